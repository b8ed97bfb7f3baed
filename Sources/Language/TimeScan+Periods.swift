/// Weeks, months and years relative to the anchor, durations, eras, repeated and vague times.
extension TimeScan {
  typealias Unit = TimeLexicon.Unit

  /// "the end of the month", "the start of next year", "year-end", "month's end".
  func endOfPeriod(_ index: Int) -> FoundTime? {
    if let unit = TimeLexicon.unit(lower(index)), unit == .year || unit == .month {
      let isPossessive = lower(index + 1) == "'s"
      let isHyphened = lower(index + 1) == "-" && !tokens[index].isFollowedBySpace
      let place = isPossessive || isHyphened ? index + 2 : index + 1
      guard lower(place) == "end", var found = calendarPeriod(index..<(place + 1), unit, offset: 0) else { return nil }
      close(&found)
      return found
    }
    let place = lower(index) == "the" ? index + 1 : index
    guard ["end", "start", "beginning", "middle"].contains(lower(place)), lower(place + 1) == "of", place > index
    else { return nil }
    let inner: FoundTime?
    if lower(place + 2) == "the" || lower(place + 2) == "this", let unit = TimeLexicon.unit(lower(place + 3)),
      !unit.isClock
    {
      inner = calendarPeriod(index..<(place + 4), unit, offset: 0)
    } else {
      inner = monthAlone(place + 2) ?? relativePeriod(place + 2) ?? year(place + 2) ?? era(place + 2)
    }
    guard var found = inner, found.kind == .date else { return nil }
    found.tokens = index..<found.tokens.upperBound
    if lower(place) == "end" { close(&found) }
    return found
  }

  /// Leaves only the last day of a period that something ends with.
  private func close(_ found: inout FoundTime) {
    guard let days = found.days else { return }
    found.days = nil
    found.latest = days.upperBound
    if lower(found.tokens.lowerBound - 1) == "by" { found.earliest = anchor.map { min($0, days.upperBound) } }
  }

  /// "the year", "the weekend", "that day", "the next day", "later that month": what the text before settles.
  func storyPeriod(_ index: Int) -> FoundTime? {
    var place = index
    if ["earlier", "later"].contains(lower(place)) {
      place += lower(place + 1) == "in" ? 2 : 1
      guard ["the", "that"].contains(lower(place)) else { return nil }
    }
    let determiner = lower(place)
    guard ["the", "that"].contains(determiner) else { return nil }
    place += 1
    if let found = beyond(index, place) ?? partOf(index, place) ?? weekOfMonth(index, place) { return found }
    let isSame = lower(place) == "same"
    if isSame { place += 1 }
    if determiner == "that", let code = TimeLexicon.season(lower(place)), place == index + 1, !isCapital(place) {
      guard let year = context.recent?.lowerBound.year else {
        return FoundTime(index..<(place + 1), .date, "XXXX-\(code)")
      }
      let value = CivilDay.padded(year, 4)
      return FoundTime(index..<(place + 1), .date, "\(value)-\(code)", value: value)
    }
    if determiner == "that", let code = TimeLexicon.partOfDay(lower(place)) { return part(code, index..<(place + 1)) }
    if determiner == "the", let code = TimeLexicon.partOfDay(lower(place)), code != "TNI", place == index + 1,
      lower(index - 1) == "in", lower(place + 1) != "of"
    {
      return part(code, index..<(place + 1))
    }
    let step = ["next": 1, "following": 1, "previous": -1, "preceding": -1, "prior": -1][lower(place)]
    if let step, !isSame, place == index + 1, let code = TimeLexicon.partOfDay(lower(place + 1)) {
      let range = index..<(place + 2)
      guard let day = context.recentDay else { return FoundTime(range, .time, "XXXX-XX-XX" + code) }
      var found = FoundTime(range, day: day.adding(days: step))
      found.kind = .time
      found.timex += code
      return found
    }
    if let step, !isSame, place == index + 1, let unit = TimeLexicon.unit(lower(place + 1)), !unit.isClock,
      isSingular(place + 1)
    {
      return beside(index..<(place + 2), unit, step)
    }
    guard let unit = TimeLexicon.unit(lower(place)), isSingular(place), !unit.isClock else { return nil }
    if determiner == "that" || isSame { return that(unit, index..<(place + 1)) }
    return the(unit, index, place)
  }

  /// "the day before yesterday", "the day after tomorrow", "the week before last", "the month after next".
  private func beyond(_ index: Int, _ place: Int) -> FoundTime? {
    if let unit = TimeLexicon.unit(lower(place)), !unit.isClock, unit != .day, isSingular(place) {
      let isBack = lower(place + 1) == "before" && lower(place + 2) == "last"
      guard isBack || lower(place + 1) == "after" && lower(place + 2) == "next",
        TimeScan.closes.contains(lower(place + 3))
      else { return nil }
      return calendarPeriod(index..<(place + 3), unit, offset: isBack ? -2 : 2)
    }
    guard lower(place) == "day" else { return nil }
    let isBefore = lower(place + 1) == "before" && lower(place + 2) == "yesterday"
    guard isBefore || lower(place + 1) == "after" && lower(place + 2) == "tomorrow" else { return nil }
    return calendarPeriod(index..<(place + 3), .day, offset: isBefore ? -2 : 2)
  }

  /// "the night of 23 October", "the morning of Tuesday".
  private func partOf(_ index: Int, _ place: Int) -> FoundTime? {
    guard lower(index) == "the", let code = TimeLexicon.partOfDay(lower(place)), lower(place + 1) == "of",
      var found = monthAndDay(place + 2) ?? dayAndMonth(place + 2) ?? weekday(place + 2), found.kind == .date
    else { return nil }
    found.tokens = index..<found.tokens.upperBound
    found.kind = .time
    found.timex += code
    return found
  }

  /// "the last week of May", "the first days of next month": the month, with the days meant.
  private func weekOfMonth(_ index: Int, _ place: Int) -> FoundTime? {
    let number =
      lower(place) == "final" ? -1 : ["last": -1, "first": 0, "second": 1, "third": 2, "fourth": 3][lower(place)]
    let unit = lower(place + 1)
    guard lower(index) == "the", let number, unit == "week" || unit == "days" && number < 1, lower(place + 2) == "of",
      var found = monthAlone(place + 3) ?? storyPeriod(place + 3) ?? relativePeriod(place + 3),
      found.kind == .date, let days = found.days, (28...31).contains(days.length)
    else { return nil }
    found.tokens = index..<found.tokens.upperBound
    let first = number < 0 ? days.upperBound.adding(days: -6) : days.lowerBound.adding(days: number * 7)
    found.days = first...first.adding(days: 6)
    return found
  }

  private func isSingular(_ place: Int) -> Bool { !lower(place).hasSuffix("s") && !lower(place).hasSuffix("ies") }

  /// A part of the day named last: "that night".
  private func part(_ code: String, _ range: Range<Int>) -> FoundTime {
    guard let day = context.recentDay else { return FoundTime(range, .time, "XXXX-XX-XX" + code) }
    var found = FoundTime(range, day: day)
    found.kind = .time
    found.timex += code
    return found
  }

  /// "that year", "the same day": the unit that the date named last lies in.
  private func that(_ unit: Unit, _ range: Range<Int>) -> FoundTime? {
    guard let recent = context.recent, unit != .day || recent.lowerBound == recent.upperBound,
      unit != .month || recent.length <= 31
    else { return FoundTime(range, .date, open(unit)) }
    return calendarPeriod(range, unit, offset: 0, from: recent.lowerBound)
  }

  /// "the next day", "the previous month": the one beside the date named last.
  private func beside(_ range: Range<Int>, _ unit: Unit, _ step: Int) -> FoundTime? {
    if step < 0, unit == .year, context.recent == nil, anchor != nil, isAboutFigures { return comparison(range) }
    guard let recent = context.recent, unit != .day && unit != .week || recent.lowerBound == recent.upperBound,
      unit != .month || recent.length <= 31
    else {
      if lower(range.lowerBound + 1) == "next", unit != .day { return nil }
      return FoundTime(range, .date, open(unit))
    }
    if lower(range.lowerBound + 1) == "next", unit != .day, !context.isNarrative { return nil }
    return calendarPeriod(range, unit, offset: step, from: recent.lowerBound)
  }

  /// "the year", "the week", "the weekend", "the day before", "the week of March 6".
  private func the(_ unit: Unit, _ index: Int, _ place: Int) -> FoundTime? {
    let range = index..<(place + 1)
    let after = lower(place + 1)
    if unit == .year, let spoken = spokenYear(place + 1) { return wholeYear(index..<spoken.end, spoken.year) }
    if unit == .year, let year = TimeLexicon.year(after) { return wholeYear(index..<(place + 2), year) }
    if unit == .week || unit == .weekend, after == "of", let date = monthAndDay(place + 2) ?? dayAndMonth(place + 2),
      let day = date.day
    {
      return calendarPeriod(index..<date.tokens.upperBound, unit, offset: 0, from: day)
    }
    if ["before", "after", "earlier", "later"].contains(after) {
      guard unit == .day || unit == .year || unit == .week || unit == .month else { return nil }
      let wide = index..<(place + 2)
      guard
        TimeScan.closes.contains(lower(place + 2)) || place + 2 >= range.upperBound && !self.range.contains(place + 2)
      else { return nil }
      return beside(wide, unit, after == "before" || after == "earlier" ? -1 : 1)
    }
    switch unit {
    case .day where index < place - 1: return (context.recentDay ?? anchor).map { FoundTime(range, day: $0) }
    case .year:
      if ["ended", "ending"].contains(after) { return FoundTime(range, .duration, "P1Y") }
      if ["of", "that", "when", "-", "for"].contains(after) && lower(index) == "the" && index == place - 1 {
        return nil
      }
      return context.year.flatMap { wholeYear(range, $0) } ?? FoundTime(range, .date, "XXXX")
    case .week, .month:
      if ["of", "that", "when", "-"].contains(after) { return nil }
      return calendarPeriod(range, unit, offset: 0)
    case .weekend:
      guard let anchor else { return FoundTime(range, .date, open(.weekend)) }
      let isPast = anchor.weekday < 6 && side(index) != .future
      return calendarPeriod(range, .weekend, offset: isPast ? -1 : 0)
    default: return nil
    }
  }

  /// What can follow "the day before" where it stands for itself.
  private static let closes: Set<String> = ["", ".", ",", ";", ":", ")", "\"", "''", "”", "and", "but", "by", "in"]

  /// "last week", "this month", "the coming days", "next few weeks", "the past two years", "this morning".
  func relativePeriod(_ index: Int) -> FoundTime? {
    var place = index
    if ["the", "these", "those"].contains(lower(place)) { place += 1 }
    let isThis = lower(place) == "this" && ["past", "coming", "last"].contains(lower(place + 1))
    if isThis { place += 1 }
    var relation = lower(place)
    guard TimeScan.relations.contains(relation) || (place > index && lower(index) == "these")
    else { return withOffset(index) }
    if lower(index) == "these" { relation = "this" } else { place += 1 }
    if ["coming", "past", "last", "next"].contains(relation), lower(place) == "," { return nil }
    if relation == "last", isPart(.verb, place - 1), place - 1 == index { return nil }
    let start = place
    var count: Int?
    var isVague = false
    if let found = quantity(place) {
      if place == index + 1, relation == "following" { return nil }
      count = found.hasHalf ? nil : found.count
      isVague = count == nil
      place = found.end
    } else if lower(place) == "fiscal" || lower(place) == "calendar", TimeLexicon.unit(lower(place + 1)) != nil {
      place += 1
    }
    if place == start, let found = partOrSeason(index, relation, place) { return found }
    guard let unit = TimeLexicon.unit(lower(place)), lower(place) != "second",
      unit != .quarter || lower(place + 1) != "century"
    else { return nil }
    let range = index..<(place + 1)
    let isFuture = ["next", "coming", "upcoming", "following", "future"].contains(relation)
    let isPlural = lower(place).hasSuffix("s")
    if relation == "latest" || relation == "first" || relation == "final" {
      guard isPlural, place > index + 1 else { return nil }
      return count.map { duration(range, unit, $0, relation: "") } ?? FoundTime(range, .duration, vague(unit))
    }
    if let count {
      return duration(range, unit, count, relation: relation == "this" ? "" : isFuture ? "next" : "past")
    }
    if isVague || isPlural {
      if relation == "this" { return FoundTime(range, .date, "PRESENT_REF") }
      if relation == "future" { return FoundTime(range, .date, "FUTURE_REF", earliest: anchor) }
      let isOfText = relation == "following" || relation == "previous"
      return FoundTime(
        range, .duration, vague(unit), earliest: isFuture && !isOfText ? anchor : nil,
        latest: isFuture || isOfText ? nil : anchor?.adding(days: -1))
    }
    if unit.isClock || relation == "future" { return nil }
    if place - 1 > index, !isThis, ["past", "last", "coming", "next"].contains(relation) || relation == "past" {
      return duration(range, unit, 1, relation: isFuture ? "next" : "past")
    }
    let offset = relation == "this" || relation == "current" ? 0 : isFuture ? 1 : -1
    if relation == "following" || relation == "previous" || relation == "recent" {
      return FoundTime(range, .date, open(unit))
    }
    if unit == .day { return nil }
    if unit == .year, relation == "last", isLikeForLike(range) { return comparison(range) }
    return calendarPeriod(range, unit, offset: offset)
  }

  private static let relations: Set<String> = [
    "last", "next", "this", "past", "coming", "previous", "recent", "following", "upcoming", "current", "future",
    "latest", "first", "final",
  ]

  /// "this morning", "last night", "last summer".
  private func partOrSeason(_ index: Int, _ relation: String, _ place: Int) -> FoundTime? {
    let range = index..<(place + 1)
    if let code = TimeLexicon.season(lower(place)) {
      let step = ["last": -1, "past": -1, "next": 1, "coming": 1, "this": 0][relation]
      guard let step else { return nil }
      return season(range, code, step)
    }
    guard let code = TimeLexicon.partOfDay(lower(place)), relation == "this" || relation == "last" else { return nil }
    guard let anchor else { return FoundTime(range, .time, "XXXX-XX-XX" + code) }
    var found = FoundTime(range, day: relation == "this" ? anchor : anchor.adding(days: -1))
    found.kind = .time
    found.timex += code
    return found
  }

  /// The season of this year, or the last or next one: the middle month tells whether it is over.
  private func season(_ range: Range<Int>, _ code: String, _ step: Int?) -> FoundTime {
    let middle = ["SP": 4, "SU": 7, "FA": 10, "WI": 13][code] ?? 7
    guard let anchor, let story = context.year else { return FoundTime(range, .date, "XXXX-\(code)") }
    let year: Int
    switch step {
    case -1: year = anchor.month > middle + 1 ? anchor.year : anchor.year - 1
    case 1: year = anchor.month < middle - 1 ? anchor.year : anchor.year + 1
    default:
      let side = context.isNarrative ? nil : side(range.lowerBound)
      let isAhead = side == .past && anchor.month < middle - 1
      let isOver = side == .future && anchor.month > middle + 1
      year = step == 0 ? story : story + (isOver ? 1 : isAhead ? -1 : 0)
    }
    return FoundTime(range, .date, "\(CivilDay.padded(year, 4))-\(code)", value: CivilDay.padded(year, 4))
  }

  /// "two days ago", "a year earlier", "eleven years later".
  ///
  /// Where nothing settles the date, the length alone remains.
  private func withOffset(_ index: Int) -> FoundTime? {
    var place = index
    var count: Int?
    var hasHalf = false
    if ["a", "an"].contains(lower(place)), TimeLexicon.unit(lower(place + 1)) != nil {
      if isPartOfUnit(index) { return nil }
      count = 1
      place += 1
    } else if let found = quantity(place) {
      count = lower(place) == "a" && lower(place + 1) == "couple" ? nil : found.count
      hasHalf = found.hasHalf
      place = found.end
    }
    guard let unit = TimeLexicon.unit(lower(place)), place > index || lower(place).hasSuffix("s") else { return nil }
    var after = place + 1
    if lower(after) == "and", lower(after + 1) == "a", lower(after + 2) == "half" {
      hasHalf = true
      after += 3
    }
    if lower(place) == "fortnight" { count = count.map { $0 * 2 } }
    if lower(after) == "or", lower(after + 1) == "so" { after += 2 }
    let word = lower(after)
    let isFromNow = word == "from" && lower(after + 1) == "now"
    let isBefore = word == "before" && count == 1 && TimeScan.closes.contains(lower(after + 1))
    guard isFromNow || isBefore || ["ago", "earlier", "later", "previously"].contains(word) else { return nil }
    let range = index..<(after + (isFromNow ? 2 : 1))
    let isBack = ["ago", "earlier", "previously", "before"].contains(word)
    if hasHalf, word == "ago" || isFromNow, let whole = count, let found = halved(range, unit, whole, isBack) {
      return found
    }
    guard let count, !hasHalf else {
      if isBack { return FoundTime(range, .date, "PAST_REF", latest: anchor) }
      if place == index || isFromNow {
        return FoundTime(range, .date, "FUTURE_REF", earliest: isFromNow ? anchor : nil)
      }
      return FoundTime(range, .duration, count.map { withHalf(unit, $0) } ?? vague(unit))
    }
    let length = duration(range, unit, count, relation: "", unitAt: place)
    if word == "ago" || isFromNow {
      if word == "ago", unit == .year, count == 1, context.quarter != nil, isAboutFigures { return comparison(range) }
      guard let anchor else { return FoundTime(range, .date, open(unit)) }
      return shifted(range, from: anchor, unit, isBack ? -count : count)
        ?? FoundTime(range, .date, isBack ? "PAST_REF" : "FUTURE_REF", latest: isBack ? anchor : nil)
    }
    if isBack, unit == .year, count == 1, anchor != nil, isAboutFigures { return comparison(range) }
    if isBack, unit == .year, count == 1, anchor != nil, ["from", "than", "with"].contains(lower(index - 1)) {
      return comparison(range)
    }
    guard let recent = context.recent, unit != .day || recent.lowerBound == recent.upperBound,
      unit != .week || recent.lowerBound == recent.upperBound, unit != .month || recent.length <= 31
    else { return length }
    if unit.isClock { return length }
    var found = shifted(range, from: recent.lowerBound, unit, isBack ? -count : count)
    found?.isComparison = isBack
    return found
  }

  /// "a year and a half ago", "two and a half months from now", "half a century ago": the month or year; nil for shorter units.
  private func halved(_ range: Range<Int>, _ unit: Unit, _ whole: Int, _ isBack: Bool) -> FoundTime? {
    guard let anchor, whole < 100 else { return nil }
    if unit == .decade || unit == .century {
      let years = unit == .decade ? whole * 10 + 5 : whole * 100 + 50
      return wholeYear(range, anchor.year + (isBack ? -years : years))
    }
    guard unit == .year || unit == .month else { return nil }
    let months = unit == .year ? whole * 12 + 6 : whole
    let days = unit == .year ? 0 : 15
    let day = anchor.adding(months: isBack ? -months : months).adding(days: isBack ? -days : days)
    return calendarPeriod(range, .month, offset: 0, from: day)
  }

  /// The day, month or year that lies some units from a day, as exact as the unit.
  private func shifted(_ range: Range<Int>, from start: CivilDay, _ unit: Unit, _ count: Int) -> FoundTime? {
    guard abs(count) <= 5_000 else { return nil }
    switch unit {
    case .second, .minute, .hour:
      let days = unit == .hour ? Int((Double(count) / 24).rounded(.towardZero)) : 0
      return FoundTime(range, day: start.adding(days: days))
    case .day: return FoundTime(range, day: start.adding(days: count))
    case .week, .weekend: return calendarPeriod(range, .week, offset: count, from: start)
    case .month, .quarter:
      return calendarPeriod(range, .month, offset: count * (unit == .quarter ? 3 : 1), from: start)
    case .year, .decade, .century:
      return calendarPeriod(
        range, .year, offset: count * (unit == .year ? 1 : unit == .decade ? 10 : 100), from: start)
    }
  }

  /// A whole week, month or year some steps from the one of a day, by default the anchor.
  func calendarPeriod(_ range: Range<Int>, _ unit: Unit, offset: Int, from start: CivilDay? = nil) -> FoundTime? {
    guard let start = start ?? anchor else { return FoundTime(range, .date, open(unit)) }
    switch unit {
    case .second, .minute, .hour: return nil
    case .day: return FoundTime(range, day: start.adding(days: offset))
    case .week:
      let week = start.monday.adding(days: 7 * offset)
      return FoundTime(range, .date, week.isoWeek, value: week.isoWeek, days: week...week.adding(days: 6))
    case .weekend:
      let week = start.monday.adding(days: 7 * offset)
      return FoundTime(
        range, .date, week.isoWeek + "-WE", value: week.isoWeek, days: week.adding(days: 5)...week.adding(days: 6))
    case .month:
      let day = start.adding(months: offset)
      let value = String(day.iso.prefix(7))
      return FoundTime(range, .date, value, value: value, days: CivilDay.month(day.month, year: day.year))
    case .quarter:
      let quarter = TimeContext.Quarter(of: start).adding(offset)
      var found = FoundTime(range, .date, quarter.timex, days: quarter.days)
      found.quarter = quarter
      return found
    case .year: return wholeYear(range, start.year + offset)
    case .decade, .century:
      let length = unit == .decade ? 10 : 100
      let first = (start.year / length + offset) * length
      guard let days = CivilDay.years(first, first + length - 1) else { return nil }
      return FoundTime(range, .date, String(first / length), days: days)
    }
  }

  /// The TIMEX3 value of a unit that is not settled.
  private func open(_ unit: Unit) -> String {
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
    if let found = ahead(index) { return found }
    if lower(index) == "a" || lower(index) == "the", lower(index + 1) == "matter", lower(index + 2) == "of",
      let unit = TimeLexicon.unit(lower(index + 3))
    {
      return FoundTime(index..<(index + 4), .duration, vague(unit), earliest: anchor)
    }
    var place = index
    var found: Quantity
    if lower(place) == "the", let counted = quantity(place + 1), counted.count != nil,
      TimeLexicon.unit(lower(counted.end)) != nil, lower(counted.end).hasSuffix("s")
    {
      found = counted
    } else if let counted = quantity(place) {
      found = counted
    } else if ["a", "an", "one"].contains(lower(place)) {
      return single(index)
    } else {
      return bareUnits(index)
    }
    place = found.end
    let isHyphened = lower(place) == "-" && place > index && !tokens[place - 1].isFollowedBySpace
    if isHyphened { place += 1 }
    guard let unit = TimeLexicon.unit(lower(place)), lower(place) != "second", !isFraction(place) else { return nil }
    var end = place + 1
    if lower(end) == "old" || (lower(end) == "-" && lower(end + 1).hasPrefix("old")) { return nil }
    if lower(end) == "and", lower(end + 1) == "a", lower(end + 2) == "half" {
      found.hasHalf = true
      end += 3
    }
    if found.count == 1, unit == .day, isSomeDay(index, end) { return nil }
    if !isHyphened, isSingular(place), place == index + 1, TimeLexicon.year(lower(index)) != nil { return nil }
    let range = index..<end
    guard let count = found.count else { return FoundTime(range, .duration, vague(unit)) }
    if found.hasHalf { return FoundTime(range, .duration, withHalf(unit, count)) }
    return duration(range, unit, count, relation: lower(index - 1) == "within" ? "next" : "", unitAt: place)
  }

  /// "a quarter of" before "a century".
  private func isPartOfUnit(_ index: Int) -> Bool {
    lower(index - 1) == "of" && ["quarter", "quarters", "third", "thirds"].contains(lower(index - 2))
  }

  /// "three-quarters of the troops".
  private func isFraction(_ place: Int) -> Bool {
    lower(place).hasPrefix("quarter")
      && (lower(place + 1) == "of" || lower(place - 1) == "-" && lower(place) != "quarter")
      || lower(place - 1) == "some" && lower(place) == "quarters"
  }

  /// "he will one day …", "One day he …": no length of time.
  private func isSomeDay(_ index: Int, _ end: Int) -> Bool {
    lower(index) == "one"
      && (index == range.lowerBound || isPart(.pronoun, end) || isPart(.verb, end)
        || isPart(.auxiliary, index - 1) || isPart(.auxiliary, end))
  }

  /// "a year" as a length; as a rate, "$2 million a year", it is no time.
  private func single(_ index: Int) -> FoundTime? {
    if isPartOfUnit(index) { return nil }
    var place = index + 1
    if ["additional", "extra", "full", "whole", "single", "entire", "further"].contains(lower(place)) { place += 1 }
    guard let unit = TimeLexicon.unit(lower(place)), lower(place) != "second", isSingular(place), unit != .weekend
    else { return nil }
    let before = lower(index - 1)
    let isLength =
      place > index + 1 || TimeScan.lengths.contains(before) || ["after", "before"].contains(lower(place + 1))
    var end = place + 1
    if lower(end) == "and", lower(end + 1) == "a", lower(end + 2) == "half" {
      return FoundTime(index..<(end + 3), .duration, withHalf(unit, 1))
    }
    if lower(end) == "-", lower(end + 1) == "long" { end += 2 }
    guard isLength, unit != .quarter else { return nil }
    if lower(end) == "old" || lower(end) == "-" { return nil }
    return duration(index..<end, unit, 1, relation: before == "within" ? "next" : "", unitAt: place)
  }

  private static let lengths: Set<String> = [
    "for", "within", "in", "of", "after", "than", "nearly", "almost", "about", "barely", "over", "under", "lasting",
    "as",
    "him", "her", "them", "us", "roughly", "just", "spent", "least",
  ]

  /// "for weeks and months", "months-long": units without a number.
  private func bareUnits(_ index: Int) -> FoundTime? {
    if let code = TimeLexicon.longWords[lower(index)] { return FoundTime(index..<(index + 1), .duration, code) }
    guard let unit = TimeLexicon.unit(lower(index)) else { return nil }
    let isPlural = lower(index).hasSuffix("s")
    if lower(index + 1) == "-", !tokens[index].isFollowedBySpace,
      lower(index + 2) == "long" || lower(index + 2) == "old" && isPlural
    {
      return FoundTime(
        index..<(index + 3), .duration,
        isPlural ? vague(unit) : unit == .decade ? "P10Y" : "\(prefix(unit))1\(unit.letter)")
    }
    guard isPlural, unit != .quarter, unit != .second else { return nil }
    let before = lower(index - 1)
    guard
      before == "the" && ["before", "after", "since", "following"].contains(lower(index + 1))
        || ["for", "within", "over", "after", "in", "took", "takes", "take", "spent", "follows", "lasted"].contains(
          before)
        || ["of", "and", "or"].contains(before) && isOfTime(index - 2)
    else { return nil }
    var end = index + 1
    if ["or", "and"].contains(lower(end)), TimeLexicon.unit(lower(end + 1)) != nil, lower(end + 1).hasSuffix("s") {
      end += 2
    }
    return FoundTime(index..<end, .duration, vague(unit))
  }

  private func isOfTime(_ place: Int) -> Bool {
    TimeLexicon.unit(lower(place)) != nil
      || ["couple", "number", "period", "matter", "after", "series"].contains(lower(place))
  }

  private func prefix(_ unit: Unit) -> String { unit.isClock ? "PT" : "P" }

  /// A length without a number; quarters are counted in months, as ISO 8601 has no letter for them.
  private func vague(_ unit: Unit) -> String {
    unit == .quarter ? "PXM" : prefix(unit) + "X" + unit.letter
  }

  /// "two and a half years" = P2Y6M.
  private func withHalf(_ unit: Unit, _ count: Int) -> String {
    let whole = count == 0 ? "" : "\(count)\(unit.letter)"
    switch unit {
    case .year: return "P\(whole)6M"
    case .hour: return "PT\(whole)30M"
    case .minute: return "PT\(whole)30S"
    case .day: return count == 0 ? "PT12H" : "P\(count)DT12H"
    case .decade: return "P\(count * 10 + 5)Y"
    case .century: return "P\(count * 100 + 50)Y"
    default: return "P\(count).5\(unit.letter)"
    }
  }

  private func duration(
    _ range: Range<Int>, _ unit: Unit, _ count: Int, relation: String, unitAt: Int? = nil
  ) -> FoundTime {
    let number = lower(unitAt ?? range.upperBound - 1) == "fortnight" ? count * 2 : count
    let size: String
    switch unit {
    case .decade: size = "P\(number * 10)Y"
    case .century: size = "P\(number * 100)Y"
    case .quarter: size = "P\(number * 3)M"
    default: size = "\(prefix(unit))\(number)\(unit.letter)"
    }
    var found = FoundTime(range, .duration, size)
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

  /// "the 1990s", "the late '80s", "the 19th century", "summer 2024", "the 1982 summer".
  func era(_ index: Int) -> FoundTime? {
    var place = lower(index) == "the" ? index + 1 : index
    if ["early", "late", "mid"].contains(lower(place)) {
      place += lower(place + 1) == "-" ? 2 : 1
    } else if lower(place) == "mid-" {
      place += 1
    }
    var word = lower(place)
    if word.hasPrefix("mid-") { word.removeFirst(4) }
    if word.utf8.count == 5, word.hasSuffix("0s"), let first = Int(word.dropLast()),
      let days = CivilDay.years(first, first + 9)
    {
      return FoundTime(index..<(place + 1), .date, String(first / 10), days: days)
    }
    if let found = shortDecade(index, place) ?? spokenDecade(index, place) { return found }
    if let decade = TimeLexicon.year(word), decade % 10 == 0, place > index, lower(place + 1) == "'s" {
      return FoundTime(index..<(place + 2), .date, String(decade / 10), days: CivilDay.years(decade, decade + 9))
    }
    if let found = centuries(index, place) { return found }
    if lower(place + 1) == "century" || (lower(place + 1) == "-" && lower(place + 2) == "century"),
      let number = Int(word.prefix { $0.isASCII && $0.isNumber }) ?? TimeLexicon.ordinalCentury(word),
      (1...21).contains(number), word.utf8.count > 2
    {
      let end = lower(place + 1) == "-" ? place + 3 : place + 2
      if TimeLexicon.beforeChrist.contains(lower(end)) {
        return FoundTime(index..<(end + 1), .date, "BC" + CivilDay.padded(number - 1, 2))
      }
      return FoundTime(
        index..<end, .date, CivilDay.padded(number - 1, 2), days: CivilDay.years((number - 1) * 100 + 1, number * 100))
    }
    if let year = TimeLexicon.year(word), let code = TimeLexicon.season(lower(place + 1)) {
      return FoundTime(index..<(place + 2), .date, "\(word)-\(code)", value: String(year))
    }
    return seasonAlone(index, place)
  }

  /// "the 17th" and "18th centuries", apart.
  private func centuries(_ index: Int, _ place: Int) -> FoundTime? {
    guard let number = centuryNumber(place) else { return nil }
    var end = place + 1
    if lower(end) == "centuries" {
      guard centuryNumber(place - 2) != nil || centuryNumber(place - 3) != nil else { return nil }
      end += 1
    } else {
      guard ["and", "to", "or", "-", "–"].contains(lower(end)) else { return nil }
      let next = lower(end + 1) == "the" ? end + 2 : end + 1
      guard centuryNumber(next) != nil, ["century", "centuries"].contains(lower(next + 1)) else { return nil }
    }
    return FoundTime(
      index..<end, .date, CivilDay.padded(number - 1, 2), days: CivilDay.years((number - 1) * 100 + 1, number * 100))
  }

  private func centuryNumber(_ place: Int) -> Int? {
    let word = lower(place)
    guard word.utf8.count > 2, let number = TimeLexicon.dayOfMonth(word) ?? TimeLexicon.ordinalCentury(word) else {
      return nil
    }
    return number <= 21 ? number : nil
  }

  /// "the '80s", as one token, two or three.
  private func shortDecade(_ index: Int, _ place: Int) -> FoundTime? {
    var digits = lower(place)
    var end = place + 1
    if digits == "'", range.contains(place), !tokens[place].isFollowedBySpace {
      digits = "'" + lower(end)
      end += 1
    }
    if digits.hasPrefix("'"), digits.utf8.count == 3, lower(end) == "'s" {
      digits += "s"
      end += 1
    }
    guard digits.hasPrefix("'"), digits.hasSuffix("0s"), digits.utf8.count == 4,
      let tens = digits.dropFirst().first?.wholeNumberValue
    else { return nil }
    let first = tens < 3 ? 2_000 + tens * 10 : 1_900 + tens * 10
    return FoundTime(index..<end, .date, String(first / 10), days: CivilDay.years(first, first + 9))
  }

  /// "the sixties", "the nineteen nineties".
  private func spokenDecade(_ index: Int, _ place: Int) -> FoundTime? {
    let end = lower(place) == "nineteen" ? place + 1 : place
    guard place > index || end > place, let tens = TimeLexicon.decades[lower(end)] else { return nil }
    let first = 1_900 + tens
    return FoundTime(index..<(end + 1), .date, String(first / 10), days: CivilDay.years(first, first + 9))
  }

  private func seasonAlone(_ index: Int, _ place: Int) -> FoundTime? {
    guard let code = TimeLexicon.season(lower(place)) else { return nil }
    let yearPlace = lower(place + 1) == "of" || lower(place + 1) == "," ? place + 2 : place + 1
    if let year = TimeLexicon.year(lower(yearPlace)) {
      return FoundTime(index..<(yearPlace + 1), .date, "\(year)-\(code)", value: String(year))
    }
    if let year = beforeChrist(yearPlace), year.tokens.upperBound > yearPlace + 1 {
      return FoundTime(index..<year.tokens.upperBound, .date, year.timex + "-" + code)
    }
    if let spoken = spokenYear(yearPlace), yearPlace > place + 1 {
      return FoundTime(
        index..<spoken.end, .date, "\(spoken.year)-\(code)", value: String(spoken.year))
    }
    if let offset = ["this": 0, "next": 1, "last": -1][lower(yearPlace)], lower(yearPlace + 1) == "year", let anchor {
      let year = anchor.year + offset
      return FoundTime(index..<(yearPlace + 2), .date, "\(year)-\(code)", value: String(year))
    }
    let before = lower(index - 1)
    let isClear =
      place > index || ["in", "by", "until", "since", "during", "over", "before", "through"].contains(before)
    switch lower(place) {
    case "fall":
      guard place > index, ["in", "by", "until", "since", "during"].contains(before),
        TimeScan.closes.contains(lower(place + 1))
      else { return nil }
    case "summer", "winter":
      guard !isCapital(place) || isClear && !isCapital(place + 1) else { return nil }
    default: guard isClear, !isPart(.verb, place) else { return nil }
    }
    return season(index..<(place + 1), code, nil)
  }

  /// "each week", "every two years", "daily", "Mondays", "per day".
  func repeated(_ index: Int) -> FoundTime? {
    if case .repeated(let code)? = TimeLexicon.role(lower(index)) {
      guard !code.hasPrefix("XXXX") || isCapital(index) else { return nil }
      return FoundTime(index..<(index + 1), .set, code)
    }
    if let found = timesA(index) { return found }
    if lower(index) == "per", let unit = TimeLexicon.unit(lower(index + 1)), lower(index + 1) != "second" {
      return FoundTime(index..<(index + 2), .set, prefix(unit) + "1" + unit.letter)
    }
    guard lower(index) == "each" || lower(index) == "every" else { return nil }
    var place = index + 1
    var count = 1
    if lower(place) == "other" {
      count = 2
      place += 1
    } else if lower(place) == "few" {
      guard let unit = TimeLexicon.unit(lower(place + 1)) else { return nil }
      return FoundTime(index..<(place + 2), .set, vague(unit))
    } else if lower(place) == "single" {
      place += 1
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

  /// "twice a week", "three times a day", "on weekends".
  private func timesA(_ index: Int) -> FoundTime? {
    if lower(index) == "weekends", lower(index - 1) == "on" {
      return FoundTime(index..<(index + 1), .set, "XXXX-WXX-WE")
    }
    let isTimes = TimeLexicon.number(lower(index)) != nil && lower(index + 1) == "times"
    guard isTimes || ["once", "twice"].contains(lower(index)) else { return nil }
    let place = isTimes ? index + 2 : index + 1
    guard lower(place) == "a" || lower(place) == "an", let unit = TimeLexicon.unit(lower(place + 1)),
      isSingular(place + 1)
    else { return nil }
    return FoundTime(index..<(place + 2), .set, prefix(unit) + "1" + unit.letter)
  }

  /// "in the days ahead", "in the months to come".
  private func ahead(_ index: Int) -> FoundTime? {
    guard lower(index) == "the", let unit = TimeLexicon.unit(lower(index + 1)), !isSingular(index + 1),
      lower(index - 1) == "in" || lower(index - 1) == "over" || lower(index - 1) == "for"
    else { return nil }
    var end = index + 2
    if lower(end) == "and", TimeLexicon.unit(lower(end + 1)) != nil { end += 2 }
    let isAhead = lower(end) == "ahead" && lower(end + 1) != "of"
    guard isAhead || lower(end) == "to" && lower(end + 1) == "come" else { return nil }
    return FoundTime(index..<(isAhead ? end + 1 : end + 2), .duration, vague(unit), earliest: anchor)
  }

  /// "yesterday", "now", "recently", "at the moment", "the future".
  func reference(_ index: Int) -> FoundTime? {
    switch TimeLexicon.role(lower(index)) {
    case .day(let offset):
      guard let anchor else { return withPartOfDay(FoundTime(index..<(index + 1), .date, "XXXX-XX-XX")) }
      return withPartOfDay(FoundTime(index..<(index + 1), day: anchor.adding(days: offset)))
    case .reference(let code):
      if lower(index + 1) == "as", lower(index - 1) == "as" { return nil }
      if code == "FUTURE_REF", !["will", "'ll", "may", "could"].contains(lower(index - 1)),
        !["will", "may", "could"].contains(lower(index + 1))
      {
        return nil
      }
      if code == "PRESENT_REF" { return FoundTime(index..<(index + 1), .date, code, value: nil) }
      return FoundTime(
        index..<(index + 1), .date, code, earliest: code == "FUTURE_REF" ? anchor : nil,
        latest: code == "PAST_REF" ? anchor : nil)
    default: break
    }
    if lower(index) == "current", isPart(.adjective, index), isPart(.noun, index + 1) || isPart(.adjective, index + 1) {
      return FoundTime(index..<(index + 1), .date, "PRESENT_REF")
    }
    return phrase(index)
  }

  /// Fixed phrases for the past, present and future.
  private func phrase(_ index: Int) -> FoundTime? {
    for phrase in TimeLexicon.phrases where lower(index) == phrase.words[0] {
      let end = index + phrase.words.count
      guard phrase.words.indices.allSatisfy({ lower(index + $0) == phrase.words[$0] }),
        phrase.after.isEmpty || phrase.after.contains(lower(index - 1)), lower(end) != "of"
      else { continue }
      if phrase.words.last == "past", isPart(.noun, end) || isPart(.adjective, end) || isPart(.number, end) { continue }
      if phrase.code.hasPrefix("P") && !phrase.code.hasSuffix("REF") {
        return FoundTime(index..<end, .duration, phrase.code)
      }
      return FoundTime(
        index..<end, .date, phrase.code, earliest: phrase.code == "FUTURE_REF" ? anchor : nil,
        latest: phrase.code == "PAST_REF" ? anchor : nil)
    }
    return nil
  }
}
