/// A declared truce or undertaking.
public struct Pledge: Hashable, Codable, Sendable {
  /// Who undertakes it.
  public var by: Actor?
  /// The state or organisation the actor speaks for.
  public var onBehalfOf: Actor?
  /// What is undertaken.
  public var what: Span
  /// For how long.
  public var period: Period?

  /// For how long a pledge is to hold.
  public struct Period: Hashable, Codable, Sendable {
    /// The words.
    public var text: String
    /// The first day, ISO 8601, or nil.
    public var from: String?
    /// The last day, ISO 8601, or nil.
    public var to: String?

    /// Makes a period.
    public init(text: String, from: String?, to: String?) {
      self.text = text
      self.from = from
      self.to = to
    }
  }

  /// Makes a pledge.
  public init(
    by: Actor? = nil, onBehalfOf: Actor? = nil, what: Span, period: Period? = nil
  ) {
    self.by = by
    self.onBehalfOf = onBehalfOf
    self.what = what
    self.period = period
  }
}
