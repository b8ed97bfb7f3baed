import LanguageKernels

/// A matrix of a network in use: signed bytes with a scale for each output and block of inputs, as the processor wants
/// them to lie.
package final class ByteMatrix: @unchecked Sendable {
  /// Inputs.
  let inputs: Int
  /// Inputs of a block, which has scales of its own, as has each block of a row that is multiplied.
  let block: Int
  /// Outputs.
  let columns: Int
  private let values: UnsafeMutablePointer<UInt8>
  private let scales: UnsafeMutablePointer<Float>
  private let offsets: UnsafeMutablePointer<Int32>
  private let bias: UnsafeMutablePointer<Float>

  /// Narrows a matrix; linear in its size.
  ///
  /// - Parameters:
  ///   - weights: its first number, a row an input.
  ///   - row: how far rows lie apart.
  ///   - block: inputs of a block; the last may be shorter.
  ///   - bias: what is added to the outputs; nil for nothing.
  init(
    _ weights: UnsafePointer<Float>, row: Int, inputs: Int, block: Int, columns: Int, bias: UnsafePointer<Float>?
  ) {
    self.inputs = inputs
    self.block = block
    self.columns = columns
    let blocks = ByteMatrix.blocks(inputs, block)
    let padded = lk_weights_padding(columns)
    values = ByteMatrix.allocate(blocks * ByteMatrix.size(block) * padded)
    scales = ByteMatrix.allocate(blocks * padded)
    offsets = ByteMatrix.allocate(blocks * padded)
    self.bias = ByteMatrix.allocate(padded)
    self.bias.initialize(repeating: 0, count: padded)
    if let bias { self.bias.update(from: bias, count: columns) }
    withUnsafeTemporaryAllocation(of: Int8.self, capacity: inputs * columns) { bytes in
      guard let bytes = bytes.baseAddress else { return }
      withLayout { lk_narrow_weights(&$0, weights, row, bytes, values, scales, offsets) }
    }
  }

  deinit {
    values.deallocate()
    scales.deallocate()
    offsets.deallocate()
    bias.deallocate()
  }

  /// Blocks of so many inputs.
  static func blocks(_ inputs: Int, _ block: Int) -> Int { (inputs + block - 1) / block }

  /// Bytes of a narrowed block: filled up to a multiple of four numbers.
  static func size(_ block: Int) -> Int { (block + 3) / 4 * 4 * lk_number_size() }

  /// Products with narrowed rows.
  func multiply(
    _ count: Int, _ rows: NarrowRows, isPositive: Bool, to: UnsafeMutablePointer<Float>, isRectified: Bool
  ) {
    let blocks = ByteMatrix.blocks(inputs, block)
    withLayout {
      lk_product(
        count, rows.bytes, blocks * ByteMatrix.size(block), rows.scales.start, blocks, isPositive ? 1 : 0, &$0, to,
        columns, isRectified ? 1 : 0)
    }
  }

  private func withLayout(_ body: (inout lk_weights) -> Void) {
    var layout = lk_weights(
      inputs: inputs, block: block, columns: columns, values: values, scales: scales, offsets: offsets, bias: bias)
    body(&layout)
  }

  private static func allocate<Number>(_ count: Int) -> UnsafeMutablePointer<Number> {
    UnsafeMutableRawPointer.allocate(byteCount: max(1, count) * MemoryLayout<Number>.stride, alignment: 64)
      .bindMemory(to: Number.self, capacity: count)
  }
}

/// Rows of numbers as products of bytes take them.
final class NarrowRows {
  /// The numbers, one or two bytes each.
  private(set) var bytes: UnsafeMutablePointer<UInt8> = .allocate(capacity: 1)
  private var capacity = 1
  /// A scale for each row and block.
  let scales = FloatBuffer()

  deinit { bytes.deallocate() }

  private func reserve(_ count: Int) -> UnsafeMutablePointer<UInt8> {
    guard count > capacity else { return bytes }
    bytes.deallocate()
    capacity = count + count / 4
    bytes = .allocate(capacity: capacity)
    return bytes
  }

  /// Makes room for rows of so many numbers.
  private func reserve(_ count: Int, _ inputs: Int, _ block: Int) -> (
    UnsafeMutablePointer<UInt8>, UnsafeMutablePointer<Float>
  ) {
    let blocks = ByteMatrix.blocks(inputs, block)
    return (reserve(count * blocks * ByteMatrix.size(block)), scales.reserve(count * blocks))
  }

  /// Narrows rows.
  ///
  /// - Parameters:
  ///   - row: how far they lie apart.
  ///   - isPositive: whether no number is negative.
  func narrow(_ count: Int, _ inputs: Int, block: Int, _ from: UnsafePointer<Float>, row: Int, isPositive: Bool) {
    let (bytes, scales) = reserve(count, inputs, block)
    lk_narrow(count, inputs, block, from, row, isPositive ? 1 : 0, bytes, scales)
  }

  /// Normalises and narrows rows that lie side by side.
  ///
  /// - Parameter norm: gains, then biases.
  func normalise(_ count: Int, _ width: Int, block: Int, _ from: UnsafePointer<Float>, _ norm: UnsafePointer<Float>) {
    let (bytes, scales) = reserve(count, width, block)
    lk_norm_narrow(count, width, block, from, norm, norm + width, bytes, scales)
  }

  /// Puts rows side by side.
  ///
  /// - Parameters:
  ///   - blocks: of one of the rows, of `block` numbers each.
  ///   - neighbours: the row that stands in each place, -1 for zeros.
  func gather(_ rows: NarrowRows, _ blocks: Int, _ block: Int, _ neighbours: [Int32]) {
    let size = blocks * ByteMatrix.size(block)
    let bytes = reserve(neighbours.count * size)
    let scales = scales.reserve(neighbours.count * blocks)
    for (index, neighbour) in neighbours.enumerated() {
      if neighbour >= 0 {
        (bytes + index * size).update(from: rows.bytes + Int(neighbour) * size, count: size)
        (scales + index * blocks).update(from: rows.scales.start + Int(neighbour) * blocks, count: blocks)
      } else {
        (bytes + index * size).update(repeating: 0, count: size)
        (scales + index * blocks).update(repeating: 0, count: blocks)
      }
    }
  }
}
