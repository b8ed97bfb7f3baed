/// Parses a page as browsers do, in one pass and linear time, into a flat tree.
///
/// What browsers agree on and pages rely on is followed (HTML, 13.2): elements whose end tags may be missing, raw text,
/// scopes, broken markup. What would move a node that is already there is not: an end tag of a formatting element that
/// overlaps a block is ignored, and what stands in a table outside its cells stays there. Scripting is off.
///
/// Elements nested deeper than `deepest` become siblings, as in browsers. There is no recursion.
struct HTMLParser {
  /// How deep elements nest.
  ///
  /// The deepest of 1,071 pages nests 41 deep.
  static let deepest = 400

  private let source: [UInt8]
  private var index = 0
  private var tree: HTMLTree
  private var open: [Int32] = []
  private var openTags: [HTMLTag] = []
  private var attributesFrom = 0
  private var sawBody = false

  /// Parses bytes that are UTF-8.
  static func tree(of source: [UInt8]) -> HTMLTree {
    var parser = HTMLParser(source)
    parser.run()
    return parser.tree
  }

  private init(_ source: [UInt8]) {
    self.source = source
    tree = HTMLTree(source: source)
    tree.nodes.reserveCapacity(source.count / 40)
    tree.attributes.reserveCapacity(source.count / 60)
  }

  private mutating func run() {
    while index < source.count {
      let start = index
      var mark = ByteSearch.first(UInt8(ascii: "<"), in: source, from: index) ?? source.count
      // A sign that begins no tag is text.
      while mark + 1 < source.count, !beginsMarkup(source[mark + 1]) {
        mark = ByteSearch.first(UInt8(ascii: "<"), in: source, from: mark + 1) ?? source.count
      }
      if mark + 1 == source.count { mark = source.count }
      if mark > start { appendText(start, mark) }
      index = mark
      if index < source.count { markup() }
    }
    closeAll(downTo: 0)
  }

  private func beginsMarkup(_ byte: UInt8) -> Bool {
    isLetter(byte) || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "!") || byte == UInt8(ascii: "?")
  }

  @inline(__always)
  private func isLetter(_ byte: UInt8) -> Bool { 0x61...0x7A ~= byte | 0x20 }

  @inline(__always)
  private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || 0x09...0x0D ~= byte }

  private mutating func appendText(_ from: Int, _ to: Int) {
    let parent = open.last ?? -1
    tree.nodes.append(
      HTMLTree.Node(tag: .text, parent: parent, end: Int32(tree.nodes.count) + 1, from: Int32(from), to: Int32(to)))
  }

  // MARK: - Markup

  /// What a `<` begins.
  private mutating func markup() {
    let next = source[index + 1]
    if next == UInt8(ascii: "!") {
      comment()
    } else if next == UInt8(ascii: "?") {
      skipTo(UInt8(ascii: ">"))
    } else if next == UInt8(ascii: "/") {
      endTag()
    } else {
      startTag()
    }
  }

  private mutating func skipTo(_ byte: UInt8) {
    index = ByteSearch.first(byte, in: source, from: index).map { $0 + 1 } ?? source.count
  }

  private mutating func comment() {
    guard index + 3 < source.count, source[index + 2] == UInt8(ascii: "-"), source[index + 3] == UInt8(ascii: "-")
    else {
      return skipTo(UInt8(ascii: ">"))
    }
    // "<!-->" and "<!--->" are whole comments.
    var search = index + 4
    if search < source.count, source[search] == UInt8(ascii: ">") {
      index = search + 1
      return
    }
    search = index + 2
    while let close = ByteSearch.first(UInt8(ascii: ">"), in: source, from: search) {
      let isDashed =
        source[close - 1] == UInt8(ascii: "-") && source[close - 2] == UInt8(ascii: "-") && close - 2 > index + 3
      let isBanged =
        source[close - 1] == UInt8(ascii: "!") && source[close - 2] == UInt8(ascii: "-")
        && source[close - 3] == UInt8(ascii: "-") && close - 3 > index + 3
      if isDashed || isBanged || close == index + 5 && source[close - 1] == UInt8(ascii: "-") {
        index = close + 1
        return
      }
      search = close + 1
    }
    index = source.count
  }

  /// Reads a tag's name; the index is behind it afterwards.
  private mutating func name() -> HTMLTag {
    var digest = WordTable.seed
    while index < source.count {
      let byte = source[index]
      if isSpace(byte) || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/") { break }
      digest = WordTable.adding(0x41...0x5A ~= byte ? byte | 0x20 : byte, to: digest)
      index += 1
    }
    return HTMLTag.named(digest)
  }

  private mutating func startTag() {
    index += 1
    let tag = name()
    attributesFrom = tree.attributes.count
    let isClosed = readAttributes()
    begin(tag, isClosed: isClosed)
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
      } else if byte == UInt8(ascii: "/") {
        index += 1
        if index < source.count, source[index] == UInt8(ascii: ">") {
          index += 1
          return true
        }
      } else {
        attribute()
      }
    }
    return false
  }

  private mutating func attribute() {
    var digest = WordTable.seed
    let first = index
    while index < source.count {
      let byte = source[index]
      if isSpace(byte) || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/") { break }
      if byte == UInt8(ascii: "="), index > first { break }
      digest = WordTable.adding(0x41...0x5A ~= byte ? byte | 0x20 : byte, to: digest)
      index += 1
    }
    while index < source.count, isSpace(source[index]) { index += 1 }
    var value = index..<index
    if index < source.count, source[index] == UInt8(ascii: "=") {
      index += 1
      while index < source.count, isSpace(source[index]) { index += 1 }
      value = attributeValue()
    }
    let name = HTMLAttributeName.named(digest)
    guard name != .none, !tree.attributes[attributesFrom...].contains(where: { $0.name == name }) else { return }
    tree.attributes.append(
      HTMLTree.Attribute(name: name, from: Int32(value.lowerBound), to: Int32(value.upperBound)))
  }

  private mutating func attributeValue() -> Range<Int> {
    guard index < source.count else { return index..<index }
    let quote = source[index]
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      let start = index + 1
      let end = ByteSearch.first(quote, in: source, from: start) ?? source.count
      index = min(end + 1, source.count)
      return start..<end
    }
    let start = index
    while index < source.count, !isSpace(source[index]), source[index] != UInt8(ascii: ">") { index += 1 }
    return start..<index
  }

  // MARK: - Start tags

  private mutating func begin(_ tag: HTMLTag, isClosed: Bool) {
    switch tag {
    case .html where !open.isEmpty: return
    case .body:
      if sawBody { return }
      sawBody = true
      if let depth = openTags.lastIndex(of: .head) { closeAll(downTo: depth) }
    default: closeImplied(by: tag)
    }
    let node = Int32(tree.nodes.count)
    tree.nodes.append(
      HTMLTree.Node(
        tag: tag, parent: open.last ?? -1, end: node + 1, from: Int32(attributesFrom),
        to: Int32(tree.attributes.count)))
    if tag.isVoid { return }
    // Other than browsers, an unknown element with a closing slash is taken as closed: that is what its author meant.
    if isClosed, tag == .other || tag == .svg || tag == .math { return }
    if tag.isRaw { return rawText(tag, node) }
    guard open.count < HTMLParser.deepest else { return }
    open.append(node)
    openTags.append(tag)
  }

  /// Closes the elements whose end tags may be missing before this one.
  private mutating func closeImplied(by tag: HTMLTag) {
    if openTags.last == .head, !tag.isHeadContent { closeAll(downTo: open.count - 1) }
    if tag.endsParagraph { close(.p, within: .scope) }
    switch tag {
    case .li: closeItem(.li, .li, until: [.ul, .ol, .menu, .dir])
    case .dd, .dt: closeItem(.dd, .dt, until: [.dl])
    case .tr: closeItem(.tr, .tr, until: [.table, .tbody, .thead, .tfoot])
    case .td, .th: closeItem(.td, .th, until: [.tr, .table])
    case .tbody, .thead, .tfoot:
      closeItem(.tbody, .thead, until: [.table])
      closeItem(.tfoot, .tfoot, until: [.table])
    case .option: if openTags.last == .option { closeAll(downTo: open.count - 1) }
    case .h1, .h2, .h3, .h4, .h5, .h6:
      if openTags.last?.isHeading == true { closeAll(downTo: open.count - 1) }
    case .a: closeLink()
    case .button: close(.button, within: .table)
    default: break
    }
  }

  private enum Reach {
    /// Up to the next table cell, button and so on.
    case scope
    /// Up to the next table.
    case table
  }

  /// Closes the innermost open element of a kind, if it is within reach.
  private mutating func close(_ tag: HTMLTag, within reach: Reach) {
    var depth = openTags.count - 1
    while depth >= 0 {
      let current = openTags[depth]
      if current == tag { return closeAll(downTo: depth) }
      if reach == .scope ? current.isScope : current == .table { return }
      // A paragraph holds no block but what broken pages put there; beyond many of them it is not looked for.
      if tag == .p, current.endsParagraph { return }
      depth -= 1
    }
  }

  private mutating func closeItem(_ tag: HTMLTag, _ other: HTMLTag, until containers: [HTMLTag]) {
    let isTablePart = tag != .li && tag != .dd
    var depth = openTags.count - 1
    while depth >= 0 {
      let current = openTags[depth]
      if current == tag || current == other { return closeAll(downTo: depth) }
      if containers.contains(current) || current == .table || current.isScope && !isTablePart { return }
      depth -= 1
    }
  }

  /// Closes a link that was left open, where nothing but formatting was begun in it.
  private mutating func closeLink() {
    var depth = openTags.count - 1
    while depth >= 0 {
      if openTags[depth] == .a { return closeAll(downTo: depth) }
      if openTags[depth].isBlock || openTags[depth] == .other { return }
      depth -= 1
    }
  }

  private mutating func closeAll(downTo depth: Int) {
    let end = Int32(tree.nodes.count)
    while open.count > depth {
      tree.nodes[Int(open.removeLast())].end = end
      openTags.removeLast()
    }
  }

  // MARK: - Raw text

  private mutating func rawText(_ tag: HTMLTag, _ node: Int32) {
    let start = index
    let end =
      switch tag {
      case .script: rawEnd("script")
      case .style: rawEnd("style")
      case .textarea: rawEnd("textarea")
      case .title: rawEnd("title")
      case .iframe: rawEnd("iframe")
      case .noembed: rawEnd("noembed")
      case .noframes: rawEnd("noframes")
      case .svg: nestedEnd("svg")
      case .math: nestedEnd("math")
      default: rawEnd("xmp")
      }
    // Drawings and formulas are passed over; of the others the content is kept as it stands.
    if end > start, tag != .svg, tag != .math, tag != .style {
      tree.nodes.append(
        HTMLTree.Node(tag: .text, parent: node, end: node + 2, from: Int32(start), to: Int32(end)))
      tree.nodes[Int(node)].end = node + 2
    }
    index = end
    if index < source.count { skipTo(UInt8(ascii: ">")) }
  }

  private func rawEnd(_ word: StaticString) -> Int {
    ByteSearch.first([UInt8(ascii: "<"), UInt8(ascii: "/")], word: word, in: source, from: index) ?? source.count
  }

  /// The end tag that matches, where elements of one kind may lie in one another.
  private func nestedEnd(_ word: StaticString) -> Int {
    var depth = 1
    var from = index
    var opening = ByteSearch.first([UInt8(ascii: "<")], word: word, in: source, from: from)
    while let close = ByteSearch.first([UInt8(ascii: "<"), UInt8(ascii: "/")], word: word, in: source, from: from) {
      while let found = opening, found < close {
        depth += 1
        opening = ByteSearch.first([UInt8(ascii: "<")], word: word, in: source, from: found + 1)
      }
      depth -= 1
      if depth == 0 { return close }
      from = close + 2
    }
    return source.count
  }

  // MARK: - End tags

  private mutating func endTag() {
    guard index + 2 < source.count, isLetter(source[index + 2]) else { return skipTo(UInt8(ascii: ">")) }
    index += 2
    let tag = name()
    attributesFrom = tree.attributes.count
    _ = readAttributes()
    tree.attributes.removeSubrange(attributesFrom...)
    switch tag {
    case .html, .body: return
    case .br, .p:
      if tag == .p, openTags.contains(.p) { return closeMatching(.p) }
      tree.nodes.append(
        HTMLTree.Node(
          tag: tag, parent: open.last ?? -1, end: Int32(tree.nodes.count) + 1, from: Int32(attributesFrom),
          to: Int32(attributesFrom)))
    default: closeMatching(tag)
    }
  }

  /// Closes the element that an end tag means, with all that is open in it; ignores the tag where there is none.
  private mutating func closeMatching(_ tag: HTMLTag) {
    let isHeading = tag.isHeading
    let isStructural = tag.isBlock || tag.isScope
    var depth = openTags.count - 1
    while depth >= 0 {
      let current = openTags[depth]
      if current == tag || isHeading && current.isHeading { return closeAll(downTo: depth) }
      if isStructural {
        // Tables close over whatever is left open in them; other elements do not reach beyond their cell.
        let isTablePart = tag == .table || tag == .tr || tag == .tbody || tag == .thead || tag == .tfoot
        if current.isScope, !isTablePart || current == .table { return }
      } else if current.isBlock {
        return
      }
      depth -= 1
    }
  }
}
