/// Resolves addresses of the web against the address of what they stand in.
///
///     WebAddress.resolve("../b?x=1", against: "https://harbour.example/news/a")  // "https://harbour.example/b?x=1"
///
/// Addresses are taken as they are written, in any script; nothing is escaped. Source: RFC 3986, 5.2, and RFC 3987.
enum WebAddress {
  /// An address as it is meant where it stands; linear.
  ///
  /// - Parameter base: An absolute address; nil where none is known, and then the reference stays as it is.
  static func resolve(_ reference: String, against base: String?) -> String {
    let reference = XMLText.trimmed(reference)
    if scheme(of: reference) != nil { return repaired(reference) }
    guard let base, let scheme = scheme(of: base), let parts = Parts(base, behind: scheme) else { return reference }
    if reference.isEmpty { return String(base.prefix { $0 != "#" }) }
    let start = scheme + ":"
    if reference.hasPrefix("//") { return start + reference }
    let authority = parts.authority.map { "//" + $0 } ?? ""
    if reference.hasPrefix("#") { return start + authority + parts.path + parts.query + reference }
    if reference.hasPrefix("?") { return start + authority + parts.path + reference }
    let end = reference.firstIndex { $0 == "?" || $0 == "#" } ?? reference.endIndex
    let path = reference[..<end]
    let rest = reference[end...]
    if path.hasPrefix("/") { return start + authority + withoutDots(path) + rest }
    let folder = parts.path.lastIndex(of: "/").map { parts.path[...$0] } ?? "/"
    return start + authority + withoutDots(folder + path) + rest
  }

  /// The address of a base that another may be resolved against: a relative one is resolved against the one around it.
  ///
  /// A scheme that names no place, such as `javascript`, is no base.
  static func base(_ reference: String, within base: String?) -> String? {
    guard !reference.isEmpty else { return base }
    let address = resolve(reference, against: base)
    guard let scheme = scheme(of: address), places.contains(scheme.lowercased()) else { return base }
    return address
  }

  /// True for an address that a program would run, not visit.
  static func isProgram(_ address: String) -> Bool {
    scheme(of: address).map { ["javascript", "vbscript", "data"].contains($0.lowercased()) } ?? false
  }

  /// True for an address that names its own scheme and place.
  static func isAbsolute(_ address: String) -> Bool {
    scheme(of: address).map { places.contains($0.lowercased()) } ?? false
  }

  private static let places: Set<String> = ["http", "https", "ftp", "file", "feed", "gopher", "sftp"]

  /// What stands before the colon; nil where no scheme does.
  static func scheme(of address: String) -> String? {
    let bytes = address.utf8
    guard let first = bytes.first, 0x61...0x7A ~= first | 0x20 else { return nil }
    for (offset, byte) in bytes.enumerated() {
      switch byte {
      case UInt8(ascii: ":"): return String(address.prefix(offset))
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."): continue
      default: return nil
      }
    }
    return nil
  }

  /// An absolute address with two slashes behind its scheme where more stand.
  private static func repaired(_ address: String) -> String {
    guard let scheme = scheme(of: address), ["http", "https"].contains(scheme.lowercased()) else { return address }
    let rest = address.dropFirst(scheme.count + 1)
    return rest.hasPrefix("///") ? scheme + "://" + rest.drop { $0 == "/" } : address
  }

  private struct Parts {
    var authority: Substring?
    var path: String
    var query: Substring

    init?(_ address: String, behind scheme: String) {
      var rest = address.dropFirst(scheme.count + 1)
      if let mark = rest.firstIndex(of: "#") { rest = rest[..<mark] }
      if rest.hasPrefix("//") {
        rest = rest.dropFirst(2).drop { $0 == "/" }
        let end = rest.firstIndex { $0 == "/" || $0 == "?" } ?? rest.endIndex
        authority = rest[..<end]
        rest = rest[end...]
      } else if !rest.hasPrefix("/") {
        return nil
      }
      let end = rest.firstIndex(of: "?") ?? rest.endIndex
      path = rest[..<end].isEmpty ? "/" : String(rest[..<end])
      query = rest[end...]
    }
  }

  /// A path in which "." and ".." are followed.
  private static func withoutDots(_ path: some StringProtocol) -> String {
    if !path.contains("./"), !path.hasSuffix("/."), !path.hasSuffix("/..") { return String(path) }
    var segments: [Substring] = []
    let parts = String(path).split(separator: "/", omittingEmptySubsequences: false)
    for (place, part) in parts.enumerated() {
      let isLast = place == parts.count - 1
      switch part {
      case ".": if isLast { segments.append("") }
      case "..":
        if segments.count > 1 { segments.removeLast() }
        if isLast { segments.append("") }
      default: segments.append(part)
      }
    }
    let joined = segments.joined(separator: "/")
    return joined.hasPrefix("/") ? joined : "/" + joined
  }
}
