/// A parsed page: elements and runs of text in document order, over the bytes that they stand in.
///
/// A node's descendants follow it without a gap, so that a part of the page is a range of nodes. All offsets are bytes of
/// `source`, which is UTF-8.
struct HTMLTree: Sendable {
  /// An element or a run of text.
  struct Node: Sendable {
    var tag: HTMLTag
    /// The element around it; -1 for those at the top.
    var parent: Int32
    /// The first node behind its descendants.
    var end: Int32
    /// Of a text, its first byte; of an element, its first attribute.
    var from: Int32
    /// Behind the last byte or attribute.
    var to: Int32
  }

  /// An attribute that is looked at, its value not decoded yet.
  struct Attribute: Sendable {
    var name: HTMLAttributeName
    var from: Int32
    var to: Int32
  }

  let source: [UInt8]
  var nodes: [Node] = []
  var attributes: [Attribute] = []

  /// The bytes of an attribute's value, not decoded; nil where the element has none of that name.
  func rawValue(of name: HTMLAttributeName, at node: Int) -> Range<Int>? {
    let node = nodes[node]
    guard node.tag != .text else { return nil }
    for index in Int(node.from)..<Int(node.to) where attributes[index].name == name {
      return Int(attributes[index].from)..<Int(attributes[index].to)
    }
    return nil
  }

  /// An attribute's value, decoded, without white space around it and single blanks inside.
  func value(of name: HTMLAttributeName, at node: Int) -> String? {
    rawValue(of: name, at: node).map { text(of: $0) }
  }

  /// The text of some bytes: character references decoded, white space collapsed.
  func text(of range: Range<Int>) -> String {
    var writer = HTMLText()
    writer.append(source, range)
    return writer.string
  }

  /// How much of an element's text is looked at for what it says of the page, in bytes.
  static let longestText = 4096

  /// The text below a node, blocks apart by a blank; scripts, styles and the like are left out.
  ///
  /// No more than `longestText` and the run of text that exceeds it, which is cut off: titles and names are short.
  ///
  /// - Parameter isApart: True where the text of every element stands apart.
  func text(below node: Int, isApart: Bool = false) -> String {
    var writer = HTMLText()
    var index = node
    let end = Int(nodes[node].end)
    while index < end, writer.bytes.count < HTMLTree.longestText {
      let current = nodes[index]
      switch current.tag {
      case .text:
        let most = Int(current.from) + HTMLTree.longestText
        writer.append(source, Int(current.from)..<min(Int(current.to), most))
      case .script, .style, .svg, .math, .noscript, .template, .iframe, .textarea:
        index = Int(current.end)
        continue
      default: if isApart || current.tag.isBlock || current.tag == .br { writer.space() }
      }
      index += 1
    }
    return writer.string
  }
}
