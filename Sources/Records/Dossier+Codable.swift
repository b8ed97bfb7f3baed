extension Dossier: Codable {
  private enum CodingKeys: String, CodingKey {
    case documents, parties, issues, records, findings, disagreements, developments, timeline, matrix
    case headline, latest, presence, corrections, since, negotiations
  }

  /// Reads a dossier; what older ones lack is empty.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let entries = try container.decode([DocumentEntry].self, forKey: .documents)
    self.init(
      documents: entries.map(\.document),
      parties: try container.decode([Party].self, forKey: .parties),
      issues: try container.decode([Position.Issue].self, forKey: .issues),
      records: try container.decode([Record].self, forKey: .records),
      findings: try container.decode([Finding].self, forKey: .findings),
      disagreements: try container.decode([Disagreement].self, forKey: .disagreements),
      developments: try container.decode([Development].self, forKey: .developments),
      timeline: try container.decode([Moment].self, forKey: .timeline),
      matrix: try container.decode([MatrixRow].self, forKey: .matrix),
      corrections: try container.decodeIfPresent([Correction].self, forKey: .corrections) ?? [],
      headline: try container.decodeIfPresent(Headline.self, forKey: .headline),
      latest: try container.decodeIfPresent([Standing].self, forKey: .latest) ?? [],
      presence: try container.decodeIfPresent([Presence].self, forKey: .presence) ?? [],
      since: try container.decodeIfPresent(Comparison.self, forKey: .since),
      reuse: TextReuse(
        copyOf: Self.known(entries, \.copyOf),
        sharings: Self.known(entries) { $0.sharings.isEmpty ? nil : $0.sharings },
        credits: Self.known(entries, \.credit)),
      negotiations: try container.decodeIfPresent([Grouping.Story].self, forKey: .negotiations) ?? [])
  }

  /// Writes the contract's keys in their order, then what was asked for beyond them.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(entries, forKey: .documents)
    try container.encode(parties, forKey: .parties)
    try container.encode(issues, forKey: .issues)
    try container.encode(records, forKey: .records)
    try container.encode(findings, forKey: .findings)
    try container.encode(disagreements, forKey: .disagreements)
    try container.encode(developments, forKey: .developments)
    try container.encode(timeline, forKey: .timeline)
    try container.encode(matrix, forKey: .matrix)
    try container.encodeIfPresent(headline, forKey: .headline)
    try container.encode(latest, forKey: .latest)
    try container.encode(presence, forKey: .presence)
    if !corrections.isEmpty { try container.encode(corrections, forKey: .corrections) }
    if let since { try container.encode(since, forKey: .since) }
    if !negotiations.isEmpty { try container.encode(negotiations, forKey: .negotiations) }
  }

  /// The documents with what their texts have in common.
  private var entries: [DocumentEntry] {
    let groups = Dictionary(grouping: documents.map(\.id), by: reuse.original(of:))
    return documents.map { document in
      DocumentEntry(
        document: document, copyOf: reuse.copyOf[document.id],
        copies: (groups[reuse.original(of: document.id)] ?? []).filter { $0 != document.id },
        sharings: reuse.sharings[document.id] ?? [], credit: reuse.credits[document.id])
    }
  }

  private static func known<Value>(
    _ entries: [DocumentEntry], _ value: (DocumentEntry) -> Value?
  ) -> [String: Value] {
    Dictionary(
      entries.compactMap { entry in value(entry).map { (entry.document.id, $0) } },
      uniquingKeysWith: { first, _ in first })
  }
}

/// A document with what its text has in common with the others', as it stands in a dossier.
private struct DocumentEntry: Codable {
  var document: Document
  /// The first of its copies, where it is not that itself.
  var copyOf: String?
  /// The other documents of the same text.
  var copies: [String]
  /// With whom it shares text.
  var sharings: [TextReuse.Sharing]
  /// The agency it credits.
  var credit: TextReuse.Credit?

  private enum CodingKeys: String, CodingKey {
    case copyOf, copies
    case sharings = "sharesText"
    case credit = "agency"
  }

  init(
    document: Document, copyOf: String?, copies: [String], sharings: [TextReuse.Sharing], credit: TextReuse.Credit?
  ) {
    self.document = document
    self.copyOf = copyOf
    self.copies = copies
    self.sharings = sharings
    self.credit = credit
  }

  init(from decoder: any Decoder) throws {
    document = try Document(from: decoder)
    let container = try decoder.container(keyedBy: CodingKeys.self)
    copyOf = try container.decodeIfPresent(String.self, forKey: .copyOf)
    copies = try container.decodeIfPresent([String].self, forKey: .copies) ?? []
    sharings = try container.decodeIfPresent([TextReuse.Sharing].self, forKey: .sharings) ?? []
    credit = try container.decodeIfPresent(TextReuse.Credit.self, forKey: .credit)
  }

  func encode(to encoder: any Encoder) throws {
    try document.encode(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encodeIfPresent(copyOf, forKey: .copyOf)
    try container.encode(copies, forKey: .copies)
    try container.encode(sharings, forKey: .sharings)
    try container.encodeIfPresent(credit, forKey: .credit)
  }
}
