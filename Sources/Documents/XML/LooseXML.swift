/// Parses XML as feeds have it, well-formed or not, in one pass and linear time, into a flat tree.
///
/// What is well-formed is read as XML 1.0 says. What is not is read on: ampersands and angle brackets that begin nothing
/// are text, attributes may lack quotation marks, an end tag closes what was left open within its element and is ignored
/// where it has none, a document may break off anywhere. Nothing outside the document is ever looked for. There is no
/// recursion; elements nested deeper than `deepest` become siblings.
struct LooseXML {
  /// How deep elements nest.
  static let deepest = 256
  /// How many elements and runs of text are read; a feed of 16 MiB has a tenth of it.
  static let mostNodes = 4_000_000
  /// How many different names are told apart.
  private static let mostNames = 20_000

  private let source: [UInt8]
  private var tree: XMLTree
  private var index = 0
  private var open: [Open] = []
  /// Elements that are open but too deep to count.
  private var overflow = 0
  private var scopes: [Scope] = []
  private var rawNames: [RawName] = []
  private var rawByDigest: [UInt64: Int32] = [:]
  /// Prefixes and names in lower case, each once; the first is empty.
  private var spellings = [""]
  private var spellingPlaces = ["": Int32(0)]
  private var nextPlaces: [UInt8: (from: Int, place: Int)] = [:]
  private var sawType = false
  private var lacksCommentEnd = false
  private var lacksInstructionEnd = false
  /// The meaning of each name that was met, by its place in `rawNames` and its vocabulary.
  private var meanings: [UInt32: Int32] = [:]
  private var pending: [Pending] = []

  private struct Open {
    var node: Int32
    /// What its name has in common with those that differ in case only.
    var key: Int32
    /// How many declarations of namespaces were in force before it.
    var scopes: Int
  }

  private struct Scope {
    /// The prefix, as a place in `spellings`.
    var prefix: Int32
    var space: XMLSpace
  }

  private struct RawName {
    /// The prefix, as a place in `spellings`.
    var prefix: Int32
    var local: String
    /// The whole name in lower case, as a place in `spellings`.
    var key: Int32
  }

  private struct Pending {
    var raw: Int32
    var from: Int
    var to: Int
  }

  /// Parses bytes that are UTF-8.
  ///
  /// - Throws: Where the entities or elements are more than anybody would write.
  static func tree(of source: [UInt8]) throws(Problem) -> XMLTree {
    var parser = LooseXML(try XMLEntities.expanded(source))
    try parser.run()
    return parser.tree
  }

  private init(_ source: [UInt8]) {
    self.source = source
    tree = XMLTree(source: source)
    tree.nodes.reserveCapacity(source.count / 60)
    tree.attributes.reserveCapacity(source.count / 200)
  }

  private mutating func run() throws(Problem) {
    while index < source.count {
      let start = index
      var mark = ByteSearch.first(UInt8(ascii: "<"), in: source, from: index) ?? source.count
      while mark < source.count, !beginsMarkup(mark) {
        mark = ByteSearch.first(UInt8(ascii: "<"), in: source, from: mark + 1) ?? source.count
      }
      if mark > start { append(.text, start, mark) }
      index = mark
      if index < source.count { markup() }
      guard tree.nodes.count <= LooseXML.mostNodes else {
        throw Problem("more than \(LooseXML.mostNodes) elements and texts", offset: index)
      }
    }
    closeAll(downTo: 0)
  }

  private func beginsMarkup(_ mark: Int) -> Bool {
    guard mark + 1 < source.count else { return false }
    let next = source[mark + 1]
    if next == UInt8(ascii: "/") { return mark + 2 < source.count && beginsName(source[mark + 2]) }
    return next == UInt8(ascii: "!") || next == UInt8(ascii: "?") || beginsName(next)
  }

  @inline(__always)
  private func beginsName(_ byte: UInt8) -> Bool {
    0x61...0x7A ~= byte | 0x20 || byte >= 0x80 || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ":")
  }

  @inline(__always)
  private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || 0x09...0x0D ~= byte }

  private mutating func append(_ kind: XMLTree.Kind, _ from: Int, _ to: Int) {
    let node = Int32(tree.nodes.count)
    tree.nodes.append(
      XMLTree.Node(
        kind: kind, name: -1, parent: open.last?.node ?? -1, end: node + 1, from: Int32(from), to: Int32(to)))
  }

  // MARK: - Markup

  /// What a `<` begins.
  private mutating func markup() {
    switch source[index + 1] {
    case UInt8(ascii: "!"):
      if starts(LooseXML.cdata) { section() } else if starts(LooseXML.commentStart) { comment() } else { declaration() }
    case UInt8(ascii: "?"):
      if lacksInstructionEnd { return skipTag() }
      let close = end(behind: LooseXML.instructionEnd, from: index + 2)
      lacksInstructionEnd = close == nil
      if let close { index = close } else { skipTag() }
    case UInt8(ascii: "/"): endTag()
    default: startTag()
    }
  }

  private static let cdata = Array("<![CDATA[".utf8)
  private static let cdataEnd = Array("]]>".utf8)
  private static let instructionEnd = Array("?>".utf8)
  private static let commentStart = Array("<!--".utf8)
  private static let commentEnd = Array("-->".utf8)

  private func starts(_ word: [UInt8]) -> Bool { source[index...].starts(with: word) }

  /// The place behind some bytes; nil where they do not come.
  private func end(behind word: [UInt8], from start: Int) -> Int? {
    guard start < source.count else { return nil }
    return ByteSearch.first(word, in: source[start...]).map { $0 + word.count }
  }

  /// The next place of a byte; the end where there is none.
  ///
  /// What one search found the next ones do not look for again.
  private mutating func next(_ byte: UInt8, from start: Int) -> Int {
    if let known = nextPlaces[byte], known.from <= start, start <= known.place { return known.place }
    let place = ByteSearch.first(byte, in: source, from: start) ?? source.count
    nextPlaces[byte] = (start, place)
    return place
  }

  private mutating func skipTag() {
    index = min(next(UInt8(ascii: ">"), from: index) + 1, source.count)
  }

  private mutating func section() {
    let start = index + LooseXML.cdata.count
    let close = end(behind: LooseXML.cdataEnd, from: start)
    let last = close.map { $0 - LooseXML.cdataEnd.count } ?? source.count
    if last > start { append(.literal, start, last) }
    index = close ?? source.count
  }

  /// Passes over a comment; one that nothing ends would swallow the feed and goes to the next `>`.
  private mutating func comment() {
    if !lacksCommentEnd, let close = end(behind: LooseXML.commentEnd, from: index + 4) {
      index = close
    } else {
      lacksCommentEnd = true
      skipTag()
    }
  }

  private mutating func declaration() {
    if sawType { return skipTag() }
    sawType = true
    index = LooseXML.declarationEnd(source, from: index, upTo: index + LooseXML.longestDeclaration)
  }

  /// The place behind a declaration that begins with `<!`, brackets and quotation marks in it matched.
  static func declarationEnd(_ source: [UInt8], from start: Int, upTo limit: Int) -> Int {
    var index = start + 2
    var quote: UInt8 = 0
    var brackets = 0
    let limit = min(source.count, limit)
    while index < limit {
      let byte = source[index]
      if quote != 0 {
        if byte == quote { quote = 0 }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: "[") {
        brackets += 1
      } else if byte == UInt8(ascii: "]") {
        brackets -= 1
      } else if byte == UInt8(ascii: ">"), brackets <= 0 {
        return index + 1
      }
      index += 1
    }
    return ByteSearch.first(UInt8(ascii: ">"), in: source, from: start).map { $0 + 1 } ?? source.count
  }

  /// The longest declaration with marks that match, in bytes.
  static let longestDeclaration = 64 << 10

  // MARK: - Names

  /// Reads a name; the index is behind it afterwards.
  private mutating func rawName() -> Int32 {
    let start = index
    var digest = WordTable.seed
    while index < source.count {
      let byte = source[index]
      if isSpace(byte) || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "=")
        || byte == UInt8(ascii: "<")
      {
        break
      }
      digest = WordTable.adding(byte, to: digest)
      index += 1
    }
    if let known = rawByDigest[digest] { return known }
    guard rawNames.count < LooseXML.mostNames else { return 0 }
    let name = source[start..<index]
    let colon = name.firstIndex(of: UInt8(ascii: ":"))
    let prefix = colon.map { String(decoding: name[..<$0], as: UTF8.self) } ?? ""
    let local = String(decoding: colon.map { name[($0 + 1)...] } ?? name, as: UTF8.self)
    let raw = Int32(rawNames.count)
    rawNames.append(
      RawName(
        prefix: spelling(prefix), local: local, key: spelling(String(decoding: name, as: UTF8.self).lowercased())))
    rawByDigest[digest] = raw
    return raw
  }

  private mutating func spelling(_ text: String) -> Int32 {
    if let place = spellingPlaces[text] { return place }
    let place = Int32(spellings.count)
    spellings.append(text)
    spellingPlaces[text] = place
    return place
  }

  private mutating func meaning(_ raw: Int32, isAttribute: Bool) -> Int32 {
    let name = rawNames[Int(raw)]
    let space = isAttribute && name.prefix == 0 ? .core : self.space(of: name.prefix)
    let key = UInt32(raw) << 8 | UInt32(space.rawValue)
    if let known = meanings[key] { return known }
    let index = Int32(tree.names.count)
    tree.names.append(
      XMLTree.Name(
        space: space, prefix: spellings[Int(name.prefix)], local: name.local, key: name.local.lowercased()))
    meanings[key] = index
    return index
  }

  private func space(of prefix: Int32) -> XMLSpace {
    var index = scopes.count - 1
    while index >= 0 {
      if scopes[index].prefix == prefix { return scopes[index].space }
      index -= 1
    }
    return prefix == 0 ? .core : XMLSpace(customaryPrefix: spellings[Int(prefix)].lowercased())
  }

  /// The most declarations of namespaces that are in force at once.
  private static let mostScopes = 200

  private mutating func declare(_ attribute: Pending) {
    let name = rawNames[Int(attribute.raw)]
    let isDefault = name.prefix == 0
    guard isDefault ? name.local == "xmlns" : spellings[Int(name.prefix)] == "xmlns",
      scopes.count < LooseXML.mostScopes
    else { return }
    let address = String(decoding: source[attribute.from..<attribute.to], as: UTF8.self)
    var space = XMLSpace(address: address)
    // What needs no prefix is the feed's own language, whatever its address.
    if isDefault, space == .other { space = .core }
    scopes.append(Scope(prefix: isDefault ? 0 : spelling(name.local), space: space))
  }

  // MARK: - Tags

  private mutating func startTag() {
    index += 1
    let raw = rawName()
    pending.removeAll(keepingCapacity: true)
    let isClosed = readAttributes()
    closeItem(before: raw)
    let scopesBefore = scopes.count
    for attribute in pending { declare(attribute) }
    let node = Int32(tree.nodes.count)
    let from = Int32(tree.attributes.count)
    for attribute in pending {
      tree.attributes.append(
        XMLTree.Attribute(
          name: meaning(attribute.raw, isAttribute: true), from: Int32(attribute.from), to: Int32(attribute.to)))
    }
    tree.nodes.append(
      XMLTree.Node(
        kind: .element, name: meaning(raw, isAttribute: false), parent: open.last?.node ?? -1, end: node + 1,
        from: from, to: Int32(tree.attributes.count)))
    if isClosed {
      scopes.removeSubrange(scopesBefore...)
    } else if open.count < LooseXML.deepest {
      open.append(Open(node: node, key: rawNames[Int(raw)].key, scopes: scopesBefore))
    } else {
      scopes.removeSubrange(scopesBefore...)
      overflow += 1
    }
  }

  /// An item of RSS ends one that was left open: they do not lie in one another.
  private mutating func closeItem(before raw: Int32) {
    let name = rawNames[Int(raw)]
    guard name.local == "item", name.prefix == 0 else { return }
    if let depth = open.lastIndex(where: { $0.key == name.key }) { closeAll(downTo: depth) }
  }

  /// Reads attributes up to the end of the tag; true where a slash closes it.
  private mutating func readAttributes() -> Bool {
    while index < source.count {
      let byte = source[index]
      if isSpace(byte) {
        index += 1
      } else if byte == UInt8(ascii: ">") {
        index += 1
        return false
      } else if byte == UInt8(ascii: "<") {
        // A tag that was not ended.
        return false
      } else if byte == UInt8(ascii: "/") || byte == UInt8(ascii: "?") {
        index += 1
        if index < source.count, source[index] == UInt8(ascii: ">") {
          index += 1
          return true
        }
      } else if byte == UInt8(ascii: "=") {
        index += 1
      } else {
        attribute()
      }
    }
    return false
  }

  private mutating func attribute() {
    let raw = rawName()
    while index < source.count, isSpace(source[index]) { index += 1 }
    var value = index..<index
    if index < source.count, source[index] == UInt8(ascii: "=") {
      index += 1
      while index < source.count, isSpace(source[index]) { index += 1 }
      value = attributeValue()
    }
    guard !pending.contains(where: { $0.raw == raw }), pending.count < LooseXML.mostAttributes else { return }
    pending.append(Pending(raw: raw, from: value.lowerBound, to: value.upperBound))
  }

  /// How many attributes of one element count.
  private static let mostAttributes = 256

  private mutating func attributeValue() -> Range<Int> {
    guard index < source.count else { return index..<index }
    let quote = source[index]
    let start = index
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      let end = next(quote, from: start + 1)
      if end < source.count, !runsOn(start + 1, end) {
        index = end + 1
        return start + 1..<end
      }
      // The closing mark is missing: the value ends where the tag does.
      index += 1
      while index < source.count, source[index] != UInt8(ascii: ">"), source[index] != UInt8(ascii: "<") { index += 1 }
      return start + 1..<index
    }
    while index < source.count, !isSpace(source[index]), source[index] != UInt8(ascii: ">") { index += 1 }
    // The slash of "<a href=x/>" closes the element.
    if index > start, index < source.count, source[index] == UInt8(ascii: ">"), source[index - 1] == UInt8(ascii: "/") {
      index -= 1
    }
    return start..<index
  }

  /// True where what stands between quotation marks holds the end of a tag and the beginning of another.
  private mutating func runsOn(_ start: Int, _ end: Int) -> Bool {
    let close = next(UInt8(ascii: ">"), from: start)
    return close < end && next(UInt8(ascii: "<"), from: close) < end
  }

  private mutating func endTag() {
    index += 2
    let raw = rawName()
    while index < source.count, source[index] != UInt8(ascii: ">"), source[index] != UInt8(ascii: "<") { index += 1 }
    if index < source.count, source[index] == UInt8(ascii: ">") { index += 1 }
    if overflow > 0 {
      overflow -= 1
      return
    }
    let key = rawNames[Int(raw)].key
    if let depth = open.lastIndex(where: { $0.key == key }) { closeAll(downTo: depth) }
  }

  private mutating func closeAll(downTo depth: Int) {
    let end = Int32(tree.nodes.count)
    while open.count > depth {
      let last = open.removeLast()
      tree.nodes[Int(last.node)].end = end
      scopes.removeSubrange(last.scopes...)
    }
  }
}
