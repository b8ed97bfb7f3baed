import Foundation

/// The little that the command itself does with files.
enum FileSystem {
  /// The largest codebook that is read, in bytes.
  static let largestText = 16 << 20

  /// Whether something lies at a path.
  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// The text of a UTF-8 file, a byte order mark left out.
  static func text(at path: String) throws(Complaint) -> String {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw Complaint("\(path): \(systemError())") }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw Complaint("\(path): \(systemError())") }
    guard status.st_mode & S_IFMT == S_IFREG else { throw Complaint("\(path): not a file") }
    guard status.st_size <= largestText else { throw Complaint("\(path): larger than \(largestText >> 20) MiB") }
    var bytes: [UInt8] = []
    while true {
      var failure: String?
      let chunk = [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, count in
        let got = Foundation.read(descriptor, buffer.baseAddress, buffer.count)
        if got < 0 { failure = systemError() }
        count = max(got, 0)
      }
      if let failure { throw Complaint("\(path): \(failure)") }
      if chunk.isEmpty { break }
      bytes += chunk
      guard bytes.count <= largestText else { throw Complaint("\(path): larger than \(largestText >> 20) MiB") }
    }
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let content = bytes.starts(with: mark) ? bytes.dropFirst(mark.count) : bytes[...]
    guard let text = String(validating: content, as: UTF8.self) else {
      throw Complaint("\(path): not valid UTF-8")
    }
    return text
  }

  /// What the last system call complained about.
  static func systemError() -> String { String(cString: strerror(errno)) }
}
