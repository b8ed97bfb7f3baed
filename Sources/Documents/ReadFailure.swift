/// Something that could not be read: which input, where in it, and why.
public struct ReadFailure: Error, Hashable, CustomStringConvertible, Sendable {
  /// The path as it was given or found; `-` for standard input.
  public var path: String
  /// Where in the file: "line 3" or "offset 120"; nil where the whole file is meant.
  ///
  /// Lines count from 1. Offsets are bytes and count from 0: bytes of the decompressed file where its text is at
  /// fault, bytes of the file itself where its compression is.
  public var place: String?
  /// What is wrong.
  public var reason: String

  /// Makes a failure.
  public init(path: String, place: String? = nil, reason: String) {
    self.path = path
    self.place = place
    self.reason = reason
  }

  /// "path: place: reason", on one line whatever the path is made of.
  public var description: String {
    let line = [path, place, reason].compactMap { $0 }.joined(separator: ": ")
    var escaped = String.UnicodeScalarView()
    for scalar in line.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator:
        escaped.append(contentsOf: scalar.escaped(asASCII: true).unicodeScalars)
      default: escaped.append(scalar)
      }
    }
    return String(escaped)
  }
}
