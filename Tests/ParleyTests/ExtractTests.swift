import Foundation
import Testing

@testable import parley

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
    #expect(
      outcome.complaints == [
        "parley: a.jsonl: neither a web page nor a feed", "parley: b.txt: neither a web page nor a feed",
      ])
    #expect(outcome.lines.count == 1)
  }

  @Test func pageWordsArePartOfAReadingsName() throws {
    let folder = try Folder()
    try folder.write("a.txt", "[noise classes]\nquizbox\n")
    try folder.write("b.txt", "[noise classes]\npollbox\n")
    let (a, b) = (folder.file("a.txt"), folder.file("b.txt"))
    func reading(_ paths: String...) throws -> String {
      try PageWordsOptions.parse(paths.flatMap { ["--page-words", $0] }).load().reading
    }
    #expect(try reading() == "")
    let readings = try [reading(a), reading(b), reading(a, b), reading(b, a)]
    #expect(Set(readings).count == readings.count)
    #expect(try reading(a) == readings[0])
  }
}
