import Records

/// A day, and the time and zone where they are given.
struct PageDate: Hashable {
  var year: Int
  var month: Int
  var day: Int
  /// Minutes and seconds after midnight; nil where no time is given.
  var minutes: Int?
  var seconds = 0
  /// Minutes east of Greenwich; nil where no zone is given.
  var zone: Int?

  /// A day that exists, from 1970 to 2099.
  init?(year: Int, month: Int, day: Int) {
    guard 1970...2099 ~= year, CalendarRule.isDay(year: year, month: month, day: day) else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  /// The moment that a number of seconds after the beginning of 1970 means, in UTC.
  ///
  /// Source: Hinnant, "chrono-Compatible
  /// Low-Level Date Algorithms".
  init?(timestamp: Int) {
    guard 0..<4_102_444_800 ~= timestamp else { return nil }
    let shifted = timestamp / 86_400 + 719_468
    let era = shifted / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let part = (5 * dayOfYear + 2) / 153
    let month = part < 10 ? part + 3 : part - 9
    self.init(
      year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month: month, day: dayOfYear - (153 * part + 2) / 5 + 1)
    minutes = timestamp % 86_400 / 60
    seconds = timestamp % 60
    zone = 0
  }

  /// The days since a fixed one.
  ///
  /// Source: as above.
  var dayNumber: Int {
    let year = month <= 2 ? self.year - 1 : self.year
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return year * 365 + year / 4 - year / 100 + year / 400 + dayOfYear
  }

  /// Whether this time without a zone is one that clocks somewhere on earth show at a moment in UTC.
  ///
  /// Clocks differ from UTC by whole half hours, from 12 hours behind it to 14 before it.
  func isSameMoment(as moment: PageDate) -> Bool {
    guard let minutes, zone == nil, let others = moment.minutes else { return false }
    let difference = (dayNumber - moment.dayNumber) * 1440 + minutes - others
    return difference % 30 == 0 && -720...840 ~= difference
  }

  /// "2025-05-09".
  var dayText: String { "\(year)-\(PageDate.padded(month))-\(PageDate.padded(day))" }

  /// "2025-05-09T14:46:12+02:00", "2025-05-09T14:46:00" where no zone is given, "2025-05-09" where no time is.
  var text: String {
    guard let minutes else { return dayText }
    var text =
      "\(dayText)T\(PageDate.padded(minutes / 60)):\(PageDate.padded(minutes % 60)):\(PageDate.padded(seconds))"
    if let zone {
      let size = abs(zone)
      text += zone == 0 ? "Z" : (zone < 0 ? "-" : "+") + PageDate.padded(size / 60) + ":" + PageDate.padded(size % 60)
    }
    return text
  }

  private static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
