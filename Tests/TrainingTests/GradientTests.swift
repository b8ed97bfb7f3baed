import Language
import Testing
import Training

/// Every layer's gradient against differences of the loss.
@Suite struct GradientTests {
  static let shape: NetworkShape = {
    var shape = NetworkShape(
      wordRows: 7, vectorRows: 5, partsOfSpeech: 3, xpos: 4, features: 3, relations: 5, names: NameTag.count)
    shape.wordWidth = 4
    shape.vectorWidth = 3
    shape.hashedRows = WordFeatures.tables.map { _ in 6 }
    shape.hashedWidth = 2
    shape.width = 8
    shape.layers = 2
    shape.headWidth = 6
    return shape
  }()

  static let layout = NetworkLayout(shape)

  /// The matrices of the network by name.
  static let parts: [(String, Matrix)] =
    [("words", layout.words)] + layout.hashed.enumerated().map { ("hashed \($0)", $1) }
    + layout.dense.enumerated().map { ("dense \($0)", $1) }

  @Test(arguments: parts.indices) func matchesDifferences(_ part: Int) {
    let (name, matrix) = Self.parts[part]
    var random = DropoutNoise(embedding: 0, layer: 0, output: 0, hidden: 0, seed: 3)
    let lengths = [4, 1, 3]
    let count = lengths.reduce(0, +)
    var rows: [Int32] = []
    for _ in 0..<count {
      rows.append(Int32(random.next() % 7))
      rows.append(Int32(random.next() % 5))
      for _ in WordFeatures.tables { rows.append(Int32(random.next() % 6)) }
    }
    let gold = lengths.map { size in
      var syntax = Gold.Syntax()
      for word in 0..<size {
        syntax.partsOfSpeech.append(Int32(random.next() % 3))
        syntax.xpos.append(Int32(random.next() % 4))
        syntax.features.append(word == 0 ? -1 : Int32(random.next() % 3))
        syntax.heads.append(word == 0 ? -1 : Int32(random.next() % UInt64(word)))
        syntax.relations.append(Int32(random.next() % 5))
      }
      return Gold(syntax: syntax, names: (0..<size).map { $0 == 0 ? 0b1011 : 1 << UInt32(random.next() % 11) })
    }
    let parameters = FloatBuffer(Self.layout.count)
    Trainer.initialise(parameters.start, Self.layout, &random)
    for index in 0..<Self.layout.count {
      parameters.start[index] += Float(random.next() % 1_000) / 5_000 - 0.1
    }
    func loss(_ gradient: FloatBuffer) -> Double {
      let pass = NetworkPass(Self.shape)
      pass.encode(rows, lengths: lengths, parameters: parameters.start)
      return BackwardPass().run(
        pass, gold: gold, weights: LossWeights(), parameters: parameters.start, gradient: gradient.start
      ).total
    }
    let gradient = FloatBuffer(Self.layout.count)
    _ = loss(gradient)
    let step: Float = 1e-4
    for trial in 0..<min(12, matrix.count) {
      let index = matrix.offset + (matrix.count <= 12 ? trial : Int(random.next() % UInt64(matrix.count)))
      let value = parameters.start[index]
      parameters.start[index] = value + step
      let above = loss(FloatBuffer(Self.layout.count))
      parameters.start[index] = value - step
      let below = loss(FloatBuffer(Self.layout.count))
      parameters.start[index] = value
      let expected = (above - below) / Double(2 * step)
      let found = Double(gradient.start[index])
      #expect(abs(found - expected) <= 0.02 + 0.03 * abs(expected), "\(name)[\(index - matrix.offset)]")
    }
  }
}
