extension Dossier: Codable {
  private enum CodingKeys: String, CodingKey {
    case documents, parties, issues, records, findings, disagreements, developments, timeline, matrix
    case headline, latest, presence, corrections, since
  }

  /// Reads a dossier; what older ones lack is empty.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      documents: try container.decode([Document].self, forKey: .documents),
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
      since: try container.decodeIfPresent(Comparison.self, forKey: .since))
  }

  /// Writes the contract's keys in their order, then what was asked for beyond them.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(documents, forKey: .documents)
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
  }
}
