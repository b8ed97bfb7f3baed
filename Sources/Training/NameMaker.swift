import Foundation
package import Language

/// Makes the name network: a teacher learns from the corpora, finds names in unlabelled news, and the network learns from
/// both, with a lexicon of what the teacher mostly took each word for.
package struct NameMaker {
  /// How the network is made.
  package struct Recipe: Sendable {
    package var teacher = NameTrainer.Recipe()
    package var network = NameTrainer.Recipe()
    /// Articles that the teacher reads.
    package var articles = 6_000
    /// Words of them that are learnt from at all, and in each epoch.
    package var silverWords = 2_000_000
    package var silverPerEpoch = 500_000
    /// How much a sentence of the teacher's counts beside one of the corpora.
    package var silverWeight: Float = 0.5
    package var width = 160
    package var headWidth = 80
    /// How often a word with a row of its own occurs in the corpora at least.
    package var fewest = 3

    /// Makes the usual recipe.
    package init() {
      teacher.epochs = 8
      network.epochs = 8
    }
  }

  private let set: NameSet
  private let vectors: WordVectors
  private let recipe: Recipe
  private let provenance: String

  /// Makes a maker.
  ///
  /// - Parameter provenance: what the weights file says of its origin.
  package init(_ set: NameSet, vectors: WordVectors, provenance: String, recipe: Recipe) {
    self.set = set
    self.vectors = vectors
    self.recipe = recipe
    self.provenance = provenance
  }

  /// Called after each epoch with its number, the loss a word and the network so far.
  package typealias Check = (Int, Double, () -> NameWeights) -> Void

  /// A network of its own that learns from the corpora alone.
  package func teacher(_ check: Check) -> NameWeights {
    train(nil, shape: { _ in }, recipe.teacher, check)
  }

  /// What the teacher finds in news.
  package func harvest(_ teacher: NameWeights, articles path: String, splitter: SentenceSplitter) -> NameHarvest {
    NameHarvest(
      path: path, engine: NameEngine(teacher), splitter: splitter, articles: recipe.articles,
      keptWords: recipe.silverWords)
  }

  /// The network.
  package func network(_ harvest: NameHarvest, _ check: Check) -> NameWeights {
    train(
      harvest,
      shape: { shape in
        shape.width = recipe.width
        shape.headWidth = recipe.headWidth
      }, recipe.network, check)
  }

  private func train(
    _ harvest: NameHarvest?, shape change: (inout NameShape) -> Void, _ recipe: NameTrainer.Recipe, _ check: Check
  ) -> NameWeights {
    let words = NameFeatures.Words(
      vocabulary: Vocabulary(words: set.words(atLeast: self.recipe.fewest), vectors: vectors.keys),
      lexicon: Vocabulary(words: harvest?.keys ?? [], vectors: []))
    var shape = NameShape(
      wordRows: words.vocabulary.words.count + 1, vectorRows: vectors.keys.count + 1,
      lexiconRows: words.lexicon.words.count + 1)
    shape.vectorWidth = vectors.width
    change(&shape)
    let trainer = NameTrainer(
      NameWeights(provenance: provenance, shape: shape, words: words, parameters: []), vectors: vectors.values,
      lexicon: harvest?.rows ?? [], recipe: recipe)
    let silver = harvest.map { NameSet(harvest: $0).examples(words, weight: self.recipe.silverWeight) } ?? []
    return trainer.train(
      set.examples(words), extra: silver, extraWords: self.recipe.silverPerEpoch, check: check)
  }
}
