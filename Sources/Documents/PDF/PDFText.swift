/// Makes running text of the lines of printed pages.
///
/// Lines are joined to paragraphs, words cut at the end of a line made whole, and lines left out that stand at the edge of
/// the pages again and again: heads, feet, page numbers.
struct PDFText {
  private let lines: [PDFLines.Line]
  /// The right edge of each block.
  private let rightEdges: [Int: Double]
  /// The usual distance from line to line of each block, nil where it has one line.
  private let pitches: [Int: Double]
  /// The words with a hyphen in them that stand within a line, in lower case.
  private let hyphened: Set<String>

  /// How much larger than usual the distance from line to line is between paragraphs; not tuned.
  private static let widePitch = 1.3
  /// How many heights of a line lie between paragraphs, whatever is usual; not tuned.
  private static let wideGap = 1.5
  /// How much larger or smaller the letters of another paragraph are; not tuned.
  private static let otherSize = 1.12
  /// How far a paragraph's first line is indented, in heights of a line; not tuned.
  private static let indent = 0.6

  /// The text of all pages, paragraphs apart by a blank line; linear in the number of lines.
  static func text(of lines: PDFLines) -> String {
    PDFText(lines).paragraphs().joined(separator: "\n\n")
  }

  private init(_ all: PDFLines) {
    let repeated = PDFText.repeatedEdges(all)
    lines = all.lines.filter { !($0.isAtEdge && repeated.contains(PDFText.shape($0.text))) }
    var rightEdges: [Int: Double] = [:]
    var distances: [Int: [Double]] = [:]
    for line in lines { rightEdges[line.block] = max(rightEdges[line.block] ?? 0, line.right) }
    for (line, next) in zip(lines, lines.dropFirst()) where line.block == next.block {
      distances[line.block, default: []].append(next.top - line.top)
    }
    self.rightEdges = rightEdges
    pitches = distances.mapValues { $0.sorted()[$0.count / 2] }
    hyphened = PDFText.hyphened(lines)
  }

  // MARK: - Edges

  /// A line as it is the same on all pages: its figures are one sign.
  private static func shape(_ line: String) -> String {
    var shape = String.UnicodeScalarView()
    for scalar in line.unicodeScalars {
      let isFigure = scalar.properties.numericType == .decimal
      if isFigure, shape.last == "#" { continue }
      shape.append(isFigure ? "#" : scalar)
    }
    return String(shape)
  }

  /// The shapes of lines that stand at the edges of half the pages, and of two at least.
  private static func repeatedEdges(_ all: PDFLines) -> Set<String> {
    var pages: [String: Set<Int>] = [:]
    for line in all.lines where line.isAtEdge { pages[shape(line.text), default: []].insert(line.page) }
    return Set(pages.filter { $0.value.count >= max(2, (all.pageCount + 1) / 2) }.keys)
  }

  // MARK: - Paragraphs

  private func paragraphs() -> [String] {
    var paragraphs: [String] = []
    var last: PDFLines.Line?
    for line in lines {
      if let last, goesOn(last, line) {
        paragraphs[paragraphs.count - 1] = join(paragraphs[paragraphs.count - 1], line.text)
      } else {
        paragraphs.append(line.text)
      }
      last = line
    }
    return paragraphs
  }

  /// True where a line belongs to the paragraph of the line before.
  private func goesOn(_ line: PDFLines.Line, _ next: PDFLines.Line) -> Bool {
    if PDFText.isItem(next.text) { return false }
    let (size, nextSize) = (max(line.bottom - line.top, 1), max(next.bottom - next.top, 1))
    if max(size, nextSize) / min(size, nextSize) > PDFText.otherSize { return false }
    let isWithinSentence = !PDFText.endsSentence(line.text) && PDFText.beginsSmall(next.text)
    guard line.block == next.block else { return isWithinSentence }
    if next.top - line.bottom > size * PDFText.wideGap { return false }
    if let pitch = pitches[line.block], next.top - line.top > pitch * PDFText.widePitch { return false }
    if isWithinSentence { return true }
    if next.left > line.left + size * PDFText.indent, PDFText.endsSentence(line.text) { return false }
    // The next word would have found room: somebody ended the line on purpose.
    let space = size * 0.3
    return line.right + space + next.firstWordWidth > (rightEdges[line.block] ?? 0)
  }

  /// True for the first line of a list's item.
  private static func isItem(_ line: String) -> Bool {
    guard let first = line.unicodeScalars.first, line.unicodeScalars.dropFirst().first == " " else { return false }
    return "•‣▪◦●○■–-*".unicodeScalars.contains(first)
  }

  private static func endsSentence(_ line: String) -> Bool {
    let bare = line.unicodeScalars.reversed().drop { "”’\"')]»".unicodeScalars.contains($0) }
    return bare.first.map { ".!?:…".unicodeScalars.contains($0) } ?? false
  }

  private static func beginsSmall(_ line: String) -> Bool {
    line.unicodeScalars.first?.properties.isLowercase ?? false
  }

  // MARK: - Words

  private static func hyphened(_ lines: [PDFLines.Line]) -> Set<String> {
    var words: Set<String> = []
    for line in lines where line.text.utf8.contains(0x2D) {
      for word in line.text.split(separator: " ").dropLast() where word.utf8.contains(0x2D) {
        words.insert(letters(word))
      }
    }
    return words
  }

  /// The letters and hyphens that a word begins with, in lower case, marks before them left out.
  private static func letters(_ word: Substring) -> String {
    word.drop { !$0.isLetter }.prefix { $0.isLetter || $0 == "-" }.lowercased()
  }

  /// Two lines as one; a word that the end of a line cut is made whole.
  ///
  /// It keeps its hyphen where the text has the same word with a hyphen elsewhere, or where what follows is no small letter.
  private func join(_ text: String, _ next: String) -> String {
    let scalars = text.unicodeScalars
    guard let last = scalars.last else { return next }
    if last == "\u{AD}" { return String(scalars.dropLast()) + next }
    guard last == "-" || last == "\u{2010}", scalars.dropLast().last?.properties.isAlphabetic == true,
      next.unicodeScalars.first?.properties.isAlphabetic == true
    else { return text + " " + next }
    let head = text.suffix(64).split(separator: " ").last ?? ""
    let whole = PDFText.letters(head + next.prefix(64))
    if !PDFText.beginsSmall(next) || hyphened.contains(whole) { return text + next }
    return String(scalars.dropLast()) + next
  }
}
