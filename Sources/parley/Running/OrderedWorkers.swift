import Foundation

/// Threads that work on items and hand the results on in the order of the items.
///
/// At most `window` items are on their way at once, so that memory stays flat however many there are.
struct OrderedWorkers {
  /// How many threads work.
  let jobs: Int
  /// How many items are on their way at most: enough that nobody waits for a slow one.
  var window: Int { 4 * jobs }

  /// A worker's stack: deep sentences make deep recursion.
  private static let stackSize = 16 << 20
  /// Seconds between two calls of `tick` while there is nothing to consume.
  private static let patience = 0.1

  private struct State<Input, Output> {
    /// Items nobody works on yet, the next one last.
    var waiting: [(number: Int, input: Input)] = []
    /// Results that wait for their turn.
    var finished: [Int: Output] = [:]
    var produced = 0
    var consumed = 0
    var hasEnded = false
    var isStopped = false
  }

  private enum Step<Output> {
    case output(Output)
    case end
  }

  /// Works on everything that is produced.
  ///
  /// - Parameters:
  ///   - produce: Runs on a thread of its own and offers one item after the other; returns when there are no more or
  ///     when an offer is declined.
  ///   - work: Runs on the workers.
  ///   - tick: Runs on this thread, about ten times a second while nothing is finished; may throw to stop.
  ///   - consume: Runs on this thread, in the order of the items; may throw to stop.
  func run<Input: Sendable, Output: Sendable>(
    produce: @escaping @Sendable (_ offer: (Input) -> Bool) -> Void,
    work: @escaping @Sendable (Input) -> Output,
    tick: () throws -> Void,
    consume: (Output) throws -> Void
  ) throws {
    let monitor = Monitor(State<Input, Output>())
    let window = window
    start {
      produce { input in
        monitor.wait { state -> Bool? in
          if state.isStopped { return false }
          guard state.produced - state.consumed < window else { return nil }
          state.waiting.insert((state.produced, input), at: 0)
          state.produced += 1
          return true
        } ?? false
      }
      monitor.change { $0.hasEnded = true }
    }
    for _ in 0..<jobs {
      start {
        while let (number, input) = Self.next(monitor) {
          let output = work(input)
          monitor.change { $0.finished[number] = output }
        }
      }
    }
    defer {
      monitor.change { state in
        state.isStopped = true
        state.waiting = []
      }
    }
    while true {
      let step = monitor.wait(until: Date(timeIntervalSinceNow: Self.patience)) { state -> Step<Output>? in
        if let output = state.finished.removeValue(forKey: state.consumed) {
          state.consumed += 1
          return .output(output)
        }
        return state.hasEnded && state.consumed == state.produced ? .end : nil
      }
      switch step {
      case .output(let output): try consume(output)
      case .end: return
      case nil: break
      }
      try tick()
    }
  }

  /// The next item to work on; nil when there will be none.
  private static func next<Input, Output>(
    _ monitor: Monitor<State<Input, Output>>
  ) -> (number: Int, input: Input)? {
    monitor.wait { state -> (number: Int, input: Input)?? in
      if let item = state.waiting.popLast() { return .some(item) }
      return state.isStopped || state.hasEnded ? .some(nil) : nil
    } ?? nil
  }

  private func start(_ body: @escaping @Sendable () -> Void) {
    let thread = Thread {
      Interruption.blockSignalsInThisThread()
      body()
    }
    thread.stackSize = Self.stackSize
    thread.start()
  }
}
