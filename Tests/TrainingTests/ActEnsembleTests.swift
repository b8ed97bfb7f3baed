import Language
import Records
import Testing
import Training

@testable import Reading

/// Several networks of acts that vote, and what they teach.
@Suite struct ActEnsembleTests {
  private static let text = "Norway rejected the quota on herring. Iceland agreed to meet."

  private func finder(seed: UInt64) throws -> ActFinder {
    let engine = try Engine.bundled.get()
    var shape = AttributionShape(vectorWidth: engine.weights.shape.vectorWidth)
    shape.width = 16
    shape.headWidth = 8
    shape.classes = ActClass.allCases.count
    var recipe = AttributionTrainer.Recipe()
    recipe.epochs = 60
    recipe.batch = 10
    recipe.warmUp = 2
    recipe.rate = 0.01
    recipe.averaging = 0.1
    recipe.seed = seed
    let article = AttributionCorpus.Article(
      doc: "a", text: Self.text,
      attributions: [
        .init(source: [[0, 6]], cue: [[7, 15]], content: [[0, 36]], classes: [ActClass.rejects.rawValue]),
        .init(source: [[38, 45]], cue: [[46, 52]], content: [[38, 60]], classes: [ActClass.accepts.rawValue]),
      ])
    let examples = [AttributionExample(article, engine.weights.vocabulary)]
    let parameters = AttributionTrainer(shape, engine, recipe: recipe).train(examples) { _, _, _ in }
    return ActFinder(
      engine,
      AttributionWeights(provenance: "test", shape: shape, settings: AttributionSettings(), parameters: parameters))
  }

  @Test func agreementIsTheMeanOfAll() throws {
    let engine = try Engine.bundled.get()
    let text = Pipeline.standard.annotate(Document(id: "a", path: "a", language: "en", text: Self.text))
    let features = AttributionFeatures(text, engine.weights.vocabulary)
    let finders = try [finder(seed: 1), finder(seed: 2)]
    let single = finders.map { $0.acts(in: text, features, limit: 0.005) }
    let together = ActEnsemble(finders).acts(in: text, features, limit: 0.02)
    #expect(!together.isEmpty)
    #expect(together.map(\.anchor) == together.map(\.anchor).sorted())
    for act in together {
      let votes = single.flatMap { $0 }.filter { $0.anchor == act.anchor && $0.act.kind == act.act.kind }
      let mean = votes.reduce(0) { $0 + $1.confidence } / 2
      #expect(abs(act.confidence - mean) < 1e-5)
    }
    let one = ActEnsemble([finders[0]]).acts(in: text, features, limit: 0.02)
    #expect(one.map(\.anchor) == single[0].filter { $0.confidence >= 0.02 }.map(\.anchor))
  }

  /// What networks find comes back as a mark with the same places.
  @Test func anActIsAMark() {
    let text = Pipeline.standard.annotate(Document(id: "a", path: "a", language: "en", text: Self.text))
    let act = FoundAct(act: .rejects, anchor: 1, actor: 0..<1, actorHead: 0, clause: [0..<6], confidence: 0.9)
    let mark = AttributionCorpus.Marked(act, in: text)
    #expect(mark.source == [[0, 6]])
    #expect(mark.cue == [[7, 15]])
    #expect(mark.content == [[0, 36]])
    #expect(mark.classes == [ActClass.rejects.rawValue])
  }
}
