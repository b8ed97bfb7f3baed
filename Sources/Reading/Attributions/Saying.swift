import Language
import Records

/// One attribution as the rules find it: offsets and mentions, before it becomes a record.
struct Saying: Sendable {
  /// The mention that says it; nil where the text does not tell.
  var source: Int?
  /// Joint sources.
  var others: [Int] = []
  /// The words that name the source: all there is of one that the cast does not know ("one assessment").
  var sourceTokens: Range<Int>?
  /// Whether the source stands elsewhere and these words only point at it ("he", "the statement").
  var pointsAtSource = false
  var cue: Range<Int>?
  /// Code points of what is said, in text order.
  var content: [Range<Int>]
  var quotation: Attribution.Quotation
  var addressee: Int?
  var occasion: Range<Int>?
  /// The time expression of the saying, as an index into the text's times.
  var time: Int?
  /// Who carried it here, outermost first: "diplomatic sources cited by Axios".
  var carriers: [Int] = []
  /// Whether the verb denies what it reports ("denied that …").
  var isDenial = false
  /// Whether it is known by hearsay alone ("reportedly").
  var isHearsay = false
  /// Whether the outlet infers it instead of reporting it ("his statement implies that he believes …").
  var isInference = false
  /// Whether it is said and not only thought, wanted or planned.
  var isSpeech = true
  var lemma: String
  var rule: String
  var confidence: Double
  var sentence: Int

  var start: Int { content.first?.lowerBound ?? 0 }

  /// Whether the content reaches over a whole range of code points.
  func covers(_ range: Range<Int>) -> Bool {
    content.contains { $0.lowerBound <= range.lowerBound && range.upperBound <= $0.upperBound }
  }

  /// The number of code points of the content.
  var length: Int { content.reduce(0) { $0 + $1.count } }
}
