import CZlib
import Foundation
import Testing

@testable import Fetching

@Suite struct WebArchiveTests {
  @Test(arguments: ["talks.warc.gz", "talks.warc"])
  func anArchiveHoldsEveryRequestAndAnswer(name: String) throws {
    let zipped = try #require(GzipMember.compressed(Array("<p>Talks end.</p>".utf8)))
    let server = try LocalServer { asked in
      switch asked.target {
      case "/a": .redirect(to: "/b")
      case "/b":
        asked.fields["if-none-match"] == nil
          ? Reply(200, ["Content-Type": "text/html", "Content-Encoding": "gzip", "ETag": "\"7\""], zipped) : Reply(304)
      default: nil
      }
    }
    let folder = try Folder()
    let time = TestClock()
    let destination = FetchRun.Destination.archive(folder.file(name), memory: folder.file("memory.json"))
    let fetch = {
      try TestFetch.run(into: destination, clock: time.clock) {
        try $0.pages([server.address("/a"), server.address("/c")])
      }
    }
    let events = try fetch()
    #expect(events.first == .kept(address: server.address("/a"), file: folder.file(name)))
    let records = try Self.records(try folder.bytes(name), isCompressed: name.hasSuffix(".gz"))
    #expect(
      records.map { $0.fields["WARC-Type"] } == ["warcinfo", "request", "response", "request", "response", "metadata"])
    #expect(Set(records.map { $0.fields["WARC-Record-ID"] }).count == records.count)
    #expect(records[4].fields["WARC-Target-URI"] == server.address("/b"))
    #expect(records[4].fields["WARC-IP-Address"] == "127.0.0.1")
    #expect(records[4].fields["WARC-Date"]?.wholeMatch(of: /2025-05-09T\d\d:\d\d:\d\d\.\d\d\dZ/) != nil)
    #expect(records[4].block.hasPrefix("HTTP/1.1 200 Status\r\n"))
    #expect(records[4].block.hasSuffix("\r\n\r\n<p>Talks end.</p>"))
    #expect(records[4].block.contains("X-Crawler-Content-Encoding: gzip\r\n"))
    #expect(!records[4].block.contains("\nContent-Length"))
    #expect(records[3].block.hasPrefix("GET /b HTTP/1.1\r\n"))
    #expect(records[3].fields["WARC-Concurrent-To"] == records[4].fields["WARC-Record-ID"])
    #expect(records[5].block.contains("requested: \(server.address("/a"))\r\n"))
    // The second run adds to the archive, and knows that the page has not changed.
    let again = try fetch()
    #expect(again.first == .unchanged(address: server.address("/a")))
    let more = try Self.records(try folder.bytes(name), isCompressed: name.hasSuffix(".gz"))
    #expect(more.prefix(records.count).map(\.block) == records.map(\.block))
    #expect(
      more.dropFirst(records.count).map { $0.fields["WARC-Type"] }
        == ["request", "response", "request", "revisit", "metadata"])
    #expect(try folder.names() == ["memory.json", name].sorted())
  }

  @Test func whatIsNoArchiveIsNotWrittenTo() throws {
    let folder = try Folder()
    let path = folder.file("a.warc.gz")
    try Data("my notes".utf8).write(to: URL(filePath: path))
    #expect(throws: FetchFailure.self) { try TestFetch.run(into: .archive(path, memory: nil)) { _ in } }
    #expect(try folder.bytes("a.warc.gz") == Array("my notes".utf8))
  }

  @Test func twoProgramsDoNotWriteToOneArchive() throws {
    let folder = try Folder()
    let first = try WebArchiveFile(path: folder.file("a.warc"), agent: "Parley", memory: nil, now: Date())
    withExtendedLifetime(first) {
      _ = #expect(throws: FetchProblem.self) {
        try WebArchiveFile(path: folder.file("a.warc"), agent: "Parley", memory: nil, now: Date())
      }
    }
  }

  @Test func aMemoryThatIsNoneIsRefused() throws {
    let folder = try Folder()
    try Data("{".utf8).write(to: URL(filePath: folder.file("m.json")))
    #expect(throws: FetchProblem.self) { try FetchMemory(path: folder.file("m.json")) }
  }

  private struct Record {
    var fields: [String: String]
    var block: String
  }

  /// The records of an archive, by their lengths; each must be a member of its own where it is compressed.
  private static func records(_ bytes: [UInt8], isCompressed: Bool) throws -> [Record] {
    var records: [Record] = []
    var rest = bytes[...]
    while !rest.isEmpty {
      var record = rest
      if isCompressed {
        let (member, used) = try #require(inflated(rest))
        record = member[...]
        rest = rest.dropFirst(used)
      }
      let end = try #require(record.firstRange(of: Array("\r\n\r\n".utf8)))
      var fields: [String: String] = [:]
      for line in String(decoding: record[..<end.lowerBound], as: UTF8.self).components(separatedBy: "\r\n").dropFirst()
      {
        let parts = line.components(separatedBy: ": ")
        fields[parts[0]] = parts.dropFirst().joined(separator: ": ")
      }
      let length = try #require(fields["Content-Length"].flatMap { Int($0) })
      let block = record[end.upperBound...].prefix(length)
      #expect(record[block.endIndex...].starts(with: "\r\n\r\n".utf8))
      if isCompressed {
        #expect(record.endIndex == block.endIndex + 4)
      } else {
        rest = rest[(block.endIndex + 4)...]
      }
      let digest = "sha256:" + Base32.text(of: SHA256.digest(of: block))
      #expect(fields["WARC-Block-Digest"] == digest)
      records.append(Record(fields: fields, block: String(decoding: block, as: UTF8.self)))
    }
    return records
  }

  private static func inflated(_ bytes: ArraySlice<UInt8>) -> (bytes: [UInt8], used: Int)? {
    var stream = z_stream()
    guard parley_inflate_gzip(&stream) == Z_OK else { return nil }
    defer { inflateEnd(&stream) }
    var input = Array(bytes)
    var output = [UInt8](repeating: 0, count: 1 << 20)
    let code = input.withUnsafeMutableBufferPointer { input in
      output.withUnsafeMutableBufferPointer { output in
        stream.next_in = input.baseAddress
        stream.avail_in = UInt32(input.count)
        stream.next_out = output.baseAddress
        stream.avail_out = UInt32(output.count)
        return inflate(&stream, Z_FINISH)
      }
    }
    guard code == Z_STREAM_END else { return nil }
    return (Array(output.prefix(output.count - Int(stream.avail_out))), bytes.count - Int(stream.avail_in))
  }
}
