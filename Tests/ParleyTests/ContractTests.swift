import Foundation
import Records
import Testing

/// The contract to the letter: which keys each line has, in which order.
@Suite struct ContractTests {
  static let documentKeys = [
    "kind", "id", "path", "url", "title", "outlet", "byline", "published", "updated", "language", "encoding",
    "text",
  ]
  static let commonKeys = [
    "kind", "id", "document", "evidence", "according", "form", "modality", "attribution", "said", "rule", "confidence",
  ]
  static let ownKeys = [
    "attribution": ["source", "others", "cue", "content", "quotation", "addressee", "occasion"],
    "position": ["actor", "onBehalfOf", "issue", "stance", "what", "final", "condition"],
    "threat": ["actor", "onBehalfOf", "targets", "action", "condition", "deadline"],
    "proposal": ["author", "onBehalfOf", "addressees", "terms", "status"],
    "meeting": ["date", "place", "participants", "level", "status"],
    "pledge": ["by", "onBehalfOf", "what", "period"],
    "violation": ["by", "against", "allegedBy", "what", "pledge"],
    "figure": ["what", "value", "text", "source"],
  ]
  static let dossierKeys = [
    "documents", "parties", "issues", "records", "findings", "disagreements", "developments", "timeline", "matrix",
    "headline", "latest", "presence",
  ]

  private static let span = Span(start: 0, end: 4, text: "Both")
  private static let actor = Actor(actor: nil, name: "Both", start: 0, end: 4, text: "Both")

  @Test(arguments: [
    Record.Body.attribution(Attribution(content: [span], quotation: .direct)),
    .position(Position(actor: actor, issue: .init(id: "a", label: "A"), stance: .rejects, what: span)),
    .threat(Threat(actor: actor, action: span)),
    .proposal(Proposal(status: .tabled)),
    .meeting(Meeting(status: .held)),
    .pledge(Pledge(what: span)),
    .violation(Violation(what: span)),
    .figure(Figure(what: "dead", value: .init(low: 1, high: nil, unit: nil), text: "1")),
  ])
  func aRecordHasTheKeysOfItsKindInOrderAndNullsForWhatIsUnknown(body: Record.Body) throws {
    let record = Record(
      id: "r", document: "d", evidence: [Self.span], form: .outlet, modality: .asserted, rule: "test", confidence: 1,
      body: body)
    let own = try #require(Self.ownKeys[record.kind.rawValue])
    #expect(JSONKeys.ofObject(try ContractEncoder.string(of: record)) == Self.commonKeys + own)
  }

  @Test func everyKindIsListed() {
    #expect(Set(Self.ownKeys.keys) == Set(Record.Kind.allCases.map(\.rawValue)))
  }

  @Test func readWritesADocumentAndThenItsRecords() async throws {
    let folder = try Folder()
    try folder.write("a.txt", Dispatch.threat)
    try folder.write("b.txt", Dispatch.answer)
    try folder.write("b.meta.json", #"{"url": "https://example.org/b", "outlet": "The Post", "date": "2025-05-08"}"#)
    let outcome = try await Program.run(["read", "a.txt", "b.txt"], in: folder)
    #expect(outcome.status == 0)
    #expect(outcome.complaints == [])
    #expect(outcome.output.last == UInt8(ascii: "\n"))
    var documents: [Document] = []
    var starts: [Int] = []
    for line in outcome.lines {
      let keys = JSONKeys.ofObject(line)
      let kind = try JSONDecoder().decode(Kind.self, from: Data(line.utf8)).kind
      if kind == "document" {
        #expect(keys == Self.documentKeys)
        documents.append(try JSONDecoder().decode(Document.self, from: Data(line.utf8)))
        starts = []
      } else {
        #expect(keys == Self.commonKeys + Self.ownKeys[kind, default: ["no such kind"]])
        let record = try JSONDecoder().decode(Record.self, from: Data(line.utf8))
        let document = try #require(documents.last)
        #expect(record.document == document.id)
        let scalars = Array(document.text.unicodeScalars)
        for span in record.evidence {
          #expect(String(String.UnicodeScalarView(scalars[span.range])) == span.text)
        }
        starts.append(record.evidence.map(\.start).min() ?? -1)
        #expect(starts == starts.sorted(), "records are in text order")
      }
    }
    #expect(documents.map(\.path) == ["a.txt", "b.txt"])
    #expect(documents.map(\.text) == [Dispatch.threat, Dispatch.answer])
    #expect(documents.last?.outlet == "The Post")
    #expect(documents.last?.published == Document.Publication(value: "2025-05-08", from: .metadata))
    #expect(outcome.lines.count > documents.count)
  }

  @Test func briefWritesOneDossierAsJSON() async throws {
    let folder = try Folder()
    try folder.write("a.txt", Dispatch.threat)
    try folder.write("b.txt", Dispatch.answer)
    let outcome = try await Program.run(["brief", "--format", "json", "a.txt", "b.txt"], in: folder)
    #expect(outcome.status == 0)
    #expect(outcome.lines.count == 1)
    #expect(JSONKeys.ofObject(outcome.text) == Self.dossierKeys)
    let dossier = try JSONDecoder().decode(Dossier.self, from: Data(outcome.output))
    #expect(dossier.documents.map(\.path) == ["a.txt", "b.txt"])
    #expect(try ContractEncoder.bytes(of: dossier) + [UInt8(ascii: "\n")] == outcome.output)
  }

  @Test(arguments: [
    ("text", "2 documents"), ("markdown", "#"), ("html", "<!doctype html>"),
  ])
  func briefWritesThePagesOfPeople(format: String, beginning: String) async throws {
    let folder = try Folder()
    try folder.write("a.txt", Dispatch.threat)
    try folder.write("b.txt", Dispatch.answer)
    let outcome = try await Program.run(["brief", "--format", format, "a.txt", "b.txt"], in: folder)
    #expect(outcome.status == 0)
    #expect(outcome.complaints == [])
    #expect(outcome.text.lowercased().contains(beginning))
    #expect(!outcome.text.contains("\u{1B}"), "no colour where nobody sees it")
    let written = try await Program.run(
      ["brief", "--format", format, "--output", "page", "a.txt", "b.txt"], in: folder)
    #expect(written.output.isEmpty)
    #expect(try folder.bytes("page") == outcome.output)
  }

  @Test func parseWritesBothFormats() async throws {
    let folder = try Folder()
    try folder.write("a.txt", Dispatch.threat)
    let table = try await Program.run(["parse", "a.txt", "--format", "conllu"], in: folder)
    #expect(table.status == 0)
    #expect(table.lines.allSatisfy { $0.isEmpty || $0.hasPrefix("#") || $0.split(separator: "\t").count == 10 })
    #expect(table.lines.contains { $0.hasPrefix("1\t") })
    let json = try await Program.run(["parse", "a.txt", "--format", "json"], in: folder)
    #expect(json.status == 0)
    #expect(json.lines.count == 1)
    #expect(try JSONSerialization.jsonObject(with: Data(json.output)) is [String: Any])
  }

  private struct Kind: Decodable {
    let kind: String
  }
}
