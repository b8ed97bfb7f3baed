import Foundation
import Testing

@testable import Fetching

@Suite struct FetchRunTests {
  /// One link a line; what holds no link is no feed.
  private static func links(_ bytes: [UInt8], _: String) throws -> [String] {
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    if lines.isEmpty { throw FetchProblem("no feed") }
    return lines
  }

  @Test func aFolderHoldsPagesAndWhatIsKnownOfThem() throws {
    let server = try LocalServer { asked in
      switch asked.target {
      case "/a": .redirect(to: "/b")
      case "/b": .page("<html><p>Talks end.</p></html>", ["ETag": "\"7\"", "Date": "Fri, 09 May 2025 08:00:00 GMT"])
      case "/note": Reply(200, ["Content-Type": "text/plain"], Array("Talks end.".utf8))
      default: nil
      }
    }
    let folder = try Folder()
    let events = try TestFetch.run(into: .folder(folder.file("new/pages"))) {
      try $0.pages([
        server.address("/a"), server.address("/gone"), "nonsense", server.address("/note"), server.address("/a"),
      ])
    }
    let stem = PageName.stem(of: try PageAddress(server.address("/a")))
    let note = PageName.stem(of: try PageAddress(server.address("/note")))
    #expect(
      events == [
        .kept(address: server.address("/a"), file: folder.file("new/pages/\(stem).html")),
        .failed(FetchFailure(address: server.address("/gone"), reason: "answered with status 404")),
        .failed(FetchFailure(address: "nonsense", reason: "not an address of the web")),
        .kept(address: server.address("/note"), file: folder.file("new/pages/\(note).txt")),
      ])
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.file("new/pages")).sorted()
    #expect(names == ["\(stem).html", "\(stem).meta.json", "\(note).meta.json", "\(note).txt"].sorted())
    #expect(try folder.bytes("new/pages/\(stem).html") == Array("<html><p>Talks end.</p></html>".utf8))
    let sidecar = try #require(
      try JSONSerialization.jsonObject(with: Data(try folder.bytes("new/pages/\(stem).meta.json"))) as? [String: Any])
    #expect(sidecar["url"] as? String == server.address("/b"))
    #expect(Set(sidecar.keys) == ["url", "charset", "fetch"])
    let record = try JSONDecoder().decode(FetchRecord.self, from: Data(try folder.bytes("new/pages/\(stem).meta.json")))
    #expect(record.fetch.redirects.map(\.status) == [302])
    #expect(record.fetch.requested == server.address("/a"))
    #expect(record.fetch.status == 200)
    #expect(record.fetch.validators?.etag == "\"7\"")
    #expect(record.fetch.headers.contains(["ETag", "\"7\""]))
    #expect(record.fetch.sha256 == SHA256.hexadecimal(of: Array("<html><p>Talks end.</p></html>".utf8)))
    #expect(record.fetch.time.wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/) != nil)
  }

  @Test func whatHasNotChangedIsNotFetchedAgain() throws {
    let server = try LocalServer { asked in
      switch asked.target {
      case "/etag": asked.fields["if-none-match"] == "\"7\"" ? Reply(304) : .page("A", ["ETag": "\"7\""])
      case "/dated":
        asked.fields["if-modified-since"] == "Fri, 09 May 2025 08:00:00 GMT"
          ? Reply(304) : .page("B", ["Last-Modified": "Fri, 09 May 2025 08:00:00 GMT"])
      case "/plain": .page("C")
      case "/moved": .redirect(to: "/etag")
      default: nil
      }
    }
    let folder = try Folder()
    let addresses = ["/etag", "/dated", "/plain", "/moved"].map(server.address)
    let first = try TestFetch.run(into: .folder(folder.path)) { try $0.pages(addresses) }
    let before = try folder.names()
    let second = try TestFetch.run(into: .folder(folder.path)) { try $0.pages(addresses) }
    #expect(first.allSatisfy { if case .kept = $0 { true } else { false } })
    #expect(second == addresses.map { .unchanged(address: $0) })
    #expect(try folder.names() == before)
    // A page that somebody took away, or changed, is fetched whole.
    let stem = PageName.stem(of: try PageAddress(addresses[0]))
    try FileManager.default.removeItem(atPath: folder.file("\(stem).html"))
    let third = try TestFetch.run(into: .folder(folder.path)) { try $0.pages([addresses[0]]) }
    #expect(third == [.kept(address: addresses[0], file: folder.file("\(stem).html"))])
  }

  @Test func aLineBreakInWhatIsRememberedBeginsNoField() throws {
    let server = try LocalServer { _ in .page("A", ["ETag": "\"7\""]) }
    let folder = try Folder()
    let address = server.address("/a")
    _ = try TestFetch.run(into: .folder(folder.path)) { try $0.pages([address]) }
    let sidecar = folder.file(PageName.stem(of: try PageAddress(address)) + ".meta.json")
    let text = try String(contentsOfFile: sidecar, encoding: .utf8)
    let changed = text.replacingOccurrences(of: "\"etag\" : \"\\\"7\\\"\"", with: "\"etag\" : \"7\\r\\nX-Other: 1\"")
    #expect(changed != text)
    try changed.write(toFile: sidecar, atomically: true, encoding: .utf8)
    _ = try TestFetch.run(into: .folder(folder.path)) { try $0.pages([address]) }
    #expect(server.asked.allSatisfy { $0.fields["x-other"] == nil && $0.fields["if-none-match"] == nil })
  }

  @Test func aFeedLeadsToItsPages() throws {
    let server = try LocalServer { asked in
      switch asked.target {
      case "/feeds/all":
        asked.fields["if-none-match"] == "\"f\""
          ? Reply(304)
          : Reply(
            200, ["Content-Type": "application/rss+xml", "ETag": "\"f\""],
            Array("/1\nitem-2\n/1\nfile:///etc/passwd\n/gone\n/5\n/6".utf8))
      case "/empty": Reply(200, ["Content-Type": "text/xml"])
      case "/gone": nil
      default: .page("<html>\(asked.target)</html>")
      }
    }
    let folder = try Folder()
    let run = { (limit: Int) in
      try TestFetch.run(into: .folder(folder.path)) {
        try $0.feed(server.address("/feeds/all"), limit: limit, links: Self.links)
        try $0.feed(server.address("/empty"), limit: limit, links: Self.links)
      }
    }
    let events = try run(5)
    #expect(server.pages == ["/feeds/all", "/1", "/feeds/item-2", "/gone", "/5", "/empty"])
    #expect(events.count == 6)
    #expect(
      events[2]
        == .failed(FetchFailure(address: "file:///etc/passwd", reason: "file is not fetched, only http and https")))
    #expect(events[3] == .failed(FetchFailure(address: server.address("/gone"), reason: "answered with status 404")))
    #expect(events[5] == .failed(FetchFailure(address: server.address("/empty"), reason: "no feed")))
    let names = try folder.names()
    #expect(names.filter { $0.hasSuffix(".html") }.count == 3)
    #expect(names.filter { $0.hasSuffix(".feed") }.count == 2)
    // The feed has not changed, and the pages that it names are looked at all the same.
    let again = try run(6)
    #expect(again.contains { if case .kept = $0 { true } else { false } })
    #expect(server.pages.suffix(7) == ["/feeds/all", "/1", "/feeds/item-2", "/gone", "/5", "/6", "/empty"])
    #expect(again.filter { if case .unchanged = $0 { true } else { false } }.count == 3)
  }

  @Test func nothingHalfIsLeft() throws {
    let folder = try Folder()
    try FileManager.default.createDirectory(atPath: folder.file("page"), withIntermediateDirectories: false)
    #expect(throws: FetchProblem.self) { try WholeFile.write([1, 2], to: folder.file("page")) }
    #expect(throws: FetchProblem.self) { try WholeFile.write([1, 2], to: folder.file("none/page")) }
    try WholeFile.write([1, 2], to: folder.file("other"))
    #expect(try folder.names() == ["other", "page"])
  }
}
