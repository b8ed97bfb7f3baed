/// Reads the words in other encodings that stand in the heads of mails: "=?utf-8?q?caf=C3=A9?=".
///
/// Source: RFC 2047.
enum HeaderWords {
  /// A field with its words decoded; white space between two of them is no part of the text.
  static func decode(_ field: String) -> String {
    guard field.contains("=?") else { return field }
    var output = ""
    // Bytes of words on end in one encoding are joined: programs cut them inside a character.
    var pending: (label: String, bytes: [UInt8])?
    var rest = Substring(field)
    func flush() {
      if let word = pending { output += Charset.text(of: word.bytes, labelled: word.label) }
      pending = nil
    }
    while !rest.isEmpty {
      if let (label, bytes, end) = word(rest) {
        if pending?.label != label { flush() }
        pending = (label, (pending?.bytes ?? []) + bytes)
        rest = rest[end...]
        let next = rest.drop { $0.isWhitespace }
        if next.hasPrefix("=?"), word(next) != nil { rest = next }
        continue
      }
      flush()
      let plain = rest.dropFirst()
      let end = plain.firstIndex(of: "=") ?? plain.endIndex
      output += rest[..<end]
      rest = rest[end...]
    }
    flush()
    return output
  }

  /// The letters of a word at most; the standard allows 75, programs write more.
  private static let mostWordLength = 1000

  /// The word that begins a text, and where it ends.
  private static func word(_ text: Substring) -> (label: String, bytes: [UInt8], end: Substring.Index)? {
    guard text.hasPrefix("=?") else { return nil }
    let parts = text.prefix(mostWordLength).dropFirst(2).split(
      separator: "?", maxSplits: 3, omittingEmptySubsequences: false)
    guard parts.count == 4, parts[3].first == "=", !parts[0].isEmpty, parts[0].utf8.count < 64 else { return nil }
    // A label may have a language behind it.
    let label = String(parts[0].prefix { $0 != "*" })
    let bytes = Array(parts[2].utf8)[...]
    let end = parts[3].index(after: parts[3].startIndex)
    switch parts[1].lowercased() {
    case "b": return (label, TransferEncoding.base64(bytes), end)
    case "q": return (label, TransferEncoding.quotedPrintable(bytes, isWord: true), end)
    default: return nil
    }
  }
}
