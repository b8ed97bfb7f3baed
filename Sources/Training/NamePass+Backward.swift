import Foundation
package import Language
import LanguageKernels

/// The buffers of a backward pass through the name network.
package final class NameBackwardPass {
  private let hidden = FloatBuffer()
  private let output = FloatBuffer()
  private let state = FloatBuffer()
  private let other = FloatBuffer()
  private let normed = FloatBuffer()
  private let memory = FloatBuffer()
  private let sums = FloatBuffer()
  private let windowInput = FloatBuffer()
  private let embedding = FloatBuffer()
  private var lattice = NameLattice()

  /// Makes a backward pass.
  package init() {}

  /// Scores a batch against its gold and adds the parameters' gradients.
  ///
  /// - Parameters:
  ///   - pass: after `encode` and `pool`.
  ///   - gold: for each word a bit for each tag it may have.
  ///   - weights: how much each sentence counts.
  ///   - teaching: what stands in the place of gold for some sentences.
  ///   - groups: of each word, and the group whose mean it got.
  ///   - gradient: as long as the parameters; gains. Rows of tables that gain are those the batch looked up.
  /// - Returns: the loss, summed over sentences.
  package func run(
    _ pass: NamePass, gold: [UInt32], weights: [Float], teaching: NameTeaching = NameTeaching(),
    groups: (groups: [Int32], takers: [Int32]), parameters: UnsafePointer<Float>, gradient: UnsafeMutablePointer<Float>
  ) -> Double {
    let layout = pass.layout
    let count = pass.count
    let width = pass.shape.width
    let head = pass.shape.headWidth
    pass.score(parameters)
    var loss = 0.0
    for (number, sentence) in pass.sentences.enumerated() {
      let scores = pass.scores.start + sentence.lowerBound * NameTag.count
      let transitions = parameters + layout.transitions.offset
      let gain = gradient + layout.transitions.offset
      if let taught = teaching.scores[number] {
        loss += lattice.run(
          scores, taughtBy: (taught, teaching.transitions), sentence.count, weights[number], transitions, gain)
      } else {
        loss += lattice.run(scores, gold[sentence], weights[number], transitions, gain)
      }
    }
    let hidden = hidden.clear(count * head)
    linear(
      pass.hidden.start, head, count, layout.tags, layout.tagsBias, pass.scores.start, hidden, parameters, gradient)
    if pass.noise != nil { lk_multiply(count * head, pass.hiddenMask.start, hidden) }
    lk_relu_backward(count * head, pass.hidden.start, hidden)
    let output = output.clear(count * width)
    linear(pass.output.start, width, count, layout.hidden, layout.hiddenBias, hidden, output, parameters, gradient)
    if pass.noise != nil { lk_multiply(count * width, pass.outputMask.start, output) }
    let state = state.clear(count * width)
    norm(pass.final.start, pass.outputStats, layout.outputNorm, output, state, pass, parameters, gradient)
    let input = other.clear(count * width)
    recur(pass, pass.far, layout.far, state, input, parameters, gradient)
    // The second layer's input is the first's output and what the memory adds.
    state.update(from: input, count: count * width)
    remember(pass, groups, input, state, parameters, gradient)
    input.update(repeating: 0, count: count * width)
    recur(pass, pass.near, layout.near, state, input, parameters, gradient)
    window(pass, input, state, parameters, gradient)
    embed(pass, state, parameters, gradient)
    return loss
  }

  /// `state` gains the gradient of the memory's input; `added` is overwritten.
  private func remember(
    _ pass: NamePass, _ groups: (groups: [Int32], takers: [Int32]), _ added: UnsafeMutablePointer<Float>,
    _ state: UnsafeMutablePointer<Float>, _ parameters: UnsafePointer<Float>, _ gradient: UnsafeMutablePointer<Float>
  ) {
    let layout = pass.layout
    let count = pass.count
    let width = pass.shape.width
    lk_relu_backward(count * width, pass.memoryOutput.start, added)
    let memory = memory.clear(count * 2 * width)
    linear(
      pass.memoryInput.start, 2 * width, count, layout.memory, layout.memoryBias, added, memory, parameters, gradient)
    let shares = NamePass.shares(groups.groups)
    let sums = sums.clear(shares.count * width)
    for (word, group) in groups.takers.enumerated() where group >= 0 {
      lk_axpy(width, shares[Int(group)], memory + word * 2 * width + width, sums + Int(group) * width)
    }
    let normed = normed.clear(count * width)
    for (word, group) in groups.groups.enumerated() {
      let to = normed + word * width
      to.update(from: memory + word * 2 * width, count: width)
      if group >= 0 { lk_axpy(width, 1, sums + Int(group) * width, to) }
    }
    if pass.noise != nil { lk_multiply(count * width, pass.memoryMask.start, normed) }
    norm(pass.sentence.start, pass.memoryStats, layout.memoryNorm, normed, state, pass, parameters, gradient)
  }

  /// `input` gains the gradient of a layer's input.
  private func recur(
    _ pass: NamePass, _ layer: NamePass.Recurrence, _ parts: NetworkLayout.Layer, _ state: UnsafeMutablePointer<Float>,
    _ input: UnsafeMutablePointer<Float>, _ parameters: UnsafePointer<Float>, _ gradient: UnsafeMutablePointer<Float>
  ) {
    let count = pass.count
    let width = pass.shape.width
    let half = width / 2
    let gates = layer.gates.start
    for sentence in pass.sentences {
      let first = sentence.lowerBound
      for direction in 0..<2 {
        let column = first * width + direction * half
        lk_sru_backward(
          sentence.count, half, Int32(direction), gates + first * 3 * width + direction * 3 * half, 3 * width,
          layer.input.start + column, width, parameters + parts.gates.offset + direction * 4 * half,
          layer.cells.start + column, state + column, input + column,
          gradient + parts.gates.offset + direction * 4 * half)
      }
    }
    let normed = normed.clear(count * width)
    linear(layer.normed.start, width, count, parts.weights, nil, gates, normed, parameters, gradient)
    if pass.noise != nil { lk_multiply(count * width, layer.mask.start, normed) }
    norm(layer.input.start, layer.stats, parts.norm, normed, input, pass, parameters, gradient)
  }

  /// `to` becomes the gradient of the projection.
  private func window(
    _ pass: NamePass, _ state: UnsafeMutablePointer<Float>, _ to: UnsafeMutablePointer<Float>,
    _ parameters: UnsafePointer<Float>, _ gradient: UnsafeMutablePointer<Float>
  ) {
    let layout = pass.layout
    let count = pass.count
    let width = pass.shape.width
    to.update(from: state, count: count * width)
    lk_relu_backward(count * width, pass.windowOutput.start, state)
    let input = windowInput.clear(count * 3 * width)
    linear(
      pass.windowInput.start, 3 * width, count, layout.window, layout.windowBias, state, input, parameters, gradient)
    let normed = normed.clear(count * width)
    for sentence in pass.sentences {
      for word in sentence {
        for slot in 0..<3 where sentence.contains(word + slot - 1) {
          lk_axpy(width, 1, input + (word * 3 + slot) * width, normed + (word + slot - 1) * width)
        }
      }
    }
    if pass.noise != nil { lk_multiply(count * width, pass.windowMask.start, normed) }
    norm(pass.projection.start, pass.windowStats, layout.windowNorm, normed, to, pass, parameters, gradient)
  }

  private func embed(
    _ pass: NamePass, _ state: UnsafeMutablePointer<Float>, _ parameters: UnsafePointer<Float>,
    _ gradient: UnsafeMutablePointer<Float>
  ) {
    let layout = pass.layout
    let count = pass.count
    let total = pass.shape.embeddingWidth
    let embedding = embedding.clear(count * total)
    linear(
      pass.embedding.start, total, count, layout.project, layout.projectBias, state, embedding, parameters, gradient)
    if pass.noise != nil { lk_multiply(count * total, pass.embeddingMask.start, embedding) }
    var offset = 0
    for (number, table) in layout.slots.dropLast().enumerated() {
      if NameTrainer.isTrained(number) {
        for word in 0..<count {
          let row = Int(pass.rows[word * NameFeatures.count + number])
          lk_axpy(table.columns, 1, embedding + word * total + offset, gradient + table.offset + row * table.columns)
        }
      }
      offset += table.columns
    }
    let columns = layout.styles.columns
    for (number, sentence) in pass.sentences.enumerated() {
      let row = gradient + layout.styles.offset + pass.styles[number] * columns
      for word in sentence { lk_axpy(columns, 1, embedding + word * total + offset, row) }
    }
  }

  private func norm(
    _ x: UnsafePointer<Float>, _ stats: FloatBuffer, _ matrix: Matrix, _ dy: UnsafePointer<Float>,
    _ dx: UnsafeMutablePointer<Float>, _ pass: NamePass, _ parameters: UnsafePointer<Float>,
    _ gradient: UnsafeMutablePointer<Float>
  ) {
    let width = pass.shape.width
    lk_norm_backward(
      pass.count, width, x, parameters + matrix.offset, stats.start, dy, dx, gradient + matrix.offset,
      gradient + matrix.offset + width)
  }

  /// The gradients of a linear layer: weights, bias, and its input's, which gains.
  private func linear(
    _ input: UnsafePointer<Float>, _ inputRow: Int, _ count: Int, _ weights: Matrix, _ bias: Matrix?,
    _ dy: UnsafePointer<Float>, _ dx: UnsafeMutablePointer<Float>, _ parameters: UnsafePointer<Float>,
    _ gradient: UnsafeMutablePointer<Float>
  ) {
    multiply(
      weights.rows, weights.columns, count, input, aRow: inputRow, aTransposed: true, dy, bRow: weights.columns,
      gradient + weights.offset, cRow: weights.columns, adding: true)
    if let bias { lk_sum_rows(count, weights.columns, dy, gradient + bias.offset) }
    multiply(
      count, weights.rows, weights.columns, dy, aRow: weights.columns, parameters + weights.offset,
      bRow: weights.columns, bTransposed: true, dx, cRow: inputRow, adding: true)
  }
}
