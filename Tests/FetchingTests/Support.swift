import Foundation
import Synchronization

@testable import Fetching

/// A clock that only waiting moves.
final class TestClock: Sendable {
  private let now = Mutex(100.0)

  var seconds: Double { now.withLock { $0 } }

  var clock: FetchClock {
    FetchClock(
      seconds: { self.seconds }, date: { Date(timeIntervalSince1970: 1_746_800_000 + self.seconds) },
      sleep: { wait in self.now.withLock { $0 += wait } })
  }
}

/// A folder that is there for one test.
struct Folder: ~Copyable {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.appending(path: "parley-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func file(_ name: String) -> String { "\(path)/\(name)" }
  func bytes(_ name: String) throws -> [UInt8] { Array(try Data(contentsOf: URL(filePath: file(name)))) }
  func names() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: path).sorted() }
}

/// Runs of fetching in tests.
enum TestFetch {
  /// Only the server of the test may be connected to.
  static let refusal: @Sendable ([UInt8]) -> String? = { bytes in
    bytes == [127, 0, 0, 1] ? nil : AddressKind.refusal(of: bytes)
  }

  /// Without pauses, and not patient.
  static var options: FetchOptions {
    var options = FetchOptions(agent: "Parley/9.9")
    options.delay = 0
    options.connectSeconds = 10
    options.requestSeconds = 20
    return options
  }

  /// Fetches one page; says its bytes, or why there are none.
  static func page(_ address: String, options: FetchOptions = options, clock: FetchClock = .system) -> Result<
    FetchedPage, FetchProblem
  > {
    Result { () throws(FetchProblem) in
      let fetcher = try Fetcher(options: options, clock: clock, isStopped: { false }, refusal: refusal)
      guard let address = try? PageAddress(address) else { throw FetchProblem("no address") }
      guard case .page(let page) = try fetcher.fetch(address, as: .page, known: nil) else {
        throw FetchProblem("unchanged")
      }
      return page
    }
  }

  /// Runs fetching; says what became of each address.
  static func run(
    into destination: FetchRun.Destination, options: FetchOptions = options, clock: FetchClock = .system,
    _ work: (FetchRun) throws -> Void
  ) throws -> [FetchRun.Event] {
    var events: [FetchRun.Event] = []
    let run = try FetchRun(
      into: destination, options: options, clock: clock, isStopped: { false }, refusal: refusal,
      report: { events.append($0) })
    try work(run)
    try run.finish()
    return events
  }
}

extension Result where Success == FetchedPage, Failure == FetchProblem {
  /// The page's text, or why there is none.
  var words: String {
    switch self {
    case .success(let page): String(decoding: page.page.body, as: UTF8.self)
    case .failure(let problem): problem.reason
    }
  }
}
