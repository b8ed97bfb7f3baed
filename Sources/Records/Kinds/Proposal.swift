/// Terms put forward.
public struct Proposal: Hashable, Codable, Sendable {
  /// Who put it forward.
  public var author: Actor?
  /// The state or organisation the author speaks for.
  public var onBehalfOf: Actor?
  /// To whom.
  public var addressees: [Actor]
  /// What it says.
  public var terms: [Term]
  /// How far it got.
  public var status: Status

  /// One term of a proposal.
  public struct Term: Hashable, Codable, Sendable {
    /// The term's first code point.
    public var start: Int
    /// One past the term's last code point.
    public var end: Int
    /// The words of the term.
    public var text: String
    /// The codebook's issue it belongs to.
    public var issue: Position.Issue?

    /// Makes a term.
    public init(start: Int, end: Int, text: String, issue: Position.Issue?) {
      self.start = start
      self.end = end
      self.text = text
      self.issue = issue
    }
  }

  /// How far a proposal got.
  public enum Status: String, Codable, Sendable, CaseIterable {
    case reported, tabled, accepted, rejected, withdrawn
  }

  /// Makes a proposal.
  public init(
    author: Actor? = nil, onBehalfOf: Actor? = nil, addressees: [Actor] = [], terms: [Term] = [], status: Status
  ) {
    self.author = author
    self.onBehalfOf = onBehalfOf
    self.addressees = addressees
    self.terms = terms
    self.status = status
  }
}
