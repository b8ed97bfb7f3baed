/// One thing that a web archive keeps: an address and what was found there.
struct Capture {
  /// What is to be done with it.
  enum Use {
    /// It is a page or a text, whose bytes are wanted.
    case read
    case passOver(PassedOver.Reason)
  }

  private enum Kind {
    case page
    case text
  }

  /// The address, as people write it.
  let address: String?
  private let response: HTTPResponse?
  private let kind: Kind?
  private let charset: String?

  /// Looks at the beginning of what is kept.
  ///
  /// - Parameters:
  ///   - address: The address as it stands in the archive.
  ///   - type: The media type that the archive itself gives what is kept.
  ///   - head: The first bytes, with the whole head of an answer where there is one.
  init(address: String?, type: String?, head: ArraySlice<UInt8>) {
    let address = address.map(Capture.cleaned)
    self.address = address
    response = HTTPResponse(head)
    let field = response == nil ? type : response?.fields["content-type"]
    let media = field.map(MediaType.init)
    charset = media?["charset"]
    kind =
      switch media?.name {
      case "text/html", "application/xhtml+xml": .page
      case "text/plain": Capture.isForPrograms(address) ? nil : .text
      case nil, "", "application/octet-stream", "application/http", "no-type", "unk":
        Capture.beginsPage(head.dropFirst(response?.headBytes ?? 0)) ? .page : nil
      default: nil
      }
  }

  /// What is to be done with it.
  var use: Use {
    if let status = response?.status, status != 200 {
      return .passOver((300..<400).contains(status) ? .redirect : .error)
    }
    return kind == nil ? .passOver(.otherType) : .read
  }

  /// The page or text, decoded as far as an archive can.
  ///
  /// - Parameter block: All that is kept, with the head of the answer.
  func content(of block: ArraySlice<UInt8>, limit: Int) throws(Problem) -> Part.Content {
    let body =
      try response.map { response throws(Problem) in try response.body(of: block, limit: limit) } ?? Array(block)
    guard body.count <= limit else {
      throw Problem("larger than \(ByteCount.words(limit)), the limit for one document")
    }
    if body.isEmpty { throw Problem("empty") }
    if kind == .page {
      return .page(body, PageHints(charset: charset, address: address), Metadata())
    }
    var metadata = Metadata()
    metadata.url = address
    return .text(try TextDecoder.decode(body, charset: charset), metadata)
  }

  /// An address without the brackets that some programs put around it, and with its spaces escaped.
  static func cleaned(_ address: String) -> String {
    var address = address[...]
    if address.first == "<", address.last == ">" { address = address.dropFirst().dropLast() }
    return String(address.replacing(" ", with: "%20"))
  }

  /// True for texts that a server keeps for programs, and a crawler about itself.
  private static func isForPrograms(_ address: String?) -> Bool {
    guard let address else { return false }
    return address.hasPrefix("metadata:") || address.hasPrefix("dns:")
      || ["/robots.txt", "/ads.txt", "/app-ads.txt", "/security.txt", "/humans.txt"].contains { address.hasSuffix($0) }
  }

  private static func beginsPage(_ bytes: ArraySlice<UInt8>) -> Bool {
    let head = TextDecoder.withoutUTF8Mark(bytes.prefix(256)).drop { $0 <= 0x20 }.prefix(14)
    let letters = head.map { 0x41...0x5A ~= $0 ? $0 | 0x20 : $0 }
    return letters.starts(with: Array("<!doctype html".utf8)) || letters.starts(with: Array("<html".utf8))
  }
}
