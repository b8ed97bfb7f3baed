import Foundation
import GRDB
import Records

@testable import Archive

/// A folder that is there for one test.
struct TemporaryFolder: ~Copyable {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.appending(path: "parley-archive-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func file(_ name: String) -> String { "\(path)/\(name)" }
}

/// Everything a store holds, as text, in a fixed order.
func dump(_ path: String) throws -> String {
  let queue = try DatabaseQueue(path: path)
  return try queue.read { database in
    var lines: [String] = []
    for table in ["documents", "records", "words", "words_data"] {
      let rows = try Row.fetchAll(database, sql: "SELECT * FROM \(table) ORDER BY 1, 2")
      lines += rows.map { "\(table) \($0)" }
    }
    return lines.joined(separator: "\n")
  }
}

func makeDocument(_ name: String, text: String = "Both sides said no.", date: String? = nil) -> Document {
  Document(
    id: "d-\(name)", path: "\(name).txt", url: "https://example.org/\(name)", title: "On \(name)",
    outlet: nil, byline: "A. Writer", published: date.map { .init(value: $0, from: .metadata) }, language: "en",
    text: text)
}

/// One record of each kind.
func makeRecords(of document: Document) -> [Records.Record] {
  let span = Span(start: 0, end: 4, text: "Both")
  let actor = Actor(actor: nil, name: "J.\u{2009}Doe 🇺🇳 é e\u{301}", start: 0, end: 4, text: "Both")
  let bodies: [Records.Record.Body] = [
    .attribution(Attribution(source: actor, cue: span, content: [span], quotation: .direct)),
    .position(
      Position(actor: actor, issue: .init(id: "ceasefire", label: "Cease-fire"), stance: .rejects, what: span)),
    .threat(Threat(actor: actor, targets: [actor], action: span)),
    .proposal(Proposal(author: actor, terms: [], status: .tabled)),
    .meeting(Meeting(participants: [actor], status: .held)),
    .pledge(Pledge(by: actor, what: span)),
    .violation(Violation(by: actor, what: span)),
    .figure(Figure(what: "dead", value: .init(low: 0.2, high: nil, unit: nil), text: "a fifth")),
  ]
  return bodies.enumerated().map { index, body in
    Record(
      id: "\(document.id)-\(index)", document: document.id, evidence: [span],
      according: [Carrier(name: "“a source”", actor: nil, kind: .anonymous)], form: .quote, modality: .reported,
      said: .init(text: "on Friday", value: nil), rule: "test", confidence: 0.1 + 0.2, body: body)
  }
}
