/// What is wrong with a codebook file, and where.
public struct CodebookError: Error, CustomStringConvertible, Hashable, Sendable {
  /// The file, as it was named by whoever read it.
  public let path: String
  /// The line, counted from 1; nil where the fault has no place of its own.
  public let line: Int?
  /// What is wrong, in one line.
  public let reason: String

  /// Makes an error.
  public init(path: String, line: Int?, reason: String) {
    self.path = path
    self.line = line
    self.reason = reason
  }

  /// Path, line and reason on one line.
  public var description: String {
    guard let line else { return "\(path): \(reason)" }
    return "\(path): line \(line): \(reason)"
  }
}
