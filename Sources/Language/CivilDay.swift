/// A day of the Gregorian calendar, as the number of days since 1 January 1970.
///
/// Conversions after H. Hinnant, "chrono-Compatible Low-Level Date Algorithms" (2013).
package struct CivilDay: Comparable, Hashable, Sendable {
  let number: Int

  init(number: Int) { self.number = number }

  /// A date, nil where there is no such day.
  init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= CivilDay.length(ofMonth: month, year: year)
    else { return nil }
    self.init(checkedYear: year, month: month, day: day)
  }

  private init(checkedYear year: Int, month: Int, day: Int) {
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    number = era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  /// Reads a date that starts with YYYY-MM-DD.
  package init?(iso text: String) {
    let parts = text.prefix(10).split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].utf8.count == 4, let year = Int(parts[0]), let month = Int(parts[1]),
      let day = Int(parts[2])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: return 30
    default: return 31
    }
  }

  private var parts: (year: Int, month: Int, day: Int) {
    let shifted = number + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthIndex = (5 * dayOfYear + 2) / 153
    let month = monthIndex < 10 ? monthIndex + 3 : monthIndex - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * monthIndex + 2) / 5 + 1)
  }

  var year: Int { parts.year }
  var month: Int { parts.month }
  var day: Int { parts.day }

  /// Monday is 1, Sunday 7.
  package var weekday: Int {
    let index = (number + 3) % 7
    return (index < 0 ? index + 7 : index) + 1
  }

  /// YYYY-MM-DD.
  package var iso: String { "\(Self.padded(year, 4))-\(Self.padded(month, 2))-\(Self.padded(day, 2))" }

  /// The week of ISO 8601, YYYY-Www.
  var isoWeek: String {
    let thursday = CivilDay(number: number - weekday + 4)
    let first = CivilDay(checkedYear: thursday.year, month: 1, day: 1)
    return "\(Self.padded(thursday.year, 4))-W\(Self.padded((thursday.number - first.number) / 7 + 1, 2))"
  }

  /// The Monday of its week.
  var monday: CivilDay { adding(days: 1 - weekday) }

  package func adding(days: Int) -> CivilDay { CivilDay(number: number + days) }

  /// The same day some months on, or the last one of a shorter month.
  func adding(months: Int) -> CivilDay {
    let total = min(max(year * 12 + month - 1 + months, 12), 9_999 * 12 + 11)
    let length = CivilDay.length(ofMonth: total % 12 + 1, year: total / 12)
    return CivilDay(checkedYear: total / 12, month: total % 12 + 1, day: min(day, length))
  }

  /// The first and last day of a month.
  static func month(_ month: Int, year: Int) -> ClosedRange<CivilDay>? {
    guard let first = CivilDay(year: year, month: month, day: 1) else { return nil }
    return first...first.adding(days: length(ofMonth: month, year: year) - 1)
  }

  /// The first and last day of a run of years.
  static func years(_ first: Int, _ last: Int) -> ClosedRange<CivilDay>? {
    guard let start = CivilDay(year: first, month: 1, day: 1), let end = CivilDay(year: last, month: 12, day: 31),
      start <= end
    else { return nil }
    return start...end
  }

  /// Western Easter Sunday, by the anonymous Gregorian algorithm in Meeus, Astronomical Algorithms (1991).
  static func easter(_ year: Int) -> CivilDay? {
    let a = year % 19
    let b = year / 100
    let c = year % 100
    let h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30
    let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7
    let m = (a + 11 * h + 22 * l) / 451
    let sum = h + l - 7 * m + 114
    return CivilDay(year: year, month: sum / 31, day: sum % 31 + 1)
  }

  /// Easter Sunday by the Julian calendar, given in the Gregorian one, after Meeus, Astronomical Algorithms (1991).
  ///
  /// Nil outside 1900 to 2099, where the calendars are not 13 days apart.
  static func orthodoxEaster(_ year: Int) -> CivilDay? {
    guard (1_900...2_099).contains(year) else { return nil }
    let d = (19 * (year % 19) + 15) % 30
    let e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    let sum = d + e + 114
    return CivilDay(year: year, month: sum / 31, day: sum % 31 + 1)?.adding(days: 13)
  }

  package static func < (left: CivilDay, right: CivilDay) -> Bool { left.number < right.number }

  static func padded(_ value: Int, _ width: Int) -> String {
    let digits = String(value)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }
}

extension ClosedRange where Bound == CivilDay {
  /// How many days it has.
  var length: Int { upperBound.number - lowerBound.number + 1 }
}
