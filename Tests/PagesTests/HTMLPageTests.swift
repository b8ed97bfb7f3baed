import Records
import Testing

@testable import Pages

@Suite struct HTMLPageTests {
  @Test(arguments: Troubled.all)
  func everyAnchorResolvesAndEveryIdIsUnique(_ dossier: Dossier) throws {
    let markup = try MarkupReader(HTMLPage.render(dossier))
    let ids = Set(markup.ids)
    #expect(ids.count == markup.ids.count)
    for fragment in markup.fragments { #expect(ids.contains(fragment), "#\(fragment) leads nowhere") }
    for id in ids { #expect(!id.contains { $0.isWhitespace || $0 == "#" || $0 == "%" }) }
  }

  @Test(arguments: Troubled.all)
  func everyLineStandsThere(_ dossier: Dossier) throws {
    let markup = try MarkupReader(HTMLPage.render(dossier))
    let lines = markup.elements.filter { $0.attributes["class"] == "line" }
    #expect(lines.count == dossier.records.count)
  }

  @Test func evidenceIsTheSourcesWords() throws {
    let dossier = Straits.dossier
    let markup = try MarkupReader(HTMLPage.render(dossier))
    let texts = Dictionary(uniqueKeysWithValues: dossier.documents.map { ($0.id, Array($0.text.unicodeScalars)) })
    for record in dossier.records {
      for span in record.evidence {
        let id = "\(record.document)-\(span.start)-\(span.end)"
        let first = try #require(markup.elements.first { $0.attributes["id"] == id })
        let scalars = try #require(texts[record.document])[span.range]
        let cut = first.attributes["class"]?.split(separator: " ").first { $0.hasPrefix("cut") }
        let pieces = cut.map { name in
          markup.elements.filter { $0.attributes["class"]?.split(separator: " ").contains(name) == true }
        }
        let shown = (pieces ?? [first]).map(\.text).joined()
        #expect(shown == String(String.UnicodeScalarView(scalars)))
        #expect(shown == span.text)
      }
    }
  }

  @Test func theWholeTextOfEachSourceIsThere() throws {
    let markup = try MarkupReader(HTMLPage.render(Straits.dossier))
    let texts = markup.elements.filter { $0.attributes["class"]?.split(separator: " ").first == "text" }.map(\.text)
    #expect(texts == Straits.dossier.documents.map(\.text))
  }

  @Test(arguments: Troubled.all)
  func nothingComesFromOutside(_ dossier: Dossier) throws {
    let html = try HTMLPage.render(dossier)
    let markup = try MarkupReader(html)
    for element in markup.elements {
      #expect(!["link", "img", "iframe", "object", "embed", "base", "svg"].contains(element.name))
      #expect(element.attributes["src"] == nil)
      #expect(element.attributes.keys.allSatisfy { !$0.hasPrefix("on") })
      if let address = element.attributes["href"] {
        #expect(["#", "https://", "http://"].contains { address.hasPrefix($0) })
      }
    }
    #expect(!html.contains("@import") && !html.contains("url("))
    #expect(html.contains("default-src 'none'"))
  }

  @Test(arguments: [Straits.dossier, Troubled.dossier])
  func textsCannotBecomeMarkup(_ dossier: Dossier) throws {
    let html = try HTMLPage.render(dossier)
    #expect(!html.contains("<script>alert"))
    #expect(!html.contains("<b>Mole") && !html.contains("<b>bold") && !html.contains("<i>"))
    #expect(!html.contains("javascript:"))
    let markup = try MarkupReader(html)
    #expect(markup.elements.filter { $0.name == "script" }.count == 1)
    let controls = html.unicodeScalars.filter {
      ($0.value < 0x20 && $0 != "\n" && $0 != "\t") || (0x7F...0x9F).contains($0.value)
    }
    #expect(controls.isEmpty)
  }

  @Test func emptySectionsAreLeftOut() throws {
    let markup = try MarkupReader(HTMLPage.render(Dossier(documents: Straits.dossier.documents)))
    #expect(markup.ids.filter { $0.hasPrefix("section.") } == ["section.sources"])
    let empty = try HTMLPage.render(Troubled.empty)
    #expect(empty.contains("the dossier is empty"))
    #expect(try MarkupReader(empty).ids.filter { $0.hasPrefix("section.") }.isEmpty)
  }

  @Test func sectionsStandInReadingOrder() throws {
    let markup = try MarkupReader(HTMLPage.render(Straits.dossier))
    #expect(
      markup.ids.filter { $0.hasPrefix("section.") }
        == Outline.Topic.allCases.filter { $0 != .corrections && $0 != .changes }.map { "section.\($0.rawValue)" })
  }

  @Test func aLineListsWhatElseRestsOnItsWords() throws {
    let markup = try MarkupReader(HTMLPage.render(Straits.dossier))
    #expect(markup.elements.contains { $0.attributes["class"] == "companion" && $0.attributes["href"] == "#record.g2" })
    let back = markup.elements.first { $0.attributes["data-lines"] == "record.p7 record.g2" && $0.name == "a" }
    #expect(back?.attributes["href"] == "#record.p7")
    #expect(back?.attributes["class"] == "back of-position")
  }

  @Test func anUnknownDateIsSaidToBeUnknown() throws {
    let markup = try MarkupReader(HTMLPage.render(Straits.dossier))
    let moments = markup.elements.filter { $0.attributes["class"] == "moment" }
    #expect(moments.count == 5)
    #expect(moments.last?.text.contains(Wording.unknownDate) == true)
  }

  @Test func equalDossiersGiveEqualBytes() throws {
    #expect(try HTMLPage.render(Straits.dossier) == HTMLPage.render(Straits.dossier))
    #expect(try HTMLPage.render(Troubled.dossier) == HTMLPage.render(Troubled.dossier))
  }
}

@Suite struct HTMLEscapingTests {
  @Test(arguments: [
    ("<a href=\"x\">&'", "&lt;a href=&quot;x&quot;&gt;&amp;&#39;"),
    ("\"\u{301} on", "&quot;\u{301} on"),
    ("<\u{20DD}", "&lt;\u{20DD}"),
    ("a\u{0}\u{1B}\u{85}b\tc\n\r", "a\u{FFFD}\u{FFFD}\u{FFFD}b\tc\n&#13;"),
    ("éשלום👩‍👩‍👧", "éשלום👩‍👩‍👧"),
  ])
  func escapesCodePoints(_ text: String, _ html: String) {
    #expect(Array(HTMLEscaping.escaped(text).unicodeScalars) == Array(html.unicodeScalars))
  }
}
