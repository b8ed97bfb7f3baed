import Foundation

/// Turns the bytes of a page into UTF-8 and says which encoding they were in.
///
/// The rules, in order: a byte order mark; ISO-2022-JP where the page names it; UTF-8 where the bytes are valid UTF-8,
/// whatever the page says; the encoding that the page names (`meta charset`, `http-equiv`, an XML declaration) in its first 4 KiB; UTF-8 where few bytes are
/// damaged; Windows-1252. A page is read though some bytes of it are damaged, as browsers do; each becomes U+FFFD.
/// Source: HTML, 13.2.3; Encoding, 4.2.
enum PageEncoding {
  /// Where a page names its encoding.
  private static let headBytes = 4096

  /// The share of damaged bytes up to which a page that names no encoding is UTF-8.
  private static let mostDamagedShare = 0.002

  static func decode(_ bytes: [UInt8]) throws(Problem) -> (source: [UInt8], encoding: String) {
    try decode(bytes, names: ["charset", "encoding"])
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
      if let source = convert(bytes, from: name) { return (withoutMark(source), name) }
    }
    return try decode(bytes, names: ["encoding"])
  }

  private static func withoutMark(_ bytes: [UInt8]) -> [UInt8] {
    Array(TextDecoder.withoutUTF8Mark(bytes[...]))
  }

  private static func decode(
    _ bytes: [UInt8], names: [String]
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
    let named = name(in: bytes, behind: names)
    // Of encodings in seven bits every byte is UTF-8 as well.
    if let named, named.hasPrefix("iso-2022-"), let source = convert(bytes, from: named) { return (source, named) }
    if isUTF8(bytes) { return (bytes, "utf-8") }
    if let named, named != "utf-8", let source = convert(bytes, from: named) { return (source, named) }
    let repaired = repaired(bytes)
    if named == "utf-8" || damage(of: bytes) < Double(bytes.count) * mostDamagedShare { return (repaired, "utf-8") }
    return (windows1252(bytes), "windows-1252")
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

  private static func windows1252(_ bytes: [UInt8]) -> [UInt8] {
    var view = String.UnicodeScalarView()
    for byte in bytes { view.append(Windows1252.scalar(of: byte) ?? "\u{FFFD}") }
    return Array(String(view).utf8)
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
      return canonical(String(name).replacingOccurrences(of: "_", with: "-"))
    }
    return nil
  }

  /// Labels that mean another encoding than their name says.
  ///
  /// Source: Encoding, 4.2.
  private static func canonical(_ name: String) -> String {
    switch name {
    case "utf8", "utf-8", "utf-16", "utf-16le", "utf-16be", "unicode": "utf-8"
    case "iso-8859-1", "latin1", "iso8859-1", "ascii", "us-ascii", "windows-1252", "cp1252": "windows-1252"
    case "gb2312", "gbk", "gb-2312", "x-gbk": "gb18030"
    case "shift-jis", "x-sjis", "sjis": "cp932"
    case "ks-c-5601-1987", "ksc5601", "euc-kr": "cp949"
    case "iso-8859-9": "windows-1254"
    case "csiso2022jp": "iso-2022-jp"
    case "big5-hkscs": "big5"
    default: name
    }
  }

  /// The bytes in UTF-8 by the system's converter; nil where it does not know the encoding.
  private static func convert(_ bytes: [UInt8], from name: String) -> [UInt8]? {
    if name == "windows-1252" { return windows1252(bytes) }
    let converter = iconv_open("UTF-8", name)
    guard converter != iconv_t(bitPattern: -1) else { return nil }
    defer { iconv_close(converter) }
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count * 3 / 2)
    var chunk = [CChar](repeating: 0, count: 64 << 10)
    var input = bytes.map { CChar(bitPattern: $0) }
    input.withUnsafeMutableBufferPointer { input in
      var next = input.baseAddress
      var left = input.count
      while left > 0 {
        let written = chunk.withUnsafeMutableBufferPointer { room -> Int in
          var place = room.baseAddress
          var space = room.count
          let code = iconv(converter, &next, &left, &place, &space)
          let fault = errno
          let count = room.count - space
          output.append(contentsOf: room.prefix(count).map { UInt8(bitPattern: $0) })
          if code == Int.max || code == Int(bitPattern: UInt.max), fault != E2BIG { return -1 }
          return count
        }
        if written < 0, left > 0 {
          output.append(contentsOf: [0xEF, 0xBF, 0xBD])
          next = next?.advanced(by: 1)
          left -= 1
        }
      }
    }
    return output
  }
}
