import Testing

@testable import Language

@Suite struct CivilDayTests {
  @Test(arguments: [
    ("1970-01-01", 4, "1970-W01"), ("2025-05-09", 5, "2025-W19"), ("2024-02-29", 4, "2024-W09"),
    ("2021-01-03", 7, "2020-W53"), ("2024-12-30", 1, "2025-W01"), ("0001-01-01", 1, "0001-W01"),
    ("9999-12-31", 5, "9999-W52"),
  ])
  func knowsWeekdays(_ iso: String, _ weekday: Int, _ week: String) {
    let day = CivilDay(iso: iso)
    #expect(day?.iso == iso)
    #expect(day?.weekday == weekday)
    #expect(day?.isoWeek == week)
  }

  @Test func survivesRoundTrips() {
    for number in stride(from: -700_000, through: 2_900_000, by: 997) {
      let day = CivilDay(number: number)
      #expect(CivilDay(year: day.year, month: day.month, day: day.day)?.number == number)
    }
  }

  @Test(arguments: ["2025-02-29", "2025-13-01", "2025-00-10", "25-01-01", "2025-05", "", "yesterday", "2025-04-31"])
  func refusesWhatIsNoDay(_ iso: String) {
    #expect(CivilDay(iso: iso) == nil)
  }

  @Test(arguments: [
    (1999, "1999-04-04"), (2016, "2016-03-27"), (2024, "2024-03-31"), (2025, "2025-04-20"), (2038, "2038-04-25"),
  ])
  func computesEaster(_ year: Int, _ iso: String) {
    #expect(CivilDay.easter(year)?.iso == iso)
  }

  @Test func addsMonths() {
    #expect(CivilDay(iso: "2025-01-31")?.adding(months: 1).iso == "2025-02-28")
    #expect(CivilDay(iso: "2024-03-31")?.adding(months: -1).iso == "2024-02-29")
  }
}
