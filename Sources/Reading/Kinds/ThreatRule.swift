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
  private let nouns: PhraseIndex<Int>
  private let announcing: PhraseIndex<Int>
  private let refusals: PhraseIndex<Int>
  private let exits: PhraseIndex<Int>
  private let exitFrom: PhraseIndex<Int>
  private let suffered: PhraseIndex<Int>
  /// Nouns that call what follows a threat.
  private let threatWords: PhraseIndex<Int>
  private let harmless: PhraseIndex<Int>
  private let nounVerbs: PhraseIndex<Int>
  private let aheadAdjectives: Set<String>

  init(codebook: Codebook) {
    actions = codebook.lexicon("threat.actions")
    nouns = codebook.lexicon("threat.nouns")
    announcing = codebook.lexicon("threat.verbs")
    refusals = codebook.lexicon("threat.refusals")
    exits = codebook.lexicon("threat.exits")
    exitFrom = codebook.lexicon("threat.exit.from")
    threatWords = codebook.lexicon("threat.words")
    harmless = codebook.lexicon("threat.not")
    nounVerbs = codebook.lexicon("threat.noun.verbs")
    aheadAdjectives = Set(codebook.lexicons["ahead.adjectives"] ?? [])
    suffered = codebook.lexicon("threat.suffered")
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
    return drafts
  }

  private struct Action {
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
  }

  private func draft(_ group: Int, in sentence: Int, of scene: Scene) -> Draft? {
    let text = scene.text
    guard let action = action(group, in: sentence, of: scene) else { return nil }
    let verb = scene.structures[sentence].verbGroups[group]
    let condition = condition(of: action, in: sentence, scene: scene)
    let announcement = announcement(before: group, in: sentence, scene: scene)
    let head = text.offsets(ofTokens: action.tokens)
    guard !isSupposed(action, condition, in: sentence, scene: scene) else { return nil }
    guard let actor = actor(of: action, announcement: announcement, at: head, in: sentence, scene: scene),
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

    var low = action.tokens.lowerBound
    var high = action.tokens.upperBound
    if let first = actor.evidence { low = min(low, first) }
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
      of: head, actor: entity, verb: (sentence, group), speaks: announcement != nil && announcement?.isFirst == true)
    if [.hypothetical, .planned].contains(standing.modality) { standing.modality = .asserted }
    if let announcement, ["may", "might", "could"].contains(announcement.modal ?? ""), standing.modality == .asserted {
      standing.modality = .possible
    }
    let side = scene.onBehalfOf(entity, near: head.lowerBound)
    let searched =
      action.rule == "threat.refusal"
      ? action.tokens.upperBound..<max(action.tokens.upperBound, evidenceTokens.upperBound) : evidenceTokens
    let deadline = deadline(in: searched, sentence: sentence, scene: scene, standing: standing)
    return Draft(
      evidence: evidence, standing: standing,
      rule: condition.map { "\(action.rule)+\($0.relation.rawValue)" } ?? action.rule,
      confidence: condition != nil ? 0.8 : 0.6,
      body: .threat(
        Threat(
          actor: mention, onBehalfOf: side, targets: targets(of: action, actor: entity, in: sentence, scene: scene),
          action: text.span(text.offsets(ofTokens: scene.grammar.trimmed(action.tokens))),
          condition: condition.map { found in
            let offsets = text.offsets(ofTokens: scene.grammar.trimmed(found.tokens))
            return Threat.Condition(
              relation: found.relation, start: offsets.lowerBound, end: offsets.upperBound, text: text.text(offsets),
              parties: found.parties(of: scene, except: entity))
          }, deadline: deadline)))
  }

  // MARK: The action

  private func action(_ index: Int, in sentence: Int, of scene: Scene) -> Action? {
    let text = scene.text
    let verb = scene.structures[sentence].verbGroups[index]
    let limit = text.sentences[sentence].tokens.upperBound
    if harmless.match(in: text.tokens, at: verb.head, limit: limit) != nil { return nil }
    if let (length, _) = actions.match(in: text.tokens, at: verb.head, limit: limit), !verb.isNegated {
      let reach = scene.grammar.clauseEnd(after: verb.head + length, in: sentence)
      let end = conditionStart(from: verb.head + length, to: reach, text) ?? reach
      let isExit = exits.match(in: text.tokens, at: verb.head, limit: limit) != nil
      if isExit, !leavesTalks(verb.head..<max(end, verb.head + length), scene) { return nil }
      if verb.isPassive {
        return Action(
          tokens: verb.tokens.lowerBound..<max(end, verb.head + length), group: index,
          actors: scene.grammar.agents(of: index, in: sentence), isExit: isExit, rule: "threat.passive")
      }
      return Action(
        tokens: verb.head..<max(end, verb.head + length), group: index,
        actors: scene.grammar.subjects(of: index, in: sentence), isExit: isExit, rule: "threat.action")
    }
    if let (length, _) = suffered.match(in: text.tokens, at: verb.head, limit: limit), !verb.isNegated {
      let reach = scene.grammar.clauseEnd(after: verb.head + length, in: sentence)
      let end = conditionStart(from: verb.head + length, to: reach, text) ?? reach
      return Action(
        tokens: verb.head..<max(end, verb.head + length), group: index, actors: [], isExit: false,
        rule: "threat.suffered",
        hits: scene.grammar.subjects(of: index, in: sentence))
    }
    if verb.isNegated || isUnderNegation(index, in: sentence, scene: scene),
      let (length, _) = refusals.match(in: text.tokens, at: verb.head, limit: limit)
    {
      let reach = scene.grammar.clauseEnd(after: verb.head + length, in: sentence)
      let end = conditionStart(from: verb.head + length, to: reach, text) ?? reach
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
    return calledThreat(index, in: sentence, of: scene) ?? nominalAction(index, in: sentence, of: scene)
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
    if let governor = verb.governor, text.tokens[structure.verbGroups[governor].head].lemma == "threaten",
      structure.verbGroups[governor].tokens.upperBound == verb.tokens.lowerBound,
      !structure.verbGroups[governor].isNegated
    {
      actors = scene.grammar.subjects(of: index, in: sentence)
    } else if threatWords.match(in: text.tokens, at: before, limit: before + 1) != nil,
      let chunk = structure.chunks.first(where: { $0.head == before })
    {
      actors = chunk.tokens.filter { $0 < chunk.head }.compactMap { scene.cast.mention(at: $0) }
      if actors.isEmpty, DependencyTree.base(text.tokens[before].relation) == "obj",
        let head = text.tokens[before].head,
        let group = scene.grammar.verbGroup(at: head, in: sentence), !structure.verbGroups[group].isNegated
      {
        actors = scene.grammar.subjects(of: group, in: sentence)
      }
    }
    guard !actors.isEmpty else { return nil }
    let reach = scene.grammar.clauseEnd(after: verb.tokens.upperBound, in: sentence)
    let end = conditionStart(from: verb.tokens.upperBound, to: reach, text) ?? reach
    return Action(
      tokens: verb.head..<max(end, verb.tokens.upperBound), group: index, actors: actors, isExit: false,
      rule: "threat.called", isCalledThreat: true)
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
    guard nouns.match(in: text.tokens, at: chunk.head, limit: chunk.head + 1) != nil else { return nil }
    let limit = text.sentences[sentence].tokens.upperBound
    let first = verb.isPassive ? max(verb.tokens.lowerBound, verb.head - 1) : verb.head
    guard
      nounVerbs.match(in: text.tokens, at: verb.head, limit: limit) != nil
        || nounVerbs.match(in: text.tokens, at: first, limit: limit) != nil
    else { return nil }
    guard
      verb.modal != nil || verb.head < text.tokens.count && text.tokens[verb.head].lower == text.tokens[verb.head].lemma
    else { return nil }
    let reach = scene.grammar.clauseEnd(after: verb.tokens.upperBound, in: sentence)
    let end = conditionStart(from: verb.tokens.upperBound, to: reach, text) ?? reach
    return Action(
      tokens: chunk.tokens.lowerBound..<max(end, verb.tokens.upperBound), group: index, actors: [], isExit: false,
      rule: "threat.noun")
  }

  private func conditionStart(from start: Int, to end: Int, _ text: AnnotatedText) -> Int? {
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

  private struct Announcement {
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

  private struct Threatener {
    var mention: Int
    /// The first token of the words that name who acts, where they belong to the evidence.
    var evidence: Int?
    /// Whether the one who acts speaks here, or his side does.
    var speaksForItself: Bool
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

  private func targets(of action: Action, actor: Int, in sentence: Int, scene: Scene) -> [Actor] {
    if !action.hits.isEmpty { return action.hits.compactMap { scene.actor($0) } }
    var seen: Set<Int> = []
    var found: [Actor] = []
    for index in scene.cast.mentions(in: action.tokens) {
      let mention = scene.cast.mentions[index]
      guard mention.entity >= 0, [.name, .adjective, .capital, .metonym, .description].contains(mention.form) else {
        continue
      }
      let root = scene.cast.root(of: mention.entity)
      let kind = scene.cast.entities[mention.entity].kind
      guard kind != .outlet, kind != .place, kind != .anonymous, !scene.cast.isSameSide(mention.entity, actor),
        seen.insert(root).inserted,
        let target = scene.actor(index)
      else { continue }
      found.append(target)
    }
    return found
  }

  // MARK: The condition

  struct ConditionFound {
    var relation: Threat.Condition.Relation
    var tokens: Range<Int>
    var sentence: Int
    /// Where the clause lies that "if that happens" points at.
    var antecedent: Range<Int>?
    /// Whom the action hits by its grammar: "it" in the condition means them ("faces tariffs if it …").
    var hits: [Int] = []

    /// Who has to act: the subjects of the condition's clauses, without the one who threatens.
    func parties(of scene: Scene, except actor: Int) -> [Actor] {
      let places = (antecedent.map { [$0] } ?? []) + [tokens]
      for place in places {
        let owner = scene.text.sentenceIndex(ofToken: place.lowerBound)
        for group in scene.structures[owner].verbGroups.indices
        where place.contains(scene.structures[owner].verbGroups[group].head) {
          let mentions = parties(of: group, in: owner, place: place, scene: scene)
          let others = mentions.filter { mention in
            guard let entity = scene.entity(of: mention) else { return false }
            return entity != actor && !scene.cast.isSameSide(entity, actor)
          }
          if !others.isEmpty { return others.compactMap { scene.actor($0) } }
          if let side = unnamedSide(of: group, in: owner, scene: scene) { return [side] }
        }
        let named = firstActor(place, in: owner, scene: scene).filter { mention in
          scene.entity(of: mention).map { $0 != actor && !scene.cast.isSameSide($0, actor) } ?? false
        }
        if !named.isEmpty { return named.compactMap { scene.actor($0) } }
      }
      return []
    }

    /// "either side", "both parties", "one of the two parties": somebody has to act whom the words do not name.
    private func unnamedSide(of group: Int, in sentence: Int, scene: Scene) -> Actor? {
      let text = scene.text
      guard let index = scene.grammar.subjectChunk(of: group, in: sentence) else { return nil }
      let chunk = scene.structures[sentence].chunks[index]
      var range = chunk.tokens
      if text.tokens[chunk.head].lower == "one", index + 1 < scene.structures[sentence].chunks.count {
        range = chunk.tokens.lowerBound..<scene.structures[sentence].chunks[index + 1].tokens.upperBound
      }
      let counting: Set<String> = ["either", "both", "one", "two", "neither", "each"]
      if let first = range.first(where: { counting.contains(text.tokens[$0].lower) }) {
        range = first..<range.upperBound
      }
      let words = range.map { text.tokens[$0].lower }
      guard let last = range.last, ["side", "party"].contains(text.tokens[last].lemma),
        words.contains(where: { counting.contains($0) })
      else { return nil }
      let offsets = text.offsets(ofTokens: range)
      let name = text.text(offsets)
      return Actor(actor: nil, name: name, start: offsets.lowerBound, end: offsets.upperBound, text: name)
    }

    /// The subject of a condition whose verb the tagger did not see: the actor right behind "if" or "unless".
    private func firstActor(_ place: Range<Int>, in sentence: Int, scene: Scene) -> [Int] {
      let start = place.lowerBound + 1
      guard let chunk = scene.structures[sentence].chunks.first(where: { $0.tokens.lowerBound >= start }),
        chunk.tokens.lowerBound - start <= 1, let mention = scene.cast.mention(at: chunk.tokens.lowerBound)
      else { return [] }
      let found = scene.cast.mentions[mention]
      let next = found.tokens.upperBound
      guard found.entity >= 0, scene.cast.entities[found.entity].isAgent, next < scene.text.tokens.count,
        scene.text.tokens[next].lower != "'s", found.form != .adjective
      else { return [] }
      return [mention]
    }

    private func parties(of group: Int, in sentence: Int, place: Range<Int>, scene: Scene) -> [Int] {
      if let chunk = scene.grammar.subjectChunk(of: group, in: sentence) {
        let head = scene.structures[sentence].chunks[chunk].head
        if ["they", "them"].contains(scene.text.tokens[head].lower) {
          return scene.plural(before: head, in: sentence)
        }
        if scene.text.tokens[head].lower == "it", !hits.isEmpty { return hits }
        guard place.contains(head) || relation == .or else { return [] }
      }
      return scene.grammar.subjects(of: group, in: sentence)
    }
  }

  private func condition(of action: Action, in sentence: Int, scene: Scene) -> ConditionFound? {
    let text = scene.text
    let tokens = text.sentences[sentence].tokens
    if let alternative = alternative(to: action, in: sentence, scene: scene) { return alternative }
    var best: ConditionFound?
    var distance = Int.max
    let quotation = scene.grammar.quotationByToken[action.tokens.lowerBound]
    /// "until they reach 25%": the announced thing itself, which nobody has to do.
    func pointsBack(_ index: Int) -> Bool {
      index < tokens.upperBound && ["they", "it"].contains(text.tokens[index].lower)
    }
    for index in tokens {
      guard let relation = Threat.Condition.Relation(rawValue: text.tokens[index].lower), relation != .or else {
        continue
      }
      if relation == .if, index > 0, ["as", "even", "only", "what"].contains(text.tokens[index - 1].lower),
        text.tokens[index - 1].lower != "only"
      {
        continue
      }
      // A condition in another full quotation belongs to other words; round a few quoted words it may stand outside.
      let other = scene.grammar.quotationByToken[index]
      if other != quotation, other >= 0, quotation >= 0 || text.quotations[Int(other)].tokens.count > Self.scareQuote {
        continue
      }
      if index >= action.tokens.upperBound || index < action.tokens.lowerBound {
        let gap =
          index >= action.tokens.upperBound ? index - action.tokens.upperBound : action.tokens.lowerBound - index
        guard gap < distance else { continue }
        var end: Int
        if index > action.tokens.lowerBound {
          end = scene.grammar.clauseEnd(after: index + 1, in: sentence)
        } else {
          // Without a comma before the main clause the action itself is what is supposed.
          guard let start = mainClauseStart(after: index, before: action.tokens.lowerBound, scene: scene) else {
            return nil
          }
          end = start
        }
        end = min(end, scene.saidUntil(index))
        if index + 1 < end, ["necessary", "needed", "possible"].contains(text.tokens[index + 1].lower) {
          end = index + 2
        }
        if relation == .until, action.rule == "threat.noun", pointsBack(index + 1) { continue }
        guard end > index + 1 else { continue }
        distance = gap
        best = ConditionFound(relation: relation, tokens: index..<end, sentence: sentence)
      }
    }
    best?.hits = action.hits
    guard var found = best, saysSomething(found.tokens, in: sentence, scene: scene),
      !isCounterfactual(found.tokens, in: sentence, scene: scene)
    else { return nil }
    let pointing = found.tokens.dropFirst().prefix(2).map { text.tokens[$0].lower }
    if pointing.first.map({ ["that", "this", "so", "not"].contains($0) }) == true, found.tokens.count <= 4, sentence > 0
    {
      found.antecedent = conditionBefore(sentence, scene: scene)
    }
    return found
  }

  /// Whether a condition has a verb, or is "if necessary": "if ever" and "if not more" are none.
  ///
  /// Of two nouns one may be a verb that the tagger did not see: "if sanctions return", "unless Norway signs".
  private func saysSomething(_ condition: Range<Int>, in sentence: Int, scene: Scene) -> Bool {
    let nouns = condition.count {
      [.noun, .properNoun].contains(scene.text.tokens[$0].partOfSpeech) && !scene.grammar.isTimeToken[$0]
    }
    return nouns > 1 || scene.structures[sentence].verbGroups.contains { condition.contains($0.head) }
      || condition.contains { ["necessary", "needed", "possible", "so"].contains(scene.text.tokens[$0].lower) }
  }

  /// The most tokens that quoted words inside an outlet's own sentence have.
  private static let scareQuote = 8

  /// "if he had pressured the Senate": what did not happen is no condition of what lies ahead.
  private func isCounterfactual(_ condition: Range<Int>, in sentence: Int, scene: Scene) -> Bool {
    let first = scene.structures[sentence].verbGroups.first { condition.contains($0.head) }
    return first.map { $0.isPerfect && scene.text.tokens[$0.tokens.lowerBound].lower == "had" } ?? false
  }

  /// Where the main clause begins after a leading condition: behind its last comma before the action's subject.
  private func mainClauseStart(after start: Int, before action: Int, scene: Scene) -> Int? {
    let commas = (start..<action).filter { scene.text.tokens[$0].form == "," || scene.grammar.isQuoteBoundary($0) }
    return commas.first { $0 - start > 2 } ?? commas.last
  }

  /// The if-clause of the sentence before, or the whole of it: what "if that happens" means.
  private func conditionBefore(_ sentence: Int, scene: Scene) -> Range<Int>? {
    let previous = sentence - 1
    guard previous >= 0 else { return nil }
    let tokens = scene.text.sentences[previous].tokens
    let end = scene.grammar.sentenceBodyEnd(previous)
    let start = tokens.last { ["if", "unless"].contains(scene.text.tokens[$0].lower) } ?? tokens.lowerBound
    guard start < end else { return nil }
    return start..<end
  }

  /// "either say yes or for the United States to walk away", "decide or risk losing support".
  private func alternative(to action: Action, in sentence: Int, scene: Scene) -> ConditionFound? {
    let text = scene.text
    let floor = text.sentences[sentence].tokens.lowerBound
    let groups = scene.structures[sentence].verbGroups
    guard action.group > 0 else { return nil }
    let start = groups[action.group].tokens.lowerBound
    var index = start - 1
    while index > floor, start - index <= 7, text.tokens[index].lower != "or" {
      if text.tokens[index].form == "," || groups.contains(where: { $0.tokens.contains(index) }) { return nil }
      index -= 1
    }
    guard index > floor, text.tokens[index].lower == "or", text.tokens[index + 1].lower != "if" else { return nil }
    if (floor..<index).contains(where: { text.tokens[$0].lower == "whether" }) { return nil }
    guard let first = groups[..<action.group].lastIndex(where: { $0.tokens.upperBound <= index }) else { return nil }
    var low = groups[first].tokens.lowerBound
    if low > floor, text.tokens[low - 1].lower == "either" { low -= 1 }
    return ConditionFound(relation: .or, tokens: low..<(index + 1), sentence: sentence)
  }

  /// The subject of an alternative's first half: "(it is time for) them to either say yes or …".
  private func alternativeStart(_ low: Int, in sentence: Int, scene: Scene) -> Int {
    guard let group = scene.structures[sentence].verbGroups.firstIndex(where: { $0.tokens.upperBound > low }),
      let chunk = scene.grammar.subjectChunk(of: group, in: sentence)
    else { return low }
    let subject = scene.structures[sentence].chunks[chunk].tokens.lowerBound
    return subject < low && low - subject <= 6 ? subject : low
  }

  // MARK: The deadline

  private func deadline(
    in range: Range<Int>, sentence: Int, scene: Scene, standing: Scene.Standing
  ) -> Threat.Deadline? {
    let text = scene.text
    func isDeadline(_ time: TimeExpression) -> Bool {
      guard time.kind == .date || time.kind == .duration || time.kind == .time else { return false }
      guard time.timex != "PRESENT_REF", time.timex != "PAST_REF" else { return false }
      // "the past two days" begin before the report and are no deadline.
      if let earliest = time.earliest, let published = text.document.published?.value, time.kind == .duration,
        earliest < published
      {
        return false
      }
      if let latest = time.latest ?? time.value, let published = text.document.published?.value, latest < published {
        return false
      }
      let before = time.tokens.lowerBound > 0 ? text.tokens[time.tokens.lowerBound - 1].lower : ""
      return !["since", "for", "after", "ago", "last", "and"].contains(before)
    }
    var found = text.times[text.times(in: range)].first { range.contains($0.tokens.lowerBound) && isDeadline($0) }
    if found == nil, let id = standing.attribution, let index = scene.sayingByAttribution[id] {
      // "… for weeks on end. I'm talking about a matter of days": the same words go on.
      let saying = scene.sayings[index]
      let next = text.sentences[min(sentence + 1, text.sentences.count - 1)].tokens
      found = text.times[text.times(in: range.upperBound..<next.upperBound)].first { time in
        time.kind == .duration && saying.covers(time.offsets) && time.tokens.lowerBound >= range.upperBound
          && isDeadline(time)
      }
    }
    guard let found else { return nil }
    var start = found.tokens.lowerBound
    if start > 0,
      ["by", "within", "before", "until", "in", "on", "from", "beginning"].contains(text.tokens[start - 1].lower)
    {
      start -= 1
    }
    let offsets = text.tokens[start].start..<found.offsets.upperBound
    return Threat.Deadline(
      start: offsets.lowerBound, end: offsets.upperBound, text: text.text(offsets),
      earliest: found.earliest ?? found.value, latest: found.latest ?? found.value)
  }
}

extension Scene {
  /// Whom "they" or "them" means: the joint actors last named before it, in its sentence or the one before.
  func plural(before token: Int, in sentence: Int) -> [Int] {
    var current = sentence
    while current >= max(0, sentence - 1) {
      let chunks = structures[current].chunks
      for index in chunks.indices.reversed() where chunks[index].head < token {
        let joint = grammar.mentions(ofChunk: index, in: current)
        if joint.count > 1 { return joint }
      }
      current -= 1
    }
    return []
  }
}
