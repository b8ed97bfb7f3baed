import Archive
import Records
import Testing

@Suite struct LookupTests {
  @Test func findsTheDocumentOfARecordWithAllItsRecords() throws {
    let folder = try TemporaryFolder()
    let archive = try Archive(path: folder.file("s"), reading: "1")
    let documents = ["a", "b"].map { makeDocument($0) }
    for document in documents { try archive.add(document, records: makeRecords(of: document)) }
    let found = try #require(try archive.lookUp(record: "d-b-3"))
    #expect(found.document == documents[1])
    #expect(found.records == makeRecords(of: documents[1]))
    for id in ["d-b", "d-b-99", "", "' OR 1"] { #expect(try archive.lookUp(record: id) == nil, "\(id)") }
  }
}
