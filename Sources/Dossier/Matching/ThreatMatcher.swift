internal import Records

/// Matches threats: the same side, the same kind of action, targets that can be the same.
struct ThreatMatcher {
  private let material: Material
  private var classes: [Int: String] = [:]
  private var actions: [Int: ContentWords] = [:]

  /// Takes the threats among some records.
  ///
  /// - Parameter mediators: the members that mediate.
  init(_ material: Material, mediators: Set<Int>) {
    self.material = material
    for (index, record) in material.records.enumerated() {
      guard case .threat(let threat) = record.body else { continue }
      actions[index] = material.contentWords(threat.action.text)
      var actionClass = material.lexicon.actions.id(of: threat.action.text)
      // The support that a mediator can take from both sides at once is its mediation.
      if actionClass == ActionClasses.aid, let side = side(index), mediators.contains(side),
        material.cast.sides(threat.condition?.parties ?? [], in: record.document).filter({ $0 != side }).count > 1
      {
        actionClass = ActionClasses.exit
      }
      classes[index] = actionClass
    }
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
    let name = side(group[0]).map(material.cast.name) ?? "Somebody"
    if let label = material.lexicon.actions.label(of: classes[group[0]]) { return "\(name): \(label)" }
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
    if classes[index] == ActionClasses.exit { return true }
    let own = targets(index)
    let others = group.reduce(into: Set<Int>()) { $0.formUnion(targets($1)) }
    return own.isEmpty || others.isEmpty || !own.isDisjoint(with: others)
  }
}
