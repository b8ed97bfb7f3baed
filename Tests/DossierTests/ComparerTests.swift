import Codebook
import Records
import Testing

@testable import Dossier

@Suite struct ComparerTests {
  private static func comparer() throws -> Comparer { Comparer(codebook: try #require(Invented.codebook)) }

  /// One side's stance on the border in a report of a day.
  private static func stance(
    _ id: String, _ day: String?, _ stance: Position.Stance, _ what: String = "the line at Ost", final: Bool = false
  ) -> Report {
    var report = Report(id, day, "Northland and Southmark talked of \(what) again.")
    report.position("NLA:Northland", stance, what, on: "border", final: final)
    return report
  }

  private static func meeting(_ id: String, _ day: String?, _ status: Meeting.Status) -> Report {
    var report = Report(id, day, "Northland and Southmark: the meeting in Ostby on 10 March.")
    report.meeting(
      "the meeting in Ostby", of: ["NLA:Northland", "SLA:Southmark"], at: "Ostby", on: "2031-03-10", status)
    return report
  }

  private static func count(_ id: String, _ day: String?, _ number: Int) -> Report {
    var report = Report(id, day, "\(number) miners trapped underground at Ost")
    report.figure("miners trapped underground", "\(number)", Double(number), Double(number))
    return report
  }

  private static func since(_ date: String, _ reports: [Report]) throws -> Comparison {
    try comparer().since(date, in: Invented.dossier(reports))
  }

  private static func line(_ change: Comparison.Change) -> String {
    "\(change.status.rawValue) \(change.about): \(change.before?.value ?? "-") → \(change.after?.value ?? "-")"
  }

  @Test func aStanceThatMovedIsAChangeAndNotNew() throws {
    let comparison = try Self.since(
      "2031-03-10", [Self.stance("a", "2031-03-09", .rejects), Self.stance("b", "2031-03-12", .accepts)])
    #expect(
      comparison.changes.map(Self.line) == ["changed position: rejects: the line at Ost → accepts: the line at Ost"])
    #expect(comparison.changes[0].label == "Northland: border")
    #expect(comparison.changes[0].before?.date == "2031-03-09")
    #expect(comparison.changes[0].after?.evidence.map(\.document) == ["b"])
    #expect(comparison.added == ["b"])
    #expect(comparison.repeated == 0)
  }

  @Test func whatIsToldAgainIsCountedAndWhatIsNewIsListed() throws {
    let comparison = try Self.since(
      "2031-03-10",
      [
        Self.stance("a", "2031-03-09", .rejects), Self.stance("b", "2031-03-12", .rejects),
        Self.stance("c", "2031-03-13", .demands, "a customs post"),
      ])
    #expect(comparison.changes.map(\.status) == [.new])
    #expect(comparison.changes[0].label == "Northland demands: border")
    #expect(comparison.repeated == 1)
  }

  @Test func statusesFiguresAndRedLinesChange() throws {
    let reports = [
      Self.meeting("a", "2031-03-08", .planned), Self.meeting("b", "2031-03-11", .held),
      Self.count("c", "2031-03-08", 12), Self.count("d", "2031-03-11", 31),
      Self.stance("e", "2031-03-08", .rejects), Self.stance("f", "2031-03-11", .rejects, final: true),
    ]
    let lines = try Self.since("2031-03-10", reports).changes.map(Self.line)
    #expect(
      Set(lines) == [
        "changed meeting: planned → held", "changed figure: 12 → 31",
        "changed position: not worded as a red line → worded as a red line",
      ])
    #expect(try Self.since("2031-03-12", reports).changes.isEmpty, "nothing is new since then")
    #expect(try Self.since("2031-03-01", reports).changes.allSatisfy { $0.status == .new }, "nothing was known before")
  }

  @Test func aNewReadingOfTheSameUtteranceContradicts() throws {
    var first = Report(
      "a", "2031-03-05", "Ada Berg said on Tuesday: Midvale will walk away unless Northland and Southmark sign.")
    first.threat(
      "MLA:Midvale", "walk away",
      unless: ("unless Northland and Southmark sign", ["NLA:Northland", "SLA:Southmark"]),
      speaker: "ada-berg:Ada Berg", form: .paraphrase, said: "2031-03-04")
    var second = Report(
      "b", "2031-03-06", "Ada Berg said on Tuesday that Midvale will walk away unless Northland signs.")
    second.threat(
      "MLA:Midvale", "walk away", unless: ("unless Northland signs", ["NLA:Northland"]), speaker: "ada-berg:Ada Berg",
      form: .paraphrase, said: "2031-03-04")
    let changes = try Self.since("2031-03-06", [first, second]).changes
    #expect(changes.map(\.status) == [.contradicted])
    #expect(changes[0].about == "disagreement")
    #expect(changes[0].before?.documents == ["a"])
    #expect(changes[0].after?.documents == ["b"])
    #expect(
      try Self.since("2031-03-01", [first, second]).changes.contains { $0.about == "disagreement" && $0.status == .new }
    )
  }

  /// A day, month or year against 10 March 2031: known before, new, or neither.
  @Test(arguments: [
    ("2031-03-09", "known"), ("2031-03-10", "added"), ("2031-03-10T08:00", "added"), ("2031-02", "known"),
    ("2031-03", "undated"), ("2031-04", "added"), ("2030", "known"), ("2031", "undated"), (nil, "undated"),
  ])
  func aDocumentIsNewKnownOrNeither(day: String?, age: String) throws {
    let comparison = try Self.since("2031-03-10", [Self.stance("a", day, .rejects)])
    #expect(comparison.added == (age == "added" ? ["a"] : []))
    #expect(comparison.undated == (age == "undated" ? ["a"] : []))
    #expect(comparison.changes.map(\.status) == (age == "known" ? [] : age == "added" ? [.new] : [.undated]))
  }

  @Test func anUndatedReportHidesNothingThatADatedOneTells() throws {
    let comparison = try Self.since(
      "2031-03-10", [Self.stance("a", nil, .rejects), Self.stance("b", "2031-03-12", .rejects)])
    #expect(comparison.changes.map(\.status) == [.new])
    #expect(comparison.changes[0].records == ["b-0"])
  }

  @Test func twoDossiersAreCompared() throws {
    let old = Invented.dossier(
      Self.stance("a", "2031-03-09", .rejects), Self.count("c", "2031-03-08", 12), Self.meeting("m", nil, .planned))
    let new = Invented.dossier(
      Self.stance("b", "2031-03-12", .accepts), Self.count("c", "2031-03-08", 12), Self.meeting("n", nil, .planned))
    let (comparison, whole) = try Self.comparer().compare(old, new)
    #expect(comparison.added == ["b", "n"])
    #expect(comparison.withdrawn == ["a", "m"])
    #expect(comparison.undated == [])
    #expect(comparison.since == nil)
    #expect(
      comparison.changes.map(Self.line) == [
        "changed position: rejects: the line at Ost → accepts: the line at Ost",
        "withdrawn position: Northland rejects: border → -",
      ])
    #expect(comparison.repeated == 1, "the meeting is told by another report")
    #expect(Set(whole.documents.map(\.id)) == ["a", "b", "c", "m", "n"])
    let (back, _) = try Self.comparer().compare(new, new)
    #expect(back == Comparison())
  }

  @Test func aRecordReadOtherwiseIsAChange() throws {
    var report = Self.stance("a", "2031-03-09", .rejects)
    let old = Invented.dossier(report)
    report = Self.stance("a", "2031-03-09", .opposes)
    let (comparison, _) = try Self.comparer().compare(old, Invented.dossier(report))
    #expect(comparison.changes.map(Self.line) == ["changed position: rejects → opposes"])
    #expect(comparison.added.isEmpty && comparison.withdrawn.isEmpty)
  }
}
