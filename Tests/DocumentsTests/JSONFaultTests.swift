import Foundation
import Testing

@testable import Documents

@Suite struct JSONFaultTests {
  @Test(arguments: [
    ("", 0, "ends where a value should be"),
    ("nonsense", 0, "not a JSON value"),
    ("{\"text\": \"a\"", 12, "ends before \"}\""),
    ("{\"text\": }", 9, "not a JSON value"),
    ("{\"text\" 1}", 8, "\":\" is missing"),
    ("{text: 1}", 1, "a field name in quotation marks is missing"),
    ("{\"a\": 1,}", 8, "a field name in quotation marks is missing"),
    ("[1, 2", 5, "ends before \"]\""),
    ("[1 2]", 3, "\",\" or \"]\" is missing"),
    ("[1,]", 3, "not a JSON value"),
    ("{} {}", 3, "something follows the end of the JSON"),
    ("\"abc", 4, "ends inside a string"),
    ("\"abc\\", 5, "ends inside a string"),
    ("\"a\u{1}\"", 2, "a control character inside a string"),
    ("\"a\\x\"", 2, "an unknown escape"),
    ("\"\\u12G4\"", 1, "an unknown escape"),
    ("\"\\u+123\"", 1, "an unknown escape"),
    ("\"\\ud83d\"", 1, "half of a surrogate pair"),
    ("\"\\ud83d\\u0041\"", 1, "half of a surrogate pair"),
    ("\"\\ude00\"", 1, "half of a surrogate pair"),
    ("[+1]", 1, "not a JSON value"),
    ("[nan]", 1, "not a JSON value"),
  ])
  func finds(_ json: String, _ offset: Int, _ reason: String) {
    #expect(JSONFault.first(in: Array(json.utf8)[...]) == JSONFault(offset: offset, line: 1, reason: reason))
  }

  @Test(arguments: [
    "{}", "[]", " [ ] ", "[[],{}]", "{\"a\": {\"b\": [1, -2.5e3, true, false, null, \"\\u00e9\\ud83d\\ude00\\n\"]}}\n",
    "\"Київ 👍\"", "0",
  ])
  func acceptsJSON(_ json: String) {
    #expect(JSONFault.first(in: Array(json.utf8)[...]) == nil)
  }

  @Test func countsLines() {
    #expect(JSONFault.first(in: Array("{\n\"a\": 1\n\"b\": 2}".utf8)[...])?.line == 3)
  }

  @Test func depthIsBounded() {
    let deep = [UInt8](repeating: UInt8(ascii: "["), count: 100_000)
    #expect(JSONFault.first(in: deep[...])?.reason == "nested deeper than 512")
  }
}
