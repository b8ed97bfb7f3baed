import Codebook
import Foundation
import Testing

/// The guide's own example must work, so that it cannot go stale.
@Suite struct CodebookGuideTests {
  private static let guide = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../docs/CODEBOOK.md").standardizedFileURL

  private static let isThere = FileManager.default.fileExists(atPath: guide.path)

  @Test(.enabled(if: isThere)) func theExampleMerges() throws {
    let text = try String(contentsOf: Self.guide, encoding: .utf8)
    let start = try #require(text.range(of: "```yaml\n"))
    let end = try #require(text.range(of: "```\n", range: start.upperBound..<text.endIndex))
    let standard = try Codebook.standard()
    let merged = try standard.merging(
      yaml: String(text[start.upperBound..<end.lowerBound]), path: "docs/CODEBOOK.md")
    #expect(merged.actor("ada-norberg")?.roles.first?.of == "harbour-pilots")
    #expect(merged.actor("GEO")?.ambiguous == [])
    #expect(merged.issue("pilotage")?.terms.count == 3)
    #expect(merged.issue("pay")?.terms.last == "anchorage allowance")
    #expect(merged.lexicons["platforms"]?.last == "Usenet")
  }

  @Test(.enabled(if: isThere)) func theCorrectionsMerge() throws {
    let text = try String(contentsOf: Self.guide, encoding: .utf8)
    let start = try #require(text.range(of: "```yaml\ncorrections:"))
    let end = try #require(text.range(of: "```\n", range: start.upperBound..<text.endIndex))
    let yaml = "corrections:" + text[start.upperBound..<end.lowerBound]
    let corrections = try Codebook.standard().merging(yaml: yaml, path: "docs/CODEBOOK.md").corrections
    #expect(corrections.count == 7)
    for field in Correction.Field.allCases { #expect(text.contains("`\(field.rawValue)`"), "\(field)") }
  }

  @Test(.enabled(if: isThere)) func everyRankAndListIsNamed() throws {
    let text = try String(contentsOf: Self.guide, encoding: .utf8).replacing("\n", with: " ")
    let codebook = try Codebook.standard()
    for office in codebook.offices { #expect(text.contains(office.rank), "\(office.rank)") }
    for kind in CodebookActor.Kind.allCases { #expect(text.contains("`\(kind.rawValue)`"), "\(kind)") }
  }
}
