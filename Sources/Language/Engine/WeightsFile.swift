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
    var input = try WeightsInput(bytes, magic: Weights.magic, version: Weights.version)
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
    parameters = try input.parameters(
      layout.count, parts: [WeightsPart(tables: layout.tables, dense: layout.dense)])
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
    output.append(parameters, [WeightsPart(tables: layout.tables, dense: layout.dense)])
    return output.file(magic: Weights.magic, version: Weights.version)
  }
}
