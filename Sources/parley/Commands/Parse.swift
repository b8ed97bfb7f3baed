import ArgumentParser
import Language

/// `parley parse`: the linguistic layer alone.
struct Parse: Work {
  /// How annotation is written.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case conllu, json
  }

  static let configuration = CommandConfiguration(
    abstract: "Writes the linguistic layer alone: sentences, tokens, times.",
    discussion: """
      conllu is CoNLL-U with offsets in MISC; json is one object a document, one a line.

      Examples:
        parley parse report.txt
        parley parse reports/ --format json --output layers.jsonl
      """)

  @Argument(help: ArgumentHelp("Files, folders, or - for standard input.", valueName: "PATH"))
  var paths: [String]

  @Option(help: ArgumentHelp("How to write the layer: conllu or json.", valueName: "FORMAT"))
  var format: Format = .conllu

  @OptionGroup var output: OutputOptions
  @OptionGroup var pageWords: PageWordsOptions
  @OptionGroup var workers: WorkerOptions
  @OptionGroup var logging: LoggingOptions

  func work() throws {
    logging.apply()
    let watch = StageWatch()
    let sink = try OutputSink(to: output.output)
    var run = DocumentRun(
      jobs: workers.jobs, showsProgress: !sink.isTerminal, reader: try pageWords.reader(), watch: watch)
    let format = format
    try run.read(paths) { document in
      let text = watch.time(.language) { Pipeline.standard.annotate(document) }
      return watch.time(.encoding) {
        var bytes: [UInt8] = []
        switch format {
        case .conllu: CoNLLUWriter.append(text, to: &bytes)
        case .json: ParseWriter.append(text, to: &bytes)
        }
        return bytes
      }
    } consume: { bytes in
      try sink.write(bytes)
    }
    try sink.commit()
    watch.report(documents: run.documents)
    try run.finish()
  }
}
