import Foundation
package import Language
import LanguageKernels
package import Reading

/// Trains an attribution network: Adam with a linear warm-up and a linear decay, and a moving average.
package final class AttributionTrainer {
  /// How a network is trained.
  package struct Recipe: Sendable {
    package var epochs = 8
    /// Words in a batch, at least.
    package var batch = 1_600
    package var rate: Float = 0.002
    package var warmUp = 200
    package var weights = AttributionLossWeights()
    package var embeddingDropout: Float = 0.25
    package var layerDropout: Float = 0.2
    package var outputDropout: Float = 0.25
    package var hiddenDropout: Float = 0.25
    /// How often a word is taken for one never seen.
    package var wordDropout = 0.15
    /// The share of each step that enters the moving average.
    package var averaging: Float = 0.002
    /// Words that are looked at as anchors, at most one in so many.
    package var anchorEvery = 9
    package var seed: UInt64 = 1
    /// Makes the usual recipe.
    package init() {}
  }

  private struct Piece {
    var example: Int
    var blocks: Range<Int>
    var words: Int
  }

  private let recipe: Recipe
  private let shape: AttributionShape
  private let layout: AttributionLayout
  private let engine: Engine
  private let adam: AdamSteps
  private let gradient: FloatBuffer
  private let pass: AttributionPass
  private let backward = AttributionBackward()
  private var random: DropoutNoise

  /// Makes a trainer.
  ///
  /// - Parameter start: parameters to go on from, those of a network without classes among them; nil for fresh ones.
  package init(_ shape: AttributionShape, _ engine: Engine, recipe: Recipe, start: [Float]? = nil) {
    self.shape = shape
    self.recipe = recipe
    self.engine = engine
    layout = AttributionLayout(shape)
    random = DropoutNoise(embedding: 0, layer: 0, output: 0, hidden: 0, seed: recipe.seed)
    adam = AdamSteps(
      tables: layout.features.offset..<layout.firstDense, dense: layout.firstDense..<layout.count,
      .init(rate: recipe.rate, warmUp: recipe.warmUp, averaging: recipe.averaging))
    gradient = FloatBuffer(layout.count)
    pass = AttributionPass(shape)
    pass.noise = DropoutNoise(
      embedding: recipe.embeddingDropout, layer: recipe.layerDropout, output: recipe.outputDropout,
      hidden: recipe.hiddenDropout, seed: recipe.seed &* 1_000 &+ 7)
    AttributionTrainer.initialise(adam.parameters.start, layout, &random)
    if let start, start.count <= layout.count {
      for (index, number) in start.enumerated() { adam.parameters.start[index] = number }
    }
    adam.startAverage()
  }

  /// Uniform numbers whose variance fits a matrix's inputs; gains are 1, forget biases 1, other biases 0, pairs 0.
  package static func initialise(
    _ parameters: UnsafeMutablePointer<Float>, _ layout: AttributionLayout, _ random: inout DropoutNoise
  ) {
    func fill(_ matrix: Matrix, _ bound: Float) {
      for index in matrix.offset..<matrix.offset + matrix.count {
        parameters[index] = (Float(random.next() >> 40) / Float(1 << 24) * 2 - 1) * bound
      }
    }
    fill(layout.features, 0.1)
    for matrix in [layout.project, layout.gather, layout.hidden, layout.outputs, layout.classes] {
      fill(matrix, (3 / Float(matrix.rows)).squareRoot())
    }
    for matrix in [layout.content, layout.source, layout.contentNone, layout.sourceNone] { fill(matrix, 0.1) }
    for norm in [layout.gatherNorm, layout.outputNorm] + layout.layers.map(\.norm) {
      (parameters + norm.offset).update(repeating: 1, count: norm.columns)
    }
    for layer in layout.layers {
      fill(layer.weights, (3 / Float(layer.weights.rows)).squareRoot())
      let half = layer.gates.columns / 4
      for direction in 0..<2 {
        (parameters + layer.gates.offset + direction * 4 * half).update(repeating: 0.5, count: half)
      }
    }
    parameters[layout.outputsBias.offset + AttributionLayout.roles] = -3
  }

  /// Trains over all examples.
  ///
  /// - Parameter check: called after each epoch with its number, the losses a word, and what gives the average so far.
  /// - Returns: the moving average of the parameters.
  package func train(
    _ examples: [AttributionExample], check: (Int, AttributionBackward.Loss, () -> [Float]) -> Void
  ) -> [Float] {
    var pieces: [Piece] = []
    for (number, example) in examples.enumerated() {
      for blocks in example.features.pieces {
        pieces.append(
          Piece(
            example: number, blocks: blocks,
            words: blocks.reduce(0) { $0 + example.features.blocks[$1].count }))
      }
    }
    let perEpoch = pieces.reduce(0) { $0 + $1.words }
    let steps = max(1, recipe.epochs * perEpoch / recipe.batch)
    for epoch in 1...max(1, recipe.epochs) {
      var loss = AttributionBackward.Loss()
      var batch: [Piece] = []
      var words = 0
      for piece in random.shuffled(pieces) {
        batch.append(piece)
        words += piece.words
        if words >= recipe.batch {
          loss += run(batch, examples, steps)
          batch.removeAll(keepingCapacity: true)
          words = 0
        }
      }
      if !batch.isEmpty { loss += run(batch, examples, steps) }
      loss.roles /= Double(perEpoch)
      loss.anchors /= Double(perEpoch)
      loss.changes /= Double(perEpoch)
      loss.content /= Double(perEpoch)
      loss.sources /= Double(perEpoch)
      loss.classes /= Double(perEpoch)
      check(epoch, loss) { self.adam.averaged }
    }
    return adam.averaged
  }

  private func run(_ batch: [Piece], _ examples: [AttributionExample], _ steps: Int) -> AttributionBackward.Loss {
    var input = AttributionInput()
    var gold: [AttributionGold] = []
    let limit = UInt64(recipe.wordDropout * 65_536)
    for piece in batch {
      let example = examples[piece.example]
      let isHidden = (0..<example.text.tokens.count).map { _ in random.next() & 0xFFFF < limit }
      example.features.append(piece.blocks, isHidden: isHidden, to: &input)
      gold.append(example.gold(piece.blocks))
    }
    let touched = Set(input.rows).map { row in
      let start = layout.features.offset + Int(row) * layout.features.columns
      return start..<start + layout.features.columns
    }
    let loss = engine.weights.parameters.withUnsafeBufferPointer { table in
      guard let table = table.baseAddress else { return AttributionBackward.Loss() }
      let vectors = table + NetworkLayout(engine.weights.shape).vectors.offset
      pass.encode(input, parameters: adam.parameters.start, table: vectors)
      pass.link(anchors(input, gold), parameters: adam.parameters.start)
      return backward.run(
        pass, gold: gold, weights: recipe.weights, parameters: adam.parameters.start, gradient: gradient.start)
    }
    adam.take(gradient.start, rows: touched, scale: 1 / Float(input.count), of: steps)
    return loss
  }

  /// The right anchors and the likeliest wrong ones.
  private func anchors(_ input: AttributionInput, _ gold: [AttributionGold]) -> [Int] {
    var anchors: Set<Int> = []
    for (piece, gold) in zip(input.pieces, gold) {
      for source in gold.sources { anchors.insert(piece.lowerBound + Int(source.anchor)) }
    }
    let columns = AttributionLayout.outputs
    func score(_ word: Int) -> Float { pass.outputs.start[word * columns + AttributionLayout.roles] }
    let ranked = (0..<input.count).filter { score($0) > -4 }.sorted {
      score($0) == score($1) ? $0 < $1 : score($0) > score($1)
    }
    for word in ranked.prefix(input.count / recipe.anchorEvery) { anchors.insert(word) }
    return anchors.sorted()
  }
}
