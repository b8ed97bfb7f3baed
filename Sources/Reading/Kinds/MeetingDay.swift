import Language
import Records

/// The day of a meeting, by what became of it.
///
/// A bare weekday is resolved to the nearest before the document's date; what is planned in the present lies ahead, so
/// "will meet on Monday" means the next one.
enum MeetingDay {
  /// The value of a time as the day of a meeting; nil where it cannot be the one meant.
  ///
  /// - Parameter isPast: whether what was planned was planned for a day gone by ("had planned to meet on Sunday").
  static func value(
    of time: TimeExpression, _ status: Meeting.Status, isPast: Bool, in text: AnnotatedText
  ) -> String? {
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

  private static let weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
}
