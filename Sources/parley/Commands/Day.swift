import Foundation
import Records

/// A day as a user writes it.
enum Day {
  /// The day that it is anywhere on earth by now, ISO 8601.
  ///
  /// Of what is written, only the marks of dates that lie in the future depend on it.
  static var latest: String {
    let east = Date(timeIntervalSinceNow: 14 * 3600)
    return String(east.ISO8601Format().prefix(10))
  }

  /// Whether a text is a day of the calendar in ISO 8601, `2025-05-01`.
  static func isDay(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.map(\.utf8.count) == [4, 2, 2],
      parts.allSatisfy({ $0.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } }),
      let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
    else { return false }
    return CalendarRule.isDay(year: year, month: month, day: day)
  }
}
