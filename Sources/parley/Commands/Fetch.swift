import ArgumentParser
import Documents
import Fetching
import Language

/// `parley fetch`: pages, and what feeds lead to, from the web into a folder or an archive.
struct Fetch: Work {
  static let configuration = CommandConfiguration(
    abstract: "Fetches web pages, and the pages that feeds name, into a folder or a web archive.",
    discussion: """
      Only what is asked for is fetched, one request after the other, as each site's robots.txt allows. A folder gets \
      NAME.html and NAME.meta.json for each page, which `parley read` and `parley brief` take; an archive gets all \
      requests and answers. What is there already is asked for only if it has changed. Each page is a line on standard \
      output: its file and its address. docs/fetch.md says what the limits are.

      Examples:
        parley fetch https://harbour.example/news/talks-end
        parley fetch --feed https://harbour.example/feed --output pages
        parley fetch --feed https://a.example/rss --output a.warc.gz --cache a.json
      """)

  @Argument(help: ArgumentHelp("Addresses of pages, http or https.", valueName: "URL"))
  var addresses: [String] = []

  @Option(help: ArgumentHelp("Fetch the pages that the feed at URL names; may be given again.", valueName: "URL"))
  var feed: [String] = []

  @Option(help: ArgumentHelp("The folder, or the archive (.warc.gz, .warc), to add the pages to.", valueName: "PLACE"))
  var output: String = "pages"

  @Option(help: ArgumentHelp("At most so many pages of each feed, from its first.", valueName: "N"))
  var limit: Int = 100

  @Option(help: ArgumentHelp("With an archive: remember in FILE what servers say of pages.", valueName: "FILE"))
  var cache: String?

  @Option(help: ArgumentHelp("Seconds between requests to one host, at least.", valueName: "S"))
  var delay: Double = 1

  @Option(help: ArgumentHelp("Seconds that one request may take.", valueName: "S"))
  var timeout: Double = 60

  @Option(help: ArgumentHelp("Redirects that a page may have.", valueName: "N"))
  var redirects: Int = 5

  @Option(help: ArgumentHelp("The largest page, in MiB, after decompression.", valueName: "MIB"))
  var maxSize: Int = 16

  @Option(help: ArgumentHelp("Tell servers whom to write to: an address of mail or of a page.", valueName: "TEXT"))
  var contact: String?

  @Option(help: ArgumentHelp("Ask through the proxy at URL; the environment's is never used.", valueName: "URL"))
  var proxy: String?

  @Flag(help: "Allow addresses that are not of the public internet.")
  var allowPrivate = false

  func validate() throws {
    if addresses.isEmpty, feed.isEmpty { throw ValidationError("Name the URL of a page, or of a feed (--feed URL)") }
    if cache != nil, !isArchive { throw ValidationError("--cache is for archives; a folder remembers by itself") }
    let ranges: [(name: String, value: Double, range: ClosedRange<Double>)] = [
      ("--limit", Double(limit), 1...1_000_000), ("--delay", delay, 0...3600), ("--timeout", timeout, 1...3600),
      ("--redirects", Double(redirects), 0...20), ("--max-size", Double(maxSize), 1...1024),
    ]
    for option in ranges where !option.range.contains(option.value) {
      throw ValidationError(
        "\(option.name) takes a number from \(Int(option.range.lowerBound)) to \(Int(option.range.upperBound))")
    }
    if let contact, !contact.utf8.allSatisfy({ 0x21...0x7E ~= $0 && $0 != 0x28 && $0 != 0x29 }) {
      throw ValidationError("--contact takes an address, without blanks and brackets")
    }
  }

  /// Nothing is read here, so the weights are not looked at.
  mutating func run() throws {
    try run { () throws(WeightsError) in }
  }

  func work() throws {
    var (kept, unchanged, failed) = (0, 0, 0)
    let lines = try OutputSink(to: nil)
    var closed: (any Error)?
    let run = try FetchRun(
      into: isArchive ? .archive(output, memory: cache) : .folder(output), options: options,
      isStopped: { (try? Interruption.check()) == nil }
    ) { event in
      switch event {
      case .kept(let address, let file):
        kept += 1
        do { try lines.write(Array("\(file)\t\(address)\n".utf8)) } catch { closed = error }
      case .unchanged(let address):
        unchanged += 1
        Console.shared.line("\(address): unchanged")
      case .failed(let failure):
        failed += 1
        Console.shared.line(failure.description)
      }
    }
    do {
      try run.pages(addresses)
      for address in feed { try run.feed(address, limit: limit, links: links) }
    } catch {
      // What was fetched is there, and remembered.
      try run.finish()
      try Interruption.check()
      throw error
    }
    try run.finish()
    if let closed, !(closed is OutputClosed) { throw closed }
    Console.shared.line("\(kept) fetched, \(unchanged) unchanged, \(failed) failed")
    if failed > 0 { throw ExitCode.failure }
  }

  private var isArchive: Bool { output.hasSuffix(".warc") || output.hasSuffix(".warc.gz") }

  private var options: FetchOptions {
    var options = FetchOptions(agent: "Parley/\(Parley.version)")
    options.bytes = maxSize << 20
    options.requestSeconds = timeout
    options.connectSeconds = min(timeout, options.connectSeconds)
    options.redirects = redirects
    options.delay = delay
    options.allowsPrivate = allowPrivate
    options.proxy = proxy
    options.contact = contact
    return options
  }

  /// The pages that a feed names.
  private func links(in bytes: [UInt8], at address: String) throws -> [String] {
    do throws(ReadFailure) {
      return try FeedReader().feed(of: bytes, address: address).entries.compactMap(\.url)
    } catch {
      throw Complaint(error.reason)
    }
  }
}
