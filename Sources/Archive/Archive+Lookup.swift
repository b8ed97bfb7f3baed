import GRDB
public import Records

extension Archive {
  /// The document that a record was read from, and all that was read from it; nil where no record has the id.
  ///
  /// - Throws: `ArchiveError` where the store cannot be read or a record in it is damaged.
  public func lookUp(record id: String) throws(ArchiveError) -> (document: Document, records: [Records.Record])? {
    let place = try read { database in
      try Int64.fetchOne(database, sql: "SELECT document FROM records WHERE id = ?", arguments: [id])
    }
    guard let place, let document = try documents(where: "WHERE ordinal = ?", [place]).first else { return nil }
    return (document, try records(where: "WHERE document = ?", [place]))
  }
}
