import Testing

@testable import Documents

@Suite struct FoldedWordsTests {
  private func words(_ text: String) -> [FoldedWord] {
    var words: [FoldedWord] = []
    FoldedWords.forEach(in: text) { words.append($0) }
    return words
  }

  private func pieces(_ text: String) -> [String] {
    let scalars = Array(text.unicodeScalars)
    return words(text).map { word in
      var view = String.UnicodeScalarView()
      view.append(contentsOf: scalars[word.start..<word.end])
      return String(view)
    }
  }

  @Test(arguments: [
    ("The ferry’s crew won't sail.", ["The", "ferry’s", "crew", "won't", "sail"]),
    ("a cease-fire of 1,900 days, 3.5 in all", ["a", "cease", "fire", "of", "1,900", "days", "3.5", "in", "all"]),
    ("‘No,’ said Łukasz—twice", ["No", "said", "Łukasz", "twice"]),
    ("停戦 now", ["停", "戦", "now"]),
    ("co\u{AD}operate 🙂 Ω", ["co\u{AD}operate", "Ω"]),
    ("", []), ("— …\n", []),
  ])
  func cutsWords(_ text: String, _ expected: [String]) {
    #expect(pieces(text) == expected)
  }

  @Test(arguments: [
    ("Zelenskyy’s", "ZELENSKYYS"), ("café", "CAFE\u{301}"), ("won't", "won’t"), ("1,900", "1900"), ("Çelik", "celik"),
  ])
  func foldsAlike(_ one: String, _ other: String) {
    #expect(FoldedWords.digests(of: one).map(\.digest) == FoldedWords.digests(of: other).map(\.digest))
  }

  @Test(arguments: [
    ("miners", "miner"), ("miner’s", "miner"), ("countries", "country"), ("press", "press"), ("gas", "gas"),
    ("ties", "tie"),
  ])
  func takesEndingsOff(_ word: String, _ stem: String) {
    #expect(words(word).map(\.stem) == [FoldedWords.digest(ofFolded: stem)])
  }

  @Test func keepsApartWhatIsNoEnding() {
    #expect(words("bus").map(\.stem) != words("bu").map(\.stem))
    #expect(words("1990s").map(\.stem) != words("1990").map(\.stem))
  }

  @Test func knowsWhatIsQuoted() {
    let quoted = words("He said “no more talks” and \"never again\" (\"ever\") to them").filter(\.isQuoted)
    #expect(quoted.count == 6)
    // A mark that is never closed ends with its paragraph.
    #expect(words("“We go on\nThey left").filter(\.isQuoted).count == 3)
    #expect(words("the 6\" pipe broke").filter(\.isQuoted).isEmpty)
  }

  @Test func knowsWhereACapitalTellsNothing() {
    let names = words("Talks stall. Envoys of Tor met: Nobody spoke, Ode said").filter {
      $0.isCapitalised && !$0.opensSentence
    }
    #expect(names.count == 2)
  }
}
