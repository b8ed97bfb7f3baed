/// Adds lemmas by part of speech.
///
/// See `Lemmatizer`. Linear time.
public struct LemmaFinder: Annotator {
  /// Needs tokens and their parts of speech.
  public let needs: Set<Layer> = [.tokens, .partsOfSpeech]
  /// Adds lemmas.
  public let adds: Set<Layer> = [.lemmas]

  private let table: LemmaTable

  /// Makes a finder with the exceptions that come with the program.
  ///
  /// - Throws: `WeightsError` where the weights, which hold them, are damaged or of another version.
  public init() throws(WeightsError) {
    self.init(try Engine.bundled.get().lemmas)
  }

  /// Makes a finder with a table of exceptions.
  package init(_ table: LemmaTable) {
    self.table = table
  }

  /// Fills every token's lemma.
  public func annotate(_ text: inout AnnotatedText) {
    for index in text.tokens.indices {
      let token = text.tokens[index]
      text.tokens[index].lemma = Lemmatizer.lemma(
        form: token.form, lower: token.lower, partOfSpeech: token.partOfSpeech, xpos: token.xpos,
        table: table)
      guard token.lower == "'s", token.partOfSpeech == .auxiliary, index + 1 < text.tokens.count else { continue }
      let next = text.tokens[index + 1].lower
      if next == "been" || next == "got" { text.tokens[index].lemma = "have" }
    }
  }
}
