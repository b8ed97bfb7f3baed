/// The list of files at the end of a zip archive, read as it is asked for.
///
/// Source: PKWARE's APPNOTE 6.3.10, 4.3 and 4.5.
struct ZipDirectory {
  /// One file of an archive.
  struct Entry {
    var nameBytes: [UInt8]
    var method: Int
    var isEncrypted: Bool
    var isLink: Bool
    var checksum: Int
    var compressedBytes: Int
    var bytes: Int
    /// Where the file's own head lies.
    var offset: Int
  }

  private let file: InputFile
  private let end: Int
  private var position: Int
  private var window: [UInt8] = []
  private var windowStart = 0
  /// What stands before the archive in its file: the archives of self-extracting programs begin later.
  private let shift: Int
  /// How many files the archive says it has.
  let count: Int

  private static let entryHead = 46
  private static let windowBytes = 64 << 10

  /// Finds the list of an archive.
  init(_ file: InputFile) throws(Problem) {
    self.file = file
    let size = file.size ?? 0
    let tailStart = max(0, size - 22 - 0xFFFF - 20 - 56)
    let tail = try file.read(size - tailStart, at: tailStart)
    guard
      let last = stride(from: tail.count - 22, through: 0, by: -1).first(where: { index in
        tail[index] == 0x50 && tail[index + 1] == 0x4B && tail[index + 2] == 5 && tail[index + 3] == 6
          && index + 22 + tail.littleEndian(index + 20, bytes: 2) <= tail.count
      })
    else { throw Problem("a ZIP archive without its list of files: cut off or damaged") }
    var (count, bytes) = (tail.littleEndian(last + 10, bytes: 2), tail.littleEndian(last + 12, bytes: 4))
    var (offset, end) = (tail.littleEndian(last + 16, bytes: 4), tailStart + last)
    let isMany = count == 0xFFFF || bytes == 0xFFFF_FFFF || offset == 0xFFFF_FFFF
    if isMany, last >= 20, tail[(last - 20)...].starts(with: [0x50, 0x4B, 6, 7]) {
      let place = min(tail.littleEndian(last - 12, bytes: 8), size)
      let large = try file.read(56, at: place)
      if large.count == 56, large.starts(with: [0x50, 0x4B, 6, 6]) {
        end = place
        (count, bytes) = (large.littleEndian(32, bytes: 8), large.littleEndian(40, bytes: 8))
        offset = large.littleEndian(48, bytes: 8)
      }
    }
    guard bytes <= end, offset <= end - bytes else { throw Problem("a ZIP archive whose list of files is damaged") }
    self.count = count
    self.end = end
    position = end - bytes
    shift = end - bytes - offset
  }

  /// The next file; nil at the end.
  mutating func next() throws(Problem) -> Entry? {
    guard position < end else { return nil }
    let head = try bytes(ZipDirectory.entryHead, at: position)
    guard head.count == ZipDirectory.entryHead, head.starts(with: [0x50, 0x4B, 1, 2]) else {
      position = end
      throw Problem("a ZIP archive whose list of files is damaged; what it names from there on is not read")
    }
    let lengths = [28, 30, 32].map { head.littleEndian($0, bytes: 2) }
    let rest = try bytes(lengths.reduce(0, +), at: position + head.count)
    position += head.count + lengths.reduce(0, +)
    guard rest.count == lengths.reduce(0, +), position <= end else {
      position = end
      throw Problem("a ZIP archive whose list of files is damaged; what it names from there on is not read")
    }
    var entry = Entry(
      nameBytes: Array(rest.prefix(lengths[0])), method: head.littleEndian(10, bytes: 2),
      isEncrypted: head[8] & 1 == 1,
      isLink: head[5] == 3 && head.littleEndian(38, bytes: 4) >> 16 & 0xF000 == 0xA000,
      checksum: head.littleEndian(16, bytes: 4), compressedBytes: head.littleEndian(20, bytes: 4),
      bytes: head.littleEndian(24, bytes: 4), offset: head.littleEndian(42, bytes: 4))
    addLarge(rest.dropFirst(lengths[0]).prefix(lengths[1]), to: &entry)
    entry.offset = max(0, min(entry.offset, end) + shift)
    return entry
  }

  /// Sizes beyond four gigabytes stand in a field of their own.
  private func addLarge(_ extra: ArraySlice<UInt8>, to entry: inout Entry) {
    let extra = Array(extra)
    var index = 0
    while index + 4 <= extra.count {
      let length = extra.littleEndian(index + 2, bytes: 2)
      defer { index += 4 + length }
      guard extra.littleEndian(index, bytes: 2) == 1 else { continue }
      var place = index + 4
      for path in [\Entry.bytes, \Entry.compressedBytes, \Entry.offset] where entry[keyPath: path] == 0xFFFF_FFFF {
        guard place + 8 <= index + 4 + length else { return }
        entry[keyPath: path] = extra.littleEndian(place, bytes: 8)
        place += 8
      }
    }
  }

  private mutating func bytes(_ count: Int, at offset: Int) throws(Problem) -> [UInt8] {
    if offset < windowStart || offset + count > windowStart + window.count {
      window = try file.read(max(count, min(ZipDirectory.windowBytes, end - offset)), at: offset)
      windowStart = offset
    }
    return Array(window.dropFirst(offset - windowStart).prefix(count))
  }
}
