import Language

extension Grammar {
  /// Whose a noun is by the words of its phrase: "Lund's offer", "the Norwegian demand", "threats by the union".
  ///
  /// A genitive says most, then a name or people before the noun, then what a preposition ties to it.
  ///
  /// - Parameter links: the prepositions that may name the owner behind the noun.
  func owner(of noun: Int, links: Set<String> = ["of", "by", "from"]) -> Int? {
    guard let chunk = structures[text.sentenceIndex(ofToken: noun)].chunks.first(where: { $0.tokens.contains(noun) })
    else { return nil }
    let before = cast.mentions(in: chunk.tokens.lowerBound..<noun).filter {
      cast.mentions[$0].tokens.upperBound <= noun && isOwner($0)
    }
    if let possessor = before.first(where: { isGenitive(cast.mentions[$0].tokens.upperBound) })
      ?? possessor(before: chunk.tokens.lowerBound)
    {
      return possessor
    }
    if let holder = (chunk.tokens.lowerBound..<noun).lazy.compactMap({ officeHolder(at: $0) }).first { return holder }
    return before.first ?? owner(behind: chunk, links)
  }

  /// The actor whom a preposition right behind a noun phrase names: "an offer from the mediators".
  func owner(behind chunk: Chunk, _ links: Set<String>) -> Int? {
    let next = chunk.tokens.upperBound
    guard next + 1 < text.tokens.count, links.contains(text.tokens[next].lower) else { return nil }
    let owner = structures[text.sentenceIndex(ofToken: chunk.head)].chunks.first { $0.tokens.contains(next + 1) }
    return owner.flatMap { mention(ofChunk: $0) }.flatMap { isOwner($0) ? $0 : nil }
      ?? cast.mention(at: next + 1).flatMap { isOwner($0) ? $0 : nil }
  }

  /// The mention that a word belongs to: its name or title, or the one that the word's noun phrase names.
  func mention(around token: Int, in sentence: Int) -> Int? {
    cast.mention(at: token) ?? titledMention(at: token)
      ?? structures[sentence].chunks.first { $0.tokens.contains(token) }.flatMap { mention(ofChunk: $0) }
  }

  /// The mention whose genitive ends right before a place: "Lund's" before "much praised plan".
  func possessor(before start: Int) -> Int? {
    guard start > 1, isGenitive(start - 1) else { return nil }
    return cast.mention(at: start - 2).flatMap { isOwner($0) ? $0 : nil }
  }

  private func isGenitive(_ token: Int) -> Bool {
    token < text.tokens.count && ["'s", "’s", "'", "’"].contains(text.tokens[token].lower)
  }

  /// Whether a mention can own a demand or a plan: no place and no paper.
  private func isOwner(_ mention: Int) -> Bool {
    let entity = cast.mentions[mention].entity
    return entity < 0 || cast.entities[entity].isAgent && cast.entities[entity].kind != .outlet
  }

  /// Who "the president" in "the president's plan" is: the last person named with that office.
  private func officeHolder(at index: Int) -> Int? {
    guard isGenitive(index + 1), text.tokens[index].partOfSpeech == .noun else { return nil }
    return cast.mentions.indices.last { mention in
      let found = cast.mentions[mention]
      guard found.tokens.upperBound <= index, found.entity >= 0, cast.entities[found.entity].kind == .person
      else { return false }
      return found.whole.contains { place in
        text.tokens[place].lemma.lowercased() == text.tokens[index].lemma.lowercased()
          && (place == found.whole.lowerBound || !["vice", "deputy"].contains(text.tokens[place - 1].lower))
      }
    }
  }
}
