import Foundation
import Records
import Testing

@testable import parley

/// One folder with a report in every format that needs no other program to make.
@Suite struct MixedFolderTests {
  private static let report =
    "Ferry crews in Tor walked off the job on Monday over night shifts. The Seafarers Union of Tor demands two rest days."

  private static var page: String {
    "<!doctype html><html lang=en><head><title>Ferries stand still</title></head><body><article><p>\(report) The harbour "
      + "was quiet when the sun rose, and nobody could say for how long it would be.</p></article></body></html>"
  }

  private func folder() throws -> Folder {
    let folder = try Folder()
    try folder.write("a.txt", Self.report)
    try folder.write("b.html", Self.page)
    try folder.write(
      "c.rss",
      """
      <?xml version="1.0"?><rss version="2.0"><channel><title>The Harbour Post</title><item><title>Ferries stand still</title>
      <link>https://post.example/1</link><pubDate>Fri, 09 May 2025 10:00:00 GMT</pubDate>
      <description>\(Self.report)</description></item></channel></rss>
      """)
    try folder.write("d.csv", "title,body,date\nFerries,\"\(Self.report)\",2025-05-09\n")
    try folder.write(
      "e.eml",
      "From: Ann <ann@post.example>\nSubject: Ferries\nDate: Fri, 9 May 2025 10:00:00 +0000\n\n\(Self.report)\n")
    let answer = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n\(Self.page)"
    try folder.write(
      "f.warc",
      "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://post.example/2\r\nWARC-Date: 2026-01-01T00:00:00Z\r\n"
        + "Content-Type: application/http\r\nContent-Length: \(answer.utf8.count)\r\n\r\n\(answer)\r\n\r\n")
    return folder
  }

  @Test func isReadAndBriefed() async throws {
    let folder = try folder()
    let read = try await Program.run(["read", "."], in: folder)
    #expect(read.status == 0)
    #expect(read.complaints.isEmpty)
    let outcome = try await Program.run(["brief", ".", "--format", "json"], in: folder)
    #expect(outcome.status == 0)
    let dossier = try JSONDecoder().decode(Dossier.self, from: Data(outcome.output))
    #expect(
      dossier.documents.map { ($0.path as NSString).lastPathComponent }
        == ["a.txt", "b.html", "c.rss#1", "d.csv:2", "e.eml", "f.warc#1"])
    #expect(
      dossier.documents.map { $0.published?.value } == [nil, nil, "2025-05-09", "2025-05-09", "2025-05-09", nil])
    #expect(dossier.documents.allSatisfy { $0.text.contains("Seafarers Union of Tor demands two rest days") })
    // One report in six places counts once.
    #expect(dossier.findings.allSatisfy { $0.independent == 1 })
    #expect(!dossier.findings.isEmpty)
  }
}
