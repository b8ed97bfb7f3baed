import LanguageKernels
import LanguageWeights

/// A small trained network that tells where sentences end inside a paragraph.
///
/// It sees each word, whether white space follows, and what the rules of `SentenceEnd` say; so it learns where the rules
/// are to be believed.
package final class BoundaryEngine: Sendable {
  /// Words looked at together: a longer paragraph is taken in pieces that start where a sentence ended.
  package static let longestPiece = 256
  /// Words at a piece's end that are decided with the next piece.
  private static let margin = 16
  /// How much the rules' word adds to the network's odds: that a sentence ends, that it goes on.
  ///
  /// Of 0 to 4 each these
  /// do best on EWT and GUM dev among those that pass the tables of `SentenceSplitterTests`.
  private static let endWeight: Float = 3
  private static let restWeight: Float = 2
  /// Words in a batch.
  private static let batchWords = 1_024

  package let weights: Weights
  private let passes: Spares<NetworkPass>

  /// Makes an engine.
  ///
  /// - Throws: `WeightsError.contents` where the weights are another network's.
  package init(_ weights: Weights) throws(WeightsError) {
    guard weights.shape.names == 2 else { throw .contents("labels") }
    self.weights = weights
    let shape = weights.shape
    let heads = NetworkPass.Heads.names
    let bytes = heads.matrices(weights)
    passes = Spares { NetworkPass(shape, heads: heads, bytes: bytes) }
  }

  /// The engine with the weights that are bound into the program.
  package static let bundled: Result<BoundaryEngine, WeightsError> = {
    let bytes = UnsafeRawBufferPointer(start: language_boundaries_bytes(), count: language_boundaries_count())
    do throws(WeightsError) {
      return .success(try BoundaryEngine(try Weights(bytes)))
    } catch {
      return .failure(error)
    }
  }()

  /// Appends the rows of a word.
  package static func append(_ token: Token, isRuleEnd: Bool, _ vocabulary: Vocabulary, to rows: inout [Int32]) {
    WordFeatures.append(token.form, token.lower, vocabulary, to: &rows)
    let last = rows.count - 1
    let marks: Int32 = (token.isFollowedBySpace ? 1 : 0) + (isRuleEnd ? 2 : 0)
    rows[last] = (rows[last] &* 4 &+ marks) % Int32(WordFeatures.tables[WordFeatures.tables.count - 1])
  }

  /// Replaces what the rules say by what the network says.
  ///
  /// - Parameters:
  ///   - tokens: of the whole text.
  ///   - paragraphs: as ranges of tokens.
  ///   - ends: for each token whether a sentence ends with it.
  func refine(_ tokens: [Token], _ paragraphs: [Range<Int>], _ ends: inout [Bool]) {
    passes.lend { refine(tokens, paragraphs, $0, &ends) }
  }

  private func refine(_ tokens: [Token], _ paragraphs: [Range<Int>], _ pass: NetworkPass, _ ends: inout [Bool]) {
    var open = paragraphs.filter { $0.count > 1 }
    while !open.isEmpty {
      var next: [Range<Int>] = []
      var batch: [Range<Int>] = []
      var words = 0
      for (index, paragraph) in open.enumerated() {
        batch.append(paragraph)
        words += min(paragraph.count, BoundaryEngine.longestPiece)
        if words >= BoundaryEngine.batchWords || index + 1 == open.count {
          next += refine(batch, tokens, pass, &ends)
          batch.removeAll(keepingCapacity: true)
          words = 0
        }
      }
      open = next
    }
  }

  /// Decides the first piece of each paragraph; returns what is left of those that are longer.
  private func refine(
    _ paragraphs: [Range<Int>], _ tokens: [Token], _ pass: NetworkPass, _ ends: inout [Bool]
  ) -> [Range<Int>] {
    var rows: [Int32] = []
    let pieces = paragraphs.map { $0.lowerBound..<min($0.upperBound, $0.lowerBound + BoundaryEngine.longestPiece) }
    for piece in pieces {
      for index in piece {
        BoundaryEngine.append(tokens[index], isRuleEnd: ends[index], weights.vocabulary, to: &rows)
      }
    }
    var left: [Range<Int>] = []
    weights.parameters.withUnsafeBufferPointer { buffer in
      guard let parameters = buffer.baseAddress else { return }
      pass.encode(rows, lengths: pieces.map(\.count), parameters: parameters)
      pass.scoreNames(parameters)
      for (number, words) in pass.sentences.enumerated() {
        let piece = pieces[number]
        let isLast = piece.upperBound == paragraphs[number].upperBound
        // What follows the piece is not seen, so that its last words are decided with the next one.
        let limit = isLast ? piece.upperBound : piece.upperBound - BoundaryEngine.margin
        var start = limit
        for (index, word) in zip(piece, words) where index < limit {
          let scores = pass.nameScores.start + word * 2
          let bias = ends[index] ? BoundaryEngine.endWeight : -BoundaryEngine.restWeight
          ends[index] = scores[1] - scores[0] + bias > 0
          if ends[index] { start = index + 1 }
        }
        if !isLast { left.append(start..<paragraphs[number].upperBound) }
      }
    }
    return left
  }
}
