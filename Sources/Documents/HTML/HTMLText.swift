/// Collects the text of a page: character references decoded, white space collapsed to single blanks.
struct HTMLText {
  private(set) var bytes: [UInt8] = []
  private var owesSpace = false

  /// What was collected.
  var string: String { String(decoding: bytes, as: UTF8.self) }

  /// Separates what stands here from what follows.
  mutating func space() {
    owesSpace = !bytes.isEmpty
  }

  /// Adds a piece of the page.
  mutating func append(_ source: [UInt8], _ range: Range<Int>) {
    HTMLText.append(source, range, to: &bytes, from: 0, owesSpace: &owesSpace)
  }

  /// Adds a piece of the page to a buffer, of which only what follows `from` belongs to the same line.
  ///
  /// White space at the beginning of the line is dropped, elsewhere it becomes one blank, which is owed until something
  /// follows it. Soft hyphens, zero-width spaces, marks of direction and byte order are left out, control characters too.
  /// - Returns: How many letters, figures and signs were added, letters of scripts without spaces counted double.
  @discardableResult
  static func append(
    _ source: [UInt8], _ range: Range<Int>, to buffer: inout [UInt8], from start: Int, owesSpace: inout Bool
  ) -> Int {
    var index = range.lowerBound
    var weight = 0
    while index < range.upperBound {
      let byte = source[index]
      switch byte {
      case 0x20, 0x09...0x0D:
        owesSpace = buffer.count > start
        index += 1
      case ..<0x20, 0x7F: index += 1
      case UInt8(ascii: "&"):
        let (scalar, next) = HTMLEntities.decode(source, at: index, before: range.upperBound)
        index = next
        weight += put(scalar, to: &buffer, from: start, owesSpace: &owesSpace)
      case ..<0x80:
        if owesSpace {
          buffer.append(0x20)
          owesSpace = false
          weight += 1
        }
        buffer.append(byte)
        weight += 1
        index += 1
      case 0xC2 where index + 1 < range.upperBound:
        // No-break space and soft hyphen, which people and programs scatter over a text.
        let second = source[index + 1]
        index += 2
        if second == 0xA0 || second == 0x85 {
          owesSpace = buffer.count > start
        } else if second > 0x9F, second != 0xAD {
          weight += flush(&buffer, &owesSpace) + 1
          buffer.append(byte)
          buffer.append(second)
        }
      case 0xE2 where index + 2 < range.upperBound && source[index + 1] == 0x80 && source[index + 2] <= 0x8F:
        let third = source[index + 2]
        index += 3
        if third <= 0x8A {
          owesSpace = buffer.count > start
        } else if third == 0x8C || third == 0x8D {
          buffer.append(contentsOf: [0xE2, 0x80, third])
        }
      case 0xE2, 0xE3, 0xEF:
        if let isSpace = special(source, index, range.upperBound) {
          index += 3
          owesSpace = owesSpace || isSpace && buffer.count > start
          continue
        }
        fallthrough
      default:
        weight += flush(&buffer, &owesSpace)
        if byte >= 0xC0 { weight += byte >= 0xE3 && byte <= 0xED ? 2 : 1 }
        buffer.append(byte)
        index += 1
      }
    }
    return weight
  }

  /// Whether three bytes are a space (true) or a mark without width (false); nil where they are neither.
  private static func special(_ source: [UInt8], _ index: Int, _ end: Int) -> Bool? {
    guard index + 2 < end else { return nil }
    switch (source[index], source[index + 1], source[index + 2]) {
    case (0xE2, 0x80, 0xA8...0xA9), (0xE2, 0x80, 0xAF), (0xE2, 0x81, 0x9F), (0xE3, 0x80, 0x80): return true
    case (0xE2, 0x80, 0xAA...0xAE), (0xE2, 0x81, 0xA0), (0xEF, 0xBB, 0xBF): return false
    default: return nil
    }
  }

  @inline(__always)
  private static func flush(_ buffer: inout [UInt8], _ owesSpace: inout Bool) -> Int {
    guard owesSpace else { return 0 }
    buffer.append(0x20)
    owesSpace = false
    return 1
  }

  private static func put(
    _ scalar: Unicode.Scalar, to buffer: inout [UInt8], from start: Int, owesSpace: inout Bool
  ) -> Int {
    if scalar.properties.isWhitespace {
      owesSpace = buffer.count > start
      return 0
    }
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0xAD, 0x200B...0x200F, 0x2060, 0xFEFF: return 0
    default:
      let weight = flush(&buffer, &owesSpace)
      buffer.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      return weight + 1
    }
  }
}
