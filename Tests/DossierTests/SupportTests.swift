import Records
import Testing

@testable import Dossier

/// How many independent reports carry a thing.
@Suite struct SupportTests {
  private let words = "The miners will strike on Monday."

  private func finding(_ reuse: TextReuse, _ texts: [String]) -> Dossier.Finding? {
    let reports = texts.enumerated().map { number, text in
      var report = Report("d\(number)", nil, text)
      report.threat("The miners", "strike")
      return report
    }
    return Invented.builder?.dossier(of: reports.map(\.document), records: reports.flatMap(\.records), reuse: reuse)
      .findings.first
  }

  private func passage(_ range: Range<Int>, with document: String) -> [TextReuse.Sharing] {
    [
      TextReuse.Sharing(
        document: document, words: 6,
        passages: [.init(start: range.lowerBound, end: range.upperBound, other: .init(start: 0, end: range.count))])
    ]
  }

  @Test func countsEveryTextThatIsItsOwn() {
    #expect(finding(TextReuse(), [words, words, words])?.independent == 3)
  }

  @Test func countsCopiesOnce() {
    let finding = finding(TextReuse(copyOf: ["d1": "d0"]), [words, words, "In Tor: " + words])
    #expect(finding?.documents.count == 3)
    #expect(finding?.independent == 2)
  }

  @Test func countsCopiesOfATextThatIsNotThereOnce() {
    #expect(finding(TextReuse(copyOf: ["d0": "x", "d1": "x"]), [words, words])?.independent == 1)
  }

  @Test func countsWhatIsSaidInSharedWordsOnce() {
    let reuse = TextReuse(sharings: [
      "d0": passage(0..<33, with: "d1"), "d1": passage(8..<41, with: "d0"),
    ])
    #expect(finding(reuse, [words, "In Tor: " + words])?.independent == 1)
  }

  @Test func countsWhatIsSaidBesideSharedWordsTwice() {
    let reuse = TextReuse(sharings: [
      "d0": passage(40..<70, with: "d1"), "d1": passage(50..<80, with: "d0"),
    ])
    let rest = " Nobody else in the town of Tor would say what comes next."
    #expect(finding(reuse, [words + rest, "In Tor: " + words + rest])?.independent == 2)
  }
}
