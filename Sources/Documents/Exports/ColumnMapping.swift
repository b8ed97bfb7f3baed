/// Which columns of an export, or keys of its JSON, hold what a document consists of.
///
///     try ColumnMapping(parsing: "text=body,title=headline,date=meta.published")
public struct ColumnMapping: Hashable, Sendable {
  /// What a document consists of.
  public enum Field: String, CaseIterable, Sendable {
    case text, title, url, outlet, byline, date
  }

  /// The column or key of each field that was named.
  public private(set) var columns: [Field: String] = [:]

  /// No column named: the usual names count.
  public init() {}

  /// Reads `FIELD=COLUMN,FIELD=COLUMN…`; a comma within a name is written `\,`.
  ///
  /// - Throws: `ReadFailure` that says what is wrong with it.
  public init(parsing text: String) throws(ReadFailure) {
    for part in ColumnMapping.parts(of: text) {
      guard let sign = part.firstIndex(of: "="), sign != part.startIndex else {
        throw ReadFailure(path: "--columns", reason: "\"\(part)\" is not FIELD=COLUMN")
      }
      let name = XMLText.trimmed(String(part[..<sign])).lowercased()
      let column = XMLText.trimmed(String(part[part.index(after: sign)...]))
      guard let field = Field(rawValue: name) else {
        let known = Field.allCases.map(\.rawValue).joined(separator: ", ")
        throw ReadFailure(path: "--columns", reason: "no field is called \"\(name)\"; there are \(known)")
      }
      guard !column.isEmpty, columns[field] == nil else {
        throw ReadFailure(path: "--columns", reason: "\"\(name)\" \(column.isEmpty ? "has no column" : "has two")")
      }
      columns[field] = column
    }
  }

  private static func parts(of text: String) -> [String] {
    var parts = [""]
    var isEscaped = false
    for scalar in text.unicodeScalars {
      if isEscaped || scalar != "\\" && scalar != "," {
        parts[parts.count - 1].unicodeScalars.append(scalar)
        isEscaped = false
      } else if scalar == "\\" {
        isEscaped = true
      } else {
        parts.append("")
      }
    }
    return parts
  }

  /// The names that exports commonly use for each field, likeliest first, without what is no letter or figure.
  ///
  /// Gathered from the documentation of news archives, search services and scrapers; tuned on nothing.
  static let usual: [Field: [String]] = [
    .text: [
      "text", "body", "fulltext", "content", "articletext", "articlebody", "articlecontent", "bodytext", "maintext",
      "storytext", "story", "article", "transcript", "description", "summary", "abstract", "snippet",
    ],
    .title: ["title", "headline", "articletitle", "heading", "subject"],
    .url: ["url", "link", "permalink", "weburl", "articleurl", "articlelink", "sourceurl", "canonicalurl", "uri"],
    .outlet: [
      "outlet", "publication", "publisher", "newspaper", "sourcename", "publicationname", "publicationtitle", "source",
      "medium", "site", "sitename", "website", "domain",
    ],
    .byline: ["byline", "author", "authors", "authorname", "writer", "reporter", "journalist", "creator"],
    .date: [
      "published", "date", "pubdate", "publicationdate", "publishdate", "publisheddate", "datepublished", "publishedat",
      "publishedon", "publishedtime", "dateofpublication", "datetime", "timestamp", "createdat",
    ],
  ]

  /// A name without what is no letter or figure, in lower case.
  static func key(_ name: String) -> String { TextKey.key(name).lowercased() }

  /// The place of each field among some columns: the one named, otherwise the likeliest of the usual ones.
  func places(in names: [String]) -> [Field: Int] {
    var places: [Field: Int] = [:]
    let keys = names.map(ColumnMapping.key)
    for field in Field.allCases {
      if let named = columns[field] {
        places[field] = names.firstIndex(of: named) ?? keys.firstIndex(of: ColumnMapping.key(named))
      } else {
        places[field] = ColumnMapping.usual[field]?.lazy.compactMap { keys.firstIndex(of: $0) }.first
      }
    }
    return places
  }
}
