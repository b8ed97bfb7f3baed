import Foundation
import Language
import Training

/// Trains the name network, or prints what it gets wrong.
struct NamesCommand {
  let folder: String
  /// Gives words their parts of speech and trees.
  let tagger: Engine
  let number: (String) throws -> Double?

  private func recipe() throws -> NameMaker.Recipe {
    var recipe = NameMaker.Recipe()
    if let value = try number("epochs") { recipe.network.epochs = Int(value) }
    if let value = try number("seed") { recipe.network.seed = UInt64(value) }
    if let value = try number("rate") { recipe.network.rate = Float(value) }
    if let value = try number("batch") { recipe.network.batch = Int(value) }
    if let value = try number("width") { recipe.width = Int(value) }
    if let value = try number("head-width") { recipe.headWidth = Int(value) }
    if let value = try number("word-dropout") { recipe.network.wordDropout = value }
    if let value = try number("embedding-dropout") { recipe.network.embeddingDropout = Float(value) }
    if let value = try number("layer-dropout") { recipe.network.layerDropout = Float(value) }
    if let value = try number("output-dropout") { recipe.network.outputDropout = Float(value) }
    if let value = try number("style-dropout") { recipe.network.styleDropout = value }
    if let value = try number("article-step") { recipe.articleStep = Int(value) }
    if let value = try number("silver") { recipe.silverPerEpoch = Int(value) }
    if let value = try number("silver-weight") { recipe.silverWeight = Float(value) }
    return recipe
  }

  /// Trains and writes the weights file.
  ///
  /// - Parameters:
  ///   - vectors: the file of the parser's word vectors before they were rounded; nil for those in its weights.
  ///   - usesMultilayer: whether GUM's names are among the corpora.
  ///   - capitals: whether documents are there in other capitals, too: "own" with their corpus's style, "yes" with
  ///     nobody's, nil not at all.
  ///   - start: a network to go on with; nil for a fresh one.
  ///   - teachers: the weights files of networks to learn from as well.
  ///   - output: the weights file.
  func run(
    vectors: String?, usesMultilayer: Bool, capitals: String?, start: NameWeights?, teachers: [String], output: String
  ) throws {
    let measure = try Measure(folder: folder)
    let recipe = try recipe()
    var set = try NameSet(folder: folder)
    if usesMultilayer { try set.addMultilayer(folder: folder) }
    if let capitals { set.addOtherCapitals(keepsStyle: capitals == "own") }
    let maker = try NameMaker(
      set, vectors: try vectors.map { try WordVectors(path: $0) }, tagger: tagger, recipe: recipe)
    let school =
      teachers.isEmpty
      ? nil : NameSchool(teachers: try joined(teachers), tagger: tagger, splitter: try .trained())
    let began = clock()
    let articles = folder + "/news/articles.jsonl.gz"
    let weights = maker.run(from: start, school, articles: articles) { epoch, loss, weights in
      let seconds = (clock() - began) / CLOCKS_PER_SEC
      say("epoch \(epoch): loss \((loss * 100_000).rounded() / 100_000), \(seconds) CPU seconds")
      if epoch % 3 == 0 || epoch == recipe.network.epochs, let engine = try? NameEngine(weights(), tagger.weights) {
        measure.names(engine, tagger)
      }
    }
    try Data(weights.bytes()).write(to: URL(filePath: output), options: .atomic)
  }

  /// Writes the weights file of networks that decide together, and measures them.
  func join(_ paths: [String], output: String) throws {
    let engine = try joined(paths)
    try Measure(folder: folder).names(engine, tagger)
    try Data(engine.weights.bytes()).write(to: URL(filePath: output), options: .atomic)
  }

  /// Networks together, each FILE, FILE:N (one of its networks, counted from 1), or the mean of several, A+B.
  private func joined(_ parts: [String]) throws -> NameEngine {
    let networks = try parts.map { part in
      try NameWeights(meanOf: part.split(separator: "+").map { try NamesCommand.network(String($0)) })
    }
    var weights = networks.count == 1 ? networks[0] : try NameWeights(joining: networks)
    for network in networks where !weights.provenance.contains(network.provenance) {
      let goesOn = network.provenance.hasPrefix(weights.provenance)
      weights.provenance = goesOn ? network.provenance : weights.provenance + " " + network.provenance
    }
    return try NameEngine(weights, tagger.weights)
  }

  /// The networks of a file, or the one that is asked for: FILE:N.
  static func network(_ name: String) throws -> NameWeights {
    let parts = name.split(separator: ":")
    guard parts.count == 2, let number = Int(parts[1]) else { return try weights(name) }
    let networks = try weights(String(parts[0]))
    guard number > 0, number <= networks.members else { throw UsageError(reason: "no network \(name)") }
    return networks.member(number - 1)
  }

  static func weights(_ path: String) throws -> NameWeights {
    let data = try Data(contentsOf: URL(filePath: path))
    return try data.withUnsafeBytes { bytes throws(WeightsError) in try NameWeights(bytes) }
  }

  /// Prints what is wrong on the dev sets, by cause.
  func errors(_ engine: NameEngine) throws {
    for (name, sentences) in try Measure(folder: folder).names {
      let errors = NameErrors(sentences, kinds: [.person, .organisation, .place]) {
        tagger.annotate(&$0, [.tags, .tree])
        engine.annotate(&$0)
      }
      for cause in NameErrors.Cause.allCases {
        let lines = errors.lines[cause] ?? []
        say("\(name), \(cause): \(lines.count)")
        for line in lines { say("  \(line)") }
      }
    }
  }
}
