import Records
import Testing

@testable import Dossier

@Suite struct CopyDetectorTests {
  /// Sentences with words of their own, the same on every run.
  private func text(_ seed: Int, sentences: Range<Int> = 0..<12) -> String {
    sentences.map { number in
      (0..<11).map { "w\((seed &* 7919 &+ number &* 104_729 &+ $0 &* 31) % 99_991)x" }.joined(separator: " ") + "."
    }.joined(separator: " ")
  }

  private func clusters(_ texts: String...) -> [Int] {
    CopyDetector(
      texts.enumerated().map { Document(id: "\($0)", path: "", language: "en", text: $1) }
    ).clusters
  }

  @Test func findsCopiesHoweverEdited() {
    let whole = text(1)
    #expect(clusters(whole, whole) == [0, 0])
    #expect(clusters(whole, text(1, sentences: 0..<6)) == [0, 0])
    #expect(clusters(text(1, sentences: 6..<12), whole, text(1, sentences: 0..<6)) == [0, 0, 0])
    #expect(clusters(whole, "An agency reported. " + whole.uppercased() + " Read more.") == [0, 0])
    #expect(clusters(whole, text(1, sentences: 6..<12) + " " + text(1, sentences: 0..<6)) == [0, 0])
  }

  @Test func keepsReportsOfTheirOwnApart() {
    #expect(clusters(text(1), text(2), text(3)) == [0, 1, 2])
    let quotation = text(9, sentences: 0..<2)
    #expect(clusters(text(1) + quotation, text(2) + quotation) == [0, 1])
  }

  @Test func keepsReportsApartThatOnePageCarries() {
    #expect(clusters(text(1), text(1), text(2), text(2), text(1) + text(2)) == [0, 0, 2, 2, 0])
  }

  @Test func takesShortAndEmptyTexts() {
    #expect(clusters("", "", " \n") == [0, 1, 2])
    #expect(clusters("Talks fail.", "Talks fail", "Talks hold.") == [0, 0, 2])
  }

  @Test func countsCopiesOnceInFindings() {
    let body = text(4)
    let reports = (0..<3).map { number in
      var report = Report("d\(number)", nil, (number == 2 ? text(5) : body) + " The miners will strike.")
      report.threat("The miners", "strike")
      return report
    }
    let finding = Invented.dossier(reports).findings.first
    #expect(finding?.documents.count == 3)
    #expect(finding?.independent == 2)
  }
}
