import Language
import Records

/// The day of a meeting, by what became of it.
///
/// A bare weekday is resolved to the nearest before the document's date; what is planned in the present lies ahead, so
/// "will meet on Monday" means the next one.
enum MeetingDay {
  /// The value of a time as the day of a meeting; nil where it cannot be the one meant.
  ///
  /// - Parameters:
  ///   - isPast: whether what was planned was planned for a day gone by ("had planned to meet on Sunday").
  ///   - said: the day on which it was said in the words that the document quotes, if known: their "tomorrow" is not
  ///     the document's.
  static func value(
    of time: TimeExpression, _ status: Meeting.Status, isPast: Bool, said: String?, in text: AnnotatedText
  ) -> String? {
    let first = text.tokens[time.tokens.lowerBound].lower
    if let day = said.flatMap(CivilDay.init(iso:)), time.tokens.count == 1, let days = distances[first] {
      return day.adding(days: days).iso
    }
    guard status == .planned, !isPast, let today = text.document.published?.value else { return time.value }
    let words = time.tokens.map { text.tokens[$0].lower }
    let isWeekday = words.contains { weekdays.contains($0) } && !words.contains { ["last", "past"].contains($0) }
    if isWeekday, let now = CivilDay(iso: today) {
      let index = words.compactMap { weekdays.firstIndex(of: $0) }.first.map { $0 + 1 } ?? 1
      guard time.value.map({ $0.count == 10 && $0 < today }) ?? true, time.tokens.count <= 2 else { return time.value }
      return now.adding(days: (index - now.weekday + 7) % 7).iso
    }
    guard let day = time.value, day < today, day.count == 10 else { return time.value }
    return nil
  }

  private static let distances = ["yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1]
  static let weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
}
