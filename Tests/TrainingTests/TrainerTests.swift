import Foundation
import Language
import Testing
import Training

@Suite struct TrainerTests {
  private static let path = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Gate/parsed.conllu").path

  /// Trains a small network on the project's own gold.
  ///
  /// - Parameters:
  ///   - extra: a second pool's share of the same sentences and its epochs of rest; nil for no second pool.
  ///   - parameters: those to go on from; none for fresh ones.
  ///   - stop: the epoch after which training ends; nil for the last.
  private func train(
    threads: Int, seed: UInt64, extra: (share: Double, rest: Int)? = nil, from parameters: [Float] = [],
    stop: Int? = nil
  ) throws -> (bytes: [UInt8], losses: [Double], parameters: [Float]) {
    let sentences = try Treebank(path: Self.path).texts.flatMap { text in
      text.sentences.map { Array(text.words[$0.words]) }
    }
    let labels = LabelSets(
      xpos: Set(sentences.joined().map(\.xpos)).sorted(), features: Set(sentences.joined().map(\.features)).sorted(),
      relations: Set(sentences.joined().map(\.relation)).sorted())
    let vocabulary = Vocabulary(words: [], vectors: [])
    var shape = NetworkShape(
      wordRows: 1, vectorRows: 1, partsOfSpeech: PartOfSpeech.allCases.count, xpos: labels.xpos.count,
      features: labels.features.count, relations: labels.relations.count, names: NameTag.count)
    shape.width = 16
    shape.layers = 1
    shape.headWidth = 16
    shape.wordWidth = 2
    shape.vectorWidth = 2
    shape.hashedWidth = 4
    let examples = sentences.map { words in
      var syntax = Gold.Syntax()
      var rows: [Int32] = []
      for word in words {
        WordFeatures.append(word.form, Tokenizer.lower(word.form), vocabulary, to: &rows)
        syntax.partsOfSpeech.append(Int32(PartOfSpeech(rawValue: word.partOfSpeech)?.index ?? 0))
        syntax.xpos.append(Int32(labels.xpos.firstIndex(of: word.xpos) ?? 0))
        syntax.features.append(Int32(labels.features.firstIndex(of: word.features) ?? 0))
        syntax.heads.append(Int32(word.head))
        syntax.relations.append(Int32(labels.relations.firstIndex(of: word.relation) ?? 0))
      }
      return TrainingSet.Example(rows: rows, gold: Gold(syntax: syntax))
    }
    var recipe = Trainer.Recipe()
    recipe.epochs = 40
    recipe.batch = 40
    recipe.warmUp = 2
    recipe.rate = 0.01
    recipe.threads = threads
    recipe.seed = seed
    recipe.stop = stop
    let trainer = Trainer(
      Weights(
        provenance: "test", labels: labels, shape: shape, vocabulary: vocabulary, lemmas: "", parameters: parameters),
      vectors: nil, recipe: recipe)
    var losses: [Double] = []
    var pools = [Trainer.Pool(examples)]
    if let extra { pools.append(Trainer.Pool(examples, share: extra.share, restEpochs: extra.rest)) }
    trainer.train(pools) { _, loss, _ in losses.append(loss.total) }
    return (trainer.weights.bytes(), losses, trainer.weights.parameters)
  }

  @Test(arguments: [1, 2]) func sameInputSameBytes(_ threads: Int) throws {
    let first = try train(threads: threads, seed: 1)
    let second = try train(threads: threads, seed: 1)
    #expect(first.bytes == second.bytes)
    #expect(try train(threads: threads, seed: 2).bytes != first.bytes)
  }

  @Test func poolsAddWhatTheyMay() throws {
    let alone = try train(threads: 1, seed: 1)
    #expect(try train(threads: 1, seed: 1, extra: (0.5, 40)).bytes == alone.bytes)
    let drawn = try train(threads: 1, seed: 1, extra: (0.5, 10))
    #expect(drawn.bytes != alone.bytes)
    #expect(try train(threads: 1, seed: 1, extra: (0.5, 10)).bytes == drawn.bytes)
  }

  @Test func stopsWithTheRatesOfAllEpochs() throws {
    let whole = try train(threads: 1, seed: 1)
    let part = try train(threads: 1, seed: 1, stop: 7)
    #expect(part.losses == Array(whole.losses.prefix(7)))
  }

  @Test func goesOnFromWhatWasLearnt() throws {
    let first = try train(threads: 1, seed: 1)
    let second = try train(threads: 1, seed: 2, from: first.parameters)
    #expect(try #require(second.losses.first) < 0.8 * (try #require(first.losses.first)))
  }

  @Test func lossFalls() throws {
    let losses = try train(threads: 1, seed: 1).losses
    #expect(losses.count == 40)
    #expect(try #require(losses.last) < 0.7 * (try #require(losses.first)))
  }
}
