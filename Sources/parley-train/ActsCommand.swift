import Foundation
import Language
import Reading
import Records
import Training

/// Trains and measures the network of acts.
struct ActsCommand {
  let engine: Engine

  private func examples(_ paths: [String]) throws -> [AttributionExample] {
    try paths.flatMap { try AttributionCorpus(path: $0).articles }.map {
      AttributionExample($0, engine.weights.vocabulary)
    }
  }

  /// Trains on files of marked articles and writes the weights.
  ///
  /// - Parameters:
  ///   - start: the weights of the network of attributions, from which training goes on; nil for none.
  ///   - heldBack: files on which figures are printed meanwhile; nothing is chosen by them.
  func train(
    _ paths: [String], start: String?, heldBack: [String], _ recipe: AttributionTrainer.Recipe, output: String
  ) throws {
    var shape = AttributionShape(vectorWidth: engine.weights.shape.vectorWidth)
    var parameters: [Float]?
    if let start {
      let data = try Data(contentsOf: URL(filePath: start))
      let weights = try data.withUnsafeBytes { bytes throws(WeightsError) in try AttributionWeights(bytes) }
      shape = weights.shape
      parameters = weights.parameters
    }
    shape.classes = ActClass.allCases.count
    let training = try examples(paths)
    let testing = try examples(heldBack)
    say("\(training.count) articles to train on, \(testing.count) to measure on")
    let trainer = AttributionTrainer(shape, engine, recipe: recipe, start: parameters)
    var settings = AttributionSettings()
    settings.candidate = 0.05
    settings.confidence = 0.05
    // Tuned on the development negotiations: what stands in doubt is weighed by the limits of `acts.limits`.
    settings.none = -0.7
    func weights(_ parameters: [Float]) -> AttributionWeights {
      AttributionWeights(provenance: Self.provenance, shape: shape, settings: settings, parameters: parameters)
    }
    let begin = ContinuousClock.now
    let trained = trainer.train(training) { epoch, loss, average in
      let losses = [loss.roles, loss.anchors, loss.changes, loss.content, loss.sources, loss.classes]
      say("epoch \(epoch): losses \(losses.map { ($0 * 10_000).rounded() / 10_000 }), \(ContinuousClock.now - begin)")
      if epoch % 4 == 0, !testing.isEmpty { report(testing, ActEnsemble([ActFinder(engine, weights(average()))])) }
    }
    try Data(weights(trained).bytes()).write(to: URL(filePath: output), options: .atomic)
    if !testing.isEmpty { report(testing, ActEnsemble([ActFinder(engine, weights(trained))])) }
  }

  /// Prints the figures of weights on files of marked articles; several networks vote.
  func evaluate(_ trained: [String], _ paths: [String]) throws {
    report(try examples(paths), ActEnsemble(try trained.map(finder)))
  }

  /// Writes what networks find together in articles without marks, as marked articles.
  ///
  /// - Parameters:
  ///   - trained: the networks that vote.
  ///   - path: lines with the text of an article each.
  ///   - limit: how sure they have to be together.
  func teach(_ trained: [String], _ path: String, limit: Float, output: String) throws {
    let ensemble = ActEnsemble(try trained.map(finder))
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    var lines = Data()
    var count = 0
    for example in try examples([path]) {
      let acts = ensemble.acts(in: example.text, example.features, limit: limit)
      count += acts.count
      let article = AttributionCorpus.Article(
        doc: example.article.doc, text: example.article.text,
        attributions: acts.map { AttributionCorpus.Marked($0, in: example.text) }.sorted(
          by: AttributionCorpus.isShorter))
      lines += try encoder.encode(article) + Data([10])
    }
    try lines.write(to: URL(filePath: output), options: .atomic)
    say("\(count) acts")
  }

  private func finder(_ path: String) throws -> ActFinder {
    let data = try Data(contentsOf: URL(filePath: path))
    return ActFinder(
      engine, try data.withUnsafeBytes { bytes throws(WeightsError) in try AttributionWeights(bytes) })
  }

  private func report(_ examples: [AttributionExample], _ ensemble: ActEnsemble) {
    let found = examples.map { ensemble.acts(in: $0.text, $0.features, limit: 0.02) }
    for kind in [Record.Kind.position, .threat, .pledge, .violation, .proposal, .meeting] {
      var best: (limit: Float, counts: ActScore.Counts)?
      for limit in stride(from: Float(0.05), through: 0.8, by: 0.05) {
        var score = ActScore()
        for (example, acts) in zip(examples, found) {
          score.add(example.article.attributions, acts, example.text, limits: [kind: limit])
        }
        let counts = score.counts[kind] ?? ActScore.Counts()
        if counts.f1 > best?.counts.f1 ?? -1 { best = (limit, counts) }
      }
      guard let best else { continue }
      let counts = best.counts
      let shares = [counts.precision, counts.recall, counts.f1].map { String(format: "%.1f", $0) }
      let share = Double(max(1, counts.found)) / 100
      say(
        "  \(kind.rawValue): of \(counts.gold), P R F1 \(shares.joined(separator: " ")) from \(best.limit) on; "
          + "class right \(String(format: "%.1f", Double(counts.rightClass) / share)), "
          + "actor right \(String(format: "%.1f", Double(counts.rightActor) / share))")
    }
  }

  private static let provenance = """
    Trained by parley-train from the network of attributions (PolNeAR) on news articles marked for this project \
    (Annotations/README.md); these weights hold no text of them.
    """
}
