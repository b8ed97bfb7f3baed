import Testing

@testable import Dossier

@Suite struct StemPhrasesTests {
  @Test(arguments: [
    ("walk|step away", "walked away", 0..<2), ("take a? pass", "taking pass", 0..<2),
    ("take a? pass", "take a pass", 0..<3),
    ("wash ... hands", "we wash our dirty hands", 1..<5), ("mediat*", "no mediators", 1..<2),
    ("cut|suspend aid", "cuts aid", 0..<2),
  ])
  func findsPhrases(phrase: String, text: String, expected: Range<Int>) {
    #expect(StemPhrases([phrase]).first(in: Words.split(text).map(Stem.of)) == expected)
  }

  @Test(arguments: [
    ("walk away", "walk slowly away"), ("wash ... hands", "wash a b c d hands"), ("a", ""), ("", "a"), ("...", "a b"),
    ("x?", "a"), ("|", "a"), ("мир", "war"),
  ])
  func findsNothingElse(phrase: String, text: String) {
    #expect(!StemPhrases([phrase]).match(Words.split(text).map(Stem.of)))
  }
}
