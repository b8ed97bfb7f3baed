/// What many documents say about one negotiation, brought together.
///
/// Built from records alone; no number about utility or likelihood stands in it.
public struct Dossier: Hashable, Sendable {
  /// The documents, in input order, with their texts.
  public var documents: [Document]
  /// Everyone at the table or speaking on it, one entry an actor, the most prominent first.
  public var parties: [Party]
  /// The issues that any record is about.
  public var issues: [Position.Issue]
  /// All records, in document and text order.
  public var records: [Record]
  /// Matched accounts of one thing.
  public var findings: [Finding]
  /// Accounts of one thing whose readings differ.
  public var disagreements: [Disagreement]
  /// Things whose later accounts supersede earlier ones.
  public var developments: [Development]
  /// What is dated, in order of date; undated entries last.
  public var timeline: [Moment]
  /// Positions by actor and issue.
  public var matrix: [MatrixRow]
  /// The analyst's corrections with what became of them; empty where there are none.
  public var corrections: [Correction]
  /// Who negotiates with whom.
  public var headline: Headline?
  /// Where each actor stands now, those at the table first.
  public var latest: [Standing]
  /// Who left the talks or came back to them.
  public var presence: [Presence]
  /// What is new since a day; nil where nobody asked.
  public var since: Comparison?
  /// What the texts of the documents have in common.
  public var reuse: TextReuse
  /// The negotiations that the documents are about, where they are about several.
  public var negotiations: [Grouping.Story]

  /// An actor's part in the negotiation.
  public struct Party: Hashable, Codable, Sendable {
    /// What part an actor plays.
    public enum Role: String, Codable, Sendable, CaseIterable {
      case party, mediator, guarantor, other
    }

    /// The codebook's id, or nil.
    public var actor: String?
    /// The fullest name met.
    public var name: String
    /// What part it plays.
    public var role: Role
    /// The other names met.
    public var aliases: [String]

    /// Makes a party.
    public init(actor: String?, name: String, role: Role, aliases: [String]) {
      self.actor = actor
      self.name = name
      self.role = role
      self.aliases = aliases
    }
  }

  /// Matched accounts of one thing.
  public struct Finding: Hashable, Codable, Sendable {
    /// Stable from run to run.
    public var id: String
    /// The kind of the records it matches.
    public var kind: Record.Kind
    /// What it is, in a line for people.
    public var label: String
    /// The ids of its records.
    public var records: [String]
    /// The ids of its documents.
    public var documents: [String]
    /// How many independent reports carry it: copies of one text count once, and so does text shared with another.
    public var independent: Int

    /// Makes a finding.
    public init(
      id: String, kind: Record.Kind, label: String, records: [String], documents: [String], independent: Int
    ) {
      self.id = id
      self.kind = kind
      self.label = label
      self.records = records
      self.documents = documents
      self.independent = independent
    }
  }

  /// A span and the document it lies in.
  public struct Citation: Hashable, Codable, Sendable {
    /// The document's id.
    public var document: String
    /// The first code point.
    public var start: Int
    /// One past the last code point.
    public var end: Int
    /// The words.
    public var text: String

    /// Makes a citation.
    public init(document: String, start: Int, end: Int, text: String) {
      self.document = document
      self.start = start
      self.end = end
      self.text = text
    }
  }

  /// Accounts of one thing whose readings differ.
  public struct Disagreement: Hashable, Codable, Sendable {
    /// What the readings differ in.
    public enum Kind: String, Codable, Sendable, CaseIterable {
      case figure, date, account, wording, name, addressee, condition, attribution
    }

    /// One reading of the thing.
    public struct Reading: Hashable, Codable, Sendable {
      /// The reading, in a line for people.
      public var value: String
      /// The ids of the documents that have it.
      public var documents: [String]
      /// The words it rests on.
      public var evidence: [Citation]

      /// Makes a reading.
      public init(value: String, documents: [String], evidence: [Citation]) {
        self.value = value
        self.documents = documents
        self.evidence = evidence
      }
    }

    /// What the readings are of.
    public var topic: String
    /// What they differ in.
    public var kind: Kind
    /// The readings, at least two.
    public var readings: [Reading]

    /// Makes a disagreement.
    public init(topic: String, kind: Kind, readings: [Reading]) {
      self.topic = topic
      self.kind = kind
      self.readings = readings
    }
  }

  /// A thing and the states it went through.
  public struct Development: Hashable, Codable, Sendable {
    /// One state of the thing.
    public struct State: Hashable, Codable, Sendable {
      /// The state, in a line for people.
      public var value: String
      /// ISO 8601, or nil where nothing settles it.
      public var date: String?
      /// The ids of the documents that tell it.
      public var documents: [String]
      /// The words it rests on.
      public var evidence: [Citation]

      /// Makes a state.
      public init(value: String, date: String?, documents: [String], evidence: [Citation]) {
        self.value = value
        self.date = date
        self.documents = documents
        self.evidence = evidence
      }
    }

    /// What develops.
    public var topic: String
    /// Its states, in order of date.
    public var states: [State]

    /// Makes a development.
    public init(topic: String, states: [State]) {
      self.topic = topic
      self.states = states
    }
  }

  /// One entry of the timeline.
  public struct Moment: Hashable, Codable, Sendable {
    /// ISO 8601, or nil: an unknown date is unknown.
    public var date: String?
    /// What happened or was said, in a line for people.
    public var label: String
    /// The ids of the findings it rests on.
    public var findings: [String]

    /// Makes an entry.
    public init(date: String?, label: String, findings: [String]) {
      self.date = date
      self.label = label
      self.findings = findings
    }
  }

  /// One actor's stances on one issue, oldest first.
  public struct MatrixRow: Hashable, Codable, Sendable {
    /// One stance and the records it rests on.
    public struct Cell: Hashable, Codable, Sendable {
      /// The stance.
      public var stance: Position.Stance
      /// ISO 8601, or nil where nothing settles it.
      public var date: String?
      /// The ids of the records.
      public var records: [String]

      /// Makes a cell.
      public init(stance: Position.Stance, date: String?, records: [String]) {
        self.stance = stance
        self.date = date
        self.records = records
      }
    }

    /// The codebook's id of the actor, or its name where the codebook does not know it.
    public var actor: String
    /// The issue's id.
    public var issue: String
    /// The stances.
    public var cells: [Cell]

    /// Makes a row.
    public init(actor: String, issue: String, cells: [Cell]) {
      self.actor = actor
      self.issue = issue
      self.cells = cells
    }
  }

  /// Makes a dossier.
  public init(
    documents: [Document], parties: [Party] = [], issues: [Position.Issue] = [], records: [Record] = [],
    findings: [Finding] = [], disagreements: [Disagreement] = [], developments: [Development] = [],
    timeline: [Moment] = [], matrix: [MatrixRow] = [], corrections: [Correction] = [],
    headline: Headline? = nil, latest: [Standing] = [], presence: [Presence] = [], since: Comparison? = nil,
    reuse: TextReuse = TextReuse(), negotiations: [Grouping.Story] = []
  ) {
    self.documents = documents
    self.parties = parties
    self.issues = issues
    self.records = records
    self.findings = findings
    self.disagreements = disagreements
    self.developments = developments
    self.timeline = timeline
    self.matrix = matrix
    self.corrections = corrections
    self.headline = headline
    self.latest = latest
    self.presence = presence
    self.since = since
    self.reuse = reuse
    self.negotiations = negotiations
  }
}
