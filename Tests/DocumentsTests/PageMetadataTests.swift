import Testing

@testable import Documents

@Suite struct PageMetadataTests {
  private func page(_ html: String) throws -> Page {
    try PageReader().page(of: Array(html.utf8))
  }

  private func linked(_ json: String) -> String { "<script type=\"application/ld+json\">\(json)</script>" }

  // MARK: - Titles

  @Test(arguments: [
    (
      "<title>Talks end early - Harbour Post</title><meta property=og:site_name content='Harbour Post'>",
      "Talks end early"
    ),
    (
      "<title>Harbour Post | Talks end early</title><meta property=og:site_name content='Harbour Post'>",
      "Talks end early"
    ),
    ("<title>Yes - or no</title>", "Yes - or no"),
    (
      "<meta property=og:site_name content='Harbour Post'><meta property=og:title content='Talks end early'>"
        + "<h1>Talks end early | Harbour Post</h1>", "Talks end early"
    ),
    ("<title>Site</title><h1>Talks end early</h1>", "Talks end early"),
    ("<meta property=og:title content='Talks &amp;amp; trade'><h1>Other</h1>", "Talks & trade"),
    (
      "<meta property=og:title content='Talks end early, at last'><h1>Talks end early, at last!</h1>",
      "Talks end early, at last!"
    ),
    ("<div itemprop=headline>Talks <b>end</b> early</div>", "Talks end early"),
  ]) func titles(_ html: String, _ expected: String) throws {
    #expect(try page(html).title?.value == expected)
  }

  // MARK: - Authors

  @Test(arguments: [
    ("<meta name=author content='By Ann Doe and Bob Roe'>", ["Ann Doe", "Bob Roe"]),
    ("<meta name=author content='https://example.org/ann'><span class=author>Von Ann Doe</span>", ["Ann Doe"]),
    ("<span class='post-author vcard'>Posted by <a rel=author>Ann Doe</a> on May 9</span>", ["Ann Doe"]),
    ("<meta name=twitter:label1 content='Written by'><meta name=twitter:data1 content='Ann Doe'>", ["Ann Doe"]),
    ("<meta name=twitter:label1 content='Reading time'><meta name=twitter:data1 content='Ten Minutes'>", []),
    ("<h1>Talks</h1><p>By Ann Doe</p><p>By the river they sat and waited for a long time.</p>", ["Ann Doe"]),
    ("<h1>Talks</h1><p>By the river</p>", []),
    ("<h1>Talks</h1><p><a href='/autor/ann-doe'>Ann Doe</a></p>", ["Ann Doe"]),
    ("<p class=author>admin</p>", []),
  ]) func authors(_ html: String, _ expected: [String]) throws {
    #expect(try page(html).authors.map(\.value) == expected)
  }

  // MARK: - Linked data

  @Test func linkedDataGoesFirst() throws {
    let json = """
      {"@context": "https://schema.org", "@graph": [
        {"@type": "WebSite", "name": "The Harbour Post"},
        {"@type": "WebPage", "datePublished": "2020-01-01"},
        {"@type": ["NewsArticle", "Thing"], "headline": "Talks end &quot;early&quot;", "datePublished": "2025-05-09T18:30:00+0200",
         "dateModified": "2025-05-09T19:00:00+02:00", "author": [{"@id": "#ann"}, {"@type": "Person", "name": "Bob Roe"}],
         "inLanguage": "en-GB", "url": "https://harbour.example/talks"},
        {"@type": "Person", "@id": "#ann", "name": "Ann Doe"}]}
      """
    let page = try page(linked(json) + "<meta name=date content=2019-01-01><h1>Another headline here</h1>")
    #expect(page.title == Page.Value("Talks end \"early\"", .linkedData))
    #expect(page.authors == [Page.Value("Ann Doe", .linkedData), Page.Value("Bob Roe", .linkedData)])
    #expect(page.published == Page.Value("2025-05-09T18:30:00+02:00", .linkedData))
    #expect(page.updated == Page.Value("2025-05-09T19:00:00+02:00", .linkedData))
    #expect(page.outlet == Page.Value("The Harbour Post", .linkedData))
    #expect(page.address == Page.Value("https://harbour.example/talks", .linkedData))
    #expect(page.language == Page.Value("en-GB", .linkedData))
  }

  @Test(arguments: [
    "{\"@type\": \"NewsArticle\", \"headline\": \"Talks\nend\", \"x\": [1, 2,], }",
    "<!-- {\"@type\": \"NewsArticle\", \"headline\": \"Talks end\"} -->",
    "//<![CDATA[\n[{\"@type\": \"NewsArticle\", \"headline\": \"Talks end\"}]\n//]]>",
    "{\"@type\": \"NewsArticle\", \"headline\": \"Talks end\", \"author\": {\"name\": \"cut off",
    "{\"@type\": \"https://schema.org/NewsArticle\", \"headline\": \"Talks\\u0020end\"};",
  ]) func brokenLinkedData(_ json: String) throws {
    #expect(try page(linked(json)).title?.value == "Talks end")
  }

  @Test func nestedJSONEnds() throws {
    let json = String(repeating: "[", count: 100_000) + String(repeating: "{\"a\":", count: 100_000)
    #expect(try page(linked(json)).title == nil)
  }

  // MARK: - Dates

  @Test(arguments: [
    ("<meta itemprop=datePublished content='2025-05-09T10:00:00Z'>", "2025-05-09T10:00:00Z", Page.Origin.microdata),
    ("<meta name=date content='9 May 2025'>", "2025-05-09", .meta),
    ("<h1>Talks</h1><time datetime='2025-05-09'>today</time>", "2025-05-09", .time),
    ("<h1>Talks</h1><p class=date>Erschienen am 9. Mai 2025</p>", "2025-05-09", .page),
    ("<link rel=canonical href='https://harbour.example/2025/05/09/talks'>", "2025-05-09", .address),
    ("<script>var page = {\"datePublished\":\"2025-05-09T10:00:00Z\"}</script>", "2025-05-09T10:00:00Z", .script),
    ("<meta property=article:modified_time content=2025-05-10>", "2025-05-10", .openGraph),
  ]) func dates(_ html: String, _ value: String, _ origin: Page.Origin) throws {
    #expect(try page(html).published == Page.Value(value, origin))
  }

  @Test func unknownDateIsUnknown() throws {
    let html = """
      <h1>Talks of 4 May 2025</h1><p>They met on a Friday, as they had done before, and nobody said anything of a date.</p>
      <footer><p>© 2025 The Harbour Post</p></footer>
      """
    #expect(try page(html).published == nil)
  }

  @Test func theClassOfATimeDecides() throws {
    let html = """
      <h1>Talks</h1><p><time class="updated" datetime="2025-05-12">12 May</time>
      <time class="published" datetime="2025-05-09">9 May</time></p>
      """
    #expect(try page(html).published?.value == "2025-05-09")
  }

  @Test(arguments: [
    ("2025-05-10T01:30:00Z", "2025-05-09"), ("2025-05-10T01:30:00+02:00", "2025-05-10"),
    ("2025-05-12T01:30:00Z", "2025-05-12"),
  ]) func thePublishersOwnDay(_ moment: String, _ day: String) throws {
    let page = try page(
      "<meta property=article:published_time content='\(moment)'><link rel=canonical href='https://h.example/2025/05/09/x'>"
    )
    #expect(page.published?.value == moment)
    #expect(page.publishedDay == day)
  }
}
