import Codebook
import Language
import Records

/// Threats: an adverse action announced, usually on a condition.
///
/// An action of the lexicon `threat.actions` becomes a threat when it lies ahead (a modal, "going to", "ready to", a
/// verb of threatening) and either hangs on a condition of its sentence, or is announced by such a verb, or is said
/// in the first person or of the speaker's own side. What already happened is no threat.
struct ThreatRule: Rule {
  private let actions: PhraseIndex<Int>
  let nouns: PhraseIndex<Int>
  private let announcing: PhraseIndex<Int>
  private let refusals: PhraseIndex<Int>
  let exits: PhraseIndex<Int>
  private let exitFrom: PhraseIndex<Int>
  private let suffered: PhraseIndex<Int>
  /// Nouns that call what follows a threat.
  private let threatWords: PhraseIndex<Int>
  /// Nouns that call what follows a plan, and a threat where it harms somebody.
  private let planWords: PhraseIndex<Int>
  private let harmless: PhraseIndex<Int>
  private let nounVerbs: PhraseIndex<Int>
  /// Verbs that weigh an action ("is considering closing the border").
  private let weighing: PhraseIndex<Int>
  /// Verbs that make an adverse thing ready ("authorized new sanctions").
  private let preparing: PhraseIndex<Int>
  /// Verbs that decide upon an action ("voted to strike").
  private let deciding: PhraseIndex<Int>
  /// Verbs that promise, and threaten where what they promise harms somebody.
  private let promising: PhraseIndex<Int>
  /// Acts that harm somebody.
  let harmful: PhraseIndex<Int>
  /// What eases a conflict: "lift sanctions", "cut tariffs".
  let easing: PhraseIndex<Int>
  /// Verbs that ask others to act, or tell what was done.
  let unannounced: PhraseIndex<Int>
  /// Answers to what somebody else did.
  let answers: PhraseIndex<Int>
  private let aheadAdjectives: Set<String>

  init(codebook: Codebook) {
    actions = codebook.lexicon("threat.actions")
    nouns = codebook.lexicon("threat.nouns")
    announcing = codebook.lexicon("threat.verbs")
    refusals = codebook.lexicon("threat.refusals")
    exits = codebook.lexicon("threat.exits")
    exitFrom = codebook.lexicon("threat.exit.from")
    threatWords = codebook.lexicon("threat.words")
    planWords = codebook.lexicon("threat.plans")
    harmless = codebook.lexicon("threat.not")
    nounVerbs = codebook.lexicon("threat.noun.verbs")
    aheadAdjectives = Set(codebook.lexicons["ahead.adjectives"] ?? [])
    suffered = codebook.lexicon("threat.suffered")
    weighing = codebook.lexicon("threat.weighing")
    preparing = codebook.lexicon("threat.preparing")
    deciding = codebook.lexicon("threat.deciding")
    promising = codebook.lexicon("pledge.promising")
    harmful = codebook.lexicon("pledge.harmful")
    answers = codebook.lexicon("threat.answers")
    easing = codebook.lexicon("threat.easing")
    unannounced = codebook.lexicon("threat.unannounced")
  }

  func drafts(in scene: Scene) -> [Draft] {
    var drafts: [Draft] = []
    for sentence in scene.text.sentences.indices {
      var taken: [Range<Int>] = []
      for group in scene.structures[sentence].verbGroups.indices {
        guard let draft = draft(group, in: sentence, of: scene) else { continue }
        let evidence = draft.evidence[0]
        if taken.contains(where: { $0.overlaps(evidence) }) { continue }
        taken.append(evidence)
        drafts.append(draft)
      }
    }
    return withTargetsToldElsewhere(drafts, in: scene)
  }

  struct Action {
    /// The words of the action.
    var tokens: Range<Int>
    /// The verb group that tells who acts.
    var group: Int
    /// The mentions of who acts, where the action's grammar tells it.
    var actors: [Int]
    var isExit: Bool
    var rule: String
    /// Whom the action hits by its grammar: the subject of what is suffered.
    var hits: [Int] = []
    /// Whether the words before it call it a threat.
    var isCalledThreat = false
    /// The noun that calls it one.
    var noun: Int?
  }

  private func draft(_ group: Int, in sentence: Int, of scene: Scene) -> Draft? {
    let text = scene.text
    guard let action = action(group, in: sentence, of: scene) else { return nil }
    let verb = scene.structures[sentence].verbGroups[group]
    let condition = condition(of: action, in: sentence, scene: scene)
    let announcement = announcement(before: group, in: sentence, scene: scene)
    let head = text.offsets(ofTokens: action.tokens)
    guard action.isCalledThreat || !isSupposed(action, condition, in: sentence, scene: scene) else { return nil }
    guard
      let actor = actor(of: action, announcement: announcement, at: head, in: sentence, scene: scene)
        ?? counterpart(of: action, condition, scene: scene),
      let entity = scene.entity(of: actor.mention), let mention = scene.actor(actor.mention)
    else { return nil }
    let kind = scene.cast.entities[entity].kind
    guard kind != .outlet, kind != .place else { return nil }
    let liesAhead =
      action.isCalledThreat || verb.modal != nil || announcement != nil || isGoingTo(group, in: sentence, scene: scene)
    guard liesAhead || (condition != nil && verb.form == .finite && !isPast(verb, text)) else { return nil }
    guard
      condition != nil || announcement?.isStrong == true || action.isCalledThreat
        || (actor.speaksForItself && isAhead(verb, group, sentence, scene))
    else { return nil }
    return draft(
      of: action, by: (actor, entity, mention), announcement: announcement, condition: condition, in: sentence,
      scene: scene)
  }

  /// The record of an action that is a threat.
  func draft(
    of action: Action, by threatener: (actor: Threatener, entity: Int, mention: Actor), announcement: Announcement?,
    condition: ConditionFound?, in sentence: Int, scene: Scene
  ) -> Draft {
    let text = scene.text
    let (actor, entity, mention) = threatener
    let head = text.offsets(ofTokens: action.tokens)
    var low = action.tokens.lowerBound
    var high = action.tokens.upperBound
    if let first = actor.evidence, !isParted(first, from: announcement?.start ?? low, in: sentence, scene: scene) {
      low = min(low, first)
    }
    if let noun = action.noun { low = min(low, scene.grammar.chunkStart(at: noun, in: sentence)) }
    if let hit = action.hits.map({ scene.cast.mentions[$0].tokens.lowerBound }).min() { low = min(low, hit) }
    if let announcement, announcement.start < low { low = announcement.start }
    if let condition {
      low = min(low, condition.tokens.lowerBound)
      high = max(high, condition.tokens.upperBound)
      if condition.relation == .or { low = alternativeStart(low, in: sentence, scene: scene) }
    }
    let evidenceTokens = scene.grammar.trimmed(low..<high)
    var evidence = [text.offsets(ofTokens: evidenceTokens)]
    if let earlier = condition?.antecedent { evidence.append(text.offsets(ofTokens: earlier)) }
    var standing = scene.standing(
      of: Scene.Told(
        range: head, actor: entity, verb: (sentence, action.group),
        speaks: announcement != nil && announcement?.isFirst == true, word: action.tokens.lowerBound))
    if [.hypothetical, .planned].contains(standing.modality) { standing.modality = .asserted }
    if let announcement, ["may", "might", "could"].contains(announcement.modal ?? ""), standing.modality == .asserted {
      standing.modality = .possible
    }
    let side = scene.onBehalfOf(entity, near: head.lowerBound)
    let searched =
      action.rule == "threat.refusal"
      ? action.tokens.upperBound..<max(action.tokens.upperBound, evidenceTokens.upperBound) : evidenceTokens
    let deadline = deadline(in: searched, sentence: sentence, scene: scene, standing: standing)
    let parties = condition?.parties(of: scene, except: entity) ?? []
    let targets = targets(of: action, actor: entity, toldToAct: parties, in: sentence, scene: scene)
    return Draft(
      evidence: evidence, standing: standing,
      rule: condition.map { "\(action.rule)+\($0.relation.rawValue)" } ?? action.rule,
      confidence: condition != nil ? 0.8 : 0.6,
      body: .threat(
        Threat(
          actor: mention, onBehalfOf: side, targets: targets,
          action: text.span(text.offsets(ofTokens: scene.grammar.trimmed(action.tokens))),
          condition: condition.map { found in
            let offsets = text.offsets(ofTokens: scene.grammar.trimmed(found.tokens))
            return Threat.Condition(
              relation: found.relation, start: offsets.lowerBound, end: offsets.upperBound, text: text.text(offsets),
              parties: parties)
          }, deadline: deadline)))
  }

  /// Whether a verb of its own stands between who acts and what is threatened: "was sending troops and warned that …".
  private func isParted(_ actor: Int, from start: Int, in sentence: Int, scene: Scene) -> Bool {
    scene.structures[sentence].verbGroups.contains { group in
      group.form == .finite && group.tokens.lowerBound > actor && group.tokens.upperBound <= start
        && (group.tokens.upperBound..<start).contains { scene.text.tokens[$0].lower == "and" }
    }
  }

  // MARK: The action

  private func action(_ index: Int, in sentence: Int, of scene: Scene) -> Action? {
    let text = scene.text
    let verb = scene.structures[sentence].verbGroups[index]
    let limit = text.sentences[sentence].tokens.upperBound
    if harmless.match(in: text.tokens, at: verb.head, limit: limit) != nil { return nil }
    if threatNoun(before: index, in: sentence, of: scene) != nil {
      return calledThreat(index, in: sentence, of: scene)
    }
    // "will have enriched uranium": a past form without an auxiliary announces nothing.
    if verb.form == .finite, verb.tokens.count == 1, ["VBN", "VBD"].contains(text.tokens[verb.head].xpos),
      !["threaten", "authorize", "authorise", "warn", "vow", "discuss", "float", "weigh"].contains(
        text.tokens[verb.head].lemma)
    {
      return nil
    }
    if let (length, _) = actions.match(in: text.tokens, at: verb.head, limit: limit), !verb.isNegated {
      let end = end(of: verb.head, from: verb.head + length, in: sentence, scene: scene)
      let isExit = exits.match(in: text.tokens, at: verb.head, limit: limit) != nil
      if isExit, !leavesTalks(verb.head..<max(end, verb.head + length), scene) { return nil }
      if verb.isPassive {
        let isOfOthers = (verb.tokens.upperBound..<end).contains { text.tokens[$0].lower == "by" }
        if isOfOthers, scene.grammar.agents(of: index, in: sentence).isEmpty { return nil }
        return Action(
          tokens: verb.tokens.lowerBound..<max(end, verb.head + length), group: index,
          actors: scene.grammar.agents(of: index, in: sentence), isExit: isExit, rule: "threat.passive")
      }
      return Action(
        tokens: verb.head..<max(end, verb.head + length), group: index,
        actors: scene.grammar.subjects(of: index, in: sentence), isExit: isExit, rule: "threat.action")
    }
    if let (length, _) = suffered.match(in: text.tokens, at: verb.head, limit: limit), !verb.isNegated {
      let end = end(of: verb.head, from: verb.head + length, in: sentence, scene: scene)
      return Action(
        tokens: verb.head..<max(end, verb.head + length), group: index, actors: [], isExit: false,
        rule: "threat.suffered",
        hits: owners(ofSubjectOf: index, in: sentence, scene: scene))
    }
    if verb.isNegated || isUnderNegation(index, in: sentence, scene: scene),
      let (length, _) = refusals.match(in: text.tokens, at: verb.head, limit: limit)
    {
      let end = end(of: verb.head, from: verb.head + length, in: sentence, scene: scene)
      let subjects = scene.grammar.subjects(of: index, in: sentence)
      let isOwn = subjects.contains { scene.cast.mentions[$0].form == .firstPerson }
      guard isOwn else { return nil }
      var start = verb.tokens.lowerBound
      if let governor = verb.governor { start = scene.structures[sentence].verbGroups[governor].tokens.lowerBound }
      start = (start..<verb.head).first { text.tokens[$0].lemma == "not" } ?? start
      return Action(
        tokens: start..<max(end, verb.head + length), group: index, actors: subjects, isExit: true,
        rule: "threat.refusal")
    }
    return calledThreat(index, in: sentence, of: scene) ?? preparedThreat(index, in: sentence, of: scene)
      ?? nominalAction(index, in: sentence, of: scene)
  }

  /// "threatened to go ahead without Canada", "his threat to raise tolls": whatever it is, the words call it a threat.
  private func calledThreat(_ index: Int, in sentence: Int, of scene: Scene) -> Action? {
    let text = scene.text
    let structure = scene.structures[sentence]
    let verb = structure.verbGroups[index]
    let before = verb.tokens.lowerBound - 1
    guard verb.form == .infinitive, !verb.isPassive, before >= text.sentences[sentence].tokens.lowerBound else {
      return nil
    }
    var actors: [Int] = []
    let end = end(of: verb.head, from: verb.tokens.upperBound, in: sentence, scene: scene)
    if let governor = verb.governor, structure.verbGroups[governor].tokens.upperBound == verb.tokens.lowerBound,
      !structure.verbGroups[governor].isNegated,
      text.tokens[structure.verbGroups[governor].head].lemma == "threaten"
        || isHarmPromised(index, by: structure.verbGroups[governor], until: end, in: sentence, scene: scene)
    {
      actors = scene.grammar.subjects(of: index, in: sentence)
    } else if let noun = threatNoun(before: index, in: sentence, of: scene), noun < before {
      actors =
        structure.chunks.last { $0.tokens.upperBound == verb.tokens.lowerBound }.flatMap {
          scene.grammar.mention(ofChunk: $0)
        }.map { [$0] } ?? []
    } else if threatWords.match(in: text.tokens, at: before, limit: before + 1) != nil
      || planWords.match(in: text.tokens, at: before, limit: before + 1) != nil
        && harmful.match(in: text.tokens, at: verb.head, limit: end) != nil,
      let chunk = structure.chunks.first(where: { $0.head == before })
    {
      actors = chunk.tokens.filter { $0 < chunk.head }.compactMap { scene.cast.mention(at: $0) }
      if actors.isEmpty, ["obj", "obl"].contains(DependencyTree.base(text.tokens[before].relation)),
        let head = text.tokens[before].head,
        let group = scene.grammar.verbGroup(at: head, in: sentence), !structure.verbGroups[group].isNegated
      {
        actors = scene.grammar.subjects(of: group, in: sentence)
      }
    }
    guard !actors.isEmpty else { return nil }
    let noun = threatNoun(before: index, in: sentence, of: scene)
    let words = verb.head..<max(end, verb.tokens.upperBound)
    return Action(
      tokens: noun == nil ? words : withoutCircumstances(words, in: scene), group: index, actors: actors, isExit: false,
      rule: "threat.called", isCalledThreat: true, noun: noun)
  }

  /// The noun before an infinitive that calls it a threat: "his threat to quit", "repeated threats by Norway to quit".
  private func threatNoun(before index: Int, in sentence: Int, of scene: Scene) -> Int? {
    let tokens = scene.text.tokens
    let verb = scene.structures[sentence].verbGroups[index]
    let floor = scene.text.sentences[sentence].tokens.lowerBound
    guard verb.form == .infinitive, verb.tokens.lowerBound > floor else { return nil }
    func isThreat(_ token: Int) -> Bool {
      token >= floor && tokens[token].partOfSpeech == .noun
        && threatWords.match(in: tokens, at: token, limit: token + 1) != nil
    }
    let before = verb.tokens.lowerBound - 1
    if isThreat(before) { return before }
    guard let phrase = scene.structures[sentence].chunks.last(where: { $0.tokens.upperBound == before + 1 }),
      phrase.tokens.lowerBound > floor, ["by", "from"].contains(tokens[phrase.tokens.lowerBound - 1].lower)
    else { return nil }
    return isThreat(phrase.tokens.lowerBound - 2) ? phrase.tokens.lowerBound - 2 : nil
  }

  /// What a noun of threatening names, without when and how it was threatened: "threats to quit during the campaign".
  private func withoutCircumstances(_ words: Range<Int>, in scene: Scene) -> Range<Int> {
    let tokens = scene.text.tokens
    var end = words.upperBound
    if scene.grammar.tree.isParsed {
      let own = scene.grammar.tree.extent(of: words.lowerBound).upperBound
      if own > words.lowerBound + 1 { end = min(end, own) }
    }
    let aside = (words.lowerBound + 1..<max(words.lowerBound + 1, end)).first { index in
      ["before", "during", "after", "since", "over"].contains(tokens[index].lower)
        || tokens[index].lower == "by" && index + 1 < end && tokens[index + 1].lower.hasSuffix("ing")
    }
    return words.lowerBound..<max(words.lowerBound + 1, aside ?? end)
  }

  /// Whether a verb of promising promises harm, or something that is to come if a demand is not met: "vowed to back
  /// challenges against them", "promised to march on if reforms are not made"; or a verb decides upon harm ("voted to
  /// strike").
  private func isHarmPromised(
    _ index: Int, by governor: VerbGroup, until end: Int, in sentence: Int, scene: Scene
  ) -> Bool {
    let tokens = scene.text.tokens
    let verb = scene.structures[sentence].verbGroups[index]
    if deciding.match(in: tokens, at: governor.head, limit: verb.tokens.upperBound) != nil {
      return harmful.match(in: tokens, at: verb.head, limit: end) != nil
    }
    guard promising.match(in: tokens, at: governor.head, limit: verb.tokens.upperBound) != nil, !verb.isNegated else {
      return false
    }
    return scene.isHarmful(verb.head..<max(end, verb.head + 1), harmful)
      || scene.isOnRefusal(verb.head, in: sentence)
  }

  /// "has authorized new sanctions", "is considering closing the border": the harm is being made ready or weighed.
  private func preparedThreat(_ index: Int, in sentence: Int, of scene: Scene) -> Action? {
    let text = scene.text
    let structure = scene.structures[sentence]
    let verb = structure.verbGroups[index]
    let limit = text.sentences[sentence].tokens.upperBound
    guard !verb.isNegated, !verb.isPassive, verb.form != .infinitive else { return nil }
    let actors = scene.grammar.subjects(of: index, in: sentence)
    guard !actors.isEmpty else { return nil }
    if weighing.match(in: text.tokens, at: verb.head, limit: limit) != nil {
      guard index + 1 < structure.verbGroups.count else { return nil }
      let act = structure.verbGroups[index + 1]
      guard act.form == .participle, act.tokens.lowerBound == verb.tokens.upperBound, !act.isNegated,
        actions.match(in: text.tokens, at: act.head, limit: limit) != nil,
        isExitFromTalks(act.head..<scene.grammar.clauseEnd(after: act.head + 1, in: sentence), in: scene)
      else { return nil }
      return Action(
        tokens: act.head..<end(of: act.head, from: act.tokens.upperBound, in: sentence, scene: scene), group: index,
        actors: actors, isExit: false, rule: "threat.weighed", isCalledThreat: true)
    }
    let next = verb.tokens.upperBound
    if text.tokens[verb.head].lemma == "warn", next + 1 < limit, text.tokens[next].lower == "of",
      let harm = structure.chunks.first(where: { $0.tokens.lowerBound == next + 1 }),
      nouns.match(in: text.tokens, at: harm.head, limit: harm.head + 1) != nil
        || (harm.head..<limit).contains(where: { ["if", "unless"].contains(text.tokens[$0].lower) })
    {
      return Action(
        tokens: harm.tokens
          .lowerBound..<end(of: harm.tokens.lowerBound, from: harm.tokens.upperBound, in: sentence, scene: scene),
        group: index, actors: actors, isExit: false, rule: "threat.warned", isCalledThreat: true)
    }
    guard verb.modal == nil, preparing.match(in: text.tokens, at: verb.head, limit: limit) != nil,
      let object = scene.grammar.tree.isParsed ? scene.grammar.tree.child(of: verb.head, in: ["obj"]) : nil,
      object > verb.head, nouns.match(in: text.tokens, at: object, limit: object + 1) != nil
    else { return nil }
    return Action(
      tokens: verb.head..<end(of: verb.head, from: verb.tokens.upperBound, in: sentence, scene: scene), group: index,
      actors: actors, isExit: false, rule: "threat.prepared", isCalledThreat: true)
  }

  /// Whether an action that begins like an exit leaves talks; what is no exit does as well.
  func isExitFromTalks(_ action: Range<Int>, in scene: Scene) -> Bool {
    exits.match(in: scene.text.tokens, at: action.lowerBound, limit: action.upperBound) == nil
      || leavesTalks(action, scene)
  }

  /// Whether what an exit leaves is a talk or an agreement, or nothing is said of it: troops that leave are no threat.
  private func leavesTalks(_ rest: Range<Int>, _ scene: Scene) -> Bool {
    let words = rest.filter {
      [.noun, .properNoun].contains(scene.text.tokens[$0].partOfSpeech) && !scene.grammar.isTimeToken[$0]
    }
    return words.isEmpty
      || rest.contains { exitFrom.match(in: scene.text.tokens, at: $0, limit: rest.upperBound) != nil }
  }

  /// "Tariffs will begin on Monday", "sanctions could be on the table": the adverse thing is the subject.
  private func nominalAction(_ index: Int, in sentence: Int, of scene: Scene) -> Action? {
    let text = scene.text
    let verb = scene.structures[sentence].verbGroups[index]
    guard verb.form == .finite, !verb.isNegated, let chunkIndex = scene.grammar.subjectChunk(of: index, in: sentence)
    else { return nil }
    let chunk = scene.structures[sentence].chunks[chunkIndex]
    // "the duties, which would come on top of others" explains them.
    let before = text.tokens[verb.tokens.lowerBound - 1].lower
    guard nouns.match(in: text.tokens, at: chunk.head, limit: chunk.head + 1) != nil, before != "which",
      before != "that"
    else { return nil }
    let limit = text.sentences[sentence].tokens.upperBound
    let first = verb.isPassive ? max(verb.tokens.lowerBound, verb.head - 1) : verb.head
    guard
      nounVerbs.match(in: text.tokens, at: verb.head, limit: limit) != nil
        || nounVerbs.match(in: text.tokens, at: first, limit: limit) != nil
    else { return nil }
    guard
      verb.modal != nil || verb.head < text.tokens.count && text.tokens[verb.head].lower == text.tokens[verb.head].lemma
    else { return nil }
    let end = end(of: verb.head, from: verb.tokens.upperBound, in: sentence, scene: scene)
    return Action(
      tokens: chunk.tokens.lowerBound..<max(end, verb.tokens.upperBound), group: index, actors: [], isExit: false,
      rule: "threat.noun")
  }

  /// Where the words of an action end that go on from a token: with its clause, before a condition and before what
  /// carries the announcement ("… in a letter to ministers").
  private func end(of verb: Int, from start: Int, in sentence: Int, scene: Scene) -> Int {
    let reach = scene.grammar.clauseEnd(after: start, in: sentence)
    let end = conditionStart(from: start, to: reach, scene.text) ?? reach
    return action(verb..<max(end, start), in: sentence, scene: scene).upperBound
  }

  /// The words of an action, whole noun phrases and no word of where it was announced.
  func action(_ words: Range<Int>, in sentence: Int, scene: Scene) -> Range<Int> {
    let tokens = scene.text.tokens
    var whole = scene.grammar.completed(scene.grammar.withObject(words))
    // "the goods that he threatens to tax are things that …": the main clause goes on.
    if let verb = words.first,
      let main = scene.structures[sentence].verbGroups.first(where: { group in
        group.form == .finite && whole.contains(group.head) && group.tokens.lowerBound > verb
          && scene.grammar.tree.isParsed && scene.grammar.tree.extent(of: group.head).lowerBound < words.lowerBound
          && !scene.grammar.tree.extent(of: verb).contains(group.head)
      })
    {
      whole = whole.lowerBound..<max(verb + 1, main.tokens.lowerBound)
    }
    if let aside = whole.dropFirst().first(where: { opensAside($0, before: whole.upperBound, scene) }) {
      whole = whole.lowerBound..<aside
    }
    let carrier = whole.dropFirst().first { index in
      guard ["in", "on", "during", "via", "at"].contains(tokens[index].lower),
        let chunk = scene.structures[sentence].chunks.first(where: { $0.tokens.lowerBound == index + 1 })
      else { return false }
      let noun = tokens[chunk.head].lemma.lowercased()
      return scene.words.statements.contains(noun) && tokens[chunk.head].lemma == noun
        || scene.words.platforms.contains(noun)
        || ["interview", "speech", "briefing", "conference", "remark"].contains(noun)
    }
    return carrier.map { whole.lowerBound..<$0 } ?? whole
  }

  /// Whether what only explains an announcement begins at a token: ", despite …", ", then …", "after they had …".
  private func opensAside(_ index: Int, before end: Int, _ scene: Scene) -> Bool {
    let tokens = scene.text.tokens
    guard index + 1 < end else { return false }
    if tokens[index].form == "," {
      return ["despite", "amid", "following", "given", "notwithstanding", "then", "but"].contains(
        tokens[index + 1].lower)
    }
    return tokens[index].lower == "after" && !scene.grammar.isTimeToken[index + 1] && !scene.grammar.isTimeToken[index]
  }

  func conditionStart(from start: Int, to end: Int, _ text: AnnotatedText) -> Int? {
    (start..<max(start, end)).first { ["unless", "if", "until"].contains(text.tokens[$0].lower) }
  }

  private func isUnderNegation(_ index: Int, in sentence: Int, scene: Scene) -> Bool {
    let groups = scene.structures[sentence].verbGroups
    guard groups[index].form == .infinitive, let governor = groups[index].governor else { return false }
    return groups[governor].isNegated
  }

  // MARK: Ahead or past

  private func isGoingTo(_ index: Int, in sentence: Int, scene: Scene) -> Bool {
    let groups = scene.structures[sentence].verbGroups
    guard groups[index].form == .infinitive else { return false }
    var current = groups[index].governor
    while let governor = current {
      let lemma = scene.text.tokens[groups[governor].head].lemma
      if ["go", "prepare", "plan", "intend", "set", "mean", "be", "decide", "determine"].contains(lemma) {
        return true
      }
      if groups[governor].modal != nil { return true }
      current = groups[governor].form == .infinitive ? groups[governor].governor : nil
    }
    // "It is time for the United States to walk away": a subject of its own behind "for".
    guard let chunk = scene.grammar.subjectChunk(of: index, in: sentence) else { return false }
    let first = scene.structures[sentence].chunks[chunk].tokens.lowerBound
    return first > 0 && scene.text.tokens[first - 1].lower == "for" && first < groups[index].tokens.lowerBound
  }

  private func isAhead(_ verb: VerbGroup, _ index: Int, _ sentence: Int, _ scene: Scene) -> Bool {
    if let modal = verb.modal { return ["will", "would", "shall", "may", "might"].contains(modal) }
    return isGoingTo(index, in: sentence, scene: scene)
  }

  private func isPast(_ verb: VerbGroup, _ text: AnnotatedText) -> Bool {
    guard verb.form == .finite, verb.modal == nil else { return false }
    return verb.isPerfect || text.tokens[verb.head].lower.hasSuffix("ed") || verb.isPassive
      || text.tokens[verb.head].lower != text.tokens[verb.head].lemma && !text.tokens[verb.head].lower.hasSuffix("s")
  }

  struct Announcement {
    var start: Int
    var group: Int
    var isStrong: Bool
    var isFirst: Bool
    var modal: String?
  }

  /// A verb of threatening on which the action hangs: "threatened to walk away", "warned that it would …".
  private func announcement(before index: Int, in sentence: Int, scene: Scene) -> Announcement? {
    let groups = scene.structures[sentence].verbGroups
    let text = scene.text
    var current = index
    var steps = 0
    while current > 0, steps < 3 {
      current -= 1
      steps += 1
      let group = groups[current]
      let between = group.tokens.upperBound..<groups[index].tokens.lowerBound
      if between.contains(where: { [";", ":", ","].contains(text.tokens[$0].form) }) { return nil }
      // "threatened tariffs and Norway said that it would respond": another one's clause.
      if let subject = scene.grammar.subjectChunk(of: index, in: sentence).map({
        scene.structures[sentence].chunks[$0].tokens
      }),
        between.contains(subject.lowerBound),
        (between.lowerBound..<subject.lowerBound).contains(where: { ["and", "but"].contains(text.tokens[$0].lower) })
      {
        return nil
      }
      if announcing.match(in: text.tokens, at: group.head, limit: text.sentences[sentence].tokens.upperBound) != nil {
        let isInfinitive = groups[index].form == .infinitive
        let isThreat = ["threaten", "threat", "warn", "vow", "threatening"].contains(text.tokens[group.head].lemma)
        return Announcement(
          start: group.tokens.lowerBound, group: current, isStrong: isThreat,
          isFirst: isInfinitive || isThreat, modal: group.modal)
      }
    }
    return nil
  }

  /// Whether the action itself stands in an if- or whether-clause: it is weighed and not announced.
  private func isSupposed(_ action: Action, _ condition: ConditionFound?, in sentence: Int, scene: Scene) -> Bool {
    if condition.map({ $0.tokens.contains(action.tokens.lowerBound) }) ?? false { return true }
    let floor = scene.text.sentences[sentence].tokens.lowerBound
    var index = action.tokens.lowerBound
    while index > floor {
      index -= 1
      let token = scene.text.tokens[index]
      if [",", ";", ":"].contains(token.form) || scene.grammar.isQuoteBoundary(index) { return false }
      if ["if", "whether", "unless"].contains(token.lower) { return !(condition?.tokens.contains(index) ?? false) }
    }
    return false
  }

  // MARK: Who threatens

  struct Threatener {
    var mention: Int
    /// The first token of the words that name who acts, where they belong to the evidence.
    var evidence: Int?
    /// Whether the one who acts speaks here, or his side does.
    var speaksForItself: Bool
  }

  /// Who hits those who suffer if no deal is made "with" him: "Norway faces tariffs if it makes no deal with Kenya".
  private func counterpart(of action: Action, _ condition: ConditionFound?, scene: Scene) -> Threatener? {
    guard action.rule == "threat.suffered", let condition else { return nil }
    let sides = action.hits.compactMap { scene.entity(of: $0) }
    let found = scene.cast.mentions(in: condition.tokens).first { mention in
      guard let entity = scene.entity(of: mention), scene.cast.entities[entity].isAgent,
        !sides.contains(where: { scene.cast.isSameSide($0, entity) })
      else { return false }
      let start = scene.cast.mentions[mention].whole.lowerBound
      return (max(condition.tokens.lowerBound, start - 2)..<start).contains { scene.text.tokens[$0].lower == "with" }
    }
    return found.map { Threatener(mention: $0, evidence: nil, speaksForItself: false) }
  }

  private func actor(
    of action: Action, announcement: Announcement?, at range: Range<Int>, in sentence: Int, scene: Scene
  ) -> Threatener? {
    var mention = action.actors.first
    if mention == nil, let announcement {
      mention = scene.grammar.subjects(of: announcement.group, in: sentence).first
    }
    let source = scene.innermostSaying(around: range).flatMap { scene.sayings[$0].source }
    let speaker = source.flatMap { scene.entity(of: $0) }
    guard let mention, let entity = scene.entity(of: mention) else {
      // Nobody is named who acts ("tariffs will begin"): whoever announces it.
      guard ["threat.noun", "threat.passive", "threat.suffered"].contains(action.rule), let source, let speaker,
        scene.cast.entities[speaker].kind != .outlet, scene.cast.entities[speaker].kind != .anonymous,
        !action.hits.contains(where: { scene.entity(of: $0).map { scene.cast.isSameSide($0, speaker) } ?? false })
      else { return nil }
      return Threatener(mention: source, evidence: nil, speaksForItself: true)
    }
    let start = scene.cast.mentions[mention].tokens.lowerBound
    let isHere = scene.text.sentences[sentence].tokens.contains(start)
    if scene.cast.mentions[mention].form == .firstPerson, let source {
      return Threatener(mention: source, evidence: isHere ? start : nil, speaksForItself: true)
    }
    // An official who announces what his own side will do threatens on its behalf.
    if let source, let speaker, speaker != entity, scene.cast.entities[speaker].kind == .person,
      scene.cast.entities[entity].kind != .person, scene.cast.isSameSide(speaker, entity)
    {
      return Threatener(mention: source, evidence: isHere ? start : nil, speaksForItself: true)
    }
    return Threatener(mention: mention, evidence: isHere ? start : nil, speaksForItself: speaker == entity)
  }
}
