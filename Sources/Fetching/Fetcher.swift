import Foundation

/// What a server said of a page when it was fetched last, for asking whether it has changed.
public struct Validators: Hashable, Codable, Sendable {
  /// The address that it was found at, after redirects: they are said to no other.
  var address: String
  var etag: String?
  var lastModified: String?
}

/// A page, and the requests that led to it.
struct FetchedPage: Sendable {
  let requested: PageAddress
  /// The redirects, and last the page itself.
  let answers: [Answer]
  let page: Answer

  var validators: Validators? {
    let etag = page.value("etag")
    let lastModified = page.value("last-modified")
    if etag == nil, lastModified == nil { return nil }
    return Validators(address: page.address.description, etag: etag, lastModified: lastModified)
  }
}

/// Asks for pages politely: by the rules of each host, one request at a time, with a pause between them.
///
/// For one thread. An address is checked when it is connected to, so that neither the names of hosts nor redirects lead
/// anywhere that is not allowed.
final class Fetcher {
  /// What is taken.
  enum Wanted {
    /// A page or a text to be read.
    case page
    /// A list of pages.
    case feed
  }

  enum Outcome {
    case page(FetchedPage)
    /// What was fetched last is what there is; with the requests that found out.
    case unchanged(FetchedPage)
  }

  private let options: FetchOptions
  private let clock: FetchClock
  private let isStopped: @Sendable () -> Bool
  private let refusal: @Sendable ([UInt8]) -> String?
  private let curl: CurlHandle
  private var pacer: HostPacer
  private var rules: [String: Result<RobotsFile, FetchProblem>] = [:]

  /// Makes a fetcher.
  ///
  /// - Parameter refusal: What is wrong with the bytes of an address; nil where it may be connected to.
  init(
    options: FetchOptions, clock: FetchClock, isStopped: @escaping @Sendable () -> Bool,
    refusal: (@Sendable ([UInt8]) -> String?)? = nil
  ) throws(FetchProblem) {
    self.options = options
    self.clock = clock
    self.isStopped = isStopped
    // With a proxy, it is the proxy that is connected to; whoever names one trusts it.
    let isOpen = options.allowsPrivate || options.proxy != nil
    self.refusal = refusal ?? { isOpen ? nil : AddressKind.refusal(of: $0) }
    curl = try CurlHandle()
    pacer = HostPacer(clock: clock, delay: options.delay, longestWait: options.longestWait)
  }

  /// Fetches a page, following its redirects.
  ///
  /// - Parameter known: What is known of it from the last time.
  func fetch(_ requested: PageAddress, as wanted: Wanted, known: Validators?) throws(FetchProblem) -> Outcome {
    var address = requested
    var answers: [Answer] = []
    while true {
      let rules = try rules(for: address)
      guard rules.allows(address.target) else {
        throw FetchProblem("the robots.txt of \(address.host) does not allow it\(Fetcher.behind(requested, address))")
      }
      let conditions = known.map { $0.address == address.description ? Fetcher.conditions($0) : [] } ?? []
      let answer = try ask(
        address, lines: Fetcher.accepted(wanted) + conditions, limit: options.bytes, excess: .refused
      ) { ContentType.refusal(of: $0, as: wanted) }
      answers.append(answer)
      let fetched = FetchedPage(requested: requested, answers: answers, page: answer)
      switch answer.status {
      case 200: return .page(fetched)
      case 304 where !conditions.isEmpty: return .unchanged(fetched)
      case 301, 302, 303, 307, 308: address = try next(after: answers)
      default: throw FetchProblem("answered with status \(answer.status)\(Fetcher.behind(requested, address))")
      }
    }
  }

  /// Where a redirect leads, if it may be followed.
  private func next(after answers: [Answer]) throws(FetchProblem) -> PageAddress {
    guard let last = answers.last, let location = last.value("location"), !location.isEmpty else {
      throw FetchProblem("a redirect that leads nowhere")
    }
    let next: PageAddress
    do throws(FetchProblem) {
      next = try last.address.resolving(location)
    } catch {
      throw FetchProblem("a redirect to \(location.prefix(200)): \(error.reason)")
    }
    if answers.contains(where: { $0.address == next }) {
      throw FetchProblem("the redirects go round in a circle at \(next)")
    }
    if answers.count > options.redirects { throw FetchProblem("more than \(options.redirects) redirects") }
    return next
  }

  /// The rules of an address's server, asked for once.
  ///
  /// A server that has none, or answers with a status from 400 to 499, allows all; one that cannot be reached or fails
  /// allows nothing (RFC 9309, 2.3.1).
  private func rules(for address: PageAddress) throws(FetchProblem) -> RobotsFile {
    if let known = rules[address.origin] { return try known.get() }
    let result: Result<RobotsFile, FetchProblem>
    do throws(FetchProblem) {
      result = .success(try readRules(of: address))
    } catch {
      if error.kind == .stopped { throw error }
      result = .failure(
        error.kind == .unconnected
          ? error : FetchProblem("nothing is fetched from \(address.host), its robots.txt cannot be: \(error.reason)"))
    }
    rules[address.origin] = result
    if case .success(let file) = result, let delay = file.delay { pacer.heed(delay: delay, host: address.host) }
    return try result.get()
  }

  private func readRules(of address: PageAddress) throws(FetchProblem) -> RobotsFile {
    var next = try address.robots
    for _ in 0...FetchOptions.robotsRedirects {
      let answer = try ask(
        next, lines: ["Accept: text/plain, */*;q=0.5"], limit: FetchOptions.robotsBytes, excess: .cut)
      switch answer.status {
      case 200..<300: return RobotsFile(answer.body, product: options.product)
      case 300..<400:
        guard let location = answer.value("location") else { return .allowingAll }
        next = try answer.address.resolving(location)
      case 400..<500: return .allowingAll
      default: throw FetchProblem("status \(answer.status)")
      }
    }
    return .allowingAll
  }

  /// Makes a request when its host may be asked, and again where the host says when to come back.
  private func ask(
    _ address: PageAddress, lines: [String], limit: Int, excess: Reception.Excess,
    typeRefusal: @escaping (Answer) -> String? = { _ in nil }
  ) throws(FetchProblem) -> Answer {
    // A proxy looks up names itself; what is written in figures can be checked here.
    if options.proxy != nil, !options.allowsPrivate, let words = AddressKind.refusal(ofHost: address.host) {
      throw FetchProblem("not fetched: \(address.host) is \(words) (allowed by --allow-private)", kind: .unconnected)
    }
    var retries = FetchOptions.retries
    while true {
      try pacer.wait(for: address.host, isStopped: isStopped)
      let reception = Reception(
        address: address, limit: limit, excess: excess, refusal: refusal, typeRefusal: typeRefusal,
        isStopped: isStopped)
      let start = clock.seconds()
      let moment = clock.date()
      defer { pacer.note(host: address.host) }
      var answer = try curl.get(address, lines: lines, options: options, into: reception)
      answer.moment = moment
      answer.seconds = clock.seconds() - start
      guard answer.status == 429 || answer.status == 503,
        let wait = answer.value("retry-after").flatMap({ Seconds.retryAfter($0, now: clock.date()) })
      else { return answer }
      pacer.postpone(host: address.host, by: wait)
      if retries == 0 { return answer }
      retries -= 1
    }
  }

  private static func accepted(_ wanted: Wanted) -> [String] {
    switch wanted {
    case .page: ["Accept: text/html, application/xhtml+xml, text/plain;q=0.9, */*;q=0.1"]
    case .feed:
      ["Accept: application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5"]
    }
  }

  /// The lines that ask for a page only if it has changed.
  private static func conditions(_ known: Validators) -> [String] {
    // What stands in a file may have been changed by anybody: a line break in it would begin another line.
    let isSafe = { (text: String) in text.utf8.allSatisfy { 0x20...0x7E ~= $0 } && text.utf8.count < 1024 }
    return [
      known.etag.flatMap { isSafe($0) ? "If-None-Match: \($0)" : nil },
      known.lastModified.flatMap { isSafe($0) ? "If-Modified-Since: \($0)" : nil },
    ].compactMap(\.self)
  }

  private static func behind(_ requested: PageAddress, _ address: PageAddress) -> String {
    requested == address ? "" : " (behind a redirect to \(address))"
  }
}
