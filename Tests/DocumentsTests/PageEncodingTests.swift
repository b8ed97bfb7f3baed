import Foundation
import Testing

@testable import Documents

@Suite struct PageEncodingTests {
  private func decode(_ bytes: [UInt8]) throws -> (text: String, encoding: String) {
    let decoded = try PageEncoding.decode(bytes)
    return (String(decoding: decoded.source, as: UTF8.self), decoded.encoding)
  }

  private func page(_ charset: String, _ bytes: [UInt8]) -> [UInt8] {
    Array("<html><meta charset=\"\(charset)\"><p>".utf8) + bytes
  }

  @Test(arguments: [
    ("windows-1251", [0xCC, 0xE8, 0xF0] as [UInt8], "Мир", "windows-1251"),
    ("gb2312", [0xBA, 0xCD, 0xC6, 0xBD], "和平", "gb18030"),
    ("Shift_JIS", [0x95, 0xBD, 0x98, 0x61], "平和", "cp932"),
    ("iso-8859-1", [0x66, 0x72, 0xE8, 0x92], "frè’", "windows-1252"),
    ("iso-8859-2", [0xB6, 0x77, 0x69], "świ", "iso-8859-2"),
    ("utf-8", Array("naïve".utf8), "naïve", "utf-8"),
    ("iso-8859-1", Array("naïve".utf8), "naïve", "utf-8"),
    ("ISO-2022-JP", [0x1B, 0x24, 0x42, 0x4A, 0x3F, 0x4F, 0x42, 0x1B, 0x28, 0x42], "平和", "iso-2022-jp"),
    ("no-such-thing", [0xE9, 0x74, 0xE9], "été", "windows-1252"),
  ]) func named(_ charset: String, _ bytes: [UInt8], _ text: String, _ encoding: String) throws {
    let decoded = try decode(page(charset, bytes))
    #expect(decoded.text.hasSuffix(text))
    #expect(decoded.encoding == encoding)
  }

  @Test func damagedBytesAreMarked() throws {
    let bytes = page("utf-8", Array("a".utf8) + [0xFF] + Array("b €".utf8))
    #expect(try decode(bytes).text.hasSuffix("a\u{FFFD}b €"))
  }

  @Test func marksDecide() throws {
    #expect(try decode([0xEF, 0xBB, 0xBF] + Array("é".utf8)) == ("é", "utf-8"))
    #expect(try decode([0xFF, 0xFE, 0x3C, 0, 0x70, 0]) == ("<p", "utf-16le"))
    #expect(throws: Problem("a page in UTF-32, which is not read")) { try PageEncoding.decode([0xFF, 0xFE, 0, 0, 1]) }
  }
}
