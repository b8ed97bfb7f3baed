import Language
import Testing

@Suite struct TimeTaggerTests {
  /// The day of publication in these tests, a Friday.
  private let published = "2025-05-09"

  private func times(_ text: String, published: String?) -> [String] {
    let annotated = annotate(text, published: published)
    return annotated.times.map {
      "\(annotated.text($0.offsets)) = \($0.kind.rawValue) \($0.timex) \($0.value ?? "-") \($0.earliest ?? "-") \($0.latest ?? "-")"
    }
  }

  @Test(arguments: [
    ("On 8 May, he spoke.", "8 May = DATE 2025-05-08 2025-05-08 2025-05-08 2025-05-08"),
    ("On May 8, 2024 he spoke.", "May 8, 2024 = DATE 2024-05-08 2024-05-08 2024-05-08 2024-05-08"),
    ("on the 8th of May", "the 8th of May = DATE 2025-05-08 2025-05-08 2025-05-08 2025-05-08"),
    ("on 2025-05-09", "2025-05-09 = DATE 2025-05-09 2025-05-09 2025-05-09 2025-05-09"),
    ("Vance said Wednesday.", "Wednesday = DATE 2025-05-07 2025-05-07 2025-05-07 2025-05-07"),
    ("Rubio will meet Lavrov on Monday.", "Monday = DATE 2025-05-12 2025-05-12 2025-05-12 2025-05-12"),
    ("Vance said Wednesday that it will end.", "Wednesday = DATE 2025-05-07 2025-05-07 2025-05-07 2025-05-07"),
    ("Talks are scheduled for Monday.", "Monday = DATE 2025-05-12 2025-05-12 2025-05-12 2025-05-12"),
    ("He is expected to travel to Rome on Sunday.", "Sunday = DATE 2025-05-11 2025-05-11 2025-05-11 2025-05-11"),
    ("Last Friday they met.", "Last Friday = DATE 2025-05-02 2025-05-02 2025-05-02 2025-05-02"),
    ("next Friday", "next Friday = DATE 2025-05-16 2025-05-16 2025-05-16 2025-05-16"),
    ("He came yesterday.", "yesterday = DATE 2025-05-08 2025-05-08 2025-05-08 2025-05-08"),
    ("annexed in late 2022", "late 2022 = DATE 2022 2022 2022-09-01 2022-12-31"),
    ("in February 2022", "February 2022 = DATE 2022-02 2022-02 2022-02-01 2022-02-28"),
    ("last week", "last week = DATE 2025-W18 2025-W18 2025-04-28 2025-05-04"),
    ("last month", "last month = DATE 2025-04 2025-04 2025-04-01 2025-04-30"),
    ("in the coming days", "the coming days = DATE FUTURE_REF - 2025-05-09 -"),
    ("in the next few weeks", "the next few weeks = DATE FUTURE_REF - 2025-05-09 -"),
    ("It is a matter of days.", "a matter of days = DURATION PXD - 2025-05-09 -"),
    ("within 48 hours", "48 hours = DURATION PT48H - 2025-05-09 2025-05-11"),
    ("by the end of the month", "the end of the month = DATE 2025-05 2025-05 2025-05-09 2025-05-31"),
    ("over the Easter weekend", "Easter weekend = DATE 2025-W16-WE 2025-W16 2025-04-18 2025-04-21"),
    ("a 72-hour truce", "72-hour = DURATION PT72H - - -"),
    ("for three years", "three years = DURATION P3Y - - -"),
    ("sanctions imposed since 2014", "2014 = DATE 2014 2014 2014-01-01 2014-12-31"),
    ("Russia's 2014 annexation", "2014 = DATE 2014 2014 2014-01-01 2014-12-31"),
    ("eleven years ago", "eleven years ago = DATE 2014 2014 2014-01-01 2014-12-31"),
    ("the past two days", "the past two days = DURATION P2D - 2025-05-07 2025-05-09"),
    ("at 8 a.m. Tuesday", "8 a.m. Tuesday = TIME 2025-05-06T08:00 2025-05-06 2025-05-06 2025-05-06"),
    ("a memo sent Tuesday evening", "Tuesday evening = TIME 2025-05-06TEV 2025-05-06 2025-05-06 2025-05-06"),
    ("They meet each week.", "each week = SET P1W - - -"),
    ("in the 1990s", "the 1990s = DATE 199 - 1990-01-01 1999-12-31"),
    ("They now talk.", "now = DATE PRESENT_REF - - -"),
    ("in December", "December = DATE 2024-12 2024-12 2024-12-01 2024-12-31"),
  ])
  func resolves(_ text: String, _ expected: String) {
    #expect(times(text, published: published) == [expected])
  }

  @Test(arguments: [
    ("Vance said Wednesday.", "Wednesday = DATE XXXX-WXX-3 - - -"), ("On 8 May", "8 May = DATE XXXX-05-08 - - -"),
    ("yesterday", "yesterday = DATE XXXX-XX-XX - - -"), ("last week", "last week = DATE XXXX-WXX - - -"),
    ("in the coming days", "the coming days = DATE FUTURE_REF - - -"),
    ("within 48 hours", "48 hours = DURATION PT48H - - -"), ("in June", "June = DATE XXXX-06 - - -"),
    ("8 a.m. Tuesday", "8 a.m. Tuesday = TIME XXXX-WXX-2T08:00 - - -"),
    ("on 24 February 2022", "24 February 2022 = DATE 2022-02-24 2022-02-24 2022-02-24 2022-02-24"),
  ])
  func leavesOpenWithoutPublication(_ text: String, _ expected: String) {
    #expect(times(text, published: nil) == [expected])
  }

  @Test(arguments: [
    "They may march on.", "It cost $2000.", "2000 people died.", "A 5-year-old boy.", "He came second.", "May I go?",
    "Chapter 12 of 30", "on 31 February", "on 32 May",
  ])
  func ignores(_ text: String) {
    #expect(times(text, published: published).filter { !$0.hasPrefix("February") && !$0.hasPrefix("May") } == [])
  }

  @Test func malformedPublicationResolvesNothing() {
    #expect(times("yesterday", published: "soon") == ["yesterday = DATE XXXX-XX-XX - - -"])
  }

  @Test func anyOrderOfTimeWordsIsHandled() {
    let words = [
      "the", "last", "next", "this", "past", "coming", "few", "two", "99999999", "1", "31", "2", "0", "2024", "9999",
      "days", "week", "month", "years", "decades", "centuries", "hours", "ago", "later", "from", "now", "of", "in",
      "by",
      "end", "May", "March", "February", "Monday", ",", "-", "8th", "a", "matter", "Easter", "weekend", "7:30", "25:99",
      "p.m.", "2025-02-30", "1990s", "'90s", "19th", "century", "first", "half", "quarter", "summer", "every", "other",
      "tonight", "night", "will", "early", "mid-", "late", "31/12/2024", "12/31/99", "99/99/9999", "within", "seventy",
    ]
    var generator = FixedGenerator()
    for published in ["2025-05-09", "0001-01-01", "9999-12-31", "2024-02-29"] {
      let text = (0..<3_000).map { _ in words[Int(generator.next() % UInt64(words.count))] }.joined(separator: " ")
      let annotated = annotate(text, published: published)
      var end = 0
      for time in annotated.times {
        #expect(time.offsets.lowerBound >= end && !time.tokens.isEmpty && !time.timex.isEmpty)
        end = time.offsets.upperBound
      }
    }
  }
}
