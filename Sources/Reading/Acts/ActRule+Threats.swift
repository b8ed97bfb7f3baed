import Language
import Records

extension ThreatRule {
  /// The threat of an act that the network calls one: its word with what follows is the action.
  func draft(of place: ActRule.Place, in scene: Scene) -> Draft? {
    guard let group = place.group, !isUnannounced(place, in: scene),
      let mention = place.actor, let entity = place.entity, let actor = scene.actor(mention)
    else { return nil }
    let start = place.act.anchor
    let end = conditionStart(from: start + 1, to: place.clause.upperBound, scene.text) ?? place.clause.upperBound
    let tokens = scene.grammar.trimmed(
      self.action(start..<max(start + 1, end), in: place.sentence, scene: scene))
    guard !tokens.isEmpty, isExitFromTalks(tokens, in: scene) else { return nil }
    // "is not going to lift the sanctions": what is threatened is that nothing is done.
    let denied = negation(before: start, in: place.sentence, scene: scene)
    let hit =
      scene.grammar.tree.isParsed && scene.text.tokens[start].lemma == "threaten"
      ? scene.grammar.tree.child(of: start, in: ["obj"]).flatMap { scene.cast.mention(at: $0) } : nil
    let action = Action(
      tokens: (denied ?? tokens.lowerBound)..<tokens.upperBound, group: group, actors: [mention], isExit: false,
      rule: "threat.network",
      hits: hit.map { [$0] } ?? [])
    let named = scene.cast.mentions[mention].tokens.lowerBound
    let condition = condition(of: action, in: place.sentence, scene: scene)
    var draft = draft(
      of: action,
      by: (
        Threatener(mention: mention, evidence: place.clause.contains(named) ? named : nil, speaksForItself: true),
        entity, actor
      ), announcement: nil, condition: condition, in: place.sentence, scene: scene)
    draft.confidence = Double(place.act.confidence)
    // Whom it hits is read from all of the words, what is threatened from those behind the word for it.
    if case .threat(var threat) = draft.body {
      let threatened = scene.grammar.withoutTimes(threatened(at: start, in: tokens, scene))
      threat.action = scene.text.span(
        scene.text.offsets(ofTokens: (denied ?? threatened.lowerBound)..<threatened.upperBound))
      if threat.deadline == nil, let decision = decision(on: start, in: place.sentence, scene) {
        threat.deadline = deadline(in: decision, sentence: place.sentence, scene: scene, standing: draft.standing)
      }
      if threat.targets.isEmpty { threat.targets = answering(place, scene).map { [$0] } ?? [] }
      draft.body = .threat(threat)
    }
    let clause = scene.text.offsets(ofTokens: place.clause)
    if let first = draft.evidence.first, condition == nil {
      draft.evidence[0] = min(first.lowerBound, clause.lowerBound)..<max(first.upperBound, clause.upperBound)
    }
    return draft
  }

  /// Whether what the network takes for a threat is done already, asked of others, or does good: "prompted them to impose
  /// sanctions", "called on them to act", "is cutting tariffs".
  private func isUnannounced(_ place: ActRule.Place, in scene: Scene) -> Bool {
    let tokens = scene.text.tokens
    let word = place.act.anchor
    let groups = scene.structures[place.sentence].verbGroups
    guard let index = scene.grammar.verbGroup(at: word, in: place.sentence), groups[index].head == word else {
      return false
    }
    let isDenied = negation(before: word, in: place.sentence, scene: scene) != nil
    let limit = scene.grammar.sentenceBodyEnd(place.sentence)
    if !isDenied, easing.match(in: tokens, at: word, limit: limit) != nil { return true }
    // "will not impose tariffs" threatens nobody.
    if isDenied, harmful.match(in: tokens, at: word, limit: limit) != nil { return true }
    let isCalled = ["threaten", "vow", "warn", "announce", "authorize", "authorise"].contains(tokens[word].lemma)
    if groups[index].form == .finite, groups[index].modal == nil, groups[index].tokens.count == 1,
      ["VBD", "VBN"].contains(tokens[word].xpos), !isCalled
    {
      return true
    }
    // "The move threatened to wreck the accord": a thing threatens nobody.
    if tokens[word].lemma == "threaten", let subject = scene.grammar.subjectChunk(of: index, in: place.sentence) {
      let chunk = scene.structures[place.sentence].chunks[subject]
      if tokens[chunk.head].partOfSpeech == .noun, scene.grammar.mention(ofChunk: chunk) == nil,
        !scene.words.namesPeople(tokens[chunk.head].lemma)
      {
        return true
      }
    }
    guard groups[index].form == .infinitive, let governor = groups[index].governor else { return false }
    return unannounced.match(in: tokens, at: groups[governor].head, limit: groups[governor].head + 3) != nil
  }

  /// The "not" under which a verb stands, its own or that of the verb before it: "are not going to sign".
  private func negation(before verb: Int, in sentence: Int, scene: Scene) -> Int? {
    let groups = scene.structures[sentence].verbGroups
    guard let index = scene.grammar.verbGroup(at: verb, in: sentence) else { return nil }
    let own = groups[index].isNegated ? groups[index].tokens : nil
    let above = groups[index].governor.map { groups[$0] }.flatMap { $0.isNegated ? $0.tokens : nil }
    let range = groups[index].form == .infinitive ? own ?? above : own
    let tokens = scene.text.tokens
    // "will no longer abide by"
    if verb > 1, tokens[verb - 1].lower == "longer", tokens[verb - 2].lower == "no" { return verb - 2 }
    return range?.first { scene.text.tokens[$0].lemma == "not" || scene.text.tokens[$0].lower == "n't" }
  }

  /// The words that say when it is decided on a threat: "would decide later this month" before "whether to carry out his
  /// threat"; nil where nobody decides.
  private func decision(on threat: Int, in sentence: Int, _ scene: Scene) -> Range<Int>? {
    let tokens = scene.text.sentences[sentence].tokens
    let near = max(tokens.lowerBound, threat - Self.nearDecision)..<threat
    guard let mark = near.last(where: { scene.text.tokens[$0].lower == "whether" }),
      let verb = scene.structures[sentence].verbGroups.last(where: { $0.tokens.upperBound <= mark })
    else { return nil }
    return verb.tokens.lowerBound..<mark
  }

  /// How many tokens before the word for a threat "whether" stands at most; chosen by hand.
  private static let nearDecision = 8

  /// Who answers a threat that is another's, and so is hit by it: "Iceland left the talks after threats by Norway".
  private func answering(_ place: ActRule.Place, _ scene: Scene) -> Actor? {
    guard let head = place.act.actorHead, let own = place.entity,
      let mention = scene.grammar.mention(around: head, in: place.sentence), let entity = scene.entity(of: mention),
      !scene.cast.isSameSide(entity, own), ![.outlet, .place, .anonymous].contains(scene.cast.entities[entity].kind)
    else { return nil }
    return scene.actor(mention)
  }

  /// What is threatened, without the word for it: "impose tariffs" of "threats to impose tariffs during the campaign",
  /// "tariffs" of "threat of tariffs by Norway"; all words where the anchor is the act itself.
  private func threatened(at anchor: Int, in words: Range<Int>, _ scene: Scene) -> Range<Int> {
    let tokens = scene.text.tokens
    guard ["threat", "threaten", "vow", "warn", "announce"].contains(tokens[anchor].lemma.lowercased()) else {
      return words
    }
    let rest = anchor + 1..<max(anchor + 1, words.upperBound)
    // "threatened severe sanctions against them", "Lund's threatened tariffs"
    let chunk = scene.structures[scene.text.sentenceIndex(ofToken: anchor)].chunks.first {
      $0.tokens.contains(anchor + 1)
    }
    if let chunk, rest.contains(chunk.head), scene.cast.mention(at: chunk.head) == nil,
      !scene.words.namesPeople(tokens[chunk.head].lemma), !scene.grammar.isTimeToken[chunk.head]
    {
      let start = max(anchor + 1, scene.grammar.withoutDeterminer(chunk.tokens).lowerBound)
      return scene.grammar.trimmed(start..<words.upperBound)
    }
    let verb = rest.first {
      tokens[$0].partOfSpeech == .verb && $0 > rest.lowerBound && tokens[$0 - 1].lower == "to"
    }
    let link = rest.first { ["of", "with"].contains(tokens[$0].lower) }.map { $0 + 1 }
    guard let start = verb ?? link, start < words.upperBound else { return words }
    let end = (start + 1..<words.upperBound).first { index in
      ["before", "during", "after", "since"].contains(tokens[index].lower)
        || verb == nil && ["by", "from", "against"].contains(tokens[index].lower)
    }
    let action = scene.grammar.trimmed(start..<(end ?? words.upperBound))
    return action.isEmpty ? words : action
  }
}
