import Codebook
import Language

extension CastFinder {
  /// Resolves "he" and "she" to persons, "it" and "they" to bodies and sources, and marks "I" and "we" for whoever speaks.
  ///
  /// A pronoun whose person is not clear stays unresolved: no mention is made.
  mutating func findPronouns() {
    var added: [Mention] = []
    let entities = corefering()
    findPossessed(entities)
    cast.finish(tokenCount: text.tokens.count)
    func take(_ index: Int, _ entity: Int) {
      added.append(Mention(tokens: index..<(index + 1), whole: index..<(index + 1), entity: entity, form: .pronoun))
    }
    /// Whom the last pronoun of each sex meant, and in which sentence.
    var last: [CodebookActor.Gender: (entity: Int, sentence: Int)] = [:]
    for (index, token) in text.tokens.enumerated() where token.partOfSpeech == .pronoun || token.lower == "us" {
      guard !isTaken(index) else { continue }
      switch token.lower {
      case "i", "we", "us", "me":
        added.append(Mention(tokens: index..<(index + 1), whole: index..<(index + 1), entity: -1, form: .firstPerson))
      case "he", "him", "she":
        let gender: CodebookActor.Gender = token.lower == "she" ? .female : .male
        let nearest = antecedent(of: index, gender: gender)
        if nearest == .either { continue }
        let known = entities[index].flatMap { cast.entities[$0].kind == .person ? $0 : nil }
        let sentence = text.sentenceIndex(ofToken: index)
        let goingOn = last[gender].flatMap { sentence - $0.sentence <= Self.memory ? $0.entity : nil }
        // In a quotation the names around it are those of whoever speaks and of what the outlet tells beside.
        let quoted = text.isQuoted(index) ? known : nil
        if let entity = quoted ?? nearest.entity ?? known ?? goingOn {
          take(index, entity)
          last[gender] = (entity, sentence)
        }
      case "it":
        if let entity = bodySpeaking(before: index) ?? bodyGoingOn(at: index) { take(index, entity) }
      case "they", "them":
        let isSubject = DependencyTree.base(token.relation) == "nsubj"
        let bodies: [Entity.Kind] = [.state, .organisation, .group]
        let known = entities[index].flatMap { bodies.contains(cast.entities[$0].kind) ? $0 : nil }
        if isSubject,
          let entity = known ?? sourcesSpeaking(before: index) ?? bodySpeaking(before: index, areSeveral: true)
        {
          take(index, entity)
        }
      default: break
      }
    }
    cast.mentions += added
  }

  /// Takes bodies told by whose they are: "its troops", "their negotiators", of the state or body that the coreference
  /// layer or the clause gives the pronoun.
  private mutating func findPossessed(_ entities: [Int: Int]) {
    for structure in structures {
      for chunk in structure.chunks where chunk.tokens.count > 1 && !isTaken(chunk.head) {
        let first = chunk.tokens.lowerBound
        guard ["its", "their"].contains(text.tokens[first].lower),
          words.groupNouns.contains(text.tokens[chunk.head].lemma)
            || words.governmentNouns.contains(text.tokens[chunk.head].lemma),
          let owner = entities[first].flatMap({ isBody($0) ? $0 : nil }) ?? bodySpeaking(before: first)
        else { continue }
        takePossessed(chunk.tokens, side: cast.root(of: owner))
      }
    }
  }

  private func isBody(_ entity: Int) -> Bool {
    [.state, .organisation, .group].contains(cast.entities[entity].kind)
  }

  /// For pronouns that the coreference layer resolved, the member of the cast that the names beside them mean.
  private func corefering() -> [Int: Int] {
    var byToken: [Int: Int] = [:]
    var mentionOfToken: [Int: Int] = [:]
    for mention in cast.mentions where mention.entity >= 0 {
      for token in mention.tokens { mentionOfToken[token] = mention.entity }
    }
    for entity in text.entities {
      var votes: [Int: Int] = [:]
      for mention in entity.mentions where mention.kind == .name {
        if let known = mentionOfToken[mention.head] { votes[known, default: 0] += 1 }
      }
      guard
        let best = votes.max(by: { ($0.value, $1.key) < ($1.value, $0.key) })?.key
      else { continue }
      for mention in entity.mentions where mention.kind == .pronoun && mention.confidence >= Self.sureEnough {
        byToken[mention.head] = best
      }
    }
    return byToken
  }

  /// How sure the coreference layer has to be of a pronoun; below it the order of the names decides.
  private static let sureEnough = 0.3

  /// The unnamed sources of the sentence before, where "they" opens the next; nil where it has several.
  ///
  /// "…, according to two officials. They said …"
  private func sourcesSpeaking(before index: Int) -> Int? {
    let sentence = text.sentenceIndex(ofToken: index)
    let isOpener =
      isSentenceStart(index)
      || index > 0 && text.tokens[index - 1].partOfSpeech == .coordinator && isSentenceStart(index - 1)
    guard sentence > 0, isOpener,
      text.sentences[sentence - 1].paragraph + 1 >= text.sentences[sentence].paragraph
    else { return nil }
    let before = cast.mentions(in: text.sentences[sentence - 1].tokens).map { cast.mentions[$0] }.filter { mention in
      mention.entity >= 0 && cast.entities[mention.entity].kind == .anonymous
        && text.tokens[mention.tokens.upperBound - 1].features.contains("Number=Plur")
    }
    return Set(before.map(\.entity)).count == 1 ? before.first?.entity : nil
  }

  /// Sentences over which a pronoun goes on meaning whom the last one meant.
  private static let memory = 2

  /// The state or body that says something of itself: "Russia has made clear it wants …", "Hamas said that it would …".
  ///
  /// - Parameter areSeveral: whether the pronoun means several: "two rebels said they would …".
  private func bodySpeaking(before index: Int, areSeveral: Bool = false) -> Int? {
    let tokens = text.sentences[text.sentenceIndex(ofToken: index)].tokens
    guard index > tokens.lowerBound + 1, index + 1 < tokens.upperBound else { return nil }
    var cue = index - 1
    if text.tokens[cue].lower == "that" { cue -= 1 }
    guard cue > tokens.lowerBound, words.isSpeech(text.tokens[cue]) || text.tokens[cue].lower == "clear",
      [.verb, .auxiliary, .adverb].contains(text.tokens[index + 1].partOfSpeech)
        || text.tokens[index].features.contains("Poss=Yes")
    else { return nil }
    let before = cast.mentions(in: tokens.lowerBound..<cue).map { cast.mentions[$0] }.filter { mention in
      mention.entity >= 0 && mention.form != .firstPerson
        && [.state, .organisation, .group, .person].contains(cast.entities[mention.entity].kind)
        && (mention.tokens.upperBound >= text.tokens.count || text.tokens[mention.tokens.upperBound].lower != "'s")
    }
    guard
      let last = before.last(where: { mention in
        mention.whole.lowerBound == tokens.lowerBound
          || text.tokens[mention.whole.lowerBound - 1].partOfSpeech != .adposition && !isObject(mention)
          || isCounted(mention.whole.lowerBound - 1, from: tokens.lowerBound)
      }), cast.entities[last.entity].kind != .person,
      !areSeveral || cast.entities[last.entity].kind == .group
        || text.tokens[last.tokens.upperBound - 1].features.contains("Number=Plur"),
      last.form != .adjective || last.tokens.upperBound < cue
    else { return nil }
    return last.entity
  }

  /// The body that opens the sentence before and goes on speaking: "the union has said no; it argues that …".
  private func bodyGoingOn(at index: Int) -> Int? {
    let sentence = text.sentenceIndex(ofToken: index)
    guard sentence > 0, isSentenceStart(index), index + 2 < text.tokens.count,
      text.sentences[sentence - 1].paragraph == text.sentences[sentence].paragraph,
      [index + 1, index + 2].contains(where: { words.isSpeech(text.tokens[$0]) })
    else { return nil }
    let before = text.sentences[sentence - 1].tokens
    let first = cast.mentions(in: before).first.map { cast.mentions[$0] }
    guard let first, first.entity >= 0, isBody(first.entity),
      DependencyTree.base(text.tokens[first.tokens.upperBound - 1].relation) == "nsubj"
    else { return nil }
    return first.entity
  }

  /// Whether the parser makes a mention the object of a verb.
  private func isObject(_ mention: Mention) -> Bool {
    ["obj", "iobj"].contains(DependencyTree.base(text.tokens[mention.tokens.upperBound - 1].relation))
  }

  /// Whether "of" stands behind a word for some of them: "some of their commanders".
  private func isCounted(_ link: Int, from start: Int) -> Bool {
    text.tokens[link].lower == "of" && link > start
      && ["some", "many", "most", "several", "all", "none", "any", "few"].contains(text.tokens[link - 1].lower)
  }

  /// Whom the order of the names gives a pronoun.
  private enum Antecedent: Equatable {
    case nobody
    /// One of joint subjects: left open.
    case either
    case person(Int)

    var entity: Int? {
      guard case .person(let entity) = self else { return nil }
      return entity
    }
  }

  private func antecedent(of index: Int, gender: CodebookActor.Gender) -> Antecedent {
    let sentence = text.sentenceIndex(ofToken: index)
    let paragraph = text.sentences[sentence].paragraph
    let quotation = text.quotations[text.quotations(near: text.tokens[index].start..<text.tokens[index].end)].last {
      $0.depth == 0 && $0.tokens.contains(index)
    }
    var current = sentence
    while current >= 0, text.sentences[current].paragraph >= paragraph - 1, sentence - current <= 3 {
      let tokens = text.sentences[current].tokens
      let range = tokens.lowerBound..<min(tokens.upperBound, index)
      let candidates = cast.mentions(in: range).map { cast.mentions[$0] }.filter { mention in
        guard mention.entity >= 0, mention.form != .firstPerson else { return false }
        let entity = cast.entities[mention.entity]
        guard entity.kind == .person, entity.gender == nil || entity.gender == gender else { return false }
        let inside = quotation.map { $0.tokens.contains(mention.tokens.lowerBound) } ?? false
        return inside || !text.isQuoted(mention.tokens.lowerBound)
      }
      let people = Set(candidates.map(\.entity))
      if people.count == 1 { return candidates.first.map { .person($0.entity) } ?? .nobody }
      if people.count > 1 {
        // The subject comes first; someone after a preposition or in the possessive is not it.
        let subject = candidates.first { mention in
          let before = mention.whole.lowerBound - 1
          let after = mention.tokens.upperBound
          let isObject = before >= tokens.lowerBound && text.tokens[before].partOfSpeech == .adposition
          let isPossessor = after < text.tokens.count && text.tokens[after].lower == "'s"
          return !isObject && !isPossessor
        }
        guard let subject else { return .nobody }
        // Of joint subjects either may be meant.
        let isJoint = candidates.contains { other in
          let gap = subject.tokens.upperBound..<max(subject.tokens.upperBound, other.whole.lowerBound)
          return other.entity != subject.entity && other.tokens.lowerBound > subject.tokens.lowerBound && gap.count <= 2
            && gap.contains { text.tokens[$0].lower == "and" }
        }
        return isJoint ? .either : .person(subject.entity)
      }
      current -= 1
    }
    return .nobody
  }
}
