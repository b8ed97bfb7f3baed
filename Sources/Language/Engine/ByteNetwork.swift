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
    let blocks: Int

    /// Names a matrix.
    ///
    /// - Parameters:
    ///   - columns: the outputs that are wanted; nil for all.
    ///   - blocks: in how many equal blocks its inputs lie.
    package init(_ weights: Matrix, _ bias: Matrix?, columns: Range<Int>? = nil, blocks: Int = 1) {
      self.weights = weights
      self.bias = bias
      self.columns = columns ?? 0..<weights.columns
      self.blocks = blocks
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
        parameters + part.weights.offset + first, row: part.weights.columns, blocks: part.blocks,
        block: part.weights.rows / part.blocks, columns: part.columns.count,
        bias: part.bias.map { parameters + $0.offset + first })
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

  /// Makes products.
  package init(_ network: ByteNetwork) {
    self.network = network
  }

  /// A linear layer, rectified if wanted.
  ///
  /// - Parameters:
  ///   - input: the first row.
  ///   - row: how far rows lie apart.
  ///   - isPositive: whether no number of them is negative.
  ///   - weights: the layer's matrix; what is added to the outputs goes with it.
  ///   - to: room for the outputs, side by side.
  package func linear(
    _ count: Int, _ input: UnsafePointer<Float>, row: Int, isPositive: Bool = false, _ weights: Matrix,
    _ to: UnsafeMutablePointer<Float>, isRectified: Bool = false
  ) {
    guard let matrix = network[weights] else { return }
    rows.narrow(count, matrix.blocks, matrix.block, input, row: row, isPositive: isPositive)
    matrix.multiply(count, rows, isPositive: isPositive, to: to, isRectified: isRectified)
  }

  /// A rectified layer over words and their neighbours.
  ///
  /// - Parameters:
  ///   - input: the words' rows, side by side.
  ///   - neighbours: for each word the rows that the layer sees, one for each of the matrix's blocks; -1 for zeros.
  package func window(
    _ count: Int, _ input: UnsafePointer<Float>, _ neighbours: [Int32], _ weights: Matrix,
    _ to: UnsafeMutablePointer<Float>
  ) {
    guard let matrix = network[weights] else { return }
    rows.narrow(count, 1, matrix.block, input, row: matrix.block, isPositive: false)
    gathered.gather(rows, matrix.block, neighbours)
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
}
