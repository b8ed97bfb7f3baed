import Documents
import Foundation
import Language
import Reading
import Training

/// A command line that says something impossible.
struct UsageError: Error, CustomStringConvertible {
  var reason: String
  var description: String { "parley-train: \(reason)\n\(Program.usage)" }
}

/// The trainer's command line.
struct Program {
  static let usage = """
    usage: parley-train vectors  --data FOLDER --output FILE [--epochs N]
           parley-train train    --data FOLDER --vectors FILE --output FILE [--epochs N] [--threads N] [--seed N]
                                 [--silver FILE] [--non-commercial] [--OPTION NUMBER …]
           parley-train teach    --data FOLDER --weights FILE,FILE,… --output FILE [--every N]
           parley-train boundaries --data FOLDER --output FILE [--epochs N] [--seed N] [--non-commercial]
           parley-train names    --data FOLDER --output FILE [--vectors FILE] [--seed N] [--epochs N] [--weights FILE]
                                 [--multilayer yes] [--capitals yes|own] [--start FILE[:N]] [--teachers FILE,FILE,…]
                                 [--OPTION NUMBER …]
           parley-train names    --data FOLDER --join FILE[:N][+FILE[:N]…],… --output FILE [--weights FILE]
           parley-train names    --data FOLDER --errors yes [--weights FILE] [--names FILE]
           parley-train evaluate --data FOLDER [--weights FILE] [--names FILE] [--boundaries FILE]
           parley-train speed    --data FOLDER [--weights FILE] [--names FILE] [--boundaries FILE]
           parley-train coreference --data FOLDER [--weights FILE] [--part dev|train] [--errors yes] [--output FILE]
           parley-train people   --data FOLDER [--weights FILE] --output FILE
           parley-train attributions --data FOLDER [--weights FILE] --output FILE [--epochs N] [--seed N] [--OPTION N …]
           parley-train attributions --data FOLDER [--weights FILE] --part dev|tuning|train|FILE.jsonl
                                 [--attributions FILE] [--written FILE]
           parley-train attributions --data FOLDER [--weights FILE] --attributions FILE --output FILE
           parley-train acts --corpus FILE,… [--weights FILE] --start FILE [--part FILE,…] --output FILE [--OPTION N …]
           parley-train acts --acts FILE,… --part FILE,… [--weights FILE]
           parley-train acts --acts FILE,… --unmarked FILE [--limit N] [--weights FILE] --output FILE
           parley-train judge --acts FILE,… --corpus FILE,… [--weights FILE] --output FILE
    """

  private var command: String
  private var options: [String: String] = [:]

  init(arguments: [String]) throws {
    guard let command = arguments.first else { throw UsageError(reason: "a command is missing") }
    self.command = command
    var index = 1
    while index < arguments.count {
      guard arguments[index].hasPrefix("--") else { throw UsageError(reason: "unexpected \(arguments[index])") }
      let name = String(arguments[index].dropFirst(2))
      if name == "non-commercial" {
        options[name] = "yes"
        index += 1
      } else {
        guard index + 1 < arguments.count else { throw UsageError(reason: "--\(name) needs a value") }
        options[name] = arguments[index + 1]
        index += 2
      }
    }
  }

  private func option(_ name: String) throws -> String {
    guard let value = options[name] else { throw UsageError(reason: "--\(name) is missing") }
    return value
  }

  private func number(_ name: String) throws -> Double? {
    guard let text = options[name] else { return nil }
    guard let number = Double(text) else { throw UsageError(reason: "--\(name) needs a number") }
    return number
  }

  func run() throws {
    switch command {
    case "vectors": try vectors()
    case "train": try train()
    case "teach": try teach()
    case "boundaries": try boundaries()
    case "names": try names()
    case "evaluate": try evaluate()
    case "annotate": try annotate()
    case "speed": try speed()
    case "flatness": try Measure.flatness(try option("data") + "/news/articles.jsonl.gz")
    case "coreference": try coreference()
    case "people": try people()
    case "attributions": try attributions()
    case "acts": try acts()
    case "judge": try judge()
    default: throw UsageError(reason: "no command \(command)")
    }
  }

  private func vectors() throws {
    var recipe = WordVectors.Recipe()
    if let epochs = try number("epochs") { recipe.epochs = Int(epochs) }
    if let width = try number("width") { recipe.width = Int(width) }
    if let window = try number("window") { recipe.window = Int(window) }
    if let words = try number("words") { recipe.words = Int(words) }
    let vectors = WordVectors.learn(
      path: try option("data") + "/news/articles.jsonl.gz", recipe: recipe, report: { say($0) })
    try vectors.write(path: try option("output"))
  }

  private func train() throws {
    let folder = try option("data")
    let output = try option("output")
    var recipe = Trainer.Recipe()
    if let value = try number("epochs") { recipe.epochs = Int(value) }
    if let value = try number("stop") { recipe.stop = Int(value) }
    if let value = try number("threads") { recipe.threads = Int(value) }
    if let value = try number("seed") { recipe.seed = UInt64(value) }
    if let value = try number("batch") { recipe.batch = Int(value) }
    if let value = try number("rate") { recipe.rate = Float(value) }
    if let value = try number("name-weight") { recipe.weights.names = Float(value) }
    if let value = try number("tag-weight") { recipe.weights.tags = Float(value) }
    if let value = try number("embedding-dropout") { recipe.embeddingDropout = Float(value) }
    if let value = try number("layer-dropout") { recipe.layerDropout = Float(value) }
    if let value = try number("output-dropout") { recipe.outputDropout = Float(value) }
    if let value = try number("hidden-dropout") { recipe.hiddenDropout = Float(value) }
    if let value = try number("word-dropout") { recipe.wordDropout = value }
    if let value = try number("vector-dropout") { recipe.vectorDropout = value }
    if let value = try number("averaging") { recipe.averaging = Float(value) }
    let nameShare = try number("name-share") ?? 0.5
    var sources = TrainingSet.Sources(folder: folder, usesNonCommercial: options["non-commercial"] != nil)
    sources.usesNames = nameShare > 0
    sources.silver = options["silver"]
    let set = try TrainingSet(sources)
    var start = try options["from"].map { try weights($0) } ?? fresh(set)
    let examples = set.examples(start.labels, start.vocabulary)
    say(
      "\(examples.syntax.count) parsed sentences, \(examples.silver.count) by an ensemble, "
        + "\(examples.names.count) with names alone; \(start.labels.xpos.count) XPOS, "
        + "\(start.labels.features.count) features, \(start.labels.relations.count) relations, "
        + "\(start.vocabulary.words.count) words")
    start.provenance = provenance(usesNames: nameShare > 0)
    let vectors = options["from"] == nil ? try options["vectors"].map { try WordVectors(path: $0) } : nil
    let trainer = Trainer(start, vectors: vectors, recipe: recipe)
    let measure = try Measure(folder: folder)
    let every = Int(try number("check") ?? 2)
    let began = ContinuousClock.now
    let pools = [
      Trainer.Pool(examples.syntax),
      Trainer.Pool(
        examples.silver, share: try number("silver-share") ?? 0.3, restEpochs: Int(try number("silver-rest") ?? 0)),
      Trainer.Pool(examples.names, share: nameShare),
    ]
    trainer.train(pools) { epoch, loss, weights in
      let figures = [loss.tags, loss.arcs, loss.relations, loss.names].map { ($0 * 10_000).rounded() / 10_000 }
      say("epoch \(epoch): losses \(figures), \(ContinuousClock.now - began)")
      if epoch % every == 0 || epoch == recipe.epochs {
        let now = weights()
        if let engine = try? Engine(now) { measure.quick(engine) }
        try? Data(now.bytes()).write(to: URL(filePath: output), options: .atomic)
      }
    }
    try Data(trainer.weights.bytes()).write(to: URL(filePath: output), options: .atomic)
  }

  /// A network without parameters for a set's labels and words.
  private func fresh(_ set: TrainingSet) throws -> Weights {
    let labels = set.labels()
    let vectors = try options["vectors"].map { try WordVectors(path: $0) }
    let vocabulary = Vocabulary(
      words: set.words(atLeast: Int(try number("word-count") ?? 3)), vectors: vectors?.keys ?? [])
    var shape = NetworkShape(
      wordRows: vocabulary.words.count + 1, vectorRows: vocabulary.vectors.count + 1,
      partsOfSpeech: PartOfSpeech.allCases.count, xpos: labels.xpos.count, features: labels.features.count,
      relations: labels.relations.count, names: NameTag.count)
    if let vectors { shape.vectorWidth = vectors.width }
    if let value = try number("width") { shape.width = Int(value) }
    if let value = try number("layers") { shape.layers = Int(value) }
    if let value = try number("head-width") { shape.headWidth = Int(value) }
    return Weights(
      provenance: "", labels: labels, shape: shape, vocabulary: vocabulary,
      lemmas: LemmaCounts.exceptions(set.syntax.map(\.gold)), parameters: [])
  }

  /// Writes an ensemble's trees of some of the news articles as CoNLL-U.
  private func teach() throws {
    let folder = try option("data")
    let engines = try option("weights").split(separator: ",").map { try Engine(try weights(String($0))) }
    let ensemble = try Ensemble(engines)
    let lemmas = LemmaFinder(engines[0].lemmas)
    let annotate = { (text: inout AnnotatedText) in
      ensemble.annotate(&text)
      lemmas.annotate(&text)
    }
    try Measure(folder: folder).trees(annotate)
    let every = Int(try number("every") ?? 7)
    let splitter = try splitter()
    let url = URL(filePath: try option("output"))
    try Data().write(to: url)
    let file = try FileHandle(forWritingTo: url)
    var articles = 0
    var words = 0
    for item in DocumentReader().items(at: [folder + "/news/articles.jsonl.gz"]) {
      guard case .document(let document) = item else { continue }
      articles += 1
      guard articles % every == 0 else { continue }
      var text = AnnotatedText(document: document)
      Tokenizer().annotate(&text)
      splitter.annotate(&text)
      annotate(&text)
      words += text.tokens.count
      var bytes: [UInt8] = []
      CoNLLUWriter.append(text, to: &bytes)
      try file.write(contentsOf: bytes)
    }
    try file.close()
    say("\(words) words of \(articles / every) articles")
  }

  private func boundaries() throws {
    let folder = try option("data")
    let output = try option("output")
    var recipe = Trainer.Recipe()
    recipe.epochs = Int(try number("epochs") ?? 12)
    recipe.warmUp = 100
    recipe.averaging = 0.003
    recipe.weights = LossWeights(tags: 0, arcs: 0, relations: 0, names: 1)
    recipe.embeddingDropout = 0.15
    recipe.layerDropout = 0.15
    recipe.outputDropout = 0.15
    recipe.hiddenDropout = 0.1
    if let value = try number("seed") { recipe.seed = UInt64(value) }
    let treebanks = try TrainingSet.treebanks(
      TrainingSet.Sources(folder: folder, usesNonCommercial: options["non-commercial"] != nil))
    let vocabulary = Vocabulary(words: BoundarySet.words(treebanks, atLeast: 10), vectors: [])
    let examples = BoundarySet.examples(treebanks, vocabulary)
    let trainer = Trainer(
      Weights(
        provenance: syntaxProvenance() + ".", labels: LabelSets(xpos: [], features: [], relations: []),
        shape: .boundaries(wordRows: vocabulary.words.count + 1), vocabulary: vocabulary, lemmas: "", parameters: []),
      vectors: nil, recipe: recipe)
    let measure = try Measure(folder: folder)
    trainer.train([Trainer.Pool(examples)]) { epoch, loss, weights in
      say("epoch \(epoch): loss \(loss.names)")
      if let engine = try? BoundaryEngine(weights()) { measure.boundaries(SentenceSplitter(engine)) }
    }
    try Data(trainer.weights.bytes()).write(to: URL(filePath: output), options: .atomic)
  }

  private func syntaxProvenance() -> String {
    let genres = TrainingSet.nonCommercial.joined(separator: ", ")
    let multilayer =
      options["non-commercial"] == nil
      ? "UD English GUM train without the genres under non-commercial terms (\(genres))"
      : "UD English GUM train, all genres (annotation CC BY; the texts of \(genres) under non-commercial terms)"
    return "Trained by parley-train on: UD English EWT train (CC BY-SA 4.0); \(multilayer)"
  }

  private func provenance(usesNames: Bool) -> String {
    var parts = [syntaxProvenance(), "Universal NER EWT train (CC BY-SA 4.0)"]
    if usesNames {
      parts.append("Worldwide Newswire, nine tenths (research)")
      parts.append("WikiGold (CC BY 4.0)")
      parts.append("re3d train (mixed, see its licences)")
    }
    if options["silver"] != nil {
      parts.append("unlabelled news articles with the trees of several networks trained on the same treebanks")
    }
    return parts.joined(separator: "; ") + ". Word vectors from unlabelled news articles."
  }

  private func weights(_ path: String) throws -> Weights {
    let data = try Data(contentsOf: URL(filePath: path))
    return try data.withUnsafeBytes { bytes throws(WeightsError) in try Weights(bytes) }
  }

  private func engine() throws -> Engine {
    guard let path = options["weights"] else { return try Engine.bundled.get() }
    return try Engine(try weights(path))
  }

  private func splitter() throws -> SentenceSplitter {
    guard let path = options["boundaries"] else { return try SentenceSplitter.trained() }
    return SentenceSplitter(try BoundaryEngine(try weights(path)))
  }

  private func evaluate() throws {
    let engine = try engine()
    say(engine.weights.provenance)
    try Measure(folder: try option("data")).full(engine, try nameEngine(), try splitter())
  }

  /// Writes a treebank's words as CoNLL-U, with the tags and trees that the engine gives them.
  private func annotate() throws {
    let engine = try engine()
    let lemmas = LemmaFinder(engine.lemmas)
    var bytes: [UInt8] = []
    for gold in try Treebank(path: try option("treebank")).texts {
      var text = Evaluation.given(gold)
      engine.annotate(&text, [.tags, .tree])
      lemmas.annotate(&text)
      CoNLLUWriter.append(text, to: &bytes)
    }
    FileHandle.standardOutput.write(Data(bytes))
  }

  /// Measures coreference, or with `--output` trains it and writes its weights as source.
  private func coreference() throws {
    let command = CoreferenceCommand(
      folder: try option("data"), engine: try engine(), names: try nameEngine(),
      splitter: try splitter())
    if let output = options["output"] {
      try Data(try command.train().utf8).write(to: URL(filePath: output))
    } else {
      try command.evaluate(options["part"] ?? "dev", showsErrors: options["errors"] != nil)
    }
  }

  /// Learns what words tell of people and writes it as source.
  private func people() throws {
    let words = try PeopleWords(
      folder: try option("data"), engine: try engine(), names: try nameEngine(),
      articles: 12_000)
    try Data(words.source.utf8).write(to: URL(filePath: try option("output")))
  }

  /// Measures the attribution network, or with `--output` trains it.
  private func attributions() throws {
    let engine = try engine()
    let command = AttributionsCommand(folder: try option("data"), engine: engine)
    guard let output = options["output"] else {
      return try command.evaluate(
        options["part"] ?? "dev", weights: options["attributions"], written: options["written"])
    }
    if let trained = options["attributions"] { return try command.tune(trained, output: output) }
    let recipe = try attributionRecipe()
    var shape = AttributionShape(vectorWidth: engine.weights.shape.vectorWidth)
    if let value = try number("width") { shape.width = Int(value) }
    if let value = try number("layers") { shape.layers = Int(value) }
    if let value = try number("head-width") { shape.headWidth = Int(value) }
    try command.train(shape, recipe, output: output)
  }

  private func attributionRecipe() throws -> AttributionTrainer.Recipe {
    var recipe = AttributionTrainer.Recipe()
    if let value = try number("epochs") { recipe.epochs = Int(value) }
    if let value = try number("seed") { recipe.seed = UInt64(value) }
    if let value = try number("batch") { recipe.batch = Int(value) }
    if let value = try number("rate") { recipe.rate = Float(value) }
    if let value = try number("embedding-dropout") { recipe.embeddingDropout = Float(value) }
    if let value = try number("layer-dropout") { recipe.layerDropout = Float(value) }
    if let value = try number("output-dropout") { recipe.outputDropout = Float(value) }
    if let value = try number("hidden-dropout") { recipe.hiddenDropout = Float(value) }
    if let value = try number("word-dropout") { recipe.wordDropout = value }
    if let value = try number("averaging") { recipe.averaging = Float(value) }
    if let value = try number("warm-up") { recipe.warmUp = Int(value) }
    if let value = try number("class-weight") { recipe.weights.classes = Float(value) }
    if let value = try number("anchor-weight") { recipe.weights.anchors = Float(value) }
    if let value = try number("source-weight") { recipe.weights.sources = Float(value) }
    return recipe
  }

  /// Trains the network of acts, or with `--acts` measures several that vote or lets them teach.
  private func acts() throws {
    let command = ActsCommand(engine: try engine())
    func files(_ name: String) -> [String] { (options[name] ?? "").split(separator: ",").map(String.init) }
    if options["unmarked"] != nil {
      return try command.teach(
        files("acts"), try option("unmarked"), limit: Float(try number("limit") ?? 0.3), output: try option("output"))
    }
    if options["acts"] != nil { return try command.evaluate(files("acts"), files("part")) }
    try command.train(
      files("corpus"), start: options["start"], heldBack: files("part"), try attributionRecipe(),
      output: try option("output"))
  }

  /// Trains the judge of records.
  private func judge() throws {
    func files(_ name: String) throws -> [String] { try option(name).split(separator: ",").map(String.init) }
    try JudgeCommand(engine: try engine()).run(files("acts"), files("corpus"), output: try option("output"))
  }

  /// Trains the name network, or with `--errors` prints what it gets wrong.
  private func names() throws {
    let command = NamesCommand(folder: try option("data"), tagger: try engine(), number: number)
    func files(_ option: String) -> [String] { options[option]?.split(separator: ",").map(String.init) ?? [] }
    if options["errors"] != nil {
      try command.errors(try nameEngine())
    } else if options["join"] != nil {
      try command.join(files("join"), output: try option("output"))
    } else {
      try command.run(
        vectors: options["vectors"], usesMultilayer: options["multilayer"] != nil, capitals: options["capitals"],
        start: try options["start"].map { try NamesCommand.network($0) }, teachers: files("teachers"),
        output: try option("output"))
    }
  }

  private func nameEngine() throws -> NameEngine {
    guard let path = options["names"] else { return try NameEngine.bundled.get() }
    return try NameEngine(try NamesCommand.weights(path), try engine().weights)
  }

  private func speed() throws {
    let path = try option("data") + "/news/articles.jsonl.gz"
    let start = clock()
    try Pipeline.checkWeights()
    say("weights loaded in \(Double(clock() - start) / Double(CLOCKS_PER_SEC) * 1_000) ms")
    try Measure.speed(try engine(), try nameEngine(), try splitter(), path: path)
  }
}
