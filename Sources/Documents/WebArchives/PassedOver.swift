/// Counts what a web archive holds beside pages and texts.
struct PassedOver {
  /// Why something is not read, in the order in which people are told.
  enum Reason: Int, CaseIterable {
    /// Requests, metadata and what else is no capture.
    case otherRecord
    case redirect
    case error
    /// A picture, a script, a style sheet.
    case otherType
    case noArticle

    var words: String {
      switch self {
      case .otherRecord: "requests, metadata and the like"
      case .redirect: "redirects"
      case .error: "answers of error"
      case .otherType: "neither page nor text"
      case .noArticle: "pages without an article"
      }
    }
  }

  private var counts = [Int](repeating: 0, count: Reason.allCases.count)

  var total: Int { counts.reduce(0, +) }

  mutating func add(_ reason: Reason) {
    counts[reason.rawValue] += 1
  }

  /// "12 of 40 records passed over: 8 requests, metadata and the like, 4 redirects"; nil where there are none.
  func words(of records: Int) -> String? {
    if total == 0 { return nil }
    let reasons = Reason.allCases.filter { counts[$0.rawValue] > 0 }.map { "\(counts[$0.rawValue]) \($0.words)" }
    return "\(total) of \(records) records passed over: " + reasons.joined(separator: ", ")
  }
}
