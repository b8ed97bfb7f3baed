/// What a page says of itself, as it stands there, gathered in one pass over its elements.
struct PageFacts {
  /// A `meta` element with a content.
  struct Meta {
    /// Its `property`, `name`, `itemprop` or `http-equiv`, in lower case.
    var key: String
    var value: String
    var from: Page.Origin
  }

  /// A `time` element, or another that has a date in an attribute.
  struct Time {
    var node: Int
    /// The attribute's value.
    var value: String?
    /// What the element shows.
    var text: String
    /// Its `itemprop`.
    var property: String?
    /// Its `class`, in lower case.
    var style: String?
  }

  private(set) var metas: [Meta] = []
  private(set) var linked = LinkedData([])
  private(set) var canonical: String?
  /// Where the first link of a headline leads, which on many pages is the page itself.
  private(set) var permalink: String?
  /// Where the page was fetched, where that is known from outside it.
  let fetchedFrom: String?
  private(set) var lang: String?
  private(set) var titleElement: String?
  /// Elements that are headings of the first level, in order.
  private(set) var headlines: [Int] = []
  private(set) var times: [Time] = []
  /// Elements with an `itemprop` or `rel` that says who wrote the article.
  private(set) var authorNodes: [Int] = []
  /// Elements with an `itemprop` that says which the headline is.
  private(set) var headlineNodes: [Int] = []

  /// How many of each kind are gathered; a page that has more has them for something else.
  private static let most = 300

  init(_ tree: HTMLTree, fetchedFrom: String? = nil) {
    self.fetchedFrom = fetchedFrom
    var scripts: [LooseJSON.Value] = []
    for (index, node) in tree.nodes.enumerated() {
      switch node.tag {
      case .text: continue
      case .meta: addMeta(tree, index)
      case .link: addLink(tree, index)
      case .html: lang = lang ?? tree.value(of: .lang, at: index) ?? tree.value(of: .xmlLang, at: index)
      case .title:
        if titleElement == nil { titleElement = HTMLTree.cleaned(tree.text(below: index)) }
      case .script:
        if let data = PageFacts.linkedData(tree, index) { scripts.append(data) }
      case .h1, .h2:
        if node.tag == .h1, headlines.count < PageFacts.most { headlines.append(index) }
        if permalink == nil, let link = (index..<Int(node.end)).first(where: { tree.nodes[$0].tag == .a }) {
          permalink = tree.value(of: .href, at: link)
        }
      case .time where times.count < PageFacts.most:
        times.append(
          Time(
            node: index, value: tree.value(of: .datetime, at: index), text: tree.text(below: index),
            property: tree.value(of: .itemprop, at: index)
              ?? (tree.rawValue(of: .pubdate, at: index) == nil ? nil : "datePublished"),
            style: tree.value(of: .class, at: index)?.lowercased()))
      default: addProperty(tree, index, node)
      }
    }
    linked = LinkedData(scripts)
  }

  /// The value of the first `meta` element with one of some keys, the keys in order of preference.
  func meta(_ keys: String...) -> Page.Value? {
    for key in keys {
      if let meta = metas.first(where: { $0.key == key }) { return Page.Value(meta.value, meta.from) }
    }
    return nil
  }

  /// The `meta` elements with one of some keys, the keys in order of preference.
  func metas(_ keys: [String]) -> some Sequence<Meta> {
    keys.lazy.flatMap { key in metas.lazy.filter { $0.key == key } }
  }

  private mutating func addMeta(_ tree: HTMLTree, _ index: Int) {
    guard metas.count < PageFacts.most, let content = tree.value(of: .content, at: index).flatMap(HTMLTree.cleaned)
    else { return }
    let keys: [(HTMLAttributeName, Page.Origin)] = [
      (.property, .meta), (.name, .meta), (.itemprop, .microdata), (.httpEquiv, .meta),
    ]
    for (attribute, origin) in keys {
      guard let key = tree.value(of: attribute, at: index)?.lowercased(), !key.isEmpty else { continue }
      let isGraph = key.hasPrefix("og:") || key.hasPrefix("article:")
      metas.append(Meta(key: key, value: content, from: isGraph ? .openGraph : origin))
    }
  }

  private mutating func addLink(_ tree: HTMLTree, _ index: Int) {
    guard canonical == nil, tree.value(of: .rel, at: index)?.lowercased() == "canonical" else { return }
    canonical = tree.value(of: .href, at: index)
  }

  private static func linkedData(_ tree: HTMLTree, _ index: Int) -> LooseJSON.Value? {
    guard let type = tree.value(of: .type, at: index), type.lowercased().contains("ld+json"),
      index + 1 < tree.nodes.count, tree.nodes[index + 1].tag == .text
    else { return nil }
    return LooseJSON.value(in: tree.source, Int(tree.nodes[index + 1].from)..<Int(tree.nodes[index + 1].to))
  }

  private mutating func addProperty(_ tree: HTMLTree, _ index: Int, _ node: HTMLTree.Node) {
    guard node.from < node.to, times.count < PageFacts.most, authorNodes.count < PageFacts.most else { return }
    var property: String?
    for attribute in tree.attributes[Int(node.from)..<Int(node.to)] {
      switch attribute.name {
      case .itemprop, .rel, .property: property = property ?? tree.text(of: Int(attribute.from)..<Int(attribute.to))
      case .dataTimestamp, .dataDatetime, .datetime:
        times.append(
          Time(
            node: index, value: tree.text(of: Int(attribute.from)..<Int(attribute.to)), text: tree.text(below: index),
            property: tree.value(of: .itemprop, at: index)))
      default: continue
      }
    }
    guard let property else { return }
    for name in property.split(separator: " ") {
      switch name {
      case "author", "creator", "schema:author", "dc:creator": authorNodes.append(index)
      case "headline": headlineNodes.append(index)
      case "datePublished", "dateModified", "dateCreated", "datepublished", "schema:datePublished", "dc:date",
        "dc:created":
        times.append(
          Time(
            node: index,
            value: tree.value(of: .content, at: index) ?? tree.value(of: .datetime, at: index)
              ?? tree.value(of: .title, at: index), text: tree.text(below: index), property: String(name)))
      default: continue
      }
    }
  }
}
