internal import Records

extension DisagreementFinder {
  /// One matter that one account calls the opposite of what another calls it ("complete", "partial").
  ///
  /// The words beside both must share two, or one where the statements are alike.
  func oppositeDisagreements(_ index: StatementIndex) -> [Dossier.Disagreement] {
    struct Called {
      let place: Int
      let word: String
      let opposite: Int
      let isFirst: Bool
      let beside: Set<String>
    }
    let called = index.statements.indices.flatMap { place in
      // What is written like a name ("Temporary Protected Status") calls nothing anything.
      index.statements[place].words.filter { !$0.isCapitalised }.flatMap { word in
        (material.lexicon.opposites[Stem.of(word.folded)] ?? []).map { entry in
          Called(
            place: place, word: word.folded, opposite: entry.pair, isFirst: entry.isFirst,
            beside: index.window(around: word.range, in: place, reach: Thresholds.oppositeReach))
        }
      }
    }
    var found: [(likeness: Double, a: Called, b: Called)] = []
    let candidates = Candidates.later(called.map { index.statements[$0.place].keys })
    for (offset, a) in called.enumerated() {
      for b in candidates[offset].map({ called[$0] }) where a.opposite == b.opposite && a.isFirst != b.isFirst {
        let (first, second) = (index.statements[a.place], index.statements[b.place])
        guard first.sentence != second.sentence, areNear(first.document, second.document),
          areIndependent(first, second) || first.document == second.document && first.speaker != second.speaker,
          first.keys.intersection(second.keys).count > 1
        else { continue }
        let shared = a.beside.intersection(b.beside).count
        let likeness = index.likeness(first.keys, second.keys)
        guard shared > 1 || shared > 0 && likeness >= Thresholds.oppositeMatter else { continue }
        found.append((likeness, a, b))
      }
    }
    return Candidates.likeliest(found, at: \.place).compactMap { a, b in
      disagreement(
        "\(a.word) or \(b.word): \(Labels.line(index.statements[a.place].text))", .account,
        [a, b].map { called in
          let teller = index.statements[called.place].speaker.map { " (\(material.cast.name($0)))" } ?? ""
          return ("\(called.word)\(teller)", [called.place])
        }, in: index)
    }
  }
}
