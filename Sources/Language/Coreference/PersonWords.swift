/// What words tell of a person: titles, given names, and nouns for people, with sex where they have one.
package enum PersonWords {
  /// Sexes a mention may have, as a set.
  struct Sexes: OptionSet, Hashable, Sendable {
    let rawValue: UInt8
    static let male = Sexes(rawValue: 1)
    static let female = Sexes(rawValue: 2)
    static let unknown: Sexes = [.male, .female]
  }

  /// Words before a name that are no part of it.
  package static let titles = words(
    """
    mr mr. mrs mrs. ms ms. miss mx mx. sir dame lord lady dr dr. prof prof. professor president premier chancellor
    minister secretary senator sen. rep. representative congressman congresswoman governor gov. mayor judge justice general gen.
    lieutenant lt. colonel col. major maj. captain capt. sergeant sgt. admiral adm. commander king queen prince princess
    sheikh sheik pope archbishop bishop cardinal rabbi imam ayatollah rev. reverend father sister brother ambassador
    chairman chairwoman speaker marshal officer detective hon. honourable honorable
    """)
  /// Endings of names that tell generations apart, or rank.
  static let suffixes = words("jr jr. sr sr. ii iii iv phd ph.d. md m.d. esq esq.")

  static let maleTitles = words(
    """
    mr mr. sir lord congressman king prince sheikh sheik pope archbishop cardinal rabbi imam ayatollah father brother
    chairman
    """)
  static let femaleTitles = words("mrs mrs. ms ms. miss dame lady congresswoman queen princess sister chairwoman")

  static let maleNouns = words(
    """
    man boy father dad son brother husband uncle grandfather grandson nephew king prince gentleman guy widower boyfriend
    businessman spokesman chairman congressman policeman salesman fisherman fireman actor waiter monk priest bishop
    cardinal pope emperor duke lord sheikh imam stepfather godfather schoolboy bridegroom grandpa daddy lad gunman
    """)
  static let femaleNouns = words(
    """
    woman girl mother mom mum daughter sister wife aunt grandmother granddaughter niece queen princess lady widow
    girlfriend businesswoman spokeswoman chairwoman congresswoman policewoman saleswoman actress waitress nun empress
    duchess stepmother godmother schoolgirl bride grandma mommy heroine hostess
    """)

  /// Nouns for people; see docs/LANGUAGE.md for where they come from.
  static let nouns = maleNouns.union(femaleNouns).union(PersonLexicon.nouns)

  /// Nouns for what people form together: "they" and "it" both fit.
  package static let groups = words(
    """
    group team government company organisation organization party union council committee ministry agency army military
    police police_force family crew band board court firm club administration parliament congress senate university
    school bank department coalition alliance movement regime authority crowd jury audience staff cabinet delegation
    faction militia force navy commission corporation federation association community public opposition majority
    minority class generation couple pair population press media
    """)

  /// Nouns for an organisation that may stand for the name of one they are part of ("the ministry").
  static let organisations = words(
    """
    group company organisation organization party union council committee ministry agency army court firm club
    administration parliament university bank department coalition alliance movement authority commission corporation
    federation association newspaper foundation institute network fund force navy bureau board office airline hospital
    school college team league front congress senate assembly service
    """)

  /// Nouns that can take up more telling ones ("the Ukrainian leader" after "the Ukrainian president").
  static let specific: [String: [String]] = [
    "leader": ["president", "premier", "chancellor", "minister", "chairman", "king", "prince", "chief", "ayatollah"],
    "official": ["minister", "secretary", "spokesman", "spokeswoman", "adviser", "director", "envoy", "ambassador"],
    "politician": [
      "president", "minister", "senator", "leader", "lawmaker", "congressman", "congresswoman", "candidate",
    ],
    "diplomat": ["ambassador", "envoy", "minister", "secretary"],
    "lawmaker": ["senator", "congressman", "congresswoman", "representative"],
    "premier": ["minister"],
  ]

  /// The sex a given name tells.
  static func sexes(ofGivenName lower: String) -> Sexes {
    if PersonLexicon.maleNames.contains(lower) { return .male }
    if PersonLexicon.femaleNames.contains(lower) { return .female }
    return .unknown
  }

  /// The sex a title tells.
  static func sexes(ofTitle lower: String) -> Sexes {
    if maleTitles.contains(lower) { return .male }
    if femaleTitles.contains(lower) { return .female }
    return .unknown
  }

  /// The sex a noun for a person tells.
  static func sexes(ofNoun lemma: String) -> Sexes {
    if femaleNouns.contains(lemma) { return .female }
    if maleNouns.contains(lemma) { return .male }
    return .unknown
  }

  /// Whether a noun is for people.
  static func isPerson(_ lemma: String) -> Bool {
    nouns.contains(lemma)
  }

  static func words(_ text: String) -> Set<String> {
    Set(text.split(whereSeparator: \.isWhitespace).map(String.init))
  }
}
