import Language
import Records

extension Scene {
  /// The issue of a stance whose words the codebook does not know.
  ///
  /// In this order: the object's main noun; what its pronoun stands for, or a relative clause belongs to ("the wall,
  /// which I support"); the first noun that names neither an actor nor an empty thing; the subject of its clause. Nil
  /// where no noun names it.
  ///
  /// - Parameters:
  ///   - range: the tokens of the object.
  ///   - verb: the word that carries the stance.
  func issue(toldBy range: Range<Int>, at verb: Int) -> Position.Issue? {
    if let issue = issue(inWordsOf: range), !isHollow(issue) { return issue }
    if isEmpty(range) {
      if let antecedent = antecedent(of: verb), let issue = issue(ofPhraseAt: antecedent) { return issue }
      return pronoun(in: range).flatMap { issue(meantBy: $0) }
    }
    let sentence = structures[text.sentenceIndex(ofToken: range.lowerBound)]
    for chunk in sentence.chunks where range.contains(chunk.head) && isMatter(chunk.head, in: range) {
      if let issue = issue(ofPhraseAt: chunk.head), !isHollow(issue) { return issue }
    }
    // "It is a non-starter", "…, a condition they reject": what stands before it.
    if let known = pronoun(in: range).flatMap({ issue(meantBy: $0) }) { return known }
    let own = issue(inWordsOf: range)
    guard let own, isHollow(own) else { return own }
    let before = text.sentences[text.sentenceIndex(ofToken: range.lowerBound)].tokens.lowerBound..<range.lowerBound
    return issues(in: before).last.map { reference(to: $0.id) } ?? own
  }

  /// Whether a noun can be what somebody wants or refuses: a subject, an object, or what a verb is "on", "for", "with".
  private func isMatter(_ noun: Int, in range: Range<Int>) -> Bool {
    let token = text.tokens[noun]
    guard token.partOfSpeech == .noun else { return false }
    // "a series of crises", "the idea of a levy"
    if let above = token.head, range.contains(above), DependencyTree.base(token.relation) == "nmod",
      words.hollowNouns.contains(text.tokens[above].lemma)
    {
      return true
    }
    let relation = DependencyTree.base(token.relation)
    if ["obj", "nsubj", "root", "conj"].contains(relation) { return true }
    guard relation == "obl", let opener = grammar.tree.child(of: noun, in: ["case"]) else { return false }
    return ["on", "over", "about", "from", "with", "for", "in", "into", "against"].contains(text.tokens[opener].lower)
  }

  /// What an empty object stands for: the noun to which the relative clause that a word heads belongs.
  func antecedent(of verb: Int) -> Int? {
    guard grammar.tree.isParsed else { return nil }
    var current = verb
    for _ in 0..<3 {
      guard let above = text.tokens[current].head else { return nil }
      // "a threat Mr. Lund has said he will resist": the noun stands right before the clause.
      if DependencyTree.base(text.tokens[current].relation) == "parataxis", current != verb {
        let low = grammar.tree.extent(of: current).lowerBound
        let noun = low - 1
        return noun >= 0 && text.tokens[noun].partOfSpeech == .noun ? noun : nil
      }
      if text.tokens[current].relation == "acl:relcl" {
        // "who opted": the relative clause tells of its subject.
        let subject = grammar.tree.child(of: current, in: ["nsubj"]).map { text.tokens[$0].lower }
        guard let subject, !["who", "which", "that"].contains(subject) else { return nil }
        return [.noun, .properNoun].contains(text.tokens[above].partOfSpeech) ? above : nil
      }
      guard ["xcomp", "ccomp", "conj"].contains(DependencyTree.base(text.tokens[current].relation)) else { return nil }
      current = above
    }
    return nil
  }

  /// Whether some words name no thing: pronouns, adverbs and verbs without a noun.
  func isEmpty(_ range: Range<Int>) -> Bool {
    !range.contains { index in
      [.noun, .properNoun].contains(text.tokens[index].partOfSpeech) && !grammar.isTimeToken[index]
    }
  }

  private func isHollow(_ issue: Position.Issue) -> Bool {
    guard let head = issue.id.split(separator: "-").last else { return false }
    return words.hollowNouns.contains(String(head.split(separator: ".").last ?? head))
  }

  private func pronoun(in range: Range<Int>) -> Int? {
    range.first { index in
      text.tokens[index].partOfSpeech == .pronoun
        && ["it", "that", "this", "them", "these", "those", "they", "which"].contains(text.tokens[index].lower)
    }
  }

  /// What a pronoun for a thing means: by the layer of entities, else the issue last named in its sentence or the one
  /// before.
  private func issue(meantBy pronoun: Int) -> Position.Issue? {
    if let entity = text.entities.first(where: { $0.mentions.contains { $0.head == pronoun } }) {
      let named = entity.mentions.last { $0.head < pronoun && $0.kind != .pronoun }
      if let named, entity.kind == .other { return issue(ofPhraseAt: named.head) }
    }
    let sentence = text.sentenceIndex(ofToken: pronoun)
    let low = text.sentences[max(0, sentence - 1)].tokens.lowerBound
    return issues(in: low..<pronoun).last.map { reference(to: $0.id) }
  }

  /// The mention before a pronoun of whom the layer of entities knows it to mean.
  func named(byPronoun token: Int) -> Int? {
    guard let entity = text.entities.first(where: { $0.mentions.contains { $0.head == token } }) else { return nil }
    let before = entity.mentions.last { $0.head < token && $0.kind != .pronoun }
    return before.flatMap { cast.mention(at: $0.head) ?? cast.mentions(in: $0.tokens).last }
  }

  /// The issue of the noun phrase whose head a token is: the codebook's, else its words; nil for an actor or a time.
  private func issue(ofPhraseAt head: Int) -> Position.Issue? {
    guard let phrase = grammar.chunk(at: head, in: text.sentenceIndex(ofToken: head)) else { return nil }
    if let known = issues(in: phrase).last { return reference(to: known.id) }
    guard cast.mention(at: head) == nil, !grammar.isTimeToken[head],
      [.noun, .properNoun].contains(text.tokens[head].partOfSpeech)
    else { return nil }
    return issue(inWordsOf: phrase)
  }
}
