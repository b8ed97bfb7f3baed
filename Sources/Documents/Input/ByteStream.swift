/// The bytes of one input, decompressed, with a window on those that were read but not yet used.
final class ByteStream {
  /// Big enough that system calls do not count, small enough for a processor's cache.
  private static let chunkBytes = 128 << 10

  private let source: any ByteSource
  private var decompressor: (any Decompressor)?
  private var started = false
  /// How the file's name says that it is compressed.
  private let named: Compression?
  /// What was read; `start...` is not used yet.
  private(set) var buffer: [UInt8] = []
  private(set) var start = 0
  /// True when all input is in the buffer.
  private(set) var ended = false

  /// A stream over a file; its compression is recognised by its first bytes.
  init(source: any ByteSource, named: Compression? = nil) {
    self.source = source
    self.named = named
  }

  /// A stream over bytes that are taken as they are.
  init(plain source: any ByteSource) {
    self.source = source
    named = nil
    started = true
  }

  /// The size in bytes where it is known before reading: that of a file which is not compressed.
  var knownSize: Int? { decompressor == nil ? source.size : nil }

  /// The file whose bytes these are, where any of them can be read at any time: a file on the disk, not compressed.
  var seekableFile: InputFile? { decompressor == nil ? fileOnDisk : nil }

  /// The file on the disk that is read, compressed or not.
  var fileOnDisk: InputFile? { source.size == nil ? nil : source as? InputFile }

  /// The bytes that are read and not used.
  var unused: ArraySlice<UInt8> { buffer[start...] }

  /// Marks bytes as used.
  func use(_ count: Int) {
    start += count
  }

  /// Passes over bytes, read or not; false where the input ends before.
  func skip(_ count: Int) throws(Problem) -> Bool {
    var left = count
    while left > unused.count {
      left -= unused.count
      use(unused.count)
      guard try fill() else { return false }
    }
    use(left)
    return true
  }

  /// True where the compression is damaged at the end of what was read.
  var isDamaged: Bool { decompressor?.isDamaged ?? false }

  /// Goes on behind a damage of the compression with what follows it; false where nothing does.
  ///
  /// What was read before the damage stays unused.
  func recover() throws(Problem) -> Bool {
    guard let decompressor, decompressor.isDamaged, try decompressor.recover() else { return false }
    ended = false
    return true
  }

  /// Reads one more chunk into the buffer; false at the end of the input.
  func fill() throws(Problem) -> Bool {
    if ended { return false }
    if !started { return try begin() }
    if start > 0 {
      buffer.removeSubrange(..<start)
      start = 0
    }
    return try append()
  }

  /// Reads the first bytes and looks whether they are compressed.
  private func begin() throws(Problem) -> Bool {
    started = true
    // A pipe may hand over its bytes one by one.
    while buffer.count < Compression.headBytes, try append() {}
    if let compression = Compression(head: buffer) {
      let head = buffer
      buffer = []
      ended = false
      decompressor =
        switch compression {
        case .gzip: try Inflater(source: source, head: head, chunkBytes: ByteStream.chunkBytes)
        case .zstandard: try ZstandardReader(source: source, head: head, chunkBytes: ByteStream.chunkBytes)
        }
      return try append()
    }
    if let named, !buffer.isEmpty {
      throw Problem("not \(named.words) data, though its name ends in .\(named.rawValue)", offset: 0)
    }
    return !buffer.isEmpty
  }

  private func append() throws(Problem) -> Bool {
    var result: Result<Int, Problem> = .success(0)
    let room = [UInt8](unsafeUninitializedCapacity: ByteStream.chunkBytes) { bytes, count in
      do throws(Problem) {
        let raw = UnsafeMutableRawBufferPointer(bytes)
        count = if let decompressor { try decompressor.read(into: raw) } else { try source.read(into: raw) }
        result = .success(count)
      } catch { result = .failure(error) }
    }
    let count = try result.get()
    if count == 0 { ended = true }
    buffer.append(contentsOf: room)
    return count > 0
  }
}
