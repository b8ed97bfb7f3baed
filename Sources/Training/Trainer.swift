import Foundation
package import Language
import LanguageKernels

/// Trains a network: Adam with a linear warm-up and a linear decay, and a moving average of the parameters.
package final class Trainer {
  /// How a network is trained.
  package struct Recipe: Sendable {
    package var epochs = 20
    /// The epoch after which training ends, with the rates of all epochs; nil for the last.
    package var stop: Int?
    /// Words in a batch.
    package var batch = 1_200
    package var rate: Float = 0.002
    package var warmUp = 300
    package var weights = LossWeights(tags: 0.5, arcs: 1, relations: 1, names: 1)
    package var embeddingDropout: Float = 0.2
    package var layerDropout: Float = 0.2
    package var outputDropout: Float = 0.3
    package var hiddenDropout: Float = 0.3
    /// How often a word is taken for one never seen, or one without a vector.
    package var wordDropout = 0.15
    package var vectorDropout = 0.05
    /// The share of each step that enters the moving average.
    package var averaging: Float = 0.001
    package var threads = 1
    package var seed: UInt64 = 1
    /// Makes the usual recipe.
    package init() {}
  }

  /// Sentences of one kind, and how much of them an epoch uses.
  package struct Pool: Sendable {
    package var examples: [TrainingSet.Example]
    /// The share of the examples that is drawn anew for each epoch; 1 for all.
    package var share: Double
    /// The epochs without them at the end.
    package var restEpochs: Int

    /// Makes a pool.
    package init(_ examples: [TrainingSet.Example], share: Double = 1, restEpochs: Int = 0) {
      self.examples = examples
      self.share = share
      self.restEpochs = restEpochs
    }
  }

  /// The network; its parameters are the moving average after `train`.
  package private(set) var weights: Weights
  private let recipe: Recipe
  private let layout: NetworkLayout
  private let adam: AdamSteps
  private var workers: [Worker] = []
  private var random: DropoutNoise

  /// Makes a trainer.
  ///
  /// - Parameters:
  ///   - weights: without parameters fresh ones are made; else training goes on from those.
  ///   - vectors: as wide as the shape says; used for fresh parameters.
  package init(_ weights: Weights, vectors: WordVectors?, recipe: Recipe) {
    let shape = weights.shape
    self.recipe = recipe
    layout = NetworkLayout(shape)
    random = DropoutNoise(embedding: 0, layer: 0, output: 0, hidden: 0, seed: recipe.seed)
    adam = AdamSteps(
      tables: layout.words.offset..<layout.firstDense, dense: layout.firstDense..<layout.count,
      .init(rate: recipe.rate, warmUp: recipe.warmUp, averaging: recipe.averaging))
    self.weights = weights
    if weights.parameters.count == layout.count {
      adam.parameters.start.update(from: weights.parameters, count: layout.count)
    } else {
      Trainer.initialise(adam.parameters.start, layout, &random)
    }
    if let vectors, weights.parameters.isEmpty {
      (adam.parameters.start + layout.vectors.offset + vectors.width).update(
        from: vectors.values, count: vectors.values.count)
    }
    adam.startAverage()
    for index in 0..<max(1, recipe.threads) { workers.append(Worker(shape, layout, recipe, index)) }
  }

  /// Uniform numbers whose variance fits a matrix's inputs; gains are 1, biases 0, forget biases 1.
  package static func initialise(
    _ parameters: UnsafeMutablePointer<Float>, _ layout: NetworkLayout, _ random: inout DropoutNoise
  ) {
    func fill(_ matrix: Matrix, _ bound: Float) {
      for index in matrix.offset..<matrix.offset + matrix.count {
        parameters[index] = (Float(random.next() >> 40) / Float(1 << 24) * 2 - 1) * bound
      }
    }
    fill(layout.words, 0.2)
    for table in layout.hashed { fill(table, 0.2) }
    for matrix in [layout.project, layout.window, layout.hidden, layout.relationHidden, layout.relation, layout.tags] {
      fill(matrix, (3 / Float(matrix.rows)).squareRoot())
    }
    fill(layout.names, (3 / Float(layout.names.rows)).squareRoot())
    fill(layout.arc, 0.1)
    fill(layout.arcRoot, 0.1)
    fill(layout.relationRoot, 0.1)
    for norm in [layout.windowNorm, layout.outputNorm] + layout.layers.map(\.norm) {
      (parameters + norm.offset).update(repeating: 1, count: norm.columns)
    }
    for layer in layout.layers {
      fill(layer.weights, (3 / Float(layer.weights.rows)).squareRoot())
      let half = layer.gates.columns / 4
      for direction in 0..<2 {
        (parameters + layer.gates.offset + direction * 4 * half).update(repeating: 0.5, count: half)
      }
    }
  }

  /// Trains over all pools and leaves the average in `weights`.
  ///
  /// - Parameter check: called after each epoch with the epoch's number and the losses a word; evaluates when it likes.
  package func train(_ pools: [Pool], check: (Int, BackwardPass.Loss, () -> Weights) -> Void) {
    let words = pools.reduce(0.0) { sum, pool in
      let words = pool.examples.reduce(0) { $0 + $1.count }
      return sum + pool.share * Double(words * max(0, recipe.epochs - pool.restEpochs))
    }
    let steps = max(1, Int(words) / recipe.batch)
    for epoch in 1...min(recipe.epochs, recipe.stop ?? recipe.epochs) {
      var pool: [TrainingSet.Example] = []
      for part in pools where epoch <= recipe.epochs - part.restEpochs {
        pool += part.share < 1 ? drawn(part) : part.examples[...]
      }
      var loss = BackwardPass.Loss()
      var words = 0
      for batch in batches(pool) {
        loss += run(batch, steps: steps)
        words += batch.reduce(0) { $0 + $1.count }
      }
      loss.tags /= Double(words)
      loss.arcs /= Double(words)
      loss.relations /= Double(words)
      loss.names /= Double(words)
      check(epoch, loss) { self.averaged() }
    }
    weights = averaged()
  }

  private func drawn(_ pool: Pool) -> ArraySlice<TrainingSet.Example> {
    random.shuffled(pool.examples).prefix(Int(pool.share * Double(pool.examples.count)))
  }

  private func averaged() -> Weights {
    var weights = weights
    weights.parameters = adam.averaged
    return weights
  }

  private func batches(_ pool: [TrainingSet.Example]) -> [[TrainingSet.Example]] {
    var batches: [[TrainingSet.Example]] = []
    var batch: [TrainingSet.Example] = []
    var words = 0
    for example in random.shuffled(pool) where example.count > 0 {
      batch.append(example)
      words += example.count
      if words >= recipe.batch {
        batches.append(batch)
        batch = []
        words = 0
      }
    }
    if !batch.isEmpty { batches.append(batch) }
    return batches
  }

  private func run(_ batch: [TrainingSet.Example], steps: Int) -> BackwardPass.Loss {
    let words = batch.reduce(0) { $0 + $1.count }
    let parts = workers.indices.map { worker in
      batch.indices.filter { $0 % workers.count == worker }.map { batch[$0] }
    }
    let sources = UncheckedPointer(pointer: adam.parameters.start)
    let team = workers
    if team.count == 1 {
      team[0].run(parts[0], sources)
    } else {
      DispatchQueue.concurrentPerform(iterations: team.count) { team[$0].run(parts[$0], sources) }
    }
    var loss = team[0].loss
    let gradient = team[0].gradient.start
    var touched = team[0].touched
    for worker in team.dropFirst() {
      loss += worker.loss
      lk_axpy(
        layout.count - layout.firstDense, 1, worker.gradient.start + layout.firstDense, gradient + layout.firstDense)
      (worker.gradient.start + layout.firstDense).update(repeating: 0, count: layout.count - layout.firstDense)
      for row in worker.touched {
        lk_axpy(row.count, 1, worker.gradient.start + row.lowerBound, gradient + row.lowerBound)
        (worker.gradient.start + row.lowerBound).update(repeating: 0, count: row.count)
      }
      touched.formUnion(worker.touched)
    }
    adam.take(gradient, rows: touched, scale: 1 / Float(words), of: steps)
    return loss
  }
}

/// A pointer that goes to other threads, which only read.
private struct UncheckedPointer: @unchecked Sendable {
  let pointer: UnsafeMutablePointer<Float>
}

/// One thread's share of a batch.
///
/// No two threads use the same worker.
private final class Worker: @unchecked Sendable {
  let pass: NetworkPass
  let backward = BackwardPass()
  let gradient: FloatBuffer
  var loss = BackwardPass.Loss()
  var touched: Set<Range<Int>> = []
  private let layout: NetworkLayout
  private let recipe: Trainer.Recipe

  init(_ shape: NetworkShape, _ layout: NetworkLayout, _ recipe: Trainer.Recipe, _ index: Int) {
    self.layout = layout
    self.recipe = recipe
    pass = NetworkPass(shape)
    pass.noise = DropoutNoise(
      embedding: recipe.embeddingDropout, layer: recipe.layerDropout, output: recipe.outputDropout,
      hidden: recipe.hiddenDropout, seed: recipe.seed &* 1_000 &+ UInt64(index) &+ 7)
    gradient = FloatBuffer(layout.count)
  }

  func run(_ examples: [TrainingSet.Example], _ parameters: UncheckedPointer) {
    var rows: [Int32] = []
    for example in examples { rows += example.rows }
    touched.removeAll(keepingCapacity: true)
    let columns = WordFeatures.count
    let wordLimit = UInt64(recipe.wordDropout * 65_536)
    let vectorLimit = UInt64(recipe.vectorDropout * 65_536)
    for start in stride(from: 0, to: rows.count, by: columns) {
      let bits = pass.noise?.next() ?? 0
      // A word never seen has no row of its own, somebody else's hashed row, and half of the time no vector.
      if bits & 0xFFFF < wordLimit {
        rows[start] = 0
        rows[start + 2] = Int32((bits >> 32) % UInt64(layout.hashed[0].rows))
        if bits >> 63 == 1 { rows[start + 1] = 0 }
      }
      if (bits >> 16) & 0xFFFF < vectorLimit { rows[start + 1] = 0 }
      touch(layout.words, rows[start])
      for (number, table) in layout.hashed.enumerated() { touch(table, rows[start + 2 + number]) }
    }
    loss = BackwardPass.Loss()
    guard !examples.isEmpty else { return }
    pass.encode(rows, lengths: examples.map(\.count), parameters: parameters.pointer)
    loss = backward.run(
      pass, gold: examples.map(\.gold), weights: recipe.weights, parameters: parameters.pointer,
      gradient: gradient.start)
  }

  private func touch(_ table: Matrix, _ row: Int32) {
    let first = table.offset + Int(row) * table.columns
    touched.insert(first..<first + table.columns)
  }
}
