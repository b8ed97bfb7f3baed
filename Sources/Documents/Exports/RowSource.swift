/// A file of many documents, of which one comes after the other.
protocol RowSource {
  /// The next document or failure; nil at the end.
  mutating func next() -> RowItem?
}

/// One line or row of a file of many documents.
enum RowItem {
  /// A document, and the line that it begins in, from 1.
  case entry(RowEntry, line: Int)
  case failure(Problem)
}

/// What a line or row says.
struct RowEntry {
  var text: String
  var metadata: Metadata
  var encoding: String
}
