import Language
import LanguageKernels
import Testing

@Suite struct ByteProductsTests {
  /// Numbers between -1 and 1.
  private static func numbers(_ count: Int, seed: UInt64) -> [Float] {
    var random = DropoutNoise(embedding: 0, layer: 0, output: 0, hidden: 0, seed: seed)
    return (0..<count).map { _ in Float(random.next() % 2_001) / 1_000 - 1 }
  }

  /// Rows, inputs, inputs of a block, outputs: whole and broken tiles, blocks and vectors.
  static let shapes = [
    (1, 4, 4, 1), (7, 64, 64, 10), (13, 89, 24, 16), (5, 192, 64, 50), (6, 30, 30, 64), (25, 128, 128, 131),
    (2, 5, 4, 3),
  ]

  @Test(arguments: shapes) func agreeWithFloats(_ rows: Int, _ inputs: Int, _ block: Int, _ outputs: Int) {
    let input = Self.numbers(rows * inputs, seed: 3)
    let parameters = Self.numbers((inputs + 1) * outputs, seed: 5)
    let weights = Matrix(offset: 0, rows: inputs, columns: outputs)
    let bias = Matrix(offset: inputs * outputs, rows: 1, columns: outputs)
    let network = ByteNetwork(parameters, [ByteNetwork.Part(weights, bias, block: block)])
    let products = ByteProducts(network)
    let found = FloatBuffer(rows * outputs)
    for isRectified in [false, true] {
      products.narrow(rows, input, row: inputs, for: weights)
      products.linear(rows, weights, found.start, isRectified: isRectified)
      for row in 0..<rows {
        for output in 0..<outputs {
          var sum = parameters[bias.offset + output]
          for index in 0..<inputs { sum += input[row * inputs + index] * parameters[index * outputs + output] }
          if isRectified { sum = max(0, sum) }
          // Each factor is off by half a step of 1 / 127 at most; the errors mostly cancel.
          #expect(abs(found.start[row * outputs + output] - sum) < 0.01 + 0.02 * Float(inputs).squareRoot())
        }
      }
    }
  }

  /// What no number of is negative has twice the levels, and comes out as itself where they suffice.
  @Test func positiveNumbersHaveAllLevels() {
    let input: [Float] = [0, 85, 170, 255]
    let weights = Matrix(offset: 0, rows: 4, columns: 1)
    let products = ByteProducts(ByteNetwork([127, 1, -1, 127], [ByteNetwork.Part(weights, nil)]))
    let found = FloatBuffer(1)
    products.narrow(1, input, row: 4, isPositive: true, for: weights)
    products.linear(1, weights, found.start)
    #expect(found.start[0] == 85 - 170 + 255 * 127)
  }

  @Test func zerosStayZeros() {
    let weights = Matrix(offset: 0, rows: 8, columns: 2)
    let products = ByteProducts(ByteNetwork([Float](repeating: 0, count: 16), [ByteNetwork.Part(weights, nil)]))
    let found = FloatBuffer(2)
    products.narrow(1, [Float](repeating: 0, count: 8), row: 8, for: weights)
    products.linear(1, weights, found.start)
    #expect((found.start[0], found.start[1]) == (0, 0))
  }

  /// The unit in use gives what the trainer's gives but for rounding, also where no vector is full.
  @Test(arguments: [32, 96, 20]) func recurrencesAgree(_ width: Int) {
    let count = 9
    let gates = Self.numbers(count * 3 * width, seed: 7).map { 4 * $0 }
    let state = Self.numbers(count * width, seed: 9)
    let biases = Self.numbers(4 * width, seed: 11)
    let found = FloatBuffer(count * width)
    ByteProducts.recur(0..<count, width, gates, state, biases, found.start)
    var kept = gates
    var cells = [Float](repeating: 0, count: count * width)
    var expected = cells
    let half = width / 2
    kept.withUnsafeMutableBufferPointer { kept in
      cells.withUnsafeMutableBufferPointer { cells in
        expected.withUnsafeMutableBufferPointer { expected in
          state.withUnsafeBufferPointer { state in
            biases.withUnsafeBufferPointer { biases in
              guard let kept = kept.baseAddress, let cells = cells.baseAddress, let expected = expected.baseAddress,
                let state = state.baseAddress, let biases = biases.baseAddress
              else { return }
              for direction in 0..<2 {
                let place = direction * half
                lk_sru(
                  count, half, Int32(direction), kept + 3 * place, 3 * width, state + place, width,
                  biases + 4 * place, cells + place, expected + place)
              }
            }
          }
        }
      }
    }
    for index in expected.indices { #expect(abs(found.start[index] - expected[index]) < 1e-5) }
  }
}
