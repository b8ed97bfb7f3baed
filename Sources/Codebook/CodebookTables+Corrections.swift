internal import Records
internal import Yams

/// The corrections of a file.
extension CodebookTables {
  /// The word for no value.
  private static let nothing = "none"
  /// Issues that the reading names by the text's own words begin so; no codebook has them.
  private static let textIssue = "text."

  /// Adds a file's corrections, each checked as far as it can be alone.
  mutating func readCorrections(_ node: Node, file: CodebookFile) throws(CodebookError) {
    for item in try file.items(of: node, "corrections") {
      let entries = try file.entries(
        of: item, "a correction",
        allowed: [
          "merge", "into", "split", "in", "to", "issue", "label", "drop", "fix", "record", "document", "span", "words",
          "where", "set",
        ])
      if let key = entries.first(where: \.replaces)?.key {
        throw file.error(at: item, "'\(key)!' is not allowed in a correction")
      }
      let kinds = entries.filter { ["merge", "split", "issue", "drop", "fix"].contains($0.key) }
      guard let entry = kinds.first, kinds.count == 1 else {
        throw file.error(at: item, "a correction has one of merge, split, issue, drop, fix")
      }
      let fields = CorrectionFields(file: file, item: item, entry: entry, entries: entries)
      let action: Correction.Action
      switch entry.key {
      case "merge": action = try fields.merge()
      case "split": action = try fields.split()
      case "issue": action = try fields.issue()
      case "drop": action = .drop(try fields.selection(extra: []))
      default: action = try fields.fix()
      }
      corrections.append(Correction(path: file.path, line: item.mark?.line, action: action))
    }
  }

  /// Checks what corrections say about actors and issues that other files may define.
  func resolveCorrections() throws(CodebookError) {
    for correction in corrections {
      switch correction.action {
      case .merge(let names, let target):
        if actorIndex[target] == nil, let id = names.first(where: { actorIndex[$0] != nil }) {
          throw fault(correction, "'\(id)' is an actor's id and can only be merged into another: '\(target)' is none")
        }
      case .issue(let id, let target, _):
        if issueIndex[id] == nil, !id.hasPrefix(Self.textIssue), id != "other" {
          throw fault(correction, "no issue has the id '\(id)'; an issue in a text's own words begins with 'text.'")
        }
        try check(issue: target, correction)
      case .fix(_, let settings):
        for setting in settings where setting.field == .issue { try check(issue: setting.values.first, correction) }
      case .split, .drop: break
      }
    }
  }

  private func check(issue id: String?, _ correction: Correction) throws(CodebookError) {
    guard let id, issueIndex[id] == nil, !id.hasPrefix(Self.textIssue) else { return }
    throw fault(correction, "no issue has the id '\(CodebookFile.oneLine(id))'")
  }

  private func fault(_ correction: Correction, _ reason: String) -> CodebookError {
    CodebookError(path: correction.path, line: correction.line, reason: reason)
  }

  /// One correction while it is read.
  private struct CorrectionFields {
    let file: CodebookFile
    let item: Node
    /// The key that says what kind of correction it is.
    let entry: CodebookFile.Entry
    let entries: [CodebookFile.Entry]

    func merge() throws(CodebookError) -> Correction.Action {
      try allow(["into"])
      let names = try file.texts(of: entry.value, "'merge'")
      guard Set(names).count > 1 else { throw file.error(at: entry.value, "'merge' needs two names or more") }
      return .merge(names, into: try required("into"))
    }

    func split() throws(CodebookError) -> Correction.Action {
      try allow(["in", "to"])
      guard let places = value("in") else { throw missing("in") }
      let documents = try list(places.value, "'in'")
      guard !documents.isEmpty else { throw file.error(at: places.value, "'in' names no document") }
      return .split(try file.text(of: entry.value, "'split'"), documents: documents, to: try required("to"))
    }

    func issue() throws(CodebookError) -> Correction.Action {
      try allow(["to", "label"])
      let target = try optional("to")
      let label = try optional("label")
      guard target != nil || label != nil else { throw file.error(at: item, "'issue' needs 'to' or 'label'") }
      return .issue(try file.text(of: entry.value, "'issue'"), to: target, label: label)
    }

    func fix() throws(CodebookError) -> Correction.Action {
      let selection = try selection(extra: ["set"])
      guard let set = value("set") else { throw missing("set") }
      let settings = try settings(set.value, "'set'", kind: selection.kind)
      guard !settings.isEmpty else { throw file.error(at: set.value, "'set' sets nothing") }
      return .fix(selection, settings)
    }

    func selection(extra: Set<String>) throws(CodebookError) -> Correction.Selection {
      try allow(extra.union(["record", "document", "span", "words", "where"]))
      let kind = try file.choice(of: entry.value, "kind of record", as: Record.Kind.self)
      let record = try optional("record")
      let document = try optional("document")
      let words = try optional("words")
      let span = try value("span").map { entry throws(CodebookError) in try self.span(entry.value) }
      if record == nil, document == nil || span == nil && words == nil {
        throw file.error(at: item, "'\(entry.key)' needs 'record', or 'document' with 'span' or 'words'")
      }
      let conditions = try value("where").map { entry throws(CodebookError) in
        try settings(entry.value, "'where'", kind: kind)
      }
      return Correction.Selection(
        kind: kind, record: record, document: document, span: span, words: words, conditions: conditions ?? [])
    }

    private func span(_ node: Node) throws(CodebookError) -> Range<Int> {
      let text = try file.text(of: node, "'span'")
      let bounds = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
      guard bounds.count == 2, let start = bounds[0], let end = bounds[1], start < end else {
        throw file.error(at: node, "'span' '\(CodebookFile.oneLine(text))' is no span: write START-END, as 134-233")
      }
      return start..<end
    }

    private func settings(
      _ node: Node, _ what: String, kind: Record.Kind
    ) throws(CodebookError) -> [Correction.Setting] {
      let allowed = Correction.Field.fields(of: kind)
      var settings: [Correction.Setting] = []
      for entry in try file.entries(of: node, "\(what) of a \(kind.rawValue)", allowed: Set(allowed.map(\.rawValue))) {
        guard let field = Correction.Field(rawValue: entry.key), !entry.replaces else {
          throw file.error(at: node, "'\(entry.key)!' is not allowed in \(what)")
        }
        settings.append(Correction.Setting(field: field, values: try values(entry, field, kind: kind)))
      }
      return settings
    }

    private func values(
      _ entry: CodebookFile.Entry, _ field: Correction.Field, kind: Record.Kind
    ) throws(CodebookError) -> [String] {
      let name = "'\(entry.key)'"
      let (content, isOptional) = field.content(in: kind)
      if case .scalar(let scalar) = entry.value, scalar.string == nothing {
        guard isOptional else { throw file.error(at: entry.value, "\(name) cannot be \(nothing)") }
        return []
      }
      switch content {
      case .actors: return try list(entry.value, name)
      case .actor, .words, .issue: return [try file.text(of: entry.value, name)]
      case .day: return [try file.date(of: entry.value, name)]
      case .number:
        let text = try file.text(of: entry.value, name)
        guard let number = Double(text), number.isFinite else {
          throw file.error(at: entry.value, "\(name) '\(CodebookFile.oneLine(text))' is no number")
        }
        return [text]
      case .flag: return [try choice(entry.value, name, ["true", "false"])]
      case .choice(let known): return [try choice(entry.value, name, known)]
      }
    }

    private func choice(_ node: Node, _ name: String, _ known: [String]) throws(CodebookError) -> String {
      let text = try file.text(of: node, name)
      guard known.contains(text) else {
        throw file.error(
          at: node, "unknown \(name) '\(CodebookFile.oneLine(text))': it is one of \(known.joined(separator: ", "))")
      }
      return text
    }

    /// A list, or one text alone.
    private func list(_ node: Node, _ what: String) throws(CodebookError) -> [String] {
      if case .scalar = node { return [try file.text(of: node, what)] }
      return try file.texts(of: node, what)
    }

    private func value(_ key: String) -> CodebookFile.Entry? { entries.first { $0.key == key } }

    private func optional(_ key: String) throws(CodebookError) -> String? {
      guard let entry = value(key) else { return nil }
      return try file.text(of: entry.value, "'\(key)'")
    }

    private func required(_ key: String) throws(CodebookError) -> String {
      guard let text = try optional(key) else { throw missing(key) }
      return text
    }

    private func missing(_ key: String) -> CodebookError {
      file.error(at: item, "'\(entry.key)' needs '\(key)'")
    }

    /// Refuses keys that another kind of correction has.
    private func allow(_ keys: Set<String>) throws(CodebookError) {
      for other in entries where other.key != entry.key && !keys.contains(other.key) {
        throw CodebookError(
          path: file.path, line: other.line, reason: "'\(other.key)' does not go with '\(entry.key)'")
      }
    }
  }
}
