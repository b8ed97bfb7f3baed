/// The formats that are read, and the one place where an input's format is recognised.
///
/// A new format is a case here, a line in `named` or `recognise`, and, where it is not read as a whole, a `Container`.
enum InputFormat: Sendable {
  /// One document, whose text is the decoded file.
  case text
  /// One JSON object a line, each a document.
  case jsonLines
  /// A web page, whose text is the article found in it.
  case page
  /// A feed, whose entries are a document each.
  case feed
  /// A list of feeds.
  case outlines
  /// A table with a line of column names, whose rows are a document each; what separates its fields, where the name says it.
  case table(delimiter: UInt8?)
  /// A web archive: a record for each request, answer and what else a crawler notes.
  case webArchive
  /// A web archive of the older format.
  case oldWebArchive
  /// A zip archive of files.
  case zip
  /// A tar archive of files.
  case tar
  /// A mail, or a page that a browser saved as one.
  case mail
  /// A file of mails.
  case mailbox
  /// A PDF file.
  case pdf

  /// The format that a file's name says, with or without `.gz` or `.zst`; nil where it says nothing.
  static func named(_ name: String) -> InputFormat? {
    switch suffix(of: uncompressed(name)) {
    case "txt", "text": .text
    case "jsonl", "ndjson": .jsonLines
    case "html", "htm", "xhtml": .page
    case "rss", "atom": .feed
    case "opml": .outlines
    case "csv": .table(delimiter: nil)
    case "tsv", "tab": .table(delimiter: 0x09)
    case "warc": .webArchive
    case "arc": .oldWebArchive
    case "zip": .zip
    case "tar", "tgz": .tar
    case "eml", "mht", "mhtml": .mail
    case "mbox": .mailbox
    case "pdf": .pdf
    default: nil
    }
  }

  /// The container of a format whose files are not one text or page; nil for the others.
  func container(
    of stream: ByteStream, limits: DocumentReader.Limits, columns: ColumnMapping
  ) throws(Problem) -> (any Container)? {
    switch self {
    case .text, .page, .feed, .outlines: nil
    case .jsonLines: RowContainer(try JSONLines(stream: stream, limits: limits, columns: columns))
    case .table(let delimiter):
      RowContainer(try TableReader(stream: stream, limits: limits, columns: columns, delimiter: delimiter))
    case .webArchive: WebArchive(stream: stream, limits: limits)
    case .oldWebArchive: OldWebArchive(stream: stream, limits: limits)
    case .zip: try ZipArchive(stream: stream, limits: limits)
    case .tar: TarArchive(stream: stream, limits: limits)
    case .mail: try Mail(stream: stream, limits: limits)
    case .mailbox: try Mailbox(stream: stream, limits: limits)
    case .pdf: try PDFDocument(stream: stream, limits: limits)
    }
  }

  /// Whether it holds texts alone and no page.
  var isWithoutPages: Bool {
    switch self {
    case .text, .jsonLines, .table: true
    default: false
    }
  }

  /// In how many files a file of this format may lie; nil where nothing can lie in it again.
  var mostDepth: Int? {
    switch self {
    case .text, .page, .feed, .outlines, .jsonLines, .table, .webArchive, .oldWebArchive, .pdf: nil
    case .zip, .tar: 3
    // A mail may have another one sent along.
    case .mail, .mailbox: 6
    }
  }

  /// True for files that are read when a folder is walked.
  ///
  /// Markdown is not among them: in folders of reports it is the README that describes them. XML, JSON and tables can be
  /// anything; of those, the ones are read that begin as feeds do, or whose columns say that they hold texts.
  static func isReadInFolders(_ name: String, at path: String, columns: ColumnMapping) -> Bool {
    guard isAmbiguous(name) else { return named(name) != nil }
    guard let file = try? InputFile(path: path) else { return true }
    return (try? isWanted(name, ByteStream(source: file), columns: columns)) ?? true
  }

  /// True for names of files that can be anything.
  static func isAmbiguous(_ name: String) -> Bool {
    ["xml", "rdf", "json", "csv", "tsv", "tab"].contains(suffix(of: uncompressed(name)))
  }

  /// Whether a file that can be anything is read, by its beginning, which stays unused.
  static func isWanted(_ name: String, _ stream: ByteStream, columns: ColumnMapping) throws(Problem) -> Bool {
    while stream.unused.count < feedHead, try stream.fill() {}
    if case .table? = named(name) { return TableReader.hasText(stream.unused, columns: columns) }
    return feedBeginning(stream.unused) != nil
  }

  /// What `isReadInFolders` admits, in words for people.
  static let folderTypes =
    ".txt, .text, .jsonl, .ndjson, .html, .htm, .xhtml, .rss, .atom, .opml, feeds in .xml and .json, texts in .csv "
    + "and .tsv, .warc, .arc, .zip, .tar, .tgz, .eml, .mht, .mhtml, .mbox, .pdf, and their .gz and .zst"

  /// A file's name without `.gz` or `.zst`.
  static func uncompressed(_ name: String) -> String {
    Compression(name: name) == nil ? name : stem(of: name)
  }

  /// What follows a name's last full stop, in lower case; empty where nothing does.
  static func suffix(of name: String) -> String {
    point(in: name).map { name[$0...].dropFirst().lowercased() } ?? ""
  }

  /// What precedes a name's last full stop.
  static func stem(of name: String) -> String {
    point(in: name).map { String(name[..<$0]) } ?? name
  }

  private static func point(in name: String) -> String.Index? {
    name.utf8.lastIndex(of: UInt8(ascii: ".")).flatMap { $0 > name.startIndex ? $0 : nil }
  }

  /// Recognises an input by its name and first bytes, which stay unused in the stream.
  ///
  /// Where the name says nothing, an input whose first line that is not blank is a JSON object with a string `text` is
  /// JSON Lines, one that begins with `<!doctype html` or `<html` is a page, and one that begins as feeds or lists of
  /// feeds do is that; everything else is text.
  ///
  /// - Parameter columns: What the first line of a table is looked at for; one that has no name is a table where columns
  ///   are named and it has the one of the text.
  static func recognise(
    name: String, stream: ByteStream, limits: DocumentReader.Limits, columns: ColumnMapping = ColumnMapping()
  ) throws(Problem) -> InputFormat {
    while stream.unused.count < longestSignature, try stream.fill() {}
    if isZip(stream.unused) { return .zip }
    if stream.unused.starts(with: Array("%PDF-".utf8)) { return .pdf }
    for (signature, kind) in signatures where stream.unused.starts(with: signature) {
      throw Problem("\(kind), which is not read", offset: 0)
    }
    if let format = named(name) { return format }
    while stream.unused.count < 512, try stream.fill() {}
    if TarArchive.begins(stream.unused) { return .tar }
    if Mailbox.begins(stream.unused) { return .mailbox }
    if WebArchive.isRecord(stream.unused) { return .webArchive }
    if OldWebArchive.beginsFile(stream.unused) { return .oldWebArchive }
    if try isPage(stream) { return .page }
    while stream.unused.count < feedHead, try stream.fill() {}
    if let format = feedBeginning(stream.unused) { return format }
    if !columns.columns.isEmpty, TableReader.hasText(stream.unused, columns: columns) { return .table(delimiter: nil) }
    return try isJSONLine(stream, limits) ? .jsonLines : .text
  }

  /// True where a zip archive begins, of files or of none.
  private static func isZip(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.starts(with: [0x50, 0x4B, 3, 4]) || bytes.starts(with: [0x50, 0x4B, 5, 6])
  }

  /// True where markup of a page begins the input, white space and a byte order mark aside.
  private static func isPage(_ stream: ByteStream) throws(Problem) -> Bool {
    while stream.unused.count < pageHead, try stream.fill() {}
    let head = TextDecoder.withoutUTF8Mark(stream.unused.prefix(pageHead)).drop { $0 <= 0x20 }.prefix(14)
    let letters = head.map { 0x41...0x5A ~= $0 ? $0 | 0x20 : $0 }
    return letters.starts(with: Array("<!doctype html".utf8)) || letters.starts(with: Array("<html".utf8))
  }

  private static let pageHead = 256

  /// How much of a file is looked at for the beginning of a feed, in bytes.
  private static let feedHead = 4096

  /// Whether some bytes begin as a feed or a list of feeds does.
  ///
  /// That is a root element of the name behind comments and declarations, in any encoding in which ASCII shows; or the
  /// address that versions of JSON Feed have.
  static func feedBeginning(_ bytes: ArraySlice<UInt8>) -> InputFormat? {
    let head = Array(bytes.prefix(feedHead).filter { $0 != 0 })
    if JSONFeed.begins(head[...]) { return .feed }
    var index = head.firstIndex(of: UInt8(ascii: "<")) ?? head.count
    // Nothing but white space and byte order marks stands before the first tag.
    guard head[..<index].allSatisfy({ $0 <= 0x20 || $0 >= 0x80 }), index <= 1024 else { return nil }
    while index + 1 < head.count, head[index + 1] == UInt8(ascii: "?") || head[index + 1] == UInt8(ascii: "!") {
      let isComment = head[index...].starts(with: Array("<!--".utf8))
      let end =
        isComment
        ? ByteSearch.first(Array("-->".utf8), in: head[index...]).map { $0 + 3 }
        : LooseXML.declarationEnd(head, from: index, upTo: head.count)
      guard let end, let next = ByteSearch.first(UInt8(ascii: "<"), in: head, from: end) else { return nil }
      index = next
    }
    let name = head.dropFirst(index + 1).prefix { $0 > 0x20 && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "/") }
    let local = name.split(separator: UInt8(ascii: ":")).last ?? []
    switch String(decoding: local, as: UTF8.self).lowercased() {
    case "rss", "feed", "rdf", "channel": return .feed
    case "opml": return .outlines
    default: return nil
    }
  }

  private static func isJSONLine(_ stream: ByteStream, _ limits: DocumentReader.Limits) throws(Problem) -> Bool {
    while stream.unused.count < 3, try stream.fill() {}
    var blanks = stream.unused.count - TextDecoder.withoutUTF8Mark(stream.unused).count
    var searched = 0
    while true {
      blanks += stream.unused.dropFirst(blanks).prefix { $0 == 0x20 || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }.count
      if let first = stream.unused.dropFirst(blanks).first {
        guard first == UInt8(ascii: "{") else { return false }
        if let end = stream.lineEnd(from: max(searched, blanks)) {
          return JSONLines.isDocument(stream.unused.prefix(end))
        }
      }
      searched = stream.unused.count
      if searched > limits.documentBytes { return false }
      if try !stream.fill() { return JSONLines.isDocument(stream.unused) }
    }
  }

  /// Files that people take for text, and others that are met in folders: named, so that the reason is plain.
  private static let signatures: [(bytes: [UInt8], kind: String)] = [
    (Array("{\\rtf".utf8), "an RTF file"),
    ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "an old Office file"),
    ([0x04, 0x22, 0x4D, 0x18], "an lz4 archive"),
    (Array("BZh".utf8), "a bzip2 archive"),
    ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], "an xz archive"),
    ([0x7F, 0x45, 0x4C, 0x46], "a program"),
    (Array("SQLite format 3\0".utf8), "an SQLite database"),
    ([0xFF, 0xD8, 0xFF], "a picture"),
    ([0x89, 0x50, 0x4E, 0x47], "a picture"),
    (Array("GIF8".utf8), "a picture"),
  ]
  private static let longestSignature = 16
}
