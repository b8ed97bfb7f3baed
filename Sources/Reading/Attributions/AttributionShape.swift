/// The sizes of the attribution network.
package struct AttributionShape: Hashable, Sendable {
  /// Numbers of a word vector of the language engine.
  package var vectorWidth: Int
  /// Numbers that stand for a word; even.
  package var width = 128
  /// Recurrent layers.
  package var layers = 2
  /// Numbers of each head's hidden layer.
  package var headWidth = 64

  /// Makes a shape.
  package init(vectorWidth: Int) {
    self.vectorWidth = vectorWidth
  }

  /// All sizes, in the order in which a weights file holds them.
  package var sizes: [Int] {
    get { [vectorWidth, width, layers, headWidth, AttributionFeatures.rows, AttributionPairs.rows] }
    set {
      guard newValue.count == sizes.count else { return }
      (vectorWidth, width, layers, headWidth) = (newValue[0], newValue[1], newValue[2], newValue[3])
    }
  }
}

/// The order in which the attribution network's parameters lie.
package struct AttributionLayout: Sendable {
  /// Where a matrix lies among the parameters.
  package struct Matrix: Hashable, Sendable {
    /// Its first number.
    package var offset: Int
    /// Its rows: a layer's inputs.
    package var rows: Int
    /// Its columns: a layer's outputs.
    package var columns: Int
    /// How many numbers it holds.
    package var count: Int { rows * columns }
  }

  /// A layer: what stands around a word in the tree and the text is added to it, then the recurrence.
  package struct Layer: Sendable {
    /// Gain and bias of the normalisation, weights and bias of what is added.
    package var gatherNorm, gather, gatherBias: Matrix
    /// Gain and bias of the normalisation before the recurrence.
    package var norm: Matrix
    /// Candidate, forget and reset columns of the forward direction, then of the backward one.
    package var weights: Matrix
    /// For each direction forget and reset bias, forget and reset peephole.
    package var gates: Matrix
  }

  /// Scores of a word's role: none, cue, source, content.
  package static let roles = 4
  /// Words that a layer sees of the tree and the text: itself, its head, and in the first layer both neighbours.
  package static func slots(layer: Int) -> Int { layer == 0 ? 4 : 2 }
  /// Outputs of a word: its roles, whether it is an anchor, the changes of content before it.
  package static let outputs = roles + 1 + AttributionChain.changes
  /// Parts of a word's hidden layer: outputs, word as content, word as a source.
  package static let parts = 3
  /// Parts of an anchor's hidden layer: anchor of content, anchor of a source.
  package static let anchorParts = 2

  /// Rows of features, summed for a word.
  package let features: Matrix
  /// Rows of pairs, a number each.
  package let pairs: Matrix
  /// Word vector to encoder.
  package let project, projectBias: Matrix
  package let layers: [Layer]
  package let outputNorm: Matrix
  package let hidden, hiddenBias, anchorHidden, anchorHiddenBias: Matrix
  package let outputs, outputsBias: Matrix
  /// Anchor × word, what the word adds alone, and no anchor.
  package let content, contentBias, contentNone: Matrix
  /// Anchor × source, what the source adds alone, and no source.
  package let source, sourceBias, sourceNone: Matrix
  /// How many numbers there are.
  package let count: Int
  /// The first number behind the table of features.
  package let firstDense: Int

  /// Lays a network of a shape out.
  package init(_ shape: AttributionShape) {
    var next = 0
    func take(_ rows: Int, _ columns: Int) -> Matrix {
      defer { next += rows * columns }
      return Matrix(offset: next, rows: rows, columns: columns)
    }
    let width = shape.width
    let head = shape.headWidth
    features = take(AttributionFeatures.rows, width)
    firstDense = next
    pairs = take(AttributionPairs.rows, 1)
    project = take(shape.vectorWidth, width)
    projectBias = take(1, width)
    layers = (0..<shape.layers).map { layer in
      Layer(
        gatherNorm: take(2, width), gather: take(AttributionLayout.slots(layer: layer) * width, width),
        gatherBias: take(1, width), norm: take(2, width), weights: take(width, 3 * width), gates: take(2, 2 * width))
    }
    outputNorm = take(2, width)
    hidden = take(width, AttributionLayout.parts * head)
    hiddenBias = take(1, AttributionLayout.parts * head)
    anchorHidden = take(width, AttributionLayout.anchorParts * head)
    anchorHiddenBias = take(1, AttributionLayout.anchorParts * head)
    outputs = take(head, AttributionLayout.outputs)
    outputsBias = take(1, AttributionLayout.outputs)
    content = take(head, head)
    contentBias = take(1, head)
    contentNone = take(1, head + 1)
    source = take(head, head)
    sourceBias = take(1, head)
    sourceNone = take(1, head + 1)
    count = next
  }

  /// The dense matrices, in order.
  package var dense: [Matrix] {
    [pairs, project, projectBias]
      + layers.flatMap { [$0.gatherNorm, $0.gather, $0.gatherBias, $0.norm, $0.weights, $0.gates] }
      + [
        outputNorm, hidden, hiddenBias, anchorHidden, anchorHiddenBias, outputs, outputsBias, content, contentBias,
        contentNone, source, sourceBias,
        sourceNone,
      ]
  }
}
