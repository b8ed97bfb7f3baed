import Language
import Testing

@Suite struct SentenceSplitterTests {
  private func sentences(_ text: String) -> [String] {
    let annotated = annotate(text)
    return annotated.sentences.map { annotated.text($0.offsets) }
  }

  @Test(arguments: [
    ["The U.S. said so.", "Then it left."],
    ["He met Gen. Keith Kellogg and Mr. Witkoff.", "J.D. Vance came, too."],
    ["It was agreed by the U.S.", "The talks ended."],
    ["“We will walk away.”", "He left."],
    ["\"Will you go?\" he asked.", "Nobody did."],
    ["“Why?” Rubio asked reporters.", "Silence."],
    ["He called it “the killing field.”", "Then he left."],
    ["We waited… and waited.", "Then…", "Nothing."],
    ["It starts at 8 a.m. Tuesday.", "See you."],
    ["It is done (for now).", "(This is an aside.)", "Go on."],
    ["It works!", "Really?", "Yes."],
    ["Acme Inc. fell 5.5 percent.", "No. 10 declined."],
    ["Putin wrote to George W. Bush.", "They met."],
    ["The end of a note.[12]", "Another."],
    ["He said ‘no.’", "She said ‘yes.’"],
    ["She is pleasant . . . and forgettable."],
    ["It was said. . . .", "Whatever it was, it ended."],
  ])
  func splits(_ expected: [String]) {
    #expect(sentences(expected.joined(separator: " ")) == expected)
  }

  @Test func splitsWithoutSpace() {
    #expect(sentences("This is the end.The next begins.") == ["This is the end.", "The next begins."])
  }

  @Test func findsHeadings() {
    let text = annotate(
      "Talks Stall in London\n\nRubio stayed away.\nA Second Heading\nIt ended:\n“A quotation”\nLast words")
    #expect(text.sentences.map(\.isHeading) == [true, false, true, false, false, false])
    #expect(text.paragraphs.count == 6)
  }

  @Test func findsListItems() {
    let text = annotate("The terms:\n• a truce\n- an exchange\n1. no NATO\n(a) guarantees\nThe rest. And so on.")
    #expect(text.paragraphs.map(\.isListItem) == [false, true, true, true, true, false])
    #expect(text.sentences.count == 7)
  }

  @Test func joinsWrappedLines() {
    let text = annotate(
      """
      The delegations met on Tuesday for the third time this month and
      agreed to nothing but another meeting, which the host called a
      step forward although neither of the two sides would say on what
      day it was to be held or who was to come. Nobody answered when
      they were asked.

      A second paragraph follows here after a line that is quite blank
      and goes on.
      """)
    #expect(text.paragraphs.count == 2)
    #expect(text.sentences.count == 3)
  }

  @Test func keepsShortLinesApart() {
    let text = annotate("He said yes.\nShe said no.\nThey left.\nIt rained.\nNobody came.\nThe end.")
    #expect(text.paragraphs.count == 6)
  }

  @Test func cutsEndlessSentences() {
    let text = annotate(String(repeating: "word ", count: 4_500))
    #expect(text.sentences.map(\.tokens.count) == [2_000, 2_000, 500])
  }

  @Test func readsAllLineBreaks() {
    #expect(annotate("A b.\r\nC d.\u{2029}E f.\rG").paragraphs.count == 4)
  }
}
