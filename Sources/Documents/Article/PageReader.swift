/// Reads a web page: what it says of itself, and its article.
///
///     let page = try PageReader().page(of: bytes)
///     page.title?.value  // "Talks put off"
public struct PageReader: Sendable {
  /// The words by which it reads.
  let words: PageWords

  /// Makes a reader.
  public init(words: PageWords = .standard) {
    self.words = words
  }

  /// Reads a page; linear in its size.
  ///
  /// - Throws: `ReadFailure` without a path where the bytes are no page.
  public func page(of bytes: [UInt8]) throws(ReadFailure) -> Page {
    do throws(Problem) {
      return try read(bytes)
    } catch {
      throw error.failure(at: "")
    }
  }

  func read(_ bytes: [UInt8], hints: PageHints = PageHints()) throws(Problem) -> Page {
    if bytes.isEmpty { throw Problem("empty") }
    let decoded = try PageEncoding.decode(bytes, charset: hints.charset)
    let tree = HTMLParser.tree(of: decoded.source)
    let blocks = PageBlocks(tree, words: words)
    let facts = PageFacts(tree, fetchedFrom: hints.address)
    var page = Page()
    page.encoding = decoded.encoding
    page.outlet = outlet(facts)
    page.address = address(facts)
    page.language =
      facts.lang.map { Page.Value($0, .lang) } ?? facts.linked.language.map { Page.Value($0, .linkedData) }
    let outlets = [page.outlet?.value, facts.meta("og:site_name")?.value, facts.linked.outlet].compactMap { $0 }
    page.title = PageTitle(facts, outlets: outlets).title(tree)
    let summary = facts.linked.summary ?? facts.meta("og:description", "description", "twitter:description")?.value
    var finder = ArticleFinder(tree, blocks, words: words, title: page.title?.value, summary: summary)
    let kept = finder.find()
    page.authors = PageAuthors(tree, facts, finder.page, words: words, outlets: outlets).authors(
      headline: finder.headline)
    let dates = PageDates(
      tree, facts, finder.page, words: words, language: page.language?.value, anchor: finder.headline ?? kept.first)
    if let (value, day) = dates.published() {
      page.published = value
      page.publishedDay = day
    }
    page.updated = dates.updated()
    page.setText(kept.map { (blocks.blocks[$0].kind, blocks.string(of: blocks.blocks[$0])) })
    // Some pages have their text for programs only.
    if let body = facts.linked.body, body.utf8.count > 2 * page.text.utf8.count + 500 {
      page.setText([(.paragraph, body)])
    }
    return page
  }

  private func outlet(_ facts: PageFacts) -> Page.Value? {
    if let name = facts.meta("og:site_name") { return name }
    if let name = facts.linked.outlet { return Page.Value(name, .linkedData) }
    return facts.meta("application-name", "dc.publisher", "dcterms.publisher", "publisher", "copyright")
  }

  private func address(_ facts: PageFacts) -> Page.Value? {
    if let address = facts.canonical, address.contains("://") { return Page.Value(address, .link) }
    if let address = facts.meta("og:url"), address.value.contains("://") { return address }
    if let address = facts.linked.address, address.contains("://") { return Page.Value(address, .linkedData) }
    return facts.fetchedFrom.map { Page.Value($0, .archive) }
  }
}
