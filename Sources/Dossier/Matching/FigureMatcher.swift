internal import Records

/// Matches figures: the same unit, the same words for what is counted.
struct FigureMatcher {
  /// A figure as it is compared.
  struct Account {
    let what: ContentWords
    let evidence: ContentWords
    /// The words of the sentence it stands in.
    let sentence: ContentWords
    let unit: String
    /// Whether it counts two things together ("rockets and mortar rounds").
    let isJoint: Bool
    /// The bounds with the number's own uncertainty; open where the number is.
    let low: Double
    let high: Double
  }

  private let material: Material
  private(set) var accounts: [Int: Account] = [:]

  init(_ material: Material) {
    self.material = material
    var sentences = Sentences(material.documents)
    for (index, record) in material.records.enumerated() {
      guard case .figure(let figure) = record.body else { continue }
      let bounds = Self.bounds(of: figure, material.lexicon)
      accounts[index] = Account(
        what: material.contentWords(figure.what).without(material.lexicon.countedNouns),
        evidence: material.contentWords(record.evidence.map(\.text).joined(separator: " ")),
        sentence: material.contentWords(sentences.text(around: record)), unit: Self.unit(figure.value.unit),
        isJoint: Words.split(figure.what).contains("and"),
        low: bounds.low, high: bounds.high)
    }
  }

  /// A unit as it is compared.
  static func unit(_ unit: String?) -> String {
    guard let unit else { return "" }
    if unit == "%" { return "percent" }
    let folded = Words.split(unit).map(Stem.of).joined(separator: " ")
    return folded == "per cent" ? "percent" : folded
  }

  /// The bounds of a number, widened by how roughly it is given.
  ///
  /// A round number stands for what rounds to it (3,300 for 3,250 to 3,350); "about" widens further; "more than" and
  /// "nearly" come with open bounds from the reader and stay open.
  static func bounds(of figure: Figure, _ lexicon: Lexicon) -> (low: Double, high: Double) {
    var low = figure.value.low ?? -.infinity
    var high = figure.value.high ?? .infinity
    let isRough = Words.split(figure.text).contains(where: lexicon.approximations.contains)
    func slack(_ value: Double) -> Double {
      var step = 1.0
      if let whole = Int(exactly: value.magnitude), whole >= 100 {
        var rest = whole
        while rest % 10 == 0, step < 1e15 {
          rest /= 10
          step *= 10
        }
      }
      let rounding = step >= 100 ? step / 2 : 0
      return max(rounding, isRough ? value.magnitude * Thresholds.approximation + 1 : 0)
    }
    let isExact = low == high
    if low.isFinite, isExact || isRough { low -= slack(figure.value.low ?? 0) }
    if high.isFinite, isExact || isRough { high += slack(figure.value.high ?? 0) }
    return (low, high)
  }

  /// The groups of figures.
  func groups() -> [[Int]] {
    Grouping.groups(accounts.keys.sorted()) { index in
      (accounts[index]?.what.stems ?? []).map { "\(accounts[index]?.unit ?? "") \($0)" }
    } fit: { index, group in
      let compared = group.prefix(Thresholds.comparedAccounts)
      // One report that has two numbers tells of two things, unless it has them from two sources.
      guard !compared.contains(where: { areTwo(index, $0) }) else { return nil }
      return compared.compactMap { fit(index, $0) }.max()
    }
  }

  /// How well two figures' words agree; nil where they count different things.
  ///
  /// Where one says less of what is counted than the other, or a single word, the sentences around must agree.
  func fit(_ a: Int, _ b: Int) -> Double? {
    guard let first = accounts[a], let second = accounts[b], first.unit == second.unit,
      first.isJoint == second.isJoint
    else { return nil }
    let fit = first.what.jaccard(second.what)
    let isContained = first.what.containment(second.what) == 1
    if fit < Thresholds.sameQuantity, let fit = fitOfSentence(first, second) { return fit }
    guard fit >= Thresholds.sameQuantity || isContained else { return nil }
    let differing = first.what.stems.symmetricDifference(second.what.stems)
    guard differing.isDisjoint(with: material.lexicon.contrasts),
      differing.isDisjoint(with: first.what.names.union(second.what.names))
    else { return nil }
    if min(first.what.stems.count, second.what.stems.count) == 1 {
      let counted = first.what.stems.union(second.what.stems)
      let (here, there) = (first.sentence.stems.subtracting(counted), second.sentence.stems.subtracting(counted))
      let shared = here.intersection(there).count
      guard shared >= Thresholds.sharedContext,
        Double(shared) >= Thresholds.sameContext * Double(min(here.count, there.count))
      else { return nil }
      // With so little said of what is counted, the words around the number must not set the two apart either.
      let around = first.evidence.stems.symmetricDifference(second.evidence.stems)
      guard around.isDisjoint(with: material.lexicon.contrasts) else { return nil }
    }
    return fit
  }

  /// How well "144,000 people" fits "border arrests": the sentence must have all the words that the other counts by.
  private func fitOfSentence(_ a: Account, _ b: Account) -> Double? {
    let (bare, named) = a.what.stems.count < b.what.stems.count ? (a, b) : (b, a)
    guard named.what.stems.subtracting(named.what.names).count > 1,
      bare.what.stems.subtracting(named.what.stems).isSubset(of: material.lexicon.countedNouns),
      named.what.stems.isSubset(of: bare.sentence.stems),
      named.what.stems.subtracting(bare.what.stems).isDisjoint(with: material.lexicon.contrasts)
    else { return nil }
    let around = bare.evidence.stems.symmetricDifference(named.evidence.stems).subtracting(named.what.stems)
    return around.isDisjoint(with: material.lexicon.contrasts) ? Thresholds.sameQuantity : nil
  }

  /// Whether bounds of two figures overlap.
  func overlap(_ a: Int, _ b: Int) -> Bool {
    guard let first = accounts[a], let second = accounts[b] else { return true }
    return first.low <= second.high && second.low <= first.high
  }

  /// Whether two figures of one document cannot be of one thing.
  private func areTwo(_ a: Int, _ b: Int) -> Bool {
    material.records[a].document == material.records[b].document && !overlap(a, b)
      && !haveTwoSources(a, b)
  }

  /// Whether one document has two figures from two sources, one of which may be the outlet itself.
  func haveTwoSources(_ a: Int, _ b: Int) -> Bool {
    switch (source(a), source(b)) {
    case (let one?, let other?): one != other
    case (nil, _?): material.records[a].form == .outlet
    case (_?, nil): material.records[b].form == .outlet
    case (nil, nil): false
    }
  }

  /// Whom a document has a figure from.
  private func source(_ index: Int) -> Int? {
    guard case .figure(let figure) = material.records[index].body else { return nil }
    return figure.source.flatMap { material.cast.member($0, in: material.records[index].document) }
  }

  /// What a group of figures is called.
  func label(_ group: [Int]) -> String {
    var whats: [String: Int] = [:]
    var texts: [String] = []
    for index in group {
      guard case .figure(let figure) = material.records[index].body else { continue }
      whats[figure.what, default: 0] += 1
      if !texts.contains(figure.text) { texts.append(figure.text) }
    }
    let what = whats.min { a, b in a.value != b.value ? a.value > b.value : a.key < b.key }?.key ?? ""
    return Labels.line("\(what): \(texts.joined(separator: "; "))")
  }
}
