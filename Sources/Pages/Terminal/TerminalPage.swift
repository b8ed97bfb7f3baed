public import Records

/// The dossier as lines for a terminal.
///
///     TerminalPage(width: 100, colour: false).render(dossier)
///
/// No line is wider than the width by the display width of its characters; what comes from a source holds no control
/// characters and nothing that turns the direction of writing around. Without colour there is no escape sequence.
public struct TerminalPage: Sendable {
  /// The columns of a line; less than 40 is taken as 40, since no dossier reads in less.
  public let width: Int
  /// Whether to colour with ANSI sequences.
  public let colour: Bool

  private static let narrowest = 40
  /// An actor's column in the table of positions is at least this wide.
  private static let matrixColumn = 22
  /// Words of a source in that table are cut to this many characters; set by eye.
  private static let longestWords = 90

  /// Makes a page of a width.
  public init(width: Int, colour: Bool) {
    self.width = max(width, Self.narrowest)
    self.colour = colour
  }

  /// The dossier, ending with a line feed; linear in the dossier.
  public func render(_ dossier: Dossier) -> String {
    let outline = Outline(dossier, isBrief: true)
    var canvas = TerminalCanvas(width: width)
    masthead(outline.masthead, on: &canvas)
    // Where the latest positions are shown, a terminal has no room for all of them.
    let sections =
      outline.sections.contains { $0.topic == .latest }
      ? outline.sections.filter { $0.topic != .positions } : outline.sections
    for section in Self.ordered(sections) {
      canvas.blank()
      write(section, outline, on: &canvas)
    }
    return canvas.lines.map { $0.rendered(colour: colour) + "\n" }.joined()
  }

  /// What changed between two dossiers, with the documents cited, ending with a line feed.
  ///
  /// - Parameter whole: the dossier of both, with the comparison as its `since`.
  public func renderChanges(of whole: Dossier) -> String {
    let outline = Outline(whole)
    var canvas = TerminalCanvas(width: width)
    masthead(outline.masthead, on: &canvas)
    for section in outline.sections where section.topic == .changes || section.topic == .sources {
      canvas.blank()
      write(section, outline, on: &canvas)
    }
    return canvas.lines.map { $0.rendered(colour: colour) + "\n" }.joined()
  }

  /// Disagreements stand under what they concern already; in full they come after what they are about.
  private static func ordered(_ sections: [Outline.Section]) -> [Outline.Section] {
    let later: [Outline.Topic] = [
      .disagreements, .developments, .timeline, .parties, .statements, .corrections, .sources,
    ]
    return sections.filter { !later.contains($0.topic) }
      + later.compactMap { topic in sections.first { $0.topic == topic } }
  }

  private func masthead(_ masthead: Outline.Masthead, on canvas: inout TerminalCanvas) {
    var left = TerminalText(masthead.title, .bold)
    if let mediation = masthead.mediation { left.append(" · \(mediation)") }
    canvas.spread(left, TerminalText(masthead.extent, .dim))
    if let mixture = masthead.mixture { canvas.paragraph(TerminalText(mixture, .yellow)) }
  }

  private func write(_ section: Outline.Section, _ outline: Outline, on canvas: inout TerminalCanvas) {
    switch section.content {
    case .changes(let changes): write(changes, section, on: &canvas)
    case .tables(let tables) where section.topic == .threats:
      for (index, table) in tables.enumerated() {
        if index > 0 { canvas.blank() }
        var title = TerminalText("THREAT  ", .red)
        title.append(table.title ?? "", .bold)
        canvas.spread(title, TerminalText(table.support ?? "", .dim))
        write(table, on: &canvas)
      }
    case .tables(let tables) where section.topic == .statements:
      heading(section, on: &canvas)
      for table in tables {
        var text = TerminalText(table.title ?? "", .bold)
        text.append(" · \(table.support ?? "") · ", .dim)
        text.append(Self.places(table.lines.flatMap(\.references)))
        let corrected = table.lines.count { !$0.corrections.isEmpty }
        if corrected > 0 { text.append(" (\(corrected) corrected)", .yellow) }
        canvas.paragraph(text, indent: 2, hanging: 2)
      }
    case .tables(let tables):
      heading(section, on: &canvas)
      for table in tables {
        if let title = table.title {
          canvas.spread(TerminalText("  \(title)", .bold), TerminalText(table.support ?? "", .dim))
        }
        write(table, on: &canvas)
      }
    case .latest(let matrix, let others, let quarrels): latest(matrix, others, quarrels, section, on: &canvas)
    case .presence(let entries):
      heading(section, on: &canvas)
      canvas.table(
        titles: ["when", "what", "who, which talks", "told by", "where"],
        rows: entries.map { entry in
          [
            TerminalText(entry.date, entry.dated ? .plain : .dim), TerminalText(entry.move, .bold),
            TerminalText(entry.label), TerminalText(entry.support, .dim), Self.places(entry.references),
          ]
        })
    case .disagreements(let disagreements):
      heading(section, on: &canvas)
      for disagreement in disagreements { write(disagreement, on: &canvas) }
    case .developments(let developments):
      heading(section, on: &canvas)
      for development in developments {
        canvas.paragraph(TerminalText(development.topic, .bold), indent: 2, hanging: 2)
        canvas.table(
          titles: ["when", "state", "where"],
          rows: development.states.map { state in
            [TerminalText(state.date, .dim), TerminalText(state.value), Self.places(state.references)]
          }, indent: 4)
      }
    case .timeline(let moments):
      heading(section, on: &canvas)
      canvas.table(
        titles: ["when", "what", "where"],
        rows: moments.map { moment in
          [
            TerminalText(moment.date, moment.dated ? .plain : .dim), TerminalText(moment.label),
            Self.places(moment.references),
          ]
        })
    case .parties(let parties):
      heading(section, on: &canvas)
      canvas.table(
        titles: ["name", "role", "also called"],
        rows: parties.map { party in
          [
            TerminalText(party.name, .bold), TerminalText(party.role),
            TerminalText(party.aliases.joined(separator: ", ")),
          ]
        })
    case .corrections(let corrections):
      heading(section, on: &canvas)
      canvas.table(
        titles: ["from", "correction", "outcome", "where"],
        rows: corrections.map { correction in
          [
            TerminalText(correction.place, .dim), TerminalText(correction.label),
            TerminalText(correction.outcome, correction.isApplied ? .plain : .yellow),
            TerminalText(Self.unique(correction.lines.map(\.text)).joined(separator: " "), .cyan),
          ]
        })
    case .sources:
      heading(section, on: &canvas)
      canvas.table(titles: ["name", "document", "published", "records"], rows: outline.sources.map(Self.legend))
    }
  }

  private func heading(_ section: Outline.Section, on canvas: inout TerminalCanvas) {
    canvas.paragraph(TerminalText(section.title.uppercased(), .bold))
  }

  private func write(_ table: Outline.Table, on canvas: inout TerminalCanvas) {
    var rows: [[TerminalText]] = []
    let titles = table.columns + ["where"]
    for line in table.lines { rows.append(line.cells.map(Self.text) + [Self.places(line.references)]) }
    canvas.table(titles: titles, rows: rows)
    for quarrel in table.quarrels {
      var text = TerminalText("! ", .yellow)
      text.append(quarrel.text, .yellow)
      canvas.paragraph(text, indent: 4, hanging: 2)
    }
  }

  private func write(_ changes: Outline.Changes, _ section: Outline.Section, on canvas: inout TerminalCanvas) {
    heading(section, on: &canvas)
    for note in changes.notes { canvas.paragraph(TerminalText(note), indent: 2, hanging: 2) }
    for group in changes.groups {
      canvas.blank()
      canvas.paragraph(TerminalText(group.title, .bold), indent: 2)
      canvas.table(
        titles: ["when", "what", "it was", "it is", "where"],
        rows: group.entries.map { entry in
          var label = TerminalText(entry.label)
          label.append(" (\(entry.about))", .dim)
          let isPair = entry.before != nil && entry.after != nil
          var before = TerminalText()
          if isPair, let side = entry.before {
            before.append("\(side.value) · \(side.date) ", .dim)
            before.append(Self.places(side.references))
          }
          let side = entry.after ?? entry.before
          return [
            TerminalText(side?.date ?? "", .dim), label, before,
            TerminalText(isPair ? entry.after?.value ?? "" : "", .yellow), Self.places(side?.references ?? []),
          ]
        })
    }
  }

  private func write(_ disagreement: Outline.Disagreement, on canvas: inout TerminalCanvas) {
    var title = TerminalText(disagreement.topic, .bold)
    title.append(" (\(disagreement.kind))", .dim)
    canvas.paragraph(title, indent: 2, hanging: 2)
    canvas.table(
      titles: ["reading", "words", "where"],
      rows: disagreement.readings.map { reading in
        let words = reading.references.map { "“\(Wording.line($0.text))”" }.joined(separator: " ")
        let places =
          reading.references.isEmpty
          ? TerminalText(reading.documents.joined(separator: " ")) : Self.places(reading.references)
        return [TerminalText(reading.value), TerminalText(words, .italic), places]
      }, indent: 4)
  }

  // MARK: Positions

  private func latest(
    _ matrix: Outline.Matrix, _ others: [Outline.Matrix.Other], _ quarrels: [Outline.Quarrel],
    _ section: Outline.Section, on canvas: inout TerminalCanvas
  ) {
    let title = section.topic.title.replacing("Positions", with: "POSITIONS")
    let issues = min(matrix.rows.map { DisplayWidth.of($0.issue) }.max() ?? 0, width / 4)
    let fitting = max((width - 2 - issues) / (Self.matrixColumn + 2), 1)
    for first in stride(from: 0, to: matrix.actors.count, by: fitting) {
      let columns = first..<min(first + fitting, matrix.actors.count)
      if first > 0 { canvas.blank() }
      canvas.paragraph(TerminalText(first == 0 ? title : "\(title) (continued)", .bold))
      canvas.table(
        titles: [""] + columns.map { matrix.actors[$0] },
        rows: matrix.rows.filter { row in columns.contains { row.cells[$0] != nil } }.map { row in
          [TerminalText(row.issue, .bold)] + columns.map { row.cells[$0].map(Self.text) ?? TerminalText() }
        })
    }
    if !others.isEmpty {
      canvas.blank()
      canvas.paragraph(TerminalText("\(title), of others", .bold))
      canvas.table(
        titles: ["who", "issue", "stands"],
        rows: others.map { [TerminalText($0.actor, .bold), TerminalText($0.issue), Self.text($0.cell)] })
    }
    for quarrel in quarrels { canvas.paragraph(TerminalText("! \(quarrel.text)", .yellow), indent: 4, hanging: 2) }
  }

  private static func text(_ cell: Outline.Matrix.Cell) -> TerminalText {
    var text = TerminalText()
    for (index, stance) in cell.stances.enumerated() {
      if index > 0 { text.append("; ") }
      text.append(stance.stance, .bold)
      if !stance.badges.isEmpty {
        text.append(" (\(stance.badges.map(\.text).joined(separator: ", ")))", .yellow)
      }
      if let what = stance.what { text.append(": \(Wording.clipped(what, to: Self.longestWords))") }
      text.append(" · \(stance.date)", .dim)
      if let by = stance.by { text.append(" · \(by)", .dim) }
      if !stance.references.isEmpty {
        text.append(" ")
        text.append(places(stance.references))
      }
    }
    if let was = cell.was {
      text.append("; ")
      text.append(was.text, .yellow)
      text.append(" ")
      text.append(places(was.references))
    }
    if let earlier = cell.earlier { text.append("; earlier: \(earlier)", .dim) }
    return text
  }

  // MARK: Cells

  private static func text(_ parts: [Outline.Part]) -> TerminalText {
    var text = TerminalText()
    for (index, part) in parts.enumerated() {
      switch part {
      case .lead where index > 0: text.append("; ")
      case .note where index > 0: text.append(" · ", .dim)
      default: if index > 0 { text.append(" ") }
      }
      switch part {
      case .strong(let words): text.append(words, .bold)
      case .plain(let words): text.append(words)
      case .note(let words), .lead(let words): text.append(words, .dim)
      case .excerpt(let words): text.append(words, .italic)
      case .quotation(let words): text.append("“\(words)”", .italic)
      case .badge(let badge):
        text.append("(\(badge.text))", badge.tone == .final || badge.tone == .denied ? .red : .yellow)
      }
    }
    return text
  }

  private static func places(_ references: [Outline.Reference]) -> TerminalText {
    TerminalText(unique(references.map(\.label)).joined(separator: " "), .cyan)
  }

  private static func unique(_ texts: [String]) -> [String] {
    var seen: Set<String> = []
    return texts.filter { seen.insert($0).inserted }
  }

  private static func legend(_ source: Source) -> [TerminalText] {
    var about = TerminalText(source.title)
    if let outlet = source.document.outlet { about.append(" · \(Wording.line(outlet))") }
    if source.title != source.document.path { about.append(" · \(source.document.path)", .dim) }
    if let updated = source.document.updated { about.append(" · updated \(Wording.date(updated))", .dim) }
    if !source.relations.isEmpty { about.append(" · \(source.relations.joined(separator: " · "))", .yellow) }
    let published = source.document.published.map { Wording.date($0) } ?? Wording.unknownDate
    return [
      TerminalText(source.name, .cyan), about,
      TerminalText(published, source.document.published == nil ? .dim : .plain),
      TerminalText(String(source.records)),
    ]
  }
}
