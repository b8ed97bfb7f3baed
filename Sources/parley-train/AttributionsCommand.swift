import Documents
import Foundation
import Language
import Reading
import Training

/// Trains and measures the attribution network.
struct AttributionsCommand {
  let folder: String
  let engine: Engine

  /// The articles of "train", of "dev", or of "tuning": the tenth of the training part that settings are tuned on.
  private func articles(_ part: String) throws -> [AttributionCorpus.Article] {
    let file = part == "dev" ? "dev" : "train"
    let articles = try AttributionCorpus(path: folder + "/attribution/polnear/\(file).jsonl").articles
    guard part == "tuning" else { return articles }
    return articles.enumerated().filter { AttributionsCommand.isForTuning($0.offset) }.map(\.element)
  }

  private func examples(_ part: String) throws -> [AttributionExample] {
    try articles(part).map { AttributionExample($0, engine.weights.vocabulary) }
  }

  private static func isForTuning(_ article: Int) -> Bool { article % 10 == 9 }

  /// Trains on nine tenths of PolNeAR's training part, tunes on the last and writes the weights.
  ///
  /// - Parameter silver: articles marked by other networks, which are taken once where PolNeAR's are taken twice; nil for none.
  func train(
    _ shape: AttributionShape, _ recipe: AttributionTrainer.Recipe, silver: String?, output: String
  ) throws {
    let all = try examples("train")
    var training = all.enumerated().filter { !AttributionsCommand.isForTuning($0.offset) }.map(\.element)
    if let silver {
      training += training
      training += try AttributionCorpus(path: silver).articles.map {
        AttributionExample($0, engine.weights.vocabulary)
      }
    }
    let heldBack = all.enumerated().filter { AttributionsCommand.isForTuning($0.offset) }.map(\.element)
    say("\(training.count) articles to train on, \(heldBack.count) to tune on")
    let trainer = AttributionTrainer(shape, engine, recipe: recipe)
    let start = ContinuousClock.now
    func weights(_ parameters: [Float]) -> AttributionWeights {
      AttributionWeights(
        provenance: AttributionsCommand.provenance, shape: shape, settings: AttributionSettings(),
        parameters: parameters)
    }
    let parameters = trainer.train(training) { epoch, loss, average in
      let losses = [loss.roles, loss.anchors, loss.content, loss.sources]
      say("epoch \(epoch): losses \(losses.map { ($0 * 10_000).rounded() / 10_000 }), \(ContinuousClock.now - start)")
      if epoch % 4 == 0 { report(AttributionTuning.score(heldBack, engine, [weights(average())])) }
    }
    var trained = weights(parameters)
    trained.settings = AttributionTuning.tune(heldBack, engine, [trained])
    say("settings \(trained.settings.numbers)")
    try Data(trained.bytes()).write(to: URL(filePath: output), options: .atomic)
    report(AttributionTuning.score(heldBack, engine, [trained]))
  }

  /// Tunes the settings of trained weights again, as after a change of the parser, and writes them.
  func tune(_ paths: String, output: String) throws {
    var committee = try weights(paths)
    let heldBack = try examples("tuning")
    guard !committee.isEmpty else { return }
    committee[0].settings = AttributionTuning.tune(heldBack, engine, committee)
    say("settings \(committee[0].settings.numbers)")
    report(AttributionTuning.score(heldBack, engine, committee))
    try Data(committee[0].bytes()).write(to: URL(filePath: output), options: .atomic)
  }

  private func weights(_ paths: String) throws -> [AttributionWeights] {
    try paths.split(separator: ",").map { path in
      let data = try Data(contentsOf: URL(filePath: String(path)))
      return try data.withUnsafeBytes { bytes throws(WeightsError) in try AttributionWeights(bytes) }
    }
  }

  /// Lets a committee of networks mark news articles and writes them as JSON lines.
  func mark(_ paths: String, every: Int, output: String) throws {
    let committee = try weights(paths)
    var reserved = try articles("dev").map(\.text)
    for item in DocumentReader().items(at: [folder + "/negotiations"]) {
      if case .document(let document) = item { reserved.append(document.text) }
    }
    let marked = AttributionSilver.articles(
      folder + "/news/articles.jsonl.gz", every: every, engine, committee, reserved: reserved)
    say("\(marked.count) articles, \(marked.reduce(0) { $0 + $1.attributions.count }) attributions")
    try write(marked, to: output)
  }

  private func write(_ articles: [AttributionCorpus.Article], to path: String) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    var lines = Data()
    for article in articles {
      lines += try encoder.encode(article)
      lines.append(10)
    }
    try lines.write(to: URL(filePath: path))
  }

  /// Prints the figures of a part of PolNeAR from raw text.
  ///
  /// - Parameters:
  ///   - paths: weights files, joined by commas, whose scores are averaged; nil for the weights of the program.
  ///   - written: where the attributions go as JSON lines; nil for nowhere.
  func evaluate(_ part: String, weights paths: String?, written: String?) throws {
    let finder = try paths.map { AttributionFinder(engine, try weights($0)) } ?? AttributionFinder()
    var score = AttributionScore()
    var all: [AttributionCorpus.Article] = []
    let examples = try examples(part)
    var seconds = 0.0
    var words = 0
    for example in examples {
      let start = clock()
      let found = finder.attributions(in: example.text)
      seconds += Double(clock() - start) / Double(CLOCKS_PER_SEC)
      words += example.text.tokens.count
      let marked = AttributionTuning.marked(found, example.text)
      score.add(example.article, marked)
      all.append(AttributionCorpus.Article(doc: example.article.doc, text: "", attributions: marked))
    }
    report(score)
    say("\(seconds / Double(max(1, words)) * 1e6) µs a word over \(words) words")
    if let written { try write(all, to: written) }
  }

  private func report(_ score: AttributionScore) {
    func line(_ counts: AttributionScore.Counts) -> String {
      [counts.precision, counts.recall, counts.f1].map(AttributionsCommand.rounded).joined(separator: " ")
    }
    say(
      "  token content \(line(score.content)); detect@.5 \(line(score.detected)); attributed@.5 \(line(score.attributed))"
    )
    var types = "  recall, detected and attributed:"
    for (type, recall) in score.recall.sorted(by: { $0.key < $1.key }) {
      let all = Double(max(1, recall.all)) / 100
      types += " \(type) \(AttributionsCommand.rounded(Double(recall.detected) / all))"
      types += "/\(AttributionsCommand.rounded(Double(recall.attributed) / all)) of \(recall.all)"
    }
    say(types)
    let detected = Double(max(1, score.detected.right)) / 100
    say(
      "  of those detected: source right \(AttributionsCommand.rounded(Double(score.attributed.right) / detected)), "
        + "cue touched \(AttributionsCommand.rounded(Double(score.cues) / detected))")
  }

  private static func rounded(_ number: Double) -> String { String(format: "%.1f", number) }

  private static let provenance = """
    Trained by parley-train on PolNeAR train (Newell, Margolin, Ruths 2018; 840 articles of US news; no licence stated, \
    text not redistributable: these weights hold none of it), nine tenths for the network, one for its settings.
    """
}
