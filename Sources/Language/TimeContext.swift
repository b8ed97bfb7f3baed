/// What the text before an expression settles, for "the next day", "that year", "the quarter", "a year earlier".
struct TimeContext {
  struct Quarter: Equatable {
    var year: Int
    var number: Int

    /// The quarter that a day lies in.
    init(of day: CivilDay) {
      year = day.year
      number = (day.month - 1) / 3 + 1
    }

    init(year: Int, number: Int) {
      self.year = year
      self.number = number
    }

    func adding(_ quarters: Int) -> Quarter {
      let total = year * 4 + number - 1 + quarters
      return Quarter(year: total / 4, number: total % 4 + 1)
    }

    var days: ClosedRange<CivilDay>? {
      guard let first = CivilDay(year: year, month: number * 3 - 2, day: 1) else { return nil }
      return first...first.adding(months: 3).adding(days: -1)
    }

    var timex: String { "\(CivilDay.padded(year, 4))-Q\(number)" }
  }

  /// The day of publication.
  let anchor: CivilDay?
  /// Whether the text tells of years long past, so that a month belongs to the year of the story.
  let isNarrative: Bool
  /// The number of the sentence being read.
  var sentence = 0
  /// The date named last, and the sentence it stood in.
  private(set) var last: (days: ClosedRange<CivilDay>, sentence: Int)?
  /// The day named last.
  private(set) var day: CivilDay?
  /// The business quarter under discussion; nil again after "the nine months" or the like.
  private(set) var quarter: Quarter?

  init(anchor: CivilDay?, isNarrative: Bool) {
    self.anchor = anchor
    self.isNarrative = isNarrative
  }

  /// How many sentences a date holds for "a week later"; tuned on the development parts, 1 to 12.
  private static let reach = 6

  /// The date named last, where it still holds.
  var recent: ClosedRange<CivilDay>? {
    guard let last, isNarrative || sentence - last.sentence <= Self.reach else { return nil }
    return last.days
  }

  /// The date named last, where it stood in the same sentence and lies in a year before that of publication.
  var pastInSentence: ClosedRange<CivilDay>? {
    guard let last, let anchor, last.sentence == sentence, last.days.upperBound.year < anchor.year else { return nil }
    return last.days
  }

  /// The day named last, where it is the date named last and still holds.
  var recentDay: CivilDay? { recent.flatMap { $0.lowerBound == $0.upperBound ? $0.lowerBound : nil } }

  /// The year of the story, else that of publication.
  var year: Int? { isNarrative ? last?.days.lowerBound.year ?? anchor?.year : anchor?.year }

  /// Takes note of an expression.
  mutating func note(_ found: FoundTime) {
    if found.isComparison { return }
    if let quarter = found.quarter { self.quarter = quarter }
    if found.kind == .duration, found.timex.hasSuffix("M") || found.timex.hasSuffix("Y"), !found.timex.contains("T") {
      quarter = nil
    }
    guard found.kind == .date || found.kind == .time, let days = found.days else { return }
    last = (days, sentence)
    if days.lowerBound == days.upperBound { day = days.lowerBound }
  }
}
