import Foundation

/// What is kept beside a page, `NAME.meta.json`: where it is from, for readers, and how it was fetched.
///
/// It holds no date of publication: when a page was fetched says nothing about that.
struct FetchRecord: Codable, Hashable {
  struct Redirect: Codable, Hashable {
    var from: String
    var status: Int
    var to: String
  }

  struct Fetch: Codable, Hashable {
    /// The address asked for.
    var requested: String
    /// The feed that named it.
    var feed: String?
    /// When the page was asked for, in UTC.
    var time: String
    /// How long the requests took, in seconds.
    var seconds: Double
    var status: Int
    var redirects: [Redirect]
    /// The address in figures that answered.
    var server: String?
    /// The fields of the head as they came, names and values in turn.
    var headers: [[String]]
    /// What is sent to ask whether the page has changed.
    var validators: Validators?
    /// The bytes of the file.
    var bytes: Int
    /// Their digest.
    var sha256: String
  }

  /// The address of the page, after redirects.
  var url: String
  /// The encoding that the server names, without which some pages cannot be read.
  var charset: String?
  var fetch: Fetch

  init(_ fetched: FetchedPage, feed: PageAddress?) {
    let page = fetched.page
    url = page.address.description
    charset = page.charset
    let redirects = zip(fetched.answers, fetched.answers.dropFirst()).map { from, to in
      Redirect(from: from.address.description, status: from.status, to: to.address.description)
    }
    fetch = Fetch(
      requested: fetched.requested.description, feed: feed?.description, time: Moment.text(page.moment),
      seconds: (fetched.answers.reduce(0) { $0 + $1.seconds } * 1000).rounded() / 1000, status: page.status,
      redirects: redirects, server: page.remote, headers: page.fields.map { [$0.name, $0.value] },
      validators: fetched.validators, bytes: page.body.count, sha256: SHA256.hexadecimal(of: page.body))
  }

  /// The file's bytes, the same for the same values.
  func bytes() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return Array(try encoder.encode(self)) + [UInt8(ascii: "\n")]
  }
}

/// Moments as text.
enum Moment {
  /// "2025-05-09T14:46:12Z".
  static func text(_ date: Date) -> String {
    date.formatted(Date.ISO8601FormatStyle())
  }

  /// "2025-05-09T14:46:12.250Z".
  static func preciseText(_ date: Date) -> String {
    date.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
  }
}
