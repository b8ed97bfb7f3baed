import Foundation

/// Files that appear whole or not at all.
enum WholeFile {
  /// Writes a file under another name, which no folder walk reads, and renames it.
  static func write(_ bytes: [UInt8], to path: String) throws(FetchProblem) {
    let slash = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
    let temporary = "\(path[..<slash]).\(path[slash...]).\(getpid()).part"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o666)
    guard descriptor >= 0 else { throw problem(path) }
    let isWritten = writeAll(bytes, to: descriptor)
    let reason = isWritten ? nil : problem(path)
    let isClosed = close(descriptor) == 0
    guard isWritten, isClosed, rename(temporary, path) == 0 else {
      let problem = reason ?? problem(path)
      unlink(temporary)
      throw problem
    }
  }

  /// The bytes of a regular file of limited size; nil where it cannot be read.
  static func read(_ path: String, limit: Int) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size <= limit else {
      return nil
    }
    var bytes: [UInt8] = []
    while bytes.count <= limit {
      let chunk = [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, count in
        count = max(0, Foundation.read(descriptor, buffer.baseAddress, buffer.count))
      }
      if chunk.isEmpty { return bytes }
      bytes += chunk
    }
    return nil
  }

  /// Writes bytes to an open file; false where that fails, `errno` saying why.
  static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    var done = 0
    while done < bytes.count {
      let written = bytes.withUnsafeBytes { buffer in
        Foundation.write(descriptor, buffer.baseAddress.map { $0 + done }, buffer.count - done)
      }
      if written < 0, errno != EINTR { return false }
      done += max(0, written)
    }
    return true
  }

  /// What the last system call complained about.
  static func problem(_ path: String) -> FetchProblem {
    FetchProblem("cannot be written to \(path): \(String(cString: strerror(errno)))")
  }
}
