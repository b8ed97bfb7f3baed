import LanguageKernels
import LanguageWeights

/// Trained name networks in use: a text's tokens and sentences, tags and trees in, names out.
///
/// Several networks decide together: the scores of tags and transitions are the means of theirs.
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
  /// Words with rows of their own.
  package let words: NameFeatures.Words
  private let parser: Weights
  /// What a tag adds that follows a tag, as `NameDecoder` takes it.
  package let transitions: [Float]
  private let workplaces: Spares<Workplace>

  /// The buffers for one text.
  private final class Workplace {
    let passes: [NamePass]
    let sentences = FloatBuffer()
    let normed = FloatBuffer()
    let means = FloatBuffer()
    let scores = FloatBuffer()

    init(_ shape: NameShape, _ members: [ByteNetwork]) {
      passes = members.map { NamePass(shape, bytes: $0) }
    }
  }

  /// Makes an engine.
  ///
  /// - Parameter parser: has the word vectors.
  /// - Throws: `WeightsError.contents` where the networks are for other vectors.
  package init(_ weights: NameWeights, _ parser: Weights) throws(WeightsError) {
    guard weights.shape.vectorRows == parser.shape.vectorRows, weights.shape.vectorWidth == parser.shape.vectorWidth
    else { throw .contents("vectors") }
    self.weights = weights
    self.parser = parser
    words = NameFeatures.Words(weights, parser)
    let matrix = NameLayout(weights.shape).transitions
    let members = weights.members
    var transitions = [Float](repeating: 0, count: matrix.count)
    for member in 0..<members {
      let first = weights.offset(ofMember: member) + matrix.offset
      for index in transitions.indices { transitions[index] += weights.parameters[first + index] / Float(members) }
    }
    self.transitions = transitions
    let shape = weights.shape
    let parts = NameLayout(shape).parts
    let bytes = weights.parameters.withUnsafeBufferPointer { parameters in
      (0..<members).compactMap { member in
        parameters.baseAddress.map { ByteNetwork($0 + weights.offset(ofMember: member), parts) }
      }
    }
    workplaces = Spares { Workplace(shape, bytes) }
  }

  /// The engine with the weights that are bound into the program.
  package static let bundled: Result<NameEngine, WeightsError> = {
    let bytes = UnsafeRawBufferPointer(start: language_names_bytes(), count: language_names_count())
    do throws(WeightsError) {
      return .success(try NameEngine(try NameWeights(bytes), try Engine.bundled.get().weights))
    } catch {
      return .failure(error)
    }
  }()

  /// Replaces a text's names.
  ///
  /// - Parameters:
  ///   - text: with tokens, sentences, parts of speech and a tree.
  ///   - style: whose habits of annotation to follow; of all, Universal NER's do best on Universal NER EWT dev and on
  ///     Worldwide newswire's held-back tenth.
  package func annotate(_ text: inout AnnotatedText, style: NameStyle = .universal) {
    var names: [Name] = []
    var decoder = NameDecoder(transitions: transitions)
    score(text, style) { piece, scores in
      for name in decoder.names(piece.count, scores) {
        let tokens = piece.lowerBound + name.tokens.lowerBound..<piece.lowerBound + name.tokens.upperBound
        names.append(Name(tokens: tokens, kind: Name.Kind.allCases[name.kind]))
      }
    }
    text.names = names
    NameConsistency.apply(to: &text)
  }

  /// The mean scores of the name tags of a text's words, `NameTag.count` each.
  ///
  /// - Parameters:
  ///   - text: with tokens, sentences that hold all of them, parts of speech and a tree.
  ///   - style: whose habits of annotation to follow.
  package func scores(_ text: AnnotatedText, style: NameStyle = .universal) -> [Float] {
    var all: [Float] = []
    all.reserveCapacity(text.tokens.count * NameTag.count)
    score(text, style) { piece, scores in
      all += UnsafeBufferPointer(start: scores, count: piece.count * NameTag.count)
    }
    return all
  }

  /// Hands over the scores of a text's sentences, or pieces of them, in order.
  private func score(
    _ text: AnnotatedText, _ style: NameStyle, _ take: (Range<Int>, UnsafePointer<Float>) -> Void
  ) {
    workplaces.lend { place in
      var pieces: [Range<Int>] = []
      var words = 0
      func find() {
        guard !pieces.isEmpty else { return }
        var scores = score(pieces, style, text.tokens, place)
        for piece in pieces {
          take(piece, scores)
          scores += piece.count * NameTag.count
        }
        pieces.removeAll(keepingCapacity: true)
        words = 0
      }
      for sentence in text.sentences {
        var start = sentence.tokens.lowerBound
        while start < sentence.tokens.upperBound {
          let end = min(start + NameEngine.longestPiece, sentence.tokens.upperBound)
          if words + end - start > NameEngine.longestDocument { find() }
          pieces.append(start..<end)
          words += end - start
          start = end
        }
      }
      find()
    }
  }

  /// The mean scores of the name tags of a document's words, `NameTag.count` each.
  private func score(
    _ pieces: [Range<Int>], _ style: NameStyle, _ tokens: [Token], _ place: Workplace
  ) -> UnsafePointer<Float> {
    var document = NameDocument()
    for piece in pieces { document.append(tokens[piece], words) }
    let batches = NameEngine.batches(pieces.map(\.count))
    let members = document.groups()
    let scores = place.scores.clear(document.count * NameTag.count)
    parser.parameters.withUnsafeBufferPointer { vectors in
      weights.parameters.withUnsafeBufferPointer { first in
        guard let vectors = vectors.baseAddress, let first = first.baseAddress else { return }
        let tables = NamePass.Tables(
          vectors: vectors + NetworkLayout(parser.shape).vectors.offset,
          lexicon: first + NameLayout(weights.shape).lexicon.offset)
        for (member, pass) in place.passes.enumerated() {
          let parameters = first + weights.offset(ofMember: member)
          encode(document, batches, members, style, pass, place, parameters, tables)
          for batch in batches {
            take(batch, members.takers, pass, place)
            pass.score(parameters)
            let to = scores + batch.words.lowerBound * NameTag.count
            lk_axpy(pass.count * NameTag.count, 1 / Float(place.passes.count), pass.scores.start, to)
          }
        }
      }
    }
    return UnsafePointer(scores)
  }

  /// Encodes a document's sentences and gathers the means of its words.
  private func encode(
    _ document: NameDocument, _ batches: [Batch], _ members: NameDocument.Groups, _ style: NameStyle,
    _ pass: NamePass, _ place: Workplace, _ parameters: UnsafePointer<Float>, _ tables: NamePass.Tables
  ) {
    let width = weights.shape.width
    let sentences = place.sentences.reserve(document.count * width)
    let normed = place.normed.reserve(document.count * width)
    let means = place.means.clear(members.shares.count * width)
    for batch in batches {
      let first = batch.words.lowerBound
      let count = batch.words.count
      let columns = NameFeatures.count
      pass.encode(
        Array(document.rows[first * columns..<(first + count) * columns]), lengths: batch.lengths,
        styles: [Int](repeating: style.rawValue, count: batch.lengths.count), parameters: parameters, tables: tables)
      (sentences + first * width).update(from: pass.sentence.start, count: count * width)
      for word in 0..<count {
        let values = pass.memoryInput.start + word * 2 * width
        (normed + (first + word) * width).update(from: values, count: width)
        let group = Int(members.groups[first + word])
        if group >= 0 { lk_axpy(width, members.shares[group], values, means + group * width) }
      }
    }
  }

  /// Hands a batch's values back to the pass, beside each word the mean it gets.
  private func take(_ batch: Batch, _ takers: [Int32], _ pass: NamePass, _ place: Workplace) {
    let width = weights.shape.width
    let first = batch.words.lowerBound
    pass.begin(batch.lengths)
    pass.sentence.reserve(pass.count * width).update(
      from: place.sentences.start + first * width, count: pass.count * width)
    let input = pass.memoryInput.reserve(pass.count * 2 * width)
    for word in 0..<pass.count {
      let to = input + word * 2 * width
      to.update(from: place.normed.start + (first + word) * width, count: width)
      let group = Int(takers[first + word])
      if group >= 0 {
        (to + width).update(from: place.means.start + group * width, count: width)
      } else {
        (to + width).update(repeating: 0, count: width)
      }
    }
  }

  /// Sentences that are looked at at once: their words, and how many words each has.
  private typealias Batch = (words: Range<Int>, lengths: [Int])

  private static func batches(_ lengths: [Int]) -> [Batch] {
    var batches: [Batch] = []
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
        NameFeatures.append(token, kind, isFirst: index == 0, capitals: capitals, words, to: &rows))
      isCapital.append(kind == .capitalised || kind == .upper)
    }
  }

  /// Groups of words.
  ///
  /// For each word its group, and the group whose mean it gets, that is where itself has a capital; -1 for none.
  /// `shares` is one over each group's size.
  package typealias Groups = (groups: [Int32], takers: [Int32], shares: [Float])

  /// Words that are alike but for capitals, where one has a capital.
  package func groups() -> Groups {
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
