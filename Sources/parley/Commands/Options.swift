import ArgumentParser
import Codebook
import Documents
import Foundation
import Pages
import Records

/// Where the result goes.
struct OutputOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Write to FILE, whole or not at all (default: standard output).", valueName: "FILE"))
  var output: String?

  /// Whether the result goes to standard output.
  var isStandardOutput: Bool { output == nil || output == "-" }
}

/// How many threads read.
struct WorkerOptions: ParsableArguments {
  /// What `--jobs` takes.
  static let range = 1...1024

  @Option(help: ArgumentHelp("Read with N workers; by default one a processor.", valueName: "N"))
  var jobs: Int = ProcessInfo.processInfo.activeProcessorCount

  func validate() throws {
    guard Self.range.contains(jobs) else {
      throw ValidationError("--jobs takes a number from \(Self.range.lowerBound) to \(Self.range.upperBound)")
    }
  }
}

/// How the text format looks.
struct TerminalOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Columns of the text format (default: the terminal's, or 100).", valueName: "N"))
  var width: Int?

  @Flag(name: [.customLong("no-colour"), .customLong("no-color")], help: "No colour in the text format.")
  var noColour = false

  func validate() throws {
    if let width, !Terminal.widths.contains(width) {
      throw ValidationError(
        "--width takes a number from \(Terminal.widths.lowerBound) to \(Terminal.widths.upperBound)")
    }
  }

  /// The page of the text format, coloured where a terminal shows it.
  func page(to output: OutputOptions) -> TerminalPage {
    TerminalPage(
      width: width ?? Terminal.width, colour: !noColour && output.isStandardOutput && Terminal.wantsColour)
  }
}

/// How much is said on standard error.
struct LoggingOptions: ParsableArguments {
  @Flag(help: "Say on standard error how long each stage took.")
  var verbose = false

  /// Puts the choice into effect.
  func apply() {
    if verbose { LogToStandardError.level.store(.info) }
  }
}

/// The analyst's own codebooks.
struct CodebookOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Add the codebook in FILE, over the one built in; may be given again.", valueName: "FILE"))
  var codebook: [String] = []

  /// The codebook built in with the analyst's own over it, and the name of a reading by it.
  ///
  /// The name holds the version and a digest of the analyst's files, so that a store sees when either changes. What
  /// the files correct is no part of it: corrections are applied to what a store gives, and need no new reading.
  func load() throws -> (codebook: Codebook, reading: String) {
    var merged = try Codebook.standard()
    var digest = Digest()
    var isReadOtherwise = false
    for path in codebook {
      let yaml = try FileSystem.text(at: path)
      merged = try merged.merging(yaml: yaml, path: path)
      let readBy = Self.withoutCorrections(yaml)
      if readBy.split(separator: "\n").allSatisfy({ $0.hasPrefix("#") || $0.allSatisfy(\.isWhitespace) }) { continue }
      digest.add(readBy)
      isReadOtherwise = true
    }
    let own = isReadOtherwise ? digest.hexadecimal : "built in"
    return (merged, "parley \(Parley.version), codebook \(own)")
  }

  /// The lines of a codebook without those of its corrections, where these are written as a block.
  static func withoutCorrections(_ yaml: String) -> String {
    var isCorrections = false
    return yaml.split(separator: "\n", omittingEmptySubsequences: false).filter { line in
      // A line of a block begins with a blank or the dash of a list; whatever else begins a line is the next key.
      if let first = line.first, !" -#\r".contains(first) { isCorrections = line.hasPrefix("corrections:") }
      return !isCorrections
    }.joined(separator: "\n")
  }
}

/// What of a pile of documents is wanted.
struct StoryOptions: ParsableArguments {
  @Flag(help: "List the negotiations and stories that the documents are about, and read nothing.")
  var stories = false

  @Option(
    help: ArgumentHelp(
      "Make the dossier of one of them: its number in that list (2, or 2.1), or how its label begins.",
      valueName: "STORY"))
  var story: String?

  func validate() throws {
    if stories, story != nil { throw ValidationError("--stories lists, --story picks: give one of them") }
  }

  /// The documents by what they are about.
  static func grouping(_ documents: [Document]) -> Grouping {
    var finder = StoryFinder()
    for document in documents { finder.add(document) }
    return finder.grouping()
  }

  /// The negotiations that some documents are about; none where fewer than two have so much text that it tells them apart.
  static func negotiations(_ documents: [Document]) -> [Grouping.Story] {
    let negotiations = grouping(documents).negotiations.map(\.whole)
    let lengths = Dictionary(documents.map { ($0.id, $0.text.utf8.count) }, uniquingKeysWith: { first, _ in first })
    let telling = negotiations.filter { $0.documents.reduce(0) { $0 + lengths[$1, default: 0] } >= leastText }
    return telling.count > 1 ? negotiations : []
  }

  /// Bytes of text below which a few words decide what a text is about; chosen by hand, about a hundred words.
  private static let leastText = 600

  /// The documents of the story asked for; all of them where none was.
  func picked(from documents: [Document]) throws(Complaint) -> [Document] {
    guard let story else { return documents }
    let found = Self.grouping(documents).stories(named: story)
    guard let one = found.first, found.count == 1 else {
      throw Complaint(
        found.isEmpty
          ? "--story \(story): there is none of that number or label; --stories lists them"
          : "--story \(story): fits \(found.map { "\($0.id) (\($0.label))" }.joined(separator: ", "))")
    }
    let wanted = Set(one.documents)
    return documents.filter { wanted.contains($0.id) }
  }
}

/// The analyst's own news agencies.
struct AgencyOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Know the news agencies in FILE, too (docs/COPIES.md); may be given again.", valueName: "FILE"))
  var agencies: [String] = []

  /// What the texts of some documents have in common.
  func reuse(of documents: [Document]) throws -> TextReuse {
    let words =
      agencies.isEmpty
      ? AgencyWords.standard
      : try AgencyWords.standard(
        adding: agencies.map { path in (path: path, text: try FileSystem.text(at: path)) })
    var finder = CopyFinder(agencies: words)
    for document in documents { finder.add(document) }
    return finder.reuse()
  }
}

/// How documents are read: the analyst's own words for pages, the columns of exports.
struct PageWordsOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Read web pages by the words in FILE, too (docs/formats.md); may be given again.", valueName: "FILE"))
  var pageWords: [String] = []

  @Option(
    help: ArgumentHelp(
      "Which columns of CSV and keys of JSON Lines hold what (docs/formats.md): text=body,date=meta.published.",
      valueName: "FIELD=NAME,…"),
    transform: { try ColumnMapping(parsing: $0) })
  var columns: ColumnMapping?

  /// A reader that reads pages by the words built in and those of the files, and exports by the columns named.
  func reader(_ scope: PageReader.Scope = .page) throws -> DocumentReader {
    try load(scope).reader
  }

  /// The reader, and what it adds to the name of a reading, so that a store sees when the files change.
  func load(_ scope: PageReader.Scope = .page) throws -> (reader: DocumentReader, reading: String) {
    let files = try self.files()
    var reading = ""
    if !files.isEmpty {
      var digest = Digest()
      for file in files { digest.add(file.text) }
      reading = ", page words \(digest.hexadecimal)"
    }
    let pages = PageReader(words: try words(files), scope: scope)
    return (DocumentReader(pages: pages, columns: columns ?? ColumnMapping()), reading)
  }

  /// The words built in and those of the files.
  func words() throws -> PageWords { try words(files()) }

  private func words(_ files: [(path: String, text: String)]) throws -> PageWords {
    files.isEmpty ? .standard : try PageWords.standard(adding: files)
  }

  private func files() throws -> [(path: String, text: String)] {
    try pageWords.map { path in (path: path, text: try FileSystem.text(at: path)) }
  }
}
