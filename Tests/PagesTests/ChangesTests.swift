import Records
import Testing

@testable import Pages

@Suite struct ChangesTests {
  private static func state(_ value: String, _ source: Script, _ words: String) -> Dossier.Development.State {
    Dossier.Development.State(
      value: value, date: "2031-06-05", documents: [source.document.id], evidence: [source.citation(words)])
  }

  private static let comparison = Comparison(
    since: "2031-06-05", added: ["c0ffee02"], undated: ["c0ffee03", "c0ffee04"],
    changes: [
      .init(
        status: .contradicted, about: "disagreement", label: "dockers on strike (figure)",
        before: state("1,200", Straits.courier, "At least 1,200 dockers are on strike"),
        after: state("900", Straits.ledger, "About 900 dockers walked out"), records: []),
      .init(
        status: .new, about: "pledge", label: "Selmark pledges: <truce>",
        after: state("x", Straits.ledger, "Selmark declared a 72-hour truce"), records: []),
      .init(status: .undated, about: "threat", label: "Arvonia closes the strait", records: ["gone"]),
    ], repeated: 3)

  private static let dossier: Dossier = {
    var dossier = Straits.dossier
    dossier.since = comparison
    return dossier
  }()

  @Test func changesStandFirstInEveryFace() throws {
    let words = [
      "1 new document: 102", "2 documents of unknown date, neither new nor known before: 103, 104",
      "3 findings known before told again without change", "1,200", "900", "Arvonia closes the strait", "102:",
    ]
    let terminal = TerminalPage(width: 150, colour: false).render(Self.dossier)
    #expect(terminal.split(separator: "\n", omittingEmptySubsequences: false)[2] == "NEW SINCE 5 JUN 2031")
    let markdown = MarkdownPage.render(Self.dossier)
    let page = try HTMLPage.render(Self.dossier)
    for text in [terminal, markdown, page] { for words in words { #expect(text.contains(words), "\(words)") } }
    #expect(try MarkupReader(page).ids.first { $0.hasPrefix("section.") } == "section.changes")
    #expect(!page.contains("<truce>") && !markdown.contains("<truce>"))
  }

  @Test func everyLinkOfThePageLeadsSomewhere() throws {
    let markup = try MarkupReader(HTMLPage.render(Self.dossier))
    let ids = Set(markup.ids)
    for link in markup.elements.compactMap({ $0.attributes["href"] }) where link.hasPrefix("#") {
      #expect(ids.contains(String(link.dropFirst())), "\(link)")
    }
  }

  @Test func theTerminalLeavesOutWhatNothingNewTouches() {
    var outline = Outline(Self.dossier, isBrief: true)
    let brief = outline.sections.flatMap { section -> [Outline.Line] in
      if case .tables(let tables) = section.content { tables.flatMap(\.lines) } else { [] }
    }
    outline = Outline(Self.dossier)
    let all = outline.sections.flatMap { section -> [Outline.Line] in
      if case .tables(let tables) = section.content { tables.flatMap(\.lines) } else { [] }
    }
    #expect(brief.count < all.count)
    #expect(all.contains { $0.cells.last?.contains(.badge(Outline.Badge(text: "new", tone: .status))) == true })
    let documents = Set(brief.map { Self.dossier.records[$0.record].document })
    #expect(documents.isSuperset(of: ["c0ffee02"]))
  }

  @Test func whatChangedBetweenTwoStandsAlone() {
    var whole = Self.dossier
    whole.since?.since = nil
    let text = TerminalPage(width: 100, colour: false).renderChanges(of: whole)
    #expect(text.contains("WHAT CHANGED") && text.contains("SOURCES"))
    #expect(!text.contains("THREAT ") && !text.contains("TIMELINE"))
    let markdown = MarkdownPage.renderChanges(of: whole)
    #expect(markdown.contains("## What changed") && !markdown.contains("## Timeline"))
    whole.since = Comparison()
    #expect(TerminalPage(width: 100, colour: false).renderChanges(of: whole).contains("Nothing changed."))
  }
}
