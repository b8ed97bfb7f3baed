/// The sizes of the name network.
package struct NameShape: Hashable, Sendable {
  /// Rows of the trained word table; row 0 stands for every word outside it.
  package var wordRows: Int
  /// Rows of the word vectors, which are the parser's; row 0 is zero.
  package var vectorRows: Int
  /// Rows of the lexicon; row 0 is zero.
  package var lexiconRows: Int
  /// Numbers of a word's trained row.
  package var wordWidth = 48
  /// Numbers of a word vector.
  package var vectorWidth = 96
  /// Numbers of a lexicon's row.
  package var lexiconWidth = NameLexicon.width
  /// Numbers of a hashed row.
  package var hashedWidth = 24
  /// Rows of each hashed table.
  package var hashedRows = NameFeatures.tables
  /// Numbers that stand for a corpus's habits of annotation.
  package var styleWidth = 8
  /// Numbers that stand for a word inside the encoder; even.
  package var width = 128
  /// Numbers of the output's hidden layer.
  package var headWidth = 64

  /// Makes a shape with the usual widths.
  package init(wordRows: Int, vectorRows: Int, lexiconRows: Int) {
    self.wordRows = wordRows
    self.vectorRows = vectorRows
    self.lexiconRows = lexiconRows
  }

  /// Numbers of a word's embedding: all its rows side by side.
  package var embeddingWidth: Int {
    2 * vectorWidth + wordWidth + lexiconWidth + hashedRows.count * hashedWidth + styleWidth
  }

  /// All sizes, in the order in which a weights file holds them.
  package var sizes: [Int] {
    get {
      [
        wordRows, vectorRows, lexiconRows, wordWidth, vectorWidth, lexiconWidth, hashedWidth, styleWidth, width,
        headWidth,
      ]
        + hashedRows
    }
    set {
      guard newValue.count == sizes.count else { return }
      (wordRows, vectorRows, lexiconRows) = (newValue[0], newValue[1], newValue[2])
      (wordWidth, vectorWidth, lexiconWidth) = (newValue[3], newValue[4], newValue[5])
      (hashedWidth, styleWidth, width, headWidth) = (newValue[6], newValue[7], newValue[8], newValue[9])
      hashedRows = Array(newValue[10...])
    }
  }
}

/// Whose habits of annotation a text follows.
package enum NameStyle: Int, Sendable, CaseIterable {
  /// Nobody's in particular.
  case any
  /// Worldwide newswire.
  case newswire
  /// Universal NER.
  case universal
  /// WikiGold.
  case encyclopedia
  /// re3d.
  case reports
  /// GUM.
  case multilayer
}

/// The order in which a name network's parameters lie.
package struct NameLayout: Sendable {
  /// The word vectors, which lie by themselves: they are the parser's and not trained here.
  package let vectors: Matrix
  /// The lexicon, which is not trained either.
  package let lexicon: Matrix
  /// The trained tables; a style's row is the same for all words of a text.
  package let words, styles: Matrix
  /// The hashed tables, in the order of `NameFeatures.tables`.
  package let hashed: [Matrix]
  /// Embedding to encoder.
  package let project, projectBias: Matrix
  /// The window over a word and its two neighbours.
  package let windowNorm, window, windowBias: Matrix
  /// The recurrent layer that sees one sentence, and the one that also sees the document.
  package let near, far: NetworkLayout.Layer
  /// What a word is in this sentence beside what it is on average in the document.
  package let memoryNorm, memory, memoryBias: Matrix
  /// The normalisation of the encoder's output.
  package let outputNorm: Matrix
  /// The output's hidden layer, and the output.
  package let hidden, hiddenBias, tags, tagsBias: Matrix
  /// What a tag adds that follows a tag; the last row is for a sentence's first word.
  package let transitions: Matrix
  /// How many numbers there are.
  package let count: Int
  /// The first number that is no table's.
  package let firstDense: Int

  /// Lays a network of a shape out.
  package init(_ shape: NameShape) {
    var next = 0
    func take(_ rows: Int, _ columns: Int) -> Matrix {
      defer { next += rows * columns }
      return Matrix(offset: next, rows: rows, columns: columns)
    }
    let width = shape.width
    func layer() -> NetworkLayout.Layer {
      NetworkLayout.Layer(norm: take(2, width), weights: take(width, 3 * width), gates: take(2, 2 * width))
    }
    vectors = Matrix(offset: 0, rows: shape.vectorRows, columns: shape.vectorWidth)
    lexicon = take(shape.lexiconRows, shape.lexiconWidth)
    words = take(shape.wordRows, shape.wordWidth)
    styles = take(NameStyle.allCases.count, shape.styleWidth)
    hashed = shape.hashedRows.map { take($0, shape.hashedWidth) }
    firstDense = next
    project = take(shape.embeddingWidth, width)
    projectBias = take(1, width)
    windowNorm = take(2, width)
    window = take(3 * width, width)
    windowBias = take(1, width)
    near = layer()
    memoryNorm = take(2, width)
    memory = take(2 * width, width)
    memoryBias = take(1, width)
    far = layer()
    outputNorm = take(2, width)
    hidden = take(width, shape.headWidth)
    hiddenBias = take(1, shape.headWidth)
    tags = take(shape.headWidth, NameTag.count)
    tagsBias = take(1, NameTag.count)
    transitions = take(NameTag.count + 1, NameTag.count)
    count = next
  }

  /// The tables among the parameters, in order.
  package var tables: [Matrix] { [lexicon, words, styles] + hashed }

  /// The tables that a word's rows point into, one a row number, the first two the vectors'; then the styles'.
  package var slots: [Matrix] { [vectors, vectors, words, lexicon] + hashed + [styles] }

  /// The matrices that are no tables, in order.
  package var dense: [Matrix] {
    [
      project, projectBias, windowNorm, window, windowBias, near.norm, near.weights, near.gates, memoryNorm, memory,
      memoryBias, far.norm, far.weights, far.gates, outputNorm, hidden, hiddenBias, tags, tagsBias, transitions,
    ]
  }

  /// The matrices that a network in use multiplies.
  ///
  /// What a word is made of has tables of different ranges side by side. Scales of their own for 24 numbers each halve the
  /// names that come out otherwise than by products of floats, 0.11 instead of 0.21 in a hundred on 300 news articles;
  /// blocks of 32 or 16 in the other layers changed nothing.
  package var parts: [ByteNetwork.Part] {
    [
      ByteNetwork.Part(project, projectBias, block: hashed.first?.columns),
      ByteNetwork.Part(window, windowBias, block: window.rows / 3), ByteNetwork.Part(near.weights, nil),
      ByteNetwork.Part(memory, memoryBias, block: memory.rows / 2), ByteNetwork.Part(far.weights, nil),
      ByteNetwork.Part(hidden, hiddenBias), ByteNetwork.Part(tags, tagsBias),
    ]
  }
}
