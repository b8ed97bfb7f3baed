import Language
import Records

extension ActRule {
  /// A position of whoever acts, on the first issue that its object names, else its clause.
  func position(_ place: Place, in scene: Scene) -> Draft? {
    guard let likely = place.act.act.stance, var actor = place.who else { return nil }
    // "tried to get Norway to sign": what Norway is to do is no stance of Norway's.
    if likely != .demands, let asked = place.actor, let group = place.group,
      scene.structures[place.sentence].verbGroups[group].head == place.act.anchor,
      positions.isAskedFor(
        scene.structures[place.sentence].verbGroups[group], of: [asked], in: place.sentence, scene)
    {
      return nil
    }
    var place = place
    var side = side(of: place, in: scene)
    // Who speaks of his own state holds what he says of it.
    if let held = place.actor {
      let voice = scene.voice(of: held, at: place.act.anchor)
      if voice != held, isActor(voice, scene), let speaker = scene.actor(voice) {
        (place.actor, place.entity, place.who) = (voice, scene.entity(of: voice), speaker)
        (actor, side) = (speaker, scene.actor(held))
      }
    }
    // The lexicons know a stance better than the network, which knows better where one is.
    var stance =
      positions.stance(ofCalling: place.act.anchor, upTo: place.clause.upperBound, in: scene)
      ?? positions.stance(ofWord: place.act.anchor, group: place.group, in: place.sentence, scene: scene)
      ?? positions.stance(ofJudgement: place.act.anchor, in: place.sentence, of: scene) ?? likely
    // What one's own side has to do is no demand, unless he says "we".
    if stance == .demands, let entity = place.entity, let subject = calledUpon(by: place.act.anchor, in: scene),
      scene.cast.mentions(in: subject).contains(where: {
        scene.cast.mentions[$0].form != .firstPerson
          && (scene.entity(of: $0).map { scene.cast.isSameSide($0, entity) } ?? false)
      })
    {
      return nil
    }
    // "If they cannot agree, …" says what would follow, and no stance.
    if likely != .conditions, scene.isInsideCondition(place.act.anchor, in: place.sentence) { return nil }
    if [.opposes, .rejects].contains(stance), positions.deniesFact(place.act.anchor, in: place.sentence, of: scene) {
      stance = .denies
    }
    var what = told(by: place, stance, in: scene)
    let condition = condition(of: place, in: scene)
    if let condition {
      if condition.lowerBound > what.lowerBound {
        what = scene.grammar.trimmed(what.lowerBound..<min(what.upperBound, condition.lowerBound))
      }
      if condition.lowerBound > place.act.anchor { stance = positions.conditioned(stance, by: condition, scene) }
    }
    guard !what.isEmpty else { return nil }
    // "the wall, which I support": the object stands before the clause.
    let antecedent =
      scene.isEmpty(what)
      ? scene.antecedent(of: place.act.anchor).flatMap { scene.grammar.chunk(at: $0, in: place.sentence) } : nil
    if let antecedent { what = antecedent }
    let issue = scene.issue(of: what, at: place.act.anchor, in: place.clause) ?? .other
    let behind = stance == .conditions ? condition?.upperBound ?? 0 : 0
    let told =
      min(place.clause.lowerBound, what.lowerBound)..<max(place.clause.upperBound, what.upperBound, behind)
    let range = scene.text.offsets(ofTokens: what)
    return Draft(
      evidence: [scene.text.offsets(ofTokens: told)], standing: standing(of: place, about: what, in: scene),
      rule: "position.network", confidence: Double(place.act.confidence),
      body: .position(
        Position(
          actor: actor, onBehalfOf: side, issue: issue, stance: stance,
          what: scene.text.span(range),
          final: (stance == .rejects || stance == .opposes) && positions.isFinal(place.clause, scene),
          condition: condition.map { scene.text.span(scene.text.offsets(ofTokens: $0)) })))
  }

  /// What a position is about: the object of its act; of a judgement ("the offer is a joke") the subject, as where the
  /// object names nobody but actors ("would not pass the House"); else the clause.
  private func told(by place: Place, _ stance: Position.Stance, in scene: Scene) -> Range<Int> {
    if let called = called(by: place, in: scene) { return called }
    var what = object(of: place, in: scene)
    while let first = what.first, what.count > 1,
      [.coordinator, .punctuation].contains(scene.text.tokens[first].partOfSpeech),
      !["“", "\"", "‘", "'"].contains(scene.text.tokens[first].form)
    {
      what = first + 1..<what.upperBound
    }
    let subject = place.group.flatMap { scene.grammar.subjectChunk(of: $0, in: place.sentence) }
      .map { scene.structures[place.sentence].chunks[$0] }
    if let subject, let group = place.group, subject.tokens.upperBound <= place.act.anchor,
      positions.copulas.contains(scene.text.tokens[scene.structures[place.sentence].verbGroups[group].head].lemma),
      scene.isMatter(subject.head)
    {
      return subject.tokens
    }
    // "must open the port": what is demanded is the act.
    let isVerb = scene.text.tokens[place.act.anchor].partOfSpeech == .verb
    if stance == .demands, isVerb, what.lowerBound > place.act.anchor,
      calledUpon(by: place.act.anchor, in: scene) != nil || isBidden(place.act.anchor, scene)
    {
      return place.act.anchor..<what.upperBound
    }
    guard isOnlyActors(what, scene), let subject = subject?.tokens else { return what }
    return subject.upperBound <= place.act.anchor && !isOnlyActors(subject, scene) ? subject : place.clause
  }

  /// Whether a verb is an imperative: "Re-open the port".
  private func isBidden(_ verb: Int, _ scene: Scene) -> Bool {
    scene.text.tokens[verb].xpos == "VB" && scene.grammar.tree.child(of: verb, in: ["nsubj", "aux", "mark"]) == nil
      && DependencyTree.base(scene.text.tokens[verb].relation) == "root"
  }

  /// What is called something: "the offer" of "called the offer unacceptable"; nil where nothing is.
  private func called(by place: Place, in scene: Scene) -> Range<Int>? {
    let tokens = scene.text.tokens
    let tree = scene.grammar.tree
    guard tree.isParsed else { return nil }
    let verb = [place.act.anchor, tokens[place.act.anchor].head ?? place.act.anchor].first {
      positions.callings.contains(tokens[$0].lemma) && tokens[$0].partOfSpeech == .verb
    }
    guard let verb, verb + 1 < tokens.count, !["for", "on", "upon", "off"].contains(tokens[verb + 1].lower),
      let object = tree.children(of: verb).first(where: {
        $0 > verb && DependencyTree.base(tokens[$0].relation) == "obj" && scene.isMatter($0)
      }),
      let phrase = scene.grammar.chunk(at: object, in: place.sentence), place.clause.contains(phrase.lowerBound),
      phrase.lowerBound == verb + 1
    else { return nil }
    let quoted = phrase.dropFirst().first { ["“", "\"", "‘", "'"].contains(tokens[$0].form) }
    return phrase.lowerBound..<(quoted ?? phrase.upperBound)
  }

  /// Whether some words hold no noun, verb or pronoun that is not part of an actor's name or a time.
  private func isOnlyActors(_ range: Range<Int>, _ scene: Scene) -> Bool {
    !range.contains { index in
      [.noun, .properNoun, .verb, .pronoun].contains(scene.text.tokens[index].partOfSpeech)
        && !scene.grammar.isTimeToken[index] && scene.cast.mention(at: index) == nil
    }
  }
}
