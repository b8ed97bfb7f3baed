import ArgumentParser
import Dossier
import Records

/// `parley read`: documents and their records, one JSON object a line.
struct Read: Work {
  static let configuration = CommandConfiguration(
    abstract: "Writes each document and then its records, one JSON object a line.",
    discussion: """
      Records come in text order, documents in input order, whatever the number of workers. Memory stays flat however \
      long the input is. A reader that closes the pipe ends the run quietly.

      Examples:
        parley read report.txt
        parley read articles.jsonl.gz --output records.jsonl
        zcat articles.jsonl.gz | parley read - | head
        parley read reports/ | grep '"kind":"threat"'
      """)

  @Argument(help: ArgumentHelp("Files, folders, or - for standard input.", valueName: "PATH"))
  var paths: [String]

  @OptionGroup var output: OutputOptions
  @OptionGroup var codebooks: CodebookOptions
  @OptionGroup var pageWords: PageWordsOptions
  @OptionGroup var workers: WorkerOptions
  @OptionGroup var logging: LoggingOptions

  func work() throws {
    logging.apply()
    let watch = StageWatch()
    let codebook = try watch.time(.codebook) { try codebooks.load() }
    let analyst = Analyst(codebook: codebook.codebook, watch: watch)
    let sink = try OutputSink(to: output.output)
    var run = DocumentRun(
      jobs: workers.jobs, showsProgress: !sink.isTerminal, remark: Analyst.remark, reader: try pageWords.reader(),
      watch: watch)
    let today = Day.latest
    let corrector = Corrector(codebook: codebook.codebook)
    var met = corrector.nothingMet
    try run.read(paths) { document in
      let corrected = corrector.correct(analyst.records(of: document), of: [document])
      let bytes = try watch.time(.encoding) {
        try JSONLine.bytes(of: document.markingDates(after: today), records: corrected.records)
      }
      return (bytes: bytes, met: corrected.met)
    } consume: { line in
      met.add(line.met)
      try sink.write(line.bytes)
    }
    try sink.commit()
    Complaint.report(corrector.outcomes(met))
    watch.report(documents: run.documents)
    try run.finish()
  }
}
