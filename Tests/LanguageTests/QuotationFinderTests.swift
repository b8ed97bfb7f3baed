import Language
import Testing

@Suite struct QuotationFinderTests {
  private func contents(_ text: String) -> [String] {
    let annotated = annotate(text)
    return annotated.quotations.map { "\($0.depth)\($0.isClosed ? "" : "!")\(annotated.text($0.content))" }
  }

  @Test(arguments: [
    ("He said, \"We won't go.\"", ["0We won't go."]),
    ("A “mixed one,\" he said, and \"another”.", ["0mixed one,", "0another"]),
    ("‘Single marks’ and the workers’ rights.", ["0Single marks"]),
    ("The workers' rights and the '90s, 6'2\" tall, rock 'n' roll.", []),
    ("“Outer ‘inner’ rest.”", ["0Outer ‘inner’ rest.", "1inner"]),
    ("\"He said, 'you're foolish,' and left.\"", ["0He said, 'you're foolish,' and left.", "1you're foolish,"]),
    ("«Guillemets», „low“ and ``old''.", ["0Guillemets", "0low", "0old"]),
    ("Lone close” and “a pair”.", ["0a pair"]),
    ("“Unclosed to the end.\nNext “pair” here.", ["0!Unclosed to the end.", "0pair"]),
    ("“First part.\n\n“Second part,” he said.", ["0First part.\n\n“Second part,"]),
    ("He said:\"Attached\". Then \"\" nothing.", ["0Attached"]),
    ("“ Spaced inside ” he said", ["0Spaced inside"]),
    ("'the workers' rights are' at stake", ["0the workers' rights are"]),
    ("»Inverted« he said", ["0Inverted"]),
    ("\"It may end. \"But gaps remain. \"It is late.\" So it is.", ["0It may end. \"But gaps remain. \"It is late."]),
    ("“He told us: “No,” and left,” she said.", ["0He told us: “No,” and left,", "1No,"]),
    ("‘", []), ("”’\"", []),
  ])
  func finds(_ text: String, _ expected: [String]) {
    #expect(contents(text) == expected)
  }

  @Test func offsetsIncludeMarks() throws {
    let text = annotate("He: “ a b ” c")
    let quotation = try #require(text.quotations.first)
    #expect(text.text(quotation.offsets) == "“ a b ”")
    #expect(text.text(quotation.content) == "a b")
    #expect(quotation.tokens.map { text.tokens[$0].form } == ["a", "b"])
  }
}
