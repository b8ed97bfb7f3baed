/// What a sidecar or a line of JSON Lines says about a document.
struct Metadata: Decodable, Sendable {
  var url: String?
  var outlet: String?
  var title: String?
  var byline: String?
  /// The publication date as it stands there: `published`, else `date`.
  var date: String?
  /// The date of the last change as it stands there: `updated`, else `modified`.
  var updated: String?
  /// The encoding that the server named which the text is from, as it stands there.
  var charset: String?
  /// The fields that are neither text nor null, in order; they are left out.
  var unreadable: [String] = []

  /// Nothing.
  init() {}

  private enum CodingKeys: String, CodingKey, CaseIterable {
    case url, outlet, title, byline, published, date, updated, modified, charset
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    var values: [CodingKeys: String] = [:]
    for key in CodingKeys.allCases where container.contains(key) {
      if let text = try? container.decode(String.self, forKey: key) {
        values[key] = Metadata.trimmed(text)
      } else if key == .byline, let names = try? container.decode([String].self, forKey: key) {
        values[key] = Metadata.trimmed(names.joined(separator: ", "))
      } else if (try? container.decodeNil(forKey: key)) != true {
        unreadable.append(key.rawValue)
      }
    }
    url = values[.url]
    outlet = values[.outlet]
    title = values[.title]
    byline = values[.byline]
    date = values[.published] ?? values[.date]
    updated = values[.updated] ?? values[.modified]
    charset = values[.charset]
  }

  /// A text without white space around it; nil where nothing is left.
  private static func trimmed(_ text: String) -> String? {
    let scalars = text.unicodeScalars
    guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
      let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
    else { return nil }
    return String(scalars[first...last])
  }
}
