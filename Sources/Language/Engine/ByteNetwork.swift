import LanguageKernels

/// The matrices of a network in use, narrowed to bytes.
///
/// Products of bytes take a quarter of the time of products of floats, and their sums are exact, so that every processor
/// gives the same numbers. Immutable and safe to share.
package struct ByteNetwork: Sendable {
  /// A matrix among a network's parameters, with what is added to its outputs.
  package struct Part {
    package let weights: Matrix
    let columns: Range<Int>
    let bias: Matrix?
    let block: Int

    /// Names a matrix.
    ///
    /// - Parameters:
    ///   - columns: the outputs that are wanted; nil for all.
    ///   - block: how many inputs share scales; nil for all.
    package init(_ weights: Matrix, _ bias: Matrix?, columns: Range<Int>? = nil, block: Int? = nil) {
      self.weights = weights
      self.bias = bias
      self.columns = columns ?? 0..<weights.columns
      self.block = block ?? weights.rows
    }
  }

  /// By the places of the matrices among the parameters.
  private let matrices: [Int: ByteMatrix]

  /// Narrows matrices.
  ///
  /// - Parameter parameters: all of the network's.
  package init(_ parameters: UnsafePointer<Float>, _ parts: [Part]) {
    var matrices: [Int: ByteMatrix] = [:]
    for part in parts {
      let first = part.columns.lowerBound
      matrices[part.weights.offset] = ByteMatrix(
        parameters + part.weights.offset + first, row: part.weights.columns, inputs: part.weights.rows,
        block: part.block, columns: part.columns.count, bias: part.bias.map { parameters + $0.offset + first })
    }
    self.matrices = matrices
  }

  subscript(_ matrix: Matrix) -> ByteMatrix? { matrices[matrix.offset] }
}

/// The linear layers of a network in use, with the working memory of one pass.
package final class ByteProducts {
  private let network: ByteNetwork
  private let rows = NarrowRows()
  private let gathered = NarrowRows()
  private var isPositive = false

  /// Makes products.
  package init(_ network: ByteNetwork) {
    self.network = network
  }

  /// Narrows the rows that go into a layer.
  ///
  /// - Parameters:
  ///   - input: the first row.
  ///   - row: how far rows lie apart.
  ///   - isPositive: whether no number of them is negative.
  package func narrow(
    _ count: Int, _ input: UnsafePointer<Float>, row: Int, isPositive: Bool = false, for weights: Matrix
  ) {
    guard let matrix = network[weights] else { return }
    rows.narrow(count, matrix.inputs, block: matrix.block, input, row: row, isPositive: isPositive)
    self.isPositive = isPositive
  }

  /// Normalises and narrows the rows that go into a layer, or into a window over them.
  ///
  /// - Parameter norm: gains, then biases, `width` each.
  package func normalise(
    _ count: Int, _ width: Int, _ input: UnsafePointer<Float>, _ norm: UnsafePointer<Float>, for weights: Matrix
  ) {
    guard let matrix = network[weights] else { return }
    rows.normalise(count, width, block: min(width, matrix.block), input, norm)
    isPositive = false
  }

  /// A linear layer over the rows narrowed last, rectified if wanted.
  ///
  /// - Parameters:
  ///   - weights: the layer's matrix; what is added to the outputs goes with it.
  ///   - to: room for the outputs, side by side.
  package func linear(
    _ count: Int, _ weights: Matrix, _ to: UnsafeMutablePointer<Float>, isRectified: Bool = false
  ) {
    network[weights]?.multiply(count, rows, isPositive: isPositive, to: to, isRectified: isRectified)
  }

  /// A rectified layer over words and their neighbours, of the rows normalised last.
  ///
  /// - Parameter neighbours: for each word the rows that the layer sees; -1 for zeros.
  package func window(
    _ count: Int, _ neighbours: [Int32], _ weights: Matrix, _ to: UnsafeMutablePointer<Float>
  ) {
    guard let matrix = network[weights], count > 0 else { return }
    let width = matrix.inputs * count / neighbours.count
    gathered.gather(rows, ByteMatrix.blocks(width, matrix.block), matrix.block, neighbours)
    matrix.multiply(count, gathered, isPositive: false, to: to, isRectified: true)
  }

  /// Appends the rows that a window over each word of a sentence sees: the word before, the word, the one after.
  package static func appendNeighbours(_ sentence: Range<Int>, to neighbours: inout [Int32]) {
    for word in sentence {
      neighbours.append(word > sentence.lowerBound ? Int32(word - 1) : -1)
      neighbours.append(Int32(word))
      neighbours.append(word + 1 < sentence.upperBound ? Int32(word + 1) : -1)
    }
  }

  /// Both directions of a recurrent layer over one sentence.
  ///
  /// - Parameters:
  ///   - width: numbers of a word, half of them for each direction.
  ///   - gates: candidate, forget and reset columns of the forward direction, then of the backward one.
  ///   - state: what goes in; what comes out goes `to`.
  ///   - biases: for each direction forget and reset bias, forget and reset peephole.
  package static func recur(
    _ sentence: Range<Int>, _ width: Int, _ gates: UnsafePointer<Float>, _ state: UnsafePointer<Float>,
    _ biases: UnsafePointer<Float>, _ to: UnsafeMutablePointer<Float>
  ) {
    let first = sentence.lowerBound
    let half = width / 2
    for direction in 0..<2 {
      let place = first * width + direction * half
      lk_recur(
        sentence.count, half, Int32(direction), gates + first * 3 * width + direction * 3 * half, 3 * width,
        state + place, width, biases + direction * 4 * half, to + place)
    }
  }
}
