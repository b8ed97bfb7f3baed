import GRDB

/// The tables of a store, and how an older store becomes a newer one.
///
/// A store says in its header that it is one (`application_id`) and in which format (`user_version`, the number of
/// steps taken), so that a file of another program and a store of a later Parley are refused and not written to.
enum Schema {
  /// "PRLY" in ASCII, as SQLite's header wants it: a big-endian integer of 32 bits.
  static let applicationID = 0x5052_4C59

  /// The steps from an empty file to the present format.
  ///
  /// A released step is never changed: a new one follows it.
  private static let steps: [String] = [
    """
    CREATE TABLE documents (
      ordinal INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      reading TEXT NOT NULL,
      path TEXT NOT NULL,
      url TEXT,
      title TEXT,
      outlet TEXT,
      byline TEXT,
      published TEXT,
      publishedFrom TEXT,
      language TEXT NOT NULL,
      encoding TEXT NOT NULL,
      text TEXT NOT NULL
    ) STRICT;

    CREATE TABLE records (
      document INTEGER NOT NULL REFERENCES documents (ordinal),
      position INTEGER NOT NULL,
      id TEXT NOT NULL,
      kind TEXT NOT NULL,
      json TEXT NOT NULL,
      PRIMARY KEY (document, position)
    ) STRICT, WITHOUT ROWID;

    CREATE VIRTUAL TABLE words USING fts5 (
      title, text, content = documents, content_rowid = ordinal, tokenize = 'porter unicode61 remove_diacritics 2'
    );

    CREATE TRIGGER words_added AFTER INSERT ON documents BEGIN
      INSERT INTO words (rowid, title, text) VALUES (new.ordinal, new.title, new.text);
    END;

    CREATE TRIGGER words_changed AFTER UPDATE OF title, text ON documents BEGIN
      INSERT INTO words (words, rowid, title, text) VALUES ('delete', old.ordinal, old.title, old.text);
      INSERT INTO words (rowid, title, text) VALUES (new.ordinal, new.title, new.text);
    END;
    """,
    """
    ALTER TABLE documents ADD COLUMN publishedMoment TEXT;
    ALTER TABLE documents ADD COLUMN updated TEXT;
    ALTER TABLE documents ADD COLUMN updatedFrom TEXT;
    ALTER TABLE documents ADD COLUMN updatedMoment TEXT;
    """,
  ]

  /// The format this program writes.
  static var format: Int { steps.count }

  /// Refuses a file that is not a store of this format or an older one; an empty file is one to be.
  static func check(_ database: Database, path: String) throws {
    // The tables first: another program that makes the store at this moment commits them together with the header.
    let tables = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_master") ?? 0
    let applicationID = try Int.fetchOne(database, sql: "PRAGMA application_id") ?? 0
    guard applicationID == Self.applicationID else {
      guard applicationID == 0, tables == 0 else {
        throw ArchiveError(path: path, reason: "not a store: the file is a SQLite database of another program")
      }
      return
    }
    let version = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
    guard version <= format else {
      throw ArchiveError(
        path: path,
        reason: "the store has format \(version), this Parley knows formats up to \(format): use a newer Parley")
    }
  }

  /// Takes the steps that a store has not taken yet, up to a format, in one transaction.
  static func migrate(_ database: Database, to format: Int = format) throws {
    let taken = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
    guard taken < format else { return }
    for step in steps[taken..<format] { try database.execute(sql: step) }
    try database.execute(sql: "PRAGMA user_version = \(format); PRAGMA application_id = \(applicationID)")
  }
}
