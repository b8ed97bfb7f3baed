/// Finds where bytes stop being UTF-8.
///
/// Source: the table of well-formed byte sequences in the Unicode Standard, section 3.9.
enum UTF8Scanner {
  /// The offset of the first byte that is not part of a well-formed sequence; nil where all are.
  static func firstFault(in bytes: [UInt8]) -> Int? {
    var index = 0
    while index < bytes.count {
      guard bytes[index] >= 0x80 else {
        index += 1
        continue
      }
      let sequence = sequence(at: index, in: bytes)
      guard sequence.isComplete else { return index }
      index += sequence.count
    }
    return nil
  }

  /// The multibyte sequence at an offset: how many bytes of it are well-formed, and whether that is all of it.
  ///
  /// A count of 0 means that no sequence begins with this byte; an incomplete one is cut off by another byte or by the
  /// end.
  static func sequence(at start: Int, in bytes: [UInt8]) -> (count: Int, isComplete: Bool) {
    let length: Int
    var allowed: ClosedRange<UInt8> = 0x80...0xBF
    switch bytes[start] {
    case 0xC2...0xDF: length = 2
    case 0xE0: (length, allowed) = (3, 0xA0...0xBF)
    case 0xED: (length, allowed) = (3, 0x80...0x9F)
    case 0xE1...0xEF: length = 3
    case 0xF0: (length, allowed) = (4, 0x90...0xBF)
    case 0xF4: (length, allowed) = (4, 0x80...0x8F)
    case 0xF1...0xF3: length = 4
    default: return (0, false)
    }
    var count = 1
    while count < length {
      guard start + count < bytes.count, allowed.contains(bytes[start + count]) else { return (count, false) }
      allowed = 0x80...0xBF
      count += 1
    }
    return (count, true)
  }
}
