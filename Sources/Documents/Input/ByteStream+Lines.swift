import Foundation

extension ByteStream {
  /// Where the first line of the unused bytes ends, searched from an offset into them; nil where it does not.
  func lineEnd(from offset: Int = 0) -> Int? {
    buffer.withUnsafeBytes { bytes in
      let rest = UnsafeRawBufferPointer(rebasing: bytes[(start + offset)...])
      guard let base = rest.baseAddress, let found = memchr(base, 0x0A, rest.count) else { return nil }
      return offset + (UnsafeRawPointer(found) - base)
    }
  }
}

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
    while let line = try nextRaw() {
      guard case .bytes(let bytes) = line else { return line }
      guard bytes.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) else {
        skipped = 0
        return line
      }
      try skip(bytes.count + 1)
    }
    return nil
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
      if searched > limits.documentBytes {
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

/// Sizes in words for people.
enum ByteCount {
  /// "16 MiB", "300 bytes".
  static func words(_ count: Int) -> String {
    if count >= 1 << 20, count % (1 << 20) == 0 { return "\(count >> 20) MiB" }
    if count >= 1 << 10, count % (1 << 10) == 0 { return "\(count >> 10) KiB" }
    return "\(count) bytes"
  }
}
