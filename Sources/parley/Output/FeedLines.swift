import Documents
import Records

/// A line of `parley extract` that says what a feed says of itself.
struct FeedLine: Encodable {
  let path: String
  let feed: Feed
  /// The day by which dates in the future are told.
  let today: String

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: FeedKey.self)
    try container.encode("feed", forKey: .kind)
    try container.encode(path, forKey: .path)
    try container.encode(feed.format, forKey: .format)
    try container.encode(feed.encoding, forKey: .encoding)
    try FeedPartLine(part: feed.about, today: today).encode(to: &container)
  }
}

/// A line of `parley extract` that says what an entry of a feed says.
struct EntryLine: Encodable {
  let path: String
  let entry: Feed.Part
  /// The text of the document that the entry becomes.
  let text: String
  /// The day by which dates in the future are told.
  let today: String

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: FeedKey.self)
    try container.encode("entry", forKey: .kind)
    try container.encode(path, forKey: .path)
    try FeedPartLine(part: entry, today: today).encode(to: &container)
    try container.encode(text, forKey: .text)
  }
}

/// A line of `parley extract` for an entry of a list of feeds.
struct OutlineLine: Encodable {
  let kind = "outline"
  let path: String
  let list: String?
  let title: String?
  let feed: String?
  let url: String?
  let description: String?
  let language: String?
  let type: String?
  let groups: [String]

  init(path: String, list: OutlineList, entry: OutlineList.Entry) {
    self.path = path
    self.list = list.title
    title = entry.title
    feed = entry.feed
    url = entry.url
    description = entry.description
    language = entry.language
    type = entry.type
    groups = entry.groups
  }
}

/// What feeds and entries have in common.
private struct FeedPartLine: Encodable {
  let part: Feed.Part
  let today: String

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: FeedKey.self)
    try encode(to: &container)
  }

  func encode(to container: inout KeyedEncodingContainer<FeedKey>) throws {
    try container.encodeIfPresent(part.id, forKey: .id)
    try container.encodeIfPresent(part.idIsAddress, forKey: .idIsAddress)
    try container.encodeIfPresent(part.url, forKey: .url)
    try container.encodeIfPresent(part.title, forKey: .title)
    try container.encodeIfPresent(part.subtitle, forKey: .subtitle)
    try container.encodeIfPresent(part.summary, forKey: .summary)
    try container.encode(part.content, forKey: .content)
    try container.encode(part.authors, forKey: .authors)
    try container.encode(part.contributors, forKey: .contributors)
    try container.encode(part.publishers, forKey: .publishers)
    try container.encodeIfPresent(moment(part.published), forKey: .published)
    try container.encodeIfPresent(moment(part.updated), forKey: .updated)
    try container.encodeIfPresent(moment(part.created), forKey: .created)
    try container.encodeIfPresent(moment(part.date), forKey: .date)
    try container.encodeIfPresent(part.expires, forKey: .expires)
    try container.encode(part.categories, forKey: .categories)
    try container.encode(part.links, forKey: .links)
    try container.encodeIfPresent(part.language, forKey: .language)
    try container.encodeIfPresent(part.base, forKey: .base)
    try container.encodeIfPresent(part.rights, forKey: .rights)
    try container.encodeIfPresent(part.info, forKey: .info)
    try container.encodeIfPresent(part.generator, forKey: .generator)
    try container.encodeIfPresent(part.comments, forKey: .comments)
    try container.encodeIfPresent(part.image, forKey: .image)
    try container.encodeIfPresent(part.icon, forKey: .icon)
    try container.encodeIfPresent(part.logo, forKey: .logo)
    try container.encode(part.source.map { FeedPartLine(part: $0, today: today) }, forKey: .source)
    try container.encode(part.others, forKey: .others)
  }

  private func moment(_ moment: Feed.Moment?) -> FeedMomentLine? {
    moment.map { FeedMomentLine(moment: $0, today: today) }
  }
}

/// A moment that a feed gives, marked where its day lies in the future.
private struct FeedMomentLine: Encodable {
  let moment: Feed.Moment
  let today: String

  private enum CodingKeys: String, CodingKey {
    case future
  }

  func encode(to encoder: any Encoder) throws {
    try moment.encode(to: encoder)
    guard let day = moment.day, day > today else { return }
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(true, forKey: .future)
  }
}

/// The fields of feeds and entries, in their order.
private enum FeedKey: String, CodingKey {
  case kind, path, format, encoding, id, idIsAddress, url, title, subtitle, summary, content, authors, contributors
  case publishers, published, updated, created, date, expires, categories, links, language, base, rights, info
  case generator, comments, image, icon, logo, source, others, text
}
