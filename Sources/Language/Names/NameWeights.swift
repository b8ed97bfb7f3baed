import LanguageKernels

/// Trained name networks with everything they need: one, or several that decide together.
///
/// The file: "PARLEYNM", then as `Weights` format version, length, checksum; then provenance, sizes, the number of
/// networks, the keys of words, vectors and lexicon; then for each network the tables as signed bytes with a scale a row
/// and the dense matrices in half precision. Vectors and lexicon are the first network's for all.
package struct NameWeights: Sendable {
  /// The version of the format.
  package static let version = 2
  private static let magic = Array("PARLEYNM".utf8)
  /// The most networks a file may have.
  private static let mostMembers: UInt32 = 8

  /// What it was trained on and how.
  package var provenance: String
  package var shape: NameShape
  package var words: NameFeatures.Words
  /// The first network's parameters in the order of `NameLayout`, then the others' without vectors and lexicon.
  package var parameters: [Float]
  /// How many networks decide together.
  package private(set) var members = 1

  /// Where the parameters of a member begin, so that the offsets of `NameLayout` hold for all but vectors and lexicon.
  package func offset(ofMember member: Int) -> Int {
    let layout = NameLayout(shape)
    return member * (layout.count - layout.words.offset)
  }

  /// Weights of one network.
  package init(provenance: String, shape: NameShape, words: NameFeatures.Words, parameters: [Float]) {
    self.provenance = provenance
    self.shape = shape
    self.words = words
    self.parameters = parameters
  }

  /// Lets networks decide together; at least one.
  ///
  /// - Throws: `WeightsError.contents` where they differ in shape, words, vectors or lexicon.
  package init(joining networks: [NameWeights]) throws(WeightsError) {
    guard let first = networks.first else { throw .contents("no network") }
    self = first
    let shared = NameLayout(shape).words.offset
    for other in networks.dropFirst() {
      guard other.members == 1, other.shape == shape, other.words.vocabulary.words == words.vocabulary.words,
        other.words.vocabulary.vectors == words.vocabulary.vectors, other.words.lexicon.words == words.lexicon.words,
        other.parameters.prefix(shared) == parameters.prefix(shared)
      else { throw .contents("networks that do not fit each other") }
      parameters += other.parameters.dropFirst(shared)
      members += 1
    }
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
    let members = try input.number()
    guard members > 0, members <= NameWeights.mostMembers else { throw .contents("networks") }
    self.members = Int(members)
    let keys = try input.numbers()
    let vectors = try input.numbers()
    let lexicon = try input.numbers()
    guard shape.wordRows == keys.count + 1, shape.vectorRows == vectors.count + 1,
      shape.lexiconRows == lexicon.count + 1, shape.lexiconWidth == NameLexicon.width,
      shape.hashedRows == NameFeatures.tables, shape.width % 2 == 0, shape.width <= 1_024,
      shape.embeddingWidth <= 4_096,
      shape.headWidth <= 1_024
    else { throw .contents("shape") }
    self.shape = shape
    words = NameFeatures.Words(
      vocabulary: Vocabulary(words: keys, vectors: vectors), lexicon: Vocabulary(words: lexicon, vectors: []))
    let layout = NameLayout(shape)
    let others = Array(layout.tables.dropFirst(2))
    let first = Weights.size(tables: layout.tables, dense: layout.dense)
    let other = Weights.size(tables: others, dense: layout.dense)
    let expected = first + (self.members - 1) * other
    guard input.rest == expected else { throw .contents("\(input.rest) bytes of numbers instead of \(expected)") }
    let numbers = UnsafeRawBufferPointer(rebasing: body[(body.count - expected)...])
    let parts = (0..<self.members).map { member in
      let start = member == 0 ? 0 : first + (member - 1) * other
      return (
        numbers: UnsafeRawBufferPointer(rebasing: numbers[start..<start + (member == 0 ? first : other)]),
        tables: member == 0 ? layout.tables : others
      )
    }
    for part in parts {
      guard Weights.scalesAreNumbers(part.numbers, tables: part.tables.map { ($0.rows, $0.columns) }) else {
        throw .contents("a scale")
      }
    }
    let own = layout.count - layout.words.offset
    let total = layout.count + (self.members - 1) * own
    parameters = [Float](unsafeUninitializedCapacity: total) { buffer, count in
      buffer.initialize(repeating: 0)
      count = total
      guard let to = buffer.baseAddress else { return }
      for (member, part) in parts.enumerated() {
        Weights.widen(part.numbers, tables: part.tables, dense: layout.dense, to + member * own)
      }
    }
  }

  /// The bytes of the file; the same weights always give the same bytes.
  package func bytes() -> [UInt8] {
    var output = WeightsOutput()
    output.append(provenance)
    output.append(shape.sizes.map { UInt32($0) })
    output.append(UInt32(members))
    output.append(words.vocabulary.words)
    output.append(words.vocabulary.vectors)
    output.append(words.lexicon.words)
    let layout = NameLayout(shape)
    for member in 0..<members {
      output.append(
        Array(parameters[offset(ofMember: member)...]),
        tables: member == 0 ? layout.tables : Array(layout.tables.dropFirst(2)), dense: layout.dense)
    }
    return output.file(magic: NameWeights.magic, version: NameWeights.version)
  }
}
