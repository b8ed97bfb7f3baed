import ArgumentParser
import Documents
import Records

/// `parley extract`: what web pages say of themselves, and their articles.
struct Extract: Work {
  static let configuration = CommandConfiguration(
    abstract: "Writes what is read from web pages: title, authors, dates, text, one JSON object a page.",
    discussion: """
      Every value says where on the page it was found. What is not found is null. Offsets count the code points of the \
      text, which is the one that `parley read` and `parley brief` work on.

      Examples:
        parley extract page.html
        parley extract saved-pages/ --output pages.jsonl
        parley extract --dates saved-pages/
      """)

  @Argument(help: ArgumentHelp("Web pages, folders of them, or - for standard input.", valueName: "PATH"))
  var paths: [String]

  @Flag(help: "Only when each page was published and updated: much faster, and without the text.")
  var dates = false

  @OptionGroup var output: OutputOptions
  @OptionGroup var words: PageWordsOptions

  func work() throws {
    let sink = try OutputSink(to: output.output)
    var failures = 0
    for item in try words.reader(dates ? .dates : .page).pages(at: paths) {
      try Interruption.check()
      switch item {
      case .page(let page, let path):
        var bytes =
          dates
          ? try ContractEncoder.bytes(of: DatesLine(path: path, page: page))
          : try ContractEncoder.bytes(of: PageLine(path: path, page: page))
        bytes.append(UInt8(ascii: "\n"))
        try sink.write(bytes)
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

/// A date of publication and the publisher's own day.
private struct Published: Encodable {
  var value: String
  var from: Page.Origin
  var day: String

  init?(_ page: Page) {
    guard let published = page.published else { return nil }
    value = published.value
    from = published.from
    day = page.publishedDay ?? String(published.value.prefix(10))
  }
}

/// A line of `parley extract --dates`.
private struct DatesLine: Encodable {
  let kind = "dates"
  let path: String
  let published: Published?
  let updated: Page.Value?

  init(path: String, page: Page) {
    self.path = path
    published = Published(page)
    updated = page.updated
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
  let published: Published?
  let updated: Page.Value?
  let language: Page.Value?
  let encoding: String
  let text: String
  let blocks: [Page.Block]

  init(path: String, page: Page) {
    self.path = path
    url = page.address
    title = page.title
    outlet = page.outlet
    authors = page.authors
    published = Published(page)
    updated = page.updated
    language = page.language
    encoding = page.encoding
    text = page.text
    blocks = page.blocks
  }
}
