internal import Mustache
import Records

/// An outline as the templates read it: nested values by name.
///
/// Every key that a template tests is set, `false` where there is nothing, since a template looks for an absent key
/// in what surrounds it.
struct HTMLView {
  private typealias Values = [String: Any]

  private let outline: Outline
  /// Tables longer than this start closed; tuned by eye on dossiers of 20 to 300 statements.
  private static let longestOpen = 3

  init(_ outline: Outline) {
    self.outline = outline
  }

  /// The values of the whole page.
  var page: [String: Any] {
    let texts = sources()
    return [
      "title": text(outline.masthead.title),
      "mediation": outline.masthead.mediation.map(text) ?? false,
      "extent": text(outline.masthead.extent),
      "mixture": outline.masthead.mixture.map(text) ?? false,
      "records": Wording.count(outline.masthead.records, "record"),
      "sections": outline.sections.map(section),
      "sources": texts.views,
      "hasSources": !texts.views.isEmpty,
      "style": HTMLStyle.sheet + texts.style,
      "script": HTMLScript.code,
    ]
  }

  private func text(_ text: String) -> Any { HTMLEscaping.escaped(text) }

  // MARK: Sections

  private func section(_ section: Outline.Section) -> [String: Any] {
    var values: Values = [
      "id": "section.\(section.topic.rawValue)", "topic": section.topic.rawValue, "heading": text(section.title),
      "short": section.topic.shortTitle,
      "count": section.count, "tables": false, "matrix": false, "disagreements": false, "developments": false,
      "moments": false, "parties": false, "corrections": false, "others": false,
      "presence": false, "quarrels": false, "notes": false, "changes": false, "legend": false, "folded": false,
    ]
    switch section.content {
    case .changes(let changes):
      values["notes"] = changes.notes.map { ["note": text($0)] as Values }
      values["changes"] = changes.groups.map { group -> Values in
        ["title": group.title, "status": group.status.rawValue, "entries": group.entries.map(change)]
      }
    case .tables(let tables):
      values[section.topic == .statements ? "folded" : "tables"] = tables.map(table)
    case .latest(let matrix, let others, let quarrels):
      if !matrix.rows.isEmpty { values["matrix"] = self.matrix(matrix) }
      if !others.isEmpty {
        values["others"] = [
          "rows": others.map { other -> Values in
            ["actor": text(other.actor), "issue": text(other.issue), "cell": matrixCell(other.actor, other.cell)]
          }
        ]
      }
      values["quarrels"] = quarrels.map { ["quarrel": text($0.text), "anchor": $0.anchor] as Values }
    case .presence(let entries):
      values["presence"] = entries.map { entry -> Values in
        [
          "move": text(entry.move), "label": text(entry.label), "date": text(entry.date), "undated": !entry.dated,
          "support": text(entry.support), "line": entry.line ?? false, "references": entry.references.map(reference),
        ]
      }
    case .disagreements(let disagreements): values["disagreements"] = disagreements.map(disagreement)
    case .developments(let developments): values["developments"] = developments.map(development)
    case .timeline(let moments): values["moments"] = moments.map(moment)
    case .parties(let parties):
      values["parties"] = parties.map { party -> Values in
        [
          "name": text(party.name), "role": party.role,
          "aliases": party.aliases.isEmpty ? false : text(party.aliases.joined(separator: " · ")),
        ]
      }
    case .corrections(let corrections):
      values["corrections"] = corrections.map { correction -> Values in
        var seen: Set<String> = []
        let lines = correction.lines.filter { seen.insert($0.text).inserted }
        return [
          "place": text(correction.place), "said": text(correction.label), "outcome": text(correction.outcome),
          "isIdle": !correction.isApplied,
          "lines": lines.map { ["to": $0.anchor, "label": text($0.text)] as Values },
        ]
      }
    case .sources: values["legend"] = outline.sources.map(legend)
    }
    return values
  }

  private func change(_ entry: Outline.Changes.Entry) -> [String: Any] {
    func side(_ side: Outline.Changes.Side?) -> Any {
      guard let side else { return false }
      return [
        "value": text(side.value), "date": text(side.date), "references": side.references.map(reference),
      ] as Values
    }
    let isPair = entry.before != nil && entry.after != nil
    return [
      "label": text(entry.label), "about": text(entry.about), "line": entry.line ?? false,
      "pair": isPair ? ["before": side(entry.before), "after": side(entry.after)] as Values : false,
      "only": isPair ? false : side(entry.after ?? entry.before),
    ]
  }

  private func table(_ table: Outline.Table) -> [String: Any] {
    [
      "kind": table.kind.rawValue,
      "caption": table.title.map(text) ?? false,
      "support": table.support.map(text) ?? false,
      "columns": table.columns,
      "width": table.columns.count + 1,
      "open": table.lines.count <= Self.longestOpen,
      "occasions": table.occasions.map { occasion -> Values in
        [
          "occasion": occasion.title.map(text) ?? false,
          "lines": occasion.lines.map { line($0, columns: table.columns) },
        ]
      },
      "quarrels": table.quarrels.isEmpty
        ? false : table.quarrels.map { ["quarrel": text($0.text), "anchor": $0.anchor] as Values },
    ]
  }

  private func line(_ line: Outline.Line, columns: [String]) -> [String: Any] {
    let highlights = line.highlights.map { highlight in
      "\(highlight.role.rawValue):\(highlight.range.lowerBound):\(highlight.range.upperBound)"
    }
    return [
      "anchor": line.anchor, "kind": line.kind.rawValue, "kindName": Wording.kind(line.kind),
      "summary": text(Wording.clipped(outline.summaries[line.record], to: 160)),
      "highlights": highlights.joined(separator: " "),
      "source": line.highlights.first.map { "source.\(outline.sources[$0.source].anchor)" }
        ?? line.references.first.map { "source.\(outline.sources[$0.source].anchor)" } ?? "",
      "rule": text(([line.rule] + line.corrections.map { "corrected by \($0)" }).joined(separator: " · ")),
      "cells": zip(columns, line.cells).map { column, parts -> Values in
        ["label": column, "parts": parts.map(part), "empty": parts.isEmpty]
      },
      "references": line.references.map(reference),
      "unplaced": line.references.isEmpty,
      "companions": line.companions.isEmpty
        ? false
        : line.companions.map { index -> Values in
          ["anchor": outline.lineAnchors[index], "kindName": Wording.kind(outline.kinds[index])]
        },
    ]
  }

  private func part(_ part: Outline.Part) -> [String: Any] {
    var values: Values = ["excerpt": false, "style": false, "text": text(part.text)]
    switch part {
    case .strong: values["style"] = "strong"
    case .plain: values["style"] = "plain"
    case .note: values["style"] = "note"
    case .lead: values["style"] = "lead"
    case .badge(let badge): values["style"] = "badge \(badge.tone.rawValue)"
    case .excerpt: values["excerpt"] = text(part.text)
    case .quotation: values["excerpt"] = text("“\(part.text)”")
    }
    return values
  }

  private func reference(_ reference: Outline.Reference) -> [String: Any] {
    [
      "to": reference.anchor, "label": text(reference.label),
      "words": text(Wording.clipped(Wording.line(reference.text), to: 300)),
    ]
  }

  private func disagreement(_ disagreement: Outline.Disagreement) -> [String: Any] {
    [
      "anchor": disagreement.anchor, "subject": text(disagreement.topic), "difference": disagreement.kind,
      "concerns": disagreement.concerns.map { ["label": text($0.text), "to": $0.anchor] as Values } ?? false,
      "readings": disagreement.readings.map { reading -> Values in
        [
          "value": text(reading.value), "documents": text(reading.documents.joined(separator: ", ")),
          "references": reading.references.map(self.reference),
        ]
      },
    ]
  }

  private func development(_ development: Outline.Development) -> [String: Any] {
    [
      "subject": text(development.topic),
      "states": development.states.map { state -> Values in
        [
          "value": text(state.value), "date": text(state.date), "undated": !state.dated,
          "references": state.references.map(reference),
        ]
      },
    ]
  }

  private func moment(_ moment: Outline.Moment) -> [String: Any] {
    [
      "date": text(moment.date), "undated": !moment.dated, "label": text(moment.label), "line": moment.line ?? false,
      "references": moment.references.map(reference),
    ]
  }

  private func matrix(_ matrix: Outline.Matrix) -> [String: Any] {
    [
      "actors": matrix.actors.map(text),
      "rows": matrix.rows.map { row -> Values in
        ["issue": text(row.issue), "cells": zip(matrix.actors, row.cells).map(matrixCell)]
      },
    ]
  }

  private func matrixCell(_ actor: String, _ cell: Outline.Matrix.Cell?) -> [String: Any] {
    [
      "actor": text(actor), "empty": cell == nil,
      "earlier": cell?.earlier.map(text) ?? false,
      "was": cell?.was.map { was -> Any in
        ["text": text(was.text), "references": was.references.map(reference)] as Values
      } ?? false,
      "stances": (cell?.stances ?? []).map { stance -> Values in
        [
          "stance": stance.stance, "tone": stance.tone,
          "what": stance.what.map { text(Wording.clipped($0, to: 90)) } ?? false,
          "date": text(stance.date), "by": stance.by.map(text) ?? false, "line": stance.line ?? false,
          "badges": stance.badges.map { part(.badge($0)) }, "references": stance.references.map(reference),
        ]
      },
    ]
  }

  // MARK: Sources

  private func legend(_ source: Source) -> [String: Any] {
    let document = source.document
    let address = document.url.flatMap { $0.hasPrefix("https://") || $0.hasPrefix("http://") ? $0 : nil }
    let about = [document.outlet, document.byline].compactMap(\.self).map(Wording.line).filter { !$0.isEmpty }
    return [
      "anchor": "source.\(source.anchor)", "name": text(source.name), "headline": text(source.title),
      "about": about.isEmpty ? false : text(about.joined(separator: " · ")), "path": text(document.path),
      "date": text(document.published.map { Wording.date($0) } ?? Wording.unknownDate),
      "origin": document.published.map { $0.from == .text ? "dated by its text" : "dated by its metadata" } ?? false,
      "undated": document.published == nil,
      "updated": document.updated.map { text("updated \(Wording.date($0))") } ?? false,
      "address": address.map(text) ?? false,
      "made": Wording.count(source.records, "record"),
      "relations": source.relations.isEmpty ? false : text(source.relations.joined(separator: " · ")),
    ]
  }

  private func sources() -> (views: [[String: Any]], style: String) {
    var places = [[SourceMarkup.Place]](repeating: [], count: outline.sources.count)
    var index: [String: Int] = [:]
    var parts = [[Range<Int>]](repeating: [], count: outline.sources.count)
    func add(_ reference: Outline.Reference, kind: String, line: String) {
      if let known = index[reference.anchor] {
        if places[reference.source][known].lines.last != line { places[reference.source][known].lines.append(line) }
      } else {
        index[reference.anchor] = places[reference.source].count
        places[reference.source].append(
          SourceMarkup.Place(range: reference.range, anchor: reference.anchor, kind: kind, lines: [line]))
      }
    }
    for line in outline.allLines.sorted(by: { $0.record < $1.record }) {
      for reference in line.references { add(reference, kind: Wording.kind(line.kind), line: line.anchor) }
      for highlight in line.highlights { parts[highlight.source].append(highlight.range) }
    }
    for section in outline.sections {
      switch section.content {
      case .disagreements(let disagreements):
        for disagreement in disagreements {
          for reference in disagreement.readings.flatMap(\.references) {
            add(reference, kind: "reading", line: disagreement.anchor)
          }
        }
      case .changes(let changes):
        for entry in changes.groups.flatMap(\.entries) {
          for reference in (entry.before?.references ?? []) + (entry.after?.references ?? []) {
            add(reference, kind: "reading", line: entry.line ?? "section.changes")
          }
        }
      case .developments(let developments):
        for reference in developments.flatMap(\.states).flatMap(\.references) {
          add(reference, kind: "development", line: "section.developments")
        }
      default: break
      }
    }
    var style = ""
    var cut = 0
    let views = outline.sources.enumerated().map { number, source -> Values in
      let markup = SourceMarkup(source, places: places[number], parts: parts[number], firstCut: cut)
      for name in cut..<(cut + markup.cut) {
        style += "\n.text:has(.cut\(name):target) .cut\(name){background:var(--target);color:inherit}"
      }
      cut += markup.cut
      var values = legend(source)
      values["text"] = markup.html
      values["language"] = text(source.document.language)
      values["loose"] = source.longestLine > Self.widestWrapped
      return values
    }
    return (views, style)
  }

  /// Texts with longer lines have a paragraph a line, others were wrapped by hand; the widest customary hand wrap.
  private static let widestWrapped = 110
}

extension Outline {
  /// The lines of all tables.
  fileprivate var allLines: [Line] {
    sections.flatMap { section -> [Line] in
      switch section.content {
      case .tables(let tables): tables.flatMap(\.lines)
      default: []
      }
    }
  }
}

extension Source {
  /// The length of the longest line in code points.
  fileprivate var longestLine: Int {
    zip(lineStarts, lineStarts.dropFirst() + [scalars.count]).map { $1 - $0 }.max() ?? 0
  }
}
