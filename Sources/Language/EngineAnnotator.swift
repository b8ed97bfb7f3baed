/// Adds what the trained network finds: tags, trees and names over one shared encoding.
///
///     let steps: [any Annotator] = [Tokenizer(), SentenceSplitter(), try EngineAnnotator(), LemmaFinder()]
///
/// Each word is encoded once whatever components are wanted; see docs/LANGUAGE.md for the network and its accuracy.
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
    public var needs: Set<Layer> { [.tokens, .sentences] }

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
      case .nameFinder: .names
      }
    }
  }

  /// What its components need.
  public let needs: Set<Layer>
  /// What its components add.
  public let adds: Set<Layer>

  private let engine: Engine
  private let wanted: Engine.Wanted

  /// Makes an annotator with the weights that come with the program.
  ///
  /// - Throws: `WeightsError` where the weights are damaged or of another version.
  public init(_ components: Set<Component> = Set(Component.allCases)) throws(WeightsError) {
    self.init(try Engine.bundled.get(), components)
  }

  /// Makes an annotator with an engine.
  package init(_ engine: Engine, _ components: Set<Component> = Set(Component.allCases)) {
    self.engine = engine
    needs = components.reduce(into: []) { $0.formUnion($1.needs) }
    adds = components.reduce(into: []) { $0.formUnion($1.adds) }
    wanted = components.reduce(into: []) { $0.formUnion($1.output) }
  }

  /// Adds its components' layers.
  public func annotate(_ text: inout AnnotatedText) {
    engine.annotate(&text, wanted)
  }
}
