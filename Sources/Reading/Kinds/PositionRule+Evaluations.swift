import Codebook
import Language
import Records

extension PositionRule {
  /// Judgements in a speaker's words: "the offer is not enough", "tariffs would be a mistake", "called it a betrayal".
  ///
  /// The speaker of the innermost saying holds the stance; what is judged is the subject, or what "it" stands for
  /// ("it is unacceptable to …").
  func evaluation(_ group: Int, in sentence: Int, of scene: Scene) -> [Draft] {
    let text = scene.text
    let verb = scene.structures[sentence].verbGroups[group]
    let limit = min(scene.grammar.sentenceBodyEnd(sentence), scene.saidUntil(verb.head))
    guard copulas.contains(text.tokens[verb.head].lemma), verb.tokens.upperBound < limit,
      !scene.isInsideCondition(verb.head, in: sentence),
      let saying = scene.innermostSaying(around: text.offsets(ofTokens: verb.tokens)),
      let source = scene.sayings[saying].source, let speaker = scene.entity(of: source),
      ![.outlet, .anonymous].contains(scene.cast.entities[speaker].kind)
    else { return [] }
    let clauseEnd = min(scene.grammar.clauseEnd(after: verb.tokens.upperBound, in: sentence), limit)
    let predicate = text.tokens[verb.head].partOfSpeech == .auxiliary ? text.tokens[verb.head].head : nil
    guard let judged = judgement(from: verb.tokens.upperBound, to: clauseEnd, on: predicate, text) else { return [] }
    guard let stance = judged.stance.turned(by: verb.isNegated || judged.isNegated) else { return [] }
    if let predicate, let clause = scene.grammar.tree.child(of: predicate, in: ["csubj"]), clause < verb.head {
      // "What they propose is not enough."
      let about = scene.grammar.tree.extent(of: clause)
      return positions(
        stance, of: [source], about: about.lowerBound..<min(about.upperBound, verb.tokens.lowerBound),
        verb: (sentence, group), from: about.lowerBound, scene: scene, isStrong: true, rule: "position.evaluation")
    }
    guard let chunk = scene.grammar.subjectChunk(of: group, in: sentence) else { return [] }
    let subject = scene.structures[sentence].chunks[chunk]
    // "We are …", "Russia is …" tell of an actor and not of an issue.
    if let mention = scene.grammar.mention(ofChunk: subject), scene.cast.mentions[mention].form != .pronoun {
      return []
    }
    let whole = subject.tokens.lowerBound..<clauseEnd
    let isEmpty = ["it", "this", "that"].contains(text.tokens[subject.head].lower)
    let object = isEmpty ? min(judged.end, clauseEnd)..<clauseEnd : subjectExtent(subject, before: verb, scene)
    let about = isEmpty && object.isEmpty ? whole : object
    // A thing that is "critical" is supported; that somebody does something is demanded.
    let held = isEmpty ? required(stance, in: about, text) : stance == .demands ? .supports : stance
    guard !about.isEmpty, !scene.issues(in: about).isEmpty || scene.issue(inWordsOf: about) != nil else { return [] }
    return positions(
      held, of: [source], about: about, verb: (sentence, group), from: subject.tokens.lowerBound, scene: scene,
      isStrong: scene.cast.entities[speaker].id != nil || scene.cast.entities[speaker].side != nil
        || scene.cast.entities[speaker].office != nil,
      rule: "position.evaluation"
    ).prefix(1).map { draft in
      var draft = draft
      draft.evidence = [text.offsets(ofTokens: scene.grammar.trimmed(whole))]
      return draft
    }
  }

  /// The stance of "called the offer a bold solution", by the words of the judgement; nil where the lexicons know none.
  ///
  /// - Parameters:
  ///   - word: the verb that calls.
  ///   - end: where its clause ends.
  func stance(ofCalling word: Int, upTo end: Int, in scene: Scene) -> Position.Stance? {
    let text = scene.text
    guard callings.contains(text.tokens[word].lemma), word + 1 < end else { return nil }
    var isNegated = false
    for index in word + 1..<end {
      for entry in judgements {
        guard entry.phrases.match(in: text.tokens, at: index, limit: end) != nil else { continue }
        // "not a bad idea" is praise.
        guard isNegated else { return entry.stance }
        return [.opposes, .rejects].contains(entry.stance) ? .supports : entry.stance.turned(by: true)
      }
      isNegated = ["not", "no", "never", "n't", "hardly"].contains(text.tokens[index].lower) || isNegated
    }
    return nil
  }

  /// The stance of "it is important not to …", which turns it.
  private func required(_ stance: Position.Stance, in object: Range<Int>, _ text: AnnotatedText) -> Position.Stance {
    guard text.tokens[object.lowerBound].lower == "not", [.demands, .supports].contains(stance) else { return stance }
    return .opposes
  }

  /// Whether a word belongs to a statement that something is not so: "This is no amnesty", "there is no such list".
  func deniesFact(_ word: Int, in sentence: Int, of scene: Scene) -> Bool {
    let text = scene.text
    let tree = scene.grammar.tree
    let limit = text.sentences[sentence].tokens.upperBound
    guard tree.isParsed else { return false }
    var predicate = word
    if text.tokens[word].lemma == "be" || ["no", "not", "n't"].contains(text.tokens[word].lower),
      let above = text.tokens[word].head, DependencyTree.base(text.tokens[word].relation) != "root"
    {
      predicate = above
    }
    if text.tokens[predicate].lemma == "be", let subject = tree.child(of: predicate, in: ["nsubj"]) {
      predicate = subject
    }
    let children = tree.children(of: predicate)
    let copula = children.first { text.tokens[$0].lemma == "be" } ?? text.tokens[predicate].head
    guard text.tokens[predicate].partOfSpeech == .noun, let copula, text.tokens[copula].lemma == "be",
      ["VBZ", "VBP", "VBD"].contains(text.tokens[copula].xpos),
      unfounded.match(in: text.tokens, at: predicate, limit: limit) == nil,
      !judgements.contains(where: { $0.phrases.match(in: text.tokens, at: predicate, limit: limit) != nil })
    else { return false }
    let around = max(text.sentences[sentence].tokens.lowerBound, copula - 2)..<predicate
    return around.contains { ["no", "not", "n't", "never"].contains(text.tokens[$0].lower) }
      && around.contains { ["this", "that", "it", "there"].contains(text.tokens[$0].lower) }
  }

  /// The stance of a judgement on which an act hangs: "The offer is unacceptable", "walls are not immoral".
  func stance(ofJudgement word: Int, in sentence: Int, of scene: Scene) -> Position.Stance? {
    let text = scene.text
    let limit = text.sentences[sentence].tokens.upperBound
    // "not enough" is a judgement of its own.
    for entry in judgements where word > 0 && text.tokens[word - 1].lower == "not" {
      if entry.phrases.match(in: text.tokens, at: word - 1, limit: limit) != nil { return entry.stance }
    }
    for entry in judgements where entry.phrases.match(in: text.tokens, at: word, limit: limit) != nil {
      let before = max(text.sentences[sentence].tokens.lowerBound, word - 3)..<word
      guard before.contains(where: { ["not", "n't", "never", "hardly"].contains(text.tokens[$0].lower) }) else {
        return entry.stance
      }
      return [.opposes, .rejects].contains(entry.stance) ? .supports : entry.stance.turned(by: true)
    }
    return nil
  }

  /// Whether a word judges a thing: "non-starter", "mistake".
  func judges(_ word: Int, in scene: Scene) -> Bool {
    let limit = scene.text.sentences[scene.text.sentenceIndex(ofToken: word)].tokens.upperBound
    return (max(0, word - 2)...word).contains { start in
      judgements.contains { entry in
        entry.phrases.match(in: scene.text.tokens, at: start, limit: limit).map { start + $0.length > word } ?? false
      }
    }
  }

  /// A subject with what hangs on it, up to its verb: "Peace with a group that is still killing".
  private func subjectExtent(_ subject: Chunk, before verb: VerbGroup, _ scene: Scene) -> Range<Int> {
    let extent = scene.grammar.tree.extent(of: subject.head)
    let end = max(subject.tokens.upperBound, min(extent.upperBound, verb.tokens.lowerBound))
    return subject.tokens.lowerBound..<end
  }

  /// The judgement in a range that is its predicate, with whether a "not" stands before it.
  private func judgement(
    from start: Int, to end: Int, on predicate: Int?, _ text: AnnotatedText
  ) -> (stance: Position.Stance, isNegated: Bool, end: Int)? {
    var isNegated = false
    for index in start..<min(end, start + 6) {
      for entry in judgements {
        if let (length, _) = entry.phrases.match(in: text.tokens, at: index, limit: end),
          predicate.map({ (index..<index + length).contains($0) }) ?? (index - start < 2)
        {
          return (entry.stance, isNegated, index + length)
        }
      }
      if ["not", "no", "never", "n't", "hardly"].contains(text.tokens[index].lower) { isNegated = true }
    }
    return nil
  }
}
