/// A parsed XML document: elements and runs of text in document order, over the bytes that they stand in.
///
/// A node's descendants follow it without a gap. All offsets are bytes of `source`, which is UTF-8.
struct XMLTree: Sendable {
  /// What a node is.
  enum Kind: UInt8, Sendable {
    case element
    /// Text with character references in it.
    case text
    /// The content of a CDATA section, which means what it says.
    case literal
  }

  /// An element or a run of text.
  struct Node: Sendable {
    var kind: Kind
    /// The element's name, an index into `names`; -1 for text.
    var name: Int32
    /// The element around it; -1 for those at the top.
    var parent: Int32
    /// The first node behind its descendants.
    var end: Int32
    /// Of a text, its first byte; of an element, its first attribute.
    var from: Int32
    /// Behind the last byte or attribute.
    var to: Int32
  }

  /// An attribute, its value not decoded yet.
  struct Attribute: Sendable {
    var name: Int32
    var from: Int32
    var to: Int32
  }

  /// A name as it is written and what it means.
  struct Name: Sendable {
    var space: XMLSpace
    /// What stands before the colon; empty where nothing does.
    var prefix: String
    /// What stands behind it.
    var local: String
    /// `local` in lower case, by which names are told apart: feeds do not agree on capitals.
    var key: String
  }

  let source: [UInt8]
  var nodes: [Node] = []
  var attributes: [Attribute] = []
  var names: [Name] = []

  /// A node's name; of a text, an empty one.
  func name(of node: Int) -> Name {
    let index = Int(nodes[node].name)
    return index >= 0 ? names[index] : XMLTree.noName
  }

  private static let noName = Name(space: .other, prefix: "", local: "", key: "")

  /// The places of an element's child elements, in order.
  func elements(in node: Int) -> Elements {
    Elements(tree: self, place: node + 1, end: Int(nodes[node].end))
  }

  /// The child elements of one element.
  struct Elements: Sequence, IteratorProtocol {
    let tree: XMLTree
    var place: Int
    let end: Int

    mutating func next() -> Int? {
      while place < end {
        let index = place
        place = Int(tree.nodes[index].end)
        if tree.nodes[index].kind == .element { return index }
      }
      return nil
    }
  }

  /// The value of an attribute that no namespace but the element's own is needed for, decoded and trimmed.
  func attribute(_ key: String, of node: Int) -> String? {
    value(of: node) { $0.key == key && $0.space != .xml }
  }

  /// The value of an attribute in the namespace of XML, such as `xml:lang`.
  func xmlAttribute(_ key: String, of node: Int) -> String? {
    value(of: node) { $0.space == .xml && $0.key == key }
  }

  private func value(of node: Int, _ isMeant: (Name) -> Bool) -> String? {
    for index in Int(nodes[node].from)..<Int(nodes[node].to) where isMeant(names[Int(attributes[index].name)]) {
      return XMLText.trimmed(XMLText.decoded(source, Int(attributes[index].from)..<Int(attributes[index].to)))
    }
    return nil
  }

  /// Whether an element holds other elements.
  func holdsElements(_ node: Int) -> Bool {
    var child = node + 1
    while child < Int(nodes[node].end) {
      if nodes[child].kind == .element { return true }
      child += 1
    }
    return false
  }

  /// The text that stands directly in an element, decoded; not trimmed.
  func text(in node: Int) -> String {
    let end = Int(nodes[node].end)
    // Most elements hold one run of text and nothing else.
    if end == node + 2, nodes[node + 1].kind != .element { return text(at: node + 1) }
    var text = ""
    var child = node + 1
    while child < end {
      if nodes[child].kind != .element { text += self.text(at: child) }
      child = Int(nodes[child].end)
    }
    return text
  }

  private func text(at node: Int) -> String {
    let range = Int(nodes[node].from)..<Int(nodes[node].to)
    return nodes[node].kind == .text ? XMLText.decoded(source, range) : XMLText.literal(source, range)
  }

  /// What stands in an element as markup: tags written anew, without prefixes of XHTML, text escaped.
  func markup(in node: Int) -> String {
    var writer = XMLMarkup(self)
    writer.write(node + 1..<Int(nodes[node].end))
    return writer.string
  }
}
