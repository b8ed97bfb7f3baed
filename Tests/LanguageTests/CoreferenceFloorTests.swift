import Language
import Records
import Testing
import Training

/// Accuracy of coreference on GUM dev, where it is at hand.
@Suite struct CoreferenceFloorTests {
  static let file = "treebanks/GUM/en_gum-ud-dev.conllu"

  /// Floors: people's names and pronouns in news, interview and speech, from raw text, in percent.
  @Test(.enabled(if: Corpora.exists(file)))
  func reachesFloors() throws {
    let corpus = try CoreferenceCorpus(path: Corpora.folder + "/" + Self.file)
    var evaluation = CoreferenceEvaluation()
    for gold in corpus.texts { evaluation.add(annotate(gold.gold.text), gold) }
    let count = try #require(evaluation.counts["total"])
    #expect(count.gold == 352)
    #expect(count.answeredShare >= 85)
    #expect(count.rightShare >= 80)
  }
}
