import Foundation
import Testing

@Suite struct StoreTests {
  @Test func theSameInputTwiceChangesNothing() async throws {
    let folder = try Folder()
    try folder.write("a.jsonl", try Dispatch.lines(6))
    let plain = try await Program.run(["brief", "--format", "json", "a.jsonl"], in: folder)
    for _ in 0..<2 {
      let stored = try await Program.run(["brief", "--format", "json", "--store", "s", "a.jsonl"], in: folder)
      #expect(stored.status == 0)
      #expect(stored.output == plain.output)
      #expect(try folder.names() == ["a.jsonl", "s"], "the log is merged into the one file")
    }
    let shown = try await Program.run(["brief", "--format", "json", "--store", "s"], in: folder)
    #expect(shown.output == plain.output)
  }

  @Test func aStoreGrows() async throws {
    let folder = try Folder()
    try folder.write("a.txt", Dispatch.threat)
    try folder.write("b.txt", Dispatch.answer)
    _ = try await Program.run(["brief", "--store", "s", "a.txt"], in: folder)
    let grown = try await Program.run(["brief", "--store", "s", "b.txt", "--format", "json"], in: folder)
    let whole = try await Program.run(["brief", "a.txt", "b.txt", "--format", "json"], in: folder)
    #expect(grown.output == whole.output)
  }

  @Test func anotherCodebookReadsAllThatIsStoredAgain() async throws {
    let folder = try Folder()
    try folder.write("a.txt", Dispatch.threat)
    try folder.write(
      "own.yaml",
      """
      actors:
        - id: duarte
          name: Ana Duarte of Lisbon
          kind: person
          aliases: [Ana Duarte]

      """)
    let plain = try await Program.run(["brief", "--format", "json", "a.txt"], in: folder)
    let own = try await Program.run(["brief", "--format", "json", "--codebook", "own.yaml", "a.txt"], in: folder)
    #expect(own.status == 0)
    #expect(own.complaints == [])
    _ = try await Program.run(["brief", "--store", "s", "a.txt"], in: folder)
    let again = try await Program.run(
      ["brief", "--format", "json", "--store", "s", "--codebook", "own.yaml"], in: folder)
    #expect(again.output == own.output)
    let back = try await Program.run(["brief", "--format", "json", "--store", "s"], in: folder)
    #expect(back.output == plain.output)
  }

  @Test(arguments: [false, true])
  func aKilledRunLeavesAStoreThatARunCompletes(isKilled: Bool) async throws {
    let folder = try Folder()
    let lines = Array(try Dispatch.lines(60).utf8)
    let command = ["brief", "--format", "json", "--store", "s", "-"]
    let store = folder.file("s")
    let broken = try await Program.interrupt(command, input: lines, with: isKilled ? .kill : .terminate, in: folder) {
      // Some documents were written: the store's log has grown beyond its tables.
      let log = try? FileManager.default.attributesOfItem(atPath: "\(store)-wal")[.size] as? Int
      return log.map { $0 > 150_000 } ?? false
    }
    #expect(broken.status == (isKilled ? 137 : 143))
    #expect(broken.output.isEmpty)
    let completed = try await Program.run(command, input: lines, in: folder)
    #expect(completed.status == 0)
    let fresh = try await Program.run(
      ["brief", "--format", "json", "--store", "fresh", "-"], input: lines, in: folder)
    #expect(completed.output == fresh.output)
  }

  @Test func aFileThatIsNoStoreIsOneLine() async throws {
    let folder = try Folder()
    try folder.write("a.txt", Dispatch.threat)
    try folder.write(
      "s", "no store, but words, and more than a few of them, in a row that goes on and on and on and on")
    for arguments in [
      ["brief", "--store", "s", "a.txt"], ["brief", "--store", "s"], ["brief", "--store", "no/such/s", "a.txt"],
      ["brief", "--store", "nowhere"], ["brief", "--store", ".", "a.txt"],
    ] {
      let outcome = try await Program.run(arguments, in: folder)
      #expect(outcome.status == 1)
      #expect(outcome.output.isEmpty)
      #expect(outcome.complaints.count == 1)
      #expect(outcome.complaints.first?.hasPrefix("parley: \(arguments[2]): ") == true)
    }
    #expect(try folder.names() == ["a.txt", "s"])
  }
}
