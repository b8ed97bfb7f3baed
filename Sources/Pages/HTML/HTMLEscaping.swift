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

  /// A text for an element or a quoted attribute.
  ///
  /// Works on code points: `"` with a combining mark after it is one character to Swift and two to a browser.
  static func escaped(_ text: String) -> String {
    var html = ""
    html.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars { append(scalar, to: &html) }
    return html
  }
}
