import Foundation

/// Puts a stream into a file without a name, so that any place in it can be read.
enum SpooledFile {
  /// The bytes that are put there at most.
  static let mostBytes = 2 << 30

  /// The file behind a stream, or one with all its bytes that vanishes when it is closed.
  static func of(_ stream: ByteStream) throws(Problem) -> InputFile {
    if let file = stream.seekableFile { return file }
    var name = Array((NSTemporaryDirectory() + "/parley-XXXXXX").utf8CString)
    let descriptor = mkstemp(&name)
    guard descriptor >= 0 else { throw SystemError.problem() }
    unlink(name)
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    let file = InputFile(owning: descriptor)
    var count = 0
    repeat {
      count += stream.unused.count
      guard count <= mostBytes else {
        throw Problem(
          "larger than \(ByteCount.words(mostBytes)), the limit for an archive that is not a file of its own")
      }
      try write(stream.unused, to: descriptor)
      stream.use(stream.unused.count)
    } while try stream.fill()
    file.size = count
    lseek(descriptor, 0, SEEK_SET)
    return file
  }

  private static func write(_ bytes: ArraySlice<UInt8>, to descriptor: Int32) throws(Problem) {
    var left = bytes
    while !left.isEmpty {
      let count = left.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno != EINTR { throw SystemError.problem() }
      left = left.dropFirst(max(count, 0))
    }
  }
}
