internal import Records

/// What a story is called: its most telling names and words.
///
///     "North Korea, Kim, summit, Hanoi"
enum StoryLabel {
  /// Words of a label; documents whose spelling is asked.
  private static let words = 4
  private static let asked = 4

  /// The label of some documents.
  static func label(of documents: [Document], profiles: [StoryProfile]) -> String {
    var weights: [UInt32: Float] = [:]
    for profile in profiles {
      for term in profile.text.terms { weights[term.id, default: 0] += term.weight }
      // A name tells more than a word: parties are what a negotiation is known by.
      for term in profile.names.terms { weights[term.id, default: 0] += term.weight }
    }
    let ranked = weights.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(words * 3).map(\.key)
    let spellings = Spellings(of: Set(ranked), in: documents.prefix(asked))
    var label: [String] = []
    for term in ranked where label.count < words {
      guard let spelling = spellings.spelling(of: term) else { continue }
      // "Kim" after "Kim Jong" says nothing new.
      let parts = Set(label.flatMap { $0.split(separator: " ") })
      if spelling.split(separator: " ").contains(where: parts.contains) { continue }
      label.append(spelling)
    }
    return label.joined(separator: ", ")
  }

  /// How terms are written, and the capitalised word that stands before them.
  private struct Spellings {
    private var spellings: [UInt32: [String: Int]] = [:]
    private var pairs: [UInt32: [String: Int]] = [:]

    init(of terms: Set<UInt32>, in documents: some Sequence<Document>) {
      for document in documents {
        let text = Array(document.text.unicodeScalars)
        var before: (end: Int, spelling: String)?
        FoldedWords.forEach(in: document.text) { word in
          let isWanted = terms.contains(word.term)
          guard isWanted || word.isCapitalised else {
            before = nil
            return
          }
          var scalars = String.UnicodeScalarView()
          scalars.append(contentsOf: text[word.start..<word.end])
          var spelling = String(scalars)
          for ending in ["'s", "’s"] where spelling.hasSuffix(ending) { spelling.removeLast(2) }
          if isWanted, word.isCapitalised || !word.opensSentence {
            spellings[word.term, default: [:]][spelling, default: 0] += 1
            if let before, before.end + 1 == word.start, word.isCapitalised, text[before.end] == " " {
              pairs[word.term, default: [:]][before.spelling + " " + spelling, default: 0] += 1
            }
          }
          before = word.isCapitalised && !word.opensSentence ? (word.end, spelling) : nil
        }
      }
    }

    /// The most frequent spelling, with the word before it where it mostly stands there.
    func spelling(of term: UInt32) -> String? {
      guard let found = spellings[term], let best = Self.first(found) else { return nil }
      let total = found.values.reduce(0, +)
      if let pair = pairs[term].flatMap(Self.first), pair.value * 2 > total { return pair.key }
      return best.key
    }

    private static func first(_ counts: [String: Int]) -> (key: String, value: Int)? {
      counts.min { ($1.value, $0.key) < ($0.value, $1.key) }
    }
  }
}
