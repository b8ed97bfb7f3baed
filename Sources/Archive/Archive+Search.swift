import GRDB

/// A document whose title or text has all the words looked for.
public struct SearchHit: Hashable, Sendable {
  /// The document's id.
  public let document: String
  /// Where the document was read.
  public let path: String
  /// The headline, or nil.
  public let title: String?
  /// Some thirty words around the first match, with `…` where the text goes on.
  public let excerpt: String
}

extension Archive {
  /// The documents that have all these words, the best match first.
  ///
  ///     try archive.search("walk away")            // both words, in any order and inflection
  ///     try archive.search("\"walk away\" Crimea")  // the phrase and the word
  ///
  /// Inflection, case and accents do not count. Words are taken literally: none is an operator. No word, no hit.
  public func search(_ words: String) throws(ArchiveError) -> [SearchHit] {
    let pattern = Self.pattern(words)
    guard !pattern.isEmpty else { return [] }
    return try read { database in
      let sql = """
        SELECT documents.id, path, documents.title, snippet(words, -1, '', '', '…', 30)
        FROM words JOIN documents ON documents.ordinal = words.rowid
        WHERE words MATCH ? ORDER BY bm25(words, 4, 1), documents.ordinal
        """
      let rows = try Row.fetchCursor(database.cachedStatement(sql: sql), arguments: [pattern])
      var hits: [SearchHit] = []
      while let row = try rows.next() {
        hits.append(SearchHit(document: row[0], path: row[1], title: row[2], excerpt: row[3]))
      }
      return hits
    }
  }

  /// The words as an FTS5 expression: each word or quoted phrase in quotation marks, all of them required.
  ///
  /// Made by hand: `FTS5Pattern(matchingAllTokensIn:)` opens a database in memory at each call.
  static func pattern(_ words: String) -> String {
    var phrases: [String] = []
    for (index, part) in words.split(separator: "\"", omittingEmptySubsequences: false).enumerated() {
      // Every second part stands between two quotation marks: a phrase.
      let isPhrase = !index.isMultiple(of: 2)
      let terms = part.split { !$0.isLetter && !$0.isNumber }
      if isPhrase {
        if !terms.isEmpty { phrases.append("\"\(terms.joined(separator: " "))\"") }
      } else {
        phrases += terms.map { "\"\($0)\"" }
      }
    }
    return phrases.joined(separator: " AND ")
  }
}
