import Foundation
import Language
import Records
import Testing

/// Texts that nobody wrote for a reader, through the whole pipeline.
///
/// No time is measured here. What makes the pipeline's time linear is checked instead: every unit that a step works on
/// as a whole is bounded, however long the text is; `Scripts/measure-robust` prints the cost a byte.
@Suite struct RobustnessTests {
  static let news =
    "The envoys who met in Geneva on Wednesday said that Ukraine would not sign, and President Donald Trump told them that he would walk away by Friday. "

  /// Names and texts; a text of some length is made of a piece.
  static let texts: [(name: String, text: @Sendable (_ length: Int) -> String)] = [
    ("one line", { repeated(news, $0) }),
    (
      "one sentence",
      { repeated("the envoys who met in Paris said on Monday that he would not sign with Mr. Putin and ", $0) }
    ),
    ("nested brackets", { String(repeating: "(", count: $0 / 2) + String(repeating: ")", count: $0 / 2) }),
    ("nested quotations", { repeated("“she said that ", $0 / 2) + repeated("” he said. ", $0 / 2) }),
    ("quotations of all kinds", { repeated("\"“‘'«„`` ''»’”", $0) }),
    ("headlines", { repeated("TALKS COLLAPSE AS TRUMP AND PUTIN WALK OUT OF GENEVA ON FRIDAY\n\n", $0) }),
    ("no space after stops", { repeated("He left.She stayed on Friday.They said no.", $0) }),
    ("emoji", { repeated("👩‍🚀🇺🇦 Trump said 😀😀 on Friday 👍🏽! ", $0) }),
    ("ideographs", { repeated("北京和平談判。特朗普說", $0) }),
    ("right to left", { repeated("קרא את ההודעה. مفاوضات السلام \u{202E}txet\u{202C} ", $0) }),
    ("NULs", { repeated("He\u{0}said\u{0}\u{0}no. ", $0) }),
    ("combining marks", { String(repeating: "\u{301}", count: $0) }),
    ("letters", { String(repeating: "x", count: $0) }),
    ("pronouns", { repeated("He told her that they saw it, and she told him that we did. ", $0) }),
    ("names", { repeated("Ana Duarte, Kari Lund, Vance, the U.S., ", $0) }),
    ("times", { repeated("two days after the next month of the first quarter of 2022 by 9 May, ", $0) }),
    ("numbers", { repeated("99999999999999999999,1/2.3:4-5 ", $0) }),
    ("stops", { repeated(". ", $0) }),
    ("line breaks", { repeated("a\n\u{2028}\r\n\u{85}", $0) }),
    ("list items", { repeated("• a\n1. b\n(c) d\n", $0) }),
  ]

  private static func repeated(_ piece: String, _ length: Int) -> String {
    String(repeating: piece, count: length / piece.unicodeScalars.count + 1)
  }

  /// Code points of each text; as many as 10 MB where everything is to be tested.
  private static var length: Int {
    ProcessInfo.processInfo.environment["PARLEY_TEST_ALL"] == nil ? 12_000 : 10_000_000
  }

  @Test(arguments: texts.indices)
  func anyTextIsCutIntoBoundedUnits(index: Int) {
    let source = Self.texts[index].text(Self.length)
    let text = annotate(source, published: "2025-05-08")
    expectBounds(text)
    expectTrees(text)
    for name in text.names { #expect(name.tokens.count <= SentenceSplitter.longestSentence) }
    for quotation in text.quotations { #expect(quotation.depth < QuotationFinder.deepestNesting) }
    for time in text.times { #expect(time.tokens.upperBound <= text.tokens.count) }
    for mention in text.entities.flatMap(\.mentions) { #expect(mention.tokens.upperBound <= text.tokens.count) }
  }

  private func expectBounds(_ text: AnnotatedText) {
    var end = 0
    var isExact = true
    for token in text.tokens {
      isExact = isExact && token.start >= end && token.end > token.start
      isExact = isExact && token.end - token.start <= Tokenizer.longestToken
      isExact = isExact && text.text(token.start..<token.end) == token.form
      end = token.end
    }
    #expect(isExact)
    #expect(text.sentences.allSatisfy { $0.tokens.count <= SentenceSplitter.longestSentence })
    #expect(text.sentences.map(\.tokens.count).reduce(0, +) == text.tokens.count)
  }

  /// Every word leads to the one root of its sentence.
  private func expectTrees(_ text: AnnotatedText) {
    var isTree = true
    var leadsToRoot = [Bool](repeating: false, count: text.tokens.count)
    for sentence in text.sentences {
      isTree = isTree && sentence.tokens.count { text.tokens[$0].head == nil } == 1
      for word in sentence.tokens {
        var path: [Int] = []
        var at = word
        while !leadsToRoot[at], path.count <= sentence.tokens.count {
          path.append(at)
          guard let head = text.tokens[at].head else { break }
          isTree = isTree && sentence.tokens.contains(head)
          at = head
        }
        isTree = isTree && path.count <= sentence.tokens.count
        for step in path { leadsToRoot[step] = true }
      }
    }
    #expect(isTree)
  }

  /// What is found in a text depends on what stands near: twice the text has twice the sentences.
  @Test func aLongerTextIsReadTheSameWay() {
    let once = annotate(Self.news.trimmingCharacters(in: .whitespaces))
    let often = annotate(String(repeating: Self.news, count: 12))
    #expect(often.sentences.count == 12 * once.sentences.count)
    #expect(often.times.count == 12 * once.times.count)
  }
}
