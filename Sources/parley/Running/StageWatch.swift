import Logging
import Synchronization

/// How long each stage of the way took, summed over the workers.
final class StageWatch: Sendable {
  /// A stage of the way from files to a page.
  enum Stage: String, CaseIterable {
    case codebook, documents, language, reading, encoding, store, copies, stories, dossier, page
  }

  private let times = Mutex<[Stage: Duration]>([:])
  private let start = ContinuousClock.now

  /// Runs a body and adds its time to a stage.
  func time<Value, Failure: Error>(_ stage: Stage, _ body: () throws(Failure) -> Value) throws(Failure) -> Value {
    let begin = ContinuousClock.now
    defer {
      let time = ContinuousClock.now - begin
      times.withLock { $0[stage, default: .zero] += time }
    }
    return try body()
  }

  /// Logs what was measured.
  func report(documents: Int) {
    let logger = Logger(label: "parley")
    let times = times.withLock { $0 }
    for stage in Stage.allCases {
      if let time = times[stage] { logger.info("\(stage.rawValue): \(Self.seconds(time)) s") }
    }
    logger.info("all, \(documents) documents: \(Self.seconds(ContinuousClock.now - start)) s")
  }

  /// A duration in seconds with three decimals.
  private static func seconds(_ duration: Duration) -> String {
    let milliseconds = duration.components.seconds * 1000 + duration.components.attoseconds / 1_000_000_000_000_000
    let fraction = String(milliseconds % 1000)
    return "\(milliseconds / 1000).\(String(repeating: "0", count: 3 - fraction.count))\(fraction)"
  }
}
