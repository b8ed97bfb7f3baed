import Foundation

/// Finds when an article was published and updated.
///
/// In order: linked data, `meta` elements, microdata, `time` elements, what the page shows beside its headline, and the
/// address. A date that only says when the page was fetched or printed is none.
struct PageDates {
  private let tree: HTMLTree
  private let facts: PageFacts
  private let blocks: PageBlocks
  private let words: PageWords
  private let order: PageDateReader.Order
  /// The block of the headline, else the first of the text.
  private let anchor: Int?

  init(_ tree: HTMLTree, _ facts: PageFacts, _ blocks: PageBlocks, words: PageWords, language: String?, anchor: Int?) {
    self.anchor = anchor
    self.tree = tree
    self.facts = facts
    self.blocks = blocks
    self.words = words
    switch language?.lowercased().replacingOccurrences(of: "_", with: "-") {
    case "en-us": order = .month
    case "en", nil: order = .unknown
    default: order = .day
    }
  }

  private func read(_ text: String?) -> PageDate? {
    guard let text, text.utf8.contains(where: { 0x30...0x39 ~= $0 }) else { return nil }
    let reader = PageDateReader(text, order: order, words: words)
    return reader.timestamp() ?? reader.first()?.date
  }

  // MARK: - Published

  private static let keys = [
    "article:published_time", "og:article:published_time", "og:published_time", "article:published", "datepublished",
    "published_time", "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.issued",
    "citation_publication_date", "citation_date", "publication_date", "publication-date", "publicationdate",
    "publish-date", "publish_date", "publishdate", "published", "pubdate", "pub_date", "article_date_original",
    "article.published", "article:post_date", "date_published", "cxenseparse:recs:publishtime", "bt:pubdate",
    "originalpublicationdate", "prism.publicationdate", "rbpubdate", "vr:published_time",
  ]

  /// What systems that manage pages also write when a page is only changed.
  private static let weakKeys = [
    "dc.date", "dcterms.date", "dc.date.created", "dcterms.created", "dcterms.available", "displaydate", "date",
    "article:created_time", "created", "creation_date", "og:release_date", "release_date", "datecreated",
    "date.created", "content_create_date", "last-published",
  ]

  /// The date of publication, and the publisher's own day of it.
  ///
  /// A moment in UTC can lie on the day before or after for those who published it; the address, or the date that stands
  /// beside the headline, says which day it was for them.
  func published() -> (value: Page.Value, day: String)? {
    guard let (date, origin) = found() else { return nil }
    var day = date.dayText
    if date.minutes != nil, date.zone == 0 {
      let others = [address()?.0, shown(least: PageDates.sureScore)?.0].compactMap { $0 }
      if let other = others.first(where: { PageDates.areNeighbours($0, date) }) { day = other.dayText }
    }
    return (Page.Value(date.text, origin), day)
  }

  private static func areNeighbours(_ one: PageDate, _ other: PageDate) -> Bool {
    abs(one.dayNumber - other.dayNumber) == 1
  }

  private func found() -> (PageDate, Page.Origin)? {
    if let date = read(facts.linked.published) { return (date, .linkedData) }
    if let date = meta(PageDates.keys) { return date }
    for time in facts.times
    where time.property?.lowercased().contains("publish") == true
      || time.property?.lowercased().contains("created") == true
    {
      if let date = read(time.value) ?? read(time.text) { return (date, .microdata) }
    }
    if let date = shown(least: PageDates.sureScore) ?? meta(PageDates.weakKeys) { return date }
    return address() ?? shown(least: PageDates.leastScore)
      ?? shown(least: PageDates.leastAnnouncedScore, announced: true) ?? script() ?? changed()
  }

  /// The date in the first `meta` element with one of some keys, the keys in order of preference.
  private func meta(_ keys: [String]) -> (PageDate, Page.Origin)? {
    for key in keys {
      for meta in facts.metas where meta.key == key {
        if let date = read(meta.value) { return (date, meta.from) }
      }
    }
    return nil
  }

  /// The date of the last change.
  func updated() -> Page.Value? { changed().map { Page.Value($0.0.text, $0.1) } }

  private static let changeKeys = [
    "article:modified_time", "og:article:modified_time", "og:updated_time", "datemodified", "dcterms.modified",
    "dc.date.modified", "modified", "lastmod", "last-modified", "revised",
  ]

  private func changed() -> (PageDate, Page.Origin)? {
    if let date = read(facts.linked.updated) { return (date, .linkedData) }
    if let date = meta(PageDates.changeKeys) { return date }
    for time in facts.times where time.property?.lowercased().contains("modified") == true {
      if let date = read(time.value) ?? read(time.text) { return (date, .microdata) }
    }
    return nil
  }

  // MARK: - On the page

  private struct Candidate {
    var date: PageDate
    var from: Page.Origin
    var score: Int
  }

  /// The date that the page shows, the likeliest of those near its headline.
  ///
  /// - Parameter announced: True where only dates count that words beside them call the date of publication.
  private func shown(least: Int, announced: Bool = false) -> (PageDate, Page.Origin)? {
    var best: Candidate?
    func offer(_ candidate: Candidate) {
      if candidate.score >= least, candidate.score > best?.score ?? Int.min { best = candidate }
    }
    for time in facts.times where !announced && !isQuoted(time.node) {
      guard let date = read(time.value) ?? read(time.text) else { continue }
      let position = blocks.range(of: Int32(time.node), end: Int32.max).lowerBound
      offer(Candidate(date: date, from: .time, score: 4 + place(position) + label(time.text) + style(time)))
    }
    var looked = 0
    for (index, block) in blocks.blocks.enumerated()
    where block.weight < 400 || index == anchor || index == (anchor ?? -2) + 1 {
      // A date in a headline is what the article is about.
      if block.kind == .heading, index == anchor { continue }
      guard blocks.bytes(of: block).contains(where: { 0x30...0x39 ~= $0 }) else { continue }
      looked += 1
      if looked > PageDates.mostBlocks { break }
      let text = blocks.string(of: block)
      let isDate = !hints(index).isDisjoint(with: [.date, .byline])
      for (date, offset) in PageDateReader(text, order: order, words: words).all() {
        let before = label(String(text.unicodeScalars.prefix(offset).suffix(40)))
        // "was written on 9 May 2025 and filed under", "9 May 2025, published by".
        let behind = before == 0 ? label(String(text.unicodeScalars.dropFirst(offset).prefix(50))) : 0
        let label = behind > 0 ? 1 : before
        if block.weight >= 200, label <= 0, offset > 12 { continue }
        if announced, label <= 0 { continue }
        var score = place(index) + label + (isDate ? 4 : 0)
        // A date in the middle of a sentence is what the sentence is about.
        if offset > 60 { score -= 2 }
        if block.weight < 60 { score += 2 }
        offer(Candidate(date: date, from: .page, score: score))
      }
    }
    return best.map { ($0.date, $0.from) }
  }

  /// How many blocks with figures are looked at for a date.
  private static let mostBlocks = 2000

  /// The score from which a date beside the headline is taken for the publisher's own.
  private static let sureScore = 8
  private static let leastScore = 0
  /// The score below which a date is none though words announce it: in a list of other articles far away.
  private static let leastAnnouncedScore = -4

  private func hints(_ index: Int) -> PageWords.Hints { blocks.blocks[index].hints }

  /// What the distance from the headline is worth.
  private func place(_ index: Int) -> Int {
    guard let anchor else { return index < 40 ? 1 : 0 }
    let distance = index - anchor
    var score =
      distance > 40
      ? -2 : distance > 10 || distance < -10 ? 0 : distance > 4 ? 2 : distance < -4 ? 1 : distance < 0 ? 3 : 4
    if blocks.blocks.indices.contains(index), hints(index).contains(.noise) { score -= -4...10 ~= distance ? 1 : 4 }
    return score
  }

  /// True within a quotation, as posts of others are that a page embeds.
  private func isQuoted(_ node: Int) -> Bool {
    var parent = tree.nodes[node].parent
    while parent >= 0, tree.nodes[Int(parent)].tag != .blockquote { parent = tree.nodes[Int(parent)].parent }
    return parent >= 0
  }

  /// What the class of a `time` element is worth.
  private func style(_ time: PageFacts.Time) -> Int {
    guard let style = time.style else { return 0 }
    if style.contains("publish") { return 2 }
    return style.contains("updat") || style.contains("modif") ? -3 : 0
  }

  /// What the words beside a date are worth.
  private func label(_ text: String) -> Int {
    let lowered = text.lowercased()
    if words.publishedLabels.contains(where: { lowered.contains($0) }) { return 3 }
    if words.updatedLabels.contains(where: { lowered.contains($0) }) { return -1 }
    return 0
  }

  // MARK: - Scripts

  private static let fields = [
    "\"datePublished\"", "\"publishedDate\"", "\"published_at\"", "\"publishDate\"", "\"publish_date\"",
    "\"published_date\"",
    "\"publicationDate\"", "\"pubDate\"", "\"firstPublished\"", "\"created_at\"", "\"dateCreated\"",
  ]

  /// A date of publication in the data of a script.
  private func script() -> (PageDate, Page.Origin)? {
    for node in tree.nodes where node.tag == .text && node.parent >= 0 && tree.nodes[Int(node.parent)].tag == .script {
      let script = tree.source[Int(node.from)..<Int(node.to)]
      for field in PageDates.fields {
        let bytes = Array(field.utf8)
        guard let place = ByteSearch.first(bytes, in: script) else { continue }
        let value = String(decoding: script[(place + bytes.count)...].prefix(40), as: UTF8.self)
        guard value.hasPrefix(":\"") || value.hasPrefix(": \"") else { continue }
        if let date = read(value) { return (date, .script) }
      }
    }
    return nil
  }

  // MARK: - Address

  /// The date in the page's address.
  private func address() -> (PageDate, Page.Origin)? {
    let addresses = [
      facts.canonical, facts.meta("og:url")?.value, facts.linked.address, facts.permalink, facts.fetchedFrom,
    ]
    for address in addresses.compactMap({ $0 }) {
      if let date = PageDates.date(in: address) { return (date, .address) }
    }
    return nil
  }

  /// "/2025/05/09/", "/2025-05-09-", "/20250509".
  static func date(in address: String) -> PageDate? {
    var numbers: [(value: Int, digits: Int)] = []
    var value = 0
    var digits = 0
    var separated = true
    for byte in address.utf8.prefix(400) + [UInt8(ascii: "/")] {
      if 0x30...0x39 ~= byte {
        if digits == 0, !separated { numbers = [] }
        value = digits < 9 ? value * 10 + Int(byte) - 0x30 : value
        digits += 1
        continue
      }
      if digits > 0 {
        numbers.append((value, digits))
        if let last = numbers.last, last.digits == 8, 1990...2099 ~= last.value / 10_000,
          let date = PageDate(year: last.value / 10_000, month: last.value / 100 % 100, day: last.value % 100)
        {
          return date
        }
        let three = numbers.suffix(3)
        if three.count == 3, let year = three.first, year.digits == 4, 1990...2099 ~= year.value {
          let rest = Array(three.dropFirst())
          if rest.allSatisfy({ $0.digits <= 2 }),
            let date = PageDate(year: year.value, month: rest[0].value, day: rest[1].value)
          {
            return date
          }
        }
        value = 0
        digits = 0
      }
      separated = byte == UInt8(ascii: "/") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
      if !separated { numbers = [] }
    }
    return nil
  }
}
