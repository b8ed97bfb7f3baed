internal import Records

/// Everyone whom the records name, one member a real actor, across all documents.
struct Cast {
  /// An actor of the dossier.
  struct Member {
    /// The codebook's id, or nil.
    var id: String?
    /// The name to show: the codebook's, else the most complete of the most frequent.
    var name: String
    /// The other names met.
    var aliases: [String]
    /// What it is.
    var kind: Kind
    /// The member it speaks or acts for, at the end of the chain; itself where there is none.
    var side: Int
    /// The indices of the documents that name it.
    var documents: Set<Int>
    /// How often it is named.
    var mentions: Int
    /// The taken-apart name of a person the codebook does not know, for comparing spellings.
    var person: PersonName?
  }

  /// What a member is.
  enum Kind {
    case state, organisation, person, outlet, place
    /// Somebody without a name; never one across documents.
    case description
  }

  /// The members; ids of the codebook first met first.
  private(set) var members: [Member]
  private let places: [Sighting: Int]

  /// A name as it stands in one document.
  struct Sighting: Hashable {
    let document: String
    let id: String?
    let name: String
  }

  /// Takes members and where they are named.
  init(members: [Member], places: [Sighting: Int]) {
    self.members = members
    self.places = places
  }

  /// The member that a mention means, or nil where the mention is in no record of this cast.
  func member(_ actor: Actor, in document: String) -> Int? {
    places[Sighting(document: document, id: actor.actor, name: actor.name)]
  }

  /// The member a mention speaks for: the one it names, else the end of its own chain.
  func side(_ actor: Actor, onBehalfOf: Actor?, in document: String) -> Int? {
    if let onBehalfOf, let side = member(onBehalfOf, in: document) { return members[side].side }
    return member(actor, in: document).map { members[$0].side }
  }

  /// The sides of some mentions, without those unknown, sorted.
  func sides(_ actors: [Actor], in document: String) -> [Int] {
    Set(actors.compactMap { side($0, onBehalfOf: nil, in: document) }).sorted()
  }

  /// A member's name.
  func name(_ member: Int) -> String { members[member].name }

  /// A member's key in the matrix: the codebook's id, else its name.
  func key(_ member: Int) -> String { members[member].id ?? members[member].name }
}
