/// The fields of a head, as web archives, HTTP and mail have them: "Name: value", a line that begins with white space
/// going on with the one before.
///
/// Reading them is linear; asking for a field looks at all of them. Source: RFC 822, 3.1; RFC 9112, 5; ISO 28500, 4.
struct HeaderFields {
  private struct Field {
    let name: Range<Int>
    var value: Range<Int>
  }

  private static let mostValueBytes = 16 << 10

  private let bytes: ArraySlice<UInt8>
  private var fields: [Field] = []

  /// Reads the lines of a head.
  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    var start = bytes.startIndex
    while start < bytes.endIndex {
      let lineFeed = bytes[start...].firstIndex(of: 0x0A) ?? bytes.endIndex
      add(line: start..<lineFeed)
      start = min(lineFeed + 1, bytes.endIndex)
    }
  }

  private mutating func add(line: Range<Int>) {
    guard let first = bytes[line].first else { return }
    if first == 0x20 || first == 0x09 {
      if !fields.isEmpty {
        fields[fields.count - 1].value = fields[fields.count - 1].value.lowerBound..<line.upperBound
      }
      return
    }
    guard let colon = bytes[line].firstIndex(of: UInt8(ascii: ":")) else { return }
    fields.append(Field(name: trimmed(line.lowerBound..<colon), value: colon + 1..<line.upperBound))
  }

  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    var range = range
    while let last = bytes[range].last, last <= 0x20 { range = range.lowerBound..<range.upperBound - 1 }
    while let first = bytes[range].first, first <= 0x20 { range = range.lowerBound + 1..<range.upperBound }
    return range
  }

  /// The bytes of the first field of a name, which is given in lower case.
  func bytes(of name: String) -> ArraySlice<UInt8>? {
    let wanted = name.utf8
    for field in fields where field.name.count == wanted.count {
      let isSame = zip(bytes[field.name], wanted).allSatisfy { byte, letter in
        (0x41...0x5A ~= byte ? byte | 0x20 : byte) == letter
      }
      if isSame { return bytes[trimmed(field.value)] }
    }
    return nil
  }

  /// The text of the first field of a name, which is given in lower case, on one line, as far as 16 KiB go; nil
  /// where it is empty.
  subscript(name: String) -> String? {
    guard let value = bytes(of: name), !value.isEmpty else { return nil }
    var line: [UInt8] = []
    line.reserveCapacity(value.count)
    var isFolded = false
    for byte in value.prefix(HeaderFields.mostValueBytes) {
      if byte == 0x0A || byte == 0x0D {
        isFolded = true
      } else if !isFolded {
        line.append(byte)
      } else if byte != 0x20, byte != 0x09 {
        line += [0x20, byte]
        isFolded = false
      }
    }
    return String(validating: line, as: UTF8.self) ?? Windows1252.decode(line)
  }

  /// The whole number that a field holds; nil where it holds anything else.
  func count(of name: String) -> Int? {
    guard let value = bytes(of: name), !value.isEmpty, value.count < 19 else { return nil }
    var count = 0
    for byte in value {
      guard 0x30...0x39 ~= byte else { return nil }
      count = 10 * count + Int(byte - 0x30)
    }
    return count
  }

  /// Where the head that begins some bytes ends, behind its blank line; nil where there is none.
  static func end(in bytes: ArraySlice<UInt8>) -> Int? {
    var start = bytes.startIndex
    while let lineFeed = bytes[start...].firstIndex(of: 0x0A) {
      if lineFeed == start || (lineFeed == start + 1 && bytes[start] == 0x0D) { return lineFeed + 1 }
      start = lineFeed + 1
    }
    return nil
  }
}
