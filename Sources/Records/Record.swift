/// One extracted fact with the words that say it.
///
/// In JSON the fields of the kind stand beside the common ones, flat, in the order of the contract.
public struct Record: Hashable, Sendable {
  /// Stable from run to run: made of the document, the kind and the place.
  public var id: String
  /// The id of the document it was read from.
  public var document: String
  /// The smallest clauses that say it; never empty.
  public var evidence: [Span]
  /// Who stands between the page and the record's own actor, outermost first; empty where the outlet itself saw it.
  public var according: [Carrier]
  /// Whose words these are.
  public var form: Form
  /// How real the thing is.
  public var modality: Modality
  /// The id of the attribution it was read from.
  public var attribution: String?
  /// When it was said or done.
  public var said: Saying?
  /// The rule that made it, for an analyst who wants to know why.
  public var rule: String
  /// How much the rule is trusted, 0 to 1: a rank among rules, no probability.
  public var confidence: Double
  /// What an analyst corrected of it, in order; empty for a record as it was read.
  public var corrected: [Amendment]
  /// What is recorded.
  public var body: Body

  /// Whose words a record rests on.
  public enum Form: String, Codable, Sendable, CaseIterable {
    /// The words themselves.
    case quote
    /// A source is named, the words are the outlet's.
    case paraphrase
    /// No source named: the outlet's account or inference.
    case outlet
  }

  /// How real a recorded thing is; the first that applies.
  public enum Modality: String, Codable, Sendable, CaseIterable {
    case denied
    /// Known only through anonymous or second-hand sources.
    case reported
    case hypothetical
    case planned
    /// May, might, could.
    case possible
    case asserted
  }

  /// When something was said or done, in the words of the text and as a date.
  public struct Saying: Hashable, Codable, Sendable {
    /// The words.
    public var text: String
    /// ISO 8601, or nil where the text does not settle it.
    public var value: String?

    /// Makes a time of saying.
    public init(text: String, value: String?) {
      self.text = text
      self.value = value
    }
  }

  /// A change that an analyst made to a record.
  public struct Amendment: Hashable, Codable, Sendable {
    /// The file and line of the correction: `my.yaml:12`.
    public var by: String
    /// What was changed, in a line for people: `stance: rejects → accepts`.
    public var change: String

    /// Makes an amendment.
    public init(by: String, change: String) {
      self.by = by
      self.change = change
    }
  }

  /// The kinds of record and what each holds.
  public enum Body: Hashable, Sendable {
    case attribution(Attribution)
    case position(Position)
    case threat(Threat)
    case proposal(Proposal)
    case meeting(Meeting)
    case pledge(Pledge)
    case violation(Violation)
    case figure(Figure)
  }

  /// The names of the kinds, as they stand in `kind`.
  public enum Kind: String, Codable, Sendable, CaseIterable {
    case attribution, position, threat, proposal, meeting, pledge, violation, figure
  }

  /// Makes a record.
  public init(
    id: String, document: String, evidence: [Span], according: [Carrier] = [], form: Form, modality: Modality,
    attribution: String? = nil, said: Saying? = nil, rule: String, confidence: Double,
    corrected: [Amendment] = [], body: Body
  ) {
    self.id = id
    self.document = document
    self.evidence = evidence
    self.according = according
    self.form = form
    self.modality = modality
    self.attribution = attribution
    self.said = said
    self.rule = rule
    self.confidence = confidence
    self.corrected = corrected
    self.body = body
  }

  /// The kind of the record.
  public var kind: Kind { body.kind }
}

extension Record.Body {
  /// The kind of record it is the body of.
  public var kind: Record.Kind {
    switch self {
    case .attribution: .attribution
    case .position: .position
    case .threat: .threat
    case .proposal: .proposal
    case .meeting: .meeting
    case .pledge: .pledge
    case .violation: .violation
    case .figure: .figure
    }
  }
}
