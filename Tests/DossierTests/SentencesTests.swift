import Records
import Testing

@testable import Dossier

@Suite struct SentencesTests {
  @Test(arguments: [
    ("One. Two 5.5 here! Three", "5.5", "Two 5.5 here"), ("Line\n$800 in all\nLine", "$800", "$800 in all"),
    ("🇺🇦 мир. Тут 12 дней", "12", "Тут 12 дней"), ("12", "12", "12"),
  ])
  func cutsTheSentence(text: String, words: String, expected: String) {
    var report = Report("a", nil, text)
    report.figure("all", words, 1, 1)
    var sentences = Sentences([report.document])
    let sentence = sentences.text(around: report.records[0])
    #expect(sentence.drop { $0 == " " } == expected)
  }

  @Test func keepsTheEvidenceOfAnUnknownDocument() {
    var report = Report("a", nil, "Some 12 days.")
    report.figure("days", "12", 12, 12)
    var sentences = Sentences([])
    #expect(sentences.text(around: report.records[0]) == "12")
  }
}
