import Foundation
import Records
import Testing

/// Corrections from the file to every output.
@Suite struct CorrectionsTests {
  private static let yaml = """
    corrections:
      - {merge: [Kari Lund, K. Lund], into: Karen Lund}
      - {drop: figure, document: b.txt, words: 200 people}
      - fix: position
        document: a.txt
        words: rejected the proposal
        set: {stance: opposes}
      - {drop: pledge, document: a.txt, words: ends the war}

    """

  private static func records(_ outcome: Outcome) throws -> [Record] {
    try outcome.lines.filter { !$0.hasPrefix(#"{"kind":"document""#) }
      .map { try JSONDecoder().decode(Record.self, from: Data($0.utf8)) }
  }

  @Test func readAppliesThemAndSaysWhatMetNothing() async throws {
    let folder = try Folder()
    try folder.write("a.txt", Dispatch.threat)
    try folder.write("b.txt", Dispatch.answer)
    try folder.write("own.yaml", Self.yaml)
    let plain = try Self.records(try await Program.run(["read", "a.txt", "b.txt"], in: folder))
    let outcome = try await Program.run(["read", "a.txt", "b.txt", "--codebook", "own.yaml"], in: folder)
    #expect(outcome.status == 0)
    #expect(
      outcome.complaints == [
        "parley: own.yaml:8: note: the correction met nothing: drop pledge in a.txt “ends the war”"
      ])
    let records = try Self.records(outcome)
    #expect(plain.contains { $0.kind == .figure })
    #expect(!records.contains { $0.kind == .figure })
    let changed = records.filter { !$0.corrected.isEmpty }
    #expect(changed.contains { $0.corrected.map(\.change) == ["stance: rejects → opposes"] })
    #expect(changed.contains { $0.corrected.map(\.by) == ["own.yaml:2"] })
    #expect(Set(records.map(\.id)).isSubset(of: Set(plain.map(\.id))), "a corrected record keeps its id")
  }

  @Test(arguments: ["text", "markdown", "html", "json"])
  func briefListsThem(format: String) async throws {
    let folder = try Folder()
    try folder.write("a.txt", Dispatch.threat)
    try folder.write("b.txt", Dispatch.answer)
    try folder.write("own.yaml", Self.yaml)
    let command = ["brief", "a.txt", "b.txt", "--codebook", "own.yaml", "--format", format, "--store", "s"]
    let outcome = try await Program.run(command, in: folder)
    #expect(outcome.status == 0)
    for words in ["own.yaml:2", "own.yaml:8", "corrected"] { #expect(outcome.text.contains(words), "\(words)") }
    #expect(outcome.complaints.count == 1)
    let again = try await Program.run(
      ["brief", "--codebook", "own.yaml", "--format", format, "--store", "s"], in: folder)
    #expect(again.output == outcome.output, "a store holds what was read, and corrections apply to it again")
  }

  @Test func aFaultIsOneLineWithFileAndLine() async throws {
    let folder = try Folder()
    try folder.write("a.txt", Dispatch.threat)
    try folder.write("own.yaml", "corrections:\n  - drop: threat\n    document: a.txt\n")
    let outcome = try await Program.run(["brief", "a.txt", "--codebook", "own.yaml"], in: folder)
    #expect(outcome.status == 1)
    #expect(
      outcome.complaints == [
        "parley: own.yaml: line 2: 'drop' needs 'record', or 'document' with 'span' or 'words'"
      ])
  }
}
