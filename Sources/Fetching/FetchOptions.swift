/// How fetching behaves, and its limits.
///
/// The numbers are choices, not tuned: they let a news page through with room to spare.
public struct FetchOptions: Sendable {
  /// The program's name and version, as servers are told.
  public var agent: String
  /// Whom a server's keeper can write to, in brackets behind the name; nil for nobody.
  public var contact: String?
  /// The largest body, in bytes, as received and after decompression.
  public var bytes = 16 << 20
  /// How long making a connection may take, in seconds.
  public var connectSeconds = 15.0
  /// How long one request may take in all, in seconds.
  public var requestSeconds = 60.0
  /// How many redirects a page may have.
  public var redirects = 5
  /// The seconds between the end of a request and the next one to the same host.
  public var delay = 1.0
  /// The longest wait, in seconds, that a server may ask for (`Retry-After`, `Crawl-delay`).
  public var longestWait = 120.0
  /// Whether addresses that are not of the public internet may be connected to.
  public var allowsPrivate = false
  /// The address of a proxy; nil for none, whatever the environment says.
  public var proxy: String?

  /// Makes the standard choices.
  public init(agent: String) {
    self.agent = agent
  }

  /// What servers are told.
  var userAgent: String { contact.map { "\(agent) (+\($0))" } ?? agent }

  /// The name that rules of robots.txt are looked for under: what stands before the version.
  var product: String { String(agent.prefix { $0 != "/" }) }

  /// The largest robots.txt that is read; what follows is left out (RFC 9309, 2.5).
  static let robotsBytes = 500 << 10
  /// The largest head of an answer, in bytes.
  static let headBytes = 64 << 10
  /// How much is kept of the body of a redirect or an error, in bytes.
  static let asideBytes = 64 << 10
  /// How many redirects a robots.txt may have (RFC 9309, 2.3.1.2).
  static let robotsRedirects = 5
  /// How often a request is made again that was answered with a time to come back.
  static let retries = 2
}
