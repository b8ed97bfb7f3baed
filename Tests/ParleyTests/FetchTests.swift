import Testing

/// `parley fetch` as far as it goes without a network; FetchingTests have a server of their own.
@Suite struct FetchTests {
  @Test(arguments: [
    ("http://127.0.0.1:9/a", "not fetched: 127.0.0.1 is a loopback address (allowed by --allow-private)"),
    ("file:///etc/passwd", "file is not fetched, only http and https"),
    ("http://ann:secret@harbour.example/", "the address holds a user name or password"),
  ])
  func whatIsNotFetchedIsALineAndTheOthersGoOn(address: String, reason: String) async throws {
    let folder = try Folder()
    let outcome = try await Program.run(
      ["fetch", address, "nonsense", "--output", "pages"], in: folder,
      // A proxy of the environment would be refused as another address.
      setting: ["http_proxy": "http://192.168.7.7:1", "all_proxy": "http://192.168.7.7:1"])
    #expect(outcome.status == 1)
    #expect(outcome.output.isEmpty)
    #expect(
      outcome.complaints == [
        "parley: \(address): \(reason)", "parley: nonsense: not an address of the web",
        "parley: 0 fetched, 0 unchanged, 2 failed",
      ])
  }

  @Test func aFeedThatIsNotFetchedIsALine() async throws {
    let folder = try Folder()
    let outcome = try await Program.run(
      ["fetch", "--feed", "http://127.0.0.1:9/feed", "--output", "talks.warc.gz", "--cache", "talks.json"], in: folder)
    #expect(outcome.status == 1)
    #expect(outcome.complaints.first?.hasPrefix("parley: http://127.0.0.1:9/feed: not fetched") == true)
    #expect(try folder.names() == ["talks.warc.gz"])
  }
}
