/// The forms whose dictionary form no rule gives.
package enum LemmaTable {
  /// The exceptions by part of speech, over those of `Lemmatizer.own`: lines of a part of speech, form and lemma.
  private static let exceptions: [[String: String]] = {
    var tables = PartOfSpeech.allCases.map { Lemmatizer.own[$0] ?? [:] }
    for line in LemmaData.exceptions.split(separator: "\n") {
      let fields = line.split(separator: " ")
      guard fields.count == 3, let part = PartOfSpeech(rawValue: String(fields[0])) else { continue }
      tables[part.index][String(fields[1])] = String(fields[2])
    }
    return tables
  }()

  static func lemma(_ lower: String, _ partOfSpeech: PartOfSpeech) -> String? {
    exceptions[partOfSpeech.index][lower]
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
