/// The name of a file inside an archive, as far as it can be trusted.
///
/// Nothing is ever written under such a name; one that leads out of the archive is refused all the same, because whoever
/// made it meant something else than a report.
struct InnerName {
  /// The name with its folders, without "./" before it.
  let path: String
  /// The name without folders.
  let name: String

  /// The bytes of a name at most.
  static let mostBytes = 4096

  /// Looks at a name.
  ///
  /// - Throws: where the name leads out of the archive or is none.
  init(_ path: String) throws(Problem) {
    if path.utf8.count > InnerName.mostBytes {
      throw Problem("a name of more than \(InnerName.mostBytes) bytes in an archive")
    }
    var parts: [Substring] = []
    for part in path.split(whereSeparator: { $0 == "/" || $0 == "\\" }) where part != "." { parts.append(part) }
    self.path = parts.joined(separator: "/")
    name = parts.last.map(String.init) ?? ""
    let isAbsolute = path.hasPrefix("/") || path.hasPrefix("\\") || path.dropFirst().hasPrefix(":\\")
    if isAbsolute || parts.contains("..") { throw Problem("a name that leads out of the archive; not read") }
    if path.utf8.contains(0) { throw Problem("a name with a NUL byte in an archive") }
  }

  /// True for what is read in folders as well: files of a known type, or of one that their beginning has to tell; none of them
  /// hidden.
  var isRead: Bool {
    (InputFormat.named(name) != nil || InputFormat.isAmbiguous(name)) && !name.hasSuffix(Sidecar.suffix) && !isHidden
  }

  /// True where the name or a folder of it begins with a full stop, or the Macintosh put it there.
  private var isHidden: Bool {
    path.hasPrefix("__MACOSX/") || path.split(separator: "/").contains { $0.hasPrefix(".") }
  }

  /// A name's bytes as text: UTF-8, or the encoding of the first personal computers.
  static func text(_ bytes: ArraySlice<UInt8>) -> String {
    String(validating: bytes, as: UTF8.self) ?? Charset.text(of: Array(bytes), labelled: "cp437")
  }
}
