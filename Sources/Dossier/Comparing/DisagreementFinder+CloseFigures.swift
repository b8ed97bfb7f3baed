internal import Records

extension DisagreementFinder {
  /// Figures so near to one another that they count one thing, though little is said of what that is.
  ///
  /// The words around both must be alike, and no word may tell the quantities apart.
  func closeFigures(_ index: StatementIndex) -> [Dossier.Disagreement] {
    struct Counted {
      let place: Int
      let statement: Int
      let what: Set<String>
      let keys: Set<String>
    }
    let generic = Set(
      material.lexicon.countedNouns.union(material.lexicon.amounts).map(StatementIndex.key))
    let contrasts = Set(material.lexicon.contrasts.map(StatementIndex.key))
    let changes = Set(material.lexicon.changes.map(StatementIndex.key))
    let counted = material.records.indices.compactMap { place -> Counted? in
      let record = material.records[place]
      guard case .figure(let figure) = record.body, record.modality == .asserted || record.modality == .reported,
        let span = record.evidence.first, let statement = index.statement(of: span, in: record.document)
      else { return nil }
      let what = Set(material.contentWords(figure.what).stems.map(StatementIndex.key)).subtracting(generic)
      let range = span.start..<max(span.start, span.end)
      let inside = index.statements[statement].words.filter { range.contains($0.range.lowerBound) }
      let around = index.window(around: range, in: statement, reach: Thresholds.figureReach)
      return Counted(
        place: place, statement: statement, what: what,
        keys: around.union(index.keys(of: inside)).union(what).subtracting(generic))
    }
    var found: [(fit: Double, a: Counted, b: Counted)] = []
    let told = Set(counted.map { self.told(number($0.place), by: material.records[$0.place].document) })
    let candidates = Candidates.later(counted.map(\.keys))
    for (offset, a) in counted.enumerated() {
      for b in candidates[offset].map({ counted[$0] }) where areClose(a.place, b.place, told) {
        let shared = a.keys.intersection(b.keys).count
        let likeness = index.likeness(a.keys, b.keys)
        let isOneKind = !a.what.isDisjoint(with: b.what)
        let areApart = !isOneKind && min(a.what.count, b.what.count) > 1
        // Numbers further apart need words around them that are much alike.
        let isClear =
          areNearlyEqual(a.place, b.place)
          ? likeness >= (areApart ? Thresholds.otherContext : Thresholds.closeContext) && (isOneKind || shared > 1)
          : likeness >= Thresholds.clearContext && isOneKind && shared > 2
        // Nor may one tell of an offer or a change and the other not: that is another state of the thing.
        guard isClear, a.what.symmetricDifference(b.what).isDisjoint(with: contrasts),
          index.keys(of: index.statements[a.statement].words)
            .symmetricDifference(index.keys(of: index.statements[b.statement].words)).isDisjoint(with: changes)
        else { continue }
        found.append((likeness, a, b))
      }
    }
    var used: Set<String> = []
    let sorted = found.sorted { ($1.fit, $0.a.place, $0.b.place) < ($0.fit, $1.a.place, $1.b.place) }
    return sorted.compactMap { _, a, b in
      let numbers = [a, b].map { number($0.place) }
      guard used.isDisjoint(with: numbers) else { return nil }
      used.formUnion(numbers)
      return disagreement(
        Labels.line(index.statements[a.statement].text), .figure,
        [a, b].map { (figureText($0.place), [$0.statement]) }, in: index)
    }
  }

  private func areNearlyEqual(_ a: Int, _ b: Int) -> Bool {
    guard let first = matcher.figures.accounts[a]?.low, let second = matcher.figures.accounts[b]?.low else {
      return false
    }
    return max(first, second) <= min(first, second) * Thresholds.closeRatio
  }

  /// A figure's number and unit: a number that has its counterpart needs no other.
  private func number(_ place: Int) -> String {
    matcher.figures.accounts[place].map { "\($0.low) \($0.high) \($0.unit)" } ?? ""
  }

  private func told(_ number: String, by document: String) -> String { "\(document) \(number)" }

  private func figureText(_ place: Int) -> String {
    if case .figure(let figure) = material.records[place].body { figure.text } else { "" }
  }

  /// Whether two figures of two reports differ by little and neither report has the other's number.
  private func areClose(_ a: Int, _ b: Int, _ told: Set<String>) -> Bool {
    guard let first = matcher.figures.accounts[a], let second = matcher.figures.accounts[b],
      first.unit == second.unit, first.isJoint == second.isJoint, !matcher.figures.overlap(a, b), canBeOneDay(a, b)
    else { return false }
    let (here, there) = (material.records[a].document, material.records[b].document)
    guard here != there, !material.areCopies(here, there), areNear(here, there) else { return false }
    let (lower, upper) = first.high < second.low ? (first.low, second.low) : (second.low, first.low)
    guard lower.isFinite, upper.isFinite, lower >= Thresholds.closeLeast, upper <= lower * Thresholds.clearRatio else {
      return false
    }
    return !told.contains(self.told(number(a), by: there)) && !told.contains(self.told(number(b), by: here))
  }
}
