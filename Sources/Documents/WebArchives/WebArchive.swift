/// Reads a WARC file of any version: pages and texts of `response`, `resource` and `conversion` records.
///
/// A document's path is `FILE#N`, where N counts the records of the file from 1, damaged ones included. The day of the
/// crawl is no day of publication and is not looked at. Source: ISO 28500:2017; the 0.18 draft for older files.
final class WebArchive: Container {
  private let reader: CrawlReader

  /// Starts at the unused bytes of a stream.
  init(stream: ByteStream, limits: DocumentReader.Limits) {
    reader = CrawlReader(stream: stream, limits: limits, isRecord: WebArchive.isRecord)
  }

  /// True where a record's version begins some bytes.
  static func isRecord(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.starts(with: signature) && bytes.dropFirst(signature.count).first.map { 0x30...0x39 ~= $0 } ?? false
  }

  private static let signature = Array("WARC/".utf8)

  func next() -> Part? {
    reader.next { () throws(Problem) in try readRecord() }
  }

  func passOverPageWithoutArticle() -> Bool {
    reader.addPageWithoutArticle()
    return true
  }

  private func readRecord() throws(Problem) {
    let bytes = try reader.head()
    let fields = HeaderFields(bytes)
    let (type, length) = (fields["warc-type"], fields.count(of: "content-length"))
    let head = CrawlReader.Head(
      address: fields["warc-target-uri"], type: fields["content-type"], length: length ?? 0,
      isCapture: ["response", "resource", "conversion"].contains(type?.lowercased()))
    reader.stream.use(bytes.count)
    if length == nil { throw Problem("its head gives no length") }
    try reader.readBlock(head)
  }
}
