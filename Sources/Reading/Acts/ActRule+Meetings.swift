import Language
import Records

extension ActRule {
  /// A meeting with whoever grammar joins to its word, its place and its day.
  ///
  /// Being named in the clause, or telling of the meeting, makes no participant.
  func meeting(_ place: Place, in scene: Scene) -> Draft? {
    guard let told = place.act.act.status, !isNegated(place, in: scene),
      !scene.isInsideCondition(place.act.anchor, in: place.sentence)
    else { return nil }
    let isNoun = [.noun, .properNoun].contains(scene.text.tokens[place.act.anchor].partOfSpeech)
    if isNoun, let phrase = scene.grammar.chunk(at: place.act.anchor, in: place.sentence),
      phrase.contains(where: { ["no", "any"].contains(scene.text.tokens[$0].lower) })
    {
      return nil
    }
    if isNoun, meetings.isLeftAhead(place.act.anchor..<place.act.anchor + 1, in: place.sentence, of: scene) {
      return nil
    }
    var event = isNoun ? nounEvent(place, told, in: scene) : verbEvent(place, told, in: scene)
    if let actor = place.actor, place.act.actorHead != nil, !isTeller(actor, of: place, scene),
      !isOfAnotherClause(place, scene)
    {
      let joint = scene.grammar.mentions(
        jointWith: actor, in: scene.text.sentenceIndex(ofToken: scene.cast.mentions[actor].tokens.lowerBound))
      meetings.add(meetings.participants(joint, scene), to: &event, scene)
    }
    let lexical = lexicalStatus(of: place, event, in: scene)
    guard let status = lexical ?? tensed(told, of: place, in: scene) else { return nil }
    event.status = status
    event.isExplicit = event.isExplicit || lexical != nil
    if event.verb == nil { event.verb = place.group }
    let reach = MeetingReach(scene: scene, words: meetings.words, sentence: place.sentence)
    event.time =
      event.time ?? reach.timeHanging(on: event)
      ?? scene.text.times(in: place.clause).first { index in
        let time = scene.text.times[index]
        return time.kind != .duration && !["PRESENT_REF", "PAST_REF", "FUTURE_REF"].contains(time.timex)
          && (!scene.timesOfSaying.contains(index) || time.tokens.lowerBound > place.act.anchor)
      }
    guard
      !event.participants.isEmpty || !event.others.isEmpty || event.place != nil || event.time != nil || lexical != nil
    else { return nil }
    return meetings.draft(
      of: event, told: place.clause, besides: [],
      standing: standing(of: place, about: place.clause, in: scene, isEvent: true),
      confidence: Double(place.act.confidence), in: place.sentence, scene: scene)
  }

  /// What became of a meeting by the verb on which its word hangs; nil where the verb only wishes it or can have it.
  private func tensed(_ told: Meeting.Status, of place: Place, in scene: Scene) -> Meeting.Status? {
    let tokens = scene.text.tokens
    let word = place.act.anchor
    if told == .held, let above = tokens[word].head, ["look", "hope", "wait"].contains(tokens[above].lemma) {
      return .planned
    }
    guard let group = place.group.map({ scene.structures[place.sentence].verbGroups[$0] }) else { return told }
    let relation = DependencyTree.base(tokens[word].relation)
    let isSubject = tokens[word].head == group.head && relation == "nsubj"
    guard group.head == word || isSubject || tokens[word].head == group.head && relation == "obj" else { return told }
    if group.isPassive, group.head == word, tokens[word].lemma == "meet" { return nil }
    if let modal = group.modal {
      if isSubject,
        group.isPerfect
          || tokens[group.head].lemma == "be" && group.tokens.contains(where: { tokens[$0].lemma == "have" }),
        modal == "would"
      {
        return .cancelled
      }
      if told == .held { return ["will", "shall", "would"].contains(modal) ? .planned : nil }
      return told
    }
    if told == .held, relation == "obj", !group.isPassive,
      meetings.words.wishing.match(in: tokens, at: group.head, limit: group.head + 1) != nil
    {
      return nil
    }
    // "Their meetings were overshadowed": what is told in the past is no plan.
    if told == .planned, isSubject, group.form == .finite, group.isPassive,
      ["was", "were"].contains(tokens[group.tokens.lowerBound].lower),
      meetings.words.status(at: group.head, limit: group.head + 1, in: tokens) == nil
    {
      return .held
    }
    return told
  }

  /// Whether somebody only tells of the meeting, from outside its clause.
  private func isTeller(_ actor: Int, of place: Place, _ scene: Scene) -> Bool {
    guard !place.clause.contains(scene.cast.mentions[actor].tokens.lowerBound),
      place.act.actorHead.map({ !place.clause.contains($0) }) ?? true
    else { return false }
    let word = scene.text.offsets(ofTokens: place.act.anchor..<place.act.anchor + 1)
    return scene.innermostSaying(around: word).map { scene.sayings[$0].source == actor } ?? false
  }

  /// Whether somebody behind the word only does what another verb says: "the talks, ahead of Lund visiting the region".
  private func isOfAnotherClause(_ place: Place, _ scene: Scene) -> Bool {
    let tokens = scene.text.tokens
    guard let head = place.act.actorHead, head > place.act.anchor,
      DependencyTree.base(tokens[head].relation) == "nsubj", let verb = tokens[head].head, verb != place.act.anchor
    else { return false }
    // "a call that he had with Mr. Lund" is his.
    return tokens[verb].head != place.act.anchor
  }

  /// The meeting that a noun names: "talks in Dublin", "the envoy's call with them".
  private func nounEvent(_ place: Place, _ status: Meeting.Status, in scene: Scene) -> MeetingRule.Event {
    let word = place.act.anchor
    let chunks = scene.structures[place.sentence].chunks
    let index = chunks.firstIndex { $0.tokens.contains(word) }
    let low = index.map { chunks[$0].tokens.lowerBound } ?? word
    let core = low..<word + 1
    var event = MeetingRule.Event(
      weight: .event, core: core, low: core.lowerBound, high: core.upperBound, status: status, rule: "meeting.network")
    if let index {
      meetings.modifiers(
        of: MeetingRule.Noun(tokens: core, chunk: index, weight: .event), to: &event, in: place.sentence, scene: scene)
    }
    reach(from: core.upperBound, of: place, to: &event, in: scene)
    // "told Mr. Lund at a meeting": who is told something there is there.
    if event.participants.isEmpty, DependencyTree.base(scene.text.tokens[word].relation) == "obl", low > 0,
      ["at", "in", "during"].contains(scene.text.tokens[low - 1].lower), let above = scene.text.tokens[word].head,
      let told = scene.grammar.tree.child(of: above, in: ["obj", "iobj"]), let mention = scene.cast.mention(at: told)
    {
      event.participants += meetings.participants([mention], scene)
    }
    // "stayed in the city for talks with them": who stays, meets.
    if low > 0, scene.text.tokens[low - 1].lower == "for", let above = scene.text.tokens[word].head,
      meetings.words.travel.match(in: scene.text.tokens, at: above, limit: above + 1) != nil,
      let group = scene.grammar.verbGroup(at: above, in: place.sentence)
    {
      meetings.add(
        meetings.participants(scene.grammar.subjects(of: group, in: place.sentence), scene), to: &event, scene)
    }
    // "opened a summit with": whoever holds it takes part.
    if DependencyTree.base(scene.text.tokens[word].relation) == "obj", let above = scene.text.tokens[word].head,
      meetings.words.together.match(in: scene.text.tokens, at: above, limit: above + 2) != nil,
      let group = scene.grammar.verbGroup(at: above, in: place.sentence)
    {
      meetings.add(
        meetings.participants(scene.grammar.subjects(of: group, in: place.sentence), scene), to: &event, scene)
    }
    return event
  }

  /// The meeting that a verb tells: "dined with the envoy", "talked to their hosts".
  private func verbEvent(_ place: Place, _ status: Meeting.Status, in scene: Scene) -> MeetingRule.Event {
    let tokens = scene.text.tokens
    let word = place.act.anchor
    var event = MeetingRule.Event(
      weight: .verb, core: word..<word + 1, low: word, high: word + 1, status: status, rule: "meeting.network")
    if let group = scene.grammar.verbGroup(at: word, in: place.sentence) {
      meetings.add(
        meetings.participants(scene.grammar.subjects(of: group, in: place.sentence), scene), to: &event, scene)
    }
    var next = word + 1
    let isTalk = meetings.words.talking.match(in: tokens, at: word, limit: word + 2) != nil
    if isTalk, next < tokens.count, tokens[next].lower == "to" { next += 1 }
    let reader = MeetingReach(scene: scene, words: meetings.words, sentence: place.sentence)
    let joined = reader.joined(from: next)
    let isMeeting = meetings.words.meeting.match(in: tokens, at: word, limit: word + 1) != nil
    if let joined, isTalk && next > word + 1 || isMeeting {
      event.participants += joined.mentions.filter { !event.participants.contains($0) }
      if joined.mentions.isEmpty, let people = reader.people(at: next) { event.others.append(people) }
      next = max(next, joined.end)
    }
    // "meeting Kim three times": the tree knows the object where the phrase runs on.
    if event.participants.count < 2, isMeeting, let object = scene.grammar.tree.child(of: word, in: ["obj"]),
      let mention = scene.cast.mention(at: object)
    {
      event.participants += meetings.participants([mention], scene).filter { !event.participants.contains($0) }
    }
    // "by talking with rank-and-file members", wherever the phrase begins.
    for child in scene.grammar.tree.isParsed ? Array(scene.grammar.tree.children(of: word)) : []
    where child > word && DependencyTree.base(tokens[child].relation) == "obl" {
      let opener = scene.grammar.tree.child(of: child, in: ["case"]).map { tokens[$0].lower } ?? ""
      guard ["with", "alongside"].contains(opener) || isTalk && opener == "to",
        let mention = scene.cast.mention(at: child)
      else { continue }
      event.participants += meetings.participants(
        scene.grammar.mentions(jointWith: mention, in: place.sentence), scene
      ).filter { !event.participants.contains($0) }
    }
    reach(from: next, of: place, to: &event, in: scene)
    return event
  }

  private func reach(from start: Int, of place: Place, to event: inout MeetingRule.Event, in scene: Scene) {
    MeetingReach(scene: scene, words: meetings.words, sentence: place.sentence).read(
      from: start, until: min(place.clause.upperBound + Self.furthest, scene.grammar.sentenceBodyEnd(place.sentence)),
      to: &event)
  }

  /// How many tokens behind the network's clause a participant, place or day still belongs to it; chosen by hand.
  private static let furthest = 4

  /// What words of their own say became of it: "the breakdown of talks", "talks were cut short".
  private func lexicalStatus(of place: Place, _ event: MeetingRule.Event, in scene: Scene) -> Meeting.Status? {
    if event.isExplicit { return event.status }
    let tokens = scene.text.tokens
    guard let group = place.group else { return nil }
    let verb = scene.structures[place.sentence].verbGroups[group]
    guard place.clause.contains(verb.head), MeetingTense.isFact(group, in: place.sentence, scene: scene),
      let found = meetings.words.status(at: verb.head, limit: place.clause.upperBound, in: tokens)?.status,
      found != .planned
    else { return nil }
    return found
  }
}
