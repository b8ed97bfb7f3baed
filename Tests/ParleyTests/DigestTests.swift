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
