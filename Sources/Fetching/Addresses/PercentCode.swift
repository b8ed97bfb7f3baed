/// The "%41" of addresses.
enum PercentCode {
  private static let digits = Array("0123456789ABCDEF".utf8)

  /// A byte as "%41".
  static func encoded(_ byte: UInt8) -> [UInt8] {
    [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
  }

  /// The byte that "%41" at a place means; nil where none stands there.
  static func decoded(_ bytes: ArraySlice<UInt8>, at place: Int) -> UInt8? {
    guard place + 2 < bytes.endIndex, bytes[place] == UInt8(ascii: "%"), let high = digit(bytes[place + 1]),
      let low = digit(bytes[place + 2])
    else { return nil }
    return high << 4 | low
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x37
    case 0x61...0x66: byte - 0x57
    default: nil
    }
  }
}
