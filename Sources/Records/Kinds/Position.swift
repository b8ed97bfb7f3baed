/// One actor's stance on one issue.
public struct Position: Hashable, Codable, Sendable {
  /// Whose stance it is.
  public var actor: Actor
  /// The state or organisation the actor speaks for.
  public var onBehalfOf: Actor?
  /// What it is about.
  public var issue: Issue
  /// The stance.
  public var stance: Stance
  /// The words that name what is demanded, offered, refused and so on.
  public var what: Span
  /// Whether it is worded as a red line.
  public var final: Bool
  /// The condition it is made under.
  public var condition: Span?

  /// An issue of the codebook.
  public struct Issue: Hashable, Codable, Sendable {
    /// The codebook's id.
    public var id: String
    /// The name for people.
    public var label: String

    /// Makes a reference to an issue.
    public init(id: String, label: String) {
      self.id = id
      self.label = label
    }
  }

  /// What an actor does about an issue.
  public enum Stance: String, Codable, Sendable, CaseIterable {
    case demands, offers, accepts, rejects, conditions, supports, opposes, denies
    case noComment = "no-comment"
  }

  /// Makes a position.
  public init(
    actor: Actor, onBehalfOf: Actor? = nil, issue: Issue, stance: Stance, what: Span, final: Bool = false,
    condition: Span? = nil
  ) {
    self.actor = actor
    self.onBehalfOf = onBehalfOf
    self.issue = issue
    self.stance = stance
    self.what = what
    self.final = final
    self.condition = condition
  }
}
