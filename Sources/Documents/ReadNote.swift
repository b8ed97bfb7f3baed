/// What reading passed over on purpose, said for a whole file; no failure.
public struct ReadNote: Hashable, CustomStringConvertible, Sendable {
  /// The path as it was given or found.
  public var path: String
  /// What was passed over, and how often.
  public var text: String

  /// Makes a note.
  public init(path: String, text: String) {
    self.path = path
    self.text = text
  }

  /// "path: text", on one line whatever the path is made of.
  public var description: String {
    ReadFailure(path: path, reason: text).description
  }
}
