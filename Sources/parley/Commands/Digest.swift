/// FNV-1a of 64 bits over strings: tells codebooks apart, guards against nobody.
struct Digest {
  private var state: UInt64 = 0xCBF2_9CE4_8422_2325

  /// Adds a string; where one string ends and the next begins counts.
  mutating func add(_ string: String) {
    for byte in string.utf8 { add(byte) }
    // No UTF-8 text has this byte.
    add(0xFF)
  }

  private mutating func add(_ byte: UInt8) {
    state = (state ^ UInt64(byte)) &* 0x0100_0000_01B3
  }

  /// The digest in sixteen digits.
  var hexadecimal: String {
    let digits = String(state, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
