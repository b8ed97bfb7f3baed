import Records

/// What is new against what was known before.
extension OutlineBuilder {
  /// The section of changes; nil where nobody asked for them.
  func changes() -> Outline.Section? {
    guard let comparison = dossier.since else { return nil }
    let groups = Comparison.Change.Status.allCases.compactMap { status -> Outline.Changes.Group? in
      let entries = comparison.changes.filter { $0.status == status }.map(entry)
      return entries.isEmpty ? nil : Outline.Changes.Group(title: title(status), status: status, entries: entries)
    }
    return Outline.Section(
      topic: .changes, content: .changes(Outline.Changes(notes: notes(comparison), groups: groups)),
      count: comparison.changes.count,
      heading: comparison.since.map { "New since \(Wording.date($0))" } ?? "What changed")
  }

  private func notes(_ comparison: Comparison) -> [String] {
    func list(_ documents: [String]) -> String { documents.map(name(ofDocument:)).joined(separator: ", ") }
    var notes: [String] = []
    if comparison.added.isEmpty {
      notes.append("No document is new.")
    } else {
      notes.append("\(Wording.count(comparison.added.count, "new document")): \(list(comparison.added))")
    }
    if !comparison.undated.isEmpty {
      let count = Wording.count(comparison.undated.count, "document")
      notes.append("\(count) of unknown date, neither new nor known before: \(list(comparison.undated))")
    }
    if !comparison.withdrawn.isEmpty {
      let count = Wording.count(comparison.withdrawn.count, "document")
      notes.append("\(count) no longer there: \(list(comparison.withdrawn))")
    }
    if comparison.repeated > 0 {
      notes.append("\(Wording.count(comparison.repeated, "finding")) known before told again without change")
    }
    if comparison.changes.isEmpty { notes.append("Nothing changed.") }
    return notes
  }

  private func title(_ status: Comparison.Change.Status) -> String {
    switch status {
    case .contradicted: "Contradicts what was known"
    case .changed: "Changed"
    case .new: "New"
    case .withdrawn: "No longer told"
    case .undated: "Of unknown date"
    }
  }

  private func entry(_ change: Comparison.Change) -> Outline.Changes.Entry {
    Outline.Changes.Entry(
      label: Wording.line(change.label),
      about: change.about == "attribution" ? "statement" : Wording.line(change.about),
      before: change.before.map(side), after: change.after.map(side),
      line: change.records.lazy.compactMap { recordIndex[$0] }.first.map { lineAnchors[$0] })
  }

  private func side(_ state: Dossier.Development.State) -> Outline.Changes.Side {
    Outline.Changes.Side(
      value: Wording.line(state.value), date: state.date.map(Wording.date) ?? Wording.unknownDate,
      references: references(to: state.evidence))
  }
}
