/// Who said what: source, cue and content.
public struct Attribution: Hashable, Codable, Sendable {
  /// Who said it; nil where the text does not tell.
  public var source: Actor?
  /// Joint sources.
  public var others: [Actor]
  /// The words that mark the saying ("said", "according to").
  public var cue: Span?
  /// What was said, without quotation marks where it is a direct quotation.
  public var content: [Span]
  /// Whether the words are quoted.
  public var quotation: Quotation
  /// To whom it was said.
  public var addressee: Actor?
  /// Where or on what occasion it was said ("told reporters in New Delhi").
  public var occasion: Span?

  /// Whether the words of an attribution are quoted.
  public enum Quotation: String, Codable, Sendable, CaseIterable {
    case direct, indirect, mixed
  }

  /// Makes an attribution.
  public init(
    source: Actor? = nil, others: [Actor] = [], cue: Span? = nil, content: [Span] = [], quotation: Quotation,
    addressee: Actor? = nil, occasion: Span? = nil
  ) {
    self.source = source
    self.others = others
    self.cue = cue
    self.content = content
    self.quotation = quotation
    self.addressee = addressee
    self.occasion = occasion
  }
}
