import Logging
import Synchronization

/// Log messages as lines on standard error.
struct LogToStandardError: LogHandler {
  /// From which level on messages are shown.
  static let level = LevelBox()

  var metadata: Logger.Metadata = [:]
  var metadataProvider: Logger.MetadataProvider?
  var logLevel: Logger.Level {
    get { Self.level.load() }
    set { Self.level.store(newValue) }
  }

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    Console.shared.line("\(event.level): \(event.message)")
  }

  /// Sends the logs of the whole program here.
  static func install() {
    LoggingSystem.bootstrap { _ in LogToStandardError() }
  }

  /// A level that any thread may read and set.
  final class LevelBox: Sendable {
    private let level = Mutex(Logger.Level.warning)

    func load() -> Logger.Level { level.withLock { $0 } }
    func store(_ newValue: Logger.Level) { level.withLock { $0 = newValue } }
  }
}
