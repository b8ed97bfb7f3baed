extension CoreferenceScan {
  /// The entities worth telling, in the order of their first mentions, and the pronouns that have none.
  func result() -> (entities: [DocumentEntity], unresolved: [Int]) {
    var members = [[Int]](repeating: [], count: entities.count)
    for (index, mention) in mentions.enumerated() where mention.entity >= 0 {
      members[find(mention.entity)].append(index)
    }
    var found: [(first: Int, entity: DocumentEntity)] = []
    var isAnswered = [Bool](repeating: false, count: mentions.count)
    for (entity, indices) in members.enumerated() {
      guard let first = indices.first, indices.count > 1 || entities[entity].kind != nil else { continue }
      for index in indices { isAnswered[index] = true }
      found.append((first, documentEntity(entity, indices)))
    }
    found.sort { $0.first < $1.first }
    let unresolved = mentions.indices.filter { mentions[$0].pronoun != nil && !isAnswered[$0] }.map {
      mentions[$0].head
    }
    return (found.map(\.entity), unresolved)
  }

  private func documentEntity(_ entity: Int, _ indices: [Int]) -> DocumentEntity {
    let mentions = indices.map { index in
      let mention = self.mentions[index]
      return EntityMention(
        tokens: mention.tokens, head: mention.head, kind: mention.kind, confidence: mention.confidence)
    }
    return DocumentEntity(kind: kind(entity), name: name(mentions), mentions: mentions)
  }

  private func kind(_ entity: Int) -> DocumentEntity.Kind {
    switch entities[entity].kind {
    case .person: .person
    case .organisation: .organisation
    case .place: .place
    case .group, .other: .other
    case nil:
      switch entities[entity].nature {
      case .person: .person
      case .group: .organisation
      case .thing, .unknown: .other
      }
    }
  }

  /// The longest name; else the first nominal; else the first mention.
  private func name(_ mentions: [EntityMention]) -> String {
    var best: EntityMention?
    for mention in mentions where mention.kind == .name {
      if let chosen = best, width(chosen) >= width(mention) { continue }
      best = mention
    }
    let chosen = best ?? mentions.first { $0.kind == .nominal } ?? mentions.first
    return chosen.map { text.text(text.offsets(ofTokens: $0.tokens)) } ?? ""
  }

  private func width(_ mention: EntityMention) -> Int {
    let range = text.offsets(ofTokens: mention.tokens)
    return range.count
  }
}
