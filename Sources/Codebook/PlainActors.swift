/// Reads the actors of the program's own files, which keep to a small part of YAML, many times faster than a YAML reader.
///
///     actors:
///       # a comment on a line of its own
///       - {id: ada-norberg, kind: person, name: Ada Norberg, roles: [{title: envoy, of: NOR, from: 2023-05}]}
///
/// It takes items in braces with plain values, and values in double quotation marks without escapes. Whatever else a
/// file holds, it gives the file up: then the reader of all YAML takes it, which also says what is wrong with it.
///
/// Complexity: linear in the bytes.
struct PlainActors {
  /// An actor with the line on which it starts.
  struct Item {
    var actor: CodebookActor
    let line: Int
  }

  /// The file holds something that is not of this form.
  private struct OtherForm: Error {}

  private let bytes: UnsafeRawBufferPointer
  private var position = 0
  private var line = 1

  private init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  /// The actors of a file in UTF-8, or nil where it is not of this form.
  static func read(_ bytes: UnsafeRawBufferPointer) -> [Item]? {
    var reader = PlainActors(bytes)
    return try? reader.file()
  }

  // MARK: Structure

  private mutating func file() throws(OtherForm) -> [Item] {
    skipLines()
    try take("actors:")
    guard next == UInt8(ascii: "\n") else { throw OtherForm() }
    var items: [Item] = []
    items.reserveCapacity(bytes.count / 160)
    skipLines()
    while next != nil {
      let start = line
      try take("- {")
      items.append(Item(actor: try actor(), line: start))
      guard next == nil || next == UInt8(ascii: "\n") else { throw OtherForm() }
      skipLines()
    }
    return items
  }

  private mutating func actor() throws(OtherForm) -> CodebookActor {
    var actor = CodebookActor(id: "", kind: .person, name: "")
    var hasKind = false
    try mapping { reader, key throws(OtherForm) in
      switch key {
      case "id": actor.id = try reader.text()
      case "kind":
        guard let kind = CodebookActor.Kind(rawValue: try reader.text()) else { throw OtherForm() }
        actor.kind = kind
        hasKind = true
      case "name": actor.name = try reader.phrase()
      case "aliases": actor.aliases = try reader.phrases()
      case "adjectives": actor.adjectives = try reader.phrases()
      case "people": actor.people = try reader.phrases()
      case "capitals": actor.capitals = try reader.phrases()
      case "metonyms": actor.metonyms = try reader.phrases()
      case "ambiguous": actor.ambiguous = try reader.texts()
      case "family": actor.familyNames = try reader.phrases()
      case "members": actor.members = try reader.texts()
      case "gender":
        guard let gender = CodebookActor.Gender(rawValue: try reader.text()) else { throw OtherForm() }
        actor.gender = gender
      case "roles":
        var roles: [CodebookActor.Role] = []
        try reader.list { reader throws(OtherForm) in roles.append(try reader.role()) }
        actor.roles = roles
      case "partOf": actor.partOf = try reader.text()
      default: throw OtherForm()
      }
    }
    guard !actor.id.isEmpty, hasKind, !actor.name.isEmpty else { throw OtherForm() }
    return actor
  }

  private mutating func role() throws(OtherForm) -> CodebookActor.Role {
    var role = CodebookActor.Role(title: "", of: "")
    try take("{")
    try mapping { reader, key throws(OtherForm) in
      switch key {
      case "title": role.title = try reader.text()
      case "of": role.of = try reader.text()
      case "from": role.from = try reader.date()
      case "until": role.until = try reader.date()
      default: throw OtherForm()
      }
    }
    guard !role.title.isEmpty, !role.of.isEmpty else { throw OtherForm() }
    return role
  }

  /// The keys of a mapping whose brace is read, each with its value, up to the closing brace.
  private mutating func mapping(
    _ value: (inout PlainActors, String) throws(OtherForm) -> Void
  ) throws(OtherForm) {
    var keys: [String] = []
    repeat {
      skipSpace()
      let key = try self.key()
      guard !keys.contains(key) else { throw OtherForm() }
      keys.append(key)
      skipSpace()
      try value(&self, key)
      skipSpace()
    } while try isMore(before: UInt8(ascii: "}"))
  }

  /// The items of a list in brackets, not empty.
  private mutating func list(_ item: (inout PlainActors) throws(OtherForm) -> Void) throws(OtherForm) {
    try take("[")
    repeat {
      skipSpace()
      try item(&self)
      skipSpace()
    } while try isMore(before: UInt8(ascii: "]"))
  }

  /// Reads a comma, after which more follows, or the end.
  private mutating func isMore(before end: UInt8) throws(OtherForm) -> Bool {
    guard let byte = next, byte == end || byte == UInt8(ascii: ",") else { throw OtherForm() }
    position += 1
    return byte != end
  }

  // MARK: Values

  private mutating func key() throws(OtherForm) -> String {
    let start = position
    while let byte = next, (byte | 0x20) &- 0x61 < 26 { position += 1 }
    let key = string(start..<position)
    guard !key.isEmpty, next == UInt8(ascii: ":") else { throw OtherForm() }
    position += 1
    guard next == UInt8(ascii: " ") || next == UInt8(ascii: "\n") else { throw OtherForm() }
    return key
  }

  private mutating func texts() throws(OtherForm) -> [String] {
    var texts: [String] = []
    try list { reader throws(OtherForm) in
      let text = try reader.text()
      if !texts.contains(text) { texts.append(text) }
    }
    return texts
  }

  private mutating func phrases() throws(OtherForm) -> [String] {
    var phrases: [String] = []
    try list { reader throws(OtherForm) in
      let phrase = try reader.phrase()
      if !phrases.contains(phrase) { phrases.append(phrase) }
    }
    return phrases
  }

  private mutating func phrase() throws(OtherForm) -> String {
    let phrase = try text()
    do throws(PhrasePattern.Fault) { try PhrasePattern.check(phrase) } catch { throw OtherForm() }
    return phrase
  }

  private mutating func date() throws(OtherForm) -> String {
    let date = try text()
    guard CodebookFile.isDate(date) else { throw OtherForm() }
    return date
  }

  /// A value, plain or in double quotation marks, on one line.
  private mutating func text() throws(OtherForm) -> String {
    guard let first = next, !Self.marks[Int(first)] else { throw OtherForm() }
    if first == UInt8(ascii: "\"") {
      let start = position + 1
      repeat { position += 1 } while Self.isQuotable(next)
      guard next == first, position > start else { throw OtherForm() }
      position += 1
      return string(start..<(position - 1))
    }
    let start = position
    while let byte = next, !Self.ends[Int(byte)] { position += 1 }
    guard let end = next, end == UInt8(ascii: ",") || end == UInt8(ascii: "]") || end == UInt8(ascii: "}"),
      bytes[position - 1] != UInt8(ascii: " ")
    else { throw OtherForm() }
    return string(start..<position)
  }

  private static func isQuotable(_ byte: UInt8?) -> Bool {
    guard let byte else { return false }
    return byte >= 0x20 && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
  }

  private func string(_ range: Range<Int>) -> String {
    String(decoding: UnsafeRawBufferPointer(rebasing: bytes[range]), as: UTF8.self)
  }

  /// What ends a plain value, or may give it another meaning.
  private static let ends = table(",[]{}:#\"\n\t\r\\")
  /// What a plain value may not begin with.
  private static let marks = table(",[]{}:#&*!|>'%@`-?\n\t\r\\ ~")

  private static func table(_ members: String) -> [Bool] {
    var table = [Bool](repeating: false, count: 256)
    for byte in members.utf8 { table[Int(byte)] = true }
    return table
  }

  // MARK: Bytes

  private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func take(_ word: StaticString) throws(OtherForm) {
    let end = position + word.utf8CodeUnitCount
    guard end <= bytes.count else { throw OtherForm() }
    for offset in 0..<word.utf8CodeUnitCount where bytes[position + offset] != word.utf8Start[offset] {
      throw OtherForm()
    }
    position = end
  }

  /// Skips blanks and ends of lines.
  private mutating func skipSpace() {
    while let byte = next, byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\n") {
      if byte == UInt8(ascii: "\n") { line += 1 }
      position += 1
    }
  }

  /// Skips blanks, empty lines and comments.
  private mutating func skipLines() {
    skipSpace()
    while next == UInt8(ascii: "#") {
      while let byte = next, byte != UInt8(ascii: "\n") { position += 1 }
      skipSpace()
    }
  }
}
