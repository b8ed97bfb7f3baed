import Foundation
import GRDB
import Records
import Testing

@testable import Archive

@Suite struct ArchiveTests {
  @Test func whatIsAddedReadsBackEqualAndInOrder() throws {
    let folder = try TemporaryFolder()
    let archive = try Archive(path: folder.file("s"), reading: "1")
    let documents = ["c", "a", "b"].map { makeDocument($0, date: $0 == "a" ? "2025-04-18" : nil) }
    for document in documents { try archive.add(document, records: makeRecords(of: document)) }
    #expect(try archive.documents() == documents)
    #expect(try archive.records() == documents.flatMap(makeRecords))
  }

  @Test(arguments: [
    "", "a\u{301}\u{1F3FB}👩‍👩‍👧‍👦\r\n\u{FEFF}“x”", "no \u{2028} line", String(repeating: "ß", count: 10_000),
  ])
  func textsReadBackScalarByScalar(text: String) throws {
    let folder = try TemporaryFolder()
    let archive = try Archive(path: folder.file("s"), reading: "1")
    try archive.add(makeDocument("a", text: text), records: [])
    let stored = try #require(try archive.documents().first)
    #expect(Array(stored.text.unicodeScalars) == Array(text.unicodeScalars))
  }

  @Test func theSameInputTwiceChangesNothing() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("s")
    let documents = ["a", "b"].map { makeDocument($0) }
    func run() throws {
      let archive = try Archive(path: path, reading: "1")
      for document in documents + documents {
        try archive.add(document, records: makeRecords(of: document))
        #expect(try archive.contains(document))
        #expect(try archive.contains(document.id))
      }
    }
    try run()
    let first = try dump(path)
    try run()
    #expect(try dump(path) == first)
  }

  @Test func theSameFileByAnotherPathIsTheSameDocument() throws {
    let folder = try TemporaryFolder()
    let archive = try Archive(path: folder.file("s"), reading: "1")
    let document = makeDocument("a")
    try archive.add(document, records: [])
    var elsewhere = document
    elsewhere.path = "./somewhere/a.txt"
    #expect(try archive.contains(elsewhere))
    try archive.add(elsewhere, records: makeRecords(of: document))
    #expect(try archive.documents() == [document])
    #expect(try archive.records().isEmpty)
  }

  @Test func momentsAndChangesReadBack() throws {
    let folder = try TemporaryFolder()
    let archive = try Archive(path: folder.file("s"), reading: "1")
    var document = makeDocument("a", date: "2025-05-09")
    document.published?.moment = "2025-05-10T01:30:00Z"
    document.updated = .init(value: "2025-05-11", from: .text, moment: "2025-05-11T08:00:00+02:00")
    try archive.add(document, records: [])
    #expect(try archive.documents() == [document])
    document.updated?.moment = nil
    #expect(try !archive.contains(document))
    try archive.add(document, records: [])
    #expect(try archive.documents() == [document])
  }

  @Test func aStoreOfAnEarlierFormatOpens() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("s")
    do {
      let queue = try DatabaseQueue(path: path)
      try queue.write { database in
        try Schema.migrate(database, to: 1)
        try database.execute(
          sql: """
            INSERT INTO documents (reading, id, path, title, published, publishedFrom, language, encoding, text)
            VALUES ('1', 'd-old', 'old.txt', 'On old', '2025-05-09', 'text', 'en', 'utf-8', 'Both sides said no.')
            """)
      }
    }
    let old = Document(
      id: "d-old", path: "old.txt", title: "On old", published: .init(value: "2025-05-09", from: .text), language: "en",
      text: "Both sides said no.")
    let archive = try Archive(path: path, reading: "1")
    #expect(try archive.documents() == [old])
    #expect(try archive.contains(old))
    #expect(try archive.search("sides").map(\.document) == ["d-old"])
    let new = makeDocument("new", date: "2025-05-10")
    try archive.add(new, records: makeRecords(of: new))
    #expect(try archive.documents() == [old, new])
  }

  @Test func newMetadataReplacesTheDocumentInItsPlace() throws {
    let folder = try TemporaryFolder()
    let archive = try Archive(path: folder.file("s"), reading: "1")
    let (first, second) = (makeDocument("a"), makeDocument("b"))
    try archive.add(first, records: makeRecords(of: first))
    try archive.add(second, records: [])
    var dated = makeDocument("a", date: "2025-05-08")
    dated.title = "Renamed"
    #expect(try !archive.contains(dated))
    try archive.add(dated, records: Array(makeRecords(of: first).prefix(2)))
    #expect(try archive.documents() == [dated, second])
    #expect(try archive.records() == Array(makeRecords(of: first).prefix(2)))
    #expect(try archive.search("renamed").map(\.document) == [first.id])
    #expect(try archive.search("\"On a\"").isEmpty)
  }

  @Test func anotherReadingReadsAgain() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("s")
    let documents = ["a", "b"].map { makeDocument($0) }
    do {
      let archive = try Archive(path: path, reading: "codebook 1")
      for document in documents { try archive.add(document, records: makeRecords(of: document)) }
      #expect(try archive.outdated().isEmpty)
    }
    let archive = try Archive(path: path, reading: "codebook 2")
    #expect(try archive.outdated() == documents)
    #expect(try !archive.contains(documents[1]))
    try archive.add(documents[1], records: [])
    #expect(try archive.outdated() == [documents[0]])
    #expect(try archive.documents() == documents)
    #expect(try archive.records() == makeRecords(of: documents[0]))
  }

  @Test func aTransactionThatIsNotCommittedLeavesNoTrace() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("s")
    let archive = try Archive(path: path, reading: "1")
    try archive.add(makeDocument("a"), records: [])
    // A killed program leaves its files as they are; a copy of them is what the next run finds.
    let queue = try DatabaseQueue(path: path)
    try queue.writeWithoutTransaction { database in
      try database.beginTransaction(.immediate)
      try database.execute(
        sql: "INSERT INTO documents (reading, id, path, language, encoding, text) VALUES ('1', 'x', '', '', '', '')")
      for suffix in ["", "-wal"] {
        try FileManager.default.copyItem(atPath: path + suffix, toPath: folder.file("killed") + suffix)
      }
      try database.rollback()
    }
    let again = try Archive(path: folder.file("killed"), reading: "1")
    #expect(try again.documents() == [makeDocument("a")])
    try again.add(makeDocument("b"), records: [])
    #expect(try again.documents().map(\.id) == ["d-a", "d-b"])
  }

  @Test func closingLeavesOneFile() throws {
    let folder = try TemporaryFolder()
    let archive = try Archive(path: folder.file("s"), reading: "1")
    try archive.add(makeDocument("a"), records: [])
    #expect(try archive.documents().count == 1)
    try archive.close()
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["s"])
    #expect(throws: ArchiveError.self) { _ = try archive.documents() }
  }

  @Test func readersSeeWholeDocumentsWhileAWriterWrites() async throws {
    let folder = try TemporaryFolder()
    let archive = try Archive(path: folder.file("s"), reading: "1")
    let whole = makeRecords(of: makeDocument("0")).count
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask {
        for number in 0..<50 {
          let document = makeDocument("\(number)")
          try archive.add(document, records: makeRecords(of: document))
        }
      }
      for _ in 0..<4 {
        group.addTask {
          for _ in 0..<20 {
            #expect(try archive.records().count.isMultiple(of: whole))
            _ = try archive.search("sides")
          }
        }
      }
      try await group.waitForAll()
    }
    #expect(try archive.documents().map(\.id) == (0..<50).map { "d-\($0)" })
  }

  @Test func twoProgramsMayAddToOneStore() async throws {
    let folder = try TemporaryFolder()
    let path = folder.file("s")
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<3 {
        group.addTask {
          let archive = try Archive(path: path, reading: "1", patience: 300)
          for number in 0..<20 { try archive.add(makeDocument("\(number)"), records: []) }
        }
      }
      try await group.waitForAll()
    }
    #expect(try Archive(path: path, reading: "1").documents().count == 20)
  }
}
