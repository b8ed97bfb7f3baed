/// Repairs text that was UTF-8, was taken for Windows-1252, and was written as UTF-8 again: "itâ€™s" for "it’s".
enum DoubleEncoding {
  /// The text as it was meant; the text itself where it is not wholly of that kind.
  ///
  /// A text is repaired only if every character of it is one of Windows-1252 and the bytes they stand for are UTF-8, which
  /// a text that was written once is next to never. Linear, and free of cost where a text is ASCII.
  static func repaired(_ text: String) -> String {
    // The first byte of a sequence is from U+00C2 to U+00F4, which UTF-8 writes behind this byte.
    guard text.utf8.contains(0xC3) else { return text }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      guard let byte = byte(of: scalar) else { return text }
      bytes.append(byte)
    }
    return String(validating: bytes, as: UTF8.self) ?? text
  }

  /// The byte of Windows-1252 that stands for a character; where it has none, that of Latin-1.
  private static func byte(of scalar: Unicode.Scalar) -> UInt8? {
    switch scalar.value {
    case ..<0x100: UInt8(scalar.value)
    default: bytes[scalar]
    }
  }

  private static let bytes: [Unicode.Scalar: UInt8] = {
    var bytes: [Unicode.Scalar: UInt8] = [:]
    for byte in UInt8(0x80)..<0xA0 {
      if let scalar = Windows1252.scalar(of: byte) { bytes[scalar] = byte }
    }
    return bytes
  }()
}
