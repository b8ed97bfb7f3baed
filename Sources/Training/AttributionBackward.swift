import Language
import Foundation
import LanguageKernels
package import Reading

/// What a piece of training text says of its attributions, a number a word of the piece.
package struct AttributionGold: Sendable {
  /// None, cue, source, content.
  package var roles: [Int32] = []
  /// For each word of content its attribution's anchor in the piece, -1 for no content, -2 where it is unknown.
  package var anchors: [Int32] = []
  /// The anchors with the heads of their sources, -1 for none; in order.
  package var sources: [(anchor: Int32, source: Int32)] = []
  /// The classes of each anchor, as bits, in the order of `sources`.
  package var classes: [UInt64] = []

  /// Makes an empty gold.
  package init() {}
}

/// How much each loss of the attribution network counts.
package struct AttributionLossWeights: Sendable {
  package var roles: Float = 0.5
  package var anchors: Float = 1
  package var changes: Float = 0.5
  package var content: Float = 1
  package var sources: Float = 2
  package var classes: Float = 1

  /// Makes the usual weights.
  package init() {}
}

/// The backward pass of the attribution network.
package final class AttributionBackward {
  /// The losses of a batch, summed.
  package struct Loss: Sendable {
    package var roles = 0.0
    package var anchors = 0.0
    package var changes = 0.0
    package var content = 0.0
    package var sources = 0.0
    package var classes = 0.0
    package var total: Double { roles + anchors + changes + content + sources + classes }

    /// Makes no loss.
    package init() {}

    package static func += (left: inout Loss, right: Loss) {
      left.roles += right.roles
      left.anchors += right.anchors
      left.changes += right.changes
      left.content += right.content
      left.sources += right.sources
      left.classes += right.classes
    }
  }

  private let hidden = FloatBuffer()
  private let contentKeys = FloatBuffer()
  private let sourceKeys = FloatBuffer()
  private let anchorRows = FloatBuffer()
  private let output = FloatBuffer()
  private let state = FloatBuffer()
  private let before = FloatBuffer()
  private let normed = FloatBuffer()
  private let gathered = FloatBuffer()
  private let vectors = FloatBuffer()

  /// Makes a backward pass.
  package init() {}

  /// Runs the outputs of an encoded and linked batch against its gold and adds the parameters' gradients.
  ///
  /// - Parameters:
  ///   - pass: after `encode` and `link`.
  ///   - gold: a piece's each.
  ///   - gradient: as long as the parameters; gains.
  package func run(
    _ pass: AttributionPass, gold: [AttributionGold], weights: AttributionLossWeights,
    parameters: UnsafePointer<Float>, gradient: UnsafeMutablePointer<Float>
  ) -> Loss {
    var loss = Loss()
    let total = AttributionLayout.parts * pass.shape.headWidth
    let hidden = hidden.clear(pass.count * total)
    outputs(pass, gold, weights, parameters, gradient, hidden, &loss)
    links(pass, gold, weights, parameters, gradient, hidden, &loss)
    if pass.noise != nil { lk_multiply(pass.count * total, pass.hiddenMask.start, hidden) }
    lk_relu_backward(pass.count * total, pass.hidden.start, hidden)
    let width = pass.shape.width
    let output = output.clear(pass.count * width)
    classes(pass, gold, weights, parameters, gradient, output, &loss)
    linear(
      pass.output.start, width, pass.count, pass.layout.hidden, pass.layout.hiddenBias, hidden, output, parameters,
      gradient)
    encoder(pass, output, parameters, gradient)
    return loss
  }

  private func outputs(
    _ pass: AttributionPass, _ gold: [AttributionGold], _ weights: AttributionLossWeights,
    _ parameters: UnsafePointer<Float>, _ gradient: UnsafeMutablePointer<Float>,
    _ hidden: UnsafeMutablePointer<Float>, _ loss: inout Loss
  ) {
    let columns = AttributionLayout.outputs
    let roles = AttributionLayout.roles
    let scores = pass.outputs.start
    for (piece, gold) in zip(pass.input.pieces, gold) {
      var isAnchor = [Bool](repeating: false, count: piece.count)
      for source in gold.sources { isAnchor[Int(source.anchor)] = true }
      for (index, word) in piece.enumerated() {
        let row = scores + word * columns
        loss.roles += against(row, roles, Int(gold.roles[index]), weights.roles)
        loss.anchors += against(row + roles, isAnchor[index], weights.anchors)
        let last = index > 0 ? gold.anchors[index - 1] : -1
        loss.changes += against(row + roles + 1, gold.anchors[index] != last, weights.changes)
      }
    }
    let head = pass.shape.headWidth
    let total = AttributionLayout.parts * head
    multiply(
      head, columns, pass.count, pass.hidden.start, aRow: total, aTransposed: true, scores, bRow: columns,
      gradient + pass.layout.outputs.offset, cRow: columns, adding: true)
    lk_sum_rows(pass.count, columns, scores, gradient + pass.layout.outputsBias.offset)
    multiply(
      pass.count, head, columns, scores, aRow: columns, parameters + pass.layout.outputs.offset, bRow: columns,
      bTransposed: true, hidden, cRow: total, adding: true)
  }

  /// The classes of the right anchors; other words have none to learn from.
  ///
  /// - Parameter output: gains the gradient of the encoded words.
  private func classes(
    _ pass: AttributionPass, _ gold: [AttributionGold], _ weights: AttributionLossWeights,
    _ parameters: UnsafePointer<Float>, _ gradient: UnsafeMutablePointer<Float>,
    _ output: UnsafeMutablePointer<Float>, _ loss: inout Loss
  ) {
    let columns = pass.shape.classes
    guard columns > 0 else { return }
    let width = pass.shape.width
    for (piece, gold) in zip(pass.input.pieces, gold) {
      for (source, bits) in zip(gold.sources, gold.classes) {
        let word = piece.lowerBound + Int(source.anchor)
        let row = pass.classes.start + word * columns
        for column in 0..<columns {
          loss.classes += against(row + column, bits >> UInt64(column) & 1 == 1, weights.classes)
        }
        linear(
          pass.output.start + word * width, width, 1, pass.layout.classes, pass.layout.classesBias, row,
          output + word * width, parameters, gradient)
      }
    }
  }

  private func links(
    _ pass: AttributionPass, _ gold: [AttributionGold], _ weights: AttributionLossWeights,
    _ parameters: UnsafePointer<Float>, _ gradient: UnsafeMutablePointer<Float>,
    _ hidden: UnsafeMutablePointer<Float>, _ loss: inout Loss
  ) {
    let layout = pass.layout
    let head = pass.shape.headWidth
    let total = AttributionLayout.parts * head
    let contentKeys = contentKeys.clear(pass.anchors.count * head)
    let sourceKeys = sourceKeys.clear(pass.anchors.count * head)
    var place: [Int: Int] = [:]
    for (index, anchor) in pass.anchors.enumerated() { place[anchor] = index }
    var sourceOf: [Int: Int] = [:]
    for (piece, gold) in zip(pass.input.pieces, gold) {
      for source in gold.sources {
        sourceOf[piece.lowerBound + Int(source.anchor)] =
          source.source < 0 ? -1 : piece.lowerBound + Int(source.source)
      }
    }
    let pairs = gradient + layout.pairs.offset
    let none = gradient + layout.contentNone.offset
    let noSource = gradient + layout.sourceNone.offset
    for (number, block) in pass.blocks.enumerated() {
      let piece = pass.input.pieces[pass.input.pieceOfBlock[number]]
      let gold = gold[pass.input.pieceOfBlock[number]]
      let columns = block.anchors.count + 1
      let content = pass.contentScores.start + block.contentScores
      var next = block.contentPairs
      for (index, word) in block.tokens.enumerated() {
        let row = content + index * columns
        let anchor = Int(gold.anchors[word - piece.lowerBound])
        var label = -1
        if anchor == -1 {
          label = 0
        } else if anchor >= 0, let found = place[piece.lowerBound + anchor], block.anchors.contains(found) {
          label = found - block.anchors.lowerBound + 1
        }
        loss.content += against(row, columns, label, weights.content)
        none[head] += row[0]
        for column in 1..<columns {
          for pair in next..<next + AttributionPairs.count { pairs[Int(pass.pairs[pair])] += row[column] }
          next += AttributionPairs.count
        }
      }
      let words = pass.hidden.start + block.tokens.lowerBound * total
      let gains = hidden + block.tokens.lowerBound * total
      // None: its row of scores is the first column.
      for index in 0..<block.tokens.count {
        lk_axpy(head, content[index * columns], parameters + layout.contentNone.offset, gains + index * total + head)
        lk_axpy(head, content[index * columns], words + index * total + head, none)
      }
      guard !block.anchors.isEmpty else { continue }
      multiply(
        block.tokens.count, head, block.anchors.count, content + 1, aRow: columns,
        pass.contentKeys.start + block.anchors.lowerBound * head, bRow: head, gains + head, cRow: total, adding: true)
      multiply(
        block.anchors.count, head, block.tokens.count, content + 1, aRow: columns, aTransposed: true, words + head,
        bRow: total, contentKeys + block.anchors.lowerBound * head, cRow: head, adding: true)
      guard !block.ownAnchors.isEmpty else { continue }
      let width = block.tokens.count + 1
      let source = pass.sourceScores.start + block.sourceScores
      next = block.sourcePairs
      for (index, anchor) in block.ownAnchors.enumerated() {
        let row = source + index * width
        var label = -1
        if let gold = sourceOf[pass.anchors[anchor]] {
          label = gold < 0 ? 0 : block.tokens.contains(gold) ? gold - block.tokens.lowerBound + 1 : -1
        }
        loss.sources += against(row, width, label, weights.sources)
        noSource[head] += row[0]
        for column in 1..<width {
          if row[column] != 0 {
            for pair in next..<next + AttributionPairs.count { pairs[Int(pass.pairs[pair])] += row[column] }
          }
          next += AttributionPairs.count
        }
        lk_axpy(head, row[0], pass.sourceAnchors.start + anchor * head, noSource)
        lk_axpy(
          head, row[0], parameters + layout.sourceNone.offset,
          hidden + pass.anchors[anchor] * total + 3 * head)
      }
      multiply(
        block.ownAnchors.count, head, block.tokens.count, source + 1, aRow: width, words + 4 * head, bRow: total,
        sourceKeys + block.ownAnchors.lowerBound * head, cRow: head, adding: true)
      multiply(
        block.tokens.count, head, block.ownAnchors.count, source + 1, aRow: width, aTransposed: true,
        pass.sourceKeys.start + block.ownAnchors.lowerBound * head, bRow: head, gains + 4 * head, cRow: total,
        adding: true)
    }
    anchorPart(pass, 2, pass.contentAnchors, layout.content, layout.contentBias, contentKeys)
    anchorPart(pass, 3, pass.sourceAnchors, layout.source, layout.sourceBias, sourceKeys)

    func anchorPart(
      _ pass: AttributionPass, _ part: Int, _ own: FloatBuffer, _ matrix: Matrix,
      _ bias: Matrix,
      _ keys: UnsafeMutablePointer<Float>
    ) {
      let rows = anchorRows.clear(pass.anchors.count * head)
      linear(own.start, head, pass.anchors.count, matrix, bias, keys, rows, parameters, gradient)
      for (index, anchor) in pass.anchors.enumerated() {
        lk_axpy(head, 1, rows + index * head, hidden + anchor * total + part * head)
      }
    }
  }

  private func encoder(
    _ pass: AttributionPass, _ output: UnsafeMutablePointer<Float>, _ parameters: UnsafePointer<Float>,
    _ gradient: UnsafeMutablePointer<Float>
  ) {
    let layout = pass.layout
    let count = pass.count
    let width = pass.shape.width
    let half = width / 2
    if pass.noise != nil { lk_multiply(count * width, pass.outputMask.start, output) }
    var state = state.clear(count * width)
    var other = before.clear(count * width)
    norm(pass.states[pass.shape.layers].start, pass.outputStats.start, layout.outputNorm, output, state)
    for layer in (0..<pass.shape.layers).reversed() {
      let parts = layout.layers[layer]
      let gates = pass.gates[layer].start
      other.update(repeating: 0, count: count * width)
      for piece in pass.input.pieces {
        let first = piece.lowerBound
        for direction in 0..<2 {
          let column = first * width + direction * half
          lk_sru_backward(
            piece.count, half, Int32(direction), gates + first * 3 * width + direction * 3 * half, 3 * width,
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
    gather(pass, state, other, parameters, gradient)
    if pass.noise != nil { lk_multiply(count * width, pass.embeddingMask.start, state) }
    let features = gradient + layout.features.offset
    for word in 0..<count {
      for index in Int(pass.input.starts[word])..<Int(pass.input.starts[word + 1]) {
        lk_axpy(width, 1, state + word * width, features + Int(pass.input.rows[index]) * width)
      }
    }
    multiply(
      pass.shape.vectorWidth, width, count, pass.vectors.start, aRow: pass.shape.vectorWidth, aTransposed: true, state,
      bRow: width, gradient + layout.project.offset, cRow: width, adding: true)
    lk_sum_rows(count, width, state, gradient + layout.projectBias.offset)

    func norm(
      _ x: UnsafePointer<Float>, _ stats: UnsafePointer<Float>, _ matrix: Matrix,
      _ dy: UnsafePointer<Float>,
      _ dx: UnsafeMutablePointer<Float>
    ) {
      lk_norm_backward(
        count, width, x, parameters + matrix.offset, stats, dy, dx, gradient + matrix.offset,
        gradient + matrix.offset + width)
    }
  }

  /// `state` gains the gradient of the embedding; `free` is overwritten.
  private func gather(
    _ pass: AttributionPass, _ state: UnsafeMutablePointer<Float>, _ free: UnsafeMutablePointer<Float>,
    _ parameters: UnsafePointer<Float>, _ gradient: UnsafeMutablePointer<Float>
  ) {
    let layout = pass.layout
    let count = pass.count
    let width = pass.shape.width
    free.update(from: state, count: count * width)
    lk_relu_backward(count * width, pass.gatherOutput.start, free)
    let gathered = gathered.clear(count * 4 * width)
    linear(
      pass.gatherInput.start, 4 * width, count, layout.gather, layout.gatherBias, free, gathered, parameters, gradient)
    let normed = normed.clear(count * width)
    for piece in pass.input.pieces {
      for word in piece {
        AttributionPass.neighbours(word, piece, pass.input.words[word].head) { slot, neighbour in
          guard neighbour >= 0 else { return }
          lk_axpy(width, 1, gathered + (word * 4 + slot) * width, normed + neighbour * width)
        }
      }
    }
    if pass.noise != nil { lk_multiply(count * width, pass.gatherMask.start, normed) }
    lk_norm_backward(
      count, width, pass.embedding.start, parameters + layout.gatherNorm.offset, pass.gatherStats.start, normed, state,
      gradient + layout.gatherNorm.offset, gradient + layout.gatherNorm.offset + width)
  }

  /// The gradients of a linear layer: weights, bias, and its input's, which gains.
  private func linear(
    _ input: UnsafePointer<Float>, _ inputRow: Int, _ count: Int, _ weights: Matrix,
    _ bias: Matrix?,
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

  /// Turns scores into the gradient of the cross-entropy and returns the loss; a negative label is no label.
  private func against(_ row: UnsafeMutablePointer<Float>, _ count: Int, _ label: Int, _ weight: Float) -> Double {
    guard label >= 0 else {
      row.update(repeating: 0, count: count)
      return 0
    }
    let right = row[label]
    let all = lk_softmax(count, row)
    row[label] -= 1
    lk_scale(count, weight, row)
    return Double(all - right)
  }

  /// The same for the score of a thing that is so or not.
  private func against(_ score: UnsafeMutablePointer<Float>, _ isSo: Bool, _ weight: Float) -> Double {
    let value = Double(score[0])
    let probability = 1 / (1 + exp(-value))
    score[0] = Float(probability - (isSo ? 1 : 0)) * weight
    return -log(max(1e-12, isSo ? probability : 1 - probability))
  }
}
