/// Text made safe for a page.
enum HTMLEscaping {
  /// Appends one code point of a text, with what HTML would read otherwise written as a reference.
  ///
  /// Control characters that HTML does not allow become U+FFFD, so that positions stay as they were.
  static func append(_ scalar: Unicode.Scalar, to html: inout String) {
    switch scalar {
    case "<": html += "&lt;"
    case ">": html += "&gt;"
    case "&": html += "&amp;"
    case "\"": html += "&quot;"
    case "'": html += "&#39;"
    case "\r": html += "&#13;"
    case "\t", "\n": html.unicodeScalars.append(scalar)
    case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}": html += "\u{FFFD}"
    default: html.unicodeScalars.append(scalar)
    }
  }

  /// A text as the template engine may take it: it escapes the rest itself.
  static func allowed(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F || $0 == 0xC2 }) else { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\t", "\n": result.append(scalar)
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}": result.append("\u{FFFD}")
      default: result.append(scalar)
      }
    }
    return String(result)
  }
}
