import Codebook
import Language
import Records

extension MeetingRule {
  /// Whether somebody's own words tell of the meeting: a quotation or a post.
  func isQuoted(_ event: Event, _ scene: Scene) -> Bool {
    guard let saying = scene.innermostSaying(around: scene.text.offsets(ofTokens: event.core)) else { return false }
    return scene.sayings[saying].quotation == .direct
  }

  /// Who takes part: those whom grammar joins to the meeting and, in an official's own words of talks "with" another
  /// side, his state.
  func actors(of event: Event, in sentence: Int, scene: Scene) -> [Actor] {
    let joined = unique(withAdjectives(event.participants, in: scene), scene)
    let mentions = unique(withOtherSide(joined, of: event, in: sentence, scene: scene), scene)
    let others = event.others.map { phrase -> Actor in
      let offsets = scene.text.offsets(ofTokens: scene.grammar.withoutDeterminer(phrase))
      let words = scene.text.text(offsets)
      return Actor(actor: nil, name: words, start: offsets.lowerBound, end: offsets.upperBound, text: words)
    }
    let actors = mentions.compactMap { scene.actor($0) } + others
    let place = scene.text.offsets(ofTokens: event.core)
    guard mentions.count == 1, let other = scene.entity(of: mentions[0]), isQuoted(event, scene),
      (event.core.upperBound..<event.high).contains(where: { scene.text.tokens[$0].lower == "with" }),
      let source = scene.innermostSaying(around: place).flatMap({ scene.sayings[$0].source }),
      let speaker = scene.entity(of: source), !scene.cast.isSameSide(speaker, other),
      let side = scene.onBehalfOf(speaker, near: place.lowerBound),
      side.actor.flatMap(scene.codebook.actor)?.kind == .state
    else { return actors }
    return [side] + actors
  }

  /// Those whom grammar joins to a meeting with the other side, where they are one side alone.
  ///
  /// "Trump has cancelled a summit with Kim", "Lund told ministers at a meeting", "his strategy of talks with them": the
  /// other side is who does what the meeting hangs on, or owns it. The meeting that is "theirs" is of those last named
  /// together; where nobody was, one of them alone would be wrong.
  func withOtherSide(_ mentions: [Int], of event: Event, in sentence: Int, scene: Scene) -> [Int] {
    let text = scene.text
    if text.tokens[event.core.lowerBound].lower == "their" {
      let owners = participants(scene.plural(before: event.core.lowerBound, in: sentence), scene)
      if !owners.isEmpty { return owners + mentions.filter { !owners.contains($0) } }
      return mentions.count == 1 && event.others.isEmpty ? [] : mentions
    }
    guard scene.grammar.tree.isParsed, !isQuoted(event, scene) else { return mentions }
    if mentions.isEmpty, event.others.isEmpty { return told(at: event, in: sentence, scene: scene) }
    let sides = mentions.compactMap { scene.entity(of: $0) }
    let isOneSide =
      sides.allSatisfy { scene.cast.isSameSide(sides[0], $0) } && (mentions.isEmpty || event.others.isEmpty)
    guard isOneSide || areMetWith(mentions, of: event, scene) else { return mentions }
    let core = event.core.upperBound - 1
    let isMetWith =
      mentions.contains { scene.cast.mentions[$0].tokens.lowerBound >= event.core.upperBound } || !event.others.isEmpty
    let opener = scene.grammar.tree.child(of: core, in: ["case"]).map { text.tokens[$0].lower } ?? ""
    guard isMetWith || ["in", "at", "during"].contains(opener) else { return mentions }
    var current = core
    for step in 0..<Self.highest {
      let found = participants(doers(of: current, in: sentence, scene: scene), scene).filter { mention in
        guard let entity = scene.entity(of: mention), scene.cast.entities[entity].kind != .anonymous,
          !mentions.contains(mention)
        else { return false }
        return !sides.contains { scene.cast.isSameSide($0, entity) }
      }
      if !found.isEmpty { return found + mentions }
      // What is done at a meeting is done by who is there; further up the clauses are about other things.
      if !isMetWith, step > 0 { return mentions }
      guard let above = text.tokens[current].head, text.sentences[sentence].tokens.contains(above),
        words.outsiders.match(in: text.tokens, at: above, limit: above + 2) == nil
      else { return mentions }
      current = above
    }
    return mentions
  }

  /// Whether all of them stand behind "with": whoever meets them stands elsewhere.
  private func areMetWith(_ mentions: [Int], of event: Event, _ scene: Scene) -> Bool {
    guard let first = mentions.map({ scene.cast.mentions[$0].whole.lowerBound }).min(), first > event.core.upperBound
    else {
      return false
    }
    return (max(event.core.upperBound, first - Self.nearest)..<first).contains { scene.text.tokens[$0].lower == "with" }
  }

  /// How many words of a noun phrase may stand between "with" and the first name; chosen by hand.
  private static let nearest = 4

  /// Who tells whom something at a meeting: "Norway told Kenya at a meeting".
  private func told(at event: Event, in sentence: Int, scene: Scene) -> [Int] {
    let tree = scene.grammar.tree
    let core = event.core.upperBound - 1
    guard DependencyTree.base(scene.text.tokens[core].relation) == "obl", let verb = scene.text.tokens[core].head,
      let opener = tree.child(of: core, in: ["case"]),
      ["at", "in", "during"].contains(scene.text.tokens[opener].lower),
      let object = tree.child(of: verb, in: ["obj", "iobj"]), let hearer = scene.cast.mention(at: object)
    else { return [] }
    let both = participants(doers(of: verb, in: sentence, scene: scene) + [hearer], scene)
    return both.count > 1 ? both : []
  }

  /// Who does what a word says, or owns it.
  private func doers(of word: Int, in sentence: Int, scene: Scene) -> [Int] {
    let tree = scene.grammar.tree
    if let owner = tree.children(of: word).first(where: { scene.text.tokens[$0].relation == "nmod:poss" }) {
      return (scene.cast.mention(at: owner) ?? scene.named(byPronoun: owner)).map { [$0] } ?? []
    }
    guard let group = scene.grammar.verbGroup(at: word, in: sentence) else {
      return tree.child(of: word, in: ["nsubj"]).flatMap { scene.cast.mention(at: $0) }.map { [$0] } ?? []
    }
    return scene.structures[sentence].verbGroups[group].isPassive
      ? scene.grammar.agents(of: group, in: sentence) : scene.grammar.subjects(of: group, in: sentence)
  }

  /// How many words above a meeting are asked who does them; chosen by hand.
  private static let highest = 6

  /// Participants with those whom an adjective joined to one names: "American and Chinese negotiators".
  func withAdjectives(_ mentions: [Int], in scene: Scene) -> [Int] {
    mentions.flatMap { mention -> [Int] in
      let start = scene.cast.mentions[mention].whole.lowerBound
      guard start > 1, scene.text.tokens[start - 1].lower == "and", let other = scene.cast.mention(at: start - 2),
        scene.cast.mentions[other].form == .adjective, scene.cast.mentions[mention].form == .description
      else { return [mention] }
      return [other, mention]
    }
  }

  func unique(_ mentions: [Int], _ scene: Scene) -> [Int] {
    var seen: Set<Int> = []
    return mentions.filter { mention in scene.entity(of: mention).map { seen.insert($0).inserted } ?? false }
  }

  func participants(_ mentions: [Int], _ scene: Scene) -> [Int] {
    mentions.filter { mention in
      guard let entity = scene.entity(of: mention) else { return false }
      return scene.cast.entities[entity].isAgent && scene.cast.entities[entity].kind != .outlet
    }
  }

  func add(_ mentions: [Int], to event: inout Event, _ scene: Scene) {
    for mention in mentions.reversed() where !event.participants.contains(mention) {
      let tokens = scene.cast.mentions[mention].tokens
      // A dateline is no subject: "HANOI, Vietnam — …".
      let next = tokens.upperBound
      if next < scene.text.tokens.count, ["—", "–", "--"].contains(scene.text.tokens[next].form) { continue }
      event.participants.insert(mention, at: 0)
      if tokens.upperBound <= event.core.lowerBound,
        scene.text.sentenceIndex(ofToken: tokens.lowerBound)
          == scene.text.sentenceIndex(ofToken: event.core.lowerBound),
        event.core.lowerBound - tokens.lowerBound <= Self.reach
      {
        event.low = min(event.low, tokens.lowerBound)
      }
    }
  }
}
