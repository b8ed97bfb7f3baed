import Testing

@testable import Fetching

@Suite struct PageAddressTests {
  @Test(arguments: [
    ("http://harbour.example", "http://harbour.example/"),
    ("  HTTPS://Harbour.Example:443/a/../b?x=1#top \n", "https://harbour.example/b?x=1"),
    ("http://harbour.example:80/a", "http://harbour.example/a"),
    ("http://harbour.example:8080/a", "http://harbour.example:8080/a"),
    ("https://harbour.example./a", "https://harbour.example/a"),
    ("https://harbour.example/a b/é?q=ü", "https://harbour.example/a%20b/%C3%A9?q=%C3%BC"),
    ("https://harbour.example/a%20b", "https://harbour.example/a%20b"),
    ("https://harbour.example/a\tb\u{1}c\u{1}", "https://harbour.example/a%09b%01c"),
    ("https://bücher.example/", "https://xn--bcher-kva.example/"),
    ("https://harbour.example?next=http://a.example/", "https://harbour.example/?next=http://a.example/"),
    ("http://0x7f.1/", "http://127.0.0.1/"), ("http://2130706433/", "http://127.0.0.1/"),
    ("http://[::1]:81/a", "http://[::1]:81/a"),
  ])
  func isWrittenInOneWay(text: String, usual: String) throws {
    #expect(try PageAddress(text).description == usual)
  }

  @Test(arguments: [
    ("", "not an address"), ("page.html", "not an address"), ("harbour.example/a", "not an address"),
    ("file:///etc/passwd", "file is not fetched"), ("ftp://harbour.example/a", "ftp is not fetched"),
    ("gopher://harbour.example/", "gopher is not fetched"),
    ("javascript:alert(1)", ""), ("mailto:ann@harbour.example", ""), ("data:text/html,a", ""),
    ("http://ann:secret@harbour.example/", "user name or password"), ("http://ann@harbour.example/", "user name"),
    ("http://", ""), ("http://harbour.example:99999/", ""), ("http://a b/", ""),
    ("http://harbour.example\\@evil.example/", ""), ("http://harbour.example\r\nX: y/", ""),
    ("http://ex%00ample/", ""), ("http://harbour.example../", "cannot be looked up"),
    ("http://harbour..example/", "cannot be looked up"),
    ("http://harbour.example/" + String(repeating: "a", count: 5000), "longer than 4096"),
  ])
  func refusesWhatCannotBeFetched(text: String, reason: String) {
    let failure = #expect(throws: FetchFailure.self) { try PageAddress(text) }
    #expect(failure?.reason.contains(reason) == true || reason.isEmpty, "\(failure?.reason ?? "")")
  }

  @Test(arguments: [
    ("/b", "https://harbour.example/b"), ("c?x=1#y", "https://harbour.example/news/c?x=1"),
    ("//other.example/é", "https://other.example/%C3%A9"), ("../../x", "https://harbour.example/x"),
    ("?page=2", "https://harbour.example/news/a?page=2"), ("http://third.example", "http://third.example/"),
    ("a:b/c d", ""), ("file:///etc/passwd", ""), ("//ann@other.example/", ""),
  ])
  func referencesAreResolved(reference: String, address: String) throws {
    let base = try PageAddress("https://harbour.example/news/a?q=1")
    #expect(((try? base.resolving(reference))?.description ?? "") == address)
  }

  @Test(arguments: [
    "HTTP\u{e9}S://b%C3%BCcher.Examp#u", "H\"\"TTPS://b%C3%BCcher.example/", "HT/S/PT:b%C4%a b?#1", "b?#", "b?", "?",
    "a:?#b",
    "HTTPS6//b%C4%a b?#1tx=op", "\u{0}HTTPS://b/", "https://b\u{fc}cher.example?", "https://b.example/?#x", "://\u{e9}",
    "1s://\u{e9}/",
    "//2.", "http://2./", "https://1.2.3./", "http://0x7f.1./", "r2gghttps://ggg2gg[C`:/",
    "S\(String(repeating: "5", count: 60))://\u{e9}/",
    "https://b%C3%BCcher.example/", "\u{130}://\u{e9}/\u{e9}", "%C1%00HTTPS://b\u{0}\u{0}:44../a b?x=1#top",
  ])
  func isTheSameWhenReadAgain(text: String) throws {
    let base = try PageAddress("https://harbour.example/a/b?c")
    for address in [try? PageAddress(text), try? base.resolving(text)].compactMap({ $0 }) {
      #expect(address.description.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }, "\(address)")
      #expect((try? PageAddress(address.description)) == address, "\(address)")
    }
  }

  @Test func namesOfFilesAreSafeAndLasting() throws {
    let stem = PageName.stem(of: try PageAddress("https://Harbour.example/News//Talks-End.html?id=../../etc"))
    #expect(stem.wholeMatch(of: /harbour\.example-news-talks-end\.html-[0-9a-f]{16}/) != nil, "\(stem)")
    let other = PageName.stem(of: try PageAddress("https://harbour.example/News//Talks-End.html?id=2"))
    #expect(other != stem)
    let long = PageName.stem(of: try PageAddress("https://a.example/" + String(repeating: "ab-é/", count: 300)))
    #expect(long.utf8.count <= 97)
    let six = PageName.stem(of: try PageAddress("http://[2001:db8::1]/.."))
    #expect(six.wholeMatch(of: /2001-db8-1-[0-9a-f]{16}/) != nil, "\(six)")
  }
}
