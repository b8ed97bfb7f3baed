import Codebook
import Language
import Records

/// Records of what the trained network finds and no other rule has found.
///
/// The network tells that a word carries an act, who acts and which clause says it; actors, issues, conditions,
/// targets, dates and standing are read from the scene as for every other record. A record needs an actor that the
/// document names, except where its kind may go without.
struct ActRule: Sendable {
  let threats: ThreatRule
  let positions: PositionRule
  let proposals: ProposalRule
  let meetings: MeetingRule
  /// Words whose complement is what is undertaken.
  let promises: PhraseIndex<Int>
  /// Acts that harm somebody and are no undertakings.
  let hostile: PhraseIndex<Int>
  /// Of these, the ones that harm whatever verb promises them.
  let harmful: PhraseIndex<Int>
  /// Verbs of concluding a deal.
  let dealing: PhraseIndex<Int>
  /// Verbs that bind nobody: concessions, wishes, judgements.
  let unbinding: PhraseIndex<Int>
  /// Verbs that put an act of one's own ahead.
  let intending: PhraseIndex<Int>
  let truces: PhraseIndex<Int>
  /// Nouns of promising.
  let undertakings: PhraseIndex<Int>
  /// How sure the network has to be of each kind, or of one stance or status of it.
  private let limits: [String: Float]

  /// Makes a rule.
  ///
  /// The lexicon `acts.limits` tells how sure the network has to be, an entry a kind ("position 0.3") or one of its
  /// stances or statuses ("opposes 0.5"); kinds that it leaves out are not read from the network.
  init(codebook: Codebook, threats: ThreatRule, positions: PositionRule) {
    self.threats = threats
    self.positions = positions
    proposals = ProposalRule(codebook: codebook)
    meetings = MeetingRule(codebook: codebook)
    promises = codebook.lexicon("pledge.words")
    hostile = codebook.lexicon("pledge.hostile")
    harmful = codebook.lexicon("pledge.harmful")
    dealing = codebook.lexicon("pledge.dealing")
    unbinding = codebook.lexicon("pledge.unbinding")
    intending = codebook.lexicon("pledge.intending")
    truces = codebook.lexicon("pledge.truces")
    undertakings = codebook.lexicon("pledge.undertakings")
    limits = Self.numbers(codebook.lexicons["acts.limits"] ?? [])
  }

  /// A number for each name: "position 0.3".
  private static func numbers(_ entries: [String]) -> [String: Float] {
    var numbers: [String: Float] = [:]
    for entry in entries {
      let parts = entry.split(separator: " ")
      guard parts.count == 2, let number = Float(parts[1]) else { continue }
      numbers[String(parts[0])] = number
    }
    return numbers
  }

  /// How sure the network has to be of a class; nil where it is not asked.
  private func limit(of act: ActClass) -> Float? {
    guard let limit = limits[act.kind.rawValue] else { return nil }
    return (act.stance?.rawValue ?? act.status?.rawValue).flatMap { limits[$0] } ?? limit
  }

  /// The least limit: what the network is less sure of is of no use here.
  var limit: Float { limits.values.min() ?? 1 }

  /// An act in its place in the document.
  struct Place {
    var act: FoundAct
    var sentence: Int
    /// The verb group of the word on which it hangs, or of the nearest verb above it.
    var group: Int?
    /// The clause, within the sentence.
    var clause: Range<Int>
    /// Who acts.
    var actor: Int?
    var entity: Int?
    /// The same as a record tells it; also of a noun phrase that the cast does not know ("conservative lawmakers").
    var who: Actor?
  }

  /// The records that a document's acts make beside those that are known.
  ///
  /// - Parameters:
  ///   - acts: in the order of their words, the likelier of one word first.
  ///   - known: what the other rules have made.
  func drafts(of acts: [FoundAct], beside known: [Draft], in scene: Scene) -> [Draft] {
    var covered: [Record.Kind: [Range<Int>]] = [:]
    for draft in known {
      covered[draft.body.kind, default: []] += draft.evidence
    }
    var made: [Record.Kind: [Range<Int>]] = [:]
    var drafts: [Draft] = []
    for act in acts {
      guard let limit = limit(of: act.act), act.confidence >= limit else { continue }
      let word = scene.text.offsets(ofTokens: act.anchor..<act.anchor + 1)
      if act.act == .threat, isRatherFriendly(act, acts) { continue }
      if isOfNothing(act.anchor, scene) { continue }
      // What is read as a threat already is no promise as well.
      if act.act == .pledge,
        [covered[.threat], made[.threat]].contains(where: { $0?.contains { $0.overlaps(word) } ?? false })
      {
        continue
      }
      if covered[act.act.kind]?.contains(where: { $0.overlaps(word) }) == true { continue }
      if made[act.act.kind]?.contains(where: { $0.overlaps(word) }) == true { continue }
      guard let place = place(of: act, in: scene) else { continue }
      let found = together(place, in: scene).compactMap { self.draft(of: $0, in: scene) }
      made[act.act.kind, default: []] += found.flatMap(\.evidence)
      drafts += found
    }
    return drafts
  }

  /// An act for each of those whom its actor's words mean: "both sides agreed" are two undertakings.
  private func together(_ place: Place, in scene: Scene) -> [Place] {
    guard let actor = place.actor, [.position, .pledge].contains(place.act.act.kind) else { return [place] }
    let sentence = scene.text.sentenceIndex(ofToken: scene.cast.mentions[actor].tokens.lowerBound)
    let joint =
      place.act.act == .pledge
      ? scene.grammar.mentions(jointWith: actor, in: sentence).filter { isActor($0, scene) }
      : scene.grammar.twins(of: actor)
    return (joint.isEmpty ? [actor] : joint).map { mention in
      var own = place
      own.actor = mention
      own.entity = scene.entity(of: mention)
      own.who = scene.actor(mention)
      return own
    }
  }

  /// Whether what is demanded, offered or threatened is nothing at all.
  private func isOfNothing(_ verb: Int, _ scene: Scene) -> Bool {
    scene.grammar.tree.child(of: verb, in: ["obj"]).map { ["nothing", "none"].contains(scene.text.tokens[$0].lower) }
      ?? false
  }

  /// Whether the network would rather call the same words an offer or an undertaking.
  private func isRatherFriendly(_ act: FoundAct, _ acts: [FoundAct]) -> Bool {
    let friendly: Set<ActClass> = [.offers, .accepts, .supports, .pledge]
    return acts.contains { $0.anchor == act.anchor && friendly.contains($0.act) && $0.confidence > act.confidence }
  }

  private func draft(of place: Place, in scene: Scene) -> Draft? {
    switch place.act.act.kind {
    case .position: position(place, in: scene)
    case .threat: threats.draft(of: place, in: scene)
    case .meeting: meeting(place, in: scene)
    case .pledge: pledge(place, in: scene)
    case .violation: violation(place, in: scene)
    case .proposal: proposal(place, in: scene)
    case .attribution, .figure: nil
    }
  }

  // MARK: What all kinds share

  private func place(of act: FoundAct, in scene: Scene) -> Place? {
    let sentence = scene.text.sentenceIndex(ofToken: act.anchor)
    let tokens = scene.text.sentences[sentence].tokens
    let parts = act.clause.map { $0.clamped(to: tokens) }.filter { !$0.isEmpty }
    let low = parts.map(\.lowerBound).min() ?? act.anchor
    let high = parts.map(\.upperBound).max() ?? act.anchor + 1
    let clause = scene.grammar.trimmed(min(low, act.anchor)..<max(high, act.anchor + 1))
    guard clause.contains(act.anchor) else { return nil }
    var place = Place(act: act, sentence: sentence, group: group(of: act.anchor, in: sentence, scene), clause: clause)
    place.actor = actor(of: act, in: scene)
    place.entity = place.actor.flatMap { scene.entity(of: $0) }
    place.who = place.actor.flatMap { scene.actor($0) } ?? described(act, in: sentence, scene)
    return place
  }

  /// The verb group of a word, or of the nearest word above it that has one.
  func group(of word: Int, in sentence: Int, _ scene: Scene) -> Int? {
    var current = word
    for _ in 0..<6 {
      if let group = scene.grammar.verbGroup(at: current, in: sentence) { return group }
      guard let above = scene.text.tokens[current].head else { return nil }
      current = above
    }
    return nil
  }

  /// Whether a word is the subject of what has to be done: "Norway must step up" is no demand of Norway's.
  func isCalledUpon(_ subject: Int, _ act: FoundAct, _ scene: Scene) -> Bool {
    subject < act.anchor && calledUpon(by: act.anchor, in: scene)?.contains(subject) == true
  }

  /// The subject of a verb that has to be done: "Norway" in "Norway must step up"; nil where nothing has to.
  func calledUpon(by verb: Int, in scene: Scene) -> Range<Int>? {
    let sentence = scene.text.sentenceIndex(ofToken: verb)
    let tokens = scene.text.tokens
    guard let index = scene.grammar.verbGroup(at: verb, in: sentence) else { return nil }
    let group = scene.structures[sentence].verbGroups[index]
    let governor = group.governor.map { scene.structures[sentence].verbGroups[$0] }
    let isNeeded =
      ["must", "should"].contains(group.modal ?? "") || tokens[group.head].lemma == "need"
      || governor.map { ["have", "need", "get"].contains(tokens[$0.head].lemma) } ?? false
    guard isNeeded, let chunk = scene.grammar.subjectChunk(of: index, in: sentence) else { return nil }
    let subject = scene.structures[sentence].chunks[chunk].tokens
    // "Lund tweeted that Norway was blind and “should give in”": who says it is not told to do it.
    let said = scene.contents(at: tokens[verb].start)
    let start = tokens[subject.lowerBound].start
    return said.isEmpty || said.contains { $0.contains(start) } || !scene.contents(at: start).isEmpty
      ? subject : nil
  }

  func isActor(_ mention: Int, _ scene: Scene) -> Bool {
    guard let entity = scene.entity(of: mention) else { return false }
    let found = scene.cast.entities[entity]
    return found.kind != .outlet && found.kind != .place && scene.words.isActor(found)
  }

  /// What the act is about: what follows its word in the clause, else the clause.
  func object(of place: Place, in scene: Scene) -> Range<Int> {
    let after = scene.grammar.trimmed(place.act.anchor + 1..<max(place.act.anchor + 1, place.clause.upperBound))
    var rest = after
    while let first = rest.first,
      [.adposition, .subordinator, .particle, .adverb].contains(scene.text.tokens[first].partOfSpeech), rest.count > 1,
      !["not", "never"].contains(scene.text.tokens[first].lower),
      !["least", "most"].contains(scene.text.tokens[first + 1].lower)
    {
      rest = first + 1..<rest.upperBound
    }
    rest = scene.grammar.withoutTimes(rest)
    while let last = rest.last, rest.count > 1,
      [.coordinator, .adposition].contains(scene.text.tokens[last].partOfSpeech)
    {
      rest = rest.lowerBound..<last
    }
    // "and", "tomorrow", "together": nothing that could be meant.
    let isTold = rest.contains { index in
      [.noun, .properNoun, .verb, .pronoun, .adjective, .number].contains(scene.text.tokens[index].partOfSpeech)
        && !scene.grammar.isTimeToken[index]
    }
    return isTold ? rest : place.clause
  }

  /// Whether the verb on which the act hangs is negated: nobody met, nobody agreed.
  func isNegated(_ place: Place, in scene: Scene) -> Bool {
    place.group.map { scene.structures[place.sentence].verbGroups[$0].isNegated } ?? false
  }

  /// Whom the actor acts for.
  func side(of place: Place, in scene: Scene) -> Actor? {
    place.entity.flatMap { scene.onBehalfOf($0, near: scene.text.tokens[place.clause.lowerBound].start) }
  }

  func standing(of place: Place, about range: Range<Int>, in scene: Scene, isEvent: Bool = false) -> Scene.Standing {
    scene.standing(
      of: Scene.Told(
        range: scene.text.offsets(ofTokens: range), actor: place.entity, verb: place.group.map { (place.sentence, $0) },
        speaks: !isEvent && scene.isSpeechAct(place.act.anchor), word: place.act.anchor, isEvent: isEvent))
  }

  /// The evidence: the clause that says it.
  func evidence(of place: Place, in scene: Scene) -> Range<Int> {
    scene.text.offsets(ofTokens: place.clause)
  }

  /// The first condition in the clause, or the one that goes on right behind it.
  func condition(of place: Place, in scene: Scene) -> Range<Int>? {
    let body = scene.grammar.sentenceBodyEnd(place.sentence)
    let inside = place.clause.dropFirst().first { positions.opensCondition($0, scene) }
    guard let start = inside ?? (place.clause.upperBound < body ? place.clause.upperBound : nil),
      inside != nil || positions.opensCondition(start, scene)
    else { return nil }
    let end = inside != nil ? place.clause.upperBound : scene.grammar.clauseEnd(after: start + 1, in: place.sentence)
    guard start < end else { return nil }
    let range = scene.grammar.trimmed(start..<end)
    return range.count > 1 ? range : nil
  }
}
