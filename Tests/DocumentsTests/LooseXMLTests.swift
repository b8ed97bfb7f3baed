import Testing

@testable import Documents

@Suite struct LooseXMLTests {
  /// A tree as nested brackets, to compare it with: "a[b[text] c]".
  private func shape(_ xml: String) throws -> String {
    let tree = try LooseXML.tree(of: Array(xml.utf8))
    var shape = ""
    var ends: [Int] = []
    for (index, node) in tree.nodes.enumerated() {
      while let end = ends.last, end <= index {
        ends.removeLast()
        shape += "]"
      }
      let range = Int(node.from)..<Int(node.to)
      switch node.kind {
      case .text: shape += XMLText.trimmed(XMLText.decoded(tree.source, range))
      case .literal: shape += "{\(XMLText.literal(tree.source, range))}"
      case .element:
        shape += tree.name(of: index).key + "["
        ends.append(Int(node.end))
      }
    }
    return shape + String(repeating: "]", count: ends.count)
  }

  @Test(arguments: [
    ("<a><b>x</b><c/></a>", "a[b[x]c[]]"),
    ("<?xml version='1.0'?><!-- <x> --><a>1</a>", "a[1]"),
    ("<a><![CDATA[<b> & ]]]]></a>", "a[{<b> & ]]}]"),
    ("<a>R&amp;D &#8211; &eacute;&nbsp;x</a>", "a[R&D – é\u{A0}x]"),
    // Signs that begin nothing.
    ("<a>R&D, 1 < 2 &copy=3 &nope;</a>", "a[R&D, 1 < 2 &copy=3 &nope;]"),
    // End tags that are missing, misplaced or one too many.
    ("<a><b>x<c>y</a>z", "a[b[xc[y]]]z"),
    ("<a></b>x</a></a>", "a[x]"),
    ("<a><b>x</B></a>", "a[b[x]]"),
    ("<r><item>1<item>2</item></r>", "r[item[1]item[2]]"),
    // Attributes without marks, with one missing, and tags that are not ended.
    ("<a href=x/>", "a[]"),
    ("<a href=\"x><b>y</b></a>", "a[b[y]]"),
    ("<a x='1' <b>y</b></a>", "a[b[y]]"),
    // What breaks off.
    ("<a><b>x</", "a[b[x</]]"),
    ("<a><![CDATA[x", "a[{x}]"),
    ("<a><!-- x <b>y</b></a>", "a[y]"),
    ("<", "<"),
    ("", ""),
  ]) func parses(_ xml: String, _ expected: String) throws {
    #expect(try shape(xml) == expected)
  }

  @Test(arguments: [
    ("<!DOCTYPE a [<!ENTITY who \"Ann\">]><a>&who; Doe</a>", "a[Ann Doe]"),
    // An entity made of entities is none: it is the beginning of a bomb.
    ("<!DOCTYPE a [<!ENTITY x \"y\"><!ENTITY z \"&x;&x;\">]><a>&x;&z;</a>", "a[y&z;]"),
    ("<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>", "a[&x;]"),
    ("<!DOCTYPE a [<!ENTITY % x \"y\"> %x;]><a>&x;</a>", "a[&x;]"),
    ("<!DOCTYPE a SYSTEM \"http://nowhere.invalid/a.dtd\"><a>1</a>", "a[1]"),
  ]) func entities(_ xml: String, _ expected: String) throws {
    #expect(try shape(xml) == expected)
  }

  @Test func entitiesThatFillMemoryAreRefused() {
    let value = String(repeating: "x", count: 10_000)
    let xml = "<!DOCTYPE a [<!ENTITY x \"\(value)\">]><a>" + String(repeating: "&x;", count: 10_000) + "</a>"
    #expect(throws: Problem.self) { try LooseXML.tree(of: Array(xml.utf8)) }
  }

  @Test func namespaces() throws {
    let xml = """
      <feed xmlns="http://www.w3.org/2005/Atom" xmlns:m="http://search.yahoo.com/mrss/" xmlns:x=" https://www.w3.org/1999/xhtml/ ">
      <m:title/><x:div/><dc:date/><b xmlns="http://purl.org/rss/1.0/modules/content/"><c/></b><d/><y:z/></feed>
      """
    let tree = try LooseXML.tree(of: Array(xml.utf8))
    let spaces = tree.nodes.indices.filter { tree.nodes[$0].kind == .element }.map { tree.name(of: $0).space }
    #expect(spaces == [.atom, .media, .xhtml, .dublinCore, .content, .content, .atom, .other])
  }

  /// An item that another ends takes its own namespaces with it, and none of the other's.
  @Test func namespacesOfItemsThatAreNotClosed() throws {
    let xml = """
      <r><item xmlns:a='http://purl.org/dc/elements/1.1/'><item xmlns:b='http://search.yahoo.com/mrss/'><a:x/><b:x/></r>
      """
    let tree = try LooseXML.tree(of: Array(xml.utf8))
    #expect(tree.nodes.indices.map { tree.name(of: $0).space } == [.core, .core, .core, .other, .media])
  }

  @Test func writesMarkupAnew() throws {
    let xml = "<d xmlns:h='http://www.w3.org/1999/xhtml'><h:p class='a\"b'>1 &lt; 2<h:br/><![CDATA[<]]></h:p><q:r/></d>"
    let tree = try LooseXML.tree(of: Array(xml.utf8))
    #expect(tree.markup(in: 0) == "<p class=\"a&quot;b\">1 &lt; 2<br />&lt;</p><q:r></q:r>")
  }

  @Test func elementsNestedTooDeepBecomeSiblings() throws {
    let depth = 100_000
    let xml = String(repeating: "<a>", count: depth) + "x" + String(repeating: "</a>", count: depth) + "<b/>"
    let tree = try LooseXML.tree(of: Array(xml.utf8))
    #expect(tree.nodes.count == depth + 2)
    #expect(tree.nodes.last?.parent == -1)
  }

  /// Documents that are made to take long take no longer than their size accounts for.
  @Test(
    .timeLimit(.minutes(1)),
    arguments: [
      "<!--", "<?", "<![CDATA[", "<!x [", "<!x \"", "<a b='", "<a b=\"", "<a b=\">", "</z>", "<a xmlns:b='c'>",
      "<item>", "&x;", "<<",
      "<a", "<!DOCTYPE a [<!ENTITY b '", "<a b c d e f g h ", "]]>", "<a><b>", "<a/>",
    ]) func repeatedPiecesEnd(_ piece: String) throws
  {
    let xml = "<rss><channel>" + String(repeating: piece, count: 300_000 / piece.utf8.count)
    let tree = try LooseXML.tree(of: Array(xml.utf8))
    #expect(tree.nodes.count >= 2)
  }
}
