import Records

/// The list of `parley brief --stories`.
struct StoryListing {
  let documents: [Document]
  let reuse: TextReuse
  let grouping: Grouping
  /// The days of publication that cannot be right.
  private let futureDays: Set<String>

  init(documents: [Document], reuse: TextReuse, grouping: Grouping) {
    self.documents = documents
    self.reuse = reuse
    self.grouping = grouping
    futureDays = Set(documents.compactMap(\.published).filter(\.isFuture).map(\.value))
  }

  /// One object with the documents, without their texts, and the negotiations with the documents' ids.
  func json() throws -> [UInt8] {
    let listed = documents.map { document in
      Listed(
        id: document.id, path: document.path, url: document.url, title: document.title, outlet: document.outlet,
        published: document.published, copyOf: reuse.copyOf[document.id],
        sharesText: reuse.sharings[document.id] ?? [], agency: reuse.credits[document.id])
    }
    return try ContractEncoder.bytes(of: Report(documents: listed, negotiations: grouping.negotiations))
      + [UInt8(ascii: "\n")]
  }

  private struct Report: Encodable {
    let documents: [Listed]
    let negotiations: [Grouping.Negotiation]
  }

  private struct Listed: Encodable {
    let id: String
    let path: String
    let url: String?
    let title: String?
    let outlet: String?
    let published: Document.Publication?
    let copyOf: String?
    let sharesText: [TextReuse.Sharing]
    let agency: TextReuse.Credit?
  }

  /// A line for each negotiation, and below it one for each of its stories where there are several.
  func text() -> [UInt8] {
    var lines: [String] = []
    for negotiation in grouping.negotiations {
      lines.append(line(negotiation.whole))
      if negotiation.stories.count > 1 { lines += negotiation.stories.map { "  " + line($0) } }
    }
    return Array(lines.map { $0 + "\n" }.joined().utf8)
  }

  /// A story in a line.
  ///
  ///     2.1  3 documents, 2019-02-27 to 2019-03-02: North Korea, Kim, summit, Hanoi
  private func line(_ story: Grouping.Story) -> String {
    var count = story.documents.count == 1 ? "1 document" : "\(story.documents.count) documents"
    let copies = story.documents.count - reuse.texts(story.documents)
    if copies > 0 { count += " (\(copies) of them \(copies == 1 ? "a copy" : "copies"))" }
    var days =
      switch (story.from, story.to) {
      case (let from?, let to?): from == to ? from : "\(from) to \(to)"
      default: "no date known"
      }
    if let last = story.to, futureDays.contains(last) { days += " (in the future)" }
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
