import Foundation
package import Language
import LanguageKernels

/// Trains a name network: Adam with a linear warm-up and a linear decay, and a moving average of the parameters.
package final class NameTrainer {
  /// How a network is trained.
  package struct Recipe: Sendable {
    package var epochs = 8
    /// Words in a batch.
    package var batch = 1_600
    package var rate: Float = 0.002
    package var warmUp = 300
    package var embeddingDropout: Float = 0.2
    package var layerDropout: Float = 0.2
    package var outputDropout: Float = 0.3
    package var hiddenDropout: Float = 0.2
    /// How often a word is taken for one never seen, one without a vector, one outside the lexicon.
    package var wordDropout = 0.15
    package var vectorDropout = 0.05
    package var lexiconDropout = 0.2
    /// How often a document's style is hidden.
    package var styleDropout = 0.4
    /// The share of each step that enters the moving average.
    package var averaging: Float = 0.001
    package var seed: UInt64 = 1
    /// Makes the usual recipe.
    package init() {}
  }

  private var weights: NameWeights
  private let recipe: Recipe
  private let layout: NameLayout
  private let adam: AdamSteps
  private let gradient: FloatBuffer
  private let vectors: [Float]
  private var teaching = NameTeaching()
  private let pass: NamePass
  private let backward = NameBackwardPass()
  private var random: DropoutNoise
  /// The step in which each number that starts a table's row was last looked up.
  private var stamps: [Int32]
  private var touched: [Range<Int>] = []

  /// Makes a trainer.
  ///
  /// - Parameters:
  ///   - weights: what training starts from; without parameters, fresh ones are drawn.
  ///   - vectors: the parser's, all rows.
  ///   - transitions: the teachers', where examples have any.
  package init(_ weights: NameWeights, vectors: [Float], transitions: [Float] = [], recipe: Recipe) {
    self.weights = weights
    self.vectors = vectors
    teaching.transitions = transitions
    self.recipe = recipe
    layout = NameLayout(weights.shape)
    random = DropoutNoise(embedding: 0, layer: 0, output: 0, hidden: 0, seed: recipe.seed)
    adam = AdamSteps(
      tables: layout.words.offset..<layout.firstDense, dense: layout.firstDense..<layout.count,
      .init(rate: recipe.rate, warmUp: recipe.warmUp, averaging: recipe.averaging))
    gradient = FloatBuffer(layout.count)
    stamps = [Int32](repeating: 0, count: layout.firstDense)
    pass = NamePass(weights.shape)
    pass.noise = DropoutNoise(
      embedding: recipe.embeddingDropout, layer: recipe.layerDropout, output: recipe.outputDropout,
      hidden: recipe.hiddenDropout, seed: recipe.seed &* 1_000 &+ 7)
    NameTrainer.initialise(adam.parameters.start, layout, &random)
    if weights.parameters.count == layout.count {
      adam.parameters.start.update(from: weights.parameters, count: layout.count)
    }
    adam.startAverage()
  }

  /// Uniform numbers whose variance fits a matrix's inputs; gains are 1, biases 0, forget biases 0.5.
  package static func initialise(
    _ parameters: UnsafeMutablePointer<Float>, _ layout: NameLayout, _ random: inout DropoutNoise
  ) {
    func fill(_ matrix: Matrix, _ bound: Float) {
      for index in matrix.offset..<matrix.offset + matrix.count {
        parameters[index] = (Float(random.next() >> 40) / Float(1 << 24) * 2 - 1) * bound
      }
    }
    for table in [layout.words, layout.styles] + layout.hashed { fill(table, 0.2) }
    for matrix in [layout.project, layout.window, layout.memory, layout.hidden, layout.tags] {
      fill(matrix, (3 / Float(matrix.rows)).squareRoot())
    }
    for norm in [layout.windowNorm, layout.memoryNorm, layout.outputNorm, layout.near.norm, layout.far.norm] {
      (parameters + norm.offset).update(repeating: 1, count: norm.columns)
    }
    for layer in [layout.near, layout.far] {
      fill(layer.weights, (3 / Float(layer.weights.rows)).squareRoot())
      let half = layer.gates.columns / 4
      for direction in 0..<2 {
        (parameters + layer.gates.offset + direction * 4 * half).update(repeating: 0.5, count: half)
      }
    }
  }

  /// Trains over all examples and returns the averaged network.
  ///
  /// - Parameters:
  ///   - examples: all are used in every epoch.
  ///   - extra: of these each epoch uses a part of its own, of `extraWords` words.
  ///   - check: called after each epoch with the epoch's number and the loss a word; evaluates when it likes.
  package func train(
    _ examples: [NameExample], extra: [NameExample] = [], extraWords: Int = 0,
    check: (Int, Double, () -> NameWeights) -> Void
  ) -> NameWeights {
    let perEpoch = examples.reduce(0) { $0 + $1.count } + (extra.isEmpty ? 0 : extraWords)
    let steps = max(1, recipe.epochs * perEpoch / recipe.batch)
    var waiting: [NameExample] = []
    for epoch in 1...recipe.epochs {
      var pool = examples
      var words = 0
      while words < extraWords, !extra.isEmpty {
        if waiting.isEmpty { waiting = random.shuffled(extra) }
        let example = waiting.removeLast()
        words += example.count
        pool.append(example)
      }
      var loss = 0.0
      var total = 0
      var batch: [NameExample] = []
      var size = 0
      for example in random.shuffled(pool) where example.count > 0 {
        batch.append(example)
        size += example.count
        if size >= recipe.batch {
          loss += run(batch, steps: steps)
          total += size
          batch.removeAll(keepingCapacity: true)
          size = 0
        }
      }
      check(epoch, loss / Double(max(1, total))) { self.averaged() }
    }
    return averaged()
  }

  private func averaged() -> NameWeights {
    var weights = weights
    weights.parameters = adam.averaged
    return weights
  }

  private func run(_ batch: [NameExample], steps: Int) -> Double {
    var rows: [Int32] = []
    var lengths: [Int] = []
    var styles: [Int] = []
    var weights: [Float] = []
    var gold: [UInt32] = []
    var groups: [Int32] = []
    var takers: [Int32] = []
    teaching.scores.removeAll(keepingCapacity: true)
    for example in batch {
      if !example.taught.isEmpty {
        var start = 0
        for (number, length) in example.lengths.enumerated() {
          let end = start + length * NameTag.count
          teaching.scores[lengths.count + number] = example.taught[start..<end]
          start = end
        }
      }
      let next = (groups.max() ?? -1) + 1
      rows += example.rows
      lengths += example.lengths
      gold += example.gold
      groups += example.groups.map { $0 < 0 ? -1 : $0 + next }
      takers += example.takers.map { $0 < 0 ? -1 : $0 + next }
      let isHidden = Double(random.next() >> 40) / Double(1 << 24) < recipe.styleDropout
      let style = isHidden ? NameStyle.any : example.style
      styles += [Int](repeating: style.rawValue, count: example.lengths.count)
      weights += [Float](repeating: example.weight, count: example.lengths.count)
    }
    forget(&rows)
    touch(rows, styles)
    vectors.withUnsafeBufferPointer { vectors in
      guard let vectors = vectors.baseAddress else { return }
      let tables = NamePass.Tables(
        vectors: vectors, lexicon: adam.parameters.start + layout.lexicon.offset)
      pass.encode(rows, lengths: lengths, styles: styles, parameters: adam.parameters.start, tables: tables)
    }
    pass.pool(groups: groups, takers: takers)
    let loss = backward.run(
      pass, gold: gold, weights: weights, teaching: teaching, groups: (groups, takers),
      parameters: adam.parameters.start, gradient: gradient.start)
    adam.take(gradient.start, rows: touched, scale: 1 / Float(gold.count), of: steps)
    return loss
  }

  /// Makes some words unknown, wherever they stand in the batch.
  private func forget(_ rows: inout [Int32]) {
    let salt = random.next()
    let wordLimit = UInt64(recipe.wordDropout * 65_536)
    let vectorLimit = UInt64(recipe.vectorDropout * 65_536)
    let lexiconLimit = UInt64(recipe.lexiconDropout * 65_536)
    for start in stride(from: 0, to: rows.count, by: NameFeatures.count) {
      var bits = salt ^ (UInt64(UInt32(bitPattern: rows[start + 4])) &* 0x9E37_79B9_7F4A_7C15)
      bits ^= UInt64(UInt32(bitPattern: rows[start + 2])) &* 0xD6E8_FEB8_6659_FD93
      bits ^= bits >> 31
      bits = bits &* 0xBF58_476D_1CE4_E5B9
      bits ^= bits >> 29
      if (bits >> 32) & 0xFFFF < lexiconLimit { rows[start + 3] = 0 }
      // A word never seen has no row of its own, somebody else's hashed row, and half of the time no vector.
      if bits & 0xFFFF < wordLimit {
        rows[start + 2] = 0
        rows[start + 4] = Int32((bits >> 40) % UInt64(layout.hashed[0].rows))
        if bits >> 63 == 1 { (rows[start], rows[start + 1], rows[start + 3]) = (0, 0, 0) }
      }
      if (bits >> 16) & 0xFFFF < vectorLimit { (rows[start], rows[start + 1]) = (0, 0) }
    }
  }

  /// Whether the table that a row number points into is trained.
  static func isTrained(_ slot: Int) -> Bool { slot > 1 && slot != NameFeatures.lexiconColumn }

  private func touch(_ rows: [Int32], _ styles: [Int]) {
    touched.removeAll(keepingCapacity: true)
    let now = Int32(truncatingIfNeeded: adam.step + 1)
    func touch(_ table: Matrix, _ row: Int) {
      let start = table.offset + row * table.columns
      guard stamps[start] != now else { return }
      stamps[start] = now
      touched.append(start..<start + table.columns)
    }
    let slots = layout.slots.dropLast().enumerated().filter { NameTrainer.isTrained($0.offset) }
    for start in stride(from: 0, to: rows.count, by: NameFeatures.count) {
      for (number, table) in slots { touch(table, Int(rows[start + number])) }
    }
    for style in styles { touch(layout.styles, style) }
  }
}
