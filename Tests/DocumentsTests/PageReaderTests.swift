import Foundation
import Records
import Testing

@testable import Documents

@Suite struct PageReaderTests {
  private func page(_ html: String) throws -> Page {
    try PageReader().page(of: Array(html.utf8))
  }

  /// Prose of our own, long enough to count as such.
  private static let first =
    "The two delegations met for a fourth day in the old customs house and left without a word to the press, which had waited since dawn."
  private static let second =
    "A person who was in the room said that the list of prisoners had been agreed in the morning, while the dates were left open until late."
  private static let third =
    "Neither side would say whether the talks go on next week, nor who would be sent if they did."

  private static func article(_ inner: String, head: String = "") -> String {
    """
    <!doctype html><html lang="en"><head><title>Talks end early | The Harbour Post</title>\(head)</head><body>
    <nav><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li></ul></nav>
    <div class="cookie-banner"><p>We use cookies to make this site work, and to measure how it is used. You can agree or not.</p></div>
    \(inner)
    <div class="related-articles"><h3>More</h3><p>A ferry company has ordered three ships from a yard that was thought to be closed for good.</p></div>
    <div id="comments"><p>I was there and saw nothing of the sort, whatever the paper says about it now.</p></div>
    <footer><p>© The Harbour Post. All rights reserved by the publisher, who is found at the old harbour.</p></footer>
    </body></html>
    """
  }

  @Test func articleWithoutFurniture() throws {
    let page = try page(
      Self.article(
        """
        <article><h1>Talks end early</h1><p class="byline">By Ann Doe</p><time datetime="2025-05-09T18:30:00+02:00">9 May</time>
        <p>\(Self.first)</p><figure><img src="a.png"><figcaption>Delegates leave the customs house on Friday evening.</figcaption></figure>
        <h2>A list</h2><p>\(Self.second)</p><ul><li>the names of forty prisoners of war</li><li>the place of the exchange</li></ul>
        <blockquote><p>“We shall be back when there is something to sign, and not before that day.”</p></blockquote>
        <p>\(Self.third)</p><p>Read also: <a href="/x">What the ferry company wants</a></p></article>
        """))
    let text = """
      \(Self.first)

      A list

      \(Self.second)

      - the names of forty prisoners of war
      - the place of the exchange

      “We shall be back when there is something to sign, and not before that day.”

      \(Self.third)
      """
    #expect(page.text == text)
    #expect(page.blocks.map(\.kind) == [.paragraph, .heading, .paragraph, .item, .item, .quotation, .paragraph])
    let scalars = Array(page.text.unicodeScalars)
    for (block, beginning) in zip(
      page.blocks, ["The two", "A list", "A person", "the names", "the place", "“We", "Neither"])
    {
      var piece = String.UnicodeScalarView()
      piece.append(contentsOf: scalars[block.start..<block.end])
      #expect(String(piece).hasPrefix(beginning))
    }
    #expect(page.title == Page.Value("Talks end early", .page))
    #expect(page.authors == [Page.Value("Ann Doe", .page)])
    #expect(page.published == Page.Value("2025-05-09T18:30:00+02:00", .time))
    #expect(page.publishedDay == "2025-05-09")
    #expect(page.language == Page.Value("en", .lang))
  }

  @Test func standfirstIsRead() throws {
    let lead = "A fourth day of talks in the customs house has brought a list of names and no date."
    for header in ["<p class=\"standfirst\">\(lead)</p>", "<div class=\"x7\">\(lead)</div>"] {
      let page = try page(
        Self.article(
          """
          <header><h1>Talks end early</h1>\(header)</header><div class="z1"><p>\(Self.first)</p><p>\(Self.second)</p><p>\(Self.third)</p></div>
          """, head: "<meta property=\"og:description\" content=\"\(lead)\">"))
      #expect(page.text.hasPrefix(lead))
      #expect(page.text.hasSuffix(Self.third))
    }
  }

  @Test func namesThatOnlySeemToBeNoise() throws {
    for name in ["sidebar-right main", "has-comments", "widget", "paywall"] {
      let page = try page(
        Self.article("<div class=\"\(name)\"><p>\(Self.first)</p><p>\(Self.second)</p><p>\(Self.third)</p></div>"))
      #expect(page.text.contains(Self.second), "\(name)")
    }
  }

  @Test func textForProgramsOnly() throws {
    let body = Array(repeating: Self.first + " " + Self.second, count: 4).joined(separator: " ")
    let page = try page(
      "<script type=\"application/ld+json\">{\"@type\": \"NewsArticle\", \"articleBody\": \"\(body)\"}</script><div id=root></div>"
    )
    #expect(page.text == body)
  }

  @Test func noArticleIsNone() throws {
    #expect(try page("<html><body><nav><a href=/>Home</a></nav></body></html>").text.isEmpty)
    let folder = try TemporaryFolder()
    try folder.write("<html><body><nav><a href=/>Home</a></nav></body></html>", to: "a.html")
    try folder.write("", to: "b.html")
    #expect(
      folder.read("a.html", "b.html").failures == [
        "a.html: a web page in which no article was found", "b.html: empty",
      ])
  }

  // MARK: - Documents

  @Test func pagesAreDocuments() throws {
    let folder = try TemporaryFolder()
    let head = """
      <link rel="canonical" href="https://harbour.example/talks"><meta property="og:site_name" content="The Harbour Post">
      <meta property="article:published_time" content="2025-05-09T22:30:00Z">
      """
    let html = Self.article(
      "<h1>Talks end early</h1><p>\(Self.first)</p><p>\(Self.second)</p><p>\(Self.third)</p>", head: head)
    try folder.write(html, to: "a.html")
    try folder.write(gzip(html.utf8), to: "b.htm.gz")
    try folder.write(html, to: "named-otherwise")
    try folder.write("{\"title\": \"Another title\", \"date\": \"2025-05-10\"}", to: "a.meta.json")
    let outcome = folder.read("a.html", "b.htm.gz", "named-otherwise")
    #expect(outcome.failures == [])
    #expect(Set(outcome.documents.map(\.text)).count == 1)
    #expect(outcome.documents.map(\.title) == ["Another title", "Talks end early", "Talks end early"])
    #expect(outcome.documents.map(\.published?.value) == ["2025-05-10", "2025-05-09", "2025-05-09"])
    for document in outcome.documents {
      #expect(document.url == "https://harbour.example/talks")
      #expect(document.outlet == "The Harbour Post")
      #expect(document.language == "en")
    }
    #expect(folder.read("").order == ["a.html", "b.htm.gz"])
  }

  @Test func pagesAreExtracted() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.article("<p>\(Self.first)</p><p>\(Self.second)</p>"), to: "a.html")
    try folder.write("No page.", to: "b.txt")
    var lines: [String] = []
    for item in DocumentReader().pages(at: [folder["a.html"], folder["b.txt"]]) {
      switch item {
      case .page(let page, _): lines.append(page.text)
      case .feed, .outlines: lines.append("a feed")
      case .failure(let failure): lines.append(failure.reason)
      case .note(let note): lines.append(note.text)
      }
    }
    #expect(lines == [Self.first + "\n\n" + Self.second, "neither a web page nor a feed"])
  }

  @Test func largePagesAreRefused() throws {
    let folder = try TemporaryFolder()
    try folder.write("<html>" + String(repeating: "a ", count: 600), to: "a.html")
    let limits = DocumentReader.Limits(documentBytes: 1 << 10, sidecarBytes: 1 << 10, skippedBytes: 1 << 20)
    #expect(folder.read("a.html", limits: limits).failures == ["a.html: larger than 1 KiB, the limit for one document"])
  }

  @Test func damagedPagesAreRead() throws {
    let html = Array(Self.article("<div><p>\(Self.first)</b><p>\(Self.second)").utf8)
    for end in stride(from: 1, to: html.count, by: 37) {
      _ = try PageReader().page(of: Array(html.prefix(end)))
    }
    var state: UInt64 = 7
    for _ in 0..<200 {
      var bytes = html
      for _ in 0..<20 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        bytes[Int(state >> 33) % bytes.count] = UInt8(truncatingIfNeeded: state >> 20)
      }
      _ = try? PageReader().page(of: bytes)
    }
  }
}
