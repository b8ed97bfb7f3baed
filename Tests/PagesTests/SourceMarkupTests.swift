import Records
import Testing

@testable import Pages

@Suite struct SourceMarkupTests {
  private static func source(_ text: String) -> Source {
    Source(
      document: Document(id: "d", path: "d.txt", language: "en", text: text), name: "d", anchor: "d")
  }

  private static func places(_ ranges: [Range<Int>]) -> [SourceMarkup.Place] {
    ranges.map {
      SourceMarkup.Place(range: $0, anchor: "d-\($0.lowerBound)-\($0.upperBound)", kind: "threat", lines: ["l"])
    }
  }

  struct Case: Sendable {
    var text: String
    var places: [Range<Int>] = []
    var parts: [Range<Int>] = []
    var cut = 0
  }

  @Test(arguments: [
    Case(text: ""),
    Case(text: "\n\n"),
    Case(text: "plain & <simple>"),
    Case(text: "no end of line", places: [0..<14]),
    Case(text: "nested one two", places: [0..<14, 7..<10, 7..<14]),
    Case(text: "crossed one two", places: [0..<10, 5..<15], cut: 1),
    Case(text: "over\nthree\nlines", places: [2..<13], cut: 1),
    Case(text: "thrice crossed and over\nlines", places: [0..<10, 5..<20, 8..<27], parts: [1..<26, 3..<4], cut: 2),
    Case(text: "side by side", places: [0..<4, 4..<7, 7..<12]),
    Case(text: "e\u{301}\u{1F468}\u{200D}\u{1F469} שלום", places: [0..<1, 1..<3, 2..<9], parts: [4..<6], cut: 1),
    Case(text: "carriage\r\nreturn\r\n", places: [4..<12], cut: 1),
    Case(text: "\u{FEFF}mark at the start", places: [0..<5]),
  ])
  func keepsEveryCodePointAndNests(_ example: Case) throws {
    let markup = SourceMarkup(
      Self.source(example.text), places: Self.places(example.places), parts: example.parts, firstCut: 7)
    let reader = try MarkupReader("<div>\(markup.html)</div>")
    #expect(Array(reader.elements[0].text.unicodeScalars) == Array(example.text.unicodeScalars))
    #expect(markup.cut == example.cut)
    let scalars = Array(example.text.unicodeScalars)
    for range in example.places {
      let first = try #require(
        reader.elements.first { $0.attributes["id"] == "d-\(range.lowerBound)-\(range.upperBound)" })
      let name = first.attributes["class"]?.split(separator: " ").first { $0.hasPrefix("cut") }
      let pieces = reader.elements.filter { element in
        name.map { element.attributes["class"]?.split(separator: " ").contains($0) == true }
          ?? (element.attributes["id"] == first.attributes["id"])
      }
      #expect(Array(pieces.map(\.text).joined().unicodeScalars) == Array(scalars[range]))
    }
    for element in reader.elements where element.attributes["data-at"] != nil {
      let start = try #require(Int(element.attributes["data-at"] ?? ""))
      #expect(Array(element.text.unicodeScalars) == Array(scalars[start..<(start + element.text.unicodeScalars.count)]))
    }
  }

  @Test func namesLinesAsTheyAreCounted() throws {
    let reader = try MarkupReader(SourceMarkup(Self.source("a\n\nb\n"), places: [], parts: [], firstCut: 0).html)
    #expect(reader.elements.compactMap { $0.attributes["data-line"] } == ["1", "3"])
  }
}
