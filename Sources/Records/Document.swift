/// One text as it was read, with what is known about it.
public struct Document: Hashable, Codable, Sendable {
  /// A date, of publication or of a change, and where it was found.
  public struct Publication: Hashable, Codable, Sendable {
    /// Where a date was found.
    public enum Origin: String, Codable, Sendable {
      /// A sidecar file, a metadata field, or what a web page says for programs.
      case metadata
      /// The text itself, or the page as it is shown, which says that this is its date.
      case text
    }

    /// The day in the publisher's own calendar, ISO 8601.
    public var value: String
    /// Where it was found.
    public var from: Origin
    /// The moment where a time is given, with the zone where that is: `2025-05-10T01:30:00Z`, `2025-05-09T21:30:00`.
    ///
    /// As it was given: its day is another than `value` where it is told by the clock of another zone.
    public var moment: String?
    /// Whether the day lies after the one on which it was shown, so that it cannot be right.
    public var isFuture = false

    /// Makes a date.
    public init(value: String, from: Origin, moment: String? = nil) {
      self.value = value
      self.from = from
      self.moment = moment
    }
  }

  /// Stable from run to run: a digest of the address (or file name) and the text.
  public var id: String
  /// Where it was read: a file's path as given, `-`, `FILE:LINE` for a line of JSON Lines, `FILE#N` for a record of a web
  /// archive or a mail of a mailbox, `ARCHIVE!/inner/name` for a file in an archive.
  public var path: String
  /// The address it was published at.
  public var url: String?
  /// The headline.
  public var title: String?
  /// Who published it.
  public var outlet: String?
  /// Who wrote it.
  public var byline: String?
  /// When it was published; nil where nothing says so.
  public var published: Publication?
  /// When it was last changed, as far as it says so.
  public var updated: Publication?
  /// ISO 639-1 code, or `und` where the language was not recognised; only English is read.
  public var language: String
  /// What it was decoded from: `utf-8`, `utf-16le`, `utf-16be`, `windows-1252`, or what else a web page names.
  public var encoding: String
  /// The decoded text, or the article found in a web page; all offsets count its code points.
  public var text: String

  /// Makes a document.
  public init(
    id: String, path: String, url: String? = nil, title: String? = nil, outlet: String? = nil, byline: String? = nil,
    published: Publication? = nil, updated: Publication? = nil, language: String, encoding: String = "utf-8",
    text: String
  ) {
    self.id = id
    self.path = path
    self.url = url
    self.title = title
    self.outlet = outlet
    self.byline = byline
    self.published = published
    self.updated = updated
    self.language = language
    self.encoding = encoding
    self.text = text
  }
}
