import Records
import Testing

@Suite struct RoleJudgeTests {
  private func roles(_ reports: Report...) -> [String: Dossier.Party.Role] {
    Dictionary(Invented.dossier(reports).parties.map { ($0.name, $0.role) }, uniquingKeysWith: { first, _ in first })
  }

  @Test func findsPartiesAndMediatorOfABorderDispute() {
    var first = Report(
      "a", nil,
      """
      Midvale may walk away from the border talks between Northland and Southmark unless they move. \
      Ada Berg said so. Midvalean mediators met both. Rasmus Lund of Northland refused the line. Kim Sun-ho commented.
      """)
    first.threat(
      "MLA:Midvale", "walk away", unless: ("unless they move", ["NLA:Northland", "SLA:Southmark"]),
      speaker: "ada-berg:Ada Berg")
    first.position("Rasmus Lund", for: "NLA:Northland", .rejects, "the line", on: "border")
    first.quote("commented", by: "Kim Sun-ho")
    let roles = roles(first)
    #expect(roles["Northland"] == .party)
    #expect(roles["Southmark"] == .party)
    #expect(roles["Midvale"] == .mediator)
    #expect(roles["Ada Berg"] == .mediator)
    #expect(roles["Rasmus Lund"] == .party)
    #expect(roles["Kim Sun-ho"] == .other)
  }

  @Test func findsTheSidesOfAStrike() {
    var first = Report(
      "a", nil,
      """
      The Port Workers' Union will down tools at Harbour Freight unless Harbour Freight pays. \
      Talks between the Port Workers' Union and Harbour Freight, brokered by the National Labour Board, resume. \
      The National Labour Board mediated before. Ines Ode, an analyst, spoke.
      """)
    first.threat(
      "the Port Workers' Union|The Port Workers' Union", "down tools", at: ["Harbour Freight Company|Harbour Freight"])
    first.position("Harbour Freight Company|Harbour Freight", .rejects, "pays", on: "pay")
    first.quote("mediated before", by: "National Labour Board")
    first.quote("spoke", by: "Ines Ode")
    let roles = roles(first)
    #expect(roles["Port Workers' Union"] ?? roles["the Port Workers' Union"] == .party)
    #expect(roles["Harbour Freight Company"] == .party)
    #expect(roles["National Labour Board"] == .mediator)
    #expect(roles["Ines Ode"] == .other)
  }

  @Test func takesASideThatNegotiatesItselfForAParty() {
    // It threatens to leave, as mediators do, but the talks are its own.
    var first = Report(
      "a", nil,
      """
      Northland will walk away from talks with Southmark. Talks between Northland and Southmark began. The talks \
      between Northland and Southmark, mediated by Midvale and hosted by Midvale, stalled. Midvale spoke.
      """)
    first.threat("NLA:Northland", "walk away", at: ["SLA:Southmark"])
    first.position("SLA:Southmark", .demands, "talks", on: "border")
    first.quote("spoke", by: "MLA:Midvale")
    let roles = roles(first)
    #expect(roles["Northland"] == .party)
    #expect(roles["Southmark"] == .party)
    #expect(roles["Midvale"] == .mediator)
  }

  @Test func seesAProposalToTwoSidesAndMeetingsWithBoth() {
    var first = Report("a", nil, "Midvale put terms to Northland and Southmark. It met Northland. It met Southmark.")
    first.add(
      .proposal(
        Proposal(
          author: first.actor("MLA:Midvale"), addressees: ["NLA:Northland", "SLA:Southmark"].map(first.actor),
          status: .tabled)), "put terms")
    first.meeting("met Northland", of: ["MLA:Midvale", "NLA:Northland"], .held)
    first.meeting("met Southmark", of: ["MLA:Midvale", "SLA:Southmark"], .held)
    #expect(roles(first) == ["Northland": .party, "Southmark": .party, "Midvale": .mediator])
  }

  @Test func putsSidesBeforeTheirPersons() {
    var first = Report("a", nil, "Rasmus Lund, Rasmus Lund and Northland shelled Southmark.")
    first.position("Rasmus Lund", for: "NLA:Northland", .rejects, "Lund", on: "border")
    first.position("Rasmus Lund", for: "NLA:Northland", .demands, "and", on: "border")
    first.threat("NLA:Northland", "shelled", at: ["SLA:Southmark"])
    #expect(Invented.dossier(first).parties.map(\.name) == ["Northland", "Southmark", "Rasmus Lund"])
  }

  @Test func seatsAllBodiesOfAStateThatDisputeAmongThemselves() {
    var first = Report(
      "a", nil,
      """
      Talks between the Red Party and the Blue Party began. The Red Party refused the budget. The Blue Party demanded it. \
      The Northlandic Senate accepted it. Southmark wanted calm.
      """)
    first.position("nla-reds:Red Party", .rejects, "refused the budget", on: "budget")
    first.position("nla-blues:Blue Party", .demands, "demanded it", on: "budget")
    first.position("nla-senate:Northlandic Senate", .accepts, "accepted it", on: "budget")
    first.position("SLA:Southmark", .supports, "wanted calm", on: "budget")
    let roles = roles(first)
    #expect(roles["Northlandic Senate"] == .party)
    #expect(roles["Southmark"] == .other)
    // Against another state the same bodies do not sit at the table by themselves.
    var second = Report("a", nil, "Talks between Northland and Southmark began. The Northlandic Senate accepted it.")
    second.position("NLA:Northland", .rejects, "Northland", on: "border")
    second.position("SLA:Southmark", .demands, "Southmark", on: "border")
    second.position("nla-senate:Northlandic Senate", .accepts, "accepted it", on: "budget")
    #expect(self.roles(second)["Northland"] == .party)
    #expect(self.roles(second)["Southmark"] == .party)
  }

  @Test func hasNothingToSayOfNothing() {
    #expect(Invented.dossier([]).parties.isEmpty)
    #expect(roles(Report("a", nil, "")).isEmpty)
  }

  @Test func listsWhoHoldsAnOfficeOfASideAtTheTable() {
    var first = Report(
      "a", nil,
      """
      Talks between Northland and Midvale began. Northland refused the line. Midvale spoke. Ada Berg watched the game.
      """)
    first.position("NLA:Northland", .rejects, "the line", on: "border")
    first.quote("spoke", by: "MLA:Midvale")
    #expect(roles(first)["Ada Berg"] == .party)
    // Whose side is not at the table is not listed unheard.
    var second = Report("a", nil, "Talks between Northland and Southmark began. Northland refused. Ada Berg watched.")
    second.position("NLA:Northland", .rejects, "refused", on: "border")
    second.position("SLA:Southmark", .demands, "began", on: "border")
    #expect(roles(second)["Ada Berg"] == nil)
  }

  @Test func listsASideWithoutAName() {
    var first = Report("a", nil, "Talks between Northland and the rebels began. The rebels refused. The rebels waited.")
    first.position("the rebels", .rejects, "refused", on: "border")
    first.position("the rebels", .demands, "waited", on: "peace")
    first.position("the sailors|The rebels", .demands, "waited", on: "pay")
    #expect(roles(first).keys.contains { $0.contains("rebels") })
    #expect(!roles(first).keys.contains { $0.contains("sailors") })
  }

  @Test func takesRebelsForOneSideUnderTwoWords() {
    var first = Report(
      "a", nil, "Pro-Southmark rebels met Northland. Northland demanded the line. Southmark refused it.")
    first.meeting("met", of: ["pro-Southmark rebels|Pro-Southmark rebels", "NLA:Northland"], .held)
    first.position("NLA:Northland", .demands, "the line", on: "border")
    first.threat("SLA:Southmark", "refused", at: ["NLA:Northland"])
    var second = Report(
      "b", nil, "The pro-Southmark separatists want the line. Northland met Southmark again and again.")
    second.position("the pro-Southmark separatists|The pro-Southmark separatists", .demands, "the line", on: "border")
    second.position("SLA:Southmark|Southmark", .rejects, "again", on: "border")
    let roles = roles(first, second)
    #expect(roles["Northland"] == .party)
    #expect(roles["Southmark"] == .party)
    #expect(roles.filter { $0.key.contains("rebels") || $0.key.contains("separatists") }.map(\.value) == [.party])
  }

  @Test func listsWhoSpeaksForASideWithoutAName() {
    var first = Report(
      "a", nil,
      """
      Northland threatened to strike Southmark. A senior Northlandic official said so. Two Northlandic officials denied \
      it. A former Northlandic official doubted it. Southmark residents fled, a Southmarkish diplomat told us. \
      The Northlandic president slept. Officials refused comment.
      """)
    first.threat("NLA:Northland", "strike", at: ["SLA:Southmark"])
    first.quote("said so", by: "a senior Northlandic official|A senior Northlandic official")
    first.quote("denied it", by: "Two Northlandic officials")
    first.quote("doubted it", by: "a former Northlandic official|A former Northlandic official")
    first.quote("fled", by: "Southmark residents")
    first.quote("told us", by: "a Southmarkish diplomat")
    first.quote("slept", by: "the Northlandic president|The Northlandic president")
    first.quote("refused comment", by: "officials|Officials")
    let unnamed = Invented.dossier(first).parties.filter { $0.actor == nil }
    #expect(unnamed.map(\.name) == ["Northlandic officials", "Southmarkish diplomat"])
    #expect(unnamed.map(\.role) == [.party, .party])
    #expect(unnamed.first?.aliases == ["senior Northlandic official"])
  }
}
