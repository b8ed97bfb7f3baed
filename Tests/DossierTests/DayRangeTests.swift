import Testing

@testable import Dossier

@Suite struct DayRangeTests {
  /// Each date with the first and the last day it can mean.
  @Test(arguments: [
    ("2031-03-04", "2031-03-04", "2031-03-04"), ("2031-03-04T10:00", "2031-03-04", "2031-03-04"),
    ("2031-02", "2031-02-01", "2031-02-28"), ("2032-02", "2032-02-01", "2032-02-29"),
    ("2031-12", "2031-12-01", "2031-12-31"), ("2031", "2031-01-01", "2031-12-31"),
    ("2019-W22", "2019-05-27", "2019-06-02"), ("2020-W53", "2020-12-28", "2021-01-03"),
    ("2021-W01", "2021-01-04", "2021-01-10"), ("2031-Q2", "2031-04-01", "2031-06-30"),
    ("2031-Q4", "2031-10-01", "2031-12-31"), ("2031-SU", "2031-01-01", "2031-12-31"),
  ])
  func holdsTheDaysThatADateCanMean(date: String, first: String, last: String) throws {
    let range = try #require(DayRange(date))
    #expect(range.first == DayRange(first)?.first)
    #expect(range.last == DayRange(last)?.last)
  }

  @Test(arguments: ["", "soon", "XXXX-03-04", "31-03-04", "99999"])
  func knowsNoDayWithoutAYear(date: String) {
    #expect(DayRange(date) == nil)
  }
}
