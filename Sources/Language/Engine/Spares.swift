import Synchronization

/// Working memory that is handed from text to text, so that it need not be made anew for each.
///
/// What is lent belongs to the borrower alone until it comes back; so values may be shared by threads that are not made
/// for it.
package final class Spares<Value>: Sendable {
  /// A value that only its holder uses.
  private struct Held: @unchecked Sendable {
    let value: Value
  }

  private let idle = Mutex<[Held]>([])
  private let make: @Sendable () -> Value

  /// Starts without any.
  ///
  /// - Parameter make: makes a value where all are lent.
  package init(_ make: @escaping @Sendable () -> Value) {
    self.make = make
  }

  /// Lends a value for the time of a call.
  package func lend<Result>(_ body: (Value) -> Result) -> Result {
    let held = idle.withLock { $0.popLast() } ?? Held(value: make())
    defer { idle.withLock { $0.append(held) } }
    return body(held.value)
  }
}
