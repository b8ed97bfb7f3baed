import Language

/// Whose a thing is, and who speaks for whom.
extension Scene {
  /// Whose a noun is: by the words of its phrase, else whom a possessive pronoun before it means.
  ///
  /// - Parameter links: the prepositions that may name the owner behind the noun ("the demand of the union").
  func owner(of noun: Int, links: Set<String> = ["of", "by", "from"]) -> Int? {
    if let owner = grammar.owner(of: noun, links: links) { return owner }
    guard let phrase = grammar.chunk(at: noun, in: text.sentenceIndex(ofToken: noun)) else { return nil }
    return (phrase.lowerBound..<noun).lazy.compactMap { owner(ofPossessive: $0) }.first
  }

  /// Whom a possessive pronoun means: "our" the speaker, "his" and "its" whom the layer of entities knows, else the
  /// speaker where he can be meant so; nil for other words.
  func owner(ofPossessive token: Int) -> Int? {
    let word = text.tokens[token].lower
    guard Self.possessives.contains(word) else { return nil }
    let source = innermostSaying(around: text.offsets(ofTokens: token..<token + 1)).flatMap { sayings[$0].source }
    if ["my", "our"].contains(word) { return source }
    if let source, opensSaying(token), let speaker = entity(of: source), cast.entities[speaker].kind == .person,
      ["his", "her"].contains(word)
    {
      return source
    }
    if let known = named(byPronoun: token) { return known }
    guard let source, !text.isQuoted(token), let speaker = entity(of: source) else { return nil }
    guard ["its", "their"].contains(word) else { return cast.entities[speaker].kind == .person ? source : nil }
    // "said it was up to Norway to keep its word": of bodies the nearest within what is said.
    let floor = contents(at: text.tokens[token].start).map { tokens(in: $0).lowerBound }.max() ?? token
    let nearest = cast.mentions(in: floor..<token).last { index in
      let mention = cast.mentions[index]
      return mention.form != .adjective && !isWhere(mention)
        && self.entity(of: index).map { [.state, .organisation, .group].contains(cast.entities[$0].kind) } ?? false
    }
    return nearest ?? (cast.entities[speaker].kind == .person ? nil : source)
  }

  /// Whether a reported clause begins with a word: "his" of "Lund says his aim is peace".
  private func opensSaying(_ token: Int) -> Bool {
    !text.isQuoted(token)
      && contents(at: text.tokens[token].start).contains {
        (tokens(in: $0).lowerBound...tokens(in: $0).lowerBound + 1).contains(token)
      }
  }

  /// Who holds what a mention is said to want: the speaker where he speaks of his own state or body.
  ///
  /// "Norway would never sign, Lund said" is Lund's refusal on Norway's behalf; what a stranger says of Norway is
  /// Norway's.
  ///
  /// - Parameter word: the token that says it.
  func voice(of mention: Int, at word: Int) -> Int {
    guard let entity = entity(of: mention), cast.entities[entity].kind != .person,
      let source = innermostSaying(around: text.offsets(ofTokens: word..<word + 1)).flatMap({ sayings[$0].source }),
      let speaker = self.entity(of: source), cast.entities[speaker].kind == .person,
      cast.isSameSide(speaker, entity)
    else { return mention }
    return source
  }

  /// Whom "they" means in the words of somebody who speaks of another side: the side of whoever was named last and is
  /// not on his.
  func otherSide(than speaker: Int, before token: Int) -> Int? {
    let sentence = text.sentenceIndex(ofToken: token)
    let start = text.sentences[max(0, sentence - Self.sidesMemory)].tokens.lowerBound
    for index in cast.mentions(in: start..<token).reversed() {
      guard let entity = entity(of: index), !cast.isSameSide(entity, speaker), !isWhere(cast.mentions[index]),
        [.state, .organisation, .group, .person].contains(cast.entities[entity].kind)
      else { continue }
      let side = cast.root(of: entity)
      if cast.entities[entity].kind != .person { return index }
      guard side != entity else { continue }
      // The side is told where it is named, be it before or behind.
      return cast.mentions.indices.filter { cast.mentions[$0].entity == side }.min {
        abs(cast.mentions[$0].tokens.lowerBound - token) < abs(cast.mentions[$1].tokens.lowerBound - token)
      }
    }
    return nil
  }

  /// Whether a mention only tells where something was: "in Norway".
  private func isWhere(_ mention: Mention) -> Bool {
    let before = mention.whole.lowerBound - 1
    return mention.form == .capital
      || before >= 0 && ["in", "at", "near", "outside"].contains(text.tokens[before].lower)
  }

  /// How many sentences back the other side of a quotation may have been named; chosen by hand.
  private static let sidesMemory = 4
  private static let possessives: Set<String> = ["my", "our", "his", "her", "its", "their"]
}
