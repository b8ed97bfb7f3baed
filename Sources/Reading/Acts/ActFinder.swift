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
  /// A word carries one act of a kind at most: the likeliest of its classes, with the likelihood of all of them.
  ///
  /// - Parameters:
  ///   - text: with the layers of `Pipeline.standard`.
  ///   - features: the text as the network sees it.
  ///   - limit: how sure the network has to be at least.
  package func acts(in text: AnnotatedText, _ features: AttributionFeatures, limit: Float) -> [FoundAct] {
    finder.attributions(in: text, features).flatMap { one in
      ActFinder.kinds.compactMap { classes -> FoundAct? in
        var total: Float = 0
        var best: (act: ActClass, likelihood: Float)?
        for act in classes where act.rawValue < one.classes.count {
          let likelihood = one.classes[act.rawValue]
          total += likelihood
          if likelihood > best?.likelihood ?? -1 { best = (act, likelihood) }
        }
        let confidence = one.confidence * min(1, total)
        guard let best, confidence >= limit else { return nil }
        return FoundAct(
          act: best.act, anchor: one.anchor, actor: one.source, actorHead: one.sourceHead, clause: one.content,
          confidence: confidence)
      }.sorted { ($1.confidence, $0.act.rawValue) < ($0.confidence, $1.act.rawValue) }
    }
  }

  /// The classes of each kind of record.
  private static let kinds: [[ActClass]] = {
    let kinds = Dictionary(grouping: ActClass.allCases, by: \.kind)
    return kinds.values.sorted { ($0.first?.rawValue ?? 0) < ($1.first?.rawValue ?? 0) }
  }()
}
