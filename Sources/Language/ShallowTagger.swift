/// Adds parts of speech and lemmas.
///
/// A greedy averaged perceptron (Collins 2002) over words, endings, shapes and the two tags before; see
/// docs/LANGUAGE.md for the data it was trained on and its accuracy. Linear time. Heads and relations stay nil.
public struct ShallowTagger: Annotator {
  /// Needs tokens and sentences.
  public let needs: Set<Layer> = [.tokens, .sentences]
  /// Adds parts of speech and lemmas.
  public let adds: Set<Layer> = [.partsOfSpeech, .lemmas]

  private let model: TaggerModel

  /// Makes a tagger with the weights that come with the program.
  public init() {
    self.init(model: TaggerModel(slots: TaggerData.slots))
  }

  package init(model: TaggerModel) {
    self.model = model
  }

  /// Tags every sentence.
  public func annotate(_ text: inout AnnotatedText) {
    for sentence in text.sentences { tag(&text.tokens, sentence.tokens) }
  }

  /// Tags one sentence of tokens.
  package func tag(_ tokens: inout [Token], _ range: Range<Int>) {
    let tags = model.tags(TaggerFeatures.words(tokens[range]))
    for (index, tag) in zip(range, tags) {
      let part = PartOfSpeech.allCases[tag]
      tokens[index].partOfSpeech = part
      tokens[index].lemma = Lemmatizer.lemma(
        form: tokens[index].form, lower: tokens[index].lower, partOfSpeech: part)
    }
    for index in range where tokens[index].lower == "'s" && tokens[index].partOfSpeech == .auxiliary {
      let next = index + 1
      if next < range.upperBound, tokens[next].lower == "been" || tokens[next].lower == "got" {
        tokens[index].lemma = "have"
      }
    }
  }
}
