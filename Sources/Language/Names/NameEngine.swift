import LanguageKernels
import LanguageWeights

/// A trained name network in use: a text's tokens and sentences in, names out.
///
/// Immutable and safe to share; each text is worked on in buffers of its own.
package final class NameEngine: Sendable {
  /// The most words of a sentence that are looked at together; a longer one is taken in pieces of this size.
  package static let longestPiece = 160
  /// The most words that count as one document where a word is compared with its other places: bounds the memory.
  package static let longestDocument = 4_096
  /// Words in a batch of sentences, as in `Engine`.
  private static let batchWords = 192

  package let weights: NameWeights
  /// What a tag adds that follows a tag, for `NameDecoder`.
  package let transitions: [Float]
  private let workplaces: Spares<Workplace>

  /// The buffers for one text.
  private final class Workplace {
    let pass: NamePass
    let sentences = FloatBuffer()
    let normed = FloatBuffer()
    let means = FloatBuffer()
    let scores = FloatBuffer()

    init(_ shape: NameShape) {
      pass = NamePass(shape, keepsLayers: false)
    }
  }

  /// Makes an engine.
  package init(_ weights: NameWeights) {
    self.weights = weights
    let matrix = NameLayout(weights.shape).transitions
    transitions = Array(weights.parameters[matrix.offset..<matrix.offset + matrix.count])
    let shape = weights.shape
    workplaces = Spares { Workplace(shape) }
  }

  /// The engine with the weights that are bound into the program.
  package static let bundled: Result<NameEngine, WeightsError> = {
    let bytes = UnsafeRawBufferPointer(start: language_names_bytes(), count: language_names_count())
    do throws(WeightsError) {
      return .success(NameEngine(try NameWeights(bytes)))
    } catch {
      return .failure(error)
    }
  }()

  /// Replaces a text's names.
  ///
  /// - Parameters:
  ///   - text: with tokens and sentences.
  ///   - style: whose habits of annotation to follow; of all, Worldwide newswire's do best on its held-back tenth, and
  ///     on Universal NER EWT dev better than nobody's in particular.
  package func annotate(_ text: inout AnnotatedText, style: NameStyle = .newswire) {
    var names: [Name] = []
    var decoder = NameDecoder(transitions: transitions)
    score(text, style: style) { pieces, scores in NameEngine.decode(pieces, scores, &decoder, &names) }
    text.names = names
    NameConsistency.apply(to: &text)
  }

  /// Computes the scores of a text's name tags.
  ///
  /// - Parameters:
  ///   - text: with tokens and sentences.
  ///   - style: whose habits of annotation to follow.
  ///   - body: gets sentences, long ones in pieces, and the scores of their words, `NameTag.count` each; called for
  ///     each `longestDocument` words.
  package func score(
    _ text: AnnotatedText, style: NameStyle, _ body: ([Range<Int>], UnsafePointer<Float>) -> Void
  ) {
    workplaces.lend { place in
      var pieces: [Range<Int>] = []
      var words = 0
      for sentence in text.sentences {
        var start = sentence.tokens.lowerBound
        while start < sentence.tokens.upperBound {
          let end = min(start + NameEngine.longestPiece, sentence.tokens.upperBound)
          if words + end - start > NameEngine.longestDocument {
            body(pieces, score(pieces, style, text.tokens, place))
            pieces.removeAll(keepingCapacity: true)
            words = 0
          }
          pieces.append(start..<end)
          words += end - start
          start = end
        }
      }
      if !pieces.isEmpty { body(pieces, score(pieces, style, text.tokens, place)) }
    }
  }

  /// Appends the names of sentences.
  package static func decode(
    _ pieces: [Range<Int>], _ scores: UnsafePointer<Float>, _ decoder: inout NameDecoder, _ names: inout [Name]
  ) {
    var scores = scores
    for piece in pieces {
      for name in decoder.names(piece.count, scores) {
        let tokens = piece.lowerBound + name.tokens.lowerBound..<piece.lowerBound + name.tokens.upperBound
        names.append(Name(tokens: tokens, kind: Name.Kind.allCases[name.kind]))
      }
      scores += piece.count * NameTag.count
    }
  }

  private func score(
    _ pieces: [Range<Int>], _ style: NameStyle, _ tokens: [Token], _ place: Workplace
  ) -> UnsafePointer<Float> {
    var document = NameDocument()
    for piece in pieces { document.append(tokens[piece], weights.words) }
    let pass = place.pass
    let width = weights.shape.width
    let total = document.count
    let sentences = place.sentences.reserve(total * width)
    let normed = place.normed.reserve(total * width)
    let batches = NameEngine.batches(pieces.map(\.count))
    let members = document.groups()
    let means = place.means.clear(members.shares.count * width)
    let scores = place.scores.reserve(total * NameTag.count)
    weights.parameters.withUnsafeBufferPointer { buffer in
      guard let parameters = buffer.baseAddress else { return }
      for batch in batches {
        let first = batch.words.lowerBound
        let count = batch.words.count
        let columns = NameFeatures.count
        pass.encode(
          Array(document.rows[first * columns..<(first + count) * columns]), lengths: batch.lengths,
          styles: [Int](repeating: style.rawValue, count: batch.lengths.count), parameters: parameters)
        (sentences + first * width).update(from: pass.sentence.start, count: count * width)
        for word in 0..<count {
          let values = pass.memoryInput.start + word * 2 * width
          (normed + (first + word) * width).update(from: values, count: width)
          let group = Int(members.groups[first + word])
          if group >= 0 { lk_axpy(width, members.shares[group], values, means + group * width) }
        }
      }
      for batch in batches {
        let first = batch.words.lowerBound
        pass.begin(batch.lengths)
        pass.sentence.reserve(pass.count * width).update(from: sentences + first * width, count: pass.count * width)
        let input = pass.memoryInput.reserve(pass.count * 2 * width)
        for word in 0..<pass.count {
          let to = input + word * 2 * width
          to.update(from: normed + (first + word) * width, count: width)
          let group = Int(members.takers[first + word])
          if group >= 0 {
            (to + width).update(from: means + group * width, count: width)
          } else {
            (to + width).update(repeating: 0, count: width)
          }
        }
        pass.score(parameters)
        (scores + first * NameTag.count).update(from: pass.scores.start, count: pass.count * NameTag.count)
      }
    }
    return UnsafePointer(scores)
  }

  private static func batches(_ lengths: [Int]) -> [(words: Range<Int>, lengths: [Int])] {
    var batches: [(words: Range<Int>, lengths: [Int])] = []
    var current: [Int] = []
    var start = 0
    var end = 0
    for (index, length) in lengths.enumerated() {
      current.append(length)
      end += length
      if end - start >= batchWords || index + 1 == lengths.count {
        batches.append((start..<end, current))
        current = []
        start = end
      }
    }
    return batches
  }
}

/// A document's words as the name network sees them.
package struct NameDocument: Sendable {
  /// `NameFeatures.count` numbers a word.
  package private(set) var rows: [Int32] = []
  private var hashes: [UInt64] = []
  private var isCapital: [Bool] = []

  /// Words so far.
  package var count: Int { hashes.count }

  /// Makes an empty document.
  package init() {}

  /// Appends a sentence.
  package mutating func append(_ tokens: ArraySlice<Token>, _ words: NameFeatures.Words) {
    let kinds = tokens.map { NameFeatures.kind($0.form) }
    let capitals = NameFeatures.Capitals(zip(tokens, kinds).lazy.map { ($0.form, $1) })
    for (index, (token, kind)) in zip(tokens, kinds).enumerated() {
      hashes.append(
        NameFeatures.append(
          token.form, token.lower, kind, isFirst: index == 0, capitals: capitals, words, to: &rows))
      isCapital.append(kind == .capitalised || kind == .upper)
    }
  }

  /// Words that are alike but for capitals, where one has a capital.
  ///
  /// For each word its group, and the group whose mean it gets, that is where itself has a capital; -1 for none.
  /// `shares` is one over each group's size.
  package func groups() -> (groups: [Int32], takers: [Int32], shares: [Float]) {
    var numbers: [UInt64: Int32] = [:]
    var takers = [Int32](repeating: -1, count: hashes.count)
    for index in hashes.indices where isCapital[index] {
      let next = Int32(numbers.count)
      let number = numbers[hashes[index], default: next]
      if number == next { numbers[hashes[index]] = next }
      takers[index] = number
    }
    var groups = takers
    for index in hashes.indices where !isCapital[index] { groups[index] = numbers[hashes[index]] ?? -1 }
    return (groups, takers, NamePass.shares(groups))
  }
}
