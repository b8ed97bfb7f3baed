import Records

/// Tables of lines: which lines stand together, under which title, in which order.
extension OutlineBuilder {
  /// One table a finding, then one a record that no finding holds.
  func findingTables(of kind: Record.Kind, quarrels: [Int: [Outline.Quarrel]]) -> [Outline.Table] {
    let (grouped, alone) = grouped(kind)
    return grouped.map { finding, records in
      table(of: finding, kind: kind, records: records, quarrels: quarrels[finding] ?? [])
    }
      + alone.map { record in
        Outline.Table(
          kind: kind, title: summary(dossier.records[record]), support: nil, columns: columns(of: kind),
          occasions: [Outline.Occasion(title: nil, lines: [line(record)])], quarrels: [])
      }
  }

  /// One table a finding of several accounts, and one with all that stand alone.
  func gatheredTables(
    of kind: Record.Kind, quarrels: [Int: [Outline.Quarrel]], title: String? = nil
  ) -> [Outline.Table] {
    let (grouped, alone) = grouped(kind)
    var tables: [Outline.Table] = []
    var single = alone
    var singleQuarrels: [Outline.Quarrel] = []
    for (finding, records) in grouped {
      if records.count > 1 {
        tables.append(table(of: finding, kind: kind, records: records, quarrels: quarrels[finding] ?? []))
      } else {
        single += records
        singleQuarrels += quarrels[finding] ?? []
      }
    }
    if !single.isEmpty {
      tables.append(
        Outline.Table(
          kind: kind, title: tables.isEmpty ? title : "Single accounts", support: nil, columns: columns(of: kind),
          occasions: [Outline.Occasion(title: nil, lines: single.sorted().map(line))], quarrels: singleQuarrels))
    }
    return tables
  }

  /// One table an issue, actors together.
  func positionTables(quarrels: [Int: [Outline.Quarrel]]) -> [Outline.Table] {
    var issues: [String] = []
    var labels: [String: String] = [:]
    for issue in dossier.issues { labels[issue.id] = Wording.line(issue.label) }
    var recordsOfIssue: [String: [Int]] = [:]
    var rank: [String: Int] = [:]
    for (index, party) in dossier.parties.enumerated() {
      let name = Wording.line(party.name)
      if rank[name] == nil { rank[name] = index }
    }
    for (index, record) in dossier.records.enumerated() where isShown(index) {
      guard case .position(let position) = record.body else { continue }
      let id = position.issue.id
      if recordsOfIssue[id] == nil { issues.append(id) }
      recordsOfIssue[id, default: []].append(index)
      if labels[id] == nil { labels[id] = Wording.line(position.issue.label) }
    }
    let order = Dictionary(dossier.issues.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    issues = issues.enumerated().sorted { left, right in
      (order[left.element] ?? Int.max, left.offset) < (order[right.element] ?? Int.max, right.offset)
    }.map(\.element)
    return issues.map { issue in
      let records = (recordsOfIssue[issue] ?? []).map { index in
        (index: index, rank: actorName(index).flatMap { rank[$0] } ?? Int.max, name: actorName(index) ?? "")
      }.sorted { ($0.rank, $0.name, $0.index) < ($1.rank, $1.name, $1.index) }
      var seen: Set<Int> = []
      let findings = records.compactMap { findingOfRecord[$0.index] }.filter { seen.insert($0).inserted }
      return Outline.Table(
        kind: .position, title: labels[issue] ?? issue, support: nil, columns: columns(of: .position),
        occasions: [Outline.Occasion(title: nil, lines: records.map { line($0.index) })],
        quarrels: findings.flatMap { quarrels[$0] ?? [] })
    }
  }

  private func actorName(_ record: Int) -> String? {
    guard case .position(let position) = dossier.records[record].body else { return nil }
    return name(position.onBehalfOf ?? position.actor)
  }

  /// One table a speaker, the most quoted first.
  func statements() -> [Outline.Table] {
    var speakers: [String] = []
    var recordsOfSpeaker: [String: [Int]] = [:]
    for (index, record) in dossier.records.enumerated() where isFresh([record.document]) {
      guard case .attribution(let attribution) = record.body else { continue }
      let speaker = attribution.source.map(name) ?? "Speaker not named"
      if recordsOfSpeaker[speaker] == nil { speakers.append(speaker) }
      recordsOfSpeaker[speaker, default: []].append(index)
    }
    let ordered = speakers.enumerated().sorted { left, right in
      let (leftCount, rightCount) = (
        recordsOfSpeaker[left.element]?.count ?? 0, recordsOfSpeaker[right.element]?.count ?? 0
      )
      return leftCount == rightCount ? left.offset < right.offset : leftCount > rightCount
    }
    return ordered.map { _, speaker in
      let records = recordsOfSpeaker[speaker] ?? []
      return Outline.Table(
        kind: .attribution, title: speaker, support: Wording.count(records.count, "statement"),
        columns: columns(of: .attribution), occasions: [Outline.Occasion(title: nil, lines: records.map(line))],
        quarrels: [])
    }
  }

  private func grouped(_ kind: Record.Kind) -> (findings: [(Int, [Int])], alone: [Int]) {
    var order: [Int] = []
    var recordsOfFinding: [Int: [Int]] = [:]
    var alone: [Int] = []
    for (index, record) in dossier.records.enumerated() where record.kind == kind && isShown(index) {
      guard let finding = findingOfRecord[index] else {
        alone.append(index)
        continue
      }
      recordsOfFinding[finding, default: []].append(index)
    }
    order = recordsOfFinding.keys.sorted()
    return (order.map { ($0, recordsOfFinding[$0] ?? []) }, alone)
  }

  private func table(
    of finding: Int, kind: Record.Kind, records: [Int], quarrels: [Outline.Quarrel]
  ) -> Outline.Table {
    let value = dossier.findings[finding]
    var support = "\(value.independent) of \(Wording.count(reports, "report"))"
    let copies = Set(value.documents).count
    if copies > value.independent { support += " (\(Wording.count(copies, "document")))" }
    var occasions = [Outline.Occasion(title: nil, lines: records.map(line))]
    if kind == .threat {
      let told = self.occasions(of: records)
      if told.count > 1 {
        let known = told.filter { $0.title != nil }.count
        if known > 1 { support += " · \(Wording.count(known, "occasion")) told apart" }
        occasions = told.map { occasion in
          Outline.Occasion(title: occasion.title ?? "Occasion not given", lines: occasion.records.map(line))
        }
      }
    }
    return Outline.Table(
      kind: kind, title: Wording.line(value.label), support: support, columns: columns(of: kind),
      occasions: occasions, quarrels: quarrels)
  }

  /// Records by who spoke when and where; those of no known occasion together, last.
  ///
  /// The same actor on another occasion restates; only what is said about time and place tells occasions apart.
  private func occasions(of records: [Int]) -> [(title: String?, records: [Int])] {
    var titles: [String] = []
    var recordsOfTitle: [String: [Int]] = [:]
    var unknown: [Int] = []
    for index in records {
      let record = dossier.records[index]
      let attribution = attribution(of: record)
      let place = attribution?.occasion.map { Wording.line($0.text) }
      guard case .threat(let threat) = record.body, record.said != nil || place != nil else {
        unknown.append(index)
        continue
      }
      let time = record.said.map { $0.value.map(Wording.date) ?? Wording.line($0.text) }
      // A date tells occasions apart by itself; accounts of one day word the place differently.
      let title = ([name(attribution?.source ?? threat.actor)] + [time ?? place].compactMap(\.self)).joined(
        separator: ", ")
      if recordsOfTitle[title] == nil { titles.append(title) }
      recordsOfTitle[title, default: []].append(index)
    }
    return titles.map { ($0, recordsOfTitle[$0] ?? []) } + (unknown.isEmpty ? [] : [(nil, unknown)])
  }
}
