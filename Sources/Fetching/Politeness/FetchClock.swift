public import Foundation

/// What time it is, and waiting; tests bring their own.
public struct FetchClock: Sendable {
  /// Seconds since some moment, never going back.
  var seconds: @Sendable () -> Double
  /// The moment, as the calendar has it.
  var date: @Sendable () -> Date
  /// Waits for some seconds.
  var sleep: @Sendable (Double) -> Void

  /// Makes a clock.
  public init(
    seconds: @escaping @Sendable () -> Double, date: @escaping @Sendable () -> Date,
    sleep: @escaping @Sendable (Double) -> Void
  ) {
    self.seconds = seconds
    self.date = date
    self.sleep = sleep
  }

  /// The machine's.
  public static let system: FetchClock = {
    let start = ContinuousClock.now
    return FetchClock(
      seconds: { start.duration(to: .now) / .seconds(1) }, date: { Date() },
      sleep: { Thread.sleep(forTimeInterval: $0) })
  }()
}
