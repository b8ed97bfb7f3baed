/// Reads a web page: what it says of itself, and its article.
///
///     let page = try PageReader().page(of: bytes)
///     page.title?.value  // "Talks put off"
public struct PageReader: Sendable {
  /// What is read of a page.
  public enum Scope: Sendable {
    /// All that there is.
    case page
    /// When it was published and changed; the text stays empty, and the article is looked for only where it is needed.
    case dates
  }

  /// The words by which it reads.
  let words: PageWords
  private let scope: Scope

  /// Makes a reader.
  public init(words: PageWords = .standard, scope: Scope = .page) {
    self.words = words
    self.scope = scope
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
    let facts = PageFacts(tree, fetchedFrom: hints.address)
    var page = Page()
    page.encoding = decoded.encoding
    page.language =
      facts.lang.map { Page.Value($0, .lang) } ?? facts.linked.language.map { Page.Value($0, .linkedData) }
    switch scope {
    case .page: readAll(of: tree, facts, into: &page)
    case .dates:
      readDates(of: tree, facts, into: &page) {
        let blocks = PageBlocks(tree, words: words)
        let title = PageTitle(facts, outlets: outlets(facts)).title(tree)
        var finder = finder(tree, facts, blocks, title)
        let kept = finder.find()
        return (finder.page, finder.headline ?? kept.first)
      }
    }
    return page
  }

  private func readAll(of tree: HTMLTree, _ facts: PageFacts, into page: inout Page) {
    let blocks = PageBlocks(tree, words: words)
    page.outlet = outlet(facts)
    page.address = address(facts)
    let outlets = outlets(facts)
    page.title = PageTitle(facts, outlets: outlets).title(tree)
    var finder = finder(tree, facts, blocks, page.title)
    let kept = finder.find()
    let headline = finder.headline
    let marked = finder.page
    page.authors = PageAuthors(tree, facts, marked, words: words, outlets: outlets).authors(headline: headline)
    readDates(of: tree, facts, into: &page) { (marked, headline ?? kept.first) }
    page.setText(kept.map { (blocks.blocks[$0].kind, blocks.string(of: blocks.blocks[$0])) })
    // Some pages have their text for programs only.
    if let body = facts.linked.body, body.utf8.count > 2 * page.text.utf8.count + 500 {
      page.setText([(.paragraph, body)])
    }
  }

  private func readDates(
    of tree: HTMLTree, _ facts: PageFacts, into page: inout Page, layout: @escaping () -> PageDates.Layout
  ) {
    var dates = PageDates(tree, facts, words: words, language: page.language?.value, layout: layout)
    if let (value, day) = dates.published() {
      page.published = value
      page.publishedDay = day
    }
    page.updated = dates.updated()
  }

  private func finder(_ tree: HTMLTree, _ facts: PageFacts, _ blocks: PageBlocks, _ title: Page.Value?) -> ArticleFinder
  {
    let summary = facts.linked.summary ?? facts.meta("og:description", "description", "twitter:description")?.value
    return ArticleFinder(tree, blocks, words: words, title: title?.value, summary: summary)
  }

  /// The names under which the outlet may stand behind a title.
  private func outlets(_ facts: PageFacts) -> [String] {
    [outlet(facts)?.value, facts.meta("og:site_name")?.value, facts.linked.outlet].compactMap { $0 }
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
