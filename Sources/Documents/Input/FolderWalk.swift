import Foundation

/// Visits the files of a folder and its subfolders, by name, depth first.
///
/// Names are compared byte by byte, so the order is the same on every machine and in every locale. Links are followed;
/// a link back to a folder that is being walked is a loop and a failure, a folder that was already walked under another
/// name is not walked again (its files have been read). Memory: the names in the folders on the way down, and 16 bytes
/// a folder.
struct FolderWalk {
  /// One thing found.
  enum Step {
    /// A file that is to be read, and its size.
    case file(path: String, size: Int)
    case failure(ReadFailure)
  }

  private struct Identity: Hashable {
    let device: UInt64
    let inode: UInt64

    init(_ status: stat) {
      device = UInt64(truncatingIfNeeded: status.st_dev)
      inode = UInt64(truncatingIfNeeded: status.st_ino)
    }
  }

  private struct Level {
    let path: String
    let identity: Identity
    var names: ArraySlice<String>
  }

  private let columns: ColumnMapping
  private var levels: [Level] = []
  private var walked: Set<Identity> = []
  private var waiting: [Step] = []
  /// How many files to read were found.
  private(set) var fileCount = 0

  /// Starts at a folder.
  ///
  /// - Parameter columns: What tables are looked at for, whether they hold texts.
  init(folder path: String, columns: ColumnMapping = ColumnMapping()) {
    self.columns = columns
    var status = stat()
    if stat(path, &status) == 0 {
      descend(into: path, status)
    } else {
      waiting.append(.failure(SystemError.problem().failure(at: path)))
    }
  }

  /// The next thing found; nil at the end.
  mutating func next() -> Step? {
    while true {
      if !waiting.isEmpty { return waiting.removeFirst() }
      guard let level = levels.last else { return nil }
      guard let name = level.names.first else {
        levels.removeLast()
        continue
      }
      levels[levels.count - 1].names.removeFirst()
      if let step = visit(level.path.hasSuffix("/") ? level.path + name : level.path + "/" + name, name: name) {
        return step
      }
    }
  }

  private mutating func visit(_ path: String, name: String) -> Step? {
    var status = stat()
    guard stat(path, &status) == 0 else {
      let number = errno
      let reason = number == ENOENT ? "a link to something that does not exist" : SystemError.reason(number)
      return .failure(ReadFailure(path: path, reason: reason))
    }
    if status.st_mode & S_IFMT == S_IFDIR {
      descend(into: path, status)
      return nil
    }
    guard InputFormat.isReadInFolders(name, at: path, columns: columns) else { return nil }
    fileCount += 1
    return .file(path: path, size: Int(status.st_size))
  }

  private mutating func descend(into path: String, _ status: stat) {
    let identity = Identity(status)
    if let ancestor = levels.first(where: { $0.identity == identity }) {
      let reason = "link loop: leads back to \(ancestor.path)"
      waiting.append(.failure(ReadFailure(path: path, reason: reason)))
      return
    }
    guard walked.insert(identity).inserted else { return }
    guard let folder = opendir(path) else {
      waiting.append(.failure(SystemError.problem().failure(at: path)))
      return
    }
    defer { closedir(folder) }
    var names: [String] = []
    var unreadable: [String] = []
    let next = {
      // Where there is no next entry, this says whether that is the end or an error.
      errno = 0
      return readdir(folder)
    }
    while let entry = next() {
      let bytes = UnsafeRawPointer(entry) + (MemoryLayout<dirent>.offset(of: \.d_name) ?? 0)
      let name = bytes.assumingMemoryBound(to: CChar.self)
      if name.pointee == CChar(bitPattern: UInt8(ascii: ".")) { continue }
      if let name = String(validatingCString: name) {
        names.append(name)
      } else {
        unreadable.append(path + "/" + String(cString: name))
      }
    }
    if errno != 0 { waiting.append(.failure(SystemError.problem().failure(at: path))) }
    for path in unreadable.sorted() {
      waiting.append(.failure(ReadFailure(path: path, reason: "its name is not UTF-8; rename it to have it read")))
    }
    names.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    levels.append(Level(path: path, identity: identity, names: names[...]))
  }
}
