import Foundation
import Language
import Training

/// Trains the name network, or prints what it gets wrong.
struct NamesCommand {
  let folder: String
  let number: (String) throws -> Double?

  private func recipe() throws -> NameMaker.Recipe {
    var recipe = NameMaker.Recipe()
    if let value = try number("epochs") { recipe.network.epochs = Int(value) }
    if let value = try number("seed") { recipe.network.seed = UInt64(value) }
    if let value = try number("rate") { recipe.network.rate = Float(value) }
    if let value = try number("batch") { recipe.network.batch = Int(value) }
    if let value = try number("width") { recipe.width = Int(value) }
    if let value = try number("head-width") { recipe.headWidth = Int(value) }
    if let value = try number("articles") { recipe.articles = Int(value) }
    if let value = try number("silver") { recipe.silverPerEpoch = Int(value) }
    if let value = try number("silver-weight") { recipe.silverWeight = Float(value) }
    return recipe
  }

  /// Trains and writes the weights file.
  ///
  /// - Parameters:
  ///   - vectors: the file of the word vectors.
  ///   - usesMultilayer: whether GUM's names are among the corpora.
  ///   - usesCapitals: whether documents are there in other capitals, too.
  ///   - output: the weights file.
  func run(vectors: String, usesMultilayer: Bool, usesCapitals: Bool, output: String) throws {
    let measure = try Measure(folder: folder)
    let recipe = try recipe()
    var set = try NameSet(folder: folder)
    if usesMultilayer { try set.addMultilayer(folder: folder) }
    if usesCapitals { set.addOtherCapitals() }
    let maker = NameMaker(set, vectors: try WordVectors(path: vectors), recipe: recipe)
    let start = clock()
    let weights = maker.run(articles: folder + "/news/articles.jsonl.gz", splitter: try .trained()) {
      epoch, loss, weights in
      let seconds = (clock() - start) / CLOCKS_PER_SEC
      say("epoch \(epoch): loss \((loss * 100_000).rounded() / 100_000), \(seconds) CPU seconds")
      if epoch % 3 == 0 || epoch == recipe.network.epochs { measure.names(NameEngine(weights())) }
    }
    try Data(weights.bytes()).write(to: URL(filePath: output), options: .atomic)
  }

  static func weights(_ path: String) throws -> NameWeights {
    let data = try Data(contentsOf: URL(filePath: path))
    return try data.withUnsafeBytes { bytes throws(WeightsError) in try NameWeights(bytes) }
  }

  /// Prints what is wrong on the dev sets, by cause.
  func errors(_ engine: NameEngine) throws {
    for (name, sentences) in try Measure(folder: folder).names {
      let errors = NameErrors(sentences, kinds: [.person, .organisation, .place]) { engine.annotate(&$0) }
      for cause in NameErrors.Cause.allCases {
        let lines = errors.lines[cause] ?? []
        say("\(name), \(cause): \(lines.count)")
        for line in lines { say("  \(line)") }
      }
    }
  }
}
