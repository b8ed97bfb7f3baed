import Foundation
import Records
import Testing

@testable import Documents

@Suite struct DocumentReaderTests {
  @Test func textIsTheFileUnchanged() throws {
    let folder = try TemporaryFolder()
    let text = "  First.\r\n\r\nSecond “quoted”\rthird\u{2028} e\u{301}\n\n"
    try folder.write(text, to: "a.txt")
    let document = try #require(folder.read("a.txt").documents.first)
    #expect(Array(document.text.unicodeScalars) == Array(text.unicodeScalars))
    #expect(document.path == "a.txt")
    #expect(document.encoding == "utf-8")
    #expect(document.published == nil)
    #expect(document.title == nil)
  }

  @Test func folderIsWalkedByNameBytes() throws {
    let folder = try TemporaryFolder()
    for name in ["b.txt", "a/z.txt", "a/é.txt", "a/Z.TEXT", "B.txt", "c.jsonl", "d.txt.gz", "e.ndjson.gz"] {
      let line = name.contains("json") ? "{\"text\": \"from \(name)\"}" : "from \(name)"
      try folder.write(name.hasSuffix(".gz") ? gzip(line.utf8) : Array(line.utf8), to: name)
    }
    for name in [".hidden.txt", ".git/x.txt", "README.md", "x.png", "b.meta.json", "noext", "page.php", "y.gz"] {
      try folder.write("{}", to: name)
    }
    let outcome = folder.read("")
    #expect(outcome.failures == [])
    let order = ["B.txt", "a/Z.TEXT", "a/z.txt", "a/é.txt", "b.txt", "c.jsonl:1", "d.txt.gz", "e.ndjson.gz:1"]
    #expect(
      outcome.order == order)
  }

  @Test func pathsKeepTheirOrder() throws {
    let folder = try TemporaryFolder()
    try folder.write("one", to: "z/1.txt")
    try folder.write("two", to: "a.txt")
    #expect(
      folder.read("z", "missing.txt", "a.txt").order == [
        "z/1.txt", "! missing.txt: no such file or folder", "a.txt",
      ])
  }

  @Test func namedFileIsReadWhateverItsName() throws {
    let folder = try TemporaryFolder()
    try folder.write("A note.", to: "README.md")
    try folder.write("A note.", to: ".hidden")
    try folder.write("{\"text\": \"From JSON.\"}\n", to: "data")
    try folder.write("{\"url\": \"x\"}", to: "a.meta.json")
    #expect(
      folder.read("README.md", ".hidden", "data", "a.meta.json").order == [
        "README.md", ".hidden", "data:1", "a.meta.json",
      ])
  }

  // MARK: - Metadata

  @Test func sidecarSuppliesMetadata() throws {
    let folder = try TemporaryFolder()
    let json = """
      {"url": "https://example.org/a", "outlet": " The Example ", "title": "Talks “stall”", "date": "May 9, 2025",
       "byline": ["A. Writer", "B. Writer"], "unknown": 3}
      """
    try folder.write("Text one.", to: "a.txt")
    try folder.write(json, to: "a.meta.json")
    try folder.write(gzip("Text two.".utf8), to: "b.v2.txt.gz")
    try folder.write("\u{FEFF}" + json, to: "b.v2.meta.json")
    let outcome = folder.read("")
    #expect(outcome.failures == [])
    #expect(outcome.documents.count == 2)
    for document in outcome.documents {
      #expect(document.url == "https://example.org/a")
      #expect(document.outlet == "The Example")
      #expect(document.title == "Talks “stall”")
      #expect(document.byline == "A. Writer, B. Writer")
      #expect(document.published == Document.Publication(value: "2025-05-09", from: .metadata))
    }
  }

  @Test(arguments: [
    ("{\"url\": \"x\"", "line 1: malformed sidecar: ends before \"}\""),
    ("", "line 1: malformed sidecar: ends where a value should be"),
    ("[1]", "malformed sidecar: not a JSON object"),
    ("{\"title\": 3}", "\"title\" is not a text; it is left out"),
    ("{\"date\": \"9/5/2025\"}", "\"9/5/2025\" is not a full date that can be read; it is left out"),
    ("{\"updated\": \"soon\"}", "\"soon\" is not a full date that can be read; it is left out"),
  ])
  func brokenSidecarIsAFailureBesideTheText(_ json: String, _ reason: String) throws {
    let folder = try TemporaryFolder()
    try folder.write("Published: 8 May 2025\nText.", to: "a.txt")
    try folder.write(json, to: "a.meta.json")
    let outcome = folder.read("a.txt")
    #expect(outcome.order == ["! a.meta.json: " + reason, "a.txt"])
    #expect(outcome.documents.first?.published == Document.Publication(value: "2025-05-08", from: .text))
  }

  // MARK: - JSON Lines

  @Test func jsonLines() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      """
      {"text": "One\\r\\n\\u201ctwo\\u201d 👍", "url": "u", "outlet": "o", "title": "t", "published": "2025-05-09T10:00Z", "byline": "b"}

      {"text": "Two", "date": "9 May 2025", "title": "", "url": null, "outlet": 7}
      {"text": "Three", "published": "soon"}\r
      {"text": "Four, without line feed"}
      """, to: "a.jsonl")
    let outcome = folder.read("a.jsonl")
    #expect(outcome.failures == [])
    #expect(outcome.order == ["a.jsonl:1", "a.jsonl:3", "a.jsonl:4", "a.jsonl:5"])
    #expect(outcome.texts == ["One\r\n“two” 👍", "Two", "Three", "Four, without line feed"])
    let first = try #require(outcome.documents.first)
    #expect([first.url, first.outlet, first.title, first.byline] == ["u", "o", "t", "b"])
    #expect(outcome.documents.map(\.published?.value) == ["2025-05-09", "2025-05-09", nil, nil])
    #expect(outcome.documents[1].title == nil)
    #expect(outcome.documents[1].url == nil)
    #expect(outcome.documents[1].outlet == nil)
  }

  @Test(arguments: [
    ("{\"text\": \"a\"", "malformed JSON at byte 12 of the line: ends before \"}\""),
    ("nonsense", "malformed JSON at byte 0 of the line: not a JSON value"),
    ("[1]", "not a JSON object"), ("\"text\"", "not a JSON object"), ("{}", "no string \"text\""),
    ("{\"text\": 3}", "no string \"text\""), ("{\"text\": null}", "no string \"text\""),
    ("{\"text\": \" \\n\"}", "empty: no text but white space"),
    ("{\"text\": \"a\\u0000\"}", "binary data (a NUL character)"),
  ])
  func malformedLineIsAFailureAndTheRestIsRead(_ line: String, _ reason: String) throws {
    let folder = try TemporaryFolder()
    try folder.write("{\"text\": \"one\"}\n\(line)\n{\"text\": \"two\"}\n", to: "a.jsonl")
    #expect(folder.read("a.jsonl").order == ["a.jsonl:1", "! a.jsonl: line 2: \(reason)", "a.jsonl:3"])
  }

  @Test func invalidUTF8InALine() throws {
    let folder = try TemporaryFolder()
    try folder.write(Array("{\"text\": \"".utf8) + [0xE9] + Array("\"}\n{\"text\": \"two\"}".utf8), to: "a.jsonl")
    #expect(folder.read("a.jsonl").order == ["! a.jsonl: line 1: invalid UTF-8 at byte 10 of the line", "a.jsonl:2"])
  }

  @Test func linesAcrossChunks() throws {
    let folder = try TemporaryFolder()
    let words = String(repeating: "Київ said no. ", count: 700)
    let lines = (1...80).map { "{\"text\": \"\($0) \(words)\"}" }
    try folder.write(gzip((lines.joined(separator: "\n")).utf8), to: "a.jsonl.gz")
    let outcome = folder.read("a.jsonl.gz")
    #expect(outcome.failures == [])
    #expect(outcome.texts == (1...80).map { "\($0) \(words)" })
  }

  // MARK: - Standard input

  @Test(arguments: ["-", "/dev/stdin", "/dev/fd/N"])
  func standardInput(_ path: String) throws {
    let outcome = try readStandardInput("Talks resume.\n".utf8, as: path)
    #expect(outcome.texts == ["Talks resume.\n"])
    #expect(outcome.failures == [])
  }

  @Test func standardInputOfEveryKind() throws {
    let lines = "\n  {\"text\": \"one\"}\n{\"text\": \"two\"}"
    #expect(try readStandardInput(lines.utf8).order == ["-:2", "-:3"])
    #expect(try readStandardInput(gzip(lines.utf8)).texts == ["one", "two"])
    #expect(try readStandardInput("\u{FEFF}{\"text\": \"one\"}".utf8).texts == ["one"])
    for text in ["{curly} talk", "{\"title\": \"no text\"}", "[1]", "{\n\"text\": \"pretty\"}"] {
      #expect(try readStandardInput(text.utf8).texts == [text])
    }
    #expect(try readStandardInput([]).failures == ["-: empty"])
    #expect(try readStandardInput(TextDecoderTests.utf16("No.", bigEndian: false)).texts == ["No."])
  }

  // MARK: - Ids

  @Test func idsAreStableAndDistinct() throws {
    let folder = try TemporaryFolder()
    try folder.write("Same text.", to: "a.txt")
    try folder.write("Same text.", to: "sub/a.txt")
    try folder.write(gzip("Same text.".utf8), to: "sub/a.txt.gz")
    try folder.write("Same text.", to: "b.txt")
    let ids = folder.read("a.txt", "sub", "b.txt").documents.map(\.id)
    #expect(ids == folder.read("a.txt", "sub", "b.txt").documents.map(\.id))
    #expect(ids[1] == ids[0] + "-2")
    #expect(ids[2] == ids[0] + "-3")
    #expect(ids[3] != ids[0])
    #expect(ids[0].wholeMatch(of: /d[0-9a-f]{16}/) != nil)
    // Guards the digest itself: a store keeps these ids for years.
    #expect(ids[0] == "d" + String(DocumentFactory.digest(address: "a.txt", text: "Same text."), radix: 16))
    #expect(DocumentFactory.digest(address: "", text: "") == 0xAF63_BD4C_8601_B7DF)
  }

  @Test func addressGoesBeforeNameInTheId() throws {
    let folder = try TemporaryFolder()
    let line = "{\"text\": \"Same.\", \"url\": \"https://example.org\"}\n"
    try folder.write(line + line + "{\"text\": \"Same.\"}\n", to: "a.jsonl")
    let ids = folder.read("a.jsonl").documents.map(\.id)
    #expect(ids[1] == ids[0] + "-2")
    #expect(Set(ids).count == 3)
  }

  // MARK: - Progress

  @Test func progressCountsBytesOnDisk() throws {
    let folder = try TemporaryFolder()
    let first = gzip(String(repeating: "{\"text\": \"one\"}\n", count: 1000).utf8)
    try folder.write(first, to: "a.jsonl.gz")
    try folder.write("Two.", to: "b.txt")
    var items = DocumentReader().items(at: [folder.path, folder["missing"]])
    #expect(items.progress == (0, first.count + 4))
    while items.next() != nil {}
    #expect(items.progress == (first.count + 4, first.count + 4))
    #expect(DocumentReader().items(at: [folder.path, "-"]).progress.bytesTotal == nil)
  }

  @Test func copiesShareTheirPlace() throws {
    let folder = try TemporaryFolder()
    try folder.write("One.", to: "a.txt")
    try folder.write("Two.", to: "b.txt")
    var items = DocumentReader().items(at: [folder.path])
    _ = items.next()
    #expect(items.map { _ in 1 }.count == 1)
    #expect(items.next() == nil)
  }
}
