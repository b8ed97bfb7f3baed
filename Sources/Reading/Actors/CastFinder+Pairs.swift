import Codebook
import Language

extension CastFinder {
  /// Takes words for two at once, "both sides", "the two leaders", as mentions of the two that the text has just joined
  /// by "and", where these are of two sides.
  ///
  /// Each of the two gets a mention of the same words. Where no such pair is near, the words stay nobody's.
  mutating func findPairs() {
    var added: [Mention] = []
    var replaced: Set<Range<Int>> = []
    for structure in structures {
      for chunk in structure.chunks where isForTwo(chunk) && isOpen(chunk) {
        let noun = text.tokens[chunk.head].lemma
        let (start, kinds) = (chunk.tokens.lowerBound, kinds(of: noun))
        guard let pair = lastPair(before: start, of: kinds) ?? (kinds == [.person] ? onlyTwo(before: start) : nil)
        else {
          continue
        }
        replaced.insert(chunk.tokens)
        for entity in pair {
          added.append(Mention(tokens: chunk.tokens, whole: chunk.tokens, entity: entity, form: .description))
        }
      }
    }
    guard !added.isEmpty else { return }
    cast.mentions.removeAll { replaced.contains($0.tokens) }
    cast.mentions += added
    // Pronouns look mentions up by place.
    cast.finish(tokenCount: text.tokens.count)
  }

  /// "both sides", "the two sides": a noun for parties with a word for two and nothing else.
  private func isForTwo(_ chunk: Chunk) -> Bool {
    guard words.pairNouns.contains(text.tokens[chunk.head].lemma), text.tokens[chunk.head].lower.hasSuffix("s") else {
      return false
    }
    let before = chunk.tokens.lowerBound..<chunk.head
    return before.contains { ["both", "two"].contains(text.tokens[$0].lower) }
      && before.allSatisfy { ["the", "both", "two", "these", "those"].contains(text.tokens[$0].lower) }
  }

  /// Whether nobody with a name is meant by a noun phrase so far.
  private func isOpen(_ chunk: Chunk) -> Bool {
    cast.mention(at: chunk.head).map { cast.entities[cast.mentions[$0].entity].kind == .anonymous } ?? true
  }

  private func kinds(of noun: String) -> [Entity.Kind] {
    if words.leaderNouns.contains(noun) { return [.person] }
    return words.pairNounsOfStates.contains(noun) ? [.state] : [.state, .organisation, .group, .person]
  }

  /// The two that the words right before a place join, nearest first, two sentences back at most.
  private func lastPair(before start: Int, of kinds: [Entity.Kind]) -> [Int]? {
    let sentence = text.sentenceIndex(ofToken: start)
    let first = text.sentences[max(0, sentence - Self.pairMemory)].tokens.lowerBound
    let range = cast.mentions(in: first..<start)
    for right in range.reversed() {
      let other = cast.mentions[right]
      // "Lund and the Portuguese president, Ana Duarte": the people in a title is nobody of its own.
      guard
        let left = (range.lowerBound..<right).last(where: {
          !other.whole.contains(cast.mentions[$0].tokens.lowerBound)
        })
      else { break }
      let one = cast.mentions[left]
      let gap = one.whole.upperBound..<max(one.whole.upperBound, other.whole.lowerBound)
      guard gap.count <= 2, gap.contains(where: { text.tokens[$0].lower == "and" }),
        gap.allSatisfy({ ["and", "the", ","].contains(text.tokens[$0].lower) }),
        isNamed(one), isNamed(other), kinds.contains(cast.entities[one.entity].kind),
        kinds.contains(cast.entities[other.entity].kind), !cast.isSameSide(one.entity, other.entity),
        // "Norway, Portugal and Spain" are three.
        one.whole.lowerBound == 0 || text.tokens[one.whole.lowerBound - 1].form != ","
      else { continue }
      return [one.entity, other.entity]
    }
    return nil
  }

  /// The only two persons whom the sentence names before a place, of two sides.
  private func onlyTwo(before start: Int) -> [Int]? {
    let sentence = text.sentences[text.sentenceIndex(ofToken: start)].tokens
    var people: [Int] = []
    for mention in cast.mentions(in: sentence.lowerBound..<start).map({ cast.mentions[$0] })
    where isNamed(mention) && cast.entities[mention.entity].kind == .person && !people.contains(mention.entity) {
      people.append(mention.entity)
    }
    return people.count == 2 && !cast.isSameSide(people[0], people[1]) ? people : nil
  }

  private func isNamed(_ mention: Mention) -> Bool {
    mention.entity >= 0 && [.name, .adjective, .capital, .metonym, .description].contains(mention.form)
  }

  /// How many sentences back a pair may have been named; chosen by hand.
  private static let pairMemory = 2
}
