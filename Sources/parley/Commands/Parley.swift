import ArgumentParser

/// The command: a thin face over the rooms.
struct Parley: ParsableCommand {
  /// The version, which a store remembers of every document that was read.
  ///
  /// It changes whenever the same text would be read otherwise, so that stored documents are read again.
  static let version = "0.6.0"

  static let configuration = CommandConfiguration(
    commandName: "parley",
    abstract: "Reads reports about a negotiation and keeps its record, each line with the words it rests on.",
    discussion: """
      A PATH is a file, a folder (walked), or - for standard input. Plain text, web pages, feeds, JSON Lines, tables, web \
      archives, mails, PDF files and zip and tar archives of these are read, compressed (.gz, .zst) too; NAME.meta.json \
      beside NAME.txt gives its url, outlet, title and date.

      Exit status: 0 all was read; 1 something could not be read or written (the rest is done, and each failure is \
      one line on standard error); 64 wrong usage; 130 or 143 ended by Ctrl-C or SIGTERM.

      Examples:
        parley brief reports/
        parley brief reports/ --format html --output dossier.html
        parley read articles.jsonl.gz > records.jsonl
      """,
    version: version,
    subcommands: [Brief.self, Read.self, Parse.self, Extract.self, Fetch.self, Explain.self, Compare.self])
}
