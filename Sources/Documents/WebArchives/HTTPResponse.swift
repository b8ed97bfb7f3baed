/// What a server answered, as web archives keep it.
///
/// Source: RFC 9112.
struct HTTPResponse {
  /// The number that says how the request went, 200 where it went well.
  let status: Int
  let fields: HeaderFields
  /// The bytes of the head.
  let headBytes: Int

  /// Reads the head of an answer; nil where the bytes do not begin one, or it does not end among them.
  init?(_ bytes: ArraySlice<UInt8>) {
    guard bytes.starts(with: Array("HTTP/".utf8)) else { return nil }
    guard let lineFeed = bytes.firstIndex(of: 0x0A), let end = HeaderFields.end(in: bytes) else { return nil }
    let line = bytes[..<lineFeed].split(separator: 0x20, maxSplits: 2)
    guard line.count >= 2, let status = Int(String(decoding: line[1].prefix(3), as: UTF8.self)) else { return nil }
    self.status = status
    fields = HeaderFields(Array(bytes[min(lineFeed + 1, end)..<end])[...])
    headBytes = end - bytes.startIndex
  }

  /// The body without the wrappings that it was sent in, as far as they are what the head says; else as it is.
  func body(of bytes: ArraySlice<UInt8>, limit: Int) throws(Problem) -> [UInt8] {
    var body = bytes.dropFirst(headBytes)
    if let coding = fields["transfer-encoding"], coding.lowercased().contains("chunked") {
      body = HTTPResponse.withoutChunks(body)
    }
    let codings = (fields["content-encoding"] ?? "").lowercased().split(separator: ",").reversed()
    for coding in codings.prefix(4) {
      body = try HTTPResponse.decoded(body, coding.filter { $0 != " " && $0 != "\t" }, limit: limit)
    }
    return Array(body)
  }

  /// The chunks of a body joined.
  ///
  /// A body that does not begin with a chunk is none of chunks, whatever the head says; where a later chunk is damaged
  /// the rest is taken as it is.
  static func withoutChunks(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var joined: [UInt8] = []
    var rest = bytes
    while let (size, data) = chunkSize(rest) {
      if joined.isEmpty { joined.reserveCapacity(bytes.count) }
      if size == 0 { return joined[...] }
      joined += data.prefix(size)
      rest = data.dropFirst(size)
      if rest.starts(with: [0x0D, 0x0A]) { rest = rest.dropFirst(2) } else if rest.first == 0x0A { rest.removeFirst() }
    }
    return joined.isEmpty ? bytes : (joined + rest)[...]
  }

  /// The size that begins a chunk, and what follows its line.
  private static func chunkSize(_ bytes: ArraySlice<UInt8>) -> (size: Int, data: ArraySlice<UInt8>)? {
    guard let lineFeed = bytes.prefix(256).firstIndex(of: 0x0A) else { return nil }
    let digits = bytes[..<lineFeed].prefix { $0 != UInt8(ascii: ";") }.filter { $0 > 0x20 }
    guard (1...8).contains(digits.count) else { return nil }
    let text = String(decoding: digits, as: UTF8.self)
    guard text.first != "+", text.first != "-", let size = Int(text, radix: 16) else { return nil }
    return (size, bytes[(lineFeed + 1)...])
  }

  private static func decoded(
    _ bytes: ArraySlice<UInt8>, _ coding: String, limit: Int
  ) throws(Problem) -> ArraySlice<UInt8> {
    switch coding {
    case "gzip", "x-gzip":
      guard bytes.starts(with: [0x1F, 0x8B]) else { return bytes }
      return try inflated(bytes, .gzip, limit) ?? bytes
    case "deflate":
      if let output = try inflated(bytes, .zlib, limit) { return output }
      return try inflated(bytes, .raw, limit) ?? bytes
    case "br":
      // Brotli has no signature: what was kept decoded is told by its markup, or by being no Brotli but a text.
      if beginsMarkup(bytes) { return bytes }
      let (output, ending) = try BrotliBytes.decompress(bytes, limit: limit)
      if ending == .damaged, (try? TextDecoder.decode(Array(bytes))) != nil { return bytes }
      if output.isEmpty, ending != .complete { throw Problem("damaged Brotli data") }
      return output[...]
    case "zstd":
      guard ZstandardFrame.begins(bytes) else { return bytes }
      let (output, isComplete) = try ZstandardBytes.decompress(bytes, limit: limit)
      if output.isEmpty, !isComplete { throw Problem("damaged Zstandard data") }
      return output[...]
    default: return bytes
    }
  }

  /// True where a tag begins some bytes, behind white space.
  private static func beginsMarkup(_ bytes: ArraySlice<UInt8>) -> Bool {
    let rest = bytes.drop { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
    guard rest.first == UInt8(ascii: "<"), let next = rest.dropFirst().first else { return false }
    return 0x61...0x7A ~= next | 0x20 || next == UInt8(ascii: "!") || next == UInt8(ascii: "?")
  }

  private static func inflated(
    _ bytes: ArraySlice<UInt8>, _ frame: MemoryInflater.Frame, _ limit: Int
  ) throws(Problem) -> ArraySlice<UInt8>? {
    let (output, isComplete) = try MemoryInflater.inflate(bytes, frame, limit: limit)
    // A stream without frame can seem to begin anywhere.
    if output.isEmpty || (frame == .raw && !isComplete) { return nil }
    return output[...]
  }
}
