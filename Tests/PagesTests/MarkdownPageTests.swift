import Records
import Testing

@testable import Pages

@Suite struct MarkdownPageTests {
  @Test(arguments: Troubled.all)
  func everyRowOfATableHasItsCells(_ dossier: Dossier) {
    var columns: Int?
    for line in MarkdownPage.render(dossier).split(separator: "\n", omittingEmptySubsequences: false) {
      guard line.hasPrefix("|") else {
        columns = nil
        continue
      }
      let count = Self.bars(line)
      #expect(count == columns ?? count, "\(line)")
      columns = count
    }
  }

  @Test(arguments: [Straits.dossier, Troubled.dossier])
  func textsCannotBecomeMarkup(_ dossier: Dossier) {
    let text = MarkdownPage.render(dossier).replacing("<br>", with: "")
    #expect(!text.contains("<"))
    #expect(!text.contains("[a](b)"))
    #expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" || (0x7F...0x9F).contains($0.value) })
  }

  @Test func evidenceIsQuotedWithItsOffsets() {
    let text = MarkdownPage.render(Straits.dossier)
    #expect(
      text.contains(
        "> “Torland will walk out of the harbour talks unless Arvonia signs the truce by Friday” — 101:1, code points 0–83"
      ))
    #expect(text.contains("| **Arvonia** | unless *Arvonia signs the truce* |"))
    #expect(text.contains("dead \\| buried \\* gone \\[for good\\]"))
  }

  @Test func anEmptyDossierIsAHeading() {
    #expect(MarkdownPage.render(Troubled.empty) == "# Dossier\n\n0 documents · 0 independent reports · 0 records\n")
  }

  /// The bars that part cells, not the escaped ones.
  private static func bars(_ line: Substring) -> Int {
    var count = 0
    var escaped = false
    for character in line {
      if character == "|", !escaped { count += 1 }
      escaped = character == "\\" && !escaped
    }
    return count
  }
}

@Suite struct MarkdownTextTests {
  @Test(arguments: [
    ("plain, ordinary (text) - with 1. marks!", "plain, ordinary (text) - with 1. marks!"),
    ("a|b*c_d`e", "a\\|b\\*c\\_d\\`e"), ("<b> & [x](y)", "&lt;b&gt; &amp; \\[x\\](y)"), ("- item", "\\- item"),
    ("1. item", "1\\. item"), ("# heading", "\\# heading"), ("![i](j)", "\\!\\[i\\](j)"), ("two\nlines", "two lines"),
    ("https://x.example", "https&#58;//x.example"), ("back\\slash", "back\\\\slash"), ("😀 é שלום", "😀 é שלום"),
  ])
  func showsTextAsItStands(_ text: String, _ escaped: String) {
    #expect(MarkdownText.escaped(text) == escaped)
  }
}
