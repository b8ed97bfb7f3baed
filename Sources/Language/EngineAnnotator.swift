/// Adds what the trained networks find: tags and trees from one, names from another.
///
///     let steps: [any Annotator] = [Tokenizer(), SentenceSplitter(), try EngineAnnotator(), LemmaFinder()]
///
/// Tagger and parser encode each word once, and the name finder sees what they found; see docs/LANGUAGE.md for the networks and their accuracy.
/// Linear time: sentences are looked at in pieces of bounded length. Every sentence gets a tree with one root.
public struct EngineAnnotator: Annotator {
  /// A part of the network with an output of its own.
  public enum Component: Sendable, CaseIterable {
    /// Universal and Penn parts of speech and morphological features.
    case tagger
    /// Heads and relations.
    case parser
    /// Names with their kinds.
    case nameFinder

    /// The layers it needs.
    public var needs: Set<Layer> {
      switch self {
      case .tagger, .parser: [.tokens, .sentences]
      case .nameFinder: [.tokens, .sentences, .partsOfSpeech, .dependencies]
      }
    }

    /// The layers it adds.
    public var adds: Set<Layer> {
      switch self {
      case .tagger: [.partsOfSpeech]
      case .parser: [.dependencies]
      case .nameFinder: [.names]
      }
    }

    var output: Engine.Wanted {
      switch self {
      case .tagger: .tags
      case .parser: .tree
      case .nameFinder: []
      }
    }
  }

  /// What its components need and do not get from each other.
  public let needs: Set<Layer>
  /// What its components add.
  public let adds: Set<Layer>

  private let engine: Engine?
  private let wanted: Engine.Wanted
  private let names: NameEngine?

  /// Makes an annotator with the weights that come with the program.
  ///
  /// - Throws: `WeightsError` where the weights are damaged or of another version.
  public init(_ components: Set<Component> = Set(Component.allCases)) throws(WeightsError) {
    let added = components.reduce(into: Set<Layer>()) { $0.formUnion($1.adds) }
    adds = added
    needs = components.reduce(into: Set<Layer>()) { $0.formUnion($1.needs) }.subtracting(added)
    wanted = components.reduce(into: []) { $0.formUnion($1.output) }
    engine = wanted.isEmpty ? nil : try Engine.bundled.get()
    names = components.contains(.nameFinder) ? try NameEngine.bundled.get() : nil
  }

  /// Adds its components' layers.
  public func annotate(_ text: inout AnnotatedText) {
    engine?.annotate(&text, wanted)
    names?.annotate(&text)
  }
}
