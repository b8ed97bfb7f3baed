/// A mail or a part of one: its head and its body, which may be parts again.
///
/// Source: RFC 5322; RFC 2046, 5.1.
struct MailPart {
  let fields: HeaderFields
  let type: MediaType
  /// The body as it stands there.
  let body: ArraySlice<UInt8>

  /// How deep parts lie in one another at most; what lies deeper is not read.
  static let deepest = 16
  /// How many parts one part is divided into at most.
  static let mostParts = 1000

  /// Reads a head and what follows it; bytes without a blank line are all head.
  ///
  /// - Parameter type: The media type of a part that gives none.
  init(_ bytes: ArraySlice<UInt8>, type: String = "text/plain") {
    let end = HeaderFields.end(in: bytes) ?? bytes.endIndex
    fields = HeaderFields(bytes[..<end])
    self.type = MediaType(fields["content-type"] ?? type)
    body = bytes[end...]
  }

  /// The body without its encoding for the way.
  var decoded: [UInt8] {
    TransferEncoding.decode(body, fields["content-transfer-encoding"])
  }

  /// The body as text.
  var text: String {
    Charset.text(of: decoded, labelled: type["charset"])
  }

  /// True for a part of parts.
  var isDivided: Bool {
    type.name.hasPrefix("multipart/") && type["boundary"] != nil
  }

  /// The name that a part has as a file.
  var fileName: String? {
    let disposition = fields["content-disposition"].map(MediaType.init)
    return (disposition?["filename"] ?? type["name"]).map(HeaderWords.decode)
  }

  /// True for what is sent along with a mail.
  var isAttached: Bool {
    fields["content-disposition"]?.lowercased().hasPrefix("attachment") ?? false
  }

  /// The parts between the lines of the boundary; the last one may lack its end.
  var parts: [MailPart] {
    guard let boundary = type["boundary"], !boundary.isEmpty else { return [] }
    let marker = Array("--".utf8) + Array(boundary.utf8)
    var parts: [MailPart] = []
    var partStart: Int?
    var lineStart = body.startIndex
    let inner = type.name == "multipart/digest" ? "message/rfc822" : "text/plain"
    while lineStart < body.endIndex {
      let lineEnd = body[lineStart...].firstIndex(of: 0x0A) ?? body.endIndex
      let next = min(lineEnd + 1, body.endIndex)
      let line = body[lineStart..<lineEnd]
      if line.starts(with: marker) {
        let rest = line.dropFirst(marker.count)
        let isEnd = rest.starts(with: Array("--".utf8))
        if isEnd || rest.allSatisfy({ $0 <= 0x20 }) {
          if let start = partStart { parts.append(MailPart(trimmed(start..<lineStart), type: inner)) }
          partStart = isEnd ? nil : next
          if isEnd || parts.count >= MailPart.mostParts { return parts }
        }
      }
      lineStart = next
    }
    if let start = partStart, start < body.endIndex { parts.append(MailPart(body[start...], type: inner)) }
    return parts
  }

  /// A part without the line break that belongs to the boundary behind it.
  private func trimmed(_ range: Range<Int>) -> ArraySlice<UInt8> {
    var part = body[range]
    if part.last == 0x0A { part.removeLast() }
    if part.last == 0x0D { part.removeLast() }
    return part
  }
}
