public import Language
import LanguageWeights

/// Finds who demands, offers, refuses, threatens, promises what and who meets whom, by a trained network of the kind
/// that finds attributions, which tells besides what each anchor is.
///
/// See docs/ACTS.md for the network, its training and its accuracy. Linear time; memory for a batch is bounded.
public struct ActFinder: Sendable {
  private let finder: AttributionFinder

  /// Makes a finder with the weights that come with the program.
  ///
  /// - Throws: `WeightsError` where the weights are damaged or of another version.
  public init() throws(WeightsError) {
    let weights = try ActFinder.bundled.get()
    guard weights.shape.classes == ActClass.allCases.count else { throw .contents("classes") }
    self.init(try Engine.bundled.get(), weights)
  }

  private static let bundled = AttributionFinder.weights(
    UnsafeRawBufferPointer(start: language_acts_bytes(), count: language_acts_count()))

  /// Makes a finder with weights of its own.
  package init(_ engine: Engine, _ weights: AttributionWeights) {
    finder = AttributionFinder(engine, weights)
  }

  /// The acts of a text in the order of the words on which they hang, the likelier of one word first.
  ///
  /// - Parameters:
  ///   - text: with the layers of `Pipeline.standard`.
  ///   - features: the text as the network sees it.
  ///   - limit: how sure the network has to be at least.
  package func acts(in text: AnnotatedText, _ features: AttributionFeatures, limit: Float) -> [FoundAct] {
    finder.attributions(in: text, features).flatMap { one in
      ActClass.allCases.compactMap { act in
        guard act.rawValue < one.classes.count else { return nil }
        let confidence = one.confidence * one.classes[act.rawValue]
        guard confidence >= limit else { return nil }
        return FoundAct(
          act: act, anchor: one.anchor, actor: one.source, actorHead: one.sourceHead, clause: one.content,
          confidence: confidence)
      }.sorted { ($1.confidence, $0.act.rawValue) < ($0.confidence, $1.act.rawValue) }
    }
  }
}
