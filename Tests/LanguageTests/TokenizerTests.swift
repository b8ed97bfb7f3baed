import Language
import Records
import Testing

@Suite struct TokenizerTests {
  private func forms(_ text: String) -> String {
    Tokenizer.words(in: text).map(\.form).joined(separator: " ")
  }

  @Test(arguments: [
    ("won't", "wo n't"), ("We’re", "We ’re"), ("Trump’s", "Trump ’s"), ("cannot", "can not"), ("can't", "ca n't"),
    ("wouldn't've", "would n't 've"), ("DON'T", "DO N'T"), ("gonna", "gon na"), ("O'Reilly's", "O'Reilly 's"),
    ("the workers' rights", "the workers ' rights"), ("“Trump”’s", "“ Trump ” ’s"), ("o'clock", "o'clock"),
    ("Ba'athist", "Ba'athist"), ("in the '90s", "in the '90s"), ("Rock 'n' roll", "Rock 'n ' roll"),
  ])
  func splitsContractions(_ text: String, _ expected: String) {
    #expect(forms(text) == expected)
  }

  @Test(arguments: [
    ("cease-fire", "cease - fire"), ("Russia-Ukraine", "Russia - Ukraine"), ("pro-Russian", "pro-Russian"),
    ("non-member", "non-member"), ("e-mail", "e-mail"), ("U.S.-backed", "U.S. - backed"),
    ("72-hour", "72 - hour"), ("three-day-old", "three - day - old"), ("2014-2016", "2014 - 2016"),
    ("attempted—unsuccessfully—to", "attempted — unsuccessfully — to"), ("war -- launched", "war -- launched"),
  ])
  func splitsCompounds(_ text: String, _ expected: String) {
    #expect(forms(text) == expected)
  }

  @Test(arguments: [
    ("The U.S. said", "The U.S. said"), ("J.D. Vance", "J.D. Vance"), ("Gen. Kellogg", "Gen. Kellogg"),
    ("Mr. Smith", "Mr. Smith"), ("8 a.m. Tuesday", "8 a.m. Tuesday"), ("in Jan. 2025", "in Jan. 2025"),
    ("No. 10 said", "No. 10 said"), ("He said no. Then", "He said no . Then"), ("Acme Inc. said", "Acme Inc. said"),
    ("St. Petersburg", "St. Petersburg"), ("George W. Bush", "George W. Bush"), ("e.g. this", "e.g. this"),
    ("Ph.D. thesis", "Ph.D. thesis"), ("the end.The next", "the end . The next"), ("etc.", "etc."),
    ("Plan B. The rest", "Plan B . The rest"), ("It was I. Then", "It was I . Then"),
  ])
  func keepsAbbreviations(_ text: String, _ expected: String) {
    #expect(forms(text) == expected)
  }

  @Test(arguments: [
    ("1,900 troops", "1,900 troops"), ("5.5%", "5.5 %"), ("$60bn", "$ 60 bn"), ("7:30pm", "7:30 pm"),
    ("US$5", "US$ 5"), ("9/11", "9/11"), ("in 2014,", "in 2014 ,"), ("10am", "10 am"), ("8th", "8th"),
    ("1,2", "1 , 2"), ("5'10\"", "5 ' 10 \""),
  ])
  func keepsNumbers(_ text: String, _ expected: String) {
    #expect(forms(text) == expected)
  }

  @Test(arguments: [
    ("see https://example.org/a_b?c=d.", "see https://example.org/a_b?c=d ."),
    ("www.example.org,", "www.example.org ,"),
    ("mail a.b-c@example.co.uk.", "mail a.b-c@example.co.uk ."), ("@POTUS said", "@POTUS said"),
    ("#peace now", "#peace now"), ("example.com is", "example.com is"), ("fine :-)", "fine :-)"),
  ])
  func keepsAddresses(_ text: String, _ expected: String) {
    #expect(forms(text) == expected)
  }

  @Test(arguments: [
    ("Well... yes", "Well ... yes"), ("much… that", "much … that"), ("What?!", "What ?!"), ("• item", "• item"),
    ("“a,\" b", "“ a , \" b"), ("``a''", "`` a ''"), ("👩‍🚀🇺🇦!", "👩‍🚀 🇺🇦 !"), ("e\u{301}te\u{301}", "e\u{301}te\u{301}"),
    ("和平 talks", "和 平 talks"), ("שלום עולם", "שלום עולם"), ("co\u{AD}operate", "co\u{AD}operate"),
  ])
  func readsMarksAndOtherScripts(_ text: String, _ expected: String) {
    #expect(forms(text) == expected)
  }

  @Test func straightensLower() {
    #expect(Tokenizer.words(in: "Don’t “ÉTÉ”").map(\.lower) == ["do", "n't", "\"", "été", "\""])
  }

  @Test func knowsWhatSpaceFollows() {
    #expect(Tokenizer.words(in: "a,\u{A0}b\nc").map(\.isFollowedBySpace) == [false, true, true, false])
  }

  @Test func anyTextKeepsItsOffsets() {
    var generator = FixedGenerator()
    for round in 0..<60 {
      let text = generator.text(length: 20 * round)
      let annotated = annotate(text)
      var end = 0
      for token in annotated.tokens {
        #expect(token.start >= end && token.end > token.start)
        #expect(annotated.text(token.start..<token.end) == token.form)
        let gap = annotated.scalars[end..<token.start].filter { !$0.isSpaceLike }
        #expect(gap.isEmpty)
        end = token.end
      }
      let rest = annotated.scalars[end...].filter { !$0.isSpaceLike }
      #expect(rest.isEmpty)
      #expect(annotated.sentences.map(\.tokens.count).reduce(0, +) == annotated.tokens.count)
      #expect(annotated.paragraphs.map(\.sentences.count).reduce(0, +) == annotated.sentences.count)
      for quotation in annotated.quotations {
        #expect(quotation.offsets.lowerBound <= quotation.content.lowerBound)
        #expect(quotation.content.upperBound <= quotation.offsets.upperBound)
      }
    }
  }

  @Test(arguments: [
    ("(", 100_000), ("Mr. ", 5_000), (".'", 9_999), ("\"", 20_000), ("a", 20_000), ("a.b@", 5_000), ("'", 20_000),
    ("\u{301}", 20_000), ("www.", 5_000), ("“a ", 5_000), ("\u{0}\u{1}\u{FFFD}", 1), (".\n", 5_000), ("", 1),
    (" \n ", 1),
  ])
  func survivesDegenerateText(_ piece: String, _ count: Int) {
    let text = String(repeating: piece, count: count)
    let annotated = annotate(text)
    #expect(annotated.tokens.allSatisfy { $0.end - $0.start <= Tokenizer.longestToken })
    #expect(annotated.sentences.allSatisfy { $0.tokens.count <= SentenceSplitter.longestSentence + 24 })
  }
}

func annotate(_ text: String, published: String? = nil) -> AnnotatedText {
  Pipeline.standard.annotate(
    Document(
      id: "d", path: "d.txt", published: published.map { .init(value: $0, from: .metadata) }, language: "en",
      text: text))
}

extension Unicode.Scalar {
  /// White space as the tokenizer sees it, told by other means.
  var isSpaceLike: Bool {
    properties.isWhitespace || value == 0xFEFF || value == 0x200B
  }
}

/// A fixed source of nasty texts.
struct FixedGenerator: RandomNumberGenerator {
  var state: UInt64 = 42

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ (state >> 29)
  }

  mutating func text(length: Int) -> String {
    let common = Array(
      "aZé.'’\"“”‘-–—@:/,$%5 \n\t\r(){}[]!?…•#_&中\u{301}\u{200D}\u{FE0F}👍\u{FEFF}\u{A0}\u{85}".unicodeScalars)
    var view = String.UnicodeScalarView()
    for _ in 0..<length {
      if next() % 4 == 0, let scalar = Unicode.Scalar(UInt32(next() % 0x11_0000)) {
        view.append(scalar)
      } else {
        view.append(common[Int(next() % UInt64(common.count))])
      }
    }
    return String(view)
  }
}
