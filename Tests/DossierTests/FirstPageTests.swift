import Records
import Testing

@testable import Dossier

@Suite struct FirstPageTests {
  private static func standing(_ dossier: Dossier, _ actor: String, _ issue: String = "border") -> Dossier.Standing? {
    dossier.latest.first { $0.actor == actor && $0.issue == issue }
  }

  /// Reports of one side's stances on the border: (day, stance, words).
  private static func dossier(_ told: [(day: String?, stance: Position.Stance, what: String)]) -> Dossier {
    Invented.dossier(
      told.enumerated().map { place, one in
        var report = Report("r\(place)", one.day, "Northland and Southmark talked of \(one.what).")
        report.position("NLA:Northland", one.stance, one.what, on: "border")
        return report
      })
  }

  @Test func showsWhatTheLastStanceWasBeforeItMoved() throws {
    let dossier = Self.dossier([
      ("2031-03-09", .rejects, "the line at Ost"), ("2031-03-12", .accepts, "the line at Ost"),
      ("2031-03-14", .accepts, "the line at Ost"),
    ])
    let standing = try #require(Self.standing(dossier, "NLA"))
    #expect(standing.latest.map(\.stance) == [.accepts])
    #expect(standing.latest[0].date == "2031-03-14")
    #expect(standing.latest[0].dated == .published)
    #expect(standing.since == "2031-03-12", "it has been so since the first time")
    #expect(standing.was?.stance == .rejects)
    #expect(standing.was?.date == "2031-03-09")
    #expect(standing.earlier.isEmpty, "what is the same since then is no earlier stance")
  }

  @Test func anotherMatterOrAKindredStanceIsNoMovement() throws {
    let other = Self.dossier([
      ("2031-03-09", .rejects, "the customs post"), ("2031-03-12", .accepts, "the line at Ost"),
    ])
    #expect(Self.standing(other, "NLA")?.was == nil)
    #expect(Self.standing(other, "NLA")?.earlier.map(\.stance) == [.rejects])
    let demanded = Self.dossier([
      ("2031-03-09", .demands, "the line at Ost"), ("2031-03-12", .rejects, "the line at Ost"),
    ])
    #expect(Self.standing(demanded, "NLA")?.was == nil, "a demand may ask for a thing's end")
    let long = Self.dossier([
      ("2031-03-09", .accepts, "the talks"),
      ("2031-03-12", .rejects, "the decision of the council of Sudby to put off all talks with the union of miners"),
    ])
    #expect(Self.standing(long, "NLA")?.was == nil, "one word in common is not yet one matter")
    let again = Self.dossier([
      ("2031-03-09", .accepts, "the customs post"), ("2031-03-12", .accepts, "the line at Ost"),
    ])
    #expect(Self.standing(again, "NLA")?.since == "2031-03-12", "the same stance on another matter is not the same")
    #expect(Self.standing(again, "NLA")?.earlier.map(\.date) == ["2031-03-09"])
    let kindred = Self.dossier([
      ("2031-03-09", .supports, "the line at Ost"), ("2031-03-12", .accepts, "the line at Ost"),
    ])
    #expect(Self.standing(kindred, "NLA")?.was == nil)
  }

  @Test func unknownDaysStayUnknown() throws {
    let dossier = Self.dossier([
      (nil, .rejects, "the line at Ost"), ("2031-03-12", .accepts, "the line at Ost"),
    ])
    let standing = try #require(Self.standing(dossier, "NLA"))
    #expect(standing.latest.map(\.stance) == [.accepts, .rejects])
    #expect(standing.latest.map(\.date) == ["2031-03-12", nil])
    #expect(standing.was == nil, "nobody knows which was first")
    let undated = Self.dossier([(nil, .rejects, "the line at Ost")])
    #expect(Self.standing(undated, "NLA")?.latest.map(\.dated) == [nil])
    #expect(Self.standing(undated, "NLA")?.since == nil)
  }

  @Test func aWeekOrMonthIsPlacedByItsDays() throws {
    var report = Report("a", "2031-03-20", "Northland talked of the line at Ost and of the line at Ost.")
    report.position("NLA:Northland", .accepts, "the line at Ost", on: "border", said: "2031-03-14")
    report.position("NLA:Northland", .rejects, "the line at Ost", on: "border", said: "2031-W10")
    report.position("NLA:Northland", .demands, "the line at Ost", on: "border", said: "2031-03")
    let standing = try #require(Self.standing(Invented.dossier(report), "NLA"))
    #expect(standing.latest.map(\.stance) == [.accepts, .demands], "the month may as well be later")
    #expect(standing.earlier.map(\.stance) + [standing.was?.stance].compactMap(\.self) == [.rejects])
  }

  @Test func twoStancesOfOneDayBothStand() throws {
    let dossier = Self.dossier([
      ("2031-03-12", .rejects, "the line at Ost"), ("2031-03-12", .accepts, "the line at Ost"),
    ])
    let standing = try #require(Self.standing(dossier, "NLA"))
    #expect(Set(standing.latest.map(\.stance)) == [.accepts, .rejects])
    #expect(standing.since == nil)
    #expect(standing.was == nil)
  }

  @Test func theHeadlineNamesSidesAndNoPersons() {
    var report = Report(
      "a", "2031-03-09",
      "Talks between Northland and the Dockers Union, mediated by Midvale. Ada Berg of Midvale met Lars Holm.")
    report.position("NLA:Northland", .rejects, "Talks", on: "pay")
    report.meeting("met", of: ["Dockers Union", "NLA:Northland"], .held)
    report.position("ada-berg:Ada Berg", for: "MLA:Midvale", .demands, "met", on: "pay")
    let headline = Invented.dossier(report).headline
    #expect(headline?.sides.contains("Northland") == true)
    #expect(headline?.sides.contains("Ada Berg") == false)
    #expect(headline?.mediators == ["Midvale"])
  }

  @Test func tellsWhoLeftAndWhoCameBack() {
    var first = Report(
      "a", "2031-03-09",
      "Talks between Northland and Southmark collapsed. Southmark pulled out of the talks. Northland may walk out.")
    first.meeting(
      "Talks between Northland and Southmark collapsed", of: ["NLA:Northland", "SLA:Southmark"], .brokenOff)
    first.position("SLA:Southmark", .rejects, "pulled out of the talks", on: "talks")
    first.add(
      .position(
        Position(
          actor: first.actor("NLA:Northland"), issue: .init(id: "talks", label: "talks"), stance: .rejects,
          what: first.span("walk out"))), "walk out", modality: .possible)
    var second = Report("b", "2031-03-12", "Southmark agreed to return to the table. Northland accepted a price.")
    second.position("SLA:Southmark", .accepts, "return to the table", on: "talks")
    second.position("NLA:Northland", .accepts, "a price", on: "talks")
    let presence = Invented.dossier(first, second).presence
    #expect(presence.map(\.move) == [.brokenOff, .left, .returned])
    #expect(presence.map(\.actor) == [nil, "SLA", "SLA"])
    #expect(presence.map(\.date) == ["2031-03-09", "2031-03-09", "2031-03-12"])
    #expect(presence.allSatisfy { $0.dated == .published && $0.independent == 1 && !$0.records.isEmpty })
  }
}
