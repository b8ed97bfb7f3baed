import Records

/// A document as the faces cite it: a short name, its lines and its words by code point.
struct Source: Sendable {
  var document: Document
  /// The short name: `004` for `seeds/004_1e9b.txt`.
  var name: String
  /// The document's part of an anchor.
  var anchor: String
  /// The text's code points.
  var scalars: [Unicode.Scalar]
  /// The offset of each line's first code point.
  var lineStarts: [Int]
  /// How many records were read from it.
  var records = 0
  /// What its text has in common with others, each in a few words: "+2 copies (The Post, The Mail)".
  var relations: [String] = []

  init(document: Document, name: String, anchor: String) {
    self.document = document
    self.name = name
    self.anchor = anchor
    scalars = Array(document.text.unicodeScalars)
    lineStarts = [0]
    for (offset, scalar) in scalars.enumerated() where scalar == "\n" && offset + 1 < scalars.count {
      lineStarts.append(offset + 1)
    }
  }

  /// The number of the line that holds an offset, counted from 1; logarithmic.
  func line(at offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while low < high {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle + 1 } else { high = middle }
    }
    return max(low, 1)
  }

  /// Whether a range is a stretch of the text.
  func contains(_ range: Range<Int>) -> Bool {
    range.lowerBound >= 0 && range.upperBound <= scalars.count && !range.isEmpty
  }

  /// The words at a range.
  func text(at range: Range<Int>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[range])
    return String(view)
  }

  /// A place in this source; nil where the range is no stretch of its text.
  func reference(to range: Range<Int>, index: Int) -> Outline.Reference? {
    guard contains(range) else { return nil }
    return Outline.Reference(
      source: index, range: range, label: "\(name):\(line(at: range.lowerBound))",
      anchor: "\(anchor)-\(range.lowerBound)-\(range.upperBound)", text: text(at: range))
  }

  /// The headline, or the path where there is none.
  var title: String { document.title.flatMap { Wording.line($0).isEmpty ? nil : Wording.line($0) } ?? document.path }
}
