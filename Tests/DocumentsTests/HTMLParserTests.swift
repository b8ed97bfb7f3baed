import Testing

@testable import Documents

@Suite struct HTMLParserTests {
  /// A tree in brackets: `div(p("one") p("two"))`.
  private func outline(_ html: String) -> String {
    let tree = HTMLParser.tree(of: Array(html.utf8))
    func children(_ range: Range<Int>) -> String {
      var parts: [String] = []
      var index = range.lowerBound
      while index < range.upperBound {
        let node = tree.nodes[index]
        if node.tag == .text {
          let text = tree.text(of: Int(node.from)..<Int(node.to))
          if !text.isEmpty { parts.append("\"\(text)\"") }
        } else {
          let inner = children(index + 1..<Int(node.end))
          parts.append(inner.isEmpty ? "\(node.tag)" : "\(node.tag)(\(inner))")
        }
        index = Int(node.end)
      }
      return parts.joined(separator: " ")
    }
    return children(0..<tree.nodes.count)
  }

  @Test(arguments: [
    // End tags that may be missing.
    ("<p>one<p>two", "p(\"one\") p(\"two\")"),
    ("<p>one<div>two</div>three", "p(\"one\") div(\"two\") \"three\""),
    ("<ul><li>a<li>b<ul><li>c</ul><li>d</ul>", "ul(li(\"a\") li(\"b\" ul(li(\"c\"))) li(\"d\"))"),
    ("<dl><dt>a<dd>b<dt>c</dl>", "dl(dt(\"a\") dd(\"b\") dt(\"c\"))"),
    (
      "<table><tr><td>a<td>b<tr><td>c</table>d",
      "table(tr(td(\"a\") td(\"b\")) tr(td(\"c\"))) \"d\""
    ),
    ("<html><head><title>t</title><div>a</div>", "html(head(title(\"t\")) div(\"a\"))"),
    ("<h2>a<h3>b</h3>", "h2(\"a\") h3(\"b\")"),
    // Broken markup.
    ("<b>a<p>b</b>c</p>d", "b(\"a\" p(\"b\" \"c\") \"d\")"),
    ("<div><span>a</div>b</span>", "div(span(\"a\")) \"b\""),
    ("a</p>b", "\"a\" p \"b\""),
    ("<a href=x>one<a href=y>two</a>", "a(\"one\") a(\"two\")"),
    ("<td>a</div>b</td>c", "td(\"a\" \"b\") \"c\""),
    ("1 < 2 and 3 <4", "\"1 < 2 and 3 <4\""),
    ("a<", "\"a<\""),
    ("<p>a</p", "p(\"a\")"),
    ("<p class=\"x>a</p>", "p"),
    ("<img src=a.png>b<br/>c", "img \"b\" br \"c\""),
    // What is no markup.
    ("<script>if (a<b) x(\"</p>\")</script>c", "script(\"if (a<b) x(\"</p>\")\") \"c\""),
    ("<style>p{}</style>a", "style \"a\""),
    ("<svg><p>a</p><svg></svg></svg>b", "svg \"b\""),
    ("<title>a <b> & c</title>d", "title(\"a <b> & c\") \"d\""),
    ("a<!-- <p>b -->c<!-->d<!--e", "\"a\" \"c\" \"d\""),
    ("a<?xml?>b<![CDATA[c]]>d", "\"a\" \"b\" \"d\""),
    ("<SCRIPT>x</Script>a", "script(\"x\") \"a\""),
    // Elements that HTML does not know.
    ("<my-part><p>a</p></my-part>b", "other(p(\"a\")) \"b\""),
    ("<path d=1 />a", "other \"a\""),
  ]) func parses(_ html: String, _ expected: String) {
    #expect(outline(html) == expected)
  }

  @Test(arguments: [
    ("a&amp;b &lt;c&gt; &quot;d&quot;", "a&b <c> \"d\""),
    ("caf&eacute; &#233; &#xE9; &eacute", "café é é é"),
    ("AT&T &unknown; &;", "AT&T &unknown; &;"),
    ("&#150;&#147;x&#148; &#0; &#x110000;", "–“x” \u{FFFD}"),
    ("a&nbsp;b\u{A0}c\u{3000}d \n\t e", "a b c d e"),
    ("soft\u{AD}hyphen zero\u{200B}width \u{FEFF}mark", "softhyphen zerowidth mark"),
    ("&rsquo;&hellip;&Scaron;&mdash;", "’…Š—"),
    ("می\u{200C}خواهد 🇺🇦", "می\u{200C}خواهد 🇺🇦"),
  ]) func decodesText(_ html: String, _ expected: String) {
    let bytes = Array(html.utf8)
    #expect(HTMLTree(source: bytes).text(of: 0..<bytes.count) == expected)
  }

  @Test func attributesAreFound() {
    let tree = HTMLParser.tree(of: Array("<p CLASS='a b' id=x class=\"c\" data-x=1 hidden title=\"&lt;t&gt;\">".utf8))
    #expect(tree.value(of: .class, at: 0) == "a b")
    #expect(tree.value(of: .id, at: 0) == "x")
    #expect(tree.value(of: .title, at: 0) == "<t>")
    #expect(tree.value(of: .hidden, at: 0)?.isEmpty == true)
    #expect(tree.value(of: .href, at: 0) == nil)
  }

  /// What begins a page and is repeated so often, and what is repeated as often behind it.
  @Test(arguments: [
    ("<div>", 100_000, ""), ("<b><p>", 50_000, "</b>"), ("<", 200_000, ""), ("</x>", 100_000, ""),
    ("<a b=c ", 100_000, ""), ("<table><tr><td>", 30_000, ""), ("<svg>", 30_000, ""), ("<svg>", 100_000, "</svg>"),
    ("<!--", 50_000, "-"), ("&#", 100_000, "&am"),
  ])
  func hostilePagesEnd(_ piece: String, _ count: Int, _ end: String) {
    let html = String(repeating: piece, count: count) + String(repeating: end, count: count) + "x"
    let tree = HTMLParser.tree(of: Array(html.utf8))
    #expect(tree.nodes.allSatisfy { Int($0.end) <= tree.nodes.count })
  }
}
