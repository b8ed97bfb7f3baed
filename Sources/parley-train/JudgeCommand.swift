import Codebook
import Foundation
import Language
import Reading
import Training

/// Trains the judge of records on marked articles.
struct JudgeCommand {
  let engine: Engine

  /// Learns from files of marked articles and writes the weights as source.
  ///
  /// - Parameters:
  ///   - trained: a network of acts for each file, one that has not learnt from it.
  func run(_ trained: [String], _ paths: [String], output: String) throws {
    guard trained.count == paths.count else {
      throw UsageError(reason: "--acts needs a network for each --corpus file")
    }
    let reader = Reader(codebook: try Codebook.standard())
    var examples: [[JudgeTrainer.Example]] = []
    for (network, path) in zip(trained, paths) {
      let data = try Data(contentsOf: URL(filePath: network))
      let finder = ActFinder(
        engine, try data.withUnsafeBytes { bytes throws(WeightsError) in try AttributionWeights(bytes) })
      for article in try AttributionCorpus(path: path).articles {
        let example = AttributionExample(article, engine.weights.vocabulary)
        examples.append(
          JudgeTrainer.examples(
            article.attributions, reader.candidates(of: example.text, acts: finder), in: example.text))
      }
    }
    say("\(examples.count) articles, \(examples.reduce(0) { $0 + $1.count }) records proposed")
    let trainer = JudgeTrainer()
    trainer.crossValidation(examples).forEach { say($0) }
    let weights = trainer.weights(examples.flatMap { $0 })
    let lines = weights.sorted { $0.key < $1.key }.map { "    \($0.key) \($0.value)" }
    let source = """
      extension RecordJudge {
        /// Learnt from annotated articles (docs/ACTS.md) and written by `Scripts/train judge`.
        ///
        /// A line a trait: its name and its weight.
        static let standard = read(
          \"\"\"
      \(lines.joined(separator: "\n"))
          \"\"\")
      }

      """
    try Data(source.utf8).write(to: URL(filePath: output), options: .atomic)
    say("\(weights.count) weights")
  }
}
