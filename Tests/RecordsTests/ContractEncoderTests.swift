import Foundation
import Records
import Testing

/// The contract's JSON: order, nulls, escapes and numbers, byte for byte.
@Suite struct ContractEncoderTests {
  private struct Optionals: Encodable {
    var text: String?
    var count: Int?
    var share: Double?
    var flag: Bool?
    var span: Span?
    var list: [String]?
  }

  private struct Reversed: Encodable {
    var zebra = 1
    var alpha = 2
    var mike = 3
  }

  private struct Nested: Encodable {
    var list: [[Int]]
    var spans: [Span]
    var inner: Optionals
  }

  private enum Choice: String, Encodable {
    case brokenOff = "broken-off"
  }

  /// Writes through every container that an encoder offers.
  private struct ByHand: Encodable {
    enum Keys: String, CodingKey { case list, object, nothing, more }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: Keys.self)
      var list = container.nestedUnkeyedContainer(forKey: .list)
      try list.encode(1)
      try list.encodeNil()
      var inner = list.nestedUnkeyedContainer()
      try inner.encode("x")
      var object = container.nestedContainer(keyedBy: Keys.self, forKey: .object)
      try object.encode(true, forKey: .more)
      try container.encodeNil(forKey: .nothing)
      // A second container of the same encoder goes on with the same object.
      var again = encoder.container(keyedBy: Keys.self)
      try again.encode(2, forKey: .more)
    }
  }

  @Test func keysStandInTheOrderOfDeclaration() throws {
    #expect(try ContractEncoder.string(of: Reversed()) == #"{"zebra":1,"alpha":2,"mike":3}"#)
    #expect(try ContractEncoder.string(of: Span(start: 0, end: 2, text: "No")) == #"{"start":0,"end":2,"text":"No"}"#)
  }

  @Test func whatIsMissingIsNull() throws {
    #expect(
      try ContractEncoder.string(of: Optionals())
        == #"{"text":null,"count":null,"share":null,"flag":null,"span":null,"list":null}"#)
    let all = Optionals(
      text: "", count: 0, share: 0, flag: false, span: Span(start: 1, end: 2, text: "a"), list: [])
    #expect(
      try ContractEncoder.string(of: all)
        == #"{"text":"","count":0,"share":0,"flag":false,"span":{"start":1,"end":2,"text":"a"},"list":[]}"#)
    #expect(try ContractEncoder.string(of: [String?.none, "a"]) == #"[null,"a"]"#)
  }

  @Test func nesting() throws {
    let value = Nested(list: [[], [1, 2]], spans: [], inner: Optionals(text: "a"))
    #expect(
      try ContractEncoder.string(of: value)
        == #"{"list":[[],[1,2]],"spans":[],"inner":{"text":"a","count":null,"share":null,"flag":null,"span":null,"#
        + #""list":null}}"#)
    #expect(
      try ContractEncoder.string(of: ByHand())
        == #"{"list":[1,null,["x"]],"object":{"more":true},"nothing":null,"more":2}"#)
  }

  @Test(arguments: [
    ("", #""""#), ("\"", #""\"""#), ("\\", #""\\""#), ("a/b", #""a/b""#), ("\n\r\t", #""\n\r\t""#),
    ("\u{0}\u{1}\u{1F}", #""\u0000\u0001\u001f""#), ("\u{8}\u{C}\u{B}", #""\u0008\u000c\u000b""#),
    ("\u{7F}\u{80}", "\"\u{7F}\u{80}\""), ("Zelenskyy’s “no”", "\"Zelenskyy’s “no”\""), ("Київ", "\"Київ\""),
    ("e\u{301}", "\"e\u{301}\""), ("👩🏽‍⚖️🏝️", "\"👩🏽‍⚖️🏝️\""), ("\u{2028}\u{2029}\u{FEFF}", "\"\u{2028}\u{2029}\u{FEFF}\""),
    ("\u{10FFFF}", "\"\u{10FFFF}\""), ("\r\n", #""\r\n""#),
  ])
  func strings(string: String, json: String) throws {
    let bytes = try ContractEncoder.bytes(of: string)
    #expect(bytes == Array(json.utf8))
    var appended: [UInt8] = []
    ContractEncoder.append(string, to: &appended)
    #expect(appended == bytes)
    // What is written reads back, scalar for scalar.
    let back = try JSONDecoder().decode([String].self, from: Data("[\(json)]".utf8))
    #expect(back.first.map { Array($0.unicodeScalars) } == Array(string.unicodeScalars))
  }

  @Test(arguments: [
    (0, "0"), (-0.0, "0"), (1, "1"), (-12, "-12"), (100_000, "100000"), (0.2, "0.2"), (0.75, "0.75"), (-1.5, "-1.5"),
    (0.1 + 0.2, "0.30000000000000004"), (300e9, "300000000000"), (1e-7, "1e-07"),
  ])
  func numbers(number: Double, json: String) throws {
    #expect(try ContractEncoder.string(of: number) == json)
    #expect(Double(json) == number)
  }

  @Test(arguments: [Double.greatestFiniteMagnitude, .leastNonzeroMagnitude, 1.0 / 3, 9_007_199_254_740_992, 1e300])
  func extremeNumbersReadBack(number: Double) throws {
    let json = try ContractEncoder.string(of: [number])
    #expect(try JSONDecoder().decode([Double].self, from: Data(json.utf8)) == [number])
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity])
  func numbersWithoutAForm(number: Double) {
    #expect(throws: EncodingError.self) { try ContractEncoder.bytes(of: ["low": number]) }
  }

  @Test func othersOfOneValue() throws {
    #expect(try ContractEncoder.string(of: true) == "true")
    #expect(try ContractEncoder.string(of: Choice.brokenOff) == #""broken-off""#)
    #expect(try ContractEncoder.string(of: Int.max) == "9223372036854775807")
    #expect(try ContractEncoder.string(of: [Int]()) == "[]")
    #expect(try ContractEncoder.string(of: [[Span]]()) == "[]")
  }

  @Test func oneLine() throws {
    let document = Document(id: "d", path: "-", language: "en", text: "One.\nTwo.\u{2028}Three.\r\n")
    #expect(try !ContractEncoder.bytes(of: document).contains(0x0A))
  }
}
