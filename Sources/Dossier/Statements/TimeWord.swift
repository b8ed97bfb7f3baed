/// A word for a time that a clause gives an event: a day of the week or a month.
struct TimeWord {
  /// What can be compared with it.
  enum Kind { case weekday, month }

  let kind: Kind
  /// What it means: "saturday", "august".
  let value: String
  /// As it is shown.
  let text: String
  /// Where it stands.
  let range: Range<Int>

  private static let weekdays = [
    "sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
  ]
  /// Without those that are words of another kind.
  private static let months: Set<String> = [
    "january", "february", "april", "june", "july", "august", "september", "october", "november", "december",
  ]
  /// Whether two times are days beside one another; months are taken to be.
  func isNeighbour(of other: TimeWord) -> Bool {
    guard let own = Self.weekdays.firstIndex(of: value), let theirs = Self.weekdays.firstIndex(of: other.value) else {
      return true
    }
    return [1, 6].contains((own - theirs + 7) % 7)
  }

  private static let days = ["yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1]

  /// The keys of words for times.
  static let keys: Set<String> = Set(
    (weekdays + months
      + [
        "today", "tonight", "tomorrow", "yesterday", "week", "weekend", "month", "day", "year", "next", "last", "late",
        "early", "morning", "afternoon", "evening", "night",
      ]).map { StatementIndex.key(Stem.of($0)) })

  /// The times that words name.
  ///
  /// - Parameter published: the day of the report, by which "today" has a weekday.
  static func all(in words: [Clauses.Word], published: String?) -> [TimeWord] {
    let reported = published.flatMap(CalendarDay.weekday)
    return words.enumerated().compactMap { place, word in
      let before = place > 0 ? words[place - 1].folded : ""
      if word.isCapitalised, weekdays.contains(word.folded), before != "last" {
        return TimeWord(kind: .weekday, value: word.folded, text: word.folded.capitalized, range: word.range)
      }
      if word.isCapitalised, months.contains(word.folded),
        place + 1 >= words.count || words[place + 1].folded.first?.isNumber != true
      {
        return TimeWord(kind: .month, value: word.folded, text: word.folded.capitalized, range: word.range)
      }
      if let step = days[word.folded], let reported {
        return TimeWord(
          kind: .weekday, value: weekdays[(reported + step + 7) % 7], text: word.folded, range: word.range)
      }
      return nil
    }
  }
}
