import Language
import Records
import Testing

/// Who is who in small texts, with tags, trees and names written by hand or found by the engine.
@Suite struct CoreferenceResolverTests {
  /// The mentions of each entity that is a person or has several, "name: mention | mention", in order.
  private func entities(_ content: String) -> [String] {
    let text = annotate(content)
    return text.entities.filter { $0.kind == .person || $0.mentions.count > 1 }.map { entity in
      let mentions = entity.mentions.map { text.text(text.offsets(ofTokens: $0.tokens)) }
      return "\(entity.name): \(mentions.joined(separator: " | "))"
    }
  }

  @Test(arguments: [
    (
      "J.D. Vance arrived in Paris. Vance said that he was hopeful. Mr. Vance left.",
      "J.D. Vance: J.D. Vance | Vance | he | Vance"
    ),
    (
      "Anna Berger spoke in Vienna. She said her party would not yield.",
      "Anna Berger: Anna Berger | She | her"
    ),
    (
      "The United States agreed. The U.S. sent troops.",
      "United States: United States | U.S."
    ),
    (
      "The United Auto Workers (UAW) met Ford on Monday. The UAW rejected the offer.",
      "United Auto Workers: United Auto Workers | UAW | UAW"
    ),
    (
      "Robert Miller met reporters. “I will not sign,” Miller said.",
      "Robert Miller: Robert Miller | I | Miller"
    ),
  ])
  func groups(_ content: String, _ expected: String) {
    #expect(entities(content).contains(expected), "\(entities(content))")
  }

  @Test func quotedHeIsNotTheSpeaker() throws {
    let text = annotate("David Klein met Peter Baum on Monday. “He lied to me,” Klein said.")
    let klein = try #require(text.entities.first { $0.name == "David Klein" })
    let words = klein.mentions.map { text.tokens[$0.head].form }
    #expect(words.contains("me"))
    #expect(!words.contains("He"))
  }

  @Test func leavesOpenWhatIsOpen() {
    let text = annotate("It is raining. You never know.")
    #expect(text.entities.allSatisfy { entity in entity.mentions.count > 1 || entity.mentions[0].kind == .name })
    #expect(!text.unresolvedPronouns.isEmpty)
  }

  @Test(arguments: [
    "", " ", "\u{FEFF}", "he", "“", "I I I", "((((", "他说 he said.", "‏مرحبا he‏", "😀 she 😀 her", ". : ? !",
    "Vance:\nVance:\nVance:\n",
    "A and B and C and she.", "’s ’s ’s", String(repeating: "he and she and ", count: 300),
    String(repeating: "Is it you?\n\nI am.\n\n", count: 40),
  ])
  func survives(_ content: String) {
    let text = annotate(content)
    var seen: Set<Int> = []
    for entity in text.entities {
      #expect(!entity.mentions.isEmpty)
      for mention in entity.mentions {
        #expect(!mention.tokens.isEmpty && text.tokens.indices.contains(mention.head))
        #expect(seen.insert(mention.head).inserted)
        #expect((0...1).contains(mention.confidence))
      }
    }
    #expect(text.unresolvedPronouns.allSatisfy { !seen.contains($0) })
    #expect(text.unresolvedPronouns == text.unresolvedPronouns.sorted())
  }

  @Test func sameTextSameEntities() {
    let content = "Anna Berger met Carl Otto. She thanked him. The minister said they would meet again."
    #expect(annotate(content).entities == annotate(content).entities)
  }

  @Test func writesEntities() {
    let text = annotate("Anna Berger spoke. She left.")
    var bytes: [UInt8] = []
    ParseWriter.append(text, to: &bytes)
    let json = String(decoding: bytes, as: UTF8.self)
    #expect(
      json.contains("\"entities\":[{\"type\":\"person\",\"name\":\"Anna Berger\",\"mentions\":[{\"start\":0,\"end\":11")
    )
    bytes = []
    CoNLLUWriter.append(text, to: &bytes)
    let table = String(decoding: bytes, as: UTF8.self)
    #expect(table.contains("Entity=(1-person|"))
    #expect(table.contains("Entity=1)|"))
    #expect(table.contains("Entity=(1-person)|"))
  }
}
