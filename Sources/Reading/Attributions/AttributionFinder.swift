public import Language
import LanguageWeights

/// An attribution as the trained network found it, in tokens of the text.
public struct FoundAttribution: Hashable, Sendable {
  /// The words that say that something is said or thought, with the verb or noun that they hang from.
  public var cue: [Range<Int>]
  /// The head of the cue.
  public var anchor: Int
  /// The mention of whoever says or thinks it; nil where nobody is named.
  public var source: Range<Int>?
  /// The head of the source.
  public var sourceHead: Int?
  /// What is said or thought, without quotation marks around it; several where the attribution interrupts it.
  public var content: [Range<Int>]
  /// How sure the network is, from 0 to 1.
  public var confidence: Float
  /// How likely it is of each class of a network that tells classes; empty where it tells none.
  package var classes: [Float]

  /// Makes an attribution.
  public init(
    cue: [Range<Int>], anchor: Int, source: Range<Int>?, sourceHead: Int?, content: [Range<Int>], confidence: Float,
    classes: [Float] = []
  ) {
    self.cue = cue
    self.anchor = anchor
    self.source = source
    self.sourceHead = sourceHead
    self.content = content
    self.confidence = confidence
    self.classes = classes
  }
}

/// Finds who is said to say or think what, by a trained network over the words, tags, tree, names and quotations.
///
///     let finder = try AttributionFinder()
///     finder.attributions(in: Pipeline.standard.annotate(document)).map(\.cue)
///
/// Each word belongs to one attribution at most: what is said within another's content is not told apart. See
/// docs/ATTRIBUTION.md for the network and its accuracy. Linear time; memory for a batch is bounded.
public struct AttributionFinder: Sendable {
  /// Words in a batch of pieces, at least: few enough for the second-level cache.
  private static let batchWords = 128

  private let engine: Engine
  private let weights: AttributionWeights
  private let passes: Spares<AttributionPass>

  /// Makes a finder with the weights that come with the program.
  ///
  /// - Throws: `WeightsError` where the weights are damaged or of another version.
  public init() throws(WeightsError) {
    self.init(try Engine.bundled.get(), try AttributionFinder.bundled.get())
  }

  /// Makes a finder with weights of its own.
  package init(_ engine: Engine, _ weights: AttributionWeights) {
    self.engine = engine
    self.weights = weights
    let shape = weights.shape
    let bytes = ByteNetwork(weights.parameters, AttributionLayout(shape).parts)
    passes = Spares { AttributionPass(shape, bytes: bytes) }
  }

  private static let bundled = weights(
    UnsafeRawBufferPointer(start: language_attributions_bytes(), count: language_attributions_count()))

  /// Weights that are bound into the program, for its language engine.
  static func weights(_ bytes: UnsafeRawBufferPointer) -> Result<AttributionWeights, WeightsError> {
    do throws(WeightsError) {
      let weights = try AttributionWeights(bytes)
      guard weights.shape.vectorWidth == (try Engine.bundled.get()).weights.shape.vectorWidth else {
        throw .contents("word vectors of another width")
      }
      return .success(weights)
    } catch {
      return .failure(error)
    }
  }

  /// The attributions of a text, in the order of their cues.
  ///
  /// - Parameter text: with the layers of `Pipeline.standard`.
  public func attributions(in text: AnnotatedText) -> [FoundAttribution] {
    attributions(in: text, AttributionFeatures(text, engine.weights.vocabulary))
  }

  /// A text as the network sees it.
  package func features(of text: AnnotatedText) -> AttributionFeatures {
    AttributionFeatures(text, engine.weights.vocabulary)
  }

  /// The same for a text that was looked at before.
  package func attributions(in text: AnnotatedText, _ features: AttributionFeatures) -> [FoundAttribution] {
    passes.lend { attributions(in: text, features, $0) }
  }

  private func attributions(
    in text: AnnotatedText, _ features: AttributionFeatures, _ pass: AttributionPass
  ) -> [FoundAttribution] {
    var decoder = AttributionDecoder(weights.settings)
    var found: [FoundAttribution] = []
    var input = AttributionInput()
    var starts: [Int] = []
    func flush() {
      guard input.count > 0 else { return }
      run(input, pass, decoder)
      let spans = AttributionSpans(pass, text, pieceStarts: starts)
      found += decoder.decode(pass).compactMap { spans.attribution($0) }
      input = AttributionInput()
      starts.removeAll(keepingCapacity: true)
    }
    for piece in features.pieces {
      starts.append(features.blocks[piece.lowerBound].lowerBound)
      features.append(piece, to: &input)
      if input.count >= AttributionFinder.batchWords { flush() }
    }
    flush()
    return found
  }

  private func run(_ input: AttributionInput, _ pass: AttributionPass, _ decoder: AttributionDecoder) {
    weights.parameters.withUnsafeBufferPointer { parameters in
      engine.weights.parameters.withUnsafeBufferPointer { table in
        guard let parameters = parameters.baseAddress, let table = table.baseAddress else { return }
        let vectors = table + NetworkLayout(engine.weights.shape).vectors.offset
        pass.encode(input, parameters: parameters, table: vectors)
        pass.link(decoder.anchors(pass), parameters: parameters)
      }
    }
  }
}
