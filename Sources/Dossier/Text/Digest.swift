/// A 64-bit digest that is the same on every run and machine (FNV-1a).
///
/// Source: Fowler, Noll, Vo; draft-eastlake-fnv-17, parameters for 64 bits.
struct Digest {
  private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

  /// The digest of some strings, their borders counted.
  static func of(_ parts: String...) -> Digest {
    var digest = Digest()
    for part in parts { digest.add(part) }
    return digest
  }

  /// Adds a string and its end.
  mutating func add(_ string: String) {
    for byte in string.utf8 { mix(byte) }
    mix(0xFF)
  }

  /// Adds a number.
  mutating func add(_ number: UInt64) {
    for shift in stride(from: UInt64(0), to: 64, by: 8) { mix(UInt8(truncatingIfNeeded: number >> shift)) }
  }

  private mutating func mix(_ byte: UInt8) {
    value = (value ^ UInt64(byte)) &* 0x100_0000_01b3
  }

  /// The digest as sixteen hexadecimal digits.
  var hexadecimal: String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
