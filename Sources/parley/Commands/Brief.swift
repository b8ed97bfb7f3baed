import Archive
import ArgumentParser
import Codebook
import Dossier
import Pages
import Records

/// `parley brief`: the dossier of some documents.
struct Brief: Work {
  /// How a dossier is written.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, html, markdown, json
  }

  static let configuration = CommandConfiguration(
    abstract: "Makes the dossier of some documents.",
    discussion: """
      Who is at the table, what each side demands, offers, refuses and threatens, who said so and through whom it \
      reached the page, and where the reports disagree.

      With --store the documents and their records are kept in FILE, and the dossier is of all that FILE holds. What \
      it holds is not read again, unless the version or the codebook changed; then all of it is. Without a PATH the \
      dossier of what is stored is made.

      Documents about several negotiations go into one dossier, and a line on standard error says so: --stories lists \
      them, --story makes the dossier of one.

      Examples:
        parley brief reports/
        parley brief reports/ --format html --output dossier.html
        parley brief monday/ --store talks.parley
        parley brief tuesday/ --store talks.parley --format markdown
        parley brief --store talks.parley --since 2025-05-01
        parley brief --store talks.parley --format json
        parley brief feed.jsonl --stories
        parley brief feed.jsonl --story 2
      """)

  @Argument(help: ArgumentHelp("Files, folders, or - for standard input.", valueName: "PATH"))
  var paths: [String] = []

  @Option(help: ArgumentHelp("How to write the dossier: text, html, markdown or json.", valueName: "FORMAT"))
  var format: Format = .text

  @OptionGroup var output: OutputOptions
  @OptionGroup var codebooks: CodebookOptions

  @Option(help: ArgumentHelp("Keep documents and records in FILE, and add to what it holds.", valueName: "FILE"))
  var store: String?

  @Option(
    help: ArgumentHelp(
      "Say first what is new since DATE (2025-05-01), against what was known before.", valueName: "DATE"))
  var since: String?

  @OptionGroup var story: StoryOptions
  @OptionGroup var agencies: AgencyOptions
  @OptionGroup var pageWords: PageWordsOptions
  @OptionGroup var workers: WorkerOptions

  @OptionGroup var terminal: TerminalOptions
  @OptionGroup var logging: LoggingOptions

  func validate() throws {
    if paths.isEmpty && store == nil { throw ValidationError("Missing expected argument '<PATH> ...'") }
    if let since, !Day.isDay(since) {
      throw ValidationError("--since takes a day as 2025-05-01, not '\(since)'")
    }
  }

  func work() throws {
    logging.apply()
    let watch = StageWatch()
    let codebook = try watch.time(.codebook) { try codebooks.load() }
    let analyst = Analyst(codebook: codebook.codebook, watch: watch)
    let pages = try pageWords.load()
    var run = DocumentRun(
      jobs: workers.jobs, showsProgress: true, remark: Analyst.remark, reader: pages.reader, watch: watch)
    if story.stories { return try list(by: &run, reading: codebook.reading + pages.reading) }
    let (read, records) =
      if let store {
        try collect(in: store, reading: codebook.reading + pages.reading, with: analyst, by: &run)
      } else {
        try collect(with: analyst, by: &run)
      }
    let documents = Self.marked(read)
    if documents.isEmpty && run.failures > 0 { throw ExitCode.failure }
    let reuse = try watch.time(.copies) { try agencies.reuse(of: documents) }
    // What is picked is one; else a dossier of several negotiations has to say so.
    let negotiations = story.story == nil ? watch.time(.stories) { StoryOptions.negotiations(documents) } : []
    let dossier = watch.time(.dossier) {
      let corrector = Corrector(codebook: codebook.codebook)
      let corrected = corrector.correct(records, of: documents)
      var dossier = DossierBuilder(codebook: codebook.codebook).dossier(
        of: documents, records: corrected.records, corrections: corrector.outcomes(corrected.met), reuse: reuse)
      if negotiations.count > 1 { dossier.negotiations = negotiations }
      if let since { dossier.since = Comparer(codebook: codebook.codebook).since(since, in: dossier) }
      return dossier
    }
    Complaint.report(dossier.corrections)
    StoryListing.report(dossier.negotiations)
    let sink = try OutputSink(to: output.output)
    try sink.write(try watch.time(.page) { try page(of: dossier) })
    try sink.commit()
    watch.report(documents: run.documents)
    try run.finish()
  }

  /// Documents with their dates marked that lie in the future.
  private static func marked(_ documents: [Document]) -> [Document] {
    let today = Day.latest
    return documents.map { $0.markingDates(after: today) }
  }

  private func page(of dossier: Dossier) throws -> [UInt8] {
    switch format {
    case .json: return try ContractEncoder.bytes(of: dossier) + [UInt8(ascii: "\n")]
    case .html: return Array(try HTMLPage.render(dossier).utf8)
    case .markdown: return Array(MarkdownPage.render(dossier).utf8)
    case .text:
      return Array(terminal.page(to: output).render(dossier).utf8)
    }
  }

  /// Lists what the documents are about.
  private func list(by run: inout DocumentRun, reading: String) throws {
    var documents: [Document] = []
    if let store {
      let archive = try Archive(path: store, reading: reading)
      defer { try? archive.close() }
      documents = try archive.documents()
    }
    var known = Set(documents.map(\.id))
    try run.read(paths) {
      $0
    } consume: { document in
      if known.insert(document.id).inserted { documents.append(document) }
    }
    documents = Self.marked(documents)
    let watch = run.watch
    let listing = StoryListing(
      documents: documents, reuse: try watch.time(.copies) { try agencies.reuse(of: documents) },
      grouping: watch.time(.stories) { StoryOptions.grouping(documents) })
    let sink = try OutputSink(to: output.output)
    try sink.write(format == .json ? try listing.json() : listing.text())
    try sink.commit()
    watch.report(documents: run.documents)
    try run.finish()
  }

  /// Reads everything into memory.
  private func collect(with analyst: Analyst, by run: inout DocumentRun) throws -> ([Document], [Record]) {
    var documents: [Document] = []
    var records: [Record] = []
    let analyse: @Sendable (Document) -> Analysis = { Analysis(document: $0, records: analyst.records(of: $0)) }
    let keep: (Analysis) -> Void = { analysis in
      documents.append(analysis.document)
      records += analysis.records
    }
    if story.story == nil {
      try run.read(paths, work: analyse, consume: keep)
    } else {
      // Which documents are wanted is known when all are there; only these are read for records.
      var all: [Document] = []
      try run.read(paths) {
        $0
      } consume: {
        all.append($0)
      }
      try run.read(documents: try story.picked(from: all), work: analyse, consume: keep)
    }
    return (documents, records)
  }

  /// Adds what the store does not hold, brings it up to date and takes everything out.
  private func collect(
    in store: String, reading: String, with analyst: Analyst, by run: inout DocumentRun
  ) throws -> ([Document], [Record]) {
    if paths.isEmpty && !FileSystem.exists(store) {
      throw Complaint("\(store): no such store; name a PATH to read into it")
    }
    let archive = try Archive(path: store, reading: reading)
    let watch = run.watch
    let analyse: @Sendable (Document) throws -> Analysis? = { document in
      if try archive.contains(document) { return nil }
      return Analysis(document: document, records: analyst.records(of: document))
    }
    let keep: (Analysis?) throws -> Void = { analysis in
      guard let analysis else { return }
      try watch.time(.store) { try archive.add(analysis.document, records: analysis.records) }
    }
    do {
      try run.read(paths, work: analyse, consume: keep)
      try run.read(documents: try archive.outdated(), work: analyse, consume: keep)
      let everything = try watch.time(.store) { (try archive.documents(), try archive.records()) }
      try archive.close()
      let picked = try story.picked(from: everything.0)
      let wanted = Set(picked.map(\.id))
      return (picked, everything.1.filter { wanted.contains($0.document) })
    } catch {
      // What was committed stays; the log beside the store is merged now if that can be done, else when it is opened.
      try? archive.close()
      throw error
    }
  }
}
