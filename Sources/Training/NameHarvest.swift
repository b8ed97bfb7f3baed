import Documents
import Foundation
package import Language

/// What trained name networks find in unlabelled news: what each word mostly is, and documents to learn from.
package struct NameHarvest: Sendable {
  /// The keys of the lexicon's words as they are written, the commonest first.
  package var keys: [UInt32] = []
  /// Their rows, one after the other.
  package var rows: [Float] = []
  /// Documents with the names found.
  package var documents: [[NameCorpus.Sentence]] = []

  /// Reads news.
  ///
  /// - Parameters:
  ///   - path: of the articles.
  ///   - step: one article in so many is read.
  ///   - fewest: how often a word of the lexicon occurs at least.
  ///   - annotate: finds words, sentences and names.
  package init(path: String, step: Int, fewest: Int = 2, _ annotate: (inout AnnotatedText) -> Void) {
    var counts: [UInt64: [Int32]] = [:]
    var number = 0
    for item in DocumentReader().items(at: [path]) {
      guard case .document(let document) = item else { continue }
      number += 1
      guard number % step == 0 else { continue }
      var text = AnnotatedText(document: document)
      annotate(&text)
      let tags = NameHarvest.tags(text)
      for (index, token) in text.tokens.enumerated()
      where NameFeatures.kind(token.form).rawValue > NameFeatures.Kind.small.rawValue {
        counts[
          WordFeatures.hash(token.form), default: [Int32](repeating: 0, count: NameLexicon.classes)][
            NameLexicon.place(of: tags[index])] += 1
      }
      documents.append(NameHarvest.sentences(text, tags))
    }
    let common = counts.map { (hash: $0.key, counts: $0.value, total: $0.value.reduce(0, +)) }
      .filter { $0.total >= Int32(fewest) }.sorted { ($1.total, $0.hash) < ($0.total, $1.hash) }
    var seen: Set<UInt32> = []
    for word in common where seen.insert(Vocabulary.key(word.hash)).inserted {
      keys.append(Vocabulary.key(word.hash))
      rows += NameLexicon.row(word.counts.map { Int($0) })
    }
  }

  /// The tag of each token.
  private static func tags(_ text: AnnotatedText) -> [Int] {
    var tags = [Int](repeating: 0, count: text.tokens.count)
    for name in text.names {
      let kind = Name.Kind.allCases.firstIndex(of: name.kind) ?? 0
      for index in name.tokens {
        tags[index] = index == name.tokens.lowerBound ? NameTag.begin(kind) : NameTag.inside(kind)
      }
    }
    return tags
  }

  private static func sentences(_ text: AnnotatedText, _ tags: [Int]) -> [NameCorpus.Sentence] {
    text.sentences.map { sentence in
      NameCorpus.Sentence(
        document: text.document.id, forms: text.tokens[sentence.tokens].map(\.form),
        tags: tags[sentence.tokens].map { 1 << UInt32($0) })
    }
  }
}
