import Records
import Testing

@testable import Pages

@Suite struct TerminalPageTests {
  static let widths = [1, 40, 60, 80, 120, 200]

  @Test(arguments: widths, [false, true])
  func noLineIsWiderThanTheTerminal(_ width: Int, _ colour: Bool) {
    for dossier in Troubled.all {
      let page = TerminalPage(width: width, colour: colour)
      for line in Self.stripped(page.render(dossier)).split(separator: "\n", omittingEmptySubsequences: false) {
        #expect(DisplayWidth.of(line) <= page.width, "\(line)")
        #expect(line.last != " ")
      }
    }
  }

  @Test(arguments: widths)
  func withoutColourThereIsNoEscape(_ width: Int) {
    for dossier in Troubled.all {
      #expect(!TerminalPage(width: width, colour: false).render(dossier).unicodeScalars.contains("\u{1B}"))
    }
  }

  @Test func coloursAreClosedAndTheOnlyEscapes() {
    let text = TerminalPage(width: 100, colour: true).render(Troubled.dossier)
    #expect(text.contains("\u{1B}[1m"))
    #expect(!Self.stripped(text).unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
    #expect(text.components("\u{1B}[0m") * 2 == text.components("\u{1B}["))
  }

  @Test func coloursChangeNoWord() {
    let coloured = TerminalPage(width: 90, colour: true).render(Straits.dossier)
    #expect(Self.stripped(coloured) == TerminalPage(width: 90, colour: false).render(Straits.dossier))
  }

  @Test func nothingTurnsTheLineAround() {
    let text = TerminalPage(width: 80, colour: false).render(Troubled.dossier)
    #expect(!text.unicodeScalars.contains { (0x202A...0x202E).contains($0.value) || (0x7F...0x9F).contains($0.value) })
  }

  @Test func threatsLookAsTheDesignHasThem() {
    let text = TerminalPage(width: 140, colour: false).render(Straits.dossier)
    #expect(text.hasPrefix("Arvonia – Selmark · mediated by Torland, guaranteed by Union of the Straits"))
    for words in [
      "THREAT  Torland walks away from the talks", "3 of 4 reports · 2 occasions told apart", "who must act",
      "    ! 101 disagrees with itself on the addressee", "POSITIONS, latest", "rejects (red line): share the harbour",
      "102:4", "date unknown", "SOURCES",
    ] {
      #expect(text.contains(words), "\(words)")
    }
  }

  @Test func actorsThatDoNotFitStandBelow() {
    let text = TerminalPage(width: 60, colour: false).render(Straits.dossier)
    #expect(text.contains("POSITIONS, latest (continued)"))
    #expect(text.contains("Oda Rask"))
  }

  @Test func anEmptyDossierIsShort() {
    #expect(TerminalPage(width: 80, colour: false).render(Troubled.empty).split(separator: "\n").count == 1)
  }

  /// The text without the escape sequences that colours are made of.
  static func stripped(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    var escaping = false
    for scalar in text.unicodeScalars {
      if scalar == "\u{1B}" {
        escaping = true
      } else if !escaping {
        result.append(scalar)
      } else if scalar == "m" {
        escaping = false
      }
    }
    return String(result)
  }
}

extension String {
  /// How often a text stands in this one.
  fileprivate func components(_ part: String) -> Int {
    var count = 0
    var rest = Substring(self).unicodeScalars[...]
    let wanted = Array(part.unicodeScalars)
    while !rest.isEmpty {
      if rest.starts(with: wanted) { count += 1 }
      rest = rest.dropFirst()
    }
    return count
  }
}

@Suite struct TerminalTextTests {
  @Test(arguments: [
    ("one two three", 7, ["one two", "three"]),
    ("one  two", 20, ["one two"]),
    ("unbreakable", 4, ["unbr", "eaka", "ble"]),
    ("停戦は三日", 5, ["停戦", "は三", "日"]),
    ("cafe\u{301} noir", 4, ["cafe\u{301}", "noir"]),
    ("", 10, [""]),
    ("👩‍👩‍👧 x", 4, ["… x"]),
    ("a b", 0, ["a", "b"]),
  ])
  func wraps(_ text: String, _ width: Int, _ lines: [String]) {
    #expect(TerminalText(text).wrapped(to: width).map { $0.rendered(colour: false) } == lines)
  }

  @Test func stylesOutliveWrapping() {
    var text = TerminalText("plain ")
    text.append("bold words", .bold)
    text.append(".")
    #expect(
      text.wrapped(to: 10).map { $0.rendered(colour: true) } == [
        "plain \u{1B}[1mbold\u{1B}[0m", "\u{1B}[1mwords\u{1B}[0m.",
      ])
  }
}

@Suite struct PlainTextTests {
  @Test(arguments: [
    ("a\tb\r\nc", "a b  c"), ("\u{1B}[31mred\u{7}", "[31mred"), ("\u{202E}abc\u{2066}", "abc"), ("é\u{9B}1m", "é1m"),
    ("שלום", "שלום"), ("👩‍👩‍👧", "👩‍👩‍👧"),
  ])
  func isShownNotObeyed(_ text: String, _ safe: String) {
    #expect(PlainText.safe(text) == safe)
  }
}

@Suite struct DisplayWidthTests {
  @Test(arguments: [
    ("", 0), ("abc", 3), ("é", 1), ("e\u{301}", 1), ("Ẑa̋l̃g̈o", 5), ("停戦", 4), ("ｶﾅ", 2), ("Ａ", 2), ("한국", 4), ("😀", 2),
    ("שלום", 4), ("—“”…", 4), ("\u{AD}", 0), ("क\u{94D}", 1),
  ])
  func countsColumns(_ text: String, _ width: Int) {
    #expect(DisplayWidth.of(text) == width)
  }
}
