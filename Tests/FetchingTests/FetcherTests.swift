import Foundation
import Testing

@testable import Fetching

@Suite struct FetcherTests {
  @Test func aPageComesWithItsHeadAndItsTime() throws {
    let server = try LocalServer { $0.target == "/a" ? .page("<html>Ja</html>", ["ETag": "\"1\""]) : nil }
    let page = try TestFetch.page(server.address("/a#top")).get()
    #expect(page.page.body == Array("<html>Ja</html>".utf8))
    #expect(page.page.status == 200)
    #expect(page.page.value("etag") == "\"1\"")
    #expect(page.page.remote == "127.0.0.1")
    #expect(page.page.mediaType == "text/html")
    #expect(String(decoding: page.page.head, as: UTF8.self).hasPrefix("HTTP/1.1 200 Status\r\n"))
    #expect(String(decoding: page.page.request, as: UTF8.self).hasPrefix("GET /a HTTP/1.1\r\n"))
    #expect(server.asked.map(\.target) == ["/robots.txt", "/a"])
    #expect(server.asked.allSatisfy { $0.fields["user-agent"] == "Parley/9.9" })
    #expect(server.asked.allSatisfy { $0.fields["cookie"] == nil && $0.fields["authorization"] == nil })
  }

  @Test(arguments: [
    ("/one", "Talks end", 2), ("/relative", "Talks end", 2), ("/five/5", "Talks end", 6),
    ("/five/6", "more than 5 redirects", 0), ("/loop", "round in a circle", 0), ("/self", "round in a circle", 0),
    ("/to-file", "a redirect to file:///etc/passwd: file is not fetched", 0),
    ("/to-ftp", "ftp is not fetched", 0), ("/to-user", "user name or password", 0), ("/nowhere", "leads nowhere", 0),
    ("/to-private", "not fetched: 127.0.0.2 is a loopback address", 0), ("/to-six", "not fetched: ::1 is", 0),
    ("/to-decimal", "not fetched: 127.0.0.2 is a loopback address", 0), ("/to-name", "is a loopback address", 0),
    ("/to-secret", "does not allow it (behind a redirect", 0), ("/to-gone", "status 410 (behind a redirect", 0),
  ])
  func redirects(target: String, words: String, requests: Int) throws {
    let server = try LocalServer { asked in
      let port = asked.fields["host"]?.split(separator: ":").last ?? "80"
      switch asked.target {
      case "/robots.txt": return Reply(200, [:], Array("User-agent: *\nDisallow: /secret".utf8))
      case "/page": return .page()
      case "/one": return .redirect(to: "/page", 301)
      case "/relative": return .redirect(to: "page", 307)
      case "/five/1": return .redirect(to: "/page")
      case "/loop": return .redirect(to: "/loop/b")
      case "/loop/b": return .redirect(to: "/loop")
      case "/self": return .redirect(to: "/self")
      case "/to-file": return .redirect(to: "file:///etc/passwd")
      case "/to-ftp": return .redirect(to: "ftp://harbour.example/")
      case "/to-user": return .redirect(to: "http://ann:secret@127.0.0.1/")
      case "/nowhere": return Reply(302)
      case "/to-private": return .redirect(to: "http://127.0.0.2:\(port)/page")
      case "/to-decimal": return .redirect(to: "http://2130706434:\(port)/page")
      case "/to-six": return .redirect(to: "http://[::1]:\(port)/page")
      // A name is looked up, and what it means is checked: here another address of this machine than the test's.
      case "/to-name": return .redirect(to: "http://127.1.1.1:\(port)/page")
      case "/to-secret": return .redirect(to: "/secret/a")
      case "/to-gone": return .redirect(to: "/gone")
      case "/gone": return Reply(410)
      default:
        guard asked.target.hasPrefix("/five/"), let left = Int(asked.target.dropFirst(6)) else { return nil }
        return .redirect(to: "/five/\(left - 1)")
      }
    }
    let result = TestFetch.page(server.address(target))
    #expect(result.words.contains(words), "\(result.words)")
    if requests > 0 { #expect(try result.get().answers.count == requests) }
    #expect(!server.pages.contains { $0.hasPrefix("/secret") })
  }

  @Test func namesOfThisMachineAreRefusedWhenConnectedTo() throws {
    let server = try LocalServer { _ in .page() }
    var events: [FetchRun.Event] = []
    let folder = try Folder()
    let run = try FetchRun(
      into: .folder(folder.path), options: TestFetch.options, isStopped: { false }, report: { events.append($0) })
    try run.pages([
      "http://localhost:\(server.port)/a", server.address("/b"), "http://[::ffff:127.0.0.1]:\(server.port)/c",
    ])
    #expect(events.count == 3)
    for event in events {
      guard case .failed(let failure) = event else {
        Issue.record("fetched: \(event)")
        continue
      }
      #expect(
        failure.reason.contains(" is a") && failure.reason.hasSuffix("(allowed by --allow-private)"), "\(failure)")
    }
    #expect(server.asked.isEmpty)
    #expect(try folder.names().isEmpty)
  }

  @Test func privateAddressesAreFetchedWhereTheyAreAllowed() throws {
    let server = try LocalServer { _ in .page() }
    let folder = try Folder()
    var options = TestFetch.options
    options.allowsPrivate = true
    var events: [FetchRun.Event] = []
    let run = try FetchRun(
      into: .folder(folder.path), options: options, isStopped: { false }, report: { events.append($0) })
    try run.pages([server.address("/a")])
    guard case .kept = events.first else { throw FetchProblem("\(events)") }
  }

  @Test(arguments: [
    ("/chunked", "Talks end."), ("/until-close", "Talks end."), ("/gzip", "Talks end."), ("/untyped", "Talks end."),
    ("/brotli", "Talks end."), ("/zstandard", "Talks end."), ("/brotli-bomb", "larger than 64 KiB"),
    ("/text", "Talks end."), ("/interim", "Talks end."),
    ("/picture", "its type is image/png, no page or text"), ("/feed", "a feed is named with --feed"),
    ("/endless", "larger than 64 KiB"), ("/announced", "larger than 64 KiB"), ("/bomb", "larger than 64 KiB"),
    ("/raw-bomb", "larger than 64 KiB"), ("/large-head", "head of the answer is larger than 64 KiB"),
    ("/endless-head", "head of the answer is larger than 64 KiB"), ("/slow", "not finished within 1"),
    ("/cut", "before its end"), ("/damaged", "compression is damaged"), ("/no-http", "no answer in HTTP"),
    ("/nothing", "without an answer"), ("/204", "status 204"), ("/404", "status 404"),
    ("/500", "status 500"), ("/304", "status 304"), ("/endless-error", "status 404"),
  ])
  func bodies(target: String, words: String) throws {
    let text = Array("Talks end.".utf8)
    let html = "Content-Type: text/html\r\n"
    let zeros = try #require(GzipMember.compressed([UInt8](repeating: 0, count: 8 << 20)))
    let zipped = try #require(GzipMember.compressed(text))
    // Both hold their text as it is; the bomb is 64 MiB of one letter.
    let brotli = [0x90, 0, 0x10] + text + [3]
    let zstandard = [0x28, 0xB5, 0x2F, 0xFD, 0x20, 10, 0x51, 0, 0] + text
    let bomb = try #require(
      Data(base64Encoded: "z///f/glwuKxQCD3/p/////wSwDEYQGA7v0/////4ZcAiMMiAN37f/7//8MvARCHBQC69/8D"))
    let server = try LocalServer { asked in
      // What this libcurl does not ask for it is not sent.
      let codings = asked.fields["accept-encoding"] ?? ""
      return switch asked.target {
      case "/brotli":
        codings.contains("br")
          ? .head(html + "Content-Encoding: br\r\n", [.bytes(brotli)]) : .head(html, [.bytes(text)])
      case "/zstandard":
        codings.contains("zstd")
          ? .head(html + "Content-Encoding: zstd\r\n", [.bytes(zstandard)]) : .head(html, [.bytes(text)])
      case "/brotli-bomb":
        codings.contains("br")
          ? .head(html + "Content-Encoding: br\r\n", [.bytes(Array(bomb))])
          : .head(html, [.bytes([UInt8](repeating: 0x61, count: 70_000))])
      case "/chunked":
        .head(html + "Transfer-Encoding: chunked\r\n", [.bytes(Array("4\r\nTalk\r\n6\r\ns end.\r\n0\r\n\r\n".utf8))])
      case "/until-close": .head(html, [.bytes(text)])
      case "/gzip": .head(html + "Content-Encoding: gzip\r\n", [.bytes(zipped)])
      case "/untyped": .head("", [.bytes(text)])
      case "/text": Reply(200, ["Content-Type": "text/plain"], text)
      case "/interim":
        Reply([.bytes(Array("HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n".utf8))] + Reply.page("Talks end.").pieces)
      case "/picture": .head("Content-Type: image/png\r\n", [.endless(text)])
      case "/feed": Reply(200, ["Content-Type": "application/rss+xml"], text)
      case "/endless": .head(html, [.endless([UInt8](repeating: 0x61, count: 4096))])
      case "/announced": .head(html + "Content-Length: 70000\r\n", [.pause(5)])
      case "/bomb": .head(html + "Content-Encoding: gzip\r\n", [.bytes(zeros)])
      case "/raw-bomb":
        .head(
          html + "Content-Encoding: gzip\r\n", [.bytes(Array(zipped.prefix(10))), .endless([0, 0, 0, 0xFF, 0xFF])])
      case "/large-head": .head(html + "X: " + String(repeating: "a", count: 70_000) + "\r\n", [.bytes(text)])
      case "/endless-head":
        Reply([.bytes(Array("HTTP/1.1 200 OK\r\n".utf8)), .endless(Array("X-More: and more\r\n".utf8))])
      case "/slow": .head(html + "Content-Length: 10\r\n", [.bytes([0x54]), .pause(4)])
      case "/cut": .head(html + "Content-Length: 100\r\n", [.bytes(text)])
      case "/damaged": .head(html + "Content-Encoding: gzip\r\n", [.bytes(text)])
      case "/no-http": Reply([.bytes(Array("220 mail.example ESMTP\r\n".utf8))])
      case "/nothing": Reply([])
      case "/204": Reply(204)
      case "/304": Reply(304)
      case "/500": Reply(500, [:], text)
      case "/endless-error": Reply([.bytes(Array("HTTP/1.1 404 No\r\n\r\n".utf8)), .endless(text)])
      default: nil
      }
    }
    var options = TestFetch.options
    options.bytes = 64 << 10
    if target == "/slow" { options.requestSeconds = 1.2 }
    let result = TestFetch.page(server.address(target), options: options)
    if words == "Talks end." {
      #expect(result.words == words)
    } else {
      #expect(throws: FetchProblem.self) { try result.get() }
      #expect(result.words.contains(words), "\(result.words)")
    }
  }

  @Test func whereNothingListensIsALine() throws {
    let port = try LocalServer { _ in nil }.port
    #expect(TestFetch.page("http://127.0.0.1:\(port)/").words.hasPrefix("no connection to 127.0.0.1"))
    #expect(TestFetch.page("http://no-such-host.invalid/").words == "the host no-such-host.invalid is not found")
  }

  @Test func aProxyIsAskedWhereOneIsNamed() throws {
    let server = try LocalServer { $0.target == "http://192.168.0.1/" ? nil : .page() }
    var options = TestFetch.options
    options.proxy = server.address("")
    #expect(TestFetch.page("http://harbour.example/b", options: options).words.contains("Talks end"))
    #expect(server.pages == ["http://harbour.example/robots.txt", "http://harbour.example/b"])
    #expect(TestFetch.page("http://192.168.0.1/", options: options).words.contains("a private address"))
  }

  @Test func stoppingEndsARequest() throws {
    let server = try LocalServer { _ in .head("Content-Type: text/html\r\n", [.pause(5)]) }
    let start = ContinuousClock.now
    let fetcher = try Fetcher(
      options: TestFetch.options, clock: .system, isStopped: { start.duration(to: .now) > .milliseconds(300) },
      refusal: TestFetch.refusal)
    let address = try PageAddress(server.address("/a"))
    #expect(throws: FetchProblem.stopped) { try fetcher.fetch(address, as: .page, known: nil) }
  }
}
