@testable import Language
import LanguageWeights
import Testing

@Suite struct WeightsTests {
  private static var bytes: [UInt8] {
    Array(UnsafeRawBufferPointer(start: language_boundaries_bytes(), count: language_boundaries_count()))
  }

  private func read(_ bytes: [UInt8]) throws(WeightsError) -> Weights {
    let result: Result<Weights, WeightsError> = bytes.withUnsafeBytes { buffer in
      do throws(WeightsError) {
        return .success(try Weights(buffer))
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }

  @Test func bundledWeightsLoad() throws {
    try Pipeline.checkWeights()
    let weights = try Engine.bundled.get().weights
    #expect(weights.provenance.contains("EWT"))
  }

  @Test func sameWeightsSameBytes() throws {
    let bytes = Self.bytes
    #expect(try read(bytes).bytes() == bytes)
  }

  @Test func refusesOtherFiles() {
    #expect(throws: WeightsError.notWeights) { try read([]) }
    #expect(throws: WeightsError.notWeights) { try read(Array("{\"not\": \"weights\"}".utf8)) }
  }

  @Test func refusesOtherVersions() {
    var bytes = Self.bytes
    bytes[8] = 99
    #expect(throws: WeightsError.version(found: 99, expected: Weights.version)) { try read(bytes) }
  }

  @Test(arguments: [8, 9, 23, 24, 30, 1_000]) func refusesCutFiles(_ length: Int) {
    let error = #expect(throws: WeightsError.self) { try read(Array(Self.bytes.prefix(length))) }
    #expect(error?.description.contains("bytes instead of") == true)
  }

  @Test func refusesMoreThanItSays() {
    #expect(throws: WeightsError.self) { try read(Self.bytes + [0]) }
  }

  @Test(arguments: [24, 40, 5_000]) func refusesDamage(_ place: Int) {
    var bytes = Self.bytes
    bytes[place] ^= 4
    #expect(throws: WeightsError.checksum) { try read(bytes) }
  }

  /// Damage that the checksum does not see: every count in the file may be wrong.
  @Test func readsNothingPastItsEnd() {
    var bytes = Self.bytes
    var state: UInt64 = 7
    for _ in 0..<60 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let place = 24 + Int(state >> 33) % 3_000
      let before = bytes[place]
      bytes[place] = UInt8(truncatingIfNeeded: state >> 20)
      sign(&bytes)
      if let weights = try? read(bytes) { #expect(weights.parameters.count == NetworkLayout(weights.shape).count) }
      bytes[place] = before
    }
  }

  @Test(arguments: [Float.nan, .infinity, -.infinity, 1e30]) func refusesScalesThatAreNoNumbers(_ scale: Float) throws {
    var bytes = Self.bytes
    let layout = NetworkLayout(try read(bytes).shape)
    let dense = layout.dense.reduce(0) { $0 + 2 * $1.count }
    let tables = layout.tables.reduce(0) { $0 + $1.rows * ($1.columns + 4) }
    let first = bytes.count - dense - tables
    withUnsafeBytes(of: scale.bitPattern.littleEndian) { bytes.replaceSubrange(first..<first + 4, with: $0) }
    sign(&bytes)
    #expect(throws: WeightsError.contents("a scale")) { try read(bytes) }
  }

  private func sign(_ bytes: inout [UInt8]) {
    let sum = Array(bytes[24...]).withUnsafeBytes { WeightsInput.checksum($0) }
    withUnsafeBytes(of: sum.littleEndian) { bytes.replaceSubrange(16..<24, with: $0) }
  }

  @Test func enginesRefuseEachOther() throws {
    let boundaries = try read(Self.bytes)
    #expect(throws: WeightsError.contents("labels")) { try Engine(boundaries) }
  }
}
