import Language
import Records

extension ActRule {
  /// An undertaking; who gives it may be unknown ("a truce took effect").
  func pledge(_ place: Place, in scene: Scene) -> Draft? {
    let place = ofOwner(place.who == nil ? byTeller(place, in: scene) : place, in: scene)
    let what = undertaking(of: place, in: scene)
    guard !what.isEmpty, !isNegated(place, in: scene), !isHostile(place, what, scene),
      !isOnlyReadiness(place, in: scene), what != place.act.anchor..<place.act.anchor + 1,
      isUndertaken(place, what, in: scene), place.who != nil || tellsOfTruce(place.clause, in: scene)
    else { return nil }
    let time = scene.text.times[scene.text.times(in: place.clause)].first { $0.kind == .duration }
    var standing = standing(of: place, about: what, in: scene)
    if standing.modality == .planned { standing.modality = .asserted }
    let clause = min(place.clause.lowerBound, what.lowerBound)..<max(place.clause.upperBound, what.upperBound)
    return Draft(
      evidence: [scene.text.offsets(ofTokens: clause)], standing: standing,
      rule: "pledge.network", confidence: Double(place.act.confidence),
      body: .pledge(
        Pledge(
          by: place.who, onBehalfOf: side(of: place, in: scene),
          what: scene.text.span(scene.text.offsets(ofTokens: what)),
          period: time.map {
            Pledge.Period(text: scene.text.text($0.offsets), from: $0.earliest, to: $0.latest)
          })))
  }

  /// Whether it is what somebody would do if something else came first: "would agree to disarm only if …".
  private func isOnlyReadiness(_ place: Place, in scene: Scene) -> Bool {
    guard let group = place.group.map({ scene.structures[place.sentence].verbGroups[$0] }),
      ["would", "could", "might", "may"].contains(group.modal ?? "")
    else { return false }
    return condition(of: place, in: scene) != nil
  }

  /// An undertaking of a pronoun or of nobody named, as of whoever tells it or does what it hangs on: "his office said that
  /// it regretted the outcome but expressed a commitment to …".
  private func byTeller(_ place: Place, in scene: Scene) -> Place {
    let word = scene.text.offsets(ofTokens: place.act.anchor..<place.act.anchor + 1)
    let direct = place.group.flatMap { group -> Int? in
      let head = scene.structures[place.sentence].verbGroups[group].head
      return head == place.act.anchor || scene.text.tokens[place.act.anchor].head == head ? group : nil
    }
    let subject = direct.flatMap {
      meetings.participants(scene.grammar.subjects(of: $0, in: place.sentence), scene).first
    }
    let teller = scene.innermostSaying(around: word).flatMap { scene.sayings[$0].source }.flatMap {
      place.act.actorHead == nil
        && place.group.flatMap { scene.grammar.subjectChunk(of: $0, in: place.sentence) } != nil
        ? nil : meetings.participants([$0], scene).first
    }
    guard let found = subject ?? teller else { return place }
    var own = place
    own.actor = found
    own.entity = scene.entity(of: found)
    own.who = scene.actor(found)
    return own
  }

  /// A promise that a noun names, as of whoever the noun says gives it: "a commitment by Norway to …".
  private func ofOwner(_ place: Place, in scene: Scene) -> Place {
    guard let owner = owner(of: place.act, in: scene), let who = scene.actor(owner) else { return place }
    var own = place
    own.actor = owner
    own.entity = scene.entity(of: owner)
    own.who = who
    return own
  }

  private func tellsOfTruce(_ clause: Range<Int>, in scene: Scene) -> Bool {
    clause.contains { truces.match(in: scene.text.tokens, at: $0, limit: clause.upperBound) != nil }
  }

  /// Whether somebody binds himself: a promise that is made, a deal that is reached, an act of one's own that lies ahead;
  /// no promise that is only possible, no deal that is only named or hoped for, nothing that is already done.
  private func isUndertaken(_ place: Place, _ what: Range<Int>, in scene: Scene) -> Bool {
    let tokens = scene.text.tokens
    let word = place.act.anchor
    if [.noun, .properNoun].contains(tokens[word].partOfSpeech) {
      let phrase = scene.grammar.chunk(at: word, in: place.sentence) ?? word..<word + 1
      // "reached an accord last month to open the border", "a deal reached between the leaders"
      if let verb = dealingVerb(of: word, in: scene) {
        let group = scene.grammar.verbGroup(at: verb, in: place.sentence).map {
          scene.structures[place.sentence].verbGroups[$0]
        }
        return group?.modal == nil && group?.form != .infinitive && group?.isProgressive != true
      }
      let isPromise =
        undertakings.match(in: tokens, at: word, limit: word + 1) != nil || tellsOfTruce(phrase, in: scene)
      return isPromise
        && !phrase.contains { ["any", "no", "possible", "potential", "proposed"].contains(tokens[$0].lower) }
        && !isTold(by: place, in: scene)
    }
    guard unbinding.match(in: tokens, at: word, limit: place.clause.upperBound) == nil,
      what.first.map({ tokens[$0].lemma != "meet" }) ?? false
    else { return false }
    let own = scene.grammar.verbGroup(at: word, in: place.sentence).map {
      scene.structures[place.sentence].verbGroups[$0]
    }
    if dealing.match(in: tokens, at: word, limit: word + 2) != nil {
      guard let own, own.modal == nil, own.form != .infinitive, !own.isProgressive else { return false }
      // "The new deal, reached at midnight": nobody is said to have reached it.
      let isNamed = ["acl", "amod"].contains(DependencyTree.base(tokens[word].relation)) && own.tokens.count == 1
      return !isNamed || word + 1 < tokens.count && ["between", "by"].contains(tokens[word + 1].lower)
    }
    if promises.match(in: tokens, at: word, limit: word + 1) != nil {
      // "the deal agreed between them" names it; "would agree to" is what somebody might do.
      let isBareParticiple = own?.form != .infinitive && own?.tokens.count == 1 && tokens[word].xpos == "VBN"
      let isReadiness = ["would", "could", "might", "may"].contains(own?.modal ?? "")
      let isOfNobody = own.map { $0.isPassive && !scene.grammar.hasAgent(word) } ?? false
      return what != place.clause && !isBareParticiple && !isReadiness
        && (!isOfNobody || ["commit", "pledge"].contains(tokens[word].lemma) || tellsOfTruce(place.clause, in: scene))
    }
    guard let own else { return false }
    // "the plan would freeze the lines": a thing binds nobody.
    if let index = scene.grammar.verbGroup(at: word, in: place.sentence),
      let subject = scene.grammar.subjectChunk(of: index, in: place.sentence),
      scene.grammar.mention(ofChunk: scene.structures[place.sentence].chunks[subject]) == nil,
      !scene.words.namesPeople(tokens[scene.structures[place.sentence].chunks[subject].head].lemma),
      tokens[scene.structures[place.sentence].chunks[subject].head].partOfSpeech == .noun
    {
      return false
    }
    let above = own.governor.map { scene.structures[place.sentence].verbGroups[$0] }
    return ["will", "would", "shall"].contains(own.modal ?? "")
      || own.form == .infinitive
        && above.map {
          ["will", "would", "shall"].contains($0.modal ?? "")
            || intending.match(in: tokens, at: $0.head, limit: $0.head + 2) != nil
        }
          ?? false
  }

  /// The verb that concludes a deal which a noun names: its verb, or a participle with its parties behind it.
  private func dealingVerb(of noun: Int, in scene: Scene) -> Int? {
    let tokens = scene.text.tokens
    let tree = scene.grammar.tree
    guard tree.isParsed else { return nil }
    if DependencyTree.base(tokens[noun].relation) == "obj", let verb = tokens[noun].head,
      dealing.match(in: tokens, at: verb, limit: verb + 2) != nil
    {
      return verb
    }
    return tree.children(of: noun).first { child in
      child > noun && DependencyTree.base(tokens[child].relation) == "acl"
        && dealing.match(in: tokens, at: child, limit: child + 2) != nil
        && child + 1 < tokens.count && ["between", "by"].contains(tokens[child + 1].lower)
    }
  }

  /// Whether the one who is taken to promise only says or thinks so in a passive: "is seen by many as breaking a promise".
  private func isTold(by place: Place, in scene: Scene) -> Bool {
    guard let actor = place.actor, let top = scene.grammar.tree.top(of: scene.cast.mentions[actor].tokens),
      scene.text.tokens[top].head != place.act.anchor
    else { return false }
    return scene.text.tokens[top].relation == "obl:agent"
  }

  /// What is undertaken: what a word of promise governs, the deal that is reached, and else the act itself with its
  /// verb ("would sign the bill").
  private func undertaking(of place: Place, in scene: Scene) -> Range<Int> {
    let tokens = scene.text.tokens
    let word = place.act.anchor
    let isNoun = [.noun, .properNoun].contains(tokens[word].partOfSpeech)
    let isPromise = promises.match(in: tokens, at: word, limit: word + 1) != nil
    var what: Range<Int>
    if isNoun, let verb = dealingVerb(of: word, in: scene), verb < word, let deal = matter(ofDeal: word, in: scene) {
      what = deal
    } else if isNoun {
      what = scene.grammar.matter(of: word) ?? scene.grammar.chunk(at: word, in: place.sentence) ?? place.clause
    } else if isPromise, let deal = reduced(by: word, in: place.sentence, scene) {
      what = deal
    } else if isPromise, let object = promised(by: word, in: scene) {
      what = object.lowerBound..<max(object.upperBound, place.clause.upperBound)
    } else if isPromise, let subject = passiveSubject(of: word, in: place.sentence, scene) {
      what = subject.lowerBound..<max(subject.upperBound, place.clause.upperBound)
    } else if isPromise, let antecedent = scene.antecedent(of: word) {
      // "the deal that the president promised voters"
      what = scene.grammar.chunk(at: antecedent, in: place.sentence) ?? place.clause
    } else if isPromise {
      what = object(of: place, in: scene)
    } else {
      what = word..<max(word + 1, place.clause.upperBound)
    }
    what = scene.grammar.withoutLongTail(what, behind: place.clause)
    return scene.grammar.withoutTimes(scene.grammar.trimmed(what))
  }

  /// What a participle behind a comma tells of: "The new deal, reached just before the deadline".
  private func reduced(by verb: Int, in sentence: Int, _ scene: Scene) -> Range<Int>? {
    let tokens = scene.text.tokens
    guard verb > 1, tokens[verb - 1].form == ",", ["VBN", "VBD"].contains(tokens[verb].xpos),
      scene.grammar.tree.child(of: verb, in: ["obj"]) == nil,
      let chunk = scene.structures[sentence].chunks.first(where: { $0.tokens.upperBound == verb - 1 }),
      scene.cast.mention(at: chunk.head) == nil
    else { return nil }
    return chunk.tokens
  }

  /// The subject of a passive: "an agreement" of "an agreement had been reached".
  private func passiveSubject(of verb: Int, in sentence: Int, _ scene: Scene) -> Range<Int>? {
    guard let group = scene.grammar.verbGroup(at: verb, in: sentence),
      scene.structures[sentence].verbGroups[group].isPassive,
      let subject = scene.grammar.subjectChunk(of: group, in: sentence)
    else { return nil }
    return scene.structures[sentence].chunks[subject].tokens
  }

  /// What a verb of promise governs, without whom it is promised to.
  private func promised(by verb: Int, in scene: Scene) -> Range<Int>? {
    let tokens = scene.text.tokens
    let children = scene.grammar.tree.children(of: verb).filter { $0 > verb }
    func all(_ relations: Set<String>) -> [Int] {
      children.filter { relations.contains(DependencyTree.base(tokens[$0].relation)) }
    }
    let objects = all(["obj"]).filter {
      scene.cast.mention(at: $0) == nil && !scene.words.namesPeople(tokens[$0].lemma)
        && scene.grammar.tree.child(of: $0, in: ["case"]) == nil
    }
    let adjuncts = all(["obl"]).filter {
      ["to", "on", "upon"].contains(tokens[scene.grammar.tree.extent(of: $0).lowerBound].lower)
        && !scene.grammar.isTimeToken[$0]
    }
    // "is committed to keeping the peace": the tree may take it for an adverbial.
    let purposes = all(["advcl"]).filter { tokens[scene.grammar.tree.extent(of: $0).lowerBound].lower == "to" }
    guard let head = all(["xcomp", "ccomp"]).first ?? objects.last ?? adjuncts.first ?? purposes.first else {
      return said(behind: verb, in: scene)
    }
    // "reached an accord last month to open the border": what the deal is to do is what is undertaken.
    if objects.last == head, dealing.match(in: tokens, at: verb, limit: verb + 2) != nil,
      let matter = matter(ofDeal: head, in: scene)
    {
      return matter
    }
    // "honored his pledge not to test missiles"
    if promises.match(in: tokens, at: head, limit: head + 1) != nil, let matter = scene.grammar.matter(of: head) {
      return matter
    }
    let extent = scene.grammar.withoutOpener(
      scene.grammar.tree.extent(of: head).clamped(to: verb + 1..<tokens.count))
    return extent.isEmpty ? nil : extent
  }

  /// The clause that "that" opens behind a verb whose complement the tree does not know: "agreed at their meeting that …".
  private func said(behind verb: Int, in scene: Scene) -> Range<Int>? {
    let sentence = scene.text.sentenceIndex(ofToken: verb)
    let end = scene.grammar.clauseEnd(after: verb + 1, in: sentence)
    guard verb + 1 < end, let mark = (verb + 1..<end).first(where: { scene.text.tokens[$0].lower == "that" }),
      mark + 1 < end, mark - verb <= Self.furthestThat
    else { return nil }
    return mark + 1..<end
  }

  /// How many words may stand between a promise and the "that" of its clause; chosen by hand.
  private static let furthestThat = 8

  /// What a deal is to do, behind its day: "to open the border" of "an accord last month to open the border".
  private func matter(ofDeal noun: Int, in scene: Scene) -> Range<Int>? {
    let tokens = scene.text.tokens
    let sentence = scene.text.sentenceIndex(ofToken: noun)
    let limit = scene.grammar.sentenceBodyEnd(sentence)
    var next = noun + 1
    while next < limit,
      scene.grammar.isTimeToken[next] || ["in", "principle", ",", "on", "late", "early"].contains(tokens[next].lower)
    {
      next += 1
    }
    guard next > noun + 1, next + 1 < limit, tokens[next].lower == "to", tokens[next + 1].partOfSpeech == .verb else {
      return nil
    }
    return next + 1..<max(next + 2, scene.grammar.clauseEnd(after: next + 1, in: sentence))
  }

  /// Whether what is announced or promised harms somebody, or is to come only if somebody refuses: that is a threat.
  private func isHostile(_ place: Place, _ what: Range<Int>, _ scene: Scene) -> Bool {
    let tokens = scene.text.tokens
    let first = what.first { [.verb, .auxiliary].contains(tokens[$0].partOfSpeech) || tokens[$0].lower == "not" }
    if let first, first - what.lowerBound <= 1, !["not", "never"].contains(tokens[first].lower),
      promises.match(in: tokens, at: place.act.anchor, limit: place.act.anchor + 1) != nil
    {
      let isVow = ["vow", "swear"].contains(tokens[place.act.anchor].lemma)
      if scene.isHarmful(first..<what.upperBound, isVow ? hostile : harmful) { return true }
    }
    if scene.isOnRefusal(place.act.anchor, in: place.sentence) { return true }
    guard let group = place.group else { return false }
    let head = scene.structures[place.sentence].verbGroups[group].head
    return head == place.act.anchor && promises.match(in: scene.text.tokens, at: head, limit: head + 1) == nil
      && hostile.match(in: scene.text.tokens, at: head, limit: head + 1) != nil
  }

  /// The breach of a deal, with whoever says so.
  func violation(_ place: Place, in scene: Scene) -> Draft? {
    let word = scene.text.offsets(ofTokens: place.act.anchor..<place.act.anchor + 1)
    let source = scene.innermostSaying(around: word).flatMap { scene.sayings[$0].source }
    let accuser = source.flatMap { mention -> Int? in
      guard let entity = scene.entity(of: mention), scene.cast.entities[entity].kind != .outlet else { return nil }
      return mention
    }
    // Nobody accuses himself: where the speaker stands in for an unnamed actor, the one who broke it is unknown.
    let isOwn = accuser != nil && accuser == place.actor
    let by = isOwn ? nil : place.actor
    let what = object(of: place, in: scene)
    guard !what.isEmpty, by != nil || accuser != nil else { return nil }
    return Draft(
      evidence: [evidence(of: place, in: scene)], standing: standing(of: place, about: what, in: scene),
      rule: "violation.network", confidence: Double(place.act.confidence),
      body: .violation(
        Violation(
          by: by.flatMap { scene.actor($0) }, allegedBy: accuser.flatMap { scene.actor($0) },
          what: scene.text.span(scene.text.offsets(ofTokens: what)))))
  }

  /// Terms that somebody puts to somebody; a proposal whose terms are not told has none.
  func proposal(_ place: Place, in scene: Scene) -> Draft? {
    guard let author = place.who else { return nil }
    let terms = proposals.terms(of: place.act.anchor, within: place.clause, in: scene)
    let about = terms.first.map { $0.lowerBound..<(terms.last ?? $0).upperBound } ?? place.clause
    let clause = min(place.clause.lowerBound, about.lowerBound)..<max(place.clause.upperBound, about.upperBound)
    let standing = standing(of: place, about: about, in: scene)
    let others = scene.cast.mentions(in: place.clause).first { index in
      guard let other = scene.entity(of: index) else { return false }
      let named = scene.cast.mentions[index].tokens
      guard named.lowerBound > place.act.anchor, scene.grammar.isRecipient(named, of: place.act.anchor) else {
        return false
      }
      return place.entity.map { !scene.cast.isSameSide(other, $0) } ?? true
        && [.state, .organisation, .group, .person].contains(scene.cast.entities[other].kind)
    }
    return Draft(
      evidence: [scene.text.offsets(ofTokens: clause)], standing: standing, rule: "proposal.network",
      confidence: Double(place.act.confidence),
      body: .proposal(
        Proposal(
          author: author, onBehalfOf: side(of: place, in: scene),
          addressees: others.map { scene.grammar.mentions(jointWith: $0, in: place.sentence) }.map {
            $0.compactMap { scene.actor($0) }
          } ?? [],
          terms: terms.map { proposals.term($0, in: scene) },
          status: proposals.status(
            in: place.sentence, of: place.act.anchor, by: place.entity, isTabled: true, standing: standing,
            scene: scene))))
  }
}
