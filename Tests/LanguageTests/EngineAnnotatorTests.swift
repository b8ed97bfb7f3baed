@testable import Language
import Records
import Testing

@Suite struct EngineAnnotatorTests {
  @Test(arguments: [
    (
      "We won't walk away unless they agree.",
      "we/PRON will/AUX not/PART walk/VERB away/ADV unless/SCONJ they/PRON agree/VERB ./PUNCT"
    ),
    ("The minister's envoys withdrew.", "the/DET minister/NOUN 's/PART envoy/NOUN withdraw/VERB ./PUNCT"),
    ("They’re making the biggest concessions.", "they/PRON be/AUX make/VERB the/DET big/ADJ concession/NOUN ./PUNCT"),
    ("He could not have stopped it.", "he/PRON could/AUX not/PART have/AUX stop/VERB it/PRON ./PUNCT"),
  ])
  func tags(_ text: String, _ expected: String) {
    #expect(annotate(text).tokens.map { "\($0.lemma)/\($0.partOfSpeech.rawValue)" }.joined(separator: " ") == expected)
  }

  @Test(arguments: [
    ("They agreed.", "2:nsubj 0:root 2:punct"),
    ("The two sides signed a truce on Monday.", "3:det 3:nummod 4:nsubj 0:root 6:det 4:obj 8:case 4:obl 4:punct"),
    ("The offer was rejected by Kyiv.", "2:det 4:nsubj:pass 4:aux:pass 0:root 6:case 4:obl:agent 4:punct"),
  ])
  func parses(_ text: String, _ expected: String) {
    #expect(
      annotate(text).tokens.map { "\($0.head.map { $0 + 1 } ?? 0):\($0.relation ?? "")" }.joined(separator: " ")
        == expected)
  }

  @Test func findsNames() {
    let text = annotate("Yesterday Volodymyr Zelensky met Marco Rubio in Paris, officials said.")
    let names = text.names.map { "\(text.text(text.offsets(ofTokens: $0.tokens)))/\($0.kind.rawValue)" }
    #expect(names == ["Volodymyr Zelensky/PER", "Marco Rubio/PER", "Paris/LOC"])
  }

  /// Texts that no treebank holds.
  static let garbage: [String] = [
    "", " ", "\u{0}", "😀", "😀😀😀 😀", "ПРИВЕТ МИР", "北京和平談判", "مفاوضات السلام في باريس", "a\u{301}\u{301}\u{301}",
    String(repeating: "(", count: 3_000) + String(repeating: ")", count: 3_000),
    String(repeating: "no ", count: 4_000), String(repeating: ".", count: 2_500), String(repeating: "x", count: 20_000),
    "TALKS COLLAPSE AS BOTH SIDES WALK OUT", "One.Two.Three.No space", "\u{202E}txet desrever\u{202C} \u{FEFF}",
    String(repeating: "\"", count: 501), "\r\n\r\n\r", "a\tb\u{B}c\u{C}d\u{85}e\u{2028}f",
  ]

  @Test(arguments: garbage.indices) func everySentenceIsATree(_ index: Int) {
    expectTrees(annotate(Self.garbage[index]))
  }

  @Test func longSentencesAreTrees() {
    let clause = "the envoys who met in the capital said that they would not sign and "
    expectTrees(annotate(String(repeating: clause, count: 120)))
  }

  private func expectTrees(_ text: AnnotatedText) {
    for sentence in text.sentences {
      #expect(sentence.tokens.count { text.tokens[$0].head == nil } == 1)
      for index in sentence.tokens {
        var at = index
        var steps = 0
        while let head = text.tokens[at].head, steps <= sentence.tokens.count {
          #expect(sentence.tokens.contains(head))
          at = head
          steps += 1
        }
        #expect(steps < sentence.tokens.count)
        #expect((text.tokens[index].relation == "root") == (text.tokens[index].head == nil))
      }
    }
    for name in text.names { #expect(!name.tokens.isEmpty && name.tokens.upperBound <= text.tokens.count) }
    for (name, next) in zip(text.names, text.names.dropFirst()) {
      #expect(name.tokens.upperBound <= next.tokens.lowerBound)
    }
  }

  @Test func namesNeedTagsAndTrees() throws {
    #expect(throws: Pipeline.OrderError.self) {
      try Pipeline([Tokenizer(), SentenceSplitter(), EngineAnnotator([.tagger]), EngineAnnotator([.nameFinder])])
    }
    let apart = try Pipeline([
      Tokenizer(), SentenceSplitter(), EngineAnnotator([.tagger, .parser]), EngineAnnotator([.nameFinder]),
    ])
    let together = try Pipeline([Tokenizer(), SentenceSplitter(), EngineAnnotator()])
    let document = Document(id: "d", path: "d", language: "en", text: "Hanan Ashrawi left Geneva. Talks failed.")
    #expect(apart.annotate(document).names == together.annotate(document).names)
    #expect(together.annotate(document).names.count == 2)
  }

  @Test func componentsAreIndependent() throws {
    let plain = try Pipeline([Tokenizer(), SentenceSplitter(), EngineAnnotator([.tagger])])
    let full = try Pipeline([Tokenizer(), SentenceSplitter(), EngineAnnotator()])
    let document = Document(id: "d", path: "d", language: "en", text: "The envoys left Geneva. Talks failed.")
    let first = plain.annotate(document)
    let second = full.annotate(document)
    #expect(first.tokens.map(\.partOfSpeech) == second.tokens.map(\.partOfSpeech))
    #expect(first.tokens.allSatisfy { $0.relation == nil } && first.names.isEmpty)
  }

  /// A sentence's annotation does not depend on what else is in its batch.
  @Test func batchesChangeNothing() {
    let sentence = "The two delegations met in Muscat on Friday and agreed on little."
    let alone = annotate(sentence)
    let among = annotate(Array(repeating: sentence, count: 90).joined(separator: "\n\n"))
    for (index, token) in among.tokens.enumerated() {
      let twin = alone.tokens[index % alone.tokens.count]
      #expect(token.partOfSpeech == twin.partOfSpeech && token.relation == twin.relation)
    }
  }
}
