import GRDB

/// Why a store could not be opened, read or written to: one line with its path.
public struct ArchiveError: Error, CustomStringConvertible, Hashable, Sendable {
  /// The store's path, as given.
  public let path: String
  /// What is wrong and, where something can be done, what.
  public let reason: String

  /// Makes an error about a store.
  public init(path: String, reason: String) {
    self.path = path
    self.reason = reason
  }

  /// The path and the reason, on one line.
  public var description: String { "\(path): \(reason)" }

  init(path: String, error: DatabaseError) {
    let message = error.message ?? "\(error.resultCode)"
    let reason =
      switch error.resultCode {
      case .SQLITE_NOTADB: "not a store: the file is no SQLite database"
      case .SQLITE_BUSY, .SQLITE_LOCKED: "another program is writing to the store: try again when it has finished"
      case .SQLITE_CANTOPEN: "the store cannot be opened or made here: the folder must exist and be writable"
      case .SQLITE_READONLY, .SQLITE_PERM: "the store or its folder may not be written to"
      case .SQLITE_FULL: "the disk is full; what was stored before is kept"
      case .SQLITE_CORRUPT: "the store is damaged (\(message)): restore a copy or make it anew"
      case .SQLITE_IOERR: "the disk could not be read or written (\(message))"
      default: message
      }
    self.init(path: path, reason: reason.split(whereSeparator: \.isNewline).joined(separator: " "))
  }
}
