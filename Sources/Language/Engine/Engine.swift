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
  ///
  /// Of 192 and 512 on an EPYC with 1 MB of it, 192 was a quarter faster.
  package static let batchWords = 192

  package let weights: Weights
  /// The forms whose dictionary form no rule gives.
  package let lemmas: LemmaTable
  private let syntaxPasses: Spares<NetworkPass>

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
    let heads = NetworkPass.Heads.syntax
    let bytes = heads.matrices(weights)
    syntaxPasses = Spares { NetworkPass(shape, heads: heads, bytes: bytes) }
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
    if wanted.contains(.names) {
      annotate(&text, wanted, NetworkPass(weights.shape))
    } else {
      syntaxPasses.lend { annotate(&text, wanted, $0) }
    }
    if wanted.contains(.tree) { Engine.joinPieces(&text) }
    if wanted.contains(.names) { NameConsistency.apply(to: &text) }
  }

  private func annotate(_ text: inout AnnotatedText, _ wanted: Wanted, _ pass: NetworkPass) {
    var trees = TreeDecoder()
    var nameDecoder = NameDecoder()
    for pieces in Engine.batches(text) { run(pieces, pass, &trees, &nameDecoder, wanted, &text) }
  }

  /// A text's sentences, long ones in pieces, in batches of about `batchWords` words.
  package static func batches(_ text: AnnotatedText) -> [[Range<Int>]] {
    var batches: [[Range<Int>]] = []
    var pieces: [Range<Int>] = []
    var words = 0
    for sentence in text.sentences {
      var start = sentence.tokens.lowerBound
      while start < sentence.tokens.upperBound {
        let end = min(start + longestPiece, sentence.tokens.upperBound)
        pieces.append(start..<end)
        words += end - start
        if words >= batchWords {
          batches.append(pieces)
          pieces.removeAll(keepingCapacity: true)
          words = 0
        }
        start = end
      }
    }
    if !pieces.isEmpty { batches.append(pieces) }
    return batches
  }

  /// What the network sees of a batch: `WordFeatures.count` rows a word.
  package func rows(_ pieces: [Range<Int>], _ text: AnnotatedText) -> [Int32] {
    var rows: [Int32] = []
    for piece in pieces {
      var sides = QuotationSides()
      for token in text.tokens[piece] {
        let side = sides.next(token.form, isFollowedBySpace: token.isFollowedBySpace)
        WordFeatures.append(token.form, token.lower, side: side, weights.vocabulary, to: &rows)
      }
    }
    return rows
  }

  private func run(
    _ pieces: [Range<Int>], _ pass: NetworkPass, _ trees: inout TreeDecoder, _ nameDecoder: inout NameDecoder,
    _ wanted: Wanted, _ text: inout AnnotatedText
  ) {
    let rows = rows(pieces, text)
    weights.parameters.withUnsafeBufferPointer { buffer in
      guard let parameters = buffer.baseAddress else { return }
      pass.encode(rows, lengths: pieces.map(\.count), parameters: parameters)
      if wanted.contains(.tags) {
        pass.scoreTags(parameters)
        tag(pieces, pass.tagScores.start, &text)
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

  /// Gives each word of a batch its likeliest tags.
  ///
  /// - Parameter scores: of all words, `NetworkShape.tagCount` each.
  package func tag(_ pieces: [Range<Int>], _ scores: UnsafePointer<Float>, _ text: inout AnnotatedText) {
    let shape = weights.shape
    var scores = scores
    for token in pieces.joined() {
      text.tokens[token].partOfSpeech = PartOfSpeech.allCases[lk_argmax(shape.partsOfSpeech, scores)]
      let xpos = lk_argmax(shape.xpos, scores + shape.partsOfSpeech)
      text.tokens[token].xpos = weights.labels.xpos[xpos]
      let features = lk_argmax(shape.features, scores + shape.partsOfSpeech + shape.xpos)
      text.tokens[token].features = weights.labels.features[features]
      scores += shape.tagCount
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
    attach(pieces, heads, pass.relationScores.start, &text)
  }

  /// Gives each word of a batch its head and its likeliest relation.
  ///
  /// - Parameters:
  ///   - heads: for each word its head's place in the batch, or -1 for the root.
  ///   - scores: of all words, one a relation; the root's is overwritten.
  package func attach(
    _ pieces: [Range<Int>], _ heads: [Int32], _ scores: UnsafeMutablePointer<Float>, _ text: inout AnnotatedText
  ) {
    let labels = weights.labels.relations
    let root = labels.firstIndex(of: "root") ?? 0
    var first = 0
    for piece in pieces {
      for token in piece {
        let word = first + token - piece.lowerBound
        guard heads[word] >= 0 else {
          text.tokens[token].head = nil
          text.tokens[token].relation = labels[root]
          continue
        }
        let scores = scores + word * labels.count
        scores[root] = -.infinity
        text.tokens[token].head = piece.lowerBound + Int(heads[word]) - first
        text.tokens[token].relation = labels[lk_argmax(labels.count, scores)]
      }
      first += piece.count
    }
  }

  /// Makes one tree of the pieces of each long sentence.
  package static func joinPieces(_ text: inout AnnotatedText) {
    for sentence in text.sentences where sentence.tokens.count > Engine.longestPiece {
      guard let root = sentence.tokens.first(where: { text.tokens[$0].head == nil }) else { continue }
      for index in sentence.tokens where index > root && text.tokens[index].head == nil {
        text.tokens[index].head = root
        text.tokens[index].relation = "parataxis"
      }
    }
  }
}
