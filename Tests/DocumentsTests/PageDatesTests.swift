import Records
import Testing

@testable import Documents

@Suite struct PageDatesTests {
  private func page(_ html: String, _ scope: PageReader.Scope = .page) throws -> Page {
    try PageReader(scope: scope).page(of: Array(html.utf8))
  }

  /// A page with an article below its headline.
  private static func article(_ head: String = "", _ beside: String = "", language: String = "en") -> String {
    let prose =
      "The envoys met again in the old customs house, and when they left it nobody had anything to say to us. "
    return """
      <html lang=\(language)><head>\(head)</head><body><h1>Harbour talks end early</h1>\(beside)
      <p>\(prose)\(prose)</p><p>\(prose)\(prose)</p></body></html>
      """
  }

  // MARK: - Figures that can be read two ways

  @Test(arguments: [
    // What the page shows in words decides, else the language, else nothing.
    ("en", "11/01/2023 12:43", "<p class=date>1 November 2023</p>", "2023-11-01T12:43:00"),
    ("de", "11/01/2023", "<p class=date>Erstellt am: 01.11.2023</p>", "2023-11-01"),
    ("de", "11/01/2023", "<p class=date>11.01.2023</p>", "2023-01-11"),
    ("de", "11/01/2023", "", "2023-01-11"),
    ("en-US", "11/01/2023", "", "2023-11-01"),
    ("en", "11/01/2023", "", nil),
  ]) func ambiguousFigures(_ language: String, _ meta: String, _ beside: String, _ expected: String?) throws {
    let html = Self.article(
      "<meta property=article:published_time content='\(meta)'>", beside, language: language)
    #expect(try page(html).published?.value == expected)
  }

  // MARK: - The publisher's own day

  @Test(arguments: [
    // The same minutes past an hour: the same moment by the publisher's clock.
    ("2025-05-10T02:41:00Z", "<h6><span>9.5.2025 22:41</span></h6>", "2025-05-09"),
    ("2025-05-09T23:41:10Z", "<h6><span>10.5.2025 01:41</span></h6>", "2025-05-10"),
    // Another moment, and a moment of that very day.
    ("2025-05-10T02:41:00Z", "<h6><span>9.5.2025 22:17</span></h6>", "2025-05-10"),
    ("2025-05-10T12:41:00Z", "<h6><span>10.5.2025 14:41</span></h6>", "2025-05-10"),
    // A moment with a zone needs no other.
    ("2025-05-10T02:41:00+02:00", "<h6><span>9.5.2025 22:41</span></h6>", "2025-05-10"),
  ]) func theSameMomentByAnotherClock(_ moment: String, _ beside: String, _ day: String) throws {
    let html = Self.article("<meta property=article:published_time content='\(moment)'>", beside)
    let page = try page(html)
    #expect(page.published?.value == moment)
    #expect(page.publishedDay == day)
  }

  // MARK: - Addresses

  @Test(arguments: [
    ("https://h.example/news/A2026012914320005196", "2026-01-29"),
    ("https://h.example/news/A2026012999320005196", nil),
    ("https://h.example/news/202601291432", "2026-01-29"),
    // When an archive fetched a page says nothing of the page.
    ("https://archive.example/web/20160218174457/http://h.example/talks", nil),
    ("https://archive.example/web/20160218174457/http://h.example/2015/03/04/talks", "2015-03-04"),
  ]) func addresses(_ address: String, _ expected: String?) {
    #expect(AddressDate.date(in: address)?.dayText == expected)
  }

  @Test(arguments: [
    ("2019-06-17", "https://h.example/2017/7/12/talks", "2017-07-12"),
    ("2017-07-13", "https://h.example/2017/7/12/talks", "2017-07-13"),
    ("2017-07-01", "https://h.example/2017/7/12/talks", "2017-07-01"),
  ]) func anAddressThatIsOlderThanItsDate(_ meta: String, _ address: String, _ expected: String) throws {
    let head = "<meta property=article:published_time content=\(meta)><link rel=canonical href='\(address)'>"
    #expect(try page(Self.article(head)).publishedDay == expected)
  }

  // MARK: - Labels

  @Test(arguments: [
    // The label that stands nearest counts.
    ("<p>Published 9 May 2025, updated 11 May 2025</p>", "2025-05-09", "2025-05-11"),
    ("<p>Updated: 11 May 2025. Published: 9 May 2025</p>", "2025-05-09", "2025-05-11"),
    ("<p>Update: 11 May 2025 | 9 May 2025</p>", "2025-05-09", "2025-05-11"),
    // A label in an element of its own.
    (
      "<dl><dt>Published:</dt><dd>9 May 2025</dd><dt>Last change:</dt><dd>11 May 2025</dd></dl>", "2025-05-09",
      "2025-05-11"
    ),
    ("<p class=date>9 May 2025</p>", "2025-05-09", nil),
  ]) func labels(_ beside: String, _ published: String, _ updated: String?) throws {
    let page = try page(Self.article("", beside))
    #expect(page.published?.value == published)
    #expect(page.updated?.value == updated)
  }

  @Test(arguments: [
    ("<meta name=description content='Harbour talks (Posted 9 May 2025)'>", "2025-05-09"),
    ("<meta name=description content='What happened on 9 May 2025 in the harbour'>", nil),
  ]) func descriptions(_ head: String, _ expected: String?) throws {
    #expect(try page(Self.article(head)).published?.value == expected)
  }

  @Test(arguments: [
    ("<script>showDate(\"2025/05/09 10:43:09\")</script>", "2025-05-09T10:43:09"),
    ("<script>load(\"/2025/05/09/x.js\")</script>", nil),
    ("<script>\(String(repeating: "f();", count: 40))showDate(\"2025/05/09\")</script>", nil),
  ]) func scriptsThatWriteADate(_ beside: String, _ expected: String?) throws {
    #expect(try page(Self.article("", beside)).published?.value == expected)
  }

  // MARK: - Dates alone

  @Test(arguments: [
    article("<meta property=article:published_time content=2025-05-09T10:00:00+02:00>"),
    article("<meta property=article:published_time content=2025-05-10T02:41:00Z>", "<p>9.5.2025 22:41</p>"),
    article("", "<p class=byline>By Ann Doe, published 9 May 2025, updated 10 May 2025</p>"),
    article(), "", "<p>Nothing",
  ]) func datesAloneAreTheSame(_ html: String) throws {
    guard !html.isEmpty else {
      #expect(throws: ReadFailure.self) { try page(html, .dates) }
      return
    }
    let all = try page(html)
    let dates = try page(html, .dates)
    #expect(dates.published == all.published)
    #expect(dates.publishedDay == all.publishedDay)
    #expect(dates.updated == all.updated)
    #expect(dates.text.isEmpty)
  }

  // MARK: - Documents

  @Test func aDocumentKnowsTheMomentAndTheLastChange() throws {
    let folder = try TemporaryFolder()
    let head = """
      <meta property=article:published_time content=2025-05-10T01:30:00Z>
      <meta property=article:modified_time content='2025-05-11T08:00:00+02:00'>
      <link rel=canonical href='https://h.example/2025/05/09/talks'>
      """
    try folder.write(Self.article(head), to: "a.html")
    try folder.write(Self.article("", "<p class=date>9 May 2025</p>"), to: "b.html")
    try folder.write("Text.", to: "c.txt")
    try folder.write(#"{"date": "Fri, 09 May 2025 10:00:00 +0200", "updated": "2025-05-10"}"#, to: "c.meta.json")
    try folder.write(
      #"{"text": "Text.", "published": "2025-05-09T10:00:00", "modified": "2025-05-10T11:00:00Z"}"#, to: "d.jsonl")
    let documents = folder.read("").documents
    #expect(
      documents.map(\.published) == [
        .init(value: "2025-05-09", from: .metadata, moment: "2025-05-10T01:30:00Z"),
        .init(value: "2025-05-09", from: .text),
        .init(value: "2025-05-09", from: .metadata, moment: "2025-05-09T10:00:00+02:00"),
        .init(value: "2025-05-09", from: .metadata, moment: "2025-05-09T10:00:00"),
      ])
    #expect(
      documents.map(\.updated) == [
        .init(value: "2025-05-11", from: .metadata, moment: "2025-05-11T08:00:00+02:00"), nil,
        .init(value: "2025-05-10", from: .metadata),
        .init(value: "2025-05-10", from: .metadata, moment: "2025-05-10T11:00:00Z"),
      ])
  }
}
