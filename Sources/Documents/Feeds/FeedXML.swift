/// Reads feeds written in XML: RSS, Atom and CDF.
struct FeedXML {
  let tree: XMLTree
  let dates: FeedDates
  /// What each name of the tree means in a feed; nil where nothing.
  private let tags: [FeedTag?]

  /// What holds where an element stands.
  struct Scope {
    var base: String?
    var language: String?
    /// Whether texts are HTML where nothing says what they are.
    var isRSS = true
    /// Whether the division around XHTML belongs to it, as in Atom 0.3.
    var keepsDivision = false
  }

  init(_ tree: XMLTree, dates: FeedDates) {
    self.tree = tree
    self.dates = dates
    tags = tree.names.map { FeedTag(rawValue: $0.key) }
  }

  func tag(of node: Int) -> FeedTag? {
    let name = Int(tree.nodes[node].name)
    return name >= 0 ? tags[name] : nil
  }

  // MARK: - The feed

  /// The element that is a feed; nil where there is none.
  static func root(of tree: XMLTree) -> Int? {
    var node = 0
    while node < tree.nodes.count {
      if tree.nodes[node].kind == .element {
        let name = tree.name(of: node)
        let isFeed =
          switch name.space {
          case .core, .atom: ["rss", "feed", "channel", "entry", "rdf"].contains(name.key)
          case .rdf: name.key == "rdf"
          default: name.key == "rss"
          }
        if isFeed { return node }
      }
      node = Int(tree.nodes[node].end)
    }
    return nil
  }

  /// Reads the feed below its root.
  ///
  /// - Parameter address: Where the feed was found; relative addresses are resolved against it.
  func feed(at root: Int, address: String?) -> Feed {
    var feed = Feed(format: format(of: root))
    let version = Scope(
      base: address, isRSS: !feed.format.hasPrefix("atom"), keepsDivision: feed.format == "atom 0.3")
    var scope = scope(of: root, within: version)
    var about = FeedPart(scope: scope, isEntry: false)
    if tree.name(of: root).key == "entry" {
      feed.entries.append(entry(root, scope))
    } else {
      read(root, into: &about, &feed.entries, &scope)
    }
    feed.about = about.finished()
    if feed.about.language == nil { feed.about.language = scope.language }
    return feed
  }

  /// Reads what a root or channel says; the language that it names holds for all that follows.
  private func read(_ node: Int, into about: inout FeedPart, _ entries: inout [Feed.Part], _ scope: inout Scope) {
    readAttributes(of: node, into: &about, scope)
    for child in tree.elements(in: node) {
      let space = tree.name(of: child).space
      let isCore = space == .core || space == .atom || space == .rdf
      switch tag(of: child) {
      case .item where isCore, .entry where isCore:
        // One more than are read, so that it shows.
        if entries.count <= FeedReader.mostEntries { entries.append(entry(child, scope)) }
      case .channel where isCore:
        var inner = self.scope(of: child, within: scope)
        read(child, into: &about, &entries, &inner)
        scope.language = inner.language ?? scope.language
      case .items where isCore: continue
      default:
        read(child, into: &about, scope)
        if tag(of: child) == .language, isCore, scope.language == nil { scope.language = about.part.language }
      }
    }
  }

  private func entry(_ node: Int, _ around: Scope) -> Feed.Part {
    let scope = scope(of: node, within: around)
    var entry = FeedPart(scope: scope, isEntry: true)
    readAttributes(of: node, into: &entry, scope)
    for child in tree.elements(in: node) { read(child, into: &entry, scope) }
    return entry.finished()
  }

  /// "rss 2.0", "atom 1.0" and so on.
  private func format(of root: Int) -> String {
    let version = tree.attribute("version", of: root) ?? ""
    let name = tree.name(of: root)
    let declared = declaredAddresses(root)
    switch name.key {
    case "rss":
      let versions = ["0.90", "0.91", "0.92", "0.93", "0.94", "1.0", "2.0"]
      if let known = versions.first(where: { version == $0 }) { return "rss " + known }
      if version.hasPrefix("2.") { return "rss 2.0" }
      return version.isEmpty ? "rss" : "rss " + version
    case "rdf":
      if declared.contains(where: { $0.contains("/rss/1.0") && !$0.contains("modules") }) { return "rss 1.0" }
      return declared.contains { $0.contains("rdf/simple/0.9") } ? "rss 0.90" : "rss"
    case "channel": return name.space == .core && tree.attribute("href", of: root) != nil ? "cdf" : "rss"
    default:
      if declared.contains(where: { $0.contains("2005/atom") }) { return "atom 1.0" }
      if version == "0.3" || declared.contains(where: { $0.contains("purl.org/atom/ns") }) { return "atom 0.3" }
      return "atom"
    }
  }

  /// The namespaces that an element declares, in lower case.
  private func declaredAddresses(_ node: Int) -> [String] {
    let node = tree.nodes[node]
    return tree.attributes[Int(node.from)..<Int(node.to)].compactMap { attribute in
      let name = tree.names[Int(attribute.name)]
      guard name.prefix == "xmlns" || name.key == "xmlns" else { return nil }
      return String(decoding: tree.source[Int(attribute.from)..<Int(attribute.to)], as: UTF8.self).lowercased()
    }
  }

  /// What holds in an element: `xml:base` and `xml:lang` are handed down.
  func scope(of node: Int, within around: Scope) -> Scope {
    var scope = around
    if tree.nodes[node].from == tree.nodes[node].to { return scope }
    if let base = tree.xmlAttribute("base", of: node) { scope.base = WebAddress.base(base, within: around.base) }
    if let language = tree.xmlAttribute("lang", of: node) {
      scope.language = language.isEmpty ? nil : language.replacing("_", with: "-")
    }
    return scope
  }
}
