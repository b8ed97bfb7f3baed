import Testing

@testable import Documents

@Suite struct PageWordsTests {
  private func hints(_ value: String, _ words: PageWords = .standard) -> PageWords.Hints {
    let bytes = Array(value.utf8)
    return words.hints(bytes, 0..<bytes.count)
  }

  private static let classes: [(String, PageWords.Hints)] = [
    ("related-articles", .noise),
    ("ArticleRelated_list", .noise),
    ("story-body", .body),
    ("StoryBody__text", .body),
    ("sidebar-grid__content article__content", .body),
    ("related-post-content", .noise),
    ("has-sidebar", []),
    ("comments-open", []),
    ("download", []),
    ("shadow", []),
    ("image-caption", .caption),
    ("byline", .byline),
    ("publish-date", .date),
    ("td-post-content", .body),
    ("about-the-author", [.noise, .byline]),
    ("about-the-harbour", []),
    ("about the author", .byline),
    ("outbrain_widget_1", [.noise, .weakNoise]),
  ]

  @Test(arguments: classes) func classWords(_ value: String, _ expected: PageWords.Hints) {
    #expect(hints(value) == expected)
  }

  @Test(arguments: [
    ("hidden", true), ("a hidden b", true), ("overflow-hidden", false), ("hidden md:block", false), ("", false),
  ]) func hiddenClasses(_ value: String, _ expected: Bool) {
    let bytes = Array(value.utf8)
    #expect(PageWords.standard.hides(bytes, 0..<bytes.count) == expected)
  }

  @Test(arguments: [
    ("Read more about the talks", true), ("Lesen Sie auch: mehr", true), ("À lire aussi : la suite", true),
    ("He read more than others", false), ("", false),
  ]) func noisePhrases(_ text: String, _ expected: Bool) {
    #expect(PageWords.standard.beginsAsNoise(Array(text.utf8)[...]) == expected)
  }

  @Test func ownWordsAreAdded() throws {
    let text = "# mine\n[noise classes]\nquizbox\n[noise phrases]\nour podcast\n"
    let words = try PageWords.standard(adding: [("mine.txt", text)])
    #expect(hints("quizbox", words) == PageWords.Hints.noise)
    #expect(hints("quizbox").isEmpty)
    #expect(words.beginsAsNoise(Array("Our podcast: listen".utf8)[...]))
  }

  @Test(arguments: [
    ("quizbox\n", "mine.txt: line 1: an entry before any list; a list begins with [its name]"),
    ("\n[noise clases]\nx", "mine.txt: line 2: no list of page words is called \"noise clases\""),
  ]) func faultsAreNamed(_ text: String, _ expected: String) {
    let error = #expect(throws: ReadFailure.self) { try PageWords.standard(adding: [("mine.txt", text)]) }
    #expect(error?.description == expected)
  }
}
