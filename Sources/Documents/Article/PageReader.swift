/// Reads a web page: what it says of itself, and its article.
///
///     let page = try PageReader().page(of: bytes)
///     page.title?.value  // "Talks put off"
public struct PageReader: Sendable {
  private let words: PageWords

  /// Makes a reader.
  public init(words: PageWords = .standard) {
    self.words = words
  }

  /// Reads a page; linear in its size.
  ///
  /// - Throws: `ReadFailure` without a path where the bytes are no page.
  public func page(of bytes: [UInt8]) throws(ReadFailure) -> Page {
    let decoded: (source: [UInt8], encoding: String)
    do throws(Problem) {
      decoded = try PageEncoding.decode(bytes)
    } catch {
      throw error.failure(at: "")
    }
    let tree = HTMLParser.tree(of: decoded.source)
    let blocks = PageBlocks(tree, words: words)
    var page = Page()
    page.encoding = decoded.encoding
    var finder = ArticleFinder(tree, blocks, words: words, title: nil, summary: nil)
    let kept = finder.find()
    page.text = kept.map { blocks.string(of: blocks.blocks[$0]) }.joined(separator: "\n\n")
    return page
  }
}
