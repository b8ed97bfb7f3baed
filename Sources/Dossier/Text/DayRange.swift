/// The days that an ISO 8601 date can mean: one day, or all of a week, month, quarter or year.
///
///     DayRange("2031-W10")  // 3 to 9 March 2031
struct DayRange: Hashable {
  /// The number of the first day, as `CalendarDay` counts them.
  let first: Int
  /// The number of the last day.
  let last: Int

  /// The days of a date; nil where it names no year.
  ///
  /// What stands behind the year and is neither a month nor a week nor a quarter is taken for the whole year.
  init?(_ value: String) {
    let parts = CalendarDay.day(value).split(separator: "-", omittingEmptySubsequences: false)
    guard let year = parts.first.flatMap({ $0.utf8.count == 4 ? Int($0) : nil }), (0...9998).contains(year) else {
      return nil
    }
    func day(_ month: Int, _ day: Int) -> Int { CalendarDay.number(year: year, month: month, day: day) }
    let whole = (day(1, 1), CalendarDay.number(year: year + 1, month: 1, day: 1) - 1)
    func months(_ range: ClosedRange<Int>) -> (Int, Int) {
      let next =
        range.upperBound == 12
        ? CalendarDay.number(year: year + 1, month: 1, day: 1) : day(range.upperBound + 1, 1)
      return (day(range.lowerBound, 1), next - 1)
    }
    let part = parts.count > 1 ? parts[1] : ""
    let bounds: (Int, Int)
    if part.first == "W", let week = Int(part.dropFirst()), (1...53).contains(week) {
      // The week with 4 January is the first; the count's day 5 is a Monday.
      let fourth = day(1, 4)
      let monday = fourth - (fourth + 2) % 7 + (week - 1) * 7
      bounds = (monday, monday + 6)
    } else if part.first == "Q", let quarter = Int(part.dropFirst()), (1...4).contains(quarter) {
      bounds = months((quarter * 3 - 2)...(quarter * 3))
    } else if let month = Int(part), (1...12).contains(month) {
      if parts.count > 2, let number = Int(parts[2]), (1...31).contains(number) {
        bounds = (day(month, number), day(month, number))
      } else {
        bounds = months(month...month)
      }
    } else {
      bounds = whole
    }
    (first, last) = bounds
  }
}
