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
    if let value = try number("teacher-epochs") { recipe.teacher.epochs = Int(value) }
    if let value = try number("seed") { recipe.network.seed = UInt64(value) }
    if let value = try number("rate") { recipe.network.rate = Float(value) }
    if let value = try number("batch") { recipe.network.batch = Int(value) }
    if let value = try number("width") { recipe.width = Int(value) }
    if let value = try number("articles") { recipe.articles = Int(value) }
    if let value = try number("silver") { recipe.silverPerEpoch = Int(value) }
    if let value = try number("silver-weight") { recipe.silverWeight = Float(value) }
    recipe.teacher.seed = recipe.network.seed &+ 1_000
    return recipe
  }

  /// Trains and writes the weights file.
  ///
  /// - Parameters:
  ///   - vectors: the file of the word vectors.
  ///   - teacher: a file for the teacher's weights: read where it exists, else written; nil for none.
  ///   - output: the weights file.
  func run(vectors: String, teacher path: String?, output: String) throws {
    let measure = try Measure(folder: folder)
    let recipe = try recipe()
    var set = try NameSet(folder: folder)
    set.addOtherCapitals()
    let maker = NameMaker(
      set, vectors: try WordVectors(path: vectors), provenance: NameSet.provenance, recipe: recipe)
    let start = clock()
    func check(_ stage: String, _ epochs: Int) -> NameMaker.Check {
      { epoch, loss, weights in
        let seconds = (clock() - start) / CLOCKS_PER_SEC
        say("\(stage), epoch \(epoch): loss \((loss * 10_000).rounded() / 10_000), \(seconds) CPU seconds")
        if epoch % 3 == 0 || epoch == epochs { measure.names(NameEngine(weights())) }
      }
    }
    var teacher: NameWeights
    if let path, FileManager.default.fileExists(atPath: path) {
      teacher = try NamesCommand.weights(path)
    } else {
      teacher = maker.teacher(check("teacher", recipe.teacher.epochs))
      if let path { try Data(teacher.bytes()).write(to: URL(filePath: path), options: .atomic) }
    }
    let harvest = maker.harvest(
      teacher, articles: folder + "/news/articles.jsonl.gz", splitter: try .trained())
    say("\(harvest.keys.count) words in the lexicon, \(harvest.documents.count) articles to learn from")
    let weights = maker.network(harvest, check("network", recipe.network.epochs))
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
