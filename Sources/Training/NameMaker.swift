import Foundation
package import Language

/// Makes the name network.
///
/// It learns from the corpora. Where it has teachers, it also learns from unlabelled news with the names that they find
/// there together.
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
    /// Words of the articles that are learnt from in each epoch.
    package var silverPerEpoch = 400_000
    /// How much a sentence of the teachers' counts beside one of the corpora.
    package var silverWeight: Float = 0.5
    /// Whether the network also sees what each word mostly is for its teachers.
    package var usesLexicon = false

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

  /// What unlabelled news there is to learn from, and who reads it out.
  package struct School {
    package let teachers: NameEngine
    /// The file of the articles.
    package let articles: String
    /// Finds their sentences.
    package let splitter: SentenceSplitter

    /// Makes a school.
    package init(teachers: NameEngine, articles: String, splitter: SentenceSplitter) {
      self.teachers = teachers
      self.articles = articles
      self.splitter = splitter
    }
  }

  /// Makes the network.
  ///
  /// - Parameters:
  ///   - school: nil where it learns from the corpora alone.
  ///   - check: called after each epoch.
  package func run(_ school: School?, _ check: Check) -> NameWeights {
    let harvest = school.map { school in
      NameHarvest(path: school.articles, step: recipe.articleStep) { text in
        Tokenizer().annotate(&text)
        school.splitter.annotate(&text)
        tagger.annotate(&text, [.tags, .tree])
        school.teachers.annotate(&text, style: .universal)
      }
    }
    let weights = fresh(harvest)
    let words = NameFeatures.Words(weights, tagger.weights)
    let trainer = NameTrainer(
      weights, vectors: vectors, lexicon: recipe.usesLexicon ? harvest?.rows ?? [] : [], recipe: recipe.network)
    let silver = harvest.map { NameSet(harvest: $0).examples(words, tagger: tagger, weight: recipe.silverWeight) } ?? []
    return trainer.train(
      set.examples(words, tagger: tagger), extra: silver, extraWords: recipe.silverPerEpoch, check: check)
  }

  /// A network of the recipe's shape, without parameters.
  private func fresh(_ harvest: NameHarvest?) -> NameWeights {
    let words = set.words(atLeast: recipe.fewest)
    let lexicon = recipe.usesLexicon ? harvest?.keys ?? [] : []
    let parser = tagger.weights.shape
    var shape = NameShape(
      wordRows: words.count + 1, vectorRows: parser.vectorRows, lexiconRows: lexicon.count + 1)
    shape.vectorWidth = parser.vectorWidth
    shape.width = recipe.width
    shape.headWidth = recipe.headWidth
    return NameWeights(
      provenance: set.provenance, shape: shape, words: words, lexicon: lexicon, parameters: [])
  }
}
