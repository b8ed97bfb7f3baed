import Foundation

/// What is known about the terminal that standard output goes to.
enum Terminal {
  /// The widths that text is laid out for.
  static let widths = 40...1000
  /// The width where nothing says another.
  static let standardWidth = 100

  /// Columns for the text format: `COLUMNS` where it is set, else the terminal's, else 100.
  static var width: Int {
    let columns = ProcessInfo.processInfo.environment["COLUMNS"].flatMap { Int($0) }
    let width = columns ?? width(of: STDOUT_FILENO) ?? standardWidth
    return min(max(width, widths.lowerBound), widths.upperBound)
  }

  /// The columns of a terminal; nil where it is none or does not say.
  static func width(of descriptor: Int32) -> Int? {
    var size = winsize()
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }

  /// Whether standard output is a terminal that takes colour, and nobody asked for none (no-color.org).
  static var wantsColour: Bool {
    let environment = ProcessInfo.processInfo.environment
    return isatty(STDOUT_FILENO) == 1 && environment["NO_COLOR", default: ""].isEmpty && environment["TERM"] != "dumb"
  }
}
