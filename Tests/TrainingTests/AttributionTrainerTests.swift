import Foundation
import Language
import Reading
import Testing
import Training

@Suite struct AttributionTrainerTests {
  private static let sentences = [
    ("The minister said the port is closed.", [0, 12], [13, 17], [18, 36]),
    ("The envoy denied that talks had failed.", [0, 9], [10, 16], [17, 38]),
    ("The clerk thinks the offer is generous.", [0, 9], [10, 16], [17, 38]),
  ]

  private static let examples: [AttributionExample] = {
    let articles = sentences.enumerated().map { index, one in
      AttributionCorpus.Article(
        doc: "\(index)", text: one.0 + "\n\nIt rained all day.",
        attributions: [.init(source: [one.1], cue: [one.2], content: [one.3], type: "indirect")])
    }
    guard let vocabulary = try? Engine.bundled.get().weights.vocabulary else { return [] }
    return articles.map { AttributionExample($0, vocabulary) }
  }()

  private func train(seed: UInt64, epochs: Int) throws -> (weights: AttributionWeights, losses: [Double]) {
    let engine = try Engine.bundled.get()
    var shape = AttributionShape(vectorWidth: engine.weights.shape.vectorWidth)
    shape.width = 16
    shape.headWidth = 8
    var recipe = AttributionTrainer.Recipe()
    recipe.epochs = epochs
    recipe.batch = 10
    recipe.warmUp = 2
    recipe.rate = 0.01
    recipe.seed = seed
    recipe.averaging = 0.1
    var losses: [Double] = []
    let parameters = AttributionTrainer(shape, engine, recipe: recipe).train(Self.examples) { _, loss, _ in
      losses.append(loss.total)
    }
    return (
      AttributionWeights(provenance: "test", shape: shape, settings: AttributionSettings(), parameters: parameters),
      losses
    )
  }

  @Test func sameSeedSameBytes() throws {
    let first = try train(seed: 1, epochs: 2).weights.bytes()
    #expect(try train(seed: 1, epochs: 2).weights.bytes() == first)
    #expect(try train(seed: 2, epochs: 2).weights.bytes() != first)
  }

  @Test func learns() throws {
    let (weights, losses) = try train(seed: 1, epochs: 60)
    #expect(try #require(losses.last) < 0.3 * (try #require(losses.first)))
    let score = AttributionTuning.score(Self.examples, try Engine.bundled.get(), weights)
    #expect(score.attributed.right >= 2)
  }

  /// What a file says comes back as it was written, but for the precision of its numbers.
  @Test func weightsSurviveTheFile() throws {
    let weights = try train(seed: 1, epochs: 1).weights
    let bytes = weights.bytes()
    let read = try bytes.withUnsafeBytes { buffer throws(WeightsError) in try AttributionWeights(buffer) }
    #expect(read.shape == weights.shape)
    #expect(read.settings == weights.settings)
    #expect(read.provenance == weights.provenance)
    #expect(read.bytes() == bytes)
  }

  @Test func goldFollowsTheText() throws {
    let example = try #require(Self.examples.first)
    let piece = try #require(example.features.pieces.first)
    let gold = example.gold(piece)
    #expect(Array(gold.roles.prefix(8)) == [2, 2, 1, 3, 3, 3, 3, 0])
    #expect(Array(gold.anchors.prefix(8)) == [-1, -1, -1, 2, 2, 2, 2, -1])
    #expect(gold.sources.map(\.anchor) == [2])
    #expect(gold.sources.map(\.source) == [1])
  }
}
