/// The lines of a PDF file with their places, as `pdftotext -bbox-layout` writes them.
///
/// Lines come in the order of reading: columns one after the other.
struct PDFLines {
  /// A line of print; lengths are points from the page's upper left corner.
  struct Line {
    var text = ""
    var left = Double.infinity
    var right = 0.0
    var top: Double
    var bottom: Double
    /// How wide its first word is.
    var firstWordWidth = 0.0
    /// The number of its page and of its block, from 0.
    var page: Int
    var block: Int
    /// True for lines in the upper or lower eighth of their page, where heads and feet stand.
    var isAtEdge: Bool
  }

  private(set) var lines: [Line] = []
  private(set) var pageCount = 0
  private var block = 0
  private var pageHeight = 0.0

  /// The share of a page above and below which a line is at its edge.
  private static let edgeShare = 0.125

  /// Reads what the program wrote; an element a line.
  init(_ output: [UInt8]) {
    for row in output.split(separator: 0x0A) {
      let element = row.drop { $0 == 0x20 }
      if element.starts(with: PDFLines.word) {
        addWord(element)
      } else if element.starts(with: PDFLines.line) {
        addLine(element)
      } else if element.starts(with: PDFLines.blockTag) {
        block += 1
      } else if element.starts(with: PDFLines.page) {
        pageHeight = PDFLines.number("height", in: element) ?? 0
        pageCount += 1
        block += 1
      }
    }
    lines.removeAll { $0.text.isEmpty }
  }

  /// The title that the file gives itself.
  static func title(_ output: [UInt8]) -> String? {
    let open = Array("<title>".utf8)
    guard let row = output.prefix(titleBytes).split(separator: 0x0A).first(where: { $0.starts(with: open) }) else {
      return nil
    }
    return unescaped(row.dropFirst(open.count).prefix { $0 != UInt8(ascii: "<") })
  }

  private static let titleBytes = 4096
  private static let word = Array("<word ".utf8)
  private static let line = Array("<line ".utf8)
  private static let blockTag = Array("<block ".utf8)
  private static let page = Array("<page ".utf8)

  private mutating func addLine(_ element: ArraySlice<UInt8>) {
    guard let top = PDFLines.number("yMin", in: element), let bottom = PDFLines.number("yMax", in: element) else {
      return
    }
    let edge = pageHeight * PDFLines.edgeShare
    lines.append(
      Line(
        top: top, bottom: bottom, page: pageCount - 1, block: block,
        isAtEdge: bottom < edge || top > pageHeight - edge))
  }

  private mutating func addWord(_ element: ArraySlice<UInt8>) {
    guard let open = element.firstIndex(of: UInt8(ascii: ">")), !lines.isEmpty,
      let left = PDFLines.number("xMin", in: element), let right = PDFLines.number("xMax", in: element)
    else { return }
    let rest = element[(open + 1)...]
    let text = PDFLines.unescaped(rest[..<(rest.firstIndex(of: UInt8(ascii: "<")) ?? rest.endIndex)])
    if text.isEmpty { return }
    let last = lines.count - 1
    if lines[last].text.isEmpty {
      lines[last].firstWordWidth = right - left
    } else {
      lines[last].text += " "
    }
    lines[last].text += text
    lines[last].left = min(lines[last].left, left)
    lines[last].right = max(lines[last].right, right)
  }

  /// The number that an attribute holds; nil where there is none, or none that can be a place.
  private static func number(_ name: String, in element: ArraySlice<UInt8>) -> Double? {
    let wanted = Array((name + "=\"").utf8)
    var rest = element
    while let start = rest.firstIndex(of: wanted[0]) {
      rest = rest[start...]
      if rest.starts(with: wanted) {
        let digits = rest.dropFirst(wanted.count).prefix { $0 != UInt8(ascii: "\"") }
        return Double(String(decoding: digits, as: UTF8.self)).flatMap { $0.isFinite ? $0 : nil }
      }
      rest = rest.dropFirst()
    }
    return nil
  }

  private static func unescaped(_ bytes: ArraySlice<UInt8>) -> String {
    let text = String(decoding: bytes, as: UTF8.self)
    guard bytes.contains(UInt8(ascii: "&")) else { return text }
    return text.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
      .replacing("&apos;", with: "'").replacing("&amp;", with: "&")
  }
}
