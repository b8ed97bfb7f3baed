package import Language

/// A trained attribution network with everything it needs but the language engine's word vectors.
///
/// The file: "PARLEYAT", then little-endian: format version, length of the rest, checksum of the rest; then provenance,
/// sizes and settings with their lengths, the table of features as signed bytes with a scale a row, and the dense matrices in half
/// precision.
package struct AttributionWeights: Sendable {
  /// The version of the format.
  package static let version = 1
  private static let magic = Array("PARLEYAT".utf8)

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
    var input = try WeightsInput(bytes, magic: Self.magic, version: Self.version)
    provenance = try input.text()
    let sizes = try input.numbers().map { Int($0) }
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
    let numbers = try input.numbers().map { Float(bitPattern: $0) }
    guard let settings = AttributionSettings(numbers) else { throw .contents("settings") }
    self.settings = settings
    let layout = AttributionLayout(shape)
    parameters = try input.parameters(layout.count, parts: [Self.part(layout)])
  }

  /// The table of features and all that follows it.
  private static func part(_ layout: AttributionLayout) -> WeightsPart {
    let dense = Matrix(offset: layout.firstDense, rows: 1, columns: layout.count - layout.firstDense)
    return WeightsPart(tables: [layout.features], dense: [dense])
  }

  /// The bytes of the file; the same weights always give the same bytes.
  package func bytes() -> [UInt8] {
    var output = WeightsOutput()
    output.append(provenance)
    output.append(shape.sizes.map { UInt32($0) })
    output.append(settings.numbers.map(\.bitPattern))
    output.append(parameters, [Self.part(AttributionLayout(shape))])
    return output.file(magic: Self.magic, version: Self.version)
  }
}
