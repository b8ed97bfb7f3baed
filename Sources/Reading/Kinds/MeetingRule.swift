import Codebook
import Language
import Records

/// Meetings: talks, calls, sessions and visits that are planned, were held, put off, called off or broken off.
///
/// A noun of meeting or a verb of meeting makes a record when its sentence says at least who, where or when, and what
/// became of it. Who took part is told by grammar alone: whoever holds it, whom it is with, between or involves; being
/// named nearby, or being said to have stayed away, makes no participant.
struct MeetingRule: Rule {
  private let events: PhraseIndex<Int>
  private let talks: PhraseIndex<Int>
  private let visits: PhraseIndex<Int>
  private let others: PhraseIndex<Int>
  private let exits: PhraseIndex<Int>
  let words: MeetingWords

  init(codebook: Codebook) {
    events = codebook.lexicon("meeting.events")
    talks = codebook.lexicon("meeting.talks")
    visits = codebook.lexicon("meeting.visits")
    others = codebook.lexicon("meeting.others")
    exits = codebook.lexicon("threat.exits")
    words = MeetingWords(codebook: codebook)
  }

  /// How much a noun says by itself.
  enum Weight: Sendable {
    /// One event: "meeting", "summit", "round of talks".
    case event
    /// Perhaps a process: "talks", "negotiations".
    case talks
    /// A journey: "visit".
    case visit
    /// A verb of meeting.
    case verb
  }

  /// A meeting as it is being put together.
  struct Event: Sendable {
    var weight: Weight
    /// The noun phrase or verb group.
    var core: Range<Int>
    var low: Int
    var high: Int
    var participants: [Int] = []
    /// Noun phrases of people who take part and whom the cast does not know ("the separatists").
    var others: [Range<Int>] = []
    var place: Range<Int>?
    var time: Int?
    var status: Meeting.Status?
    /// Whether words of their own tell the status ("called off"), rather than a tense.
    var isExplicit = false
    /// Whether somebody holds, attends or leaves it.
    var isHeldBySomebody = false
    var verb: Int?
    /// Another place of the sentence that tells what became of it.
    var outcome: Range<Int>?
    var rule: String

    mutating func take(_ range: Range<Int>) {
      low = min(low, range.lowerBound)
      high = max(high, range.upperBound)
    }
  }

  func drafts(in scene: Scene) -> [Draft] {
    var drafts: [Draft] = []
    for sentence in scene.text.sentences.indices {
      let nouns = nouns(in: sentence, of: scene)
      var events: [Event] = []
      for group in scene.structures[sentence].verbGroups.indices {
        guard let event = verbEvent(group, nouns: nouns, in: sentence, of: scene) else { continue }
        events.append(event)
      }
      for (index, noun) in nouns.enumerated() {
        let next = index + 1 < nouns.count ? nouns[index + 1].tokens.lowerBound : Int.max
        guard !events.contains(where: { ($0.low..<$0.high).overlaps(noun.tokens) }),
          !isLeftAhead(noun.tokens, in: sentence, of: scene),
          let event = nounEvent(noun, before: next, in: sentence, of: scene)
        else { continue }
        if isEnough(event) {
          events.append(event)
        } else if event.isExplicit, event.status != .planned, let last = events.indices.last,
          [.planned, .held].contains(events[last].status), isDefinite(noun, scene)
        {
          // "…, but the meeting has been cancelled": what became of the one just told.
          events[last].status = event.status
          events[last].isExplicit = true
          events[last].outcome = event.low..<event.high
        }
      }
      drafts += events.map { draft(of: $0, in: sentence, scene: scene) }
    }
    return drafts
  }

  /// Whether the noun is what somebody would leave: "may walk away from the talks" tells of a threat and no meeting.
  func isLeftAhead(_ noun: Range<Int>, in sentence: Int, of scene: Scene) -> Bool {
    let limit = noun.lowerBound
    guard let group = scene.structures[sentence].verbGroups.last(where: { $0.head < limit }),
      exits.match(in: scene.text.tokens, at: group.head, limit: limit) != nil
    else { return false }
    return group.modal != nil || group.form == .infinitive
  }

  private func isDefinite(_ noun: Noun, _ scene: Scene) -> Bool {
    ["the", "this", "that", "these", "those"].contains(scene.text.tokens[noun.tokens.lowerBound].lower)
  }

  /// Whether a word is printed in capitals: in such a line every word looks like a name.
  private static func isShouted(_ token: Token) -> Bool {
    token.form.count > 3 && token.form.allSatisfy { $0.isUppercase }
  }

  private func draft(of event: Event, in sentence: Int, scene: Scene) -> Draft {
    let text = scene.text
    let tokens = scene.grammar.trimmed(event.low..<event.high)
    let first = event.participants.first.flatMap { scene.entity(of: $0) }
    let standing = scene.standing(
      of: Scene.Told(
        range: text.offsets(ofTokens: event.core), actor: first, verb: event.verb.map { (sentence, $0) }, speaks: false,
        isEvent: true))
    return draft(
      of: event, told: tokens,
      besides: event.outcome.map { [text.offsets(ofTokens: scene.grammar.trimmed($0))] } ?? [], standing: standing,
      confidence: event.isExplicit ? 0.8 : 0.65, in: sentence, scene: scene)
  }

  /// The record of a meeting that has been put together, by whichever rule.
  ///
  /// - Parameters:
  ///   - tokens: the words that tell of it.
  ///   - besides: further evidence.
  ///   - standing: as its words have it; whether it is planned is for its status to say.
  func draft(
    of event: Event, told tokens: Range<Int>, besides: [Range<Int>], standing: Scene.Standing, confidence: Double,
    in sentence: Int, scene: Scene
  ) -> Draft {
    let text = scene.text
    let status = status(of: event, scene)
    var standing = standing
    if status == .planned, standing.modality == .asserted { standing.modality = .planned }
    if status != .planned, standing.modality == .planned { standing.modality = .asserted }
    let level = tokens.lazy.compactMap { index -> Range<Int>? in
      words.levels.match(in: text.tokens, at: index, limit: tokens.upperBound).map { index..<(index + $0.length) }
    }.first
    return Draft(
      evidence: [text.offsets(ofTokens: tokens)] + besides, standing: standing, rule: event.rule,
      confidence: confidence,
      body: .meeting(
        Meeting(
          date: event.time.map { index in
            let time = text.times[index]
            return Meeting.Date(
              start: time.offsets.lowerBound, end: time.offsets.upperBound, text: text.text(time.offsets),
              value: MeetingDay.value(
                of: time, status, isPast: isPast(event, in: sentence, scene: scene),
                said: isQuoted(event, scene) ? standing.said?.value : nil, in: text))
          }, place: event.place.map { text.span(text.offsets(ofTokens: $0)) },
          participants: actors(of: event, in: sentence, scene: scene),
          level: level.map { text.text(text.offsets(ofTokens: $0)) }, status: status)))
  }

  /// Whether the verb puts what was planned into the past: "had planned", "was to meet".
  private func isPast(_ event: Event, in sentence: Int, scene: Scene) -> Bool {
    let groups = scene.structures[sentence].verbGroups
    guard let verb = event.verb.map({ groups[$0] }) else { return false }
    // "had planned to meet": the verb that governs the infinitive tells.
    return [verb, verb.governor.map { groups[$0] } ?? verb].contains {
      $0.isPerfect || ["was", "were"].contains(scene.text.tokens[$0.tokens.lowerBound].lower)
    }
  }

  /// What became of it; a day after the document's own is still ahead.
  private func status(of event: Event, _ scene: Scene) -> Meeting.Status {
    let status = event.status ?? .held
    guard status == .held, let time = event.time, let today = scene.text.document.published?.value,
      let day = scene.text.times[time].value, day.count == 10, day > today
    else { return status }
    return .planned
  }

  // MARK: Nouns of meeting

  struct Noun: Sendable {
    var tokens: Range<Int>
    var chunk: Int
    var weight: Weight
  }

  /// The noun phrases that name a meeting, without those inside another one ("a round of talks").
  private func nouns(in sentence: Int, of scene: Scene) -> [Noun] {
    let tokens = scene.text.tokens
    let limit = scene.text.sentences[sentence].tokens.upperBound
    var found: [Noun] = []
    for (index, chunk) in scene.structures[sentence].chunks.enumerated() {
      if let last = found.last, last.tokens.upperBound > chunk.tokens.lowerBound { continue }
      if scene.cast.mention(at: chunk.head) != nil || Self.isShouted(tokens[chunk.head]) { continue }
      var best: (range: Range<Int>, weight: Weight)?
      for start in chunk.tokens {
        if let (length, _) = others.match(in: tokens, at: start, limit: limit),
          start + length >= chunk.tokens.upperBound
        {
          best = nil
          break
        }
        guard best == nil else { continue }
        for (phrases, weight) in [(events, Weight.event), (visits, .visit), (talks, .talks)] {
          guard let (length, _) = phrases.match(in: tokens, at: start, limit: limit),
            start + length >= chunk.tokens.upperBound
          else { continue }
          best = (chunk.tokens.lowerBound..<(start + length), weight)
          break
        }
      }
      guard var best else { continue }
      // "working-level talks": the first half may be no part of the noun phrase.
      let first = best.range.lowerBound
      if first - 2 >= scene.text.sentences[sentence].tokens.lowerBound, tokens[first - 1].form == "-" {
        var low = first - 2
        while low - 1 >= scene.text.sentences[sentence].tokens.lowerBound,
          [.adjective, .determiner].contains(tokens[low - 1].partOfSpeech)
        {
          low -= 1
        }
        best.range = low..<best.range.upperBound
      }
      found.append(Noun(tokens: best.range, chunk: index, weight: best.weight))
    }
    return found
  }

  private func nounEvent(_ noun: Noun, before next: Int, in sentence: Int, of scene: Scene) -> Event? {
    let text = scene.text
    let structure = scene.structures[sentence]
    var event = Event(
      weight: noun.weight, core: noun.tokens, low: noun.tokens.lowerBound, high: noun.tokens.upperBound,
      rule: "meeting.noun")
    if words.negations.match(in: text.tokens, at: noun.tokens.lowerBound, limit: noun.tokens.upperBound) != nil {
      return nil
    }
    modifiers(of: noun, to: &event, in: sentence, scene: scene)
    let reach = MeetingReach(scene: scene, words: words, sentence: sentence)
    reach.read(from: noun.tokens.upperBound, until: min(next, scene.grammar.sentenceBodyEnd(sentence)), to: &event)
    let (before, modifier) = governor(of: noun, in: sentence, scene: scene)
    if let modifier {
      event.status =
        words.status(at: structure.verbGroups[modifier].head, limit: noun.tokens.lowerBound, in: text.tokens)?.status
        ?? event.status
      event.take(structure.verbGroups[modifier].tokens)
    }
    let after = predicate(of: noun, reaching: event.high, isObject: before != nil, in: sentence, scene: scene)
    if event.status == nil || event.status == .held, !event.isExplicit,
      let end = prospect(of: noun, after, reaching: event.high, in: sentence, scene: scene)
    {
      event.status = .planned
      event.isExplicit = true
      event.take(event.high..<end)
      reach.read(from: end, until: min(next, scene.grammar.sentenceBodyEnd(sentence)), to: &event)
    }
    if let before, !objectOf(before, event: &event, in: sentence, scene: scene) { return nil }
    if let after, !subjectOf(after, before: next, event: &event, in: sentence, scene: scene) { return nil }
    leading(noun, event: &event, in: sentence, scene: scene)
    if event.time == nil, event.status == .held || event.status == .planned {
      event.time = reach.timeBefore(event) ?? reach.timeHanging(on: event)
    }
    if let verb = event.verb, scene.isInsideCondition(structure.verbGroups[verb].head, in: sentence) { return nil }
    return event
  }

  private func isEnough(_ event: Event) -> Bool {
    guard event.status != nil else { return false }
    let count = event.participants.count
    let isPlaced = event.place != nil || event.time != nil
    switch event.weight {
    case .event: return count > 0 || isPlaced
    case .talks:
      return event.isExplicit && (count > 0 || isPlaced) || event.isHeldBySomebody && (count > 1 || isPlaced)
        || isPlaced && count > 0 || event.place != nil && event.time != nil || event.verb != nil && isPlaced
    case .visit: return event.place != nil && count > 0
    case .verb: return true
    }
  }

  /// "US-Taliban negotiations", "the Paris summit", "last week's talks", "a planned meeting".
  func modifiers(of noun: Noun, to event: inout Event, in sentence: Int, scene: Scene) {
    let text = scene.text
    for mention in scene.cast.mentions(in: noun.tokens) {
      let found = scene.cast.mentions[mention]
      guard let entity = scene.entity(of: mention) else { continue }
      let next = found.tokens.upperBound
      let isJoined =
        next < text.tokens.count && text.tokens[next].form == "-"
        || found.tokens.lowerBound > 0 && text.tokens[found.tokens.lowerBound - 1].form == "-"
      let isVenue =
        noun.weight == .event && found.form == .name && scene.cast.entities[entity].kind == .state
        && found.tokens.upperBound == noun.tokens.upperBound - 1
      if scene.cast.entities[entity].kind == .place || (found.form == .capital || isVenue) && !isJoined
        || words.venues.match(in: text.tokens, at: found.tokens.lowerBound, limit: found.tokens.upperBound) != nil
      {
        if event.place == nil { event.place = found.tokens }
      } else if scene.cast.entities[entity].isAgent, scene.cast.entities[entity].kind != .outlet {
        event.participants.append(mention)
      }
    }
    // "Trump's much-hyped meeting", "Tuesday's truce talks": whoever owns the phrase stands before it.
    if let mention = scene.grammar.possessor(before: noun.tokens.lowerBound), !event.participants.contains(mention) {
      event.participants += participants([mention], scene).filter { scene.cast.mentions[$0].form != .capital }
    }
    // "his meeting with Mr. Lund": whom the layer of entities knows the pronoun to mean.
    if event.participants.isEmpty, let owner = noun.tokens.first.flatMap({ scene.owner(ofPossessive: $0) }) {
      event.participants += participants([owner], scene)
    }
    event.time = text.times(in: noun.tokens).first { text.times[$0].kind != .duration }
    if let ending = words.ending(before: noun.tokens.lowerBound, in: text.tokens),
      !isWished(ending.token, in: sentence, scene: scene)
    {
      event.status = ending.status
      event.isExplicit = true
      event.take(ending.token..<noun.tokens.lowerBound)
    }
    for index in noun.tokens {
      if words.ahead.match(in: text.tokens, at: index, limit: noun.tokens.upperBound) != nil {
        event.status = .planned
      } else if words.past.match(in: text.tokens, at: index, limit: noun.tokens.upperBound) != nil {
        event.status = .held
      } else if let (status, _) = words.status(at: index, limit: noun.tokens.upperBound - 1, in: text.tokens),
        status != .planned
      {
        event.status = status
        event.isExplicit = true
      }
    }
  }

  /// Whether the end of a meeting is only wanted or denied: "did not push for the cancellation of the talks".
  private func isWished(_ token: Int, in sentence: Int, scene: Scene) -> Bool {
    let groups = scene.structures[sentence].verbGroups
    guard let group = groups.last(where: { $0.tokens.upperBound <= token }), token - group.tokens.upperBound <= 3 else {
      return false
    }
    return group.isNegated || words.wishing.match(in: scene.text.tokens, at: group.head, limit: token) != nil
  }

  /// The end of the words that say that it lies ahead: "a meeting is likely", "a summit that will focus on"; nil for
  /// none.
  private func prospect(
    of noun: Noun, _ predicate: Int?, reaching high: Int, in sentence: Int, scene: Scene
  ) -> Int? {
    let tokens = scene.text.tokens
    let groups = scene.structures[sentence].verbGroups
    if let predicate, tokens[groups[predicate].head].lemma == "be", !groups[predicate].isNegated {
      let next = groups[predicate].tokens.upperBound
      if next < tokens.count, words.prospects.match(in: tokens, at: next, limit: next + 1) != nil { return next + 1 }
    }
    guard high < tokens.count, let group = groups.first(where: { $0.tokens.lowerBound >= high }),
      group.modal == "will", group.tokens.lowerBound - high == 1, ["that", "which"].contains(tokens[high].lower)
    else { return nil }
    return group.tokens.upperBound
  }

  /// The verb whose subject the noun is: "talks between A and B ended", "a meeting scheduled for …".
  private func predicate(
    of noun: Noun, reaching high: Int, isObject: Bool, in sentence: Int, scene: Scene
  ) -> Int? {
    let structure = scene.structures[sentence]
    let chunk = structure.chunks[noun.chunk]
    let found = structure.verbGroups.indices.first { group in
      let verb = structure.verbGroups[group]
      guard verb.tokens.lowerBound >= noun.tokens.upperBound else { return false }
      return verb.tokens.lowerBound == noun.tokens.upperBound
        || verb.form == .finite
          && (scene.grammar.subjectChunk(of: group, in: sentence) == noun.chunk
            || verb.tokens.lowerBound == high && high > noun.tokens.upperBound)
    }
    if found != nil || isObject || chunk.followsAdposition { return found }
    // Behind "between … and …" the nearest noun phrase is not the subject.
    guard let next = structure.verbGroups.firstIndex(where: { $0.tokens.lowerBound >= noun.tokens.upperBound }),
      structure.verbGroups[next].form == .finite
    else { return nil }
    let gap = noun.tokens.upperBound..<structure.verbGroups[next].tokens.lowerBound
    return gap.contains { Self.subordinators.contains(scene.text.tokens[$0].lower) } ? nil : next
  }

  /// The verb whose object the noun is, over a participle that only modifies it ("called off planned talks").
  private func governor(of noun: Noun, in sentence: Int, scene: Scene) -> (verb: Int?, modifier: Int?) {
    let tokens = scene.text.tokens
    let groups = scene.structures[sentence].verbGroups
    var start = noun.tokens.lowerBound
    var modifier: Int?
    guard var group = groups.lastIndex(where: { $0.tokens.upperBound <= start }) else { return (nil, nil) }
    let last = groups[group]
    if last.tokens.count == 1, last.tokens.upperBound == start, tokens[last.head].lower.hasSuffix("ed"), group > 0,
      groups[group - 1].tokens.upperBound == last.tokens.lowerBound
        || [.determiner, .adjective, .adposition].contains(tokens[last.tokens.lowerBound - 1].partOfSpeech)
        || tokens[last.tokens.lowerBound - 1].lower == "off"
    {
      modifier = group
      start = last.tokens.lowerBound
      group -= 1
    }
    let gap = groups[group].tokens.upperBound..<start
    let isDirect = gap.allSatisfy {
      [.adverb, .particle, .determiner].contains(tokens[$0].partOfSpeech) || Self.particles.contains(tokens[$0].lower)
        || scene.grammar.isTimeToken[$0]
    }
    return (isDirect ? group : nil, modifier)
  }

  /// What the verb before says: who holds it, who cancels it.
  ///
  /// False where it says that there is none.
  private func objectOf(_ group: Int, event: inout Event, in sentence: Int, scene: Scene) -> Bool {
    let text = scene.text
    let verb = scene.structures[sentence].verbGroups[group]
    let limit = text.sentences[sentence].tokens.upperBound
    let subjects = participants(scene.grammar.subjects(of: group, in: sentence), scene)
    if let (status, length) = words.status(at: verb.head, limit: limit, in: text.tokens), !verb.isNegated {
      guard status == .planned || MeetingTense.isFact(group, in: sentence, scene: scene) else { return false }
      event.status = status
      event.isExplicit = true
      event.verb = group
      event.take(verb.tokens)
      event.take(verb.head..<(verb.head + length))
      // "efforts to arrange a conference": whose efforts they are takes no part.
      let isOfNoun = DependencyTree.base(text.tokens[verb.head].relation) == "acl"
      if status == .brokenOff || status == .planned, !verb.isPassive, !isOfNoun { add(subjects, to: &event, scene) }
      return true
    }
    if words.holding.match(in: text.tokens, at: verb.head, limit: limit) != nil {
      guard !verb.isNegated, let status = MeetingTense.status(of: group, in: sentence, scene: scene, words: words)
      else {
        return false
      }
      if event.status == nil || status == .planned { event.status = status }
      event.isHeldBySomebody = true
      event.verb = group
      event.take(verb.tokens)
      if words.together.match(in: text.tokens, at: verb.head, limit: limit) != nil { add(subjects, to: &event, scene) }
      return true
    }
    if text.tokens[verb.head].lemma == "follow", verb.modal == nil, !verb.isNegated, !verb.isPassive {
      if event.status == nil || event.status == .planned { event.status = .held }
      event.isHeldBySomebody = true
      event.take(verb.tokens)
      return true
    }
    if words.wishing.match(in: text.tokens, at: verb.head, limit: limit) != nil { return event.isExplicit }
    return true
  }

  /// What the verb behind says: "ended", "was put off", "scheduled for Wednesday", "will resume".
  private func subjectOf(
    _ group: Int, before next: Int, event: inout Event, in sentence: Int, scene: Scene
  ) -> Bool {
    let text = scene.text
    let verb = scene.structures[sentence].verbGroups[group]
    let limit = text.sentences[sentence].tokens.upperBound
    // What was called off stays so, whatever it had been scheduled for.
    let isOff = event.isExplicit && event.status != .planned && event.status != .held
    if let (status, length) = words.status(at: verb.head, limit: limit, in: text.tokens) {
      guard !verb.isNegated, status == .planned || MeetingTense.isFact(group, in: sentence, scene: scene) else {
        return false
      }
      if !isOff { event.status = status }
      event.isExplicit = true
      event.take(verb.head..<(verb.head + length))
    } else if verb.form == .finite,
      let (length, _) = words.happening.match(in: text.tokens, at: verb.head, limit: limit)
    {
      guard !verb.isNegated, let status = MeetingTense.status(of: group, in: sentence, scene: scene, words: words)
      else {
        return event.isExplicit
      }
      if isOff { return true }
      event.take(verb.head..<(verb.head + length))
      if event.status != .planned || status == .planned { event.status = status }
      event.isExplicit = true
    } else {
      return true
    }
    event.verb = group
    event.take(verb.tokens)
    MeetingReach(scene: scene, words: words, sentence: sentence).read(
      from: verb.tokens.upperBound, until: min(next, scene.grammar.sentenceBodyEnd(sentence)), to: &event)
    return true
  }

  /// "after talks", "during a meeting", "ahead of the summit", "flew to Doha for talks".
  private func leading(_ noun: Noun, event: inout Event, in sentence: Int, scene: Scene) {
    let text = scene.text
    let floor = text.sentences[sentence].tokens.lowerBound
    let before = noun.tokens.lowerBound - 1
    guard before >= floor, !event.isExplicit, !event.isHeldBySomebody else { return }
    let word = text.tokens[before].lower
    if ["after", "following", "during", "since"].contains(word) || word == "at" && event.status == nil {
      if event.status == nil { event.status = followsPlan(before, in: sentence, scene: scene) ? .planned : .held }
      event.low = min(event.low, before)
    } else if ["before", "to", "of"].contains(word), event.status == nil,
      word == "before" || before > floor && ["ahead", "prior", "advance"].contains(text.tokens[before - 1].lower)
    {
      event.status = .planned
    } else if word == "for" {
      guard let group = scene.structures[sentence].verbGroups.lastIndex(where: { $0.tokens.upperBound <= before }),
        words.travel.match(in: text.tokens, at: scene.structures[sentence].verbGroups[group].head, limit: before)
          != nil,
        !scene.structures[sentence].verbGroups[group].isNegated,
        let status = MeetingTense.status(of: group, in: sentence, scene: scene, words: words)
      else { return }
      event.status = status
      event.isHeldBySomebody = true
      event.verb = group
      add(participants(scene.grammar.subjects(of: group, in: sentence), scene), to: &event, scene)
      let reach = MeetingReach(scene: scene, words: words, sentence: sentence)
      let verb = scene.structures[sentence].verbGroups[group]
      if event.place == nil { event.place = reach.destination(after: verb.tokens.upperBound, until: before) }
      event.take(verb.tokens)
    }
  }

  /// Whether what is to follow the meeting lies ahead itself: "expected them to sign after a round of talks".
  private func followsPlan(_ before: Int, in sentence: Int, scene: Scene) -> Bool {
    guard let group = scene.structures[sentence].verbGroups.last(where: { $0.tokens.upperBound <= before }) else {
      return false
    }
    if let modal = group.modal { return modal == "will" }
    guard group.form == .infinitive, let governor = group.governor else { return false }
    let head = scene.structures[sentence].verbGroups[governor].head
    return words.planning.match(in: scene.text.tokens, at: head, limit: head + 1) != nil
  }

  // MARK: Verbs of meeting

  private func verbEvent(_ group: Int, nouns: [Noun], in sentence: Int, of scene: Scene) -> Event? {
    let text = scene.text
    let verb = scene.structures[sentence].verbGroups[group]
    let limit = text.sentences[sentence].tokens.upperBound
    guard let (length, _) = words.meeting.match(in: text.tokens, at: verb.head, limit: limit),
      text.tokens[verb.head].partOfSpeech == .verb, !verb.isNegated, !verb.isPassive,
      !scene.isInsideCondition(verb.head, in: sentence), !isBareInfinitive(verb, text),
      let status = MeetingTense.status(of: group, in: sentence, scene: scene, words: words)
    else { return nil }
    var event = Event(
      weight: .verb, core: verb.tokens, low: verb.tokens.lowerBound,
      high: max(verb.tokens.upperBound, verb.head + length),
      status: status, verb: group, rule: "meeting.verb")
    let subjects = participants(scene.grammar.subjects(of: group, in: sentence), scene)
    // "bases hosting U.S. forces": a thing meets nobody.
    if ["host", "receive"].contains(text.tokens[verb.head].lemma), subjects.isEmpty { return nil }
    add(subjects, to: &event, scene)
    if let chunk = scene.grammar.subjectChunk(of: group, in: sentence) {
      let subject = scene.structures[sentence].chunks[chunk].tokens
      if subject.upperBound <= verb.tokens.lowerBound, verb.tokens.lowerBound - subject.upperBound <= Self.reach {
        event.take(subject)
      }
    }
    let start = event.high
    let end = nouns.first { $0.tokens.lowerBound >= start }?.tokens.lowerBound ?? limit
    let reach = MeetingReach(scene: scene, words: words, sentence: sentence)
    // A direct object: whom; a thing is met otherwise ("meet the deadline").
    var next = start
    while next < limit, text.tokens[next].partOfSpeech == .adverb { next += 1 }
    if let direct = reach.joined(from: next), next < limit, !scene.grammar.isTimeToken[next] {
      let people = direct.mentions.isEmpty ? reach.people(at: next) : nil
      guard !direct.mentions.isEmpty || people != nil else { return nil }
      if let people { event.others.append(people) }
      for mention in direct.mentions where !event.participants.contains(mention) { event.participants.append(mention) }
      event.high = max(event.high, direct.end)
      next = direct.end
    }
    let others = event.participants.count + event.others.count - subjects.count
    reach.read(from: next, until: min(end, scene.grammar.sentenceBodyEnd(sentence)), to: &event)
    if event.time == nil { event.time = reach.timeBefore(event) ?? reach.timeHanging(on: event) }
    let isPlaced = event.place != nil || event.time != nil
    let count = unique(event.participants, scene).count + event.others.count
    let isNamed = scene.grammar.subjectChunk(of: group, in: sentence).map {
      text.tokens[scene.structures[sentence].chunks[$0].head].partOfSpeech == .properNoun
    }
    guard count > 1 || count == 1 && (isPlaced || others > 0 && isNamed == true) else { return nil }
    return event
  }

  /// "hopes to 'sit down'": a mark between keeps the infinitive from being seen.
  private func isBareInfinitive(_ verb: VerbGroup, _ text: AnnotatedText) -> Bool {
    let before = verb.tokens.lowerBound - 1
    guard verb.form == .finite, before > 0, text.tokens[before].partOfSpeech == .punctuation else { return false }
    return text.tokens[before - 1].lower == "to"
  }

  /// How many tokens before the core a subject still belongs to the smallest clause.
  ///
  /// Tuned on the three annotated
  /// negotiations (tried: 15, 25, 40).
  static let reach = 25
  private static let subordinators: Set<String> = [
    "who", "which", "that", "after", "before", "when", "while", "because", "if", "as", "but", ";", ":", "where", "—",
    "\"",
  ]
  private static let particles: Set<String> = [
    "off", "up", "out", "back", "for", "of", "from", "in", "on", "into", "down", "with", "away", "down",
  ]
}
