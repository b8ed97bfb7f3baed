import Testing

@testable import parley

@Suite struct DigestTests {
  @Test func tellsTextsAndTheirBoundariesApart() {
    func digest(_ texts: [String]) -> String {
      var digest = Digest()
      for text in texts { digest.add(text) }
      return digest.hexadecimal
    }
    let digests = [[], [""], ["", ""], ["ab"], ["a", "b"], ["b", "a"]].map(digest)
    #expect(Set(digests).count == digests.count)
    #expect(digests.allSatisfy { $0.count == 16 })
    #expect(digest(["é"]) == digest(["é"]))
  }
}

@Suite struct CodebookOptionsTests {
  @Test(arguments: [
    ("actors: []\ncorrections:\n  - {drop: x}\n\n- {drop: y}\n# note\nissues: []\n", "actors: []\nissues: []\n"),
    ("corrections: []\nlexicons:\n  corrections: [a]\n", "lexicons:\n  corrections: [a]\n"),
    ("corrections:\n  - a\n", ""), ("actors: []\n", "actors: []\n"),
  ])
  func correctionsAreNoPartOfAReading(yaml: String, rest: String) {
    #expect(CodebookOptions.withoutCorrections(yaml) == rest)
  }
}
