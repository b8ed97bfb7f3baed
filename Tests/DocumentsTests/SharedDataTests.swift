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
}
