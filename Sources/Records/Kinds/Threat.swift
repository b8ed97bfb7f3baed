/// An adverse action announced, usually on a condition.
public struct Threat: Hashable, Codable, Sendable {
  /// Who would act.
  public var actor: Actor
  /// The state or organisation the actor speaks for.
  public var onBehalfOf: Actor?
  /// Whom it hits.
  public var targets: [Actor]
  /// The adverse action.
  public var action: Span
  /// The condition it hangs on.
  public var condition: Condition?
  /// By when.
  public var deadline: Deadline?

  /// What a threat hangs on.
  public struct Condition: Hashable, Codable, Sendable {
    /// How the condition is tied to the action.
    public enum Relation: String, Codable, Sendable, CaseIterable {
      case unless, `if`, until, or
    }

    /// How it is tied to the action.
    public var relation: Relation
    /// The condition's first code point.
    public var start: Int
    /// One past the condition's last code point.
    public var end: Int
    /// The words of the condition.
    public var text: String
    /// Who has to act.
    public var parties: [Actor]

    /// Makes a condition.
    public init(relation: Relation, start: Int, end: Int, text: String, parties: [Actor]) {
      self.relation = relation
      self.start = start
      self.end = end
      self.text = text
      self.parties = parties
    }
  }

  /// By when; open ends are nil.
  public struct Deadline: Hashable, Codable, Sendable {
    /// The deadline's first code point.
    public var start: Int
    /// One past the deadline's last code point.
    public var end: Int
    /// The words of the deadline.
    public var text: String
    /// The earliest date meant, ISO 8601.
    public var earliest: String?
    /// The latest date meant, ISO 8601.
    public var latest: String?

    /// Makes a deadline.
    public init(start: Int, end: Int, text: String, earliest: String?, latest: String?) {
      self.start = start
      self.end = end
      self.text = text
      self.earliest = earliest
      self.latest = latest
    }
  }

  /// Makes a threat.
  public init(
    actor: Actor, onBehalfOf: Actor? = nil, targets: [Actor] = [], action: Span, condition: Condition? = nil,
    deadline: Deadline? = nil
  ) {
    self.actor = actor
    self.onBehalfOf = onBehalfOf
    self.targets = targets
    self.action = action
    self.condition = condition
    self.deadline = deadline
  }
}
