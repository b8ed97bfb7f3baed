import Language
import Records

extension ActRule {
  /// An undertaking; who gives it may be unknown ("a truce took effect").
  func pledge(_ place: Place, in scene: Scene) -> Draft? {
    let what = undertaking(of: place, in: scene)
    guard !what.isEmpty, !isNegated(place, in: scene), !isHostile(place, scene), !isOnlyReadiness(place, in: scene),
      what != place.act.anchor..<place.act.anchor + 1
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

  /// What is undertaken: what a word of promise governs, the deal that is reached, and else the act itself with its
  /// verb ("would sign the bill").
  private func undertaking(of place: Place, in scene: Scene) -> Range<Int> {
    let tokens = scene.text.tokens
    let word = place.act.anchor
    let isNoun = [.noun, .properNoun].contains(tokens[word].partOfSpeech)
    let isPromise = promises.match(in: tokens, at: word, limit: word + 1) != nil
    var what: Range<Int>
    if isNoun {
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
    }
    let adjuncts = all(["obl"]).filter {
      ["to", "on", "upon"].contains(tokens[scene.grammar.tree.extent(of: $0).lowerBound].lower)
        && !scene.grammar.isTimeToken[$0]
    }
    guard let head = all(["xcomp", "ccomp"]).first ?? objects.last ?? adjuncts.first else { return nil }
    // "honored his pledge not to test missiles"
    if promises.match(in: tokens, at: head, limit: head + 1) != nil, let matter = scene.grammar.matter(of: head) {
      return matter
    }
    var extent = scene.grammar.tree.extent(of: head).clamped(to: verb + 1..<tokens.count)
    while let first = extent.first, ["to", "that", "on", "upon", ":", ",", "for"].contains(tokens[first].lower),
      extent.count > 1
    {
      extent = first + 1..<extent.upperBound
    }
    return extent.isEmpty ? nil : extent
  }

  /// Whether what is announced harms somebody: that is a threat.
  private func isHostile(_ place: Place, _ scene: Scene) -> Bool {
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
