/// One meaning of a name: whom it can mean, and in which way.
public struct NameSense: Sendable, Hashable {
  /// How a name means an actor.
  public enum Use: String, Sendable, CaseIterable {
    case name, alias, adjective, people, capital, metonym
  }

  /// The actor's id.
  public var actor: String
  /// How the name means it.
  public var use: Use
  /// Whether the name can as well mean something that is no actor of the codebook ("Jordan", "Georgia").
  public var isAmbiguous: Bool

  /// Makes a meaning.
  public init(actor: String, use: Use, isAmbiguous: Bool = false) {
    self.actor = actor
    self.use = use
    self.isAmbiguous = isAmbiguous
  }
}
