import Records

/// A dossier laid out for reading: its sections, their lines and what each line rests on.
///
/// Computed once and then written by each face (HTML, Markdown, terminal) in its own manner, so that the faces
/// agree on what is said and differ only in how it looks. Building it is linear in the dossier.
struct Outline: Sendable {
  var masthead: Masthead
  /// The sections that have something in them, in reading order.
  var sections: [Section]
  /// The documents with the names they are cited by.
  var sources: [Source]
  /// For each record, the anchor of its line.
  var lineAnchors: [String]
  /// For each record, what it says in one line.
  var summaries: [String]
  /// For each record, its kind.
  var kinds: [Record.Kind]

  /// Who negotiates with whom, and what the dossier rests on.
  struct Masthead: Sendable {
    var title: String
    var mediation: String?
    var documents: Int
    var reports: Int
    var records: Int
    /// That the documents are about several negotiations; nil where they are about one.
    var mixture: String?

    var extent: String {
      "\(Wording.count(documents, "document")) · \(Wording.count(reports, "independent report"))"
    }
  }

  /// One part of the dossier.
  struct Section: Sendable {
    var topic: Topic
    var content: Content
    /// How many things it holds, as the reader counts them.
    var count: Int
    /// The heading, where it is not the topic's.
    var heading: String?

    var title: String { heading ?? topic.title }
  }

  /// What a section is about; the order of the cases is the order of reading.
  enum Topic: String, Sendable, CaseIterable {
    case changes, latest, presence, threats, disagreements, positions, proposals, meetings, pledges, figures,
      statements,
      developments
    case timeline, parties, corrections, sources

    /// One word, for lists of the sections.
    var shortTitle: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }

    var title: String {
      switch self {
      case .latest: "Positions, latest"
      case .presence: "Who left, who came back"
      case .pledges: "Pledges and violations"
      case .statements: "Statements by speaker"
      default: shortTitle
      }
    }
  }

  /// What a section holds.
  enum Content: Sendable {
    case tables([Table])
    /// Who is at the table by issue, then everybody else, and the disagreements about positions.
    case changes(Changes)
    case latest(Matrix, others: [Matrix.Other], [Quarrel])
    case presence([Presence])
    case disagreements([Disagreement])
    case developments([Development])
    case timeline([Moment])
    case parties([Party])
    case corrections([Correction])
    case sources
  }

  /// Lines with the same columns: the accounts of one finding, or those that stand alone.
  struct Table: Sendable {
    var kind: Record.Kind
    /// What it is; nil for lines gathered because nothing else joins them.
    var title: String?
    /// How many reports carry it.
    var support: String?
    /// The columns' titles; the last column, where it stands, is not among them.
    var columns: [String]
    var occasions: [Occasion]
    /// The disagreements among its accounts, in a line each.
    var quarrels: [Quarrel]

    var lines: [Line] { occasions.flatMap(\.lines) }
  }

  /// Lines of one occasion.
  struct Occasion: Sendable {
    /// Nil where occasions are not told apart.
    var title: String?
    var lines: [Line]
  }

  /// One record.
  struct Line: Sendable {
    var record: Int
    var kind: Record.Kind
    var anchor: String
    /// One a column.
    var cells: [[Part]]
    var references: [Reference]
    /// The parts of the evidence by role, for colouring.
    var highlights: [Highlight]
    /// Other records that rest on the same words.
    var companions: [Int]
    /// Why it was read so, for whoever wants to know.
    var rule: String
    /// What an analyst corrected of it, each with file and line.
    var corrections: [String]
  }

  /// A piece of a cell.
  enum Part: Hashable, Sendable {
    /// A name or value of ours.
    case strong(String)
    /// Words of ours.
    case plain(String)
    /// Less important words of ours.
    case note(String)
    /// Words of ours that introduce the part after them.
    case lead(String)
    /// Words of the source.
    case excerpt(String)
    /// Words of the source that it quotes.
    case quotation(String)
    case badge(Badge)

    /// The bare words.
    var text: String {
      switch self {
      case .strong(let text), .plain(let text), .note(let text), .lead(let text), .excerpt(let text),
        .quotation(let text):
        text
      case .badge(let badge): badge.text
      }
    }
  }

  /// A short mark beside a line.
  struct Badge: Hashable, Sendable {
    enum Tone: String, Sendable {
      /// How the words were come by.
      case form
      /// Said, but not known to be so.
      case uncertain
      case denied
      case final
      case status
      /// Changed by the analyst.
      case corrected
    }

    var text: String
    var tone: Tone
  }

  /// A place in a source.
  struct Reference: Hashable, Sendable {
    /// The index of the source.
    var source: Int
    /// Code points.
    var range: Range<Int>
    /// The name of the source and the line: `004:3`.
    var label: String
    var anchor: String
    /// The words that stand there.
    var text: String
  }

  /// A part of the evidence and what it is there for.
  struct Highlight: Hashable, Sendable {
    enum Role: String, Sendable {
      case actor, addressee, action, condition, time, cue
    }

    var role: Role
    var source: Int
    var range: Range<Int>
  }

  /// A disagreement in one line, under the finding it concerns.
  struct Quarrel: Sendable {
    var text: String
    var anchor: String
  }

  /// Readings side by side.
  struct Disagreement: Sendable {
    struct Reading: Sendable {
      var value: String
      var documents: [String]
      var references: [Reference]
    }

    var anchor: String
    var topic: String
    var kind: String
    var readings: [Reading]
    /// The finding it concerns.
    var concerns: Link?
  }

  /// A link to a line of the dossier.
  struct Link: Hashable, Sendable {
    var text: String
    var anchor: String
  }

  /// A thing and its states in order.
  struct Development: Sendable {
    struct State: Sendable {
      var value: String
      var date: String
      var dated: Bool
      var references: [Reference]
    }

    var topic: String
    var states: [State]
  }

  /// One entry of the timeline.
  struct Moment: Sendable {
    var date: String
    var dated: Bool
    var label: String
    /// The line it rests on.
    var line: String?
    var references: [Reference]
  }

  /// A correction and what became of it.
  struct Correction: Sendable {
    var place: String
    var label: String
    var outcome: String
    /// Whether it changed anything.
    var isApplied: Bool
    /// The lines of the records it changed, where they are shown.
    var lines: [Link]
  }

  /// What is new against what was known before.
  struct Changes: Sendable {
    /// A thing before or now.
    struct Side: Sendable {
      var value: String
      var date: String
      var references: [Reference]
    }

    struct Entry: Sendable {
      var label: String
      var about: String
      var before: Side?
      var after: Side?
      /// The line that tells it now.
      var line: String?
    }

    struct Group: Sendable {
      var title: String
      var status: Comparison.Change.Status
      var entries: [Entry]
    }

    /// Which documents are new, gone or without a date, and what is told again.
    var notes: [String]
    var groups: [Group]
  }

  /// Somebody left the talks or came back to them.
  struct Presence: Sendable {
    var move: String
    var label: String
    var date: String
    var dated: Bool
    var support: String
    var line: String?
    var references: [Reference]
  }

  /// Everyone at the table.
  struct Party: Sendable {
    var name: String
    var role: String
    var aliases: [String]
  }

  /// Actors by issues, the latest stances.
  struct Matrix: Sendable {
    struct Stance: Sendable {
      var stance: String
      var tone: String
      var what: String?
      /// When, and since when where that is another day.
      var date: String
      /// On whose word, where it is not the actor's own.
      var by: String?
      var badges: [Badge]
      var line: String?
      var references: [Reference]
    }

    /// What a stance was before it moved.
    struct Movement: Sendable {
      /// "was: rejects, 12 Apr 2025".
      var text: String
      var references: [Reference]
    }

    struct Cell: Sendable {
      var stances: [Stance]
      var was: Movement?
      /// Earlier stances, in words.
      var earlier: String?
    }

    /// Where somebody stands who has no column.
    struct Other: Sendable {
      var actor: String
      var issue: String
      var cell: Cell
    }

    struct Row: Sendable {
      var issue: String
      /// One an actor.
      var cells: [Cell?]
    }

    var actors: [String]
    var rows: [Row]
  }
}
