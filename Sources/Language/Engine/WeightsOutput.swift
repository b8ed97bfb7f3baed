import LanguageKernels

/// The bytes of a weights file as it is written.
package struct WeightsOutput {
  private var body: [UInt8] = []

  /// Starts a file.
  package init() {}

  /// Appends a text behind its length.
  package mutating func append(_ text: String) {
    append(UInt32(text.utf8.count))
    body.append(contentsOf: text.utf8)
  }

  /// Appends a number.
  package mutating func append<Number: FixedWidthInteger>(_ number: Number) {
    withUnsafeBytes(of: number.littleEndian) { body.append(contentsOf: $0) }
  }

  /// Appends a list of numbers behind its length.
  package mutating func append(_ numbers: [UInt32]) {
    append(UInt32(numbers.count))
    for number in numbers { append(number) }
  }

  /// Appends the numbers that end the file.
  package mutating func append(_ parameters: [Float], _ parts: [WeightsPart]) {
    parameters.withUnsafeBufferPointer { buffer in
      guard let start = buffer.baseAddress else { return }
      for part in parts { append(start + part.offset, part) }
    }
  }

  private mutating func append(_ start: UnsafePointer<Float>, _ part: WeightsPart) {
    for table in part.tables {
      var values = [Int8](repeating: 0, count: table.count)
      var scales = [Float](repeating: 0, count: table.rows)
      lk_to_bytes(table.rows, table.columns, start + table.offset, &values, &scales)
      for scale in scales { append(scale.bitPattern) }
      body.append(contentsOf: values.lazy.map { UInt8(bitPattern: $0) })
    }
    for matrix in part.dense {
      var values = [UInt16](repeating: 0, count: matrix.count)
      lk_to_halves(matrix.count, start + matrix.offset, &values)
      for value in values { append(value) }
    }
  }

  /// The whole file: header, then what was appended.
  package func file(magic: [UInt8], version: Int) -> [UInt8] {
    var file = WeightsOutput()
    file.body = magic
    file.append(UInt32(version))
    file.append(UInt32(body.count))
    file.append(body.withUnsafeBytes { WeightsInput.checksum($0) })
    return file.body + body
  }
}
