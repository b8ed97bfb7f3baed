internal import Records

/// Matches figures: the same unit, the same words for what is counted.
struct FigureMatcher {
  /// A figure as it is compared.
  struct Account {
    let what: ContentWords
    let evidence: ContentWords
    let unit: String
    /// The bounds with the number's own uncertainty; open where the number is.
    let low: Double
    let high: Double
  }

  private let material: Material
  private(set) var accounts: [Int: Account] = [:]

  init(_ material: Material) {
    self.material = material
    for (index, record) in material.records.enumerated() {
      guard case .figure(let figure) = record.body else { continue }
      let bounds = Self.bounds(of: figure, material.lexicon)
      accounts[index] = Account(
        what: material.contentWords(figure.what),
        evidence: material.contentWords(record.evidence.map(\.text).joined(separator: " ")),
        unit: Self.unit(figure.value.unit), low: bounds.low, high: bounds.high)
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
      group.prefix(Thresholds.comparedAccounts).compactMap { fit(index, $0) }.max()
    }
  }

  /// How well two figures' words agree; nil where they count different things.
  func fit(_ a: Int, _ b: Int) -> Double? {
    guard let first = accounts[a], let second = accounts[b], first.unit == second.unit else { return nil }
    let fit = first.what.jaccard(second.what)
    guard fit >= Thresholds.sameQuantity else { return nil }
    let differing = first.what.stems.symmetricDifference(second.what.stems)
    guard differing.isDisjoint(with: material.lexicon.contrasts),
      differing.isDisjoint(with: first.what.names.union(second.what.names))
    else { return nil }
    if min(first.what.stems.count, second.what.stems.count) == 1 {
      guard first.evidence.jaccard(second.evidence) >= Thresholds.sameContext else { return nil }
      // With so little said of what is counted, the words around the number must not set the two apart either.
      let around = first.evidence.stems.symmetricDifference(second.evidence.stems)
      guard around.isDisjoint(with: material.lexicon.contrasts) else { return nil }
    }
    return fit
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
