package import Language
import Records

/// Paragraphs with their sentence ends, for `BoundaryEngine`.
package enum BoundarySet {
  /// The keys of the words that occur at least so often, the commonest first.
  package static func words(_ treebanks: [Treebank], atLeast least: Int) -> [UInt32] {
    var counts: [UInt32: Int] = [:]
    for treebank in treebanks {
      for text in treebank.texts {
        for word in text.words {
          counts[Vocabulary.key(WordFeatures.hash(Tokenizer.lower(word.form))), default: 0] += 1
        }
      }
    }
    return counts.filter { $0.value >= least }.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
  }

  /// The treebanks' paragraphs, cut by the program's own tokeniser.
  package static func examples(_ treebanks: [Treebank], _ vocabulary: Vocabulary) -> [TrainingSet.Example] {
    var examples: [TrainingSet.Example] = []
    for treebank in treebanks {
      for gold in treebank.texts {
        var text = AnnotatedText(document: Document(id: "gold", path: "gold", language: "en", text: gold.text))
        Tokenizer().annotate(&text)
        SentenceSplitter().annotate(&text)
        let paragraphs = text.paragraphs.map { paragraph in
          text.sentences[paragraph.sentences.lowerBound].tokens
            .lowerBound..<text.sentences[paragraph.sentences.upperBound - 1].tokens.upperBound
        }
        let rules = SentenceSplitter.ruleEnds(text.tokens, paragraphs)
        let ends = Set(gold.sentences.map(\.offsets.upperBound))
        for paragraph in paragraphs where paragraph.count > 1 {
          var start = paragraph.lowerBound
          while start < paragraph.upperBound {
            let end = min(start + BoundaryEngine.longestPiece, paragraph.upperBound)
            var rows: [Int32] = []
            var masks: [UInt32] = []
            for index in start..<end {
              BoundaryEngine.append(text.tokens[index], isRuleEnd: rules[index], vocabulary, to: &rows)
              masks.append(ends.contains(text.tokens[index].end) ? 2 : 1)
            }
            examples.append(TrainingSet.Example(rows: rows, gold: Gold(names: masks)))
            start = end
          }
        }
      }
    }
    return examples
  }
}
