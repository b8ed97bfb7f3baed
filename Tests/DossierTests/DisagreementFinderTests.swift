import Dossier
import Records
import Testing

@Suite struct DisagreementFinderTests {
  private func disagreements(_ reports: Report...) -> [String] {
    Invented.dossier(reports).disagreements.map { disagreement in
      "\(disagreement.kind.rawValue): " + disagreement.readings.map(\.value).sorted().joined(separator: " | ")
    }
  }

  // MARK: Threats

  /// A lede that names one side where the words that it quotes name both.
  private func ledeAndQuotation(
    lede: [String], quoted: [String], saidLede: String? = nil, saidQuoted: String? = nil,
    form: Record.Form = .paraphrase,
    quotedForm: Record.Form = .quote, speaker: String = "ada-berg:Ada Berg", secondSpeaker: String = "ada-berg:Ada Berg"
  ) -> Report {
    var report = Report(
      "a", "2031-03-05",
      "Midvale will walk away unless Sudby moves, Ada Berg said. “It’s time for Southmark and Northland to move or we walk away,” Kim Ro and Ada Berg told reporters in Ostby."
    )
    report.threat(
      "MLA:Midvale", "walk away", unless: ("unless Sudby moves", lede), speaker: speaker, form: form, said: saidLede)
    report.threat(
      "MLA:Midvale", "walk away", unless: ("It’s time for Southmark and Northland to move", quoted),
      speaker: secondSpeaker, form: quotedForm, said: saidQuoted)
    return report
  }

  private let both = ["SLA:Southmark", "NLA:Northland"]

  @Test func seesALedeThatNamesOneSideAlone() {
    let expected = ["addressee: Northland and Southmark must act | Southmark must act"]
    #expect(disagreements(ledeAndQuotation(lede: ["SLA:Sudby"], quoted: both)) == expected)
    // The lede may be dated and name the side alone; an unknown date speaks against nothing.
    #expect(disagreements(ledeAndQuotation(lede: ["SLA:Sudby"], quoted: both, saidLede: "2031-03-04")) == expected)
    #expect(
      disagreements(ledeAndQuotation(lede: ["SLA:Sudby"], quoted: both, form: .outlet, speaker: "MLA:Midvale"))
        == expected)
  }

  @Test func seesNoDisagreementWhereNoneIs() {
    // The same addressees; none named; another day; another speaker; the speaker's own words vary.
    #expect(disagreements(ledeAndQuotation(lede: both, quoted: both)).isEmpty)
    #expect(disagreements(ledeAndQuotation(lede: [], quoted: both)).isEmpty)
    #expect(
      disagreements(
        ledeAndQuotation(lede: ["SLA:Sudby"], quoted: both, saidLede: "2031-03-01", saidQuoted: "2031-03-04")
      ).isEmpty)
    #expect(disagreements(ledeAndQuotation(lede: ["SLA:Sudby"], quoted: both, secondSpeaker: "Kim Ro")).isEmpty)
    #expect(disagreements(ledeAndQuotation(lede: ["SLA:Sudby"], quoted: both, form: .quote)).isEmpty)
    #expect(disagreements(ledeAndQuotation(lede: ["SLA:Sudby"], quoted: both, quotedForm: .paraphrase)).isEmpty)
  }

  private func threat(_ id: String, of parties: [String], said: String?, by deadline: String? = nil) -> Report {
    var report = Report(id, nil, "Midvale walks away unless Southmark and Northland move, Ada Berg said.")
    report.threat(
      "MLA:Midvale", "walks away", unless: ("unless Southmark and Northland move", parties),
      speaker: "ada-berg:Ada Berg", form: .paraphrase, said: said, by: deadline)
    return report
  }

  @Test func comparesReportsOfOneDayAlone() {
    let expected = ["addressee: Northland and Southmark must act | Southmark must act"]
    func compared(_ one: String?, _ other: String?) -> [String] {
      disagreements(threat("a", of: ["SLA:Southmark"], said: one), threat("b", of: both, said: other))
    }
    #expect(compared("2031-03-04", "2031-03-04") == expected)
    #expect(compared("2031-03-04", "2031-03-05").isEmpty)
    #expect(compared("2031-03-04", nil).isEmpty)
    #expect(compared(nil, nil).isEmpty)
    #expect(compared("2031-03", "2031-03").isEmpty)
  }

  @Test func seesTwoDeadlinesOfOneThreat() {
    #expect(
      disagreements(
        threat("a", of: both, said: "2031-03-04", by: "2031-03-10"),
        threat("b", of: both, said: "2031-03-04", by: "2031-04-01")) == ["condition: by 2031-03-10 | by 2031-04-01"])
  }

  // MARK: Figures

  private func figures(
    _ one: (what: String, text: String, low: Double?, high: Double?),
    _ other: (what: String, text: String, low: Double?, high: Double?),
    on day: String? = "2031-03-05", and otherDay: String? = "2031-03-05"
  ) -> [String] {
    var first = Report("a", day, "\(one.text) \(one.what)")
    first.figure(one.what, one.text, one.low, one.high, in: "\(one.text) \(one.what)")
    var second = Report("b", otherDay, "\(other.text) \(other.what)")
    second.figure(other.what, other.text, other.low, other.high, in: "\(other.text) \(other.what)")
    return disagreements(first, second)
  }

  @Test func comparesBounds() {
    let what = "miners trapped underground"
    #expect(figures((what, "144", 144, 144), (what, "133", 133, 133)) == ["figure: 133 | 144"])
    #expect(figures((what, "more than 144,000", 144_000, nil), (what, "133,000", 133_000, 133_000)).count == 1)
    #expect(figures((what, "more than 133", 133, nil), (what, "150", 150, 150)).isEmpty)
    #expect(figures((what, "at most 100", nil, 100), (what, "150", 150, 150)).count == 1)
    #expect(figures((what, "hundreds", 100, nil), (what, "dozens", 24, nil)).isEmpty)
    #expect(
      figures((what, "between 13,000 and 14,000", 13_000, 14_000), (what, "roughly 14,000", 14_000, 14_000)).isEmpty)
    // What rounds to the same number is the same number.
    #expect(figures((what, "1,900", 1_900, 1_900), (what, "1,867", 1_867, 1_867)).isEmpty)
    #expect(figures((what, "3,500", 3_500, 3_500), (what, "3,300", 3_300, 3_300)).count == 1)
    #expect(figures((what, "unknown", nil, nil), (what, "133", 133, 133)).isEmpty)
  }

  @Test func comparesOneQuantityOfOneDay() {
    let trapped = ("miners trapped underground", "144", 144.0, 144.0)
    #expect(figures(trapped, ("miners rescued underground", "33", 33, 33)).isEmpty)
    #expect(figures(("soldiers killed at Ost", "64", 64, 64), ("soldiers wounded at Ost", "90", 90, 90)).isEmpty)
    #expect(figures(("soldiers killed at Ost", "64", 64, 64), ("soldiers killed at Vest", "90", 90, 90)).isEmpty)
    #expect(figures(trapped, ("miners trapped underground", "133", 133, 133), and: "2031-03-09").isEmpty)
    #expect(figures(trapped, ("miners trapped underground", "133", 133, 133), on: nil).count == 1)
    // One is more than twice the other: two things.
    #expect(figures(trapped, ("miners trapped underground", "12", 12, 12)).isEmpty)
    #expect(figures(("people", "144", 144, 144), ("people", "133", 133, 133)).isEmpty)
  }

  @Test func comparesWhatAnOutletCountsWithWhatSomebodySays() {
    var report = Report(
      "a", "2031-03-05",
      "Border arrests for May are at 133,000, said Rasmus Lund.\nMore than 144,000 people were apprehended at the southern border."
    )
    report.figure("border arrests", "133,000", 133_000, 133_000, source: "Rasmus Lund")
    report.figure("people apprehended", "More than 144,000", 144_000, nil)
    var copy = Report("b", "2031-03-05", "Border arrests were 133,000.")
    copy.figure("border arrests", "133,000", 133_000, 133_000)
    let readings = Invented.dossier(report, copy).disagreements.first?.readings
    #expect(readings?.map(\.value).sorted() == ["133,000", "More than 144,000"])
    #expect(readings?.map(\.documents.count).sorted() == [1, 2])
  }

  @Test(arguments: [
    ("for drug detection technology at ports", "for more drug detection technology at ports", 1),
    ("for drug detection technology at ports", "for two hundred judges and their staff", 0),
    ("in aid", "in aid", 0),
  ])
  func comparesWhatIsBarelyNamedByItsSentence(one: String, other: String, expected: Int) {
    let reports = [("a", "$805 million", 805e6, one), ("b", "$675 million", 675e6, other)].map {
      id, text, value, what in
      var report = Report(id, "2031-03-05", "The plan is long.\n\(text) \(what). More follows.")
      report.figure("amount", text, value, value, unit: "USD", in: text)
      return report
    }
    let found = Invented.dossier(reports).disagreements
    #expect(found.count == expected)
    #expect(found.allSatisfy { $0.topic.hasPrefix("amount: $805 million for drug") })
  }

  @Test func takesTwoNumbersOfOneReportForTwoThingsUnlessTwoSourcesGiveThem() {
    var first = Report("a", nil, "144 miners trapped, said Ines Ode; 133 miners trapped, said Kim Ro.")
    first.figure("miners trapped", "144", 144, 144)
    first.figure("miners trapped", "133", 133, 133)
    #expect(disagreements(first).isEmpty)
    var second = Report("a", nil, "144 miners trapped, said Ines Ode; 133 miners trapped, said Kim Ro.")
    second.figure("miners trapped", "144", 144, 144, source: "Ines Ode")
    second.figure("miners trapped", "133", 133, 133, source: "Kim Ro")
    #expect(disagreements(second) == ["figure: 133 | 144"])
  }

  // MARK: Events

  @Test func seesADenial() {
    var first = Report("a", nil, "Northland shelled Ost, breaking the truce, said Southmark.")
    first.add(
      .violation(
        Violation(
          by: first.actor("NLA:Northland"), allegedBy: first.actor("SLA:Southmark"), what: first.span("shelled Ost"),
          pledge: "the truce")), "shelled Ost")
    var second = Report("b", nil, "Northland denied that it had shelled Ost.")
    second.add(
      .violation(Violation(by: second.actor("NLA:Northland"), what: second.span("shelled Ost"), pledge: "the truce")),
      "shelled Ost", speaker: "NLA:Northland", modality: .denied)
    #expect(disagreements(first, second) == ["account: denied by Northland | said to be so by Southmark"])
  }

  @Test func seesThatASideDeniesADeed() {
    var first = Report("a", nil, "Southmark said that Northland shelled the bridge at Ost.")
    first.add(
      .violation(
        Violation(
          by: first.actor("NLA:Northland"), allegedBy: first.actor("SLA:Southmark"),
          what: first.span("shelled the bridge at Ost"))), "shelled the bridge at Ost")
    func denial(_ what: String, by side: String) -> Report {
      var report = Report("b", nil, "Northland and Southmark denied \(what).")
      report.position(side, .denies, what, on: "other")
      return report
    }
    #expect(
      disagreements(first, denial("shelling the Ost bridge", by: "NLA:Northland"))
        == ["account: denied by Northland | said to be so by Southmark"])
    #expect(disagreements(first, denial("shelling the Ost bridge", by: "SLA:Southmark")).isEmpty)
    #expect(disagreements(first, denial("taking hostages at Ost", by: "NLA:Northland")).isEmpty)
  }

  @Test(arguments: [
    ("2031-03-04", "2031-03-05", "announced", ["date: 2031-03-04 | 2031-03-05"]),
    ("2031-03-04", "2031-03-04", "announced", []), ("2031-03-04", "2031-03-09", "announced", []),
    ("2031-03", "2031-03-05", "announced", []), ("2031-03-04", "2031-03-05", "said", []),
  ])
  func seesOneAnnouncementOnTwoDays(day: String, other: String, verb: String, expected: [String]) {
    let reports = [("a", day), ("b", other)].map { id, day in
      var report = Report(id, nil, "Ada Berg \(verb) that she had called off the secret talks in Ostby.")
      let attribution = Attribution(
        source: report.actor("ada-berg:Ada Berg"), cue: report.span(verb),
        content: [report.span("she had called off the secret talks in Ostby")], quotation: .indirect)
      report.add(.attribution(attribution), "she had called off the secret talks in Ostby", said: day)
      return report
    }
    #expect(disagreements(reports[0], reports[1]) == expected)
  }

  @Test func seesSidesThatAccuseEachOther() {
    var first = Report(
      "a", nil, "Northland broke the truce, said Southmark. Southmark broke the truce, said Northland.")
    for (by, accuser, words) in [
      ("NLA:Northland", "SLA:Southmark", "Northland broke the truce"),
      ("SLA:Southmark", "NLA:Northland", "Southmark broke the truce"),
    ] {
      first.add(
        .violation(
          Violation(by: first.actor(by), allegedBy: first.actor(accuser), what: first.span(words), pledge: "the truce")),
        words)
    }
    #expect(disagreements(first) == ["account: Northland, says Southmark | Southmark, says Northland"])
  }

  @Test func tellsADevelopmentFromADisagreement() {
    func report(_ id: String, _ published: String?, _ status: Meeting.Status) -> Report {
      var report = Report(id, published, "Rasmus Lund and Ines Ode, talks in Ostby.")
      report.meeting("talks", of: ["Rasmus Lund", "Ines Ode"], at: "Ostby", on: "2031-03-05", status)
      return report
    }
    func judged(_ one: Report, _ other: Report) -> (disagreements: Int, states: [String]) {
      let dossier = Invented.dossier(one, other)
      let states = dossier.developments.first?.states.map { "\($0.value) \($0.date ?? "?")" } ?? []
      return (dossier.disagreements.count, states)
    }
    let later = judged(report("a", "2031-03-06", .cancelled), report("b", "2031-03-01", .planned))
    #expect(later.disagreements == 0)
    #expect(later.states == ["planned 2031-03-01", "cancelled 2031-03-06"])
    // Held and cancelled on one day, both told on one day: one of the two is wrong.
    #expect(judged(report("a", "2031-03-06", .cancelled), report("b", "2031-03-06", .held)).disagreements == 1)
    // Nobody knows which is later: shown as unknown.
    let unknown = judged(report("a", nil, .cancelled), report("b", nil, .held))
    #expect(unknown.disagreements == 0)
    #expect(unknown.states == ["cancelled ?", "held ?"])
  }

  @Test func seesOneMeetingOnTwoDays() {
    func report(_ id: String, _ day: String, _ others: [String] = []) -> Report {
      var report = Report(id, nil, "Rasmus Lund met Ines Ode in Ostby.")
      report.meeting("met", of: ["Rasmus Lund", "Ines Ode"], at: "Ostby", on: day, .held)
      for other in others { report.meeting("met", of: ["Rasmus Lund", "Ines Ode"], at: "Ostby", on: other, .held) }
      return report
    }
    #expect(disagreements(report("a", "2031-03-05"), report("b", "2031-03-06")) == ["date: 2031-03-05 | 2031-03-06"])
    #expect(disagreements(report("a", "2031-03-05"), report("b", "2031-03-25")).isEmpty)
    #expect(disagreements(report("a", "2031-03-05"), report("b", "2031-03-06", ["2031-03-05"])).isEmpty)
  }

  // MARK: Quotations

  private func quoted(
    _ one: String, _ other: String, by speaker: String = "Ines Ode", and otherSpeaker: String = "Ines Ode",
    said: String? = nil, saidOther: String? = nil
  ) -> [String] {
    var first = Report("a", nil, "“\(one),” said \(speaker).")
    first.quote(one, by: speaker, said: said)
    var second = Report("b", nil, "“\(other),” said \(otherSpeaker).")
    second.quote(other, by: otherSpeaker, said: saidOther)
    return disagreements(first, second).map { String($0.prefix { $0 != ":" }) }
  }

  @Test func comparesWords() {
    let words = "We will never give up a single metre of our land to them"
    #expect(quoted(words, "We will never hand over a single metre of our land to them") == ["wording"])
    #expect(quoted(words, words.uppercased()).isEmpty)
    #expect(quoted(words, "never give up a single metre of our land").isEmpty)
    #expect(quoted(words, "We will never give up … a metre of our land to them").isEmpty)
    // Words that are left out elsewhere excuse no other word here.
    #expect(
      quoted("Now hear me … " + words, "Now hear me all: we will never sell a metre of our land to them") == ["wording"]
    )
    #expect(quoted(words, "The talks have failed and nobody knows what comes now").isEmpty)
    #expect(quoted(words, "We will never [sic] give up a single metre of our land to [Northland]").isEmpty)
    #expect(
      quoted("They cancelled the programme in the centre of town", "They canceled the programme in the center of town")
        .isEmpty)
    // A cut is no difference, though its first words stand in the longer quotation before as well.
    #expect(quoted("The more we give, the less we get. " + words + ". We will hold the line", words).isEmpty)
    #expect(quoted(words, words, and: "Kim Ro") == ["attribution"])
    #expect(quoted(words, words, said: "2031-03-04", saidOther: "2031-03-05") == ["date"])
    #expect(quoted("We go", "We stay", and: "Kim Ro").isEmpty)
    #expect(quoted("", "", and: "Kim Ro").isEmpty)
  }

  @Test func showsWhereTwoWordingsDiffer() {
    let words = "After all these years we know that this is a truly sad moment in the long history of our two nations"
    var first = Report("a", nil, "“\(words),” said Rasmus Lund.")
    first.quote(words, by: "Rasmus Lund")
    var second = Report("b", nil, "“This is truly a sad moment in the long history of our two nations,” said Lund.")
    second.quote("This is truly a sad moment in the long history of our two nations", by: "Rasmus Lund|Lund")
    let values = Invented.dossier(first, second).disagreements.first?.readings.map(\.value)
    #expect(
      values == [
        "… we know that this is a truly sad moment in the long …", "This is truly a sad moment in the long …",
      ])
  }

  @Test func leavesThoseApartWhoReadOutTheirLeadersWords() {
    let words = "We will never give up a single metre of our land to them"
    var first = Report("a", nil, "“\(words),” said Ada Berg of Midvale.")
    first.quote(words, by: "ada-berg:Ada Berg")
    var second = Report(
      "b", nil, "Lund of Midvale said “never give up a single metre of our land” and refused the line.")
    second.quote("never give up a single metre of our land", by: "Rasmus Lund|Lund")
    #expect(disagreements(first, second) == ["attribution: Ada Berg | Rasmus Lund"])
    second.position("Rasmus Lund|Lund", for: "MLA:Midvale", .rejects, "the line", on: "border")
    #expect(disagreements(first, second).isEmpty)
  }

  // MARK: Names

  @Test(arguments: [
    ("Andrii Sybiha", "Andriy Sybiga", 1), ("Rasmus Lundgaard", "Rasmus Lundgard", 0),
    ("Rasmus Lindqvist", "Rasmus Lindquest", 1), ("Rasmus Lund", "Erik Lund", 0), ("R. Lund", "Rasmus Lund", 0),
  ])
  func comparesSpellings(one: String, other: String, expected: Int) {
    let reports = [("a", one), ("b", other)].map { id, name in
      var report = Report(id, nil, "\(name) of Northland refused the line.")
      report.position(name, for: "NLA:Northland", .rejects, "the line", on: "border")
      return report
    }
    #expect(Invented.dossier(reports).disagreements.filter { $0.kind == .name }.count == expected)
  }
}
