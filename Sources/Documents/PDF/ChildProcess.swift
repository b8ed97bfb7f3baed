import Foundation

/// Runs another program on a file and takes what it writes, within bounds of time and size.
enum ChildProcess {
  /// Why nothing came of it.
  enum Failure: Error {
    /// The program is not installed.
    case missing
    case tooLong
    case tooLarge
    /// It said that it failed, and what it wrote on standard error.
    case failed(String)
  }

  /// What a program writes on standard output, its standard input being a file from the beginning.
  ///
  /// The program is found as the shell finds it. It is killed when it takes too long or writes too much.
  static func output(
    of program: String, _ arguments: [String], input: InputFile, seconds: Double, mostBytes: Int
  ) throws(Failure) -> [UInt8] {
    lseek(input.descriptor, 0, SEEK_SET)
    var (output, errors): ([Int32], [Int32]) = ([-1, -1], [-1, -1])
    guard pipe(&output) == 0 else { throw .failed(SystemError.reason(errno)) }
    guard pipe(&errors) == 0 else {
      output.forEach { close($0) }
      throw .failed(SystemError.reason(errno))
    }
    for descriptor in output + errors { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
    let child = start(program, arguments, files: [input.descriptor, output[1], errors[1]])
    close(output[1])
    close(errors[1])
    defer {
      close(output[0])
      close(errors[0])
    }
    guard child > 0 else { throw .missing }
    var status: Int32 = 0
    do throws(Failure) {
      let written = try collect(output[0], errors[0], until: seconds, mostBytes: mostBytes)
      while waitpid(child, &status, 0) < 0, errno == EINTR {}
      if status == 0 { return written.output }
      // A shell's number for a program that is not there; the standard library's own, too.
      if status >> 8 & 0xFF == 127 { throw .missing }
      throw .failed(String(decoding: written.errors, as: UTF8.self))
    } catch {
      kill(child, SIGKILL)
      while waitpid(child, &status, 0) < 0, errno == EINTR {}
      throw error
    }
  }

  /// Starts a program with all signals as they are by default; 0 where that fails.
  private static func start(_ program: String, _ arguments: [String], files: [Int32]) -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for (number, file) in files.enumerated() { posix_spawn_file_actions_adddup2(&actions, file, Int32(number)) }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
    var words: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) }
    defer { words.forEach { free($0) } }
    words.append(nil)
    var child: pid_t = 0
    return posix_spawnp(&child, program, &actions, &attributes, words, environ) == 0 ? child : 0
  }

  /// What comes from both pipes until the first ends.
  private static func collect(
    _ output: Int32, _ errors: Int32, until seconds: Double, mostBytes: Int
  ) throws(Failure) -> (output: [UInt8], errors: [UInt8]) {
    let clock = ContinuousClock()
    let deadline = clock.now + .seconds(seconds)
    var written: (output: [UInt8], errors: [UInt8]) = ([], [])
    var chunk = [UInt8](repeating: 0, count: 64 << 10)
    var open = [output, errors]
    while !open.isEmpty {
      let left = clock.now.duration(to: deadline)
      let milliseconds = left.components.seconds * 1000 + left.components.attoseconds / 1_000_000_000_000_000
      guard milliseconds > 0 else { throw .tooLong }
      var waiting = open.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
      let ready = poll(&waiting, nfds_t(waiting.count), Int32(clamping: milliseconds))
      if ready < 0, errno != EINTR { throw .failed(SystemError.reason(errno)) }
      guard ready > 0 else { continue }
      for file in waiting where file.revents != 0 {
        let count = chunk.withUnsafeMutableBytes { Foundation.read(file.fd, $0.baseAddress, $0.count) }
        if count < 0, errno == EINTR { continue }
        guard count > 0 else {
          open.removeAll { $0 == file.fd }
          continue
        }
        if file.fd == output {
          written.output += chunk.prefix(count)
        } else if written.errors.count < 4096 {
          written.errors += chunk.prefix(count)
        }
        if written.output.count > mostBytes { throw .tooLarge }
      }
    }
    return written
  }
}
