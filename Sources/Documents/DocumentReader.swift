/// Reads files, folders and standard input as documents.
///
///     for item in DocumentReader().items(at: ["reports", "late.txt"]) {
///       switch item {
///       case .document(let document): use(document)
///       case .failure(let failure): complain(failure.description)  // "reports/3.txt: offset 17: invalid UTF-8"
///       }
///     }
///
/// A path is
/// - a file, read whatever its name: text, JSON Lines, a web page, a feed, a table, an archive, mails where the name or the
///   beginning says so (docs/formats.md), each of them plain or compressed;
/// - a folder, walked by name: files of the types that `InputFormat` names are read, hidden entries and all other types (a
///   README, pictures, `.meta.json` sidecars) are left alone;
/// - `-` (or `/dev/stdin`, `/dev/fd/N`): a stream. Other pipes, sockets and devices are refused, because a pipe
///   that nobody writes to would be waited for without end.
public struct DocumentReader: Sendable {
  /// How much is read at most; what goes beyond becomes a failure, never a crash.
  public struct Limits: Hashable, Sendable {
    /// The bytes of one plain text or page, or of one line of JSON Lines, after decompression.
    public var documentBytes: Int
    /// The bytes of one sidecar.
    public var sidecarBytes: Int
    /// The bytes of blank or overlong lines on end after which the rest of a JSON Lines file is given up.
    ///
    /// A gzip bomb of a few megabytes holds thousands of times as much; without this it would be skipped for minutes.
    public var skippedBytes: Int

    /// Makes limits.
    public init(documentBytes: Int, sidecarBytes: Int, skippedBytes: Int) {
      self.documentBytes = documentBytes
      self.sidecarBytes = sidecarBytes
      self.skippedBytes = skippedBytes
    }

    /// 16 MiB a document, which is three times the King James Bible; 1 MiB a sidecar; 256 MiB skipped.
    public static let standard = Limits(
      documentBytes: 16 << 20, sidecarBytes: 1 << 20, skippedBytes: 256 << 20)
  }

  /// How much is read at most.
  public let limits: Limits
  private let pages: PageReader
  private let columns: ColumnMapping

  /// Makes a reader.
  ///
  /// - Parameter columns: Which columns of tables and keys of JSON Lines hold what.
  public init(limits: Limits = .standard, pages: PageReader = PageReader(), columns: ColumnMapping = ColumnMapping()) {
    self.limits = limits
    self.pages = pages
    self.columns = columns
  }

  /// The documents at some paths, in the order of the paths.
  ///
  /// Nothing is opened before the first item is asked for. Memory stays flat as the input grows: about four times the
  /// largest document, and 16 bytes a document so that no two get the same id.
  ///
  /// - Parameters:
  ///   - paths: Files, folders, `-`.
  ///   - standardInput: The file descriptor that `-` stands for; it is not closed.
  public func items(at paths: [String], standardInput: Int32 = 0) -> DocumentItems {
    DocumentItems(paths: paths, standardInput: standardInput, limits: limits, pages: pages, columns: columns)
  }

  /// The web pages and feeds at some paths, pages with where their values were found; what is neither is a failure.
  public func pages(at paths: [String], standardInput: Int32 = 0) -> PageItems {
    PageItems(paths: paths, standardInput: standardInput, limits: limits, pages: pages, columns: columns)
  }
}
