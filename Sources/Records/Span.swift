/// A stretch of a document's text and the words that stand there.
///
/// Offsets are Unicode code points (scalars) into the document's text, 0-based, end exclusive, as in brat and
/// the W3C Web Annotation model.
public struct Span: Hashable, Codable, Sendable {
  /// The first code point.
  public var start: Int
  /// One past the last code point.
  public var end: Int
  /// The words at `start..<end`, exactly as the document has them.
  public var text: String

  /// Makes a span of known offsets and words.
  public init(start: Int, end: Int, text: String) {
    self.start = start
    self.end = end
    self.text = text
  }

  /// The offsets alone.
  public var range: Range<Int> { start..<end }
}
