/// Fetches pages, and the pages that feeds name, and keeps them.
///
/// In the order given, one request after the other. What fails is told and the others go on.
public final class FetchRun {
  /// Where pages are kept.
  public enum Destination: Sendable {
    /// A folder of pages with a sidecar each.
    case folder(String)
    /// A web archive, and the file that remembers what servers said of its pages.
    case archive(String, memory: String?)
  }

  /// What became of an address.
  public enum Event: Hashable, Sendable {
    /// It was fetched and is in a file.
    case kept(address: String, file: String)
    /// It is what it was when it was fetched last.
    case unchanged(address: String)
    case failed(FetchFailure)
  }

  private let fetcher: Fetcher
  private let keeper: any PageKeeper
  private let memory: FetchMemory?
  private let report: (Event) -> Void
  /// What was asked for, so that a page which several feeds name is fetched once.
  private var asked: Set<PageAddress> = []

  /// Opens the place where pages are kept.
  ///
  /// - Parameters:
  ///   - isStopped: Whether fetching is to end; asked at least once a second.
  ///   - report: Told of each address once.
  /// - Throws: `FetchFailure` with the place.
  public convenience init(
    into destination: Destination, options: FetchOptions, clock: FetchClock = .system,
    isStopped: @escaping @Sendable () -> Bool, report: @escaping (Event) -> Void
  ) throws(FetchFailure) {
    try self.init(
      into: destination, options: options, clock: clock, isStopped: isStopped, refusal: nil, report: report)
  }

  /// The same, with addresses that are refused of one's own.
  init(
    into destination: Destination, options: FetchOptions, clock: FetchClock,
    isStopped: @escaping @Sendable () -> Bool, refusal: (@Sendable ([UInt8]) -> String?)?,
    report: @escaping (Event) -> Void
  ) throws(FetchFailure) {
    self.report = report
    fetcher = try Self.opening("fetch") { () throws(FetchProblem) in
      try Fetcher(options: options, clock: clock, isStopped: isStopped, refusal: refusal)
    }
    switch destination {
    case .folder(let path):
      memory = nil
      keeper = try Self.opening(path) { () throws(FetchProblem) in try PageFolder(path: path, limit: options.bytes) }
    case .archive(let path, let remembered):
      var memory: FetchMemory?
      if let remembered {
        memory = try Self.opening(remembered) { () throws(FetchProblem) in try FetchMemory(path: remembered) }
      }
      self.memory = memory
      keeper = try Self.opening(path) { () throws(FetchProblem) in
        try WebArchiveFile(path: path, agent: options.userAgent, memory: memory, now: clock.date())
      }
    }
  }

  private static func opening<Value>(_ place: String, _ open: () throws(FetchProblem) -> Value) throws(FetchFailure)
    -> Value
  {
    do throws(FetchProblem) {
      return try open()
    } catch {
      throw FetchFailure(address: place, reason: error.reason)
    }
  }

  /// Fetches some pages.
  ///
  /// - Throws: `FetchingStopped`.
  public func pages(_ addresses: [String]) throws(FetchingStopped) {
    for address in addresses { try page(address, against: nil) }
  }

  /// Fetches a feed and the pages that it names.
  ///
  /// - Parameters:
  ///   - limit: How many of its pages are fetched, from the first.
  ///   - links: Reads the addresses of pages, in its order, from the bytes of a feed and its address; they may be
  ///     relative to it. What it throws is why the bytes are no feed.
  /// - Throws: `FetchingStopped`.
  public func feed(_ text: String, limit: Int, links: (_ bytes: [UInt8], _ address: String) throws -> [String])
    throws(FetchingStopped)
  {
    guard
      let (address, named) = try guarded(
        text,
        { () throws(FetchProblem) in
          try self.names(in: text, links)
        })
    else { return }
    var count = 0
    for link in named {
      if count == limit { return }
      if try page(link, against: address) { count += 1 }
    }
  }

  /// Writes what is remembered; called also where a run was stopped.
  ///
  /// - Throws: `FetchFailure` with the file.
  public func finish() throws(FetchFailure) {
    guard let memory else { return }
    try Self.opening(memory.path) { () throws(FetchProblem) in try memory.save() }
  }

  /// Fetches one page; false where it was asked for before.
  @discardableResult
  private func page(_ text: String, against feed: PageAddress?) throws(FetchingStopped) -> Bool {
    guard let address = try guarded(text, { () throws(FetchProblem) in try Self.address(text, against: feed) }) else {
      return true
    }
    guard asked.insert(address).inserted else { return false }
    _ = try guarded(feed == nil ? text : address.description) { () throws(FetchProblem) in
      switch try self.fetcher.fetch(address, as: .page, known: self.keeper.validators(of: address)) {
      case .page(let fetched):
        if let file = try self.keeper.keep(fetched, as: .page, feed: feed) {
          self.report(.kept(address: address.description, file: file))
        } else {
          self.report(.unchanged(address: address.description))
        }
      case .unchanged(let fetched):
        try self.keeper.keepUnchanged(fetched, feed: feed)
        self.report(.unchanged(address: address.description))
      }
    }
    return true
  }

  /// The pages that a feed names, and the address that theirs are relative to.
  private func names(in text: String, _ links: ([UInt8], String) throws -> [String]) throws(FetchProblem) -> (
    PageAddress, [String]
  ) {
    let requested = try Self.address(text, against: nil)
    let kept = keeper.feed(at: requested)
    let known = kept == nil ? nil : keeper.validators(of: requested)
    let bytes: [UInt8]
    let address: PageAddress
    switch try fetcher.fetch(requested, as: .feed, known: known) {
    case .page(let fetched):
      bytes = fetched.page.body
      address = fetched.page.address
      _ = try keeper.keep(fetched, as: .feed, feed: nil)
    case .unchanged(let fetched):
      bytes = kept ?? []
      address = fetched.page.address
      try keeper.keepUnchanged(fetched, feed: nil)
    }
    do {
      return (address, try links(bytes, address.description))
    } catch {
      throw FetchProblem("\(error)")
    }
  }

  private static func address(_ text: String, against feed: PageAddress?) throws(FetchProblem) -> PageAddress {
    if let feed { return try feed.resolving(text) }
    do throws(FetchFailure) {
      return try PageAddress(text)
    } catch {
      throw FetchProblem(error.reason)
    }
  }

  /// Does something for an address; what fails is reported.
  private func guarded<Value>(_ text: String, _ work: () throws(FetchProblem) -> Value) throws(FetchingStopped)
    -> Value?
  {
    do throws(FetchProblem) {
      return try work()
    } catch {
      if error.kind == .stopped { throw FetchingStopped() }
      report(.failed(FetchFailure(address: text, reason: error.reason)))
      return nil
    }
  }
}
