/// Somebody or something that can act, speak or publish, as the codebook knows it.
public struct CodebookActor: Sendable, Hashable {
  /// What an actor is.
  public enum Kind: String, Sendable, CaseIterable {
    case state, organisation, group, person, outlet, place
  }

  /// Which pronouns can mean an actor.
  public enum Gender: String, Sendable, CaseIterable {
    case female, male, plural
  }

  /// An office that a person holds or held.
  public struct Role: Sendable, Hashable {
    /// The title, as the offices have it ("foreign minister").
    public var title: String
    /// The id of the state, organisation or outlet it is held in.
    public var of: String
    /// The first day, month or year, ISO 8601; nil where unknown.
    public var from: String?
    /// The last day, month or year, ISO 8601; nil where unknown or not over.
    public var until: String?

    /// Makes a role.
    public init(title: String, of: String, from: String? = nil, until: String? = nil) {
      self.title = title
      self.of = of
      self.from = from
      self.until = until
    }
  }

  /// The id that records carry: ISO 3166 alpha-3 for a state, words in lower case otherwise.
  public var id: String
  /// What it is.
  public var kind: Kind
  /// The name to show.
  public var name: String
  /// Other names and spellings, without article.
  public var aliases: [String] = []
  /// Adjectives ("Ukrainian").
  public var adjectives: [String] = []
  /// Nouns for its people ("Ukrainian", "Ukrainians").
  public var people: [String] = []
  /// Its capital in every spelling ("Kyiv", "Kiev"), which often stands for its government.
  public var capitals: [String] = []
  /// Buildings and places that stand for its government or leadership ("Kremlin"), without article.
  public var metonyms: [String] = []
  /// Names among all of these that can as well mean something else ("Georgia", "Jordan").
  public var ambiguous: [String] = []
  /// Family names as news uses them alone; persons only.
  public var familyNames: [String] = []
  /// The ids of its members; organisations only.
  public var members: [String] = []
  /// Which pronouns can mean it; nil where unknown.
  public var gender: Gender?
  /// The offices held, persons only.
  public var roles: [Role] = []
  /// The id of the state or organisation it belongs to.
  public var partOf: String?

  /// Makes an actor with nothing but a name.
  public init(id: String, kind: Kind, name: String) {
    self.id = id
    self.kind = kind
    self.name = name
  }
}

extension CodebookActor.Role {
  /// Whether the role was held on a day, as far as is known.
  ///
  /// Dates are compared at the coarser precision of the two: a role from "2021" covers all of 2021.
  public func covers(day: String) -> Bool {
    if let from, day.prefix(from.count) < from.prefix(day.count) { return false }
    if let until, day.prefix(until.count) > until.prefix(day.count) { return false }
    return true
  }
}
