import Documents
import FuzzDriver
import Glibc

/// Any bytes as a feed, as a list of feeds, and as a table: reading must end, and what comes of it must hold together.
@main
enum FuzzFeeds {
  static func main() {
    exit(fuzz_run(CommandLine.argc, CommandLine.unsafeArgv))
  }

  static let reader = FeedReader()

  static func check(_ bytes: [UInt8]) {
    if let feed = try? reader.feed(of: bytes, address: "https://harbour.example/feed") {
      check(feed.about)
      for entry in feed.entries {
        check(entry)
        precondition(!reader.text(of: entry).utf8.contains(0), "a text with NUL characters")
      }
    }
    if let list = try? OutlineList(of: bytes) {
      for entry in list.entries { precondition(entry.feed != nil || entry.url != nil, "an entry that leads nowhere") }
    }
    checkTable(bytes)
  }

  private static func check(_ part: Feed.Part) {
    for link in part.links { precondition(!link.url.isEmpty && !link.rel.isEmpty, "a link that leads nowhere") }
    for person in part.authors + part.contributors + part.publishers {
      let isKnown = person.name ?? person.email ?? person.url ?? person.image
      precondition(isKnown != nil, "a person of whom nothing is said")
    }
    for moment in [part.published, part.updated, part.created, part.date, part.expires].compactMap({ $0 }) {
      precondition((moment.value == nil) == (moment.day == nil), "a date without a day")
      precondition(moment.day.map { $0.utf8.count == 10 } ?? true, "a day that is none")
    }
    for source in part.source { check(source) }
  }

  private static let table = "/dev/shm/parley-fuzz-\(getpid()).csv"

  /// Rows are read from a file, as they come.
  private static func checkTable(_ bytes: [UInt8]) {
    let descriptor = open(table, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    guard descriptor >= 0 else { return }
    let rows = Array("text,id\n".utf8) + bytes
    let written = write(descriptor, rows, rows.count)
    close(descriptor)
    guard written == rows.count else { return }
    var count = 0
    for item in DocumentReader().items(at: [table]) {
      count += 1
      if case .document(let document) = item { precondition(!document.text.isEmpty, "a document without text") }
    }
    precondition(count > 0 && count <= bytes.count + 2, "more documents than lines")
  }
}

/// What libFuzzer calls with each input.
@_cdecl("LLVMFuzzerTestOneInput")
func test(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  FuzzFeeds.check(Array(UnsafeBufferPointer(start: bytes, count: count)))
  return 0
}
