import Language
import Testing

@Suite struct ShallowTaggerTests {
  @Test(arguments: [
    (
      "We won't walk away unless they agree.",
      "we/PRON will/AUX not/PART walk/VERB away/ADV unless/SCONJ they/PRON agree/VERB ./PUNCT"
    ),
    ("Vance's envoys withdrew.", "Vance/PROPN 's/PART envoy/NOUN withdraw/VERB ./PUNCT"),
    ("They’re making the biggest concessions.", "they/PRON be/AUX make/VERB the/DET big/ADJ concession/NOUN ./PUNCT"),
    ("He could not have stopped it.", "he/PRON could/AUX not/PART have/AUX stop/VERB it/PRON ./PUNCT"),
  ])
  func tags(_ text: String, _ expected: String) {
    #expect(annotate(text).tokens.map { "\($0.lemma)/\($0.partOfSpeech.rawValue)" }.joined(separator: " ") == expected)
  }

  @Test func leavesHeadsToAParser() {
    #expect(annotate("They agreed.").tokens.allSatisfy { $0.head == nil && $0.relation == nil })
  }
}
