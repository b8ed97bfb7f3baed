import Codebook
import Language
import Records

/// Positions: what an actor demands, offers, accepts, refuses, supports or opposes.
///
/// A verb of a stance lexicon with an actor for its subject and an issue named in its object makes a position. In a
/// speaker's words, necessity laid on somebody else ("Mexico must step up") is a demand of the speaker, and a refusal
/// in the first person ("we will not sign any agreement") a refusal.
struct PositionRule: Rule {
  /// The phrases of a stance.
  struct Entry {
    var stance: Position.Stance
    var phrases: PhraseIndex<Int>
  }

  private let verbs: [Entry]
  private let strong: PhraseIndex<Int>
  private let final: PhraseIndex<Int>
  private let nothing: PhraseIndex<Int>
  private let silence: PhraseIndex<Int>
  private let refusedActs: PhraseIndex<Int>
  private let demandNouns: PhraseIndex<Int>
  private let aimNouns: PhraseIndex<Int>
  private let adverse: PhraseIndex<Int>
  private let evasions: PhraseIndex<Int>
  private let settlement: PhraseIndex<Int>
  private let wishing: PhraseIndex<Int>
  private let claims: PhraseIndex<Int>
  private let abandoning: PhraseIndex<Int>
  private let endings: PhraseIndex<Int>
  /// Issues so general that a special one beside them says more.
  let general: Set<String>
  /// Nouns that carry a stance.
  let nouns: [Entry]
  /// Verbs that say such a noun without adding to it.
  let carriers: PhraseIndex<Int>
  /// What is not there without anybody denying it.
  let unfounded: PhraseIndex<Int>
  /// Words that judge a thing in a speaker's mouth.
  let judgements: [Entry]
  /// Verbs that tie a judgement to its subject.
  let copulas: Set<String>
  /// Verbs that call a thing something.
  let callings: Set<String>
  /// Words of readiness, and acts that give way to somebody.
  private let readiness: Set<String>
  private let givingWay: Set<String>
  /// Verbs whose "did not" denies an act.
  private let pastDenials: Set<String>
  /// Verbs that want somebody to do something, beside those of demanding.
  private let asking: Set<String>

  init(codebook: Codebook) {
    // Longer readings first: "agree to" accepts, "call for" demands, "decline to comment" says nothing.
    let order: [Position.Stance] = [
      .demands, .rejects, .offers, .accepts, .supports, .opposes, .denies,
    ]
    verbs = order.map { Entry(stance: $0, phrases: codebook.lexicon("stance.\($0.rawValue)")) }
    strong = codebook.lexicon("stance.strong")
    final = codebook.lexicon("final")
    nothing = codebook.lexicon("refusal.sentences")
    silence = codebook.lexicon("stance.no-comment")
    refusedActs = codebook.lexicon("refused.acts")
    settlement = codebook.lexicon("settlement.nouns")
    wishing = codebook.lexicon("stance.wishes")
    claims = codebook.lexicon("stance.claims")
    abandoning = codebook.lexicon("stance.abandoning")
    endings = codebook.lexicon("stance.endings")
    evasions = codebook.lexicon("non-confirmations")
    adverse = codebook.lexicon("threat.actions")
    general = Set(codebook.lexicons["issues.general"] ?? [])
    demandNouns = codebook.lexicon("stance.nouns.demands")
    aimNouns = codebook.lexicon("stance.nouns.aims")
    let carried: [Position.Stance] = [.demands, .offers, .rejects, .accepts, .supports, .opposes]
    nouns = carried.map { Entry(stance: $0, phrases: codebook.lexicon("stance.nouns.\($0.rawValue)")) }
    unfounded = codebook.lexicon("denial.not")
    carriers = codebook.lexicon("stance.carriers")
    let judging: [Position.Stance] = [.rejects, .opposes, .demands, .supports]
    judgements = judging.map { Entry(stance: $0, phrases: codebook.lexicon("judgement.\($0.rawValue)")) }
    readiness = Set(codebook.lexicons["stance.readiness"] ?? [])
    givingWay = Set(codebook.lexicons["stance.giving-way"] ?? [])
    asking = Set(codebook.lexicons["stance.asking"] ?? [])
    pastDenials = Set(codebook.lexicons["stance.past-denials"] ?? [])
    copulas = Set(codebook.lexicons["judgement.copulas"] ?? [])
    callings = Set(codebook.lexicons["judgement.callings"] ?? [])
  }

  func drafts(in scene: Scene) -> [Draft] {
    var drafts: [Draft] = []
    /// The demand last read, for a sentence that goes on with "That includes …".
    var demand: (sentence: Int, holder: Int)?
    for sentence in scene.text.sentences.indices {
      let before = drafts.count
      if let demand, demand.sentence == sentence - 1 {
        let goingOn = inclusions(in: sentence, of: demand.holder, scene: scene)
        drafts += goingOn
        if !goingOn.isEmpty { continue }
      }
      defer {
        if let holder = holderOfDemand(in: drafts[before...], sentence: sentence, scene: scene) {
          demand = (sentence, holder)
        }
      }
      for group in scene.structures[sentence].verbGroups.indices {
        if let found = silent(group, in: sentence, of: scene) {
          drafts.append(found)
          continue
        }
        let stances = stances(of: group, in: sentence, scene: scene) + listed(group, in: sentence, of: scene)
        if !stances.isEmpty {
          drafts += stances
          continue
        }
        if let found = necessity(group, in: sentence, of: scene) { drafts.append(found) }
        drafts += refusals(group, in: sentence, of: scene)
        drafts += evaluation(group, in: sentence, of: scene)
      }
      drafts += unlessCovered(carried(in: sentence, of: scene), by: drafts[before...])
      drafts += unlessCovered(conditional(in: sentence, of: scene), by: drafts[before...])
      if let found = nothingToDiscuss(in: sentence, of: scene) { drafts.append(found) }
    }
    return drafts + nonConfirmations(in: scene)
  }

  /// "Asked about the report, the spokesman said “a lot of fakes” were circulating": neither yes nor no.
  private func nonConfirmations(in scene: Scene) -> [Draft] {
    let text = scene.text
    var drafts: [Draft] = []
    for saying in scene.sayings {
      guard let source = saying.source, let entity = scene.entity(of: source), let actor = scene.actor(source),
        scene.cast.entities[entity].kind != .outlet, let content = saying.content.first
      else { continue }
      let tokens = scene.tokens(in: content)
      guard
        let start = tokens.first(where: { evasions.match(in: text.tokens, at: $0, limit: tokens.upperBound) != nil }),
        let (length, _) = evasions.match(in: text.tokens, at: start, limit: tokens.upperBound)
      else { continue }
      let own = text.sentences[saying.sentence].tokens
      let before = sentenceBefore(saying.sentence, scene)
      guard let issue = scene.issues(in: own).first ?? scene.issues(in: before).first else { continue }
      let low = max(tokens.lowerBound, scene.grammar.chunkStart(at: start, in: text.sentenceIndex(ofToken: start)))
      let what = text.offsets(ofTokens: scene.grammar.trimmed(low..<(start + length)))
      let evidence = saying.cue.map {
        min(
          text.tokens[$0.lowerBound].start, what.lowerBound)..<max(text.tokens[$0.upperBound - 1].end, what.upperBound)
      }
      drafts.append(
        Draft(
          evidence: [evidence ?? what],
          standing: scene.standing(of: Scene.Told(range: what, actor: entity, speaks: true)),
          rule: "position.non-confirmation", confidence: 0.7,
          body: .position(
            Position(
              actor: actor, onBehalfOf: scene.onBehalfOf(entity, near: what.lowerBound),
              issue: scene.reference(to: issue.id),
              stance: .noComment, what: text.span(what)))))
    }
    return drafts
  }

  // MARK: Verbs of stance

  private func stances(of group: Int, in sentence: Int, scene: Scene) -> [Draft] {
    let text = scene.text
    let verb = scene.structures[sentence].verbGroups[group]
    let limit = text.sentences[sentence].tokens.upperBound
    let words = phrase(from: verb.head, limit: limit, text)
    var best: (stance: Position.Stance, length: Int)?
    for entry in verbs {
      if let (length, _) = entry.phrases.match(in: words.tokens, at: 0, limit: words.tokens.count) {
        let reach = words.places[length - 1] + 1 - verb.head
        if reach > best?.length ?? 0 { best = (entry.stance, reach) }
      }
    }
    guard let best, var stance = turned(best.stance, by: verb, in: sentence, scene) else { return [] }
    // "did not push for it" denies an act of one's own, "does not want it" opposes a thing.
    if verb.isNegated, [.demands, .offers].contains(best.stance), isPastDenial(verb, text) { stance = .denies }
    // "Russia can't expect to be given land" is the speaker's view of Russia, no stance of Russia's.
    if verb.isNegated, ["can", "could"].contains(verb.modal ?? ""), best.stance == .demands { return [] }
    if scene.isInsideCondition(verb.head, in: sentence) { return [] }
    // "Norway needs to act" demands nothing for Norway; whoever says so does (`necessity`).
    if best.stance == .demands, text.tokens[verb.head].lemma == "need", verb.head + 1 < limit,
      text.tokens[verb.head + 1].lower == "to"
    {
      return []
    }
    // "pressured Kyiv into accepting", "without agreeing": nobody did.
    if verb.form == .participle, verb.tokens.lowerBound > 0,
      ["into", "from", "against", "without", "of", "before", "after", "about"].contains(
        text.tokens[verb.tokens.lowerBound - 1].lower)
    {
      return []
    }
    // "refused to support the wall" is no support.
    if verb.form == .infinitive, let governor = verb.governor, isRefusing(governor, in: sentence, scene) { return [] }
    let actors: [Int]
    let object: Range<Int>
    let isAdjectival =
      verb.isPassive && verb.head + 1 < limit && text.tokens[verb.head + 1].lower == "to"
      && ["oppose", "commit", "dedicate"].contains(text.tokens[verb.head].lemma)
    if verb.isPassive && !isAdjectival || scene.grammar.hasAgent(verb.head) {
      actors = scene.grammar.agents(of: group, in: sentence)
      guard let chunk = scene.grammar.subjectChunk(of: group, in: sentence) else { return [] }
      object = scene.structures[sentence].chunks[chunk].tokens.lowerBound..<verb.tokens.lowerBound
    } else {
      actors = holders(of: group, in: sentence, scene: scene)
      if isAskedFor(verb, of: actors, in: sentence, scene) { return [] }
      let start = verb.head + best.length
      let isClause = takesClause.contains(stance) || text.tokens[start - 1].lower == "that"
      let reach =
        isClause ? scene.grammar.complementEnd(of: verb.head, from: start, in: sentence) : nil
      let end = min(reach ?? scene.grammar.clauseEnd(after: start, in: sentence), scene.saidUntil(verb.head))
      // "prepared to walk away" is a threat and no offer.
      if stance == .offers, start < end, adverse.match(in: text.tokens, at: start, limit: end) != nil { return [] }
      guard start < end, stance != .demands || text.tokens[start].partOfSpeech != .adposition else { return [] }
      guard !["what", "how", "why", "whether", "which"].contains(text.tokens[start].lower) else {
        return []
      }
      if stance == .demands, wishes(verb.head, start..<end, scene) { stance = .supports }
      // "willing to let", "open to talks" consents to what another asks; "willing to pay" offers.
      if stance == .offers, consents(verb.head, upTo: start + 1, text) { stance = .accepts }
      // "a position it has denounced as absurd": what is denounced stands before.
      let antecedent = text.tokens[start].lower == "as" ? scene.antecedent(of: verb.head) : nil
      object =
        antecedent.flatMap { scene.grammar.chunk(at: $0, in: sentence) }
        ?? start..<(isClause
        ? end : nounPhraseEnd(start..<predicateStart(in: start..<end, scene), in: sentence, scene: scene))
    }
    guard !object.isEmpty else { return [] }
    // "offered no specifics": the object is not there.
    if let first = object.first, ["no", "little", "few", "nothing"].contains(text.tokens[first].lower) {
      guard let turned = stance.turned(by: true) else { return [] }
      stance = turned
    }
    if stance == .rejects, endings.match(in: text.tokens, at: verb.head, limit: limit) != nil,
      !scene.issues(in: object).contains(where: { general.contains($0.id) || $0.id == "ceasefire" }),
      !object.contains(where: { settlement.match(in: text.tokens, at: $0, limit: object.upperBound) != nil })
    {
      return []
    }
    let isStrong =
      strong.match(in: words.tokens, at: 0, limit: words.tokens.count) != nil
      || stance == .demands && wantsSomething(object, actors, scene)
      || stance == .demands && addressesOther(object, than: actors, scene: scene)
    return positions(
      stance, of: actors, about: object, verb: (sentence, group), from: verb.tokens.lowerBound, scene: scene,
      isStrong: isStrong, rule: "position.\(stance.rawValue)")
  }

  /// The stance that the lexicons give a word, a verb turned by its negation; nil for none.
  func stance(ofWord token: Int, group: Int?, in sentence: Int, scene: Scene) -> Position.Stance? {
    let text = scene.text
    let limit = text.sentences[sentence].tokens.upperBound
    let group = group.map { scene.structures[sentence].verbGroups[$0] }.flatMap { $0.head == token ? $0 : nil }
    if let (length, _) = silence.match(in: text.tokens, at: token, limit: limit),
      length > 1 || group?.isNegated == true
    {
      return .noComment
    }
    let entries = group == nil ? nouns : verbs
    let words = phrase(from: token, limit: limit, text)
    var best: (stance: Position.Stance, length: Int)?
    for entry in entries {
      if let (length, _) = entry.phrases.match(in: words.tokens, at: 0, limit: words.tokens.count),
        length > best?.length ?? 0
      {
        best = (entry.stance, length)
      }
    }
    // "We could not agree more" is no refusal.
    let isSurpassed = token + 1 < limit && text.tokens[token + 1].lower == "more" && group?.isNegated == true
    if isSurpassed { return best.map { $0.stance == .accepts ? .supports : $0.stance } }
    guard let group else { return best?.stance }
    return best.flatMap { turned($0.stance, by: group, in: sentence, scene) }
  }

  /// The stance that a verb has in its place: turned by "not"; of a fact that somebody insists on, a denial.
  private func turned(_ stance: Position.Stance, by verb: VerbGroup, in sentence: Int, _ scene: Scene) -> Position
    .Stance?
  {
    if stance == .demands, !verb.isNegated, insistsOnFact(verb, in: sentence, scene) { return .denies }
    return stance.turned(by: verb.isNegated != isDeniedAbove(verb, scene))
  }

  /// Whether what a verb insists on is so and not to be: "insisted that the list was old" denies another account,
  /// "insisted that the list be changed" demands.
  private func insistsOnFact(_ verb: VerbGroup, in sentence: Int, _ scene: Scene) -> Bool {
    let tokens = scene.text.tokens
    guard claims.match(in: tokens, at: verb.head, limit: verb.head + 1) != nil, verb.form != .infinitive,
      let clause = scene.grammar.tree.child(of: verb.head, in: ["ccomp"]), clause > verb.head,
      let group = scene.grammar.verbGroup(at: clause, in: sentence)
        ?? scene.grammar.tree.child(of: clause, in: ["cop"]).flatMap({ scene.grammar.verbGroup(at: $0, in: sentence) })
    else { return false }
    let told = scene.structures[sentence].verbGroups[group]
    let first = tokens[told.tokens.lowerBound]
    guard told.modal == nil, !["have", "need", "want"].contains(tokens[told.head].lemma) else { return false }
    return ["VBZ", "VBD"].contains(first.xpos) || first.xpos == "VBP" && ["be", "have", "do"].contains(first.lemma)
  }

  /// The words from a verb on without the adverbs behind it ("is also eager to"), with their places in the text.
  private func phrase(from head: Int, limit: Int, _ text: AnnotatedText) -> (tokens: [Token], places: [Int]) {
    var tokens: [Token] = []
    var places: [Int] = []
    for index in head..<limit where places.count < Self.longestPhrase {
      let isLoose =
        index > head && text.tokens[index].partOfSpeech == .adverb && text.tokens[index].lower.hasSuffix("ly")
        || index > head
          && ["also", "still", "now", "not", "too", "very", "so", "again"].contains(text.tokens[index].lower)
      if isLoose, text.tokens[index].lower != "not" || text.tokens[head].lemma != "be" { continue }
      tokens.append(text.tokens[index])
      places.append(index)
    }
    return (tokens, places)
  }

  /// Whether a state or body wants a thing that has a name of its own ("Mexico wants to take steps that …").
  private func wantsSomething(_ object: Range<Int>, _ actors: [Int], _ scene: Scene) -> Bool {
    guard let entity = actors.first.flatMap({ scene.entity(of: $0) }),
      [.state, .organisation, .group].contains(scene.cast.entities[entity].kind)
    else { return false }
    return scene.issue(inWordsOf: object) != nil
  }

  /// Whether a verb refuses what follows it.
  private func isRefusing(_ group: Int, in sentence: Int, _ scene: Scene) -> Bool {
    let head = scene.structures[sentence].verbGroups[group].head
    let limit = scene.text.sentences[sentence].tokens.upperBound
    return verbs.contains {
      [.rejects, .denies, .noComment].contains($0.stance)
        && $0.phrases.match(in: scene.text.tokens, at: head, limit: limit) != nil
    }
  }

  /// Whether the words that govern an infinitive deny it: "is not willing to accept", "decided not to support".
  private func isDeniedAbove(_ verb: VerbGroup, _ scene: Scene) -> Bool {
    let tokens = scene.text.tokens
    guard verb.form == .infinitive, scene.grammar.tree.isParsed, let above = tokens[verb.head].head else {
      return false
    }
    if verb.tokens.lowerBound > 0, tokens[verb.tokens.lowerBound - 1].lemma == "not" { return true }
    return DependencyTree.base(tokens[verb.head].relation) == "xcomp"
      && scene.grammar.tree.children(of: above).contains {
        $0 < verb.tokens.lowerBound && (tokens[$0].lemma == "not" || tokens[$0].lower == "never")
      }
  }

  /// Whether an infinitive tells what somebody else wants of its subject: "urged Hamas to accept" is no acceptance.
  func isAskedFor(_ verb: VerbGroup, of actors: [Int], in sentence: Int, _ scene: Scene) -> Bool {
    let tokens = scene.text.tokens
    guard verb.form == .infinitive,
      ["xcomp", "advcl", "ccomp", "acl"].contains(DependencyTree.base(tokens[verb.head].relation)),
      let above = tokens[verb.head].head, let actor = actors.first,
      scene.cast.mentions[actor].tokens.lowerBound > above
    else { return false }
    if asking.contains(tokens[above].lemma) { return true }
    let governor = verb.governor.map { tokens[scene.structures[sentence].verbGroups[$0].head] }
    if let governor, asking.contains(governor.lemma) { return true }
    return verbs.contains {
      $0.stance == .demands
        && $0.phrases.match(in: tokens, at: above, limit: scene.text.sentences[sentence].tokens.upperBound) != nil
    }
  }

  /// Whether a group is a past tense with "did not".
  private func isPastDenial(_ verb: VerbGroup, _ text: AnnotatedText) -> Bool {
    text.tokens[verb.tokens.lowerBound].lower == "did" && pastDenials.contains(text.tokens[verb.head].lemma)
  }

  /// Whether words of readiness go on with an act that gives way to somebody.
  private func consents(_ head: Int, upTo end: Int, _ text: AnnotatedText) -> Bool {
    let words = text.tokens[head..<min(end, text.tokens.count)]
    guard words.contains(where: { readiness.contains($0.lemma) }) else { return false }
    return words.contains { $0.lemma == "open" || $0.lemma == "openness" }
      || words.last.map { givingWay.contains($0.lemma) } ?? false
  }

  /// Whether a verb that asks only wishes: "advocated for talks" supports them.
  private func wishes(_ verb: Int, _ object: Range<Int>, _ scene: Scene) -> Bool {
    guard wishing.match(in: scene.text.tokens, at: verb, limit: object.lowerBound) != nil else { return false }
    return !object.contains { index in
      scene.text.tokens[index].lower == "to" && index + 1 < object.upperBound
        && [.verb, .auxiliary].contains(scene.text.tokens[index + 1].partOfSpeech)
    }
  }

  /// How many words a phrase of the lexicons can cover with its gaps.
  private static let longestPhrase = 12

  /// Some drafts without those whose actor and issue earlier drafts of the same words have.
  private func unlessCovered(_ drafts: [Draft], by earlier: ArraySlice<Draft>) -> [Draft] {
    drafts.filter { draft in
      guard case .position(let position) = draft.body else { return true }
      return !earlier.contains { other in
        guard case .position(let known) = other.body else { return false }
        return known.actor == position.actor && known.stance == position.stance
          && known.what.range.overlaps(position.what.range)
      }
    }
  }

  /// Who holds the stance of a verb: its subject, or whose memo or statement its subject is.
  func holders(of group: Int, in sentence: Int, scene: Scene) -> [Int] {
    let subjects = scene.grammar.subjects(of: group, in: sentence)
    guard subjects.isEmpty, let index = scene.grammar.subjectChunk(of: group, in: sentence) else { return subjects }
    let chunk = scene.structures[sentence].chunks[index]
    guard scene.words.statements.contains(scene.text.tokens[chunk.head].lemma) else { return [] }
    if let owner = chunk.tokens.lazy.compactMap({ scene.cast.mention(at: $0) }).first { return [owner] }
    // "a memo sent by Kyiv"
    let limit = min(chunk.tokens.upperBound + 4, scene.text.sentences[sentence].tokens.upperBound)
    guard
      let by = (chunk.tokens.upperBound..<limit).first(where: { ["by", "from"].contains(scene.text.tokens[$0].lower) }),
      by + 1 < scene.text.tokens.count, let owner = scene.cast.mention(at: by + 1)
    else { return [] }
    return [owner]
  }

  /// Where an object ends that is no clause: before a finite verb that no relative pronoun introduces.
  private func nounPhraseEnd(_ object: Range<Int>, in sentence: Int, scene: Scene) -> Int {
    for verb in scene.structures[sentence].verbGroups
    where verb.form == .finite && object.contains(verb.tokens.lowerBound) {
      if opensCondition(verb.tokens.lowerBound, scene) { return verb.tokens.lowerBound }
      let before = object.lowerBound..<verb.tokens.lowerBound
      if before.isEmpty || before.contains(where: { Self.relatives.contains(scene.text.tokens[$0].lower) }) { continue }
      // The subject of that verb is no part of the object either, unless it is all there is.
      let group = scene.structures[sentence].verbGroups.firstIndex(of: verb) ?? 0
      var end = verb.tokens.lowerBound
      if let chunk = scene.grammar.subjectChunk(of: group, in: sentence) {
        let subject = scene.structures[sentence].chunks[chunk].tokens.lowerBound
        if subject > object.lowerBound, subject < end { end = subject }
      }
      while end > object.lowerBound, Self.loose.contains(scene.text.tokens[end - 1].partOfSpeech) { end -= 1 }
      return end
    }
    return object.upperBound
  }

  /// Where "as" begins what a thing is called: "dismissed the talks as meaningless".
  private func predicateStart(in object: Range<Int>, _ scene: Scene) -> Int {
    let tokens = scene.text.tokens
    return object.dropFirst().first { index in
      let above = tokens[index].head.map { DependencyTree.base(tokens[$0].relation) } ?? ""
      return tokens[index].lower == "as" && ["obl", "advcl", "xcomp", "nmod"].contains(above)
        && !["well", "long", "soon", "much", "many", "far"].contains(tokens[index - 1].lower)
        && (index + 1 >= object.upperBound || !["well", "long", "soon"].contains(tokens[index + 1].lower))
    } ?? object.upperBound
  }

  /// What cannot end a noun phrase.
  private static let loose: Set<PartOfSpeech> = [
    .adposition, .coordinator, .subordinator, .determiner, .particle, .punctuation, .adverb, .adjective, .auxiliary,
  ]

  /// Whether a condition begins at a token; "provided" does before a clause, not in "guarantees provided by Europe".
  func opensCondition(_ index: Int, _ scene: Scene) -> Bool {
    let tokens = scene.text.tokens
    if isCompoundOpener(index, tokens) { return true }
    guard Self.conditions.contains(tokens[index].lower) else { return false }
    guard tokens[index].lower == "provided" else { return true }
    return index + 1 < tokens.count
      && [.noun, .properNoun, .pronoun, .determiner, .subordinator, .adjective].contains(tokens[index + 1].partOfSpeech)
  }

  /// "as long as", "so long as", "only if".
  private func isCompoundOpener(_ index: Int, _ tokens: [Token]) -> Bool {
    guard index + 2 < tokens.count else { return false }
    switch tokens[index].lower {
    case "as", "so": return tokens[index + 1].lower == "long" && tokens[index + 2].lower == "as"
    case "only": return ["if", "when", "after", "once"].contains(tokens[index + 1].lower)
    default: return false
    }
  }

  private let takesClause: Set<Position.Stance> = [.demands, .denies, .noComment]
  private static let conditions: Set<String> = ["unless", "if", "until", "provided"]
  private static let relatives: Set<String> = [
    "that", "which", "who", "whose", "where", "when", "what", "if", "unless", "until", "as",
  ]

  /// "Hamas's demands include an end to the blockade": the noun carries the stance, its owner has it.
  private func listed(_ group: Int, in sentence: Int, of scene: Scene) -> [Draft] {
    let text = scene.text
    let verb = scene.structures[sentence].verbGroups[group]
    guard ["include", "be"].contains(text.tokens[verb.head].lemma), !verb.isNegated,
      let index = scene.grammar.subjectChunk(of: group, in: sentence)
    else { return [] }
    let chunk = scene.structures[sentence].chunks[index]
    let isAim = aimNouns.match(in: text.tokens, at: chunk.head, limit: chunk.head + 1) != nil
    guard isAim || demandNouns.match(in: text.tokens, at: chunk.head, limit: chunk.head + 1) != nil else { return [] }
    let own = chunk.tokens.filter { $0 < chunk.head }.compactMap { scene.cast.mention(at: $0) }.first
    // "The delegation handed over its demands. The demands include …"
    guard let owner = own ?? (isAim ? nil : demander(before: sentence, chunk, scene)) else { return [] }
    let start = verb.tokens.upperBound
    let end = scene.grammar.clauseEnd(after: start, in: sentence)
    guard start < end else { return [] }
    return positions(
      isAim ? .supports : .demands, of: [owner], about: start..<end, verb: (sentence, group),
      from: chunk.tokens.lowerBound, scene: scene, isStrong: isAim || text.tokens[verb.head].lemma == "include",
      rule: "position.listed")
  }

  /// Whose "the demands" are: the actor who does something with demands in the sentence before.
  private func demander(before sentence: Int, _ chunk: Chunk, _ scene: Scene) -> Int? {
    let text = scene.text
    guard sentence > 0, ["the", "these", "those"].contains(text.tokens[chunk.tokens.lowerBound].lower) else {
      return nil
    }
    let before = text.sentences[sentence - 1].tokens
    guard before.contains(where: { demandNouns.match(in: text.tokens, at: $0, limit: before.upperBound) != nil }) else {
      return nil
    }
    return scene.structures[sentence - 1].verbGroups.indices.lazy
      .compactMap { scene.grammar.subjects(of: $0, in: sentence - 1).first }.first
  }

  /// Whether a demand names another side that is to do something: "urged Mexico to make concessions".
  private func addressesOther(_ object: Range<Int>, than actors: [Int], scene: Scene) -> Bool {
    guard let own = actors.first.flatMap({ scene.entity(of: $0) }) else { return false }
    return scene.cast.mentions(in: object.lowerBound..<min(object.upperBound, object.lowerBound + 8)).contains {
      index in
      guard let entity = scene.entity(of: index) else { return false }
      let kind = scene.cast.entities[entity].kind
      return [.state, .organisation, .group, .person].contains(kind) && !scene.cast.isSameSide(entity, own)
    }
  }

  func positions(
    _ stance: Position.Stance, of actors: [Int], about object: Range<Int>, verb: (sentence: Int, group: Int),
    from start: Int, scene: Scene, isStrong: Bool, reachesVerb: Bool = true, word: Int? = nil, rule: String
  ) -> [Draft] {
    let text = scene.text
    var whole = scene.grammar.trimmed(object)
    while let first = whole.first, text.tokens[first].partOfSpeech == .adverb { whole = (first + 1)..<whole.upperBound }
    whole = behindThat(withoutDayBefore(whole, scene), scene)
    // A condition is no part of what is wanted.
    if let condition = whole.dropFirst().first(where: { opensCondition($0, scene) }) {
      whole = scene.grammar.trimmed(whole.lowerBound..<condition)
    }
    var drafts: [Draft] = []
    if let (price, counter) = exchange(in: whole, stance, scene) {
      drafts = positions(
        counter, of: actors, about: price, verb: verb, from: price.lowerBound, scene: scene, isStrong: isStrong,
        reachesVerb: false, word: word, rule: "position.exchange"
      ).map { draft in
        var draft = draft
        draft.evidence = [text.offsets(ofTokens: price)]
        return draft
      }
      whole = scene.grammar.trimmed(whole.lowerBound..<price.lowerBound - Self.exchanges)
    }
    guard !whole.isEmpty else { return drafts }
    var conditionTokens = condition(after: whole.upperBound, in: verb.sentence, scene: scene)
    let issues = Array(scene.issuesTogether(in: whole).prefix(Self.mostIssues))
    let carrier = word ?? scene.structures[verb.sentence].verbGroups[verb.group].head
    let own = issues.isEmpty ? scene.issue(of: whole, at: carrier) : nil
    if issues.isEmpty, !isStrong { return drafts }
    var stance = conditionTokens.map { conditioned(stance, by: $0, scene) } ?? stance
    // "wanted to see the truce hold before sending negotiators": the second hangs on the first.
    if stance == .demands, let before = precondition(in: whole, in: verb.sentence, scene: scene) {
      let first = scene.grammar.trimmed(whole.lowerBound..<before)
      if addressesOther(first, than: actors, scene: scene) {
        // "insists that Norway act before talks begin": what comes first is the demand.
        whole = first
      } else {
        stance = .conditions
        conditionTokens = first
        whole = scene.grammar.trimmed(before + 1..<whole.upperBound)
      }
    }
    for held in actors {
      let mention = scene.voice(of: held, at: carrier)
      guard let entity = scene.entity(of: mention), let actor = scene.actor(mention),
        scene.cast.entities[entity].kind != .outlet, scene.words.isActor(scene.cast.entities[entity])
      else { continue }
      let named = scene.cast.mentions[held].tokens
      let subject = text.sentences[verb.sentence].tokens.contains(named.lowerBound) ? named.lowerBound : start
      let parts: [(issue: Position.Issue, what: Range<Int>)] =
        issues.isEmpty
        ? [(own ?? .other, whole)]
        : issues.map { issue in
          (
            scene.reference(to: issue.id),
            issues.count == 1 || stance == .conditions ? whole : conjunct(of: issue.tokens, in: whole, scene: scene)
          )
        }
      for part in parts {
        let what = text.offsets(ofTokens: part.what)
        let low = min(subject, start, part.what.lowerBound, conditionTokens?.lowerBound ?? .max)
        let high = max(
          part.what.upperBound, conditionTokens?.upperBound ?? 0,
          reachesVerb ? scene.structures[verb.sentence].verbGroups[verb.group].tokens.upperBound : 0)
        let evidence = text.offsets(ofTokens: scene.grammar.trimmed(low..<high))
        let standing = scene.standing(
          of: Scene.Told(
            range: text.offsets(ofTokens: part.what), actor: entity, verb: verb, speaks: scene.isSpeechAct(carrier),
            word: carrier))
        drafts.append(
          Draft(
            evidence: [evidence], standing: standing, rule: rule, confidence: issues.isEmpty ? 0.5 : 0.75,
            body: .position(
              Position(
                actor: actor,
                onBehalfOf: mention == held ? scene.onBehalfOf(entity, near: what.lowerBound) : scene.actor(held),
                issue: part.issue,
                stance: stance, what: text.span(what),
                final: (stance == .rejects || stance == .opposes) && isFinal(low..<high, scene),
                condition: conditionTokens.map { text.span(text.offsets(ofTokens: scene.grammar.trimmed($0))) }))))
      }
    }
    return drafts
  }

  /// The clause of an object that begins with when or with whom: "agreed at a meeting that the quota must fall".
  private func behindThat(_ object: Range<Int>, _ scene: Scene) -> Range<Int> {
    let tokens = scene.text.tokens
    guard let first = object.first,
      let that = object.dropFirst().first(where: {
        tokens[$0].lower == "that" && DependencyTree.base(tokens[$0].relation) == "mark"
      }), that + 1 < object.upperBound
    else { return object }
    let before = object.lowerBound..<that
    let isAside = tokens[first].partOfSpeech == .adposition
    let isSomebody = !before.contains { index in
      [.noun, .properNoun, .verb].contains(tokens[index].partOfSpeech) && scene.cast.mention(at: index) == nil
        && !scene.words.namesPeople(tokens[index].lemma) && !scene.grammar.isTimeToken[index]
    }
    guard isAside || isSomebody else { return object }
    return that + 1..<object.upperBound
  }

  /// An object without the day that stands before it: "agreed in August to the quota".
  private func withoutDayBefore(_ object: Range<Int>, _ scene: Scene) -> Range<Int> {
    let tokens = scene.text.tokens
    guard let first = object.first, ["in", "on", "at", "last", "this", "late", "early"].contains(tokens[first].lower)
    else { return object }
    let rest = object.dropFirst().drop { scene.grammar.isTimeToken[$0] }
    guard rest.startIndex > first + 1, let next = rest.first, rest.count > 1,
      ["to", "on", "with"].contains(tokens[next].lower)
    else { return object }
    return next + 1..<object.upperBound
  }

  /// What is given for what is wanted, or wanted for what is given: "sanctions relief in exchange for closing the plant".
  private func exchange(
    in object: Range<Int>, _ stance: Position.Stance, _ scene: Scene
  ) -> (price: Range<Int>, stance: Position.Stance)? {
    let tokens = scene.text.tokens
    let counter: Position.Stance
    switch stance {
    case .demands: counter = .offers
    case .offers: counter = .demands
    default: return nil
    }
    guard
      let link = object.dropFirst().first(where: {
        $0 + Self.exchanges < object.upperBound && tokens[$0].lower == "in"
          && ["exchange", "return"].contains(tokens[$0 + 1].lower) && tokens[$0 + 2].lower == "for"
      })
    else { return nil }
    let price = scene.grammar.trimmed(link + Self.exchanges..<object.upperBound)
    return price.lowerBound == link + Self.exchanges && !price.isEmpty ? (price, counter) : nil
  }

  /// How many members of a coordination are positions of their own.
  private static let mostIssues = 3

  /// The words of "in exchange for".
  private static let exchanges = 3

  /// The member of a coordination that names an issue: "NATO rollback" in "NATO rollback and control over …".
  private func conjunct(of issue: Range<Int>, in whole: Range<Int>, scene: Scene) -> Range<Int> {
    func isBorder(_ index: Int) -> Bool { [",", "and", "or", ";", "but"].contains(scene.text.tokens[index].lower) }
    var low = max(issue.lowerBound, whole.lowerBound)
    while low > whole.lowerBound, !isBorder(low - 1) { low -= 1 }
    var high = issue.upperBound
    // A comma inside brackets parts no members.
    func isOpen(_ end: Int) -> Bool {
      (low..<end).reduce(0) {
        $0 + (scene.text.tokens[$1].form == "(" ? 1 : scene.text.tokens[$1].form == ")" ? -1 : 0)
      } > 0
    }
    while high < whole.upperBound, !isBorder(high) || isOpen(high) { high += 1 }
    return scene.grammar.trimmed(low..<high)
  }

  func isFinal(_ range: Range<Int>, _ scene: Scene) -> Bool {
    range.contains { final.match(in: scene.text.tokens, at: $0, limit: range.upperBound) != nil }
  }

  /// A refusal "unless" and a consent "only if" make their object depend on something.
  func conditioned(_ stance: Position.Stance, by condition: Range<Int>, _ scene: Scene) -> Position.Stance {
    let opener = scene.text.tokens[condition.lowerBound].lower
    if ["after", "once"].contains(opener) { return [.accepts, .offers].contains(stance) ? .conditions : stance }
    switch stance {
    case .rejects, .opposes: return ["unless", "until", "as", "so"].contains(opener) ? .conditions : stance
    case .accepts, .offers, .supports:
      return ["if", "provided", "unless", "as", "so", "only"].contains(opener) ? .conditions : stance
    default: return stance
    }
  }

  /// Where "before" parts what is wanted first from what would follow it.
  private func precondition(in object: Range<Int>, in sentence: Int, scene: Scene) -> Int? {
    let text = scene.text
    guard
      let before = object.dropFirst(2).first(where: {
        text.tokens[$0].lower == "before" && DependencyTree.base(text.tokens[$0].relation) == "mark"
      }), before + 1 < object.upperBound, text.tokens[before + 1].lower.hasSuffix("ing"),
      scene.structures[sentence].verbGroups.contains(where: { (object.lowerBound..<before).contains($0.head) })
    else { return nil }
    return before
  }

  private func condition(after start: Int, in sentence: Int, scene: Scene) -> Range<Int>? {
    let limit = scene.grammar.sentenceBodyEnd(sentence)
    guard start < limit, opensCondition(start, scene) || opensFuture(start, scene) else { return nil }
    let end = scene.grammar.clauseEnd(after: start + 1, in: sentence)
    return end > start + 1 ? start..<end : nil
  }

  /// Whether "after" or "once" opens a clause about what is to come first: "ready to talk after the border is opened".
  func opensFuture(_ index: Int, _ scene: Scene) -> Bool {
    let tokens = scene.text.tokens
    guard ["after", "once"].contains(tokens[index].lower), scene.grammar.tree.isParsed,
      DependencyTree.base(tokens[index].relation) == "mark", let verb = tokens[index].head
    else { return false }
    return (index + 1..<max(index + 1, scene.grammar.tree.extent(of: verb).upperBound)).contains {
      ["VBZ", "VBP"].contains(tokens[$0].xpos) && ($0 == verb || tokens[$0].head == verb)
    }
  }

  /// The mention of whoever makes the last demand among some drafts.
  private func holderOfDemand(in drafts: ArraySlice<Draft>, sentence: Int, scene: Scene) -> Int? {
    for draft in drafts.reversed() {
      guard case .position(let position) = draft.body, position.stance == .demands else { continue }
      let token = scene.text.tokenIndex(atOrAfter: position.actor.start)
      return scene.cast.mentions(in: token..<token + 1).first
    }
    return nil
  }

  /// "That includes sovereignty over four regions …": the demand of the sentence before goes on.
  private func inclusions(in sentence: Int, of holder: Int, scene: Scene) -> [Draft] {
    let text = scene.text
    let tokens = text.sentences[sentence].tokens
    guard tokens.count > 3,
      ["that", "this", "these", "those", "they", "it"].contains(text.tokens[tokens.lowerBound].lower),
      let group = scene.structures[sentence].verbGroups.indices.first,
      text.tokens[scene.structures[sentence].verbGroups[group].head].lemma == "include",
      scene.structures[sentence].verbGroups[group].tokens.lowerBound - tokens.lowerBound <= 2
    else { return [] }
    let start = scene.structures[sentence].verbGroups[group].tokens.upperBound
    let end = scene.grammar.sentenceBodyEnd(sentence)
    guard start < end else { return [] }
    return positions(
      .demands, of: [holder], about: start..<end, verb: (sentence, group), from: tokens.lowerBound, scene: scene,
      isStrong: false, rule: "position.inclusion")
  }

  // MARK: Silence

  /// "declined to comment", "has not commented directly on the proposal".
  private func silent(_ group: Int, in sentence: Int, of scene: Scene) -> Draft? {
    let text = scene.text
    let verb = scene.structures[sentence].verbGroups[group]
    let limit = text.sentences[sentence].tokens.upperBound
    guard let (length, _) = silence.match(in: text.tokens, at: verb.head, limit: limit) else { return nil }
    if length == 1, !verb.isNegated { return nil }
    let end = scene.grammar.clauseEnd(after: min(verb.head + length, limit), in: sentence)
    return positions(
      .noComment, of: Array(scene.grammar.subjects(of: group, in: sentence).prefix(1)),
      about: verb.tokens.lowerBound..<max(end, verb.head + length), verb: (sentence, group),
      from: verb.tokens.lowerBound,
      scene: scene,
      isStrong: text.tokens[verb.head..<min(limit, verb.head + length)].contains { $0.lemma == "comment" },
      rule: "position.no-comment"
    ).first
  }

  // MARK: In the speaker's words

  /// "Mexico should step up", "the parties have to decide": a demand of whoever says it.
  private func necessity(_ group: Int, in sentence: Int, of scene: Scene) -> Draft? {
    let text = scene.text
    let verb = scene.structures[sentence].verbGroups[group]
    let range = text.offsets(ofTokens: verb.tokens)
    let isModal = ["must", "should"].contains(verb.modal ?? "")
    let governor = verb.governor.map { scene.structures[sentence].verbGroups[$0] }
    let isHaveTo =
      verb.form == .infinitive
      && (governor.map {
        ["have", "need", "get"].contains(text.tokens[$0.head].lemma) && $0.modal == nil
          && $0.tokens.upperBound == verb.tokens.lowerBound
      } ?? false)
    // "should have" finds fault with the past.
    guard isModal && !verb.isPerfect || isHaveTo, let saying = scene.innermostSaying(around: range),
      let source = scene.sayings[saying].source,
      let speaker = scene.entity(of: source)
    else { return nil }
    let subjects = scene.grammar.subjects(of: group, in: sentence).compactMap { scene.entity(of: $0) }
    if subjects.contains(where: { $0 == speaker || scene.cast.isSameSide($0, speaker) }) { return nil }
    if subjects.isEmpty, scene.grammar.subjectChunk(of: group, in: sentence) == nil { return nil }
    guard scene.cast.entities[speaker].kind != .outlet, scene.cast.entities[speaker].kind != .anonymous else {
      return nil
    }
    if scene.isInsideCondition(verb.head, in: sentence) { return nil }
    let end = scene.grammar.clauseEnd(after: verb.tokens.upperBound, in: sentence)
    var start = governor?.tokens.lowerBound ?? verb.tokens.lowerBound
    if !isHaveTo { start = verb.tokens.lowerBound }
    if let chunk = scene.grammar.subjectChunk(of: group, in: sentence) {
      start = min(start, scene.structures[sentence].chunks[chunk].tokens.lowerBound)
    }
    guard end > start else { return nil }
    // "should not give up" wants them to go on.
    let isGoingOn = abandoning.match(in: text.tokens, at: verb.head, limit: end) != nil
    let stance: Position.Stance = !verb.isNegated ? .demands : isGoingOn ? .supports : .opposes
    return positions(
      stance, of: [source], about: start..<end, verb: (sentence, group), from: start, scene: scene,
      isStrong: !subjects.isEmpty || isSettlement(group, in: sentence, scene: scene),
      rule: "position.necessity"
    ).first.map { draft in
      var draft = draft
      draft.evidence = [text.offsets(ofTokens: scene.grammar.trimmed(start..<end))]
      return draft
    }
  }

  /// Whether what must be so is the deal itself: "any resolution must take account of …".
  private func isSettlement(_ group: Int, in sentence: Int, scene: Scene) -> Bool {
    guard let index = scene.grammar.subjectChunk(of: group, in: sentence) else { return false }
    let head = scene.structures[sentence].chunks[index].head
    return settlement.match(in: scene.text.tokens, at: head, limit: head + 1) != nil
  }

  /// "We will not sign any agreement": a first person, or the speaker's side, refuses an act.
  private func refusals(_ group: Int, in sentence: Int, of scene: Scene) -> [Draft] {
    let text = scene.text
    let verb = scene.structures[sentence].verbGroups[group]
    if scene.isInsideCondition(verb.head, in: sentence) { return [] }
    let next = verb.head + 1
    if next < text.tokens.count, text.tokens[next].lower == "more" { return [] }
    guard verb.isNegated, ["will", "would", "can", "could", "shall"].contains(verb.modal ?? ""),
      refusedActs.match(in: text.tokens, at: verb.head, limit: text.sentences[sentence].tokens.upperBound) != nil
    else { return [] }
    let end = scene.grammar.clauseEnd(after: verb.tokens.upperBound, in: sentence)
    guard end > verb.head else { return [] }
    return positions(
      .rejects, of: scene.grammar.subjects(of: group, in: sentence), about: verb.head..<end, verb: (sentence, group),
      from: verb.tokens.lowerBound, scene: scene, isStrong: true, rule: "position.refusal")
  }

  /// "There is nothing to discuss": a refusal about what its surroundings name.
  private func nothingToDiscuss(in sentence: Int, of scene: Scene) -> Draft? {
    let text = scene.text
    let tokens = text.sentences[sentence].tokens
    for index in tokens {
      guard let (length, _) = nothing.match(in: text.tokens, at: index, limit: tokens.upperBound) else { continue }
      let range = text.offsets(ofTokens: index..<(index + length))
      guard let saying = scene.innermostSaying(around: range), let source = scene.sayings[saying].source,
        let entity = scene.entity(of: source), let actor = scene.actor(source)
      else { continue }
      let whole = tokens.lowerBound..<scene.grammar.sentenceBodyEnd(sentence)
      guard let issue = scene.issues(in: whole).first ?? scene.issues(in: sentenceBefore(sentence, scene)).last else {
        continue
      }
      return Draft(
        evidence: [range], standing: scene.standing(of: Scene.Told(range: range, actor: entity, speaks: true)),
        rule: "position.nothing-to-discuss", confidence: 0.7,
        body: .position(
          Position(
            actor: actor, onBehalfOf: scene.onBehalfOf(entity, near: range.lowerBound),
            issue: scene.reference(to: issue.id),
            stance: .rejects, what: text.span(range), final: true)))
    }
    return nil
  }

  private func sentenceBefore(_ sentence: Int, _ scene: Scene) -> Range<Int> {
    sentence > 0 ? scene.text.sentences[sentence - 1].tokens : 0..<0
  }
}

extension Position.Issue {
  /// The issue of a stance in a document that names none.
  static let other = Position.Issue(id: "other", label: "Other")
}

extension Position.Stance {
  /// The stance that a negated verb leaves; nil where a negation leaves none.
  func turned(by isNegated: Bool) -> Position.Stance? {
    guard isNegated else { return self }
    switch self {
    case .accepts: return .rejects
    case .supports, .demands: return .opposes
    case .offers, .rejects, .opposes, .denies, .conditions, .noComment: return nil
    }
  }
}
