import Reading

/// An explanation as lines for a terminal.
enum ExplanationText {
  /// The title, then each part under its heading.
  ///
  /// Control characters that a text brings along are left out, so that a terminal shows and does not obey.
  static func bytes(of explanation: Explanation) -> [UInt8] {
    var lines = [explanation.title]
    for section in explanation.sections {
      lines += ["", section.title.uppercased()]
      lines += section.lines.map { "  \($0)" }
    }
    return Array(lines.map { safe($0) + "\n" }.joined().utf8)
  }

  private static func safe(_ line: String) -> String {
    String(String.UnicodeScalarView(line.unicodeScalars.filter { $0.properties.generalCategory != .control }))
  }
}
