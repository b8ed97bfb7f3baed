internal import Records

/// Matches positions: the same side, issue and stance.
struct PositionMatcher {
  /// The issue of what the codebook names no issue for.
  private static let unnamedIssue = "other"

  private let material: Material

  init(_ material: Material) { self.material = material }

  /// The groups of positions.
  func groups() -> [[Int]] {
    var groups: [String: [Int]] = [:]
    for (index, record) in material.records.enumerated() {
      guard case .position(let position) = record.body, let side = side(index) else { continue }
      // A reported or denied stance is none that was taken.
      let standing = record.modality == .denied ? "denied" : ""
      groups["\(side) \(position.issue.id) \(position.stance.rawValue) \(standing)", default: []].append(index)
    }
    return groups.values.sorted { $0[0] < $1[0] }
  }

  /// The side whose position a record is.
  func side(_ index: Int) -> Int? {
    guard case .position(let position) = material.records[index].body else { return nil }
    return material.cast.side(position.actor, onBehalfOf: position.onBehalfOf, in: material.records[index].document)
  }

  /// What a group of positions is called.
  func label(_ group: [Int]) -> String {
    guard case .position(let position) = material.records[group[0]].body else { return "" }
    let name = side(group[0]).map(material.cast.name) ?? position.actor.name
    let isFinal = group.contains {
      if case .position(let position) = material.records[$0].body { position.final } else { false }
    }
    // An issue the codebook has no name for is told by the words of its first account.
    let what = position.issue.id == Self.unnamedIssue ? Labels.line(position.what.text) : position.issue.label
    return "\(name) \(Labels.verb(position.stance)): \(what)" + (isFinal ? " (red line)" : "")
  }
}
