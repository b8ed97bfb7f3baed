/// A layer of annotation, as the pipeline's check knows it.
public enum Layer: String, Sendable, CaseIterable {
  case tokens, sentences, partsOfSpeech, lemmas, dependencies, names, quotations, times, coreference
}

/// One step of the language pipeline.
///
/// It says what it needs and what it adds, so that a pipeline in a wrong order is refused when it is built and
/// not when it reads. A trained component takes the place of a rule-based one by adding the same layers.
public protocol Annotator: Sendable {
  /// The layers that must be there before it runs.
  var needs: Set<Layer> { get }
  /// The layers it adds.
  var adds: Set<Layer> { get }
  /// Adds its layers. Must be a pure function of the text: same text, same annotation.
  func annotate(_ text: inout AnnotatedText)
}
