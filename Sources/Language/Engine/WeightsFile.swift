import LanguageKernels

/// What is wrong with a weights file.
public enum WeightsError: Error, CustomStringConvertible, Equatable {
  /// It does not start as a weights file does.
  case notWeights
  /// It was written for another version of the program.
  case version(found: Int, expected: Int)
  /// It ends too early, or has more than it says.
  case length(found: Int, expected: Int)
  /// Its bytes are not those that were written.
  case checksum
  /// A part of it contradicts another.
  case contents(String)

  /// What is wrong and what to do.
  public var description: String {
    switch self {
    case .notWeights: "the language weights are no weights file: build the program again from clean sources"
    case .version(let found, let expected):
      "the language weights have format \(found), but this program reads \(expected): train them again with parley-train"
    case .length(let found, let expected):
      "the language weights have \(found) bytes instead of \(expected): the file is cut off or damaged"
    case .checksum: "the language weights fail their checksum: the file is damaged"
    case .contents(let what): "the language weights are inconsistent (\(what)): train them again with parley-train"
    }
  }
}

/// The names of the classes a network chooses from.
package struct LabelSets: Hashable, Sendable {
  /// Parts of speech of English.
  package var xpos: [String]
  /// Bundles of features, "_" for none.
  package var features: [String]
  /// Dependency relations with subtypes.
  package var relations: [String]

  /// Makes label sets.
  package init(xpos: [String], features: [String], relations: [String]) {
    self.xpos = xpos
    self.features = features
    self.relations = relations
  }
}

/// A trained network with everything it needs.
///
/// The file: "PARLEYLM", then little-endian: format version, length of the rest, checksum of the rest; then provenance,
/// label sets, lemmas and sizes as text and numbers with their lengths, the vocabulary's keys, the tables as signed bytes with a
/// scale a row, the dense matrices in half precision.
package struct Weights: Sendable {
  /// The version of the format.
  package static let version = 1
  private static let magic = Array("PARLEYLM".utf8)
  private static let headerSize = 24

  /// What it was trained on and how.
  package var provenance: String
  package var labels: LabelSets
  package var shape: NetworkShape
  package var vocabulary: Vocabulary
  /// The exceptions of `LemmaTable`, as text.
  package var lemmas: String
  /// The parameters in the order of `NetworkLayout`.
  package var parameters: [Float]

  /// Makes weights.
  package init(
    provenance: String, labels: LabelSets, shape: NetworkShape, vocabulary: Vocabulary, lemmas: String,
    parameters: [Float]
  ) {
    self.provenance = provenance
    self.labels = labels
    self.shape = shape
    self.vocabulary = vocabulary
    self.lemmas = lemmas
    self.parameters = parameters
  }

  /// Reads a weights file; linear in its size.
  package init(_ bytes: UnsafeRawBufferPointer) throws(WeightsError) {
    let body = try Weights.body(bytes, magic: Weights.magic, version: Weights.version)
    var input = WeightsInput(bytes: body)
    provenance = try input.text()
    labels = LabelSets(
      xpos: try input.text().split(separator: "\n").map(String.init),
      features: try input.text().split(separator: "\n").map(String.init),
      relations: try input.text().split(separator: "\n").map(String.init))
    lemmas = try input.text()
    let sizes = try input.numbers().map { Int($0) }
    var shape = NetworkShape(
      wordRows: 0, vectorRows: 0, partsOfSpeech: 0, xpos: 0, features: 0, relations: 0, names: 0)
    guard sizes.count == shape.sizes.count, sizes.allSatisfy({ $0 > 0 && $0 < 1 << 24 }) else {
      throw .contents("sizes")
    }
    shape.sizes = sizes
    let words = try input.numbers()
    let vectors = try input.numbers()
    guard shape.wordRows == words.count + 1, shape.vectorRows == vectors.count + 1,
      shape.hashedRows == WordFeatures.tables, shape.width % 2 == 0, shape.width <= 1_024,
      shape.layers <= 16
    else { throw .contents("shape") }
    self.shape = shape
    vocabulary = Vocabulary(words: words, vectors: vectors)
    let layout = NetworkLayout(shape)
    let expected = Weights.size(tables: layout.tables, dense: layout.dense)
    guard input.rest == expected else { throw .contents("\(input.rest) bytes of numbers instead of \(expected)") }
    let numbers = UnsafeRawBufferPointer(rebasing: body[(body.count - expected)...])
    guard Weights.scalesAreNumbers(numbers, tables: layout.tables.map { ($0.rows, $0.columns) }) else {
      throw .contents("a scale")
    }
    parameters = [Float](unsafeUninitializedCapacity: layout.count) { buffer, count in
      buffer.initialize(repeating: 0)
      count = layout.count
      guard let to = buffer.baseAddress else { return }
      Weights.widen(numbers, tables: layout.tables, dense: layout.dense, to)
    }
  }

  /// Whether no scale of a table's row is infinite, no number at all, or beyond what a matrix can hold.
  ///
  /// A matrix in half precision holds numbers only, so that no score can come out as none.
  package static func scalesAreNumbers(
    _ bytes: UnsafeRawBufferPointer, tables: [(rows: Int, columns: Int)]
  ) -> Bool {
    let largestHalf: Float = 65_504
    var next = 0
    for table in tables {
      for row in 0..<table.rows {
        let bits = bytes.loadUnaligned(fromByteOffset: next + 4 * row, as: UInt32.self).littleEndian
        // Said so that what is no number fails, too.
        guard abs(Float(bitPattern: bits)) <= largestHalf else { return false }
      }
      next += table.rows * (table.columns + 4)
    }
    return true
  }

  /// What follows a weights file's header, which is checked.
  static func body(
    _ bytes: UnsafeRawBufferPointer, magic: [UInt8], version: Int
  ) throws(WeightsError) -> UnsafeRawBufferPointer {
    guard bytes.count >= magic.count, bytes.prefix(magic.count).elementsEqual(magic) else { throw .notWeights }
    guard bytes.count >= headerSize + 4 else { throw .length(found: bytes.count, expected: headerSize + 4) }
    let found = Int(bytes.loadUnaligned(fromByteOffset: 8, as: UInt32.self).littleEndian)
    guard found == version else { throw .version(found: found, expected: version) }
    let length = Int(bytes.loadUnaligned(fromByteOffset: 12, as: UInt32.self).littleEndian)
    guard bytes.count == headerSize + length else {
      throw .length(found: bytes.count, expected: headerSize + length)
    }
    let sum = bytes.loadUnaligned(fromByteOffset: 16, as: UInt64.self).littleEndian
    let body = UnsafeRawBufferPointer(rebasing: bytes[headerSize...])
    guard sum == checksum(body) else { throw .checksum }
    return body
  }

  /// How many bytes tables and matrices take in a file.
  static func size(tables: [Matrix], dense: [Matrix]) -> Int {
    tables.reduce(0) { $0 + $1.rows * ($1.columns + 4) } + dense.reduce(0) { $0 + 2 * $1.count }
  }

  /// Reads tables and matrices into their places among the parameters.
  static func widen(
    _ bytes: UnsafeRawBufferPointer, tables: [Matrix], dense: [Matrix], _ parameters: UnsafeMutablePointer<Float>
  ) {
    var next = 0
    func aligned<Number>(_ count: Int, as type: Number.Type, _ body: (UnsafePointer<Number>) -> Void) {
      withUnsafeTemporaryAllocation(of: Number.self, capacity: count) { numbers in
        guard let start = numbers.baseAddress, let from = bytes.baseAddress else { return }
        UnsafeMutableRawPointer(start).copyMemory(from: from + next, byteCount: count * MemoryLayout<Number>.stride)
        next += count * MemoryLayout<Number>.stride
        body(start)
      }
    }
    for table in tables {
      aligned(table.rows, as: Float.self) { scales in
        aligned(table.count, as: Int8.self) { values in
          lk_from_bytes(table.rows, table.columns, values, scales, parameters + table.offset)
        }
      }
    }
    for matrix in dense {
      aligned(matrix.count, as: UInt16.self) { values in
        lk_from_halves(matrix.count, values, parameters + matrix.offset)
      }
    }
  }

  /// The bytes of the file; the same weights always give the same bytes.
  package func bytes() -> [UInt8] {
    var output = WeightsOutput()
    output.append(provenance)
    output.append(labels.xpos.joined(separator: "\n"))
    output.append(labels.features.joined(separator: "\n"))
    output.append(labels.relations.joined(separator: "\n"))
    output.append(lemmas)
    output.append(shape.sizes.map { UInt32($0) })
    output.append(vocabulary.words)
    output.append(vocabulary.vectors)
    let layout = NetworkLayout(shape)
    output.append(parameters, tables: layout.tables, dense: layout.dense)
    return output.file(magic: Weights.magic, version: Weights.version)
  }

  /// The checksum of a file's bytes behind its header.
  package static func checksum(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    guard let start = bytes.baseAddress else { return 0 }
    return lk_checksum(bytes.count, start.assumingMemoryBound(to: UInt8.self))
  }
}

/// A cursor over a weights file that never reads past its end.
struct WeightsInput {
  let bytes: UnsafeRawBufferPointer
  var next = 0

  init(bytes: UnsafeRawBufferPointer) {
    self.bytes = bytes
  }

  var rest: Int { bytes.count - next }

  mutating func number() throws(WeightsError) -> UInt32 {
    guard rest >= 4 else { throw .contents("a number past its end") }
    defer { next += 4 }
    return bytes.loadUnaligned(fromByteOffset: next, as: UInt32.self).littleEndian
  }

  mutating func numbers() throws(WeightsError) -> [UInt32] {
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
