import Codebook
import Language
import Records

/// Violations: somebody is said to have broken a truce, an agreement or an undertaking.
///
/// The sentence must name what is broken; an attack alone is none. The accuser is whoever accuses, or says so; null
/// where the outlet itself does.
struct ViolationRule: Rule {
  private let verbs: PhraseIndex<Int>
  private let nouns: PhraseIndex<Int>
  private let broken: PhraseIndex<Int>
  private let failing: PhraseIndex<Int>
  private let accusing: PhraseIndex<Int>
  private let attacks: PhraseIndex<Int>
  private let noSigns: PhraseIndex<Int>
  private let denying: PhraseIndex<Int>

  init(codebook: Codebook) {
    verbs = codebook.lexicon("violation.verbs")
    nouns = codebook.lexicon("violation.nouns")
    broken = codebook.lexicon("violation.broken")
    failing = codebook.lexicon("violation.failing")
    accusing = codebook.lexicon("violation.accusing")
    attacks = codebook.lexicon("violation.attacks")
    noSigns = codebook.lexicon("violation.no-signs")
    denying = codebook.lexicon("violation.denying")
  }

  /// A violation as it is being put together.
  private struct Found {
    var by: Int?
    var against: Int?
    var accuser: Int?
    var what: Range<Int>
    var pledge: Range<Int>
    var evidence: Range<Int>
    var verb: Int?
    var isDenied = false
    var rule: String
  }

  func drafts(in scene: Scene) -> [Draft] {
    var drafts: [Draft] = []
    for sentence in scene.text.sentences.indices {
      var taken: [Range<Int>] = []
      let groups = scene.structures[sentence].verbGroups.indices
      let found =
        groups.compactMap { verb($0, in: sentence, of: scene) }
        + scene.structures[sentence].chunks.indices.compactMap { noun($0, in: sentence, of: scene) }
        + [attack(in: sentence, of: scene), noSign(in: sentence, of: scene)].compactMap { $0 }
      for violation in found where !taken.contains(where: { $0.overlaps(violation.what) }) {
        taken.append(violation.what)
        drafts.append(draft(of: violation, in: sentence, scene: scene))
      }
    }
    return drafts
  }

  private func draft(of found: Found, in sentence: Int, scene: Scene) -> Draft {
    let text = scene.text
    let what = text.offsets(ofTokens: scene.grammar.trimmed(found.what))
    let saying = scene.innermostSaying(around: what)
    let accuser = found.accuser ?? saying.flatMap { scene.sayings[$0].source }
    let entity = accuser.flatMap { scene.entity(of: $0) }
    var standing = scene.standing(
      of: Scene.Told(
        range: what, actor: entity, verb: found.verb.map { (sentence, $0) }, speaks: found.accuser != nil,
        isClaim: true))
    if found.isDenied { standing.modality = .denied }
    return Draft(
      evidence: [text.offsets(ofTokens: scene.grammar.trimmed(found.evidence))], standing: standing, rule: found.rule,
      confidence: found.by == nil ? 0.6 : 0.75,
      body: .violation(
        Violation(
          by: found.by.flatMap { scene.actor($0) }, against: found.against.flatMap { scene.actor($0) },
          allegedBy: found.isDenied ? nil : accuser.flatMap { scene.actor($0) }, what: text.span(what),
          pledge: text.text(text.offsets(ofTokens: scene.grammar.trimmed(found.pledge))))))
  }

  // MARK: Verbs

  /// "X violated the truce", "accused X of breaking the agreement", "failed to honour its commitments".
  private func verb(_ group: Int, in sentence: Int, of scene: Scene) -> Found? {
    let text = scene.text
    let structure = scene.structures[sentence]
    let verb = structure.verbGroups[group]
    let limit = text.sentences[sentence].tokens.upperBound
    let breaking = verb.isNegated || verb.modal != nil ? nil : verbs.match(in: text.tokens, at: verb.head, limit: limit)
    let keeping =
      isUnkept(group, in: sentence, scene: scene) ? failing.match(in: text.tokens, at: verb.head, limit: limit) : nil
    guard let (length, _) = breaking ?? keeping else { return nil }
    if scene.isInsideCondition(verb.head, in: sentence) { return nil }
    let mark = scene.grammar.tree.isParsed ? scene.grammar.tree.child(of: verb.head, in: ["mark"]) : nil
    if mark.map({ ["if", "unless", "should"].contains(text.tokens[$0].lower) }) == true { return nil }
    guard !isOnlyFeared(group, in: sentence, scene: scene), !isGeneral(verb, text) else { return nil }
    let object: Range<Int>
    var by: Int?
    var accuser: Int?
    var low = verb.tokens.lowerBound
    var isDenied = false
    if verb.isPassive {
      guard let chunk = scene.grammar.subjectChunk(of: group, in: sentence) else { return nil }
      object = structure.chunks[chunk].tokens
      by = agent(scene.grammar.agents(of: group, in: sentence), scene)
      low = min(low, object.lowerBound)
    } else {
      let start = verb.head + length
      let end = scene.grammar.clauseEnd(after: start, in: sentence)
      guard start < end else { return nil }
      object = start..<end
      if let accusation = accusation(of: group, in: sentence, scene: scene) {
        (by, accuser) = (accusation.by, accusation.accuser)
        low = accusation.low
        isDenied = accusation.isDenied
      } else {
        let subjects = scene.grammar.subjects(of: group, in: sentence)
        by = agent(subjects, scene)
        if let by, scene.cast.mentions[by].tokens.lowerBound < low,
          text.sentences[sentence].tokens.contains(scene.cast.mentions[by].tokens.lowerBound)
        {
          low = scene.cast.mentions[by].tokens.lowerBound
        }
        if let governor = verb.governor,
          denying.match(in: text.tokens, at: structure.verbGroups[governor].head, limit: limit) != nil
        {
          isDenied = true
        }
      }
    }
    guard let pledge = brokenThing(in: object, tokens: text.tokens, scene: scene, sentence: sentence) else {
      return nil
    }
    let high =
      verb.isPassive
      ? max(verb.tokens.upperBound, by.map { scene.cast.mentions[$0].tokens.upperBound } ?? 0) : object.upperBound
    let what = verb.isPassive ? object.lowerBound..<verb.tokens.upperBound : verb.head..<object.upperBound
    return Found(
      by: by, accuser: accuser, what: what, pledge: pledge, evidence: low..<high, verb: breaking == nil ? nil : group,
      isDenied: isDenied,
      rule: accuser == nil ? "violation.verb" : "violation.accusation")
  }

  /// "failed to honour", "did not abide by", "couldn't deliver on".
  private func isUnkept(_ group: Int, in sentence: Int, scene: Scene) -> Bool {
    let groups = scene.structures[sentence].verbGroups
    if groups[group].isNegated { return ["could", "can", nil].contains(groups[group].modal) }
    guard groups[group].form == .infinitive, let governor = groups[group].governor else { return false }
    return ["fail", "refuse", "neglect"].contains(scene.text.tokens[groups[governor].head].lemma)
      && !groups[governor].isNegated
  }

  /// "those who violate the truce": whoever does, nobody in particular.
  private func isGeneral(_ verb: VerbGroup, _ text: AnnotatedText) -> Bool {
    let before = verb.tokens.lowerBound - 1
    guard before > 0, ["who", "that", "which"].contains(text.tokens[before].lower), verb.tokens.count == 1 else {
      return false
    }
    return text.tokens[before - 1].form != "," && text.tokens[verb.head].lower == text.tokens[verb.head].lemma
  }

  /// Whether the verb hangs on one that only warns, threatens or asks.
  private func isOnlyFeared(_ group: Int, in sentence: Int, scene: Scene) -> Bool {
    let groups = scene.structures[sentence].verbGroups
    guard groups[group].form == .infinitive, let governor = groups[group].governor else { return false }
    return !["fail", "refuse", "continue", "begin", "start", "seem", "appear", "neglect"].contains(
      scene.text.tokens[groups[governor].head].lemma)
  }

  /// "accused X of violating", "blamed X for breaking", "accusing the sides of …".
  private func accusation(
    of group: Int, in sentence: Int, scene: Scene
  ) -> (by: Int?, accuser: Int?, low: Int, isDenied: Bool)? {
    let text = scene.text
    let structure = scene.structures[sentence]
    let start = structure.verbGroups[group].tokens.lowerBound
    guard start > 0, ["of", "for"].contains(text.tokens[start - 1].lower),
      let governor = structure.verbGroups[..<group].lastIndex(where: { $0.tokens.upperBound <= start - 1 }),
      accusing.match(in: text.tokens, at: structure.verbGroups[governor].head, limit: start) != nil
    else { return nil }
    let verb = structure.verbGroups[governor]
    if verb.isPassive {
      let by = agent(scene.grammar.subjects(of: governor, in: sentence), scene)
      let agents = agent(scene.grammar.agents(of: governor, in: sentence), scene)
      return (by, agents, verb.tokens.lowerBound, false)
    }
    let object = MeetingReach(scene: scene, words: MeetingWords.none, sentence: sentence).joined(
      from: verb.tokens.upperBound)
    var accuser = agent(scene.grammar.subjects(of: governor, in: sentence), scene)
    if accuser == nil, verb.form == .participle,
      let main = structure.verbGroups[..<governor].lastIndex(where: { $0.form == .finite })
    {
      // "He praised the deal while accusing Ukraine of violating it": the subject is the main clause's.
      accuser = agent(scene.grammar.subjects(of: main, in: sentence), scene)
    }
    var low = verb.tokens.lowerBound
    if let accuser, text.sentences[sentence].tokens.contains(scene.cast.mentions[accuser].tokens.lowerBound),
      low - scene.cast.mentions[accuser].tokens.lowerBound <= 12
    {
      low = min(low, scene.cast.mentions[accuser].tokens.lowerBound)
    }
    return (object?.mentions.first, accuser, low, verb.isNegated)
  }

  // MARK: Nouns

  /// "violations of the truce by X", "X's breaches of the agreement", "in violation of the ceasefire".
  private func noun(_ index: Int, in sentence: Int, of scene: Scene) -> Found? {
    let text = scene.text
    let structure = scene.structures[sentence]
    let chunk = structure.chunks[index]
    let limit = scene.grammar.sentenceBodyEnd(sentence)
    guard nouns.match(in: text.tokens, at: chunk.head, limit: chunk.head + 1) != nil,
      !chunk.tokens.contains(where: {
        ["any", "no", "potential", "possible", "future", "further"].contains(text.tokens[$0].lower)
      }),
      !scene.isInsideCondition(chunk.head, in: sentence)
    else { return nil }
    let next = chunk.tokens.upperBound
    var pledge: Range<Int>?
    var end = next
    if next + 1 < limit, text.tokens[next].lower == "of" {
      let reach = scene.grammar.clauseEnd(after: next + 1, in: sentence)
      let stop = ((next + 1)..<max(next + 1, reach)).first {
        text.tokens[$0].lower == "by" || scene.grammar.verbGroup(at: $0, in: sentence) != nil
      }
      pledge = brokenThing(
        in: (next + 1)..<max(next + 1, stop ?? reach), tokens: text.tokens, scene: scene, sentence: sentence)
      end = pledge?.upperBound ?? next
    } else {
      // "ceasefire violations"
      pledge = brokenThing(
        in: chunk.tokens.lowerBound..<chunk.head, tokens: text.tokens, scene: scene, sentence: sentence)
    }
    guard let pledge else { return nil }
    var by = agent(Array(scene.cast.mentions(in: chunk.tokens.lowerBound..<chunk.head)), scene)
    var low = chunk.tokens.lowerBound
    var accuser: Int?
    if end < limit, text.tokens[end].lower == "by",
      let joined = MeetingReach(scene: scene, words: MeetingWords.none, sentence: sentence).joined(from: end + 1)
    {
      by = joined.mentions.first ?? by
      end = joined.end
    }
    // "accused X of ceasefire violations", "the raid was in violation of the truce".
    if let group = structure.verbGroups.lastIndex(where: { $0.tokens.upperBound <= low }) {
      let verb = structure.verbGroups[group]
      if low > 0, ["of", "for"].contains(text.tokens[low - 1].lower),
        accusing.match(in: text.tokens, at: verb.head, limit: low) != nil, !verb.isPassive
      {
        by =
          MeetingReach(scene: scene, words: MeetingWords.none, sentence: sentence).joined(from: verb.tokens.upperBound)?
          .mentions.first ?? by
        accuser = agent(scene.grammar.subjects(of: group, in: sentence), scene)
        low = verb.tokens.lowerBound
      } else if low > 0, text.tokens[low - 1].lower == "in", by == nil, !verb.isPassive {
        by = agent(scene.grammar.subjects(of: group, in: sentence), scene)
        low = min(low, verb.tokens.lowerBound)
      } else if by == nil, Self.committing.contains(text.tokens[verb.head].lemma), low - verb.tokens.upperBound <= 2 {
        by = agent(scene.grammar.subjects(of: group, in: sentence), scene)
        low = verb.tokens.lowerBound
      }
      if verb.isNegated, low <= verb.tokens.upperBound { return nil }
    }
    guard by != nil || accuser != nil else { return nil }
    return Found(
      by: by, accuser: accuser, what: chunk.tokens.lowerBound..<max(end, next), pledge: pledge,
      evidence: low..<max(end, next),
      verb: nil, rule: "violation.noun")
  }

  // MARK: Attacks and missing signs

  /// "Despite the truce, X shelled Y".
  private func attack(in sentence: Int, of scene: Scene) -> Found? {
    let text = scene.text
    let range = text.sentences[sentence].tokens
    let structure = scene.structures[sentence]
    guard let despite = range.first(where: { text.tokens[$0].lower == "despite" }) else { return nil }
    let end = scene.grammar.clauseEnd(after: despite + 1, in: sentence)
    let comma = (despite..<end).first { text.tokens[$0].form == "," } ?? end
    guard despite + 1 < comma,
      let pledge = brokenThing(in: (despite + 1)..<comma, tokens: text.tokens, scene: scene, sentence: sentence)
    else {
      return nil
    }
    for group in structure.verbGroups.indices where !(despite..<comma).contains(structure.verbGroups[group].head) {
      let verb = structure.verbGroups[group]
      guard attacks.match(in: text.tokens, at: verb.head, limit: range.upperBound) != nil, !verb.isNegated,
        verb.modal == nil,
        verb.form != .infinitive
      else { continue }
      let by =
        verb.isPassive
        ? agent(scene.grammar.agents(of: group, in: sentence), scene)
        : agent(scene.grammar.subjects(of: group, in: sentence), scene)
      guard let by else { continue }
      let high = min(
        scene.grammar.clauseEnd(after: verb.tokens.upperBound, in: sentence), despite > verb.head ? despite : .max)
      guard high > verb.head else { continue }
      let subject = scene.cast.mentions[by].tokens.lowerBound
      let isNear = range.contains(subject) && subject < verb.head && verb.head - subject <= 12
      return Found(
        by: by,
        against: verb.isPassive ? nil : target(after: verb.tokens.upperBound, until: high, in: sentence, scene: scene),
        what: verb.tokens.lowerBound..<high, pledge: pledge,
        evidence: min(despite, isNear ? subject : verb.tokens.lowerBound)..<max(high, comma), verb: group,
        rule: "violation.attack")
    }
    return nil
  }

  /// "reported no evidence of a cessation in hostilities": the truce is said not to be kept.
  private func noSign(in sentence: Int, of scene: Scene) -> Found? {
    let text = scene.text
    let range = text.sentences[sentence].tokens
    for index in range {
      guard let (length, _) = noSigns.match(in: text.tokens, at: index, limit: range.upperBound) else { continue }
      let start = index + length
      let end = scene.grammar.clauseEnd(after: start, in: sentence)
      guard start < end,
        let pledge = brokenThing(in: start..<end, tokens: text.tokens, scene: scene, sentence: sentence)
      else { continue }
      let group = scene.structures[sentence].verbGroups.lastIndex { $0.tokens.upperBound <= index }
      let accuser = group.flatMap { agent(scene.grammar.subjects(of: $0, in: sentence), scene) }
      // Who declared it: "a declaration of a ceasefire by Putin".
      let by = scene.structures[sentence].chunks.first { chunk in
        chunk.tokens.lowerBound > range.lowerBound && chunk.tokens.upperBound <= index
          && text.tokens[chunk.tokens.lowerBound - 1].lower == "by"
      }.flatMap { scene.grammar.mention(ofChunk: $0) }
      guard let by, let accuser else { continue }
      let low = group.map { scene.structures[sentence].verbGroups[$0].tokens.lowerBound } ?? index
      return Found(
        by: by, accuser: accuser, what: index..<pledge.upperBound, pledge: pledge, evidence: low..<pledge.upperBound,
        verb: nil,
        rule: "violation.no-sign")
    }
    return nil
  }

  // MARK: Parts

  /// The words of the truce or agreement in a range: its noun phrase as far as it lies there.
  private func brokenThing(in range: Range<Int>, tokens: [Token], scene: Scene, sentence: Int) -> Range<Int>? {
    for index in range {
      guard let (length, _) = broken.match(in: tokens, at: index, limit: range.upperBound) else { continue }
      let chunk = scene.structures[sentence].chunks.first { $0.tokens.contains(index) }
      // Far behind the verb it is the object of something else.
      guard index - range.lowerBound <= 8 else { return nil }
      let low = max(range.lowerBound, min(index, chunk?.tokens.lowerBound ?? index))
      return low..<(index + length)
    }
    return nil
  }

  private func target(after start: Int, until end: Int, in sentence: Int, scene: Scene) -> Int? {
    for chunk in scene.structures[sentence].chunks
    where chunk.tokens.lowerBound >= start && chunk.tokens.upperBound <= end {
      if let mention = scene.grammar.mention(ofChunk: chunk), let entity = scene.entity(of: mention),
        scene.cast.entities[entity].isAgent
      {
        return mention
      }
    }
    return nil
  }

  private func agent(_ mentions: [Int], _ scene: Scene) -> Int? {
    mentions.first { mention in
      guard let entity = scene.entity(of: mention) else { return false }
      return scene.cast.entities[entity].isAgent && scene.cast.entities[entity].kind != .outlet
    }
  }

  private static let committing: Set<String> = ["commit", "make", "carry", "report", "continue"]
}
