import LanguageKernels

/// The name network's values for one batch of sentences, kept where a trainer needs them again.
///
/// A batch is encoded in two halves: `encode` looks at each sentence alone; `score` also at what the same words are
/// elsewhere in their document, which the caller gathers in between, in `pool` or by itself.
package final class NamePass {
  package let shape: NameShape
  package let layout: NameLayout
  /// What a trainer drops; nil in use.
  package var noise: DropoutNoise?

  /// Row numbers of the batch's words, `NameFeatures.count` each, and the style of each sentence.
  package private(set) var rows: [Int32] = []
  package private(set) var styles: [Int] = []
  /// The sentences as ranges of words.
  package private(set) var sentences: [Range<Int>] = []
  /// Words in the batch.
  package var count: Int { sentences.last?.upperBound ?? 0 }

  package let embedding = FloatBuffer()
  package let projection = FloatBuffer()
  package let windowNormed = FloatBuffer()
  package let windowStats = FloatBuffer()
  package let windowInput = FloatBuffer()
  package let windowOutput = FloatBuffer()
  package let near: Recurrence
  /// After the first recurrent layer, and normalised.
  package let sentence = FloatBuffer()
  package let memoryStats = FloatBuffer()
  /// For each word its normalised value in its sentence, then its mean over the document.
  package let memoryInput = FloatBuffer()
  package let memoryOutput = FloatBuffer()
  package let far: Recurrence
  package let final = FloatBuffer()
  package let outputStats = FloatBuffer()
  package let output = FloatBuffer()
  package let hidden = FloatBuffer()
  /// The scores of tags, `NameTag.count` a word.
  package let scores = FloatBuffer()
  package let embeddingMask = FloatBuffer()
  package let windowMask = FloatBuffer()
  package let memoryMask = FloatBuffer()
  package let outputMask = FloatBuffer()
  package let hiddenMask = FloatBuffer()
  private let sums = FloatBuffer()
  /// What the embeddings of words come to, where they are kept from batch to batch, and in which style.
  private let projections: ProjectionCache?
  private var projectedStyle = -1
  /// The layers' products where the network is only used.
  private let bytes: ByteProducts?
  private var neighbours: [Int32] = []

  /// The tables that are not trained: the parser's word vectors, and the first network's lexicon.
  package struct Tables {
    let vectors, lexicon: UnsafePointer<Float>

    /// Names the tables.
    package init(vectors: UnsafePointer<Float>, lexicon: UnsafePointer<Float>) {
      self.vectors = vectors
      self.lexicon = lexicon
    }
  }

  /// A recurrent layer's values.
  package final class Recurrence {
    /// What goes in.
    package let input = FloatBuffer()
    package let stats = FloatBuffer()
    package let normed = FloatBuffer()
    package let mask = FloatBuffer()
    package let gates = FloatBuffer()
    package let cells = FloatBuffer()
  }

  /// Makes a pass for networks of a shape.
  ///
  /// - Parameter bytes: the network's matrices where it is only used; nil where each layer's values are kept for a
  ///   trainer. A pass in use has one set of buffers for both recurrent layers and keeps what it has computed for words
  ///   from batch to batch, so that it may be used with one network's parameters only; the sentences of a batch then have
  ///   the same style.
  package init(_ shape: NameShape, bytes: ByteNetwork? = nil) {
    let keepsLayers = bytes == nil
    self.bytes = bytes.map { ByteProducts($0) }
    self.shape = shape
    layout = NameLayout(shape)
    near = Recurrence()
    far = keepsLayers ? Recurrence() : near
    projections = keepsLayers ? nil : ProjectionCache(keyWidth: NameFeatures.count, width: shape.width)
  }

  /// Encodes a batch, each sentence alone: fills the first half of each row of `memoryInput`.
  ///
  /// - Parameters:
  ///   - rows: of all words, `NameFeatures.count` each.
  ///   - lengths: words in each sentence.
  ///   - styles: of each sentence.
  ///   - parameters: in the order of `layout`.
  ///   - tables: those that are not trained.
  package func encode(
    _ rows: [Int32], lengths: [Int], styles: [Int], parameters: UnsafePointer<Float>,
    tables: Tables
  ) {
    begin(lengths)
    self.rows = rows
    self.styles = styles
    let width = shape.width
    embed(parameters, tables)
    window(parameters)
    recur(near, layout.near, sentence, parameters)
    let norm = parameters + layout.memoryNorm.offset
    let normed = windowNormed.reserve(count * width)
    lk_norm(count, width, sentence.start, norm, norm + width, normed, memoryStats.reserve(2 * count))
    drop(windowNormed, memoryMask, count * width) { $0.layer }
    let input = memoryInput.reserve(count * 2 * width)
    for word in 0..<count { (input + word * 2 * width).update(from: normed + word * width, count: width) }
  }

  /// Starts a batch whose values after `encode` are put into `sentence` and `memoryInput` by the caller.
  package func begin(_ lengths: [Int]) {
    sentences.removeAll(keepingCapacity: true)
    var start = 0
    for length in lengths {
      sentences.append(start..<start + length)
      start += length
    }
  }

  /// Fills the second half of each row of `memoryInput`: the mean of a word's group over the batch.
  ///
  /// - Parameters:
  ///   - groups: of each word, -1 for none.
  ///   - takers: the group whose mean a word gets, -1 for none.
  package func pool(groups: [Int32], takers: [Int32]) {
    let width = shape.width
    let size = Int(groups.max() ?? -1) + 1
    let sums = sums.clear(size * width)
    let input = memoryInput.start
    let shares = NamePass.shares(groups)
    for (word, group) in groups.enumerated() where group >= 0 {
      lk_axpy(width, shares[Int(group)], input + word * 2 * width, sums + Int(group) * width)
    }
    for (word, group) in takers.enumerated() {
      let to = input + word * 2 * width + width
      if group >= 0 {
        to.update(from: sums + Int(group) * width, count: width)
      } else {
        to.update(repeating: 0, count: width)
      }
    }
  }

  /// For each group one over the number of its words.
  package static func shares(_ groups: [Int32]) -> [Float] {
    var shares = [Float](repeating: 0, count: Int(groups.max() ?? -1) + 1)
    for group in groups where group >= 0 { shares[Int(group)] += 1 }
    for index in shares.indices { shares[index] = 1 / max(1, shares[index]) }
    return shares
  }

  /// Fills `scores`; `memoryInput` and `sentence` are filled.
  package func score(_ parameters: UnsafePointer<Float>) {
    let width = shape.width
    let memory = memoryOutput.reserve(count * width)
    linear(memoryInput.start, 2 * width, layout.memory, layout.memoryBias, memory, parameters, isRectified: true)
    let input = far.input.reserve(count * width)
    input.update(from: sentence.start, count: count * width)
    lk_axpy(count * width, 1, memory, input)
    recur(far, layout.far, final, parameters)
    let norm = parameters + layout.outputNorm.offset
    let head = shape.headWidth
    if let bytes {
      bytes.normalise(count, width, final.start, norm, for: layout.hidden)
      bytes.linear(count, layout.hidden, hidden.reserve(count * head), isRectified: true)
      bytes.narrow(count, hidden.start, row: head, isPositive: true, for: layout.tags)
      return bytes.linear(count, layout.tags, scores.reserve(count * NameTag.count))
    }
    lk_norm(
      count, width, final.start, norm, norm + width, output.reserve(count * width), outputStats.reserve(2 * count))
    drop(output, outputMask, count * width) { $0.output }
    linear(
      output.start, width, layout.hidden, layout.hiddenBias, hidden.reserve(count * head), parameters,
      isRectified: true)
    drop(hidden, hiddenMask, count * head) { $0.hidden }
    linear(
      hidden.start, head, layout.tags, layout.tagsBias, scores.reserve(count * NameTag.count), parameters)
  }

  private func embed(_ parameters: UnsafePointer<Float>, _ tables: Tables) {
    let projection = projection.reserve(count * shape.width)
    guard let projections else {
      let styles = zip(sentences, styles).flatMap { words, style in words.lazy.map { _ in style } }
      return project(rows, styles, projection, parameters, tables)
    }
    let style = styles.first ?? 0
    if style != projectedStyle { projections.clear() }
    projectedStyle = style
    projections.fill(projection, rows) { rows, count, to in
      project(rows, [Int](repeating: style, count: count), to, parameters, tables)
    }
  }

  /// What the embeddings of words come to: `rows` says which, `styles` in which style each stands.
  private func project(
    _ rows: [Int32], _ styles: [Int], _ to: UnsafeMutablePointer<Float>, _ parameters: UnsafePointer<Float>,
    _ tables: Tables
  ) {
    let count = styles.count
    let total = shape.embeddingWidth
    let embedding = embedding.reserve(count * total)
    rows.withUnsafeBufferPointer { rows in
      var offset = 0
      for (number, table) in layout.slots.dropLast().enumerated() {
        let columns = table.columns
        let values =
          switch number {
          case 0, 1: tables.vectors
          case NameFeatures.lexiconColumn: tables.lexicon
          default: parameters + table.offset
          }
        for word in 0..<count {
          let row = Int(rows[word * NameFeatures.count + number])
          (embedding + word * total + offset).update(from: values + row * columns, count: columns)
        }
        offset += columns
      }
      let columns = layout.styles.columns
      for (word, style) in styles.enumerated() {
        let row = parameters + layout.styles.offset + style * columns
        (embedding + word * total + offset).update(from: row, count: columns)
      }
    }
    drop(self.embedding, embeddingMask, count * total) { $0.embedding }
    linear(embedding, total, layout.project, layout.projectBias, to, parameters, count)
  }

  /// The window over neighbours, added to what it was made from: fills the first layer's input.
  private func window(_ parameters: UnsafePointer<Float>) {
    let width = shape.width
    let norm = parameters + layout.windowNorm.offset
    let output = windowOutput.reserve(count * width)
    let state = near.input.reserve(count * width)
    state.update(from: projection.start, count: count * width)
    if let bytes {
      neighbours.removeAll(keepingCapacity: true)
      for sentence in sentences { ByteProducts.appendNeighbours(sentence, to: &neighbours) }
      bytes.normalise(count, width, projection.start, norm, for: layout.window)
      bytes.window(count, neighbours, layout.window, output)
      lk_axpy(count * width, 1, output, state)
      return
    }
    lk_norm(
      count, width, projection.start, norm, norm + width, windowNormed.reserve(count * width),
      windowStats.reserve(2 * count))
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
    linear(input, 3 * width, layout.window, layout.windowBias, output, parameters, isRectified: true)
    lk_axpy(count * width, 1, output, state)
  }

  private func recur(
    _ layer: Recurrence, _ parts: NetworkLayout.Layer, _ to: FloatBuffer, _ parameters: UnsafePointer<Float>
  ) {
    let width = shape.width
    let half = width / 2
    let norm = parameters + parts.norm.offset
    let gates = layer.gates.reserve(count * 3 * width)
    let next = to.reserve(count * width)
    if let bytes {
      bytes.normalise(count, width, layer.input.start, norm, for: parts.weights)
      bytes.linear(count, parts.weights, gates)
      for sentence in sentences {
        ByteProducts.recur(sentence, width, gates, layer.input.start, parameters + parts.gates.offset, next)
      }
      return
    }
    lk_norm(
      count, width, layer.input.start, norm, norm + width, layer.normed.reserve(count * width),
      layer.stats.reserve(2 * count))
    drop(layer.normed, layer.mask, count * width) { $0.layer }
    let cells = layer.cells.reserve(count * width)
    multiply(
      count, 3 * width, width, layer.normed.start, aRow: width, parameters + parts.weights.offset, bRow: 3 * width,
      gates, cRow: 3 * width)
    for sentence in sentences {
      let first = sentence.lowerBound
      for direction in 0..<2 {
        lk_sru(
          sentence.count, half, Int32(direction), gates + first * 3 * width + direction * 3 * half, 3 * width,
          layer.input.start + first * width + direction * half, width,
          parameters + parts.gates.offset + direction * 4 * half, cells + first * width + direction * half,
          next + first * width + direction * half)
      }
    }
  }

  private func linear(
    _ input: UnsafePointer<Float>, _ width: Int, _ weights: Matrix, _ bias: Matrix, _ to: UnsafeMutablePointer<Float>,
    _ parameters: UnsafePointer<Float>, _ count: Int? = nil, isRectified: Bool = false
  ) {
    let count = count ?? self.count
    if let bytes {
      bytes.narrow(count, input, row: width, for: weights)
      return bytes.linear(count, weights, to, isRectified: isRectified)
    }
    multiply(
      count, weights.columns, width, input, aRow: width, parameters + weights.offset, bRow: weights.columns, to,
      cRow: weights.columns)
    lk_add_row(count, weights.columns, parameters + bias.offset, to)
    if isRectified { lk_relu(count * weights.columns, to) }
  }

  private func drop(_ values: FloatBuffer, _ mask: FloatBuffer, _ count: Int, _ rate: (DropoutNoise) -> Float) {
    guard let share = noise.map(rate) else { return }
    let mask = mask.reserve(count)
    noise?.fill(mask, count, rate: share)
    lk_multiply(count, mask, values.start)
  }
}
