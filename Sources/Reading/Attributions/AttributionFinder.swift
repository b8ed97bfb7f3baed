public import Language
import LanguageKernels
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

  /// Makes an attribution.
  public init(
    cue: [Range<Int>], anchor: Int, source: Range<Int>?, sourceHead: Int?, content: [Range<Int>], confidence: Float
  ) {
    self.cue = cue
    self.anchor = anchor
    self.source = source
    self.sourceHead = sourceHead
    self.content = content
    self.confidence = confidence
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
  /// Words in a batch of pieces.
  private static let batchWords = 384

  private let engine: Engine
  private let committee: [AttributionWeights]

  /// Makes a finder with the weights that come with the program.
  ///
  /// - Throws: `WeightsError` where the weights are damaged or of another version.
  public init() throws(WeightsError) {
    self.init(try Engine.bundled.get(), [try AttributionFinder.bundled.get()])
  }

  /// Makes a finder with weights of its own.
  ///
  /// - Parameter committee: networks whose scores are averaged; the first one's settings hold. Without any, nothing is
  ///   found.
  package init(_ engine: Engine, _ committee: [AttributionWeights]) {
    self.engine = engine
    self.committee = committee
  }

  private static let bundled: Result<AttributionWeights, WeightsError> = {
    let bytes = UnsafeRawBufferPointer(start: language_attributions_bytes(), count: language_attributions_count())
    do throws(WeightsError) {
      let weights = try AttributionWeights(bytes)
      guard weights.shape.vectorWidth == (try Engine.bundled.get()).weights.shape.vectorWidth else {
        throw .contents("word vectors of another width")
      }
      return .success(weights)
    } catch {
      return .failure(error)
    }
  }()

  /// The attributions of a text, in the order of their cues.
  ///
  /// - Parameter text: with the layers of `Pipeline.standard`.
  public func attributions(in text: AnnotatedText) -> [FoundAttribution] {
    guard let first = committee.first else { return [] }
    let features = AttributionFeatures(text, engine.weights.vocabulary)
    let passes = committee.map { AttributionPass($0.shape) }
    var decoder = AttributionDecoder(first.settings)
    var found: [FoundAttribution] = []
    var input = AttributionInput()
    var starts: [Int] = []
    func flush() {
      guard input.count > 0 else { return }
      run(input, passes, decoder)
      let spans = AttributionSpans(passes[0], text, pieceStarts: starts)
      found += decoder.decode(passes[0]).compactMap { spans.attribution($0) }
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

  /// Encodes and links a batch; the first pass then has the mean of the committee's scores.
  private func run(_ input: AttributionInput, _ passes: [AttributionPass], _ decoder: AttributionDecoder) {
    func each(_ body: (AttributionPass, UnsafePointer<Float>) -> Void) {
      for (pass, weights) in zip(passes, committee) {
        weights.parameters.withUnsafeBufferPointer { if let start = $0.baseAddress { body(pass, start) } }
      }
    }
    func average(_ count: Int, _ buffer: (AttributionPass) -> FloatBuffer) {
      guard passes.count > 1, count > 0 else { return }
      for pass in passes.dropFirst() { lk_axpy(count, 1, buffer(pass).start, buffer(passes[0]).start) }
      lk_scale(count, 1 / Float(passes.count), buffer(passes[0]).start)
    }
    engine.weights.parameters.withUnsafeBufferPointer { table in
      guard let table = table.baseAddress else { return }
      let vectors = table + NetworkLayout(engine.weights.shape).vectors.offset
      each { pass, parameters in pass.encode(input, parameters: parameters, table: vectors) }
    }
    average(input.count * AttributionLayout.outputs) { $0.outputs }
    let anchors = decoder.anchors(passes[0])
    each { pass, parameters in pass.link(anchors, parameters: parameters) }
    average(passes[0].contentScoreCount) { $0.contentScores }
    average(passes[0].sourceScoreCount) { $0.sourceScores }
  }
}
