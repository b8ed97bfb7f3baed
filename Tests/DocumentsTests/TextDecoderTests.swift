import Testing

@testable import Documents

@Suite struct TextDecoderTests {
  struct Sample: Sendable, CustomTestStringConvertible {
    let name: String
    let bytes: [UInt8]
    let text: String
    let encoding: String
    var testDescription: String { name }

    init(_ name: String, _ bytes: [UInt8], _ text: String, _ encoding: String) {
      (self.name, self.bytes, self.text, self.encoding) = (name, bytes, text, encoding)
    }
  }

  static func utf16(_ text: String, bigEndian: Bool) -> [UInt8] {
    text.utf16.flatMap { unit in
      let pair = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
      return bigEndian ? pair : pair.reversed()
    }
  }

  static let hard = "Zelenskyy’s “no” — Київ, 北京, e\u{301}, 👩‍👩‍👧 \u{200F}\r\nsecond\rthird\u{2028}\t"
  static let samples = [
    Sample("ASCII", Array("walk away\n".utf8), "walk away\n", "utf-8"),
    Sample("hard UTF-8", Array(hard.utf8), hard, "utf-8"),
    Sample("UTF-8 with mark", [0xEF, 0xBB, 0xBF] + Array(hard.utf8), hard, "utf-8"),
    Sample("a second mark is text", [0xEF, 0xBB, 0xBF, 0xEF, 0xBB, 0xBF, 0x61], "\u{FEFF}a", "utf-8"),
    Sample("UTF-16LE with mark", [0xFF, 0xFE] + utf16(hard, bigEndian: false), hard, "utf-16le"),
    Sample("UTF-16BE with mark", [0xFE, 0xFF] + utf16(hard, bigEndian: true), hard, "utf-16be"),
    Sample("UTF-16LE without mark", utf16("Talks: “yes” 👍", bigEndian: false), "Talks: “yes” 👍", "utf-16le"),
    Sample("UTF-16BE without mark", utf16("Talks: “yes” 👍", bigEndian: true), "Talks: “yes” 👍", "utf-16be"),
    Sample(
      "Cyrillic UTF-16LE", utf16("Мы не уйдём, сказал он.", bigEndian: false), "Мы не уйдём, сказал он.", "utf-16le"),
    Sample(
      "Windows-1252", Array("He said ".utf8) + [0x93] + Array("non".utf8) + [0x94] + Array(" at the caf".utf8) + [0xE9],
      "He said “non” at the café", "windows-1252"),
    Sample("euro and dash", Array("a price of ".utf8) + [0x80, 0x35, 0x96, 0x39], "a price of €5–9", "windows-1252"),
    Sample(
      "a stray control", Array("page one\u{C}page \u{1}two\u{1B}[0m".utf8), "page one\u{C}page \u{1}two\u{1B}[0m",
      "utf-8"),
  ]

  @Test(arguments: samples) func decodes(_ sample: Sample) throws {
    let decoded = try TextDecoder.decode(sample.bytes)
    #expect(Array(decoded.text.unicodeScalars) == Array(sample.text.unicodeScalars))
    #expect(decoded.encoding == sample.encoding)
  }

  static let bad: [(bytes: [UInt8], problem: Problem)] = [
    ([], Problem("empty")),
    ([0xEF, 0xBB, 0xBF], Problem("empty: no text but white space")),
    ([0xFF, 0xFE], Problem("empty: no text but white space")),
    (Array(" \n\t\u{A0}\u{200B}\r\n".utf8), Problem("empty: no text but white space")),
    (Array("abc".utf8) + [0] + Array("def".utf8), Problem("binary data (a NUL byte)", offset: 3)),
    (Array("ab\u{1}\u{2}\u{3}".utf8), Problem("binary data (3 control characters)")),
    ([0xFF, 0xFE, 0, 0, 0x61, 0, 0, 0], Problem("text in UTF-32, which is not read")),
    (
      utf16("ab", bigEndian: true) + [0xD8, 0x3D, 0, 0x61],
      Problem("invalid utf-16be: half of a surrogate pair", offset: 4)
    ),
    ([0xFF, 0xFE, 0x61, 0, 0x3D, 0xD8], Problem("invalid utf-16le: half of a surrogate pair", offset: 4)),
    ([0xFF, 0xFE, 0x61, 0, 0x00, 0xDC], Problem("invalid utf-16le: half of a surrogate pair", offset: 4)),
    ([0xFF, 0xFE, 0x61, 0, 0x62], Problem("invalid utf-16le: half of a unit", offset: 4)),
    ([0xFF, 0xFE, 0x61, 0, 0, 0], Problem("binary data (a NUL byte)", offset: 1)),
    // Well-formed sequences elsewhere: this is UTF-8 with damage, no Windows-1252.
    (Array("café naïve ".utf8) + [0xE9] + Array(" end".utf8), Problem("invalid UTF-8", offset: 13)),
    // Cut off by the end.
    (Array("the end —".utf8).dropLast(), Problem("invalid UTF-8", offset: 8)),
    // A mark says UTF-8.
    ([0xEF, 0xBB, 0xBF, 0x61, 0xE9, 0x62], Problem("invalid UTF-8", offset: 4)),
    // Bytes that Windows-1252 leaves undefined.
    (Array("all is well ".utf8) + [0x81], Problem("invalid UTF-8", offset: 12)),
    // Overlong form, surrogate, beyond the last code point.
    (Array("ü ".utf8) + [0xC0, 0xAF], Problem("invalid UTF-8", offset: 3)),
    (Array("ü ".utf8) + [0xED, 0xA0, 0x80], Problem("invalid UTF-8", offset: 3)),
    (Array("ü ".utf8) + [0xF4, 0x90, 0x80, 0x80], Problem("invalid UTF-8", offset: 3)),
    // Cyrillic in an 8-bit encoding.
    ([0xCC, 0xFB, 0x20, 0xED, 0xE5, 0x20, 0xF3, 0xE9, 0xE4, 0xB8, 0xEC], Problem("invalid UTF-8", offset: 0)),
  ]

  @Test(arguments: bad) func refuses(_ bytes: [UInt8], _ problem: Problem) {
    #expect(throws: problem) { try TextDecoder.decode(bytes) }
  }

  @Test func scannerAgreesWithTheStandardLibrary() {
    var state: UInt64 = 1
    var differing: [[UInt8]] = []
    for _ in 0..<20_000 {
      var bytes: [UInt8] = []
      for _ in 0..<6 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        let choices: [UInt8] = [0x61, 0x80, 0xBF, 0x9F, 0xA0, 0xC2, 0xE0, 0xED, 0xE2, 0xF0, 0xF4, UInt8(state >> 56)]
        bytes.append(choices[Int(state >> 33) % choices.count])
      }
      let isValid = String(validating: bytes, as: UTF8.self) != nil
      if isValid != (UTF8Scanner.firstFault(in: bytes) == nil) { differing.append(bytes) }
    }
    #expect(differing == [])
  }
}
