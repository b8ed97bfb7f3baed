import Records

/// Finds dates, times, durations and repeated times, with their TIMEX3 types and values.
///
/// Values are resolved against the document's publication date and the dates named before; what neither settles keeps an
/// X, and `value` is nil. A weekday is the latest one on or before publication, or the first on or after it where its verb
/// is in the future ("will meet on Friday"). A month or day without year takes the nearest year on the side that its verb
/// tells, or the year of the story in a narrative. After the TIMEX3 guidelines (TimeML 1.2.1); linear time.
public struct TimeTagger: Annotator {
  /// Needs tokens, sentences and parts of speech.
  public let needs: Set<Layer> = [.tokens, .sentences, .partsOfSpeech]
  /// Adds the times.
  public let adds: Set<Layer> = [.times]

  /// Makes a tagger.
  public init() {}

  /// Fills the text's times.
  public func annotate(_ text: inout AnnotatedText) {
    let anchor = text.document.published.flatMap { CivilDay(iso: $0.value) }
    var context = TimeContext(anchor: anchor, isNarrative: anchor.map { isNarrative(text, $0) } ?? false)
    var times: [TimeExpression] = []
    for (number, sentence) in text.sentences.enumerated() {
      context.sentence = number
      var scan = TimeScan(tokens: text.tokens, range: sentence.tokens, context: context)
      for found in scan.run() {
        times.append(
          TimeExpression(
            offsets: text.offsets(ofTokens: found.tokens), tokens: found.tokens, kind: found.kind, timex: found.timex,
            value: found.value, earliest: found.days.map(\.lowerBound.iso) ?? found.earliest?.iso,
            latest: found.days.map(\.upperBound.iso) ?? found.latest?.iso))
      }
      context = scan.context
    }
    text.times = times
  }

  /// The fewest years that make a narrative, and how many they must be for each word that only news has; tuned on
  /// WikiWars against TimeBank's and AQUAINT's development parts, 3 to 12 and 1 to 8.
  private static let leastYears = 5
  private static let yearsPerNewsWord = 5

  /// Whether a text tells of years that lie two years or more before its publication, and hardly of these days.
  private func isNarrative(_ text: AnnotatedText, _ anchor: CivilDay) -> Bool {
    var years = 0
    var newsWords = 0
    for sentence in text.sentences {
      var before = ""
      for index in sentence.tokens {
        let word = text.tokens[index].lower
        if word.utf8.count == 4, let year = TimeLexicon.year(word), year < anchor.year - 1 {
          if ["", ",", "in"].contains(before) || TimeLexicon.month(before) != nil { years += 1 }
        } else if TimeLexicon.mayOpen(word), TimeLexicon.isNewsWord(word) {
          newsWords += 1
        }
        before = word
      }
    }
    return years >= Self.leastYears && years >= newsWords * Self.yearsPerNewsWord
  }
}

/// What a rule found, before it becomes a `TimeExpression`.
struct FoundTime {
  var tokens: Range<Int>
  var kind: TimeExpression.Kind
  var timex: String
  var value: String?
  /// The days meant, where they are settled on both sides.
  var days: ClosedRange<CivilDay>?
  /// The first day meant, where the last one is open.
  var earliest: CivilDay?
  /// The last day meant, where the first one is open.
  var latest: CivilDay?
  /// The day it names, for a time of day to join.
  var day: CivilDay?
  /// The quarter it names.
  var quarter: TimeContext.Quarter?
  /// Whether it only names what something else is compared with, so that the text does not go on from it.
  var isComparison = false

  /// An expression that names one day.
  init(_ tokens: Range<Int>, day: CivilDay) {
    self.init(tokens, .date, day.iso, value: day.iso, days: day...day)
    self.day = day
  }

  init(
    _ tokens: Range<Int>, _ kind: TimeExpression.Kind, _ timex: String, value: String? = nil,
    days: ClosedRange<CivilDay>? = nil, earliest: CivilDay? = nil, latest: CivilDay? = nil
  ) {
    self.tokens = tokens
    self.kind = kind
    self.timex = timex
    self.value = value
    self.days = days
    self.earliest = earliest
    self.latest = latest
  }
}
