/// A mention of an actor: who is meant, and the words that say so.
public struct Actor: Hashable, Codable, Sendable {
  /// The codebook's id, or nil for an actor the codebook does not know.
  public var actor: String?
  /// The fullest name that the document gives.
  public var name: String
  /// The mention's first code point.
  public var start: Int
  /// One past the mention's last code point.
  public var end: Int
  /// The mention itself.
  public var text: String

  /// Makes a mention of an actor.
  public init(actor: String?, name: String, start: Int, end: Int, text: String) {
    self.actor = actor
    self.name = name
    self.start = start
    self.end = end
    self.text = text
  }

  /// The mention's offsets.
  public var range: Range<Int> { start..<end }
}

/// One link of the chain between a page and a record's own actor.
public struct Carrier: Hashable, Codable, Sendable {
  /// What kind of source stands in the chain.
  public enum Kind: String, Codable, Sendable, CaseIterable {
    /// A newspaper, agency or broadcaster.
    case outlet
    /// A source with a name.
    case named
    /// A source without a name ("diplomatic sources", "a senior official").
    case anonymous
  }

  /// The source's name, or its description where it has none.
  public var name: String
  /// The codebook's id, or nil.
  public var actor: String?
  /// What kind of source it is.
  public var kind: Kind

  /// Makes a link of a chain.
  public init(name: String, actor: String?, kind: Kind) {
    self.name = name
    self.actor = actor
    self.kind = kind
  }
}
