/// Reads the HTML that the page writes, strictly: every element closed where it was opened.
///
/// By code points, as a browser does: a combining mark after a bracket belongs to no bracket.
struct MarkupReader {
  struct Element {
    var name: String
    var attributes: [String: String]
    /// The text inside, references resolved.
    var text: String
  }

  enum Trouble: Error, Equatable {
    case crossed(opened: String, closed: String)
    case open(String)
    case strayBracket(String)
    case strayAttribute(String)
  }

  private typealias Scalars = ArraySlice<Unicode.Scalar>

  private(set) var elements: [Element] = []

  var ids: [String] { elements.compactMap { $0.attributes["id"] } }
  var fragments: [String] {
    elements.compactMap { $0.attributes["href"] }.filter { $0.hasPrefix("#") }.map { String($0.dropFirst()) }
  }

  private static let void: Set<String> = ["meta", "input", "br", "link", "img", "!doctype"]
  private static let raw: Set<String> = ["style", "script"]

  init(_ html: String) throws {
    var rest = Array(html.unicodeScalars)[...]
    var open: [Int] = []
    while let scalar = rest.first {
      guard scalar == "<" else {
        let text = rest.prefix { $0 != "<" }
        if text.contains(">") { throw Trouble.strayBracket(Self.string(text)) }
        let resolved = Self.resolved(text)
        for index in open { elements[index].text += resolved }
        rest = rest[text.endIndex...]
        continue
      }
      let tag = Self.tag(&rest)
      let closes = tag.first == "/"
      let label = tag.dropFirst(closes ? 1 : 0).prefix { !$0.properties.isWhitespace }
      let name = Self.string(label).lowercased()
      if closes {
        guard let last = open.popLast(), elements[last].name == name else {
          throw Trouble.crossed(opened: open.last.map { elements[$0].name } ?? "", closed: name)
        }
        continue
      }
      elements.append(Element(name: name, attributes: try Self.attributes(tag[label.endIndex...], of: name), text: ""))
      if Self.void.contains(name) { continue }
      if Self.raw.contains(name) {
        let end = Array("</\(name)>".unicodeScalars)
        while !rest.isEmpty, !rest.starts(with: end) { rest = rest.dropFirst() }
        rest = rest.dropFirst(end.count)
        continue
      }
      open.append(elements.count - 1)
    }
    if let last = open.last { throw Trouble.open(elements[last].name) }
  }

  /// Takes a tag and gives it without its brackets; brackets may stand in quoted values.
  private static func tag(_ rest: inout Scalars) -> Scalars {
    var quoted = false
    var index = rest.index(after: rest.startIndex)
    while index < rest.endIndex, quoted || rest[index] != ">" {
      if rest[index] == "\"" { quoted.toggle() }
      index += 1
    }
    let tag = rest[(rest.startIndex + 1)..<index]
    rest = rest[min(index + 1, rest.endIndex)...]
    return tag
  }

  private static func attributes(_ text: Scalars, of element: String) throws -> [String: String] {
    var attributes: [String: String] = [:]
    var rest = text.drop(while: \.properties.isWhitespace)
    while !rest.isEmpty {
      let name = rest.prefix { $0 != "=" && !$0.properties.isWhitespace }
      let letters = name.allSatisfy { ("a"..."z").contains($0) || $0 == "-" }
      guard letters, attributes[string(name)] == nil else { throw Trouble.strayAttribute("\(element) \(string(text))") }
      rest = rest[name.endIndex...]
      var value: Scalars = []
      if rest.starts(with: "=\"".unicodeScalars) {
        rest = rest.dropFirst(2)
        value = rest.prefix { $0 != "\"" }
        rest = rest[value.endIndex...].dropFirst()
      }
      attributes[string(name)] = resolved(value)
      rest = rest.drop(while: \.properties.isWhitespace)
    }
    return attributes
  }

  private static func string(_ scalars: Scalars) -> String {
    String(String.UnicodeScalarView(scalars))
  }

  private static let references: [(name: [Unicode.Scalar], meaning: Unicode.Scalar)] = [
    ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&#13;", "\r"), ("&amp;", "&"),
  ].map { (Array($0.0.unicodeScalars), $0.1) }

  private static func resolved(_ text: Scalars) -> String {
    var result = String.UnicodeScalarView()
    var rest = text
    while let scalar = rest.first {
      if scalar == "&", let reference = references.first(where: { rest.starts(with: $0.name) }) {
        result.append(reference.meaning)
        rest = rest.dropFirst(reference.name.count)
      } else {
        result.append(scalar)
        rest = rest.dropFirst()
      }
    }
    return String(result)
  }
}
