import CZlib
import Foundation
import Testing

/// Pages and archives as tests need them.
enum Sample {
  static let first =
    "The delegations left the hall after two hours, the mediator said, and no date was named for the next round."
  static let second = "Both sides said that they would come back, and that the harbour would stay open until then."
  static let text = first + "\n\n" + second

  static func page(head: String = "", title: String = "Talks end early") -> String {
    """
    <!doctype html><html lang="en"><head><title>\(title)</title>\(head)</head><body><article><h1>\(title)</h1>
    <p>\(first)</p><p>\(second)</p></article></body></html>
    """
  }

  /// What a server answers.
  static func answer(
    _ body: some Sequence<UInt8>, status: String = "200 OK", type: String? = "text/html; charset=utf-8",
    fields: [String] = []
  ) -> [UInt8] {
    let lines = ["HTTP/1.1 " + status] + (type.map { ["Content-Type: " + $0] } ?? []) + fields
    return Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8) + body
  }

  /// A record of a WARC file.
  static func record(
    _ block: some Collection<UInt8>, type: String = "response", address: String? = "https://harbour.example/talks",
    media: String = "application/http; msgtype=response", length: Int? = nil, version: String = "WARC/1.0",
    date: String = "2026-01-02T03:04:05Z"
  ) -> [UInt8] {
    var lines = [version, "WARC-Type: \(type)", "WARC-Date: \(date)", "Content-Type: \(media)"]
    if let address { lines.append("WARC-Target-URI: " + address) }
    lines.append("Content-Length: \(length ?? block.count)")
    return Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8) + block + Array("\r\n\r\n".utf8)
  }

  static func record(page: String, address: String = "https://harbour.example/talks") -> [UInt8] {
    record(answer(page.utf8), address: address)
  }
}

/// A zip archive, byte by byte.
struct ZipBuilder {
  /// One file of it.
  struct File {
    var name: String
    var bytes: [UInt8]
    var method = 8
    var flags = 0
    var attributes = 0
    /// True where sizes and check sum stand behind the bytes.
    var isStreamed = false
    var isLarge = false
    var checksum: Int?
  }

  var files: [File] = []
  /// What stands before the archive.
  var prefix: [UInt8] = []
  var isLarge = false

  mutating func add(_ name: String, _ text: String) {
    files.append(File(name: name, bytes: Array(text.utf8)))
  }

  private static func number(_ value: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }

  var bytes: [UInt8] {
    var output = prefix
    var list: [UInt8] = []
    for file in files {
      let offset = output.count - prefix.count
      let packed = file.method == 8 ? deflated(file.bytes) : file.bytes
      let sum = file.checksum ?? Int(file.bytes.withUnsafeBufferPointer { crc32(0, $0.baseAddress, UInt32($0.count)) })
      let flags = file.flags | (file.isStreamed ? 8 : 0) | 0x800
      let sums = Self.number(sum, 4) + Self.number(packed.count, 4) + Self.number(file.bytes.count, 4)
      let name = Array(file.name.utf8)
      output += [0x50, 0x4B, 3, 4] + Self.number(20, 2) + Self.number(flags, 2) + Self.number(file.method, 2)
      output += [0, 0, 0, 0] + (file.isStreamed ? [UInt8](repeating: 0, count: 12) : sums)
      output += Self.number(name.count, 2) + [0, 0] + name + packed
      if file.isStreamed { output += [0x50, 0x4B, 7, 8] + sums }
      var extra: [UInt8] = []
      if file.isLarge {
        extra = Self.number(1, 2) + Self.number(24, 2)
        extra += Self.number(file.bytes.count, 8) + Self.number(packed.count, 8) + Self.number(offset, 8)
      }
      let large = [UInt8](repeating: 0xFF, count: 4)
      list += [0x50, 0x4B, 1, 2, 20, 3] + Self.number(20, 2) + Self.number(flags, 2) + Self.number(file.method, 2)
      list += [0, 0, 0, 0] + (file.isLarge ? Self.number(sum, 4) + large + large : sums)
      list += Self.number(name.count, 2) + Self.number(extra.count, 2) + [0, 0, 0, 0, 0, 0]
      list += Self.number(file.attributes, 4) + (file.isLarge ? large : Self.number(offset, 4)) + name + extra
    }
    let listOffset = output.count - prefix.count
    output += list
    if isLarge {
      let endOffset = output.count
      output += [0x50, 0x4B, 6, 6] + Self.number(44, 8) + [45, 0, 45, 0] + Self.number(0, 8)
      output += Self.number(files.count, 8) + Self.number(files.count, 8) + Self.number(list.count, 8)
      output += Self.number(listOffset, 8)
      output += [0x50, 0x4B, 6, 7] + Self.number(0, 4) + Self.number(endOffset, 8) + Self.number(1, 4)
    }
    let count = isLarge ? 0xFFFF : files.count
    output += [0x50, 0x4B, 5, 6, 0, 0, 0, 0] + Self.number(count, 2) + Self.number(count, 2)
    output += isLarge ? [UInt8](repeating: 0xFF, count: 8) : Self.number(list.count, 4) + Self.number(listOffset, 4)
    return output + [0, 0]
  }
}

/// Deflated bytes without any frame.
func deflated(_ bytes: [UInt8]) -> [UInt8] {
  var stream = z_stream()
  #expect(parley_deflate_raw(&stream) == Z_OK)
  defer { deflateEnd(&stream) }
  var (input, output) = (bytes, [UInt8](repeating: 0, count: Int(deflateBound(&stream, UInt(bytes.count))) + 16))
  let (count, room) = (input.count, output.count)
  return input.withUnsafeMutableBufferPointer { input in
    let written = output.withUnsafeMutableBufferPointer { output in
      stream.next_in = input.baseAddress
      stream.avail_in = UInt32(count)
      stream.next_out = output.baseAddress
      stream.avail_out = UInt32(room)
      #expect(deflate(&stream, Z_FINISH) == Z_STREAM_END)
      return room - Int(stream.avail_out)
    }
    return Array(output.prefix(written))
  }
}

/// A tar archive, block by block.
enum TarBuilder {
  static func entry(_ name: String, _ bytes: some Collection<UInt8>, kind: Character = "0", size: Int? = nil) -> [UInt8]
  {
    var head = [UInt8](repeating: 0, count: 512)
    func put(_ text: String, at offset: Int) {
      head.replaceSubrange(offset..<offset + text.utf8.count, with: text.utf8)
    }
    func octal(_ value: Int, _ digits: Int) -> String {
      let text = String(value, radix: 8)
      return String(repeating: "0", count: digits - text.count) + text
    }
    put(String(name.prefix(100)), at: 0)
    put(octal(0o644, 7), at: 100)
    put(octal(size ?? bytes.count, 11), at: 124)
    put(octal(0, 11), at: 136)
    put("        ", at: 148)
    put(String(kind), at: 156)
    put("ustar\u{0}00", at: 257)
    put(octal(head.reduce(0) { $0 + Int($1) }, 6) + "\u{0} ", at: 148)
    let padding = [UInt8](repeating: 0, count: (512 - bytes.count % 512) % 512)
    return head + bytes + padding
  }

  /// What pax says of the file behind it.
  static func attributes(_ values: [(String, String)]) -> [UInt8] {
    var text = ""
    for (name, value) in values {
      let rest = " \(name)=\(value)\n"
      var length = rest.utf8.count
      while length != rest.utf8.count + String(length).count { length = rest.utf8.count + String(length).count }
      text += "\(length)\(rest)"
    }
    return entry("PaxHeaders/x", text.utf8, kind: "x")
  }

  static let end = [UInt8](repeating: 0, count: 1024)
}
