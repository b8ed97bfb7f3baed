internal import Codebook
internal import Records

/// The words this room knows of names, cues and classes of action, as the codebook has them.
///
/// Made once for each codebook. Words are folded (`Words`) and, where forms of one word count, stemmed (`Stem`).
struct Lexicon: Sendable {
  // MARK: Names

  /// Words before a person's name that are no part of it.
  let personTitles: Set<String>
  /// Words that make a name an organisation's.
  let organisationWords: Set<String>
  /// Words in the names of bodies that are of a country but do not act for its government.
  let politicalWords: Set<String>
  /// Stems of nouns that make "the Colombian …" somebody who acts for the state.
  let governmentNouns: Set<String>
  /// Offices in which a person speaks for the body that is named with them.
  let speakerOffices: Set<String>
  /// Stems of offices that many hold and that people without a name speak from.
  let unnamedOffices: Set<String>
  /// The bodies for which one letter stands behind a lawmaker's name, by the letter: "R-Ky.".
  let seats: [String: String]
  /// Nouns that make "the Colombian …" the state itself.
  let stateNouns: Set<String>
  /// Words for a government, after the name of whose it is, and governments' names.
  let administrations: Set<String>
  /// Stems of words for one side in a conflict that goes without a name.
  let sideNouns: Set<String>
  /// Stems of nouns for persons without a name.
  let personNouns: Set<String>
  /// The same, and those for things that speak.
  let descriptionNouns: Set<String>
  /// Nouns that, behind another word, mean one member of a party without a name.
  let memberNouns: Set<String>
  /// Stems of nouns for what is agreed or held, which no name of an actor ends in.
  let pacts: Set<String>
  /// Given names and the short forms that stand for them.
  let shortNames: [String: Set<String>]

  /// States, organisations and groups by their folded names and adjectives ("colombian", "taliban").
  let bodies: [String: String]
  /// The folded family names of the codebook's persons.
  let families: Set<String>

  // MARK: Phrases

  /// Two words that are one, by their stem.
  let compounds: [String: String]
  /// Stems that another of the same meaning stands for.
  let meanings: [String: String]
  /// Stems that tell one quantity from another.
  let contrasts: Set<String>
  /// Words of an offer or a change.
  let changes: Set<String>
  /// Stems that add nothing to what is counted.
  let countedNouns: Set<String>
  /// Stems of words for numbers of which nothing is said.
  let amounts: Set<String>
  /// Stems of verbs by which a thing is announced once.
  let announcements: Set<String>
  /// Words before a number that make it a rough one.
  let approximations: Set<String>
  /// Stems that make a pledge one of a truce.
  let truceStems: Set<String>

  /// Stems of verbs that deny.
  let denials: Set<String>
  /// Stems of words that call a thing the opposite of one another: which pair, and which side of it.
  let opposites: [String: [(pair: Int, isFirst: Bool)]]
  /// How texts are cut into clauses.
  let clauses: Clauses
  /// Openings of a condition that is none ("if any").
  let emptyConditions: [[String]]

  // MARK: Roles

  /// Beginnings of words for mediation, and how much each tells.
  let mediationCues: [(prefix: String, weight: Double)]
  /// Words behind "peace" for what somebody who is no side to it works at.
  let peaceWork: Set<String>
  /// Words in the titles of those who are sent to others' talks.
  let envoys: Set<String>
  /// Beginnings of words for guaranteeing.
  let guaranteeCues: [String]
  /// What two sides have with one another.
  let sharedMatters: Set<String>

  /// Phrases for leaving talks or refusing them.
  let leaving: StemPhrases
  /// Phrases for coming back to talks.
  let comingBack: StemPhrases

  /// The classes of threatened action.
  let actions: ActionClasses

  /// Takes the words out of a codebook.
  init(codebook: Codebook) {
    let lexicons = codebook.lexicons
    func list(_ name: String) -> [String] { lexicons[name] ?? [] }
    func words(_ name: String) -> Set<String> { Set(list(name).flatMap(Words.split)) }
    func prefixes(_ name: String) -> [String] { list(name).flatMap(Words.split) }
    leaving = StemPhrases(list("dossier.presence.left"))
    comingBack = StemPhrases(list("dossier.presence.back"))
    personTitles = words("dossier.person.titles")
    organisationWords = words("dossier.organisation.words")
    politicalWords = words("dossier.political.words")
    governmentNouns = Set(words("dossier.government.nouns").map(Stem.of))
    speakerOffices = words("dossier.speaker.offices")
    unnamedOffices = Set(words("dossier.unnamed.offices").map(Stem.of))
    let seats = list("dossier.seats").map { $0.split(separator: " ").map(String.init) }
    self.seats = Dictionary(
      seats.compactMap { $0.count == 2 ? ($0[0], $0[1]) : nil }, uniquingKeysWith: { first, _ in first })
    stateNouns = words("dossier.state.nouns")
    administrations = Set(list("dossier.administrations").map(Words.folded))
    sideNouns = Set(words("dossier.side.nouns").map(Stem.of))
    // Of the shared list only single words are nouns by themselves.
    let nouns = (list("dossier.person.nouns") + list("anonymous.nouns")).map(Words.split)
    personNouns = Set(nouns.filter { $0.count == 1 }.joined().map(Stem.of))
    descriptionNouns = personNouns.union(words("dossier.things").map(Stem.of))
    memberNouns = words("dossier.member.nouns")
    pacts = Set(words("dossier.pacts").map(Stem.of))
    var shortNames: [String: Set<String>] = [:]
    for names in list("dossier.short.names").map(Words.split) where names.count == 2 {
      shortNames[names[0], default: []].insert(names[1])
      shortNames[names[1], default: []].insert(names[0])
    }
    self.shortNames = shortNames
    var bodies: [String: String] = [:]
    // States first: an adjective is theirs before it is a party's.
    for kind in [CodebookActor.Kind.state, .organisation, .group] {
      for actor in codebook.actors where actor.kind == kind {
        for name in actor.adjectives + [actor.name] + actor.aliases {
          let folded = Words.folded(name)
          bodies[folded] = bodies[folded] ?? actor.id
        }
      }
    }
    self.bodies = bodies
    families = Set(codebook.actors.lazy.filter { $0.kind == .person }.flatMap(\.familyNames).map(Words.folded))
    var compounds: [String: String] = [:]
    var meanings: [String: String] = [:]
    for entry in list("dossier.synonyms") {
      let alternatives = entry.split(separator: "|").map { Words.split(String($0)).map(Stem.of) }
      guard let meaning = alternatives.first?.first else { continue }
      for alternative in alternatives {
        if alternative.count == 1 { meanings[alternative[0]] = meaning }
        if alternative.count == 2 { compounds[alternative.joined(separator: " ")] = meaning }
      }
    }
    self.compounds = compounds
    self.meanings = meanings
    let stem = { (word: String) -> String in
      let stem = Stem.of(word)
      return meanings[stem] ?? stem
    }
    contrasts = Set(words("dossier.contrasts").map(stem))
    changes = Set(words("dossier.changes").map(stem))
    countedNouns = Set(words("dossier.counted").map(stem))
    amounts = Set(words("dossier.amounts").map(stem))
    announcements = Set(words("dossier.announcements").map(Stem.of))
    approximations = words("dossier.approximations")
    truceStems = Set(words("dossier.truce").map(stem))
    denials = Set(words("dossier.denials").map(Stem.of))
    var opposites: [String: [(pair: Int, isFirst: Bool)]] = [:]
    for (pair, entry) in list("dossier.opposites").enumerated() {
      for (side, alternatives) in entry.split(separator: "/").enumerated() {
        for word in alternatives.split(separator: "|").flatMap({ Words.split(String($0)) }) {
          opposites[Stem.of(word), default: []].append((pair, side == 0))
        }
      }
    }
    self.opposites = opposites
    clauses = Clauses(
      abbreviations: words("dossier.person.titles").union(words("dossier.abbreviations")),
      connectives: words("dossier.connectives"),
      conditions: Dictionary(grouping: list("dossier.conditions").map(Words.split).filter { !$0.isEmpty }) { $0[0] })
    emptyConditions = list("dossier.conditions.except").map(Words.split)
    mediationCues =
      prefixes("dossier.mediation.strong").map { (prefix: $0, weight: Thresholds.strongCue) }
      + prefixes("dossier.mediation.plain").map { (prefix: $0, weight: Thresholds.plainCue) }
      + prefixes("dossier.mediation.weak").map { (prefix: $0, weight: Thresholds.weakCue) }
    envoys = words("dossier.envoys")
    peaceWork = words("dossier.peace.work")
    guaranteeCues = prefixes("dossier.guarantee")
    sharedMatters = words("dossier.shared.matters")
    actions = ActionClasses(lexicons)
  }

  /// The stem that stands for all words of a word's meaning.
  func stem(_ word: String) -> String {
    let stem = Stem.of(word)
    return meanings[stem] ?? stem
  }

  /// Whether a name is what one side of a conflict goes by that has none ("the rebels", "pro-Russian separatists").
  func isUnnamedSide(_ name: String) -> Bool {
    let words = Words.split(name).filter { !ClosedWords.determiners.contains($0) }
    return (1...3).contains(words.count) && words.last.map { sideNouns.contains(Stem.of($0)) } == true
  }
}
