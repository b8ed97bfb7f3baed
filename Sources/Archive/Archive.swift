import Foundation
import GRDB
public import Records

/// A store of documents and of what was read from them: one SQLite file.
///
///     let archive = try Archive(path: "talks.parley", reading: "parley 1.0")
///     if try !archive.contains(document) { try archive.add(document, records: reader.read(text)) }
///
/// - A document and its records are written in one transaction: a killed run leaves a valid store, and running
///   again completes it. Adding what is there changes nothing.
/// - A store remembers by which *reading* (program version and codebook) each document was read. A document of
///   another reading does not count as contained, so that a changed codebook reads it again; `outdated()` lists
///   the others of that sort, with the texts to read them from. A document keeps its place when it is read again.
/// - Several threads may use one archive at once; several programs may use one file at once (they wait for each
///   other's transactions).
public final class Archive: Sendable {
  /// The file's path, as given.
  public let path: String
  /// Which program and codebook read the documents that are added.
  public let reading: String

  private let pool: DatabasePool

  /// Opens a store, making it where there is none.
  ///
  /// - Parameters:
  ///   - path: The file. SQLite keeps `PATH-wal` and `PATH-shm` beside it while the store is open.
  ///   - reading: The program version and codebook, as a text that changes when either does.
  ///   - patience: How many seconds to wait for another program's transaction.
  /// - Throws: `ArchiveError` where the file is no store, is of a later format, or cannot be opened or written.
  public init(path: String, reading: String, patience: Double = 10) throws(ArchiveError) {
    self.path = path
    self.reading = reading
    self.pool = try Self.translating(path) {
      var configuration = Configuration()
      configuration.busyMode = .timeout(patience)
      configuration.prepareDatabase { database in try Schema.check(database, path: path) }
      let pool = try DatabasePool(path: path, configuration: configuration)
      try pool.write { database in try Schema.migrate(database) }
      return pool
    }
  }

  /// Whether a document of this id was read by this reading.
  public func contains(_ documentID: String) throws(ArchiveError) -> Bool {
    try Self.translating(path) {
      try pool.read { database in
        let sql = "SELECT 1 FROM documents WHERE id = ? AND reading = ?"
        return try Row.fetchOne(database.cachedStatement(sql: sql), arguments: [documentID, reading]) != nil
      }
    }
  }

  /// Whether this very document, its metadata included, was read by this reading.
  ///
  /// Where the document was read from does not count: the same file by another path is the same document.
  public func contains(_ document: Document) throws(ArchiveError) -> Bool {
    try Self.translating(path) {
      try pool.read { database in
        try Self.row(of: document.id, in: database).map { self.isCurrent($0, document) } ?? false
      }
    }
  }

  /// Adds a document and its records, in one transaction.
  ///
  /// A document that is there already, read by this reading and with the same metadata, is left as it is, and so
  /// are its records. With another reading or other metadata it is replaced and keeps its place.
  ///
  /// - Throws: `ArchiveError` where the store cannot be written, or where a text has a NUL character, which SQLite
  ///   would cut it at.
  public func add(_ document: Document, records: [Records.Record]) throws(ArchiveError) {
    if let field = document.fields.first(where: { $0.value?.utf8.contains(0) ?? false }) {
      throw ArchiveError(
        path: path, reason: "the \(field.name) of \(document.path) has a NUL character and cannot be stored")
    }
    try Self.translating(path) {
      let lines = try records.map { record in
        (id: record.id, kind: record.kind.rawValue, json: try ContractEncoder.string(of: record))
      }
      try pool.write { database in
        let ordinal: Int64
        if let row = try Self.row(of: document.id, in: database) {
          if isCurrent(row, document) { return }
          ordinal = row[0]
          try Self.update(ordinal, document, reading: reading, in: database)
        } else {
          try Self.insert(document, reading: reading, in: database)
          ordinal = database.lastInsertedRowID
        }
        let sql = "INSERT INTO records (document, position, id, kind, json) VALUES (?, ?, ?, ?, ?)"
        let statement = try database.cachedStatement(sql: sql)
        for (position, line) in lines.enumerated() {
          try statement.execute(arguments: [ordinal, position, line.id, line.kind, line.json])
        }
      }
    }
  }

  /// All documents, in the order in which they were first added.
  public func documents() throws(ArchiveError) -> [Document] {
    try documents(where: "", [])
  }

  /// The documents that another reading read, in the order in which they were first added.
  public func outdated() throws(ArchiveError) -> [Document] {
    try documents(where: "WHERE reading <> ?", [reading])
  }

  /// All records, in the order of the documents and, within one, in text order.
  ///
  /// - Throws: `ArchiveError` where the store cannot be read or a record in it is damaged.
  public func records() throws(ArchiveError) -> [Records.Record] {
    try records(where: "", [])
  }

  /// The records of some documents, in the order of the documents and, within one, in text order.
  func records(where condition: String, _ arguments: StatementArguments) throws(ArchiveError) -> [Records.Record] {
    try Self.translating(path) {
      try pool.read { database in
        let sql = "SELECT document, json FROM records \(condition) ORDER BY document, position"
        let decoder = JSONDecoder()
        var records: [Records.Record] = []
        // One decoder call for each document: starting a decoder costs more than reading a record.
        func flush(_ lines: [String], of ordinal: Int64) throws {
          guard !lines.isEmpty else { return }
          do {
            let list = Data("[\(lines.joined(separator: ","))]".utf8)
            records += try decoder.decode([Records.Record].self, from: list)
          } catch is DecodingError {
            throw ArchiveError(path: path, reason: "a record of document number \(ordinal) is damaged")
          }
        }
        var lines: [String] = []
        var document: Int64 = 0
        let rows = try Row.fetchCursor(database, sql: sql, arguments: arguments)
        while let row = try rows.next() {
          let ordinal: Int64 = row[0]
          if ordinal != document {
            try flush(lines, of: document)
            lines = []
            document = ordinal
          }
          lines.append(row[1])
        }
        try flush(lines, of: document)
        return records
      }
    }
  }

  /// Closes the file and merges SQLite's log into it, so that one file holds all; the archive cannot be used after.
  ///
  /// - Throws: `ArchiveError` where another thread still uses it.
  public func close() throws(ArchiveError) {
    try Self.translating(path) {
      // The readers go first: SQLite merges its log when the last connection closes, and a reader may not write.
      pool.releaseMemory()
      try pool.close()
    }
  }

  /// Some documents, in the order in which they were first added.
  func documents(where condition: String, _ arguments: StatementArguments) throws(ArchiveError) -> [Document] {
    try Self.translating(path) {
      try pool.read { database in
        let sql = "SELECT \(Self.columns) FROM documents \(condition) ORDER BY ordinal"
        let rows = try Row.fetchCursor(database, sql: sql, arguments: arguments)
        var documents: [Document] = []
        while let row = try rows.next() { documents.append(Document(row)) }
        return documents
      }
    }
  }

  private func isCurrent(_ row: Row, _ document: Document) -> Bool {
    let reading: String = row[1]
    var stored = Document(row)
    stored.path = document.path
    return reading == self.reading && stored == document
  }

  /// The columns of a document, in the order in which `Document(_: Row)` reads them.
  private static let columns = "ordinal, reading, \(Document.columns.joined(separator: ", "))"

  private static func row(of documentID: String, in database: Database) throws -> Row? {
    let sql = "SELECT \(columns) FROM documents WHERE id = ?"
    return try Row.fetchOne(database.cachedStatement(sql: sql), arguments: [documentID])
  }

  private static func insert(_ document: Document, reading: String, in database: Database) throws {
    let values = [reading] + document.fields.map(\.value)
    let places = values.map { _ in "?" }.joined(separator: ", ")
    let sql = "INSERT INTO documents (reading, \(Document.columns.joined(separator: ", "))) VALUES (\(places))"
    try database.cachedStatement(sql: sql).execute(arguments: StatementArguments(values))
  }

  private static func update(_ ordinal: Int64, _ document: Document, reading: String, in database: Database) throws {
    let assignments = Document.columns.map { "\($0) = ?" }.joined(separator: ", ")
    let sql = "UPDATE documents SET reading = ?, \(assignments) WHERE ordinal = \(ordinal)"
    let values = [reading] + document.fields.map(\.value)
    try database.execute(sql: "DELETE FROM records WHERE document = ?", arguments: [ordinal])
    try database.execute(sql: sql, arguments: StatementArguments(values))
  }

  /// Runs a body whose database errors become `ArchiveError`.
  static func translating<Value>(_ path: String, _ body: () throws -> Value) throws(ArchiveError) -> Value {
    do {
      return try body()
    } catch let error as ArchiveError {
      throw error
    } catch let error as DatabaseError {
      throw ArchiveError(path: path, error: error)
    } catch {
      throw ArchiveError(path: path, reason: "\(error)")
    }
  }

  /// Reads from the database, with errors of the archive's own kind.
  func read<Value>(_ body: (Database) throws -> Value) throws(ArchiveError) -> Value {
    try Self.translating(path) { try pool.read(body) }
  }
}

extension Document {
  /// The columns of a document.
  fileprivate static let columns = [
    "id", "path", "url", "title", "outlet", "byline", "published", "publishedFrom", "publishedMoment", "updated",
    "updatedFrom", "updatedMoment", "language", "encoding", "text",
  ]

  /// What is stored of a document, in the order of the columns, by names for people.
  fileprivate var fields: [(name: String, value: String?)] {
    [
      ("id", id), ("path", path), ("address", url), ("title", title), ("outlet", outlet), ("byline", byline),
      ("date", published?.value), ("date's origin", published?.from.rawValue), ("time", published?.moment),
      ("date of change", updated?.value), ("origin of the date of change", updated?.from.rawValue),
      ("time of change", updated?.moment), ("language", language), ("encoding", encoding), ("text", text),
    ]
  }

  fileprivate init(_ row: Row) {
    self.init(
      id: row[2], path: row[3], url: row[4], title: row[5], outlet: row[6], byline: row[7],
      published: Document.date(row, at: 8), updated: Document.date(row, at: 11),
      language: row[14], encoding: row[15], text: row[16])
  }

  /// A date of which value, origin and moment stand in three columns.
  private static func date(_ row: Row, at column: Int) -> Publication? {
    let value: String? = row[column]
    let origin: String? = row[column + 1]
    return value.map { value in
      Publication(value: value, from: origin.flatMap(Publication.Origin.init) ?? .metadata, moment: row[column + 2])
    }
  }
}
