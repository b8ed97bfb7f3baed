import Records
import Testing

@testable import Documents

@Suite struct CopyFinderTests {
  /// Sentences with words of their own, the same on every run.
  private func text(_ seed: Int, _ sentences: Range<Int> = 0..<12) -> String {
    sentences.map { number in
      (0..<11).map { "w\((seed &* 7919 &+ number &* 104_729 &+ $0 &* 31) % 99_991)x" }.joined(separator: " ") + "."
    }.joined(separator: " ")
  }

  private func reuse(_ texts: [(outlet: String?, text: String)]) -> TextReuse {
    var finder = CopyFinder()
    for (number, text) in texts.enumerated() {
      finder.add(
        Document(id: "d\(number)", path: "\(number).txt", outlet: text.outlet, language: "en", text: text.text))
    }
    return finder.reuse()
  }

  private func reuse(_ texts: String...) -> TextReuse { reuse(texts.map { (nil, $0) }) }

  /// For each document the number of the first of its copies.
  private func originals(_ texts: String...) -> [String] {
    let reuse = reuse(texts.map { (nil, $0) })
    return texts.indices.map { reuse.original(of: "d\($0)") }
  }

  @Test func foldsCopiesHoweverEdited() {
    let whole = text(1)
    #expect(originals(whole, whole) == ["d0", "d0"])
    #expect(originals(whole, text(1, 0..<6)) == ["d0", "d0"])
    #expect(originals(text(1, 6..<12), whole, text(1, 0..<6)) == ["d0", "d0", "d0"])
    #expect(originals(whole, "TOR (Agency) — " + whole.uppercased() + " Read more.") == ["d0", "d0"])
    #expect(originals(whole, text(1, 6..<12) + " " + text(1, 0..<6)) == ["d0", "d0"])
    #expect(
      originals(whole, whole.replacing("w", with: "w", maxReplacements: 3).replacing(". ", with: ".\n\n")) == [
        "d0", "d0",
      ])
  }

  @Test func keepsReportsOfTheirOwnApart() {
    #expect(originals(text(1), text(2), text(3)) == ["d0", "d1", "d2"])
    // A statement that both quote in full makes no copies.
    #expect(originals(text(1) + text(9, 0..<3), text(2) + text(9, 0..<3)) == ["d0", "d1"])
    // Two thirds of it are another's, but a third is a report of its own.
    #expect(originals(text(1), text(1, 0..<8) + " " + text(2, 0..<4)) == ["d0", "d1"])
  }

  @Test func keepsReportsApartThatOnePageCarries() {
    #expect(originals(text(1), text(1), text(2), text(2), text(1) + text(2)) == ["d0", "d0", "d2", "d2", "d0"])
  }

  @Test func takesShortAndEmptyTexts() {
    #expect(originals("", "", " \n") == ["d0", "d1", "d2"])
    #expect(originals("Talks fail.", "Talks fail", "Talks hold.") == ["d0", "d0", "d2"])
  }

  @Test func tellsTheSharedPassageInBothTexts() throws {
    let passage = text(5, 0..<6)
    let first = text(1) + " " + passage + " " + text(2)
    let second = "Ėine Zeile. " + text(3) + " " + passage
    let reuse = reuse(first, second)
    #expect(reuse.copyOf.isEmpty)
    let here = try #require(reuse.sharings["d0"]?.first)
    let there = try #require(reuse.sharings["d1"]?.first)
    #expect(here.document == "d1" && there.document == "d0" && here.words == 66)
    let place = try #require(here.passages.first)
    func cut(_ text: String, _ start: Int, _ end: Int) -> String {
      String(String.UnicodeScalarView(Array(text.unicodeScalars)[start..<end]))
    }
    // The full stop after the last word belongs to no word.
    #expect(cut(first, place.start, place.end) + "." == passage)
    #expect(cut(second, place.other.start, place.other.end) + "." == passage)
    #expect(there.passages.first?.other.start == place.start)
  }

  @Test func bridgesAReplacedWord() {
    let passage = text(5, 0..<6)
    let changed = passage.split(separator: " ").enumerated().map { $0 == 30 ? "otherwise" : String($1) }
    let reuse = reuse(text(1) + " " + passage, text(2) + " " + changed.joined(separator: " "))
    #expect(reuse.sharings["d0"]?.first?.passages.count == 1)
  }

  @Test func takesAStatementQuotedByBothForNoSharedText() {
    let statement = "“" + text(5, 0..<6) + "”"
    #expect(reuse(text(1) + " " + statement, text(2) + " " + statement).sharings.isEmpty)
    #expect(reuse(text(1) + " " + statement, text(2) + " " + text(5, 0..<6)).sharings.isEmpty)
  }

  @Test func takesAnOutletsStandingWordsForNoSharedText() {
    let standing = text(5, 0..<5)
    let texts = (1...4).map { (outlet: Optional("The Tor Mail"), text: text($0) + " " + standing) }
    #expect(reuse(texts).sharings.isEmpty)
    // Where the outlet is unknown, what ends three texts is standing, too.
    #expect(reuse(texts.map { (nil, $0.text) }).sharings.isEmpty)
    // The same words in other outlets' texts are taken from somewhere.
    #expect(!reuse([("The Tor Mail", texts[0].text), ("The Post", texts[1].text)]).sharings.isEmpty)
  }

  @Test func doesNotDependOnWhatCameLater() {
    let early = reuse(text(1), text(1, 0..<6), text(2))
    let late = reuse(text(1), text(1, 0..<6), text(2), text(3), text(1))
    #expect(early.copyOf == late.copyOf.filter { $0.key != "d4" })
    #expect(late.copyOf["d4"] == "d0")
  }
}
