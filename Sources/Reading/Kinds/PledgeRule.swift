import Codebook
import Language
import Records

/// Pledges: truces declared and undertakings given.
///
/// A truce counts where somebody declares or observes it, where it is said to have begun or to hold, or where it
/// stands with its length; an undertaking where somebody promises, or agrees to, an act that is not hostile. A truce
/// that is demanded, offered, called for or talked about is none. There is one record for everybody who undertakes it.
struct PledgeRule: Rule {
  private let truces: PhraseIndex<Int>
  private let declaring: PhraseIndex<Int>
  private let declarations: PhraseIndex<Int>
  private let beginning: PhraseIndex<Int>
  private let asking: PhraseIndex<Int>
  private let promising: PhraseIndex<Int>
  private let agreeing: PhraseIndex<Int>
  private let agreedActs: PhraseIndex<Int>
  private let hostile: PhraseIndex<Int>
  private let undertakings: PhraseIndex<Int>
  private let temporary: PhraseIndex<Int>
  private let periods: PhraseIndex<Int>
  private let harmful: PhraseIndex<Int>
  private let intending: PhraseIndex<Int>
  /// Acts that one undertakes by saying that one will do them.
  private let statedActs: PhraseIndex<Int>
  private let intendedActs: PhraseIndex<Int>
  /// Verbs with a promise as their object whose subject has given it.
  private let keeping: PhraseIndex<Int>
  private let ordering: PhraseIndex<Int>
  private let unbinding: PhraseIndex<Int>
  private let standingDown: PhraseIndex<Int>

  init(codebook: Codebook) {
    truces = codebook.lexicon("pledge.truces")
    declaring = codebook.lexicon("pledge.declaring")
    declarations = codebook.lexicon("pledge.declarations")
    beginning = codebook.lexicon("pledge.beginning")
    asking = codebook.lexicon("pledge.asking")
    promising = codebook.lexicon("pledge.promising")
    agreeing = codebook.lexicon("pledge.agreeing")
    agreedActs = codebook.lexicon("pledge.agreed-acts")
    hostile = codebook.lexicon("pledge.hostile")
    undertakings = codebook.lexicon("pledge.undertakings")
    temporary = codebook.lexicon("pledge.temporary")
    periods = codebook.lexicon("pledge.periods")
    harmful = codebook.lexicon("pledge.harmful")
    intending = codebook.lexicon("pledge.intending")
    statedActs = codebook.lexicon("pledge.stated-acts")
    intendedActs = codebook.lexicon("pledge.intended-acts")
    keeping = codebook.lexicon("pledge.keeping")
    ordering = codebook.lexicon("pledge.ordering")
    unbinding = codebook.lexicon("pledge.unbinding")
    standingDown = codebook.lexicon("pledge.standing-down")
  }

  /// A pledge as it is being put together.
  private struct Found {
    var by: [Int]
    var what: Range<Int>
    var evidence: Range<Int>
    var verb: Int?
    var speaks: Bool
    var rule: String
    var confidence: Double
  }

  func drafts(in scene: Scene) -> [Draft] {
    var drafts: [Draft] = []
    for sentence in scene.text.sentences.indices {
      var taken: [Range<Int>] = []
      let groups = scene.structures[sentence].verbGroups.indices
      let found =
        truceMentions(in: sentence, of: scene).compactMap { truce($0, in: sentence, of: scene) }
        + groups.compactMap { undertaking($0, in: sentence, of: scene) }
        + groups.compactMap { statement($0, in: sentence, of: scene) }
        + scene.structures[sentence].chunks.compactMap { noun($0, in: sentence, of: scene) }
      for pledge in found
      where !taken.contains(where: { $0.overlaps(pledge.what) }) && !isHistory(pledge.evidence, in: scene) {
        taken.append(pledge.what)
        drafts += self.drafts(of: pledge, in: sentence, scene: scene)
      }
    }
    return drafts
  }

  private func drafts(of found: Found, in sentence: Int, scene: Scene) -> [Draft] {
    let text = scene.text
    let evidence = text.offsets(ofTokens: scene.grammar.trimmed(found.evidence))
    let whatTokens = scene.grammar.trimmed(found.what)
    guard !whatTokens.isEmpty else { return [] }
    let what = text.offsets(ofTokens: whatTokens)
    let period = period(of: found, in: sentence, scene: scene)
    let actors: [Int?] = found.by.isEmpty ? [nil] : found.by
    return actors.map { mention in
      let entity = mention.flatMap { scene.entity(of: $0) }
      var standing = scene.standing(
        of: Scene.Told(
          range: what, actor: entity, verb: found.verb.map { (sentence, $0) }, speaks: found.speaks,
          word: found.verb.map { scene.structures[sentence].verbGroups[$0].head },
          isEvent: !found.speaks || actors == [nil]))
      if standing.modality == .planned { standing.modality = .asserted }
      return Draft(
        evidence: [evidence], standing: standing, rule: found.rule, confidence: found.confidence,
        body: .pledge(
          Pledge(
            by: mention.flatMap { scene.actor($0) },
            onBehalfOf: entity.flatMap { scene.onBehalfOf($0, near: what.lowerBound) }, what: text.span(what),
            period: period)))
    }
  }

  /// Whether a year in the words lies far behind the document: "an armistice signed in 1953" is no news.
  private func isHistory(_ words: Range<Int>, in scene: Scene) -> Bool {
    let today = scene.text.document.published?.value.prefix(4)
    guard let year = today.flatMap({ Int($0) }) ?? scene.text.times.compactMap({ Self.year(of: $0) }).max() else {
      return false
    }
    return scene.text.times(in: words).contains { index in
      Self.year(of: scene.text.times[index]).map { $0 + Self.oldest < year } ?? false
    }
  }

  private static func year(of time: TimeExpression) -> Int? {
    time.value.flatMap { Int($0.prefix(4)) }
  }

  /// How many years a pledge may lie behind the document that tells it; chosen by hand.
  private static let oldest = 10

  // MARK: Truces

  private struct Truce {
    /// The noun phrase, with "on attacks", "of hostilities".
    var tokens: Range<Int>
    var chunk: Int
  }

  private func truceMentions(in sentence: Int, of scene: Scene) -> [Truce] {
    let tokens = scene.text.tokens
    let limit = scene.text.sentences[sentence].tokens.upperBound
    var found: [Truce] = []
    for (index, chunk) in scene.structures[sentence].chunks.enumerated() {
      for start in chunk.tokens where found.last.map({ $0.tokens.upperBound <= start }) ?? true {
        guard let (length, _) = truces.match(in: tokens, at: start, limit: limit),
          start + length >= chunk.tokens.upperBound
        else { continue }
        var end = start + length
        // "a moratorium on attacks against energy infrastructure"
        if end < limit, ["on", "in", "to", "of"].contains(tokens[end].lower),
          !scene.grammar.isTimeToken[min(end + 1, limit - 1)],
          tokens[start].lemma == "moratorium" || length > 1 && tokens[end - 1].lower != "fire"
        {
          let reach = scene.grammar.clauseEnd(after: end, in: sentence)
          let stop = (end..<max(end, reach)).first {
            ["as", "while", "for", "until", "that"].contains(tokens[$0].lower)
              || scene.grammar.verbGroup(at: $0, in: sentence) != nil
          }
          end = stop ?? reach
        }
        let low = chunk.tokens.last { $0 <= start && tokens[$0].partOfSpeech == .determiner } ?? chunk.tokens.lowerBound
        found.append(Truce(tokens: low..<max(end, chunk.tokens.upperBound), chunk: index))
        break
      }
    }
    return found
  }

  private func truce(_ truce: Truce, in sentence: Int, of scene: Scene) -> Found? {
    let text = scene.text
    let tokens = text.tokens
    let structure = scene.structures[sentence]
    let range = text.sentences[sentence].tokens
    let chunk = structure.chunks[truce.chunk].tokens
    if chunk.contains(where: { ["any", "no", "proposed", "possible", "potential"].contains(tokens[$0].lower) }) {
      return nil
    }
    if scene.isInsideCondition(chunk.lowerBound, in: sentence) { return nil }
    let low = truce.tokens.lowerBound
    if low > range.lowerBound, ["sure", "ensure", "whether", "hope", "hoping", "if"].contains(tokens[low - 1].lower) {
      return nil
    }
    let owners = owners(of: truce, in: sentence, scene: scene)

    // "Putin declared a truce", "both sides agreed to a 72-hour cease-fire", "began observing …".
    if let group = structure.verbGroups.lastIndex(where: { $0.tokens.upperBound <= chunk.lowerBound }) {
      let verb = structure.verbGroups[group]
      let gap = verb.tokens.upperBound..<chunk.lowerBound
      let isDirect =
        gap.allSatisfy { [.adverb, .particle, .adposition, .determiner].contains(tokens[$0].partOfSpeech) }
        && gap.count <= 3
      if isDirect, asking.match(in: tokens, at: verb.head, limit: range.upperBound) != nil { return nil }
      if isDirect, declaring.match(in: tokens, at: verb.head, limit: range.upperBound) != nil {
        guard isReal(group, in: sentence, scene: scene) else { return nil }
        let subjects = agents(scene.grammar.subjects(of: group, in: sentence), scene)
        // "a durable and fully respected cease-fire": an attribute declares nothing.
        if subjects.isEmpty, verb.tokens.count == 1, tokens[verb.head].xpos == "VBN", gap.isEmpty { return nil }
        let start =
          first(of: subjects, before: verb.tokens.lowerBound, in: sentence, scene: scene) ?? verb.tokens.lowerBound
        let end = withPeriod(after: truce.tokens.upperBound, in: sentence, scene: scene)
        return Found(
          by: subjects.isEmpty ? owners.mentions : subjects, what: chunk.lowerBound..<end, evidence: start..<end,
          verb: group,
          speaks: true, rule: "pledge.declared", confidence: 0.8)
      }
    }
    if isAskedBefore(chunk.lowerBound, floor: range.lowerBound, tokens: tokens) { return nil }

    // "The truce took effect", "a truce was declared by Israel", "the truce, agreed upon Monday by …, took effect".
    for group in structure.verbGroups.indices
    where structure.verbGroups[group].form == .finite
      && structure.verbGroups[group].tokens.lowerBound >= chunk.upperBound
    {
      let isSubject =
        structure.verbGroups[group].tokens.lowerBound == truce.tokens.upperBound
        || scene.grammar.tree.subject(of: structure.verbGroups[group].head, controlsObject: []).map(chunk.contains)
          == true
        || scene.grammar.subjectChunk(of: group, in: sentence) == truce.chunk
      guard isSubject else { continue }
      let verb = structure.verbGroups[group]
      let isDeclared = declaring.match(in: tokens, at: verb.head, limit: range.upperBound) != nil
      guard
        isDeclared && (verb.isPassive || verb.tokens.lowerBound - chunk.upperBound <= 1)
          || beginning.match(in: tokens, at: verb.head, limit: range.upperBound) != nil
      else { continue }
      guard isReal(group, in: sentence, scene: scene) else { return nil }
      let agents = agents(scene.grammar.agents(of: group, in: sentence), scene)
      let end = withPeriod(
        after: scene.grammar.clauseEnd(after: verb.tokens.upperBound, in: sentence), in: sentence, scene: scene)
      return Found(
        by: agents.isEmpty ? owners.mentions : agents, what: truce.tokens,
        evidence: min(chunk.lowerBound, owners.start ?? .max)..<end,
        verb: group, speaks: false, rule: "pledge.in-force", confidence: 0.7)
    }

    // "a declaration of a temporary ceasefire by Putin".
    if chunk.lowerBound - 2 >= range.lowerBound, tokens[chunk.lowerBound - 1].lower == "of",
      declarations.match(in: tokens, at: chunk.lowerBound - 2, limit: chunk.lowerBound) != nil
    {
      let end = withPeriod(after: max(truce.tokens.upperBound, owners.end ?? 0), in: sentence, scene: scene)
      let before = structure.chunks.last { $0.tokens.upperBound == chunk.lowerBound - 1 }
      return Found(
        by: owners.mentions + (before.map { possessors(in: $0.tokens, scene: scene) } ?? []), what: truce.tokens,
        evidence: (before?.tokens.lowerBound ?? chunk.lowerBound)..<end, verb: nil, speaks: true,
        rule: "pledge.declaration",
        confidence: 0.75)
    }

    // "at the outset of a 72-hour cease-fire", "a temporary moratorium on attacks", "Putin's Easter truce".
    let isLimited =
      chunk.contains { temporary.match(in: tokens, at: $0, limit: chunk.upperBound) != nil }
      || length(in: chunk, scene: scene) != nil
    guard isLimited || !owners.mentions.isEmpty && owners.isPossessive else { return nil }
    let isAsked = (max(range.lowerBound, chunk.lowerBound - 12)..<chunk.lowerBound).contains {
      asking.match(in: tokens, at: $0, limit: chunk.lowerBound) != nil
    }
    if isAsked || scene.text.isQuoted(chunk.lowerBound) { return nil }
    let end = max(truce.tokens.upperBound, owners.end ?? 0)
    return Found(
      by: owners.mentions, what: truce.tokens, evidence: chunk.lowerBound..<end, verb: nil, speaks: false,
      rule: "pledge.named", confidence: 0.5)
  }

  /// Who a truce is between, of or by.
  private func owners(
    of truce: Truce, in sentence: Int, scene: Scene
  ) -> (mentions: [Int], start: Int?, end: Int?, isPossessive: Bool) {
    let tokens = scene.text.tokens
    let limit = scene.grammar.sentenceBodyEnd(sentence)
    let chunk = scene.structures[sentence].chunks[truce.chunk].tokens
    // "Israel-Hamas truce", "Putin's truce"; in "the Gaza truce" the name tells where.
    let own = possessors(in: chunk, scene: scene).filter { mention in
      let name = scene.cast.mentions[mention].tokens
      let neighbours = [name.lowerBound - 1, name.upperBound].filter { chunk.contains($0) }
      return neighbours.contains { ["'s", "'", "-", "–"].contains(tokens[$0].lower) }
        || scene.cast.mentions[mention].form == .pronoun
    }
    var index = truce.tokens.upperBound
    let reach = MeetingReach(scene: scene, words: MeetingWords.none, sentence: sentence)
    var steps = 0
    var sawThing = false
    while index < limit, steps < 14 {
      let word = tokens[index].lower
      // "reached at a dinner between them": the dinner was.
      if ["between", "among"].contains(word), sawThing { break }
      sawThing = sawThing || tokens[index].partOfSpeech == .noun && !scene.grammar.isTimeToken[index]
      if ["between", "by", "among"].contains(word), let joined = reach.joined(from: index + 1), !joined.mentions.isEmpty
      {
        return (agents(joined.mentions, scene), nil, joined.end, false)
      }
      let isAgreed = ["agreed", "declared", "announced", "reached", "accepted", "called", "upon", "on", "to"].contains(
        word)
      if let group = scene.grammar.verbGroup(at: index, in: sentence), !isAgreed,
        scene.structures[sentence].verbGroups[group].form == .finite
      {
        break
      }
      if [";", ".", ":", "that", "which", "as"].contains(word) { break }
      index += 1
      steps += 1
    }
    return (own, nil, nil, !own.isEmpty)
  }

  private func possessors(in range: Range<Int>, scene: Scene) -> [Int] {
    agents(Array(scene.cast.mentions(in: range)), scene)
  }

  /// "a call for", "proposal of", "talks on": the truce is only asked for.
  private func isAskedBefore(_ start: Int, floor: Int, tokens: [Token]) -> Bool {
    guard start - 2 >= floor,
      ["for", "of", "on", "about", "toward", "towards", "over", "to"].contains(tokens[start - 1].lower)
    else { return false }
    let noun = start - 2
    return asking.match(in: tokens, at: noun, limit: start) != nil
  }

  /// Whether the verb tells that it is so: no wish, no refusal, no mere possibility.
  private func isReal(_ group: Int, in sentence: Int, scene: Scene) -> Bool {
    let groups = scene.structures[sentence].verbGroups
    let verb = groups[group]
    if verb.isNegated || scene.isInsideCondition(verb.head, in: sentence) { return false }
    if let modal = verb.modal { return modal == "will" || modal == "shall" }
    let before = verb.tokens.lowerBound - 1
    if verb.form == .participle, before >= 0,
      ["at", "of", "for", "to", "toward", "towards", "about", "without", "from", "on", "against"].contains(
        scene.text.tokens[before].lower)
    {
      return false
    }
    guard verb.form != .finite, let governor = verb.governor else { return verb.form != .infinitive }
    let lemma = scene.text.tokens[groups[governor].head].lemma
    guard Self.carriesOn.contains(lemma) else {
      return verb.form == .participle
        && asking.match(
          in: scene.text.tokens, at: groups[governor].head, limit: verb.tokens.lowerBound) == nil
    }
    return isReal(governor, in: sentence, scene: scene)
  }

  // MARK: Undertakings

  /// "promised to facilitate an end to hostilities", "agreed to release the prisoners".
  private func undertaking(_ group: Int, in sentence: Int, of scene: Scene) -> Found? {
    let text = scene.text
    let structure = scene.structures[sentence]
    let verb = structure.verbGroups[group]
    let limit = text.sentences[sentence].tokens.upperBound
    let isPromise = promising.match(in: text.tokens, at: verb.head, limit: limit) != nil
    let isAgreement = agreeing.match(in: text.tokens, at: verb.head, limit: limit) != nil
    let isIntention = intending.match(in: text.tokens, at: verb.head, limit: limit) != nil && verb.modal == nil
    guard isPromise || isAgreement || isIntention, !verb.isPassive, isReal(group, in: sentence, scene: scene) else {
      return nil
    }
    let subjects = agents(scene.grammar.subjects(of: group, in: sentence), scene)
    guard !subjects.isEmpty else { return nil }
    let next = group + 1
    guard next < structure.verbGroups.count else { return nil }
    let act = structure.verbGroups[next]
    let gap = verb.tokens.upperBound..<act.tokens.lowerBound
    let isClause = gap.first.map { text.tokens[$0].lower == "that" } ?? false
    guard
      act.form == .infinitive && gap.count <= 3
        || isClause && ["will", "would", "shall"].contains(act.modal ?? "") && gap.count <= 8
    else { return nil }
    let isDenied = act.isNegated || gap.contains { text.tokens[$0].lower == "not" }
    if hostile.match(in: text.tokens, at: act.head, limit: limit) != nil, !isDenied { return nil }
    let reach = scene.grammar.clauseEnd(after: act.tokens.upperBound, in: sentence)
    if !isDenied,
      scene.isHarmful(act.head..<max(act.head + 1, reach), harmful) || scene.isOnRefusal(act.head, in: sentence)
    {
      return nil
    }
    // "accepted their wish to …": the wish is theirs.
    if isAgreement, !isClause, scene.grammar.tree.isParsed, !gap.isEmpty, text.tokens[act.head].head != verb.head {
      return nil
    }
    if isIntention, intendedActs.match(in: text.tokens, at: act.head, limit: limit) == nil { return nil }
    if isAgreement, agreedActs.match(in: text.tokens, at: act.head, limit: limit) == nil { return nil }
    if isClause {
      let others = agents(scene.grammar.subjects(of: next, in: sentence), scene).compactMap { scene.entity(of: $0) }
      let own = subjects.compactMap { scene.entity(of: $0) }
      guard others.isEmpty || others.contains(where: { other in own.contains { scene.cast.isSameSide($0, other) } })
      else { return nil }
    }
    let end = reach
    let start =
      isClause
      ? gap.lowerBound + 1 : gap.contains { text.tokens[$0].lower == "not" } ? gap.lowerBound : act.tokens.lowerBound
    guard end > start else { return nil }
    let low = first(of: subjects, before: verb.tokens.lowerBound, in: sentence, scene: scene) ?? verb.tokens.lowerBound
    return Found(
      by: subjects, what: start..<end, evidence: low..<end, verb: group, speaks: true,
      rule: isPromise ? "pledge.promise" : isIntention ? "pledge.intention" : "pledge.agreement",
      confidence: 0.65)
  }

  /// "said that it would release the prisoners", "we will halt the tests", "ordered his army to stop fighting": what
  /// somebody says that he himself will do, or has his own do.
  private func statement(_ group: Int, in sentence: Int, of scene: Scene) -> Found? {
    let text = scene.text
    let structure = scene.structures[sentence]
    let verb = structure.verbGroups[group]
    let limit = scene.grammar.sentenceBodyEnd(sentence)
    if let order = order(group, in: sentence, of: scene) { return order }
    guard ["will", "would", "shall"].contains(verb.modal ?? ""), !verb.isPassive, !verb.isPerfect,
      !scene.isInsideCondition(verb.head, in: sentence)
    else { return nil }
    if unbinding.match(in: text.tokens, at: verb.head, limit: limit) != nil { return nil }
    let isAct = statedActs.match(in: text.tokens, at: verb.head, limit: limit) != nil
    let isRestraint =
      verb.isNegated
      && (harmful.match(in: text.tokens, at: verb.head, limit: limit) != nil
        || statedActs.match(in: text.tokens, at: verb.head, limit: limit) == nil
          && standingDown.match(in: text.tokens, at: verb.head, limit: limit) != nil)
    guard isAct && !verb.isNegated || isRestraint else { return nil }
    let subjects = agents(scene.grammar.subjects(of: group, in: sentence), scene)
    let end = scene.grammar.clauseEnd(after: verb.tokens.upperBound, in: sentence)
    let place = text.offsets(ofTokens: verb.head..<verb.head + 1)
    guard let first = subjects.first, let own = scene.entity(of: first), end > verb.tokens.upperBound,
      let speaker = scene.innermostSaying(around: place).flatMap({ scene.sayings[$0].source }),
      let entity = scene.entity(of: speaker),
      entity == own || scene.cast.entities[own].kind != .person && scene.cast.isSameSide(entity, own),
      !text.sentences[sentence].tokens.contains(where: { ["if", "unless", "until"].contains(text.tokens[$0].lower) })
    else { return nil }
    let low =
      self.first(of: subjects, before: verb.tokens.lowerBound, in: sentence, scene: scene) ?? verb.tokens.lowerBound
    return Found(
      by: subjects, what: verb.tokens.lowerBound..<end, evidence: low..<end, verb: group, speaks: false,
      rule: "pledge.statement", confidence: 0.5)
  }

  /// "ordered his army to stop fighting": a truce declared.
  private func order(_ group: Int, in sentence: Int, of scene: Scene) -> Found? {
    let tokens = scene.text.tokens
    let structure = scene.structures[sentence]
    let verb = structure.verbGroups[group]
    let limit = scene.grammar.sentenceBodyEnd(sentence)
    guard ordering.match(in: tokens, at: verb.head, limit: limit) != nil, !verb.isPassive,
      group + 1 < structure.verbGroups.count,
      isReal(group, in: sentence, scene: scene)
    else { return nil }
    let act = structure.verbGroups[group + 1]
    let subjects = agents(scene.grammar.subjects(of: group, in: sentence), scene)
    guard act.form == .infinitive, act.tokens.lowerBound - verb.tokens.upperBound <= Self.longestOrdered,
      !subjects.isEmpty,
      standingDown.match(in: tokens, at: act.head, limit: limit) != nil
    else { return nil }
    let end = withPeriod(
      after: scene.grammar.clauseEnd(after: act.tokens.upperBound, in: sentence), in: sentence, scene: scene)
    let low = first(of: subjects, before: verb.tokens.lowerBound, in: sentence, scene: scene) ?? verb.tokens.lowerBound
    return Found(
      by: subjects, what: act.head..<end, evidence: low..<end, verb: group, speaks: true, rule: "pledge.declared",
      confidence: 0.7)
  }

  /// How many words name those who are ordered at most; chosen by hand.
  private static let longestOrdered = 6

  /// "a Taliban undertaking that …", "Israel's promise to release …".
  private func noun(_ chunk: Chunk, in sentence: Int, of scene: Scene) -> Found? {
    let tokens = scene.text.tokens
    let next = chunk.tokens.upperBound
    let limit = scene.grammar.sentenceBodyEnd(sentence)
    guard next + 1 < limit, undertakings.match(in: tokens, at: chunk.head, limit: next) != nil,
      ["that", "to", "not", "of"].contains(tokens[next].lower),
      !chunk.tokens.contains(where: { ["any", "no"].contains(tokens[$0].lower) })
    else { return nil }
    var by = agents(Array(scene.cast.mentions(in: chunk.tokens)), scene)
    if by.isEmpty { by = givers(of: chunk, in: sentence, scene: scene) }
    // "promises of free elections", "his commitment to full disarmament"
    if ["of", "to"].contains(tokens[next].lower), !by.isEmpty, tokens[next + 1].partOfSpeech != .verb,
      let thing = scene.structures[sentence].chunks.first(where: {
        $0.tokens.lowerBound > next && $0.tokens.lowerBound - next <= 2
      }), scene.cast.mention(at: thing.head) == nil, tokens[thing.head].partOfSpeech == .noun
    {
      let reach = scene.grammar.tree.isParsed ? scene.grammar.tree.extent(of: thing.head).upperBound : 0
      let end = max(
        thing.tokens.upperBound, min(reach, scene.grammar.clauseEnd(after: thing.tokens.upperBound, in: sentence)))
      return Found(
        by: by, what: next + 1..<end, evidence: chunk.tokens.lowerBound..<end, verb: nil, speaks: true,
        rule: "pledge.noun", confidence: 0.6)
    }
    if tokens[next].lower == "of" { return nil }
    guard !by.isEmpty, let act = scene.structures[sentence].verbGroups.first(where: { $0.tokens.lowerBound >= next }),
      act.tokens.lowerBound - next <= 8, tokens[next].lower == "that" || act.form == .infinitive,
      act.isNegated || hostile.match(in: tokens, at: act.head, limit: limit) == nil
    else { return nil }
    // "Their pledges to curb traffic were enough": the undertaking ends with its own clause.
    var end = scene.grammar.clauseEnd(after: act.tokens.upperBound, in: sentence)
    if scene.grammar.tree.isParsed {
      let own = [act.head, chunk.head].map { scene.grammar.tree.extent(of: $0).upperBound }.max() ?? end
      end = own <= act.tokens.upperBound ? end : max(act.tokens.upperBound, min(end, own))
    }
    let start = tokens[next].lower == "that" ? next + 1 : next
    guard end > start else { return nil }
    return Found(
      by: by, what: start..<end, evidence: chunk.tokens.lowerBound..<end, verb: nil, speaks: true, rule: "pledge.noun",
      confidence: 0.6)
  }

  /// Who gave a promise that a verb keeps, repeats or breaks: "urged Norway to make good on a promise to …".
  private func givers(of chunk: Chunk, in sentence: Int, scene: Scene) -> [Int] {
    let groups = scene.structures[sentence].verbGroups
    guard let group = groups.lastIndex(where: { $0.tokens.upperBound <= chunk.tokens.lowerBound }),
      let (length, _) = keeping.match(in: scene.text.tokens, at: groups[group].head, limit: chunk.tokens.lowerBound),
      chunk.tokens.lowerBound - groups[group].head - length <= 1
    else { return [] }
    return agents(scene.grammar.subjects(of: group, in: sentence), scene)
  }

  // MARK: Who and how long

  private func agents(_ mentions: [Int], _ scene: Scene) -> [Int] {
    var seen: Set<Int> = []
    return mentions.filter { mention in
      guard let entity = scene.entity(of: mention) else { return false }
      let kind = scene.cast.entities[entity].kind
      return scene.cast.entities[entity].isAgent && kind != .outlet && seen.insert(entity).inserted
    }
  }

  private func first(of mentions: [Int], before: Int, in sentence: Int, scene: Scene) -> Int? {
    mentions.map { scene.cast.mentions[$0].tokens.lowerBound }
      .filter { scene.text.sentences[sentence].tokens.contains($0) && $0 < before && before - $0 <= 25 }.min()
  }

  /// "72-hour" inside a phrase, with its words.
  private func length(in range: Range<Int>, scene: Scene) -> Range<Int>? {
    let tokens = scene.text.tokens
    for index in range where index + 1 < range.upperBound {
      guard
        Self.units.contains(tokens[index + 1].lemma)
          || index + 2 < range.upperBound && tokens[index + 1].form == "-"
            && Self.units.contains(tokens[index + 2].lemma)
      else { continue }
      guard tokens[index].partOfSpeech == .number || NumeralScan.units[tokens[index].lower] != nil else { continue }
      return index..<(tokens[index + 1].form == "-" ? index + 3 : index + 2)
    }
    return nil
  }

  /// Where a clause ends when "for 72 hours", "until Friday", "during the Easter weekend" behind it belongs to it.
  private func withPeriod(after end: Int, in sentence: Int, scene: Scene) -> Int {
    periodTokens(after: end, in: sentence, scene: scene)?.upperBound ?? end
  }

  private func periodTokens(after start: Int, in sentence: Int, scene: Scene) -> Range<Int>? {
    let tokens = scene.text.tokens
    let limit = scene.grammar.sentenceBodyEnd(sentence)
    guard start < limit, ["for", "during", "until", "till", "through", "from", "over"].contains(tokens[start].lower)
    else { return nil }
    var end = start + 1
    while end < limit, scene.grammar.isTimeToken[end] { end += 1 }
    if end > start + 1 { return start..<end }
    var last: Int?
    for index in (start + 1)..<max(start + 1, min(limit, start + 5)) {
      if periods.match(in: tokens, at: index, limit: index + 1) != nil { last = index }
      guard [.determiner, .number, .adjective, .noun, .properNoun, .punctuation].contains(tokens[index].partOfSpeech),
        tokens[index].form != ",",
        tokens[index].partOfSpeech != .noun || last == index || scene.grammar.isTimeToken[index]
          || index + 1 < limit && periods.match(in: tokens, at: index + 1, limit: index + 2) != nil
      else { break }
    }
    return last.map { start..<($0 + 1) }
  }

  private func period(of found: Found, in sentence: Int, scene: Scene) -> Pledge.Period? {
    let text = scene.text
    let bounds = found.evidence.lowerBound..<max(found.evidence.upperBound, found.what.upperBound)
    var words = length(in: found.what, scene: scene)
    var preposition = ""
    if words == nil {
      for index in bounds {
        if let range = periodTokens(after: index, in: sentence, scene: scene) {
          words = range
          preposition = text.tokens[index].lower
          break
        }
      }
    }
    guard let words else { return nil }
    let time = text.times(in: words).lazy.map { text.times[$0] }.first { $0.kind != .set }
    let isDate = time.map { $0.kind == .date } ?? false
    return Pledge.Period(
      text: text.text(text.offsets(ofTokens: words)),
      from: isDate && !["until", "till", "through"].contains(preposition) ? time?.earliest ?? time?.value : nil,
      to: isDate && preposition != "from" ? time?.latest ?? time?.value : nil)
  }

  private static let carriesOn: Set<String> = [
    "begin", "start", "continue", "agree", "decide", "go", "plan", "set", "announce",
  ]
  private static let units: Set<String> = ["minute", "hour", "day", "week", "month", "year"]
}
