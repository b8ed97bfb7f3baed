public import Codebook
public import Records

/// Compares what is known now with what was known before.
///
///     let comparison = Comparer(codebook: codebook).since("2025-05-01", in: dossier)
///     let (comparison, whole) = Comparer(codebook: codebook).compare(april, may)
///
/// Pure functions of dossiers and codebook. What was known before is made a dossier of its own by the same rules, and
/// the records of both are matched in one dossier, so that the same thing is known again whoever tells it.
public struct Comparer: Sendable {
  private let builder: DossierBuilder

  /// Makes a comparer.
  public init(codebook: Codebook) {
    builder = DossierBuilder(codebook: codebook)
  }

  /// What the documents published since a day add to those published before.
  ///
  /// A document without a date, or with one that is too coarse, is neither: it is listed, and so is what it alone tells.
  ///
  /// - Parameter date: a day, ISO 8601.
  public func since(_ date: String, in dossier: Dossier) -> Comparison {
    var ages: [String: Comparison.Age] = [:]
    for document in dossier.documents { ages[document.id] = Self.age(of: document, since: date) }
    let earlier = dossier.documents.filter { ages[$0.id] == .known }
    let known = Set(earlier.map(\.id))
    let old = builder.dossier(
      of: earlier, records: dossier.records.filter { known.contains($0.document) }, reuse: dossier.reuse)
    var finder = ChangeFinder(old: old, new: dossier, whole: dossier, ages: ages)
    var comparison = finder.comparison()
    comparison.since = date
    return comparison
  }

  /// What a dossier changes against another, and the dossier of both, which the changes are told by.
  ///
  /// - Parameter reuse: what the texts of both have in common.
  public func compare(
    _ old: Dossier, _ new: Dossier, reuse: TextReuse = TextReuse()
  ) -> (comparison: Comparison, whole: Dossier) {
    let oldIDs = Set(old.documents.map(\.id))
    let newIDs = Set(new.documents.map(\.id))
    let gone = old.documents.filter { !newIDs.contains($0.id) }
    let goneIDs = Set(gone.map(\.id))
    let whole =
      gone.isEmpty
      ? new
      : builder.dossier(
        of: gone + new.documents, records: old.records.filter { goneIDs.contains($0.document) } + new.records,
        reuse: reuse)
    var ages: [String: Comparison.Age] = [:]
    for document in whole.documents { ages[document.id] = oldIDs.contains(document.id) ? .known : .added }
    var finder = ChangeFinder(old: old, new: new, whole: whole, ages: ages)
    return (finder.comparison(), whole)
  }

  /// Whether a document was published before a day, since, or nobody knows.
  private static func age(of document: Document, since date: String) -> Comparison.Age {
    guard let value = document.published?.value else { return .undated }
    let published = CalendarDay.day(value)
    let border = date.prefix(published.count)
    if published < border { return .known }
    return published > border || published.count == date.count ? .added : .undated
  }
}

extension Comparison {
  /// Whether a document counts as known before, as new, or as neither.
  enum Age {
    case known, added, undated
  }
}
