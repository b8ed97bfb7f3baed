package import Language

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
  /// What an anchor can be told to be; 0 for the network of attributions, which asks nothing more.
  package var classes = 0

  /// The most classes that a network can tell: the trainer keeps them as bits of a number.
  package static let mostClasses = 64

  /// Makes a shape.
  package init(vectorWidth: Int) {
    self.vectorWidth = vectorWidth
  }

  /// All sizes, in the order in which a weights file holds them.
  ///
  /// The number of classes is the last and only there where there are any.
  package var sizes: [Int] {
    get {
      [vectorWidth, width, layers, headWidth, AttributionFeatures.rows, AttributionPairs.rows]
        + (classes > 0 ? [classes] : [])
    }
    set {
      guard newValue.count == 6 || newValue.count == 7 else { return }
      (vectorWidth, width, layers, headWidth) = (newValue[0], newValue[1], newValue[2], newValue[3])
      classes = newValue.count == 7 ? newValue[6] : 0
    }
  }
}

/// The order in which the attribution network's parameters lie.
package struct AttributionLayout: Sendable {
  /// Scores of a word's role: none, cue, source, content.
  package static let roles = 4
  /// Outputs of a word: its roles, whether it is an anchor, whether the content changes before it.
  package static let outputs = roles + 2
  /// Parts of the hidden layer: outputs, word as content, anchor of content, anchor of a source, word as a source.
  package static let parts = 5

  /// Rows of features, summed for a word.
  package let features: Matrix
  /// Rows of pairs, a number each.
  package let pairs: Matrix
  /// Word vector to encoder.
  package let project, projectBias: Matrix
  /// The layer over a word, its head and both neighbours.
  package let gatherNorm, gather, gatherBias: Matrix
  /// The recurrent layers.
  package let layers: [NetworkLayout.Layer]
  package let outputNorm: Matrix
  package let hidden, hiddenBias: Matrix
  package let outputs, outputsBias: Matrix
  /// Anchor × word, what the word adds alone, and no anchor.
  package let content, contentBias, contentNone: Matrix
  /// Anchor × source, what the source adds alone, and no source.
  package let source, sourceBias, sourceNone: Matrix
  /// Encoded word to what it is as an anchor; empty without classes.
  package let classes, classesBias: Matrix
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
    gatherNorm = take(2, width)
    gather = take(4 * width, width)
    gatherBias = take(1, width)
    layers = (0..<shape.layers).map { _ in
      NetworkLayout.Layer(norm: take(2, width), weights: take(width, 3 * width), gates: take(2, 2 * width))
    }
    outputNorm = take(2, width)
    hidden = take(width, AttributionLayout.parts * head)
    hiddenBias = take(1, AttributionLayout.parts * head)
    outputs = take(head, AttributionLayout.outputs)
    outputsBias = take(1, AttributionLayout.outputs)
    content = take(head, head)
    contentBias = take(1, head)
    contentNone = take(1, head + 1)
    source = take(head, head)
    sourceBias = take(1, head)
    sourceNone = take(1, head + 1)
    classes = take(shape.classes > 0 ? width : 0, shape.classes)
    classesBias = take(shape.classes > 0 ? 1 : 0, shape.classes)
    count = next
  }

  /// The dense matrices, in order.
  package var dense: [Matrix] {
    [pairs, project, projectBias, gatherNorm, gather, gatherBias] + layers.flatMap { [$0.norm, $0.weights, $0.gates] }
      + [
        outputNorm, hidden, hiddenBias, outputs, outputsBias, content, contentBias, contentNone, source, sourceBias,
        sourceNone, classes, classesBias,
      ]
  }

  /// The matrices that a network in use multiplies.
  package var parts: [ByteNetwork.Part] {
    let parts = [
      ByteNetwork.Part(project, projectBias), ByteNetwork.Part(gather, gatherBias, block: gather.rows / 4),
      ByteNetwork.Part(hidden, hiddenBias), ByteNetwork.Part(outputs, outputsBias),
      ByteNetwork.Part(content, contentBias), ByteNetwork.Part(source, sourceBias),
      ByteNetwork.Part(classes, classesBias),
    ]
    return parts.filter { $0.weights.columns > 0 } + layers.map { ByteNetwork.Part($0.weights, nil) }
  }
}
