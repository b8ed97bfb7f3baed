internal import Records

/// What stands on a dossier's first page: who negotiates, where each side stands now, who has left or come back.
///
/// All of it follows from the matched records; linear in them, but for sorting.
struct FirstPage {
  let matcher: FindingMatcher
  let parties: [Dossier.Party]
  private var material: Material { matcher.material }

  /// The states and organisations that are at the table for themselves; persons only where nobody else is.
  var headline: Dossier.Headline {
    var own: Set<String> = []
    for (index, member) in material.cast.members.enumerated() where member.side == index && member.kind != .person {
      own.insert(material.cast.key(index))
    }
    func names(_ role: Dossier.Party.Role) -> [String] {
      let all = parties.filter { $0.role == role }
      let bodies = all.filter { own.contains($0.actor ?? $0.name) }
      return (bodies.isEmpty ? all : bodies).map(\.name)
    }
    return Dossier.Headline(sides: names(.party), mediators: names(.mediator), guarantors: names(.guarantor))
  }

  // MARK: Positions

  /// Where each actor of the matrix stands: those at the table first, each in the order of the matrix.
  func standings(_ matrix: [Dossier.MatrixRow]) -> [Dossier.Standing] {
    let roles = Dictionary(
      parties.map { ($0.actor ?? $0.name, $0.role) }, uniquingKeysWith: { first, _ in first })
    let places = Dictionary(
      material.records.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    let all = matrix.compactMap { standing($0, role: roles[$0.actor] ?? .other, places: places) }
    func isSeated(_ standing: Dossier.Standing) -> Bool { standing.role == .party || standing.role == .mediator }
    return all.filter(isSeated) + all.filter { !isSeated($0) }
  }

  private func standing(
    _ row: Dossier.MatrixRow, role: Dossier.Party.Role, places: [String: Int]
  ) -> Dossier.Standing? {
    let stands = row.cells.map { cell -> Dossier.Standing.Stand in
      let records = cell.records.compactMap { places[$0] }.map { material.records[$0] }
      let isSaid = records.contains { $0.said?.value != nil }
      return Dossier.Standing.Stand(
        stance: cell.stance, date: cell.date, dated: cell.date == nil ? nil : isSaid ? .said : .published,
        records: cell.records)
    }
    let undated = stands.filter { $0.date == nil }
    let dated = stands.compactMap { stand in stand.date.flatMap(DayRange.init).map { (stand: stand, days: $0) } }
      .enumerated().sorted { a, b in
        (a.element.days.last, a.element.days.first, a.offset) < (b.element.days.last, b.element.days.first, b.offset)
      }.map(\.element)
    guard let start = dated.map(\.days.first).max() else {
      return undated.isEmpty
        ? nil : Dossier.Standing(actor: row.actor, role: role, issue: row.issue, latest: undated)
    }
    // A month that holds the last day may as well be later than it.
    let latest = dated.filter { $0.days.last >= start }.map(\.stand)
    let before = dated.filter { $0.days.last < start }.map(\.stand)
    let stances = Set(latest.map(\.stance))
    let words = latest.flatMap { matters(of: $0, on: row.issue, places) }
    func isOfOneMatter(_ stand: Dossier.Standing.Stand) -> Bool {
      matters(of: stand, on: row.issue, places).contains { matter in
        words.contains {
          $0.containment(matter) >= Thresholds.sameUndertaking && $0.jaccard(matter) >= Thresholds.sameMatter
        }
      }
    }
    let unbroken =
      stances.count == 1
      ? Array(before.reversed().prefix { stances.contains($0.stance) && isOfOneMatter($0) }) : []
    let was = before.last { earlier in
      latest.allSatisfy { Self.isMovement(from: earlier.stance, to: $0.stance) } && isOfOneMatter(earlier)
    }
    return Dossier.Standing(
      actor: row.actor, role: role, issue: row.issue, latest: latest + undated,
      since: stances.count == 1 ? unbroken.last?.date ?? latest.first?.date : nil, was: was,
      earlier: before.dropLast(unbroken.count).reversed().filter { $0 != was })
  }

  /// What a stand is about, in the words of its records.
  private func matters(
    of stand: Dossier.Standing.Stand, on issue: String, _ places: [String: Int]
  ) -> [ContentWords] {
    stand.records.prefix(Thresholds.comparedAccounts).compactMap { places[$0] }.flatMap { index -> [ContentWords] in
      switch material.records[index].body {
      case .position(let position): [material.contentWords(position.what.text)]
      case .proposal(let proposal):
        proposal.terms.filter { $0.issue?.id == issue }.map { material.contentWords($0.text) }
      default: []
      }
    }
  }

  /// Stances between which one moves; from one of a bearing to another of the same nobody has moved.
  private enum Bearing {
    case favourable, adverse, conditional
  }

  /// The bearing of a stance; nil for those that say too little of it.
  ///
  /// A demand may ask for a thing or for its end, and silence is neither for nor against it.
  private static func bearing(_ stance: Position.Stance) -> Bearing? {
    switch stance {
    case .accepts, .supports, .offers: .favourable
    case .rejects, .opposes: .adverse
    case .conditions: .conditional
    case .demands, .denies, .noComment: nil
    }
  }

  /// Whether going from one stance to another is a movement.
  private static func isMovement(from earlier: Position.Stance, to later: Position.Stance) -> Bool {
    guard let first = bearing(earlier), let second = bearing(later) else { return false }
    return first != second
  }
}
