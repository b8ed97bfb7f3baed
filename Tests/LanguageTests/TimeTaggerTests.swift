import Language
import Records
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
    ("in the coming days", "the coming days = DURATION PXD - 2025-05-09 -"),
    ("in the next few weeks", "the next few weeks = DURATION PXW - 2025-05-09 -"),
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
    ("in recent weeks", "recent weeks = DURATION PXW - - 2025-05-08"),
    ("two and a half years", "two and a half years = DURATION P2Y6M - - -"),
    ("for 5 1/2 hours", "5 1/2 hours = DURATION PT5H30M - - -"),
    ("a couple of years", "a couple of years = DURATION P2Y - - -"),
    ("at least three more weeks", "at least three more weeks = DURATION P3W - - -"),
    ("a weeklong truce", "weeklong = DURATION P1W - - -"), ("a months-long siege", "months-long = DURATION PXM - - -"),
    ("a year ago", "a year ago = DATE 2024 2024 2024-01-01 2024-12-31"),
    ("earlier this month", "earlier this month = DATE 2025-05 2025-05 2025-05-01 2025-05-31"),
    ("the day before yesterday", "the day before yesterday = DATE 2025-05-07 2025-05-07 2025-05-07 2025-05-07"),
    ("in the current fiscal year", "the current fiscal year = DATE 2025 2025 2025-01-01 2025-12-31"),
    ("It fell in the third quarter.", "the third quarter = DATE 2024-Q3 - 2024-07-01 2024-09-30"),
    ("the first quarter of 2023", "the first quarter of 2023 = DATE 2023-Q1 - 2023-01-01 2023-03-31"),
    ("the second half of 2024", "the second half of 2024 = DATE 2024-H2 - 2024-07-01 2024-12-31"),
    ("by year's end", "year's end = DATE 2025 2025 2025-05-09 2025-12-31"),
    ("last fall", "last fall = DATE 2024-FA 2024 - -"), ("next spring", "next spring = DATE 2026-SP 2026 - -"),
    ("the summer of 2021", "the summer of 2021 = DATE 2021-SU 2021 - -"),
    ("last Thanksgiving", "last Thanksgiving = DATE 2024-11-28 2024-11-28 2024-11-28 2024-11-28"),
    ("on Labor Day", "Labor Day = DATE 2025-09-01 2025-09-01 2025-09-01 2025-09-01"),
    ("Memorial Day 2024", "Memorial Day 2024 = DATE 2024-05-27 2024-05-27 2024-05-27 2024-05-27"),
    ("in nineteen ninety-one", "nineteen ninety-one = DATE 1991 1991 1991-01-01 1991-12-31"),
    ("in the sixties", "the sixties = DATE 196 - 1960-01-01 1969-12-31"),
    ("the late '80s", "the late '80s = DATE 198 - 1980-01-01 1989-12-31"),
    ("in 241 BC", "241 BC = DATE BC0241 - - -"), ("in March 480 BC", "March 480 BC = DATE BC0480-03 - - -"),
    ("at 7:30", "7:30 = TIME 2025-05-09T07:30 - - -"),
    (
      "at 9 o'clock Monday morning", "9 o'clock Monday morning = TIME 2025-05-05T09:00 2025-05-05 2025-05-05 2025-05-05"
    ),
    ("in the future", "the future = DATE FUTURE_REF - 2025-05-09 -"),
    ("in the past", "the past = DATE PAST_REF - - 2025-05-09"),
    ("current demands", "current = DATE PRESENT_REF - - -"), ("every two weeks", "every two weeks = SET P2W - - -"),
    ("Tuesday nights", "Tuesday nights = SET XXXX-WXX-2TNI - - -"),
    ("the week of March 3", "the week of March 3 = DATE 2025-W10 2025-W10 2025-03-03 2025-03-09"),
    ("the week before last", "the week before last = DATE 2025-W17 2025-W17 2025-04-21 2025-04-27"),
    ("the last week of May", "the last week of May = DATE 2025-05 2025-05 2025-05-25 2025-05-31"),
    ("a fortnight ago", "a fortnight ago = DATE 2025-W17 2025-W17 2025-04-21 2025-04-27"),
    ("a year and a half ago", "a year and a half ago = DATE 2023-11 2023-11 2023-11-01 2023-11-30"),
    ("half a century ago", "half a century ago = DATE 1975 1975 1975-01-01 1975-12-31"),
    ("ten thousand years ago", "ten thousand years ago = DATE PAST_REF - - 2025-05-09"),
    ("this past weekend", "this past weekend = DATE 2025-W18-WE 2025-W18 2025-05-03 2025-05-04"),
    ("in the weeks ahead", "the weeks ahead = DURATION PXW - 2025-05-09 -"),
    ("a two- to three-week delay", "two- to three-week = DURATION PXW - - -"),
    ("the two-and-a-half-year war", "two-and-a-half-year = DURATION P2Y6M - - -"),
    ("for one hundred and fifty years", "one hundred and fifty years = DURATION P150Y - - -"),
    ("twice a week", "twice a week = SET P1W - - -"), ("on weekends", "weekends = SET XXXX-WXX-WE - - -"),
    ("in Q1 2024", "Q1 2024 = DATE 2024-Q1 - 2024-01-01 2024-03-31"),
    ("from 2023's first quarter", "2023's first quarter = DATE 2023-Q1 - 2023-01-01 2023-03-31"),
    ("the last quarter of 2024", "the last quarter of 2024 = DATE 2024-Q4 - 2024-10-01 2024-12-31"),
    ("in 2024/25", "2024/25 = DATE 2024/2025 - 2024-01-01 2025-12-31"),
    ("the '60's", "the '60's = DATE 196 - 1960-01-01 1969-12-31"),
    ("the 1980's", "the 1980's = DATE 198 - 1980-01-01 1989-12-31"),
    ("the 4th century BC", "the 4th century BC = DATE BC03 - - -"),
    ("on 9.5.2025", "9.5.2025 = DATE 2025-05-09 2025-05-09 2025-05-09 2025-05-09"),
    ("on 8-May-2025", "8-May-2025 = DATE 2025-05-08 2025-05-08 2025-05-08 2025-05-08"),
    ("on the twenty-sixth of April", "the twenty-sixth of April = DATE 2025-04-26 2025-04-26 2025-04-26 2025-04-26"),
    ("on April twenty sixth", "April twenty sixth = DATE 2025-04-26 2025-04-26 2025-04-26 2025-04-26"),
    ("on Friday the 13th", "Friday the 13th = DATE 2024-12-13 2024-12-13 2024-12-13 2024-12-13"),
    ("the 9/11 attacks", "9/11 = DATE 2001-09-11 2001-09-11 2001-09-11 2001-09-11"),
    ("the Oct. 7 attack", "Oct. 7 = DATE 2023-10-07 2023-10-07 2023-10-07 2023-10-07"),
    ("on May Day", "May Day = DATE 2025-05-01 2025-05-01 2025-05-01 2025-05-01"),
    ("at Orthodox Easter 2024", "Orthodox Easter 2024 = DATE 2024-05-05 2024-05-05 2024-05-05 2024-05-05"),
    ("a deadline of October", "October = DATE 2025-10 2025-10 2025-10-01 2025-10-31"),
    ("at 0600 GMT", "0600 GMT = TIME 2025-05-09T06:00 - - -"),
    ("at 2.30pm on Friday", "2.30pm on Friday = TIME 2025-05-09T14:30 2025-05-09 2025-05-09 2025-05-09"),
    (
      "at 18:00 Moscow time on Tuesday",
      "18:00 Moscow time on Tuesday = TIME 2025-05-06T18:00 2025-05-06 2025-05-06 2025-05-06"
    ),
    (
      "It opened at noon (EST) on Tuesday.",
      "noon (EST) on Tuesday = TIME 2025-05-06T12:00 2025-05-06 2025-05-06 2025-05-06"
    ),
    ("at nine this morning", "nine this morning = TIME 2025-05-09T09:00 2025-05-09 2025-05-09 2025-05-09"),
    ("at ten o'clock tonight", "ten o'clock tonight = TIME 2025-05-09T22:00 2025-05-09 2025-05-09 2025-05-09"),
    ("overnight on Tuesday", "overnight on Tuesday = TIME 2025-05-06TNI 2025-05-06 2025-05-06 2025-05-06"),
    ("late Thursday", "late Thursday = DATE 2025-05-08 2025-05-08 2025-05-08 2025-05-08"),
    ("It would last 60 to 90 days.", "60 to 90 days = DURATION PXD - - -"),
  ])
  func resolves(_ text: String, _ expected: String) {
    #expect(times(text, published: published) == [expected])
  }

  @Test(arguments: [
    ("Vance said Wednesday.", "Wednesday = DATE XXXX-WXX-3 - - -"), ("On 8 May", "8 May = DATE XXXX-05-08 - - -"),
    ("yesterday", "yesterday = DATE XXXX-XX-XX - - -"), ("last week", "last week = DATE XXXX-WXX - - -"),
    ("in the coming days", "the coming days = DURATION PXD - - -"),
    ("the next day", "the next day = DATE XXXX-XX-XX - - -"),
    ("the third quarter", "the third quarter = DATE XXXX-Q3 - - -"), ("at 7:30", "7:30 = TIME T07:30 - - -"),
    ("this fall", "this fall = DATE XXXX-FA - - -"), ("last Thanksgiving", "last Thanksgiving = DATE XXXX-XX-XX - - -"),
    ("within 48 hours", "48 hours = DURATION PT48H - - -"), ("in June", "June = DATE XXXX-06 - - -"),
    ("8 a.m. Tuesday", "8 a.m. Tuesday = TIME XXXX-WXX-2T08:00 - - -"),
    ("on 24 February 2022", "24 February 2022 = DATE 2022-02-24 2022-02-24 2022-02-24 2022-02-24"),
  ])
  func leavesOpenWithoutPublication(_ text: String, _ expected: String) {
    #expect(times(text, published: nil) == [expected])
  }

  /// Where the verb tells whether a weekday lies behind or ahead, and where no clause of its own tells.
  @Test(arguments: [
    ("He arrived Tuesday.", "2025-05-06"), ("He arrives Tuesday.", "2025-05-13"),
    ("He is to speak Tuesday.", "2025-05-13"),
    ("They agreed to meet Tuesday.", "2025-05-13"), ("They agreed Tuesday to meet.", "2025-05-06"),
    ("They were expected to meet Tuesday.", "2025-05-13"), ("It had been set for Tuesday.", "2025-05-06"),
    ("He may have left Tuesday.", "2025-05-06"), ("He may leave Tuesday.", "2025-05-13"),
    ("It was put off until Tuesday.", "2025-05-13"), ("They may come as early as Tuesday.", "2025-05-13"),
    ("He criticised Tuesday's attack.", "2025-05-06"), ("Talks would resume Tuesday, he said.", "2025-05-13"),
    ("He said that on Tuesday Vance will speak.", "2025-05-13"),
    ("The plan, announced Tuesday, will fail.", "2025-05-06"),
    ("They could not be reached Tuesday.", "2025-05-06"),
  ])
  func tellsPastFromFuture(_ text: String, _ day: String) {
    #expect(annotate(text, published: published).times.map(\.value) == [day])
  }

  /// The last expression of a text, which takes its value from what was named before.
  @Test(arguments: [
    ("They met on 6 March 2020. The next day they left.", "2020-03-07"),
    ("They met on 6 March 2020. Two days later they left.", "2020-03-08"),
    ("They met on 6 March 2020. Later that month they left.", "2020-03"),
    ("They met on 6 March 2020. A year earlier they had met.", "2019"),
    ("They met on 6 March 2020. That night they left.", "2020-03-06TNI"),
    ("They met in March 2020. The following month they left.", "2020-04"),
    ("They met in August 2020, and again in September.", "2020-09"),
    ("It earned $3 million in the third quarter, up from $2 million a year earlier.", "2023-Q3"),
    ("It lost $3 million in the third quarter. In the year-ago period it earned $2 million.", "2023-Q3"),
    ("It lost $3 million in the quarter ended July 31.", "2024-07-31"),
    ("In 2020 it earned $3 million, up from $2 million a year earlier.", "2019"),
    ("Two days later they left.", "P2D"), ("It expires at midnight Friday.", "2025-05-09T24:00"),
    ("It met on 24 and 25 April.", "2025-04-25"), ("It met on April 24 and 25.", "2025-04-25"),
    ("From 1985 to 1988 talks failed.", "1988"),
  ])
  func followsTheText(_ text: String, _ timex: String) {
    #expect(annotate(text, published: published).times.last?.timex == timex)
  }

  @Test func aNarrativeHasItsOwnYear() {
    let story = """
      In March 1936, the party won. In May 1936, it lost. By July 1936, the army rose. In August 1936, it took the south.
      In September 1936, the siege was raised. On 3 October, the general was chosen. In January, a truce was broken.
      """
    let days = annotate(story, published: published).times.map(\.timex)
    #expect(days.suffix(2) == ["1936-10-03", "1937-01"])
    let news = annotate(story + " He said Tuesday that talks would resume Friday.", published: published)
    #expect(news.times.map(\.timex).contains("2024-10-03"))
  }

  @Test func aRangeBeforeChristHasTwoYears() {
    #expect(annotate("the war (264-241 BC)", published: nil).times.map(\.timex) == ["BC0264", "BC0241"])
  }

  @Test(arguments: [
    "They may march on.", "It cost $2000.", "2000 people died.", "A 5-year-old boy.", "He came second.", "May I go?",
    "Chapter 12 of 30", "on 31 February", "on 32 May", "It costs $2 million a year.", "three-quarters of the troops",
    "The company fell silent.", "He will one day return.", "its quarter-century low", "the first half was dull",
    "A 6-year-old girl and a year-old boy", "The springs are warm.", "the Winter Olympics", "the Lunar New Year",
    "He lives in the French Quarter of the city.",
  ])
  func ignores(_ text: String) {
    #expect(times(text, published: published).filter { !$0.hasPrefix("February") && !$0.hasPrefix("May") } == [])
  }

  @Test(arguments: [
    ("from May 8 to 10", ["2025-05-08", "2025-05-10"]), ("between 9 and 11 May", ["2025-05-09", "2025-05-11"]),
    ("in 1987-90", ["1987", "1990"]), ("in the 17th and 18th centuries", ["16", "17"]),
    ("at midnight (2100 GMT) on Tuesday", ["2025-05-06T24:00", "2025-05-06"]),
    ("It earned $3 million in the third quarter, up from $2 million last year.", ["2024-Q3", "2023-Q3"]),
  ])
  func keepsApart(_ text: String, _ timex: [String]) {
    #expect(annotate(text, published: published).times.map(\.timex) == timex)
  }

  /// Long input without sense: every word is read, and the work of a word does not grow with the text.
  @Test(arguments: [
    "7", "May ", "1/2/3/4 ", ",", ", ", "the last ", "- ", "2024-", "( 2100 ", "a ", "twenty ", "one hundred and ",
    ":59",
    "'", "Monday, ",
  ])
  func endlessRepetitionIsHandled(_ piece: String) {
    let text = String(repeating: piece, count: 2_500 / piece.utf8.count)
    var annotated = AnnotatedText(
      document: Document(
        id: "x", path: "x", published: .init(value: published, from: .metadata), language: "en", text: text))
    Tokenizer().annotate(&annotated)
    SentenceSplitter().annotate(&annotated)
    TimeTagger().annotate(&annotated)
    var end = 0
    for time in annotated.times {
      #expect(time.offsets.lowerBound >= end)
      end = time.offsets.upperBound
    }
    #expect(end <= text.unicodeScalars.count)
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
      "p.m.", "(", ")", "GMT", "0600", "9/11", "twenty", "sixth", "hundred", "thousand", "and", "half", "-", "1987/90",
      "Q1",
      "o'clock", "this", "deadline", "ahead", "2025-02-30", "1990s", "'90s", "19th", "century", "first", "half",
      "quarter", "summer", "every", "other",
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
