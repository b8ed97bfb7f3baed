/// Groups mentions of people, organisations, places and things into the entities of one document.
///
/// In the manner of the multi-pass sieve (Lee et al., Computational Linguistics 39:4, 2013): names by their parts,
/// initials and brackets; appositions, titles and copulas; descriptions by head and modifiers; then pronouns, whose
/// antecedents are ranked by a log-linear model over sex, number, role, recency and voice (Denis and Baldridge,
/// EMNLP 2008), among them "none". "I" and "we" go by who speaks: a quotation's speaker, or a turn of an interview.
/// A pronoun that no reading fits well stays unresolved.
///
/// One pass over the text with bounded windows: linear time.
public struct CoreferenceResolver: Annotator {
  /// The least probability at which he/she, they and it are answered; "none of them" must be no likelier.
  ///
  /// Tuned by cross-validation on GUM train news, interview and speech: below, three further answers in four were wrong.
  static let leastConfidence = [0.25, 0.3, 0.5]

  /// Needs all layers but times.
  public let needs: Set<Layer> = [.tokens, .sentences, .partsOfSpeech, .lemmas, .dependencies, .names, .quotations]
  /// Adds coreference.
  public let adds: Set<Layer> = [.coreference]

  private let weights: PronounWeights

  /// Makes a resolver with the weights that come with the program.
  public init() {
    weights = .standard
  }

  /// Makes a resolver with weights.
  package init(_ weights: PronounWeights) {
    self.weights = weights
  }

  /// Fills the text's entities and unresolved pronouns.
  public func annotate(_ text: inout AnnotatedText) {
    var scan = CoreferenceScan(text, weights)
    scan.run()
    (text.entities, text.unresolvedPronouns) = scan.result()
  }

  /// The choices that the pronouns of a text give, with their features, for training.
  ///
  /// - Parameter gold: the entity of a token that stands for a mention, nil for none; where it knows the
  ///   answer the pass goes on with it.
  package func choices(_ text: AnnotatedText, gold: @escaping (Int) -> Int?) -> [PronounChoice] {
    var scan = CoreferenceScan(text, weights)
    scan.gold = gold
    scan.run()
    return scan.choices
  }
}
