/// Calendar dates, weekdays, clock times and feasts.
extension TimeScan {
  /// "7:30", "8 a.m.", "10pm", "noon".
  func clockTime(_ index: Int) -> FoundTime? {
    if case .partOfDay(let code)? = TimeLexicon.role(lower(index)) {
      if code.hasPrefix("T1") || code.hasPrefix("T0") {
        return FoundTime(index..<(index + 1), .time, code)
      }
      if lower(index) == "tonight" || lower(index) == "overnight" {
        guard let anchor, lower(index) == "tonight" else {
          return FoundTime(index..<(index + 1), .time, lower(index) == "tonight" ? "XXXX-XX-XXTNI" : "TNI")
        }
        var time = FoundTime(index..<(index + 1), day: anchor)
        time.kind = .time
        time.timex += code
        return time
      }
      return nil
    }
    let fields = lower(index).split(separator: ":", omittingEmptySubsequences: false)
    guard let hour = fields.first.flatMap({ Int($0) }), fields.count <= 3, hour <= 24, lower(index).utf8.count <= 8
    else { return nil }
    var minute = 0
    if fields.count > 1 {
      guard fields[1].utf8.count == 2, let value = Int(fields[1]), value < 60 else { return nil }
      minute = value
    }
    var end = index + 1
    var hours = hour
    switch lower(index + 1) {
    case "a.m.", "am", "a.m":
      guard hour <= 12 else { return nil }
      hours = hour % 12
      end += 1
    case "p.m.", "pm", "p.m":
      guard hour <= 12 else { return nil }
      hours = hour % 12 + 12
      end += 1
    case "o'clock": end += 1
    default:
      guard fields.count > 1 else { return nil }
    }
    if ["gmt", "utc", "et", "est", "edt", "cet", "bst"].contains(lower(end)) { end += 1 }
    return FoundTime(index..<end, .time, "T\(CivilDay.padded(hours, 2)):\(CivilDay.padded(minute, 2))")
  }

  /// "2025-05-09", "13/5/2025"; 5/6/2025 may be read in two ways and stays open.
  func numericDate(_ index: Int) -> FoundTime? {
    if let year = TimeLexicon.year(lower(index)), lower(index + 1) == "-", lower(index + 3) == "-",
      !tokens[index].isFollowedBySpace, let month = Int(lower(index + 2)), let day = Int(lower(index + 4)),
      let date = CivilDay(year: year, month: month, day: day)
    {
      return FoundTime(index..<(index + 5), day: date)
    }
    let fields = lower(index).split(separator: "/", omittingEmptySubsequences: false)
    guard fields.count == 3, fields.allSatisfy({ Int($0) != nil }), let first = Int(fields[0]),
      let second = Int(fields[1]), let last = Int(fields[2])
    else { return nil }
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

  /// "8 May", "the 8th of May 2025".
  func dayAndMonth(_ index: Int) -> FoundTime? {
    let start = lower(index) == "the" ? index + 1 : index
    guard let day = TimeLexicon.dayOfMonth(lower(start)) else { return nil }
    let place = lower(start + 1) == "of" ? start + 2 : start + 1
    guard let month = TimeLexicon.month(lower(place)), isCapital(place) else { return nil }
    if start > index, place == start + 1, lower(start).utf8.count < 3 { return nil }
    return date(index, day: day, month: month, yearAt: place + 1, place: start)
  }

  /// "May 8", "May 8, 2025", "May 8-11".
  func monthAndDay(_ index: Int) -> FoundTime? {
    guard let month = TimeLexicon.month(lower(index)), isCapital(index) else { return nil }
    let place = lower(index + 1) == "the" ? index + 2 : index + 1
    guard let day = TimeLexicon.dayOfMonth(lower(place)), !["%", "percent", "per"].contains(lower(place + 1)) else {
      return nil
    }
    if ["-", "–"].contains(lower(place + 1)), !tokens[place].isFollowedBySpace,
      let lastDay = TimeLexicon.dayOfMonth(lower(place + 2)), lastDay > day,
      let first = date(index, day: day, month: month, yearAt: place + 3, place: index)
    {
      guard let start = first.day, let end = CivilDay(year: start.year, month: month, day: lastDay) else {
        return first
      }
      return FoundTime(first.tokens, .date, "\(start.iso)/\(end.iso)", days: start...end)
    }
    return date(index, day: day, month: month, yearAt: place + 1, place: index)
  }

  /// A day of a month with the year that may follow; nil for a day that no calendar has.
  private func date(_ index: Int, day: Int, month: Int, yearAt: Int, place: Int) -> FoundTime? {
    let yearPlace = lower(yearAt) == "," ? yearAt + 1 : yearAt
    if let year = TimeLexicon.year(lower(yearPlace)), let date = CivilDay(year: year, month: month, day: day) {
      return FoundTime(index..<(yearPlace + 1), day: date)
    }
    guard day <= CivilDay.length(ofMonth: month, year: 2_024) else { return nil }
    let range = index..<yearAt
    guard let date = nearest(month: month, day: day, isFuture: isFuture(place)) else {
      return FoundTime(range, .date, "XXXX-\(CivilDay.padded(month, 2))-\(CivilDay.padded(day, 2))")
    }
    return FoundTime(range, day: date)
  }

  /// The year that brings a day of the year nearest to the anchor; with a future verb the next one.
  private func nearest(month: Int, day: Int, isFuture: Bool) -> CivilDay? {
    guard let anchor else { return nil }
    let candidates = [-1, 0, 1].compactMap { CivilDay(year: anchor.year + $0, month: month, day: day) }
    if isFuture, let next = candidates.first(where: { $0 >= anchor }) { return next }
    return candidates.min { abs($0.number - anchor.number) < abs($1.number - anchor.number) }
  }

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
    var yearPlace = place + 1
    if lower(yearPlace) == "," || lower(yearPlace) == "of" { yearPlace += 1 }
    if let year = TimeLexicon.year(lower(yearPlace)) {
      return monthFound(index..<(yearPlace + 1), month: month, year: year, modifier: modifier)
    }
    if lower(yearPlace) == "last", lower(yearPlace + 1) == "year", let anchor {
      return monthFound(index..<(yearPlace + 2), month: month, year: anchor.year - 1, modifier: modifier)
    }
    guard place > index || isMonthContext(place, name: name) else { return nil }
    let range = index..<(place + 1)
    guard let anchor else { return FoundTime(range, .date, "XXXX-\(CivilDay.padded(month, 2))") }
    var year = anchor.year
    switch relation {
    case "last": year -= month < anchor.month ? 0 : 1
    case "next": year += month > anchor.month ? 0 : 1
    case "this": break
    default:
      let distance = month - anchor.month
      if isFuture(place), distance < 0 {
        year += 1
      } else if distance > 6 {
        year -= 1
      } else if distance < -6 {
        year += 1
      }
    }
    return monthFound(range, month: month, year: year, modifier: modifier)
  }

  /// Whether a lone month is one: always for most, but "May" and "March" need a word that goes with months.
  private func isMonthContext(_ place: Int, name: String) -> Bool {
    let before = lower(place - 1)
    let isClear = ["in", "since", "by", "until", "till", "of", "from", "after", "before", "during", "through", "to"]
      .contains(before)
    switch name {
    case "may", "march": return isClear && before != "to" && !isCapital(place + 1)
    case "april", "june", "august": return isClear || !isCapital(place + 1) && !isCapital(place - 1)
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
    let relation =
      ["last", "next", "this", "past", "coming", "upcoming", "every", "each"].contains(lower(index))
      ? lower(index) : ""
    if !relation.isEmpty { place += 1 }
    guard let number = TimeLexicon.weekday(lower(place)), isCapital(place) else { return nil }
    if relation == "every" || relation == "each" {
      return FoundTime(index..<(place + 1), .set, "XXXX-WXX-\(number)")
    }
    let next = lower(place + 1) == "," ? place + 2 : place + 1
    if relation.isEmpty, let date = dayAndMonth(next) ?? monthAndDay(next) {
      var joined = date
      joined.tokens = index..<date.tokens.upperBound
      return joined
    }
    var found: FoundTime
    let range = index..<(place + 1)
    if let anchor {
      let back = (anchor.weekday - number + 7) % 7
      let ahead = (number - anchor.weekday + 7) % 7
      switch relation {
      case "last", "past": found = FoundTime(range, day: anchor.adding(days: back == 0 ? -7 : -back))
      case "next", "coming", "upcoming": found = FoundTime(range, day: anchor.adding(days: ahead == 0 ? 7 : ahead))
      case "this": found = FoundTime(range, day: anchor.monday.adding(days: number - 1))
      default:
        let isNext = isFuture(place)
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

  /// Adds the part of the day that follows: "Tuesday night".
  func withPartOfDay(_ found: FoundTime) -> FoundTime {
    guard let code = TimeLexicon.partOfDay(lower(found.tokens.upperBound)) else { return found }
    var result = found
    result.tokens = found.tokens.lowerBound..<(found.tokens.upperBound + 1)
    result.kind = .time
    result.timex += code
    return result
  }

  /// "Easter", "Easter weekend", "Easter Sunday 2025", "Christmas Eve".
  func holiday(_ index: Int) -> FoundTime? {
    guard case .holiday(let holiday)? = TimeLexicon.role(lower(index)), isCapital(index) else { return nil }
    var end = index + 1
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
    let year = TimeLexicon.year(lower(end))
    if year != nil { end += 1 }
    let range = index..<end
    let day: CivilDay?
    switch holiday {
    case .easter: day = (year ?? nearestEasterYear()).flatMap { CivilDay.easter($0) }
    case .fixed(let month, let dayOfMonth):
      day =
        year.flatMap { CivilDay(year: $0, month: month, day: dayOfMonth) }
        ?? nearest(month: month, day: dayOfMonth, isFuture: isFuture(index))
    }
    guard let day else { return FoundTime(range, .date, "XXXX-XX-XX") }
    if isWeekend {
      return FoundTime(
        range, .date, day.isoWeek + "-WE", value: day.isoWeek,
        days: day.adding(days: offsets.lowerBound)...day.adding(days: offsets.upperBound))
    }
    return FoundTime(range, day: day.adding(days: offsets.lowerBound))
  }

  private func nearestEasterYear() -> Int? {
    guard let anchor else { return nil }
    return [anchor.year - 1, anchor.year, anchor.year + 1].min { left, right in
      func distance(_ year: Int) -> Int { CivilDay.easter(year).map { abs($0.number - anchor.number) } ?? .max }
      return distance(left) < distance(right)
    }
  }

  /// "2014", "late 2022", "mid-2019", where a number of four digits is a year.
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

  private func isYear(_ place: Int, _ year: Int) -> Bool {
    let before = lower(place - 1)
    let next = lower(place + 1)
    if ["$", "£", "€", "#", "than", "about", "nearly", "some", "over", "us$", "no.", "by about", "."].contains(before) {
      return false
    }
    if ["%", "percent", "dollars", "euros", "km", "miles", "metres", "meters", "people", "feet", ":"].contains(next) {
      return false
    }
    let introduces: Set<String> = [
      "in", "since", "by", "until", "till", "from", "of", "after", "before", "during", "through", "between", "and",
      "to",
      "-", "–", "the", "(", ",", "'s", "for", "circa", "around",
    ]
    if !introduces.contains(before) { return (1_900...2_099).contains(year) && isYearBeforeNoun(place) }
    let strong: Set<String> = ["in", "since", "by", "until", "till", "during", "("]
    let isPlural = range.contains(place + 1) && tokens[place + 1].partOfSpeech == .noun && next.hasSuffix("s")
    if isPlural { return (1_900...2_099).contains(year) && (before == "the" || before == "'s") }
    return (1_700...2_099).contains(year) || strong.contains(before)
  }

  private func isYearBeforeNoun(_ place: Int) -> Bool {
    guard range.contains(place + 1) else { return true }
    let next = tokens[place + 1]
    return !(next.partOfSpeech == .noun && next.lower.hasSuffix("s"))
  }
}
