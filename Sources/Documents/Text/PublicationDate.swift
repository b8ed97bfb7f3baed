import Records

/// Finds out when a text was published, from what says so and from nothing else.
///
/// A date is a day, as the publisher's own calendar has it: times and zones are kept beside it, not converted. A day that
/// does not exist, a month without a day, and figures alone in an order that could be read two ways ("9/5/2025") are no
/// date. A missing date is never made up from a file's age or the clock.
enum PublicationDate {
  /// How much of a text may announce its date, in code points.
  ///
  /// That is the head of an article, above or beside its first sentence. Of 11,914 news articles one announces a date within
  /// it, rightly; a longer head begins to meet the dates of other articles.
  static let headLength = 300
  /// How far a date may reach beyond the head.
  private static let tailLength = 60

  /// The date of a document: its metadata's, else the one its head announces.
  static func publication(metadata: String?, text: String) -> Document.Publication? {
    if let stated = metadata.flatMap(stated) { return stated }
    return announced(in: text).map { Document.Publication(value: $0, from: .text) }
  }

  /// The date that a metadata field holds, with its moment where a time is given.
  static func stated(_ field: String) -> Document.Publication? {
    guard let value = value(of: field) else { return nil }
    let date = PageDateReader(field, order: .unknown, words: .standard).first()?.date
    let moment = date.flatMap { $0.minutes != nil && $0.dayText == value ? $0.text : nil }
    return Document.Publication(value: value, from: .metadata, moment: moment)
  }

  /// The day, ISO 8601, that a metadata field holds.
  ///
  ///     value(of: "Fri, 09 May 2025 10:00:00 +0000")  // "2025-05-09"
  ///
  /// Understood are 2025-05-09 and 20250509 with or without a time, 2025/05/09, "May 9, 2025", "9 May 2025", each
  /// with a weekday, an ordinal ("9th"), a short month or a time before it, and the dates of RFC 822.
  static func value(of field: String) -> String? {
    var scanner = DateScanner(field.unicodeScalars.prefix(120))
    scanner.skipTime()
    return scanner.date()
  }

  /// The day that the head of a text announces as its own: "Published: May 9, 2025", "date 2025-05-09".
  ///
  /// The label must begin a line, follow a bar or bullet, or (except for a mere "date") be followed by a colon; what a
  /// sentence says was published on some day is another thing. "Published" goes before "updated".
  static func announced(in text: String) -> String? {
    var scanner = DateScanner(text.unicodeScalars.prefix(headLength + tailLength))
    var updated: String?
    while let label = scanner.nextLabel(before: headLength) {
      guard let date = scanner.date() else { continue }
      if label == .published { return date }
      updated = updated ?? date
    }
    return updated
  }
}
