import Foundation

/// How far a run is: documents, documents a second, and the time left where the input's size is known.
struct ProgressBar {
  /// How many documents are done.
  var documents = 0
  /// How much of the input was read, in bytes or in documents.
  var bytesRead = 0
  /// How much input there is; nil where nobody knows.
  var bytesTotal: Int?

  private let isShown: Bool
  private let start = ContinuousClock.now
  private var lastDrawn = ContinuousClock.now

  /// Makes a bar that is drawn only where standard error is a terminal.
  init(isShown: Bool) {
    self.isShown = isShown && isatty(STDERR_FILENO) == 1
  }

  /// Draws the bar, at most ten times a second.
  mutating func draw() {
    guard isShown, ContinuousClock.now - lastDrawn > .milliseconds(100) else { return }
    lastDrawn = .now
    Console.shared.draw(
      bar: Self.line(
        documents: documents, seconds: (lastDrawn - start) / .seconds(1), bytesRead: bytesRead, bytesTotal: bytesTotal,
        width: Terminal.width(of: STDERR_FILENO) ?? 80))
  }

  /// Takes the bar away.
  func clear() {
    if isShown { Console.shared.clearBar() }
  }

  /// The bar's text, no wider than the terminal.
  ///
  ///     1204 documents · 310/s · 1:05 left [#########-----------]
  static func line(documents: Int, seconds: Double, bytesRead: Int, bytesTotal: Int?, width: Int) -> String {
    var parts = [documents == 1 ? "1 document" : "\(documents) documents"]
    if seconds > 0 { parts.append("\(Int((Double(documents) / seconds).rounded()))/s") }
    var bar = ""
    if let bytesTotal, bytesTotal > 0 {
      let share = min(1, Double(bytesRead) / Double(bytesTotal))
      if share > 0 { parts.append("\(clock((seconds * (1 - share) / share).rounded())) left") }
      let full = Int(share * 20)
      bar = " [\(String(repeating: "#", count: full))\(String(repeating: "-", count: 20 - full))]"
    }
    let text = parts.joined(separator: " · ")
    return String((text.count + bar.count < width ? text + bar : text).prefix(max(0, width - 1)))
  }

  /// Seconds as 0:07, 12:30 or 1:02:03.
  private static func clock(_ seconds: Double) -> String {
    // A week is as good as no estimate.
    let seconds = Int(min(seconds, 604_800))
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let (hours, minutes) = (seconds / 3600, seconds / 60 % 60)
    return hours > 0 ? "\(hours):\(two(minutes)):\(two(seconds % 60))" : "\(minutes):\(two(seconds % 60))"
  }
}
