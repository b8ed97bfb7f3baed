/// Somebody or something that a document speaks of more than once, or by name.
public struct DocumentEntity: Hashable, Sendable {
  /// What it is.
  public enum Kind: String, Sendable, CaseIterable {
    case person, organisation, place, other
  }

  /// What it is.
  public var kind: Kind
  /// Its fullest name in the document; where it has none, its first description or, without one, its first pronoun.
  public var name: String
  /// Where it is mentioned, in text order; a mention's head belongs to no other entity.
  public var mentions: [EntityMention]

  /// Makes an entity.
  public init(kind: Kind, name: String, mentions: [EntityMention]) {
    self.kind = kind
    self.name = name
    self.mentions = mentions
  }
}

/// A place where a text mentions an entity.
public struct EntityMention: Hashable, Sendable {
  /// By what it is mentioned.
  public enum Kind: String, Sendable, CaseIterable {
    case name, nominal, pronoun
  }

  /// Its tokens; a nominal's run from its first premodifier to its head.
  public var tokens: Range<Int>
  /// The token that stands for it in the tree.
  public var head: Int
  /// By what the entity is mentioned.
  public var kind: Kind
  /// How likely it is that the mention belongs to its entity, from 0 to 1; for names and nominals the rule's worth.
  public var confidence: Double

  /// Makes a mention.
  public init(tokens: Range<Int>, head: Int, kind: Kind, confidence: Double) {
    self.tokens = tokens
    self.head = head
    self.kind = kind
    self.confidence = confidence
  }
}
