import Codebook
import Language

extension Scene {
  /// Where the codebook's issues are named, in text order: the longest phrase at each word, none within another.
  ///
  /// A phrase that several issues have ("disarmament") means the one that the document names most by other phrases.
  static func issues(in text: AnnotatedText, codebook: Codebook, words: ReadingLexicons) -> [IssueMention] {
    var found: [(tokens: Range<Int>, ids: [String])] = []
    var counts: [String: Int] = [:]
    for sentence in text.sentences {
      var index = sentence.tokens.lowerBound
      while index < sentence.tokens.upperBound {
        let match = codebook.issueTerms.match(in: text.tokens, at: index, limit: sentence.tokens.upperBound)
        guard let (length, ids) = match, length > 1 || canName(text.tokens[index], words) else {
          index += 1
          continue
        }
        found.append((index..<index + length, ids))
        if ids.count == 1 { counts[ids[0], default: 0] += 1 }
        index += length
      }
    }
    return found.compactMap { tokens, ids in
      let most = ids.map { counts[$0, default: 0] }.max()
      return ids.first { counts[$0, default: 0] == most }.map { IssueMention(tokens: tokens, id: $0) }
    }
  }

  /// Whether a word that names an issue as a noun is one here: "pay" is not in "well-paying".
  private static func canName(_ token: Token, _ words: ReadingLexicons) -> Bool {
    [.noun, .properNoun].contains(token.partOfSpeech) || !words.issueNouns.contains(token.lemma)
  }

  /// The last nouns of the phrases of several words that name issues.
  static func heads(
    of issues: [IssueMention], in text: AnnotatedText, except general: Set<String>
  ) -> [String: [(end: Int, id: String)]] {
    var heads: [String: [(end: Int, id: String)]] = [:]
    for issue in issues where issue.tokens.count > 1 && !general.contains(issue.id) {
      let last = text.tokens[issue.tokens.upperBound - 1]
      guard last.partOfSpeech == .noun else { continue }
      heads[last.lemma, default: []].append((issue.tokens.upperBound, issue.id))
    }
    return heads
  }

  static func main(
    of issues: [IssueMention], in text: AnnotatedText, except general: Set<String>
  ) -> String? {
    let lead = text.sentences.prefix(3).last?.tokens.upperBound ?? 0
    var counts: [String: Int] = [:]
    var best: String?
    for issue in issues where !general.contains(issue.id) {
      counts[issue.id, default: 0] += issue.tokens.lowerBound < lead ? 2 : 1
    }
    for issue in issues where counts[issue.id, default: 0] > best.flatMap({ counts[$0] }) ?? 0 { best = issue.id }
    return best
  }
}
