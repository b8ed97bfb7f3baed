/// What speaks for or against an antecedent, numbered.
///
/// Pronouns for people ("he", "she"), for several ("they") and for things ("it") have weights of their own.
enum PronounFeature {
  static let bias = 0
  /// Sentences between: 0, 1, 2, 3, more.
  static let distance = 1
  /// The role of the last mention, in the same sentence and before.
  static let role = 6
  static let parallelSame = 18
  static let parallelBefore = 19
  static let kind = 20
  static let samePronoun = 23
  static let sexKnown = 24
  static let count = 25
  static let rank = 29
  static let subjectSame = 34
  static let subjectBefore = 35
  static let ownSubject = 36
  static let sameParagraph = 37
  static let inHeading = 38
  static let sameVoice = 39
  static let firstOfSentence = 40
  static let coordination = 41
  static let plural = 42
  static let natureOfCandidate = 43
  static let nameKind = 47
  static let isNominalDefinite = 52
  static let onlyOne = 53
  static let mostMentioned = 54
  static let speechSame = 55
  static let speechBefore = 56
  static let tokens = 57
  static let singularPerson = 61
  static let before = 62
  static let possessiveSameClause = 63
  /// What speaks for no antecedent at all.
  static let none = 64
  static let noneCandidates = 65
  static let noneClause = 69
  static let noneQuotation = 70
  static let noneFirst = 71
  static let noneSubject = 72
  static let total = 73
}

/// The weights of the pronouns' features.
package struct PronounWeights: Sendable {
  /// Kinds of pronouns with weights of their own.
  package static let kinds = 3
  /// Weights of a kind.
  package static let count = PronounFeature.total

  package var values: [Double]

  /// Makes weights, `kinds` times `count`.
  package init(_ values: [Double]) {
    self.values = values
  }

  /// The score of a candidate.
  package func score(_ kind: Int, _ features: [Int]) -> Double {
    var sum = 0.0
    for feature in features { sum += values[kind * PronounWeights.count + feature] }
    return sum
  }

  /// e to a power of at most 0, from its series: the same bits on every platform.
  package static func exponential(_ power: Double) -> Double {
    guard power > -40 else { return 0 }
    let part = power / 64
    var term = 1.0
    var sum = 1.0
    for step in 1...8 {
      term *= part / Double(step)
      sum += term
    }
    for _ in 0..<6 { sum *= sum }
    return sum
  }
}

/// A pronoun's candidates with their features, the last of which is none of them.
package struct PronounChoice: Sendable {
  /// The kind of pronoun.
  package var kind: Int
  /// The features of each candidate.
  package var candidates: [[Int]]
  /// Which of them are right.
  package var isRight: [Bool]
}
