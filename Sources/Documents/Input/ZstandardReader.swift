import CZstandard

/// Decompresses a Zstandard file of one or more frames as it is read.
///
/// A web archive may begin with a frame that holds the dictionary of the others. Memory: the window that a frame asks for,
/// 128 MiB at most. Source: RFC 8878; "Use of Zstandard compression in WARC files" of the IIPC.
final class ZstandardReader: Decompressor {
  private let source: any ByteSource
  private let context: OpaquePointer
  private let input: UnsafeMutableBufferPointer<UInt8>
  /// How much of the input buffer is filled, and how much of that is used.
  private var filled = 0
  private var used = 0
  private var inputBytes = 0
  private var outputBytes = 0
  /// The bytes of the file before the frame that is being read.
  private var frameStart = 0
  private var isWithinFrame = false
  private var pending: Problem?

  /// The bytes of a dictionary at most; the usual ones have 110 kB.
  private static let mostDictionaryBytes = 16 << 20

  /// Starts with the bytes of the file that were read to recognise it.
  init(source: any ByteSource, head: [UInt8], chunkBytes: Int) throws(Problem) {
    guard let context = ZSTD_createDCtx() else { throw Problem("no memory to decompress") }
    self.source = source
    self.context = context
    input = .allocate(capacity: max(chunkBytes, head.count))
    input.initialize(repeating: 0)
    _ = input.update(from: head)
    filled = head.count
    inputBytes = head.count
    try readDictionary()
  }

  deinit {
    ZSTD_freeDCtx(context)
    input.deallocate()
  }

  /// The bytes of the compressed file that are used up.
  private var offset: Int { inputBytes - (filled - used) }

  var isDamaged: Bool { pending != nil }

  func read(into output: UnsafeMutableRawBufferPointer) throws(Problem) -> Int {
    if let pending { throw pending }
    do throws(Problem) {
      return try decompress(into: output)
    } catch {
      pending = error
      throw error
    }
  }

  private func decompress(into output: UnsafeMutableRawBufferPointer) throws(Problem) -> Int {
    var room = ZSTD_outBuffer(dst: output.baseAddress, size: output.count, pos: 0)
    while room.pos == 0 {
      if used == filled, try !refill() {
        if isWithinFrame { throw Problem("truncated Zstandard data", offset: offset) }
        return 0
      }
      if !isWithinFrame { frameStart = offset }
      isWithinFrame = true
      var bytes = ZSTD_inBuffer(src: input.baseAddress, size: filled, pos: used)
      let code = ZSTD_decompressStream(context, &room, &bytes)
      used = bytes.pos
      outputBytes += room.pos
      if ZSTD_isError(code) != 0 {
        pending = Problem(
          "corrupt Zstandard data: \(String(cString: ZSTD_getErrorName(code)).lowercased())", offset: offset)
      } else if Growth.isBomb(bytes: outputBytes, of: offset) {
        pending = Problem("a decompression bomb", offset: offset)
      }
      if let pending {
        if room.pos == 0 { throw pending }
        break
      }
      isWithinFrame = code != 0
    }
    return room.pos
  }

  /// Reads on behind what is not used yet; false at the end of the file.
  private func refill() throws(Problem) -> Bool {
    let rest = filled - used
    if let base = input.baseAddress, used > 0, rest > 0 { base.update(from: base + used, count: rest) }
    let count = try source.read(
      into: UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(input)[rest...]))
    inputBytes += count
    used = 0
    filled = rest + count
    return count > 0
  }

  /// Goes on with the next frame, which is looked for right behind the first byte of the damaged one, as far as that is
  /// still at hand.
  func recover() throws(Problem) -> Bool {
    pending = nil
    isWithinFrame = false
    ZSTD_DCtx_reset(context, ZSTD_reset_session_only)
    let back = offset - frameStart
    used = back > used ? 0 : min(used - back + 1, filled)
    let signature = ZstandardFrame.signature
    while true {
      while filled - used < signature.count {
        guard try refill() else { return false }
      }
      if input[used] == signature[0], input[used..<used + signature.count].elementsEqual(signature) { return true }
      used += 1
    }
  }

  // MARK: - Dictionaries

  /// Takes up the dictionary that the file begins with, if it does; it may be compressed itself.
  private func readDictionary() throws(Problem) {
    guard try hasUnused(8), input[0..<4].elementsEqual(ZstandardFrame.dictionarySignature) else { return }
    let count = (4..<8).reversed().reduce(0) { $0 << 8 | Int(input[$1]) }
    guard count <= ZstandardReader.mostDictionaryBytes else {
      throw Problem("a dictionary larger than \(ByteCount.words(ZstandardReader.mostDictionaryBytes))", offset: 0)
    }
    used = 8
    var dictionary: [UInt8] = []
    while dictionary.count < count {
      if used == filled, try !refill() { throw Problem("truncated Zstandard data", offset: offset) }
      let part = input[used..<min(filled, used + count - dictionary.count)]
      dictionary += part
      used += part.count
    }
    if dictionary.starts(with: ZstandardFrame.signature) {
      dictionary = try ZstandardBytes.decompress(dictionary[...], limit: ZstandardReader.mostDictionaryBytes).output
    }
    let code = ZSTD_DCtx_loadDictionary(context, dictionary, dictionary.count)
    guard ZSTD_isError(code) == 0 else { throw Problem("a dictionary that is damaged", offset: 0) }
  }

  private func hasUnused(_ count: Int) throws(Problem) -> Bool {
    while filled - used < count {
      guard try refill() else { return false }
    }
    return true
  }
}
