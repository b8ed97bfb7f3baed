/// Reads a tar archive, compressed or not: the files in it that are read in folders as well, in the archive's order.
///
/// ustar, the names and sizes of pax, and GNU's long names. Of a file on the disk the sidecars are gathered beforehand; of a
/// stream those count that stand before their texts. Source: POSIX.1-2017, pax, "ustar Interchange Format"; GNU tar 1.35,
/// "Basic Tar Format".
final class TarArchive: Container {
  private let stream: ByteStream
  private let limits: DocumentReader.Limits
  private var entry: EntrySource?
  private var sidecars: [String: [UInt8]] = [:]
  private var sidecarBytes = 0
  private var attributes = Attributes()
  private var found = 0
  private var ended = false
  private var waiting: [Part] = []
  private let wantsSidecarsOnly: Bool

  /// The bytes of sidecars that are remembered at most.
  static let mostSidecarBytes = 16 << 20
  /// The bytes of a long name or of a file's further attributes at most.
  static let mostAttributeBytes = 1 << 20
  private static let blockBytes = 512

  /// What stands before a file's head and goes before what that says.
  private struct Attributes {
    var path: String?
    var size: Int?
  }

  /// The head of an entry.
  private struct Head {
    var path: String
    var size: Int
    var kind: UInt8
  }

  /// Starts at the unused bytes of a stream.
  init(stream: ByteStream, limits: DocumentReader.Limits) {
    self.stream = stream
    self.limits = limits
    wantsSidecarsOnly = false
    if let file = stream.fileOnDisk { sidecars = TarArchive(sidecarsOf: file, limits: limits).sidecars }
  }

  /// Gathers the sidecars of an archive.
  private init(sidecarsOf file: InputFile, limits: DocumentReader.Limits) {
    stream = ByteStream(source: SecondReading(file))
    self.limits = limits
    wantsSidecarsOnly = true
    while next() != nil {}
  }

  /// True where the head of a file in an archive begins some bytes.
  static func begins(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.count >= blockBytes && isHead(Array(bytes.prefix(blockBytes)))
      && bytes.dropFirst(257).starts(with: Array("ustar".utf8))
  }

  func next() -> Part? {
    while waiting.isEmpty, !ended {
      do throws(Problem) {
        try step()
      } catch {
        ended = true
        found += 1
        waiting.append(Part(.failure(error)))
      }
    }
    return waiting.isEmpty ? nil : waiting.removeFirst()
  }

  // MARK: - Entries

  private func step() throws(Problem) {
    try entry?.finish()
    entry = nil
    guard let head = try nextHead() else {
      ended = true
      if found == 0 {
        waiting.append(Part(.failure(Problem("an archive with no file to read in it (\(InputFormat.folderTypes))"))))
      }
      return
    }
    switch head.kind {
    case UInt8(ascii: "x"): attributes = try paxAttributes(try attributeBytes(head.size))
    case UInt8(ascii: "L"): attributes.path = InnerName.text(try attributeBytes(head.size).prefix { $0 != 0 })
    case 0, UInt8(ascii: "0"), UInt8(ascii: "7"): try addFile(head)
    case UInt8(ascii: "1"), UInt8(ascii: "2"):
      if let name = named(head), name.isRead { fail(Problem("a link, which is not followed"), head) }
      fallthrough
    default:
      let isDevice = [UInt8(ascii: "3"), UInt8(ascii: "4"), UInt8(ascii: "6")].contains(head.kind)
      if isDevice, let name = named(head), name.isRead { fail(Problem("a pipe or device, not a file"), head) }
      if head.kind == UInt8(ascii: "S") { fail(Problem("a file with holes, which is not read"), head) }
      let size = head.kind == UInt8(ascii: "1") || head.kind == UInt8(ascii: "2") ? 0 : head.size
      if !["g", "K"].contains(Character(Unicode.Scalar(head.kind))) { attributes = Attributes() }
      try EntrySource(stream, size: size).finish()
    }
  }

  private func addFile(_ head: Head) throws(Problem) {
    let source = EntrySource(stream, size: head.size)
    entry = source
    defer { attributes = Attributes() }
    guard let name = named(head) else { return }
    if name.path.hasSuffix(Sidecar.suffix) { return try remember(name.path, source) }
    guard name.isRead, !head.path.hasSuffix("/"), !wantsSidecarsOnly else { return }
    found += 1
    let sidecar = sidecars[Sidecar.path(for: name.path)]
    waiting.append(Part(.file(InnerFile(name: name.name, source: source, sidecar: sidecar)), label: "!/" + name.path))
  }

  private func named(_ head: Head) -> InnerName? {
    do throws(Problem) {
      return try InnerName(head.path)
    } catch {
      fail(error, head)
      return nil
    }
  }

  private func fail(_ problem: Problem, _ head: Head) {
    found += 1
    let path = head.path.utf8.count > InnerName.mostBytes ? head.path.prefix(64) + "…" : head.path[...]
    waiting.append(Part(.failure(problem), label: "!/" + path))
  }

  private func remember(_ path: String, _ source: EntrySource) throws(Problem) {
    guard source.size ?? 0 <= limits.sidecarBytes, sidecarBytes <= TarArchive.mostSidecarBytes else { return }
    let inner = ByteStream(plain: source)
    while try inner.fill() {}
    sidecars[path] = Array(inner.unused)
    sidecarBytes += inner.unused.count
  }

  // MARK: - Heads

  /// The next head; nil at the archive's end.
  ///
  /// Behind a damage the next head is looked for, block by block.
  private func nextHead() throws(Problem) -> Head? {
    var isDamaged = false
    while true {
      while stream.unused.count < TarArchive.blockBytes, try stream.fill() {}
      let block = Array(stream.unused.prefix(TarArchive.blockBytes))
      guard block.count == TarArchive.blockBytes else {
        if !block.isEmpty { throw Problem("an archive that is cut off") }
        return nil
      }
      stream.use(block.count)
      if block.allSatisfy({ $0 == 0 }) {
        if !isDamaged { return nil }
        continue
      }
      if TarArchive.isHead(block) { return head(block) }
      guard !isDamaged else { continue }
      isDamaged = true
      found += 1
      waiting.append(Part(.failure(Problem("a damaged place in the archive; what follows is looked for"))))
    }
  }

  private func head(_ block: [UInt8]) -> Head {
    func text(_ range: Range<Int>) -> String { InnerName.text(block[range].prefix { $0 != 0 }) }
    var path = text(0..<100)
    if block[257...].starts(with: Array("ustar\u{0}".utf8)), block[345] != 0 { path = text(345..<500) + "/" + path }
    let size = TarArchive.number(block[124..<136]) ?? 0
    let kind = block[156]
    let isFile = [0, UInt8(ascii: "0"), UInt8(ascii: "7")].contains(kind)
    return Head(path: attributes.path ?? path, size: isFile ? attributes.size ?? size : size, kind: kind)
  }

  /// True where a block's check sum is right: the sum of its bytes, those of the sum itself taken for spaces.
  private static func isHead(_ block: [UInt8]) -> Bool {
    guard let sum = number(block[148..<156]), block[0] != 0 else { return false }
    return sum == block.enumerated().reduce(0) { $0 + (148..<156 ~= $1.offset ? 0x20 : Int($1.element)) }
  }

  /// A number in octal digits, or of bytes where the first has its highest bit set.
  private static func number(_ bytes: ArraySlice<UInt8>) -> Int? {
    if let first = bytes.first, first & 0x80 != 0 {
      guard first == 0x80, bytes.dropFirst().dropLast(7).allSatisfy({ $0 == 0 }) else { return nil }
      return bytes.suffix(7).reduce(0) { $0 << 8 | Int($1) }
    }
    let digits = bytes.drop { $0 == 0x20 }.prefix { 0x30...0x37 ~= $0 }
    return digits.reduce(0) { $0 << 3 | Int($1 - 0x30) }
  }

  private func attributeBytes(_ size: Int) throws(Problem) -> ArraySlice<UInt8> {
    guard size <= TarArchive.mostAttributeBytes else {
      throw Problem(
        "more than \(ByteCount.words(TarArchive.mostAttributeBytes)) of attributes of one file in an archive")
    }
    let source = EntrySource(stream, size: size)
    let inner = ByteStream(plain: source)
    while try inner.fill() {}
    try source.finish()
    return inner.unused
  }

  /// The attributes of pax: "LENGTH NAME=VALUE\n" each.
  private func paxAttributes(_ bytes: ArraySlice<UInt8>) throws(Problem) -> Attributes {
    var attributes = Attributes()
    var rest = bytes
    while let space = rest.firstIndex(of: 0x20) {
      guard let length = Int(String(decoding: rest[..<space].prefix(8), as: UTF8.self)),
        length > space - rest.startIndex + 1, length <= rest.count
      else { break }
      let line = rest[(space + 1)..<(rest.startIndex + length)].dropLast()
      rest = rest.dropFirst(length)
      guard let equals = line.firstIndex(of: UInt8(ascii: "=")) else { continue }
      let value = line[(equals + 1)...]
      switch String(decoding: line[..<equals], as: UTF8.self) {
      case "path": attributes.path = InnerName.text(value)
      case "size": attributes.size = Int(String(decoding: value, as: UTF8.self)).flatMap { $0 < 0 ? nil : $0 }
      default: continue
      }
    }
    return attributes
  }

  /// The bytes of one file of an archive, in the archive's own stream.
  private final class EntrySource: ByteSource {
    let size: Int?
    private let stream: ByteStream
    private var left: Int
    private let padding: Int

    init(_ stream: ByteStream, size: Int) {
      self.stream = stream
      self.size = size
      left = size
      padding = (TarArchive.blockBytes - size % TarArchive.blockBytes) % TarArchive.blockBytes
    }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws(Problem) -> Int {
      if left == 0 { return 0 }
      while stream.unused.isEmpty {
        guard try stream.fill() else { throw Problem("cut off") }
      }
      let count = min(buffer.count, left, stream.unused.count)
      buffer.copyBytes(from: stream.unused.prefix(count))
      stream.use(count)
      left -= count
      return count
    }

    /// Passes over what was not read, and over what fills the last block.
    func finish() throws(Problem) {
      let rest = left
      left = 0
      guard try stream.skip(rest) else { throw Problem("an archive that is cut off") }
      _ = try stream.skip(padding)
    }
  }
}
