import Codebook
import Language
import Records

/// Proposals: who puts which terms to whom.
///
/// A plan or proposal that "includes", "envisions", "would freeze" … gives its terms; so does a verb of proposing with
/// its object or clause.
struct ProposalRule: Rule {
  let nouns: PhraseIndex<Int>
  private let contents: PhraseIndex<Int>
  private let proposing: PhraseIndex<Int>
  let presenting: PhraseIndex<Int>
  private let outcomes: PhraseIndex<Int>
  private let effects: PhraseIndex<Int>
  private let hurdles: PhraseIndex<Int>
  private let wishes: PhraseIndex<Int>
  let agreements: PhraseIndex<Int>
  let reaching: PhraseIndex<Int>
  let unsettled: PhraseIndex<Int>
  let fates: [(status: Proposal.Status, verbs: PhraseIndex<Int>)]

  init(codebook: Codebook) {
    nouns = codebook.lexicon("proposal.nouns")
    contents = codebook.lexicon("proposal.contents")
    proposing = codebook.lexicon("proposal.verbs")
    presenting = codebook.lexicon("proposal.presenting")
    outcomes = codebook.lexicon("proposal.outcomes")
    effects = codebook.lexicon("proposal.effects")
    hurdles = codebook.lexicon("proposal.hurdles")
    wishes = codebook.lexicon("proposal.wishes")
    agreements = codebook.lexicon("proposal.agreements")
    reaching = codebook.lexicon("proposal.reaching")
    unsettled = codebook.lexicon("proposal.unsettled")
    fates = [.rejected, .withdrawn, .accepted].map { status in
      (status, codebook.lexicon("proposal.status.\(status.rawValue)"))
    }
  }

  func drafts(in scene: Scene) -> [Draft] {
    var drafts: [Draft] = []
    for sentence in scene.text.sentences.indices {
      for group in scene.structures[sentence].verbGroups.indices {
        let head = scene.text.tokens[scene.structures[sentence].verbGroups[group].head].start
        // A verb inside another proposal's words goes on with its terms.
        if drafts.last?.evidence.contains(where: { $0.contains(head) }) == true { continue }
        if let found = plan(group, in: sentence, of: scene) ?? proposed(group, in: sentence, of: scene) {
          drafts.append(found)
        }
      }
    }
    return drafts
  }

  /// "Washington's blueprint includes …", "the plan would freeze …".
  private func plan(_ group: Int, in sentence: Int, of scene: Scene) -> Draft? {
    let text = scene.text
    let verb = scene.structures[sentence].verbGroups[group]
    guard let chunkIndex = scene.grammar.subjectChunk(of: group, in: sentence) else { return nil }
    let chunk = scene.structures[sentence].chunks[chunkIndex]
    guard nouns.match(in: text.tokens, at: chunk.head, limit: chunk.head + 1) != nil, !verb.isPassive, !verb.isNegated,
      !["any", "no"].contains(text.tokens[chunk.tokens.lowerBound].lower),
      !scene.grammar.isDenied(above: chunk.head), !isWished(chunk, by: verb, in: sentence, scene)
    else { return nil }
    let limit = text.sentences[sentence].tokens.upperBound
    let content = contents.match(in: text.tokens, at: verb.head, limit: limit)?.length
    guard
      content != nil
        || verb.modal == "would" && text.tokens[verb.head].partOfSpeech == .verb
          && outcomes.match(in: text.tokens, at: verb.head, limit: limit) == nil
    else { return nil }
    // "two bills which would avert the cuts": what a plan leads to is none of its terms.
    let isEffect = content == nil && effects.match(in: text.tokens, at: verb.head, limit: limit) != nil
    let start =
      content.map { verb.modal == "would" ? verb.head : max(verb.tokens.upperBound, verb.head + $0) } ?? verb.head
    let end = max(start, reach(from: start, in: sentence, scene: scene))
    // "an agreement, which requires a vote of the council": a hurdle, no term.
    if (start..<min(end, start + 4)).contains(where: { hurdles.match(in: text.tokens, at: $0, limit: end) != nil }) {
      return nil
    }
    return draft(
      terms: terms(in: start..<end, scene: scene), areTerms: !isEffect,
      author: author(of: chunk, in: sentence, scene: scene), addressees: [], evidenceFrom: chunk.tokens.lowerBound,
      verb: (sentence, group), noun: chunk, scene: scene,
      rule: "proposal.contents")
  }

  /// The end of the terms: the sentence's, or that of the quotation they stand in.
  private func reach(from start: Int, in sentence: Int, scene: Scene) -> Int {
    let end = scene.grammar.sentenceBodyEnd(sentence)
    guard start < end else { return start }
    let quotation = scene.grammar.quotationByToken[start]
    if quotation >= 0 { return (start..<end).first { scene.grammar.quotationByToken[$0] != quotation } ?? end }
    return (start..<end).first { scene.text.tokens[$0].form == ";" } ?? end
  }

  /// Whether a plan is only hoped for: "wanted a deal to include the islands", "hoped a deal would bring peace".
  private func isWished(_ chunk: Chunk, by verb: VerbGroup, in sentence: Int, _ scene: Scene) -> Bool {
    let tokens = scene.text.tokens
    return [chunk.head, verb.head].contains { word in
      guard let above = tokens[word].head, above < chunk.tokens.lowerBound,
        ["obj", "ccomp", "xcomp"].contains(DependencyTree.base(tokens[word].relation))
      else { return false }
      return wishes.match(in: tokens, at: above, limit: above + 1) != nil
    }
  }

  /// "offered to send 6,000 troops", "proposed a freeze of the lines".
  private func proposed(_ group: Int, in sentence: Int, of scene: Scene) -> Draft? {
    let text = scene.text
    let verb = scene.structures[sentence].verbGroups[group]
    let limit = text.sentences[sentence].tokens.upperBound
    guard let (length, _) = proposing.match(in: text.tokens, at: verb.head, limit: limit), !verb.isNegated,
      !verb.isPassive
    else { return nil }
    // "The plan Portugal proposed also includes …": the plan's own verb tells the terms.
    if text.tokens[verb.head].relation == "acl:relcl",
      scene.structures[sentence].verbGroups.contains(where: {
        $0.form == .finite && (0...2).contains($0.tokens.lowerBound - verb.tokens.upperBound)
      })
    {
      return nil
    }
    guard let author = scene.grammar.subjects(of: group, in: sentence).first else { return nil }
    let start = verb.head + length
    let end = scene.grammar.clauseEnd(after: start, in: sentence)
    guard start < end else { return nil }
    return draft(
      terms: terms(in: start..<end, scene: scene), areTerms: true, author: author,
      addressees: addressees(in: start..<end, of: verb.head, sentence: sentence, scene: scene),
      evidenceFrom: scene.cast.mentions[author].tokens.lowerBound, verb: (sentence, group), noun: nil, scene: scene,
      rule: "proposal.verb")
  }

  private func draft(
    terms parts: [Range<Int>], areTerms: Bool, author: Int?, addressees: [Actor], evidenceFrom start: Int,
    verb: (sentence: Int, group: Int), noun: Chunk?, scene: Scene, rule: String
  ) -> Draft? {
    let text = scene.text
    guard let first = parts.first, let last = parts.last else { return nil }
    let range = first.lowerBound..<last.upperBound
    let terms = parts.map { term($0, in: scene) }
    guard terms.contains(where: { term in term.issue.map { !["agreement", "talks"].contains($0.id) } ?? false })
    else { return nil }
    let entity = author.flatMap { scene.entity(of: $0) }
    let low = min(start, range.lowerBound)
    let isHere = text.sentences[verb.sentence].tokens.contains(low)
    let evidence = text.offsets(ofTokens: scene.grammar.trimmed((isHere ? low : range.lowerBound)..<range.upperBound))
    // "The deal calls for an exchange": the deal is no source of its own terms.
    let isOwnSource = noun.map { noun in
      scene.innermostSaying(around: text.offsets(ofTokens: range)).flatMap { scene.sayings[$0].sourceTokens }
        .map { $0.overlaps(noun.tokens) || ["which", "that"].contains(text.tokens[$0.lowerBound].lower) } ?? false
    }
    let about = isOwnSource == true ? noun.map { text.offsets(ofTokens: $0.tokens) } : nil
    let standing = scene.standing(
      of: Scene.Told(
        range: about ?? text.offsets(ofTokens: range), actor: entity, verb: verb, speaks: noun == nil,
        word: scene.structures[verb.sentence].verbGroups[verb.group].head))
    let group = scene.structures[verb.sentence].verbGroups[verb.group]
    return Draft(
      evidence: [evidence], standing: standing, rule: rule, confidence: 0.65,
      body: .proposal(
        Proposal(
          author: author.flatMap { scene.actor($0) },
          onBehalfOf: entity.flatMap { scene.onBehalfOf($0, near: evidence.lowerBound) }, addressees: addressees,
          terms: areTerms ? terms : [],
          status: noun.flatMap { concluded($0, by: group, standing: standing, scene: scene) }
            ?? status(
              in: verb.sentence, of: group.head, by: entity, isTabled: noun == nil, standing: standing, scene: scene))))
  }

  /// Whose plan it is: "Washington's blueprint", "the plan of the mediators", "the plan laid out by Kyiv", "she reached
  /// a deal that would …".
  private func author(of chunk: Chunk, in sentence: Int, scene: Scene) -> Int? {
    let tokens = scene.text.tokens
    if let owner = scene.grammar.owner(of: chunk.head) { return owner }
    // "the plan put forward by Lund", whatever the tree makes of the participle.
    let next = chunk.tokens.upperBound
    if let group = scene.grammar.verbGroup(at: next, in: sentence),
      scene.structures[sentence].verbGroups[group].tokens.lowerBound == next, tokens[next].xpos != "VB",
      presenting.match(in: tokens, at: next, limit: min(next + 3, tokens.count)) != nil,
      (next + 1..<min(next + 4, tokens.count)).contains(where: { tokens[$0].lower == "by" }),
      let agent = scene.grammar.agents(of: group, in: sentence).first
    {
      return agent
    }
    for child in scene.grammar.tree.isParsed ? Array(scene.grammar.tree.children(of: chunk.head)) : [] {
      guard let group = scene.grammar.verbGroup(at: child, in: sentence), child > chunk.head,
        presenting.match(in: tokens, at: child, limit: child + 3) != nil
      else { continue }
      if let agent = scene.grammar.agents(of: group, in: sentence).first { return agent }
      // "the plan that Norway proposed"
      if let subject = scene.grammar.tree.child(of: child, in: ["nsubj"]), let mention = scene.cast.mention(at: subject)
      {
        return mention
      }
    }
    if let owner = scene.owner(ofPossessive: chunk.tokens.lowerBound) { return owner }
    let opener = tokens[chunk.tokens.lowerBound].lower
    if let above = tokens[chunk.head].head, DependencyTree.base(tokens[chunk.head].relation) == "obj",
      presenting.match(in: tokens, at: above, limit: above + 3) != nil,
      let group = scene.grammar.verbGroup(at: above, in: sentence)
    {
      if let subject = scene.grammar.subjects(of: group, in: sentence).first { return subject }
      // "The U.S. aim is to negotiate an accord that would …"
      let subject = scene.grammar.subjectChunk(of: group, in: sentence).map { scene.structures[sentence].chunks[$0] }
      if let owner = subject.flatMap({ scene.cast.mentions(in: $0.tokens).first }) { return owner }
    }
    guard ["the", "this", "that"].contains(opener) else { return nil }
    return lastOwner(before: chunk.tokens.lowerBound, in: sentence, scene: scene)
  }

  /// Whose proposal "the proposal" is: the one that the text last gave an owner, a few sentences back.
  private func lastOwner(before start: Int, in sentence: Int, scene: Scene) -> Int? {
    for current in stride(from: sentence, through: max(0, sentence - Self.memory), by: -1) {
      for chunk in scene.structures[current].chunks.reversed()
      where chunk.head < start && nouns.match(in: scene.text.tokens, at: chunk.head, limit: chunk.head + 1) != nil {
        for token in chunk.tokens.lowerBound..<chunk.head {
          if let owner = scene.cast.mention(at: token) { return owner }
        }
      }
    }
    return nil
  }

  /// How many sentences back a proposal keeps its owner; chosen by hand, not tuned.
  private static let memory = 6

  private func addressees(in range: Range<Int>, of verb: Int, sentence: Int, scene: Scene) -> [Actor] {
    for (index, chunk) in scene.structures[sentence].chunks.enumerated()
    where range.contains(chunk.tokens.lowerBound) && chunk.tokens.lowerBound > 0
      && scene.text.tokens[chunk.tokens.lowerBound - 1].lower == "to"
      && scene.grammar.isRecipient(chunk.tokens, of: verb)
    {
      let mentions = scene.grammar.mentions(fromChunk: index, in: sentence)
      if !mentions.isEmpty { return mentions.compactMap { scene.actor($0) } }
    }
    return []
  }
}
