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
      case .note(let note): return .note(note)
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
    /// What was passed over on purpose, said once for a file.
    case note(ReadNote)
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
      case .note(let note): return .note(note)
      case .document: continue
      }
    }
    return nil
  }
}
