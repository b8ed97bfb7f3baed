import Foundation
import Language
import Testing
import Training

/// Accuracy on the dev parts of the corpora, where they are at hand: a sample, so that it is quick in a debug build.
@Suite struct TreebankTests {
  /// Floors a little below what was reached; lower them only with a reason.
  struct Floor: Sendable {
    var file: String
    var fromRawText: Bool
    var words: Double
    var sentences: Double
    var partsOfSpeech: Double
    var lemmas: Double
    var labelled: Double
  }

  static let web = "treebanks/EWT/en_ewt-ud-dev.conllu"
  static let multilayer = "treebanks/GUM/en_gum-ud-dev.conllu"

  static let floors = [
    Floor(
      file: web, fromRawText: false, words: 100, sentences: 100, partsOfSpeech: 95, lemmas: 96, labelled: 83),
    Floor(
      file: web, fromRawText: true, words: 97.5, sentences: 84, partsOfSpeech: 93, lemmas: 94, labelled: 79),
    Floor(
      file: multilayer, fromRawText: false, words: 100, sentences: 100, partsOfSpeech: 96, lemmas: 97, labelled: 83),
    Floor(
      file: multilayer, fromRawText: true, words: 99, sentences: 94, partsOfSpeech: 96, lemmas: 96, labelled: 82),
  ]

  @Test(.enabled(if: Corpora.exists(web) && Corpora.exists(multilayer)), arguments: floors)
  func reachesFloors(_ floor: Floor) throws {
    var treebank = try Treebank(path: Corpora.folder + "/" + floor.file)
    let step = 8
    treebank.texts = stride(from: 0, to: treebank.texts.count, by: step).map { treebank.texts[$0] }
    let annotator = try EngineAnnotator([.tagger, .parser])
    let lemmas = try LemmaFinder()
    let scores = Evaluation.syntax(treebank, fromRawText: floor.fromRawText, splitter: try .trained()) { text in
      annotator.annotate(&text)
      lemmas.annotate(&text)
    }
    #expect(scores.tokens.f1 >= floor.words)
    #expect(scores.sentences.f1 >= floor.sentences)
    #expect(scores.partsOfSpeech.f1 >= floor.partsOfSpeech)
    #expect(scores.lemmas.f1 >= floor.lemmas)
    #expect(scores.labelled.f1 >= floor.labelled)
  }

  /// Eight sentences written and parsed for this project, 110 words: one wrong head costs almost a point.
  @Test(arguments: [false, true]) func parsesOwnGold(_ fromRawText: Bool) throws {
    let path = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Gate/parsed.conllu").path
    let annotator = try EngineAnnotator([.tagger, .parser])
    let lemmas = try LemmaFinder()
    let treebank = try Treebank(path: path)
    let scores = Evaluation.syntax(treebank, fromRawText: fromRawText, splitter: try .trained()) { text in
      annotator.annotate(&text)
      lemmas.annotate(&text)
    }
    #expect(scores.tokens.f1 == 100)
    #expect(scores.sentences.f1 == 100)
    #expect(scores.partsOfSpeech.f1 >= 97)
    #expect(scores.lemmas.f1 >= 97)
    #expect(scores.labelled.f1 >= 88)
  }

  @Test(.enabled(if: Corpora.exists("names/worldwide-newswire"))) func findsNames() throws {
    let sentences = try NameCorpus.newswire(folder: Corpora.folder).heldBack
    let annotator = try EngineAnnotator()
    let score = Evaluation.names(sentences, kinds: [.person, .organisation, .place]) { annotator.annotate(&$0) }
    #expect(score.f1 >= 82)
  }

  @Test(.enabled(if: Corpora.exists("names/UNER_EWT"))) func findsNamesOfTheWeb() throws {
    let corpus = try NameCorpus(
      path: Corpora.folder + "/names/UNER_EWT/en_ewt-ud-dev.iob2", columns: (1, 2), scheme: .universal,
      keepsTokens: true)
    let annotator = try EngineAnnotator()
    let score = Evaluation.names(corpus.sentences, kinds: [.person, .organisation, .place]) { annotator.annotate(&$0) }
    #expect(score.f1 >= 74)
  }
}
