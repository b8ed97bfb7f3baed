import ArgumentParser
import Foundation
import Synchronization

/// The run was ended by a signal.
struct Interrupted: Error {
  let signal: Int32
}

/// Ctrl-C and SIGTERM, noted when they come and acted on at the next safe place.
///
/// The second one ends the program at once, for when the safe place does not come.
enum Interruption {
  private static let pending = Atomic<Int32>(0)

  /// Starts to note signals; a closed pipe becomes an error of the write instead of a signal.
  static func install() {
    // The handler may run at any time: what it touches is made before it can.
    _ = pending.load(ordering: .relaxed)
    for wanted in [SIGINT, SIGTERM] {
      signal(wanted) { number in
        if Interruption.pending.exchange(number, ordering: .relaxed) != 0 { _exit(128 + number) }
      }
    }
    signal(SIGPIPE, SIG_IGN)
  }

  /// Throws `Interrupted` when a signal has come.
  static func check() throws {
    let signal = pending.load(ordering: .relaxed)
    if signal != 0 { throw Interrupted(signal: signal) }
  }

  /// Leaves the signals to the main thread.
  static func blockSignalsInThisThread() {
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGINT)
    sigaddset(&signals, SIGTERM)
    pthread_sigmask(SIG_BLOCK, &signals, nil)
  }
}
