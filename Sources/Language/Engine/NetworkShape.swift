/// The sizes of the language engine's network.
package struct NetworkShape: Hashable, Sendable {
  /// Rows of the trained word table; row 0 stands for every word outside it.
  package var wordRows: Int
  /// Rows of the word vectors; row 0 is zero.
  package var vectorRows: Int
  /// Numbers of a word's trained row.
  package var wordWidth = 64
  /// Numbers of a word vector.
  package var vectorWidth = 64
  /// Rows of each hashed table, in the order of `WordFeatures.tables`.
  package var hashedRows = WordFeatures.tables
  /// Numbers of a hashed row.
  package var hashedWidth = 32
  /// Numbers that stand for a word inside the encoder; even.
  package var width = 192
  /// Recurrent layers.
  package var layers = 3
  /// Numbers of each head's hidden layer.
  package var headWidth = 96
  /// Universal parts of speech.
  package var partsOfSpeech: Int
  /// Parts of speech of English (Penn Treebank).
  package var xpos: Int
  /// Bundles of morphological features.
  package var features: Int
  /// Dependency relations.
  package var relations: Int
  /// Name tags.
  package var names: Int

  /// Makes a shape with the usual widths.
  package init(
    wordRows: Int, vectorRows: Int, partsOfSpeech: Int, xpos: Int, features: Int, relations: Int, names: Int
  ) {
    self.wordRows = wordRows
    self.vectorRows = vectorRows
    self.partsOfSpeech = partsOfSpeech
    self.xpos = xpos
    self.features = features
    self.relations = relations
    self.names = names
  }

  /// A small network that only tells where sentences end.
  package static func boundaries(wordRows: Int) -> NetworkShape {
    var shape = NetworkShape(
      wordRows: wordRows, vectorRows: 1, partsOfSpeech: 1, xpos: 1, features: 1, relations: 1, names: 2)
    shape.wordWidth = 16
    shape.vectorWidth = 1
    shape.hashedWidth = 12
    shape.width = 64
    shape.layers = 2
    shape.headWidth = 16
    return shape
  }

  /// Numbers of a word's embedding: its word, its vector and its hashed parts, side by side.
  package var embeddingWidth: Int { wordWidth + vectorWidth + hashedRows.count * hashedWidth }
  /// All tags of a word side by side: universal, Penn, features.
  package var tagCount: Int { partsOfSpeech + xpos + features }

  /// All sizes, in the order in which a weights file holds them.
  package var sizes: [Int] {
    get {
      [
        wordRows, vectorRows, wordWidth, vectorWidth, hashedWidth, width, layers, headWidth, partsOfSpeech, xpos,
        features, relations, names,
      ] + hashedRows
    }
    set {
      guard newValue.count == sizes.count else { return }
      (wordRows, vectorRows, wordWidth, vectorWidth) = (newValue[0], newValue[1], newValue[2], newValue[3])
      (hashedWidth, width, layers, headWidth) = (newValue[4], newValue[5], newValue[6], newValue[7])
      (partsOfSpeech, xpos, features, relations) = (newValue[8], newValue[9], newValue[10], newValue[11])
      names = newValue[12]
      hashedRows = Array(newValue[13...])
    }
  }
}

/// Where a matrix lies among a network's parameters.
package struct Matrix: Hashable, Sendable {
  /// Its first number.
  package var offset: Int
  /// Its rows: a layer's inputs.
  package var rows: Int
  /// Its columns: a layer's outputs.
  package var columns: Int
  /// How many numbers it holds.
  package var count: Int { rows * columns }

  /// Says where a matrix lies.
  package init(offset: Int, rows: Int, columns: Int) {
    self.offset = offset
    self.rows = rows
    self.columns = columns
  }
}

/// The order in which a network's parameters lie.
package struct NetworkLayout: Sendable {
  /// A recurrent layer.
  package struct Layer: Sendable {
    /// Gain and bias of the normalisation before it.
    package var norm: Matrix
    /// Candidate, forget and reset columns of the forward direction, then of the backward one.
    package var weights: Matrix
    /// For each direction forget and reset bias, forget and reset peephole.
    package var gates: Matrix

    /// Says where a layer's parameters lie.
    package init(norm: Matrix, weights: Matrix, gates: Matrix) {
      self.norm = norm
      self.weights = weights
      self.gates = gates
    }
  }

  /// The tables that words look themselves up in; all but `vectors` are trained.
  package let words, vectors: Matrix
  /// The hashed tables, in the order of `WordFeatures.tables`.
  package let hashed: [Matrix]
  /// Embedding to encoder.
  package let project, projectBias: Matrix
  /// The window over a word and its two neighbours.
  package let windowNorm, window, windowBias: Matrix
  /// The recurrent layers.
  package let layers: [Layer]
  /// The normalisation of the encoder's output.
  package let outputNorm: Matrix
  /// Hidden layers with a rectifier: dependent, head, tags, names.
  package let hidden, hiddenBias: Matrix
  /// Dependent × head, what the dependent adds alone, and the root as a head.
  package let arc, arcBias, arcRoot: Matrix
  /// The linear halves of the relation's hidden layer (dependent, head), with the root as a head, and its output.
  package let relationHidden, relationHiddenBias, relationRoot, relation, relationBias: Matrix
  /// The outputs of tags and names.
  package let tags, tagsBias, names, namesBias: Matrix
  /// How many numbers there are.
  package let count: Int
  /// The first number that is no table's.
  package let firstDense: Int

  /// Lays a network of a shape out.
  package init(_ shape: NetworkShape) {
    var next = 0
    func take(_ rows: Int, _ columns: Int) -> Matrix {
      defer { next += rows * columns }
      return Matrix(offset: next, rows: rows, columns: columns)
    }
    let width = shape.width
    let head = shape.headWidth
    vectors = take(shape.vectorRows, shape.vectorWidth)
    words = take(shape.wordRows, shape.wordWidth)
    hashed = shape.hashedRows.map { take($0, shape.hashedWidth) }
    firstDense = next
    project = take(shape.embeddingWidth, width)
    projectBias = take(1, width)
    windowNorm = take(2, width)
    window = take(3 * width, width)
    windowBias = take(1, width)
    layers = (0..<shape.layers).map { _ in
      Layer(norm: take(2, width), weights: take(width, 3 * width), gates: take(2, 2 * width))
    }
    outputNorm = take(2, width)
    hidden = take(width, 4 * head)
    hiddenBias = take(1, 4 * head)
    arc = take(head, head)
    arcBias = take(1, head)
    arcRoot = take(1, head)
    relationHidden = take(width, 2 * head)
    relationHiddenBias = take(1, 2 * head)
    relationRoot = take(1, head)
    relation = take(head, shape.relations)
    relationBias = take(1, shape.relations)
    tags = take(head, shape.tagCount)
    tagsBias = take(1, shape.tagCount)
    names = take(head, shape.names)
    namesBias = take(1, shape.names)
    count = next
  }

  /// The dense matrices with their names, in order; tables are left out.
  package var dense: [Matrix] {
    [project, projectBias, windowNorm, window, windowBias] + layers.flatMap { [$0.norm, $0.weights, $0.gates] }
      + [
        outputNorm, hidden, hiddenBias, arc, arcBias, arcRoot, relationHidden, relationHiddenBias, relationRoot,
        relation, relationBias, tags, tagsBias, names, namesBias,
      ]
  }

  /// The tables, in order.
  package var tables: [Matrix] { [vectors, words] + hashed }

  /// The matrices that a network in use multiplies.
  ///
  /// - Parameter hidden: the wanted columns of the hidden layer.
  package func parts(hidden columns: Range<Int>) -> [ByteNetwork.Part] {
    [
      ByteNetwork.Part(project, projectBias), ByteNetwork.Part(window, windowBias, block: window.rows / 3),
      ByteNetwork.Part(hidden, hiddenBias, columns: columns), ByteNetwork.Part(arc, arcBias),
      ByteNetwork.Part(relationHidden, relationHiddenBias), ByteNetwork.Part(relation, relationBias),
      ByteNetwork.Part(tags, tagsBias), ByteNetwork.Part(names, namesBias),
    ] + layers.map { ByteNetwork.Part($0.weights, nil) }
  }
}
