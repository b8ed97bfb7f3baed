import Codebook
import Records
import Testing

@testable import Dossier

@Suite struct CorrectorTests {
  /// Northland wants the islands, Southmark the ferry; Berg speaks twice, once as Midvale's minister.
  private static var report: Report {
    var report = Report(
      "monday", "2031-05-05",
      """
      Northland demands the outer islands. Southmark rejects that idea of Ada Berg and wants the ferry line back.
      "We shall leave the talks," Berg said. Some 300 boats lay in port, the harbour office said.
      """)
    report.position("NLA:Northland", .demands, "the outer islands", on: "text.outer-islands")
    report.position("SLA:Southmark", .rejects, "that idea of Ada Berg", on: "text.idea")
    report.position("SLA:Southmark", .demands, "the ferry line", on: "text.ferry-line")
    report.threat("Ada Berg|Berg", "leave the talks", speaker: "Ada Berg|Berg", form: .quote)
    report.figure("boats", "300", 300, 300, in: "Some 300 boats", source: "harbour office")
    return report
  }

  private static func correct(
    _ yaml: String, reports: [Report] = [report]
  ) throws -> (records: [Record], outcomes: [Dossier.Correction]) {
    let codebook = try #require(Invented.codebook).merging(yaml: "corrections:\n" + yaml, path: "own.yaml")
    let corrector = Corrector(codebook: codebook)
    let corrected = corrector.correct(reports.flatMap(\.records), of: reports.map(\.document))
    return (corrected.records, corrector.outcomes(corrected.met))
  }

  private static func changes(_ records: [Record]) -> [String] { records.flatMap(\.corrected).map(\.change) }

  @Test func withoutCorrectionsNothingChanges() throws {
    let codebook = try #require(Invented.codebook)
    let corrector = Corrector(codebook: codebook)
    #expect(corrector.isIdle)
    #expect(corrector.correct(Self.report.records, of: [Self.report.document]).records == Self.report.records)
  }

  @Test func twoNamesBecomeOneActorInEveryField() throws {
    let (records, outcomes) = try Self.correct("- {merge: [Ada Berg, A. Berg], into: ada-berg}")
    guard case .threat(let threat) = try #require(records.first { $0.kind == .threat }).body else { return }
    #expect(threat.actor.actor == "ada-berg")
    #expect(threat.actor.text == "Berg", "the words of the text stay")
    #expect(Set(Self.changes(records)) == ["actor: Ada Berg → Ada Berg (ada-berg)"])
    #expect(outcomes.map(\.outcome) == [.applied])
    #expect(outcomes[0].records.count == 2)
  }

  @Test func aNameIsSomebodyElseInTheDocumentsNamedOnly() throws {
    var other = Report("tuesday", nil, Self.report.document.text)
    other.document.path = "week/tuesday.txt"
    other.threat("Ada Berg|Berg", "leave the talks", speaker: "Ada Berg|Berg", form: .quote)
    let (records, outcomes) = try Self.correct(
      "- {split: Ada Berg, in: [tuesday.txt], to: Lars Berg}", reports: [Self.report, other])
    let names = records.compactMap { record -> String? in
      if case .threat(let threat) = record.body { threat.actor.name } else { nil }
    }
    #expect(names == ["Ada Berg", "Lars Berg"])
    #expect(outcomes[0].records.count == 2)
    #expect(Set(Self.changes(records)) == ["actor: Ada Berg → Lars Berg"])
  }

  @Test func anIssueGetsANameOrIsAnother() throws {
    let (records, _) = try Self.correct(
      """
      - {issue: text.outer-islands, to: territory}
      - {issue: text.ferry-line, label: ferry to Sudby}
      """)
    let issues = records.compactMap { record -> Position.Issue? in
      if case .position(let position) = record.body { position.issue } else { nil }
    }
    let territory = Invented.codebook?.issue("territory")?.label ?? ""
    #expect(issues.map(\.id) == ["territory", "text.idea", "text.ferry-line"])
    #expect(issues.map(\.label) == [territory, "text.idea", "ferry to Sudby"])
    #expect(records[0].corrected.first?.by == "own.yaml:2")
  }

  @Test func aRecordIsDroppedAndWhatPointedAtItPointsAtNothing() throws {
    let (records, outcomes) = try Self.correct("- {drop: attribution, document: monday.txt, words: leave the talks}")
    #expect(!records.contains { $0.kind == .attribution })
    #expect(records.allSatisfy { $0.attribution == nil })
    #expect(outcomes.map(\.outcome) == [.applied])
  }

  @Test(arguments: [
    ("words: THE ferry   line, set: {stance: offers}", "stance: demands → offers"),
    ("words: the ferry line, set: {onBehalfOf: NLA}", "onBehalfOf: none → Northland"),
    ("words: the ferry line, set: {said: 2031-05-04, final: true}", "said: none → 2031-05-04|final: false → true"),
    ("words: the ferry line, set: {issue: territory}", "issue: text.ferry-line → territory"),
    ("words: the ferry line, set: {modality: reported, stance: demands}", "modality: asserted → reported"),
  ])
  func fieldsAreSetAndSayWhatTheyWere(rest: String, change: String) throws {
    let (records, outcomes) = try Self.correct("- {fix: position, document: monday.txt, \(rest)}")
    #expect(Self.changes(records).joined(separator: "|") == change)
    #expect(outcomes.map(\.outcome) == [.applied])
    let record = try #require(records.first { !$0.corrected.isEmpty })
    #expect(record.rule == "test", "the rule that read it stays")
  }

  @Test func aFigureGetsOtherBounds() throws {
    let (records, _) = try Self.correct(
      "- {fix: figure, document: monday, words: 300 boats, set: {low: 290, high: none}}")
    guard case .figure(let figure) = try #require(records.first { $0.kind == .figure }).body else { return }
    #expect(figure.value == Figure.Value(low: 290, high: nil, unit: nil))
  }

  @Test func aPlaceThatMovedALittleIsStillMeant() throws {
    let place = Self.report.span("the ferry line")
    for (start, end, outcome) in [
      (place.start, place.end, Dossier.Correction.Outcome.applied), (place.start - 4, place.end + 2, .applied),
      (place.end, place.end + 14, .metNothing),
    ] {
      let (_, outcomes) = try Self.correct("- {drop: position, document: monday.txt, span: \(start)-\(end)}")
      #expect(outcomes.map(\.outcome) == [outcome], "\(start)-\(end)")
    }
  }

  @Test func anIdThatIsNoMoreGivesWayToThePlace() throws {
    let (_, outcomes) = try Self.correct(
      "- {drop: position, record: monday-p999, document: monday.txt, words: the ferry line}")
    #expect(outcomes.map(\.outcome) == [.applied])
  }

  @Test func whatMeetsNothingOrTooMuchIsSaid() throws {
    var report = Self.report
    report.position("SLA:Southmark", .demands, "the ferry line", on: "text.line")
    let (records, outcomes) = try Self.correct(
      """
      - {drop: threat, record: monday-99}
      - {drop: position, record: monday-3}
      - {drop: position, document: friday.txt, words: the ferry line}
      - {drop: position, document: monday.txt, words: the ferry line}
      - {fix: position, document: monday.txt, words: the ferry line, where: {issue: text.line}, set: {stance: offers}}
      """, reports: [report])
    #expect(outcomes.map(\.outcome) == [.metNothing, .metNothing, .metNothing, .ambiguous, .applied])
    #expect(outcomes[3].records.count == 2)
    #expect(outcomes[2].by == "own.yaml:4")
    #expect(records.count == report.records.count)
  }

  @Test func partsOfTheInputAddUp() throws {
    let codebook = try #require(Invented.codebook).merging(
      yaml: "corrections:\n  - {issue: text.idea, label: the idea}\n", path: "own.yaml")
    let corrector = Corrector(codebook: codebook)
    var met = corrector.nothingMet
    #expect(corrector.outcomes(met).map(\.outcome) == [.metNothing])
    met.add(corrector.correct(Self.report.records, of: [Self.report.document]).met)
    #expect(corrector.outcomes(met).map(\.outcome) == [.applied])
  }

  @Test func theDossierHasOneActorForTwoEntriesMerged() throws {
    var report = Report("a", "2031-05-05", "Southmark and the Sudby Council met Northland. Midvale mediated.")
    report.position("SLA:Southmark", .demands, "met", on: "talks")
    report.position("council:Sudby Council", .rejects, "mediated", on: "talks")
    let codebook = try #require(Invented.codebook).merging(
      yaml: """
        actors:
          - {id: council, kind: organisation, name: Sudby Council}
        corrections:
          - {merge: [council, SLA], into: SLA}
        """, path: "own.yaml")
    let corrected = Corrector(codebook: codebook).correct(report.records, of: [report.document])
    let dossier = DossierBuilder(codebook: codebook).dossier(of: [report.document], records: corrected.records)
    #expect(Set(dossier.matrix.map(\.actor)) == ["SLA"])
    #expect(!dossier.parties.contains { $0.name == "Sudby Council" })
  }
}
