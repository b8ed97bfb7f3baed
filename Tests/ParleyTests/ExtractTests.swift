import Foundation
import Testing

@Suite struct ExtractTests {
  private static let page = """
    <html lang=en><head><title>Harbour talks end early</title>
    <meta property=article:published_time content=2025-05-09T10:00:00+02:00></head>
    <body><h1>Harbour talks end early</h1><p>The envoys met again, and nobody had anything to say to us about it.</p></body>
    """

  @Test func datesAlone() async throws {
    let folder = try Folder()
    try folder.write("a.html", Self.page)
    let outcome = try await Program.run(["extract", "--dates", "a.html"], in: folder)
    #expect(outcome.status == 0)
    #expect(
      outcome.text == """
        {"kind":"dates","path":"a.html","published":{"value":"2025-05-09T10:00:00+02:00","from":"open-graph",\
        "day":"2025-05-09"},"updated":null}

        """)
  }

  @Test func whatIsNoPageIsOneLineAFile() async throws {
    let folder = try Folder()
    try folder.write("a.jsonl", try Dispatch.lines(5))
    try folder.write("b.txt", Dispatch.threat)
    try folder.write("c.html", Self.page)
    let outcome = try await Program.run(["extract", "a.jsonl", "b.txt", "c.html"], in: folder)
    #expect(outcome.status == 1)
    #expect(outcome.complaints == ["a.jsonl: not a web page", "b.txt: not a web page"])
    #expect(outcome.lines.count == 1)
  }

  @Test func otherPageWordsReadAStoreAgain() async throws {
    let folder = try Folder()
    let prose = String(repeating: "The envoys said that they had met again and would meet once more. ", count: 6)
    try folder.write(
      "a.html", "<h1>Talks end early</h1><p>\(prose)</p><div class=quizbox><p>Ann Doe said she would leave.</p></div>")
    try folder.write("own.txt", "[noise classes]\nquizbox\n")
    let command = ["brief", "--format", "json", "--store", "s", "a.html"]
    let plain = try await Program.run(command, in: folder)
    let own = try await Program.run(command + ["--page-words", "own.txt"], in: folder)
    #expect(plain.status == 0 && own.status == 0)
    #expect(own.output != plain.output)
  }
}
