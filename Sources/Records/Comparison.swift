/// What is new in a dossier against what was known before.
public struct Comparison: Hashable, Codable, Sendable {
  /// The day from which documents count as new; nil where two dossiers are compared.
  public var since: String?
  /// The ids of the documents that are new.
  public var added: [String]
  /// The ids of the documents whose date does not tell whether they are new.
  public var undated: [String]
  /// The ids of the documents that are there no more.
  public var withdrawn: [String]
  /// What changed: contradictions first, then what moved, what is new, what is gone, what has no date.
  public var changes: [Change]
  /// How many findings known before are told again without change.
  public var repeated: Int

  /// One thing that changed.
  public struct Change: Hashable, Codable, Sendable {
    /// How a thing changed; the order of the cases is the order of reading.
    public enum Status: String, Codable, Sendable, CaseIterable {
      /// A new report says otherwise of one utterance or event.
      case contradicted
      /// A stance moved, a status or a figure is another.
      case changed
      /// It was not known before.
      case new
      /// It was known before, and nothing tells it now.
      case withdrawn
      /// Only documents without a date tell it: whether it is new is unknown.
      case undated
    }

    /// How it changed.
    public var status: Status
    /// The kind of the records, or `disagreement`.
    public var about: String
    /// What it is, in a line for people.
    public var label: String
    /// What was known before, or nil.
    public var before: Dossier.Development.State?
    /// What is told now, or nil.
    public var after: Dossier.Development.State?
    /// The ids of the records that tell it now; of what was withdrawn, those that told it.
    public var records: [String]

    /// Makes a change.
    public init(
      status: Status, about: String, label: String, before: Dossier.Development.State? = nil,
      after: Dossier.Development.State? = nil, records: [String]
    ) {
      self.status = status
      self.about = about
      self.label = label
      self.before = before
      self.after = after
      self.records = records
    }
  }

  /// Makes a comparison.
  public init(
    since: String? = nil, added: [String] = [], undated: [String] = [], withdrawn: [String] = [],
    changes: [Change] = [], repeated: Int = 0
  ) {
    self.since = since
    self.added = added
    self.undated = undated
    self.withdrawn = withdrawn
    self.changes = changes
    self.repeated = repeated
  }
}
