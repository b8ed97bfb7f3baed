public import Records

/// A sequence of annotators whose needs are met.
public struct Pipeline: Sendable {
  /// A step stands before what it needs.
  public struct OrderError: Error, CustomStringConvertible, Equatable {
    /// The step.
    public let step: String
    /// The layers nobody before it adds.
    public let missing: [Layer]

    /// What is wrong and what to do.
    public var description: String {
      "\(step) needs \(missing.map(\.rawValue).joined(separator: ", ")), which no step before it adds: put one before it"
    }
  }

  /// The pipeline of the program: tokens, sentences, tags, trees, names, lemmas, quotations, times and
  /// coreference.
  ///
  /// Its weights are part of the program; where they are damaged the program ends with their error. Call
  /// `checkWeights` first to report that in another way.
  public static let standard: Pipeline = {
    do throws(WeightsError) {
      return Pipeline(inOrder: try standardSteps())
    } catch {
      fatalError(error.description)
    }
  }()

  /// Whether the trained weights that are bound into the program can be used.
  public static func checkWeights() throws(WeightsError) {
    _ = try Engine.bundled.get()
    _ = try BoundaryEngine.bundled.get()
    _ = try NameEngine.bundled.get()
  }

  /// The steps of `standard`; a test checks that they stand in order.
  static func standardSteps() throws(WeightsError) -> [any Annotator] {
    [
      Tokenizer(), try SentenceSplitter.trained(), try EngineAnnotator(), try LemmaFinder(), QuotationFinder(),
      TimeTagger(), CoreferenceResolver(),
    ]
  }

  private let steps: [any Annotator]

  private init(inOrder steps: [any Annotator]) {
    self.steps = steps
  }

  /// Makes a pipeline, checking that every step finds what it needs.
  public init(_ steps: [any Annotator]) throws(OrderError) {
    var present: Set<Layer> = []
    for step in steps {
      let missing = step.needs.subtracting(present)
      guard missing.isEmpty else {
        throw OrderError(step: "\(type(of: step))", missing: missing.sorted { $0.rawValue < $1.rawValue })
      }
      present.formUnion(step.adds)
    }
    self.steps = steps
  }

  /// Annotates a document.
  public func annotate(_ document: Document) -> AnnotatedText {
    var text = AnnotatedText(document: document)
    for step in steps { step.annotate(&text) }
    return text
  }
}
