import Testing

@testable import Documents

/// Feeds, lists of feeds and their like, read as documents.
@Suite struct FeedDocumentsTests {
  private let rss = """
    <rss version="2.0"><channel><title>The Harbour Post</title>
    <item><title>Talks &amp;amp; tides</title><link>https://harbour.example/1</link><author>Ann Doe</author>
      <pubDate>Fri, 09 May 2025 23:46:12 -0400</pubDate>
      <description>&lt;p&gt;The board met.&lt;/p&gt;&lt;figure&gt;&lt;figcaption&gt;A boat&lt;/figcaption&gt;&lt;/figure&gt;
        &lt;ul&gt;&lt;li&gt;one&lt;/li&gt;&lt;li&gt;two&lt;/li&gt;&lt;/ul&gt;</description></item>
    <item><title>Only a headline</title></item>
    <item><link>https://harbour.example/3</link></item>
    </channel></rss>
    """

  @Test func entriesBecomeDocuments() throws {
    let folder = try TemporaryFolder()
    try folder.write(rss, to: "post.rss")
    let outcome = folder.read("post.rss")
    #expect(outcome.order == ["post.rss#1", "post.rss#2", "! post.rss: entry 3: neither a title nor a text"])
    let first = try #require(outcome.documents.first)
    #expect(first.text == "The board met.\n\n- one\n- two")
    #expect(first.title == "Talks & tides")
    #expect(first.outlet == "The Harbour Post")
    #expect(first.byline == "Ann Doe")
    #expect(first.url == "https://harbour.example/1")
    #expect(first.published?.value == "2025-05-09")
    #expect(outcome.documents.last?.text == "Only a headline")
    #expect(outcome.documents.last?.published == nil)
  }

  @Test(arguments: [
    ("One line &amp;amp; another\n\nA paragraph\nof two lines", "One line & another\n\nA paragraph of two lines"),
    ("1 &lt; 2", "1 < 2"),
    ("&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;Read more at our site&lt;/p&gt;", "One."),
    ("&lt;p&gt;Read more at our site&lt;/p&gt;", "Read more at our site"),
    ("a&lt;br&gt;b&lt;br&gt;&lt;br&gt;c", "a b\n\nc"),
    ("&lt;script&gt;x()&lt;/script&gt;a", "a"),
  ]) func texts(_ description: String, _ expected: String) throws {
    let feed = try FeedReader().feed(of: Array("<rss><item><description>\(description)".utf8))
    #expect(FeedReader().text(of: try #require(feed.entries.first)) == expected)
  }

  @Test func picturesAreNoTexts() throws {
    let picture = "<content type='image/png'>iVBORw0KGgr/////</content>"
    let feed = try FeedReader().feed(
      of: Array("<feed xmlns='http://www.w3.org/2005/Atom'><entry>\(picture)</entry></feed>".utf8))
    #expect(FeedReader().text(of: try #require(feed.entries.first)).isEmpty)
  }

  @Test func aSidecarSaysWhereTheFeedWasFound() throws {
    let folder = try TemporaryFolder()
    try folder.write("<rss><item><title>t</title><link>/1</link></item></rss>", to: "a.rss")
    try folder.write("{\"url\": \"https://harbour.example/feed\", \"outlet\": \"The Post\"}", to: "a.meta.json")
    let document = try #require(folder.read("a.rss").documents.first)
    #expect(document.url == "https://harbour.example/1")
    #expect(document.outlet == "The Post")
  }

  @Test func anEntryFromAnotherFeedIsThatOutlets() throws {
    let folder = try TemporaryFolder()
    let source = "<source url='https://other.example/feed'>The Other Post</source>"
    try folder.write(
      "<rss><channel><title>All</title><item><title>t</title>\(source)</item></channel></rss>", to: "a.rss")
    #expect(folder.read("a.rss").documents.first?.outlet == "The Other Post")
  }

  @Test(arguments: [
    ("a.xml", "<?xml version='1.0'?>\n<!-- c > d -->\n<rss><item><title>t</title></item></rss>", ["a.xml#1"]),
    ("a.xml", "<!DOCTYPE rss [<!ENTITY a \"b>\">]><rss><item><title>t</title></item></rss>", ["a.xml#1"]),
    ("a.txt.xml", "<note>Not a feed at all.</note>", ["a.txt.xml"]),
    (
      "a.json", "{\"version\": \"https://jsonfeed.org/version/1\", \"items\": [{\"content_text\": \"x\"}]}",
      ["a.json#1"]
    ),
    ("a.json", "{\"items\": 3}", ["a.json"]),
    ("a.rss", "<rss><channel/></rss>", ["! a.rss: a feed without entries"]),
    ("a.rss", "", ["! a.rss: empty"]),
    ("a.atom", "<opml/>", ["! a.atom: no feed: its first element is \"opml\", not rss, feed or RDF"]),
    ("noname", "<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>t</title></entry></feed>", ["noname#1"]),
  ]) func recognises(_ name: String, _ text: String, _ order: [String]) throws {
    let folder = try TemporaryFolder()
    try folder.write(text, to: name)
    #expect(folder.read(name).order == order)
  }

  @Test func foldersHoldWhatTheySay() throws {
    let folder = try TemporaryFolder()
    try folder.write("<rss><item><title>t</title></item></rss>", to: "f/a.xml")
    try folder.write("<project><settings/></project>", to: "f/b.xml")
    try folder.write("{\"name\": \"settings\"}", to: "f/c.json")
    try folder.write("headline,body\nH,The text.\n", to: "f/d.csv")
    try folder.write("x,y\n1,2\n", to: "f/e.csv")
    try folder.write(rss, to: "f/f.rss")
    #expect(folder.read("f").order.prefix(3) == ["f/a.xml#1", "f/d.csv:2", "f/f.rss#1"])
  }

  private let list = """
    <opml version="2.0"><head><title>Ports</title><dateModified>Fri, 09 May 2025 10:00:00 GMT</dateModified>
    <ownerName>Ann Doe</ownerName></head><body>
    <outline text="Europe"><outline text="North"><outline type="rss" text="The Harbour Post"
      xmlUrl="https://harbour.example/feed" htmlUrl="https://harbour.example/"/></outline><outline text="x" xmlUrl="https://x.example/feed"></outline>
    <outline text="nothing"/></outline><outline title="Page" text="p" type="link" url="https://page.example/"/></body></opml>
    """

  @Test func listsOfFeeds() throws {
    let list = try OutlineList(of: Array(list.utf8))
    #expect(list.title == "Ports")
    #expect(list.owner?.name == "Ann Doe")
    #expect(list.updated?.day == "2025-05-09")
    #expect(list.entries.map(\.title) == ["The Harbour Post", "x", "Page"])
    #expect(list.entries.map(\.groups) == [["Europe", "North"], ["Europe"], []])
    #expect(list.entries.map(\.feed) == ["https://harbour.example/feed", "https://x.example/feed", nil])
    #expect(list.entries.last?.url == "https://page.example/")
  }

  @Test func aListIsNoDocument() throws {
    let folder = try TemporaryFolder()
    try folder.write(list, to: "a.opml")
    #expect(
      folder.read("a.opml").order == [
        "! a.opml: a list of 2 feeds (The Harbour Post, x), which holds no text itself; "
          + "parley extract shows their addresses"
      ])
    try folder.write("<opml><body><outline text='a'/></body></opml>", to: "b.opml")
    for item in DocumentReader().pages(at: [folder.path + "/b.opml"]) {
      guard case .failure(let failure) = item else { throw Problem("no failure") }
      #expect(failure.reason == "a list of feeds that names none")
    }
  }

  @Test func outlinesNestedTooDeepEnd() throws {
    let depth = 100_000
    let text = "<opml><body>" + String(repeating: "<outline text='a'>", count: depth) + "<outline xmlUrl='b'/>"
    let list = try OutlineList(of: Array(text.utf8))
    #expect(list.entries.count == 1)
    #expect((list.entries.first?.groups.count ?? 0) <= 16)
  }
}
