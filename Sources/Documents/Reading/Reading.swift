import Foundation
import Records

/// The state of reading, shared by the copies of one sequence.
///
/// Files and folders come one after the other; a file that holds others is put on a stack, and what lies in it is read
/// before the next one.
final class Reading {
  /// One thing found.
  enum Found {
    case document(Document)
    case page(Page, path: String)
    case feed(Feed, path: String)
    case outlines(OutlineList, path: String)
    case failure(ReadFailure)
    case note(ReadNote)
  }

  /// A file that is to be read.
  private struct Input {
    /// The path that people see.
    let path: String
    /// Its name without folders.
    let name: String
    let source: any ByteSource
    /// True where what the name says of its compression must be so.
    let isNamed: Bool
    let sidecar: Sidecar.Place
  }

  /// A container that is being read.
  private struct Level {
    let path: String
    let name: String
    let container: any Container
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
  /// The file that is being read.
  private var file: InputFile?
  /// The containers that are being read, each in the one before.
  private var levels: [Level] = []
  /// A slice, from whose beginning one is taken without moving the rest.
  private var waiting: ArraySlice<Found> = []
  private var closedBytes = 0
  /// How many failures came since anything was read.
  private var failuresOnEnd = 0

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
      if let found = waiting.popFirst() { return passedOn(found) }
      if let level = levels.last {
        take(from: level)
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

  /// Counts failures in a file that holds others; where nothing but failures comes, the rest of it is given up.
  private func passedOn(_ found: Found) -> Found {
    guard case .failure = found, let outermost = levels.first else {
      failuresOnEnd = 0
      return found
    }
    failuresOnEnd += 1
    guard failuresOnEnd >= Reading.mostFailuresOnEnd else { return found }
    failuresOnEnd = 0
    levels = []
    waiting = []
    close()
    return .failure(
      Problem("\(Reading.mostFailuresOnEnd) failures on end; the rest is not read").failure(at: outermost.path))
  }

  /// How many things in a file may be unreadable on end: a small file can be made of millions of them.
  private static let mostFailuresOnEnd = 100_000

  // MARK: - Paths

  private func start(_ path: String) {
    if let descriptor = Reading.descriptor(of: path, standardInput: standardInput) {
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

  /// Reads a file on the disk, or a stream.
  private func read(_ path: String, from file: InputFile) {
    self.file = file
    let isNamed = file.size != nil
    read(
      Input(
        path: path, name: Reading.name(of: path), source: file, isNamed: isNamed,
        sidecar: isNamed ? .file(Sidecar.path(for: path)) : .none))
    if levels.isEmpty { close() }
  }

  /// Counts a file as read, with what was passed over.
  private func close() {
    if let file { closedBytes += file.size ?? file.bytesRead }
    file = nil
  }

  /// The stream that a path stands for.
  private static func descriptor(of path: String, standardInput: Int32) -> Int32? {
    if path == "-" || path == "/dev/stdin" { return standardInput }
    guard path.hasPrefix("/dev/fd/") else { return nil }
    return Int32(path.dropFirst(8))
  }

  private static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  private static func name(of path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }

  // MARK: - Files

  private func read(_ input: Input) {
    let stream = ByteStream(source: input.source, named: input.isNamed ? Compression(name: input.name) : nil)
    do throws(Problem) {
      if !levels.isEmpty, InputFormat.isAmbiguous(input.name),
        try !InputFormat.isWanted(input.name, stream, columns: columns)
      {
        return
      }
      let format = try InputFormat.recognise(name: input.name, stream: stream, limits: limits, columns: columns)
      if yieldsPages, format.isWithoutPages { throw Problem("neither a web page nor a feed") }
      switch format {
      case .text:
        let bytes = try stream.whole(limits: limits)
        let beside = metadata(of: input)
        add(try TextDecoder.decode(bytes, charset: beside.charset), beside, to: input)
      case .page:
        let bytes = try stream.whole(limits: limits)
        // What a page says of itself is shown without what is said of it; only how to read it comes from beside it.
        let beside = yieldsPages ? Sidecar.read(at: input.sidecar, limits: limits).metadata : metadata(of: input)
        try add(
          try pages.read(bytes, hints: PageHints(charset: beside.charset, address: beside.url)), beside, to: input)
      case .feed: try addFeed(stream.whole(limits: limits), of: input)
      case .outlines:
        let list = try OutlineList(reading: stream.whole(limits: limits), dates: FeedDates(words: pages.words))
        guard yieldsPages, !list.entries.isEmpty else { throw list.problem }
        waiting.append(.outlines(list, path: input.path))
      default:
        if let most = format.mostDepth, levels.count >= most {
          throw Problem("lies in \(most) archives or mails, one in another; not opened")
        }
        guard let container = try format.container(of: stream, limits: limits, columns: columns) else { return }
        levels.append(Level(path: input.path, name: InputFormat.uncompressed(input.name), container: container))
      }
    } catch {
      waiting.append(.failure(error.failure(at: input.path)))
    }
  }

  private func add(_ decoded: TextDecoder.Decoded, _ metadata: Metadata, to input: Input) {
    add(decoded, metadata, path: input.path, name: InputFormat.uncompressed(input.name))
  }

  private func add(_ page: Page, _ metadata: Metadata, to input: Input) throws(Problem) {
    try add(page, metadata, path: input.path, name: InputFormat.uncompressed(input.name))
  }

  private func add(_ decoded: TextDecoder.Decoded, _ metadata: Metadata, path: String, name: String) {
    let document = factory.document(
      path: path, name: name, metadata: metadata, text: decoded.text, encoding: decoded.encoding)
    waiting.append(.document(document))
  }

  private func add(_ page: Page, _ metadata: Metadata, path: String, name: String) throws(Problem) {
    if yieldsPages {
      waiting.append(.page(page, path: path))
      return
    }
    if page.text.isEmpty { throw Problem("a web page in which no article was found") }
    waiting.append(.document(factory.document(path: path, name: name, metadata: metadata, page: page)))
  }

  private func addFeed(_ bytes: [UInt8], of input: Input) throws(Problem) {
    let beside = metadata(of: input)
    let feed = try FeedReader(words: pages.words).read(bytes, address: beside.url)
    if yieldsPages {
      waiting.append(.feed(feed, path: input.path))
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
          .failure(Problem("neither a title nor a text", place: "entry \(number)").failure(at: input.path)))
        continue
      }
      add(
        TextDecoder.Decoded(text: words, encoding: feed.encoding), metadata, path: "\(input.path)#\(number)",
        name: "\(InputFormat.uncompressed(input.name))#\(number)")
    }
  }

  /// What the file beside a document says of it; what is wrong there is a failure each.
  private func metadata(of input: Input) -> Metadata {
    let (metadata, problems, path) = Sidecar.read(at: input.sidecar, limits: limits)
    waiting += problems.map { .failure($0.failure(at: path)) }
    return metadata
  }

  // MARK: - Containers

  /// Takes the next part of the innermost container.
  private func take(from level: Level) {
    guard let part = level.container.next() else {
      levels.removeLast()
      if levels.isEmpty { close() }
      return
    }
    let path = level.path + part.label
    do throws(Problem) {
      switch part.content {
      case .text(let decoded, let metadata):
        add(decoded, metadata, path: path, name: level.name + part.label)
      case .page(let bytes, let hints, let metadata):
        let page = try pages.read(bytes, hints: hints)
        if page.text.isEmpty, !yieldsPages {
          if level.container.passOverPageWithoutArticle() { return }
          if let plain = hints.plain { return add(plain, metadata, path: path, name: level.name + part.label) }
        }
        try add(page, metadata, path: path, name: level.name + part.label)
      case .file(let file):
        let sidecar = file.sidecar.map { Sidecar.Place.bytes($0, path: Sidecar.path(for: path)) } ?? .none
        read(Input(path: path, name: file.name, source: file.source, isNamed: true, sidecar: sidecar))
      case .failure(let problem): throw problem
      case .note(let text): waiting.append(.note(ReadNote(path: path, text: text)))
      }
    } catch {
      waiting.append(.failure(error.failure(at: path)))
    }
  }

  // MARK: - Progress

  var bytesRead: Int { closedBytes + (file.map { min($0.bytesRead, $0.size ?? Int.max) } ?? 0) }

  private(set) lazy var bytesTotal: Int? = {
    var total = 0
    for path in paths {
      if Reading.descriptor(of: path, standardInput: standardInput) != nil { return nil }
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
