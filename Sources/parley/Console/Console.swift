import Foundation
import Synchronization

/// Standard error: lines for people, and a progress bar that never mixes with them.
final class Console: Sendable {
  /// The one of this program.
  static let shared = Console()

  private let barIsShown = Mutex(false)

  /// Says one line, after the program's name; control characters are shown as such and not sent to the terminal.
  func line(_ text: String) {
    var bytes = Array("parley: ".utf8)
    for scalar in text.unicodeScalars {
      let isControl = scalar.properties.generalCategory == .control
      bytes += (isControl ? scalar.escaped(asASCII: true) : String(scalar)).utf8
    }
    bytes.append(UInt8(ascii: "\n"))
    barIsShown.withLock { isShown in
      write(isShown ? Self.erasure + bytes : bytes)
      isShown = false
    }
  }

  /// Draws a progress bar over the one before.
  func draw(bar: String) {
    barIsShown.withLock { isShown in
      write(Self.erasure + Array(bar.utf8))
      isShown = true
    }
  }

  /// Takes the progress bar away.
  func clearBar() {
    barIsShown.withLock { isShown in
      if isShown { write(Self.erasure) }
      isShown = false
    }
  }

  /// Back to the line's begin, and the line erased.
  private static let erasure = Array("\r\u{1B}[K".utf8)

  /// Nobody can be told when standard error itself fails.
  private func write(_ bytes: [UInt8]) {
    var done = 0
    while done < bytes.count {
      let written = bytes.withUnsafeBytes { buffer in
        Foundation.write(STDERR_FILENO, buffer.baseAddress.map { $0 + done }, buffer.count - done)
      }
      if written < 0 && errno != EINTR && errno != EAGAIN { return }
      done += max(written, 0)
    }
  }
}
