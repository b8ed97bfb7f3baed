import Records

/// The lines of `parley read`.
enum JSONLine {
  /// A document's line and then a line for each of its records, each ended.
  static func bytes(of document: Document, records: [Record]) throws -> [UInt8] {
    var bytes = try ContractEncoder.bytes(of: DocumentLine(document: document))
    bytes.append(UInt8(ascii: "\n"))
    for record in records {
      bytes += try ContractEncoder.bytes(of: record)
      bytes.append(UInt8(ascii: "\n"))
    }
    return bytes
  }

  /// A document with its kind in front, as a record has.
  private struct DocumentLine: Encodable {
    let document: Document

    private enum CodingKeys: String, CodingKey {
      case kind
    }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode("document", forKey: .kind)
      try document.encode(to: encoder)
    }
  }
}
