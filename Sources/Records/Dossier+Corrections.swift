extension Dossier {
  /// A correction of the analyst's codebook and what it met.
  public struct Correction: Hashable, Codable, Sendable {
    /// What became of a correction.
    public enum Outcome: String, Codable, Sendable, CaseIterable {
      /// It changed or dropped records.
      case applied
      /// No record is as it says.
      case metNothing = "met-nothing"
      /// Several records are, and it was applied to none of them.
      case ambiguous
    }

    /// The file and line: `my.yaml:12`.
    public var by: String
    /// What it says, in a line for people.
    public var label: String
    /// What became of it.
    public var outcome: Outcome
    /// The ids of the records changed or dropped; of an ambiguous correction, those that fit.
    public var records: [String]

    /// Makes a correction.
    public init(by: String, label: String, outcome: Outcome, records: [String]) {
      self.by = by
      self.label = label
      self.outcome = outcome
      self.records = records
    }
  }
}
