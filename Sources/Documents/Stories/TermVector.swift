/// How often which words stand in a text, as a vector of length 1.
///
/// Terms are 32 bits of a stem's digest, in ascending order; two of a text's hundred terms have the same bits once in
/// a million texts.
struct TermVector: Sendable {
  struct Term: Sendable {
    var id: UInt32
    var weight: Float
  }

  private(set) var terms: [Term]

  /// The vector of some counts, each dampened and weighted; only the heaviest terms are kept.
  init(_ counts: [UInt32: (count: Float, weight: Float)], atMost most: Int) {
    var terms = counts.map { Term(id: $0.key, weight: (1 + $0.value.count.logarithm) * $0.value.weight) }
    if terms.count > most {
      terms.sort { ($1.weight, $0.id) < ($0.weight, $1.id) }
      terms.removeLast(terms.count - most)
    }
    terms.sort { $0.id < $1.id }
    self.terms = terms
    scale()
  }

  /// The sum of two vectors, not scaled.
  private init(sum terms: [Term]) { self.terms = terms }

  /// The cosine of two vectors of length 1; linear in the terms of both.
  func dot(_ other: TermVector) -> Float {
    var sum: Float = 0
    var here = 0
    var there = 0
    while here < terms.count, there < other.terms.count {
      if terms[here].id == other.terms[there].id {
        sum += terms[here].weight * other.terms[there].weight
        here += 1
        there += 1
      } else if terms[here].id < other.terms[there].id {
        here += 1
      } else {
        there += 1
      }
    }
    return sum
  }

  /// The sum with another vector, not scaled.
  func adding(_ other: TermVector) -> TermVector {
    var sum: [Term] = []
    sum.reserveCapacity(terms.count + other.terms.count)
    var here = 0
    var there = 0
    while here < terms.count || there < other.terms.count {
      if there == other.terms.count || here < terms.count && terms[here].id < other.terms[there].id {
        sum.append(terms[here])
        here += 1
      } else if here == terms.count || other.terms[there].id < terms[here].id {
        sum.append(Term(id: other.terms[there].id, weight: other.terms[there].weight))
        there += 1
      } else {
        sum.append(Term(id: terms[here].id, weight: terms[here].weight + other.terms[there].weight))
        here += 1
        there += 1
      }
    }
    return TermVector(sum: sum)
  }

  /// The vector with no more than so many terms, the heaviest.
  func limited(to most: Int) -> TermVector {
    terms.count <= most ? self : TermVector(sum: heaviest(most).sorted { $0.id < $1.id })
  }

  /// The heaviest terms, the heaviest first.
  func heaviest(_ count: Int) -> ArraySlice<Term> {
    terms.sorted { ($1.weight, $0.id) < ($0.weight, $1.id) }.prefix(count)
  }

  private mutating func scale() {
    let length = terms.reduce(Float(0)) { $0 + $1.weight * $1.weight }.squareRoot()
    guard length > 0 else { return }
    for index in terms.indices { terms[index].weight /= length }
  }
}
