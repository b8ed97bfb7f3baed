package import Language
import LanguageKernels

/// A trained attribution network with everything it needs but the language engine's word vectors.
///
/// The file: "PARLEYAT", then little-endian: format version, length of the rest, checksum of the rest; then provenance,
/// sizes and settings with their lengths, the table of features as signed bytes with a scale a row, and the dense matrices in half
/// precision.
package struct AttributionWeights: Sendable {
  /// The version of the format.
  package static let version = 1
  private static let magic = Array("PARLEYAT".utf8)
  private static let headerSize = 24

  /// What it was trained on and how.
  package var provenance: String
  package var shape: AttributionShape
  package var settings: AttributionSettings
  /// The parameters in the order of `AttributionLayout`.
  package var parameters: [Float]

  /// Makes weights.
  package init(
    provenance: String, shape: AttributionShape, settings: AttributionSettings, parameters: [Float]
  ) {
    self.provenance = provenance
    self.shape = shape
    self.settings = settings
    self.parameters = parameters
  }

  /// Reads a weights file; linear in its size.
  package init(_ bytes: UnsafeRawBufferPointer) throws(WeightsError) {
    guard bytes.count >= Self.magic.count, bytes.prefix(Self.magic.count).elementsEqual(Self.magic) else {
      throw .notWeights
    }
    guard bytes.count >= Self.headerSize else { throw .length(found: bytes.count, expected: Self.headerSize) }
    let version = Int(bytes.loadUnaligned(fromByteOffset: 8, as: UInt32.self).littleEndian)
    guard version == Self.version else { throw .version(found: version, expected: Self.version) }
    let length = Int(bytes.loadUnaligned(fromByteOffset: 12, as: UInt32.self).littleEndian)
    guard bytes.count == Self.headerSize + length else {
      throw .length(found: bytes.count, expected: Self.headerSize + length)
    }
    let sum = bytes.loadUnaligned(fromByteOffset: 16, as: UInt64.self).littleEndian
    let body = UnsafeRawBufferPointer(rebasing: bytes[Self.headerSize...])
    guard sum == Self.checksum(body) else { throw .checksum }
    var input = NumberReader(bytes: body)
    provenance = try input.text()
    let sizes = try input.list().map { Int($0) }
    var shape = AttributionShape(vectorWidth: 0)
    guard [6, 7].contains(sizes.count), sizes.allSatisfy({ $0 > 0 && $0 < 1 << 24 }) else {
      throw .contents("sizes")
    }
    shape.sizes = sizes
    guard shape.sizes == sizes, shape.width % 2 == 0, shape.width <= 1_024, shape.layers <= 16,
      shape.classes <= AttributionShape.mostClasses
    else {
      throw .contents("shape")
    }
    self.shape = shape
    let numbers = try input.list().map { Float(bitPattern: $0) }
    guard let settings = AttributionSettings(numbers) else { throw .contents("settings") }
    self.settings = settings
    let layout = AttributionLayout(shape)
    let expected = layout.features.rows * (layout.features.columns + 4) + 2 * (layout.count - layout.firstDense)
    guard input.rest == expected else { throw .contents("\(input.rest) bytes of numbers instead of \(expected)") }
    let rest = UnsafeRawBufferPointer(rebasing: body[(body.count - expected)...])
    guard Weights.scalesAreNumbers(rest, tables: [(layout.features.rows, layout.features.columns)]) else {
      throw .contents("a scale")
    }
    parameters = [Float](unsafeUninitializedCapacity: layout.count) { buffer, count in
      buffer.initialize(repeating: 0)
      count = layout.count
      guard let to = buffer.baseAddress else { return }
      Self.widen(rest, layout, to)
    }
  }

  private static func widen(
    _ bytes: UnsafeRawBufferPointer, _ layout: AttributionLayout, _ parameters: UnsafeMutablePointer<Float>
  ) {
    var next = 0
    func aligned<Number>(_ count: Int, as type: Number.Type, _ body: (UnsafePointer<Number>) -> Void) {
      let numbers = UnsafeMutablePointer<Number>.allocate(capacity: count)
      defer { numbers.deallocate() }
      guard let from = bytes.baseAddress else { return }
      UnsafeMutableRawPointer(numbers).copyMemory(from: from + next, byteCount: count * MemoryLayout<Number>.stride)
      next += count * MemoryLayout<Number>.stride
      body(numbers)
    }
    let table = layout.features
    aligned(table.rows, as: Float.self) { scales in
      aligned(table.count, as: Int8.self) { values in
        lk_from_bytes(table.rows, table.columns, values, scales, parameters + table.offset)
      }
    }
    let dense = layout.count - layout.firstDense
    aligned(dense, as: UInt16.self) { values in lk_from_halves(dense, values, parameters + layout.firstDense) }
  }

  /// The bytes of the file; the same weights always give the same bytes.
  package func bytes() -> [UInt8] {
    var body: [UInt8] = []
    func append<Number: FixedWidthInteger>(_ number: Number) {
      withUnsafeBytes(of: number.littleEndian) { body.append(contentsOf: $0) }
    }
    func append(_ numbers: [UInt32]) {
      append(UInt32(numbers.count))
      for number in numbers { append(number) }
    }
    append(UInt32(provenance.utf8.count))
    body.append(contentsOf: provenance.utf8)
    append(shape.sizes.map { UInt32($0) })
    append(settings.numbers.map(\.bitPattern))
    let layout = AttributionLayout(shape)
    parameters.withUnsafeBufferPointer { buffer in
      guard let start = buffer.baseAddress else { return }
      let table = layout.features
      var values = [Int8](repeating: 0, count: table.count)
      var scales = [Float](repeating: 0, count: table.rows)
      lk_to_bytes(table.rows, table.columns, start + table.offset, &values, &scales)
      for scale in scales { append(scale.bitPattern) }
      body.append(contentsOf: values.lazy.map { UInt8(bitPattern: $0) })
      var halves = [UInt16](repeating: 0, count: layout.count - layout.firstDense)
      lk_to_halves(halves.count, start + layout.firstDense, &halves)
      for half in halves { append(half) }
    }
    let sum = body.withUnsafeBytes { Self.checksum($0) }
    let rest = body
    body = Self.magic
    append(UInt32(Self.version))
    append(UInt32(rest.count))
    append(sum)
    return body + rest
  }

  private static func checksum(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    guard let start = bytes.baseAddress else { return 0 }
    return lk_checksum(bytes.count, start.assumingMemoryBound(to: UInt8.self))
  }
}

/// A cursor over a weights file that never reads past its end.
private struct NumberReader {
  let bytes: UnsafeRawBufferPointer
  var next = 0

  var rest: Int { bytes.count - next }

  mutating func number() throws(WeightsError) -> UInt32 {
    guard rest >= 4 else { throw .contents("a number past its end") }
    defer { next += 4 }
    return bytes.loadUnaligned(fromByteOffset: next, as: UInt32.self).littleEndian
  }

  mutating func list() throws(WeightsError) -> [UInt32] {
    let count = Int(try number())
    guard rest >= 4 * count else { throw .contents("a list past its end") }
    var numbers: [UInt32] = []
    numbers.reserveCapacity(count)
    for _ in 0..<count { numbers.append(try number()) }
    return numbers
  }

  mutating func text() throws(WeightsError) -> String {
    let count = Int(try number())
    guard rest >= count else { throw .contents("a text past its end") }
    defer { next += count }
    return String(decoding: bytes[next..<next + count], as: UTF8.self)
  }
}
