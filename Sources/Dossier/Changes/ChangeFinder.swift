internal import Records

/// Finds what changed between two dossiers by the findings of one that holds both.
///
/// Linear in the records of both and the disagreements.
struct ChangeFinder {
  private typealias Change = Comparison.Change
  private typealias State = Dossier.Development.State

  private let old: Dossier
  private let new: Dossier
  private let whole: Dossier
  private let ages: [String: Comparison.Age]
  private let oldRecords: [String: Record]
  private let newRecords: [String: Record]
  private let published: [String: String]
  private let order: [String: Int]
  private let recordsOfDocument: [String: [Record]]
  /// Records that some change tells already.
  private var told: Set<String> = []

  /// Takes two dossiers, the one of both, and for each document whether it was known before.
  init(old: Dossier, new: Dossier, whole: Dossier, ages: [String: Comparison.Age]) {
    self.old = old
    self.new = new
    self.whole = whole
    self.ages = ages
    func byID(_ records: [Record]) -> [String: Record] {
      Dictionary(records.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }
    oldRecords = byID(old.records)
    newRecords = byID(new.records)
    published = Dictionary(
      (old.documents + whole.documents).compactMap { document in document.published.map { (document.id, $0.value) } },
      uniquingKeysWith: { first, _ in first })
    recordsOfDocument = Dictionary(grouping: whole.records, by: \.document)
    order = Dictionary(
      whole.documents.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// All that changed.
  mutating func comparison() -> Comparison {
    let contradicted = disagreements()
    let moved = movements()
    let (found, repeated) = findings()
    let all = contradicted + moved + found + withdrawn()
    let newIDs = Set(new.documents.map(\.id))
    return Comparison(
      added: whole.documents.map(\.id).filter { ages[$0] == .added },
      undated: whole.documents.map(\.id).filter { ages[$0] == .undated },
      withdrawn: old.documents.map(\.id).filter { !newIDs.contains($0) },
      changes: Change.Status.allCases.flatMap { status in all.filter { $0.status == status } }, repeated: repeated)
  }

  // MARK: Disagreements

  private mutating func disagreements() -> [Change] {
    let known = Set(old.disagreements.map(Self.key))
    var changes: [Change] = []
    for disagreement in whole.disagreements where !known.contains(Self.key(disagreement)) {
      func readings(_ age: Comparison.Age) -> [Dossier.Disagreement.Reading] {
        disagreement.readings.filter { reading in
          let found = reading.documents.map { ages[$0] }
          // A reading that was known is none that is new, whoever repeats it.
          return age == .known ? found.contains(.known) : !found.contains(.known) && found.contains(age)
        }
      }
      let (before, added, undated) = (readings(.known), readings(.added), readings(.undated))
      let label = "\(disagreement.topic) (\(disagreement.kind.rawValue))"
      let ids = records(at: disagreement.readings.flatMap(\.evidence))
      if !before.isEmpty, !added.isEmpty {
        told.formUnion(ids)
        changes.append(
          Change(
            status: .contradicted, about: Self.disagreement, label: label, before: state(of: before),
            after: state(of: added), records: ids))
      } else {
        let status: Change.Status = added.isEmpty && !undated.isEmpty ? .undated : .new
        changes.append(
          Change(
            status: status, about: Self.disagreement, label: label, after: state(of: disagreement.readings),
            records: ids))
      }
    }
    return changes
  }

  private static let disagreement = "disagreement"

  /// What makes two disagreements the same: their kind and readings with their places.
  private static func key(_ disagreement: Dossier.Disagreement) -> Set<String> {
    Set(
      disagreement.readings.map { reading in
        let places = reading.evidence.map { "\($0.document) \($0.start) \($0.end)" }.sorted()
        return "\(disagreement.kind.rawValue)|\(reading.value)|\(places.joined(separator: ","))"
      })
  }

  private func state(of readings: [Dossier.Disagreement.Reading]) -> State {
    let documents = readings.flatMap(\.documents)
    return State(
      value: readings.map(\.value).joined(separator: " / "),
      date: documents.compactMap { published[$0] }.min().map { String(CalendarDay.day($0)) },
      documents: sorted(documents), evidence: readings.flatMap(\.evidence))
  }

  /// The ids of the records whose evidence lies at some places.
  private func records(at citations: [Dossier.Citation]) -> [String] {
    let places = Dictionary(grouping: citations, by: \.document)
    return sorted(Array(places.keys)).flatMap { document in
      (recordsOfDocument[document] ?? []).filter { record in
        (places[document] ?? []).contains { place in
          record.evidence.contains { $0.start < place.end && place.start < $0.end }
        }
      }.map(\.id)
    }
  }

  // MARK: Stances that moved

  private mutating func movements() -> [Change] {
    let labels = Dictionary(whole.issues.map { ($0.id, $0.label) }, uniquingKeysWith: { first, _ in first })
    let names = Dictionary(
      whole.parties.map { ($0.actor ?? $0.name, $0.name) }, uniquingKeysWith: { first, _ in first })
    var changes: [Change] = []
    for standing in whole.latest {
      guard let was = standing.was, was.records.contains(where: { isKnown($0) }) else { continue }
      let dated = standing.latest.filter { $0.date != nil }
      let ids = dated.flatMap(\.records).filter(isAdded)
      // What had moved before is no news.
      guard !ids.isEmpty, !dated.flatMap(\.records).contains(where: isKnown) else { continue }
      told.formUnion(ids)
      changes.append(
        Change(
          status: .changed, about: Record.Kind.position.rawValue,
          label: "\(names[standing.actor] ?? standing.actor): \(labels[standing.issue] ?? standing.issue)",
          before: state(
            told(was, was.records.filter(isKnown), oldRecords), was.records.filter(isKnown), oldRecords),
          after: state(
            Self.list(dated.map { told($0, $0.records.filter(isAdded), newRecords) }), ids, newRecords),
          records: ids))
    }
    return changes
  }

  /// A stance with the words of what it is about.
  private func told(_ stand: Dossier.Standing.Stand, _ ids: [String], _ records: [String: Record]) -> String {
    let words = ids.lazy.compactMap { records[$0] }.compactMap { record -> String? in
      switch record.body {
      case .position(let position): position.what.text
      case .proposal(let proposal): proposal.terms.first?.text
      default: nil
      }
    }.first
    return words.map { "\(stand.stance.rawValue): \(Labels.line($0))" } ?? stand.stance.rawValue
  }

  private func isKnown(_ id: String) -> Bool { oldRecords[id] != nil }

  private func isAdded(_ id: String) -> Bool {
    oldRecords[id] == nil && newRecords[id].map { ages[$0.document] != .undated } == true
  }

  // MARK: Findings

  private func findings() -> (changes: [Change], repeated: Int) {
    var changes: [Change] = []
    var repeated = 0
    for finding in whole.findings {
      let before = finding.records.filter(isKnown)
      let added = finding.records.filter(isAdded)
      // Read anew, a record may say something else.
      let reread = before.filter { id in newRecords[id].map { $0 != oldRecords[id] } ?? false }
      let undated = finding.records.filter { newRecords[$0].map { ages[$0.document] == .undated } == true }
      if before.isEmpty {
        let status: Change.Status
        if !added.isEmpty { status = .new } else if !undated.isEmpty { status = .undated } else { continue }
        guard status == .undated || !added.allSatisfy(told.contains) else { continue }
        let ids = added.isEmpty ? undated : added
        changes.append(
          Change(
            status: status, about: finding.kind.rawValue, label: finding.label,
            after: state(finding.label, ids, newRecords), records: ids))
      } else if !added.isEmpty || !reread.isEmpty {
        let ids = added + reread
        let values = difference(before.compactMap { oldRecords[$0] }, ids.compactMap { newRecords[$0] })
        if let values, !ids.allSatisfy(told.contains) {
          changes.append(
            Change(
              status: .changed, about: finding.kind.rawValue, label: finding.label,
              before: state(values.before, before, oldRecords), after: state(values.after, ids, newRecords),
              records: ids))
        } else if values == nil, !added.isEmpty {
          repeated += 1
        }
      }
    }
    return (changes, repeated)
  }

  /// What new records say of a thing that those known before did not; nil where that is nothing.
  private func difference(_ before: [Record], _ after: [Record]) -> (before: String, after: String)? {
    func statuses(_ records: [Record]) -> [String] {
      records.filter { $0.modality != .denied }.compactMap { record in
        switch record.body {
        case .meeting(let meeting): meeting.status.rawValue
        case .proposal(let proposal): proposal.status == .reported ? nil : proposal.status.rawValue
        default: nil
        }
      }
    }
    let (was, now) = (statuses(before), statuses(after))
    if !now.isEmpty, !was.isEmpty, !Set(now).isSubset(of: Set(was)) { return (Self.list(was), Self.list(now)) }
    func stances(_ records: [Record]) -> [String] {
      records.compactMap { if case .position(let fields) = $0.body { fields.stance.rawValue } else { nil } }
    }
    if Set(stances(before)) != Set(stances(after)) { return (Self.list(stances(before)), Self.list(stances(after))) }
    func figures(_ records: [Record]) -> [Figure] {
      records.compactMap { if case .figure(let figure) = $0.body { figure } else { nil } }
    }
    let (known, told) = (figures(before), figures(after))
    let others = told.filter { figure in known.allSatisfy { !Self.overlap($0.value, figure.value) } }
    if !known.isEmpty, !others.isEmpty { return (Self.list(known.map(\.text)), Self.list(others.map(\.text))) }
    func isFinal(_ records: [Record]) -> Bool {
      records.contains { if case .position(let position) = $0.body { position.final } else { false } }
    }
    if isFinal(after), !isFinal(before) { return ("not worded as a red line", "worded as a red line") }
    func isStated(_ records: [Record]) -> Bool { records.contains { $0.modality == .asserted } }
    if isStated(after), before.allSatisfy({ $0.modality == .reported }) { return ("only reported", "stated") }
    return nil
  }

  /// Whether two figures can be one number.
  private static func overlap(_ a: Figure.Value, _ b: Figure.Value) -> Bool {
    (a.low ?? -.infinity) <= (b.high ?? .infinity) && (b.low ?? -.infinity) <= (a.high ?? .infinity)
  }

  // MARK: What is gone

  private func withdrawn() -> [Change] {
    var stillTold: Set<String> = []
    for finding in whole.findings where finding.records.contains(where: { newRecords[$0] != nil }) {
      stillTold.formUnion(finding.records)
    }
    let findings = old.findings.filter { finding in
      finding.records.allSatisfy { newRecords[$0] == nil && !stillTold.contains($0) }
    }.map { finding in
      Change(
        status: .withdrawn, about: finding.kind.rawValue, label: finding.label,
        before: state(finding.label, finding.records, oldRecords), records: finding.records)
    }
    let places = Set(whole.disagreements.flatMap(\.readings).flatMap(\.evidence))
    let disagreements = old.disagreements.filter { disagreement in
      disagreement.readings.flatMap(\.evidence).allSatisfy { !places.contains($0) }
    }.map { disagreement in
      Change(
        status: .withdrawn, about: Self.disagreement, label: "\(disagreement.topic) (\(disagreement.kind.rawValue))",
        before: state(of: disagreement.readings), records: [])
    }
    return findings + disagreements
  }

  // MARK: States

  private func state(_ value: String, _ ids: [String], _ records: [String: Record]) -> State {
    let records = ids.compactMap { records[$0] }
    var seen: Set<Dossier.Citation> = []
    return State(
      value: value,
      date: records.compactMap { $0.said?.value ?? published[$0.document] }.min().map { String(CalendarDay.day($0)) },
      documents: sorted(records.map(\.document)),
      evidence: records.flatMap { record in
        record.evidence.map {
          Dossier.Citation(document: record.document, start: $0.start, end: $0.end, text: $0.text)
        }
      }.filter { seen.insert($0).inserted })
  }

  private func sorted(_ documents: [String]) -> [String] {
    Set(documents).sorted { (order[$0] ?? .max, $0) < (order[$1] ?? .max, $1) }
  }

  /// Different values, in their order.
  private static func list(_ values: [String]) -> String {
    var seen: Set<String> = []
    return values.filter { seen.insert($0).inserted }.joined(separator: ", ")
  }
}
