import Foundation
import Testing

@testable import Fetching

@Suite struct PolitenessTests {
  @Test(arguments: [
    (200, "User-agent: *\nDisallow: /a", "does not allow it"), (200, "User-agent: *\nDisallow: /b", "Talks end"),
    (404, "", "Talks end"), (403, "", "Talks end"), (401, "", "Talks end"),
    (500, "", "its robots.txt cannot be: status 500"),
    (503, "", "its robots.txt cannot be: status 503"), (200, "<html>no such page</html>", "Talks end"),
  ])
  func rulesAreHeeded(status: Int, file: String, words: String) throws {
    let server = try LocalServer { asked in
      asked.target == "/robots.txt" ? Reply(status, [:], Array(file.utf8)) : .page()
    }
    #expect(TestFetch.page(server.address("/a")).words.contains(words))
    #expect(server.pages.isEmpty == !words.contains("Talks"))
  }

  @Test func rulesMayBeElsewhereAndAreCutWhereTheyAreLong() throws {
    let many = "User-agent: *\nDisallow: /a\n" + String(repeating: "# nothing\n", count: 60_000) + "Disallow: /b\n"
    let server = try LocalServer { asked in
      switch asked.target {
      case "/robots.txt": .redirect(to: "/rules")
      case "/rules": Reply(200, [:], Array(many.utf8))
      default: .page()
      }
    }
    #expect(TestFetch.page(server.address("/a")).words.contains("does not allow it"))
    #expect(TestFetch.page(server.address("/b")).words.contains("Talks end"))
  }

  @Test func rulesThatLeadRoundAndRoundAreNone() throws {
    let server = try LocalServer { $0.target == "/robots.txt" ? .redirect(to: "/robots.txt") : .page() }
    #expect(TestFetch.page(server.address("/a")).words.contains("Talks end"))
    #expect(server.asked.count == 7)
  }

  @Test func rulesBehindAPrivateAddressAreNotAskedFor() throws {
    let server = try LocalServer { asked in
      asked.target == "/robots.txt" ? .redirect(to: "http://127.0.0.9:1/robots.txt") : .page()
    }
    #expect(TestFetch.page(server.address("/a")).words.contains("127.0.0.9 is a loopback address"))
  }

  @Test(arguments: [(1.0, "", 1.0), (0.25, "", 0.25), (1.0, "Crawl-delay: 3", 3.0), (2.0, "Crawl-delay: 1", 2.0)])
  func requestsToAHostAreApart(delay: Double, line: String, gap: Double) throws {
    let time = TestClock()
    let server = try LocalServer(seconds: { time.seconds }) { asked in
      asked.target == "/robots.txt" ? Reply(200, [:], Array("User-agent: *\n\(line)\n".utf8)) : .page()
    }
    var options = TestFetch.options
    options.delay = delay
    let folder = try Folder()
    let events = try TestFetch.run(into: .folder(folder.path), options: options, clock: time.clock) {
      try $0.pages(["/a", "/b", "/c"].map(server.address))
    }
    #expect(events.count == 3)
    let times = server.asked.map(\.seconds)
    #expect(times.count == 4)
    for (before, after) in zip(times, times.dropFirst()) { #expect(abs(after - before - gap) < 0.001) }
  }

  @Test func theHostMayAskForALongerPause() throws {
    let time = TestClock()
    let server = try LocalServer(seconds: { time.seconds }) { asked in
      switch asked.target {
      case "/busy": time.seconds < 130 ? Reply(503, ["Retry-After": "30"]) : .page()
      case "/dated":
        time.seconds < 200
          ? Reply(429, ["Retry-After": Self.httpDate(time.clock.date().addingTimeInterval(70))]) : .page()
      case "/always": Reply(503, ["Retry-After": "1"])
      case "/long": Reply(503, ["Retry-After": "86400"])
      case "/hopeless": Reply(503)
      default: nil
      }
    }
    let folder = try Folder()
    let events = try TestFetch.run(into: .folder(folder.path), clock: time.clock) {
      try $0.pages(["/busy", "/dated", "/always", "/hopeless", "/long", "/after"].map(server.address))
    }
    let words = events.map { event in
      switch event {
      case .kept: "kept"
      case .unchanged: "unchanged"
      case .failed(let failure): failure.reason
      }
    }
    #expect(words.prefix(2) == ["kept", "kept"])
    #expect(words[2] == "answered with status 503")
    #expect(words[3] == "answered with status 503")
    #expect(words[4] == "the host wants to be asked again in 86400 s, more than is waited for")
    #expect(words[5].hasPrefix("the host wants to be asked again in"))
    #expect(server.pages.filter { $0 == "/always" }.count == 3)
    #expect(server.pages.filter { $0 == "/hopeless" }.count == 1)
    #expect(!server.pages.contains("/after"))
  }

  @Test(
    arguments: [
      ("5", 5), (" 0 ", 0), ("Thu, 01 Jan 1970 00:01:40 GMT", 60), ("Thu, 01 Jan 1970 00:00:01 GMT", 0), ("soon", nil),
      ("-5", nil), ("", nil),
    ] as [(String, Double?)])
  func timesToComeBack(value: String, seconds: Double?) {
    #expect(Seconds.retryAfter(value, now: Date(timeIntervalSince1970: 40)) == seconds)
  }

  private static func httpDate(_ date: Date) -> String {
    let formatter = DateFormatter()
    formatter.locale = Locale(identifier: "en_US_POSIX")
    formatter.timeZone = TimeZone(identifier: "GMT")
    formatter.dateFormat = "EEE, dd MMM yyyy HH:mm:ss 'GMT'"
    return formatter.string(from: date)
  }
}
