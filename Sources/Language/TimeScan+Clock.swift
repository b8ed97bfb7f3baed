/// Times of day.
extension TimeScan {
  /// A time of day with its zone, or a part of the day of publication.
  ///
  /// As in "7:30", "8 a.m. EST", "2.30pm", "0600 GMT", "noon (EST)", "tonight", "overnight".
  func clockTime(_ index: Int) -> FoundTime? {
    if case .partOfDay(let code)? = TimeLexicon.role(lower(index)) {
      if code.hasPrefix("T1") || code.hasPrefix("T2") {
        return FoundTime(index..<zoned(index + 1), .time, code)
      }
      if lower(index) == "overnight" { return FoundTime(index..<(index + 1), .time, "XXXX-XX-XX" + code) }
      guard lower(index) == "tonight" else { return nil }
      guard let anchor else { return FoundTime(index..<(index + 1), .time, "XXXX-XX-XX" + code) }
      var time = FoundTime(index..<(index + 1), day: anchor)
      time.kind = .time
      time.timex += code
      return time
    }
    guard let (hour, minute, end) = fourDigits(index) ?? fields(index) ?? spoken(index) else { return nil }
    if lower(index - 1) == "(", lower(zoned(end)) == ")", isClockEnd(index - 2) { return nil }
    return FoundTime(index..<zoned(end), .time, "T\(CivilDay.padded(hour, 2)):\(CivilDay.padded(minute, 2))")
  }

  private typealias Clock = (hour: Int, minute: Int, end: Int)

  /// "0600 GMT", "at 1650 hours".
  private func fourDigits(_ index: Int) -> Clock? {
    let word = lower(index)
    guard word.utf8.count == 4, word.utf8.allSatisfy({ $0 &- 48 < 10 }), let number = Int(word), number / 100 <= 24,
      number % 100 < 60
    else { return nil }
    let place = lower(index + 1) == "local" ? index + 2 : index + 1
    let isHours = ["hours", "hrs"].contains(lower(place)) && ["at", "by", "until", "from"].contains(lower(index - 1))
    guard isHours || TimeLexicon.zones.contains(lower(place)) else { return nil }
    return (number / 100, number % 100, isHours ? place + 1 : place)
  }

  /// "7:30", "8 a.m.", "2.30 pm", "9 o'clock", "4 in the morning".
  private func fields(_ index: Int) -> Clock? {
    let word = lower(index)
    guard word.utf8.count <= 8, let first = word.utf8.first, first &- 48 < 10 else { return nil }
    let isDotted = word.utf8.contains(46)
    let fields = word.split(separator: isDotted ? "." : ":", omittingEmptySubsequences: false)
    guard let hour = fields.first.flatMap({ Int($0) }), fields.count <= (isDotted ? 2 : 3), hour <= 24 else {
      return nil
    }
    var minute = 0
    if fields.count > 1 {
      guard fields[1].utf8.count == 2, let value = Int(fields[1]), value < 60 else { return nil }
      minute = value
    }
    switch lower(index + 1) {
    case "a.m.", "am", "a.m": return hour <= 12 ? (hour % 12, minute, index + 2) : nil
    case "p.m.", "pm", "p.m": return hour <= 12 ? (hour % 12 + 12, minute, index + 2) : nil
    case "o'clock": return isDotted ? nil : (hour, minute, index + 2)
    case "in" where fields.count == 1 && hour > 0 && hour <= 12 && lower(index + 2) == "the":
      guard let code = TimeLexicon.partOfDay(lower(index + 3)) else { return nil }
      return (code != "TMO" && hour < 12 ? hour + 12 : hour, minute, index + 4)
    default: return fields.count > 1 && !isDotted ? (hour, minute, index + 1) : nil
    }
  }

  /// "six p.m.", "ten thirty p.m.", "eight o'clock", "at nine this morning", "at 9 tonight".
  private func spoken(_ index: Int) -> Clock? {
    guard let hour = TimeLexicon.number(lower(index)), (1...12).contains(hour) else { return nil }
    var place = index + 1
    var minute = 0
    if let found = TimeLexicon.number(lower(place)), found < 60, lower(place).utf8.first.map({ $0 > 57 }) == true {
      minute = found
      place += 1
    }
    switch lower(place) {
    case "a.m.", "am", "a.m": return (hour % 12, minute, place + 1)
    case "p.m.", "pm", "p.m": return (hour % 12 + 12, minute, place + 1)
    case "o'clock": return minute == 0 ? (hour, 0, place + 1) : nil
    case "tonight", "this":
      let isPart = lower(place) == "tonight" || TimeLexicon.partOfDay(lower(place + 1)) != nil
      return isPart && ["at", "until", "by", "around"].contains(lower(index - 1)) ? (hour, minute, place) : nil
    default: return nil
    }
  }

  /// The end of a time of day with the zone behind it: "EST", "(EST)", "Moscow time", "Eastern Daylight Time".
  private func zoned(_ end: Int) -> Int {
    if lower(end) == "(", let inner = zone(end + 1), lower(inner) == ")" { return inner + 1 }
    return zone(end) ?? end
  }

  /// Whether a token is the end of a time of day, which what stands in brackets behind it repeats.
  private func isClockEnd(_ place: Int) -> Bool {
    let word = lower(place)
    return ["a.m.", "am", "p.m.", "pm", "noon", "midnight", "time"].contains(word) || TimeLexicon.zones.contains(word)
      || word.utf8.contains(58)
  }

  /// Whether tokens are the same time elsewhere: "(2100 GMT)" between a time of day and its day.
  func isElsewhere(_ gap: Range<Int>) -> Bool {
    guard lower(gap.lowerBound) == "(", let clock = fourDigits(gap.lowerBound + 1) ?? fields(gap.lowerBound + 1) else {
      return false
    }
    let end = zone(clock.end) ?? clock.end
    return end < gap.upperBound && lower(end) == ")"
      && (end + 1..<gap.upperBound).allSatisfy { ["on", ","].contains(lower($0)) }
  }

  private func zone(_ place: Int) -> Int? {
    if TimeLexicon.zones.contains(lower(place)) { return place + 1 }
    guard isCapital(place) || lower(place) == "local" else { return nil }
    if lower(place + 1) == "time" { return place + 2 }
    return isCapital(place + 1) && lower(place + 2) == "time" ? place + 3 : nil
  }
}
