/// Keeps requests to one host apart.
struct HostPacer {
  private let clock: FetchClock
  private let delay: Double
  private let longestWait: Double
  /// The seconds between requests that a host asks for.
  private var wanted: [String: Double] = [:]
  /// When a host was last asked, and when it wants to be asked again, in the clock's seconds.
  private var last: [String: Double] = [:]
  private var notBefore: [String: Double] = [:]

  init(clock: FetchClock, delay: Double, longestWait: Double) {
    self.clock = clock
    self.delay = delay
    self.longestWait = longestWait
  }

  /// Heeds what a host's robots.txt asks for.
  mutating func heed(delay seconds: Double, host: String) {
    wanted[host] = max(seconds, wanted[host] ?? 0)
  }

  /// Heeds that a host wants to be asked again only after some seconds.
  mutating func postpone(host: String, by seconds: Double) {
    notBefore[host] = max(notBefore[host] ?? 0, clock.seconds() + seconds)
  }

  /// Notes that a request has ended.
  mutating func note(host: String) {
    last[host] = clock.seconds()
  }

  /// Waits until a host may be asked.
  func wait(for host: String, isStopped: () -> Bool) throws(FetchProblem) {
    let spaced = last[host].map { $0 + max(delay, wanted[host] ?? 0) } ?? 0
    let ready = max(spaced, notBefore[host] ?? 0)
    let wait = ready - clock.seconds()
    if wait > max(longestWait, delay) {
      throw FetchProblem("the host wants to be asked again in \(Seconds.words(wait)), more than is waited for")
    }
    while true {
      if isStopped() { throw .stopped }
      let rest = ready - clock.seconds()
      if rest <= 0 { return }
      clock.sleep(min(rest, HostPacer.slice))
    }
  }

  /// The longest sleep, in seconds, so that Ctrl-C does not wait.
  private static let slice = 0.1
}
