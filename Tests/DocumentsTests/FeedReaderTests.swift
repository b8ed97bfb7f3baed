import Testing

@testable import Documents

@Suite struct FeedReaderTests {
  private func feed(_ text: String, address: String? = nil) throws -> Feed {
    try FeedReader().feed(of: Array(text.utf8), address: address)
  }

  private let rss = """
    <?xml version="1.0" encoding="utf-8"?>
    <rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom"
      xmlns:content="http://purl.org/rss/1.0/modules/content/">
    <channel>
      <title>The Harbour Post</title><link>https://harbour.example/</link><language>en-gb</language>
      <atom:link rel="self" href="https://harbour.example/feed"/>
      <description>News &amp; tides</description>
      <image><title>Logo</title><url>/logo.png</url><link>https://elsewhere.example/</link></image>
      <item>
        <title>Pilots &amp;amp; board meet</title><link>https://harbour.example/1</link>
        <guid isPermaLink="false">h-1</guid><dc:creator>Ann Doe</dc:creator><dc:creator>Bo Roe</dc:creator>
        <pubDate>Fri, 09 May 2025 14:46:12 +0200</pubDate><category domain="d">Port</category>
        <description>A teaser.</description>
        <content:encoded><![CDATA[<p>The board met the pilots.</p><p>It said nothing.</p>]]></content:encoded>
        <enclosure url="https://harbour.example/1.mp3" length="12" type="audio/mpeg"/>
      </item>
      <item><title>1 < 2</title><guid>https://harbour.example/2</guid><author>bo@harbour.example (Bo Roe)</author></item>
    </channel></rss>
    """

  @Test func readsRSS() throws {
    let feed = try feed(rss, address: "https://harbour.example/feed")
    #expect(feed.format == "rss 2.0")
    #expect(feed.about.title?.value == "The Harbour Post")
    #expect(feed.about.subtitle?.value == "News & tides")
    #expect(feed.about.url == "https://harbour.example/")
    #expect(feed.about.language == "en-gb")
    #expect(feed.about.image?.url == "https://harbour.example/logo.png")
    #expect(feed.about.links.map(\.rel) == ["alternate", "self"])
    let first = try #require(feed.entries.first)
    #expect(first.id == "h-1")
    #expect(first.idIsAddress == false)
    #expect(first.url == "https://harbour.example/1")
    #expect(first.title?.type == .html)
    #expect(first.authors.map(\.name) == ["Ann Doe", "Bo Roe"])
    #expect(first.published?.value == "2025-05-09T14:46:12+02:00")
    #expect(first.categories == [Feed.Category(term: "Port", scheme: "d")])
    #expect(first.summary?.value == "A teaser.")
    #expect(first.content.map(\.type) == [.html])
    #expect(first.links.last?.rel == "enclosure")
    let second = try #require(feed.entries.last)
    #expect(second.url == "https://harbour.example/2")
    #expect(second.title?.value == "1 < 2")
    #expect(second.title?.type == .text)
    #expect(second.authors == [Feed.Person(name: "Bo Roe", email: "bo@harbour.example")])
  }

  @Test func readsAtom() throws {
    let feed = try feed(
      """
      <feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://harbour.example/news/" xml:lang="en">
      <title type="html">Tides &amp;lt;b&amp;gt;</title><link href="/"/><link rel="self" href="feed"/>
      <author><name>The desk</name></author>
      <entry xml:lang="de_DE"><title>Lotsen</title><link rel="alternate" type="text/html" hreflang="de" href="1"/>
        <id>tag:harbour.example,2025:1</id><published>2025-05-09T10:00:00Z</published><updated>2025-05-10</updated>
        <author><name>Ann Doe</name><uri>/ann</uri></author>
        <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Die <a href="2">Lotsen</a>.</p></div></content>
        <source><title>The Other Post</title><link href="https://other.example/"/></source></entry>
      <entry><title>x</title><content type="text">1 &lt; 2</content><category term="port" label="Port"/></entry>
      </feed>
      """)
    #expect(feed.format == "atom 1.0")
    #expect(feed.about.title?.value == "Tides &lt;b&gt;")
    #expect(feed.about.url == "https://harbour.example/")
    let first = try #require(feed.entries.first)
    #expect(first.title?.language == "de-DE")
    #expect(first.url == "https://harbour.example/news/1")
    #expect(first.authors.first?.url == "https://harbour.example/ann")
    #expect(first.content.first?.value == "<p>Die <a href=\"https://harbour.example/news/2\">Lotsen</a>.</p>")
    #expect(first.content.first?.type == .xhtml)
    #expect(first.updated?.value == "2025-05-10")
    #expect(first.source.first?.title?.value == "The Other Post")
    #expect(feed.entries[1].content.first?.value == "1 < 2")
    #expect(feed.entries[1].categories == [Feed.Category(term: "port", label: "Port")])
  }

  @Test func readsOlderFormats() throws {
    let old = try feed(
      """
      <feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>Old</title><tagline>tides</tagline>
      <entry><title mode="base64">VGlkZXM=</title><issued>2004-01-01T10:00:00Z</issued><modified>2004-01-02T10:00:00Z</modified>
      <summary type="text/html" mode="escaped">&lt;b&gt;high&lt;/b&gt;</summary></entry></feed>
      """)
    #expect(old.format == "atom 0.3")
    #expect(old.about.subtitle?.value == "tides")
    #expect(old.entries.first?.title?.value == "Tides")
    #expect(old.entries.first?.published?.day == "2004-01-01")
    #expect(old.entries.first?.summary?.value == "<b>high</b>")
    let rdf = try feed(
      """
      <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
      <channel rdf:about="x"><title>Tides</title><items><rdf:Seq><rdf:li rdf:resource="1"/></rdf:Seq></items></channel>
      <item rdf:about="https://harbour.example/1"><title>One</title><dc:date>2004-05-06</dc:date></item></rdf:RDF>
      """)
    #expect(rdf.format == "rss 1.0")
    #expect(rdf.entries.first?.id == "https://harbour.example/1")
    #expect(rdf.entries.first?.url == "https://harbour.example/1")
    #expect(rdf.entries.first?.dated?.value == "2004-05-06")
    let channel = try feed(
      "<CHANNEL HREF='https://h.example/'><ITEM HREF='https://h.example/1' LASTMOD='2004-04-06'/></CHANNEL>")
    #expect(channel.format == "cdf")
    #expect(channel.entries.first?.url == "https://h.example/1")
    #expect(channel.entries.first?.updated?.value == "2004-04-06")
  }

  @Test func readsJSONFeed() throws {
    let feed = try feed(
      """
      {"version": "https://jsonfeed.org/version/1.1", "title": "The Harbour Post", "home_page_url": "https://harbour.example/",
       "authors": [{"name": "The desk"}], "language": "en",
       "items": [{"id": 7, "url": "https://harbour.example/7", "title": "Seven", "content_html": "<p>A <a href='8'>b</a></p>",
         "date_published": "2025-05-09T10:00:00Z", "attachments": [{"url": "a.mp3", "size_in_bytes": 5}]},
        {"id": "x", "content_text": "Only <text>", "author": {"name": "Ann Doe"}}, "no object"
      """)
    #expect(feed.format == "json feed 1.1")
    #expect(feed.entries.map(\.id) == ["7", "x"])
    #expect(feed.entries[0].content.first?.value == "<p>A <a href='https://harbour.example/8'>b</a></p>")
    #expect(feed.entries[0].authors.map(\.name) == ["The desk"])
    #expect(feed.entries[0].links.last?.length == "5")
    #expect(feed.entries[1].authors.map(\.name) == ["Ann Doe"])
    #expect(feed.entries[1].content.first?.value == "Only <text>")
  }

  @Test(arguments: [
    ("<rss><channel><title>T</title><item><title>R&D &nbsp;x</title><link>a?b=1&c=2</link>", "R&D \u{A0}x"),
    ("<rss><channel><item><title>cut off", "cut off"),
    ("<rss><channel><item><title>a</b></title></item>", "a"),
    ("\n\n<rss><channel><item><title>blank lines first</title></item></channel></rss>", "blank lines first"),
    ("<!DOCTYPE html><rss><item><title>a page's type</title></item></rss>", "a page's type"),
    ("<rss><item><title>it\u{92}s</title></item></rss>", "it’s"),
    ("<rss><item><title>it&#146;s</title></item></rss>", "it’s"),
    ("<rss><item><title>itâ€™s</title></item></rss>", "it’s"),
    ("<rss><item><title>â la carte</title></item></rss>", "â la carte"),
    ("<rss><item><title>\u{1}a\u{8}b</title></item></rss>", "ab"),
    ("<rss><item><dc:title>by custom</dc:title></item></rss>", "by custom"),
    ("<rss><item><media:title>later</media:title><title>first</title></item></rss>", "first"),
    ("<rss><item><svg:title>no</svg:title><title>yes</title></item></rss>", "yes"),
  ]) func readsWhatIsIllFormed(_ text: String, _ title: String) throws {
    #expect(try feed(text).entries.first?.title?.value == title)
  }

  @Test(arguments: [
    "<opml/>", "<html><body/></html>", "<svg xmlns='http://www.w3.org/2000/svg'/>", "plain", "{}", "{\"items\": 3}",
    "[1]", "",
    "<", "{", "<!DOCTYPE rss",
  ]) func isNoFeed(_ text: String) {
    #expect(throws: ReadFailure.self) { try feed(text) }
  }

  @Test func encodings() throws {
    let text = "<rss><item><title>Zürich</title></item></rss>"
    let latin = Array("<?xml version='1.0' encoding='iso-8859-1'?>".utf8) + text.unicodeScalars.map { UInt8($0.value) }
    let wide = text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let wider = text.unicodeScalars.flatMap { [0, 0, UInt8($0.value >> 8), UInt8($0.value & 0xFF)] }
    let cases: [([UInt8], String)] = [
      (latin, "windows-1252"), ([0xEF, 0xBB, 0xBF] + Array(text.utf8), "utf-8"), ([0xFF, 0xFE] + wide, "utf-16le"),
      (wide, "utf-16le"), (wider, "utf-32be"),
      (Array("<?xml version='1.0' encoding='made-up'?>".utf8) + Array(text.utf8), "utf-8"),
    ]
    for (bytes, encoding) in cases {
      let feed = try FeedReader().feed(of: bytes)
      #expect(feed.entries.first?.title?.value == "Zürich")
      #expect(feed.encoding == encoding)
    }
  }

  @Test(
    arguments: [
      ("Ann Doe", "Ann Doe", nil), ("ann@h.example", nil, "ann@h.example"),
      ("ann@h.example (Ann Doe)", "Ann Doe", "ann@h.example"),
      ("Ann Doe (ann@h.example)", "Ann Doe", "ann@h.example"), ("Ann Doe <ann@h.example>", "Ann Doe", "ann@h.example"),
      ("mailto:ann@h.example", nil, "ann@h.example"), ("Ann Doe @ The Post", "Ann Doe @ The Post", nil), ("", nil, nil),
    ] as [(String, String?, String?)]) func persons(_ line: String, _ name: String?, _ email: String?)
  {
    #expect(Feed.Person(line: line) == Feed.Person(name: name, email: email))
  }

  @Test func feedsOfTooManyEntriesAreRefused() {
    let text = "<rss>" + String(repeating: "<item/>", count: FeedReader.mostEntries + 10)
    #expect(throws: ReadFailure.self) { try feed(text) }
  }

  @Test func programsAreNoAddresses() throws {
    let feed = try feed("<rss><item><link>javascript:alert(1)</link><link>https://h.example/</link></item></rss>")
    #expect(feed.entries.first?.links.map(\.url) == ["https://h.example/"])
  }

  @Test(
    .timeLimit(.minutes(1)),
    arguments: [
      "<item><title>x</title></item>", "<item>", "<x>", "<itunes:category text='a'>", "<media:group>", "<source>",
      "<category>a</category>",
      "<description>&lt;a href=", "<description>&lt;a href='", "<title>&lt;a", "<itunes:keywords>a b c d",
    ]) func repeatedPiecesEnd(_ piece: String) throws
  {
    _ = try feed("<rss><channel><item>" + String(repeating: piece, count: 200_000 / piece.utf8.count))
  }
}
