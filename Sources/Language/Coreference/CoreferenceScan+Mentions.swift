extension CoreferenceScan {
  /// Finds all mentions, in the order of their first tokens.
  mutating func findMentions() {
    for (number, sentence) in text.sentences.enumerated() {
      let first = mentions.count
      for index in sentence.tokens {
        let name = names.nameOfToken[index]
        if name >= 0 {
          guard names.mentions[Int(name)].head == index else { continue }
          appendName(Int(name), sentence: number)
        } else {
          switch tokens[index].partOfSpeech {
          case .pronoun: appendPronoun(index, sentence: number)
          case .noun, .properNoun: appendNominal(index, sentence: number)
          default: break
          }
        }
        appendCoordination(index, sentence: number)
      }
      mentions[first...].sort { ($0.tokens.lowerBound, $0.head) < ($1.tokens.lowerBound, $1.head) }
      if first < mentions.count { mentions[first].isFirstOfSentence = true }
    }
    for (index, mention) in mentions.enumerated() { mentionOfToken[mention.head] = Int32(index) }
  }

  private func mention(_ head: Int, _ range: Range<Int>, _ kind: EntityMention.Kind, sentence: Int) -> Mention {
    var mention = Mention(head: head, tokens: range, kind: kind, sentence: sentence)
    (mention.role, mention.governor) = role(of: head)
    return mention
  }

  /// The role of a word, and the predicate it has it in; a conjunct has that of the first.
  private func role(of head: Int) -> (Role, Int) {
    var index = head
    var steps = 0
    while steps < 8, tokens[index].relation == "conj", let first = tokens[index].head {
      index = first
      steps += 1
    }
    guard let governor = tokens[index].head, let relation = tokens[index].relation else { return (.other, -1) }
    switch relation {
    case "nsubj", "nsubj:pass", "nsubj:outer": return (.subject, governor)
    case "obj", "iobj": return (.object, governor)
    case "nmod:poss": return (.possessive, governor)
    case "nmod": return (.modifier, governor)
    default: return (relation.hasPrefix("obl") ? .oblique : .other, governor)
    }
  }

  private mutating func appendName(_ name: Int, sentence: Int) {
    let found = names.mentions[name]
    let group = names.groups[found.group]
    let head = tokens[found.head]
    // "Iraqi troops" names nobody.
    if group.kind == .group, head.partOfSpeech == .adjective { return }
    var mention = mention(found.head, found.tokens, .name, sentence: sentence)
    mention.name = found.group
    mention.isDefinite = true
    mention.nature = NameGroups.nature(group.kind)
    mention.number = group.kind == .group ? .plural : .singular
    mention.sexes = group.sexes
    mentions.append(mention)
  }

  private mutating func appendPronoun(_ index: Int, sentence: Int) {
    guard let pronoun = Pronoun(tokens[index].lower), tokens[index].relation != "expl" else { return }
    if pronoun.person == .speakers, tokens[index].lower == "'s", index == 0 || tokens[index - 1].lower != "let" {
      return
    }
    var mention = mention(index, index..<index + 1, .pronoun, sentence: sentence)
    mention.pronoun = pronoun
    mention.isDefinite = true
    mention.sexes = pronoun.sexes
    switch pronoun.person {
    case .speaker, .he:
      mention.number = .singular
      mention.nature = .person
    case .speakers: mention.number = .plural
    case .they: mention.number = .plural
    case .it:
      mention.number = .singular
      mention.nature = .thing
    case .addressee: mention.nature = .person
    }
    mentions.append(mention)
  }

  private mutating func appendNominal(_ index: Int, sentence: Int) {
    let token = tokens[index]
    switch token.relation {
    case "compound", "flat", "fixed", "goeswith", "nmod:desc", "nmod:unmarked", "obl:unmarked": return
    default: break
    }
    var start = index
    while start > 0, index - start < 16, isPremodifier(start - 1, of: index) { start -= 1 }
    var mention = mention(index, start..<index + 1, .nominal, sentence: sentence)
    let isPlural = token.xpos == "NNS" || token.xpos == "NNPS" || token.features.contains("Number=Plur")
    mention.number = isPlural ? .plural : .singular
    let lemma = lemma(index)
    if PersonWords.groups.contains(lemma) {
      mention.nature = .group
    } else if PersonWords.isPerson(lemma) {
      mention.nature = .person
      mention.sexes = PersonWords.sexes(ofNoun: lemma)
    } else if token.partOfSpeech == .noun {
      mention.nature = .thing
    }
    mention.isDefinite = isDefinite(index)
    mentions.append(mention)
  }

  private func isPremodifier(_ index: Int, of head: Int) -> Bool {
    guard relations.sentence[index] == relations.sentence[head], tokens[index].partOfSpeech != .punctuation else {
      return false
    }
    var index = index
    for _ in 0..<4 {
      guard let next = tokens[index].head else { return false }
      if next == head {
        switch tokens[index].relation {
        case "det", "amod", "compound", "nmod:poss", "nummod", "det:predet", "nmod:desc", "nmod:unmarked": return true
        default: return false
        }
      }
      index = next
    }
    return false
  }

  private func isDefinite(_ index: Int) -> Bool {
    if relations.possessor[index] >= 0 { return true }
    let determiner = Int(relations.determiner[index])
    guard determiner >= 0 else { return false }
    switch tokens[determiner].lower {
    case "the", "this", "that", "these", "those", "both": return true
    default: return false
    }
  }

  /// Appends what "A and B" are together.
  private mutating func appendCoordination(_ index: Int, sentence: Int) {
    let last = Int(relations.lastConjunct[index])
    let coordinator = Int(relations.coordinator[index])
    guard last > index, coordinator > index, coordinator < last, isNominal(index), isNominal(last) else { return }
    var mention = mention(coordinator, index..<last + 1, .nominal, sentence: sentence)
    (mention.role, mention.governor) = role(of: index)
    mention.number = .plural
    mention.isDefinite = true
    mention.isCoordination = true
    mention.nature = isPersonal(index) && isPersonal(last) ? .person : .thing
    mentions.append(mention)
  }

  private func isNominal(_ index: Int) -> Bool {
    switch tokens[index].partOfSpeech {
    case .noun, .properNoun, .pronoun: return true
    default: return false
    }
  }

  private func isPersonal(_ index: Int) -> Bool {
    let name = names.nameOfToken[index]
    if name >= 0 { return NameGroups.nature(names.groups[names.mentions[Int(name)].group].kind) == .person }
    if let pronoun = Pronoun(tokens[index].lower) { return pronoun.person != .it }
    return PersonWords.isPerson(lemma(index))
  }
}
