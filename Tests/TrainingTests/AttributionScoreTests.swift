import Testing
import Training

@Suite struct AttributionScoreTests {
  private static let text = "The minister said the port is closed. A clerk wasn't sure."

  private static let article = AttributionCorpus.Article(
    doc: "one", text: text,
    attributions: [
      AttributionCorpus.Marked(source: [[0, 12]], cue: [[13, 17]], content: [[18, 36]], type: "indirect"),
      AttributionCorpus.Marked(source: [[38, 45]], cue: [[46, 57]], content: [], type: "indirect"),
    ])

  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var found: [AttributionCorpus.Marked]
    /// Detected, attributed, found.
    var counts: (Int, Int, Int)
    var testDescription: String { name }
  }

  static let cases = [
    Case(name: "nothing", found: [], counts: (0, 0, 0)),
    Case(
      name: "the same", found: [.init(source: [[0, 12]], cue: [[13, 17]], content: [[18, 36]])], counts: (1, 1, 1)),
    Case(
      name: "half of the content", found: [.init(source: [[4, 12]], cue: [], content: [[27, 36]])], counts: (1, 1, 1)),
    Case(
      name: "less than half", found: [.init(source: [[0, 12]], cue: [], content: [[30, 36]])], counts: (0, 0, 1)),
    Case(
      name: "only an article in common", found: [.init(source: [[0, 3]], cue: [], content: [[18, 36]])],
      counts: (1, 0, 1)),
    Case(name: "no source", found: [.init(source: [], cue: [], content: [[18, 36]])], counts: (1, 0, 1)),
    Case(name: "marks alone", found: [.init(source: [], cue: [], content: [[36, 37]])], counts: (0, 0, 0)),
    Case(
      name: "found twice",
      found: [
        .init(source: [[0, 12]], cue: [], content: [[18, 30]]),
        .init(source: [[0, 12]], cue: [], content: [[18, 36]]),
      ], counts: (1, 1, 2)),
  ]

  @Test(arguments: cases) func counts(_ one: Case) {
    var score = AttributionScore()
    score.add(Self.article, one.found)
    #expect(score.detected.gold == 1)
    #expect(score.detected.right == one.counts.0)
    #expect(score.attributed.right == one.counts.1)
    #expect(score.detected.found == one.counts.2)
    #expect(score.recall["indirect"]?.all == 1)
  }

  /// Apostrophes and hyphens join words, so that half a contraction touches all of it.
  @Test func wordsJoin() {
    let article = AttributionCorpus.Article(
      doc: "two", text: "wasn't re-opened",
      attributions: [.init(source: [], cue: [], content: [[0, 16]], type: "none")])
    var score = AttributionScore()
    score.add(article, [.init(source: [], cue: [], content: [[4, 5], [15, 16]])])
    #expect(score.content.right == 2)
    #expect(score.content.gold == 2)
    #expect(score.attributed.f1 == 100)
  }
}
