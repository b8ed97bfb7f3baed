/// What a page's JSON-LD says of its article, in the vocabulary of schema.org.
struct LinkedData {
  var headline: String?
  var authors: [String] = []
  var published: String?
  var updated: String?
  var outlet: String?
  var language: String?
  var summary: String?
  var body: String?
  var address: String?

  /// How sure it is that this is the page's article: an article, a page, another work.
  private var rank = 0

  /// Joins what the scripts of a page say; an article goes before a page, the first of a kind before later ones.
  init(_ values: [LooseJSON.Value]) {
    var things: [LooseJSON.Value] = []
    for value in values { LinkedData.collect(value, into: &things, depth: 0) }
    var byID: [String: LooseJSON.Value] = [:]
    for thing in things {
      if let id = thing["@id"]?.text, byID[id] == nil || thing["name"] != nil { byID[id] = thing }
    }
    let ranked = things.enumerated().map {
      (offset: $0.offset, thing: $0.element, rank: LinkedData.rank(of: $0.element))
    }
    .filter { $0.rank > 0 }.sorted { ($1.rank, $0.offset) < ($0.rank, $1.offset) }
    for entry in ranked { take(entry.thing, rank: entry.rank, byID) }
    if outlet == nil {
      let publisher = things.first { thing in
        LinkedData.types(of: thing).contains { $0 == "NewsMediaOrganization" || $0 == "WebSite" }
      }
      outlet = publisher?["name"]?.text
    }
  }

  private static func collect(_ value: LooseJSON.Value, into things: inout [LooseJSON.Value], depth: Int) {
    guard depth < 8, things.count < 500 else { return }
    switch value {
    case .array(let values): for value in values { collect(value, into: &things, depth: depth + 1) }
    case .object(let fields):
      things.append(value)
      for field in fields
      where ["@graph", "mainEntity", "mainEntityOfPage", "author", "publisher"].contains(field.key) {
        collect(field.value, into: &things, depth: depth + 1)
      }
    default: break
    }
  }

  private static func types(of thing: LooseJSON.Value) -> [String] {
    (thing["@type"]?.list ?? []).compactMap(\.text).map { type in
      type.split(separator: "/").last.map(String.init) ?? type
    }
  }

  private static func rank(of thing: LooseJSON.Value) -> Int {
    types(of: thing).map { type in
      if type.hasSuffix("Article") || type.hasSuffix("Posting") || type == "Report" || type == "Review" { return 3 }
      if type == "Recipe" || type == "NewsItem" || type == "VideoObject" && thing["datePublished"] != nil { return 2 }
      return ["WebPage", "ItemPage", "CreativeWork", "AboutPage"].contains(type) ? 1 : 0
    }.max() ?? 0
  }

  private mutating func take(_ thing: LooseJSON.Value, rank: Int, _ byID: [String: LooseJSON.Value]) {
    if self.rank == 0 { self.rank = rank }
    // A second article on the page is a teaser; what a page says counts where the article is silent.
    guard rank < self.rank || headline == nil && published == nil else { return }
    if rank >= 2 { headline = headline ?? thing["headline"]?.text ?? thing["name"]?.text }
    published =
      published ?? thing["datePublished"]?.text ?? thing["dateCreated"]?.text
      ?? (rank == 2 ? thing["uploadDate"]?.text : nil)
    updated = updated ?? thing["dateModified"]?.text
    language = language ?? thing["inLanguage"]?.text ?? thing["inLanguage"]?["name"]?.text
    summary = summary ?? thing["description"]?.text
    if rank >= 2 {
      body = body ?? thing["articleBody"]?.text
      if authors.isEmpty { authors = LinkedData.names(thing["author"] ?? thing["creator"], byID) }
    }
    outlet = outlet ?? LinkedData.names(thing["publisher"], byID).first
    address = address ?? thing["url"]?.text
  }

  private static func names(_ value: LooseJSON.Value?, _ byID: [String: LooseJSON.Value]) -> [String] {
    (value?.list ?? []).flatMap { entry -> [String] in
      switch entry {
      case .string: return entry.text.map { [$0] } ?? []
      case .object:
        if let name = entry["name"] { return name.list.compactMap(\.text) }
        if let id = entry["@id"]?.text, let name = byID[id]?["name"] { return name.list.compactMap(\.text) }
        return []
      default: return []
      }
    }
  }
}
