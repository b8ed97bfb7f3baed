/// ISO 8601 dates of any precision, compared without inventing what is not there.
enum CalendarDay {
  /// Whether two dates can be of one day: one is unknown, or they agree as far as both go.
  static func canBeOne(_ a: String?, _ b: String?) -> Bool {
    guard let a, let b else { return true }
    let (first, second) = (day(a), day(b))
    return first.hasPrefix(second) || second.hasPrefix(first)
  }

  /// Whether two dates are known to the day and are the same.
  static func isOne(_ a: String?, _ b: String?) -> Bool {
    guard let a, let b, day(a).utf8.count == 10 else { return false }
    return day(a) == day(b)
  }

  /// The date without time of day.
  static func day(_ value: String) -> Substring { value.prefix(10) }

  /// The days between two dates known to the day; nil where either is not.
  static func distance(_ a: String, _ b: String) -> Int? {
    guard let first = number(a), let second = number(b) else { return nil }
    return abs(first - second)
  }

  /// The day of the week, Sunday 0; nil where the date is not known to the day.
  static func weekday(_ value: String) -> Int? { number(value).map { ((($0 - 719_468) % 7) + 11) % 7 } }

  private static func number(_ value: String) -> Int? {
    let parts = day(value).split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2]),
      (1...12).contains(month), (1...31).contains(day), (0...9999).contains(year)
    else { return nil }
    return number(year: year, month: month, day: day)
  }

  /// The number of a day, counted from 1 March of year 0, a Wednesday.
  ///
  /// Source: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", days_from_civil.
  static func number(year: Int, month: Int, day: Int) -> Int {
    let year = month <= 2 ? year - 1 : year
    let era = year / 400
    let yearOfEra = year - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
  }

  /// Whether one date stands before another in a list: by date, unknown ones last.
  static func precedes(_ a: String?, _ b: String?) -> Bool {
    switch (a, b) {
    case (let a?, let b?): a < b
    case (_?, nil): true
    default: false
    }
  }
}
