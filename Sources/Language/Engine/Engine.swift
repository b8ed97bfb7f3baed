import LanguageKernels
import LanguageWeights

/// A trained network in use: words in, tags, trees and names out.
///
/// Immutable and safe to share; each batch works in buffers of its own.
package final class Engine: Sendable {
  /// The most words that are looked at together; a longer sentence is encoded and parsed in pieces of this size,
  /// whose roots then hang from the first piece's.
  package static let longestPiece = 160
  /// Words in a batch of sentences: enough to keep the kernels busy, few enough for the second-level cache.
  package static let batchWords = 512

  package let weights: Weights
  /// The forms whose dictionary form no rule gives.
  package let lemmas: LemmaTable

  /// Makes an engine.
  ///
  /// - Throws: `WeightsError.contents` where the weights are another network's.
  package init(_ weights: Weights) throws(WeightsError) {
    let shape = weights.shape
    guard shape.partsOfSpeech == PartOfSpeech.allCases.count, shape.xpos == weights.labels.xpos.count,
      shape.features == weights.labels.features.count, shape.relations == weights.labels.relations.count,
      shape.names == NameTag.count
    else { throw .contents("labels") }
    self.weights = weights
    lemmas = LemmaTable(weights.lemmas)
  }

  /// The engine with the weights that are bound into the program.
  package static let bundled: Result<Engine, WeightsError> = {
    let bytes = UnsafeRawBufferPointer(start: language_weights_bytes(), count: language_weights_count())
    do throws(WeightsError) {
      return .success(try Engine(try Weights(bytes)))
    } catch {
      return .failure(error)
    }
  }()

  /// What a step computes from the shared encoding.
  package struct Wanted: OptionSet, Sendable {
    package let rawValue: Int
    package init(rawValue: Int) { self.rawValue = rawValue }
    package static let tags = Wanted(rawValue: 1)
    package static let tree = Wanted(rawValue: 2)
    package static let names = Wanted(rawValue: 4)
  }

  /// Annotates sentences, encoding each word once.
  ///
  /// - Parameters:
  ///   - text: with tokens and sentences.
  ///   - wanted: the layers to add.
  package func annotate(_ text: inout AnnotatedText, _ wanted: Wanted) {
    if wanted.contains(.names) { text.names.removeAll() }
    let pass = NetworkPass(weights.shape)
    var trees = TreeDecoder()
    var nameDecoder = NameDecoder()
    var pieces: [Range<Int>] = []
    var words = 0
    func flush(_ text: inout AnnotatedText) {
      run(pieces, pass, &trees, &nameDecoder, wanted, &text)
      pieces.removeAll(keepingCapacity: true)
      words = 0
    }
    for sentence in text.sentences {
      var start = sentence.tokens.lowerBound
      while start < sentence.tokens.upperBound {
        let end = min(start + Engine.longestPiece, sentence.tokens.upperBound)
        pieces.append(start..<end)
        words += end - start
        if words >= Engine.batchWords { flush(&text) }
        start = end
      }
    }
    flush(&text)
    if wanted.contains(.tree) { joinPieces(&text) }
    if wanted.contains(.names) { NameConsistency.apply(to: &text) }
  }

  private func run(
    _ pieces: [Range<Int>], _ pass: NetworkPass, _ trees: inout TreeDecoder, _ nameDecoder: inout NameDecoder,
    _ wanted: Wanted, _ text: inout AnnotatedText
  ) {
    guard !pieces.isEmpty else { return }
    var rows: [Int32] = []
    for piece in pieces {
      var sides = QuotationSides()
      for token in text.tokens[piece] {
        let side = sides.next(token.form, isFollowedBySpace: token.isFollowedBySpace)
        WordFeatures.append(token.form, token.lower, side: side, weights.vocabulary, to: &rows)
      }
    }
    weights.parameters.withUnsafeBufferPointer { buffer in
      guard let parameters = buffer.baseAddress else { return }
      pass.encode(rows, lengths: pieces.map(\.count), parameters: parameters)
      if wanted.contains(.tags) {
        pass.scoreTags(parameters)
        for (piece, words) in zip(pieces, pass.sentences) { tag(piece, words, pass, &text) }
      }
      if wanted.contains(.tree) { parse(pieces, pass, &trees, parameters, &text) }
      if wanted.contains(.names) {
        pass.scoreNames(parameters)
        for (piece, words) in zip(pieces, pass.sentences) {
          for name in nameDecoder.names(piece.count, pass.nameScores.start + words.lowerBound * NameTag.count) {
            let tokens = piece.lowerBound + name.tokens.lowerBound..<piece.lowerBound + name.tokens.upperBound
            text.names.append(Name(tokens: tokens, kind: Name.Kind.allCases[name.kind]))
          }
        }
      }
    }
  }

  private func tag(_ piece: Range<Int>, _ words: Range<Int>, _ pass: NetworkPass, _ text: inout AnnotatedText) {
    let shape = weights.shape
    for (token, word) in zip(piece, words) {
      let scores = pass.tagScores.start + word * shape.tagCount
      text.tokens[token].partOfSpeech = PartOfSpeech.allCases[lk_argmax(shape.partsOfSpeech, scores)]
      let xpos = lk_argmax(shape.xpos, scores + shape.partsOfSpeech)
      text.tokens[token].xpos = weights.labels.xpos[xpos]
      let features = lk_argmax(shape.features, scores + shape.partsOfSpeech + shape.xpos)
      text.tokens[token].features = weights.labels.features[features]
    }
  }

  private func parse(
    _ pieces: [Range<Int>], _ pass: NetworkPass, _ trees: inout TreeDecoder, _ parameters: UnsafePointer<Float>,
    _ text: inout AnnotatedText
  ) {
    pass.prepareArcs(parameters)
    var heads: [Int32] = []
    heads.reserveCapacity(pass.count)
    for words in pass.sentences {
      pass.scoreArcs(words, parameters)
      for head in trees.heads(words.count, pass.arcScores.start) {
        heads.append(head < 0 ? -1 : head + Int32(words.lowerBound))
      }
    }
    pass.scoreRelations(heads: heads, parameters)
    let labels = weights.labels.relations
    let root = labels.firstIndex(of: "root") ?? 0
    for (piece, words) in zip(pieces, pass.sentences) {
      for (token, word) in zip(piece, words) {
        let scores = pass.relationScores.start + word * labels.count
        guard heads[word] >= 0 else {
          text.tokens[token].head = nil
          text.tokens[token].relation = labels[root]
          continue
        }
        scores[root] = -.infinity
        text.tokens[token].head = piece.lowerBound + Int(heads[word]) - words.lowerBound
        text.tokens[token].relation = labels[lk_argmax(labels.count, scores)]
      }
    }
  }

  /// Makes one tree of the pieces of each long sentence.
  private func joinPieces(_ text: inout AnnotatedText) {
    for sentence in text.sentences where sentence.tokens.count > Engine.longestPiece {
      guard let root = sentence.tokens.first(where: { text.tokens[$0].head == nil }) else { continue }
      for index in sentence.tokens where index > root && text.tokens[index].head == nil {
        text.tokens[index].head = root
        text.tokens[index].relation = "parataxis"
      }
    }
  }
}
