/// A file of lines or rows, a document each, whose path is `FILE:LINE`.
final class RowContainer: Container {
  private var rows: any RowSource

  init(_ rows: any RowSource) {
    self.rows = rows
  }

  func next() -> Part? {
    switch rows.next() {
    case .entry(let entry, let line):
      Part(.text(TextDecoder.Decoded(text: entry.text, encoding: entry.encoding), entry.metadata), label: ":\(line)")
    case .failure(let problem): Part(.failure(problem))
    case nil: nil
    }
  }
}
