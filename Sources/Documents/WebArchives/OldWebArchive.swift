/// Reads an ARC file, the web archive of before 2009, in either version.
///
/// A document's path is `FILE#N`, where N counts the records of the file from 1, the one that describes the file itself
/// included. Source: the Internet Archive's "Arc File Format", 1996.
final class OldWebArchive: Container {
  private let reader: CrawlReader

  /// Starts at the unused bytes of a stream.
  init(stream: ByteStream, limits: DocumentReader.Limits) {
    reader = CrawlReader(stream: stream, limits: limits) { Line($0) != nil }
  }

  /// True where the record that describes an archive begins some bytes.
  static func beginsFile(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.starts(with: Array("filedesc:".utf8))
  }

  func next() -> Part? {
    reader.next { () throws(Problem) in try readRecord() }
  }

  func passOverPageWithoutArticle() -> Bool {
    reader.addPageWithoutArticle()
    return true
  }

  private func readRecord() throws(Problem) {
    guard let line = Line(reader.stream.unused) else {
      reader.stream.use(1)
      throw Problem("a head that cannot be read")
    }
    reader.stream.use(line.byteCount)
    guard let length = line.length else { throw Problem("its head gives no length") }
    try reader.readBlock(
      CrawlReader.Head(
        address: line.address, type: line.type, length: length, isCapture: !line.address.hasPrefix("filedesc:")))
  }

  /// The line that begins a record: address, machine, moment, type, and in the second version more, last the length.
  ///
  /// Addresses and types may hold spaces; the moment is what they are told apart by.
  private struct Line {
    let address: String
    let type: String
    /// The bytes of the block; nil where the line gives no number.
    let length: Int?
    /// The bytes of the line with its line feed.
    let byteCount: Int

    init?(_ bytes: ArraySlice<UInt8>) {
      guard let end = bytes.prefix(OldWebArchive.lineBytes).firstIndex(of: 0x0A) else { return nil }
      let line = bytes[..<end].last == 0x0D ? bytes[..<(end - 1)] : bytes[..<end]
      guard line.prefix(64).contains(UInt8(ascii: ":")), let first = line.first, first > 0x20 else { return nil }
      let words = line.split(separator: 0x20)
      guard words.count >= 5,
        let moment = words[2..<words.count - 1].lastIndex(where: { word in
          (12...18).contains(word.count) && word.allSatisfy { 0x30...0x39 ~= $0 }
        })
      else { return nil }
      func text(_ bytes: ArraySlice<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }
      address = text(line[..<words[moment - 1].startIndex].dropLast())
      type = moment + 1 < words.count - 1 ? text(words[moment + 1]) : ""
      let digits = words[words.count - 1]
      let isNumber = digits.allSatisfy { 0x30...0x39 ~= $0 } && digits.count < 19
      length = isNumber ? Int(text(digits)) : nil
      byteCount = end + 1 - bytes.startIndex
    }
  }

  private static let lineBytes = 4096
}
