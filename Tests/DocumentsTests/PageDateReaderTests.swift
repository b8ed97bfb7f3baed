import Testing

@testable import Documents

@Suite struct PageDateReaderTests {
  private func read(_ text: String, _ order: PageDateReader.Order = .unknown) -> String? {
    PageDateReader(text, order: order, words: .standard).first()?.date.text
  }

  @Test(arguments: [
    ("2025-05-09T14:46:12+02:00", "2025-05-09T14:46:12+02:00"),
    ("2025-05-09T14:46:12.389Z", "2025-05-09T14:46:12Z"),
    ("2025-05-09 14:46:12 -0500", "2025-05-09T14:46:12-05:00"),
    ("20250509", "2025-05-09"),
    ("2025/5/9", "2025-05-09"),
    ("Fri, 09 May 2025 10:00:00 GMT", "2025-05-09T10:00:00Z"),
    ("Fri May 09 10:00:00 EDT 2025", "2025-05-09T10:00:00-04:00"),
    ("May 9, 2025 at 2:05 p.m. EST", "2025-05-09T14:05:00-05:00"),
    ("Updated 12:15 AM, May 9th, 2025", "2025-05-09T00:15:00"),
    ("9. Mai 2025, 14.46 Uhr", "2025-05-09T14:46:00"),
    ("Veröffentlicht am 09.05.2025 um 8:05 Uhr", "2025-05-09T08:05:00"),
    ("9 de mayo de 2025", "2025-05-09"),
    ("Publié le 9 août 2025 à 14h46", "2025-08-09T14:46:00"),
    ("9 maja 2025", "2025-05-09"),
    ("9 мая 2025 года, 14:46 (МСК)", "2025-05-09T14:46:00"),
    ("2025年5月9日 14:46", "2025-05-09T14:46:00"),
    ("2025년 5월 9일", "2025-05-09"),
    ("9 Mayıs 2025", "2025-05-09"),
    ("2025 m. gegužės 9 d.", "2025-05-09"),
    ("13/5/2025", "2025-05-13"),
    ("5/13/2025", "2025-05-13"),
    ("9.5.25", "2025-05-09"),
    ("09-May-2025", "2025-05-09"),
    // A dash before the day is no zone.
    ("11:25 PM - 9 May 2025", "2025-05-09T23:25:00"),
    ("23:25 -0500, 9 May 2025", "2025-05-09T23:25:00-05:00"),
  ]) func reads(_ text: String, _ expected: String) {
    #expect(read(text) == expected)
  }

  @Test(arguments: [
    "9/5/2025", "May 2025", "9 May", "31.02.2025", "version 1.2.3", "10:30", "2025", "call 555-1234", "12.50 Uhr", "",
  ]) func isNoDate(_ text: String) {
    #expect(read(text) == nil)
  }

  @Test(arguments: [
    ("9 May 2025", true), ("20250509", true), ("9.5.25", true), ("9 May '25", true), ("9-May-25", true),
    ("9 mai ’25", true), ("2025年5月9日", true), ("May 2025", false), ("9 May", false), ("1.5 of 3", true),
    ("7 of 10", false),
    ("", false),
  ]) func mayHoldDate(_ text: String, _ expected: Bool) {
    #expect(PageDateReader.mayHoldDate(text.utf8) == expected)
  }

  @Test func orderDecides() {
    #expect(read("9/5/2025", .day) == "2025-05-09")
    #expect(read("9/5/2025", .month) == "2025-09-05")
  }

  @Test(arguments: [
    (1_746_802_800, "2025-05-09T15:00:00Z"), (0, "1970-01-01T00:00:00Z"), (951_782_400, "2000-02-29T00:00:00Z"),
  ])
  func timestamps(_ seconds: Int, _ expected: String) {
    #expect(PageDate(timestamp: seconds)?.text == expected)
  }

  @Test func neighboursAreADayApart() throws {
    let days = try ["2024-02-28", "2024-02-29", "2024-03-01", "2024-12-31", "2025-01-01"].map { day in
      try #require(PageDateReader(day, order: .day, words: .standard).first()).date.dayNumber
    }
    #expect([days[1] - days[0], days[2] - days[1], days[4] - days[3]] == [1, 1, 1])
  }

  @Test(arguments: [
    ("https://news.example/2025/05/09/talks", "2025-05-09"),
    ("https://news.example/2025-05-09-talks", "2025-05-09"),
    ("https://news.example/talks-20250509.html", "2025-05-09"),
    ("https://news.example/talks-1234567", nil),
    ("https://news.example/2025/05/talks", nil),
    ("https://news.example/10/2025/05/90/talks", nil),
  ]) func addresses(_ address: String, _ expected: String?) {
    #expect(AddressDate.date(in: address)?.text == expected)
  }
}
