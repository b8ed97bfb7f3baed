import Archive
import ArgumentParser
import Codebook
import Dossier
import Language
import Reading
import Records

/// `parley explain`: why a record exists.
struct Explain: Work {
  static let configuration = CommandConfiguration(
    abstract: "Says why a record exists: its words, their parse, the rule, the sources, the fields.",
    discussion: """
      ID is a record's id, as `parley read` and `parley brief --format json` write it. The record is looked for in the \
      store, or in what is read anew from the PATHs; an id that neither has is said in a line, with exit status 1.

      Examples:
        parley explain d0123456789abcdef-p559 --store talks.parley
        parley explain d0123456789abcdef-p559 reports/
      """)

  @Argument(help: ArgumentHelp("The id of a record.", valueName: "ID"))
  var id: String

  @Argument(help: ArgumentHelp("Files, folders, or - for standard input.", valueName: "PATH"))
  var paths: [String] = []

  @Option(help: ArgumentHelp("Look the record up in the store FILE.", valueName: "FILE"))
  var store: String?

  @OptionGroup var output: OutputOptions
  @OptionGroup var codebooks: CodebookOptions
  @OptionGroup var pageWords: PageWordsOptions
  @OptionGroup var workers: WorkerOptions
  @OptionGroup var logging: LoggingOptions

  func validate() throws {
    if paths.isEmpty && store == nil {
      throw ValidationError("Name the store that holds the record (--store FILE), or a PATH to read it from")
    }
  }

  func work() throws {
    logging.apply()
    let codebook = try codebooks.load()
    let pages = try pageWords.load()
    var run = DocumentRun(jobs: workers.jobs, showsProgress: false, reader: pages.reader, watch: StageWatch())
    var found = try store.flatMap { store in try stored(in: store, reading: codebook.reading + pages.reading) }
    if found == nil, !paths.isEmpty { found = try readAnew(by: codebook.codebook, &run) }
    guard let found else {
      throw Complaint("no record has the id \(id) in \((paths + [store].compactMap(\.self)).joined(separator: ", "))")
    }
    let corrector = Corrector(codebook: codebook.codebook)
    let corrected = corrector.correct(found.records, of: [found.document])
    guard let record = corrected.records.first(where: { $0.id == id }) else {
      let dropped = corrector.outcomes(corrected.met).last { $0.outcome == .applied && $0.records.contains(id) }
      throw Complaint("\(id): a correction dropped the record: \(dropped.map { "\($0.by): \($0.label)" } ?? "unknown")")
    }
    let explanation = Explanation(
      of: record, among: corrected.records, in: Pipeline.standard.annotate(found.document), codebook: codebook.codebook)
    let sink = try OutputSink(to: output.output)
    try sink.write(ExplanationText.bytes(of: explanation))
    try sink.commit()
    try run.finish()
  }

  /// The record's document and its records as the store has them.
  private func stored(in store: String, reading: String) throws -> Analysis? {
    guard FileSystem.exists(store) else { throw Complaint("\(store): no such store") }
    let archive = try Archive(path: store, reading: reading)
    defer { try? archive.close() }
    guard let found = try archive.lookUp(record: id) else { return nil }
    if !(try archive.contains(found.document)) {
      Console.shared.line(
        "\(store): note: the record was read by another version or codebook; the parse shown is this one's")
    }
    return Analysis(document: found.document, records: found.records)
  }

  /// The same, read anew; only the document whose id the record's begins with is worth reading.
  private func readAnew(by codebook: Codebook, _ run: inout DocumentRun) throws -> Analysis? {
    let analyst = Analyst(codebook: codebook, watch: run.watch)
    let id = id
    var found: Analysis?
    try run.read(paths) { document -> Analysis? in
      guard id.hasPrefix(document.id) else { return nil }
      return Analysis(document: document, records: analyst.records(of: document))
    } consume: { analysis in
      if found == nil, let analysis, analysis.records.contains(where: { $0.id == id }) { found = analysis }
    }
    return found
  }
}
