import Foundation

/// Turns the bytes of a page into UTF-8 and says which encoding they were in.
///
/// The rules, in order: a byte order mark; an encoding in seven bits where the server or the page names it; UTF-8 where the
/// bytes are valid UTF-8, whatever server or page say; the encoding that the server named; the one that the page names
/// (`meta charset`, `http-equiv`, an XML declaration) in its first 4 KiB; UTF-8 where few bytes are damaged; Windows-1252. A
/// page is read though some bytes of it are damaged, as browsers do; each becomes U+FFFD.
/// Source: HTML, 13.2.3; Encoding, 4.2.
enum PageEncoding {
  /// Where a page names its encoding.
  private static let headBytes = 4096

  /// The share of damaged bytes up to which a page that names no encoding is UTF-8.
  private static let mostDamagedShare = 0.002

  /// - Parameter charset: What the server named, as it stands there.
  static func decode(_ bytes: [UInt8], charset: String? = nil) throws(Problem) -> (source: [UInt8], encoding: String) {
    try decode(bytes, charset: charset, names: ["charset", "encoding"])
  }

  /// Decodes XML, whose encoding only its declaration names, and in which `<` shows two and four bytes a character.
  ///
  /// Source: XML 1.0, appendix F.
  static func decodeXML(_ bytes: [UInt8]) throws(Problem) -> (source: [UInt8], encoding: String) {
    let signs: [(head: [UInt8], name: String)] = [
      ([0xFF, 0xFE, 0, 0], "utf-32le"), ([0, 0, 0xFE, 0xFF], "utf-32be"), ([0x3C, 0, 0, 0], "utf-32le"),
      ([0, 0, 0, 0x3C], "utf-32be"), ([0x3C, 0], "utf-16le"), ([0, 0x3C], "utf-16be"),
    ]
    for (head, name) in signs where bytes.starts(with: head) {
      if let source = Charset.utf8(of: bytes, from: name) { return (withoutMark(source), name) }
    }
    return try decode(bytes, charset: nil, names: ["encoding"])
  }

  private static func withoutMark(_ bytes: [UInt8]) -> [UInt8] {
    Array(TextDecoder.withoutUTF8Mark(bytes[...]))
  }

  private static func decode(
    _ bytes: [UInt8], charset: String?, names: [String]
  ) throws(Problem) -> (source: [UInt8], encoding: String) {
    switch TextDecoder.foreignMark(bytes[...]) {
    case nil: break
    case "UTF-16":
      let isBigEndian = bytes[0] == 0xFE
      return (utf16(bytes, bigEndian: isBigEndian), isBigEndian ? "utf-16be" : "utf-16le")
    case let mark: throw Problem("a page in \(mark ?? ""), which is not read")
    }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      let rest = Array(bytes.dropFirst(3))
      return (UTF8Scanner.firstFault(in: rest) == nil ? rest : repaired(rest), "utf-8")
    }
    let served = charset.map(Charset.named)
    let named = served == "utf-8" ? "utf-8" : name(in: bytes, behind: names)
    // Of encodings in seven bits every byte is UTF-8 as well.
    if let encoding = [served, named].compactMap({ $0 }).first(where: Charset.isSevenBit),
      let source = Charset.utf8(of: bytes, from: encoding)
    {
      return (source, encoding)
    }
    if isUTF8(bytes) { return (bytes, "utf-8") }
    for encoding in [served, named].compactMap({ $0 }) where encoding != "utf-8" {
      if let source = Charset.utf8(of: bytes, from: encoding) { return (source, encoding) }
    }
    let repaired = repaired(bytes)
    if named == "utf-8" || damage(of: bytes) < Double(bytes.count) * mostDamagedShare { return (repaired, "utf-8") }
    return (Array(Windows1252.decode(bytes).utf8), "windows-1252")
  }

  private static func isUTF8(_ bytes: [UInt8]) -> Bool {
    (try? UTF8Span(validating: bytes.span)) != nil
  }

  private static func repaired(_ bytes: [UInt8]) -> [UInt8] {
    Array(String(decoding: bytes, as: UTF8.self).utf8)
  }

  private static func damage(of bytes: [UInt8]) -> Double {
    var index = 0
    var damaged = 0
    while index < bytes.count {
      guard bytes[index] >= 0x80 else {
        index += 1
        continue
      }
      let sequence = UTF8Scanner.sequence(at: index, in: bytes)
      if !sequence.isComplete { damaged += 1 }
      index += max(sequence.count, 1)
    }
    return Double(damaged)
  }

  private static func utf16(_ bytes: [UInt8], bigEndian: Bool) -> [UInt8] {
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count / 2)
    for offset in stride(from: 2, to: bytes.count - 1, by: 2) {
      let pair = (UInt16(bytes[offset]), UInt16(bytes[offset + 1]))
      units.append(bigEndian ? pair.0 << 8 | pair.1 : pair.1 << 8 | pair.0)
    }
    return Array(String(decoding: units, as: UTF16.self).utf8)
  }

  /// The encoding that the head of a page names, in lower case; nil where it names none.
  private static func name(in bytes: [UInt8], behind labels: [String]) -> String? {
    let letters = bytes.prefix(headBytes).map { 0x41...0x5A ~= $0 ? $0 | 0x20 : $0 < 0x80 ? $0 : 0x3F }
    let head = String(decoding: letters, as: UTF8.self)
    for label in labels {
      guard let found = head.range(of: label) else { continue }
      var rest = head[found.upperBound...].drop { $0 == " " }
      guard rest.first == "=" else { continue }
      rest = rest.dropFirst().drop { " \"'".contains($0) }
      let name = rest.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || "-_:".contains($0)) }
      if name.isEmpty { continue }
      return Charset.named(String(name))
    }
    return nil
  }
}
