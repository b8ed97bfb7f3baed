internal import Codebook
internal import Records

/// Matches the accounts of all kinds into findings.
struct FindingMatcher {
  /// A finding with the places of its records.
  struct Match {
    let kind: Record.Kind
    let label: String
    /// Places in the dossier's records, in order.
    let records: [Int]
  }

  let material: Material
  let threats: ThreatMatcher
  let meetings: MeetingMatcher
  let positions: PositionMatcher
  let undertakings: UndertakingMatcher
  let figures: FigureMatcher
  let quotations: QuotationMatcher
  /// All findings, by kind and then by how many independent reports carry them.
  let matches: [Match]

  /// Matches all records.
  ///
  /// - Parameter mediators: the members that mediate.
  init(_ material: Material, codebook: Codebook, mediators: Set<Int>) {
    self.material = material
    threats = ThreatMatcher(material, mediators: mediators)
    meetings = MeetingMatcher(material, codebook: codebook)
    positions = PositionMatcher(material)
    undertakings = UndertakingMatcher(material)
    figures = FigureMatcher(material)
    quotations = QuotationMatcher(material)
    let proposals = ProposalMatcher(material)
    var matches: [Match] = []
    func add(_ kind: Record.Kind, _ groups: [[Int]], _ label: ([Int]) -> String) {
      let found = groups.map { group in
        (
          match: Match(kind: kind, label: label(group) + Self.reservation(group, material), records: group),
          independent: material.independent(group)
        )
      }
      matches += found.sorted { a, b in
        if a.independent != b.independent { return a.independent > b.independent }
        if a.match.records.count != b.match.records.count { return a.match.records.count > b.match.records.count }
        return a.match.records[0] < b.match.records[0]
      }.map(\.match)
    }
    let meetings = self.meetings
    func joined(_ groups: [[Int]]) -> [[Int]] { Self.joinedCopies(groups, material, meetings) }
    add(.threat, joined(threats.groups()), threats.label)
    add(.proposal, joined(proposals.groups()), proposals.label)
    add(.position, positions.groups(), positions.label)
    add(.meeting, joined(meetings.groups()), meetings.label)
    add(.pledge, joined(undertakings.pledgeGroups()), undertakings.label)
    add(.violation, joined(undertakings.violationGroups()), undertakings.label)
    add(.figure, figures.groups(), figures.label)
    add(.attribution, quotations.groups(), quotations.label)
    self.matches = matches
  }

  /// The groups with those made one that hold the same words of copies of one text.
  ///
  /// A copy tells what its original tells, even where too little is said of a thing to know it again elsewhere.
  private static func joinedCopies(_ found: [[Int]], _ material: Material, _ meetings: MeetingMatcher) -> [[Int]] {
    var groups = Groups(count: found.count)
    let members = found.enumerated().flatMap { place, group in group.map { (index: $0, place: place) } }
    func day(_ index: Int) -> String? { meetings.day(index) ?? material.records[index].said?.value }
    var holders: [String: (index: Int, place: Int)] = [:]
    var told: [String: Int] = [:]
    for (index, place) in members.sorted(by: { $0.index < $1.index }) {
      let record = material.records[index]
      let words =
        "\(material.reuse.original(of: record.document)) "
        + Words.folded(record.evidence.map(\.text).joined(separator: " "))
      // The second thing that a clause tells is the second one in its copy.
      let turn = told["\(record.document) \(words)", default: 0]
      told["\(record.document) \(words)"] = turn + 1
      if let known = holders["\(turn) \(words)"] {
        if CalendarDay.canBeOne(day(known.index), day(index)) { groups.join(known.place, place) }
      } else {
        holders["\(turn) \(words)"] = (index, place)
      }
    }
    return groups.all().map { $0.flatMap { found[$0] }.sorted() }.sorted { $0[0] < $1[0] }
  }

  /// " (reported)" and the like where no account states the thing as a fact.
  private static func reservation(_ group: [Int], _ material: Material) -> String {
    let modalities = Set(group.map { material.records[$0].modality })
    guard modalities.count == 1, let only = modalities.first else { return "" }
    switch only {
    case .reported, .denied, .hypothetical: return " (\(only.rawValue))"
    case .asserted, .planned, .possible: return ""
    }
  }

  /// The findings as they stand in the dossier; ids are digests of the kind and the first words.
  var findings: [Dossier.Finding] {
    matches.map { match in
      let documents = material.documents(of: match.records)
      return Dossier.Finding(
        id: id(of: match), kind: match.kind, label: match.label, records: match.records.map { material.records[$0].id },
        documents: documents, independent: material.independent(match.records))
    }
  }

  /// The id of a finding.
  func id(of match: Match) -> String {
    let record = material.records[match.records[0]]
    var digest = Digest.of(match.kind.rawValue, record.document, record.id)
    for span in record.evidence {
      digest.add(UInt64(span.start))
      digest.add(UInt64(span.end))
    }
    return "finding-" + digest.hexadecimal
  }
}
