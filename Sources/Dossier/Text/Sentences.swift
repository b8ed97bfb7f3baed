internal import Records

/// The sentences around records, cut at full stops, marks and line ends within a bounded reach.
///
/// Keeps one document's code points at a time: linear where records come in the documents' order.
struct Sentences {
  private let texts: [String: String]
  private var document: String?
  private var scalars: [Unicode.Scalar] = []

  /// Takes the documents that the records are of.
  init(_ documents: [Document]) {
    texts = Dictionary(documents.map { ($0.id, $0.text) }, uniquingKeysWith: { first, _ in first })
  }

  /// The sentence in which a record's first evidence stands; its evidence where the document is unknown.
  mutating func text(around record: Record) -> String {
    guard let span = record.evidence.first, let text = texts[record.document] else {
      return record.evidence.map(\.text).joined(separator: " ")
    }
    if document != record.document {
      document = record.document
      scalars = Array(text.unicodeScalars)
    }
    guard span.start < span.end, span.end <= scalars.count, span.start >= 0 else { return span.text }
    var start = span.start
    while start > max(0, span.start - Thresholds.sentenceReach), !isEnd(start - 1) { start -= 1 }
    var end = span.end
    while end < min(scalars.count, span.end + Thresholds.sentenceReach), !isEnd(end) { end += 1 }
    var sentence = String.UnicodeScalarView()
    sentence.append(contentsOf: scalars[start..<end])
    return String(sentence)
  }

  /// Whether a sentence ends at a code point: a mark with a blank behind it, or a line's end.
  private func isEnd(_ index: Int) -> Bool {
    switch scalars[index] {
    case "\n", "\u{2029}": true
    case ".", "!", "?": index + 1 < scalars.count && scalars[index + 1].properties.isWhitespace
    default: false
    }
  }
}
