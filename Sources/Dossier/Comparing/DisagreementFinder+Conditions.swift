internal import Records

extension DisagreementFinder {
  /// One consequence as an account has it: the clause of its condition and who speaks.
  private struct Condition {
    let place: Int
    let keys: Set<String>
    /// The words of the clauses beside it that are no names.
    let consequence: Set<String>
    let speaker: Int
    /// The clause that says what follows.
    let main: Int
  }

  /// What follows on one condition in one account and on another in the next, both said by one speaker.
  func conditionDisagreements(_ index: StatementIndex) -> [Dossier.Disagreement] {
    let conditions = index.statements.indices.compactMap { condition($0, index) }
    var groups = Groups(count: conditions.count)
    for (offset, a) in conditions.enumerated() {
      for (step, b) in conditions[(offset + 1)...].prefix(Thresholds.comparedInDocument).enumerated()
      where isOneSpeaker(a.speaker, b.speaker) && isOneConsequence(a, b, index) {
        groups.join(offset, offset + 1 + step)
      }
    }
    return groups.all().filter { $0.count > 1 }.compactMap { group in
      var readings: [(keys: Set<String>, statements: [Int])] = []
      for condition in group.map({ conditions[$0] }) {
        let known = readings.firstIndex { reading in
          Double(reading.keys.intersection(condition.keys).count)
            >= Thresholds.sameCondition * Double(min(reading.keys.count, condition.keys.count))
        }
        if let known {
          readings[known].statements.append(condition.place)
        } else {
          readings.append((condition.keys, [condition.place]))
        }
      }
      guard let first = group.first.map({ conditions[$0] }) else { return nil }
      return disagreement(
        "\(material.cast.name(first.speaker)): \(Labels.line(index.statements[first.main].text)) — on what condition",
        .condition, readings.map { (Labels.line(index.statements[$0.statements[0]].text), $0.statements) }, in: index)
    }
  }

  /// Whether two are one person, or a body and who speaks for it.
  private func isOneSpeaker(_ a: Int, _ b: Int) -> Bool {
    let members = material.cast.members
    return a == b || members[a].side == b || members[b].side == a
  }

  private func condition(_ place: Int, _ index: StatementIndex) -> Condition? {
    let statement = index.statements[place]
    let words = statement.words.map(\.folded)
    let sentence = index.sentences[statement.sentence]
    guard material.lexicon.clauses.opensCondition(words), statement.keys.count > 1,
      !material.lexicon.emptyConditions.contains(where: { words.starts(with: $0) }),
      let speaker = index.speaker(ofSentence: place)
    else { return nil }
    let beside = [place - 1, place + 1].filter { other in
      sentence.contains(other) && !material.lexicon.clauses.opensCondition(index.statements[other].words.map(\.folded))
    }
    guard let main = beside.first else { return nil }
    let member = material.cast.members[speaker]
    let own = Set(
      ([member.name] + member.aliases).flatMap { material.contentWords($0).stems }.map(StatementIndex.key))
    let consequence = beside.reduce(into: Set<String>()) {
      $0.formUnion(index.statements[$1].keys.subtracting(index.names).subtracting(own))
    }
    return Condition(
      place: place, keys: statement.keys, consequence: consequence, speaker: speaker, main: main)
  }

  /// Whether two sentences of different reports, or of one, say that one thing follows: they share a rare word for it.
  private func isOneConsequence(_ a: Condition, _ b: Condition, _ index: StatementIndex) -> Bool {
    let (first, second) = (index.statements[a.place], index.statements[b.place])
    guard first.sentence != second.sentence, areNear(first.document, second.document),
      areIndependent(first, second) || first.document == second.document && first.isQuoted != second.isQuoted
    else { return false }
    let least = Thresholds.sameConsequence * index.greatestWeight
    return a.consequence.intersection(b.consequence).contains { index.weight($0) >= least }
  }
}
