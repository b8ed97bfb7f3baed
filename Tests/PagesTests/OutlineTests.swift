import Records
import Testing

@testable import Pages

@Suite struct OutlineTests {
  private let outline = Outline(Straits.dossier)

  private func tables(_ topic: Outline.Topic) -> [Outline.Table] {
    for section in outline.sections where section.topic == topic {
      switch section.content {
      case .tables(let tables): return tables
      default: return []
      }
    }
    return []
  }

  @Test func mastheadSaysWhoNegotiatesWithWhom() {
    #expect(outline.masthead.title == "Arvonia – Selmark")
    #expect(outline.masthead.mediation == "mediated by Torland, guaranteed by Union of the Straits")
    #expect(outline.masthead.extent == "4 documents · 4 independent reports")
  }

  @Test func copiesCountAsOneReport() {
    var dossier = Straits.dossier
    let ids = dossier.documents.map(\.id)
    dossier.reuse = TextReuse(copyOf: [ids[1]: ids[0], ids[3]: ids[2]])
    #expect(Outline(dossier).masthead.reports == 2)
    dossier.reuse = TextReuse(copyOf: Dictionary(uniqueKeysWithValues: ids.dropFirst().map { ($0, ids[0]) }))
    #expect(Outline(dossier).masthead.reports == 1)
  }

  @Test func threatsTellOccasionsApart() throws {
    let threat = try #require(tables(.threats).first)
    #expect(threat.support == "3 of 4 reports · 2 occasions told apart")
    #expect(threat.occasions.map(\.title) == ["Mara Venn, 4 Jun 2031", "Mara Venn, 5 Jun 2031", "Occasion not given"])
    #expect(
      threat.lines.map { $0.cells[0].map(\.text).joined() } == [
        "Arvonia", "Arvonia, Selmark", "nobody named", "either side",
      ])
    #expect(threat.lines.map { $0.references.map(\.label) } == [["101:1"], ["101:3"], ["102:4"], ["103:1"]])
  }

  @Test func disagreementsStandUnderWhatTheyConcern() {
    #expect(
      tables(.threats).map { $0.quarrels.map(\.text) } == [
        ["101 disagrees with itself on the addressee: Arvonia alone against Arvonia and Selmark"], [],
      ])
    #expect(tables(.figures).flatMap(\.quarrels).count == 1)
  }

  @Test func chainsAreSaidInWords() throws {
    let proposal = try #require(tables(.proposals).first?.lines.first)
    #expect(
      proposal.cells.last?.contains(.plain("according to Strait Ledger ← diplomatic sources (anonymous)")) == true)
    #expect(proposal.cells.last?.contains(.badge(Outline.Badge(text: "reported", tone: .uncertain))) == true)
  }

  @Test func theFirstPageShowsTheLatestDatedStanceAndAllUndatedOnes() throws {
    guard case .latest(let matrix, let others, _)? = outline.sections.first?.content else {
      Issue.record("the first section is not the latest positions")
      return
    }
    #expect(matrix.actors == ["Arvonia", "Selmark"])
    #expect(matrix.rows.map(\.issue) == ["harbour of Calder", "truce", "prisoners"])
    let cell = try #require(matrix.rows[0].cells[0])
    #expect(cell.stances.map(\.stance) == ["rejects", "rejects"])
    #expect(cell.stances.map(\.date) == ["3 Jun 2031, the same since 1 Jun 2031", "date unknown"])
    #expect(cell.stances[0].badges == [Outline.Badge(text: "red line", tone: .final)])
    #expect(cell.stances[0].by == "Ilo Brandt", "on whose word")
    #expect(cell.was?.text == "was: offers, published 31 May 2031")
    #expect(cell.was?.references.isEmpty == false)
    #expect(cell.earlier == "demands (30 May 2031)")
    #expect(others.map(\.actor) == ["Oda Rask"], "who is neither party nor mediator has no column")
  }

  @Test func whoLeftIsShownWithItsPlace() throws {
    guard case .presence(let entries)? = outline.sections.first(where: { $0.topic == .presence })?.content else {
      Issue.record("no presence")
      return
    }
    #expect(entries.map(\.move) == ["left, or stays away", "talks called off"])
    #expect(entries.map(\.date) == ["3 Jun 2031", "date unknown"])
    #expect(entries[0].references.isEmpty == false && entries[0].line != nil)
    #expect(entries[1].references.isEmpty && entries[1].line == nil)
  }

  @Test func everyRecordHasOneLine() {
    let topics: [Outline.Topic] = [.threats, .positions, .proposals, .meetings, .pledges, .figures, .statements]
    let lines = topics.flatMap { tables($0).flatMap(\.lines) }
    #expect(lines.map(\.record).sorted() == Array(Straits.dossier.records.indices))
    #expect(lines.allSatisfy { line in !line.references.isEmpty })
    #expect(
      topics.flatMap(tables).allSatisfy { table in table.lines.allSatisfy { $0.cells.count == table.columns.count } })
  }
}

@Suite struct SourceNamesTests {
  @Test(arguments: [
    (["seeds/004_1e9b.txt", "seeds/000_6db7.txt"], ["004", "000"]),
    (["talks-day1.txt", "talks-day2.txt"], ["talks-day1", "talks-day2"]),
    (["a.jsonl.gz:1", "a.jsonl.gz:2"], ["a#1", "a#2"]),
    (["-", "-:3"], ["stdin", "stdin#3"]),
    (["x/same.txt", "y/same.txt"], ["same", "same~2"]),
    (
      ["a_very_long_name_of_a_file.txt", "a_very_long_name_of_another.txt"], ["a_very_long_nam…", "a_very_long_nam…~2"]
    ),
    (["", "/", ".txt"], ["document", "document~2", ".txt"]),
    (["évén\u{301}ement_1.md"], ["évén\u{301}ement"]),
  ])
  func tellDocumentsApart(_ paths: [String], _ names: [String]) {
    #expect(SourceNames.names(of: paths) == names)
  }
}

@Suite struct WordingTests {
  @Test(
    arguments: [
      (nil, "9 May 2025"),
      ("2025-05-09T21:30:00", "9 May 2025, 21:30"),
      ("2025-05-09T21:30:00+02:00", "9 May 2025, 21:30 +02:00"),
      ("2025-05-10T01:30:00Z", "9 May 2025 (10 May 2025, 01:30 UTC)"),
    ] as [(String?, String)])
  func publications(_ moment: String?, _ words: String) {
    #expect(Wording.date(Document.Publication(value: "2025-05-09", from: .metadata, moment: moment)) == words)
  }

  @Test(arguments: [
    ("2031-06-04", "4 Jun 2031"), ("2031-06", "Jun 2031"), ("2031", "2031"), ("2031-W22", "2031-W22"),
    ("2031-13-01", "2031-13-01"), ("2031-06-04T09:30", "4 Jun 2031, 09:30"), ("", ""), ("soon", "soon"),
  ])
  func dates(_ value: String, _ words: String) {
    #expect(Wording.date(value) == words)
  }

  @Test(arguments: [
    (Figure.Value(low: 12_000, high: 12_000, unit: nil), "12,000"),
    (Figure.Value(low: 100_000, high: nil, unit: "people"), "100,000 or more people"),
    (Figure.Value(low: nil, high: 999, unit: nil), "up to 999"),
    (Figure.Value(low: 10, high: 20.5, unit: "percent"), "10–20.5 percent"),
    (Figure.Value(low: -1_234_567, high: -1_234_567, unit: nil), "−1,234,567"),
    (Figure.Value(low: nil, high: nil, unit: "days"), nil),
  ])
  func values(_ value: Figure.Value, _ words: String?) {
    #expect(Wording.value(value) == words)
  }

  @Test(
    arguments: [
      (nil, nil, nil), ("2031-06-04", nil, "from 4 Jun 2031"), (nil, "2031-06-04", "by 4 Jun 2031"),
      ("2031-06-04", "2031-06-04", "4 Jun 2031"), ("2031-06-04", "2031-06-06", "4 Jun 2031 – 6 Jun 2031"),
    ] as [(String?, String?, String?)])
  func bounds(_ earliest: String?, _ latest: String?, _ words: String?) {
    #expect(Wording.bounds(earliest: earliest, latest: latest) == words)
  }

  @Test func clippingIsShown() {
    #expect(Wording.clipped("one two three", to: 8) == "one two…")
    #expect(Wording.clipped("one", to: 3) == "one")
  }
}

@Suite struct AnchorsTests {
  @Test func namesAreSafeAndGivenOnce() {
    var anchors = Anchors()
    #expect(anchors.name("record", "a1") == "record.a1")
    #expect(anchors.name("record", "a1") == "record.a1.2")
    #expect(anchors.name("record", "a b") == "record.a~20~b")
    #expect(Anchors.escaped("a-1") != Anchors.escaped("a_1"))
    #expect(Anchors.escaped("ä") != Anchors.escaped("a\u{308}"))
  }
}
