import Codebook
import Records
import Testing

@Suite struct CorrectionTests {
  private static func corrections(_ yaml: String) throws -> [Correction] {
    try Codebook.standard().merging(yaml: yaml, path: "own.yaml").corrections
  }

  @Test func eachKindIsReadWithItsPlace() throws {
    let corrections = try Self.corrections(
      """
      corrections:
        - {merge: [Pilots' Board, Board of Pilots], into: Pilots' Board}
        - {split: Norberg, in: [monday.txt, tuesday.txt], to: Lars Norberg}
        - {split: Norberg, in: sunday.txt, to: USA}
        - {issue: text.hake, to: territory}
        - {issue: text.roe, label: roe quotas}
        - {drop: threat, record: d1-t20}
        - fix: position
          document: monday.txt
          span: 134-233
          where: {issue: text.hake}
          set: {stance: no-comment, final: true, onBehalfOf: none, said: 2025-04-22}
        - fix: figure
          document: monday.txt
          words: some 300 boats
          set: {low: 250.5, high: none, what: boats at sea}
        - {fix: meeting, record: d1-m3, set: {participants: [USA, Ada Norberg], status: broken-off}}
      """)
    #expect(corrections.map(\.line) == [2, 3, 4, 5, 6, 7, 8, 13, 17])
    #expect(corrections.allSatisfy { $0.path == "own.yaml" })
    #expect(corrections[0].place == "own.yaml:2")
    #expect(corrections[0].action == .merge(["Pilots' Board", "Board of Pilots"], into: "Pilots' Board"))
    #expect(corrections[1].action == .split("Norberg", documents: ["monday.txt", "tuesday.txt"], to: "Lars Norberg"))
    #expect(corrections[2].action == .split("Norberg", documents: ["sunday.txt"], to: "USA"))
    #expect(corrections[3].action == .issue("text.hake", to: "territory", label: nil))
    #expect(corrections[4].action == .issue("text.roe", to: nil, label: "roe quotas"))
    guard case .fix(let selection, let settings) = corrections[6].action else {
      Issue.record("no fix")
      return
    }
    #expect(selection.span == 134..<233)
    #expect(selection.conditions == [.init(field: .issue, values: ["text.hake"])])
    #expect(settings.map(\.field) == [.stance, .final, .onBehalfOf, .said])
    #expect(settings.map(\.values) == [["no-comment"], ["true"], [], ["2025-04-22"]])
    guard case .fix(_, let meeting) = corrections[8].action else {
      Issue.record("no fix")
      return
    }
    #expect(meeting.map(\.values) == [["USA", "Ada Norberg"], ["broken-off"]])
  }

  @Test(arguments: [
    ("- {into: A}", "a correction has one of merge, split, issue, drop, fix"),
    ("- {merge: [A, B], drop: threat, into: C}", "a correction has one of"),
    ("- {merge: [A, A], into: B}", "'merge' needs two names or more"),
    ("- {merge: [A, B]}", "'merge' needs 'into'"),
    ("- {merge: [USA, CAN], into: Northern Union}", "'USA' is an actor's id and can only be merged into another"),
    ("- {merge: [A, B], into: C, label: D}", "'label' does not go with 'merge'"),
    ("- {split: A, to: B}", "'split' needs 'in'"),
    ("- {split: A, in: [], to: B}", "'in' names no document"),
    ("- {issue: text.hake}", "'issue' needs 'to' or 'label'"),
    ("- {issue: hake, label: Hake}", "no issue has the id 'hake'"),
    ("- {issue: text.hake, to: hake}", "no issue has the id 'hake'"),
    ("- {drop: treat, record: x}", "unknown kind of record 'treat'"),
    ("- {drop: threat}", "'drop' needs 'record', or 'document' with 'span' or 'words'"),
    ("- {drop: threat, document: a.txt}", "'drop' needs 'record', or 'document' with 'span' or 'words'"),
    ("- {drop: threat, document: a.txt, span: 30-20}", "is no span: write START-END"),
    ("- {drop: threat, document: a.txt, span: twenty}", "is no span: write START-END"),
    ("- {drop: threat, record: x, set: {form: quote}}", "'set' does not go with 'drop'"),
    ("- {fix: threat, record: x}", "'fix' needs 'set'"),
    ("- {fix: threat, record: x, set: {}}", "'set' sets nothing"),
    ("- {fix: threat, record: x, set: {stance: rejects}}", "unknown key 'stance' in 'set' of a threat"),
    ("- {fix: position, record: x, set: {stance: refuses}}", "unknown 'stance' 'refuses': it is one of demands"),
    ("- {fix: position, record: x, set: {stance: none}}", "'stance' cannot be none"),
    ("- {fix: position, record: x, set: {final: maybe}}", "unknown 'final' 'maybe'"),
    ("- {fix: position, record: x, set: {issue: hake}}", "no issue has the id 'hake'"),
    ("- {fix: position, record: x, set: {said: Tuesday}}", "'said' 'Tuesday' is no date"),
    ("- {fix: figure, record: x, set: {low: many}}", "'low' 'many' is no number"),
    ("- {fix: meeting, record: x, set: {status: tabled}}", "unknown 'status' 'tabled'"),
  ])
  func whatIsWrongIsSaidInALineWithItsPlace(line: String, reason: String) throws {
    do {
      _ = try Self.corrections("corrections:\n  \(line)\n")
      Issue.record("accepted")
    } catch let error as CodebookError {
      #expect(error.line == 2)
      #expect(error.reason.contains(reason), "\(error)")
      #expect(!error.description.contains("\n"))
    }
  }

  @Test func mergedActorsAreOneInTheCodebookThatCompares() throws {
    let codebook = try Codebook.standard().merging(
      yaml: """
        actors:
          - {id: pilots, kind: organisation, name: Pilots' Union, aliases: [the pilots]}
          - {id: pilots-guild, kind: organisation, name: Guild of Pilots}
          - {id: ada, kind: person, name: Ada Norberg, roles: [{title: envoy, of: pilots-guild}]}
        corrections:
          - {merge: [pilots-guild, pilots], into: pilots}
        """, path: "own.yaml")
    let merged = codebook.mergingActors()
    #expect(codebook.actor("pilots-guild") != nil, "the reading knows both")
    #expect(merged.actor("pilots-guild") == nil)
    #expect(merged.actor("pilots")?.aliases == ["the pilots", "Guild of Pilots"])
    #expect(merged.actor("ada")?.roles.first?.of == "pilots")
    #expect(merged.actor("USA") == codebook.actor("USA"))
  }
}
