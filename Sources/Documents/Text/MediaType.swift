/// A media type and its parameters: "text/html; charset=utf-8".
///
/// Source: RFC 9110, 8.3.1; RFC 2231 for parameters in pieces or with an encoding.
struct MediaType {
  /// Type and subtype in lower case.
  var name: String
  private var parameters: [(name: String, value: String)] = []

  init(_ field: String) {
    var rest = Substring(field)
    name = MediaType.trimmed(rest.prefix { $0 != ";" && $0 != "," }).lowercased()
    rest = rest.drop { $0 != ";" }
    while rest.first == ";" {
      rest = rest.dropFirst()
      let label = MediaType.trimmed(rest.prefix { $0 != "=" && $0 != ";" }).lowercased()
      rest = rest.drop { $0 != "=" && $0 != ";" }
      guard rest.first == "=" else { continue }
      rest = rest.dropFirst().drop { $0 == " " || $0 == "\t" }
      parameters.append((label, MediaType.value(&rest)))
      if parameters.count > 64 { return }
      rest = rest.drop { $0 != ";" }
    }
  }

  private static func value(_ rest: inout Substring) -> String {
    guard let quote = rest.first, quote == "\"" || quote == "'" else {
      let word = rest.prefix { $0 != ";" }
      rest = rest.dropFirst(word.count)
      return trimmed(word)
    }
    rest = rest.dropFirst()
    var value = ""
    while let character = rest.first, character != quote {
      rest = rest.dropFirst()
      guard character == "\\", let next = rest.first else {
        value.append(character)
        continue
      }
      rest = rest.dropFirst()
      value.append(next)
    }
    return value
  }

  private static func trimmed(_ text: Substring) -> String {
    var text = text.drop { $0 == " " || $0 == "\t" }
    while let last = text.last, last == " " || last == "\t" { text.removeLast() }
    return String(text)
  }

  /// The value of a parameter, whose name is given in lower case.
  subscript(name: String) -> String? {
    if let plain = parameters.first(where: { $0.name == name }) { return plain.value }
    if let extended = parameters.first(where: { $0.name == name + "*" }) { return MediaType.decoded(extended.value) }
    var joined = ""
    var isExtended = false
    for number in 0..<parameters.count {
      if let piece = parameters.first(where: { $0.name == "\(name)*\(number)" }) {
        joined += piece.value
      } else if let piece = parameters.first(where: { $0.name == "\(name)*\(number)*" }) {
        joined += piece.value
        isExtended = true
      } else {
        break
      }
    }
    if joined.isEmpty { return nil }
    return isExtended ? MediaType.decoded(joined) : joined
  }

  /// A value with its encoding: "utf-8''caf%C3%A9".
  private static func decoded(_ value: String) -> String {
    let parts = value.split(separator: "'", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3 else { return value }
    var bytes: [UInt8] = []
    let text = Array(parts[2].utf8)
    var index = 0
    while index < text.count {
      if text[index] == UInt8(ascii: "%"), index + 2 < text.count,
        let byte = UInt8(String(decoding: text[index + 1...index + 2], as: UTF8.self), radix: 16)
      {
        bytes.append(byte)
        index += 3
      } else {
        bytes.append(text[index])
        index += 1
      }
    }
    return Charset.text(of: bytes, labelled: String(parts[0]))
  }
}
