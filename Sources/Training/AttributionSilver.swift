import Documents
import Foundation
package import Language
package import Reading
import Records

/// News articles whose attributions a committee of networks has marked.
///
/// A network trained on them, too, does better than those that marked them: it sees words and constructions that the marked
/// articles lack (self-training, Yarowsky 1995).
package enum AttributionSilver {
  /// Words of a run that tells whether two texts have something in common.
  private static let run = 12

  /// Marks articles, evenly taken from a file of them.
  ///
  /// - Parameters:
  ///   - path: the articles.
  ///   - every: one in so many is taken.
  ///   - committee: the networks.
  ///   - reserved: texts to measure on; an article that shares more than two runs of twelve words with them is left out.
  package static func articles(
    _ path: String, every: Int, _ engine: Engine, _ committee: [AttributionWeights], reserved: [String]
  ) -> [AttributionCorpus.Article] {
    var known: Set<Int> = []
    for text in reserved { known.formUnion(runs(text)) }
    let finder = AttributionFinder(engine, committee)
    var articles: [AttributionCorpus.Article] = []
    for (number, item) in DocumentReader().items(at: [path]).enumerated() where number % every == every / 2 {
      guard case .document(let document) = item else { continue }
      guard runs(document.text).lazy.filter({ known.contains($0) }).prefix(3).count < 3 else { continue }
      let text = Pipeline.standard.annotate(document)
      guard (100...4_000).contains(text.tokens.count) else { continue }
      articles.append(
        AttributionCorpus.Article(
          doc: document.id, text: document.text,
          attributions: AttributionTuning.marked(finder.attributions(in: text), text)))
    }
    return articles
  }

  private static func runs(_ text: String) -> [Int] {
    let words = text.lowercased().split { !$0.isLetter && !$0.isNumber }
    guard words.count >= run else { return [] }
    return (0...words.count - run).map { start in
      var hash = 17
      for word in words[start..<start + run] {
        for byte in word.utf8 { hash = (hash &* 31) &+ Int(byte) }
        hash = hash &* 131 &+ 7
      }
      return hash
    }
  }
}
