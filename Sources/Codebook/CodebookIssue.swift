/// Something that is negotiated about.
public struct CodebookIssue: Sendable, Hashable {
  /// The id that records carry ("territory").
  public var id: String
  /// The words to show.
  public var label: String
  /// The phrases that speak of it, in the phrase syntax of `PhraseIndex`.
  public var terms: [String]

  /// Makes an issue.
  public init(id: String, label: String, terms: [String]) {
    self.id = id
    self.label = label
    self.terms = terms
  }
}
