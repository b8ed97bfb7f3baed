import Testing

@testable import Documents

@Suite struct TextKeyTests {
  @Test(arguments: [
    ("Talks “stall” – again!", "talksstallagain"), ("ÉTÉ à Kyjiw…", "étéàkyjiw"), ("МИР, да", "мирда"),
    ("和平、対話", "和平、対話"),
    ("", ""), ("—", ""), ("a\u{A0}b €5", "ab5"),
  ]) func keys(_ text: String, _ expected: String) {
    #expect(TextKey.key(text) == expected)
  }
}
