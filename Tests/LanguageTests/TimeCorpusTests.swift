import Testing

/// Accuracy floors on the corpora beside the repository; the figures are those of docs/LANGUAGE.md, less half a point.
@Suite struct TimeCorpusTests {
  private static let newsFolder = "times/TBAQ-cleaned/TimeBank"

  @Test(.enabled(if: TreebankTests.exists(newsFolder)))
  func timeBank() throws {
    let score = try TimeCorpus(Self.newsFolder) { !TimeCorpus.isHeldOut($0) }.score()
    #expect(score.relaxed >= 95.3)
    #expect(score.value >= 84.8)
  }

  /// Only measured, never read: a failure here is to be mended by rules found on the other texts.
  @Test(.enabled(if: TreebankTests.exists(newsFolder)))
  func timeBankHeldOut() throws {
    let score = try TimeCorpus(Self.newsFolder, where: TimeCorpus.isHeldOut).score()
    #expect(score.relaxed >= 92)
    #expect(score.value >= 77)
  }

  @Test(.enabled(if: TreebankTests.exists("times/TBAQ-cleaned/AQUAINT")))
  func aquaint() throws {
    let score = try TimeCorpus("times/TBAQ-cleaned/AQUAINT").score()
    #expect(score.relaxed >= 94)
    #expect(score.value >= 75.5)
  }

  @Test(.enabled(if: TreebankTests.exists("times/WikiWars")))
  func wikiWars() throws {
    let score = try TimeCorpus("times/WikiWars").score()
    #expect(score.relaxed >= 92.7)
    #expect(score.value >= 83.4)
  }
}
