import Codebook
import Language
import Records

/// Proposals: who puts which terms to whom.
///
/// A plan or proposal that "includes", "envisions", "would freeze" … gives its terms; so does a verb of proposing with
/// its object or clause.
struct ProposalRule: Rule {
  private let nouns: PhraseIndex<Int>
  private let contents: PhraseIndex<Int>
  private let proposing: PhraseIndex<Int>

  init(codebook: Codebook) {
    nouns = codebook.lexicon("proposal.nouns")
    contents = codebook.lexicon("proposal.contents")
    proposing = codebook.lexicon("proposal.verbs")
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
    guard nouns.match(in: text.tokens, at: chunk.head, limit: chunk.head + 1) != nil, !verb.isPassive else {
      return nil
    }
    let limit = text.sentences[sentence].tokens.upperBound
    let isContent = contents.match(in: text.tokens, at: verb.head, limit: limit) != nil
    let lemma = text.tokens[verb.head].lemma
    guard
      isContent
        || verb.modal == "would" && text.tokens[verb.head].partOfSpeech == .verb && !Self.judging.contains(lemma)
    else { return nil }
    let start = isContent && verb.modal != "would" ? verb.tokens.upperBound : verb.head
    return draft(
      terms: start..<max(start, reach(from: start, in: sentence, scene: scene)),
      author: author(of: chunk, in: sentence, scene: scene),
      addressees: [], evidenceFrom: chunk.tokens.lowerBound, verb: (sentence, group), status: nil, scene: scene,
      rule: "proposal.contents")
  }

  /// The end of the terms: the sentence's, or that of the quotation they stand in.
  private func reach(from start: Int, in sentence: Int, scene: Scene) -> Int {
    let end = scene.grammar.sentenceBodyEnd(sentence)
    guard start < end else { return start }
    let quotation = scene.grammar.quotationByToken[start]
    if quotation >= 0 { return (start..<end).first { scene.grammar.quotationByToken[$0] != quotation } ?? end }
    return (start..<end).first { [";"].contains(scene.text.tokens[$0].form) } ?? end
  }

  /// Verbs that say how a plan fares and not what is in it.
  private static let judging: Set<String> = [
    "be", "have", "mean", "seem", "fail", "help", "need", "take", "come", "work", "face", "make", "get", "look",
    "appear", "lead",
  ]

  /// "offered to send 6,000 troops", "proposed a freeze of the lines".
  private func proposed(_ group: Int, in sentence: Int, of scene: Scene) -> Draft? {
    let text = scene.text
    let verb = scene.structures[sentence].verbGroups[group]
    let limit = text.sentences[sentence].tokens.upperBound
    guard let (length, _) = proposing.match(in: text.tokens, at: verb.head, limit: limit), !verb.isNegated,
      !verb.isPassive
    else { return nil }
    guard let author = scene.grammar.subjects(of: group, in: sentence).first else { return nil }
    let start = verb.head + length
    let end = scene.grammar.clauseEnd(after: start, in: sentence)
    guard start < end else { return nil }
    return draft(
      terms: start..<end, author: author, addressees: addressees(in: start..<end, sentence: sentence, scene: scene),
      evidenceFrom: scene.cast.mentions[author].tokens.lowerBound, verb: (sentence, group), status: .tabled,
      scene: scene,
      rule: "proposal.verb")
  }

  private func draft(
    terms range: Range<Int>, author: Int?, addressees: [Actor], evidenceFrom start: Int,
    verb: (sentence: Int, group: Int),
    status: Proposal.Status?, scene: Scene, rule: String
  ) -> Draft? {
    let text = scene.text
    guard !range.isEmpty else { return nil }
    let terms = split(range, scene: scene).map { tokens in
      let offsets = text.offsets(ofTokens: tokens)
      return Proposal.Term(
        start: offsets.lowerBound, end: offsets.upperBound, text: text.text(offsets),
        issue: scene.issues(in: tokens).first.map { scene.reference(to: $0.id) })
    }
    guard !terms.isEmpty,
      terms.contains(where: { term in term.issue.map { !["agreement", "talks"].contains($0.id) } ?? false })
    else { return nil }
    let entity = author.flatMap { scene.entity(of: $0) }
    let low = min(start, range.lowerBound)
    let isHere = text.sentences[verb.sentence].tokens.contains(low)
    let evidence = text.offsets(ofTokens: scene.grammar.trimmed((isHere ? low : range.lowerBound)..<range.upperBound))
    let standing = scene.standing(
      of: Scene.Told(
        range: text.offsets(ofTokens: range), actor: entity, verb: verb, speaks: status == .tabled,
        word: scene.structures[verb.sentence].verbGroups[verb.group].head))
    let isReported = standing.modality == .reported
    return Draft(
      evidence: [evidence], standing: standing, rule: rule, confidence: 0.65,
      body: .proposal(
        Proposal(
          author: author.flatMap { scene.actor($0) },
          onBehalfOf: entity.flatMap { scene.onBehalfOf($0, near: evidence.lowerBound) }, addressees: addressees,
          terms: terms, status: isReported ? .reported : status ?? (standing.form == .outlet ? .reported : .tabled))))
  }

  /// The members of a coordination: commas and "and" between noun phrases or verbs.
  private func split(_ range: Range<Int>, scene: Scene) -> [Range<Int>] {
    let text = scene.text
    var parts: [Range<Int>] = []
    var start = range.lowerBound
    for index in range where [",", ";", "and"].contains(text.tokens[index].lower) {
      guard index > start else {
        start = index + 1
        continue
      }
      let next = index + 1
      guard next < range.upperBound else { break }
      // "and" inside a noun phrase ("China and India") joins names, not terms.
      if text.tokens[index].lower == "and", scene.cast.mention(at: index - 1) != nil,
        scene.cast.mention(at: next) != nil
      {
        continue
      }
      let rest = scene.issues(in: next..<range.upperBound)
      if rest.isEmpty, scene.issues(in: start..<index).isEmpty { continue }
      if scene.issues(in: start..<index).isEmpty { continue }
      parts.append(scene.grammar.trimmed(start..<index))
      start = next
    }
    if start < range.upperBound { parts.append(scene.grammar.trimmed(start..<range.upperBound)) }
    return parts.filter { !$0.isEmpty }
  }

  /// Whose plan it is, by its phrase: "Washington's blueprint", "the plan of the mediators".
  private func author(of chunk: Chunk, in sentence: Int, scene: Scene) -> Int? {
    for index in chunk.tokens.lowerBound..<chunk.head {
      if let mention = scene.cast.mention(at: index) { return mention }
    }
    let next = chunk.tokens.upperBound
    if next + 1 < scene.text.tokens.count, ["of", "by", "from"].contains(scene.text.tokens[next].lower),
      let owner = scene.cast.mention(at: next + 1)
        ?? scene.cast.mention(at: min(next + 2, scene.text.tokens.count - 1))
    {
      return owner
    }
    // "Lund said his offer includes …"
    if ["his", "her", "its", "their"].contains(scene.text.tokens[chunk.tokens.lowerBound].lower) {
      return scene.innermostSaying(around: scene.text.offsets(ofTokens: chunk.tokens)).flatMap {
        scene.sayings[$0].source
      }
    }
    guard ["the", "this", "that"].contains(scene.text.tokens[chunk.tokens.lowerBound].lower) else { return nil }
    return lastOwner(before: sentence, scene: scene)
  }

  /// Whose proposal "the proposal" is: the one that the text last gave an owner, a few sentences back.
  private func lastOwner(before sentence: Int, scene: Scene) -> Int? {
    for current in stride(from: sentence - 1, through: max(0, sentence - Self.memory), by: -1) {
      for chunk in scene.structures[current].chunks.reversed()
      where nouns.match(in: scene.text.tokens, at: chunk.head, limit: chunk.head + 1) != nil {
        for token in chunk.tokens.lowerBound..<chunk.head {
          if let owner = scene.cast.mention(at: token) { return owner }
        }
      }
    }
    return nil
  }

  /// How many sentences back a proposal keeps its owner; chosen by hand, not tuned.
  private static let memory = 6

  private func addressees(in range: Range<Int>, sentence: Int, scene: Scene) -> [Actor] {
    for (index, chunk) in scene.structures[sentence].chunks.enumerated()
    where range.contains(chunk.tokens.lowerBound) && chunk.tokens.lowerBound > 0
      && scene.text.tokens[chunk.tokens.lowerBound - 1].lower == "to"
    {
      let mentions = scene.grammar.mentions(fromChunk: index, in: sentence)
      if !mentions.isEmpty { return mentions.compactMap { scene.actor($0) } }
    }
    return []
  }
}
