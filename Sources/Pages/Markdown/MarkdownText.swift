/// Text made safe for Markdown.
enum MarkdownText {
  /// A text on one line that Markdown shows as it stands: marks escaped, HTML written as references.
  ///
  /// Control characters and marks that turn the direction of writing around are left out. What only means something
  /// at the start of a line (`-`, `+`, `#`, `1.`) is escaped there alone, so that ordinary text stays readable.
  static func escaped(_ text: String) -> String {
    var result = ""
    let scalars = Array(PlainText.safe(text).unicodeScalars)
    let digits = scalars.prefix { ("0"..."9").contains($0) }.count
    for (index, scalar) in scalars.enumerated() {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\\", "`", "*", "_", "[", "]", "|", "~", "$": result += "\\\(scalar)"
      case "#", "+", "-", "=": result += index == 0 ? "\\\(scalar)" : String(scalar)
      case ".", ")": result += digits > 0 && index == digits ? "\\\(scalar)" : String(scalar)
      case "!": result += index + 1 < scalars.count && scalars[index + 1] == "[" ? "\\!" : "!"
      case ":":
        // An address would become a link by itself.
        result += index + 2 < scalars.count && scalars[index + 1] == "/" && scalars[index + 2] == "/" ? "&#58;" : ":"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
