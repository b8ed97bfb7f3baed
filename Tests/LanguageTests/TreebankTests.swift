import Language
import Testing

/// Accuracy on the dev parts of Universal Dependencies, where they are at hand.
@Suite struct TreebankTests {
  /// Floors a little below what was reached; lower them only with a reason.
  struct Floor: Sendable {
    var file: String
    var tokens: Double
    var sentences: Double
    var tags: Double
    var lemmas: Double
  }

  static let floors = [
    Floor(file: "treebanks/EWT/en_ewt-ud-dev.conllu", tokens: 0.985, sentences: 0.83, tags: 0.942, lemmas: 0.964),
    Floor(file: "treebanks/GUM/en_gum-ud-dev.conllu", tokens: 0.996, sentences: 0.95, tags: 0.953, lemmas: 0.973),
  ]

  @Test(.enabled(if: floors.allSatisfy { Treebank.exists($0.file) }), arguments: floors)
  func reachesFloors(_ floor: Floor) throws {
    let treebank = try Treebank(floor.file)
    var tokens = SpanScore()
    var sentences = SpanScore()
    var tags = 0
    var lemmas = 0
    var all = 0
    let tagger = ShallowTagger()
    for gold in treebank.texts {
      let text = annotate(gold.text)
      tokens.add(found: text.tokens.map { $0.start..<$0.end }, gold: gold.words.map { $0.start..<$0.end })
      sentences.add(found: text.sentences.map(\.offsets), gold: gold.sentences)
      var given = AnnotatedText(document: text.document)
      given.tokens = gold.words.map {
        Token(start: $0.start, end: $0.end, form: $0.form, lower: Tokenizer.lower($0.form), lemma: "")
      }
      var first = 0
      for sentence in gold.sentences {
        let end = gold.words[first...].firstIndex { $0.start >= sentence.upperBound } ?? gold.words.count
        given.sentences.append(Sentence(tokens: first..<end, offsets: sentence, paragraph: 0, isHeading: false))
        first = end
      }
      tagger.annotate(&given)
      for (token, word) in zip(given.tokens, gold.words) {
        all += 1
        if token.partOfSpeech.rawValue == word.partOfSpeech { tags += 1 }
        if token.lemma == word.lemma { lemmas += 1 }
      }
    }
    #expect(tokens.f1 >= floor.tokens)
    #expect(sentences.f1 >= floor.sentences)
    #expect(Double(tags) / Double(all) >= floor.tags)
    #expect(Double(lemmas) / Double(all) >= floor.lemmas)
  }
}
