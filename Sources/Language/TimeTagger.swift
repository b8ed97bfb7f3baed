import Records

/// Finds dates, times, durations and repeated times, with their TIMEX3 types and values.
///
/// Values are resolved against the document's publication date; without one they keep an X for what is open and
/// `value` is nil. A weekday is the latest one on or before that date, or the first on or after it where the verb next
/// to it is in the future ("will meet on Friday"). A day or month without year takes the year that brings it nearest.
/// After the TIMEX3 guidelines (TimeML 1.2.1); linear time.
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
    var times: [TimeExpression] = []
    for sentence in text.sentences {
      let scan = TimeScan(tokens: text.tokens, range: sentence.tokens, anchor: anchor)
      for found in scan.run() {
        times.append(
          TimeExpression(
            offsets: text.offsets(ofTokens: found.tokens), tokens: found.tokens, kind: found.kind, timex: found.timex,
            value: found.value, earliest: found.days.map(\.lowerBound.iso) ?? found.earliest?.iso,
            latest: found.days.map(\.upperBound.iso) ?? found.latest?.iso))
      }
    }
    text.times = times
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

/// One pass over the tokens of a sentence.
struct TimeScan {
  let tokens: [Token]
  let range: Range<Int>
  let anchor: CivilDay?

  func run() -> [FoundTime] {
    var found: [FoundTime] = []
    var index = range.lowerBound
    while index < range.upperBound {
      if mayOpen(index), let time = match(index), time.tokens.upperBound > index {
        found.append(time)
        index = time.tokens.upperBound
      } else {
        index += 1
      }
    }
    return merged(found)
  }

  private func mayOpen(_ index: Int) -> Bool {
    let word = tokens[index].lower
    guard let first = word.utf8.first else { return false }
    if first &- 48 < 10 || first == 39 { return true }
    if TimeLexicon.mayOpen(word), TimeLexicon.role(word) != nil { return true }
    return first == 109 && word.hasPrefix("mid-")
  }

  /// The lower-case word at an index, empty outside the sentence.
  func lower(_ index: Int) -> String { range.contains(index) ? tokens[index].lower : "" }

  func isCapital(_ index: Int) -> Bool {
    range.contains(index) && tokens[index].form.unicodeScalars.first?.isCapital == true
  }

  /// The first rule that fits, the longest expressions first.
  private func match(_ index: Int) -> FoundTime? {
    calendar(index) ?? period(index)
  }

  private func calendar(_ index: Int) -> FoundTime? {
    if let found = clockTime(index) ?? numericDate(index) { return found }
    if let found = dayAndMonth(index) ?? monthAndDay(index) { return found }
    return monthAlone(index) ?? weekday(index) ?? holiday(index)
  }

  private func period(_ index: Int) -> FoundTime? {
    if let found = endOfPeriod(index) ?? relativePeriod(index) { return found }
    if let found = duration(index) ?? era(index) { return found }
    return year(index) ?? repeated(index) ?? reference(index)
  }

  /// Joins a time of day with the day beside it, as in "Tuesday at 8:30".
  private func merged(_ found: [FoundTime]) -> [FoundTime] {
    var result: [FoundTime] = []
    for time in found {
      guard let last = result.last, isJoined(last.tokens.upperBound..<time.tokens.lowerBound),
        let joined = join(last, time)
      else {
        result.append(time)
        continue
      }
      result[result.count - 1] = joined
    }
    return result
  }

  private func isJoined(_ gap: Range<Int>) -> Bool {
    guard gap.count <= 2 else { return false }
    return gap.allSatisfy { ["on", "at", ",", "of"].contains(tokens[$0].lower) }
  }

  private func join(_ left: FoundTime, _ right: FoundTime) -> FoundTime? {
    let clock: FoundTime
    let date: FoundTime
    if left.kind == .time, left.timex.hasPrefix("T"), right.kind == .date {
      (clock, date) = (left, right)
    } else if right.kind == .time, right.timex.hasPrefix("T"), left.kind == .date {
      (clock, date) = (right, left)
    } else {
      return nil
    }
    guard date.day != nil || date.timex.hasPrefix("XXXX-") else { return nil }
    var joined = date
    joined.tokens = left.tokens.lowerBound..<right.tokens.upperBound
    joined.kind = .time
    joined.timex = date.timex + clock.timex
    return joined
  }
}
