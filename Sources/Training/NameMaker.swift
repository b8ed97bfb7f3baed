import Foundation
package import Language

/// Makes the name network.
///
/// It learns from the corpora. Where it has teachers, it also learns from unlabelled news what they say of it together, and
/// from the corpora with other habits what they say of them in Universal NER's.
package struct NameMaker {
  /// How the network is made.
  package struct Recipe: Sendable {
    package var network = NameTrainer.Recipe()
    package var width = 128
    package var headWidth = 64
    /// How often a word with a row of its own occurs in the corpora at least.
    package var fewest = 3
    /// Teachers read one article in so many.
    package var articleStep = 11
    /// Words of the teachers' that are learnt from in each epoch.
    package var silverPerEpoch = 400_000
    /// How much a sentence of the teachers' counts beside one of the corpora.
    package var silverWeight: Float = 1

    /// Makes the usual recipe.
    package init() {}
  }

  private let set: NameSet
  private let vectors: [Float]
  private let tagger: Engine
  private let recipe: Recipe

  /// Makes a maker.
  ///
  /// - Parameters:
  ///   - vectors: the tagger's before they were rounded for its weights; nil for those that it has.
  ///   - tagger: gives words their parts of speech and trees.
  /// - Throws: `WeightsError.contents` where the vectors are of other words than the tagger's.
  package init(_ set: NameSet, vectors: WordVectors?, tagger: Engine, recipe: Recipe) throws(WeightsError) {
    let table = NetworkLayout(tagger.weights.shape).vectors
    if let vectors {
      guard vectors.keys == tagger.weights.vocabulary.vectors, vectors.width == table.columns else {
        throw .contents("vectors")
      }
      self.vectors = [Float](repeating: 0, count: table.columns) + vectors.values
    } else {
      self.vectors = Array(tagger.weights.parameters[table.offset..<table.offset + table.count])
    }
    self.tagger = tagger
    self.set = set
    self.recipe = recipe
  }

  /// Called after each epoch with its number, the loss a word and the network so far.
  package typealias Check = (Int, Double, () -> NameWeights) -> Void

  /// Makes the network.
  ///
  /// - Parameters:
  ///   - start: a network to go on with; nil for a fresh one.
  ///   - school: nil where it learns from the corpora alone.
  ///   - articles: the file of the unlabelled news.
  ///   - check: called after each epoch.
  package func run(from start: NameWeights?, _ school: NameSchool?, articles: String, _ check: Check) -> NameWeights {
    var weights = start ?? fresh()
    if school != nil {
      let taught = "Taught on unlabelled news articles by networks trained on the same corpora."
      weights.provenance = "\(set.provenance) \(taught)"
    }
    let words = NameFeatures.Words(weights, tagger.weights)
    let trainer = NameTrainer(
      weights, vectors: vectors, transitions: school?.transitions ?? [], recipe: recipe.network)
    let lessons = school.map { $0.lessons(path: articles, step: recipe.articleStep) + $0.lessons(set) } ?? []
    let silver = lessons.map { lesson in
      NameExample(
        lesson.sentences[...], words, taught: lesson.scores, style: .universal, weight: recipe.silverWeight,
        tagger: tagger)
    }
    return trainer.train(
      set.examples(words, tagger: tagger), extra: silver, extraWords: recipe.silverPerEpoch, check: check)
  }

  /// A network of the recipe's shape, without parameters.
  private func fresh() -> NameWeights {
    let words = set.words(atLeast: recipe.fewest)
    let parser = tagger.weights.shape
    var shape = NameShape(wordRows: words.count + 1, vectorRows: parser.vectorRows, lexiconRows: 1)
    shape.vectorWidth = parser.vectorWidth
    shape.width = recipe.width
    shape.headWidth = recipe.headWidth
    return NameWeights(
      provenance: set.provenance, shape: shape, words: words, lexicon: [], parameters: [])
  }
}
