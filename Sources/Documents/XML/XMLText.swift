/// Text of XML as it is meant.
enum XMLText {
  /// Bytes with their character references decoded.
  ///
  /// Besides XML's own, references of HTML count, because feeds use them undeclared; but only with a semicolon, because
  /// addresses are full of bare ampersands. Control characters are left out, line ends become line feeds.
  static func decoded(_ source: [UInt8], _ range: Range<Int>) -> String {
    if isPlain(source, range, apartFrom: UInt8(ascii: "&")) { return String(decoding: source[range], as: UTF8.self) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(range.count)
    var index = range.lowerBound
    while index < range.upperBound {
      let byte = source[index]
      if let scalar = control(source, at: index, before: range.upperBound) {
        bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        index += 2
      } else if byte == UInt8(ascii: "&"), let (scalar, next) = reference(source, at: index, before: range.upperBound) {
        if isText(scalar) { bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter) }
        index = next
      } else {
        append(byte, source, index, range.upperBound, to: &bytes)
        index += 1
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Bytes without references, control characters left out.
  static func literal(_ source: [UInt8], _ range: Range<Int>) -> String {
    if isPlain(source, range, apartFrom: 0) { return String(decoding: source[range], as: UTF8.self) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(range.count)
    var index = range.lowerBound
    while index < range.upperBound {
      if let scalar = control(source, at: index, before: range.upperBound) {
        bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        index += 2
      } else {
        append(source[index], source, index, range.upperBound, to: &bytes)
        index += 1
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// What programs mean by the control characters from U+0080 on, which are bytes of Windows-1252 made characters.
  private static func control(_ source: [UInt8], at index: Int, before end: Int) -> Unicode.Scalar? {
    guard source[index] == 0xC2, index + 1 < end, 0x80..<0xA0 ~= source[index + 1] else { return nil }
    return Windows1252.scalar(of: source[index + 1]) ?? "\u{FFFD}"
  }

  private static func isPlain(_ source: [UInt8], _ range: Range<Int>, apartFrom mark: UInt8) -> Bool {
    source.withUnsafeBufferPointer { source in
      for index in range {
        let byte = source[index]
        if byte == mark || byte < 0x20 && byte != 0x0A && byte != 0x09 { return false }
        if byte == 0xC2, index + 1 < range.upperBound, source[index + 1] < 0xA0 { return false }
      }
      return true
    }
  }

  private static func append(_ byte: UInt8, _ source: [UInt8], _ index: Int, _ end: Int, to bytes: inout [UInt8]) {
    switch byte {
    case 0x0D: if index + 1 >= end || source[index + 1] != 0x0A { bytes.append(0x0A) }
    case 0x09, 0x0A, 0x20...: bytes.append(byte)
    default: break
    }
  }

  private static func isText(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D, 0x20...0xFFFD, 0x10000...: true
    default: false
    }
  }

  /// The longest reference that is looked for, in bytes.
  private static let longestReference = 34

  /// The character that a reference with a semicolon means, and what follows it.
  static func reference(_ source: [UInt8], at start: Int, before end: Int) -> (Unicode.Scalar, next: Int)? {
    var index = start + 1
    let last = min(end, start + longestReference)
    while index < last, source[index] != UInt8(ascii: ";") {
      switch source[index] {
      case UInt8(ascii: "#"), 0x30...0x39, 0x41...0x5A, 0x61...0x7A: index += 1
      default: return nil
      }
    }
    guard index < last else { return nil }
    let (scalar, next) = HTMLEntities.decode(source, at: start, before: end)
    return next == index + 1 ? (scalar, next) : nil
  }

  /// A text without white space around it.
  static func trimmed(_ text: String) -> String {
    let utf8 = text.utf8
    if let first = utf8.first, first > 0x20, first < 0x80, let last = utf8.last, last > 0x20, last < 0x80 {
      return text
    }
    let scalars = text.unicodeScalars
    guard let first = scalars.firstIndex(where: { !isSpace($0) }), let last = scalars.lastIndex(where: { !isSpace($0) })
    else { return "" }
    return String(scalars[first...last])
  }

  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || scalar == "\u{FEFF}"
  }

  /// A text in which markup's signs are escaped.
  static func escaped(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == UInt8(ascii: "&") || $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: ">") })
    else { return text }
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
