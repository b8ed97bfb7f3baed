/// Calendar dates, weekdays and feasts.
extension TimeScan {
  /// "2025-05-09", "13/5/2025", "9.5.2025"; 5/6/2025 may be read in two ways and stays open.
  func numericDate(_ index: Int) -> FoundTime? {
    if let year = TimeLexicon.year(lower(index)), lower(index + 1) == "-", lower(index + 3) == "-",
      !tokens[index].isFollowedBySpace, let month = Int(lower(index + 2)), let day = Int(lower(index + 4)),
      let date = CivilDay(year: year, month: month, day: day)
    {
      return FoundTime(index..<(index + 5), day: date)
    }
    guard lower(index).utf8.count <= 10 else { return nil }
    if let date = TimeLexicon.dayByNumber[lower(index)], anchor.map({ $0 >= date }) ?? true {
      return FoundTime(index..<(index + 1), day: date)
    }
    let isDotted = lower(index).utf8.contains(46)
    let fields = lower(index).split(separator: isDotted ? "." : "/", omittingEmptySubsequences: false)
    guard fields.count == 3, fields.allSatisfy({ Int($0) != nil }), let first = Int(fields[0]),
      let second = Int(fields[1]), let last = Int(fields[2])
    else { return nil }
    if isDotted {
      guard fields[2].utf8.count == 4 else { return nil }
      return CivilDay(year: last, month: second, day: first).map { FoundTime(index..<(index + 1), day: $0) }
    }
    if fields[0].utf8.count == 4 {
      return CivilDay(year: first, month: second, day: last).map { FoundTime(index..<(index + 1), day: $0) }
    }
    let year = last < 100 ? (last < 70 ? 2_000 : 1_900) + last : last
    let american = CivilDay(year: year, month: first, day: second)
    let european = CivilDay(year: year, month: second, day: first)
    guard american != nil || european != nil else { return nil }
    if let american, let european, american != european {
      return FoundTime(
        index..<(index + 1), .date, "\(CivilDay.padded(year, 4))-XX-XX",
        days: min(american, european)...max(american, european))
    }
    return (american ?? european).map { FoundTime(index..<(index + 1), day: $0) }
  }

  /// "8 May", "the 8th of May 2025", "8-May-2025".
  func dayAndMonth(_ index: Int) -> FoundTime? {
    let start = lower(index) == "the" ? index + 1 : index
    if let (day, end) = spokenDay(start), lower(end) == "of", let month = TimeLexicon.month(lower(end + 1)),
      isCapital(end + 1)
    {
      return date(index, day: day, month: month, yearAt: end + 2, place: start)
    }
    guard let day = TimeLexicon.dayOfMonth(lower(start)) else { return nil }
    if lower(start + 1) == "-", lower(start + 3) == "-", !tokens[start].isFollowedBySpace,
      let month = TimeLexicon.month(lower(start + 2)), let year = TimeLexicon.year(lower(start + 4)),
      let date = CivilDay(year: year, month: month, day: day)
    {
      return FoundTime(index..<(start + 5), day: date)
    }
    let place = lower(start + 1) == "of" ? start + 2 : start + 1
    guard let month = TimeLexicon.month(lower(place)), isCapital(place) else { return nil }
    if start > index, place == start + 1, lower(start).utf8.count < 3 { return nil }
    return date(index, day: day, month: month, yearAt: place + 1, place: start)
  }

  /// "May 8", "May 8, 2025", "May 8-11".
  func monthAndDay(_ index: Int) -> FoundTime? {
    guard let month = TimeLexicon.month(lower(index)), isCapital(index) else { return nil }
    let place = lower(index + 1) == "the" ? index + 2 : index + 1
    let spoken = spokenDay(place)
    guard let day = TimeLexicon.dayOfMonth(lower(place)) ?? spoken?.day,
      !["%", "percent", "per"].contains(lower(place + 1))
    else { return nil }
    if ["-", "–"].contains(lower(place + 1)), !tokens[place].isFollowedBySpace,
      let lastDay = TimeLexicon.dayOfMonth(lower(place + 2)), lastDay > day,
      let first = date(index, day: day, month: month, yearAt: place + 3, place: index)
    {
      guard let start = first.day, let end = CivilDay(year: start.year, month: month, day: lastDay) else {
        return first
      }
      return FoundTime(first.tokens, .date, "\(start.iso)/\(end.iso)", days: start...end)
    }
    return date(index, day: day, month: month, yearAt: spoken?.end ?? place + 1, place: index)
  }

  /// A day of a month with the year that may follow; nil for a day that no calendar has.
  private func date(_ index: Int, day: Int, month: Int, yearAt: Int, place: Int) -> FoundTime? {
    if let (year, end) = followingYear(yearAt, month: month) {
      if let date = CivilDay(year: year, month: month, day: day) { return FoundTime(index..<end, day: date) }
    }
    guard day <= CivilDay.length(ofMonth: month, year: 2_024) else { return nil }
    let range = index..<yearAt
    if let date = TimeLexicon.dayOfEvent(month: month, day: day, lower(yearAt)), anchor.map({ $0 >= date }) ?? true {
      return FoundTime(range, day: date)
    }
    let year = yearAhead(yearAt) ?? nearestYear(month: month, day: day, side: side(place))
    guard let year, let date = CivilDay(year: year, month: month, day: day) else {
      return FoundTime(range, .date, "XXXX-\(CivilDay.padded(month, 2))-\(CivilDay.padded(day, 2))")
    }
    return FoundTime(range, day: date)
  }

  /// The year behind a month or day, and the end of its words: "2024", ", 2024", "of that year", "last year".
  private func followingYear(_ place: Int, month: Int) -> (year: Int, end: Int)? {
    let start = [",", "of", "in"].contains(lower(place)) ? place + 1 : place
    if let year = TimeLexicon.year(lower(start)), lower(place) != "in" { return (year, start + 1) }
    if let spoken = spokenYear(start), lower(place) != "in", (1_700...2_099).contains(spoken.year) {
      return (spoken.year, spoken.end)
    }
    let isSame = lower(start) == "the" && lower(start + 1) == "same"
    if lower(start) == "that" || isSame, lower(isSame ? start + 2 : start + 1) == "year",
      let year = context.recent?.lowerBound.year
    {
      return (year, isSame ? start + 3 : start + 2)
    }
    if let offset = ["last": -1, "this": 0, "next": 1][lower(start)], lower(start + 1) == "year", let anchor,
      lower(start + 2) != "'s"
    {
      return (anchor.year + offset, start + 2)
    }
    return nil
  }

  /// The year that a range or list of dates ends with: "24 July to 26 November 1938", "July 1 to July 3, 1863".
  private func yearAhead(_ place: Int) -> Int? {
    guard ["to", "-", "–", "and", "until", "through", "or"].contains(lower(place)) else { return nil }
    for next in (place + 1)..<(place + 6) {
      if ["-", "–"].contains(lower(next)) { continue }
      if let year = TimeLexicon.year(lower(next)) { return year }
      guard TimeLexicon.month(lower(next)) != nil || TimeLexicon.dayOfMonth(lower(next)) != nil || lower(next) == ","
      else { return nil }
    }
    return nil
  }

  /// "24 and" before "25 April": the first day of a range or list whose month comes last, or the last day of one whose
  /// month came first ("April 24 and 25", "April 24 to 26").
  func dayOfRange(_ index: Int) -> FoundTime? {
    guard let day = TimeLexicon.dayOfMonth(lower(index)) else { return nil }
    if ["to", "-", "–", "and", "or"].contains(lower(index + 1)), let last = TimeLexicon.dayOfMonth(lower(index + 2)),
      last > day, let date = dayAndMonth(index + 2)
    {
      guard let end = date.day, let start = CivilDay(year: end.year, month: end.month, day: day) else {
        return date.timex.hasPrefix("XXXX-")
          ? FoundTime(index..<(index + 1), .date, date.timex.prefix(8) + CivilDay.padded(day, 2)) : nil
      }
      return FoundTime(index..<(index + 1), day: start)
    }
    guard ["and", "or", "to", "through", "until", "-", "–"].contains(lower(index - 1)),
      let first = TimeLexicon.dayOfMonth(lower(index - 2)), first < day,
      TimeLexicon.month(lower(index - 3)) != nil, isCapital(index - 3), let date = monthAndDay(index - 3)?.day,
      !isPart(.noun, index + 1), ![":", "%", "a.m.", "p.m.", "am", "pm"].contains(lower(index + 1))
    else { return nil }
    return CivilDay(year: date.year, month: date.month, day: day).map { FoundTime(index..<(index + 1), day: $0) }
  }

  /// The year of a day or month without one: in a narrative that of the story; else the nearest on the side of its verb.
  private func nearestYear(month: Int, day: Int, side: Side?) -> Int? {
    guard let anchor else { return nil }
    if let year = storyYear(month: month) { return year }
    let candidates = [-1, 0, 1].compactMap { CivilDay(year: anchor.year + $0, month: month, day: day) }
    let nearest = candidates.min { abs($0.number - anchor.number) < abs($1.number - anchor.number) }
    if let nearest, abs(nearest.number - anchor.number) <= Self.near { return nearest.year }
    switch side {
    case .future: return candidates.first { $0 >= anchor }?.year
    case .past: return candidates.last { $0 <= anchor }?.year
    case nil: return nearest?.year
    }
  }

  /// How near a day, in days, is meant whatever the verb; tuned on TimeBank's and AQUAINT's development parts, 0 to 120.
  private static let near = 60

  /// The year a narrative has reached, that of an earlier year's date before it in the same sentence ("in August 1988
  /// and in September"): the next one where the month lies far before the month named last.
  private func storyYear(month: Int) -> Int? {
    guard let last = context.isNarrative ? context.recent : context.pastInSentence else { return nil }
    let year = last.lowerBound.year
    guard context.isNarrative else { return month > last.upperBound.month ? year : nil }
    guard last.length <= 31 else { return year }
    return last.lowerBound.month - month >= Self.turnOfYear ? year + 1 : year
  }

  /// How many months a story must step back for a new year to have begun; tuned on WikiWars, 4 to 12.
  private static let turnOfYear = 9

  /// "February 2022", "late May", "in June", "last March", "mid-April".
  func monthAlone(_ index: Int) -> FoundTime? {
    var place = index
    var modifier = ""
    if ["early", "late", "mid"].contains(lower(place)) {
      modifier = lower(place)
      place += lower(place + 1) == "-" ? 2 : 1
    } else if lower(place) == "mid-" {
      modifier = "mid"
      place += 1
    }
    let relation = ["last", "next", "this"].contains(lower(place)) ? lower(place) : ""
    if !relation.isEmpty { place += 1 }
    var name = lower(place)
    if name.hasPrefix("mid-") {
      name.removeFirst(4)
      modifier = "mid"
    }
    guard let month = TimeLexicon.month(name), modifier == "mid" || isCapital(place) else { return nil }
    let end = place + 1
    if let (year, end) = followingYear(end, month: month) {
      return monthFound(index..<end, month: month, year: year, modifier: modifier)
    }
    if lower(end) == "of", let year = TimeLexicon.year(lower(end + 1)) {
      return monthFound(index..<(end + 2), month: month, year: year, modifier: modifier)
    }
    if let year = beforeChrist(end), year.tokens.upperBound > end + 1 {
      return FoundTime(index..<year.tokens.upperBound, .date, year.timex + "-" + CivilDay.padded(month, 2))
    }
    guard place > index || !modifier.isEmpty || isMonthContext(place, name: name) else { return nil }
    let range = index..<end
    if let year = yearAhead(end) { return monthFound(range, month: month, year: year, modifier: modifier) }
    guard let anchor else { return FoundTime(range, .date, "XXXX-\(CivilDay.padded(month, 2))") }
    var year = anchor.year
    switch relation {
    case "last": year -= month < anchor.month ? 0 : 1
    case "next": year += month > anchor.month ? 0 : 1
    case "this": break
    default: year = nearestYear(ofMonth: month, at: place) ?? year
    }
    return monthFound(range, month: month, year: year, modifier: modifier)
  }

  /// The year of a month without one; the anchor's own month is on either side.
  private func nearestYear(ofMonth month: Int, at place: Int) -> Int? {
    guard let anchor else { return nil }
    if let year = storyYear(month: month) { return year }
    let distance = month - anchor.month
    if lower(place - 1) == "by" { return anchor.year + (distance < -6 ? 1 : distance > 6 ? -1 : 0) }
    let isName = ["a", "the"].contains(lower(place - 1)) && isPart(.noun, place + 1)
    switch isName ? nil : side(place) {
    case .future: return anchor.year + (distance < 0 ? 1 : 0)
    case .past: return anchor.year - (distance > Self.nextMonths ? 1 : 0)
    case nil: return anchor.year + (distance < -Self.monthsBehind ? 1 : distance > Self.monthsAhead ? -1 : 0)
    }
  }

  /// How many months ahead a month is meant although its verb is in the past; beyond that it is last year's.
  ///
  /// Tuned on TimeBank's and AQUAINT's development parts, 0 to 6; `monthsAhead` holds where no verb tells, and then a
  /// month more than `monthsBehind` ago is next year's.
  private static let nextMonths = 1
  private static let monthsAhead = 5
  private static let monthsBehind = 9

  /// Whether a lone month is one: always for most, but "May" and "March" need a word that goes with months.
  private func isMonthContext(_ place: Int, name: String) -> Bool {
    let before = lower(place - 1)
    let isClear = ["in", "since", "by", "until", "till", "of", "from", "after", "before", "during", "through", "to"]
      .contains(before)
    switch name {
    case "march" where lower(place - 1) == "the" && isPart(.noun, place + 1): return !isCapital(place + 1)
    case "may", "march": return isClear && before != "to" && !isCapital(place + 1)
    case "april", "june", "august":
      return isClear || !isCapital(place + 1) && (!isCapital(place - 1) || lower(place - 1) == "the")
    case "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec": return isClear
    default: return true
    }
  }

  private func monthFound(_ range: Range<Int>, month: Int, year: Int, modifier: String) -> FoundTime? {
    guard var days = CivilDay.month(month, year: year) else { return nil }
    let first = days.lowerBound
    switch modifier {
    case "early": days = first...first.adding(days: 9)
    case "mid": days = first.adding(days: 10)...first.adding(days: 19)
    case "late": days = first.adding(days: 20)...days.upperBound
    default: break
    }
    let value = "\(CivilDay.padded(year, 4))-\(CivilDay.padded(month, 2))"
    return FoundTime(range, .date, value, value: value, days: days)
  }

  /// "Wednesday", "last Friday", "Tuesday evening", "Sunday, May 11".
  func weekday(_ index: Int) -> FoundTime? {
    var place = index
    var relation = lower(index)
    if relation == "this", lower(index + 1) == "coming" || lower(index + 1) == "past" {
      relation = lower(index + 1)
      place += 1
    } else if relation == "the", ["previous", "following", "next"].contains(lower(index + 1)) {
      relation = lower(index + 1) == "previous" ? "previous" : "following"
      place += 1
    }
    if TimeScan.weekdayRelations.contains(relation) { place += 1 } else { relation = "" }
    guard let number = TimeLexicon.weekday(lower(place)), isCapital(place) else { return nil }
    if relation == "every" || relation == "each" {
      return FoundTime(index..<(place + 1), .set, "XXXX-WXX-\(number)")
    }
    let next = lower(place + 1) == "," ? place + 2 : place + 1
    if lower(place + 1) == "nights" || lower(place + 1) == "mornings" || lower(place + 1) == "evenings" {
      let code = ["nights": "TNI", "mornings": "TMO", "evenings": "TEV"][lower(place + 1)] ?? ""
      return FoundTime(index..<(place + 2), .set, "XXXX-WXX-\(number)" + code)
    }
    if relation.isEmpty || relation == "coming" || relation == "past", let date = dayAndMonth(next) ?? monthAndDay(next)
    {
      var joined = date
      joined.tokens = index..<date.tokens.upperBound
      return joined
    }
    if relation.isEmpty, let found = weekdayOfMonth(place, number) { return found }
    var found: FoundTime
    let range = index..<(place + 1)
    if let anchor {
      let back = (anchor.weekday - number + 7) % 7
      let ahead = (number - anchor.weekday + 7) % 7
      switch relation {
      case "last", "past": found = FoundTime(range, day: anchor.adding(days: back == 0 ? -7 : -back))
      case "next", "coming", "upcoming": found = FoundTime(range, day: anchor.adding(days: ahead == 0 ? 7 : ahead))
      case "this": found = FoundTime(range, day: anchor.monday.adding(days: number - 1))
      case "previous", "following":
        guard let day = context.recentDay else { return FoundTime(range, .date, "XXXX-WXX-\(number)") }
        let distance = (number - day.weekday + 7) % 7
        let step = relation == "following" ? (distance == 0 ? 7 : distance) : distance - 7
        found = FoundTime(range, day: day.adding(days: step))
      default:
        let isNext = !isOwnerOfPast(place) && side(place, presentIsAhead: true) == .future
        found = FoundTime(range, day: anchor.adding(days: isNext ? ahead : -back))
      }
      if ["last", "next"].contains(lower(place + 1)), lower(place + 2) == "week" {
        let week = anchor.monday.adding(days: lower(place + 1) == "last" ? -7 : 7)
        found = FoundTime(index..<(place + 3), day: week.adding(days: number - 1))
      }
    } else {
      found = FoundTime(range, .date, "XXXX-WXX-\(number)")
    }
    return withPartOfDay(found)
  }

  /// "Friday the 13th": the latest one.
  private func weekdayOfMonth(_ place: Int, _ number: Int) -> FoundTime? {
    guard lower(place + 1) == "the", lower(place + 2).utf8.count > 2,
      let day = TimeLexicon.dayOfMonth(lower(place + 2)),
      let anchor
    else { return nil }
    let months = (0..<TimeScan.monthsBack).lazy.compactMap { back -> CivilDay? in
      let month = anchor.adding(months: -back)
      return CivilDay(year: month.year, month: month.month, day: day)
    }
    return months.first { $0 <= anchor && $0.weekday == number }.map { FoundTime(place..<(place + 3), day: $0) }
  }

  /// Every day of a month has fallen on every weekday within so many months, but for the 29th to 31st.
  private static let monthsBack = 14

  private static let weekdayRelations: Set<String> = [
    "last", "next", "this", "past", "coming", "upcoming", "every", "each", "previous", "following",
  ]

  /// Adds the part of the day that follows: "Tuesday night".
  func withPartOfDay(_ found: FoundTime) -> FoundTime {
    guard let code = TimeLexicon.partOfDay(lower(found.tokens.upperBound)) else { return found }
    var result = found
    result.tokens = found.tokens.lowerBound..<(found.tokens.upperBound + 1)
    result.kind = .time
    result.timex += code
    return result
  }

  /// "Easter", "Easter weekend", "last Thanksgiving", "Christmas Eve", "Labor Day".
  func holiday(_ index: Int) -> FoundTime? {
    let relation = ["last", "next", "this"].contains(lower(index)) ? lower(index) : ""
    let place = relation.isEmpty ? index : index + 1
    guard let (holiday, length) = TimeLexicon.holiday(place, lower), isCapital(place),
      !TimeLexicon.otherCalendars.contains(lower(place - 1))
    else { return nil }
    var end = place + length
    var offsets = 0...0
    var isWeekend = false
    switch lower(end) {
    case "weekend":
      offsets = -2...1
      isWeekend = true
      end += 1
    case "sunday", "day": end += 1
    case "saturday", "eve":
      offsets = -1 ... -1
      end += 1
    case "monday":
      offsets = 1...1
      end += 1
    default: break
    }
    let yearPlace = lower(end) == "," || lower(end) == "of" ? end + 1 : end
    let explicit = TimeLexicon.year(lower(yearPlace))
    if explicit != nil { end = yearPlace + 1 }
    let range = index..<end
    guard let year = explicit ?? feastYear(holiday, relation, place), let day = holiday.day(year) else {
      return FoundTime(range, .date, "XXXX-XX-XX")
    }
    if isWeekend {
      let feast = holiday.isEaster ? offsets : -1...1
      return FoundTime(
        range, .date, day.isoWeek + "-WE", value: day.isoWeek,
        days: day.adding(days: feast.lowerBound)...day.adding(days: feast.upperBound))
    }
    return FoundTime(range, day: day.adding(days: offsets.lowerBound))
  }

  /// The year of a feast without one: the one before or after publication that its words or verb tell, else the nearest.
  private func feastYear(_ holiday: TimeLexicon.Holiday, _ relation: String, _ place: Int) -> Int? {
    guard let anchor else { return nil }
    if context.isNarrative, let year = context.recent?.lowerBound.year { return year }
    let days = [-1, 0, 1].compactMap { holiday.day(anchor.year + $0) }
    let nearest = days.min { abs($0.number - anchor.number) < abs($1.number - anchor.number) }
    if relation.isEmpty, let nearest, abs(nearest.number - anchor.number) <= Self.near { return nearest.year }
    let side: Side? = relation == "last" ? .past : relation == "next" ? .future : holiday.isEaster ? nil : side(place)
    switch side {
    case .past: return days.last { $0 <= anchor }?.year
    case .future: return days.first { $0 >= anchor }?.year
    case nil: return nearest?.year
    }
  }

  /// "241 BC", "264" before "to 241 BC": the years before Christ, which ISO 8601 counts otherwise, have no `value`.
  func beforeChrist(_ index: Int) -> FoundTime? {
    let start = ["early", "late", "mid"].contains(lower(index)) ? index + 1 : index
    guard let year = TimeLexicon.number(lower(start)), (1...9_999).contains(year),
      lower(start).utf8.first.map({ $0 < 58 }) == true
    else { return nil }
    var end = start + 1
    if !TimeLexicon.beforeChrist.contains(lower(end)) {
      guard ["to", "-", "–", "and", "until", "/"].contains(lower(end)), let last = TimeLexicon.number(lower(end + 1)),
        TimeLexicon.beforeChrist.contains(lower(end + 2)), last < year || last < 100
      else { return nil }
    } else {
      end += 1
    }
    return FoundTime(index..<end, .date, "BC" + CivilDay.padded(year, 4))
  }

  /// "2014", "late 2022", "mid-2019", "2018-19", where a number of four digits is a year.
  func year(_ index: Int) -> FoundTime? {
    var place = index
    var modifier = ""
    if ["early", "late", "mid"].contains(lower(place)) {
      modifier = lower(place)
      place += lower(place + 1) == "-" ? 2 : 1
    }
    var word = lower(place)
    if word.hasPrefix("mid-") {
      word.removeFirst(4)
      modifier = "mid"
    }
    if let spoken = spokenYear(place), lower(place - 1) == "in" || (1_700...2_099).contains(spoken.year) {
      guard TimeLexicon.unit(lower(spoken.end)) == nil, spoken.year != 2_000 || lower(place - 1) == "in" else {
        return nil
      }
      return wholeYear(index..<spoken.end, spoken.year)
    }
    if modifier.isEmpty, let found = yearsWithHyphen(place) ?? yearsWithSlash(place) { return found }
    guard let year = TimeLexicon.year(word), modifier != "" || isYear(place, year) else { return nil }
    guard var days = CivilDay.years(year, year) else { return nil }
    let first = days.lowerBound
    switch modifier {
    case "early": days = first...first.adding(months: 4).adding(days: -1)
    case "mid": days = first.adding(months: 4)...first.adding(months: 8).adding(days: -1)
    case "late": days = first.adding(months: 8)...days.upperBound
    default: break
    }
    return FoundTime(index..<(place + 1), .date, word, value: word, days: days)
  }

  /// "1987-90": both years, apart.
  private func yearsWithHyphen(_ place: Int) -> FoundTime? {
    if let first = yearBeforeHyphen(place + 1), let last = shortYear(place + 2, after: first) {
      return last == first + 1 || isYear(place, first) ? wholeYear(place..<(place + 1), first) : nil
    }
    guard let first = yearBeforeHyphen(place - 1), let last = shortYear(place, after: first),
      last == first + 1 || isYear(place - 2, first)
    else { return nil }
    return wholeYear(place..<(place + 1), last)
  }

  private func yearBeforeHyphen(_ place: Int) -> Int? {
    guard ["-", "–"].contains(lower(place)), range.contains(place - 1), !tokens[place - 1].isFollowedBySpace,
      !tokens[place].isFollowedBySpace, lower(place - 2) != "$", let year = TimeLexicon.year(lower(place - 1))
    else { return nil }
    return (1_700...2_099).contains(year) ? year : nil
  }

  /// "90" behind "1987-".
  private func shortYear(_ place: Int, after first: Int) -> Int? {
    guard lower(place).utf8.count == 2, let end = Int(lower(place)), !["-", "–"].contains(lower(place + 1)) else {
      return nil
    }
    let last = first / 100 * 100 + (end == 0 ? 100 : end)
    return last > first ? last : nil
  }

  /// "1986/87", "1986/1987".
  private func yearsWithSlash(_ place: Int) -> FoundTime? {
    let word = lower(place)
    guard word.utf8.count == 7 || word.utf8.count == 9, word.utf8.dropFirst(4).first == 47,
      let first = TimeLexicon.year(String(word.prefix(4))), let end = Int(word.dropFirst(5))
    else { return nil }
    let last = end < 100 ? first / 100 * 100 + (end == 0 ? 100 : end) : end
    guard (1_700...2_099).contains(first), last > first, let days = CivilDay.years(first, last),
      last == first + 1 && lower(place - 1) != "$" || isYear(place, first)
    else { return nil }
    return FoundTime(place..<(place + 1), .date, "\(first)/\(last)", days: days)
  }

  private func isYear(_ place: Int, _ year: Int) -> Bool {
    let before = lower(place - 1)
    let next = lower(place + 1)
    if ["$", "£", "€", "#", "than", "about", "nearly", "some", "over", "us$", "no.", "by about", "."].contains(before) {
      return false
    }
    if before.isEmpty, [":", "-", "–"].contains(next), (1_000...2_099).contains(year) { return true }
    if TimeLexicon.zones.contains(next) { return false }
    if ["%", "percent", "dollars", "euros", "km", "miles", "metres", "meters", "people", "feet", ":"].contains(next) {
      return false
    }
    let introduces: Set<String> = [
      "in", "since", "by", "until", "till", "from", "of", "after", "before", "during", "through", "between", "and",
      "to",
      "-", "–", "the", "(", ",", "'s", "for", "circa", "around",
    ]
    if ["c.", "ca.", "born", "died"].contains(before) { return true }
    if before == "or", TimeLexicon.year(lower(place - 2)) != nil { return true }
    if !introduces.contains(before) { return (1_900...2_099).contains(year) && isYearBeforeNoun(place) }
    let strong: Set<String> = ["in", "since", "by", "until", "till", "during", "("]
    let isPlural = range.contains(place + 1) && tokens[place + 1].partOfSpeech == .noun && next.hasSuffix("s")
    if isPlural {
      let isRange = before == "to" && TimeLexicon.year(lower(place - 2)) != nil
      return (1_900...2_099).contains(year)
        && (isRange || ["the", "'s", "in", "since", "during", "until", "from"].contains(before))
    }
    return (1_700...2_099).contains(year) || strong.contains(before)
  }

  private func isYearBeforeNoun(_ place: Int) -> Bool {
    guard range.contains(place + 1) else { return true }
    let next = tokens[place + 1]
    return !(next.partOfSpeech == .noun && next.lower.hasSuffix("s"))
  }
}
