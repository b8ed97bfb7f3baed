import CZlib

/// The bytes of one file of a zip archive, decompressed as they are read and checked at their end.
final class ZipEntrySource: ByteSource {
  /// What the file has, as the archive says.
  let size: Int?
  private let file: InputFile
  private let entry: ZipDirectory.Entry
  private var position: Int
  private let end: Int
  private var stream: UnsafeMutablePointer<z_stream>?
  private var input: [UInt8] = []
  private var inputStart = 0
  private var checksum: UInt = 0
  private var written = 0
  private var ended = false
  private let meter: GrowthMeter

  private static let inputBytes = 64 << 10

  /// Opens a file of an archive.
  init(_ entry: ZipDirectory.Entry, in file: InputFile, meter: GrowthMeter) throws(Problem) {
    self.entry = entry
    self.file = file
    self.meter = meter
    if entry.isEncrypted { throw Problem("encrypted, which is not read") }
    guard entry.method == 0 || entry.method == 8 else {
      throw Problem("compressed by \(ZipEntrySource.name(ofMethod: entry.method)), which is not read")
    }
    let head = try file.read(30, at: entry.offset)
    guard head.count == 30, head.starts(with: [0x50, 0x4B, 3, 4]) else {
      throw Problem("damaged: it is not where the archive says")
    }
    position = entry.offset + 30 + head.littleEndian(26, bytes: 2) + head.littleEndian(28, bytes: 2)
    end = position + min(entry.compressedBytes, Int.max / 2)
    size = entry.bytes
    if entry.method == 8 {
      let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
      stream.initialize(to: z_stream())
      self.stream = stream
      guard parley_inflate_raw(stream) == Z_OK else { throw Problem("no memory to decompress") }
    }
  }

  deinit {
    if let stream {
      inflateEnd(stream)
      stream.deallocate()
    }
  }

  private static func name(ofMethod method: Int) -> String {
    switch method {
    case 9: "Deflate64"
    case 12: "bzip2"
    case 14: "LZMA"
    case 93: "Zstandard"
    case 95: "xz"
    case 99: "AES encryption"
    default: "method \(method)"
    }
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(Problem) -> Int {
    if ended { return 0 }
    let count = entry.method == 8 ? try inflate(into: buffer) : try copy(into: buffer)
    let filled = buffer.prefix(count)
    if count > 0 {
      checksum = crc32(checksum, filled.withMemoryRebound(to: UInt8.self) { $0.baseAddress }, UInt32(count))
      written += count
      guard written <= entry.bytes else { throw Problem("damaged: larger than the archive says") }
      try meter.add(count)
      return count
    }
    ended = true
    guard written == entry.bytes, Int(checksum) == entry.checksum else {
      throw Problem("damaged: its check sum is wrong")
    }
    return 0
  }

  private func copy(into buffer: UnsafeMutableRawBufferPointer) throws(Problem) -> Int {
    let bytes = try file.read(min(buffer.count, end - position), at: position)
    guard !bytes.isEmpty || position == end else { throw Problem("cut off") }
    position += bytes.count
    buffer.copyBytes(from: bytes)
    return bytes.count
  }

  private func inflate(into buffer: UnsafeMutableRawBufferPointer) throws(Problem) -> Int {
    guard let stream else { return 0 }
    let room = buffer.bindMemory(to: UInt8.self)
    stream.pointee.next_out = room.baseAddress
    stream.pointee.avail_out = UInt32(clamping: room.count)
    let space = Int(stream.pointee.avail_out)
    var isCutOff = false
    while true {
      if inputStart == input.count {
        input = try file.read(min(ZipEntrySource.inputBytes, max(0, end - position)), at: position)
        inputStart = 0
        position += input.count
        isCutOff = input.isEmpty
      }
      let code = input.withUnsafeMutableBufferPointer { bytes -> Int32 in
        stream.pointee.next_in = bytes.baseAddress.map { $0 + inputStart }
        stream.pointee.avail_in = UInt32(bytes.count - inputStart)
        let code = CZlib.inflate(stream, Z_NO_FLUSH)
        inputStart = bytes.count - Int(stream.pointee.avail_in)
        return code
      }
      let count = space - Int(stream.pointee.avail_out)
      if code == Z_STREAM_END || count > 0 { return count }
      if code != Z_OK, code != Z_BUF_ERROR { throw Problem("damaged: not deflated data") }
      if isCutOff { throw Problem("cut off") }
      if code == Z_BUF_ERROR, inputStart < input.count { throw Problem("damaged: not deflated data") }
    }
  }
}

/// Counts what comes out of an archive, so that a small one cannot keep a reader busy for ever.
final class GrowthMeter {
  private var written = 0
  private let most: Int

  /// - Parameter archiveBytes: The archive's own size.
  init(archiveBytes: Int) {
    most = Growth.harmlessBytes + Growth.most * min(archiveBytes, Int.max >> 16)
  }

  func add(_ count: Int) throws(Problem) {
    written += count
    guard !isExhausted else { throw Problem("a decompression bomb") }
  }

  /// True where nothing more of the archive is read.
  var isExhausted: Bool { written > most }
}
