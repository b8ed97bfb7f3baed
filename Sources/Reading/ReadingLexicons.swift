import Codebook
import Language

/// The word lists of the codebook that the rules of Reading ask for, ready for look-up.
///
/// All of them are data: an analyst's codebook adds to them by the same names.
struct ReadingLexicons: Sendable {
  let honorifics: Set<String>
  let particles: Set<String>
  let bodyNouns: Set<String>
  let groupNouns: Set<String>
  let governmentNouns: Set<String>
  /// Nouns for people who are a party of their own without a name ("protesters").
  let partyNouns: Set<String>
  let personNouns: Set<String>
  let leaderOffices: Set<String>
  let leaderNouns: Set<String>
  let sourceNouns: Set<String>
  let officeModifiers: Set<String>
  let notNames: Set<String>
  let speech: Set<String>
  /// Verbs that report with an object: only together with quoted words.
  let speechWithObject: Set<String>
  /// Verbs of saying that name the hearer right behind them.
  let speechToSomebody: Set<String>
  /// Third-person forms of the verbs of saying ("notes"), which taggers take for nouns.
  let reportingForms: Set<String>
  let speechNouns: Set<String>
  /// Verbs by which somebody carries the words of another ("quoted").
  let quoting: Set<String>
  /// Nouns that count others ("dozens").
  let countingNouns: Set<String>
  /// Verbs that report only together with "that" or quoted words.
  let weakSpeech: Set<String>
  /// Verbs of those that report what is thought, hoped or felt and not said.
  let thoughts: Set<String>
  /// Verbs and nouns of acts done by words ("offer", "appeal"), beside the verbs of saying.
  let speechActs: Set<String>
  /// Nouns that stand for something said ("the claim that").
  let claims: Set<String>
  /// Verbs by which an outlet infers instead of reporting ("implies").
  let inferences: Set<String>
  /// Speaking things that belong to somebody: "the statement said".
  let statements: Set<String>
  /// Sources that are things and hold no position.
  let unactingNouns: Set<String>
  /// Parts of somebody that speak for him: "Lund's office".
  let speakingParts: Set<String>
  /// Words in the names of bodies that speak for themselves and not for the state they belong to.
  let ownVoices: Set<String>
  let denials: Set<String>
  /// Nouns that name no issue by themselves ("the idea that …").
  let hollowNouns: Set<String>
  /// Words of issues that name them only as nouns.
  let issueNouns: Set<String>
  /// Nouns for what is put forward or agreed, which say nothing of what is in it.
  let dealNouns: Set<String>
  /// Words before a noun that tell no issue from another ("several", "latest").
  let emptyModifiers: Set<String>
  /// Prepositions of what stands beside a matter ("despite the talks").
  let loosePrepositions: Set<String>
  /// Issues so general that a special one beside them says more.
  let generalIssues: Set<String>
  /// Nouns that point back at a body, a state or an outlet named before ("the group").
  let pointingToBodies: Set<String>
  let pointingToStates: Set<String>
  /// Nouns of which a state or side has one ("the military"): settled where a document tells of one alone.
  let singleBodies: Set<String>
  /// Nouns for firms, which are no union, ministry or party.
  private let firms: Set<String>
  /// For a noun that points at a body, the words of which its name has one: "union" → "workers".
  private let namesOfBodies: [String: Set<String>]
  /// Nouns that make a paper or broadcaster of a name.
  let outletNouns: Set<String>
  /// Nouns that mean two parties with "both" or "the two".
  let pairNouns: Set<String>
  /// Of these, the ones that mean states alone.
  let pairNounsOfStates: Set<String>
  let pointingToOutlets: Set<String>
  let platforms: Set<String>

  init(codebook: Codebook) {
    func list(_ name: String) -> Set<String> { Set((codebook.lexicons[name] ?? []).map { $0.lowercased() }) }
    honorifics = list("honorifics")
    particles = list("name.particles")
    bodyNouns = list("body.nouns")
    groupNouns = list("group.nouns")
    governmentNouns = list("government.nouns")
    partyNouns = list("party.nouns")
    personNouns = list("person.nouns")
    leaderOffices = list("leader.offices")
    leaderNouns = list("leader.nouns")
    sourceNouns = list("source.nouns")
    officeModifiers = list("office.modifiers")
    notNames = list("not.names")
    speech = list("speech")
    reportingForms = Set(
      list("speech").flatMap { verb in
        [verb + "s", verb + "es", verb.hasSuffix("y") ? String(verb.dropLast()) + "ies" : verb + "s"]
      })
    speechWithObject = list("speech.object")
    speechToSomebody = list("speech.to.somebody")
    weakSpeech = list("speech.weak")
    thoughts = list("thought.verbs")
    speechActs = list("speech.acts")
    claims = list("claim.nouns")
    inferences = list("inference.verbs")
    pointingToBodies = list("pointing.bodies")
    pointingToStates = list("pointing.states")
    firms = list("pointing.firms")
    outletNouns = list("outlet.nouns")
    pairNouns = list("pointing.pairs")
    pairNounsOfStates = list("pointing.pairs.states")
    singleBodies = list("pointing.single")
    var namesOfBodies: [String: Set<String>] = [:]
    for entry in codebook.lexicons["pointing.named"] ?? [] {
      let parts = entry.lowercased().split(separator: " ")
      guard parts.count == 2 else { continue }
      namesOfBodies[String(parts[0])] = Set(parts[1].split(separator: "|").map(String.init))
    }
    self.namesOfBodies = namesOfBodies
    pointingToOutlets = list("pointing.outlets")
    unactingNouns = list("source.things")
    statements = list("statement.nouns")
    speakingParts = list("source.parts")
    ownVoices = list("sides.own")
    denials = list("denial.verbs")
    hollowNouns = list("issues.hollow")
    issueNouns = list("issues.nouns")
    dealNouns = list("issues.deals")
    emptyModifiers = list("issues.modifiers")
    loosePrepositions = list("issues.beside")
    generalIssues = list("issues.general")
    speechNouns = list("speech.nouns")
    quoting = list("speech.quoting")
    countingNouns = list("counting.nouns")
    platforms = list("platforms")
  }

  /// Whether a noun names people or a body that may act ("negotiators", "the union").
  func namesPeople(_ noun: String) -> Bool {
    [bodyNouns, groupNouns, governmentNouns, partyNouns, personNouns, leaderNouns, sourceNouns, pointingToBodies]
      .contains {
        $0.contains(noun)
      }
  }

  /// Whether a noun is known to fit names of some words alone.
  func hasNames(of noun: String) -> Bool { namesOfBodies[noun] != nil }

  /// Whether a noun can point at a body of a name: "the union" at one of workers, "the company" at none of them.
  func canBeCalled(_ noun: String, _ name: String) -> Bool {
    let parts = name.lowercased().split(whereSeparator: { !$0.isLetter }).map(String.init)
    if let own = namesOfBodies[noun] { return parts.contains(where: own.contains) }
    return !firms.contains(noun) || !namesOfBodies.values.contains { parts.contains(where: $0.contains) }
  }

  /// Whether a name is a paper's or broadcaster's by its first or last word: "Channel 10", "the Bergen Post".
  func isOutletName(_ name: String) -> Bool {
    let parts = name.lowercased().split(separator: " ").map(String.init)
    return parts.count > 1 && [parts.first, parts.last].contains { $0.map(outletNouns.contains) ?? false }
  }

  /// Whether an entity can hold a position: not a report or a statement.
  func isActor(_ entity: Entity) -> Bool {
    guard entity.kind == .anonymous, let last = entity.name.split(separator: " ").last?.lowercased() else {
      return true
    }
    return !unactingNouns.contains(last)
  }

  /// Whether a token is a verb of saying.
  func isSpeech(_ token: Token) -> Bool {
    speech.contains(token.lemma)
      && (token.partOfSpeech == .verb || token.lower.hasSuffix("ed") || token.lower == "said"
        || token.lower == "reports")
  }
}
