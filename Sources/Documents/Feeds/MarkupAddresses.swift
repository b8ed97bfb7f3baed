/// Makes the addresses in a piece of HTML absolute.
///
///     MarkupAddresses.resolved("<a href='b'>b</a>", against: "https://harbour.example/a")
///     // "<a href='https://harbour.example/b'>b</a>"
enum MarkupAddresses {
  /// The attributes that hold an address.
  private static let names: Set<String> = [
    "href", "src", "cite", "action", "poster", "longdesc", "background", "usemap", "codebase", "classid", "profile",
    "data", "xlink:href",
  ]

  /// The markup with its relative addresses resolved; linear.
  static func resolved(_ markup: String, against base: String?) -> String {
    guard let base, markup.utf8.contains(UInt8(ascii: "<")) else { return markup }
    let source = Array(markup.utf8)
    var result: [UInt8] = []
    var copied = 0
    var index = 0
    while let mark = ByteSearch.first(UInt8(ascii: "<"), in: source, from: index) {
      index = mark + 1
      guard index < source.count, isLetter(source[index]) else { continue }
      while let attribute = nextAttribute(source, &index) {
        guard names.contains(attribute.name) else { continue }
        let value = XMLText.decoded(source, attribute.value)
        let address = WebAddress.resolve(value, against: base)
        guard address != value else { continue }
        result += source[copied..<attribute.value.lowerBound]
        let quote = attribute.isBare ? "\"" : ""
        result += Array((quote + escaped(address) + quote).utf8)
        copied = attribute.value.upperBound
      }
    }
    return copied == 0 ? markup : String(decoding: result + source[copied...], as: UTF8.self)
  }

  private static func escaped(_ address: String) -> String {
    guard address.utf8.contains(where: { $0 == 0x22 || $0 == 0x26 || $0 == 0x27 || $0 == 0x3C }) else { return address }
    return address.replacing("&", with: "&amp;").replacing("\"", with: "&quot;").replacing("'", with: "&#39;")
      .replacing("<", with: "&lt;")
  }

  private static func isLetter(_ byte: UInt8) -> Bool { 0x61...0x7A ~= byte | 0x20 }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || 0x09...0x0D ~= byte }

  /// The next attribute with a value in the tag that the index is in; nil, with the index behind the tag, at its end.
  private static func nextAttribute(
    _ source: [UInt8], _ index: inout Int
  ) -> (name: String, value: Range<Int>, isBare: Bool)? {
    while index < source.count {
      while index < source.count, isSpace(source[index]) || source[index] == UInt8(ascii: "/") { index += 1 }
      guard index < source.count else { return nil }
      if source[index] == UInt8(ascii: ">") || source[index] == UInt8(ascii: "<") { return nil }
      let start = index
      while index < source.count, !isSpace(source[index]), !"=/><".utf8.contains(source[index]) { index += 1 }
      let name = start..<index
      while index < source.count, isSpace(source[index]) { index += 1 }
      guard index < source.count, source[index] == UInt8(ascii: "=") else {
        if index == start { index += 1 }
        continue
      }
      index += 1
      while index < source.count, isSpace(source[index]) { index += 1 }
      guard index < source.count else { return nil }
      let key = String(decoding: source[name], as: UTF8.self).lowercased()
      let quote = source[index]
      if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
        let first = index + 1
        guard let end = ByteSearch.first(quote, in: source, from: first) else {
          index = source.count
          return nil
        }
        index = end + 1
        return (key, first..<end, false)
      }
      let first = index
      while index < source.count, !isSpace(source[index]), source[index] != UInt8(ascii: ">") { index += 1 }
      return (key, first..<index, true)
    }
    return nil
  }
}
