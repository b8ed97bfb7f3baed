extension CoreferenceScan {
  mutating func resolveNominal(_ index: Int) {
    let mention = mentions[index]
    if mention.isCoordination {
      add(index, to: newEntity(), confidence: 0.5)
      return
    }
    if let entity = subjectOfCopula(index) {
      add(index, to: entity, confidence: 0.8)
    } else if let entity = described(index) {
      add(index, to: entity, confidence: 0.9)
    } else if mention.isDefinite, let entity = sameHead(index) {
      add(index, to: entity, confidence: 0.7)
    } else if mention.isDefinite, let entity = namedByHead(index) {
      add(index, to: entity, confidence: 0.7)
    } else {
      add(index, to: newEntity(), confidence: 0.5)
    }
  }

  /// The person that an apposition describes ("Peskov, the Kremlin spokesman"), where it stands before.
  private func described(_ index: Int) -> Int? {
    let token = tokens[mentions[index].head]
    guard token.relation == "appos" || token.relation == "flat" || token.relation == "nmod:desc",
      let head = token.head, mentionOfToken[head] >= 0
    else { return nil }
    let other = mentions[Int(mentionOfToken[head])]
    guard other.entity >= 0, agree(mentions[index], other) else { return nil }
    return find(other.entity)
  }

  /// Joins a name with the description that it is an apposition of ("the student Ahmed Mohamed").
  mutating func linkDescription(of index: Int) {
    let token = tokens[mentions[index].head]
    guard token.relation == "appos" || token.relation == "flat" || token.relation == "nmod:desc",
      let head = token.head, mentionOfToken[head] >= 0
    else { return }
    let other = mentions[Int(mentionOfToken[head])]
    guard other.kind == .nominal, other.entity >= 0, agree(other, mentions[index]) else { return }
    let source = find(other.entity)
    guard entities[source].kind == nil else { return }
    merge(source, into: mentions[index].entity)
  }

  private func agree(_ nominal: Mention, _ other: Mention) -> Bool {
    guard !nominal.isCoordination, !other.isCoordination else { return false }
    if nominal.number == .plural || other.number == .plural { return false }
    switch other.nature {
    case .person: return nominal.nature == .person && !nominal.sexes.isDisjoint(with: other.sexes)
    case .group: return nominal.nature != .person && isOrganisation(nominal)
    case .thing, .unknown: return false
    }
  }

  private func isOrganisation(_ mention: Mention) -> Bool {
    mention.nature == .group || PersonWords.organisations.contains(lemma(mention.head))
  }

  /// The subject that is said to be this ("Navarro is an adviser").
  private func subjectOfCopula(_ index: Int) -> Int? {
    let mention = mentions[index]
    guard mention.nature == .person, mention.number == .singular, relations.copula[mention.head] >= 0,
      !relations.isNegated[mention.head]
    else { return nil }
    let subject = Int(relations.subject[mention.head])
    guard subject >= 0, mentionOfToken[subject] >= 0 else { return nil }
    let other = mentions[Int(mentionOfToken[subject])]
    guard other.entity >= 0, other.nature == .person, other.number == .singular,
      !other.sexes.isDisjoint(with: mention.sexes)
    else { return nil }
    return find(other.entity)
  }

  /// The latest entity that was described by the same word, or by a like one where the modifiers agree.
  private func sameHead(_ index: Int) -> Int? {
    let mention = mentions[index]
    let lemma = lemma(mention.head)
    let heads = PersonWords.specific[lemma].map { [lemma] + $0 } ?? [lemma]
    let candidates = heads.flatMap { entitiesOfLemma[$0] ?? [] }
    guard !candidates.isEmpty else { return nil }
    let modifiers = modifiers(of: mention.head)
    var best: Int?
    for candidate in candidates {
      let entity = find(candidate)
      let state = entities[entity]
      guard state.number == mention.number || state.number == .unknown || mention.number == .unknown,
        !state.sexes.isDisjoint(with: mention.sexes)
      else { continue }
      let isNear = state.last >= 0 && mention.sentence - mentions[state.last].sentence <= (state.kind == nil ? 10 : 60)
      guard isNear else { continue }
      let fits = state.roles.contains { role in
        heads.contains(self.lemma(role)) && fit(modifiers, self.modifiers(of: role))
      }
      guard fits else { continue }
      if let chosen = best, entities[chosen].last >= state.last { continue }
      best = entity
    }
    return best
  }

  /// The content words before a noun, in lower case, and its possessor.
  private func modifiers(of head: Int) -> [String] {
    var found: [String] = []
    var index = head - 1
    while index >= 0, head - index <= 6, relations.sentence[index] == relations.sentence[head] {
      let token = tokens[index]
      guard token.partOfSpeech != .punctuation, token.partOfSpeech != .verb, token.partOfSpeech != .adposition else {
        break
      }
      if token.head == head {
        switch token.relation {
        case "amod", "compound", "nmod:desc": found.append(token.lower)
        case "nmod:poss" where token.partOfSpeech != .pronoun: found.append(token.lower)
        default: break
        }
      }
      index -= 1
    }
    return found
  }

  /// Whether a description can take up one with other modifiers: it adds none ("the president" after "the French
  /// president").
  private func fit(_ later: [String], _ earlier: [String]) -> Bool {
    later.allSatisfy { word in
      earlier.contains { $0 == word || ($0.utf8.count > 4 && $0.utf8.prefix(4).elementsEqual(word.utf8.prefix(4))) }
    }
  }

  /// The organisation whose name holds the word ("the ministry").
  private func namedByHead(_ index: Int) -> Int? {
    let mention = mentions[index]
    guard mention.number == .singular, PersonWords.organisations.contains(lemma(mention.head)),
      modifiers(of: mention.head).isEmpty
    else { return nil }
    let lemma = lemma(mention.head)
    for entity in recentPlurals {
      let entity = find(entity)
      guard entities[entity].kind == .organisation, entity < names.groups.count,
        names.groups[entity].parts.contains(lemma)
      else { continue }
      return entity
    }
    return nil
  }
}
