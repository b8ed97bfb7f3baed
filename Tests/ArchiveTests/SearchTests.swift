import Testing

@testable import Archive

@Suite struct SearchTests {
  @Test(arguments: [
    ("crimea", ["d-b", "d-c"]),
    ("CRIMEA red", ["d-b"]),
    ("walk away", ["d-a", "d-c"]),
    ("\"walk away\"", ["d-a"]),
    ("walks", ["d-a", "d-c"]),
    ("Erdogan", ["d-c"]),
    ("Erdoğan", ["d-c"]),
    ("Київ", ["d-b"]),
    ("on b", ["d-b"]),
    ("crimea OR walk", []),
    ("NEAR(a b) * ^ - : \" ( text:", []),
    ("walk\" away", ["d-a", "d-c"]),
    ("—", []),
    ("", []),
    ("'; DROP TABLE documents; --", []),
    ("\u{1}crimea", ["d-b", "d-c"]),
    ("🇺🇳", []),
  ])
  func findsTheDocumentsThatHaveAllWords(words: String, expected: [String]) throws {
    let folder = try TemporaryFolder()
    let archive = try Archive(path: folder.file("s"), reading: "1")
    let texts = [
      ("a", "He will walk away."), ("b", "Crimea is a red line, said Київ."),
      ("c", "Away from Crimea, Mr. Erdoğan walked."),
    ]
    for (name, text) in texts { try archive.add(makeDocument(name, text: text), records: []) }
    #expect(try archive.search(words).map(\.document).sorted() == expected)
  }

  @Test func aHitShowsTheWordsAround() throws {
    let folder = try TemporaryFolder()
    let archive = try Archive(path: folder.file("s"), reading: "1")
    let filler = String(repeating: "word ", count: 100)
    try archive.add(makeDocument("a", text: "\(filler)the truce held\(filler)"), records: [])
    let hit = try #require(try archive.search("truce").first)
    #expect(hit.path == "a.txt")
    #expect(hit.title == "On a")
    #expect(hit.excerpt.contains("the truce held"))
    #expect(hit.excerpt.hasPrefix("…"))
  }
}
