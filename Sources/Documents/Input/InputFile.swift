import Foundation

/// An open file descriptor that is closed when nobody needs it any more.
final class InputFile: ByteSource {
  /// The system's number for it.
  let descriptor: Int32
  private let owned: Bool
  /// The size of a regular file, or nil for a stream.
  let size: Int?
  /// The bytes read so far.
  private(set) var bytesRead = 0

  /// Opens a regular file, without ever waiting for the other end of a pipe.
  init(path: String) throws(Problem) {
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else {
      // A socket cannot be opened at all.
      throw errno == ENXIO ? Problem(InputFile.refusal) : SystemError.problem()
    }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      let problem = SystemError.problem()
      close(descriptor)
      throw problem
    }
    guard status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      throw Problem(status.st_mode & S_IFMT == S_IFDIR ? SystemError.reason(EISDIR) : InputFile.refusal)
    }
    self.descriptor = descriptor
    self.owned = true
    self.size = Int(status.st_size)
  }

  /// Reads from a stream that the caller keeps open and closes.
  init(stream descriptor: Int32) {
    self.descriptor = descriptor
    self.owned = false
    self.size = nil
  }

  /// Takes over a regular file that is open already, and closes it.
  init(owning descriptor: Int32, size: Int) {
    self.descriptor = descriptor
    self.owned = true
    self.size = size
  }

  deinit {
    if owned { close(descriptor) }
  }

  private static let refusal = "a pipe, socket or device, not a file (pipe it in and name it -)"

  /// Reads what is there, at most as much as fits; 0 at the end.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(Problem) -> Int {
    while true {
      let count = Foundation.read(descriptor, buffer.baseAddress, buffer.count)
      if count >= 0 {
        bytesRead += count
        return count
      }
      switch errno {
      case EINTR: continue
      case EAGAIN:
        // Somebody made the stream non-blocking; wait as a blocking one would.
        var wanted = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        _ = poll(&wanted, 1, -1)
      default: throw SystemError.problem()
      }
    }
  }
}
