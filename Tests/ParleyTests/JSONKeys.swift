/// The keys of JSON objects in the order in which they stand, which Foundation's parser does not tell.
///
/// For JSON without blanks between its marks, as Parley writes it.
enum JSONKeys {
  /// The keys of the outermost object.
  static func ofObject(_ line: some StringProtocol) -> [String] {
    var keys: [String] = []
    var depth = 0
    var string: [UInt8]?
    var isEscaped = false
    var last: [UInt8] = []
    for byte in line.utf8 {
      if string != nil {
        if isEscaped {
          isEscaped = false
        } else if byte == UInt8(ascii: "\\") {
          isEscaped = true
        } else if byte == UInt8(ascii: "\"") {
          last = string ?? []
          string = nil
          continue
        }
        string?.append(byte)
        continue
      }
      switch byte {
      case UInt8(ascii: "\""): string = []
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
      case UInt8(ascii: ":") where depth == 1: keys.append(String(decoding: last, as: UTF8.self))
      default: break
      }
    }
    return keys
  }
}
