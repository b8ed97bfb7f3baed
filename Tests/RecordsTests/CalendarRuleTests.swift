import Records
import Testing

@Suite struct CalendarRuleTests {
  @Test(arguments: [
    (2024, 2, 29, true), (2023, 2, 29, false), (1900, 2, 29, false), (2000, 2, 29, true), (2025, 4, 31, false),
    (2025, 12, 31, true), (2025, 13, 1, false), (2025, 0, 1, false), (2025, 1, 0, false),
  ]) func days(_ year: Int, _ month: Int, _ day: Int, _ expected: Bool) {
    #expect(CalendarRule.isDay(year: year, month: month, day: day) == expected)
  }
}
