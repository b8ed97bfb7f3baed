/// Weeks, months and years relative to the anchor, durations, eras, repeated and vague times.
extension TimeScan {
  private typealias Unit = TimeLexicon.Unit

  /// "the end of the month", "the start of next year".
  func endOfPeriod(_ index: Int) -> FoundTime? {
    let place = lower(index) == "the" ? index + 1 : index
    guard ["end", "start", "beginning", "middle"].contains(lower(place)), lower(place + 1) == "of", place > index
    else { return nil }
    let inner: FoundTime?
    if lower(place + 2) == "the" || lower(place + 2) == "this", let unit = TimeLexicon.unit(lower(place + 3)),
      !unit.isClock
    {
      inner = calendarPeriod(index..<(place + 4), unit, offset: 0)
    } else {
      inner = monthAlone(place + 2) ?? relativePeriod(place + 2) ?? year(place + 2)
    }
    guard var found = inner, found.kind == .date else { return nil }
    found.tokens = index..<found.tokens.upperBound
    if lower(place) == "end", let days = found.days {
      found.days = nil
      found.latest = days.upperBound
      if lower(index - 1) == "by" { found.earliest = anchor.map { min($0, days.upperBound) } }
    }
    return found
  }

  /// "last week", "this month", "the coming days", "next few weeks", "the past two years", "this morning".
  func relativePeriod(_ index: Int) -> FoundTime? {
    var place = index
    if ["the", "these", "those"].contains(lower(place)) { place += 1 }
    var relation = lower(place)
    guard
      ["last", "next", "this", "past", "coming", "previous", "recent", "following", "upcoming"].contains(relation)
        || (place > index && lower(index) == "these")
    else { return withOffset(index) }
    if lower(index) == "these" { relation = "this" } else { place += 1 }
    if relation == "the" { return nil }
    if ["coming", "past", "last", "next"].contains(relation), lower(place) == "," { return nil }
    var count: Int?
    var isVague = false
    if let number = TimeLexicon.number(lower(place)) {
      count = number
      place += 1
    } else if case .vague? = TimeLexicon.role(lower(place)) {
      isVague = true
      place += 1
    } else if lower(place) == "couple", lower(place + 1) == "of" {
      isVague = true
      place += 2
    }
    if lower(place) == "of", isVague { place += 1 }
    if count == nil, !isVague, let found = partOrSeason(index, relation, place) { return found }
    guard let unit = TimeLexicon.unit(lower(place)), lower(place) != "second" else { return nil }
    let range = index..<(place + 1)
    let isFuture = ["next", "coming", "upcoming", "following"].contains(relation)
    let isPlural = lower(place).hasSuffix("s")
    if let count {
      return duration(range, unit, count, relation: relation == "this" ? "" : isFuture ? "next" : "past")
    }
    if isVague || isPlural {
      if isFuture { return FoundTime(range, .date, "FUTURE_REF", earliest: anchor) }
      if relation == "this" { return FoundTime(range, .date, "PRESENT_REF") }
      return FoundTime(range, .date, "PAST_REF", latest: anchor)
    }
    if unit.isClock { return nil }
    if place - 1 > index, ["past", "last", "coming", "next"].contains(relation) {
      return duration(range, unit, 1, relation: isFuture ? "next" : "past")
    }
    let offset = relation == "this" ? 0 : isFuture ? 1 : -1
    if relation == "following" || relation == "previous" || relation == "recent" {
      return FoundTime(range, .date, open(unit))
    }
    if unit == .day { return nil }
    return calendarPeriod(range, unit, offset: offset)
  }

  /// "this morning", "last night", "last summer".
  private func partOrSeason(_ index: Int, _ relation: String, _ place: Int) -> FoundTime? {
    let range = index..<(place + 1)
    if case .season(let code)? = TimeLexicon.role(lower(place)), let anchor {
      let year: Int
      switch relation {
      case "last", "past": year = code == "SU" && anchor.month > 8 ? anchor.year : anchor.year - 1
      case "next", "coming": year = code == "SU" && anchor.month < 6 ? anchor.year : anchor.year + 1
      default: year = anchor.year
      }
      return FoundTime(range, .date, "\(year)-\(code)", value: String(year))
    }
    guard let code = TimeLexicon.partOfDay(lower(place)), relation == "this" || relation == "last" else { return nil }
    guard let anchor else { return FoundTime(range, .time, "XXXX-XX-XX" + code) }
    var found = FoundTime(range, day: relation == "this" ? anchor : anchor.adding(days: -1))
    found.kind = .time
    found.timex += code
    return found
  }

  /// "two days ago", "a year earlier", "eleven years later".
  private func withOffset(_ index: Int) -> FoundTime? {
    var place = index
    var count: Int?
    if ["a", "an"].contains(lower(place)) {
      count = 1
      place += 1
    } else if let number = TimeLexicon.number(lower(place)) {
      count = number
      place += 1
    }
    if case .vague? = TimeLexicon.role(lower(place)), count == nil || lower(index) == "a" {
      count = nil
      place += lower(place + 1) == "of" ? 2 : 1
    }
    guard place > index, let unit = TimeLexicon.unit(lower(place)) else { return nil }
    let word = lower(place + 1)
    let isFromNow = word == "from" && lower(place + 2) == "now"
    guard isFromNow || ["ago", "earlier", "later", "before"].contains(word), word != "before" || lower(index) == "the"
    else { return nil }
    let range = index..<(place + (isFromNow ? 3 : 2))
    let sign = word == "ago" || word == "earlier" ? -1 : 1
    guard word == "ago" || isFromNow, let anchor, let count else {
      if word == "ago", count == nil { return FoundTime(range, .date, "PAST_REF", latest: anchor) }
      return FoundTime(range, .date, open(unit))
    }
    return shifted(range, from: anchor, unit, count * sign)
  }

  /// The day, month or year that lies some units from the anchor, as exact as the unit.
  private func shifted(_ range: Range<Int>, from anchor: CivilDay, _ unit: TimeLexicon.Unit, _ count: Int) -> FoundTime?
  {
    guard abs(count) <= 5_000 else { return nil }
    switch unit {
    case .second, .minute, .hour:
      let days = unit == .hour ? Int((Double(count) / 24).rounded(.towardZero)) : 0
      return FoundTime(range, day: anchor.adding(days: days))
    case .day: return FoundTime(range, day: anchor.adding(days: count))
    case .week, .weekend:
      let week = anchor.adding(days: 7 * count).monday
      return FoundTime(range, .date, week.isoWeek, value: week.isoWeek, days: week...week.adding(days: 6))
    case .month, .quarter: return calendarPeriod(range, .month, offset: count * (unit == .quarter ? 3 : 1))
    case .year, .decade, .century:
      return calendarPeriod(range, .year, offset: count * (unit == .year ? 1 : unit == .decade ? 10 : 100))
    }
  }

  /// A whole week, month or year some steps from the anchor's.
  private func calendarPeriod(_ range: Range<Int>, _ unit: TimeLexicon.Unit, offset: Int) -> FoundTime? {
    guard let anchor else { return FoundTime(range, .date, open(unit)) }
    switch unit {
    case .second, .minute, .hour: return nil
    case .day: return FoundTime(range, day: anchor.adding(days: offset))
    case .week:
      let week = anchor.monday.adding(days: 7 * offset)
      return FoundTime(range, .date, week.isoWeek, value: week.isoWeek, days: week...week.adding(days: 6))
    case .weekend:
      let week = anchor.monday.adding(days: 7 * (anchor.weekday >= 6 && offset < 0 ? offset : offset))
      return FoundTime(
        range, .date, week.isoWeek + "-WE", value: week.isoWeek, days: week.adding(days: 5)...week.adding(days: 6))
    case .month:
      let day = anchor.adding(months: offset)
      let value = String(day.iso.prefix(7))
      return FoundTime(range, .date, value, value: value, days: CivilDay.month(day.month, year: day.year))
    case .quarter:
      let day = anchor.adding(months: 3 * offset)
      let quarter = (day.month - 1) / 3
      guard let first = CivilDay(year: day.year, month: quarter * 3 + 1, day: 1) else { return nil }
      return FoundTime(
        range, .date, "\(CivilDay.padded(day.year, 4))-Q\(quarter + 1)",
        days: first...first.adding(months: 3).adding(days: -1))
    case .year:
      guard let days = CivilDay.years(anchor.year + offset, anchor.year + offset) else { return nil }
      let value = CivilDay.padded(anchor.year + offset, 4)
      return FoundTime(range, .date, value, value: value, days: days)
    case .decade, .century:
      let length = unit == .decade ? 10 : 100
      let first = (anchor.year / length + offset) * length
      guard let days = CivilDay.years(first, first + length - 1) else { return nil }
      return FoundTime(range, .date, String(first / length), days: days)
    }
  }

  /// The TIMEX3 value of a unit that is not settled.
  private func open(_ unit: TimeLexicon.Unit) -> String {
    switch unit {
    case .second, .minute, .hour: "XXXX-XX-XXTXX"
    case .day: "XXXX-XX-XX"
    case .week: "XXXX-WXX"
    case .weekend: "XXXX-WXX-WE"
    case .month: "XXXX-XX"
    case .quarter: "XXXX-QX"
    case .year: "XXXX"
    case .decade: "XXX"
    case .century: "XX"
    }
  }

  /// "72-hour", "three years", "a matter of days", "within 48 hours", "for weeks".
  func duration(_ index: Int) -> FoundTime? {
    if lower(index) == "a" || lower(index) == "the", lower(index + 1) == "matter", lower(index + 2) == "of",
      let unit = TimeLexicon.unit(lower(index + 3))
    {
      return FoundTime(index..<(index + 4), .duration, prefix(unit) + "X" + unit.letter, earliest: anchor)
    }
    var place = index
    var count: Int?
    var isVague = false
    if let number = TimeLexicon.number(lower(place)) {
      count = number
      place += 1
      let second = lower(place) == "-" ? place + 1 : place
      if number >= 20, number < 100, number % 10 == 0, let next = TimeLexicon.number(lower(second)), next < 10 {
        count = number + next
        place = second + 1
      }
    } else if ["a", "an"].contains(lower(place)), case .vague? = TimeLexicon.role(lower(place + 1)) {
      isVague = true
      place += lower(place + 2) == "of" ? 3 : 2
    } else if ["a", "an"].contains(lower(place)) {
      guard ["for", "within", "in", "of", "after", "than", "nearly", "almost"].contains(lower(place - 1)) else {
        return nil
      }
      count = 1
      place += 1
    } else if case .vague? = TimeLexicon.role(lower(place)) {
      isVague = true
      place += 1
    } else {
      return bareUnits(index)
    }
    let isHyphened = lower(place) == "-" && place > index && !tokens[place - 1].isFollowedBySpace
    if isHyphened { place += 1 }
    guard let unit = TimeLexicon.unit(lower(place)), lower(place) != "second" else { return nil }
    let after = lower(place + 1)
    if after == "old" || (after == "-" && lower(place + 2).hasPrefix("old")) { return nil }
    let range = index..<(place + 1)
    guard let count, !isVague else {
      return FoundTime(range, .duration, prefix(unit) + "X" + unit.letter)
    }
    var relation = ""
    if lower(index - 1) == "within" { relation = "next" }
    return duration(range, unit, count, relation: relation)
  }

  /// "for weeks and months", "in recent decades": units without a number behind a preposition.
  private func bareUnits(_ index: Int) -> FoundTime? {
    guard let unit = TimeLexicon.unit(lower(index)), lower(index).hasSuffix("s"),
      ["for", "within", "over", "of", "and", "after"].contains(lower(index - 1)),
      lower(index - 1) != "and" || TimeLexicon.unit(lower(index - 2)) != nil
    else { return nil }
    return FoundTime(index..<(index + 1), .duration, prefix(unit) + "X" + unit.letter)
  }

  private func prefix(_ unit: TimeLexicon.Unit) -> String { unit.isClock ? "PT" : "P" }

  private func duration(_ range: Range<Int>, _ unit: TimeLexicon.Unit, _ count: Int, relation: String) -> FoundTime {
    let number = lower(range.upperBound - 1) == "fortnight" ? count * 2 : count
    let years = unit == .decade ? 10 : unit == .century ? 100 : nil
    let size = years.map { "P\(number * $0)Y" }
    var found = FoundTime(range, .duration, size ?? "\(prefix(unit))\(number)\(unit.letter)")
    guard let anchor, relation != "", number <= 10_000 else { return found }
    let step = relation == "next" ? number : -number
    let other: CivilDay
    switch unit {
    case .second, .minute: other = anchor
    case .hour: other = anchor.adding(days: step > 0 ? (step + 23) / 24 : (step - 23) / 24)
    case .day: other = anchor.adding(days: step)
    case .week, .weekend: other = anchor.adding(days: step * 7)
    case .month: other = anchor.adding(months: step)
    case .quarter: other = anchor.adding(months: step * 3)
    case .year: other = anchor.adding(months: step * 12)
    case .decade: other = anchor.adding(months: step * 120)
    case .century: other = anchor.adding(months: step * 1_200)
    }
    found.days = min(anchor, other)...max(anchor, other)
    return found
  }

  /// "the 1990s", "the 19th century", "the first half of 2024", "summer 2024".
  func era(_ index: Int) -> FoundTime? {
    let place = lower(index) == "the" ? index + 1 : index
    let word = lower(place)
    if word.utf8.count == 5, word.hasSuffix("0s"), let first = Int(word.dropLast()),
      let days = CivilDay.years(first, first + 9)
    {
      return FoundTime(index..<(place + 1), .date, String(first / 10), days: days)
    }
    if word.hasPrefix("'"), word.hasSuffix("0s"), word.utf8.count == 4 {
      return FoundTime(index..<(place + 1), .date, "XX\(word.dropFirst().prefix(1))")
    }
    if lower(place + 1) == "century" || (lower(place + 1) == "-" && lower(place + 2) == "century"),
      let number = Int(word.prefix { $0.isASCII && $0.isNumber }), (1...21).contains(number), word.utf8.count > 2
    {
      let end = lower(place + 1) == "-" ? place + 3 : place + 2
      return FoundTime(
        index..<end, .date, CivilDay.padded(number - 1, 2), days: CivilDay.years((number - 1) * 100 + 1, number * 100))
    }
    if let quarter = ["first": 1, "second": 2, "third": 3, "fourth": 4][word],
      ["quarter", "half"].contains(lower(place + 1))
    {
      let isHalf = lower(place + 1) == "half"
      guard !isHalf || quarter <= 2, lower(place + 2) == "of", let year = TimeLexicon.year(lower(place + 3)),
        let first = CivilDay(year: year, month: (quarter - 1) * (isHalf ? 6 : 3) + 1, day: 1)
      else { return nil }
      return FoundTime(
        index..<(place + 4), .date, "\(year)-\(isHalf ? "H" : "Q")\(quarter)",
        days: first...first.adding(months: isHalf ? 6 : 3).adding(days: -1))
    }
    if case .season(let code)? = TimeLexicon.role(word) {
      if place > index, TimeLexicon.year(lower(place + 1)) == nil, lower(place + 1) != "of" {
        return FoundTime(index..<(place + 1), .date, "XXXX-\(code)")
      }
      let yearPlace = lower(place + 1) == "of" ? place + 2 : place + 1
      guard let year = TimeLexicon.year(lower(yearPlace)) else { return nil }
      return FoundTime(index..<(yearPlace + 1), .date, "\(year)-\(code)", value: String(year))
    }
    return nil
  }

  /// "each week", "every two years", "daily", "Mondays".
  func repeated(_ index: Int) -> FoundTime? {
    if case .repeated(let code)? = TimeLexicon.role(lower(index)) {
      guard !code.hasPrefix("XXXX") || isCapital(index) else { return nil }
      return FoundTime(index..<(index + 1), .set, code)
    }
    guard lower(index) == "each" || lower(index) == "every" else { return nil }
    var place = index + 1
    var count = 1
    if lower(place) == "other" {
      count = 2
      place += 1
    } else if lower(place) == "few" {
      guard let unit = TimeLexicon.unit(lower(place + 1)) else { return nil }
      return FoundTime(index..<(place + 2), .set, prefix(unit) + "X" + unit.letter)
    } else if let number = TimeLexicon.number(lower(place)) {
      count = number
      place += 1
    }
    if let code = TimeLexicon.partOfDay(lower(place)) {
      return FoundTime(index..<(place + 1), .set, "XXXX-XX-XX" + code)
    }
    guard let unit = TimeLexicon.unit(lower(place)) else { return nil }
    return FoundTime(index..<(place + 1), .set, "\(prefix(unit))\(count)\(unit.letter)")
  }

  /// "yesterday", "now", "recently", "in recent weeks", "at the moment", "the future".
  func reference(_ index: Int) -> FoundTime? {
    switch TimeLexicon.role(lower(index)) {
    case .day(let offset):
      guard let anchor else { return withPartOfDay(FoundTime(index..<(index + 1), .date, "XXXX-XX-XX")) }
      return withPartOfDay(FoundTime(index..<(index + 1), day: anchor.adding(days: offset)))
    case .reference(let code):
      if code == "FUTURE_REF", lower(index - 1) == "as" || lower(index + 1) == "after" || !isFuture(index) {
        return nil
      }
      if code == "PRESENT_REF" { return FoundTime(index..<(index + 1), .date, code, value: nil) }
      return FoundTime(
        index..<(index + 1), .date, code, earliest: code == "FUTURE_REF" ? anchor : nil,
        latest: code == "PAST_REF" ? anchor : nil)
    default: break
    }
    let before = lower(index - 1)
    if lower(index) == "the", before == "in" || before == "at" {
      switch lower(index + 1) {
      case "future": return FoundTime(index..<(index + 2), .date, "FUTURE_REF", earliest: anchor)
      case "near" where lower(index + 2) == "future":
        return FoundTime(index..<(index + 3), .date, "FUTURE_REF", earliest: anchor)
      case "past" where !range.contains(index + 2) || tokens[index + 2].partOfSpeech == .punctuation:
        return FoundTime(index..<(index + 2), .date, "PAST_REF", latest: anchor)
      case "moment": return FoundTime(index..<(index + 2), .date, "PRESENT_REF")
      default: return nil
      }
    }
    if lower(index) == "at", lower(index + 1) == "present" {
      return FoundTime(index..<(index + 2), .date, "PRESENT_REF")
    }
    return nil
  }

  /// Whether the verb that a day goes with is in the future: the nearest verb before it, else the next one after it.
  func isFuture(_ place: Int) -> Bool {
    var index = place - 1
    let first = max(range.lowerBound, place - TimeScan.reach)
    while index >= first {
      if isVerb(index) {
        if let future = tense(of: index) { return future }
      } else if ["upcoming", "forthcoming"].contains(lower(index)) {
        return true
      }
      index -= 1
    }
    index = place + 1
    let last = min(range.upperBound, place + TimeScan.reach)
    while index < last {
      if ["will", "'ll", "shall", "wo"].contains(lower(index)) { return true }
      if isVerb(index) {
        if let future = tense(of: index) { return future }
      }
      index += 1
    }
    return false
  }

  /// How many tokens to look for the verb of a day, about a long clause; chosen by hand, not tuned.
  private static let reach = 20

  private static let announcing: Set<String> = [
    "set", "scheduled", "expected", "due", "slated", "planned", "planning", "going", "poised", "likely",
  ]

  private func isVerb(_ index: Int) -> Bool {
    tokens[index].partOfSpeech == .verb || tokens[index].partOfSpeech == .auxiliary
      || TimeScan.announcing.contains(lower(index))
  }

  /// Whether a verb is in the future; nil for an infinitive, whose time is that of the verb before it.
  private func tense(of index: Int) -> Bool? {
    let word = lower(index)
    if ["will", "'ll", "shall", "wo"].contains(word) { return true }
    if ["plans", "plan", "hopes", "intends", "aims", "expects"].contains(word), lower(index + 1) == "to" {
      return true
    }
    var before = index - 1
    while before > index - 4, range.contains(before),
      tokens[before].partOfSpeech == .adverb || ["not", "n't", "be", "also"].contains(lower(before))
    {
      before -= 1
    }
    let auxiliary = lower(before)
    if ["will", "'ll", "shall", "wo"].contains(auxiliary) { return true }
    if auxiliary == "to" { return nil }
    if TimeScan.announcing.contains(word) { return ["is", "are", "'s", "'re", "am", "'m"].contains(auxiliary) }
    return false
  }
}
