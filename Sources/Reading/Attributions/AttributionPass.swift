package import Language
import LanguageKernels

/// The attribution network's values for one batch, kept where a trainer needs them again.
package final class AttributionPass {
  /// The words of a block with the anchors they choose from, and the block's own anchors with their sources.
  package struct Block: Sendable {
    /// Words of the batch.
    package var tokens: Range<Int>
    /// Anchors of the block and of both neighbours, as indices of `anchors`.
    package var anchors: Range<Int>
    /// The block's own anchors, as indices of `anchors`.
    package var ownAnchors: Range<Int>
    /// Where its content scores start: a row a word, no anchor first.
    package var contentScores: Int
    /// Where its source scores start: a row an own anchor, no source first.
    package var sourceScores: Int
    /// Where the rows of its content pairs and of its source pairs start.
    package var contentPairs: Int
    package var sourcePairs: Int
  }

  package let shape: AttributionShape
  package let layout: AttributionLayout
  /// What a trainer drops; nil in use.
  package var noise: DropoutNoise?

  package private(set) var input = AttributionInput()
  package var count: Int { input.count }
  package let vectors = FloatBuffer()
  package let embedding = FloatBuffer()
  package let gatherNormed = FloatBuffer()
  package let gatherStats = FloatBuffer()
  package let gatherInput = FloatBuffer()
  package let gatherOutput = FloatBuffer()
  /// The encoder's values before each layer, and after the last.
  package let states: [FloatBuffer]
  package let normed: [FloatBuffer]
  package let stats: [FloatBuffer]
  package let gates: [FloatBuffer]
  package let cells: [FloatBuffer]
  package let outputStats = FloatBuffer()
  package let output = FloatBuffer()
  package let hidden = FloatBuffer()
  /// Roles, anchor, change: `AttributionLayout.outputs` numbers a word.
  package let outputs = FloatBuffer()
  /// What a word would be as an anchor: a number a class.
  package let classes = FloatBuffer()
  package let embeddingMask = FloatBuffer()
  package let gatherMask = FloatBuffer()
  package let masks: [FloatBuffer]
  package let outputMask = FloatBuffer()
  package let hiddenMask = FloatBuffer()

  /// The words that may be anchors, in order.
  package private(set) var anchors: [Int] = []
  package private(set) var blocks: [Block] = []
  /// Anchors times the content and the source matrix.
  package let contentKeys = FloatBuffer()
  package let sourceKeys = FloatBuffer()
  /// The anchors' own hidden numbers.
  package let contentAnchors = FloatBuffer()
  package let sourceAnchors = FloatBuffer()
  package let contentScores = FloatBuffer()
  package let sourceScores = FloatBuffer()
  /// Rows of pairs, `AttributionPairs.count` each.
  package private(set) var pairs: [Int32] = []
  /// The layers' products where the network is only used.
  private let bytes: ByteProducts?
  private var neighbours: [Int32] = []

  /// Makes a pass for networks of a shape.
  ///
  /// - Parameter bytes: the network's matrices where it is only used; nil where each layer's values are kept for a
  ///   trainer. A pass in use has one set of buffers for all layers.
  package init(_ shape: AttributionShape, bytes: ByteNetwork? = nil) {
    self.shape = shape
    self.bytes = bytes.map { ByteProducts($0) }
    layout = AttributionLayout(shape)
    let keepsLayers = bytes == nil
    func buffers() -> [FloatBuffer] {
      FloatBuffer.layers(shape.layers, keeping: keepsLayers ? shape.layers : 1)
    }
    states = FloatBuffer.layers(shape.layers + 1, keeping: keepsLayers ? shape.layers + 1 : 2)
    normed = buffers()
    stats = buffers()
    gates = buffers()
    cells = buffers()
    masks = buffers()
  }

  /// Encodes a batch and computes what each word is.
  ///
  /// - Parameters:
  ///   - input: the batch.
  ///   - parameters: in the order of `layout`.
  ///   - table: the word vectors, `shape.vectorWidth` numbers a row.
  package func encode(_ input: AttributionInput, parameters: UnsafePointer<Float>, table: UnsafePointer<Float>) {
    self.input = input
    embed(parameters, table)
    gather(parameters)
    for layer in 0..<shape.layers { recur(layer, parameters) }
    let width = shape.width
    let norm = parameters + layout.outputNorm.offset
    let total = AttributionLayout.parts * shape.headWidth
    if let bytes {
      bytes.normalise(count, width, states[shape.layers].start, norm, for: layout.hidden)
      bytes.linear(count, layout.hidden, hidden.reserve(count * total), isRectified: true)
      if shape.classes > 0 { bytes.linear(count, layout.classes, classes.reserve(count * shape.classes)) }
      bytes.narrow(count, hidden.start, row: total, isPositive: true, for: layout.outputs)
      return bytes.linear(count, layout.outputs, outputs.reserve(count * AttributionLayout.outputs))
    }
    lk_norm(
      count, width, states[shape.layers].start, norm, norm + width, output.reserve(count * width),
      outputStats.reserve(2 * count))
    drop(output, outputMask, count * width) { $0.output }
    linear(
      count, output.start, row: width, layout.hidden, layout.hiddenBias, hidden.reserve(count * total), parameters)
    lk_relu(count * total, hidden.start)
    drop(hidden, hiddenMask, count * total) { $0.hidden }
    let columns = AttributionLayout.outputs
    linear(
      count, hidden.start, row: total, layout.outputs, layout.outputsBias,
      outputs.reserve(count * columns), parameters)
    guard shape.classes > 0 else { return }
    linear(
      count, output.start, row: width, layout.classes, layout.classesBias, classes.reserve(count * shape.classes),
      parameters)
  }

  private func embed(_ parameters: UnsafePointer<Float>, _ table: UnsafePointer<Float>) {
    let width = shape.width
    let vectorWidth = shape.vectorWidth
    let vectors = vectors.reserve(count * vectorWidth)
    for (word, row) in input.vectors.enumerated() {
      (vectors + word * vectorWidth).update(from: table + Int(row) * vectorWidth, count: vectorWidth)
    }
    linear(
      count, vectors, row: vectorWidth, layout.project, layout.projectBias, embedding.reserve(count * width), parameters
    )
    let features = parameters + layout.features.offset
    input.rows.withUnsafeBufferPointer { rows in
      for word in 0..<count {
        let to = embedding.start + word * width
        for index in Int(input.starts[word])..<Int(input.starts[word + 1]) {
          lk_axpy(width, 1, features + Int(rows[index]) * width, to)
        }
      }
    }
    drop(embedding, embeddingMask, count * width) { $0.embedding }
  }

  private func gather(_ parameters: UnsafePointer<Float>) {
    let width = shape.width
    let norm = parameters + layout.gatherNorm.offset
    let state = states[0].reserve(count * width)
    state.update(from: embedding.start, count: count * width)
    let output = gatherOutput.reserve(count * width)
    if let bytes {
      neighbours.removeAll(keepingCapacity: true)
      for piece in input.pieces {
        for word in piece {
          AttributionPass.neighbours(word, piece, input.words[word].head) { neighbours.append(Int32($1)) }
        }
      }
      bytes.normalise(count, width, embedding.start, norm, for: layout.gather)
      bytes.window(count, neighbours, layout.gather, output)
      lk_axpy(count * width, 1, output, state)
      return
    }
    lk_norm(
      count, width, embedding.start, norm, norm + width, gatherNormed.reserve(count * width),
      gatherStats.reserve(2 * count))
    drop(gatherNormed, gatherMask, count * width) { $0.layer }
    let gathered = gatherInput.reserve(count * 4 * width)
    let normed = gatherNormed.start
    for piece in input.pieces {
      for word in piece {
        AttributionPass.neighbours(word, piece, input.words[word].head) { slot, neighbour in
          let to = gathered + (word * 4 + slot) * width
          if neighbour >= 0 {
            to.update(from: normed + neighbour * width, count: width)
          } else {
            to.update(repeating: 0, count: width)
          }
        }
      }
    }
    linear(
      count, gathered, row: 4 * width, layout.gather, layout.gatherBias, output, parameters)
    lk_relu(count * width, output)
    lk_axpy(count * width, 1, output, state)
  }

  /// Calls with each slot of the layer over a word: itself, its head, the word before and the one after; -1 for none.
  @inline(__always)
  package static func neighbours(_ word: Int, _ piece: Range<Int>, _ head: Int32, _ body: (Int, Int) -> Void) {
    body(0, word)
    body(1, Int(head))
    body(2, word > piece.lowerBound ? word - 1 : -1)
    body(3, word + 1 < piece.upperBound ? word + 1 : -1)
  }

  private func recur(_ layer: Int, _ parameters: UnsafePointer<Float>) {
    let width = shape.width
    let half = width / 2
    let parts = layout.layers[layer]
    let state = states[layer].start
    let norm = parameters + parts.norm.offset
    let gates = gates[layer].reserve(count * 3 * width)
    let next = states[layer + 1].reserve(count * width)
    if let bytes {
      bytes.normalise(count, width, state, norm, for: parts.weights)
      bytes.linear(count, parts.weights, gates)
      for piece in input.pieces {
        ByteProducts.recur(piece, width, gates, state, parameters + parts.gates.offset, next)
      }
      return
    }
    lk_norm(
      count, width, state, norm, norm + width, normed[layer].reserve(count * width), stats[layer].reserve(2 * count))
    drop(normed[layer], masks[layer], count * width) { $0.layer }
    let cells = cells[layer].reserve(count * width)
    multiply(
      count, 3 * width, width, normed[layer].start, aRow: width, parameters + parts.weights.offset, bRow: 3 * width,
      gates, cRow: 3 * width)
    for piece in input.pieces {
      let first = piece.lowerBound
      for direction in 0..<2 {
        lk_sru(
          piece.count, half, Int32(direction), gates + first * 3 * width + direction * 3 * half, 3 * width,
          state + first * width + direction * half, width, parameters + parts.gates.offset + direction * 4 * half,
          cells + first * width + direction * half, next + first * width + direction * half)
      }
    }
  }

  /// Scores every word against the anchors it may belong to, and every anchor against its sources.
  ///
  /// - Parameter anchors: words of the batch, in order.
  package func link(_ anchors: [Int], parameters: UnsafePointer<Float>) {
    self.anchors = anchors
    layOut()
    let head = shape.headWidth
    let total = AttributionLayout.parts * head
    func keys(
      _ part: Int, _ own: FloatBuffer, _ matrix: Matrix, _ bias: Matrix,
      _ keys: FloatBuffer
    ) {
      let rows = own.reserve(anchors.count * head)
      for (index, anchor) in anchors.enumerated() {
        (rows + index * head).update(from: hidden.start + anchor * total + part * head, count: head)
      }
      linear(
        anchors.count, rows, row: head, isPositive: true, matrix, bias, keys.reserve(anchors.count * head), parameters)
    }
    keys(2, contentAnchors, layout.content, layout.contentBias, contentKeys)
    keys(3, sourceAnchors, layout.source, layout.sourceBias, sourceKeys)
    readPairs()
    let pairTable = parameters + layout.pairs.offset
    let contentNone = parameters + layout.contentNone.offset
    let sourceNone = parameters + layout.sourceNone.offset
    for block in blocks {
      let words = hidden.start + block.tokens.lowerBound * total
      let columns = block.anchors.count + 1
      let content = contentScores.start + block.contentScores
      multiply(
        block.tokens.count, 1, head, words + head, aRow: total, contentNone, bRow: 1, content, cRow: columns)
      for word in 0..<block.tokens.count { content[word * columns] += contentNone[head] }
      guard !block.anchors.isEmpty else { continue }
      multiply(
        block.tokens.count, block.anchors.count, head, words + head, aRow: total,
        contentKeys.start + block.anchors.lowerBound * head, bRow: head, bTransposed: true, content + 1, cRow: columns)
      var next = block.contentPairs
      for word in 0..<block.tokens.count {
        for anchor in 0..<block.anchors.count { content[word * columns + 1 + anchor] += sum(&next) }
      }
      guard !block.ownAnchors.isEmpty else { continue }
      let width = block.tokens.count + 1
      let source = sourceScores.start + block.sourceScores
      let own = sourceKeys.start + block.ownAnchors.lowerBound * head
      multiply(
        block.ownAnchors.count, 1, head, sourceAnchors.start + block.ownAnchors.lowerBound * head, aRow: head,
        sourceNone, bRow: 1, source, cRow: width)
      multiply(
        block.ownAnchors.count, block.tokens.count, head, own, aRow: head, words + 4 * head, bRow: total,
        bTransposed: true, source + 1, cRow: width)
      next = block.sourcePairs
      for anchor in 0..<block.ownAnchors.count {
        source[anchor * width] += sourceNone[head]
        for word in 0..<block.tokens.count { source[anchor * width + 1 + word] += sum(&next) }
      }
    }

    func sum(_ next: inout Int) -> Float {
      var total: Float = 0
      for index in next..<next + AttributionPairs.count { total += pairTable[Int(pairs[index])] }
      next += AttributionPairs.count
      return total
    }
  }

  private func layOut() {
    blocks.removeAll(keepingCapacity: true)
    var first = 0
    var own: [Range<Int>] = []
    for block in input.blocks {
      var end = first
      while end < anchors.count, anchors[end] < block.upperBound { end += 1 }
      own.append(first..<end)
      first = end
    }
    var content = 0
    var source = 0
    var pair = 0
    for (index, tokens) in input.blocks.enumerated() {
      let piece = input.pieceOfBlock[index]
      var low = own[index].lowerBound
      var high = own[index].upperBound
      if index > 0, input.pieceOfBlock[index - 1] == piece { low = own[index - 1].lowerBound }
      if index + 1 < own.count, input.pieceOfBlock[index + 1] == piece { high = own[index + 1].upperBound }
      let pairsOfContent = pair
      pair += tokens.count * (high - low) * AttributionPairs.count
      blocks.append(
        Block(
          tokens: tokens, anchors: low..<high, ownAnchors: own[index], contentScores: content, sourceScores: source,
          contentPairs: pairsOfContent, sourcePairs: pair))
      pair += tokens.count * own[index].count * AttributionPairs.count
      content += tokens.count * (high - low + 1)
      source += (tokens.count + 1) * own[index].count
    }
    contentScores.reserve(content)
    sourceScores.reserve(source)
    if pairs.count < pair { pairs = [Int32](repeating: 0, count: pair + pair / 4) }
  }

  private func readPairs() {
    let step = AttributionPairs.count
    input.words.withUnsafeBufferPointer { words in
      guard let start = words.baseAddress else { return }
      var reader = AttributionPairs(start)
      pairs.withUnsafeMutableBufferPointer { pairs in
        guard let rows = pairs.baseAddress else { return }
        for block in blocks {
          for (column, anchor) in block.anchors.enumerated() {
            reader.read(
              anchor: anchors[anchor], tokens: block.tokens, isSource: false,
              to: rows + block.contentPairs + column * step, stride: block.anchors.count * step)
          }
          for (row, anchor) in block.ownAnchors.enumerated() {
            reader.read(
              anchor: anchors[anchor], tokens: block.tokens, isSource: true,
              to: rows + block.sourcePairs + row * block.tokens.count * step, stride: step)
          }
        }
      }
    }
  }

  private func linear(
    _ count: Int, _ input: UnsafePointer<Float>, row: Int, isPositive: Bool = false, _ weights: Matrix, _ bias: Matrix,
    _ to: UnsafeMutablePointer<Float>, _ parameters: UnsafePointer<Float>
  ) {
    if let bytes {
      bytes.narrow(count, input, row: row, isPositive: isPositive, for: weights)
      return bytes.linear(count, weights, to)
    }
    let columns = weights.columns
    multiply(
      count, columns, weights.rows, input, aRow: row, parameters + weights.offset, bRow: columns, to, cRow: columns)
    lk_add_row(count, columns, parameters + bias.offset, to)
  }

  /// Sets a share of numbers to zero and widens the others, as far as a trainer drops any.
  private func drop(_ values: FloatBuffer, _ mask: FloatBuffer, _ count: Int, _ rate: (DropoutNoise) -> Float) {
    guard var noise else { return }
    let rate = rate(noise)
    let limit = UInt64(rate * 65_536)
    let kept = 1 / (1 - rate)
    let size = (count + 3) / 4 * 4
    let start = mask.reserve(size)
    for index in stride(from: 0, to: size, by: 4) {
      let bits = noise.next()
      start[index] = bits & 0xFFFF < limit ? 0 : kept
      start[index + 1] = (bits >> 16) & 0xFFFF < limit ? 0 : kept
      start[index + 2] = (bits >> 32) & 0xFFFF < limit ? 0 : kept
      start[index + 3] = bits >> 48 < limit ? 0 : kept
    }
    self.noise = noise
    lk_multiply(count, start, values.start)
  }
}
