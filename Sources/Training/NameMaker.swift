import Foundation
package import Language

/// Makes the name network.
///
/// It learns from the corpora. Where articles are asked for, such a network is only the teacher: it finds names in
/// unlabelled news, and another learns from both, with a lexicon of what the teacher mostly took each word for.
package struct NameMaker {
  /// How the network is made.
  package struct Recipe: Sendable {
    package var network = NameTrainer.Recipe()
    package var width = 128
    package var headWidth = 64
    /// How often a word with a row of its own occurs in the corpora at least.
    package var fewest = 3
    /// Articles that a teacher reads; 0 where there is none.
    package var articles = 0
    /// Words of them that are learnt from at all, and in each epoch.
    package var silverWords = 2_000_000
    package var silverPerEpoch = 500_000
    /// How much a sentence of the teacher's counts beside one of the corpora.
    package var silverWeight: Float = 0.5

    /// Makes the usual recipe.
    package init() {}
  }

  private let set: NameSet
  private let vectors: WordVectors
  private let recipe: Recipe

  /// Makes a maker.
  package init(_ set: NameSet, vectors: WordVectors, recipe: Recipe) {
    self.set = set
    self.vectors = vectors
    self.recipe = recipe
  }

  /// Called after each epoch with its number, the loss a word and the network so far.
  package typealias Check = (Int, Double, () -> NameWeights) -> Void

  /// Makes the network.
  ///
  /// - Parameters:
  ///   - articles: the file of the unlabelled articles.
  ///   - splitter: finds their sentences.
  package func run(articles: String, splitter: SentenceSplitter, _ check: Check) -> NameWeights {
    let first = train(nil, check)
    guard recipe.articles > 0 else { return first }
    let harvest = NameHarvest(
      path: articles, engine: NameEngine(first), splitter: splitter, articles: recipe.articles,
      keptWords: recipe.silverWords)
    return train(harvest, check)
  }

  private func train(
    _ harvest: NameHarvest?, _ check: Check
  ) -> NameWeights {
    let words = NameFeatures.Words(
      vocabulary: Vocabulary(words: set.words(atLeast: recipe.fewest), vectors: vectors.keys),
      lexicon: Vocabulary(words: harvest?.keys ?? [], vectors: []))
    var shape = NameShape(
      wordRows: words.vocabulary.words.count + 1, vectorRows: vectors.keys.count + 1,
      lexiconRows: words.lexicon.words.count + 1)
    shape.vectorWidth = vectors.width
    shape.width = recipe.width
    shape.headWidth = recipe.headWidth
    let trainer = NameTrainer(
      NameWeights(provenance: set.provenance, shape: shape, words: words, parameters: []), vectors: vectors.values,
      lexicon: harvest?.rows ?? [], recipe: recipe.network)
    let silver = harvest.map { NameSet(harvest: $0).examples(words, weight: recipe.silverWeight) } ?? []
    return trainer.train(
      set.examples(words), extra: silver, extraWords: recipe.silverPerEpoch, check: check)
  }
}
