/// What two texts have in common that differ in case, punctuation and white space only.
enum TextKey {
  /// The letters and figures of a text in lower case.
  ///
  ///     key("Talks “stall” – again")  // "talksstallagain"
  ///
  /// Of what is not ASCII, general punctuation, symbols and the signs of Latin-1 are left out, all else is kept.
  static func key(_ text: String) -> String {
    let isASCII = text.utf8.allSatisfy { $0 < 0x80 }
    let source = isASCII ? text : text.lowercased()
    return key(source.utf8, count: source.utf8.count)
  }

  private static func key(_ source: String.UTF8View, count: Int) -> String {
    String(unsafeUninitializedCapacity: count) { key in
      var length = 0
      // Bytes of a sign that are still left out.
      var skipped = 0
      for byte in source {
        if byte < 0x80 {
          let isCapital = 0x41...0x5A ~= byte
          guard isCapital || 0x61...0x7A ~= byte || 0x30...0x39 ~= byte else { continue }
          key[length] = isCapital ? byte | 0x20 : byte
          length += 1
        } else if byte >= 0xC0 {
          // U+0080 to U+00BF; U+2000 to U+2FFF.
          skipped = byte == 0xC2 ? 1 : byte == 0xE2 ? 2 : 0
          if skipped == 0 {
            key[length] = byte
            length += 1
          }
        } else if skipped > 0 {
          skipped -= 1
        } else {
          key[length] = byte
          length += 1
        }
      }
      return length
    }
  }
}
