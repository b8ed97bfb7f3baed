import Records

/// The first page: where each actor stands now, and who left or came back.
extension OutlineBuilder {
  /// The latest positions, those at the table in columns, everybody else below.
  func latest(quarrels: [Int: [Outline.Quarrel]]) -> Outline.Section? {
    guard !dossier.latest.isEmpty else { return nil }
    let labels = Dictionary(
      dossier.issues.map { ($0.id, Wording.line($0.label)) }, uniquingKeysWith: { first, _ in first })
    func label(_ issue: String) -> String { labels[issue] ?? Wording.line(issue) }
    let seated = dossier.latest.filter { $0.role == .party || $0.role == .mediator }
    var actors: [String] = []
    var column: [String: Int] = [:]
    for standing in seated where column[standing.actor] == nil {
      column[standing.actor] = actors.count
      actors.append(standing.actor)
    }
    var rows: [String: [Outline.Matrix.Cell?]] = [:]
    for standing in seated {
      guard let place = column[standing.actor] else { continue }
      rows[standing.issue, default: Array(repeating: nil, count: actors.count)][place] = cell(standing)
    }
    var seen: Set<String> = []
    func sides(_ issue: String) -> Int { issue == Self.unnamedIssue ? 0 : (rows[issue] ?? []).count { $0 != nil } }
    // What most sides have a position on comes first, what has no name last.
    let issues = (dossier.issues.map(\.id) + seated.map(\.issue))
      .filter { rows[$0] != nil && seen.insert($0).inserted }.enumerated()
      .sorted { (-sides($0.element), $0.offset) < (-sides($1.element), $1.offset) }.map(\.element)
    let matrix = Outline.Matrix(
      actors: actors.map(name(ofActorID:)),
      rows: issues.map { Outline.Matrix.Row(issue: label($0), cells: rows[$0] ?? []) })
    let others = dossier.latest.filter { $0.role != .party && $0.role != .mediator }.map { standing in
      Outline.Matrix.Other(
        actor: name(ofActorID: standing.actor), issue: label(standing.issue), cell: cell(standing))
    }
    return Outline.Section(
      topic: .latest, content: .latest(matrix, others: others, positionTables(quarrels: quarrels).flatMap(\.quarrels)),
      count: matrix.rows.count + others.count)
  }

  /// The issue of what the codebook names no issue for and no words name.
  private static let unnamedIssue = "other"

  /// A cell names this many earlier stances; set by eye.
  private static let mostEarlier = 4

  private func cell(_ standing: Dossier.Standing) -> Outline.Matrix.Cell {
    var earlier = standing.earlier.prefix(Self.mostEarlier).map { "\(Wording.stance($0.stance)) (\(date($0)))" }
    if standing.earlier.count > earlier.count { earlier.append("\(standing.earlier.count - earlier.count) more") }
    return Outline.Matrix.Cell(
      stances: standing.latest.map { stance($0, in: standing) },
      was: standing.was.map { stand in
        Outline.Matrix.Movement(
          text: "was: \(Wording.stance(stand.stance)), \(date(stand))", references: references(to: stand))
      },
      earlier: earlier.isEmpty ? nil : earlier.joined(separator: ", "))
  }

  private func stance(_ stand: Dossier.Standing.Stand, in standing: Dossier.Standing) -> Outline.Matrix.Stance {
    let indices = stand.records.compactMap { recordIndex[$0] }
    var badges: [Outline.Badge] = []
    var words: String?
    var isFinal = false
    for index in indices {
      switch dossier.records[index].body {
      case .position(let position):
        isFinal = isFinal || position.final
        words = words ?? Wording.line(position.what.text)
      case .proposal(let proposal):
        words = words ?? proposal.terms.first { $0.issue?.id == standing.issue }.map { Wording.line($0.text) }
      default: continue
      }
    }
    if isFinal { badges.append(Outline.Badge(text: "red line", tone: .final)) }
    let modalities = Set(indices.map { dossier.records[$0].modality })
    if modalities.count == 1, let only = modalities.first, let badge = Wording.modality(only) { badges.append(badge) }
    if indices.contains(where: { !dossier.records[$0].corrected.isEmpty }) { badges.append(Wording.corrected) }
    var when = date(stand)
    if let since = standing.since, stand.date != nil, since != stand.date {
      when += ", the same since \(Wording.date(since))"
    }
    return Outline.Matrix.Stance(
      stance: Wording.stance(stand.stance), tone: stand.stance.rawValue, what: words, date: when,
      by: indices.first.flatMap { word(of: $0, besides: standing.actor) }, badges: badges,
      line: indices.first.map { lineAnchors[$0] }, references: references(to: stand))
  }

  /// A stand's day, and whether that is the day of publication alone.
  private func date(_ stand: Dossier.Standing.Stand) -> String {
    date(stand.date, stand.dated)
  }

  private func date(_ value: String?, _ dated: Dossier.Standing.Stand.Dating?) -> String {
    guard let value else { return Wording.unknownDate }
    guard dated == .published else { return Wording.date(value) }
    return "published \(Wording.date(value))" + (futureDays.contains(value) ? ", \(Wording.inTheFuture)" : "")
  }

  /// On whose word a record is, where that is not the side itself: who speaks for it, who tells it, or the outlet.
  private func word(of index: Int, besides side: String) -> String? {
    let record = dossier.records[index]
    let speaker: Actor? =
      switch record.body {
      case .position(let position): position.actor
      case .proposal(let proposal): proposal.author
      default: nil
      }
    let sideName = name(ofActorID: side)
    var parts: [String] = []
    if let speaker = speaker.map(name), speaker != sideName { parts.append(speaker) }
    if let source = attribution(of: record)?.source.map(name), source != sideName, !parts.contains(source),
      !record.according.contains(where: { Wording.line($0.name) == source })
    {
      parts.append("said by \(source)")
    }
    if let chain = Wording.chain(record.according) { parts.append("according to \(chain)") }
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }

  /// Where the records of a stand stand, one place a line of a source.
  private func references(to stand: Dossier.Standing.Stand) -> [Outline.Reference] {
    references(toRecords: stand.records)
  }

  private func references(toRecords records: [String]) -> [Outline.Reference] {
    var seen: Set<String> = []
    return records.compactMap { recordIndex[$0] }.flatMap { references[$0].prefix(1) }
      .filter { seen.insert($0.label).inserted }
  }

  /// Who left or came back, in the dossier's order.
  func presence() -> [Outline.Presence] {
    dossier.presence.filter { entry in
      isFresh(entry.records.compactMap { recordIndex[$0] }.map { dossier.records[$0].document })
    }.map { entry in
      let move =
        switch entry.move {
        case .brokenOff: "talks broken off"
        case .calledOff: "talks called off"
        case .left: "left, or stays away"
        case .returned: "came back, or is ready to talk"
        }
      return Outline.Presence(
        move: move, label: Wording.line(entry.label), date: date(entry.date, entry.dated), dated: entry.date != nil,
        support: Wording.count(entry.independent, "report"),
        line: entry.records.lazy.compactMap { recordIndex[$0] }.first.map { lineAnchors[$0] },
        references: references(toRecords: entry.records))
    }
  }
}
