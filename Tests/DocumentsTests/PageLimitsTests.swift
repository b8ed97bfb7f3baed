import Testing

@testable import Documents

/// Pages that are made to take long: reading them takes no more than their size accounts for.
@Suite struct PageLimitsTests {
  @Test(arguments: [
    "<p>1 May 2020 ", "<div rel=author>Ann Doe, ", "<time datetime=2020-01-01>", "<p class=byline>By Ann Doe",
    "<div class=\"related story-body\">word word word word word word ", "<h1>Title here", "<li>a",
    "<meta name=author content=\"Ann Doe\">", "<a href=/autor/x>Ann Doe</a>", "<div class=author><b>Ann",
  ]) func repeatedPiecesEnd(_ piece: String) throws {
    let html = "<html><h1>Talks</h1>" + String(repeating: piece, count: 300_000 / piece.utf8.count)
    let page = try PageReader().page(of: Array(html.utf8))
    #expect(page.authors.count < 500)
    #expect(page.title.map { $0.value.utf8.count <= 2 * HTMLTree.longestText } ?? true)
  }

  @Test func textOfAnElementIsCutOff() {
    let tree = HTMLParser.tree(of: Array(("<h1>" + String(repeating: "word ", count: 10_000)).utf8))
    #expect(tree.text(below: 0).utf8.count <= HTMLTree.longestText)
  }
}
