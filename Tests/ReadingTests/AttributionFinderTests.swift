import Language
import Reading
import Records
import Testing

@Suite struct AttributionFinderTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var text: String
    /// Cue's head, source, content, as words of the text; joined by " … " where parted.
    var cue: String
    var source: String?
    var content: String
    var testDescription: String { text }
  }

  static let cases = [
    Case(
      text: "The foreign minister said the border would stay closed until June.", cue: "said",
      source: "The foreign minister", content: "the border would stay closed until June"),
    Case(
      text: "“We will not sign this paper,” Anna Kolb told reporters in Vienna.", cue: "told", source: "Anna Kolb",
      content: "We will not sign this paper"),
    Case(
      text: "“The offer is dead,” Mr. Okoro said. “There is nothing left to talk about.”", cue: "said",
      source: "Mr. Okoro", content: "The offer is dead … There is nothing left to talk about"),
    Case(
      text: "The strike will go on, according to the union.", cue: "according", source: "the union",
      content: "The strike will go on"),
    Case(
      text: "The two governments want to resume the talks next week.", cue: "want", source: "The two governments",
      content: "to resume the talks next week"),
    Case(
      text: "She believes that the deal can still be saved.", cue: "believes", source: "She",
      content: "that the deal can still be saved"),
  ]

  private func words(_ text: AnnotatedText, _ ranges: [Range<Int>]) -> String {
    ranges.map { text.text(text.offsets(ofTokens: $0)) }.joined(separator: " … ")
  }

  private func annotate(_ text: String) -> AnnotatedText {
    Pipeline.standard.annotate(Document(id: "d", path: "d", language: "en", text: text))
  }

  @Test(arguments: cases) func finds(_ one: Case) throws {
    let text = annotate(one.text)
    let found = try AttributionFinder().attributions(in: text)
    let first = try #require(found.first)
    #expect(found.count == 1)
    #expect(text.tokens[first.anchor].form == one.cue)
    #expect(first.source.map { words(text, [$0]) } == one.source)
    #expect(words(text, first.content) == one.content)
    #expect(first.confidence > 0 && first.confidence <= 1)
    #expect(first.cue.contains { $0.contains(first.anchor) })
  }

  @Test(arguments: [
    "The port lies forty miles north of the capital.", "Snow fell on the passes, and two roads were closed.",
    "The “Iron Gate” bridge was built in 1921.",
  ]) func findsNothing(_ text: String) throws {
    #expect(try AttributionFinder().attributions(in: annotate(text)).isEmpty)
  }

  @Test(arguments: [
    "", " ", "\n\n", "said", "“", "””””””", ": : :", "— … —", "\u{FEFF}\u{200D}", "said said said said said said",
    String(repeating: "he said that ", count: 700), String(repeating: "“", count: 900),
  ]) func survives(_ text: String) throws {
    let annotated = annotate(text)
    for one in try AttributionFinder().attributions(in: annotated) {
      let ranges = one.content + one.cue + [one.source].compactMap { $0 }
      for range in ranges {
        #expect(!range.isEmpty)
        #expect(annotated.tokens.indices.contains(range.lowerBound) && range.upperBound <= annotated.tokens.count)
      }
    }
  }

  /// A word is in one content at most, and contents come without marks at their ends.
  @Test func contentsDoNotOverlap() throws {
    let text = annotate(Self.cases.map(\.text).joined(separator: "\n\n"))
    var seen: Set<Int> = []
    for one in try AttributionFinder().attributions(in: text) {
      for range in one.content {
        #expect(seen.isDisjoint(with: range))
        seen.formUnion(range)
        #expect(text.tokens[range.lowerBound].partOfSpeech != .punctuation)
        #expect(text.tokens[range.upperBound - 1].partOfSpeech != .punctuation)
      }
    }
  }

  @Test func sameTextSameAttributions() throws {
    let text = annotate(Self.cases.map(\.text).joined(separator: " "))
    let finder = try AttributionFinder()
    #expect(finder.attributions(in: text) == finder.attributions(in: text))
  }
}
