import Archive
import ArgumentParser
import Codebook
import Dossier
import Pages
import Records

/// `parley compare`: what changed between two stores.
struct Compare: Work {
  /// How the changes are written.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, markdown, json
  }

  static let configuration = CommandConfiguration(
    abstract: "Says what changed between two stores.",
    discussion: """
      What NEW tells that OLD does not, what moved, what is contradicted, and what nothing tells any more. Both stores \
      are taken as they are: what they hold is not read again. A codebook's corrections apply to both.

      Examples:
        parley compare april.parley may.parley
        parley compare april.parley may.parley --format json --output changes.json
      """)

  @Argument(help: ArgumentHelp("The store of what was known before.", valueName: "OLD"))
  var old: String

  @Argument(help: ArgumentHelp("The store of what is known now.", valueName: "NEW"))
  var new: String

  @Option(help: ArgumentHelp("How to write the changes: text, markdown or json.", valueName: "FORMAT"))
  var format: Format = .text

  @OptionGroup var output: OutputOptions
  @OptionGroup var codebooks: CodebookOptions

  @OptionGroup var agencies: AgencyOptions

  @OptionGroup var terminal: TerminalOptions
  @OptionGroup var logging: LoggingOptions

  func work() throws {
    logging.apply()
    let codebook = try codebooks.load()
    let before = try dossier(in: old, codebook)
    let after = try dossier(in: new, codebook)
    let known = Set(after.documents.map(\.id))
    let reuse = try agencies.reuse(of: before.documents.filter { !known.contains($0.id) } + after.documents)
    var (comparison, whole) = Comparer(codebook: codebook.codebook).compare(before, after, reuse: reuse)
    whole.since = comparison
    let sink = try OutputSink(to: output.output)
    switch format {
    case .json:
      let report = ComparisonReport(comparison: comparison, documents: whole.documents)
      try sink.write(try ContractEncoder.bytes(of: report) + [UInt8(ascii: "\n")])
    case .markdown: try sink.write(Array(MarkdownPage.renderChanges(of: whole).utf8))
    case .text:
      try sink.write(Array(terminal.page(to: output).renderChanges(of: whole).utf8))
    }
    try sink.commit()
  }

  /// The dossier of what a store holds.
  private func dossier(in store: String, _ codebook: (codebook: Codebook, reading: String)) throws -> Dossier {
    guard FileSystem.exists(store) else { throw Complaint("\(store): no such store") }
    let archive = try Archive(path: store, reading: codebook.reading)
    let documents: [Document]
    let records: [Record]
    do {
      let today = Day.latest
      documents = try archive.documents().map { $0.markingDates(after: today) }
      records = try archive.records()
      try archive.close()
    } catch {
      try? archive.close()
      throw error
    }
    let corrector = Corrector(codebook: codebook.codebook)
    let corrected = corrector.correct(records, of: documents)
    return DossierBuilder(codebook: codebook.codebook).dossier(
      of: documents, records: corrected.records, corrections: corrector.outcomes(corrected.met),
      reuse: try agencies.reuse(of: documents))
  }
}
