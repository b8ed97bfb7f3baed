import Foundation
import Records
import Testing

@testable import Documents

@Suite struct PDFTests {
  static let isInstalled = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").contains {
    FileManager.default.isExecutableFile(atPath: $0 + "/pdftotext")
  }

  /// A PDF file of one page with some lines.
  static func file(_ lines: [String]) -> String {
    let text = lines.enumerated().map { "BT /F1 12 Tf 72 \(720 - 15 * $0.offset) Td (\($0.element)) Tj ET" }.joined(
      separator: "\n")
    return """
      %PDF-1.4
      1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
      2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
      3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>endobj
      4 0 obj<</Length \(text.utf8.count)>>stream
      \(text)
      endstream endobj
      5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
      6 0 obj<</Title(The talks in the harbour)/CreationDate(D:20260101000000Z)>>endobj
      trailer<</Root 1 0 R/Info 6 0 R>>
      """
  }

  @Test(.enabled(if: isInstalled)) func aFileIsRead() throws {
    let folder = try TemporaryFolder()
    let lines = ["The talks in the harbour", "Published: 9 May 2025"]
    try folder.write(Self.file(lines), to: "-a b.pdf")
    let outcome = folder.read("-a b.pdf")
    #expect(outcome.failures == [])
    let document = try #require(outcome.documents.first)
    #expect(document.text.hasPrefix("The talks in the harbour"))
    #expect(document.title == "The talks in the harbour")
    // The text's own date; the file's is no day of publication.
    #expect(document.published == Document.Publication(value: "2025-05-09", from: .text))
    var zip = ZipBuilder()
    zip.files.append(ZipBuilder.File(name: "a.pdf", bytes: Array(Self.file(["Something else."]).utf8)))
    try folder.write(zip.bytes, to: "a.zip")
    #expect(folder.read("a.zip").order == ["a.zip!/a.pdf"])
    #expect(folder.read("a.zip").documents.first?.title == nil)
    try folder.write("%PDF-1.4\nbroken", to: "b.pdf")
    #expect(folder.read("b.pdf").failures == ["b.pdf: a PDF file that pdftotext cannot read"])
  }

  @Test func aMissingProgramIsSaid() throws {
    let folder = try TemporaryFolder()
    let file = try InputFile(path: try folder.write("%PDF-1.4\n", to: "a.pdf"))
    let problem = #expect(throws: Problem.self) {
      try PDFDocument(
        stream: ByteStream(source: file), limits: .standard, program: "parley-no-such-program")
    }
    #expect(
      problem?.reason == "a PDF file, which needs the program parley-no-such-program (poppler-utils) to be installed")
  }

  // MARK: - Text

  /// One line at a place: left, top, width, size of the letters.
  private func line(_ text: String, _ left: Double, _ top: Double, _ width: Double, size: Double = 10) -> String {
    let words = text.split(separator: " ").map(String.init)
    let letter = width / Double(max(text.count, 1))
    var x = left
    var rows = "<line xMin=\"\(left)\" yMin=\"\(top)\" xMax=\"\(left + width)\" yMax=\"\(top + size)\">\n"
    for word in words {
      let end = x + letter * Double(word.count)
      rows += "<word xMin=\"\(x)\" yMin=\"\(top)\" xMax=\"\(end)\" yMax=\"\(top + size)\">\(word)</word>\n"
      x = end + letter
    }
    return rows + "</line>\n"
  }

  private func text(_ pages: [[String]]) -> String {
    let rows = pages.map {
      "<page width=\"600\" height=\"800\">\n<block x=\"0\">\n" + $0.joined() + "</block>\n</page>\n"
    }
    return PDFText.text(of: PDFLines(Array(rows.joined().utf8)))
  }

  @Test func linesAreJoined() {
    let page = [
      line("Head of the text", 50, 200, 120, size: 16), line("The negotiators said that the dele-", 50, 230, 400),
      line("gations would come back for a cease-", 50, 242, 400), line("fire &amp; an exchange.", 50, 254, 180),
      line("A new paragraph begins here and it", 50, 266, 400), line("ends.", 50, 278, 50),
      line("• An item", 50, 290, 80),
      line("• Another", 50, 302, 80), line("After a gap the text goes on, long", 50, 340, 400),
      line("enough.", 50, 352, 60),
    ]
    #expect(
      text([page])
        == [
          "Head of the text",
          "The negotiators said that the delegations would come back for a ceasefire & an exchange.",
          "A new paragraph begins here and it ends.", "• An item", "• Another",
          "After a gap the text goes on, long enough.",
        ].joined(separator: "\n\n"))
  }

  @Test func hyphensThatAreWritten() {
    let page = [
      line("They spoke of de-escalation once, and once more of de-", 50, 200, 500),
      line("escalation, and of Franco-", 50, 212, 500),
      line("German talks.", 50, 224, 90),
    ]
    #expect(
      text([page]) == "They spoke of de-escalation once, and once more of de-escalation, and of Franco-German talks.")
  }

  @Test func headsAndFeetAreLeftOut() {
    let pages = (1...4).map { number in
      [
        line("HARBOUR INSTITUTE", 50, 20, 100),
        line("Sentence \(["one", "two", "three", "four"][number - 1]) of the text goes", 50, 200, 300),
        line("on.", 50, 212, 20), line("Page \(number) of 4", 500, 780, 50),
      ]
    }
    #expect(
      text(pages)
        == ["one", "two", "three", "four"].map { "Sentence \($0) of the text goes on." }.joined(separator: "\n\n"))
    // A page's edge that is not repeated stays, as does what is repeated within the pages.
    #expect(
      text([[line("Once.", 50, 20, 40), line("Twice.", 50, 300, 40)], [line("Twice.", 50, 300, 40)]])
        == "Once.\n\nTwice.\n\nTwice.")
  }

  @Test func paragraphsGoOnAcrossPages() {
    let pages = [[line("They said that the talks", 50, 600, 300)], [line("would go on.", 50, 150, 100)]]
    #expect(text(pages) == "They said that the talks would go on.")
  }

  // MARK: - Other programs

  @Test func bounds() throws {
    let folder = try TemporaryFolder()
    let file = try InputFile(path: try folder.write("some text", to: "a"))
    func run(_ program: String, _ arguments: [String], seconds: Double = 20, most: Int = 1 << 20) -> String {
      do {
        return String(
          decoding: try ChildProcess.output(of: program, arguments, input: file, seconds: seconds, mostBytes: most),
          as: UTF8.self)
      } catch {
        return "\(error)"
      }
    }
    #expect(run("cat", []) == "some text")
    #expect(run("cat", []) == "some text")
    #expect(run("parley-no-such-program", []) == "missing")
    #expect(run("sh", ["-c", "echo no >&2; exit 3"]) == "failed(\"no\\n\")")
    #expect(run("sleep", ["20"], seconds: 0.2) == "tooLong")
    #expect(run("yes", [], most: 1000) == "tooLarge")
  }
}
