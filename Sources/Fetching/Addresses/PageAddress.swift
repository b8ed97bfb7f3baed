import CCurl
import Foundation

/// An address that may be asked for: http or https, with a host and without credentials, in its usual form.
///
///     try PageAddress("HTTPS://Harbour.example:443/a b#top").description  // "https://harbour.example/a%20b"
public struct PageAddress: Hashable, Sendable, CustomStringConvertible {
  /// The whole address, without a fragment or an empty query.
  public let description: String
  /// `http` or `https`.
  let scheme: String
  /// The host in lower case and ASCII, an address of IPv6 in brackets.
  let host: String
  let port: Int
  /// The path and the query, as a server is asked for them.
  let target: String

  /// The longest address, in bytes.
  static let longest = 4096

  /// Reads an absolute address.
  ///
  /// - Throws: `FetchFailure` that says why it cannot be fetched.
  public init(_ text: String) throws(FetchFailure) {
    do throws(FetchProblem) {
      self = try PageAddress.settled(text, against: nil)
    } catch {
      throw FetchFailure(address: text, reason: error.reason)
    }
  }

  /// The address that a reference means in a page at this one.
  func resolving(_ reference: String) throws(FetchProblem) -> PageAddress {
    try PageAddress.settled(reference, against: self)
  }

  /// The address of the rules for programs at this address's server.
  var robots: PageAddress {
    get throws(FetchProblem) { try PageAddress.settled("/robots.txt", against: self) }
  }

  /// What shares one robots.txt: scheme, host and port.
  var origin: String { "\(scheme)://\(host):\(port)" }

  /// An address that is read as itself again: what makes a host usual can make it another ("2." is "2", and that 0.0.0.2).
  private static func settled(_ text: String, against base: PageAddress?) throws(FetchProblem) -> PageAddress {
    var address = try PageAddress(reading: text, against: base)
    for _ in 0..<rereadings {
      let again = try PageAddress(reading: address.description, against: nil)
      if again == address { return address }
      address = again
    }
    throw FetchProblem("not an address of the web", kind: .unconnected)
  }

  /// How often an address may become another one; chosen by hand.
  private static let rereadings = 3

  private init(reading text: String, against base: PageAddress?) throws(FetchProblem) {
    guard let handle = curl_url() else { throw FetchProblem("no memory") }
    defer { curl_url_cleanup(handle) }
    if let base { try PageAddress.set(CURLUPART_URL, of: handle, to: base.description) }
    try PageAddress.set(CURLUPART_URL, of: handle, to: PageAddress.escaped(text))
    let scheme = PageAddress.part(CURLUPART_SCHEME, of: handle)?.lowercased() ?? ""
    guard scheme == "http" || scheme == "https" else {
      throw FetchProblem("\(scheme) is not fetched, only http and https", kind: .unconnected)
    }
    guard let written = PageAddress.part(CURLUPART_HOST, of: handle), !written.isEmpty else {
      throw FetchProblem("no host in the address", kind: .unconnected)
    }
    let host = try PageAddress.asciiHost(written)
    try PageAddress.set(CURLUPART_HOST, of: handle, to: host)
    let query = PageAddress.part(CURLUPART_QUERY, of: handle).flatMap { $0.isEmpty ? nil : $0 }
    guard curl_url_set(handle, CURLUPART_FRAGMENT, nil, 0) == CURLUE_OK,
      query != nil || curl_url_set(handle, CURLUPART_QUERY, nil, 0) == CURLUE_OK,
      let description = PageAddress.part(CURLUPART_URL, of: handle, UInt32(CURLU_NO_DEFAULT_PORT)),
      let path = PageAddress.part(CURLUPART_PATH, of: handle),
      let port = PageAddress.part(CURLUPART_PORT, of: handle, UInt32(CURLU_DEFAULT_PORT)).flatMap({ Int($0) })
    else { throw FetchProblem("not an address that can be read", kind: .unconnected) }
    guard description.utf8.count <= PageAddress.longest else {
      throw FetchProblem("the address is longer than \(PageAddress.longest) bytes", kind: .unconnected)
    }
    self.description = description
    self.scheme = scheme
    self.host = host
    self.port = port
    target = path + (query.map { "?" + $0 } ?? "")
  }

  private static func set(_ part: CURLUPart, of handle: OpaquePointer, to text: String) throws(FetchProblem) {
    let code = curl_url_set(handle, part, text, UInt32(CURLU_DISALLOW_USER | CURLU_NON_SUPPORT_SCHEME))
    if code == CURLUE_OK { return }
    let reason =
      switch code {
      case CURLUE_USER_NOT_ALLOWED: "the address holds a user name or password"
      case CURLUE_BAD_PORT_NUMBER: "the address has no port that can be"
      case CURLUE_NO_HOST: "no host in the address"
      default: "not an address of the web"
      }
    throw FetchProblem(reason, kind: .unconnected)
  }

  private static func part(_ part: CURLUPart, of handle: OpaquePointer, _ flags: UInt32 = 0) -> String? {
    var text: UnsafeMutablePointer<CChar>?
    guard curl_url_get(handle, part, &text, flags) == CURLUE_OK, let text else { return nil }
    defer { curl_free(text) }
    return String(cString: text)
  }

  /// A host in lower case; other scripts become ASCII (RFC 5891) whatever the locale.
  private static func asciiHost(_ host: String) throws(FetchProblem) -> String {
    var host = host.lowercased()
    if host.hasSuffix("."), host.count > 1 { host.removeLast() }
    if host.hasSuffix(".") || host.contains("..") {
      throw FetchProblem("the host \(host) cannot be looked up", kind: .unconnected)
    }
    if host.utf8.allSatisfy({ $0 < 0x80 }) {
      if host.contains("%") { throw FetchProblem("the host \(host) cannot be looked up", kind: .unconnected) }
      return host
    }
    guard let ascii = URL(string: "http://\(host)/")?.host(percentEncoded: false), !ascii.isEmpty,
      ascii.utf8.allSatisfy({ $0 < 0x80 })
    else { throw FetchProblem("the host \(host) cannot be looked up", kind: .unconnected) }
    return ascii
  }

  /// An address with everything behind its host in ASCII, and without white space around it.
  static func escaped(_ text: String) -> String {
    let bytes = Array(text.utf8)
    guard let first = bytes.firstIndex(where: { $0 > 0x20 }), let last = bytes.lastIndex(where: { $0 > 0x20 }) else {
      return ""
    }
    let trimmed = bytes[first...last]
    let tail = trimmed[tailStart(of: trimmed)...]
    var result = Array(trimmed[..<tail.startIndex])
    for byte in tail {
      if byte <= 0x20 || byte >= 0x7F || unsafe.contains(byte) {
        result += PercentCode.encoded(byte)
      } else {
        result.append(byte)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// Where what stands behind the host begins.
  private static func tailStart(of bytes: ArraySlice<UInt8>) -> Int {
    let slash = UInt8(ascii: "/")
    let ends: Set<UInt8> = [slash, UInt8(ascii: "?"), UInt8(ascii: "#")]
    guard let mark = bytes.firstIndex(where: ends.contains) else {
      // "mailto:a" or "page": a name alone is resolved, and what has another scheme is refused.
      return bytes.startIndex
    }
    let isScheme = mark > bytes.startIndex && bytes[mark - 1] == UInt8(ascii: ":") && isName(bytes[..<(mark - 1)])
    guard bytes[mark] == slash, mark == bytes.startIndex || isScheme, bytes[mark...].starts(with: [slash, slash]) else {
      return bytes.startIndex
    }
    let host = bytes[(mark + 2)...]
    return host.firstIndex(where: ends.contains) ?? bytes.endIndex
  }

  /// Whether a scheme can be called so (RFC 3986, 3.1).
  private static func isName(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.count <= longestScheme && bytes.first.map(letters.contains) == true
      && bytes.allSatisfy { letters.contains($0) || schemeMarks.contains($0) }
  }

  /// The longest scheme that curl reads as one.
  private static let longestScheme = 40
  private static let letters = Set(UInt8(ascii: "a")...UInt8(ascii: "z")).union(UInt8(ascii: "A")...UInt8(ascii: "Z"))
  private static let schemeMarks = Set("0123456789+-.".utf8)
  private static let unsafe = Set("\"<>\\^`{|}".utf8)
}
