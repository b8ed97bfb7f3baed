/// A page that was not fetched, and why.
public struct FetchFailure: Error, Hashable, CustomStringConvertible, Sendable {
  /// The address as it was asked for.
  public var address: String
  /// Why.
  public var reason: String

  /// Makes a failure.
  public init(address: String, reason: String) {
    self.address = address
    self.reason = reason
  }

  /// "address: reason".
  public var description: String { "\(address): \(reason)" }
}

/// Whoever runs the fetching wants it to end.
public struct FetchingStopped: Error {
  /// Makes one.
  public init() {}
}

/// A failure before it is known which address was asked for.
struct FetchProblem: Error, Hashable, CustomStringConvertible {
  /// What kind of failure it is, as far as that makes a difference.
  enum Kind: Hashable {
    /// No connection was made: the address is not one, may not be fetched, or does not answer.
    case unconnected
    /// Whoever runs the fetching wants it to end.
    case stopped
    case other
  }

  let reason: String
  var kind = Kind.other

  init(_ reason: String, kind: Kind = .other) {
    self.reason = reason
    self.kind = kind
  }

  var description: String { reason }

  static let stopped = FetchProblem("stopped", kind: .stopped)
}
