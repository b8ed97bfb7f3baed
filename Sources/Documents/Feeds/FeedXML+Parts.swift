/// A part of a feed while it is read, with what is not settled before its end.
struct FeedPart {
  var part = Feed.Part()
  let isEntry: Bool
  /// How trusted the element is that gave the value; smaller is more.
  var titleRank = Int.max
  var summaryRank = Int.max
  var idRank = Int.max
  var imageRank = Int.max
  var rightsRank = Int.max
  /// Authors by how trusted their elements are: the format's own, Dublin Core, iTunes and Media RSS.
  var authors: [[Feed.Person]] = [[], [], []]
  /// An address that is the page's for certain, where a service put its own in between.
  var original: String?
  var othersLeft = 200

  init(scope: FeedXML.Scope, isEntry: Bool) {
    self.isEntry = isEntry
    part.base = scope.base
  }

  /// The part with what can be said only at its end.
  func finished() -> Feed.Part {
    var part = part
    part.authors = authors.first { !$0.isEmpty } ?? []
    part.url = address
    return part
  }

  private var address: String? {
    if let original { return original }
    let alternates = part.links.filter { $0.rel == "alternate" }
    let page = alternates.first { link in link.type.map { $0.contains("html") } ?? true } ?? alternates.first
    if let page { return page.url }
    guard isEntry, part.idIsAddress != false, let id = part.id, WebAddress.isAbsolute(id) else { return nil }
    return id
  }
}

extension FeedXML {
  /// Reads what an element's own attributes say: `rdf:about`, and all that CDF has.
  func readAttributes(of node: Int, into part: inout FeedPart, _ scope: Scope) {
    if tree.nodes[node].from == tree.nodes[node].to { return }
    if let about = tree.attribute("about", of: node), !about.isEmpty {
      part.part.id = about
      part.idRank = 2
    }
    if let address = tree.attribute("href", of: node) { add(link: address, to: &part, scope) }
    if let text = tree.attribute("lastmod", of: node) { part.part.updated = dates.moment(text) }
  }

  /// Reads one element of a channel, feed, entry or source.
  func read(_ node: Int, into part: inout FeedPart, _ around: Scope) {
    let name = tree.name(of: node)
    let scope = scope(of: node, within: around)
    guard let tag = tag(of: node) else { return keep(node, in: &part, scope) }
    let isKnown =
      switch name.space {
      case .core, .atom: readCore(tag, node, &part, scope)
      case .dublinCore, .dublinCoreTerms: readDublinCore(tag, node, &part, scope)
      case .itunes: readPodcast(tag, node, &part, scope)
      case .media: readMedia(tag, node, &part, scope)
      case .content, .xhtml: readContent(tag, node, &part, scope)
      case .creativeCommons where tag == .license: readLicense(node, &part, scope)
      case .feedburner: readService(tag, node, &part, scope)
      default: false
      }
    if !isKnown { keep(node, in: &part, scope) }
  }

  // MARK: - Vocabularies

  private func readCore(_ tag: FeedTag, _ node: Int, _ part: inout FeedPart, _ scope: Scope) -> Bool {
    switch tag {
    case .title: set(title: node, rank: 0, &part, scope)
    case .link: readLink(node, &part, scope)
    case .guid, .id:
      let id = text(node)
      guard !id.isEmpty else { return true }
      part.part.id = tag == .id && WebAddress.scheme(of: id) == nil ? WebAddress.resolve(id, against: scope.base) : id
      part.idRank = 0
      if tag == .guid { part.part.idIsAddress = tree.attribute("ispermalink", of: node)?.lowercased() != "false" }
    case .description, .abstract, .tagline, .subtitle, .summary: readDescription(tag, node, &part, scope)
    case .content where part.isEntry, .body where part.isEntry, .fullitem where part.isEntry:
      part.part.content.append(textValue(node, scope))
    case .author, .managingeditor: add(authorAt: node, rank: 0, &part, scope)
    case .contributor: if let person = person(node, scope) { part.part.contributors.append(person) }
    case .webmaster: if let person = person(node, scope) { part.part.publishers.append(person) }
    case .pubdate, .published, .issued: set(\.published, node, &part)
    case .lastbuilddate, .updated, .modified: set(\.updated, node, &part)
    case .created: set(\.created, node, &part)
    case .date: set(\.date, node, &part)
    case .expirationdate: set(\.expires, node, &part)
    case .category: readCategory(node, &part)
    case .keywords, .tags: addKeywords(text(node), scheme: nil, &part)
    case .enclosure: readEnclosure(node, &part, scope)
    case .comments: part.part.comments = address(text(node), scope) ?? part.part.comments
    case .source: readSource(node, &part, scope)
    case .image: readImage(node, &part, scope)
    case .icon: part.part.icon = address(text(node), scope)
    case .logo: part.part.logo = address(text(node), scope)
    case .copyright, .rights: set(rights: node, rank: 0, &part, scope)
    case .info: part.part.info = textValue(node, scope)
    case .generator:
      part.part.generator = Feed.Generator(
        name: nonEmpty(text(node)),
        url: (tree.attribute("uri", of: node) ?? tree.attribute("url", of: node)).flatMap { address($0, scope) },
        version: tree.attribute("version", of: node))
    case .language: set(language: node, &part)
    default: return false
    }
    return true
  }

  private func readDublinCore(_ tag: FeedTag, _ node: Int, _ part: inout FeedPart, _ scope: Scope) -> Bool {
    switch tag {
    case .title: set(title: node, rank: 1, &part, scope)
    case .creator, .author: add(authorAt: node, rank: 1, &part, scope)
    case .contributor: if let person = person(node, scope) { part.part.contributors.append(person) }
    case .publisher: if let person = person(node, scope) { part.part.publishers.append(person) }
    case .description, .abstract: set(summary: node, rank: 2, &part, scope)
    case .date: set(\.date, node, &part)
    case .created: set(\.created, node, &part)
    case .issued: if part.part.published == nil { set(\.published, node, &part) }
    case .modified: if part.part.updated == nil { set(\.updated, node, &part) }
    case .subject: if let term = nonEmpty(text(node)) { part.part.categories.append(Feed.Category(term: term)) }
    case .rights: set(rights: node, rank: 1, &part, scope)
    case .language: set(language: node, &part)
    case .identifier:
      guard part.idRank > 1, let id = nonEmpty(text(node)) else { return true }
      part.part.id = id
      part.part.idIsAddress = false
      part.idRank = 1
    default: return false
    }
    return true
  }

  private func readPodcast(_ tag: FeedTag, _ node: Int, _ part: inout FeedPart, _ scope: Scope) -> Bool {
    switch tag {
    case .title: set(title: node, rank: 3, &part, scope)
    case .subtitle: if part.part.subtitle == nil { part.part.subtitle = textValue(node, scope) }
    case .summary: set(summary: node, rank: 3, &part, scope)
    case .author: add(authorAt: node, rank: 2, &part, scope)
    case .owner: if let person = person(node, scope) { part.part.publishers.append(person) }
    case .keywords: addKeywords(text(node), scheme: "http://www.itunes.com/", &part)
    case .category:
      // A category may hold a narrower one.
      for index in node..<Int(tree.nodes[node].end) where self.tag(of: index) == .category {
        guard let term = tree.attribute("text", of: index) else { continue }
        part.part.categories.append(Feed.Category(term: term, scheme: "http://www.itunes.com/"))
      }
    case .image, .link:
      let reference = tree.attribute("href", of: node) ?? tree.attribute("url", of: node)
      guard let reference, let url = address(reference, scope), part.imageRank > 1 else { return true }
      part.part.image = Feed.Image(url: url)
      part.imageRank = 1
    default: return false
    }
    return true
  }

  private func readMedia(_ tag: FeedTag, _ node: Int, _ part: inout FeedPart, _ scope: Scope) -> Bool {
    switch tag {
    case .group, .content:
      for child in tree.elements(in: node) { read(child, into: &part, scope) }
      guard tag == .content else { return true }
      let isPicture =
        tree.attribute("medium", of: node) == "image" || tree.attribute("type", of: node)?.hasPrefix("image/") == true
      if isPicture, part.imageRank > 3, let url = tree.attribute("url", of: node).flatMap({ address($0, scope) }) {
        part.part.image = Feed.Image(
          url: url, width: tree.attribute("width", of: node), height: tree.attribute("height", of: node))
        part.imageRank = 3
      }
      return false
    case .title: set(title: node, rank: 2, &part, scope)
    case .description: set(summary: node, rank: 4, &part, scope)
    case .category:
      part.part.categories.append(
        Feed.Category(
          term: nonEmpty(text(node)),
          scheme: tree.attribute("scheme", of: node) ?? "http://search.yahoo.com/mrss/category_schema",
          label: tree.attribute("label", of: node)))
    case .keywords: addKeywords(text(node), scheme: nil, &part)
    case .credit where tree.attribute("role", of: node)?.lowercased() == "author":
      add(authorAt: node, rank: 2, &part, scope)
    case .thumbnail:
      if part.imageRank > 2, let url = tree.attribute("url", of: node).flatMap({ address($0, scope) }) {
        part.part.image = Feed.Image(
          url: url, width: tree.attribute("width", of: node), height: tree.attribute("height", of: node))
        part.imageRank = 2
      }
      return false
    default: return false
    }
    return true
  }

  private func readContent(_ tag: FeedTag, _ node: Int, _ part: inout FeedPart, _ scope: Scope) -> Bool {
    switch tag {
    case .encoded where part.isEntry: part.part.content.append(textValue(node, scope))
    case .body where part.isEntry, .div where part.isEntry:
      let markup = resolved(XMLText.trimmed(tree.markup(in: node)), scope)
      part.part.content.append(
        Feed.Text(
          value: markup, type: .xhtml, mediaType: "application/xhtml+xml", language: scope.language, base: scope.base))
    default: return false
    }
    return true
  }

  private func readLicense(_ node: Int, _ part: inout FeedPart, _ scope: Scope) -> Bool {
    guard let url = address(tree.attribute("resource", of: node) ?? text(node), scope) else { return false }
    part.part.links.append(Feed.Link(url: url, rel: "license"))
    return true
  }

  private func readService(_ tag: FeedTag, _ node: Int, _ part: inout FeedPart, _ scope: Scope) -> Bool {
    switch tag {
    case .origlink: part.original = address(text(node), scope)
    case .browserfriendly: part.part.info = textValue(node, scope)
    default: return false
    }
    return true
  }

  // MARK: - Texts

  /// What stands in an element, trimmed: its text, or markup where it holds elements.
  func text(_ node: Int) -> String {
    let text = tree.holdsElements(node) ? tree.markup(in: node) : DoubleEncoding.repaired(tree.text(in: node))
    return XMLText.trimmed(text)
  }

  private func set(title node: Int, rank: Int, _ part: inout FeedPart, _ scope: Scope) {
    guard rank < part.titleRank else { return }
    let title = titleValue(node, scope)
    guard !title.value.isEmpty || part.part.title == nil else { return }
    part.part.title = title
    if !title.value.isEmpty { part.titleRank = rank }
  }

  private func set(summary node: Int, rank: Int, _ part: inout FeedPart, _ scope: Scope) {
    guard rank < part.summaryRank else { return }
    let text = textValue(node, scope)
    part.summaryRank = rank
    if part.isEntry { part.part.summary = text } else { part.part.subtitle = text }
  }

  private func set(rights node: Int, rank: Int, _ part: inout FeedPart, _ scope: Scope) {
    guard rank < part.rightsRank else { return }
    part.rightsRank = rank
    part.part.rights = textValue(node, scope, isPlain: true)
  }

  /// Reads what an item or channel says that it is about.
  ///
  /// An item with a `description` and a `summary` has a teaser and a text, in this order.
  private func readDescription(_ tag: FeedTag, _ node: Int, _ part: inout FeedPart, _ scope: Scope) {
    if tag == .subtitle, part.isEntry {
      part.part.subtitle = textValue(node, scope)
    } else if part.isEntry, part.summaryRank == 0 {
      part.part.content.append(textValue(node, scope))
    } else {
      set(summary: node, rank: 0, &part, scope)
    }
  }

  private func set(language node: Int, _ part: inout FeedPart) {
    if let language = nonEmpty(text(node)) { part.part.language = part.part.language ?? language }
  }

  private func set(_ date: WritableKeyPath<Feed.Part, Feed.Moment?>, _ node: Int, _ part: inout FeedPart) {
    guard let text = nonEmpty(text(node)) else { return }
    let moment = dates.moment(text)
    // A date that can be read is not given up for one that cannot.
    if moment.value == nil, part.part[keyPath: date]?.value != nil { return }
    part.part[keyPath: date] = moment
  }

  func nonEmpty(_ text: String?) -> String? {
    guard let text, !text.isEmpty else { return nil }
    return text
  }

  // MARK: - Addresses

  /// An address as it is meant here; nil where it is none that could be visited.
  func address(_ reference: String, _ scope: Scope) -> String? {
    let url = WebAddress.resolve(reference, against: scope.base)
    return url.isEmpty || WebAddress.isProgram(url) ? nil : url
  }

  private func add(link reference: String, to part: inout FeedPart, _ scope: Scope) {
    guard let url = address(reference, scope) else { return }
    part.part.links.append(Feed.Link(url: url, rel: "alternate"))
  }

  private static let registry = "http://www.iana.org/assignments/relation/"

  private func readLink(_ node: Int, _ part: inout FeedPart, _ scope: Scope) {
    let written = text(node)
    let reference = tree.attribute("href", of: node) ?? nonEmpty(written) ?? tree.attribute("resource", of: node)
    guard let reference, let url = address(reference, scope) else { return }
    var rel = tree.attribute("rel", of: node) ?? "alternate"
    if rel.hasPrefix(FeedXML.registry) { rel = String(rel.dropFirst(FeedXML.registry.count)) }
    part.part.links.append(
      Feed.Link(
        url: url, rel: rel.isEmpty ? "alternate" : rel, type: tree.attribute("type", of: node),
        title: tree.attribute("title", of: node), language: tree.attribute("hreflang", of: node),
        length: tree.attribute("length", of: node)))
  }

  private func readEnclosure(_ node: Int, _ part: inout FeedPart, _ scope: Scope) {
    let reference = tree.attribute("url", of: node) ?? tree.attribute("href", of: node)
    guard let reference, let url = address(reference, scope) else { return }
    part.part.links.append(
      Feed.Link(
        url: url, rel: "enclosure", type: tree.attribute("type", of: node), length: tree.attribute("length", of: node)))
  }

  private func readImage(_ node: Int, _ part: inout FeedPart, _ scope: Scope) {
    var image = Feed.Image()
    for child in tree.elements(in: node) {
      let text = nonEmpty(text(child))
      switch tag(of: child) {
      case .url: image.url = text.flatMap { address($0, scope) }
      case .title: image.title = text
      case .link: image.link = text.flatMap { address($0, scope) }
      case .description: image.description = text
      case .width: image.width = text
      case .height: image.height = text
      default: continue
      }
    }
    if image.url == nil { image.url = tree.attribute("href", of: node).flatMap { address($0, scope) } }
    guard image != Feed.Image() else { return }
    part.part.image = image
    part.imageRank = 0
  }

  // MARK: - Subjects, sources, the rest

  private func readCategory(_ node: Int, _ part: inout FeedPart) {
    let category = Feed.Category(
      term: nonEmpty(tree.attribute("term", of: node)) ?? nonEmpty(text(node)),
      scheme: tree.attribute("scheme", of: node) ?? tree.attribute("domain", of: node),
      label: tree.attribute("label", of: node))
    if category != Feed.Category() { part.part.categories.append(category) }
  }

  private func addKeywords(_ text: String, scheme: String?, _ part: inout FeedPart) {
    let words = text.contains(",") ? text.split(separator: ",") : text.split(whereSeparator: \.isWhitespace)
    for word in words {
      let category = Feed.Category(term: XMLText.trimmed(String(word)), scheme: scheme)
      if category.term?.isEmpty == false, !part.part.categories.contains(category) {
        part.part.categories.append(category)
      }
    }
  }

  /// Reads the feed that an entry was taken from.
  private func readSource(_ node: Int, _ part: inout FeedPart, _ scope: Scope) {
    guard part.isEntry, part.part.source.isEmpty else { return }
    var source = FeedPart(scope: scope, isEntry: false)
    if tree.holdsElements(node) {
      for child in tree.elements(in: node) where tag(of: child) != .source { read(child, into: &source, scope) }
    } else {
      if let title = nonEmpty(text(node)) {
        source.part.title = Feed.Text(value: title, type: .text, mediaType: "text/plain")
      }
      let reference = tree.attribute("url", of: node) ?? tree.attribute("href", of: node)
      if let reference { add(link: reference, to: &source, scope) }
    }
    part.part.source = [source.finished()]
  }

  /// Elements that mean nothing to Parley and hold an address.
  private static let addresses: Set<String> = ["docs", "comment", "commentrss"]

  /// Keeps an element that means nothing to Parley.
  private func keep(_ node: Int, in part: inout FeedPart, _ scope: Scope) {
    guard var element = element(node, left: &part.othersLeft) else { return }
    if FeedXML.addresses.contains(tree.name(of: node).key), let url = address(element.text, scope) {
      element.text = url
    }
    part.part.others.append(element)
  }

  private func element(_ node: Int, left: inout Int) -> Feed.Element? {
    guard left > 0 else { return nil }
    left -= 1
    let name = tree.name(of: node)
    var element = Feed.Element(
      name: name.prefix.isEmpty ? name.local : name.prefix + ":" + name.local, attributes: [:],
      text: XMLText.trimmed(tree.text(in: node)), elements: [])
    for attribute in tree.attributes[Int(tree.nodes[node].from)..<Int(tree.nodes[node].to)] {
      let name = tree.names[Int(attribute.name)]
      if name.prefix == "xmlns" || name.key == "xmlns" { continue }
      element.attributes[name.prefix.isEmpty ? name.local : name.prefix + ":" + name.local] =
        XMLText.trimmed(XMLText.decoded(tree.source, Int(attribute.from)..<Int(attribute.to)))
    }
    for child in tree.elements(in: node) {
      if let child = self.element(child, left: &left) { element.elements.append(child) }
    }
    return element
  }
}
