public import Records

/// The dossier as Markdown: tables, and under each the words that its lines rest on.
public enum MarkdownPage {
  /// The dossier, ending with a line feed; linear in the dossier.
  ///
  /// Tables are those of GitHub Flavored Markdown. Evidence stands under its table with the document's name and its
  /// offsets in code points, end exclusive.
  public static func render(_ dossier: Dossier) -> String {
    let writer = MarkdownWriter(outline: Outline(dossier, isBrief: true))
    return writer.blocks().joined(separator: "\n\n") + "\n"
  }

  /// What changed between two dossiers, with the documents cited, ending with a line feed.
  ///
  /// - Parameter whole: the dossier of both, with the comparison as its `since`.
  public static func renderChanges(of whole: Dossier) -> String {
    var outline = Outline(whole)
    outline.sections.removeAll { $0.topic != .changes && $0.topic != .sources }
    return MarkdownWriter(outline: outline).blocks().joined(separator: "\n\n") + "\n"
  }
}

/// Writes an outline as blocks of Markdown.
private struct MarkdownWriter {
  let outline: Outline

  func blocks() -> [String] {
    var blocks = ["# \(MarkdownText.escaped(outline.masthead.title))"]
    let extent = "\(outline.masthead.extent) · \(Wording.count(outline.masthead.records, "record"))"
    blocks.append((outline.masthead.mediation.map { MarkdownText.escaped($0) + " — " } ?? "") + extent)
    if let mixture = outline.masthead.mixture { blocks.append(MarkdownText.escaped(mixture)) }
    for section in outline.sections {
      blocks.append("## \(MarkdownText.escaped(section.title))")
      blocks += self.blocks(section)
    }
    return blocks
  }

  private func blocks(_ section: Outline.Section) -> [String] {
    switch section.content {
    case .changes(let changes): blocks(changes)
    case .tables(let tables): tables.flatMap(blocks)
    case .latest(let matrix, let others, _):
      (matrix.rows.isEmpty ? [] : [self.matrix(matrix)])
        + (others.isEmpty
          ? []
          : [
            "### Others",
            table(
              ["who", "issue", "stands"],
              others.map { [$0.actor, $0.issue].map(MarkdownText.escaped) + [text($0.cell)] }),
          ])
    case .presence(let entries):
      [
        table(
          ["when", "what", "who, which talks", "told by", "evidence"],
          entries.map {
            [$0.date, $0.move, $0.label, $0.support].map(MarkdownText.escaped) + [places($0.references)]
          })
      ]
    case .disagreements(let disagreements): disagreements.flatMap(blocks)
    case .developments(let developments): developments.flatMap(blocks)
    case .timeline(let moments):
      [
        table(
          ["when", "what", "evidence"],
          moments.map { [$0.date, $0.label].map(MarkdownText.escaped) + [places($0.references)] })
      ]
    case .parties(let parties):
      [
        table(
          ["name", "role", "also called"],
          parties.map { [$0.name, $0.role, $0.aliases.joined(separator: ", ")].map(MarkdownText.escaped) })
      ]
    case .corrections(let corrections):
      [
        table(
          ["from", "correction", "outcome", "evidence"],
          corrections.map { correction in
            var seen: Set<String> = []
            let places = correction.lines.map(\.text).filter { seen.insert($0).inserted }.joined(separator: ", ")
            return [correction.place, correction.label, correction.outcome, places].map(MarkdownText.escaped)
          })
      ]
    case .sources:
      [
        table(
          ["name", "document", "outlet", "published", "path", "records"],
          outline.sources.map { source in
            let document = source.document
            let updated = document.updated.map { "; updated \(Wording.date($0))" } ?? ""
            return [
              source.name, ([source.title] + source.relations).joined(separator: " · "),
              Wording.line(document.outlet ?? ""),
              (document.published.map { Wording.date($0) } ?? Wording.unknownDate) + updated, document.path,
              String(source.records),
            ].map(MarkdownText.escaped)
          })
      ]
    }
  }

  private func blocks(_ table: Outline.Table) -> [String] {
    var blocks: [String] = []
    if let title = table.title {
      let support = table.support.map { " — \(MarkdownText.escaped($0))" } ?? ""
      blocks.append("### \(MarkdownText.escaped(title))\(support)")
    }
    let told = table.occasions.contains { $0.title != nil }
    let rows = table.occasions.flatMap { occasion in
      occasion.lines.map { line in
        (told ? [MarkdownText.escaped(occasion.title ?? "")] : []) + line.cells.map(text) + [places(line.references)]
      }
    }
    blocks.append(self.table((told ? ["occasion"] : []) + table.columns + ["evidence"], rows))
    let quotes = evidence(table.lines.flatMap(\.references))
    if !quotes.isEmpty { blocks.append(quotes) }
    if !table.quarrels.isEmpty {
      blocks.append(table.quarrels.map { "- **≠** \(MarkdownText.escaped($0.text))" }.joined(separator: "\n"))
    }
    return blocks
  }

  private func blocks(_ changes: Outline.Changes) -> [String] {
    var blocks = [changes.notes.map { "- \(MarkdownText.escaped($0))" }.joined(separator: "\n")]
    for group in changes.groups {
      blocks.append("### \(group.title)")
      blocks.append(
        table(
          ["when", "what", "it was", "it is", "evidence"],
          group.entries.map { entry in
            let isPair = entry.before != nil && entry.after != nil
            let side = entry.after ?? entry.before
            let before = entry.before.map {
              "\(MarkdownText.escaped("\($0.value) · \($0.date)")) \(places($0.references))"
            }
            return [
              MarkdownText.escaped(side?.date ?? ""),
              "**\(MarkdownText.escaped(entry.label))** (\(MarkdownText.escaped(entry.about)))",
              isPair ? before ?? "" : "", isPair ? MarkdownText.escaped(entry.after?.value ?? "") : "",
              places(side?.references ?? []),
            ]
          }))
      let quotes = evidence(group.entries.flatMap { ($0.before?.references ?? []) + ($0.after?.references ?? []) })
      if !quotes.isEmpty { blocks.append(quotes) }
    }
    return blocks
  }

  private func blocks(_ disagreement: Outline.Disagreement) -> [String] {
    var blocks = ["### \(MarkdownText.escaped(disagreement.topic)) — \(MarkdownText.escaped(disagreement.kind))"]
    blocks.append(
      table(
        ["reading", "documents", "evidence"],
        disagreement.readings.map { reading in
          [
            "**\(MarkdownText.escaped(reading.value))**",
            MarkdownText.escaped(reading.documents.joined(separator: ", ")),
            places(reading.references),
          ]
        }))
    let quotes = evidence(disagreement.readings.flatMap(\.references))
    if !quotes.isEmpty { blocks.append(quotes) }
    return blocks
  }

  private func blocks(_ development: Outline.Development) -> [String] {
    let rows = development.states.map { [$0.date, $0.value].map(MarkdownText.escaped) + [places($0.references)] }
    let quotes = evidence(development.states.flatMap(\.references))
    return ["### \(MarkdownText.escaped(development.topic))", table(["when", "state", "evidence"], rows)]
      + (quotes.isEmpty ? [] : [quotes])
  }

  private func matrix(_ matrix: Outline.Matrix) -> String {
    table(
      ["latest"] + matrix.actors.map(MarkdownText.escaped),
      matrix.rows.map { row in ["**\(MarkdownText.escaped(row.issue))**"] + row.cells.map(text) })
  }

  private func text(_ cell: Outline.Matrix.Cell?) -> String {
    guard let cell else { return "" }
    let stances = cell.stances.map { stance in
      var words = ["**\(MarkdownText.escaped(stance.stance))**"]
      words += stance.badges.map { "(\(MarkdownText.escaped($0.text)))" }
      if let what = stance.what { words.append(MarkdownText.escaped(what)) }
      words.append("· \(MarkdownText.escaped(stance.date))")
      if let by = stance.by { words.append("· \(MarkdownText.escaped(by))") }
      if !stance.references.isEmpty { words.append(places(stance.references)) }
      return words.joined(separator: " ")
    }
    let was = cell.was.map { ["**\(MarkdownText.escaped($0.text))** \(places($0.references))"] } ?? []
    let earlier = cell.earlier.map { ["earlier: \(MarkdownText.escaped($0))"] } ?? []
    return (stances + was + earlier).joined(separator: "<br>")
  }

  private func text(_ parts: [Outline.Part]) -> String {
    var result = ""
    for (index, part) in parts.enumerated() {
      let words = MarkdownText.escaped(part.text)
      guard !words.isEmpty else { continue }
      switch part {
      case .lead where index > 0: result += "; "
      case .note where index > 0: result += " · "
      default: result += index > 0 ? " " : ""
      }
      switch part {
      case .strong: result += "**\(words)**"
      case .plain, .note, .lead: result += words
      case .excerpt: result += "*\(words)*"
      case .quotation: result += "“\(words)”"
      case .badge: result += "(\(words))"
      }
    }
    return result
  }

  private func places(_ references: [Outline.Reference]) -> String {
    var seen: Set<String> = []
    return references.map(\.label).filter { seen.insert($0).inserted }.map(MarkdownText.escaped).joined(separator: ", ")
  }

  /// The words at each place once, in a quotation, with the document and the offsets.
  private func evidence(_ references: [Outline.Reference]) -> String {
    var seen: Set<String> = []
    return references.filter { seen.insert($0.anchor).inserted }.map { reference in
      let words = MarkdownText.escaped(Wording.line(reference.text))
      return "> “\(words)” — \(MarkdownText.escaped(reference.label)), "
        + "code points \(reference.range.lowerBound)–\(reference.range.upperBound)"
    }.joined(separator: "\n>\n")
  }

  private func table(_ titles: [String], _ rows: [[String]]) -> String {
    let rule = titles.map { _ in "---" }
    return ([titles, rule] + rows).map { "| \($0.joined(separator: " | ")) |" }.joined(separator: "\n")
  }
}
