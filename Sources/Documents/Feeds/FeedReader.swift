/// Reads feeds: RSS, Atom, CDF and JSON Feed.
///
///     let feed = try FeedReader().feed(of: bytes, address: "https://harbour.example/feed")
///     feed.entries.first?.title?.value  // "Talks put off"
///
/// What is ill-formed is read as far as it makes sense (`LooseXML`). Nothing is fetched, no entity outside the feed is
/// looked for. Linear in the size of the feed.
public struct FeedReader: Sendable {
  private let dates: FeedDates

  /// Makes a reader.
  ///
  /// - Parameter words: The months and zones by which dates are read.
  public init(words: PageWords = .standard) {
    dates = FeedDates(words: words)
  }

  /// Reads a feed.
  ///
  /// - Parameter address: Where it was found, for relative addresses in it; nil where that is not known.
  /// - Throws: `ReadFailure` without a path where the bytes are no feed.
  public func feed(of bytes: [UInt8], address: String? = nil) throws(ReadFailure) -> Feed {
    do throws(Problem) {
      return try read(bytes, address: address)
    } catch {
      throw error.failure(at: "")
    }
  }

  /// The text of the document that an entry becomes: the longest of its contents, or else its summary; empty where it has
  /// neither.
  public func text(of entry: Feed.Part) -> String { FeedText(words: dates.words).text(of: entry) }

  /// How many entries a feed has at most; one of 16 MiB has some thousands.
  static let mostEntries = 100_000

  func read(_ bytes: [UInt8], address: String?) throws(Problem) -> Feed {
    let feed = try readAll(bytes, address: address)
    guard feed.entries.count <= FeedReader.mostEntries else {
      throw Problem("a feed of more than \(FeedReader.mostEntries) entries")
    }
    return feed
  }

  private func readAll(_ bytes: [UInt8], address: String?) throws(Problem) -> Feed {
    if bytes.isEmpty { throw Problem("empty") }
    let decoded = try PageEncoding.decodeXML(bytes)
    let first = decoded.source.first { !(0x09...0x20 ~= $0) }
    if first == UInt8(ascii: "{") { return try JSONFeed(dates: dates).feed(of: decoded.source, address: address) }
    let tree = try LooseXML.tree(of: decoded.source)
    guard let root = FeedXML.root(of: tree) else { throw FeedReader.noFeed(tree) }
    var feed = FeedXML(tree, dates: dates).feed(at: root, address: address)
    feed.encoding = decoded.encoding
    return feed
  }

  private static func noFeed(_ tree: XMLTree) -> Problem {
    guard let root = tree.nodes.firstIndex(where: { $0.kind == .element }) else {
      return Problem("no feed: it holds no element")
    }
    let name = tree.name(of: root)
    return Problem("no feed: its first element is \"\(name.local.prefix(40))\", not rss, feed or RDF")
  }
}
