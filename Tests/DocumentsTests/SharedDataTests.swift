import Foundation
import Records
import Testing

@testable import Documents

/// Real reports, where they lie beside the repository.
@Suite struct SharedDataTests {
  static let shared = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
    .deletingLastPathComponent().appendingPathComponent("../../../shared").standardizedFileURL.path

  static func exists(_ name: String) -> Bool {
    FileManager.default.fileExists(atPath: shared + "/" + name)
  }

  @Test(.enabled(if: exists("seeds"))) func seeds() {
    let outcome = Outcome(DocumentReader().items(at: [SharedDataTests.shared + "/seeds"]))
    #expect(outcome.failures == [])
    #expect(outcome.documents.map(\.language) == ["en", "en", "en", "en", "en"])
    #expect(outcome.documents.map(\.encoding) == ["utf-8", "utf-8", "utf-8", "utf-8", "utf-8"])
    // Four of the five carry no date.
    let second = Document.Publication(value: "2025-05-09", from: .text)
    #expect(outcome.documents.map(\.published) == [nil, second, nil, nil, nil])
    for document in outcome.documents {
      #expect(FileManager.default.contents(atPath: document.path) == Data(document.text.utf8))
    }
  }

  @Test(.enabled(if: exists("data/negotiations"))) func negotiations() {
    let outcome = Outcome(DocumentReader().items(at: [SharedDataTests.shared + "/data/negotiations"]))
    #expect(outcome.failures == [])
    #expect(outcome.documents.count == 15)
    #expect(outcome.documents.allSatisfy { $0.language == "en" && $0.outlet != nil && $0.url != nil })
  }

  /// What the projects whose files these are expect of them: pages read, failures, and what is passed over.
  @Test(
    .enabled(if: exists("data/warc")),
    arguments: [
      ("resiliparse/tests/data/warcfile.warc", 14, 0), ("resiliparse/tests/data/warcfile.warc.gz", 14, 0),
      ("resiliparse/tests/data/clipped.warc.gz", 1, 1), ("resiliparse/tests/data/block-sized-records.warc", 0, 1),
      ("resiliparse/tests/data/warcfile.warc.lz4", 0, 1), ("warcio/test/data/example.warc", 1, 0),
      ("warcio/test/data/example.warc.gz", 1, 0), ("warcio/test/data/example.arc", 1, 0),
      ("warcio/test/data/example.arc.gz", 1, 0), ("warcio/test/data/bad.arc", 0, 4),
      ("warcio/test/data/example-bad-non-chunked.warc.gz", 1, 0), ("warcio/test/data/example-bad.warc.gz.bad", 1, 0),
      ("warcio/test/data/example-iana.org-chunked.warc", 1, 0), ("warcio/test/data/example-resource.warc.gz", 1, 0),
      ("warcio/test/data/example-space-in-url.arc", 1, 1), ("warcio/test/data/example-trunc.warc", 1, 0),
      ("warcio/test/data/example-wget-bad-target-uri.warc.gz", 1, 0),
      ("warcio/test/data/example-wrong-chunks.warc.gz", 1, 0),
    ])
  func webArchives(_ path: String, _ documents: Int, _ failures: Int) {
    let outcome = Outcome(DocumentReader().items(at: [SharedDataTests.shared + "/data/warc/" + path]))
    #expect(outcome.documents.count == documents)
    #expect(outcome.failures.count == failures)
    #expect(outcome.documents.allSatisfy { $0.url?.hasPrefix("http") == true })
  }
}
