import Foundation
import Testing

@Suite struct BadInputTests {
  private static let good = Array(Dispatch.threat.utf8)

  /// Names, contents and what the line says of them.
  static let cases: [(name: String, bytes: [UInt8], saying: String)] = [
    ("empty.txt", [], "empty"),
    ("blank.txt", Array(" \n\n\t".utf8), "empty"),
    ("binary.txt", (0..<5000).map { UInt8(truncatingIfNeeded: $0 * 7) }, "binary"),
    ("nul.txt", good + [0] + good, "NUL"),
    ("invalid.txt", good + [0xC3, 0x28, 0x81, 0xFF] + good, "UTF-8"),
    ("cut.txt", good + [0xE2, 0x80], "UTF-8"),
    ("truncated.txt.gz", truncatedGzip, "truncated"),
    ("malformed.jsonl", Array("{\"text\": oops}\n".utf8), "line 1"),
  ]

  /// A gzip member of stored blocks that ends inside its first block.
  private static let truncatedGzip: [UInt8] =
    [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 0x01, 0xFF, 0x0F, 0x00, 0xF0] + good.prefix(100)

  @Test(arguments: cases.indices)
  func aBadFileIsOneLineAndTheRestIsRead(index: Int) async throws {
    let (name, bytes, saying) = Self.cases[index]
    let folder = try Folder()
    try folder.write(name, bytes)
    try folder.write("a.txt", Dispatch.threat)
    try folder.write("b.txt", Dispatch.answer)
    let outcome = try await Program.run(["read", "a.txt", name, "b.txt"], in: folder)
    let without = try await Program.run(["read", "a.txt", "b.txt"], in: folder)
    #expect(outcome.status == 1)
    #expect(outcome.complaints.count == 1)
    let line = try #require(outcome.complaints.first)
    #expect(line.hasPrefix("parley: \(name): "))
    #expect(line.contains(saying))
    #expect(outcome.output == without.output)
    #expect(without.status == 0)
  }

  @Test func aMalformedLineIsNamedAndTheOtherLinesAreRead() async throws {
    let folder = try Folder()
    try folder.write(
      "mixed.jsonl", "\(try Dispatch.lines(2)){\"text\": \n[]\n{\"title\": \"x\"}\n\(try Dispatch.lines(1))")
    let outcome = try await Program.run(["read", "mixed.jsonl"], in: folder)
    #expect(outcome.status == 1)
    #expect(
      outcome.complaints.map { $0.split(separator: ":").prefix(3).joined(separator: ":") } == [
        "parley: mixed.jsonl: line 3", "parley: mixed.jsonl: line 4", "parley: mixed.jsonl: line 5",
      ])
    #expect(outcome.lines.filter { $0.hasPrefix("{\"kind\":\"document\"") }.count == 3)
  }

  @Test func aHugeLineIsRefusedOrReadButNeverHangs() async throws {
    let folder = try Folder()
    try folder.write("huge.txt", [UInt8](repeating: UInt8(ascii: "x"), count: 50 << 20))
    try folder.write("a.txt", Dispatch.threat)
    let outcome = try await Program.run(["read", "huge.txt", "a.txt"], in: folder)
    #expect(outcome.status == 1)
    #expect(outcome.complaints.count == 1)
    #expect(outcome.complaints.first?.hasPrefix("parley: huge.txt: ") == true)
    #expect(outcome.text.contains("\"path\":\"a.txt\""))
  }

  @Test func aMissingPathAndALoopOfLinksAreSaid() async throws {
    let folder = try Folder()
    try FileManager.default.createDirectory(atPath: folder.file("loop"), withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(atPath: folder.file("loop/again"), withDestinationPath: ".")
    try folder.write("loop/a.txt", Dispatch.threat)
    let outcome = try await Program.run(["read", "nowhere", "loop"], in: folder)
    #expect(outcome.status == 1)
    #expect(outcome.complaints.count == 2)
    #expect(outcome.complaints.first?.hasPrefix("parley: nowhere: ") == true)
    #expect(outcome.complaints.last?.hasPrefix("parley: loop/again: ") == true)
    #expect(outcome.text.contains("\"path\":\"loop/a.txt\""))
  }

  @Test(.enabled(if: geteuid() != 0, "root may read everything"))
  func anUnreadableFileIsSaid() async throws {
    let folder = try Folder()
    try folder.write("secret.txt", Dispatch.threat)
    try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: folder.file("secret.txt"))
    let outcome = try await Program.run(["read", "secret.txt"], in: folder)
    #expect(outcome.status == 1)
    #expect(outcome.complaints.first?.hasPrefix("parley: secret.txt: ") == true)
  }

  @Test(arguments: ["“We will walk away, she said.\n\nThe talks go on.\n", "\"\"\"\n", "”\n", "She said: '\n"])
  func anUnbalancedQuotationIsRead(text: String) async throws {
    let folder = try Folder()
    try folder.write("a.txt", text)
    let outcome = try await Program.run(["read", "a.txt"], in: folder)
    #expect(outcome.status == 0)
    #expect(outcome.lines.first?.hasPrefix("{\"kind\":\"document\"") == true)
  }

  @Test func aTextInAnotherLanguageIsKeptWithoutRecords() async throws {
    let folder = try Folder()
    try folder.write(
      "a.txt",
      """
      Der Außenminister sagte am Mittwoch, seine Regierung werde die Gespräche verlassen, wenn die andere Seite nicht \
      auf den Vorschlag eingehe. Die Verhandlungen dauern seit drei Wochen an und sollen am Freitag fortgesetzt werden.

      """)
    let outcome = try await Program.run(["read", "a.txt"], in: folder)
    #expect(outcome.status == 0)
    #expect(outcome.lines.count == 1)
    #expect(
      outcome.complaints == ["parley: a.txt: note: language not recognised as English; no records made"])
  }

  @Test func aDateInTheFutureIsSaid() async throws {
    let folder = try Folder()
    try folder.write("a.txt", Dispatch.threat)
    try folder.write("a.meta.json", "{\"date\": \"2990-05-01\"}")
    let outcome = try await Program.run(["read", "a.txt"], in: folder)
    #expect(outcome.status == 0)
    #expect(outcome.complaints == ["parley: a.txt: note: its date, 2990-05-01, lies in the future"])
    let marked = #""value":"2990-05-01","from":"metadata","moment":null,"future":true}"#
    #expect(outcome.lines.first?.contains(marked) == true)
    for (format, words) in [
      ("json", "\"future\":true"), ("text", "1 May 2990, in the future"), ("markdown", "1 May 2990, in the future"),
      ("html", "1 May 2990, in the future"),
    ] {
      let dossier = try await Program.run(["brief", "a.txt", "--format", format, "--width", "150"], in: folder)
      #expect(dossier.text.contains(words), "\(format)")
    }
    let list = try await Program.run(["brief", "a.txt", "--stories"], in: folder)
    #expect(list.text.contains("2990-05-01 (in the future)"))
    // What was published before today is not marked.
    try folder.write("a.meta.json", "{\"date\": \"2020-05-01\"}")
    let past = try await Program.run(["brief", "a.txt", "--format", "json"], in: folder)
    #expect(!past.text.contains("future"))
  }

  @Test func datesOfPagesAndFeedsInTheFutureAreMarked() async throws {
    let folder = try Folder()
    try folder.write(
      "a.html",
      "<html><head><meta property=article:published_time content=2098-05-01T10:00:00Z></head><p>Talks.</p></html>")
    try folder.write(
      "b.rss",
      "<rss><channel><title>T</title><item><title>A</title><pubDate>Thu, 01 May 2098 10:00:00 GMT</pubDate></item>"
        + "</channel></rss>")
    let outcome = try await Program.run(["extract", "a.html", "b.rss"], in: folder)
    #expect(outcome.lines.count == 3)
    #expect(outcome.lines.map { $0.contains(#""day":"2098-05-01","future":true}"#) } == [true, false, true])
  }

  @Test(arguments: [
    ("own.yaml", Array("actors: [\n".utf8)), ("own.yaml", [0xFF, 0xFE, 0x80]), ("nowhere.yaml", []),
  ])
  func aMalformedCodebookIsOneLineAndNothingIsRead(name: String, bytes: [UInt8]) async throws {
    let folder = try Folder()
    if !bytes.isEmpty { try folder.write(name, bytes) }
    try folder.write("a.txt", Dispatch.threat)
    for command in ["read", "brief"] {
      let outcome = try await Program.run([command, "a.txt", "--codebook", name], in: folder)
      #expect(outcome.status == 1)
      #expect(outcome.output.isEmpty)
      #expect(outcome.complaints.count == 1)
      #expect(outcome.complaints.first?.hasPrefix("parley: \(name): ") == true)
    }
  }

  @Test func whereNothingCanBeReadThereIsNoDossier() async throws {
    let folder = try Folder()
    try folder.write("page", "what was there before")
    let outcome = try await Program.run(["brief", "nowhere", "--output", "page"], in: folder)
    #expect(outcome.status == 1)
    #expect(outcome.output.isEmpty)
    #expect(outcome.complaints.count == 1)
    #expect(try folder.bytes("page") == Array("what was there before".utf8))
  }

  @Test func aPathWithControlCharactersIsSaidOnOneLine() async throws {
    let folder = try Folder()
    let outcome = try await Program.run(["read", "no\nsuch\u{1B}[31mfile"], in: folder)
    #expect(outcome.status == 1)
    #expect(outcome.complaints.count == 1)
    #expect(outcome.complaints.first?.contains("\u{1B}") == false)
  }
}
