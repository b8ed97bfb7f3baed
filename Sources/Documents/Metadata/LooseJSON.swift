/// Reads JSON as pages have it: linked data with line breaks in strings, commas too many, comments around it.
///
/// What cannot be understood ends the value at that place; what stands before it counts. Linear, depth at most `deepest`.
struct LooseJSON {
  /// A value.
  indirect enum Value {
    case object([(key: String, value: Value)])
    case array([Value])
    case string(String)
    case number(String)
    case other

    /// The value of an object's first field of a name.
    subscript(key: String) -> Value? {
      guard case .object(let fields) = self else { return nil }
      return fields.first { $0.key == key }?.value
    }

    /// The text of a string or number, trimmed; nil where there is none.
    var text: String? {
      switch self {
      case .string(let text), .number(let text): HTMLTree.cleaned(text)
      case .array(let values): values.lazy.compactMap(\.text).first
      case .object: self["@value"]?.text
      case .other: nil
      }
    }

    /// The values of an array, or the value itself.
    var list: [Value] {
      if case .array(let values) = self { return values }
      return [self]
    }
  }

  private static let deepest = 64

  private let bytes: [UInt8]
  private var index: Int
  private let end: Int
  private var isBroken = false

  /// The value in some bytes; nil where there is none.
  static func value(in bytes: [UInt8], _ range: Range<Int>) -> Value? {
    var reader = LooseJSON(bytes: bytes, index: range.lowerBound, end: range.upperBound)
    // "<!--", "//<![CDATA[" and the like before the first bracket.
    while reader.index < reader.end,
      !(bytes[reader.index] == UInt8(ascii: "{") || bytes[reader.index] == UInt8(ascii: "["))
    {
      reader.index += 1
    }
    var values: [Value] = []
    while reader.index < reader.end {
      let start = reader.index
      values.append(reader.value(depth: 0))
      reader.skipBlanks()
      if reader.index < reader.end, bytes[reader.index] == UInt8(ascii: ",") || bytes[reader.index] == UInt8(ascii: ";")
      {
        reader.index += 1
        reader.skipBlanks()
      }
      guard reader.index > start, reader.index < reader.end,
        bytes[reader.index] == UInt8(ascii: "{") || bytes[reader.index] == UInt8(ascii: "[")
      else { break }
    }
    return values.count == 1 ? values.first : values.isEmpty ? nil : .array(values)
  }

  private init(bytes: [UInt8], index: Int, end: Int) {
    self.bytes = bytes
    self.index = index
    self.end = end
  }

  private mutating func skipBlanks() {
    while index < end, bytes[index] <= 0x20 { index += 1 }
  }

  private mutating func value(depth: Int) -> Value {
    skipBlanks()
    guard index < end, depth < LooseJSON.deepest, !isBroken else {
      isBroken = true
      return .other
    }
    switch bytes[index] {
    case UInt8(ascii: "{"): return object(depth)
    case UInt8(ascii: "["): return array(depth)
    case UInt8(ascii: "\""): return .string(string())
    default: return word()
    }
  }

  private mutating func object(_ depth: Int) -> Value {
    var fields: [(key: String, value: Value)] = []
    index += 1
    while !isBroken {
      skipBlanks()
      guard index < end else { break }
      switch bytes[index] {
      case UInt8(ascii: "}"):
        index += 1
        return .object(fields)
      case UInt8(ascii: ","): index += 1
      case UInt8(ascii: "\""):
        let key = string()
        skipBlanks()
        guard index < end, bytes[index] == UInt8(ascii: ":") else {
          isBroken = true
          return .object(fields)
        }
        index += 1
        fields.append((key, value(depth: depth + 1)))
      default: isBroken = true
      }
    }
    return .object(fields)
  }

  private mutating func array(_ depth: Int) -> Value {
    var values: [Value] = []
    index += 1
    while !isBroken {
      skipBlanks()
      guard index < end else { break }
      switch bytes[index] {
      case UInt8(ascii: "]"):
        index += 1
        return .array(values)
      case UInt8(ascii: ","): index += 1
      default: values.append(value(depth: depth + 1))
      }
    }
    return .array(values)
  }

  private mutating func string() -> String {
    index += 1
    var text: [UInt8] = []
    var from = index
    while index < end {
      let byte = bytes[index]
      if byte == UInt8(ascii: "\"") {
        text += bytes[from..<index]
        index += 1
        return String(decoding: text, as: UTF8.self)
      }
      if byte == UInt8(ascii: "\\"), index + 1 < end {
        text += bytes[from..<index]
        escape(&text)
        from = index
      } else {
        index += 1
      }
    }
    isBroken = true
    return String(decoding: text + bytes[from..<end], as: UTF8.self)
  }

  private mutating func escape(_ text: inout [UInt8]) {
    let byte = bytes[index + 1]
    index += 2
    switch byte {
    case UInt8(ascii: "n"), UInt8(ascii: "r"): text.append(0x0A)
    case UInt8(ascii: "t"), UInt8(ascii: "b"), UInt8(ascii: "f"): text.append(0x20)
    case UInt8(ascii: "u"):
      guard var code = hexadecimal() else { return }
      if 0xD800..<0xDC00 ~= code, index + 1 < end, bytes[index] == UInt8(ascii: "\\"),
        bytes[index + 1] == UInt8(ascii: "u")
      {
        index += 2
        if let low = hexadecimal(), 0xDC00..<0xE000 ~= low { code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00) }
      }
      text.append(contentsOf: UTF8.encode(Unicode.Scalar(code) ?? "\u{FFFD}") ?? UTF8.encodedReplacementCharacter)
    default: text.append(byte)
    }
  }

  private mutating func hexadecimal() -> UInt32? {
    guard index + 4 <= end, let code = UInt32(String(decoding: bytes[index..<index + 4], as: UTF8.self), radix: 16)
    else {
      return nil
    }
    index += 4
    return code
  }

  private mutating func word() -> Value {
    let start = index
    while index < end, bytes[index] > 0x20, !",]}:\"[{".utf8.contains(bytes[index]) { index += 1 }
    if index == start {
      isBroken = true
      return .other
    }
    let word = String(decoding: bytes[start..<index], as: UTF8.self)
    return Double(word) == nil ? .other : .number(word)
  }
}

extension HTMLTree {
  /// A text of metadata with its character references decoded, some of them twice, and white space collapsed; nil
  /// where nothing is left.
  static func cleaned(_ text: String) -> String? {
    var result = text
    for _ in 0..<2 {
      let bytes = Array(result.utf8)
      var writer = HTMLText()
      writer.append(bytes, 0..<bytes.count)
      let next = writer.string
      if next == result || !next.utf8.contains(UInt8(ascii: "&")) {
        result = next
        break
      }
      result = next
    }
    return result.isEmpty ? nil : result
  }
}
