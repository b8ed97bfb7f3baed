import Codebook

/// Everything known about one actor within one document.
struct Entity: Hashable, Sendable {
  enum Kind: Sendable {
    case state, organisation, group, person, outlet, place, anonymous
  }

  /// The codebook's id, or nil.
  var id: String?
  /// The fullest name the document gives so far.
  var name: String
  var kind: Kind
  var gender: CodebookActor.Gender?
  /// The entity this one acts for: a minister's state, a ministry's state.
  var side: Int?
  /// The office's words in lower case ("vice president"), for later mentions by office alone.
  var office: String?
  /// The last word of a person's name, in lower case, for later mentions by it alone.
  var familyName: String?

  /// Whether it can say, want or do something.
  var isAgent: Bool { kind != .place }
}

/// One place where a document names, describes or points at an actor.
struct Mention: Hashable, Sendable {
  enum Form: Sendable {
    /// A name of its own.
    case name
    /// An adjective or a people's name ("Russian", "Ukrainians").
    case adjective
    /// A capital that may stand for the government.
    case capital
    /// A seat of government that stands for it ("the Kremlin"): a name of its own.
    case metonym
    /// A description ("the vice president", "Russian forces", "diplomatic sources").
    case description
    /// A pronoun that was resolved.
    case pronoun
    /// "I" or "we": whoever speaks.
    case firstPerson
  }

  /// The tokens that are reported as the mention.
  var tokens: Range<Int>
  /// The tokens it covers with title, office and affiliation.
  var whole: Range<Int>
  /// The index of its entity; the speaker's is filled in by whoever reads a first person.
  var entity: Int
  var form: Form
}
