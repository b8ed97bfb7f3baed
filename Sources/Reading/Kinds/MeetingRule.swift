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
  let words: MeetingWords

  init(codebook: Codebook) {
    events = codebook.lexicon("meeting.events")
    talks = codebook.lexicon("meeting.talks")
    visits = codebook.lexicon("meeting.visits")
    others = codebook.lexicon("meeting.others")
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
    var place: Range<Int>?
    var time: Int?
    var status: Meeting.Status?
    /// Whether words of their own tell the status ("called off"), rather than a tense.
    var isExplicit = false
    /// Whether somebody holds, attends or leaves it.
    var isHeldBySomebody = false
    var verb: Int?
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
      var taken: [Range<Int>] = []
      for group in scene.structures[sentence].verbGroups.indices {
        guard let event = verbEvent(group, nouns: nouns, in: sentence, of: scene) else { continue }
        taken.append(event.low..<event.high)
        drafts.append(draft(of: event, in: sentence, scene: scene))
      }
      for (index, noun) in nouns.enumerated() {
        let next = index + 1 < nouns.count ? nouns[index + 1].tokens.lowerBound : Int.max
        guard !taken.contains(where: { $0.overlaps(noun.tokens) }),
          let event = nounEvent(noun, before: next, in: sentence, of: scene)
        else { continue }
        taken.append(event.low..<event.high)
        drafts.append(draft(of: event, in: sentence, scene: scene))
      }
    }
    return drafts
  }

  private func draft(of event: Event, in sentence: Int, scene: Scene) -> Draft {
    let text = scene.text
    let tokens = scene.grammar.trimmed(event.low..<event.high)
    let evidence = text.offsets(ofTokens: tokens)
    let first = event.participants.first.flatMap { scene.entity(of: $0) }
    var standing = scene.standing(
      of: text.offsets(ofTokens: event.core), actor: first, verb: event.verb.map { (sentence, $0) }, speaks: false)
    if event.status == .planned, standing.modality == .asserted { standing.modality = .planned }
    if event.status != .planned, standing.modality == .planned { standing.modality = .asserted }
    let level = tokens.lazy.compactMap { index -> Range<Int>? in
      words.levels.match(in: text.tokens, at: index, limit: tokens.upperBound).map { index..<(index + $0.length) }
    }.first
    return Draft(
      evidence: [evidence], standing: standing, rule: event.rule,
      confidence: event.isExplicit ? 0.8 : 0.65,
      body: .meeting(
        Meeting(
          date: event.time.map { index in
            let time = text.times[index]
            return Meeting.Date(
              start: time.offsets.lowerBound, end: time.offsets.upperBound, text: text.text(time.offsets),
              value: time.value)
          }, place: event.place.map { text.span(text.offsets(ofTokens: $0)) },
          participants: unique(event.participants, scene).compactMap { scene.actor($0) },
          level: level.map { text.text(text.offsets(ofTokens: $0)) }, status: event.status ?? .held)))
  }

  private func unique(_ mentions: [Int], _ scene: Scene) -> [Int] {
    var seen: Set<Int> = []
    return mentions.filter { mention in scene.entity(of: mention).map { seen.insert($0).inserted } ?? false }
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
      if let best { found.append(Noun(tokens: best.range, chunk: index, weight: best.weight)) }
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
    let before = governor(of: noun, in: sentence, scene: scene)
    let after = structure.verbGroups.indices.first { group in
      structure.verbGroups[group].tokens.lowerBound >= noun.tokens.upperBound
        && structure.verbGroups[group].form == .finite
        && scene.grammar.subjectChunk(of: group, in: sentence) == noun.chunk
        || structure.verbGroups[group].tokens.lowerBound == noun.tokens.upperBound
    }
    if let before, !objectOf(before, event: &event, in: sentence, scene: scene) { return nil }
    if let after, !subjectOf(after, event: &event, in: sentence, scene: scene) { return nil }
    leading(noun, event: &event, in: sentence, scene: scene)
    if event.time == nil { event.time = reach.timeBefore(event) }
    if let verb = event.verb, scene.isInsideCondition(structure.verbGroups[verb].head, in: sentence) { return nil }
    return isEnough(event) ? event : nil
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
  private func modifiers(of noun: Noun, to event: inout Event, in sentence: Int, scene: Scene) {
    let text = scene.text
    for mention in scene.cast.mentions(in: noun.tokens) {
      let found = scene.cast.mentions[mention]
      guard let entity = scene.entity(of: mention) else { continue }
      let next = found.tokens.upperBound
      let isJoined =
        next < text.tokens.count && text.tokens[next].form == "-"
        || found.tokens.lowerBound > 0 && text.tokens[found.tokens.lowerBound - 1].form == "-"
      if scene.cast.entities[entity].kind == .place || found.form == .capital && !isJoined
        || words.venues.match(in: text.tokens, at: found.tokens.lowerBound, limit: found.tokens.upperBound) != nil
      {
        if event.place == nil { event.place = found.tokens }
      } else if scene.cast.entities[entity].isAgent, scene.cast.entities[entity].kind != .outlet {
        event.participants.append(mention)
      }
    }
    if let time = text.times.firstIndex(where: { noun.tokens.contains($0.tokens.lowerBound) && $0.kind != .duration }) {
      event.time = time
    }
    for index in noun.tokens {
      if words.ahead.match(in: text.tokens, at: index, limit: noun.tokens.upperBound) != nil {
        event.status = .planned
      } else if words.past.match(in: text.tokens, at: index, limit: noun.tokens.upperBound) != nil {
        event.status = .held
      } else if let status = words.status(at: index, limit: noun.tokens.upperBound - 1, in: text.tokens) {
        event.status = status
        event.isExplicit = true
      }
    }
  }

  /// The verb whose object the noun is.
  private func governor(of noun: Noun, in sentence: Int, scene: Scene) -> Int? {
    let groups = scene.structures[sentence].verbGroups
    guard let group = groups.lastIndex(where: { $0.tokens.upperBound <= noun.tokens.lowerBound }) else { return nil }
    let gap = groups[group].tokens.upperBound..<noun.tokens.lowerBound
    let isDirect = gap.allSatisfy {
      let token = scene.text.tokens[$0]
      return [.adverb, .particle].contains(token.partOfSpeech) || Self.particles.contains(token.lower)
        || scene.grammar.isTimeToken[$0]
    }
    return isDirect ? group : nil
  }

  /// What the verb before says: who holds it, who cancels it. False where it says that there is none.
  private func objectOf(_ group: Int, event: inout Event, in sentence: Int, scene: Scene) -> Bool {
    let text = scene.text
    let verb = scene.structures[sentence].verbGroups[group]
    let limit = text.sentences[sentence].tokens.upperBound
    let subjects = participants(scene.grammar.subjects(of: group, in: sentence), scene)
    if let status = words.status(at: verb.head, limit: limit, in: text.tokens), !verb.isNegated {
      event.status =
        MeetingTense.isAhead(verb, group, in: sentence, scene: scene, words: words) && status != .planned
        ? event.status ?? .planned : status
      event.isExplicit = true
      event.verb = group
      event.take(verb.tokens)
      if status == .brokenOff || status == .planned, !verb.isPassive { add(subjects, to: &event, scene) }
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
    if words.wishing.match(in: text.tokens, at: verb.head, limit: limit) != nil { return event.isExplicit }
    return true
  }

  /// What the verb behind says: "ended", "was put off", "scheduled for Wednesday", "will resume".
  private func subjectOf(_ group: Int, event: inout Event, in sentence: Int, scene: Scene) -> Bool {
    let text = scene.text
    let verb = scene.structures[sentence].verbGroups[group]
    let limit = text.sentences[sentence].tokens.upperBound
    if let status = words.status(at: verb.head, limit: limit, in: text.tokens) {
      guard !verb.isNegated else { return false }
      event.status = status
      event.isExplicit = true
    } else if words.happening.match(in: text.tokens, at: verb.head, limit: limit) != nil {
      guard !verb.isNegated, let status = MeetingTense.status(of: group, in: sentence, scene: scene, words: words)
      else {
        return event.isExplicit
      }
      if event.isExplicit, event.status != .planned { return true }
      event.status = status
      event.isExplicit = true
    } else {
      if event.status == nil, event.weight != .talks { event.status = verb.modal == nil ? .held : .planned }
      return true
    }
    event.verb = group
    event.take(verb.tokens)
    MeetingReach(scene: scene, words: words, sentence: sentence).read(
      from: verb.tokens.upperBound, until: scene.grammar.clauseEnd(after: verb.tokens.upperBound, in: sentence),
      to: &event)
    return true
  }

  /// "after talks", "during a meeting", "ahead of the summit", "flew to Doha for talks".
  private func leading(_ noun: Noun, event: inout Event, in sentence: Int, scene: Scene) {
    let text = scene.text
    let floor = text.sentences[sentence].tokens.lowerBound
    let before = noun.tokens.lowerBound - 1
    guard before >= floor, !event.isExplicit, !event.isHeldBySomebody else { return }
    let word = text.tokens[before].lower
    if ["after", "following", "during", "since", "from"].contains(word) || word == "at" && event.status == nil {
      if event.status == nil { event.status = .held }
      if word != "from" { event.low = min(event.low, before) }
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

  // MARK: Verbs of meeting

  private func verbEvent(_ group: Int, nouns: [Noun], in sentence: Int, of scene: Scene) -> Event? {
    let text = scene.text
    let verb = scene.structures[sentence].verbGroups[group]
    let limit = text.sentences[sentence].tokens.upperBound
    guard let (length, _) = words.meeting.match(in: text.tokens, at: verb.head, limit: limit),
      text.tokens[verb.head].partOfSpeech == .verb, !verb.isNegated, !verb.isPassive,
      !scene.isInsideCondition(verb.head, in: sentence),
      let status = MeetingTense.status(of: group, in: sentence, scene: scene, words: words)
    else { return nil }
    var event = Event(
      weight: .verb, core: verb.tokens, low: verb.tokens.lowerBound,
      high: max(verb.tokens.upperBound, verb.head + length),
      status: status, verb: group, rule: "meeting.verb")
    let subjects = participants(scene.grammar.subjects(of: group, in: sentence), scene)
    add(subjects, to: &event, scene)
    let start = event.high
    let reach = MeetingReach(scene: scene, words: words, sentence: sentence)
    // A direct object: whom; a thing is met otherwise ("meet the deadline").
    var next = start
    while next < limit, text.tokens[next].partOfSpeech == .adverb { next += 1 }
    if let direct = reach.joined(from: next), next < limit, !scene.grammar.isTimeToken[next] {
      guard !direct.mentions.isEmpty else { return nil }
      for mention in direct.mentions where !event.participants.contains(mention) { event.participants.append(mention) }
      event.high = max(event.high, direct.end)
      next = direct.end
    }
    let others = event.participants.count - subjects.count
    reach.read(from: next, until: scene.grammar.clauseEnd(after: start, in: sentence), to: &event)
    if event.time == nil { event.time = reach.timeBefore(event) }
    let isPlaced = event.place != nil || event.time != nil
    let count = unique(event.participants, scene).count
    guard
      count > 1 && (others > 0 || event.participants.count > subjects.count || subjects.count > 1)
        || count == 1 && isPlaced
    else { return nil }
    return event
  }

  private func participants(_ mentions: [Int], _ scene: Scene) -> [Int] {
    mentions.filter { mention in
      guard let entity = scene.entity(of: mention) else { return false }
      return scene.cast.entities[entity].isAgent && scene.cast.entities[entity].kind != .outlet
    }
  }

  private func add(_ mentions: [Int], to event: inout Event, _ scene: Scene) {
    for mention in mentions.reversed() where !event.participants.contains(mention) {
      event.participants.insert(mention, at: 0)
      let tokens = scene.cast.mentions[mention].tokens
      if tokens.upperBound <= event.core.lowerBound,
        scene.text.sentenceIndex(ofToken: tokens.lowerBound)
          == scene.text.sentenceIndex(ofToken: event.core.lowerBound),
        event.core.lowerBound - tokens.lowerBound <= Self.reach
      {
        event.low = min(event.low, tokens.lowerBound)
      }
    }
  }

  /// How many tokens before the core a subject still belongs to the smallest clause. Tuned on the three annotated
  /// negotiations (tried: 15, 25, 40).
  private static let reach = 25
  private static let particles: Set<String> = [
    "off", "up", "out", "back", "for", "of", "from", "in", "on", "into", "down", "with", "away", "down",
  ]
}
