internal import Records

/// Matches pledges with pledges and violations with violations, each of one side.
struct UndertakingMatcher {
  private struct Account {
    let side: Int?
    let what: ContentWords
    let day: String?
    let pledge: String?
    let against: Int?
  }

  private let material: Material
  private var pledges: [Int: Account] = [:]
  private var violations: [Int: Account] = [:]

  init(_ material: Material) {
    self.material = material
    for (index, record) in material.records.enumerated() {
      switch record.body {
      case .pledge(let pledge):
        pledges[index] = Account(
          side: pledge.by.flatMap { material.cast.side($0, onBehalfOf: pledge.onBehalfOf, in: record.document) },
          what: material.contentWords(pledge.what.text), day: pledge.period?.from, pledge: nil, against: nil)
      case .violation(let violation):
        violations[index] = Account(
          side: violation.by.flatMap { material.cast.side($0, onBehalfOf: nil, in: record.document) },
          what: material.contentWords(violation.what.text), day: record.said?.value, pledge: violation.pledge,
          against: violation.against.flatMap { material.cast.side($0, onBehalfOf: nil, in: record.document) })
      default: break
      }
    }
  }

  /// The groups of pledges: one side, the same words or both a truce, days that can be one.
  func pledgeGroups() -> [[Int]] {
    Grouping.groups(pledges.keys.sorted()) { index in
      guard let account = pledges[index], let side = account.side else { return [] }
      return account.what.stems.map { "\(side) \($0)" } + (material.isTruce(account.what) ? ["\(side) truce"] : [])
    } fit: { index, group in
      guard let own = pledges[index] else { return nil }
      return group.prefix(Thresholds.comparedAccounts).compactMap { other -> Double? in
        guard let other = pledges[other], CalendarDay.canBeOne(own.day, other.day) else { return nil }
        if material.isTruce(own.what), material.isTruce(other.what) { return 1 }
        let share = own.what.containment(other.what)
        return share >= Thresholds.sameUndertaking ? share : nil
      }.max()
    }
  }

  /// The groups of violations: one accused, the same deed or the same pledge, days that can be one.
  func violationGroups() -> [[Int]] {
    Grouping.groups(violations.keys.sorted()) { index in
      guard let account = violations[index], let side = account.side else { return [] }
      return account.what.stems.map { "\(side) \($0)" } + (account.pledge.map { ["\(side) pledge \($0)"] } ?? [])
    } fit: { index, group in
      guard let own = violations[index] else { return nil }
      return group.prefix(Thresholds.comparedAccounts).compactMap { other -> Double? in
        guard let other = violations[other], CalendarDay.canBeOne(own.day, other.day),
          own.against == nil || other.against == nil || own.against == other.against
        else { return nil }
        if let pledge = own.pledge, pledge == other.pledge { return 1 }
        let share = own.what.containment(other.what)
        return share >= Thresholds.sameUndertaking ? share : nil
      }.max()
    }
  }

  /// What a group of pledges or violations is called.
  func label(_ group: [Int]) -> String {
    let record = material.records[group[0]]
    switch record.body {
    case .pledge(let pledge):
      let name = pledges[group[0]]?.side.map(material.cast.name)
      return Labels.deed(name, "pledges", "Pledged", Labels.line(pledge.what.text))
    case .violation(let violation):
      let accused = violations[group[0]]?.side.map(material.cast.name)
      return Labels.deed(accused, "said to have broken its word", "Said to be broken", Labels.line(violation.what.text))
    default: return ""
    }
  }
}
