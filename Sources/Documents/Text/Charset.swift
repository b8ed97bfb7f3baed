import Foundation

/// Encodings by the labels that servers, pages and mails give them.
enum Charset {
  /// The encoding that a label means, in lower case.
  ///
  /// Some mean another than their name says. Source: Encoding, 4.2.
  static func named(_ label: String) -> String {
    let name = label.lowercased().replacingOccurrences(of: "_", with: "-")
    switch name {
    case "utf8", "utf-8", "utf-16", "utf-16le", "utf-16be", "unicode": return "utf-8"
    case "iso-8859-1", "latin1", "iso8859-1", "ascii", "us-ascii", "windows-1252", "cp1252": return "windows-1252"
    case "gb2312", "gbk", "gb-2312", "x-gbk": return "gb18030"
    case "shift-jis", "x-sjis", "sjis": return "cp932"
    case "ks-c-5601-1987", "ksc5601", "euc-kr": return "cp949"
    case "iso-8859-9": return "windows-1254"
    case "big5-hkscs": return "big5"
    case "csiso2022jp": return "iso-2022-jp"
    default: return name
    }
  }

  /// True for encodings in seven bits, whose bytes are always valid UTF-8 as well.
  static func isSevenBit(_ name: String) -> Bool {
    name.hasPrefix("iso-2022-") || name == "hz-gb-2312" || name == "utf-7"
  }

  /// Bytes in the encoding of a label as text; what is damaged becomes U+FFFD.
  ///
  /// Valid UTF-8 is read as that whatever the label, as are bytes whose label nobody knows.
  static func text(of bytes: [UInt8], labelled label: String?) -> String {
    let name = label.map(named) ?? "utf-8"
    if !isSevenBit(name), let text = String(validating: bytes, as: UTF8.self) { return text }
    if name != "utf-8", let converted = utf8(of: bytes, from: name) {
      return String(decoding: converted, as: UTF8.self)
    }
    return label == nil ? Windows1252.decode(bytes) : String(decoding: bytes, as: UTF8.self)
  }

  /// The bytes in UTF-8 by the system's converter; nil where it does not know the encoding.
  static func utf8(of bytes: [UInt8], from name: String) -> [UInt8]? {
    if name == "windows-1252" { return Array(Windows1252.decode(bytes).utf8) }
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
