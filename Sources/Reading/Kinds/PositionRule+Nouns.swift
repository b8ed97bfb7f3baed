import Codebook
import Language
import Records

extension PositionRule {
  /// Positions that a noun carries: "Moscow's demand for recognition", "voiced opposition to the plan".
  ///
  /// The holder owns the noun ("their", "the Russian", "… of Kyiv") or is the subject of a verb that only says it
  /// ("expressed", "repeated"); what it is about hangs on the noun.
  func carried(in sentence: Int, of scene: Scene) -> [Draft] {
    let text = scene.text
    var drafts: [Draft] = []
    for (index, chunk) in scene.structures[sentence].chunks.enumerated() {
      guard let found = stance(ofNoun: chunk.head, scene),
        let object = complement(of: chunk.head, stance: found, in: sentence, scene: scene)
      else { continue }
      let verb = sayingVerb(of: chunk.head, in: sentence, scene: scene)
      var actors = owners(of: chunk, at: index, in: sentence, scene: scene)
      var stance = found
      if let verb {
        let group = scene.structures[sentence].verbGroups[verb]
        if actors.isEmpty { actors = holders(of: verb, in: sentence, scene: scene) }
        guard let turned = stance.turned(by: group.isNegated) else { continue }
        stance = turned
      }
      // "not much support for tariffs", "no interest in talks": the speaker's side has none.
      if isNone(chunk, text) {
        guard let turned = stance.turned(by: true) else { continue }
        stance = turned
        if actors.isEmpty, let saying = scene.innermostSaying(around: text.offsets(ofTokens: chunk.tokens)),
          let source = scene.sayings[saying].source
        {
          actors = [source]
        }
      }
      guard !actors.isEmpty, !scene.isInsideCondition(chunk.head, in: sentence) else { continue }
      let group = verb ?? scene.structures[sentence].verbGroups.indices.first ?? -1
      guard scene.structures[sentence].verbGroups.indices.contains(group) else { continue }
      let start = min(
        chunk.tokens.lowerBound, verb.map { scene.structures[sentence].verbGroups[$0].tokens.lowerBound } ?? .max)
      drafts += positions(
        stance, of: actors, about: object, verb: (sentence, group), from: start, scene: scene, isStrong: true,
        reachesVerb: false, word: chunk.head, rule: "position.noun")
    }
    return drafts
  }

  private func stance(ofNoun token: Int, _ scene: Scene) -> Position.Stance? {
    guard scene.text.tokens[token].partOfSpeech == .noun else { return nil }
    return nouns.first { $0.phrases.match(in: scene.text.tokens, at: token, limit: token + 1) != nil }?.stance
  }

  /// What hangs on a noun by "for", "to", "of", "on" or as a clause.
  private func complement(
    of noun: Int, stance: Position.Stance, in sentence: Int, scene: Scene
  ) -> Range<Int>? {
    let text = scene.text
    let tree = scene.grammar.tree
    guard tree.isParsed else { return nil }
    let limit = scene.grammar.sentenceBodyEnd(sentence)
    for child in tree.children(of: noun) where child > noun {
      let relation = DependencyTree.base(text.tokens[child].relation)
      guard ["nmod", "acl", "ccomp", "advcl"].contains(relation) else { continue }
      let extent = tree.extent(of: child)
      var low = max(noun + 1, extent.lowerBound)
      guard low < limit, low - noun <= 2 else { continue }
      let opener = text.tokens[low].lower
      guard Self.complementOpeners.contains(opener) else { continue }
      // "its support of the talks" is about them, "the demand of the rebels" is theirs.
      if opener == "of", scene.cast.mention(at: child) != nil { continue }
      // "a proposal to both sides" names whom it is put to.
      if opener == "to", relation == "nmod", [.offers, .demands, .accepts].contains(stance) { continue }
      low += 1
      let end = min(extent.upperBound, scene.grammar.clauseEnd(after: low, in: sentence), limit)
      if low < end { return low..<end }
    }
    return nil
  }

  /// Whose a noun is: its possessor, a people's name before it, or "of" and "by" behind it.
  private func owners(of chunk: Chunk, at index: Int, in sentence: Int, scene: Scene) -> [Int] {
    let text = scene.text
    if let owner = chunk.tokens.lazy.filter({ $0 < chunk.head }).compactMap({ scene.cast.mention(at: $0) }).last {
      return [owner]
    }
    let next = chunk.tokens.upperBound
    guard next + 1 < text.sentences[sentence].tokens.upperBound,
      ["of", "by", "from"].contains(text.tokens[next].lower),
      index + 1 < scene.structures[sentence].chunks.count,
      scene.structures[sentence].chunks[index + 1].tokens.lowerBound == next + 1
    else { return [] }
    return scene.grammar.mentions(fromChunk: index + 1, in: sentence)
  }

  /// The verb group that says a noun without adding to it: "expressed support", "repeated their demand".
  private func sayingVerb(of noun: Int, in sentence: Int, scene: Scene) -> Int? {
    let text = scene.text
    let relation = DependencyTree.base(text.tokens[noun].relation)
    guard relation == "obj", let head = text.tokens[noun].head,
      carriers.match(in: text.tokens, at: head, limit: head + 1) != nil
    else { return nil }
    return scene.grammar.verbGroup(at: head, in: sentence)
  }

  private func isNone(_ chunk: Chunk, _ text: AnnotatedText) -> Bool {
    let before = max(0, chunk.tokens.lowerBound - 1)
    return (before...chunk.tokens.lowerBound).contains {
      ["no", "not", "little", "neither", "n't", "never"].contains(text.tokens[$0].lower)
    }
  }

  private static let complementOpeners: Set<String> = [
    "for", "to", "of", "on", "that", "against", "over", "in", "about", "with", "toward", "towards",
  ]
}
