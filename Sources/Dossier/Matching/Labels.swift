internal import Records

/// Words of labels, for people.
enum Labels {
  /// A text in one line of at most a number of characters.
  static func line(_ text: String, longest: Int = 90) -> String {
    let words = text.split(whereSeparator: { $0.isWhitespace || $0.isNewline })
    var line = ""
    for word in words {
      if line.count + word.count + 1 > longest {
        return line + (line.isEmpty ? String(word.prefix(longest)) : "") + " …"
      }
      line += (line.isEmpty ? "" : " ") + word
    }
    return line
  }

  /// "Ukraine proposes: …", or "Proposed: …" where nobody is named.
  static func deed(_ name: String?, _ verb: String, _ participle: String, _ what: String) -> String {
    let head = name.map { "\($0) \(verb)" } ?? participle
    return what.isEmpty ? head : "\(head): \(what)"
  }

  /// A stance as a verb of the third person.
  static func verb(_ stance: Position.Stance) -> String {
    stance == .noComment ? "does not comment on" : stance == .conditions ? "sets conditions on" : stance.rawValue
  }
}
