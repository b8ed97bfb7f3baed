/// The blocks of text of a page in document order: paragraphs, headings, list items and so on, with what is known of each.
struct PageBlocks {
  /// One block.
  struct Block {
    var kind: Page.Block.Kind
    /// The element that holds it.
    var node: Int32
    /// Its first run of text.
    var first: Int32
    /// Its bytes in `text`.
    var from: Int32
    var to: Int32
    /// Its letters, figures and signs; those of scripts without spaces count double.
    var weight: Int32
    /// Those of them that are links.
    var linkWeight: Int32
    /// What the elements around it say of it, where that was believed.
    var hints: PageWords.Hints = []
  }

  /// An element whose tag or attributes say something about what is in it.
  struct Mark {
    var node: Int32
    var end: Int32
    var hints: PageWords.Hints
    /// A digest of its class, by which elements of one kind are known.
    var kind: UInt64
  }

  private(set) var text: [UInt8] = []
  var blocks: [Block] = []
  private(set) var marks: [Mark] = []

  /// The bytes of a block.
  func bytes(of block: Block) -> ArraySlice<UInt8> { text[Int(block.from)..<Int(block.to)] }

  /// The text of a block.
  func string(of block: Block) -> String { String(decoding: bytes(of: block), as: UTF8.self) }

  /// The blocks below an element, as a range of indices.
  func range(of node: Int32, end: Int32) -> Range<Int> { position(of: node)..<position(of: end) }

  /// The first block whose text begins at a node or behind it; logarithmic.
  private func position(of node: Int32) -> Int {
    var low = 0
    var high = blocks.count
    while low < high {
      let middle = (low + high) / 2
      if blocks[middle].first < node { low = middle + 1 } else { high = middle }
    }
    return low
  }

  // MARK: - Finding

  private struct Open {
    var end: Int32
    var node: Int32
    var tag: HTMLTag
  }

  private var open: [Open] = []
  private var linkDepth = 0
  private var quotationDepth = 0
  private var owesSpace = false
  private var breaks = 0
  private var start = 0
  private var first: Int32 = -1
  private var weight: Int32 = 0
  private var linkWeight: Int32 = 0

  /// Finds the blocks of a page; linear.
  init(_ tree: HTMLTree, words: PageWords) {
    text.reserveCapacity(tree.source.count / 8)
    var index = 0
    let nodes = tree.nodes
    while index < nodes.count {
      while let last = open.last, Int(last.end) <= index { leave(last) }
      let node = nodes[index]
      if node.tag == .text {
        add(tree, node, index)
      } else if PageBlocks.isSkipped(node.tag) {
        index = Int(node.end)
        continue
      } else {
        enter(node, index, tree, words)
      }
      index += 1
    }
    while let last = open.last { leave(last) }
    flush()
  }

  /// Elements that hold no text for readers.
  private static func isSkipped(_ tag: HTMLTag) -> Bool {
    switch tag {
    case .script, .style, .svg, .math, .template, .noscript, .iframe, .textarea, .select, .object, .audio, .video,
      .canvas, .title, .noembed, .noframes:
      true
    default: false
    }
  }

  private mutating func add(_ tree: HTMLTree, _ node: HTMLTree.Node, _ index: Int) {
    if breaks > 1 { flush() }
    if breaks > 0 { owesSpace = text.count > start }
    let added = HTMLText.append(
      tree.source, Int(node.from)..<Int(node.to), to: &text, from: start, owesSpace: &owesSpace)
    guard added > 0 else { return }
    breaks = 0
    if first < 0 { first = Int32(index) }
    weight += Int32(added)
    if linkDepth > 0 { linkWeight += Int32(added) }
  }

  private mutating func enter(_ node: HTMLTree.Node, _ index: Int, _ tree: HTMLTree, _ words: PageWords) {
    if node.tag == .br {
      breaks += 1
      return
    }
    if node.from < node.to || PageBlocks.isNoise(node.tag) || node.tag == .figure { mark(node, index, tree, words) }
    let isBlock = node.tag.isBlock
    if isBlock { flush() }
    if node.end == Int32(index) + 1 { return }
    guard isBlock || node.tag == .a || node.tag == .button else { return }
    if node.tag == .a || node.tag == .button { linkDepth += 1 }
    if node.tag == .blockquote { quotationDepth += 1 }
    open.append(Open(end: node.end, node: Int32(index), tag: node.tag))
  }

  private mutating func leave(_ last: Open) {
    if last.tag.isBlock { flush() }
    open.removeLast()
    if last.tag == .a || last.tag == .button { linkDepth -= 1 }
    if last.tag == .blockquote { quotationDepth -= 1 }
  }

  /// Ends the block that is being collected.
  private mutating func flush() {
    defer {
      start = text.count
      first = -1
      weight = 0
      linkWeight = 0
      owesSpace = false
      breaks = 0
    }
    guard first >= 0 else { return }
    let holder = open.last { $0.tag.isBlock }
    blocks.append(
      Block(
        kind: kind(holder?.tag ?? .other), node: holder?.node ?? 0, first: first, from: Int32(start),
        to: Int32(text.count), weight: weight, linkWeight: linkWeight))
  }

  private func kind(_ tag: HTMLTag) -> Page.Block.Kind {
    switch tag {
    case .h1, .h2, .h3, .h4, .h5, .h6: .heading
    case .li, .dd, .dt: .item
    case .td, .th, .caption: .cell
    default:
      if quotationDepth > 0 { .quotation } else if isFirstOfItem { .item } else { .paragraph }
    }
  }

  /// True in a paragraph that a list item holds.
  private var isFirstOfItem: Bool {
    let blocks = open.suffix(2)
    return blocks.count == 2 && blocks.first?.tag == .li
  }

  // MARK: - Marks

  private static func isNoise(_ tag: HTMLTag) -> Bool {
    switch tag {
    case .nav, .footer, .aside, .form, .menu, .dialog, .figcaption, .search, .fieldset: true
    default: false
    }
  }

  private mutating func mark(_ node: HTMLTree.Node, _ index: Int, _ tree: HTMLTree, _ words: PageWords) {
    var hints: PageWords.Hints = PageBlocks.isNoise(node.tag) ? .noise : node.tag == .figure ? .caption : []
    var kind = UInt64(node.tag.rawValue)
    for attribute in tree.attributes[Int(node.from)..<Int(node.to)] {
      let range = Int(attribute.from)..<Int(attribute.to)
      switch attribute.name {
      case .class, .id, .role, .itemprop, .dataTestid, .dataComponent, .dataType, .dataName, .dataBlock, .dataQa, .rel,
        .dataTrackingComponent:
        hints.formUnion(words.hints(tree.source, range))
        if attribute.name == .class {
          if words.hides(tree.source, range) { hints.insert(.noise) }
          for byte in tree.source[range] { kind = WordTable.adding(byte, to: kind) }
        }
      case .hidden: hints.insert(.noise)
      // Pages hide from programs that read aloud what they hide from those who have not paid.
      case .ariaHidden: if range.count == 4 { hints.insert(.weakNoise) }
      case .style: if PageBlocks.hides(tree.source, range) { hints.insert(.noise) }
      default: continue
      }
    }
    if hints.isEmpty { return }
    switch node.tag {
    case .html, .body, .main: return
    default: break
    }
    marks.append(Mark(node: Int32(index), end: node.end, hints: hints, kind: kind))
  }

  /// True for a style that says `display:none` or `visibility:hidden`.
  private static func hides(_ source: [UInt8], _ range: Range<Int>) -> Bool {
    var letters: [UInt8] = []
    for byte in source[range] where byte > 0x20 { letters.append(byte | 0x20) }
    return [displayNone, visibilityHidden].contains { ByteSearch.first($0, in: letters[...]) != nil }
  }

  private static let displayNone = Array("display:none".utf8)
  private static let visibilityHidden = Array("visibility:hidden".utf8)
}
