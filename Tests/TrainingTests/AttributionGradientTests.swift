import Language
import Reading
import Testing
import Training

/// Every layer's gradient of the attribution network against differences of the loss.
@Suite struct AttributionGradientTests {
  static let shape: AttributionShape = {
    var shape = AttributionShape(vectorWidth: 3)
    shape.width = 8
    shape.layers = 2
    shape.headWidth = 6
    shape.classes = 3
    return shape
  }()

  static let layout = AttributionLayout(shape)

  static let parts = [layout.features] + layout.dense

  /// Two pieces of two blocks each.
  static func input(_ random: inout DropoutNoise) -> AttributionInput {
    var input = AttributionInput()
    for piece in 0..<2 {
      let start = input.count
      for index in 0..<9 {
        var word = AttributionInput.Word()
        word.lemma = random.next() % 5
        word.partOfSpeech = random.next() % 4
        word.relation = random.next() % 4
        word.head = index % 5 == 0 ? -1 : Int32(start + index - 1)
        word.sentence = Int32(input.blocks.count + (index >= 5 ? 1 : 0))
        input.words.append(word)
        input.vectors.append(Int32(random.next() % 4))
        for _ in 0...Int(random.next() % 3) { input.rows.append(Int32(random.next() % 4)) }
        input.starts.append(Int32(input.rows.count))
      }
      input.pieces.append(start..<start + 9)
      input.blocks += [start..<start + 5, start + 5..<start + 9]
      input.pieceOfBlock += [piece, piece]
    }
    return input
  }

  @Test(arguments: parts.indices) func matchesDifferences(_ part: Int) {
    let matrix = Self.parts[part]
    var random = DropoutNoise(embedding: 0, layer: 0, output: 0, hidden: 0, seed: 1)
    let input = Self.input(&random)
    var gold: [AttributionGold] = []
    for _ in input.pieces {
      var one = AttributionGold()
      one.roles = (0..<9).map { Int32($0 % 4) }
      one.anchors = [-1, 1, 1, -2, 7, 7, -1, 1, 1]
      one.sources = [(1, 3), (7, -1)]
      one.classes = [0b101, 0b010]
      gold.append(one)
    }
    let anchors = [1, 4, 7, 10, 16]
    let parameters = FloatBuffer(Self.layout.count)
    AttributionTrainer.initialise(parameters.start, Self.layout, &random)
    for index in 0..<Self.layout.count { parameters.start[index] += Float(random.next() % 1_000) / 5_000 - 0.1 }
    let table = FloatBuffer(12)
    for index in 0..<12 { table.start[index] = Float(random.next() % 1_000) / 1_000 - 0.5 }
    var weights = AttributionLossWeights()
    (weights.roles, weights.anchors, weights.changes, weights.content) = (1, 1, 1, 1)
    (weights.sources, weights.classes) = (1, 1)
    let gradient = FloatBuffer(Self.layout.count)
    let other = FloatBuffer(Self.layout.count)
    func loss(_ gradient: FloatBuffer) -> Double {
      let pass = AttributionPass(Self.shape)
      pass.encode(input, parameters: parameters.start, table: table.start)
      pass.link(anchors, parameters: parameters.start)
      return AttributionBackward().run(
        pass, gold: gold, weights: weights, parameters: parameters.start, gradient: gradient.start
      ).total
    }
    _ = loss(gradient)
    let candidates = (matrix.offset..<matrix.offset + matrix.count).filter { gradient.start[$0] != 0 }
    let step: Float = 2e-4
    for trial in 0..<min(12, candidates.count) {
      let index = candidates[candidates.count <= 12 ? trial : Int(random.next() % UInt64(candidates.count))]
      let value = parameters.start[index]
      parameters.start[index] = value + step
      let above = loss(other)
      parameters.start[index] = value - step
      let below = loss(other)
      parameters.start[index] = value
      let expected = (above - below) / Double(2 * step)
      let found = Double(gradient.start[index])
      #expect(abs(found - expected) <= 0.02 + 0.03 * abs(expected), "part \(part), number \(index - matrix.offset)")
    }
  }
}
