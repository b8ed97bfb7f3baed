import Records

/// The list of `parley brief --stories`.
struct StoryListing {
  let grouping: Grouping

  /// One object with all negotiations and the ids of their documents.
  func json() throws -> [UInt8] {
    try ContractEncoder.bytes(of: grouping) + [UInt8(ascii: "\n")]
  }

  /// A line for each negotiation, and below it one for each of its stories where there are several.
  func text() -> [UInt8] {
    var lines: [String] = []
    for negotiation in grouping.negotiations {
      lines.append(Self.line(negotiation.whole))
      if negotiation.stories.count > 1 { lines += negotiation.stories.map { "  " + Self.line($0) } }
    }
    return Array(lines.map { $0 + "\n" }.joined().utf8)
  }

  /// A story in a line.
  ///
  ///     2.1  3 documents, 2019-02-27 to 2019-03-02: North Korea, Kim, summit, Hanoi
  private static func line(_ story: Grouping.Story) -> String {
    let count = story.documents.count == 1 ? "1 document" : "\(story.documents.count) documents"
    let days =
      switch (story.from, story.to) {
      case (let from?, let to?): from == to ? from : "\(from) to \(to)"
      default: "no date known"
      }
    return "\(story.id)  \(count), \(days): \(story.label)"
  }

  /// Says on standard error that documents are about several negotiations.
  static func report(_ negotiations: [Grouping.Story]) {
    guard negotiations.count > 1 else { return }
    let named = negotiations.prefix(3).map { "\($0.id) (\($0.label))" }.joined(separator: ", ")
    Console.shared.line(
      "note: the documents are about \(negotiations.count) negotiations or stories, all in this dossier: \(named)"
        + "\(negotiations.count > 3 ? ", …" : ""); --stories lists them, --story picks one")
  }
}
