/// Trained name networks with everything they need but the parser's word vectors: one, or several that decide together.
///
/// The file: "PARLEYNM" and the header of `WeightsInput`; then provenance, sizes, the number of networks, the keys of words
/// and lexicon; then for each network its tables and matrices. The lexicon is the first network's for all.
package struct NameWeights: Sendable {
  /// The version of the format.
  package static let version = 3
  private static let magic = Array("PARLEYNM".utf8)
  /// The most networks a file may have.
  private static let mostMembers: UInt32 = 8

  /// What it was trained on and how.
  package var provenance: String
  package var shape: NameShape
  /// The keys of words with a row of their own, and of those of the lexicon.
  package var words, lexicon: [UInt32]
  /// The first network's parameters in the order of `NameLayout`, then the others' without the lexicon.
  package var parameters: [Float]
  /// How many networks decide together.
  package private(set) var members = 1

  /// Where the parameters of a member begin, so that the offsets of `NameLayout` hold for all but the lexicon.
  package func offset(ofMember member: Int) -> Int {
    let layout = NameLayout(shape)
    return member * (layout.count - layout.words.offset)
  }

  /// One of the networks alone.
  package func member(_ member: Int) -> NameWeights {
    let layout = NameLayout(shape)
    let first = offset(ofMember: member) + layout.words.offset
    let own = parameters[first..<first + layout.count - layout.words.offset]
    return NameWeights(
      provenance: provenance, shape: shape, words: words, lexicon: lexicon,
      parameters: Array(parameters[..<layout.words.offset] + own))
  }

  /// Weights of one network.
  package init(
    provenance: String, shape: NameShape, words: [UInt32], lexicon: [UInt32], parameters: [Float]
  ) {
    self.provenance = provenance
    self.shape = shape
    self.words = words
    self.lexicon = lexicon
    self.parameters = parameters
  }

  /// Lets networks decide together; at least one.
  ///
  /// - Throws: `WeightsError.contents` where they differ in shape, words or lexicon.
  package init(joining networks: [NameWeights]) throws(WeightsError) {
    guard let first = networks.first else { throw .contents("no network") }
    self = first
    let shared = NameLayout(shape).words.offset
    for other in networks.dropFirst() {
      guard other.members == 1, other.shape == shape, other.words == words, other.lexicon == lexicon,
        other.parameters.prefix(shared) == parameters.prefix(shared)
      else { throw .contents("networks that do not fit each other") }
      parameters += other.parameters.dropFirst(shared)
      members += 1
    }
  }

  /// Reads a weights file; linear in its size.
  package init(_ bytes: UnsafeRawBufferPointer) throws(WeightsError) {
    var input = try WeightsInput(bytes, magic: NameWeights.magic, version: NameWeights.version)
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
    words = try input.numbers()
    lexicon = try input.numbers()
    guard shape.wordRows == words.count + 1, shape.lexiconRows == lexicon.count + 1,
      shape.lexiconWidth == NameLexicon.width, shape.hashedRows == NameFeatures.tables, shape.width % 2 == 0,
      shape.width <= 1_024, shape.embeddingWidth <= 4_096, shape.headWidth <= 1_024
    else { throw .contents("shape") }
    self.shape = shape
    let layout = NameLayout(shape)
    let parts = NameWeights.parts(layout, members: self.members)
    let others = (self.members - 1) * (layout.count - layout.words.offset)
    parameters = try input.parameters(layout.count + others, parts: parts)
  }

  /// The networks as they lie in the file.
  private static func parts(_ layout: NameLayout, members: Int) -> [WeightsPart] {
    (0..<members).map { member in
      WeightsPart(
        tables: member == 0 ? layout.tables : Array(layout.tables.dropFirst()), dense: layout.dense,
        offset: member * (layout.count - layout.words.offset))
    }
  }

  /// The bytes of the file; the same weights always give the same bytes.
  package func bytes() -> [UInt8] {
    var output = WeightsOutput()
    output.append(provenance)
    output.append(shape.sizes.map { UInt32($0) })
    output.append(UInt32(members))
    output.append(words)
    output.append(lexicon)
    output.append(parameters, NameWeights.parts(NameLayout(shape), members: members))
    return output.file(magic: NameWeights.magic, version: NameWeights.version)
  }
}
