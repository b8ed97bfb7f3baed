import LanguageKernels

/// Numbers that live as long as the buffer; it grows and never shrinks.
package final class FloatBuffer {
  /// The first number.
  package private(set) var start: UnsafeMutablePointer<Float>
  private var capacity: Int

  /// Makes a buffer of zeros.
  package init(_ capacity: Int = 0) {
    self.capacity = capacity
    start = .allocate(capacity: max(1, capacity))
    start.initialize(repeating: 0, count: max(1, capacity))
  }

  deinit { start.deallocate() }

  /// A buffer for each layer of a network, some of them in turn where fewer are kept than there are layers.
  package static func layers(_ count: Int, keeping kept: Int) -> [FloatBuffer] {
    let buffers = (0..<min(kept, count)).map { _ in FloatBuffer() }
    return (0..<count).map { buffers[$0 % buffers.count] }
  }

  /// Makes room for numbers, whose values are then unknown, and returns the first.
  @discardableResult
  package func reserve(_ count: Int) -> UnsafeMutablePointer<Float> {
    guard count > capacity else { return start }
    start.deallocate()
    capacity = count + count / 4
    start = .allocate(capacity: capacity)
    start.initialize(repeating: 0, count: capacity)
    return start
  }

  /// Makes room for numbers and sets them to zero.
  @discardableResult
  package func clear(_ count: Int) -> UnsafeMutablePointer<Float> {
    reserve(count).update(repeating: 0, count: count)
    return start
  }
}

/// A product of row-major matrices: c (m × n) = a (m × k) · b (k × n), each optionally transposed in place.
@inline(__always)
package func multiply(
  _ m: Int, _ n: Int, _ k: Int, _ a: UnsafePointer<Float>, aRow: Int, aTransposed: Bool = false,
  _ b: UnsafePointer<Float>, bRow: Int, bTransposed: Bool = false, _ c: UnsafeMutablePointer<Float>, cRow: Int,
  adding: Bool = false
) {
  lk_gemm(
    m, n, k, a, aTransposed ? 1 : aRow, aTransposed ? aRow : 1, b, bTransposed ? 1 : bRow, bTransposed ? bRow : 1, c,
    cRow, adding ? 1 : 0)
}
