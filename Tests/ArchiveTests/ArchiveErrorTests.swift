import Foundation
import GRDB
import Records
import Testing

@testable import Archive

@Suite struct ArchiveErrorTests {
  @Test(arguments: [
    ("a text, long enough to be more than a header " + String(repeating: "x", count: 200), "is no SQLite database"),
    ("short", "is no SQLite database"),
    ("SQLite format 3\u{0}" + String(repeating: "\u{1}", count: 2000), "store"),
  ])
  func aFileThatIsNoDatabaseIsRefusedAndLeftAlone(content: String, reason: String) throws {
    let folder = try TemporaryFolder()
    let path = folder.file("s")
    try Data(content.utf8).write(to: URL(filePath: path))
    let error = #expect(throws: ArchiveError.self) { _ = try Archive(path: path, reading: "1") }
    #expect(error?.description.hasPrefix("\(path): ") == true)
    #expect(error?.description.contains(reason) == true, "\(String(describing: error))")
    #expect(error?.description.contains("\n") == false)
    #expect(try Data(contentsOf: URL(filePath: path)) == Data(content.utf8))
  }

  @Test func aDatabaseOfAnotherProgramIsRefusedAndLeftAlone() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("s")
    do {
      let queue = try DatabaseQueue(path: path)
      try queue.write { try $0.execute(sql: "CREATE TABLE things (a); INSERT INTO things VALUES (1)") }
    }
    let before = try Data(contentsOf: URL(filePath: path))
    let error = #expect(throws: ArchiveError.self) { _ = try Archive(path: path, reading: "1") }
    #expect(error?.reason == "not a store: the file is a SQLite database of another program")
    #expect(try Data(contentsOf: URL(filePath: path)) == before)
  }

  @Test func aStoreOfALaterFormatIsRefused() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("s")
    do { _ = try Archive(path: path, reading: "1") }
    do { try DatabaseQueue(path: path).write { try $0.execute(sql: "PRAGMA user_version = 99") } }
    let error = #expect(throws: ArchiveError.self) { _ = try Archive(path: path, reading: "1") }
    #expect(error?.reason.contains("format 99") == true)
  }

  @Test func aLockedStoreIsSaidToBeLocked() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("s")
    let archive = try Archive(path: path, reading: "1", patience: 0.05)
    let queue = try DatabaseQueue(path: path)
    try queue.writeWithoutTransaction { database in
      try database.beginTransaction(.immediate)
      let error = #expect(throws: ArchiveError.self) { try archive.add(makeDocument("a"), records: []) }
      #expect(error?.reason.contains("another program") == true)
      #expect(try archive.documents().isEmpty)
      try database.rollback()
    }
    try archive.add(makeDocument("a"), records: [])
  }

  @Test func aFolderThatIsNotThereOrAPathThatIsAFolderIsRefused() throws {
    let folder = try TemporaryFolder()
    for path in [folder.file("no/such/folder/s"), folder.path] {
      let error = #expect(throws: ArchiveError.self) { _ = try Archive(path: path, reading: "1") }
      #expect(error?.reason.contains("cannot be opened") == true)
    }
  }

  @Test(.enabled(if: geteuid() != 0, "root may write everywhere"))
  func aFolderThatMayNotBeWrittenToIsRefused() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.setAttributes([.posixPermissions: 0o500], ofItemAtPath: folder.path)
    #expect(throws: ArchiveError.self) { _ = try Archive(path: folder.file("s"), reading: "1") }
    try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: folder.path)
  }

  @Test func aDamagedRecordIsNamed() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("s")
    let archive = try Archive(path: path, reading: "1")
    let document = makeDocument("a")
    try archive.add(document, records: makeRecords(of: document))
    try DatabaseQueue(path: path).write { try $0.execute(sql: "UPDATE records SET json = '{' WHERE position = 3") }
    let error = #expect(throws: ArchiveError.self) { _ = try archive.records() }
    #expect(error?.reason.contains("damaged") == true)
  }

  @Test func aTornPageIsSaidToBeDamage() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("s")
    do {
      let archive = try Archive(path: path, reading: "1")
      for number in 0..<50 {
        let document = makeDocument("\(number)")
        try archive.add(document, records: makeRecords(of: document))
      }
    }
    var bytes = try Data(contentsOf: URL(filePath: path))
    for index in stride(from: 4096, to: bytes.count, by: 3) { bytes[index] = 0xA5 }
    try bytes.write(to: URL(filePath: path))
    let error = #expect(throws: ArchiveError.self) {
      let archive = try Archive(path: path, reading: "1")
      _ = try archive.documents()
      _ = try archive.records()
    }
    #expect(error?.description.hasPrefix("\(path): ") == true)
  }

  @Test func aNULCharacterIsRefusedRatherThanCutAt() throws {
    let folder = try TemporaryFolder()
    let archive = try Archive(path: folder.file("s"), reading: "1")
    let error = #expect(throws: ArchiveError.self) {
      try archive.add(makeDocument("a", text: "before\u{0}after"), records: [])
    }
    #expect(error?.reason == "the text of a.txt has a NUL character and cannot be stored")
    #expect(try archive.documents().isEmpty)
  }
}
