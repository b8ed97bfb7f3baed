import Records

/// The JSON of `parley compare`: a comparison, with the documents that it names but without their texts.
struct ComparisonReport: Encodable {
  let comparison: Comparison
  let documents: [Document]

  private struct Named: Encodable {
    let id: String
    let path: String
    let title: String?
    let outlet: String?
    let published: Document.Publication?
  }

  private enum CodingKeys: String, CodingKey {
    case documents
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    let named = documents.map {
      Named(id: $0.id, path: $0.path, title: $0.title, outlet: $0.outlet, published: $0.published)
    }
    try container.encode(named, forKey: .documents)
    try comparison.encode(to: encoder)
  }
}
