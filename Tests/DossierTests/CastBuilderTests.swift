import Codebook
import Records
import Testing

@testable import Dossier

@Suite struct CastBuilderTests {
  /// The parties of reports that each quote some speakers: "name|mention" or "id:name".
  private func names(_ speakers: [[String]]) -> [String] {
    let reports = speakers.enumerated().map { number, speakers in
      var report = Report("d\(number)", nil, speakers.joined(separator: " said. ") + " spoke.")
      for speaker in speakers { report.quote("said", by: speaker) }
      return report
    }
    return Invented.dossier(reports).parties.map(\.name).sorted()
  }

  @Test(arguments: [
    // One person, spelled differently.
    ([["Volodymyr Zelensky"], ["Volodymyr Zelenskiy"]], ["Volodymyr Zelenskiy"]),
    ([["Ines Peña"], ["Ines Pena"]], ["Ines Pena"]),
    ([["R. Lund"], ["Rasmus Lund"]], ["Rasmus Lund"]),
    // A bare name joins the only full one, across documents too.
    ([["Rasmus Lund"], ["Lund"]], ["Rasmus Lund"]),
    ([["Lund"], ["Lund"]], ["Lund"]),
    ([["Mr. Lund"], ["Rasmus Lund"]], ["Rasmus Lund"]),
    ([["Kim Sun-ho"], ["Kim"]], ["Kim Sun-ho"]),
    ([["Steve Ode Sun-ho"], ["Ode"]], ["Steve Ode Sun-ho"]),
    // Two of one family name stay two; a bare name goes to the one in its document.
    ([["John Smith"], ["Mary Smith"]], ["John Smith", "Mary Smith"]),
    ([["John Smith", "Smith"], ["Mary Smith"]], ["John Smith", "Mary Smith"]),
    ([["John Smith"], ["Mary Smith"], ["Smith"]], ["John Smith", "Mary Smith", "Smith"]),
    ([["J. Smith"], ["John Smith"], ["Jane Smith"]], ["J. Smith", "Jane Smith", "John Smith"]),
    // The codebook's id joins, and its name finds those without an id.
    ([["ada-berg:Ada Berg"], ["Ada Berg"], ["Berg"]], ["Ada Berg", "Midvale"]),
    ([["NLA:Northland"], ["NLA:Nordhavn"]], ["Northland"]),
    // Organisations: article, acronym.
    ([["the Port Workers' Union"], ["Port Workers’ Union"]], ["Port Workers’ Union"]),
    ([["Customs and Border Patrol", "CBP"]], ["CBP", "Customs and Border Patrol"]),
    ([["National Dock Labour Board", "NDLB"], ["NDLB"]], ["National Dock Labour Board"]),
    // A state and its government are one, and its delegation is none beside it.
    ([["NLA:Northland"], ["the Northlandic government"]], ["Northland"]),
    ([["NLA:Northland"], ["the Northlandic delegation"]], ["Northland"]),
    ([["NLA:Northland"], ["top Northlandic negotiating team"], ["Northland's leaders"]], ["Northland"]),
    ([["uaw:UAW"], ["UAW members"]], ["United Auto Workers"]),
    // A government under its own name is listed beside its state, a ministry once.
    ([["NLA:Northland"], ["NLA:the Lund administration"]], ["Northland", "the Lund administration"]),
    (
      [["Northlandic Fishery Ministry"], ["Northland's Fishery Ministry"]],
      ["Northland", "Northland's Fishery Ministry"]
    ),
    // Nobody in particular is no party.
    ([["a senior Northlandic analyst"], ["a senior analyst"]], []),
    // Officials without a name are one entry beside their side.
    (
      [["a senior Northlandic official"], ["a senior Northlandic official"]],
      ["Northland", "senior Northlandic official"]
    ),
    ([["Reports"], ["most economists"], ["The statement"], ["Vice Minister"], ["D-Ostby."], ["One"]], []),
    ([["an Ostby Republican"], ["Ostby Republican"], ["the Great Weapons Convention"], ["Kim’s leadership"]], []),
    ([["Trump-Zelensky"], ["Jean-Claude Ode"]], ["Jean-Claude Ode"]),
    ([["Secretary Ann Ode"]], ["Ann Ode"]),
    ([["he"], ["they"], ["diplomatic sources"], ["two people familiar with the talks"]], []),
  ])
  func makesOneMemberOfOneActor(speakers: [[String]], expected: [String]) { #expect(names(speakers) == expected) }

  @Test func keepsNamelessSourcesOfTwoDocumentsApart() throws {
    var first = Report("a", nil, "a senior official said one")
    first.quote("said one", by: "a senior official")
    var second = Report("b", nil, "a senior official said two")
    second.quote("said two", by: "a senior official")
    let records = first.records + second.records
    let cast = CastBuilder.cast(
      of: records, order: ["a": 0, "b": 1], days: [], codebook: try #require(Invented.codebook),
      lexicon: try #require(Invented.lexicon))
    #expect(cast.members.count == 2)
  }

  @Test func keepsNamesakesOfTwoSidesApart() {
    var first = Report("a", nil, "Ode of Northland refused the line. ")
    first.position("Ode", for: "NLA:Northland", .rejects, "the line", on: "border")
    var second = Report("b", nil, "Ode of Southmark refused the line. ")
    second.position("Ode", for: "SLA:Southmark", .rejects, "the line", on: "border")
    #expect(Invented.dossier(first, second).parties.map(\.name) == ["Northland", "Southmark", "Ode", "Ode"])
  }

  @Test func listsOtherNamesAsAliases() {
    var first = Report("a", nil, "Rasmus Lund spoke. He said no. Lund’s aide said yes.")
    first.quote("said no", by: "Rasmus Lund|He")
    first.quote("said yes", by: "Rasmus Lund|Lund")
    let party = Invented.dossier(first).parties.first
    #expect(party?.aliases == ["Lund"])
  }

  @Test(arguments: [
    ("the Northlandic government", "Northland"), ("Northlandic mediators", "Northland"),
    ("ada-berg:Ada Berg", "Midvale"), ("Northlandic Workers' Union", nil), ("Northlandic settlers", nil),
    ("cia:CIA", "United States"), ("eln:ELN", nil), ("likud:Likud", nil),
  ])
  func findsTheSideOfABody(name: String, side: String?) throws {
    var first = Report("a", nil, "\(name) spoke.")
    first.quote("spoke", by: name)
    let cast = CastBuilder.cast(
      of: first.records, order: ["a": 0], days: [], codebook: try #require(Invented.codebook),
      lexicon: try #require(Invented.lexicon))
    let member = try #require(cast.member(first.actor(name), in: "a"))
    #expect(cast.name(cast.members[member].side) == side ?? cast.name(member))
  }

  @Test(
    "Whom the words around a name say that he acts for",
    arguments: [
      ("Port Workers’ Union president Ines Ode spoke.", "Port Workers’ Union"),
      ("Ines Ode, a founder of the Port Workers’ Union, spoke.", "Port Workers’ Union"),
      ("Rasmus Lund campaign manager Ines Ode spoke.", "Rasmus Lund"),
      ("Lund campaign manager Ines Ode spoke.", "Rasmus Lund"),
      ("Ines Ode (R-Ostby) spoke.", "Republican Party"), ("Ines Ode, D-Ostby, spoke.", "Democratic Party"),
      ("Former Port Workers’ Union president Ines Ode spoke.", nil), ("Ines Ode, who met Lund, spoke.", nil),
      ("Ines Ode (X-Ostby) spoke.", nil),
    ])
  func findsTheSideInTheText(text: String, side: String?) throws {
    var first = Report("a", nil, "\(text) Rasmus Lund agreed. The Port Workers’ Union did not.")
    first.quote("spoke", by: "Ines Ode")
    first.quote("agreed", by: "Rasmus Lund")
    first.quote("did not", by: "Port Workers’ Union")
    let cast = CastBuilder.cast(
      of: first.records, documents: [first.document], order: ["a": 0], days: [],
      codebook: try #require(Invented.codebook), lexicon: try #require(Invented.lexicon))
    let member = try #require(cast.member(first.actor("Ines Ode"), in: "a"))
    #expect(cast.name(cast.members[member].side) == side ?? "Ines Ode")
  }
}
