import Codebook
import Language
import Records

// Whom a threat hits.
extension ThreatRule {
  /// Those on whom the action falls: by its grammar, by name in its words, by a pronoun that is resolved; where its
  /// words name nobody, whoever is told of it ("we have told Norway that the tolls go on"), else whoever has to act
  /// to avert it.
  func targets(of action: Action, actor: Int, toldToAct: [Actor], in sentence: Int, scene: Scene) -> [Actor] {
    if !action.hits.isEmpty { return action.hits.compactMap { scene.actor($0) } }
    let named = others(
      in: action.tokens, than: actor, forms: [.name, .adjective, .capital, .metonym, .description], scene: scene)
    if !named.isEmpty { return named }
    let meant = others(in: action.tokens, than: actor, forms: [.pronoun], scene: scene)
    if !meant.isEmpty { return meant }
    if !action.isExit, let saying = scene.innermostSaying(around: scene.text.offsets(ofTokens: action.tokens)),
      let addressee = scene.sayings[saying].addressee, let entity = scene.entity(of: addressee),
      [.state, .organisation, .group].contains(scene.cast.entities[scene.cast.root(of: entity)].kind),
      !scene.cast.isSameSide(entity, actor), let told = scene.actor(addressee)
    {
      return [told]
    }
    return toldToAct
  }

  /// The actors that some tokens mention in some forms, each once, without the side of one of them.
  private func others(in tokens: Range<Int>, than actor: Int, forms: Set<Mention.Form>, scene: Scene) -> [Actor] {
    var seen: Set<Int> = []
    return scene.cast.mentions(in: tokens).compactMap { index in
      let mention = scene.cast.mentions[index]
      guard mention.entity >= 0, forms.contains(mention.form), !isWhere(mention.whole, scene) else { return nil }
      let kind = scene.cast.entities[mention.entity].kind
      guard ![.outlet, .place, .anonymous].contains(kind), !scene.cast.isSameSide(mention.entity, actor),
        seen.insert(scene.cast.root(of: mention.entity)).inserted
      else { return nil }
      return scene.actor(index)
    }
  }

  /// Whether words only tell where something is: "their camps in northern Syria".
  private func isWhere(_ name: Range<Int>, _ scene: Scene) -> Bool {
    let tokens = scene.text.tokens
    var before = name.lowerBound - 1
    while before > 0, [.determiner, .adjective].contains(tokens[before].partOfSpeech) { before -= 1 }
    return before > 0
      && ["in", "along", "inside", "within", "across", "throughout", "near"].contains(tokens[before].lower)
      && tokens[before].partOfSpeech == .adposition
  }

  /// Whom the words of a thing name that is said to be hit.
  ///
  /// "U.S. products that may face tariffs" hits the United States.
  func owners(ofSubjectOf group: Int, in sentence: Int, scene: Scene) -> [Int] {
    let own = scene.grammar.subjects(of: group, in: sentence)
    if !own.isEmpty { return own }
    let head = scene.structures[sentence].verbGroups[group].head
    guard let subject = scene.grammar.tree.subject(of: head, controlsObject: []),
      let chunk = scene.structures[sentence].chunks.first(where: { $0.tokens.contains(subject) })
    else { return [] }
    return scene.cast.mentions(in: chunk.tokens).filter { index in
      let mention = scene.cast.mentions[index]
      return mention.entity >= 0 && [.name, .adjective, .capital].contains(mention.form)
        && ![.outlet, .anonymous].contains(scene.cast.entities[mention.entity].kind)
    }
  }

  /// Threats that name nobody whom they hit, with those whom the same adverse thing hits elsewhere in the document.
  ///
  /// "The tariffs would begin June 10" are those of "a tariff on all Mexican goods"; the nearest place tells.
  /// Linear in the tokens, and for each such threat in the places where its adverse thing is named.
  func withTargetsToldElsewhere(_ drafts: [Draft], in scene: Scene) -> [Draft] {
    guard drafts.contains(where: { $0.threatWithoutTarget != nil }) else { return drafts }
    var places: [String: [Int]] = [:]
    for token in scene.text.tokens.indices where nouns.match(in: scene.text.tokens, at: token, limit: token + 1) != nil
    {
      places[scene.text.tokens[token].lemma, default: []].append(token)
    }
    return drafts.map { draft in
      guard var threat = draft.threatWithoutTarget else { return draft }
      let action = scene.tokens(in: threat.action.start..<threat.action.end)
      let actor = scene.text.tokenIndex(atOrAfter: threat.actor.start)
      guard let mention = scene.cast.mention(at: actor), let entity = scene.entity(of: mention) else { return draft }
      if let first = action.first, answers.match(in: scene.text.tokens, at: first, limit: action.upperBound) != nil,
        let other = answered(by: entity, before: action.lowerBound, scene: scene)
      {
        threat.targets = [other]
        var filled = draft
        filled.body = .threat(threat)
        return filled
      }
      let named = action.flatMap { places[scene.text.tokens[$0].lemma] ?? [] }.sorted {
        (abs($0 - action.lowerBound), $0) < (abs($1 - action.lowerBound), $1)
      }
      for place in named where !action.contains(place) {
        let hit = others(
          in: scene.grammar.tree.extent(of: place), than: entity, forms: [.name, .adjective, .capital, .metonym],
          scene: scene)
        guard !hit.isEmpty else { continue }
        threat.targets = hit
        var filled = draft
        filled.body = .threat(threat)
        return filled
      }
      return draft
    }
  }

  /// Whom an answer hits: who owns the adverse thing named last before it ("after their tariff hike, Norway said
  /// that it would retaliate"), in its sentence or the one before.
  private func answered(by actor: Int, before token: Int, scene: Scene) -> Actor? {
    let tokens = scene.text.tokens
    let sentence = scene.text.sentenceIndex(ofToken: token)
    let low = scene.text.sentences[max(0, sentence - 1)].tokens.lowerBound
    for index in (low..<token).reversed() where nouns.match(in: tokens, at: index, limit: index + 1) != nil {
      let phrase = scene.structures[scene.text.sentenceIndex(ofToken: index)].chunks.first { $0.tokens.contains(index) }
      guard let phrase else { continue }
      let start = phrase.tokens.lowerBound
      let owner = start > low + 1 && ["'s", "’s"].contains(tokens[start - 1].lower) ? start - 2 : start
      let found = scene.cast.mentions(in: owner..<index).first { mention in
        guard let entity = scene.entity(of: mention) else { return false }
        return scene.cast.entities[entity].isAgent && !scene.cast.isSameSide(entity, actor)
      }
      if let found { return scene.actor(found) }
    }
    return nil
  }

  /// Whether an action leaves the talks, names no thing of its own ("retaliate"), or a thing that another names as well.
  private func isAbout(_ action: Span, _ other: Span, in scene: Scene) -> Bool {
    let words = scene.tokens(in: action.start..<action.end)
    if exits.match(in: scene.text.tokens, at: words.lowerBound, limit: words.upperBound) != nil { return true }
    func nouns(_ span: Span) -> Set<String> {
      Set(
        scene.tokens(in: span.start..<span.end).filter {
          scene.text.tokens[$0].partOfSpeech == .noun && !scene.grammar.isTimeToken[$0]
        }.map { scene.text.tokens[$0].lemma })
    }
    let own = nouns(action)
    return own.isEmpty || !own.isDisjoint(with: nouns(other))
  }

  /// Threats that name nobody whom they hit, with those whom the nearest other threat of the same side hits; an answer
  /// ("we will retaliate") hits who threatens that side.
  ///
  /// - Parameter drafts: all threats of the document, of all rules. Quadratic in them, and they are few.
  func withTargetsOfOthers(_ drafts: [Draft], in scene: Scene) -> [Draft] {
    guard drafts.contains(where: { $0.threatWithoutTarget != nil }) else { return drafts }
    func entity(_ actor: Actor) -> Int? {
      scene.cast.mention(at: scene.text.tokenIndex(atOrAfter: actor.start)).flatMap { scene.entity(of: $0) }
    }
    let all = drafts.compactMap { draft -> (threat: Threat, entity: Int)? in
      guard case .threat(let threat) = draft.body, !threat.targets.isEmpty, let entity = entity(threat.actor) else {
        return nil
      }
      return (threat, entity)
    }
    return drafts.map { draft in
      guard var threat = draft.threatWithoutTarget, let own = entity(threat.actor) else { return draft }
      let near = all.sorted {
        abs($0.threat.action.start - threat.action.start) < abs($1.threat.action.start - threat.action.start)
      }
      if let same = near.first(where: {
        scene.cast.isSameSide($0.entity, own) && isAbout(threat.action, $0.threat.action, in: scene)
      }) {
        threat.targets = same.threat.targets
      } else if let other = near.first(where: {
        $0.threat.targets.contains { entity($0).map { scene.cast.isSameSide($0, own) } ?? false }
      }) {
        threat.targets = [other.threat.actor]
      }
      var filled = draft
      filled.body = .threat(threat)
      return filled
    }
  }
}

extension Draft {
  /// The threat, where it names nobody whom it hits.
  fileprivate var threatWithoutTarget: Threat? {
    guard case .threat(let threat) = body, threat.targets.isEmpty else { return nil }
    return threat
  }
}
