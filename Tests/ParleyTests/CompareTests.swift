import Testing

/// `parley compare`, as a user runs it.
@Suite struct CompareTests {
  @Test func twoStoresAreCompared() async throws {
    let folder = try SinceTests.folder()
    _ = try await Program.run(["brief", "a.txt", "--store", "old"], in: folder)
    _ = try await Program.run(["brief", "a.txt", "b.txt", "--store", "new"], in: folder)
    let text = try await Program.run(["compare", "old", "new"], in: folder)
    #expect(text.status == 0)
    #expect(text.complaints == [])
    #expect(text.text.contains("WHAT CHANGED") && text.text.contains("1 new document: b"))
    let markdown = try await Program.run(["compare", "old", "new", "--format", "markdown"], in: folder)
    #expect(markdown.text.contains("## What changed"))
    let json = try await Program.run(["compare", "old", "new", "--format", "json"], in: folder)
    #expect(
      JSONKeys.ofObject(json.text) == [
        "documents", "since", "added", "undated", "withdrawn", "changes", "repeated",
      ])
    let again = try await Program.run(["compare", "old", "new", "--format", "json"], in: folder)
    #expect(again.output == json.output)
    let same = try await Program.run(["compare", "new", "new"], in: folder)
    #expect(same.text.contains("Nothing changed."))
    let missing = try await Program.run(["compare", "old", "none"], in: folder)
    #expect(missing.status == 1)
    #expect(missing.complaints == ["parley: none: no such store"])
  }
}
