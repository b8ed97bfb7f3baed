public import Codebook
public import Records

/// Brings the records of many documents together into a dossier.
///
///     let builder = DossierBuilder(codebook: try .standard())
///     let dossier = builder.dossier(of: documents, records: records)
///
/// A pure function: the same documents and records give the same dossier, in whatever order the records come.
public struct DossierBuilder: Sendable {
  private let codebook: Codebook
  private let lexicon: Lexicon

  /// Makes a builder that knows the codebook's actors.
  public init(codebook: Codebook) {
    let codebook = codebook.mergingActors()
    self.codebook = codebook
    lexicon = Lexicon(codebook: codebook)
  }

  /// The dossier of some documents and what was read from them.
  ///
  /// Actors are merged, accounts of one thing matched, copies counted once, disagreements and developments told
  /// apart. A document or record given twice counts once; records of documents that are not given stand last.
  ///
  /// Linear in texts and records: whatever is compared shares a key (side and action, place or day, words of what is
  /// counted), and with a group only a bounded number of accounts. Namesakes of one family name and threats within
  /// one document are compared all with all.
  ///
  /// - Parameters:
  ///   - documents: the documents, in the order to be shown.
  ///   - records: their records, in any order.
  ///   - corrections: what became of the analyst's corrections, where `Corrector` applied some.
  ///   - reuse: which documents are copies or share text, by which support is counted; without it each is its own.
  public func dossier(
    of documents: [Document], records: [Record], corrections: [Dossier.Correction] = [],
    reuse: TextReuse = TextReuse()
  ) -> Dossier {
    var known: Set<String> = []
    let documents = documents.filter { known.insert($0.id).inserted }
    let order = Dictionary(documents.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    let records = Self.sorted(records, order: order)
    let days = Set(documents.compactMap { $0.published?.value }).sorted()
    let cast = CastBuilder.cast(
      of: records, documents: documents, order: order, days: days, codebook: codebook, lexicon: lexicon)
    let material = Material(
      documents: documents, records: records, cast: cast, reuse: reuse, lexicon: lexicon)
    let judge = RoleJudge(cast: cast, documents: documents, records: records, codebook: codebook, lexicon: lexicon)
    let matcher = FindingMatcher(material, codebook: codebook, mediators: judge.mediators)
    let overview = Overview(matcher: matcher, judge: judge)
    let parties = overview.parties()
    let issues = overview.issues()
    let matrix = overview.matrix(parties: parties, issues: issues)
    let firstPage = FirstPage(matcher: matcher, parties: parties)
    return Dossier(
      documents: documents, parties: parties, issues: issues, records: records, findings: matcher.findings,
      disagreements: DisagreementFinder(matcher: matcher).disagreements(),
      developments: DevelopmentFinder(matcher: matcher).developments(), timeline: overview.timeline(),
      matrix: matrix, corrections: corrections, headline: firstPage.headline, latest: firstPage.standings(matrix),
      presence: PresenceFinder(matcher: matcher, parties: parties).presence(), reuse: reuse)
  }

  /// The records in document and text order, each id once.
  private static func sorted(_ records: [Record], order: [String: Int]) -> [Record] {
    func precedes(_ a: Record, _ b: Record) -> Bool {
      let (first, second) = (order[a.document] ?? .max, order[b.document] ?? .max)
      if first != second { return first < second }
      if a.document != b.document { return a.document < b.document }
      let (start, other) = (a.evidence.first?.start ?? .max, b.evidence.first?.start ?? .max)
      if start != other { return start < other }
      if a.kind != b.kind { return a.kind.rawValue < b.kind.rawValue }
      return a.id < b.id
    }
    var seen: Set<String> = []
    return records.sorted(by: precedes).filter { seen.insert($0.id).inserted }
  }
}
