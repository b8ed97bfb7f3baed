/// A number that outlets may give differently.
public struct Figure: Hashable, Codable, Sendable {
  /// What is counted.
  public var what: String
  /// The number, as bounds.
  public var value: Value
  /// The words of the number.
  public var text: String
  /// Who gives it; nil where the outlet does.
  public var source: Actor?

  /// A number as bounds; an open magnitude has an open bound.
  public struct Value: Hashable, Codable, Sendable {
    /// The lower bound.
    public var low: Double?
    /// The upper bound.
    public var high: Double?
    /// The unit ("people", "percent", "days"), or nil.
    public var unit: String?

    /// Makes a value.
    public init(low: Double?, high: Double?, unit: String?) {
      self.low = low
      self.high = high
      self.unit = unit
    }
  }

  /// Makes a figure.
  public init(
    what: String, value: Value, text: String, source: Actor? = nil
  ) {
    self.what = what
    self.value = value
    self.text = text
    self.source = source
  }
}
