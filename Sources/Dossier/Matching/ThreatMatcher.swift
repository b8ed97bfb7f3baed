internal import Records

/// Matches threats: the same side, the same kind of action, targets that can be the same.
struct ThreatMatcher {
  private let material: Material
  private var classes: [Int: String] = [:]
  private var actions: [Int: ContentWords] = [:]

  init(_ material: Material) {
    self.material = material
    for (index, record) in material.records.enumerated() {
      guard case .threat(let threat) = record.body else { continue }
      classes[index] = Self.actionClass(of: threat)
      actions[index] = ContentWords(threat.action.text)
    }
  }

  /// The class of the action a threat announces, or nil where it is of none.
  static func actionClass(of threat: Threat) -> String? {
    let stems = Words.split(threat.action.text).map(Stem.of)
    return Lexicon.actionClasses.first { actionClass in
      !stems.contains(where: actionClass.exceptions.contains)
        && actionClass.phrases.contains { phrase in contains(stems, phrase) }
    }?.id
  }

  /// Whether a run of stems stands in another, articles and possessives between them left out of account.
  private static func contains(_ stems: [String], _ phrase: [String]) -> Bool {
    guard stems.count >= phrase.count, !phrase.isEmpty else { return false }
    return (0...(stems.count - phrase.count)).contains { stems[$0..<$0 + phrase.count].elementsEqual(phrase) }
  }

  /// The groups of threats.
  func groups() -> [[Int]] {
    let indices = actions.keys.sorted()
    return Grouping.groups(indices) { index in
      guard let side = side(index) else { return [] }
      if let actionClass = classes[index] { return ["\(side) class \(actionClass)"] }
      return (actions[index]?.stems ?? []).map { "\(side) \($0)" }
    } fit: { index, group in
      guard classes[index] == classes[group[0]], canHaveOneTarget(index, group) else { return nil }
      if classes[index] != nil { return 1 }
      guard let action = actions[index] else { return nil }
      let best = group.prefix(Thresholds.comparedAccounts).compactMap { actions[$0]?.containment(action) }.max() ?? 0
      return best >= Thresholds.sameAction ? best : nil
    }
  }

  /// What a group of threats is called.
  func label(_ group: [Int]) -> String {
    let name = side(group[0]).map(material.cast.name) ?? "Unknown"
    if let label = Lexicon.actionClasses.first(where: { $0.id == classes[group[0]] })?.label {
      return "\(name): \(label)"
    }
    var counts: [String: Int] = [:]
    for index in group {
      if case .threat(let threat) = material.records[index].body { counts[threat.action.text, default: 0] += 1 }
    }
    let action = counts.min { a, b in
      if a.value != b.value { return a.value > b.value }
      return (a.key.utf8.count, a.key) < (b.key.utf8.count, b.key)
    }?.key
    return "\(name): \(Labels.line(action ?? ""))"
  }

  private func side(_ index: Int) -> Int? {
    guard case .threat(let threat) = material.records[index].body else { return nil }
    return material.cast.side(threat.actor, onBehalfOf: threat.onBehalfOf, in: material.records[index].document)
  }

  private func targets(_ index: Int) -> Set<Int> {
    guard case .threat(let threat) = material.records[index].body else { return [] }
    return Set(material.cast.sides(threat.targets, in: material.records[index].document))
  }

  private func canHaveOneTarget(_ index: Int, _ group: [Int]) -> Bool {
    // Who walks away from a table hits all who sit at it.
    if classes[index] == Lexicon.exitClass { return true }
    let own = targets(index)
    let others = group.reduce(into: Set<Int>()) { $0.formUnion(targets($1)) }
    return own.isEmpty || others.isEmpty || !own.isDisjoint(with: others)
  }
}
