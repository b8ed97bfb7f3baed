import LanguageKernels

/// A trained name network with everything it needs.
///
/// The file: "PARLEYNM", then as `Weights` format version, length, checksum; then provenance, sizes, the keys of words,
/// vectors and lexicon, the tables as signed bytes with a scale a row, the dense matrices in half precision.
package struct NameWeights: Sendable {
  /// The version of the format.
  package static let version = 1
  private static let magic = Array("PARLEYNM".utf8)

  /// What it was trained on and how.
  package var provenance: String
  package var shape: NameShape
  package var words: NameFeatures.Words
  /// The parameters in the order of `NameLayout`.
  package var parameters: [Float]

  /// Makes weights.
  package init(provenance: String, shape: NameShape, words: NameFeatures.Words, parameters: [Float]) {
    self.provenance = provenance
    self.shape = shape
    self.words = words
    self.parameters = parameters
  }

  /// Reads a weights file; linear in its size.
  package init(_ bytes: UnsafeRawBufferPointer) throws(WeightsError) {
    let body = try Weights.body(bytes, magic: NameWeights.magic, version: NameWeights.version)
    var input = WeightsInput(bytes: body)
    provenance = try input.text()
    let sizes = try input.numbers().map { Int($0) }
    var shape = NameShape(wordRows: 0, vectorRows: 0, lexiconRows: 0)
    guard sizes.count == shape.sizes.count, sizes.allSatisfy({ $0 > 0 && $0 < 1 << 24 }) else {
      throw .contents("sizes")
    }
    shape.sizes = sizes
    let own = try input.numbers()
    let vectors = try input.numbers()
    let lexicon = try input.numbers()
    guard shape.wordRows == own.count + 1, shape.vectorRows == vectors.count + 1,
      shape.lexiconRows == lexicon.count + 1, shape.lexiconWidth == NameLexicon.width,
      shape.hashedRows == NameFeatures.tables, shape.width % 2 == 0, shape.width <= 1_024,
      shape.embeddingWidth <= 4_096,
      shape.headWidth <= 1_024
    else { throw .contents("shape") }
    self.shape = shape
    words = NameFeatures.Words(
      vocabulary: Vocabulary(words: own, vectors: vectors), lexicon: Vocabulary(words: lexicon, vectors: []))
    let layout = NameLayout(shape)
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

  /// The bytes of the file; the same weights always give the same bytes.
  package func bytes() -> [UInt8] {
    var output = WeightsOutput()
    output.append(provenance)
    output.append(shape.sizes.map { UInt32($0) })
    output.append(words.vocabulary.words)
    output.append(words.vocabulary.vectors)
    output.append(words.lexicon.words)
    let layout = NameLayout(shape)
    output.append(parameters, tables: layout.tables, dense: layout.dense)
    return output.file(magic: NameWeights.magic, version: NameWeights.version)
  }
}
