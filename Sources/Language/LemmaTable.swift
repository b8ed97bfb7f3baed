/// The forms whose dictionary form no rule gives.
package struct LemmaTable: Sendable {
  private var exceptions = [[String: String]](repeating: [:], count: PartOfSpeech.allCases.count)
  /// By a key of Penn part of speech, blank, form: what differs from the universal part of speech's exception or rule.
  private var narrow: [String: String] = [:]

  /// Reads lines of a universal part of speech, form and lemma, or of "=", Penn part of speech, form and lemma.
  package init(_ lines: String) {
    for line in lines.utf8.split(separator: 10) {
      let fields = line.split(separator: 32)
      if fields.count == 3, let part = PartOfSpeech(rawValue: String(decoding: fields[0], as: UTF8.self)) {
        exceptions[part.index][String(decoding: fields[1], as: UTF8.self)] = String(decoding: fields[2], as: UTF8.self)
      } else if fields.count == 4 {
        narrow[LemmaTable.key(String(decoding: fields[1], as: UTF8.self), String(decoding: fields[2], as: UTF8.self))] =
          String(decoding: fields[3], as: UTF8.self)
      }
    }
  }

  private static func key(_ xpos: String, _ lower: String) -> String { xpos + " " + lower }

  /// The exception for a form, if there is one.
  package func lemma(_ lower: String, _ partOfSpeech: PartOfSpeech, xpos: String) -> String? {
    if partOfSpeech == .verb || partOfSpeech == .noun || partOfSpeech == .auxiliary || partOfSpeech == .adjective,
      let lemma = narrow[LemmaTable.key(xpos, lower)]
    {
      return lemma
    }
    return exceptions[partOfSpeech.index][lower]
  }
}

extension PartOfSpeech {
  /// Its place in `allCases`.
  package var index: Int {
    switch self {
    case .adjective: 0
    case .adposition: 1
    case .adverb: 2
    case .auxiliary: 3
    case .coordinator: 4
    case .determiner: 5
    case .interjection: 6
    case .noun: 7
    case .number: 8
    case .particle: 9
    case .pronoun: 10
    case .properNoun: 11
    case .punctuation: 12
    case .subordinator: 13
    case .symbol: 14
    case .verb: 15
    case .x: 16
    }
  }
}
