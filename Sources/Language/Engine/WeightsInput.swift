import LanguageKernels

/// Tables and matrices as they lie in a weights file: the tables as signed bytes with a scale a row, then the matrices in
/// half precision.
package struct WeightsPart {
  var tables, dense: [Matrix]
  /// What is added to the places of tables and matrices among the parameters.
  var offset: Int

  /// Makes a part.
  package init(tables: [Matrix], dense: [Matrix], offset: Int = 0) {
    self.tables = tables
    self.dense = dense
    self.offset = offset
  }

  /// How many bytes it takes in a file.
  var size: Int { tables.reduce(0) { $0 + $1.rows * ($1.columns + 4) } + dense.reduce(0) { $0 + 2 * $1.count } }
}

/// A weights file as it is read: a cursor behind its header that never reads past its end.
///
/// Every file starts with a magic of eight bytes, then little-endian: format version, length of the rest, checksum of the
/// rest (4, 4 and 8 bytes). What has a length of its own follows, numbers of tables and matrices are its end.
package struct WeightsInput {
  private static let headerSize = 24
  private let bytes: UnsafeRawBufferPointer
  private var next = 0

  /// Opens a file, checking its header; linear in its size.
  package init(_ file: UnsafeRawBufferPointer, magic: [UInt8], version: Int) throws(WeightsError) {
    guard file.count >= magic.count, file.prefix(magic.count).elementsEqual(magic) else { throw .notWeights }
    let headerSize = Self.headerSize
    guard file.count >= headerSize + 4 else { throw .length(found: file.count, expected: headerSize + 4) }
    let found = Int(file.loadUnaligned(fromByteOffset: 8, as: UInt32.self).littleEndian)
    guard found == version else { throw .version(found: found, expected: version) }
    let length = Int(file.loadUnaligned(fromByteOffset: 12, as: UInt32.self).littleEndian)
    guard file.count == headerSize + length else {
      throw .length(found: file.count, expected: headerSize + length)
    }
    let sum = file.loadUnaligned(fromByteOffset: 16, as: UInt64.self).littleEndian
    bytes = UnsafeRawBufferPointer(rebasing: file[headerSize...])
    guard sum == Self.checksum(bytes) else { throw .checksum }
  }

  private var rest: Int { bytes.count - next }

  /// The next number.
  package mutating func number() throws(WeightsError) -> UInt32 {
    guard rest >= 4 else { throw .contents("a number past its end") }
    defer { next += 4 }
    return bytes.loadUnaligned(fromByteOffset: next, as: UInt32.self).littleEndian
  }

  /// The next list of numbers.
  package mutating func numbers() throws(WeightsError) -> [UInt32] {
    let count = Int(try number())
    guard rest >= 4 * count else { throw .contents("a list past its end") }
    var numbers: [UInt32] = []
    numbers.reserveCapacity(count)
    for _ in 0..<count { numbers.append(try number()) }
    return numbers
  }

  /// The next text.
  package mutating func text() throws(WeightsError) -> String {
    let count = Int(try number())
    guard rest >= count else { throw .contents("a text past its end") }
    defer { next += count }
    return String(decoding: bytes[next..<next + count], as: UTF8.self)
  }

  /// The numbers that end the file.
  ///
  /// - Parameters:
  ///   - count: how many parameters there are; those of no part are zero.
  ///   - parts: in the order of the file.
  package mutating func parameters(_ count: Int, parts: [WeightsPart]) throws(WeightsError) -> [Float] {
    let expected = parts.reduce(0) { $0 + $1.size }
    guard rest == expected else { throw .contents("\(rest) bytes of numbers instead of \(expected)") }
    var start = next
    for part in parts {
      guard scalesAreNumbers(part, from: start) else { throw .contents("a scale") }
      start += part.size
    }
    return [Float](unsafeUninitializedCapacity: count) { buffer, filled in
      buffer.initialize(repeating: 0)
      filled = count
      guard let to = buffer.baseAddress else { return }
      for part in parts { widen(part, to + part.offset) }
    }
  }

  /// Whether no scale of a table's row is infinite, no number at all, or beyond what a matrix can hold.
  ///
  /// A matrix in half precision holds numbers only, so that no score can come out as none.
  private func scalesAreNumbers(_ part: WeightsPart, from start: Int) -> Bool {
    let largestHalf: Float = 65_504
    var next = start
    for table in part.tables {
      for row in 0..<table.rows {
        let bits = bytes.loadUnaligned(fromByteOffset: next + 4 * row, as: UInt32.self).littleEndian
        // Said so that what is no number fails, too.
        guard abs(Float(bitPattern: bits)) <= largestHalf else { return false }
      }
      next += table.rows * (table.columns + 4)
    }
    return true
  }

  /// Reads a part into its places among the parameters.
  private mutating func widen(_ part: WeightsPart, _ parameters: UnsafeMutablePointer<Float>) {
    for table in part.tables {
      aligned(table.rows, as: Float.self) { scales, input in
        input.aligned(table.count, as: Int8.self) { values, _ in
          lk_from_bytes(table.rows, table.columns, values, scales, parameters + table.offset)
        }
      }
    }
    for matrix in part.dense {
      aligned(matrix.count, as: UInt16.self) { values, _ in
        lk_from_halves(matrix.count, values, parameters + matrix.offset)
      }
    }
  }

  /// The next numbers of a type, where the type wants them to lie.
  private mutating func aligned<Number>(
    _ count: Int, as type: Number.Type, _ body: (UnsafePointer<Number>, inout WeightsInput) -> Void
  ) {
    withUnsafeTemporaryAllocation(of: Number.self, capacity: count) { numbers in
      guard let start = numbers.baseAddress, let from = bytes.baseAddress else { return }
      let size = count * MemoryLayout<Number>.stride
      UnsafeMutableRawPointer(start).copyMemory(from: from + next, byteCount: size)
      next += size
      body(start, &self)
    }
  }

  /// The checksum of a file's bytes behind its header.
  package static func checksum(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    guard let start = bytes.baseAddress else { return 0 }
    return lk_checksum(bytes.count, start.assumingMemoryBound(to: UInt8.self))
  }
}
