/// One pass over the tokens of a sentence.
struct TimeScan {
  let tokens: [Token]
  let range: Range<Int>
  /// What the text before settles; brought up to date with every expression.
  private(set) var context: TimeContext

  init(tokens: [Token], range: Range<Int>, context: TimeContext) {
    self.tokens = tokens
    self.range = range
    self.context = context
  }

  /// The day of publication.
  var anchor: CivilDay? { context.anchor }

  /// The expressions of the sentence, in order.
  mutating func run() -> [FoundTime] {
    var found: [FoundTime] = []
    var index = range.lowerBound
    var bearer = index
    while index < range.upperBound {
      bearer = max(bearer, index)
      while bearer < range.upperBound, !bears(bearer) { bearer += 1 }
      guard bearer < range.upperBound else { break }
      index = max(index, bearer - TimeScan.lead)
      if mayOpen(index), var time = match(index), time.tokens.upperBound > index {
        index = time.tokens.upperBound
        time.tokens = widened(time, after: found.last?.tokens.upperBound ?? range.lowerBound)
        context.note(time)
        found.append(time)
      } else {
        index += 1
      }
    }
    return merged(found).map(dated)
  }

  /// Gives a time of day that stands alone the day that the text speaks of, else that of publication; its `value` stays
  /// open, as the text does not say so.
  private func dated(_ time: FoundTime) -> FoundTime {
    guard time.kind == .time, time.timex.hasPrefix("T"), let day = context.recentDay ?? anchor else { return time }
    var dated = time
    dated.timex = day.iso + time.timex
    return dated
  }

  /// How many words can lead up to the first that is of time by itself; "its comparable fiscal first" has four.
  private static let lead = 8

  /// Whether a word is of time by itself, so that an expression can be where it is.
  private func bears(_ index: Int) -> Bool {
    let word = tokens[index].lower
    guard let first = word.utf8.first else { return false }
    return first &- 48 < 10 || first == 39 || TimeLexicon.mayBear(word) && TimeLexicon.bears(word)
      || first == 109 && word.hasPrefix("mid-")
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

  func isPart(_ part: PartOfSpeech, _ index: Int) -> Bool {
    range.contains(index) && tokens[index].partOfSpeech == part
  }

  /// The first rule that fits, the longest expressions first.
  private func match(_ index: Int) -> FoundTime? {
    calendar(index) ?? period(index)
  }

  private func calendar(_ index: Int) -> FoundTime? {
    if let found = clockTime(index) ?? numericDate(index) ?? beforeChrist(index) { return found }
    if let found = dayAndMonth(index) ?? monthAndDay(index) ?? dayOfRange(index) { return found }
    return monthAlone(index) ?? weekday(index) ?? holiday(index)
  }

  private func period(_ index: Int) -> FoundTime? {
    if let found = endOfPeriod(index) ?? shortQuarter(index) ?? fiscalPeriod(index) { return found }
    if let found = storyPeriod(index) ?? relativePeriod(index) ?? duration(index) ?? era(index) { return found }
    return year(index) ?? repeated(index) ?? reference(index)
  }

  // MARK: Extents

  /// The tokens with the words before that belong to the expression: "earlier this year", "more than two years".
  private func widened(_ time: FoundTime, after floor: Int) -> Range<Int> {
    let start = time.tokens.lowerBound
    var first = start
    switch lower(start - 1) {
    case "early", "late", "earlier", "later":
      let isDay = TimeLexicon.weekday(lower(start)) != nil && !lower(start - 1).hasSuffix("r")
      if time.kind != .duration, isDay || TimeScan.takesEarlier.contains(lower(start)) { first -= 1 }
    case "right":
      if lower(start) == "now" { first -= 1 }
    case "nearly", "almost", "roughly":
      if isMeasure(time) { first -= 1 }
    case "than":
      if isMeasure(time), ["more", "less", "longer"].contains(lower(start - 2)) { first -= 2 }
    case "least", "most":
      if isMeasure(time), lower(start - 2) == "at" { first -= 2 }
    case "to":
      if isMeasure(time), lower(start - 2) == "up" { first -= 2 }
    default: break
    }
    return max(first, min(floor, start))..<time.tokens.upperBound
  }

  private static let takesEarlier: Set<String> = [
    "this", "last", "next", "that", "yesterday", "today", "tomorrow", "in",
  ]

  private func isMeasure(_ time: FoundTime) -> Bool {
    time.kind == .duration && lower(time.tokens.lowerBound) != "the"
      || ["ago", "earlier", "later"].contains(lower(time.tokens.upperBound - 1))
  }

  /// Joins a time of day with the day beside it, as in "Tuesday at 8:30".
  private func merged(_ found: [FoundTime]) -> [FoundTime] {
    var result: [FoundTime] = []
    for time in found {
      guard let last = result.last else {
        result.append(time)
        continue
      }
      let gap = last.tokens.upperBound..<time.tokens.lowerBound
      if isJoined(gap), let joined = join(last, time) {
        result[result.count - 1] = joined
        continue
      }
      if isElsewhere(gap), var joined = join(last, time) {
        joined.tokens = last.tokens
        result[result.count - 1] = joined
      }
      result.append(time)
    }
    return result
  }

  private func isJoined(_ gap: Range<Int>) -> Bool {
    guard gap.count <= 2 else { return false }
    return gap.allSatisfy { ["on", "at", ",", "of"].contains(tokens[$0].lower) }
  }

  private func join(_ left: FoundTime, _ right: FoundTime) -> FoundTime? {
    var clock: FoundTime
    let date: FoundTime
    if lower(left.tokens.lowerBound) == "overnight", left.kind == .time, right.kind == .date {
      (clock, date) = (left, right)
      clock.timex = "TNI"
    } else if left.kind == .time, left.timex.hasPrefix("T"), right.kind == .date || isPartOfDay(right) {
      (clock, date) = (left, right)
    } else if right.kind == .time, right.timex.hasPrefix("T"), left.kind == .date {
      (clock, date) = (right, left)
    } else {
      return nil
    }
    guard date.kind == .time || date.day != nil || date.timex.hasPrefix("XXXX-") else { return nil }
    var joined = date
    joined.tokens = left.tokens.lowerBound..<right.tokens.upperBound
    joined.kind = .time
    let day = date.kind == .time ? date.timex.prefix { $0 != "T" } : date.timex[...]
    joined.timex = day + clock.timex
    if date.kind == .time, clock.timex.utf8.count == 6, let hour = Int(clock.timex.dropFirst().prefix(2)), hour < 12,
      ["TAF", "TEV", "TNI"].contains(date.timex.suffix(3))
    {
      joined.timex = day + "T\(hour + 12)" + clock.timex.suffix(3)
    }
    return joined
  }

  /// "Monday morning", which a time of day makes exact.
  private func isPartOfDay(_ time: FoundTime) -> Bool { time.kind == .time && time.day != nil }
}
