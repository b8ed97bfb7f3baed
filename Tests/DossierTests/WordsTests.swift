import Testing

@testable import Dossier

@Suite struct WordsTests {
  @Test(arguments: [
    ("Zelenskyy’s U.S. cease-fire, 1,900 dead", "zelenskyy us cease fire 1900 dead"),
    ("J.D. Vance's 3.5 percent", "jd vance 3.5 percent"),
    ("Łódź, Đoković and Señor Peña", "lodz dokovic and senor pena"),
    ("Bj\u{F6}rn and Bjo\u{308}rn", "bjorn and bjorn"),
    ("don’t", "dont"),
    ("", ""), ("…—“”", ""), ("\u{200D}\u{FEFF}", ""),
    ("Россия и Київ", "россия и киів"),
    ("北京 met 東京", "北京 met 東京"),
    ("the U.S.-backed plan", "the us backed plan"),
  ])
  func foldsWords(text: String, expected: String) {
    #expect(Words.folded(text) == expected.decomposedForComparison)
  }

  @Test func tellsWhereSentencesBegin() {
    let words = Words.scan("The U.S. left. Talks ended!")
    #expect(words.filter(\.opensSentence).map(\.folded) == ["the", "talks"])
    #expect(words.filter(\.isAcronym).map(\.folded) == ["us"])
  }

  @Test(arguments: [
    ("walking", "walk"), ("talks", "talk"), ("withdrew", "withdraw"), ("stopping", "stop"), ("parties", "parti"),
    ("party", "parti"), ("leaving", "leav"), ("losing", "los"), ("lost", "los"), ("crisis", "crisis"),
    ("ceasefire", "ceasefir"), ("мир", "мир"), ("is", "is"),
  ])
  func stems(word: String, stem: String) { #expect(Stem.of(word) == stem) }

  @Test func keepsDatesApart() {
    #expect(CalendarDay.canBeOne(nil, "2031-01-02"))
    #expect(CalendarDay.canBeOne("2031-01", "2031-01-02"))
    #expect(!CalendarDay.canBeOne("2031-01-01", "2031-01-02"))
    #expect(CalendarDay.canBeOne("2031-01-02T08:00", "2031-01-02"))
    #expect(!CalendarDay.isOne("2031-01", "2031-01"))
    #expect(CalendarDay.distance("2030-12-31", "2031-01-01") == 1)
    #expect(CalendarDay.distance("2028-02-28", "2028-03-01") == 2)
    for bad in ["", "2031", "2031-13-01", "XXXX-01-02", "2031-W04-2"] {
      #expect(CalendarDay.distance(bad, "2031-01-01") == nil)
    }
  }
}

extension String {
  /// The same letters as `Words` leaves them: without combining marks.
  fileprivate var decomposedForComparison: String { replacing("ї", with: "і") }
}
