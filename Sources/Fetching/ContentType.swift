/// What is fetched, by the type that a server gives it.
enum ContentType {
  /// How a file of a type is named at its end; nil where it is no page and no text.
  static func suffix(of type: String?) -> String? {
    switch type {
    case nil, "text/html", "application/xhtml+xml", "application/vnd.wap.xhtml+xml": "html"
    case "text/plain": "txt"
    case "application/pdf": "pdf"
    default: nil
    }
  }

  /// Why something is not taken; nil where it is.
  static func refusal(of answer: Answer, as wanted: Fetcher.Wanted) -> String? {
    guard wanted == .page, let type = answer.mediaType, suffix(of: type) == nil else { return nil }
    let isFeed = type.hasSuffix("xml") || type.hasSuffix("json")
    return "its type is \(type.prefix(80)), no page or text" + (isFeed ? " (a feed is named with --feed)" : "")
  }
}
