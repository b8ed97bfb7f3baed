internal import Records

extension DisagreementFinder {
  private struct Dated {
    let place: Int
    let time: TimeWord
    /// The words around it.
    let keys: Set<String>
    /// Those of them that are names.
    let names: Set<String>
  }

  /// One event that two documents put at different times, told by the words around the times.
  func dayDisagreements(_ index: StatementIndex) -> [Dossier.Disagreement] {
    let dated = index.statements.indices.flatMap { place -> [Dated] in
      let statement = index.statements[place]
      // In somebody's own words "today" is the day of speaking, which the report's day need not be.
      let published = statement.isQuoted ? nil : material.published(statement.document)
      return TimeWord.all(in: statement.words, published: published).map { time in
        let keys = index.window(around: time.range, in: place, reach: Thresholds.timeReach).subtracting(TimeWord.keys)
        return Dated(place: place, time: time, keys: keys, names: keys.intersection(statement.names))
      }
    }
    let byDocument = Dictionary(grouping: dated) { index.statements[$0.place].document }
    func isTold(_ value: String, by document: String, of event: Dated) -> Bool {
      (byDocument[document] ?? []).contains { other in
        other.time.value == value
          && index.statements[other.place].keys.intersection(event.keys).count > 1
      }
    }
    let announcements = Set(material.lexicon.announcements.map(StatementIndex.key))
    var found: [(likeness: Double, a: Dated, b: Dated)] = []
    let candidates = Candidates.later(dated.map(\.keys))
    for (offset, a) in dated.enumerated() where a.keys.count > 1 {
      for b in candidates[offset].map({ dated[$0] }) where a.time.kind == b.time.kind && a.time.value != b.time.value {
        let (first, second) = (index.statements[a.place], index.statements[b.place])
        guard a.keys.intersection(b.keys).count > 1, areIndependent(first, second),
          areNear(first.document, second.document), a.time.isNeighbour(of: b.time),
          first.speaker == nil || second.speaker == nil || first.speaker == second.speaker,
          a.names.isSubset(of: b.keys) || b.names.isSubset(of: a.keys)
        else { continue }
        let likeness = index.likeness(a.keys, b.keys)
        guard likeness >= Thresholds.sameEvent else { continue }
        // Who knows both times tells two things, but a thing is announced once.
        let isAnnounced = !a.keys.intersection(b.keys).isDisjoint(with: announcements)
        guard
          isAnnounced
            || !isTold(b.time.value, by: first.document, of: a) && !isTold(a.time.value, by: second.document, of: b)
        else { continue }
        found.append((likeness, a, b))
      }
    }
    return Candidates.likeliest(found, at: \.place).compactMap { a, b in
      disagreement(
        "\(Labels.line(index.statements[a.place].text)) — when", .date,
        [a, b].map { ($0.time.text, [$0.place]) }, in: index)
    }
  }
}
