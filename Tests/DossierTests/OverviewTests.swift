import Dossier
import Records
import Testing

@Suite struct OverviewTests {
  @Test func ordersTheTimelineAndKeepsUnknownDatesUnknown() {
    var first = Report(
      "a", "2031-03-09", "Midvale may walk away. Northland will strike. Northland met Southmark in Ostby.")
    first.threat("MLA:Midvale", "walk away", said: "2031-03-04")
    first.threat("MLA:Midvale", "walk away", said: "2031-03-08")
    first.threat("NLA:Northland", "strike")
    first.meeting("met", of: ["NLA:Northland", "SLA:Southmark"], at: "Ostby", on: "2031-03-06", .held)
    let timeline = Invented.dossier(first).timeline
    #expect(timeline.map(\.date) == ["2031-03-04", "2031-03-06", "2031-03-08", nil])
    #expect(timeline.map(\.label).last == "Northland: strike")
    #expect(timeline[0].findings == timeline[2].findings)
  }

  @Test func listsStancesOldestFirst() {
    var first = Report("a", "2031-03-09", "Northland refused the line at Ost. Southmark demanded it.")
    first.position("NLA:Northland", .rejects, "the line at Ost", on: "border", final: true)
    first.position("SLA:Southmark", .demands, "it", on: "pay")
    var second = Report("b", "2031-03-12", "Northland accepted the line at Ost. ")
    second.position("NLA:Northland", .accepts, "the line at Ost", on: "border")
    var third = Report("c", nil, "Northland demanded the line. ")
    third.position("NLA:Northland", .demands, "the line", on: "border")
    let dossier = Invented.dossier(second, first, third)
    let row = dossier.matrix.first { $0.actor == "NLA" }
    #expect(row?.cells.map(\.stance) == [.demands, .rejects, .accepts])
    #expect(row?.cells.map(\.date) == [nil, "2031-03-09", "2031-03-12"])
    #expect(dossier.issues.map(\.id) == ["border", "pay"])
    #expect(dossier.developments.first?.states.map(\.value) == ["rejects", "accepts"])
  }

  @Test func showsATruceAndWhatIsSaidToHaveBrokenIt() {
    var first = Report("a", "2031-03-01", "Northland declared a truce.")
    first.add(.pledge(Pledge(by: first.actor("NLA:Northland"), what: first.span("a truce"))), "declared a truce")
    var second = Report("b", "2031-03-03", "Northland shelled Ost, said Southmark, despite the cease-fire.")
    second.add(
      .violation(
        Violation(
          by: second.actor("NLA:Northland"), allegedBy: second.actor("SLA:Southmark"), what: second.span("shelled Ost"),
          pledge: "the cease-fire")), "shelled Ost")
    let states = Invented.dossier(first, second).developments.first?.states
    #expect(states?.map(\.value) == ["declared", "said to be broken, according to Southmark"])
  }

  @Test func showsAFigureThatGrows() {
    let reports = [("a", "2031-03-01", 12.0), ("b", "2031-03-04", 31.0)].map { id, day, number in
      var report = Report(id, day, "\(Int(number)) miners trapped underground")
      report.figure("miners trapped underground", "\(Int(number))", number, number)
      return report
    }
    let dossier = Invented.dossier(reports)
    #expect(dossier.disagreements.isEmpty)
    #expect(dossier.developments.first?.states.map(\.value) == ["12", "31"])
  }

  @Test func takesRecordsOfUnknownDocuments() {
    var first = Report("a", nil, "Northland will strike.")
    first.threat("NLA:Northland", "strike")
    guard let codebook = Invented.codebook else { return }
    let dossier = DossierBuilder(codebook: codebook).dossier(of: [], records: first.records)
    #expect(dossier.findings.first?.documents == ["a"])
    #expect(dossier.findings.first?.independent == 1)
  }

  @Test(arguments: [
    "", " ", "…", "the", "\u{200D}", "👩‍🚒", "A", "a", "U.S.", "'s", "-", "of the", "Mr.", "Ⅻ", "ﷺ", "e\u{301}\u{301}",
  ])
  func survivesStrangeNamesAndWords(words: String) {
    var first = Report("a", "", words)
    first.threat(words, for: words, words, at: [words, words], unless: (words, [words]), speaker: words, by: words)
    first.quote(words, by: words, said: words)
    first.position(words, .accepts, words, on: words)
    first.position(words, .rejects, words, on: words)
    first.meeting(words, of: [words, words], at: words, on: words, .held)
    first.meeting(words, of: [], .cancelled)
    first.figure(words, words, nil, nil, unit: words)
    first.figure(words, words, .infinity, -.infinity)
    first.figure(words, words, 1e300, -0.0)
    first.add(.pledge(Pledge(what: first.span(words))), words)
    first.add(.violation(Violation(what: first.span(words), pledge: words)), words)
    first.add(.proposal(Proposal(status: .tabled)), words)
    var second = first
    second.document.id = "b"
    let dossier = Invented.dossier(first, second)
    #expect(dossier.records.count == first.records.count)
    #expect(dossier.findings.allSatisfy { !$0.records.isEmpty && $0.independent > 0 })
    #expect(dossier.disagreements.allSatisfy { $0.readings.count > 1 })
  }
}
