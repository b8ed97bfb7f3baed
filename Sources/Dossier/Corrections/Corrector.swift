public import Codebook
public import Records

/// Applies an analyst's corrections to what was read.
///
///     let corrected = Corrector(codebook: codebook).correct(records, of: documents)
///     let dossier = builder.dossier(of: documents, records: corrected.records, corrections: corrected.outcomes)
///
/// A pure function of records and codebook. Corrections apply in the order in which they stand, each to what the ones
/// before it have left. What a correction changes stays where it was read, with its rule, and says so
/// (`Record.corrected`). Each correction looks at each record once at most.
public struct Corrector: Sendable {
  private let codebook: Codebook
  private let issueLabels: [String: String]

  /// Makes a corrector with a codebook's corrections.
  public init(codebook: Codebook) {
    self.codebook = codebook
    issueLabels = Dictionary(codebook.issues.map { ($0.id, $0.label) }, uniquingKeysWith: { first, _ in first })
  }

  /// Whether there is nothing to correct.
  public var isIdle: Bool { codebook.corrections.isEmpty }

  /// What came of the corrections.
  public struct Corrected: Sendable {
    /// The records, without those dropped, in their order.
    public var records: [Record]
    /// For each correction the ids of the records it met, in the order of the codebook.
    public var met: Met
  }

  /// What each correction met, to be summed over parts of the input.
  public struct Met: Sendable, Hashable {
    /// For each correction, the ids of the records changed or dropped.
    var applied: [[String]]
    /// For each correction, the ids of records that fit equally.
    var ambiguous: [[String]]

    /// Adds what the corrections met in another part of the input.
    public mutating func add(_ other: Met) {
      for index in applied.indices where index < other.applied.count {
        applied[index] += other.applied[index]
        ambiguous[index] += other.ambiguous[index]
      }
    }
  }

  /// What corrections met before any input.
  public var nothingMet: Met {
    let none = [[String]](repeating: [], count: codebook.corrections.count)
    return Met(applied: none, ambiguous: none)
  }

  /// The records as the analyst corrects them.
  ///
  /// - Parameters:
  ///   - records: the records of whole documents.
  ///   - documents: these documents.
  public func correct(_ records: [Record], of documents: [Document]) -> Corrected {
    guard !isIdle else { return Corrected(records: records, met: nothingMet) }
    var work = Work(records: records, documents: documents, codebook: codebook, issueLabels: issueLabels)
    var met = nothingMet
    for (index, correction) in codebook.corrections.enumerated() {
      let result = work.apply(correction)
      met.applied[index] = result.applied
      met.ambiguous[index] = result.ambiguous
    }
    return Corrected(records: work.remaining(), met: met)
  }

  /// The corrections with what became of them, for the dossier and for whoever ran them.
  public func outcomes(_ met: Met) -> [Dossier.Correction] {
    codebook.corrections.enumerated().map { index, correction in
      let (applied, ambiguous) = (met.applied[index], met.ambiguous[index])
      let outcome: Dossier.Correction.Outcome =
        !applied.isEmpty ? .applied : ambiguous.isEmpty ? .metNothing : .ambiguous
      return Dossier.Correction(
        by: correction.place, label: Self.label(correction.action), outcome: outcome,
        records: applied.isEmpty ? ambiguous : applied)
    }
  }

  /// What a correction says, in a line.
  static func label(_ action: Correction.Action) -> String {
    func setting(_ setting: Correction.Setting) -> String {
      "\(setting.field.rawValue) \(setting.values.isEmpty ? "none" : setting.values.joined(separator: ", "))"
    }
    func place(_ selection: Correction.Selection) -> String {
      var parts: [String] = []
      if let record = selection.record { parts.append(record) }
      if let document = selection.document { parts.append("in \(document)") }
      if let span = selection.span { parts.append("at \(span.lowerBound)-\(span.upperBound)") }
      if let words = selection.words { parts.append("“\(words)”") }
      if !selection.conditions.isEmpty {
        parts.append("with " + selection.conditions.map(setting).joined(separator: ", "))
      }
      return "\(selection.kind.rawValue) \(parts.joined(separator: " "))"
    }
    switch action {
    case .merge(let names, let target): return "merge \(names.joined(separator: ", ")) into \(target)"
    case .split(let name, let documents, let target):
      return "\(name) in \(documents.joined(separator: ", ")) is \(target)"
    case .issue(let id, let target, let label):
      return "issue \(id)" + (target.map { " is \($0)" } ?? "") + (label.map { ", called “\($0)”" } ?? "")
    case .drop(let selection): return "drop \(place(selection))"
    case .fix(let selection, let settings):
      return "\(place(selection)): \(settings.map(setting).joined(separator: ", "))"
    }
  }
}

/// The records while they are corrected.
private struct Work {
  private var records: [Record]
  private var isDropped: [Bool]
  private let codebook: Codebook
  private var issueLabels: [String: String]
  private let documents: [Document]
  private let placesOfDocument: [String: [Int]]
  private let placeOfRecord: [String: Int]

  /// The ids of the records that a correction changed, or that fit it equally well.
  typealias Result = (applied: [String], ambiguous: [String])

  init(records: [Record], documents: [Document], codebook: Codebook, issueLabels: [String: String]) {
    self.records = records
    self.documents = documents
    self.codebook = codebook
    isDropped = Array(repeating: false, count: records.count)
    placesOfDocument = Dictionary(grouping: records.indices) { records[$0].document }
    placeOfRecord = Dictionary(records.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    var labels = issueLabels
    for record in records {
      var record = record
      record.changeIssues { if labels[$0.id] == nil { labels[$0.id] = $0.label } }
    }
    self.issueLabels = labels
  }

  /// The records that were not dropped; what pointed at a dropped one points at nothing.
  func remaining() -> [Record] {
    let dropped = Dictionary(
      records.indices.filter { isDropped[$0] }.map { (records[$0].id, records[$0]) },
      uniquingKeysWith: { first, _ in first })
    return records.indices.filter { !isDropped[$0] }.map { index in
      var record = records[index]
      if let id = record.attribution, dropped[id] != nil { record.attribution = nil }
      if case .violation(var fields) = record.body, let id = fields.pledge,
        case .pledge(let pledge)? = dropped[id]?.body
      {
        fields.pledge = pledge.what.text
        record.body = .violation(fields)
      }
      return record
    }
  }

  mutating func apply(_ correction: Correction) -> Result {
    switch correction.action {
    case .merge(let names, let target):
      let names = Set(names)
      return (
        rename(to: target, in: records.indices, correction) { id, name, _ in
          id.map(names.contains) == true || names.contains(name)
        }, []
      )
    case .split(let name, let documents, let target):
      let places = self.documents.filter { document in documents.contains { Self.names($0, document) } }
        .flatMap { placesOfDocument[$0.id] ?? [] }
      return (rename(to: target, in: places, correction) { $0 == name || $1 == name || $2 == name }, [])
    case .issue(let id, let target, let label): return (changeIssue(id, to: target, label: label, correction), [])
    case .drop(let selection):
      let (found, others) = find(selection)
      guard let found else { return ([], others) }
      isDropped[found] = true
      return ([records[found].id], [])
    case .fix(let selection, let settings):
      let (found, others) = find(selection)
      guard let found else { return ([], others) }
      for setting in settings {
        let before = text(records[found].values(of: setting.field))
        let old = records[found]
        records[found].set(setting, codebook: codebook, issueLabels: issueLabels)
        guard records[found] != old else { continue }
        mark(
          found, "\(setting.field.rawValue): \(before) → \(text(records[found].values(of: setting.field)))", correction)
      }
      return ([records[found].id], [])
    }
  }

  private func text(_ values: [String]?) -> String {
    guard let values, !values.isEmpty else { return "none" }
    return values.joined(separator: ", ")
  }

  private mutating func mark(_ place: Int, _ change: String, _ correction: Correction) {
    let mark = Record.Amendment(by: correction.place, change: change)
    if !records[place].corrected.contains(mark) { records[place].corrected.append(mark) }
  }

  /// Whether a document is what a correction calls it: by id, address, path or the end of the path.
  private static func names(_ name: String, _ document: Document) -> Bool {
    document.id == name || document.url == name || document.path == name || document.path.hasSuffix("/" + name)
  }

  // MARK: Actors and issues

  /// Renames the actors that a test of id, name and words accepts; the ids of the records changed.
  private mutating func rename(
    to target: String, in places: some Sequence<Int>, _ correction: Correction,
    where isMeant: (_ id: String?, _ name: String, _ text: String) -> Bool
  ) -> [String] {
    var changed: [String] = []
    let codebook = codebook
    for place in places where !isDropped[place] {
      var record = records[place]
      var changes: [String] = []
      func note(_ before: String, _ after: String) {
        // One name may get an id only.
        let change = "actor: \(before) → \(before == after ? "\(after) (\(target))" : after)"
        if !changes.contains(change) { changes.append(change) }
      }
      record.changeActors { actor in
        guard isMeant(actor.actor, actor.name, actor.text) else { return }
        let before = actor
        actor.rename(target, codebook)
        if actor != before { note(before.name, actor.name) }
      }
      for index in record.according.indices {
        let carrier = record.according[index]
        guard isMeant(carrier.actor, carrier.name, carrier.name) else { continue }
        var actor = Actor(actor: carrier.actor, name: carrier.name, start: 0, end: 0, text: "")
        actor.rename(target, codebook)
        guard actor.actor != carrier.actor || actor.name != carrier.name else { continue }
        record.according[index].actor = actor.actor
        record.according[index].name = actor.name
        note(carrier.name, actor.name)
      }
      guard !changes.isEmpty else { continue }
      records[place] = record
      for change in changes { mark(place, change, correction) }
      changed.append(record.id)
    }
    return changed
  }

  private mutating func changeIssue(
    _ id: String, to target: String?, label: String?, _ correction: Correction
  ) -> [String] {
    let issue = Position.Issue(id: target ?? id, label: label ?? issueLabels[target ?? id] ?? target ?? id)
    issueLabels[issue.id] = issue.label
    var changed: [String] = []
    for place in records.indices where !isDropped[place] {
      var change: String?
      records[place].changeIssues { known in
        // A new label is the issue's wherever it stands.
        guard known.id == id || label != nil && known.id == issue.id, known != issue else { return }
        change = "issue: \(known.label) → \(issue.label)"
        known = issue
      }
      guard let change else { continue }
      mark(place, change, correction)
      changed.append(records[place].id)
    }
    return changed
  }

  // MARK: One record

  /// The record a selection means; where several fit equally well, none and their ids.
  private func find(_ selection: Correction.Selection) -> (found: Int?, others: [String]) {
    var candidates: [Int] = []
    if let place = selection.record.flatMap({ placeOfRecord[$0] }) {
      candidates = [place]
    } else if let name = selection.document, selection.span != nil || selection.words != nil {
      candidates = documents.filter { Self.names(name, $0) }.flatMap { placesOfDocument[$0.id] ?? [] }
    }
    candidates = candidates.filter { place in
      let record = records[place]
      return !isDropped[place] && record.kind == selection.kind && selection.conditions.allSatisfy(record.matches)
        && (selection.words.map { Self.evidence(of: record, holds: $0) } ?? true)
    }
    if let span = selection.span {
      let shares = candidates.map { Self.share(records[$0].evidence, span) }
      let best = shares.max() ?? 0
      candidates = zip(candidates, shares).filter { $1 == best && best >= Thresholds.correctedPlace }.map(\.0)
    }
    if candidates.count == 1 { return (candidates[0], []) }
    return (nil, candidates.map { records[$0].id })
  }

  /// Whether words stand in a record's evidence; blanks, case and the shape of marks do not count.
  private static func evidence(of record: Record, holds words: String) -> Bool {
    let wanted = Words.split(words)
    guard !wanted.isEmpty else { return false }
    return record.evidence.contains { span in
      let there = Words.split(span.text)
      guard there.count >= wanted.count else { return false }
      return (0...(there.count - wanted.count)).contains { there[$0..<($0 + wanted.count)].elementsEqual(wanted) }
    }
  }

  /// How much of two places is common to both, 0 to 1: the best of a record's spans.
  private static func share(_ evidence: [Span], _ span: Range<Int>) -> Double {
    evidence.map { place in
      let common = min(place.end, span.upperBound) - max(place.start, span.lowerBound)
      let whole = max(place.end, span.upperBound) - min(place.start, span.lowerBound)
      return common > 0 && whole > 0 ? Double(common) / Double(whole) : 0
    }.max() ?? 0
  }
}
