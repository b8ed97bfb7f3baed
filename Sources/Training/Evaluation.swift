package import Language
package import Records

/// Precision, recall and F1 of things found.
package struct Score: Sendable {
  package var right = 0
  package var found = 0
  package var gold = 0
  package var f1: Double { found + gold == 0 ? 0 : 200 * Double(right) / Double(found + gold) }
  /// Makes an empty score.
  package init() {}
}

/// The figures of the CoNLL 2018 shared task.
package struct SyntaxScores: Sendable {
  package var tokens = Score()
  package var sentences = Score()
  package var partsOfSpeech = Score()
  package var xpos = Score()
  package var features = Score()
  package var lemmas = Score()
  /// Heads.
  package var unlabelled = Score()
  /// Heads with relations, subtypes left out.
  package var labelled = Score()
  /// Heads with relations and subtypes.
  package var full = Score()

  /// Makes empty scores.
  package init() {}

  /// A line of all figures.
  package var line: String {
    func figure(_ name: String, _ score: Score) -> String {
      "\(name) \((score.f1 * 100).rounded() / 100)"
    }
    return [
      figure("words", tokens), figure("sentences", sentences), figure("UPOS", partsOfSpeech), figure("XPOS", xpos),
      figure("feats", features), figure("lemmas", lemmas), figure("UAS", unlabelled), figure("LAS", labelled),
      figure("LAS+", full),
    ].joined(separator: "  ")
  }
}

/// Measures a pipeline's steps.
package struct Evaluation {
  /// A step that adds to a text what is measured.
  package typealias Step = (inout AnnotatedText) -> Void

  /// Measures tags and trees over a treebank.
  ///
  /// - Parameters:
  ///   - fromRawText: whether words and sentences are found, too; else they are the gold's.
  ///   - splitter: finds the sentences of raw text.
  ///   - step: adds tags, lemmas and trees.
  package static func syntax(
    _ treebank: Treebank, fromRawText: Bool, splitter: SentenceSplitter, _ step: Step
  ) -> SyntaxScores {
    var scores = SyntaxScores()
    for gold in treebank.texts {
      var text = fromRawText ? cut(gold, splitter) : given(gold)
      step(&text)
      compare(text, gold, &scores)
    }
    return scores
  }

  package static func document(_ text: String) -> Document {
    Document(id: "gold", path: "gold", language: "en", text: text)
  }

  private static func cut(_ gold: Treebank.Text, _ splitter: SentenceSplitter) -> AnnotatedText {
    var text = AnnotatedText(document: document(gold.text))
    Tokenizer().annotate(&text)
    splitter.annotate(&text)
    return text
  }

  /// A text with the gold's words and sentences.
  package static func given(_ gold: Treebank.Text) -> AnnotatedText {
    var text = AnnotatedText(document: document(gold.text))
    text.tokens = gold.words.map {
      Token(
        start: $0.start, end: $0.end, form: $0.form, lower: Tokenizer.lower($0.form), lemma: "",
        isFollowedBySpace: $0.isFollowedBySpace)
    }
    for (number, sentence) in gold.sentences.enumerated() {
      text.sentences.append(
        Sentence(tokens: sentence.words, offsets: sentence.offsets, paragraph: number, isHeading: false))
    }
    return text
  }

  private static func compare(_ text: AnnotatedText, _ gold: Treebank.Text, _ scores: inout SyntaxScores) {
    var pairs = [Int](repeating: -1, count: gold.words.count)
    var found = 0
    for (index, word) in gold.words.enumerated() {
      while found < text.tokens.count, text.tokens[found].start < word.start { found += 1 }
      var candidate = found
      while candidate < text.tokens.count, text.tokens[candidate].start == word.start {
        if text.tokens[candidate].end == word.end {
          pairs[index] = candidate
          found = candidate + 1
          break
        }
        candidate += 1
      }
    }
    func add(_ score: WritableKeyPath<SyntaxScores, Score>, right: Int) {
      scores[keyPath: score].right += right
      scores[keyPath: score].found += text.tokens.count
      scores[keyPath: score].gold += gold.words.count
    }
    var right = (words: 0, parts: 0, xpos: 0, features: 0, lemmas: 0, heads: 0, labels: 0, full: 0)
    for sentence in gold.sentences {
      for index in sentence.words where pairs[index] >= 0 {
        let word = gold.words[index]
        let token = text.tokens[pairs[index]]
        right.words += 1
        right.parts += token.partOfSpeech.rawValue == word.partOfSpeech ? 1 : 0
        right.xpos += token.xpos == word.xpos ? 1 : 0
        right.features += token.features == word.features ? 1 : 0
        right.lemmas += token.lemma == word.lemma || word.lemma == "_" ? 1 : 0
        guard let relation = token.relation else { continue }
        let goldHead = word.head < 0 ? nil : pairs[sentence.words.lowerBound + word.head]
        guard token.head == goldHead else { continue }
        right.heads += 1
        right.labels += base(relation) == base(word.relation) ? 1 : 0
        right.full += relation == word.relation ? 1 : 0
      }
    }
    add(\.tokens, right: right.words)
    add(\.partsOfSpeech, right: right.parts)
    add(\.xpos, right: right.xpos)
    add(\.features, right: right.features)
    add(\.lemmas, right: right.lemmas)
    add(\.unlabelled, right: right.heads)
    add(\.labelled, right: right.labels)
    add(\.full, right: right.full)
    let spans = Set(text.sentences.map(\.offsets))
    scores.sentences.found += text.sentences.count
    scores.sentences.gold += gold.sentences.count
    scores.sentences.right += gold.sentences.count { spans.contains($0.offsets) }
  }

  private static func base(_ relation: String) -> Substring {
    relation.prefix { $0 != ":" }
  }

  /// Measures names of some kinds; sentences of one document are taken together.
  ///
  /// - Parameter report: gets each document and its gold.
  package static func names(
    _ sentences: [NameCorpus.Sentence], kinds: Set<Name.Kind>, report: (AnnotatedText, Set<Name>) -> Void = { _, _ in },
    _ step: Step
  ) -> Score {
    var score = Score()
    var start = 0
    while start < sentences.count {
      let end = sentences[start...].firstIndex { $0.document != sentences[start].document } ?? sentences.count
      var text = text(sentences[start..<end])
      var gold: Set<Name> = []
      for (sentence, place) in zip(sentences[start..<end], text.sentences) {
        for name in sentence.names where kinds.contains(Name.Kind.allCases[name.kind]) {
          let first = place.tokens.lowerBound
          gold.insert(
            Name(
              tokens: first + name.tokens.lowerBound..<first + name.tokens.upperBound,
              kind: Name.Kind.allCases[name.kind]))
        }
      }
      step(&text)
      let found = text.names.filter { kinds.contains($0.kind) }
      score.gold += gold.count
      score.found += found.count
      score.right += found.count { gold.contains($0) }
      report(text, gold)
      start = end
    }
    return score
  }
  /// The words of a document's sentences, without offsets.
  static func text(_ sentences: ArraySlice<NameCorpus.Sentence>) -> AnnotatedText {
    var text = AnnotatedText(document: document(""))
    for sentence in sentences {
      let first = text.tokens.count
      text.tokens += sentence.forms.map {
        Token(start: 0, end: 0, form: $0, lower: Tokenizer.lower($0), lemma: "")
      }
      text.sentences.append(
        Sentence(tokens: first..<text.tokens.count, offsets: 0..<0, paragraph: 0, isHeading: false))
    }
    return text
  }
}
