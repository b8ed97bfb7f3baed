import Foundation

/// An open file descriptor that is closed when nobody needs it any more.
final class InputFile: ByteSource {
  /// The system's number for it.
  let descriptor: Int32
  private let owned: Bool
  /// The size of a regular file, or nil for a stream.
  var size: Int?
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
  init(owning descriptor: Int32) {
    self.descriptor = descriptor
    self.owned = true
    self.size = nil
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

  /// Reads bytes at an offset, whatever was read before; fewer at the end.
  ///
  /// - Parameter isCounted: False for what is read a second time.
  func read(_ count: Int, at offset: Int, isCounted: Bool = true) throws(Problem) -> [UInt8] {
    var fault: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      while filled < count {
        let room = UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(buffer)[filled...])
        let got = pread(descriptor, room.baseAddress, room.count, off_t(offset + filled))
        if got < 0, errno == EINTR { continue }
        if got < 0 { fault = errno }
        if got <= 0 { return }
        filled += got
      }
    }
    if fault != 0 { throw Problem(SystemError.reason(fault)) }
    if isCounted { bytesRead += bytes.count }
    return bytes
  }
}

/// The bytes of a file on the disk from its beginning, whatever else is read of it.
final class SecondReading: ByteSource {
  private let file: InputFile
  private var position = 0

  init(_ file: InputFile) {
    self.file = file
  }

  var size: Int? { file.size }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(Problem) -> Int {
    let bytes = try file.read(buffer.count, at: position, isCounted: false)
    buffer.copyBytes(from: bytes)
    position += bytes.count
    return bytes.count
  }
}
