/// Reads JSON Feed 1.0 and 1.1, as far as it goes where the JSON breaks off.
///
/// Source: https://www.jsonfeed.org/version/1.1/
struct JSONFeed {
  let dates: FeedDates

  /// True for the beginning of a JSON Feed: it names its version by an address, or by a number beside keys of its own.
  static func begins(_ head: ArraySlice<UInt8>) -> Bool {
    let letters = head.drop { $0 <= 0x20 }
    guard letters.first == UInt8(ascii: "{") else { return false }
    func holds(_ word: String) -> Bool { ByteSearch.first(Array(word.utf8), in: letters) != nil }
    if holds("jsonfeed.org/version") { return true }
    return holds("\"version\"") && (holds("\"home_page_url\"") || holds("\"feed_url\"") || holds("\"items\""))
  }

  func feed(of bytes: [UInt8], address: String?) throws(Problem) -> Feed {
    guard let root = LooseJSON.value(in: bytes, 0..<bytes.count), case .object = root else {
      throw Problem("no feed: not a JSON object")
    }
    guard case .array? = root["items"] else {
      throw Problem("no feed: a JSON object without a list of \"items\"")
    }
    var feed = Feed(format: format(root))
    var about = part(root, address: address, isEntry: false)
    about.subtitle = string(root["description"]).map { Feed.Text(value: $0, type: .text, mediaType: "text/plain") }
    about.icon = link(root["favicon"], address)
    about.image = link(root["icon"], address).map { Feed.Image(url: $0) }
    if let url = link(root["home_page_url"], address) { about.links.append(Feed.Link(url: url, rel: "alternate")) }
    if let url = link(root["feed_url"], address) { about.links.append(Feed.Link(url: url, rel: "self")) }
    if let url = link(root["next_url"], address) { about.links.append(Feed.Link(url: url, rel: "next")) }
    about.url = about.links.first { $0.rel == "alternate" }?.url
    feed.about = about
    for item in root["items"]?.list ?? [] {
      if case .object = item, feed.entries.count <= FeedReader.mostEntries {
        feed.entries.append(entry(item, about, address: address))
      }
    }
    return feed
  }

  private func format(_ root: LooseJSON.Value) -> String {
    let version = string(root["version"]) ?? ""
    let number = version.split(separator: "/").last.map(String.init) ?? ""
    return number.first?.isNumber == true ? "json feed " + number : "json feed"
  }

  /// What feeds and items have in common.
  private func part(_ object: LooseJSON.Value, address: String?, isEntry: Bool) -> Feed.Part {
    var part = Feed.Part()
    part.base = address
    part.title = string(object["title"]).map { Feed.Text(value: $0, type: .text, mediaType: "text/plain") }
    part.language = string(object["language"])
    // One author was the rule of 1.0; many feeds of 1.1 keep it.
    let authors = object["authors"].map(\.list) ?? object["author"].map { [$0] } ?? []
    part.authors = authors.compactMap { person($0, address) }
    return part
  }

  private func entry(_ item: LooseJSON.Value, _ about: Feed.Part, address: String?) -> Feed.Part {
    var entry = part(item, address: address, isEntry: true)
    entry.id = string(item["id"])
    entry.language = entry.language ?? about.language
    if entry.authors.isEmpty { entry.authors = about.authors }
    if let url = link(item["url"], address) { entry.links.append(Feed.Link(url: url, rel: "alternate")) }
    if let url = link(item["external_url"], address) { entry.links.append(Feed.Link(url: url, rel: "related")) }
    entry.url = entry.links.first?.url ?? entry.id.flatMap { WebAddress.isAbsolute($0) ? $0 : nil }
    entry.summary = string(item["summary"]).map { Feed.Text(value: $0, type: .text, mediaType: "text/plain") }
    if let markup = string(item["content_html"]) {
      let base = entry.url ?? about.url ?? address
      entry.content.append(
        Feed.Text(
          value: MarkupAddresses.resolved(markup, against: base), type: .html, mediaType: "text/html", base: base))
    }
    if let text = string(item["content_text"]) {
      entry.content.append(Feed.Text(value: text, type: .text, mediaType: "text/plain"))
    }
    entry.published = string(item["date_published"]).map(dates.moment)
    entry.updated = string(item["date_modified"]).map(dates.moment)
    entry.categories = (item["tags"]?.list ?? []).compactMap { string($0) }.map { Feed.Category(term: $0) }
    entry.image = link(item["image"], address).map { Feed.Image(url: $0) }
    entry.logo = link(item["banner_image"], address)
    for attachment in item["attachments"]?.list ?? [] {
      guard let url = link(attachment["url"], address) else { continue }
      entry.links.append(
        Feed.Link(
          url: url, rel: "enclosure", type: string(attachment["mime_type"]), title: string(attachment["title"]),
          length: string(attachment["size_in_bytes"]), duration: string(attachment["duration_in_seconds"])))
    }
    return entry
  }

  private func person(_ value: LooseJSON.Value, _ address: String?) -> Feed.Person? {
    if let line = string(value) { return Feed.Person(line: line) }
    let person = Feed.Person(
      name: string(value["name"]), url: link(value["url"], address), image: link(value["avatar"], address))
    return person == Feed.Person() ? nil : person
  }

  /// The text of a string or number, trimmed; nil where there is none.
  private func string(_ value: LooseJSON.Value?) -> String? {
    switch value {
    case .string(let text)?, .number(let text)?:
      let trimmed = XMLText.trimmed(text)
      return trimmed.isEmpty ? nil : trimmed
    default: return nil
    }
  }

  private func link(_ value: LooseJSON.Value?, _ address: String?) -> String? {
    guard let reference = string(value) else { return nil }
    let url = WebAddress.resolve(reference, against: address)
    return WebAddress.isProgram(url) ? nil : url
  }
}
