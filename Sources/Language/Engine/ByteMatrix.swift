import LanguageKernels

/// A matrix of a network in use: signed bytes with a scale for each output and block of inputs, as the processor wants
/// them to lie.
package final class ByteMatrix: @unchecked Sendable {
  /// Blocks of inputs: each has scales of its own, and so has each block of a row that is multiplied.
  let blocks: Int
  /// Inputs of a block.
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
  ///   - bias: what is added to the outputs; nil for nothing.
  init(
    _ weights: UnsafePointer<Float>, row: Int, blocks: Int, block: Int, columns: Int, bias: UnsafePointer<Float>?
  ) {
    self.blocks = blocks
    self.block = block
    self.columns = columns
    let padded = lk_weights_padding(columns)
    values = ByteMatrix.allocate(blocks * ByteMatrix.numbers(block) * padded * lk_number_size())
    scales = ByteMatrix.allocate(blocks * padded)
    offsets = ByteMatrix.allocate(blocks * padded)
    self.bias = ByteMatrix.allocate(padded)
    self.bias.initialize(repeating: 0, count: padded)
    if let bias { self.bias.update(from: bias, count: columns) }
    withUnsafeTemporaryAllocation(of: Int8.self, capacity: blocks * block * columns) { bytes in
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

  /// Numbers of a narrowed block: filled up to a multiple of four.
  static func numbers(_ block: Int) -> Int { (block + 3) / 4 * 4 }

  /// Products with narrowed rows.
  func multiply(
    _ count: Int, _ rows: NarrowRows, isPositive: Bool, to: UnsafeMutablePointer<Float>, isRectified: Bool
  ) {
    withLayout {
      lk_product(
        count, rows.bytes, blocks * ByteMatrix.numbers(block) * lk_number_size(), rows.scales.start, blocks,
        isPositive ? 1 : 0, &$0, to, columns, isRectified ? 1 : 0)
    }
  }

  private func withLayout(_ body: (inout lk_weights) -> Void) {
    var layout = lk_weights(
      blocks: blocks, block: block, columns: columns, values: values, scales: scales, offsets: offsets, bias: bias)
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

  /// Narrows rows.
  ///
  /// - Parameters:
  ///   - row: how far they lie apart.
  ///   - isPositive: whether no number is negative.
  func narrow(_ count: Int, _ blocks: Int, _ block: Int, _ from: UnsafePointer<Float>, row: Int, isPositive: Bool) {
    let size = blocks * ByteMatrix.numbers(block) * lk_number_size()
    lk_narrow(
      count, blocks, block, from, row, isPositive ? 1 : 0, reserve(count * size), scales.reserve(count * blocks))
  }

  /// Puts rows of one block side by side.
  ///
  /// - Parameter neighbours: the row that stands in each place, -1 for zeros.
  func gather(_ rows: NarrowRows, _ block: Int, _ neighbours: [Int32]) {
    let size = ByteMatrix.numbers(block) * lk_number_size()
    let bytes = reserve(neighbours.count * size)
    let scales = scales.reserve(neighbours.count)
    for (index, neighbour) in neighbours.enumerated() {
      if neighbour >= 0 {
        (bytes + index * size).update(from: rows.bytes + Int(neighbour) * size, count: size)
        scales[index] = rows.scales.start[Int(neighbour)]
      } else {
        (bytes + index * size).update(repeating: 0, count: size)
        scales[index] = 0
      }
    }
  }
}
