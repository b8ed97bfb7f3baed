internal import Records

extension DisagreementFinder {
  /// Figures of one quantity whose bounds do not overlap.
  ///
  /// Figures of different days are no disagreement, nor are two of one document unless two sources give them, nor is
  /// a figure that the other document has as well.
  func figureDisagreements() -> [Dossier.Disagreement] {
    var sentences = Sentences(material.documents)
    return matcher.matches.filter { $0.kind == .figure }.compactMap { match in
      let indices = match.records.filter { index in
        let modality = material.records[index].modality
        return modality == .asserted || modality == .reported
      }
      guard indices.count > 1 else { return nil }
      var byDocument: [String: [Int]] = [:]
      for index in indices { byDocument[material.records[index].document, default: []].append(index) }
      var contrary: Set<Int> = []
      for (offset, a) in indices.enumerated() {
        for b in indices[(offset + 1)...].prefix(Thresholds.comparedAccounts) where disagree(a, b, byDocument) {
          contrary.formUnion([a, b])
        }
      }
      guard !contrary.isEmpty, case .figure(let figure) = material.records[match.records[0]].body else { return nil }
      // A single word ("amount") tells little: the sentence does.
      let isBare = contrary.contains { (matcher.figures.accounts[$0]?.what.stems.count ?? 0) < 2 }
      let sentence = contrary.min().map { sentences.text(around: material.records[$0]) } ?? figure.what
      return disagreement(
        isBare ? "\(figure.what): \(Labels.line(sentence))" : figure.what, .figure,
        contrary.sorted().map { index -> (String, [Int]) in
          // Who has the same number has the same reading, though nothing contrary stands beside it.
          (reading(index), [index] + indices.filter { !contrary.contains($0) && isSame($0, index) })
        })
    }
  }

  private func figure(_ index: Int) -> Figure? {
    if case .figure(let figure) = material.records[index].body { figure } else { nil }
  }

  /// The number as it is written; the unit where the words lack it.
  private func reading(_ index: Int) -> String { figure(index)?.text ?? "" }

  private func isSame(_ a: Int, _ b: Int) -> Bool { figure(a)?.value == figure(b)?.value }

  /// Whether two figures are near enough to be of one thing.
  private func areNear(_ a: Int, _ b: Int) -> Bool {
    guard let first = matcher.figures.accounts[a], let second = matcher.figures.accounts[b] else { return false }
    let (lower, upper) = first.high < second.low ? (first.high, second.low) : (second.high, first.low)
    return lower > 0 && upper <= lower * Thresholds.figureRatio
  }

  private func disagree(_ a: Int, _ b: Int, _ byDocument: [String: [Int]]) -> Bool {
    guard !matcher.figures.overlap(a, b), areNear(a, b), matcher.figures.fit(a, b) != nil, canBeOneDay(a, b),
      canBePublishedTogether(a, b)
    else {
      return false
    }
    let (first, second) = (material.records[a].document, material.records[b].document)
    if first == second { return matcher.figures.haveTwoSources(a, b) }
    return byDocument[second]?.contains { matcher.figures.overlap(a, $0) } != true
      && byDocument[first]?.contains { matcher.figures.overlap(b, $0) } != true
  }
}
