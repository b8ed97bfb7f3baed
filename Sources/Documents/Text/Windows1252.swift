/// The 8-bit encoding of Western Europe as Microsoft defined it.
enum Windows1252 {
  /// What the bytes 0x80 to 0x9F stand for; nil for the five that stand for nothing.
  private static let upperControls: [Unicode.Scalar?] = [
    "€", nil, "‚", "ƒ", "„", "…", "†", "‡", "ˆ", "‰", "Š", "‹", "Œ", nil, "Ž", nil,
    nil, "‘", "’", "“", "”", "•", "–", "—", "˜", "™", "š", "›", "œ", nil, "ž", "Ÿ",
  ]

  /// What a byte stands for; nil where it stands for nothing.
  static func scalar(of byte: UInt8) -> Unicode.Scalar? {
    0x80..<0xA0 ~= byte ? upperControls[Int(byte) - 0x80] : Unicode.Scalar(byte)
  }

  /// Decodes any bytes; one that stands for nothing becomes U+FFFD.
  static func decode(_ bytes: some Sequence<UInt8>) -> String {
    var view = String.UnicodeScalarView()
    for byte in bytes { view.append(scalar(of: byte) ?? "\u{FFFD}") }
    return String(view)
  }

  /// Decodes bytes that are not valid UTF-8, where it is plausible that they are in this encoding (see `TextDecoder`).
  static func decodePlausible(_ bytes: [UInt8]) -> String? {
    var foreign = 0
    var view = String.UnicodeScalarView()
    for (offset, byte) in bytes.enumerated() {
      guard byte >= 0x80 else {
        view.append(Unicode.Scalar(byte))
        continue
      }
      foreign += 1
      let sequence = UTF8Scanner.sequence(at: offset, in: bytes)
      let isCutOff = sequence.count > 1 && offset + sequence.count == bytes.count
      if sequence.isComplete || isCutOff { return nil }
      guard let scalar = scalar(of: byte) else { return nil }
      view.append(scalar)
    }
    return Double(foreign) <= Double(bytes.count) * TextDecoder.mostForeignShare ? String(view) : nil
  }
}
