import ArgumentParser
import Documents
import Records

/// `parley extract`: what web pages and feeds say of themselves, and their articles and entries.
struct Extract: Work {
  static let configuration = CommandConfiguration(
    abstract: "Writes what is read from web pages and feeds: title, authors, dates, text, one JSON object each.",
    discussion: """
      Every value of a page says where it was found. What is not found is null. Offsets count the code points of the \
      text, which is the one that `parley read` and `parley brief` work on. A feed gives a line of its own before its \
      entries, a list of feeds (OPML) a line for each.

      Examples:
        parley extract page.html
        parley extract harbour-post.rss
        parley extract saved-pages/ --output pages.jsonl
        parley extract --dates saved-pages/
      """)

  @Argument(help: ArgumentHelp("Web pages, feeds, folders of them, or - for standard input.", valueName: "PATH"))
  var paths: [String]

  @Flag(help: "Only when each page was published and updated: much faster, and without the text.")
  var dates = false

  @OptionGroup var output: OutputOptions
  @OptionGroup var words: PageWordsOptions

  func work() throws {
    let sink = try OutputSink(to: output.output)
    let feeds = FeedReader(words: try words.words())
    func write(_ line: some Encodable) throws {
      var bytes = try ContractEncoder.bytes(of: line)
      bytes.append(UInt8(ascii: "\n"))
      try sink.write(bytes)
    }
    let today = Day.latest
    var failures = 0
    for item in try words.reader(dates ? .dates : .page).pages(at: paths) {
      try Interruption.check()
      switch item {
      case .page(let page, let path):
        if dates {
          try write(DatesLine(path: path, page: page, today: today))
        } else {
          try write(PageLine(path: path, page: page, today: today))
        }
      case .feed(let feed, let path):
        try write(FeedLine(path: path, feed: feed, today: today))
        for (index, entry) in feed.entries.enumerated() {
          try write(EntryLine(path: "\(path)#\(index + 1)", entry: entry, text: feeds.text(of: entry), today: today))
        }
      case .outlines(let list, let path):
        for entry in list.entries { try write(OutlineLine(path: path, list: list, entry: entry)) }
      case .failure(let failure):
        failures += 1
        Console.shared.line(failure.description)
      case .note(let note): Console.shared.line(note.description)
      }
    }
    try sink.commit()
    if failures > 0 { throw ExitCode.failure }
  }
}

/// A date of a page, marked where it lies in the future.
private struct DateValue: Encodable {
  let value: Page.Value
  /// The publisher's own day; nil for the date of a change.
  let day: String?
  let today: String

  private enum CodingKeys: String, CodingKey {
    case value, from, day, future
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(value.value, forKey: .value)
    try container.encode(value.from, forKey: .from)
    if let day { try container.encode(day, forKey: .day) }
    if day ?? String(value.value.prefix(10)) > today { try container.encode(true, forKey: .future) }
  }

  static func published(_ page: Page, today: String) -> DateValue? {
    page.published.map { DateValue(value: $0, day: page.publishedDay ?? String($0.value.prefix(10)), today: today) }
  }

  static func updated(_ page: Page, today: String) -> DateValue? {
    page.updated.map { DateValue(value: $0, day: nil, today: today) }
  }
}

/// A line of `parley extract --dates`.
private struct DatesLine: Encodable {
  let kind = "dates"
  let path: String
  let published: DateValue?
  let updated: DateValue?

  init(path: String, page: Page, today: String) {
    self.path = path
    published = .published(page, today: today)
    updated = .updated(page, today: today)
  }
}

/// A line of `parley extract`.
private struct PageLine: Encodable {
  let kind = "page"
  let path: String
  let url: Page.Value?
  let title: Page.Value?
  let outlet: Page.Value?
  let authors: [Page.Value]
  let published: DateValue?
  let updated: DateValue?
  let language: Page.Value?
  let encoding: String
  let text: String
  let blocks: [Page.Block]

  init(path: String, page: Page, today: String) {
    self.path = path
    url = page.address
    title = page.title
    outlet = page.outlet
    authors = page.authors
    published = .published(page, today: today)
    updated = .updated(page, today: today)
    language = page.language
    encoding = page.encoding
    text = page.text
    blocks = page.blocks
  }
}
