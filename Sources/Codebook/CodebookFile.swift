internal import Yams

/// One YAML file of a codebook, read with its places so that every fault names file and line.
///
/// Only the structure of YAML is used: every value is text as it is written, so that `NO` stays a word.
struct CodebookFile {
  /// One key of a mapping with its value.
  struct Entry {
    let key: String
    let line: Int?
    let value: Node
    /// Whether the key ended in `!`, by which a list takes the place of the known one.
    let replaces: Bool
  }

  /// The file, as errors name it.
  let path: String
  /// The top-level mapping.
  let root: Node

  /// Parses a file.
  init(yaml: String, path: String) throws(CodebookError) {
    self.path = path
    do {
      // The basic resolver skips guessing numbers and dates, which would cost most of the time.
      guard let root = try Yams.compose(yaml: yaml, .basic) else {
        throw CodebookError(path: path, line: nil, reason: "the file is empty: write at least one of \(Self.sections)")
      }
      self.root = root
    } catch let error as CodebookError {
      throw error
    } catch let error as YamlError {
      throw Self.fault(error, path: path)
    } catch {
      throw CodebookError(path: path, line: nil, reason: Self.oneLine("\(error)"))
    }
    if case .scalar(let scalar) = root, scalar.string.isEmpty {
      throw CodebookError(path: path, line: nil, reason: "the file is empty: write at least one of \(Self.sections)")
    }
  }

  /// The top-level keys, for error messages.
  static let sections = "actors, issues, offices, lexicons, corrections, rules"

  /// An error at a node's line.
  func error(at node: Node, _ reason: String) -> CodebookError {
    CodebookError(path: path, line: node.mark?.line, reason: reason)
  }

  /// The keys of a mapping in order, refusing unknown ones.
  ///
  /// - Parameter allowed: the keys that may stand here; nil where any may.
  func entries(of node: Node, _ what: @autoclosure () -> String, allowed: Set<String>? = nil) throws(CodebookError)
    -> [Entry]
  {
    guard case .mapping(let mapping) = node else {
      throw error(at: node, "\(what()) must be keys with values (key: value), not \(Self.kind(of: node))")
    }
    var entries: [Entry] = []
    entries.reserveCapacity(mapping.count)
    for (keyNode, value) in mapping {
      var key = try text(of: keyNode, "a key of \(what())")
      let replaces = key.utf8.last == UInt8(ascii: "!")
      if replaces { key.removeLast() }
      if let allowed, !allowed.contains(key) {
        let known = allowed.sorted().joined(separator: ", ")
        throw error(at: keyNode, "unknown key '\(Self.oneLine(key))' in \(what()): it takes \(known)")
      }
      if replaces, case .scalar = value {
        throw error(at: keyNode, "'\(key)!' replaces a list, but what follows is a single value")
      }
      if entries.contains(where: { $0.key == key }) {
        throw error(at: keyNode, "'\(Self.oneLine(key))' is written twice in \(what())")
      }
      entries.append(Entry(key: key, line: keyNode.mark?.line, value: value, replaces: replaces))
    }
    return entries
  }

  /// The items of a list.
  func items(of node: Node, _ what: @autoclosure () -> String) throws(CodebookError) -> [Node] {
    guard case .sequence(let sequence) = node else {
      throw error(at: node, "\(what()) must be a list, not \(Self.kind(of: node))")
    }
    return Array(sequence)
  }

  /// A single value, not empty.
  func text(of node: Node, _ what: @autoclosure () -> String) throws(CodebookError) -> String {
    guard case .scalar(let scalar) = node else {
      throw error(at: node, "\(what()) must be a single value, not \(Self.kind(of: node))")
    }
    guard !scalar.string.isEmpty else { throw error(at: node, "\(what()) is empty") }
    return scalar.string
  }

  /// A list of single values.
  func texts(of node: Node, _ what: @autoclosure () -> String) throws(CodebookError) -> [String] {
    var texts: [String] = []
    for item in try items(of: node, what()) { texts.append(try text(of: item, "an item of \(what())")) }
    return texts
  }

  /// A list of phrases, each checked against the phrase syntax.
  func phrases(of node: Node, _ what: @autoclosure () -> String) throws(CodebookError) -> [String] {
    var phrases: [String] = []
    for item in try items(of: node, what()) {
      let phrase = try text(of: item, "an item of \(what())")
      try check(phrase, at: item, what())
      phrases.append(phrase)
    }
    return phrases
  }

  /// Checks a phrase against the phrase syntax.
  func check(_ phrase: String, at node: Node, _ what: @autoclosure () -> String) throws(CodebookError) {
    do throws(PhrasePattern.Fault) {
      try PhrasePattern.check(phrase)
    } catch {
      throw self.error(at: node, "'\(Self.oneLine(phrase))' in \(what()): \(error)")
    }
  }

  /// One of the values of an enumeration.
  func choice<Choice: RawRepresentable & CaseIterable>(
    of node: Node, _ what: @autoclosure () -> String, as type: Choice.Type
  ) throws(CodebookError) -> Choice where Choice.RawValue == String {
    let value = try text(of: node, what())
    guard let choice = Choice(rawValue: value) else {
      let known = Choice.allCases.map(\.rawValue).joined(separator: ", ")
      throw error(at: node, "unknown \(what()) '\(Self.oneLine(value))': it is one of \(known)")
    }
    return choice
  }

  /// A day, month or year.
  func date(of node: Node, _ what: @autoclosure () -> String) throws(CodebookError) -> String {
    let value = try text(of: node, what())
    guard Self.isDate(value) else {
      throw error(at: node, "\(what()) '\(Self.oneLine(value))' is no date: write 2025, 2025-04 or 2025-04-23")
    }
    return value
  }

  /// Whether a value is a day, month or year.
  static func isDate(_ value: String) -> Bool {
    var value = value
    return value.withUTF8 { bytes in
      guard bytes.count == 4 || bytes.count == 7 || bytes.count == 10 else { return false }
      return bytes.indices.allSatisfy { index in
        index == 4 || index == 7 ? bytes[index] == UInt8(ascii: "-") : (48...57).contains(bytes[index])
      }
    }
  }

  /// What a node is, in words.
  private static func kind(of node: Node) -> String {
    switch node {
    case .scalar(let scalar): scalar.string.isEmpty ? "nothing" : "a single value"
    case .mapping: "keys with values"
    case .sequence: "a list"
    case .alias: "an alias"
    }
  }

  /// A fault of the YAML itself as an error of ours.
  private static func fault(_ error: YamlError, path: String) -> CodebookError {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      CodebookError(path: path, line: mark.line, reason: "malformed YAML: \(oneLine(problem))")
    case .duplicatedKeysInMapping(let duplicates, let context):
      CodebookError(
        path: path, line: context.mark.line,
        reason: "key written twice: \(oneLine(duplicates.joined(separator: ", ")))")
    case .reader(let problem, let offset, _, _):
      CodebookError(
        path: path, line: nil,
        reason: "malformed YAML\(offset.map { " at byte \($0)" } ?? ""): \(oneLine(problem))")
    default:
      CodebookError(path: path, line: nil, reason: "malformed YAML: \(oneLine("\(error)"))")
    }
  }

  /// A text cut to one line of bounded length, safe to print.
  static func oneLine(_ text: String) -> String {
    let flat = String(String.UnicodeScalarView(text.unicodeScalars.map { $0.value < 32 || $0.value == 127 ? " " : $0 }))
    return flat.count > 120 ? String(flat.prefix(117)) + "..." : flat
  }
}
