import Testing

@testable import Documents

@Suite struct WebAddressTests {
  /// The examples of RFC 3986, 5.4, that feeds can hold, and what feeds add.
  @Test(arguments: [
    ("g:h", "g:h"), ("g", "http://a/b/c/g"), ("./g", "http://a/b/c/g"), ("g/", "http://a/b/c/g/"), ("/g", "http://a/g"),
    ("//g", "http://g"), ("?y", "http://a/b/c/d;p?y"), ("g?y", "http://a/b/c/g?y"), ("#s", "http://a/b/c/d;p?q#s"),
    ("g#s", "http://a/b/c/g#s"), ("", "http://a/b/c/d;p?q"), (".", "http://a/b/c/"), ("..", "http://a/b/"),
    ("../g", "http://a/b/g"), ("../../../g", "http://a/g"), ("g;x=1/../y", "http://a/b/c/y"),
    (" \n g ", "http://a/b/c/g"), ("ü/ж", "http://a/b/c/ü/ж"), ("http:///x.example/y", "http://x.example/y"),
    ("mailto:a@b.example", "mailto:a@b.example"), ("12:30", "http://a/b/c/12:30"),
  ]) func resolves(_ reference: String, _ expected: String) {
    #expect(WebAddress.resolve(reference, against: "http://a/b/c/d;p?q") == expected)
  }

  @Test func withoutABaseNothingIsMadeUp() {
    #expect(WebAddress.resolve("a/b", against: nil) == "a/b")
    #expect(WebAddress.resolve("a/b", against: "c/d") == "a/b")
    #expect(WebAddress.resolve("a", against: "https://harbour.example") == "https://harbour.example/a")
  }

  @Test func basesAreHandedDown() {
    #expect(WebAddress.base("news/", within: "https://harbour.example/a") == "https://harbour.example/news/")
    #expect(WebAddress.base("javascript:x()", within: "https://harbour.example/") == "https://harbour.example/")
    #expect(WebAddress.base("", within: nil) == nil)
  }

  @Test(arguments: [
    ("<a href='b'>b</a>", "<a href='https://h.example/n/b'>b</a>"),
    ("<IMG alt=\"a>b\" SRC=x.png>", "<IMG alt=\"a>b\" SRC=\"https://h.example/n/x.png\">"),
    ("<a href=\"https://x.example/\">", "<a href=\"https://x.example/\">"),
    ("<a href=\"?a=1&amp;b=2\">", "<a href=\"https://h.example/n/a?a=1&amp;b=2\">"),
    ("1 < 2 href='b'", "1 < 2 href='b'"),
    ("<p title='href=b'>", "<p title='href=b'>"),
    ("<a href='b", "<a href='b"),
    ("<a href", "<a href"),
    ("<a =b c=d>", "<a =b c=d>"),
  ]) func markup(_ markup: String, _ expected: String) {
    #expect(MarkupAddresses.resolved(markup, against: "https://h.example/n/a") == expected)
  }
}
