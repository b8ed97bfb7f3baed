import Testing

@Suite struct DeterminismTests {
  @Test func theBytesDoNotDependOnTheWorkersOrTheRun() async throws {
    let folder = try Folder()
    try folder.write("a.jsonl", "\(try Dispatch.lines(40))oops\n\(try Dispatch.lines(3))")
    for command in [["read"], ["parse", "--format", "json"], ["brief", "--format", "json"], ["brief"]] {
      let first = try await Program.run(command + ["--jobs", "1", "a.jsonl"], in: folder)
      #expect(first.status == 1)
      #expect(!first.output.isEmpty)
      for jobs in ["1", "2", "7"] {
        let again = try await Program.run(command + ["--jobs", jobs, "a.jsonl"], in: folder)
        #expect(again.output == first.output, "\(command) with \(jobs) workers")
        #expect(again.complaints == first.complaints)
      }
    }
  }

  @Test func standardInputIsReadLikeAFile() async throws {
    let folder = try Folder()
    let lines = try Dispatch.lines(5)
    try folder.write("a.jsonl", lines)
    let file = try await Program.run(["read", "a.jsonl"], in: folder)
    let stream = try await Program.run(["read", "-"], input: Array(lines.utf8), in: folder)
    #expect(stream.status == 0)
    #expect(stream.lines.count == file.lines.count)
    #expect(stream.lines.first?.contains("\"path\":\"-:1\"") == true)
    let empty = try await Program.run(["read", "-"], in: folder)
    #expect(empty.status == 1)
    #expect(empty.complaints.count == 1)
  }

  @Test func aFolderIsReadInTheOrderOfItsNames() async throws {
    let folder = try Folder()
    for name in ["c.txt", "a.txt", "b.txt"] { try folder.write(name, "\(Dispatch.threat)\(name)\n") }
    let outcome = try await Program.run(["read", "."], in: folder)
    let paths = outcome.lines.filter { $0.hasPrefix("{\"kind\":\"document\"") }.compactMap {
      $0.firstMatch(of: /"path":"([^"]*)"/)?.1
    }
    #expect(paths.map { $0.suffix(5) } == ["a.txt", "b.txt", "c.txt"])
  }
}
