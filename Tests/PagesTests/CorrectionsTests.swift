import Records
import Testing

@testable import Pages

@Suite struct CorrectionsTests {
  /// The straits with a position that an analyst changed, and two corrections more.
  private static let dossier: Dossier = {
    var dossier = Straits.dossier
    guard let place = dossier.records.firstIndex(where: { $0.kind == .position }) else { return dossier }
    dossier.records[place].corrected = [Record.Amendment(by: "own.yaml:7", change: "stance: accepts → rejects")]
    dossier.corrections = [
      Dossier.Correction(
        by: "own.yaml:7", label: "position in a <b>: stance rejects", outcome: .applied,
        records: [dossier.records[place].id]),
      Dossier.Correction(by: "own.yaml:12", label: "drop threat x", outcome: .metNothing, records: []),
      Dossier.Correction(
        by: "own.yaml:13", label: "drop figure", outcome: .ambiguous, records: dossier.records.prefix(2).map(\.id)),
    ]
    return dossier
  }()

  private static let wanted = [
    "corrected", "own.yaml:7", "applied to 1 record", "own.yaml:12", "met nothing", "not applied: fits 2 records",
  ]

  @Test func theTerminalMarksAndListsThem() {
    let text = TerminalPage(width: 160, colour: false).render(Self.dossier)
    for words in Self.wanted + ["CORRECTIONS"] { #expect(text.contains(words), "\(words)") }
  }

  @Test func markdownMarksAndListsThem() {
    let text = MarkdownPage.render(Self.dossier)
    for words in Self.wanted + ["## Corrections", "stance: accepts → rejects"] {
      #expect(text.contains(words), "\(words)")
    }
    #expect(!text.contains("<b>"))
  }

  @Test func thePageMarksAndListsThem() throws {
    let text = try HTMLPage.render(Self.dossier)
    for words in Self.wanted.dropFirst() + [
      "<span class=\"badge corrected\">corrected</span>", "id=\"section.corrections\"",
      "corrected by own.yaml:7: stance: accepts → rejects",
    ] {
      #expect(text.contains(words), "\(words)")
    }
  }

  @Test func withoutCorrectionsThereIsNoSection() throws {
    #expect(!TerminalPage(width: 100, colour: false).render(Straits.dossier).contains("CORRECTIONS"))
    #expect(!MarkdownPage.render(Straits.dossier).contains("## Corrections"))
    #expect(!(try HTMLPage.render(Straits.dossier)).contains("section.corrections"))
  }
}
