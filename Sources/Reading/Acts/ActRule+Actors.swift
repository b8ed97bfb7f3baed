import Language
import Records

/// Whose act it is that the network found.
extension ActRule {
  /// The mention of whoever acts: the owner of a noun, the network's, a first person as its speaker, else whoever says
  /// it.
  func actor(of act: FoundAct, in scene: Scene) -> Int? {
    let tokens = scene.text.tokens
    let word = scene.text.offsets(ofTokens: act.anchor..<act.anchor + 1)
    let saying = scene.innermostSaying(around: word)
    let source = saying.flatMap { scene.sayings[$0].source }
    let speaker = source.flatMap { isActor($0, scene) ? $0 : nil }
    if let owner = owner(of: act, in: scene) { return isActor(owner, scene) ? owner : nil }
    guard let head = act.actorHead else { return speaker }
    // "Taken together, they are a non-starter": what is judged judges nothing.
    if isJudged(head, act, scene) { return speaker }
    if act.act.kind == .position, isPatient(head, scene) { return nil }
    let found = mention(at: head, act, scene) ?? meant(by: head, saying: saying, scene)
    let isFirstPerson = found.map { scene.cast.mentions[$0].form == .firstPerson } ?? false
    if act.act == .demands, !isFirstPerson, isCalledUpon(head, act, scene) {
      // Of his own side he tells what it has to do, and demands nothing.
      guard let speaker, let own = scene.entity(of: speaker),
        found.flatMap({ scene.entity(of: $0) }).map({ !scene.cast.isSameSide($0, own) }) ?? true
      else { return nil }
      return speaker
    }
    if let mention = found {
      if scene.cast.mentions[mention].form == .firstPerson { return speaker }
      return isActor(mention, scene) ? mention : nil
    }
    // "a firm commitment": no word for anybody.
    guard [.adjective, .determiner, .adverb, .number].contains(tokens[head].partOfSpeech) else { return nil }
    let sentence = scene.text.sentenceIndex(ofToken: act.anchor)
    let subject = group(of: act.anchor, in: sentence, scene).flatMap {
      scene.grammar.subjects(of: $0, in: sentence).first
    }
    return (subject ?? speaker).flatMap { isActor($0, scene) ? $0 : nil }
  }

  /// The mention that a word belongs to: its name, the name behind a description ("conservative commentator Ana Duarte"),
  /// or one within the words that the network gives.
  private func mention(at head: Int, _ act: FoundAct, _ scene: Scene) -> Int? {
    if let named = scene.cast.mention(at: head) ?? scene.grammar.titledMention(at: head) { return named }
    let chunk = scene.structures[scene.text.sentenceIndex(ofToken: head)].chunks.first { $0.tokens.contains(head) }
    if scene.text.tokens[head].partOfSpeech == .noun, let chunk, chunk.head > head,
      let name = scene.cast.mention(at: chunk.head), scene.cast.mentions[name].form == .name,
      scene.entity(of: name).map({ scene.cast.entities[$0].kind == .person }) ?? false
    {
      return name
    }
    return act.actor.flatMap { scene.cast.mentions(in: $0).last } ?? stoodFor(by: head, scene)
  }

  /// Whom a word stands for that is nobody itself: those whom it counts ("dozens of protesters"), whom it tells what he
  /// is ("Lund is the author and …"), whose plan it is.
  private func stoodFor(by head: Int, _ scene: Scene) -> Int? {
    let tokens = scene.text.tokens
    let sentence = scene.text.sentenceIndex(ofToken: head)
    guard scene.grammar.tree.isParsed else { return nil }
    if scene.words.countingNouns.contains(tokens[head].lemma.lowercased()),
      let counted = scene.grammar.tree.child(of: head, in: ["nmod", "obl"])
    {
      return scene.grammar.mention(around: counted, in: sentence)
    }
    guard tokens[head].partOfSpeech == .noun else { return nil }
    if scene.grammar.tree.child(of: head, in: ["cop"]) != nil,
      let subject = scene.grammar.tree.child(of: head, in: ["nsubj"])
    {
      return scene.grammar.mention(around: subject, in: sentence)
    }
    let isPlan = proposals.nouns.match(in: tokens, at: head, limit: head + 1) != nil
    return isPlan || scene.words.statements.contains(tokens[head].lemma) ? scene.owner(of: head) : nil
  }

  /// Whose the noun is on which an act hangs, where its phrase says so: "its threats to leave", "threats by Norway".
  ///
  /// A bare name before the noun may tell what it is about ("the Crimea demand"); there the network decides.
  func owner(of act: FoundAct, in scene: Scene) -> Int? {
    let kinds: [Record.Kind] = [.position, .threat, .pledge, .proposal]
    guard kinds.contains(act.act.kind), scene.text.tokens[act.anchor].partOfSpeech == .noun,
      let owner = scene.owner(of: act.anchor, links: ["by", "from"])
    else { return nil }
    let found = scene.cast.mentions[owner]
    let next = found.tokens.upperBound
    let isBare =
      found.tokens.upperBound <= act.anchor && found.form != .adjective
      && !["'s", "’s", "'", "’"].contains(scene.text.tokens[min(next, scene.text.tokens.count - 1)].lower)
      && scene.grammar.chunk(at: act.anchor, in: scene.text.sentenceIndex(ofToken: act.anchor))?.contains(
        found.tokens.lowerBound) == true
    return isBare ? nil : owner
  }

  /// Whether a word is the subject of what a predicate judges: "they" of "they are a non-starter".
  private func isJudged(_ head: Int, _ act: FoundAct, _ scene: Scene) -> Bool {
    let token = scene.text.tokens[head]
    return token.head == act.anchor && DependencyTree.base(token.relation) == "nsubj"
      && ["it", "they", "this", "that", "these", "those"].contains(token.lower)
      && scene.grammar.tree.child(of: act.anchor, in: ["cop"]) != nil && positions.judges(act.anchor, in: scene)
  }

  /// Whether a pronoun suffers what a verb does: "it was rejected".
  private func isPatient(_ head: Int, _ scene: Scene) -> Bool {
    scene.text.tokens[head].relation == "nsubj:pass" && ["it", "they"].contains(scene.text.tokens[head].lower)
  }

  /// Whom a pronoun means that nothing else resolves.
  ///
  /// Of a body it is the one that says it ("the union said it would …"), else the one that its sentence names last
  /// before it; "they" in a person's words are the other side.
  private func meant(by head: Int, saying: Int?, _ scene: Scene) -> Int? {
    let word = scene.text.tokens[head].lower
    if let owner = scene.owner(ofPossessive: head) { return owner }
    guard ["they", "it", "them"].contains(word) else { return nil }
    func isBody(_ mention: Int) -> Bool {
      guard let entity = scene.entity(of: mention) else { return false }
      return [.state, .organisation, .group].contains(scene.cast.entities[entity].kind)
    }
    if let saying, let speaker = scene.sayings[saying].source {
      if isBody(speaker) { return speaker }
      guard word != "it", let own = scene.entity(of: speaker) else { return nil }
      // "Democratic leaders said they would …"
      guard scene.cast.entities[own].kind == .person else { return scene.text.isQuoted(head) ? nil : speaker }
      if scene.text.isQuoted(head) { return scene.otherSide(than: own, before: head) }
      return scene.sayings[saying].others.isEmpty ? nil : speaker
    }
    let start = scene.text.sentences[scene.text.sentenceIndex(ofToken: head)].tokens.lowerBound
    return scene.cast.mentions(in: start..<head).last { isBody($0) && scene.cast.mentions[$0].form != .adjective }
  }

  /// An actor that only a noun tells, or a name that the cast does not know, by the words of its noun phrase.
  func described(_ act: FoundAct, in sentence: Int, _ scene: Scene) -> Actor? {
    guard let head = act.actorHead, act.act != .demands || !isCalledUpon(head, act, scene),
      scene.cast.mention(at: head) == nil || scene.text.tokens[head].partOfSpeech == .noun,
      let chunk = scene.structures[scene.text.sentenceIndex(ofToken: head)].chunks.first(where: { $0.head == head }),
      namesSomebody(head, scene)
    else { return nil }
    let offsets = scene.text.offsets(ofTokens: scene.grammar.withoutDeterminer(chunk.tokens))
    let words = scene.text.text(offsets)
    return Actor(actor: nil, name: words, start: offsets.lowerBound, end: offsets.upperBound, text: words)
  }

  /// Whether a word is a noun for people or bodies, or the end of a name that is no place's.
  private func namesSomebody(_ head: Int, _ scene: Scene) -> Bool {
    let token = scene.text.tokens[head]
    if token.partOfSpeech == .noun { return scene.words.namesPeople(token.lemma) }
    return token.partOfSpeech == .properNoun && !scene.grammar.isTimeToken[head]
      && !scene.text.names.contains { $0.kind == .place && $0.tokens.contains(head) }
  }
}
