import LanguageKernels

/// The network's values for one batch of sentences, kept where a trainer needs them again.
package final class NetworkPass {
  package let shape: NetworkShape
  package let layout: NetworkLayout
  /// What a trainer drops; nil in use.
  package var noise: DropoutNoise?

  /// Row numbers of the batch's words, `WordFeatures.count` each.
  package private(set) var rows: [Int32] = []
  /// The sentences as ranges of words.
  package private(set) var sentences: [Range<Int>] = []
  /// Words in the batch.
  package var count: Int { sentences.last?.upperBound ?? 0 }

  package let embedding = FloatBuffer()
  package let windowNormed = FloatBuffer()
  package let windowStats = FloatBuffer()
  package let windowInput = FloatBuffer()
  package let windowOutput = FloatBuffer()
  /// The encoder's values before each layer, and after the last.
  package let states: [FloatBuffer]
  package let normed: [FloatBuffer]
  package let stats: [FloatBuffer]
  package let gates: [FloatBuffer]
  package let cells: [FloatBuffer]
  package let outputStats = FloatBuffer()
  /// The encoder's normalised output, `width` numbers a word.
  package let output = FloatBuffer()
  /// Rectified hidden layers of the wanted heads, side by side.
  package let hidden = FloatBuffer()
  /// Linear halves of the relation's hidden layer.
  package let relationHalves = FloatBuffer()
  /// Dependents times the arc matrix.
  package let arcQueries = FloatBuffer()
  /// Scores of tags: universal, Penn, features.
  package let tagScores = FloatBuffer()
  package let nameScores = FloatBuffer()
  package let relationHidden = FloatBuffer()
  package let relationScores = FloatBuffer()
  /// A sentence's candidate heads: the root, then its words.
  package let arcHeads = FloatBuffer()
  /// A sentence's scores: for each word the root and every word as its head.
  package let arcScores = FloatBuffer()
  package let embeddingMask = FloatBuffer()
  package let windowMask = FloatBuffer()
  package let masks: [FloatBuffer]
  package let outputMask = FloatBuffer()
  package let hiddenMask = FloatBuffer()
  package let relationMask = FloatBuffer()

  private let heads: Heads
  /// What the embeddings of words come to, where they are kept from batch to batch.
  private let projections: ProjectionCache?
  /// The layers' products where the network is only used.
  private let bytes: ByteProducts?
  private var neighbours: [Int32] = []

  /// The hidden layers that a pass computes: neighbours in the order in which they lie in `NetworkLayout.hidden`.
  package enum Heads: Sendable {
    /// Dependent, head, tags and names, with the relation's halves.
    case all
    /// All but the names.
    case syntax
    /// Names alone, or whatever else the last output of a network is.
    case names

    /// The places of the layers among all four.
    fileprivate var places: Range<Int> {
      switch self {
      case .all: 0..<4
      case .syntax: 0..<3
      case .names: 3..<4
      }
    }

    /// A network's matrices for passes in use.
    package func matrices(_ weights: Weights) -> ByteNetwork {
      let head = weights.shape.headWidth
      let parts = NetworkLayout(weights.shape).parts(hidden: places.lowerBound * head..<places.upperBound * head)
      return ByteNetwork(weights.parameters, parts)
    }
  }

  /// Makes a pass for networks of a shape.
  ///
  /// - Parameters:
  ///   - heads: the hidden layers to compute.
  ///   - bytes: the network's matrices where it is only used; nil where each layer's values are kept for a trainer. A
  ///   pass in use has one set of buffers for all, which stays in the second-level cache, and keeps what it has computed
  ///   for words from batch to batch, so that it may be used with one network's parameters only.
  package init(_ shape: NetworkShape, heads: Heads = .all, bytes: ByteNetwork? = nil) {
    let keepsLayers = bytes == nil
    self.shape = shape
    self.bytes = bytes.map { ByteProducts($0) }
    self.heads = heads
    layout = NetworkLayout(shape)
    func buffers() -> [FloatBuffer] {
      FloatBuffer.layers(shape.layers, keeping: keepsLayers ? shape.layers : 1)
    }
    states = FloatBuffer.layers(shape.layers + 1, keeping: keepsLayers ? shape.layers + 1 : 2)
    normed = buffers()
    stats = buffers()
    gates = buffers()
    cells = buffers()
    masks = buffers()
    projections =
      keepsLayers ? nil : ProjectionCache(keyWidth: WordFeatures.count, width: shape.width)
  }

  /// Encodes a batch and computes the heads' hidden layers.
  ///
  /// - Parameters:
  ///   - rows: of all words, `WordFeatures.count` each.
  ///   - lengths: words in each sentence.
  ///   - parameters: in the order of `layout`.
  package func encode(_ rows: [Int32], lengths: [Int], parameters: UnsafePointer<Float>) {
    self.rows = rows
    sentences.removeAll(keepingCapacity: true)
    var start = 0
    for length in lengths {
      sentences.append(start..<start + length)
      start += length
    }
    embed(parameters)
    window(parameters)
    for layer in 0..<shape.layers { recur(layer, parameters) }
    let width = shape.width
    let norm = parameters + layout.outputNorm.offset
    let head = shape.headWidth
    let row = heads.places.count * head
    if let bytes {
      bytes.normalise(count, width, states[shape.layers].start, norm, for: layout.hidden)
      bytes.linear(count, layout.hidden, hidden.reserve(count * row), isRectified: true)
      if heads != .names { bytes.linear(count, layout.relationHidden, relationHalves.reserve(count * 2 * head)) }
      return
    }
    lk_norm(
      count, width, states[shape.layers].start, norm, norm + width, output.reserve(count * width),
      outputStats.reserve(2 * count))
    drop(output, outputMask, count * width) { $0.output }
    let columns = layout.hidden.columns
    let first = heads.places.lowerBound * head
    multiply(
      count, row, width, output.start, aRow: width, parameters + layout.hidden.offset + first, bRow: columns,
      hidden.reserve(count * row), cRow: row)
    lk_add_row(count, row, parameters + layout.hiddenBias.offset + first, hidden.start)
    lk_relu(count * row, hidden.start)
    drop(hidden, hiddenMask, count * row) { $0.hidden }
    guard heads != .names else { return }
    linear(
      output.start, width, layout.relationHidden, layout.relationHiddenBias, relationHalves.reserve(count * 2 * head),
      parameters)
  }

  private func embed(_ parameters: UnsafePointer<Float>) {
    let projection = windowOutput.reserve(count * shape.width)
    if let projections {
      projections.fill(projection, rows) { rows, count, to in project(rows, count, to, parameters) }
    } else {
      project(rows, count, projection, parameters)
    }
  }

  /// What the embeddings of words come to: `rows` says which.
  private func project(
    _ rows: [Int32], _ count: Int, _ to: UnsafeMutablePointer<Float>, _ parameters: UnsafePointer<Float>
  ) {
    let total = shape.embeddingWidth
    let embedding = embedding.reserve(count * total)
    let tables = [layout.words, layout.vectors] + layout.hashed
    rows.withUnsafeBufferPointer { rows in
      var offset = 0
      for (number, table) in tables.enumerated() {
        let columns = table.columns
        for word in 0..<count {
          let row = Int(rows[word * WordFeatures.count + number])
          (embedding + word * total + offset).update(
            from: parameters + table.offset + row * columns, count: columns)
        }
        offset += columns
      }
    }
    drop(self.embedding, embeddingMask, count * total) { $0.embedding }
    linear(embedding, total, layout.project, layout.projectBias, to, parameters, count)
  }

  /// The window over neighbours, added to what it was made from.
  ///
  /// `windowOutput` holds the projection until then.
  private func window(_ parameters: UnsafePointer<Float>) {
    let width = shape.width
    let state = states[0].reserve(count * width)
    state.update(from: windowOutput.start, count: count * width)
    let norm = parameters + layout.windowNorm.offset
    if let bytes {
      neighbours.removeAll(keepingCapacity: true)
      for sentence in sentences { ByteProducts.appendNeighbours(sentence, to: &neighbours) }
      bytes.normalise(count, width, state, norm, for: layout.window)
      bytes.window(count, neighbours, layout.window, windowOutput.start)
      lk_axpy(count * width, 1, windowOutput.start, state)
      return
    }
    lk_norm(
      count, width, state, norm, norm + width, windowNormed.reserve(count * width), windowStats.reserve(2 * count))
    drop(windowNormed, windowMask, count * width) { $0.layer }
    let input = windowInput.reserve(count * 3 * width)
    let normed = windowNormed.start
    for sentence in sentences {
      for word in sentence {
        for slot in 0..<3 {
          let neighbour = word + slot - 1
          let to = input + (word * 3 + slot) * width
          if sentence.contains(neighbour) {
            to.update(from: normed + neighbour * width, count: width)
          } else {
            to.update(repeating: 0, count: width)
          }
        }
      }
    }
    linear(input, 3 * width, layout.window, layout.windowBias, windowOutput.start, parameters)
    lk_relu(count * width, windowOutput.start)
    lk_axpy(count * width, 1, windowOutput.start, state)
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
      for sentence in sentences {
        ByteProducts.recur(sentence, width, gates, state, parameters + parts.gates.offset, next)
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
    for sentence in sentences {
      let first = sentence.lowerBound
      for direction in 0..<2 {
        lk_sru(
          sentence.count, half, Int32(direction), gates + first * 3 * width + direction * 3 * half, 3 * width,
          state + first * width + direction * half, width, parameters + parts.gates.offset + direction * 4 * half,
          cells + first * width + direction * half, next + first * width + direction * half)
      }
    }
  }

  /// The scores of all tags, `tagCount` a word.
  package func scoreTags(_ parameters: UnsafePointer<Float>) {
    let head = shape.headWidth
    output(part: 2, layout.tags, layout.tagsBias, tagScores.reserve(count * shape.tagCount), head, parameters)
  }

  /// The scores of name tags.
  package func scoreNames(_ parameters: UnsafePointer<Float>) {
    let head = shape.headWidth
    output(part: 3, layout.names, layout.namesBias, nameScores.reserve(count * shape.names), head, parameters)
  }

  private func output(
    part: Int, _ weights: Matrix, _ bias: Matrix, _ to: UnsafeMutablePointer<Float>, _ head: Int,
    _ parameters: UnsafePointer<Float>
  ) {
    if let bytes {
      bytes.narrow(count, hidden.start + place(part), row: hiddenRow, isPositive: true, for: weights)
      return bytes.linear(count, weights, to)
    }
    multiply(
      count, weights.columns, head, hidden.start + place(part), aRow: hiddenRow, parameters + weights.offset,
      bRow: weights.columns, to, cRow: weights.columns)
    lk_add_row(count, weights.columns, parameters + bias.offset, to)
  }

  /// Numbers of a word's hidden layers.
  private var hiddenRow: Int { heads.places.count * shape.headWidth }

  /// Where one of the four hidden layers begins in a word's.
  private func place(_ part: Int) -> Int { (part - heads.places.lowerBound) * shape.headWidth }

  /// Prepares `scoreArcs` for all sentences of the batch.
  package func prepareArcs(_ parameters: UnsafePointer<Float>) {
    let head = shape.headWidth
    if let bytes {
      bytes.narrow(count, hidden.start + place(0), row: hiddenRow, isPositive: true, for: layout.arc)
      return bytes.linear(count, layout.arc, arcQueries.reserve(count * head))
    }
    multiply(
      count, head, head, hidden.start + place(0), aRow: hiddenRow, parameters + layout.arc.offset, bRow: head,
      arcQueries.reserve(count * head), cRow: head)
    lk_add_row(count, head, parameters + layout.arcBias.offset, arcQueries.start)
  }

  /// Fills `arcScores` for a sentence: a row a word, the root's column first.
  package func scoreArcs(_ sentence: Range<Int>, _ parameters: UnsafePointer<Float>) {
    let head = shape.headWidth
    let size = sentence.count
    let heads = arcHeads.reserve((size + 1) * head)
    heads.update(from: parameters + layout.arcRoot.offset, count: head)
    for (index, word) in sentence.enumerated() {
      (heads + (index + 1) * head).update(from: hidden.start + word * hiddenRow + place(1), count: head)
    }
    multiply(
      size, size + 1, head, arcQueries.start + sentence.lowerBound * head, aRow: head, heads, bRow: head,
      bTransposed: true, arcScores.reserve(size * (size + 1)), cRow: size + 1)
  }

  /// Fills `relationScores` for all words of the batch.
  ///
  /// - Parameter heads: for each word its head's index in the batch, or -1 for the root.
  package func scoreRelations(heads: [Int32], _ parameters: UnsafePointer<Float>) {
    let head = shape.headWidth
    let halves = relationHalves.start
    let hidden = relationHidden.reserve(count * head)
    let root = parameters + layout.relationRoot.offset
    for word in 0..<count {
      let to = hidden + word * head
      to.update(from: halves + word * 2 * head, count: head)
      let other = heads[word] < 0 ? root : UnsafePointer(halves + Int(heads[word]) * 2 * head + head)
      lk_axpy(head, 1, other, to)
    }
    lk_relu(count * head, hidden)
    drop(relationHidden, relationMask, count * head) { $0.hidden }
    linear(
      hidden, head, layout.relation, layout.relationBias, relationScores.reserve(count * shape.relations),
      parameters, isPositive: true)
  }

  private func linear(
    _ input: UnsafePointer<Float>, _ width: Int, _ weights: Matrix, _ bias: Matrix, _ to: UnsafeMutablePointer<Float>,
    _ parameters: UnsafePointer<Float>, _ count: Int? = nil, isPositive: Bool = false
  ) {
    let count = count ?? self.count
    if let bytes {
      bytes.narrow(count, input, row: width, isPositive: isPositive, for: weights)
      return bytes.linear(count, weights, to)
    }
    multiply(
      count, weights.columns, width, input, aRow: width, parameters + weights.offset, bRow: weights.columns, to,
      cRow: weights.columns)
    lk_add_row(count, weights.columns, parameters + bias.offset, to)
  }

  private func drop(
    _ values: FloatBuffer, _ mask: FloatBuffer, _ count: Int, _ rate: (DropoutNoise) -> Float
  ) {
    guard noise != nil else { return }
    let rate = noise.map(rate) ?? 0
    let mask = mask.reserve(count)
    noise?.fill(mask, count, rate: rate)
    lk_multiply(count, mask, values.start)
  }
}

/// Which of a network's values a trainer drops.
package struct DropoutNoise: Sendable {
  /// Shares of numbers set to zero.
  package var embedding: Float
  package var layer: Float
  package var output: Float
  package var hidden: Float
  private var state: UInt64

  /// Makes noise from a seed.
  package init(embedding: Float, layer: Float, output: Float, hidden: Float, seed: UInt64) {
    self.embedding = embedding
    self.layer = layer
    self.output = output
    self.hidden = hidden
    state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
  }

  /// The next 64 random bits (xorshift64*).
  package mutating func next() -> UInt64 {
    state ^= state >> 12
    state ^= state << 25
    state ^= state >> 27
    return state &* 0x2545_F491_4F6C_DD1D
  }

  /// Fills a mask with 0 or 1 / (1 - rate).
  mutating func fill(_ mask: UnsafeMutablePointer<Float>, _ count: Int, rate: Float) {
    let limit = UInt64(rate * 65_536)
    let kept = 1 / (1 - rate)
    var index = 0
    while index < count {
      var bits = next()
      let end = min(index + 4, count)
      while index < end {
        mask[index] = bits & 0xFFFF < limit ? 0 : kept
        bits >>= 16
        index += 1
      }
    }
  }
}
