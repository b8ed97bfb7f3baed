import Language
import LanguageWeights
import Reading
import Testing

@Suite struct AttributionWeightsTests {
  private static let bytes = Array(
    UnsafeRawBufferPointer(start: language_attributions_bytes(), count: language_attributions_count()))

  private func read(_ bytes: [UInt8]) throws(WeightsError) -> AttributionWeights {
    let result: Result<AttributionWeights, WeightsError> = bytes.withUnsafeBytes { buffer in
      do throws(WeightsError) {
        return .success(try AttributionWeights(buffer))
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }

  @Test func bundledWeightsLoad() throws {
    _ = try AttributionFinder()
    #expect(try read(Self.bytes).provenance.contains("PolNeAR"))
  }

  @Test func refusesOtherFiles() {
    #expect(throws: WeightsError.notWeights) { try read([]) }
    #expect(throws: WeightsError.notWeights) { try read(Array("{\"not\": \"weights\"}".utf8)) }
  }

  @Test func refusesOtherVersions() {
    var bytes = Self.bytes
    bytes[8] = 99
    #expect(throws: WeightsError.version(found: 99, expected: AttributionWeights.version)) { try read(bytes) }
  }

  @Test(arguments: [8, 9, 23, 24, 30, 1_000]) func refusesCutFiles(_ length: Int) {
    let error = #expect(throws: WeightsError.self) { try read(Array(Self.bytes.prefix(length))) }
    #expect(error?.description.contains("bytes instead of") == true)
  }

  @Test(arguments: [24, 40, 5_000]) func refusesDamage(_ place: Int) {
    var bytes = Self.bytes
    bytes[place] ^= 4
    #expect(throws: WeightsError.checksum) { try read(bytes) }
  }
}
