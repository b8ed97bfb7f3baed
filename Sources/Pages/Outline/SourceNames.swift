import Records

/// Short names for documents, each different from all others.
///
/// The first piece of a file's name where the pieces tell all documents apart, else the name itself, shortened.
///
///     names(of: ["seeds/004_1e9b.txt", "seeds/000_6db7.txt"])  // ["004", "000"]
enum SourceNames {
  /// Names longer than this many characters are cut; wide enough for dates with a word, narrow enough for a column.
  private static let limit = 16
  private static let separators: Set<Character> = ["_", "-", " ", "."]
  private static let extensions: Set<Substring> = ["txt", "json", "jsonl", "gz", "html", "htm", "xml", "md", "warc"]

  /// The names of documents read from these paths, in the same order.
  static func names(of paths: [String]) -> [String] {
    let stems = paths.map(stem)
    var pieces: [String: Int] = [:]
    for stem in stems { pieces[firstPiece(of: stem), default: 0] += 1 }
    var used: Set<String> = []
    return stems.map { stem in
      let piece = firstPiece(of: stem)
      let short = pieces[piece] == 1 && piece.count <= limit ? piece : shortened(stem)
      var name = short
      var copy = 2
      while !used.insert(name).inserted {
        name = "\(short)~\(copy)"
        copy += 1
      }
      return name
    }
  }

  /// The file's name without folders and endings; `articles#12` for line 12 of a file.
  private static func stem(of path: String) -> String {
    if path == "-" { return "stdin" }
    var name = Wording.line(path).split(separator: "/").last ?? "document"
    var place = ""
    if let colon = name.lastIndex(of: ":") {
      let number = name[name.index(after: colon)...]
      if !number.isEmpty, number.allSatisfy(\.isNumber) {
        place = "#\(number)"
        name = name[..<colon]
      }
    }
    while let dot = name.lastIndex(of: "."), dot > name.startIndex, extensions.contains(name[name.index(after: dot)...])
    {
      name = name[..<dot]
    }
    return (name == "-" ? "stdin" : String(name)) + place
  }

  private static func firstPiece(of stem: String) -> String {
    let piece = String(stem.prefix { !separators.contains($0) })
    return piece.isEmpty ? stem : piece
  }

  private static func shortened(_ stem: String) -> String {
    guard stem.count > limit else { return stem }
    guard let place = stem.lastIndex(of: "#") else { return stem.prefix(limit - 1) + "…" }
    let tail = stem[place...]
    return stem[..<place].prefix(max(limit - 1 - tail.count, 1)) + "…" + tail
  }
}
