import Foundation
import Records
import Testing

@Suite struct ExplainTests {
  /// The id of the first record of a kind that `parley read` writes.
  private static func id(of kind: String, in outcome: Outcome) throws -> String {
    let line = try #require(outcome.lines.first { $0.hasPrefix("{\"kind\":\"\(kind)\"") })
    return try JSONDecoder().decode(Record.self, from: Data(line.utf8)).id
  }

  @Test func aRecordIsExplainedAlikeFromPathAndStore() async throws {
    let folder = try Folder()
    try folder.write("a.txt", Dispatch.threat)
    try folder.write("b.txt", Dispatch.answer)
    let read = try await Program.run(["read", "a.txt", "b.txt"], in: folder)
    for kind in ["threat", "attribution", "position"] {
      let id = try Self.id(of: kind, in: read)
      let anew = try await Program.run(["explain", id, "b.txt", "a.txt"], in: folder)
      #expect(anew.status == 0)
      #expect(anew.complaints == [])
      #expect(anew.lines.first?.hasPrefix("\(kind) \(id) in a.txt") == true)
      for heading in ["WORDS", "PARSE", "RULE", "CHAIN", "FIELDS"] { #expect(anew.lines.contains { $0 == heading }) }
      _ = try await Program.run(["brief", "a.txt", "b.txt", "--store", "s"], in: folder)
      let stored = try await Program.run(["explain", id, "--store", "s"], in: folder)
      #expect(stored.output == anew.output)
    }
  }

  @Test func anUnknownIDIsOneLine() async throws {
    let folder = try Folder()
    try folder.write("a.txt", Dispatch.threat)
    _ = try await Program.run(["brief", "a.txt", "--store", "s"], in: folder)
    for command in [["explain", "d0-p1", "a.txt"], ["explain", "d0-p1", "--store", "s"]] {
      let outcome = try await Program.run(command, in: folder)
      #expect(outcome.status == 1)
      #expect(outcome.output.isEmpty)
      #expect(outcome.complaints == ["parley: no record has the id d0-p1 in \(command.last ?? "")"])
    }
    let missing = try await Program.run(["explain", "d0-p1", "--store", "none"], in: folder)
    #expect(missing.complaints == ["parley: none: no such store"])
    #expect(try folder.names() == ["a.txt", "s"], "no store is made where there is none")
  }

  @Test func whatACorrectionDroppedIsSaid() async throws {
    let folder = try Folder()
    try folder.write("a.txt", Dispatch.threat)
    let id = try Self.id(of: "threat", in: try await Program.run(["read", "a.txt"], in: folder))
    try folder.write("own.yaml", "corrections:\n  - {drop: threat, record: \(id)}\n")
    let outcome = try await Program.run(["explain", id, "a.txt", "--codebook", "own.yaml"], in: folder)
    #expect(outcome.status == 1)
    #expect(outcome.complaints == ["parley: \(id): a correction dropped the record: own.yaml:2: drop threat \(id)"])
  }
}
