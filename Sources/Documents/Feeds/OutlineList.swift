/// A list of feeds, as programs that read feeds hand it on: OPML.
public struct OutlineList: Hashable, Sendable {
  /// One feed of the list.
  public struct Entry: Hashable, Encodable, Sendable {
    /// What the list calls it.
    public var title: String?
    /// The address of the feed.
    public var feed: String?
    /// The address of the site that it is the feed of, or of the page that an entry leads to.
    public var url: String?
    /// What it is about.
    public var description: String?
    /// The language.
    public var language: String?
    /// The kind of feed, as the list says it.
    public var type: String?
    /// The headings that it stands below, outermost first.
    public var groups: [String]
  }

  /// What the list is called.
  public var title: String?
  /// When it was last changed.
  public var updated: Feed.Moment?
  /// Whose it is.
  public var owner: Feed.Person?
  /// Its entries in order, those below a heading after it.
  public var entries: [Entry] = []

  /// Reads a list.
  ///
  /// - Throws: `ReadFailure` without a path where the bytes are no list.
  public init(of bytes: [UInt8], words: PageWords = .standard) throws(ReadFailure) {
    do throws(Problem) {
      try self.init(reading: bytes, dates: FeedDates(words: words))
    } catch {
      throw error.failure(at: "")
    }
  }

  init(reading bytes: [UInt8], dates: FeedDates) throws(Problem) {
    if bytes.isEmpty { throw Problem("empty") }
    let tree = try LooseXML.tree(of: try PageEncoding.decodeXML(bytes).source)
    guard tree.nodes.contains(where: { $0.kind == .element && tree.names[Int($0.name)].key == "opml" }) else {
      throw Problem("no OPML: it has no element \"opml\"")
    }
    // The headings that are open, and where each ends.
    var groups: [(title: String, end: Int)] = []
    for (node, value) in tree.nodes.enumerated() where value.kind == .element {
      while let last = groups.last, last.end <= node { groups.removeLast() }
      switch tree.names[Int(value.name)].key {
      case "outline":
        let entry = Entry(tree, node, groups: groups.map(\.title))
        if entry.feed != nil || entry.url != nil {
          entries.append(entry)
        } else if let title = entry.title, Int(value.end) > node + 1, groups.count < OutlineList.deepest {
          groups.append((title, Int(value.end)))
        }
      case "title" where title == nil: title = OutlineList.text(tree, node)
      case "datemodified": updated = OutlineList.text(tree, node).map(dates.moment)
      case "ownername": owner = Feed.Person(name: OutlineList.text(tree, node), email: owner?.email)
      case "owneremail": owner = Feed.Person(name: owner?.name, email: OutlineList.text(tree, node))
      default: continue
      }
    }
  }

  /// Why it gives no documents, and what it gives.
  var problem: Problem {
    if entries.isEmpty { return Problem("a list of feeds that names none") }
    let feeds = entries.filter { $0.feed != nil }
    let names = feeds.prefix(5).compactMap { $0.title ?? $0.feed }.joined(separator: ", ")
    let shown = feeds.isEmpty ? "" : feeds.count > 5 ? " (\(names), …)" : " (\(names))"
    let count = "\(feeds.count) feed\(feeds.count == 1 ? "" : "s")"
    return Problem("a list of \(count)\(shown), which holds no text itself; parley extract shows their addresses")
  }

  /// How many headings an entry stands below at most.
  private static let deepest = 16

  private static func text(_ tree: XMLTree, _ node: Int) -> String? {
    let text = XMLText.trimmed(tree.text(in: node))
    return text.isEmpty ? nil : text
  }
}

extension OutlineList.Entry {
  fileprivate init(_ tree: XMLTree, _ node: Int, groups: [String]) {
    func value(_ keys: String...) -> String? {
      keys.lazy.compactMap { tree.attribute($0, of: node) }.first { !$0.isEmpty }
    }
    title = value("title", "text")
    feed = value("xmlurl")
    url = value("htmlurl", "url")
    description = value("description")
    language = value("language")
    type = value("type")
    self.groups = groups
  }
}
