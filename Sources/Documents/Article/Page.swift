import Records

/// What a page says of itself, and its article.
public struct Page: Sendable {
  /// Where a value was found.
  public enum Origin: String, Codable, Sendable {
    /// Linked data, JSON-LD with the vocabulary of schema.org.
    case linkedData = "json-ld"
    /// Open Graph and the `article:` properties that belong to it.
    case openGraph = "open-graph"
    /// A `meta` element of another name.
    case meta
    /// Microdata: `itemprop` and its kin.
    case microdata
    /// A `time` element.
    case time
    /// An element of the page, by its class or tag, or words that announce the value.
    case page
    /// The page's address.
    case address
    /// The page's `title` element.
    case titleElement = "title"
    /// The data of a script.
    case script
    /// A `link` element.
    case link
    /// The `lang` attribute.
    case lang
    /// The archive that the page lies in, which says where it was fetched.
    case archive
  }

  /// A value and where it was found.
  public struct Value: Hashable, Codable, Sendable {
    /// The value.
    public var value: String
    /// Where it was found.
    public var from: Origin

    /// Makes a value.
    public init(_ value: String, _ from: Origin) {
      self.value = value
      self.from = from
    }
  }

  /// One block of the article.
  public struct Block: Hashable, Encodable, Sendable {
    /// What a block is.
    public enum Kind: String, Codable, Sendable {
      case paragraph, heading, item, quotation, cell
    }

    /// What it is.
    public var kind: Kind
    /// Its first code point of the text.
    public var start: Int
    /// The code point behind its last.
    public var end: Int
  }

  /// The headline, without the outlet's name.
  public var title: Value?
  /// Who published it.
  public var outlet: Value?
  /// Who wrote it, a name each.
  public var authors: [Value] = []
  /// When it was published: a day, or a moment where a time is given, with the zone where that is; ISO 8601.
  public var published: Value?
  /// The day of publication in the publisher's own calendar, which a moment in UTC need not show.
  public var publishedDay: String?
  /// When it was last changed, written as `published` is.
  public var updated: Value?
  /// The language that the page names.
  public var language: Value?
  /// The address that it gives as its own.
  public var address: Value?
  /// What it was decoded from.
  public var encoding = "utf-8"
  /// The article; all offsets count its code points.
  public private(set) var text = ""
  /// The article's blocks in the order of the text.
  public private(set) var blocks: [Block] = []

  /// The date of publication as a document has it.
  var publication: Document.Publication? {
    guard let published, let publishedDay else { return nil }
    return Page.publication(published, day: publishedDay)
  }

  /// The date of the last change as a document has it.
  var change: Document.Publication? {
    updated.map { Page.publication($0, day: String($0.value.prefix(10))) }
  }

  private static func publication(_ date: Value, day: String) -> Document.Publication {
    let isShown = date.from == .time || date.from == .page
    return Document.Publication(
      value: day, from: isShown ? .text : .metadata, moment: date.value.utf8.count > 10 ? date.value : nil)
  }

  /// Sets text and blocks: blocks stand apart by a blank line, items of a list by a line break, each behind a dash.
  mutating func setText(_ parts: [(kind: Block.Kind, text: String)]) {
    text = ""
    blocks = []
    var count = 0
    for (place, part) in parts.enumerated() {
      if place > 0 {
        let isList = part.kind == .item && parts[place - 1].kind == .item
        text += isList ? "\n" : "\n\n"
        count += isList ? 1 : 2
      }
      if part.kind == .item {
        text += "- "
        count += 2
      }
      let length = part.text.unicodeScalars.count
      text += part.text
      blocks.append(Block(kind: part.kind, start: count, end: count + length))
      count += length
    }
  }
}
