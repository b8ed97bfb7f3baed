import Dossier
import Records
import Testing

@Suite struct FindingMatcherTests {
  private func labels(_ kind: Record.Kind, _ reports: Report...) -> [String] {
    Invented.dossier(reports).findings.filter { $0.kind == kind }.map { "\($0.records.count) \($0.label)" }
  }

  @Test func matchesOneThreatInManyWords() {
    let words = ["walk away", "abandon its efforts to mediate", "take a pass", "withdraw from the talks", "pull out"]
    let reports = words.enumerated().map { number, action in
      var report = Report("d\(number)", nil, "Midvale may \(action), said Ada Berg.")
      report.threat("MLA:Midvale", action, speaker: "ada-berg:Ada Berg")
      return report
    }
    let finding = Invented.dossier(reports).findings.first { $0.kind == .threat }
    #expect(finding?.label == "Midvale: walk away from the talks")
    #expect(finding?.records.count == 5)
    #expect(finding?.independent == 5)
  }

  @Test func keepsThreatsOfOtherDeedsTargetsAndSidesApart() {
    var first = Report(
      "a", nil,
      """
      Midvale will withdraw its troops. Midvale will put a 5% tariff on Northland. Midvale: tariffs on Southmark. \
      Northland will strike the bridge at Ost. Northland will hit the bridge at Ost. Northland will close the port.
      """)
    first.threat("MLA:Midvale", "withdraw its troops")
    first.threat("MLA:Midvale", "5% tariff on Northland", at: ["NLA:Northland"])
    first.threat("MLA:Midvale", "tariffs on Southmark", at: ["SLA:Southmark"])
    first.threat("NLA:Northland", "strike the bridge at Ost")
    first.threat("NLA:Northland", "hit the bridge at Ost")
    first.threat("NLA:Northland", "close the port")
    #expect(labels(.threat, first).map { $0.prefix(1) } == ["2", "1", "1", "1", "1"])
  }

  @Test func takesWhatAMediatorWithdrawsFromBothForLeaving() {
    var first = Report(
      "a", nil,
      "Talks between Northland and Southmark, mediated by Midvale, go on. Midvale mediates. They decide or risk losing Midvalean support, and Midvale will walk away."
    )
    let both = ["NLA:Northland", "SLA:Southmark"]
    first.threat("MLA:Midvale", "walk away")
    first.threat("MLA:Midvale", "losing Midvalean support", unless: ("They decide", both))
    #expect(labels(.threat, first) == ["2 Midvale: walk away from the talks"])
    first = Report("a", nil, "Northland and Southmark decide or Midvale cuts aid. Midvale will walk away.")
    first.threat("MLA:Midvale", "walk away")
    first.threat("MLA:Midvale", "cuts aid", unless: ("Northland and Southmark decide", ["NLA:Northland"]))
    #expect(labels(.threat, first).count == 2)
  }

  @Test func namesMeetingsAndProposalsByWhatIsKnown() {
    var first = Report(
      "a", nil, "Senior officials met at dawn. A plan would freeze the lines. Northland wants calm. Shells broke it.")
    first.meeting("Senior officials met at dawn", of: ["Senior officials"], .held)
    let span = first.span("freeze the lines")
    let term = Proposal.Term(
      start: span.start, end: span.end, text: span.text, issue: Position.Issue(id: "territory", label: "territory"))
    first.add(.proposal(Proposal(terms: [term], status: .reported)), "freeze the lines")
    first.position("NLA:Northland", .demands, "calm", on: "other")
    first.add(.violation(Violation(what: first.span("Shells broke it"))), "Shells broke it")
    first.add(.pledge(Pledge(what: first.span("calm"))), "calm")
    #expect(labels(.meeting, first) == ["1 Meeting: Senior officials met at dawn"])
    #expect(labels(.proposal, first) == ["1 Proposed: freeze the lines"])
    #expect(labels(.position, first) == ["1 Northland demands: calm"])
    #expect(labels(.violation, first) == ["1 Said to be broken: Shells broke it"])
    #expect(labels(.pledge, first) == ["1 Pledged: calm"])
  }

  @Test func tellsWhatCopiesTellOnce() {
    let reports = ["a", "b"].map { id in
      var report = Report(id, nil, "Ministers met.")
      report.meeting("Ministers met", of: [], .held)
      report.meeting("Ministers met", of: ["NLA:Northland"], .held)
      return report
    }
    func labels(_ reuse: TextReuse) -> [Substring] {
      let dossier = Invented.builder?.dossier(
        of: reports.map(\.document), records: reports.flatMap(\.records), reuse: reuse)
      return dossier?.findings.map { "\($0.records.count) \($0.label)".prefix(1) } ?? []
    }
    #expect(labels(TextReuse(copyOf: ["b": "a"])) == ["2", "2"])
    #expect(labels(TextReuse()).count == 4)
  }

  @Test func matchesAMeetingThatIsToldWithoutItsPlaceOrDay() {
    let both = ["NLA:Northland", "SLA:Southmark"]
    var first = Report("a", "2031-03-05", "Northland and Southmark met in Sudby on Monday.")
    first.meeting("met in Sudby", of: both, at: "Sudby", on: "2031-03-03", .held)
    var second = Report("b", "2031-03-05", "Northland and Southmark met on Monday.")
    second.meeting("met on Monday", of: both, on: "2031-03-03", .held)
    var third = Report("c", "2031-03-05", "Southmark met Midvale in Sudby on Monday.")
    third.meeting("in Sudby", of: ["SLA:Southmark", "MLA:Midvale"], at: "Sudby", on: "2031-03-03", .held)
    var other = Report("d", "2031-03-05", "Northland and Southmark met on Tuesday.")
    other.meeting("met on Tuesday", of: both, on: "2031-03-04", .held)
    #expect(labels(.meeting, first, second, third, other).map { $0.prefix(1) } == ["3", "1"])
  }

  @Test func matchesMeetingsByPlaceDayAndParticipants() {
    let all = ["NLA:Northland", "SLA:Southmark", "MLA:Midvale"]
    var first = Report("a", "2031-03-01", "Northland, Southmark and Midvale will meet in Ostby on Monday.")
    first.meeting("will meet", of: all, at: "Ostby", on: "2031-03-03", .planned)
    var second = Report(
      "b", "2031-03-04", "Talks in Ostby ended. Northland, Southmark, Midvale came. They met in Sudby.")
    second.meeting("Talks in Ostby", of: all, at: "Ostby", .held)
    second.meeting("met in Sudby", of: all, at: "Sudby", .held)
    var third = Report("c", "2031-03-20", "Northland, Southmark and Midvale met in Ostby on 18 March.")
    third.meeting("met in Ostby", of: all, at: "Ostby", on: "2031-03-18", .held)
    #expect(
      labels(.meeting, first, second, third) == [
        "2 Meeting in Ostby on 2031-03-03: Midvale, Northland and Southmark",
        "1 Meeting in Sudby: Midvale, Northland and Southmark",
        "1 Meeting in Ostby on 2031-03-18: Midvale, Northland and Southmark",
      ])
  }

  @Test func tellsATalkAsideFromTheConference() {
    var first = Report(
      "a", nil,
      "Northland, Southmark, Midvale, NATO and the Red Cross met in Ostby. Rasmus Lund met Ada Berg in Ostby. Ines Ode met Kim Ro."
    )
    first.meeting(
      "met in Ostby", of: ["NLA:Northland", "SLA:Southmark", "MLA:Midvale", "NATO", "Red Cross"], at: "Ostby", .held)
    first.meeting("Rasmus Lund met Ada Berg", of: ["Rasmus Lund", "Ada Berg"], at: "Ostby", .held)
    first.meeting("Ines Ode met Kim Ro", of: ["Ines Ode", "Kim Ro"], .held)
    #expect(labels(.meeting, first).count == 3)
  }

  @Test func groupsPositionsBySideIssueAndStance() {
    var first = Report(
      "a", nil, "Lund of Northland refused the line. Northland refused the border line. Southmark demanded it.")
    first.position("Rasmus Lund|Lund", for: "NLA:Northland", .rejects, "the line", on: "border", final: true)
    first.position("NLA:Northland", .rejects, "the border line", on: "border")
    first.position("SLA:Southmark", .demands, "it", on: "border")
    #expect(labels(.position, first) == ["2 Northland rejects: border (red line)", "1 Southmark demands: border"])
  }

  @Test func saysWhereNobodyStatesAThing() {
    var first = Report("a", nil, "Northland is said to accept the line.")
    let what = first.span("the line")
    let position = Position(
      actor: first.actor("NLA:Northland"), issue: Position.Issue(id: "border", label: "border"), stance: .accepts,
      what: what)
    first.add(.position(position), "accept the line", modality: .reported)
    #expect(labels(.position, first) == ["1 Northland accepts: border (reported)"])
  }

  @Test func groupsPledgesViolationsAndProposals() {
    var first = Report(
      "a", nil,
      "Northland declared a truce. It promised a cease-fire. Southmark said Northland shelled Ost. Shells hit Ost, from Northland. Midvale: a buffer zone along the river. Midvale offers a buffer zone."
    )
    for words in ["a truce", "a cease-fire"] {
      first.add(.pledge(Pledge(by: first.actor("NLA:Northland"), what: first.span(words))), words)
    }
    for words in ["shelled Ost", "Shells hit Ost"] {
      first.add(
        .violation(
          Violation(
            by: first.actor("NLA:Northland"), allegedBy: first.actor("SLA:Southmark"), what: first.span(words),
            pledge: "truce")), words)
    }
    for words in ["a buffer zone along the river", "a buffer zone"] {
      let span = first.span(words)
      let term = Proposal.Term(start: span.start, end: span.end, text: span.text, issue: nil)
      first.add(.proposal(Proposal(author: first.actor("MLA:Midvale"), terms: [term], status: .tabled)), words)
    }
    #expect(labels(.pledge, first) == ["2 Northland pledges: a truce"])
    #expect(labels(.violation, first) == ["2 Northland said to have broken its word: shelled Ost"])
    #expect(labels(.proposal, first) == ["2 Midvale proposes: a buffer zone along the river"])
  }

  @Test func isTheSameInAnyOrderOfRecords() {
    var first = Report("a", nil, "Midvale may walk away. Northland will strike. Southmark refused the line.")
    first.threat("MLA:Midvale", "walk away")
    first.threat("NLA:Northland", "strike")
    first.position("SLA:Southmark", .rejects, "the line", on: "border")
    guard let codebook = Invented.codebook else { return }
    let builder = DossierBuilder(codebook: codebook)
    let forwards = builder.dossier(of: [first.document], records: first.records)
    let backwards = builder.dossier(
      of: [first.document, first.document], records: first.records.reversed() + first.records)
    #expect(forwards == backwards)
    #expect(Set(forwards.findings.map(\.id)).count == forwards.findings.count)
  }
}
