/// An allegation that an undertaking was broken.
public struct Violation: Hashable, Codable, Sendable {
  /// The accused.
  public var by: Actor?
  /// Against whom.
  public var against: Actor?
  /// The accuser; nil where the outlet itself says so.
  public var allegedBy: Actor?
  /// What was done.
  public var what: Span
  /// The id of the pledge that is broken, or the words for it.
  public var pledge: String?

  /// Makes a violation.
  public init(
    by: Actor? = nil, against: Actor? = nil, allegedBy: Actor? = nil, what: Span, pledge: String? = nil
  ) {
    self.by = by
    self.against = against
    self.allegedBy = allegedBy
    self.what = what
    self.pledge = pledge
  }
}
