import Foundation
import Records

/// Documents and failures in input order, read as they are asked for.
///
/// A single pass: copies share their place, so what one has handed out the other does not repeat.
public struct DocumentItems: Sequence, IteratorProtocol {
  private let reading: Reading

  init(
    paths: [String], standardInput: Int32, limits: DocumentReader.Limits, pages: PageReader, columns: ColumnMapping
  ) {
    reading = Reading(
      paths: paths, standardInput: standardInput, limits: limits, pages: pages, columns: columns, yieldsPages: false)
  }

  /// The next document or failure; nil at the end.
  public mutating func next() -> DocumentItem? {
    while let found = reading.next() {
      switch found {
      case .document(let document): return .document(document)
      case .failure(let failure): return .failure(failure)
      case .page, .feed, .outlines: continue
      }
    }
    return nil
  }

  /// How much was read, in bytes as they lie on the disk, and of how much; nil where a stream is read.
  ///
  /// The first call visits all folders to add up the sizes; what nobody asks for costs nothing.
  public var progress: (bytesRead: Int, bytesTotal: Int?) {
    (reading.bytesRead, reading.bytesTotal)
  }
}

/// Web pages, feeds and failures in input order, read as they are asked for; a single pass.
public struct PageItems: Sequence, IteratorProtocol {
  /// One thing that reading yields.
  public enum Item: Sendable {
    /// A page, and the path it was read from.
    case page(Page, path: String)
    /// A feed, and the path it was read from.
    case feed(Feed, path: String)
    /// A list of feeds, and the path it was read from.
    case outlines(OutlineList, path: String)
    /// Something that could not be read.
    case failure(ReadFailure)
  }

  private let reading: Reading

  init(
    paths: [String], standardInput: Int32, limits: DocumentReader.Limits, pages: PageReader, columns: ColumnMapping
  ) {
    reading = Reading(
      paths: paths, standardInput: standardInput, limits: limits, pages: pages, columns: columns, yieldsPages: true)
  }

  /// The next page or failure; nil at the end.
  public mutating func next() -> Item? {
    while let found = reading.next() {
      switch found {
      case .page(let page, let path): return .page(page, path: path)
      case .feed(let feed, let path): return .feed(feed, path: path)
      case .outlines(let list, let path): return .outlines(list, path: path)
      case .failure(let failure): return .failure(failure)
      case .document: continue
      }
    }
    return nil
  }
}

/// The state of reading, shared by the copies of one sequence.
private final class Reading {
  /// One thing found.
  enum Found {
    case document(Document)
    case page(Page, path: String)
    case feed(Feed, path: String)
    case outlines(OutlineList, path: String)
    case failure(ReadFailure)
  }

  private let paths: [String]
  private let standardInput: Int32
  private let limits: DocumentReader.Limits
  private let pages: PageReader
  private let columns: ColumnMapping
  private let yieldsPages: Bool
  private var factory = DocumentFactory()

  private var nextPath = 0
  private var folder: (path: String, walk: FolderWalk)?
  private var file: OpenFile?
  /// A slice, from whose beginning one is taken without moving the rest.
  private var waiting: ArraySlice<Found> = []
  private var closedBytes = 0

  /// A file of many documents that is being read.
  private struct OpenFile {
    let path: String
    let name: String
    let file: InputFile
    var rows: any RowSource
  }

  init(
    paths: [String], standardInput: Int32, limits: DocumentReader.Limits, pages: PageReader, columns: ColumnMapping,
    yieldsPages: Bool
  ) {
    self.columns = columns
    self.paths = paths
    self.standardInput = standardInput
    self.limits = limits
    self.pages = pages
    self.yieldsPages = yieldsPages
  }

  func next() -> Found? {
    while true {
      if !waiting.isEmpty { return waiting.removeFirst() }
      if file != nil {
        if let item = nextRow() { return item }
      } else if folder != nil {
        visit()
      } else if nextPath < paths.count {
        nextPath += 1
        start(paths[nextPath - 1])
      } else {
        return nil
      }
    }
  }

  // MARK: - Paths

  private func start(_ path: String) {
    if let descriptor = descriptor(of: path) {
      read(path, from: InputFile(stream: descriptor))
    } else if Reading.isFolder(path) {
      folder = (path, FolderWalk(folder: path, columns: columns))
    } else {
      open(path)
    }
  }

  private func visit() {
    guard let path = folder?.path else { return }
    switch folder?.walk.next() {
    case .file(let path, _): open(path)
    case .failure(let failure): waiting.append(.failure(failure))
    case nil:
      if folder?.walk.fileCount == 0 {
        let reason = "a folder with no file to read in it (\(InputFormat.folderTypes))"
        waiting.append(.failure(ReadFailure(path: path, reason: reason)))
      }
      folder = nil
    }
  }

  private func open(_ path: String) {
    do throws(Problem) {
      read(path, from: try InputFile(path: path))
    } catch {
      waiting.append(.failure(error.failure(at: path)))
    }
  }

  /// The stream that a path stands for.
  private func descriptor(of path: String) -> Int32? {
    if path == "-" || path == "/dev/stdin" { return standardInput }
    guard path.hasPrefix("/dev/fd/") else { return nil }
    return Int32(path.dropFirst(8))
  }

  private static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  // MARK: - Files

  private func read(_ path: String, from file: InputFile) {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let stream = ByteStream(file: file, namedGzip: file.size != nil && InputFormat.isGzip(name))
    do throws(Problem) {
      let format = try InputFormat.recognise(name: name, stream: stream, limits: limits, columns: columns)
      switch format {
      case .page, .feed, .outlines: break
      case .text, .jsonLines, .table: if yieldsPages { throw Problem("neither a web page nor a feed") }
      }
      switch format {
      case .jsonLines:
        let lines = try JSONLines(stream: stream, limits: limits, columns: columns)
        self.file = OpenFile(path: path, name: InputFormat.withoutGzip(name), file: file, rows: lines)
        return
      case .table(let delimiter):
        let table = try TableReader(stream: stream, limits: limits, columns: columns, delimiter: delimiter)
        self.file = OpenFile(path: path, name: InputFormat.withoutGzip(name), file: file, rows: table)
        return
      case .text: try readText(path, name, stream)
      case .page: try readPage(path, name, stream)
      case .feed: try readFeed(path, name, stream)
      case .outlines: try readOutlines(path, stream)
      }
    } catch {
      waiting.append(.failure(error.failure(at: path)))
    }
    close(file)
  }

  private func readText(_ path: String, _ name: String, _ stream: ByteStream) throws(Problem) {
    let decoded = try TextDecoder.decode(try whole(stream))
    let document = factory.document(
      path: path, name: InputFormat.withoutGzip(name), metadata: sidecar(path, stream), text: decoded.text,
      encoding: decoded.encoding)
    waiting.append(.document(document))
  }

  private func readPage(_ path: String, _ name: String, _ stream: ByteStream) throws(Problem) {
    let page = try pages.read(try whole(stream))
    if yieldsPages {
      waiting.append(.page(page, path: path))
      return
    }
    if page.text.isEmpty { throw Problem("a web page in which no article was found") }
    let document = factory.document(
      path: path, name: InputFormat.withoutGzip(name), metadata: sidecar(path, stream), page: page)
    waiting.append(.document(document))
  }

  private func readFeed(_ path: String, _ name: String, _ stream: ByteStream) throws(Problem) {
    let bytes = try whole(stream)
    let beside = sidecar(path, stream)
    let feed = try FeedReader(words: pages.words).read(bytes, address: beside.url)
    if yieldsPages {
      waiting.append(.feed(feed, path: path))
      return
    }
    if feed.entries.isEmpty { throw Problem("a feed without entries") }
    let text = FeedText(words: pages.words)
    for (index, entry) in feed.entries.enumerated() {
      let number = index + 1
      var metadata = text.metadata(of: entry, in: feed)
      metadata.outlet = beside.outlet ?? metadata.outlet
      let words = text.text(of: entry)
      // What gives only its headline is a document of the headline.
      guard let words = words.isEmpty ? metadata.title : words, TextDecoder.flaw(of: words) == nil else {
        waiting.append(
          .failure(Problem("neither a title nor a text", place: "entry \(number)").failure(at: path)))
        continue
      }
      waiting.append(
        .document(
          factory.document(
            path: "\(path)#\(number)", name: "\(InputFormat.withoutGzip(name))#\(number)", metadata: metadata,
            text: words, encoding: feed.encoding)))
    }
  }

  private func readOutlines(_ path: String, _ stream: ByteStream) throws(Problem) {
    let list = try OutlineList(reading: try whole(stream), dates: FeedDates(words: pages.words))
    if yieldsPages { waiting.append(.outlines(list, path: path)) } else { throw list.problem }
  }

  /// All bytes of a file that is one document.
  private func whole(_ stream: ByteStream) throws(Problem) -> [UInt8] {
    repeat {
      guard max(stream.unused.count, stream.knownSize ?? 0) <= limits.documentBytes else {
        throw Problem("larger than \(ByteCount.words(limits.documentBytes)), the limit for one document")
      }
    } while try stream.fill()
    return Array(stream.unused)
  }

  /// What the file beside a document says of it; what is wrong there is a failure each.
  private func sidecar(_ path: String, _ stream: ByteStream) -> Metadata {
    guard stream.file.size != nil else { return Metadata() }
    let sidecar = Sidecar.path(for: path)
    let (metadata, problems) = Sidecar.read(at: sidecar, limits: limits)
    waiting += problems.map { .failure($0.failure(at: sidecar)) }
    return metadata
  }

  private func nextRow() -> Found? {
    guard let path = file?.path, let name = file?.name else { return nil }
    switch file?.rows.next() {
    case .entry(let entry, let line):
      let document = factory.document(
        path: "\(path):\(line)", name: "\(name):\(line)", metadata: entry.metadata, text: entry.text,
        encoding: entry.encoding)
      return .document(document)
    case .failure(let problem): return .failure(problem.failure(at: path))
    case nil:
      if let file { close(file.file) }
      file = nil
      return nil
    }
  }

  /// Counts a file as read, with what was passed over.
  private func close(_ file: InputFile) {
    closedBytes += max(file.bytesRead, file.size ?? 0)
  }

  // MARK: - Progress

  var bytesRead: Int { closedBytes + (file?.file.bytesRead ?? 0) }

  private(set) lazy var bytesTotal: Int? = {
    var total = 0
    for path in paths {
      if descriptor(of: path) != nil { return nil }
      guard Reading.isFolder(path) else {
        var status = stat()
        if stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG { total += Int(status.st_size) }
        continue
      }
      var walk = FolderWalk(folder: path, columns: columns)
      while let step = walk.next() {
        if case .file(_, let size) = step { total += size }
      }
    }
    return total
  }()
}
