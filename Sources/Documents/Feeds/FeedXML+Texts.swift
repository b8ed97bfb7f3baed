import Foundation

extension FeedXML {
  /// The text of an element, and what it is.
  ///
  /// Atom 1.0 says it by `type`, Atom 0.3 by `type` and `mode`; in RSS it is HTML, escaped or as it stands.
  ///
  /// - Parameter isPlain: True where a text of RSS is HTML only if it looks like it.
  func textValue(_ node: Int, _ scope: Scope, isPlain: Bool = false) -> Feed.Text {
    let type = tree.attribute("type", of: node)?.lowercased() ?? ""
    let mode = tree.attribute("mode", of: node)?.lowercased() ?? ""
    var text = Feed.Text(value: "", type: .text, mediaType: type, language: scope.language, base: scope.base)
    if let reference = tree.attribute("src", of: node), let url = address(reference, scope) { text.source = url }
    if type == "html", let escaped = division(in: node), !tree.holdsElements(escaped) {
      // Some put escaped HTML into the division of XHTML.
      text.value = self.text(escaped)
      text.type = .html
    } else if tree.holdsElements(node) || type == "xhtml" || FeedXML.isXML(type) && mode != "escaped" {
      text.value = XMLText.trimmed(markup(node, withoutDivision: !scope.keepsDivision && !scope.isRSS))
      text.type = type.contains("xhtml") || !scope.isRSS && FeedXML.isText(type) ? .xhtml : scope.isRSS ? .html : .other
      // Text that is no markup at all was escaped after all.
      if !tree.holdsElements(node), type != "xhtml" {
        text.value = self.text(node)
        text.type = .html
      }
    } else if mode == "base64" || mode.isEmpty && FeedXML.isBinary(type) {
      text.value = self.text(node)
      if let bytes = Data(base64Encoded: text.value, options: .ignoreUnknownCharacters), !bytes.isEmpty {
        if let decoded = String(validating: bytes, as: UTF8.self) {
          text.value = XMLText.trimmed(decoded)
        } else if FeedXML.isMedium(type) {
          text.value = ""
        }
        text.type = text.value.isEmpty ? .other : FeedXML.looksLikeMarkup(text.value) ? .html : .text
      }
    } else {
      text.value = self.text(node)
      switch type {
      case "html", "text/html": text.type = .html
      case "text", "text/plain": text.type = .text
      case _ where type.contains("html"): text.type = .html
      case _ where scope.isRSS && !isPlain: text.type = .html
      // What only looks like plain text in a version without a default is taken for what it looks like.
      default: text.type = scope.isRSS && FeedXML.looksLikeMarkup(text.value) ? .html : .text
      }
    }
    if text.type != .text { text.value = resolved(text.value, scope) }
    if !text.mediaType.contains("/") { text.mediaType = FeedXML.mediaTypes[text.type] ?? "" }
    return text
  }

  func titleValue(_ node: Int, _ scope: Scope) -> Feed.Text { textValue(node, scope, isPlain: true) }

  /// Markup with its addresses resolved.
  func resolved(_ markup: String, _ scope: Scope) -> String {
    MarkupAddresses.resolved(markup, against: scope.base)
  }

  private static let mediaTypes: [Feed.Text.Kind: String] = [
    .text: "text/plain", .html: "text/html", .xhtml: "application/xhtml+xml",
  ]

  private static func isXML(_ type: String) -> Bool { type.hasSuffix("/xml") || type.hasSuffix("+xml") }

  private static func isText(_ type: String) -> Bool {
    type.isEmpty || type == "html" || type == "text" || type.hasPrefix("text/") || type.contains("html")
  }

  private static func isBinary(_ type: String) -> Bool {
    type.contains("/") && !type.hasPrefix("text/") && !type.contains("xml") && !type.contains("html")
      && !type.hasPrefix("message/")
  }

  /// True for a type whose bytes are no text: pictures, sounds, films, documents of programs.
  private static func isMedium(_ type: String) -> Bool {
    ["image/", "audio/", "video/", "font/", "application/octet-stream", "application/pdf", "application/zip"].contains {
      type.hasPrefix($0)
    }
  }

  /// What stands in an element as markup, without the division that Atom 1.0 puts around XHTML.
  private func markup(_ node: Int, withoutDivision: Bool) -> String {
    if withoutDivision, let inner = division(in: node) { return tree.markup(in: inner) }
    return tree.markup(in: node)
  }

  /// The division that is the only element in an element.
  private func division(in node: Int) -> Int? {
    let elements = Array(tree.elements(in: node).prefix(2))
    guard elements.count == 1, let element = elements.first, tag(of: element) == .div else { return nil }
    return element
  }

  /// True for a text with a tag or a character reference in it: "a <b>b</b>", "R&amp;D".
  static func looksLikeMarkup(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      let lastEnd = bytes.lastIndex(of: UInt8(ascii: ">")) ?? 0
      for (index, byte) in bytes.enumerated() where index + 2 < bytes.count {
        if byte == UInt8(ascii: "<") {
          let next = bytes[index + 1] == UInt8(ascii: "/") ? bytes[index + 2] : bytes[index + 1]
          guard 0x61...0x7A ~= next | 0x20 else { continue }
          if index < lastEnd { return true }
        } else if byte == UInt8(ascii: "&") {
          let name = bytes[(index + 1)...].prefix(10).prefix { $0 != UInt8(ascii: ";") }
          let isName = name.allSatisfy {
            $0 == UInt8(ascii: "#") || 0x30...0x39 ~= $0 || 0x61...0x7A ~= $0 | 0x20
          }
          let end = name.endIndex
          if isName, !name.isEmpty, end < bytes.count, bytes[end] == UInt8(ascii: ";") { return true }
        }
      }
      return false
    }
  }
}
