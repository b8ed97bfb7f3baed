internal import Records

/// Finds where accounts of one utterance or one event differ.
///
/// Precision first: accounts are compared only where nothing says that they can be of two occasions, and a document
/// that has both readings is taken to tell two things.
struct DisagreementFinder {
  let matcher: FindingMatcher
  var material: Material { matcher.material }

  /// All disagreements, those about who has to act first.
  func disagreements() -> [Dossier.Disagreement] {
    let matched =
      threatDisagreements() + denials() + deniedDeeds() + mutualAccusations() + meetingDisagreements()
      + figureDisagreements() + announcementDisagreements() + quotationDisagreements() + nameDisagreements()
    return matched + statementDisagreements(besides: matched)
  }

  /// A disagreement of readings made of records, or nil where fewer than two are left.
  ///
  /// - Parameter readings: each reading's words and the places of its records.
  func disagreement(
    _ topic: String, _ kind: Dossier.Disagreement.Kind, _ readings: [(value: String, records: [Int])]
  ) -> Dossier.Disagreement? {
    var byValue: [String: [Int]] = [:]
    for reading in readings { byValue[reading.value, default: []] += reading.records }
    guard byValue.count > 1 else { return nil }
    let sorted = byValue.mapValues { Set($0).sorted() }.sorted { a, b in
      a.value.count != b.value.count ? a.value.count > b.value.count : (a.value[0], a.key) < (b.value[0], b.key)
    }
    return Dossier.Disagreement(
      topic: topic, kind: kind, readings: sorted.map { material.reading($0.key, of: $0.value) })
  }

  /// Whether what two records tell can be of one time, judged by what they say of it.
  func canBeOneDay(_ a: Int, _ b: Int) -> Bool {
    CalendarDay.canBeOne(material.records[a].said?.value, material.records[b].said?.value)
  }

  /// Whether two documents were published on days that can be one.
  func canBePublishedTogether(_ a: Int, _ b: Int) -> Bool {
    CalendarDay.canBeOne(material.published(material.records[a]), material.published(material.records[b]))
  }
}
