import Testing

@Suite struct UsageTests {
  @Test(arguments: [
    ["read"], ["brief"], ["parse"], ["extract"], ["explain"], ["compare"], ["compare", "a"], ["explain", "d0-p1"],
    ["brief", "--format", "pdf", "a.txt"],
    ["fetch"], ["fetch", "--delay", "-1", "http://a.example/"], ["fetch", "--max-size", "0", "http://a.example/"],
    ["fetch", "--cache", "c.json", "http://a.example/"], ["fetch", "--contact", "a b", "http://a.example/"],
    ["parse", "--format", "text", "a.txt"],
    ["read", "--jobs", "0", "a.txt"], ["read", "--jobs", "many", "a.txt"], ["brief", "--width", "3", "a.txt"],
    ["brief", "--store"], ["read", "--nonsense", "a.txt"], ["nonsense"], ["read", "a.txt", "--output"],
  ])
  func wrongUsageExitsWith64(arguments: [String]) async throws {
    let folder = try Folder()
    try folder.write("a.txt", Dispatch.threat)
    let outcome = try await Program.run(arguments, in: folder)
    #expect(outcome.status == 64)
    #expect(outcome.output.isEmpty)
    #expect(!outcome.complaints.isEmpty)
  }

  @Test(arguments: [
    ["--help"], ["brief", "--help"], ["read", "--help"], ["parse", "--help"], ["extract", "--help"],
    ["explain", "--help"], ["compare", "--help"], ["fetch", "--help"], ["help", "brief"],
    [],
  ])
  func helpHasExamples(arguments: [String]) async throws {
    let folder = try Folder()
    let outcome = try await Program.run(arguments, in: folder)
    #expect(outcome.status == 0)
    #expect(outcome.text.contains("Examples:\n  parley "))
    #expect(outcome.lines.allSatisfy { $0.count <= 240 })
  }

  @Test func theVersionIsOneLine() async throws {
    let folder = try Folder()
    let outcome = try await Program.run(["--version"], in: folder)
    #expect(outcome.status == 0)
    #expect(outcome.text.wholeMatch(of: /\d+\.\d+\.\d+\n/) != nil)
  }

  @Test func timingsAreSaidOnlyWhenAskedFor() async throws {
    let folder = try Folder()
    try folder.write("a.txt", Dispatch.threat)
    let quiet = try await Program.run(["read", "a.txt"], in: folder)
    let verbose = try await Program.run(["read", "a.txt", "--verbose"], in: folder)
    #expect(quiet.complaints == [])
    #expect(verbose.output == quiet.output)
    #expect(verbose.complaints.contains { $0.hasPrefix("parley: info: all, 1 documents: ") })
  }
}
