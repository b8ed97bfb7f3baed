public import Records

/// What an analyst corrects of what was read, and where the correction stands.
///
/// A correction is data: applying it is for the room that compares records.
public struct Correction: Sendable, Hashable {
  /// The file, as it was named by whoever read it.
  public var path: String
  /// The line, counted from 1; nil where it has none.
  public var line: Int?
  /// What is corrected.
  public var action: Action

  /// What a correction does.
  public enum Action: Sendable, Hashable {
    /// Names and ids that are one actor, known from now on by an id of the codebook or a name.
    case merge([String], into: String)
    /// A name or id that is somebody else in some documents.
    case split(String, documents: [String], to: String)
    /// An issue that is another one, or goes by another label.
    case issue(String, to: String?, label: String?)
    /// A record that is none.
    case drop(Selection)
    /// Fields of a record that are otherwise.
    case fix(Selection, [Setting])
  }

  /// Which record is meant: by its id, or by its document and place or words, which survive a new reading.
  public struct Selection: Sendable, Hashable {
    /// The record's kind.
    public var kind: Record.Kind
    /// The record's id.
    public var record: String?
    /// The document: its id, address, path or the end of its path.
    public var document: String?
    /// The code points that its evidence lies at.
    public var span: Range<Int>?
    /// Words that its evidence holds.
    public var words: String?
    /// Fields that tell it from others at the same place.
    public var conditions: [Setting]
  }

  /// A field and its value: several texts for a list, none for nothing.
  public struct Setting: Sendable, Hashable {
    /// The field.
    public var field: Field
    /// The value, as it is written.
    public var values: [String]

    /// Makes a setting.
    public init(field: Field, values: [String]) {
      self.field = field
      self.values = values
    }
  }

  /// The fields that can be set, as the records name them.
  ///
  /// `date` is a meeting's day, `parties` who has to act by a threat's condition, `low`, `high` and `unit` a figure's
  /// value.
  public enum Field: String, Sendable, CaseIterable {
    case form, modality, said
    case actor, onBehalfOf, issue, stance, final
    case targets, parties
    case author, addressees, status
    case participants, level, date
    case by, against, allegedBy
    case what, low, high, unit, source
    case others, quotation, addressee
  }

  /// The file and line, for reports: `my.yaml:12`.
  public var place: String { line.map { "\(path):\($0)" } ?? path }
}

extension Correction.Field {
  /// What a field holds.
  enum Content {
    case actor, actors, issue, day, number, flag, words
    case choice([String])
  }

  /// The fields of a kind.
  static func fields(of kind: Record.Kind) -> [Correction.Field] {
    let own: [Correction.Field] =
      switch kind {
      case .position: [.actor, .onBehalfOf, .issue, .stance, .final]
      case .threat: [.actor, .onBehalfOf, .targets, .parties]
      case .proposal: [.author, .onBehalfOf, .addressees, .status]
      case .meeting: [.participants, .level, .date, .status]
      case .pledge: [.by, .onBehalfOf]
      case .violation: [.by, .against, .allegedBy]
      case .figure: [.what, .low, .high, .unit, .source]
      case .attribution: [.source, .others, .quotation, .addressee]
      }
    return [.form, .modality, .said] + own
  }

  /// What this field of a kind holds, and whether it may be nothing.
  func content(in kind: Record.Kind) -> (content: Content, isOptional: Bool) {
    switch self {
    case .form: (.choice(Record.Form.allCases.map(\.rawValue)), false)
    case .modality: (.choice(Record.Modality.allCases.map(\.rawValue)), false)
    case .said, .date: (.day, true)
    case .actor: (.actor, false)
    case .onBehalfOf, .author, .by, .against, .allegedBy, .source, .addressee: (.actor, true)
    case .targets, .parties, .addressees, .participants, .others: (.actors, true)
    case .issue: (.issue, false)
    case .stance: (.choice(Position.Stance.allCases.map(\.rawValue)), false)
    case .final: (.flag, false)
    case .status where kind == .meeting: (.choice(Meeting.Status.allCases.map(\.rawValue)), false)
    case .status: (.choice(Proposal.Status.allCases.map(\.rawValue)), false)
    case .quotation: (.choice(Attribution.Quotation.allCases.map(\.rawValue)), false)
    case .low, .high: (.number, true)
    case .level, .unit: (.words, true)
    case .what: (.words, false)
    }
  }
}
