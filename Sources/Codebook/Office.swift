/// An office or title that a person can hold in any state or organisation.
public struct Office: Sendable, Hashable {
  /// The title in lower case ("foreign minister").
  public var title: String
  /// Other words for the same office, in the phrase syntax of `PhraseIndex`.
  public var aliases: [String]
  /// How high it stands and what for ("head of state", "minister", "envoy", "spokesperson").
  public var rank: String

  /// Makes an office.
  public init(title: String, aliases: [String], rank: String) {
    self.title = title
    self.aliases = aliases
    self.rank = rank
  }

  /// Whether who holds it speaks for somebody else.
  public var isSpokesperson: Bool { rank == "spokesperson" }
}
