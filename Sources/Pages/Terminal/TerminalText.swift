/// Text with styles, safe to write to a terminal.
struct TerminalText: Hashable, Sendable {
  /// How a run of text looks where colours are wanted.
  enum Style: String, Sendable {
    case plain = ""
    case bold = "1"
    case dim = "2"
    case italic = "3"
    case heading = "1;4"
    case red = "1;31"
    case green = "32"
    case yellow = "33"
    case blue = "34"
    case cyan = "36"
  }

  struct Run: Hashable, Sendable {
    var text: String
    var style: Style
  }

  private(set) var runs: [Run] = []

  init() {}

  init(_ text: String, _ style: Style = .plain) {
    append(text, style)
  }

  /// Appends a text; what a terminal would obey instead of showing is left out.
  mutating func append(_ text: String, _ style: Style = .plain) {
    let safe = PlainText.safe(text)
    guard !safe.isEmpty else { return }
    if let last = runs.last, last.style == style {
      runs[runs.count - 1].text += safe
    } else {
      runs.append(Run(text: safe, style: style))
    }
  }

  mutating func append(_ other: TerminalText) {
    for run in other.runs { append(run.text, run.style) }
  }

  var isEmpty: Bool { runs.isEmpty }
  var width: Int { runs.reduce(0) { $0 + DisplayWidth.of($1.text) } }

  /// The lines of this text wrapped to a width; words longer than a line are cut.
  ///
  /// Linear in the text. A width below two is taken as two, for a wide character to fit.
  func wrapped(to width: Int) -> [TerminalText] {
    let width = max(width, 2)
    var lines: [TerminalText] = []
    var line = TerminalText()
    var lineWidth = 0
    var pendingBlank = false
    for word in words() {
      let wordWidth = word.width
      if lineWidth > 0, lineWidth + (pendingBlank ? 1 : 0) + wordWidth > width {
        lines.append(line)
        line = TerminalText()
        lineWidth = 0
      }
      if lineWidth > 0, pendingBlank {
        line.append(" ", word.runs.first?.style == line.runs.last?.style ? word.runs.first?.style ?? .plain : .plain)
        lineWidth += 1
      }
      if wordWidth <= width {
        line.append(word)
        lineWidth += wordWidth
      } else {
        for run in word.runs {
          for character in run.text {
            let characterWidth = DisplayWidth.of(String(character))
            if lineWidth > 0, lineWidth + characterWidth > width {
              lines.append(line)
              line = TerminalText()
              lineWidth = 0
            }
            // A cluster of many marks or joined emoji may be wider than the line by itself.
            if characterWidth <= width {
              line.append(String(character), run.style)
              lineWidth += characterWidth
            } else {
              line.append("…", run.style)
              lineWidth += 1
            }
          }
        }
      }
      pendingBlank = true
    }
    if !line.isEmpty || lines.isEmpty { lines.append(line) }
    return lines
  }

  /// The pieces between blanks, each with the styles of its parts.
  private func words() -> [TerminalText] {
    var words: [TerminalText] = []
    var word = TerminalText()
    for run in runs {
      var first = true
      for piece in run.text.split(separator: " ", omittingEmptySubsequences: false) {
        if !first, !word.isEmpty {
          words.append(word)
          word = TerminalText()
        }
        word.append(String(piece), run.style)
        first = false
      }
    }
    if !word.isEmpty { words.append(word) }
    return words
  }

  /// The text with its colours, or without.
  func rendered(colour: Bool) -> String {
    guard colour else { return runs.map(\.text).joined() }
    return runs.map { $0.style == .plain ? $0.text : "\u{1B}[\($0.style.rawValue)m\($0.text)\u{1B}[0m" }.joined()
  }
}
