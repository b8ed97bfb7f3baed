/// Writes part of a tree as markup that a reader of HTML understands.
///
/// Prefixes of XHTML, SVG and MathML are left out; text of CDATA sections is escaped; nothing else changes.
struct XMLMarkup {
  private let tree: XMLTree
  private(set) var string = ""

  init(_ tree: XMLTree) {
    self.tree = tree
  }

  /// Writes a range of nodes whose parents, where they are in the range, come before them; linear, no recursion.
  mutating func write(_ range: Range<Int>) {
    var open: [Int] = []
    var index = range.lowerBound
    while index < range.upperBound {
      close(&open, before: index)
      let node = tree.nodes[index]
      switch node.kind {
      case .text: string += String(decoding: tree.source[Int(node.from)..<Int(node.to)], as: UTF8.self)
      case .literal: string += XMLText.escaped(XMLText.literal(tree.source, Int(node.from)..<Int(node.to)))
      case .element:
        begin(index)
        open.append(index)
      }
      index += 1
    }
    close(&open, before: Int.max)
  }

  private mutating func close(_ open: inout [Int], before index: Int) {
    while let last = open.last, Int(tree.nodes[last].end) <= index {
      open.removeLast()
      if !isVoid(last) { string += "</\(written(tree.name(of: last)))>" }
    }
  }

  private mutating func begin(_ index: Int) {
    let node = tree.nodes[index]
    string += "<\(written(tree.name(of: index)))"
    for attribute in tree.attributes[Int(node.from)..<Int(node.to)] {
      let name = tree.names[Int(attribute.name)]
      let full = name.prefix.isEmpty ? name.local : name.prefix + ":" + name.local
      if name.prefix == "xmlns" || full == "xmlns" && tree.name(of: index).space == .xhtml { continue }
      let value = String(decoding: tree.source[Int(attribute.from)..<Int(attribute.to)], as: UTF8.self)
      string += " \(full)=\"\(value.replacing("\"", with: "&quot;"))\""
    }
    string += isVoid(index) ? " />" : ">"
  }

  private func isVoid(_ index: Int) -> Bool {
    guard Int(tree.nodes[index].end) == index + 1 else { return false }
    let name = tree.name(of: index)
    guard name.space == .xhtml || name.space == .core || name.space == .atom else { return false }
    return XMLMarkup.voids.contains(name.key)
  }

  private static let voids: Set<String> = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
  ]

  private func written(_ name: XMLTree.Name) -> String {
    switch name.space {
    case .xhtml, .svg, .math, .core, .atom: name.local
    default: name.prefix.isEmpty ? name.local : name.prefix + ":" + name.local
    }
  }
}
