import Codebook
import Language

/// Names that the codebook knows, tagged as proper nouns whatever the tagger took them for.
///
/// A tagger sees "Norway rejected it" or "Portugal may leave" and finds an interjection or an adjective in front; the
/// codebook knows better, and without a noun there the sentence would have no subject.
enum NameTags {
  /// The text with the parts of speech of known names put right; adjectives ("Norwegian") stay what they are.
  static func corrected(_ text: AnnotatedText, codebook: Codebook) -> AnnotatedText {
    var text = text
    for sentence in text.sentences {
      var index = sentence.tokens.lowerBound
      while index < sentence.tokens.upperBound {
        let found = codebook.names.match(in: text.tokens, at: index, limit: sentence.tokens.upperBound)
        guard let (length, senses) = found, let sense = senses.first else {
          if isFamilyName(text.tokens[index], at: index, in: text, codebook: codebook) {
            text.tokens[index].partOfSpeech = .properNoun
          }
          index += 1
          continue
        }
        if [.name, .alias, .capital, .metonym].contains(sense.use) {
          for place in index..<(index + length) where mistaken.contains(text.tokens[place].partOfSpeech) {
            let isCapital = text.tokens[place].form.unicodeScalars.first?.properties.isUppercase ?? false
            if isCapital { text.tokens[place].partOfSpeech = .properNoun }
          }
        }
        index += length
      }
    }
    return text
  }

  /// Whether a capitalised word that the tagger took for something else is a family name the codebook knows.
  private static func isFamilyName(_ token: Token, at index: Int, in text: AnnotatedText, codebook: Codebook) -> Bool {
    guard mistaken.contains(token.partOfSpeech), token.lower.count > 3, !auxiliaries.contains(token.lower),
      token.form.unicodeScalars.first?.properties.isUppercase ?? false,
      let (length, people) = codebook.familyNames.match(in: text.tokens, at: index, limit: index + 1), length == 1
    else { return false }
    return people.contains { codebook.actor($0)?.ambiguous.contains(token.form) == false }
  }

  private static let auxiliaries: Set<String> = ["will", "might", "must", "could", "should", "would", "shall"]

  /// What a tagger takes an unknown name for.
  private static let mistaken: Set<PartOfSpeech> = [
    .interjection, .adjective, .adverb, .auxiliary, .verb, .x, .noun, .pronoun,
  ]
}
