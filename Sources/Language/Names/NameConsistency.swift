/// Makes a document's names agree with each other.
///
/// A text gives a person's full name once and goes on with one part of it ("Hibatullah Akhunzada … Akhunzada"), which
/// alone in its sentence may look like a place. One sense a document: a name of one word that ends a person's full name
/// elsewhere in the text is that person, and names of the same words have the kind that most of them have.
enum NameConsistency {
  /// The shortest word that tells a person.
  private static let shortest = 4

  /// Changes the kinds of names; linear in the text.
  static func apply(to text: inout AnnotatedText) {
    let people = people(in: text)
    let kinds = Name.Kind.allCases
    var votes: [[String]: [Int]] = [:]
    func forms(_ name: Name) -> [String] { text.tokens[name.tokens].map(\.form) }
    func index(_ kind: Name.Kind) -> Int { kinds.firstIndex(of: kind) ?? 0 }
    for name in text.names {
      votes[forms(name), default: [Int](repeating: 0, count: kinds.count)][index(name.kind)] += 1
    }
    for place in text.names.indices {
      let name = text.names[place]
      let forms = forms(name)
      if forms.count == 1, name.kind != .group, people.contains(forms[0]) {
        text.names[place].kind = .person
        continue
      }
      guard let counts = votes[forms] else { continue }
      let own = index(name.kind)
      let best = kinds.indices.max { counts[$0] < counts[$1] } ?? own
      if counts[best] >= 2 * counts[own] { text.names[place].kind = kinds[best] }
    }
  }

  /// The last words of full names of persons, but those that the text also has in small letters.
  private static func people(in text: AnnotatedText) -> Set<String> {
    var people: Set<String> = []
    for name in text.names where name.kind == .person && name.tokens.count >= 2 {
      let form = text.tokens[name.tokens.upperBound - 1].form
      if form.unicodeScalars.count >= shortest, form.unicodeScalars.first?.isCapital == true { people.insert(form) }
    }
    guard !people.isEmpty else { return people }
    let lowered = Dictionary(people.map { (Tokenizer.lower($0), $0) }, uniquingKeysWith: min)
    for token in text.tokens where token.form.unicodeScalars.first?.isSmall == true {
      if let form = lowered[token.form] { people.remove(form) }
    }
    return people
  }
}
