internal import Records

/// Matches proposals: the same author's side, and terms, issues or addressees in common.
struct ProposalMatcher {
  private struct Account {
    let side: Int?
    let terms: [ContentWords]
    let issues: Set<String>
    let addressees: Set<Int>
  }

  private let material: Material
  private var accounts: [Int: Account] = [:]

  init(_ material: Material) {
    self.material = material
    for (index, record) in material.records.enumerated() {
      guard case .proposal(let proposal) = record.body else { continue }
      accounts[index] = Account(
        side: proposal.author.flatMap { material.cast.side($0, onBehalfOf: proposal.onBehalfOf, in: record.document) },
        terms: proposal.terms.map { material.contentWords($0.text) },
        issues: Set(proposal.terms.compactMap { $0.issue?.id }),
        addressees: Set(material.cast.sides(proposal.addressees, in: record.document)))
    }
  }

  /// The groups of proposals.
  func groups() -> [[Int]] {
    Grouping.groups(accounts.keys.sorted()) { index in
      accounts[index]?.side.map { ["\($0)"] } ?? []
    } fit: { index, group in
      guard let own = accounts[index] else { return nil }
      return group.prefix(Thresholds.comparedAccounts).compactMap { other -> Double? in
        guard let other = accounts[other] else { return nil }
        if !own.addressees.isEmpty, !other.addressees.isEmpty, own.addressees.isDisjoint(with: other.addressees) {
          return nil
        }
        let hasTerm = own.terms.contains { term in
          other.terms.contains { term.stems.count > 1 && term.containment($0) >= Thresholds.sameTerm }
        }
        if hasTerm { return 3 }
        if !own.issues.isDisjoint(with: other.issues) { return 2 }
        let oneIsBare = own.terms.isEmpty || other.terms.isEmpty
        return oneIsBare && !own.addressees.isDisjoint(with: other.addressees) ? 1 : nil
      }.max()
    }
  }

  /// What a group of proposals is called: the issues where an author is named, else the first term's own words.
  func label(_ group: [Int]) -> String {
    let name = accounts[group[0]]?.side.map(material.cast.name)
    var issues: [String: Int] = [:]
    var term: String?
    for index in group {
      guard case .proposal(let proposal) = material.records[index].body else { continue }
      for issue in proposal.terms.compactMap(\.issue) { issues[issue.label, default: 0] += 1 }
      term = term ?? proposal.terms.first?.text
    }
    let labels = issues.sorted { a, b in a.value != b.value ? a.value > b.value : a.key < b.key }.prefix(4).map(\.key)
    let what = name != nil && !labels.isEmpty ? labels.joined(separator: ", ") : term.map { Labels.line($0) }
    return Labels.deed(name, "proposes", "Proposed", what ?? labels.first ?? "terms")
  }
}
