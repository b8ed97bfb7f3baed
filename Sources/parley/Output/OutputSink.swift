import Foundation

/// The reader of standard output has closed it.
struct OutputClosed: Error {}

/// Where results are written: standard output, or a file that appears whole or not at all.
///
/// A file is written under another name beside its place and renamed when all is done, so that a failed or
/// interrupted run leaves what was there. Something that is no file (`/dev/null`, a named pipe) is written to as it
/// is. To standard output only whole lines go, also when the run is interrupted.
final class OutputSink {
  private let name: String
  private var descriptor: Int32
  private let destination: (temporary: String, final: String)?

  /// Opens the place; nil and `-` are standard output.
  init(to path: String?) throws(Complaint) {
    guard let path, path != "-" else {
      name = "standard output"
      descriptor = STDOUT_FILENO
      destination = nil
      return
    }
    name = path
    var status = stat()
    let isThere = stat(path, &status) == 0
    if isThere && status.st_mode & S_IFMT == S_IFDIR { throw Complaint("\(path): is a folder") }
    if isThere && status.st_mode & S_IFMT != S_IFREG {
      destination = nil
      descriptor = open(path, O_WRONLY | O_CLOEXEC)
    } else {
      // A link is followed, so that it stays one and the file it names is replaced.
      let final = isThere ? URL(filePath: path).resolvingSymlinksInPath().path(percentEncoded: false) : path
      let temporary = "\(final).\(getpid()).part"
      destination = (temporary, final)
      descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, isThere ? status.st_mode & 0o777 : 0o666)
    }
    if descriptor < 0 { throw Complaint("\(path): \(FileSystem.systemError())") }
  }

  deinit { discard() }

  /// Whether a person watches the output.
  var isTerminal: Bool { isatty(descriptor) == 1 }

  /// Writes whole lines.
  ///
  /// - Throws: `OutputClosed` when nobody reads any more, `Interrupted` before the lines are begun when the run was
  ///   interrupted, else a `Complaint`.
  func write(_ bytes: [UInt8]) throws {
    var done = 0
    while done < bytes.count {
      try waitUntilWritable(mayStop: done == 0)
      let written = bytes.withUnsafeBytes { buffer in
        Foundation.write(descriptor, buffer.baseAddress.map { $0 + done }, buffer.count - done)
      }
      if written >= 0 {
        done += written
      } else if errno == EPIPE {
        throw OutputClosed()
      } else if errno != EINTR && errno != EAGAIN {
        throw Complaint("\(name): \(FileSystem.systemError())")
      }
    }
  }

  /// Ends the output: a file takes its place.
  func commit() throws(Complaint) {
    guard let destination else { return }
    // What a disk could not keep is said by close, or by nothing at all.
    let isClosed = close(descriptor) == 0
    descriptor = -1
    guard isClosed, rename(destination.temporary, destination.final) == 0 else {
      let reason = FileSystem.systemError()
      unlink(destination.temporary)
      throw Complaint("\(name): \(reason)")
    }
  }

  private func discard() {
    guard let destination, descriptor >= 0 else { return }
    close(descriptor)
    unlink(destination.temporary)
  }

  /// Waits in slices, because a signal does not end a write to a pipe whose reader has stopped reading.
  private func waitUntilWritable(mayStop: Bool) throws {
    while true {
      if mayStop { try Interruption.check() }
      var wait = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
      if poll(&wait, 1, 100) != 0 { return }
    }
  }
}
