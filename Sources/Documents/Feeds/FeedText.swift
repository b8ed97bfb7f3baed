/// Turns what a feed says into the text and the metadata of documents.
struct FeedText {
  let words: PageWords

  /// The text of an entry with its paragraphs: the longest of what it gives as content, or else its summary; empty where
  /// it gives neither.
  func text(of entry: Feed.Part) -> String {
    let texts = entry.content.map { plain($0) }
    if let longest = texts.max(by: { $0.utf8.count < $1.utf8.count }), !longest.isEmpty { return longest }
    for text in [entry.summary, entry.subtitle] {
      if let text = text.map({ plain($0) }), !text.isEmpty { return text }
    }
    return ""
  }

  /// A text without markup, blocks apart by a blank line.
  func plain(_ text: Feed.Text) -> String {
    guard text.type != .text else { return text.value }
    if text.type == .other, !text.mediaType.hasPrefix("text/") { return "" }
    let source = Array(text.value.utf8)
    if !FeedText.hasTags(source) { return paragraphs(source) }
    let tree = HTMLParser.tree(of: source)
    let blocks = PageBlocks(tree, words: words)
    var kept = blocks.blocks.filter { !isAside($0, tree) }
    // What follows the text: "Read more at …".
    while kept.count > 1, let last = kept.last, words.beginsAsNoise(blocks.bytes(of: last)) { kept.removeLast() }
    var page = Page()
    page.setText(kept.map { ($0.kind, blocks.string(of: $0)) })
    return page.text
  }

  private static func hasTags(_ source: [UInt8]) -> Bool {
    var index = 0
    while let mark = ByteSearch.first(UInt8(ascii: "<"), in: source, from: index) {
      index = mark + 1
      guard index < source.count else { return false }
      if 0x61...0x7A ~= source[index] | 0x20 || source[index] == UInt8(ascii: "/") || source[index] == UInt8(ascii: "!")
      {
        return true
      }
    }
    return false
  }

  /// A text of HTML in which there is no tag: its paragraphs are those of its lines.
  private func paragraphs(_ source: [UInt8]) -> String {
    var paragraphs: [String] = []
    var writer = HTMLText()
    for line in source.split(separator: 0x0A, omittingEmptySubsequences: false) {
      writer.space()
      if line.allSatisfy({ $0 <= 0x20 }) {
        if !writer.bytes.isEmpty { paragraphs.append(writer.string) }
        writer = HTMLText()
      } else {
        writer.append(source, line.startIndex..<line.endIndex)
      }
    }
    if !writer.bytes.isEmpty { paragraphs.append(writer.string) }
    return paragraphs.joined(separator: "\n\n")
  }

  /// True for a block that stands beside the text: captions, navigation, forms.
  private func isAside(_ block: PageBlocks.Block, _ tree: HTMLTree) -> Bool {
    var node = Int(block.node)
    while node >= 0 {
      switch tree.nodes[node].tag {
      case .figcaption, .nav, .form, .button: return true
      default: node = Int(tree.nodes[node].parent)
      }
    }
    return false
  }

  /// A text on one line without markup; nil where nothing is left.
  func line(_ text: Feed.Text?) -> String? {
    guard let text else { return nil }
    guard text.type != .text else {
      let line = text.value.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      return line.isEmpty ? nil : line
    }
    let tree = HTMLParser.tree(of: Array(text.value.utf8))
    var writer = HTMLText()
    for node in tree.nodes {
      if node.tag == .text {
        writer.append(tree.source, Int(node.from)..<Int(node.to))
      } else if node.tag.isBlock || node.tag == .br {
        writer.space()
      }
    }
    return writer.bytes.isEmpty ? nil : writer.string
  }

  /// What an entry and its feed say of the document that it becomes.
  func metadata(of entry: Feed.Part, in feed: Feed) -> Metadata {
    var metadata = Metadata()
    metadata.url = entry.url
    metadata.title = line(entry.title)
    // An entry taken from another feed is that outlet's.
    metadata.outlet = entry.source.first.flatMap { line($0.title) } ?? line(feed.about.title)
    let authors = entry.authors.isEmpty ? entry.source.first?.authors ?? [] : entry.authors
    let names = authors.compactMap { $0.name ?? $0.email }
    metadata.byline = names.isEmpty ? nil : names.joined(separator: ", ")
    metadata.date = entry.dated?.value
    metadata.updated = entry.updated?.value
    return metadata
  }
}
