import Foundation
import Testing

/// Every slice of evidence equals the document's text at its offsets, on real reports.
@Suite struct EvidenceTests {
  /// Where reports lie that are not part of this repository.
  private static let shared = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../shared")
    .standardizedFileURL.path(percentEncoded: false)
  private static func isThere(_ path: String) -> Bool { FileManager.default.fileExists(atPath: "\(shared)/\(path)") }

  @Test(.enabled(if: isThere("seeds")))
  func theFiveReports() async throws {
    let folder = try Folder()
    try check(try await Program.run(["read", "\(Self.shared)/seeds"], in: folder), documents: 5)
  }

  @Test(.enabled(if: isThere("data/news/mixed_outlets")))
  func severalOutletsOnOneNegotiation() async throws {
    let folder = try Folder()
    try check(try await Program.run(["read", "\(Self.shared)/data/news/mixed_outlets"], in: folder), documents: 73)
  }

  /// One article in a hundred; all of them where `PARLEY_TEST_ALL` is set, which takes minutes.
  @Test(.enabled(if: isThere("data/news/articles.jsonl.gz")), arguments: ["articles", "stories", "copies"])
  func newspaperArticles(name: String) async throws {
    let folder = try Folder()
    let step = ProcessInfo.processInfo.environment["PARLEY_TEST_ALL"] == nil ? 100 : 1
    let sample = "zcat '\(Self.shared)/data/news/\(name).jsonl.gz' | awk 'NR % \(step) == 0' > part.jsonl"
    try await Program.shell(sample, in: folder)
    let count = try folder.bytes("part.jsonl").count { $0 == UInt8(ascii: "\n") }
    try check(try await Program.run(["read", "part.jsonl"], in: folder), documents: count)
  }

  private func check(_ outcome: Outcome, documents expected: Int) throws {
    #expect(outcome.status == 0)
    var scalars: [Unicode.Scalar] = []
    var documents = 0
    for line in outcome.lines {
      let entry = try JSONSerialization.jsonObject(with: Data(line.utf8))
      if let document = entry as? [String: Any], document["kind"] as? String == "document" {
        scalars = Array(try #require(document["text"] as? String).unicodeScalars)
        documents += 1
      } else {
        for span in spans(in: entry) {
          let isInside = 0 <= span.start && span.start < span.end && span.end <= scalars.count
          try #require(isInside, "\(span) in \(line.prefix(200))")
          let words = String(String.UnicodeScalarView(scalars[span.start..<span.end]))
          #expect(Array(words.unicodeScalars) == Array(span.text.unicodeScalars), "\(span) in \(line.prefix(200))")
        }
      }
    }
    #expect(documents == expected)
  }

  /// All spans of a JSON value, at any depth.
  private func spans(in value: Any) -> [(start: Int, end: Int, text: String)] {
    if let list = value as? [Any] { return list.flatMap(spans) }
    guard let object = value as? [String: Any] else { return [] }
    var found = object.values.flatMap(spans)
    if let start = object["start"] as? Int, let end = object["end"] as? Int, let text = object["text"] as? String {
      found.append((start, end, text))
    }
    return found
  }
}
