import Foundation

/// A value that threads share and can wait on.
final class Monitor<Value>: @unchecked Sendable {
  private let condition = NSCondition()
  private var value: Value

  init(_ value: sending Value) {
    self.value = value
  }

  /// Changes the value and wakes whoever waits.
  func change<Result>(_ body: (inout Value) -> Result) -> Result {
    condition.lock()
    defer {
      condition.broadcast()
      condition.unlock()
    }
    return body(&value)
  }

  /// Waits until a body gives something, and wakes the others then; nil when the time is over before.
  ///
  /// The body runs each time the value may have changed, and changes it only when it gives something.
  func wait<Result>(until deadline: Date? = nil, _ body: (inout Value) -> Result?) -> Result? {
    condition.lock()
    defer { condition.unlock() }
    while true {
      if let result = body(&value) {
        condition.broadcast()
        return result
      }
      guard let deadline else {
        condition.wait()
        continue
      }
      if !condition.wait(until: deadline) { return nil }
    }
  }
}
