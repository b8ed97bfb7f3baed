/// Finds where paragraphs start from the line breaks of a text.
///
/// In news text every line break ends a paragraph. A hard-wrapped text is told by its lines: of at least
/// `LineLayout.fewestLines` lines that another line follows directly, three in five are `wrapWidths` long and end
/// without a stop, and no line is longer than the widest of those.
enum LineLayout {
  /// The widths of wrapped lines in code points, around the customary 65 to 80 columns; chosen by hand, not tuned.
  static let wrapWidths = 50...90
  /// The fewest lines to judge by.
  static let fewestLines = 4
  /// The share of followed lines that must look wrapped; chosen by hand, not tuned.
  static let share = 0.6

  private struct Line {
    var firstToken: Int
    var start: Int
    var end: Int
    var isAfterBlank: Bool
  }

  /// The index of each paragraph's first token.
  static func paragraphStarts(of text: AnnotatedText) -> [Int] {
    let lines = lines(of: text)
    guard isWrapped(lines, text) else { return lines.map(\.firstToken) }
    var starts: [Int] = []
    for (number, line) in lines.enumerated() {
      let next = number + 1 < lines.count ? lines[number + 1].firstToken : text.tokens.count
      let isItem = ListLabel.length(in: text.tokens, line.firstToken..<next) > 0
      if line.isAfterBlank || isItem || endsEarly(lines, before: number, text) { starts.append(line.firstToken) }
    }
    return starts
  }

  private static func lines(of text: AnnotatedText) -> [Line] {
    var lines: [Line] = []
    var position = 0
    for (index, token) in text.tokens.enumerated() {
      var breaks = 0
      while position < token.start {
        let scalar = text.scalars[position]
        if ScalarClass.of(scalar) == .lineBreak, !(scalar == "\n" && position > 0 && text.scalars[position - 1] == "\r")
        {
          breaks += 1
        }
        position += 1
      }
      position = token.end
      if breaks > 0 || index == 0 {
        lines.append(Line(firstToken: index, start: token.start, end: token.end, isAfterBlank: breaks != 1))
      } else {
        lines[lines.count - 1].end = token.end
      }
    }
    return lines
  }

  private static func isWrapped(_ lines: [Line], _ text: AnnotatedText) -> Bool {
    var followed = 0
    var wrapped = 0
    for (number, line) in lines.enumerated() {
      let width = line.end - line.start
      if width > wrapWidths.upperBound { return false }
      guard number + 1 < lines.count, !lines[number + 1].isAfterBlank else { continue }
      followed += 1
      let last = text.scalars[line.end - 1]
      if wrapWidths.contains(width), !(last == "." || last == "!" || last == "?" || last == "”" || last == "\"") {
        wrapped += 1
      }
    }
    return followed >= fewestLines && Double(wrapped) >= share * Double(followed)
  }

  /// Whether the line before ends its paragraph: it closes with a stop and the next word would still have fitted.
  private static func endsEarly(_ lines: [Line], before number: Int, _ text: AnnotatedText) -> Bool {
    guard number > 0 else { return true }
    let line = lines[number - 1]
    let last = text.scalars[line.end - 1]
    return line.end - line.start < wrapWidths.lowerBound
      && (last == "." || last == "!" || last == "?" || last == "”" || last == "\"")
  }
}
