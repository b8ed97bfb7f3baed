import Testing

@testable import Documents

private let unclosed = "a quotation mark that is neither closed nor doubled; this line is left out"

@Suite struct TableReaderTests {
  private func read(
    _ text: String, name: String = "a.csv", columns: String = "", limits: DocumentReader.Limits = .standard
  ) throws -> Outcome {
    let folder = try TemporaryFolder()
    try folder.write(text, to: name)
    let mapping = columns.isEmpty ? ColumnMapping() : try ColumnMapping(parsing: columns)
    return Outcome(
      DocumentReader(limits: limits, columns: mapping).items(at: [folder[name]]), without: folder.path + "/")
  }

  @Test(arguments: [
    ("text\nThe board met.\n", ["The board met."]),
    ("id;text;x\n1;a, b;c\n2;\"d; e\";f", ["a, b", "d; e"]),
    ("id\ttext\n1\ta\n", ["a"]),
    ("id|text\r\n1|a\r\n2|b\r\n", ["a", "b"]),
    ("sep=;\nid;text\n1;a,b\n", ["a,b"]),
    ("\u{FEFF}text,id\na,1\n", ["a"]),
    ("text,id\n\"one\n\ntwo, \"\"three\"\"\",1\nfour,2\n", ["one\n\ntwo, \"three\"", "four"]),
    ("text,id\n\n\n\"a\" ,1\n\n", ["a"]),
    ("\"text\",\"id\"\n\"a\",\"1\"", ["a"]),
    // Empty fields beyond the columns, as spreadsheets leave them.
    ("text,id\na,1,,\n", ["a"]),
    // Marks that are not doubled, on a line that has as many fields as there are columns.
    ("text,id\n\"he said \"no\" to it\",1\nb,2\n", ["he said \"no\" to it", "b"]),
  ]) func reads(_ text: String, _ expected: [String]) throws {
    let outcome = try read(text)
    #expect(outcome.texts == expected)
    #expect(outcome.failures == [])
  }

  @Test(arguments: [
    (
      "text,id\na,1\nb\nc,3,4\nd,5\n", ["a", "d"],
      ["line 3: 1 field where there are 2 columns", "line 4: 3 fields where there are 2 columns"]
    ),
    ("text,id\n\"a,1\nb,2\n", ["b"], ["line 2: " + unclosed]),
    ("text,id\n\"a\" x \"b,1\nc,2\n", ["c"], ["line 2: " + unclosed]),
    ("text,id\n,1\nb,2\n", ["b"], ["line 2: empty: no text but white space"]),
    ("text,id\n", [], ["empty: no row below the column names"]),
    ("", [], ["empty"]),
    (
      "x,y\n1,2\n", [],
      [
        "line 1: no column that is known to hold the text among \"x\", \"y\"; "
          + "name it with --columns text=NAME"
      ]
    ),
  ]) func saysWhatIsWrong(_ text: String, _ texts: [String], _ failures: [String]) throws {
    let outcome = try read(text)
    #expect(outcome.texts == texts)
    #expect(outcome.failures == failures.map { "a.csv: " + $0 })
  }

  @Test func usualNames() throws {
    let outcome = try read(
      "Headline,Body Text,Pub_Date,Author(s),Publication,URL\nH,T,9 May 2025,Ann Doe,The Post,https://h.example/\n")
    let document = try #require(outcome.documents.first)
    #expect(document.path == "a.csv:2")
    #expect(document.title == "H")
    #expect(document.text == "T")
    #expect(document.published?.value == "2025-05-09")
    #expect(document.byline == "Ann Doe")
    #expect(document.outlet == "The Post")
    #expect(document.url == "https://h.example/")
  }

  @Test func namedColumns() throws {
    let outcome = try read("text,story,x\nteaser,The whole.,H\n", columns: "text=story, title = x")
    #expect(outcome.texts == ["The whole."])
    #expect(outcome.documents.first?.title == "H")
    #expect(
      try read("a,b\n1,2\n", columns: "text=c").failures == [
        "a.csv: line 1: no column \"c\"; the columns are \"a\", \"b\""
      ])
  }

  @Test(arguments: ["text", "=a", "text=", "body=a", "text=a,text=b", ""]) func mappingsThatAreNone(_ text: String) {
    #expect(throws: ReadFailure.self) { try ColumnMapping(parsing: text) }
  }

  @Test func commasInNamesAreEscaped() throws {
    #expect(try ColumnMapping(parsing: "text=a\\,b,title=c").columns == [.text: "a,b", .title: "c"])
  }

  @Test func rowsLongerThanTheLimit() throws {
    let limits = DocumentReader.Limits(documentBytes: 1000, sidecarBytes: 100, skippedBytes: 1 << 20)
    let long = String(repeating: "x", count: 300_000)
    let outcome = try read("text,id\n\(long),1\nb,2\n\"\(long)\n\",3\nc,4\n", limits: limits)
    #expect(outcome.texts == ["b", "c"])
    #expect(outcome.failures.count == 3)
    #expect(outcome.failures.first == "a.csv: line 2: longer than 1000 bytes, the limit for one document")
  }

  @Test func rowsOfTooManyFields() throws {
    let folder = try TemporaryFolder()
    let wide = String(repeating: ",", count: 70_000)
    try folder.write("title,text\nA,The talks ended.\nB\(wide)\nC,The harbour opened.\n", to: "a.csv")
    try folder.write("text\(wide)\nA\n", to: "b.csv")
    let outcome = folder.read("a.csv", "b.csv")
    #expect(outcome.texts == ["The talks ended.", "The harbour opened."])
    #expect(outcome.failures == ["a.csv: line 3: more than 65536 fields", "b.csv: line 1: more than 65536 fields"])
  }

  @Test func otherEncodings() throws {
    let folder = try TemporaryFolder()
    try folder.write(Array("text,id\nZ".utf8) + [0xFC] + Array("rich,1\n".utf8), to: "a.csv")
    let document = try #require(folder.read("a.csv").documents.first)
    #expect(document.text == "Zürich")
    #expect(document.encoding == "windows-1252")
    try folder.write([0xFF, 0xFE, 0x74, 0x00], to: "b.csv")
    #expect(folder.read("b.csv").failures == ["b.csv: a table in UTF-16; only UTF-8 is read"])
  }

  @Test func jsonLinesByNamedKeys() throws {
    let text = """
      {"data": {"body": "The text."}, "meta": {"date": "2025-05-09", "by": [{"name": "Ann"}, {"name": "Bo"}]}, "h.t": "T"}
      {"data": {}}
      """
    let outcome = try read(text, name: "a.jsonl", columns: "text=data.body,date=meta.date,byline=meta.by,title=h.t")
    #expect(outcome.texts == ["The text."])
    #expect(outcome.documents.first?.published?.value == "2025-05-09")
    #expect(outcome.documents.first?.byline == "Ann, Bo")
    #expect(outcome.documents.first?.title == "T")
    #expect(outcome.failures == ["a.jsonl: line 2: no text under the key \"data.body\""])
  }

  @Test func jsonLinesByUsualNames() throws {
    let text = """
      {"headline": "H", "body": "The text."}
      {"body": ["One.", "Two."], "title": 3}
      {"body": 3}
      """
    let outcome = try read(text, name: "a.jsonl")
    #expect(outcome.texts == ["The text.", "One.\n\nTwo."])
    #expect(outcome.documents.first?.title == "H")
    #expect(outcome.failures == ["a.jsonl: line 3: no string \"text\""])
  }
}
