/// Makes running text of the lines of a printed page, as `pdftotext` writes them.
///
/// Lines are joined to paragraphs, words cut at the end of a line made whole, and lines left out that stand at the edge of
/// the pages again and again: heads, feet, page numbers.
enum PDFText {
  /// How many lines at either edge of a page may be a head or a foot.
  private static let edgeLines = 3
  /// How much of its block's longest line a line has that ends no paragraph, its full stop notwithstanding.
  ///
  /// Not tuned: set text fills its lines to nine tenths and more, ragged text to eight tenths.
  private static let fullLineShare = 0.75

  /// The text of all pages, paragraphs apart by a blank line.
  ///
  /// - Parameter raw: The lines, pages apart by form feeds, columns and blocks by blank lines.
  static func text(of raw: String) -> String {
    let pages = raw.split(separator: "\u{0C}").map { page in
      page.split(separator: "\n", omittingEmptySubsequences: false).map { trimmed($0) }
    }
    let edges = repeatedEdges(pages)
    let known = words(pages)
    var paragraphs: [String] = []
    for page in pages {
      var isFirst = true
      for block in blocks(withoutEdges(page, edges)) {
        for paragraph in self.paragraphs(block, known) {
          if isFirst, let last = paragraphs.last, goesOn(last, paragraph) {
            paragraphs[paragraphs.count - 1] = join(last, paragraph, known)
          } else {
            paragraphs.append(paragraph)
          }
          isFirst = false
        }
      }
    }
    return paragraphs.joined(separator: "\n\n")
  }

  private static func trimmed(_ line: Substring) -> String {
    let scalars = line.unicodeScalars
    guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
      let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
    else { return "" }
    return String(scalars[first...last])
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

  private static func edges(of page: [String]) -> [Int] {
    let filled = page.indices.filter { !page[$0].isEmpty }
    return Array(Set(filled.prefix(edgeLines) + filled.suffix(edgeLines)))
  }

  /// The shapes of lines that stand at the edges of half the pages, and of two at least.
  private static func repeatedEdges(_ pages: [[String]]) -> Set<String> {
    var counts: [String: Int] = [:]
    for page in pages {
      for shape in Set(edges(of: page).map { shape(page[$0]) }) { counts[shape, default: 0] += 1 }
    }
    let filledPages = pages.count { page in page.contains { !$0.isEmpty } }
    return Set(counts.filter { $0.value >= max(2, (filledPages + 1) / 2) }.keys)
  }

  private static func withoutEdges(_ page: [String], _ repeated: Set<String>) -> [String] {
    let left = edges(of: page).filter { repeated.contains(shape(page[$0])) }
    var page = page
    for index in left { page[index] = "" }
    return page
  }

  // MARK: - Paragraphs

  private static func blocks(_ lines: [String]) -> [[String]] {
    lines.split(separator: "").map(Array.init)
  }

  private static func paragraphs(_ block: [String], _ known: Set<Substring>) -> [String] {
    let longest = block.map(\.unicodeScalars.count).max() ?? 0
    var paragraphs: [String] = []
    var isEnded = true
    for line in block {
      if isEnded || isItem(line) {
        paragraphs.append(line)
      } else {
        paragraphs[paragraphs.count - 1] = join(paragraphs[paragraphs.count - 1], line, known)
      }
      isEnded = endsSentence(line) && Double(line.unicodeScalars.count) < fullLineShare * Double(longest)
    }
    return paragraphs
  }

  /// True for the first line of a list's item.
  private static func isItem(_ line: String) -> Bool {
    guard let first = line.unicodeScalars.first, line.unicodeScalars.dropFirst().first == " " else { return false }
    return "•‣▪◦●○■–-*".unicodeScalars.contains(first)
  }

  private static func endsSentence(_ line: String) -> Bool {
    let bare = line.unicodeScalars.reversed().drop { "”’\"')]».".unicodeScalars.contains($0) && $0 != "." }
    return bare.first.map { ".!?:…".unicodeScalars.contains($0) } ?? false
  }

  /// True where a paragraph goes on at the top of the next page.
  private static func goesOn(_ last: String, _ next: String) -> Bool {
    guard let first = next.unicodeScalars.first else { return false }
    return !endsSentence(last) && first.properties.isLowercase
  }

  // MARK: - Words

  /// The words with a hyphen in them that stand within a line.
  private static func words(_ pages: [[String]]) -> Set<Substring> {
    var words: Set<Substring> = []
    for line in pages.joined() where line.utf8.contains(0x2D) {
      for word in line.split(separator: " ").dropLast() where word.utf8.contains(0x2D) {
        let letters = word.drop { !$0.isLetter }
        words.insert(Substring(letters.prefix { $0.isLetter || $0 == "-" }.lowercased()))
      }
    }
    return words
  }

  /// Two lines as one; a word that the end of a line cut is made whole.
  ///
  /// It keeps its hyphen where the text has the same word with a hyphen elsewhere, or where what follows is no small letter.
  private static func join(_ line: String, _ next: String, _ known: Set<Substring>) -> String {
    guard let last = line.unicodeScalars.last else { return next }
    if last == "\u{AD}" { return String(line.unicodeScalars.dropLast()) + next }
    let before = line.unicodeScalars.dropLast().last
    guard last == "-" || last == "\u{2010}", before?.properties.isAlphabetic == true,
      let first = next.unicodeScalars.first, first.properties.isAlphabetic
    else { return line + " " + next }
    let head = line.split(separator: " ").last ?? ""
    let tail = next.prefix { $0.isLetter || $0 == "-" }
    let whole = (head + tail).lowercased()
    if !first.properties.isLowercase || known.contains(Substring(whole)) { return line + next }
    return String(line.unicodeScalars.dropLast()) + next
  }
}
