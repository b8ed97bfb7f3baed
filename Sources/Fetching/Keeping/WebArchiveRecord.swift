import Foundation

/// A record of a web archive (ISO 28500:2017).
struct WebArchiveRecord {
  /// `<urn:uuid:…>`, which follows from what the record holds.
  let id: String
  /// The record as it is written, uncompressed.
  let bytes: [UInt8]

  init(
    kind: String, moment: Date, target: PageAddress? = nil, fields: [(String, String)], mediaType: String,
    block: [UInt8]
  ) {
    let digest = SHA256.digest(of: block)
    let time = Moment.preciseText(moment)
    id = WebArchiveRecord.id(of: "\(kind)\n\(target?.description ?? "")\n\(time)\n", digest)
    var head = [("WARC-Type", kind), ("WARC-Record-ID", id), ("WARC-Date", time)]
    if let target { head.append(("WARC-Target-URI", target.description)) }
    head += fields
    head += [
      ("WARC-Block-Digest", "sha256:" + Base32.text(of: digest)), ("Content-Type", mediaType),
      ("Content-Length", String(block.count)),
    ]
    bytes =
      Array("WARC/1.1\r\n".utf8) + WebArchiveRecord.fields(head) + Array("\r\n".utf8) + block
      + Array("\r\n\r\n".utf8)
  }

  /// The records of a request and its answer.
  ///
  /// - Parameter isUnchanged: Whether the answer says that the page is what it was.
  static func exchange(_ answer: Answer, isUnchanged: Bool) -> [WebArchiveRecord] {
    var fields: [(String, String)] = []
    if let remote = answer.remote, !remote.isEmpty { fields.append(("WARC-IP-Address", remote)) }
    if isUnchanged {
      let profile = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"
      fields += [("WARC-Profile", profile), ("WARC-Refers-To-Target-URI", answer.address.description)]
    } else {
      fields.append(("WARC-Payload-Digest", "sha256:" + Base32.text(of: SHA256.digest(of: answer.body))))
    }
    let response = WebArchiveRecord(
      kind: isUnchanged ? "revisit" : "response", moment: answer.moment, target: answer.address, fields: fields,
      mediaType: "application/http; msgtype=response", block: head(of: answer) + (isUnchanged ? [] : answer.body))
    let request = WebArchiveRecord(
      kind: "request", moment: answer.moment, target: answer.address, fields: [("WARC-Concurrent-To", response.id)],
      mediaType: "application/http; msgtype=request", block: answer.request)
    return [request, response]
  }

  /// Lines of names and values.
  static func fields(_ fields: [(String, String)]) -> [UInt8] {
    fields.flatMap { Array("\($0): \($1)\r\n".utf8) }
  }

  /// The head of an answer, whose fields say how the body was sent and not how it is kept.
  private static func head(of answer: Answer) -> [UInt8] {
    let sent: Set = ["content-encoding", "transfer-encoding", "content-length"]
    var result: [UInt8] = []
    var rest = answer.head[...]
    while !rest.isEmpty {
      let end = rest.firstIndex(of: 0x0A).map { $0 + 1 } ?? rest.endIndex
      let line = rest[..<end]
      let name = String(decoding: line.prefix { $0 != UInt8(ascii: ":") }, as: UTF8.self)
      if sent.contains(name.lowercased()) { result += "X-Crawler-".utf8 }
      result += line
      rest = rest[end...]
    }
    return result
  }

  /// A name that follows from what it names: a UUID of version 8 (RFC 9562).
  private static func id(of facts: String, _ digest: [UInt8]) -> String {
    var bytes = Array(SHA256.digest(of: Array(facts.utf8) + digest).prefix(16))
    bytes[6] = bytes[6] & 0x0F | 0x80
    bytes[8] = bytes[8] & 0x3F | 0x80
    let digits = bytes.map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }
    let parts = [digits[0..<4], digits[4..<6], digits[6..<8], digits[8..<10], digits[10..<16]].map { $0.joined() }
    return "<urn:uuid:\(parts.joined(separator: "-"))>"
  }
}

/// Bytes in the letters A to Z and the figures 2 to 7 (RFC 4648).
enum Base32 {
  private static let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)

  /// With `=` at the end, up to a multiple of eight.
  static func text(of bytes: [UInt8]) -> String {
    var result: [UInt8] = []
    var (held, count) = (0, 0)
    for byte in bytes {
      held = held << 8 | Int(byte)
      count += 8
      while count >= 5 {
        count -= 5
        result.append(letters[held >> count & 31])
      }
      held &= (1 << count) - 1
    }
    if count > 0 { result.append(letters[held << (5 - count) & 31]) }
    while result.count % 8 != 0 { result.append(UInt8(ascii: "=")) }
    return String(decoding: result, as: UTF8.self)
  }
}
