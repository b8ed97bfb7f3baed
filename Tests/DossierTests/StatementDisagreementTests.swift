import Dossier
import Records
import Testing

/// What clauses of the texts themselves tell differently.
@Suite struct StatementDisagreementTests {
  private func disagreements(_ reports: Report...) -> [String] {
    Invented.dossier(reports + [Report("z", nil, Self.filler)]).disagreements.map { disagreement in
      "\(disagreement.kind.rawValue): " + disagreement.readings.map(\.value).sorted().joined(separator: " | ")
    }
  }

  /// Enough other matter for words to be rare.
  private static let filler = """
    The harbour was calm. Fishermen mended nets on the quay. A brass band played in the square. Children fed the gulls. \
    The bakery sold out by noon. Snow lay on the northern hills. The mayor opened a new library. Trains ran on schedule. \
    A museum showed old maps. The choir rehearsed twice. Farmers sold apples at the market. The lighthouse was painted.
    """

  private func report(_ id: String, _ published: String?, _ text: String) -> Report {
    Report(id, published, text)
  }

  // MARK: Conditions

  // MARK: Times

  @Test(arguments: [
    // Neighbouring days, but not weeks, which are told from two days; "today" has the weekday of the report.
    ("Ada Berg announced the ferry treaty on Saturday.", "The ferry treaty was announced by Ada Berg on Sunday.", true),
    ("Parliament votes on the ferry treaty this week.", "A vote on the ferry treaty is due next week.", false),
    ("Ada Berg announced the ferry treaty today.", "Ada Berg announced the ferry treaty Thursday.", true),
    // The same day; a day too far; another event; a word that is no time.
    ("Ada Berg announced the ferry treaty today.", "Ada Berg announced the ferry treaty Wednesday.", false),
    ("Ada Berg announced the ferry treaty on Monday.", "Ada Berg announced the ferry treaty on Friday.", false),
    ("Ada Berg announced the ferry treaty on Saturday.", "The union called off its walkout on Sunday.", false),
    ("Parliament votes on the ferry treaty this week.", "A vote on the ferry treaty is due next door.", false),
  ])
  func comparesTimesOfOneEvent(one: String, other: String, isFound: Bool) {
    // 2031-03-05 is a Wednesday.
    let found = disagreements(report("a", "2031-03-05", one), report("b", "2031-03-05", other))
    #expect(found.count { $0.hasPrefix("date") } == (isFound ? 1 : 0))
  }

  @Test func takesTwoTimesThatOneReportKnowsForTwoEvents() {
    let first = report("a", "2031-03-05", "The leaders held a conference call on Tuesday.")
    let second = report(
      "b", "2031-03-05",
      "The leaders will hold a conference call on Wednesday.\nThe leaders held a conference call on Tuesday, too.")
    #expect(disagreements(first, second).isEmpty)
  }

  // MARK: Who meets

  private func table(_ id: String, _ words: String, _ participants: [String], on day: String = "2031-03-05") -> Report {
    var report = report(id, "2031-03-04", words)
    report.meeting(words, of: participants, on: day, .planned)
    return report
  }

  @Test func seesTwoTablesOfOneDay() {
    let first = table("a", "Rasmus Lund will meet the port owners on Wednesday.", ["Rasmus Lund", "port owners"])
    let second = table("b", "Ines Ode meets the harbour council on Wednesday.", ["Ines Ode", "harbour council"])
    #expect(disagreements(first, second) == ["account: Ines Ode, harbour council | Rasmus Lund, port owners"])
    // Another day; one names fewer; the same in other words.
    #expect(
      disagreements(
        first, table("b", "Ines Ode meets the harbour council.", ["Ines Ode", "harbour council"], on: "2031-03-06")
      ).isEmpty)
    #expect(disagreements(first, table("b", "Rasmus Lund has talks on Wednesday.", ["Rasmus Lund"])).isEmpty)
    #expect(
      disagreements(first, table("b", "Lund and the owners meet.", ["Rasmus Lund|Lund", "the owners|owners"])).isEmpty)
  }

  // MARK: Figures

  @Test func comparesCloseFiguresByTheWordsAroundThem() {
    func counted(_ id: String, _ sentence: String, _ what: String, _ text: String, _ value: Double) -> Report {
      var report = report(id, "2031-03-05", sentence)
      report.figure(what, text, value, value, unit: "USD", in: text)
      return report
    }
    let first = counted("a", "Strikers live on $250 a week in strike pay.", "amount", "$250", 250)
    let second = counted("b", "In strike pay the strikers get $275 a week.", "amount", "$275", 275)
    #expect(disagreements(first, second) == ["figure: $250 | $275"])
    // Far apart with little in common; close with nothing in common.
    let far = counted("b", "The union raised strike pay to $700 a week.", "amount", "$700", 700)
    #expect(disagreements(first, far).isEmpty)
    let other = counted("b", "A ticket for the ferry costs $275.", "amount", "$275", 275)
    #expect(disagreements(first, other).isEmpty)
  }

  // MARK: Denials and opposites

  @Test func seesWhatASideDeniesAndOthersTell() {
    var denial = report("a", "2031-03-05", "Northland denies any hand in the sabotage.")
    denial.position("NLA:Northland", .denies, "any hand in the sabotage", on: "attack")
    let told = report("b", "2031-03-05", "Witnesses blamed Northland for the sabotage of the bridge.")
    #expect(disagreements(denial, told) == ["account: denied by Northland | said to be so"])
    // Somebody else's deed; the denial told once more.
    let other = report("b", "2031-03-05", "Witnesses blamed Southmark for the sabotage of the bridge.")
    #expect(disagreements(denial, other).isEmpty)
    let again = report("b", "2031-03-05", "Northland has denied the sabotage of the bridge.")
    #expect(disagreements(denial, again).isEmpty)
  }

  @Test func seesOneMatterCalledOppositeThings() {
    let first = report("a", "2031-03-05", "Northland asked for complete sanctions relief for its ports.")
    let second = report("b", "2031-03-05", "Northland had only asked for partial sanctions relief.")
    #expect(disagreements(first, second) == ["account: complete | partial"])
    let other = report("b", "2031-03-05", "There was a partial eclipse over Northland.")
    #expect(disagreements(first, other).isEmpty)
  }

  @Test func restsOnShortEvidenceThatStandsInTheText() {
    let reports = [
      Report("z", nil, Self.filler),
      report("a", "2031-03-05", "Ada Berg announced the ferry treaty on Saturday in the old town hall."),
      report("b", "2031-03-05", "Ada Berg announced the ferry treaty on Sunday in the old town hall."),
    ]
    let texts = Dictionary(
      uniqueKeysWithValues: reports.map { ($0.document.id, Array($0.document.text.unicodeScalars)) })
    for citation in Invented.dossier(reports).disagreements.flatMap(\.readings).flatMap(\.evidence) {
      let text = texts[citation.document] ?? []
      #expect(citation.end - citation.start <= 200)
      #expect(Array(citation.text.unicodeScalars) == Array(text[citation.start..<citation.end]))
    }
  }
}
