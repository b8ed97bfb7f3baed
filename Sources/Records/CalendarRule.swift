/// Which days there are in the Gregorian calendar.
public enum CalendarRule {
  /// How many days a month has, the months counted from 1; nil where there is no such month.
  ///
  ///     CalendarRule.days(inMonth: 2, of: 2024)  // 29
  public static func days(inMonth month: Int, of year: Int) -> Int? {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    case 1...12: 31
    default: nil
    }
  }

  /// Whether there is such a day.
  public static func isDay(year: Int, month: Int, day: Int) -> Bool {
    guard let days = days(inMonth: month, of: year) else { return false }
    return 1...days ~= day
  }
}
