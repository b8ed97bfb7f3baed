package import Language
import Foundation
import LanguageKernels

/// The buffers of a backward pass.
package final class BackwardPass {
  private let state = FloatBuffer()
  private let normed = FloatBuffer()
  private let output = FloatBuffer()
  private let hidden = FloatBuffer()
  private let relationHalves = FloatBuffer()
  private let arcQueries = FloatBuffer()
  private let arcHeads = FloatBuffer()
  private let relationHidden = FloatBuffer()
  private let windowInput = FloatBuffer()
  private let embedding = FloatBuffer()
  private let before = FloatBuffer()

  /// Makes a backward pass.
  package init() {}

  /// The losses of a batch, summed over its words.
  package struct Loss: Sendable {
    package var tags = 0.0
    package var arcs = 0.0
    package var relations = 0.0
    package var names = 0.0
    package var total: Double { tags + arcs + relations + names }

    package static func += (left: inout Loss, right: Loss) {
      left.tags += right.tags
      left.arcs += right.arcs
      left.relations += right.relations
      left.names += right.names
    }
  }

  /// Runs the heads of an encoded batch against its gold and adds the parameters' gradients.
  ///
  /// - Parameters:
  ///   - pass: after `encode`.
  ///   - gold: a sentence's gold each, in the batch's order.
  ///   - weights: of the losses of tags, arcs, relations and names.
  ///   - gradient: as long as the parameters; gains. Rows of tables that gain are those the batch looked up.
  package func run(
    _ pass: NetworkPass, gold: [Gold], weights: LossWeights, parameters: UnsafePointer<Float>,
    gradient: UnsafeMutablePointer<Float>
  ) -> Loss {
    let shape = pass.shape
    let layout = pass.layout
    let count = pass.count
    let head = shape.headWidth
    let width = shape.width
    var loss = Loss()
    let hidden = hidden.clear(count * 4 * head)
    let halves = relationHalves.clear(count * 2 * head)
    tags(pass, gold, weights.tags, parameters, gradient, hidden, &loss)
    names(pass, gold, weights.names, parameters, gradient, hidden, &loss)
    arcs(pass, gold, weights.arcs, parameters, gradient, hidden, &loss)
    relations(pass, gold, weights.relations, parameters, gradient, halves, &loss)

    if pass.noise != nil { lk_multiply(count * 4 * head, pass.hiddenMask.start, hidden) }
    lk_relu_backward(count * 4 * head, pass.hidden.start, hidden)
    let output = output.clear(count * width)
    linear(
      pass.output.start, width, count, layout.hidden, layout.hiddenBias, hidden, output, parameters, gradient)
    linear(
      pass.output.start, width, count, layout.relationHidden, layout.relationHiddenBias, halves, output, parameters,
      gradient)
    encoder(pass, output, parameters, gradient)
    return loss
  }

  private func encoder(
    _ pass: NetworkPass, _ output: UnsafeMutablePointer<Float>, _ parameters: UnsafePointer<Float>,
    _ gradient: UnsafeMutablePointer<Float>
  ) {
    let shape = pass.shape
    let layout = pass.layout
    let count = pass.count
    let width = shape.width
    let half = width / 2
    if pass.noise != nil { lk_multiply(count * width, pass.outputMask.start, output) }
    var state = state.clear(count * width)
    var other = before.clear(count * width)
    norm(pass.states[shape.layers].start, pass.outputStats.start, layout.outputNorm, output, state)
    for layer in (0..<shape.layers).reversed() {
      let parts = layout.layers[layer]
      let gates = pass.gates[layer].start
      other.update(repeating: 0, count: count * width)
      for sentence in pass.sentences {
        let first = sentence.lowerBound
        for direction in 0..<2 {
          let column = first * width + direction * half
          lk_sru_backward(
            sentence.count, half, Int32(direction), gates + first * 3 * width + direction * 3 * half, 3 * width,
            pass.states[layer].start + column, width, parameters + parts.gates.offset + direction * 4 * half,
            pass.cells[layer].start + column, state + column, other + column,
            gradient + parts.gates.offset + direction * 4 * half)
        }
      }
      let normed = normed.clear(count * width)
      linear(pass.normed[layer].start, width, count, parts.weights, nil, gates, normed, parameters, gradient)
      if pass.noise != nil { lk_multiply(count * width, pass.masks[layer].start, normed) }
      norm(pass.states[layer].start, pass.stats[layer].start, parts.norm, normed, other)
      swap(&state, &other)
    }
    window(pass, state, other, parameters, gradient)
    let total = shape.embeddingWidth
    let embedding = embedding.clear(count * total)
    linear(
      pass.embedding.start, total, count, layout.project, layout.projectBias, state, embedding, parameters, gradient)
    if pass.noise != nil { lk_multiply(count * total, pass.embeddingMask.start, embedding) }
    var offset = 0
    for (number, table) in ([layout.words, layout.vectors] + layout.hashed).enumerated() {
      if number != 1 {
        for word in 0..<count {
          let row = Int(pass.rows[word * WordFeatures.count + number])
          lk_axpy(
            table.columns, 1, embedding + word * total + offset, gradient + table.offset + row * table.columns)
        }
      }
      offset += table.columns
    }

    func norm(
      _ x: UnsafePointer<Float>, _ stats: UnsafePointer<Float>, _ matrix: Matrix, _ dy: UnsafePointer<Float>,
      _ dx: UnsafeMutablePointer<Float>
    ) {
      lk_norm_backward(
        count, width, x, parameters + matrix.offset, stats, dy, dx, gradient + matrix.offset,
        gradient + matrix.offset + width)
    }
  }

  /// `state` gains the gradient of the window's input; `free` is overwritten.
  private func window(
    _ pass: NetworkPass, _ state: UnsafeMutablePointer<Float>, _ free: UnsafeMutablePointer<Float>,
    _ parameters: UnsafePointer<Float>, _ gradient: UnsafeMutablePointer<Float>
  ) {
    let layout = pass.layout
    let count = pass.count
    let width = pass.shape.width
    free.update(from: state, count: count * width)
    lk_relu_backward(count * width, pass.windowOutput.start, free)
    let input = windowInput.clear(count * 3 * width)
    linear(
      pass.windowInput.start, 3 * width, count, layout.window, layout.windowBias, free, input, parameters, gradient)
    let normed = normed.clear(count * width)
    for sentence in pass.sentences {
      for word in sentence {
        for (slot, neighbour) in [word - 1, word, word + 1].enumerated() where sentence.contains(neighbour) {
          lk_axpy(width, 1, input + (word * 3 + slot) * width, normed + neighbour * width)
        }
      }
    }
    if pass.noise != nil { lk_multiply(count * width, pass.windowMask.start, normed) }
    // The window's input is its output less what the window added.
    lk_axpy(count * width, -1, pass.windowOutput.start, pass.states[0].start)
    lk_norm_backward(
      count, width, pass.states[0].start, parameters + layout.windowNorm.offset, pass.windowStats.start, normed, state,
      gradient + layout.windowNorm.offset, gradient + layout.windowNorm.offset + width)
  }

  /// The gradients of a linear layer: weights, bias, and its input's, which gains.
  private func linear(
    _ input: UnsafePointer<Float>, _ inputRow: Int, _ count: Int, _ weights: Matrix, _ bias: Matrix?,
    _ dy: UnsafePointer<Float>, _ dx: UnsafeMutablePointer<Float>, dxRow: Int? = nil,
    _ parameters: UnsafePointer<Float>, _ gradient: UnsafeMutablePointer<Float>
  ) {
    multiply(
      weights.rows, weights.columns, count, input, aRow: inputRow, aTransposed: true, dy, bRow: weights.columns,
      gradient + weights.offset, cRow: weights.columns, adding: true)
    if let bias { lk_sum_rows(count, weights.columns, dy, gradient + bias.offset) }
    multiply(
      count, weights.rows, weights.columns, dy, aRow: weights.columns, parameters + weights.offset,
      bRow: weights.columns, bTransposed: true, dx, cRow: dxRow ?? inputRow, adding: true)
  }

  private func tags(
    _ pass: NetworkPass, _ gold: [Gold], _ weight: Float, _ parameters: UnsafePointer<Float>,
    _ gradient: UnsafeMutablePointer<Float>, _ hidden: UnsafeMutablePointer<Float>, _ loss: inout Loss
  ) {
    let shape = pass.shape
    let total = shape.tagCount
    pass.scoreTags(parameters)
    let scores = pass.tagScores.start
    for (sentence, gold) in zip(pass.sentences, gold) {
      guard let syntax = gold.syntax else {
        (scores + sentence.lowerBound * total).update(repeating: 0, count: sentence.count * total)
        continue
      }
      for (index, word) in sentence.enumerated() {
        let row = scores + word * total
        loss.tags += against(row, shape.partsOfSpeech, syntax.partsOfSpeech[index], weight)
        loss.tags += against(row + shape.partsOfSpeech, shape.xpos, syntax.xpos[index], weight)
        loss.tags += against(
          row + shape.partsOfSpeech + shape.xpos, shape.features, syntax.features[index], weight)
      }
    }
    let head = shape.headWidth
    linear(
      pass.hidden.start + 2 * head, 4 * head, pass.count, pass.layout.tags, pass.layout.tagsBias, scores,
      hidden + 2 * head, dxRow: 4 * head, parameters, gradient)
  }

  /// Turns scores into the gradient of the cross-entropy and returns the loss; a negative label is no label.
  private func against(_ row: UnsafeMutablePointer<Float>, _ count: Int, _ label: Int32, _ weight: Float) -> Double {
    guard label >= 0 else {
      row.update(repeating: 0, count: count)
      return 0
    }
    let right = row[Int(label)]
    let all = lk_softmax(count, row)
    row[Int(label)] -= 1
    lk_scale(count, weight, row)
    return Double(all - right)
  }

  private func names(
    _ pass: NetworkPass, _ gold: [Gold], _ weight: Float, _ parameters: UnsafePointer<Float>,
    _ gradient: UnsafeMutablePointer<Float>, _ hidden: UnsafeMutablePointer<Float>, _ loss: inout Loss
  ) {
    let total = pass.shape.names
    pass.scoreNames(parameters)
    let scores = pass.nameScores.start
    for (sentence, gold) in zip(pass.sentences, gold) {
      guard let names = gold.names else {
        (scores + sentence.lowerBound * total).update(repeating: 0, count: sentence.count * total)
        continue
      }
      for (index, word) in sentence.enumerated() {
        let row = scores + word * total
        let allowed = names[index]
        lk_softmax(total, row)
        var right: Float = 1e-20
        for tag in 0..<total where allowed & (1 << UInt32(tag)) != 0 { right += row[tag] }
        loss.names -= Double(log(right))
        for tag in 0..<total where allowed & (1 << UInt32(tag)) != 0 { row[tag] -= row[tag] / right }
        lk_scale(total, weight, row)
      }
    }
    let head = pass.shape.headWidth
    linear(
      pass.hidden.start + 3 * head, 4 * head, pass.count, pass.layout.names, pass.layout.namesBias, scores,
      hidden + 3 * head, dxRow: 4 * head, parameters, gradient)
  }

  private func arcs(
    _ pass: NetworkPass, _ gold: [Gold], _ weight: Float, _ parameters: UnsafePointer<Float>,
    _ gradient: UnsafeMutablePointer<Float>, _ hidden: UnsafeMutablePointer<Float>, _ loss: inout Loss
  ) {
    let head = pass.shape.headWidth
    pass.prepareArcs(parameters)
    let queries = arcQueries.clear(pass.count * head)
    for (sentence, gold) in zip(pass.sentences, gold) {
      guard let syntax = gold.syntax else { continue }
      pass.scoreArcs(sentence, parameters)
      let size = sentence.count
      let scores = pass.arcScores.start
      for index in 0..<size {
        loss.arcs += against(scores + index * (size + 1), size + 1, syntax.heads[index] + 1, weight)
      }
      multiply(
        size, head, size + 1, scores, aRow: size + 1, pass.arcHeads.start, bRow: head,
        queries + sentence.lowerBound * head, cRow: head)
      let heads = arcHeads.clear((size + 1) * head)
      multiply(
        size + 1, head, size, scores, aRow: size + 1, aTransposed: true,
        pass.arcQueries.start + sentence.lowerBound * head, bRow: head, heads, cRow: head)
      lk_axpy(head, 1, heads, gradient + pass.layout.arcRoot.offset)
      for (index, word) in sentence.enumerated() {
        lk_axpy(head, 1, heads + (index + 1) * head, hidden + word * 4 * head + head)
      }
    }
    linear(
      pass.hidden.start, 4 * head, pass.count, pass.layout.arc, pass.layout.arcBias, queries, hidden, dxRow: 4 * head,
      parameters, gradient)
  }

  private func relations(
    _ pass: NetworkPass, _ gold: [Gold], _ weight: Float, _ parameters: UnsafePointer<Float>,
    _ gradient: UnsafeMutablePointer<Float>, _ halves: UnsafeMutablePointer<Float>, _ loss: inout Loss
  ) {
    let head = pass.shape.headWidth
    let total = pass.shape.relations
    var heads = [Int32](repeating: -1, count: pass.count)
    for (sentence, gold) in zip(pass.sentences, gold) {
      guard let syntax = gold.syntax else { continue }
      for (index, word) in sentence.enumerated() where syntax.heads[index] >= 0 {
        heads[word] = syntax.heads[index] + Int32(sentence.lowerBound)
      }
    }
    pass.scoreRelations(heads: heads, parameters)
    let scores = pass.relationScores.start
    for (sentence, gold) in zip(pass.sentences, gold) {
      for (index, word) in sentence.enumerated() {
        loss.relations += against(scores + word * total, total, gold.syntax?.relations[index] ?? -1, weight)
      }
    }
    let inner = relationHidden.clear(pass.count * head)
    linear(
      pass.relationHidden.start, head, pass.count, pass.layout.relation, pass.layout.relationBias, scores, inner,
      parameters, gradient)
    if pass.noise != nil { lk_multiply(pass.count * head, pass.relationMask.start, inner) }
    lk_relu_backward(pass.count * head, pass.relationHidden.start, inner)
    for word in 0..<pass.count {
      lk_axpy(head, 1, inner + word * head, halves + word * 2 * head)
      let other =
        heads[word] < 0 ? gradient + pass.layout.relationRoot.offset : halves + Int(heads[word]) * 2 * head + head
      lk_axpy(head, 1, inner + word * head, other)
    }
  }
}

/// How much each loss counts.
package struct LossWeights: Sendable {
  package var tags: Float
  package var arcs: Float
  package var relations: Float
  package var names: Float

  /// Makes weights.
  package init(tags: Float = 1, arcs: Float = 1, relations: Float = 1, names: Float = 1) {
    self.tags = tags
    self.arcs = arcs
    self.relations = relations
    self.names = names
  }
}

/// What a sentence of training data says; a layer that it does not have is nil.
package struct Gold: Sendable {
  /// Tags and tree; -1 is no label, a head of -1 the root.
  package struct Syntax: Sendable {
    package var partsOfSpeech: [Int32] = []
    package var xpos: [Int32] = []
    package var features: [Int32] = []
    package var heads: [Int32] = []
    package var relations: [Int32] = []
    /// Makes an empty gold.
    package init() {}
  }

  package var syntax: Syntax?
  /// For each word a bit for each name tag it may have.
  package var names: [UInt32]?

  /// Makes a gold.
  package init(syntax: Syntax? = nil, names: [UInt32]? = nil) {
    self.syntax = syntax
    self.names = names
  }
}
