internal import Records

extension DisagreementFinder {
  /// What clauses of the texts themselves tell differently of one thing, without what is known already.
  func statementDisagreements(besides known: [Dossier.Disagreement]) -> [Dossier.Disagreement] {
    let index = StatementIndex(material)
    var found = known
    for disagreement in closeFigures(index) + participantDisagreements(index) + dayDisagreements(index)
      + involvementDenials(index) + oppositeDisagreements(index)
    where !found.contains(where: { Self.isSame($0, disagreement) }) { found.append(disagreement) }
    return Array(found.dropFirst(known.count))
  }

  /// Whether two disagreements are one: their readings rest on the same words, each on those of another reading.
  ///
  /// Of figures one reading is enough, for a number that has its counterpart needs no other.
  private static func isSame(_ a: Dossier.Disagreement, _ b: Dossier.Disagreement) -> Bool {
    let met = b.readings.map { reading in
      a.readings.indices.filter { place in
        a.readings[place].evidence.contains { citation in
          reading.evidence.contains {
            $0.document == citation.document && $0.start < citation.end && citation.start < $0.end
          }
        }
      }
    }
    if a.kind == .figure, b.kind == .figure { return met.contains { !$0.isEmpty } }
    return met.allSatisfy { !$0.isEmpty } && Set(met.joined()).count > 1
  }

  /// A disagreement of readings that rest on statements.
  ///
  /// - Parameter readings: each reading's words and the statements it rests on.
  func disagreement(
    _ topic: String, _ kind: Dossier.Disagreement.Kind, _ readings: [(value: String, statements: [Int])],
    in index: StatementIndex
  ) -> Dossier.Disagreement? {
    guard readings.count > 1 else { return nil }
    return Dossier.Disagreement(
      topic: topic, kind: kind,
      readings: readings.map { reading in
        let citations = reading.statements.map(index.citation)
        var documents: [String] = []
        for citation in citations where !documents.contains(citation.document) { documents.append(citation.document) }
        return Dossier.Disagreement.Reading(value: reading.value, documents: documents, evidence: citations)
      })
  }

  /// Whether two documents are of days so near that they can report one utterance or event.
  func areNear(_ a: String, _ b: String) -> Bool {
    guard let first = material.published(a), let second = material.published(b),
      let days = CalendarDay.distance(first, second)
    else { return true }
    return days <= Thresholds.sameStatementDays
  }

  /// Whether two statements are of two texts that are no copies of one another.
  func areIndependent(_ a: Statement, _ b: Statement) -> Bool {
    a.document != b.document && !material.areCopies(a.document, b.document)
  }
}
