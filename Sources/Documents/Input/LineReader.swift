import Foundation

/// Cuts a stream into lines, with no line longer than a limit.
struct LineReader {
  /// One line.
  enum Line {
    /// The bytes without the line feed.
    case bytes(Data)
    /// A line beyond the limit, which was passed over.
    case tooLong
  }

  let stream: ByteStream
  let limits: DocumentReader.Limits
  /// The number of the line that was read last, from 1.
  private(set) var number = 0
  private var skipped = 0

  init(stream: ByteStream, limits: DocumentReader.Limits) {
    self.stream = stream
    self.limits = limits
  }

  /// The next line that is not blank; nil at the end.
  ///
  /// A last line without line feed counts, unless the stream breaks off in it.
  mutating func next() throws(Problem) -> Line? {
    try skipBlankLines()
    let line = try nextRaw()
    if case .bytes = line { skipped = 0 }
    return line
  }

  /// Passes over blank lines, byte by byte without making lines of them.
  private mutating func skipBlankLines() throws(Problem) {
    repeat {
      let room = limits.skippedBytes - skipped + 1
      var blankBytes = 0
      var lineStart = 0
      stream.unused.withUnsafeBufferPointer { bytes in
        for byte in bytes.prefix(room) {
          guard byte == 0x0A || byte == 0x20 || byte == 0x09 || byte == 0x0D else { return }
          blankBytes += 1
          guard byte == 0x0A else { continue }
          number += 1
          lineStart = blankBytes
        }
      }
      let isFilled = blankBytes < stream.unused.count && blankBytes < room
      let count = isFilled ? lineStart : blankBytes
      try skip(count)
      stream.use(count)
      if isFilled { return }
    } while try stream.fill()
  }

  private mutating func nextRaw() throws(Problem) -> Line? {
    number += 1
    var searched = 0
    var tooLong = false
    while true {
      if let end = stream.lineEnd(from: searched) {
        let line = tooLong || end > limits.documentBytes ? nil : Data(stream.unused.prefix(end))
        stream.use(end + 1)
        return line.map { .bytes($0) } ?? .tooLong
      }
      searched = stream.unused.count
      if tooLong || searched > limits.documentBytes {
        tooLong = true
        try skip(searched)
        stream.use(searched)
        searched = 0
      }
      if try !stream.fill() {
        let rest = stream.unused.count
        if tooLong { return .tooLong }
        guard rest > 0 else { return nil }
        let line = Data(stream.unused)
        stream.use(rest)
        return .bytes(line)
      }
    }
  }

  private mutating func skip(_ count: Int) throws(Problem) {
    skipped += count
    guard skipped > limits.skippedBytes else { return }
    throw Problem(
      "more than \(ByteCount.words(limits.skippedBytes)) of blank or overlong lines; the rest is not read",
      place: "line \(number)")
  }
}
