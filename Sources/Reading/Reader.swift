public import Codebook
public import Language
public import Records

/// Reads one document's records: who says, demands, refuses and threatens what, who met whom, and what is counted.
///
/// A pure function of the annotated text and the codebook: same text, same records, in text order, with the same
/// ids. Works on one sentence after the other; time and memory are linear in the text for all practical texts.
public struct Reader: Sendable {
  private let codebook: Codebook
  private let words: ReadingLexicons
  private let rules: [any Rule]
  /// The trained network; nil where its weights cannot be read, which `checkWeights` tells.
  private let attributions: AttributionFinder?
  /// The trained network of acts, and the rule that makes records of what it finds.
  private let acts: ActFinder?
  private let actRule: ActRule
  /// Tells which records a reader would let stand.
  private let judge: RecordJudge

  /// Makes a reader that knows what a codebook knows.
  public init(codebook: Codebook) {
    self.codebook = codebook
    words = ReadingLexicons(codebook: codebook)
    attributions = try? AttributionFinder()
    acts = try? ActFinder()
    let threats = ThreatRule(codebook: codebook)
    let positions = PositionRule(codebook: codebook)
    actRule = ActRule(codebook: codebook, threats: threats, positions: positions)
    judge = RecordJudge(codebook: codebook)
    rules = [
      threats, positions, ProposalRule(codebook: codebook),
      MeetingRule(codebook: codebook), PledgeRule(codebook: codebook), ViolationRule(codebook: codebook),
      FigureRule(codebook: codebook),
    ]
  }

  /// Whether the trained weights of this room that are bound into the program can be used.
  ///
  /// - Throws: `WeightsError` where they are damaged, cut off, of another version or of another network. Without them
  ///   a reader goes by its rules alone.
  public static func checkWeights() throws(WeightsError) {
    _ = try AttributionFinder()
    _ = try ActFinder()
  }

  /// The records of a text; none where the language is not English.
  public func read(_ text: AnnotatedText) -> [Record] {
    guard text.document.language == "en", !text.tokens.isEmpty else { return [] }
    let features = attributions?.features(of: text)
    let acts = features.flatMap { self.acts?.acts(in: text, $0, limit: actRule.limit) }
    let scene = Scene(
      text: text, codebook: codebook, words: words,
      found: features.flatMap { attributions?.attributions(in: text, $0) } ?? [])
    var records = AttributionRecords.records(of: scene)
    var counts: [String: Int] = [:]
    var found = rules.flatMap { $0.drafts(in: scene) }
    if let acts {
      let traits = RecordTraits(scene, acts)
      found = judge.standing(found, traits)
      found += judge.standing(actRule.drafts(of: acts, beside: found, in: scene), traits)
    }
    found = actRule.threats.withTargetsOfOthers(found, in: scene)
    for draft in found {
      for draft in [draft, PositionRule.beside(draft, in: scene)].compactMap({ $0 }) {
        let evidence = draft.evidence.map(text.span)
        guard let first = evidence.first, evidence.allSatisfy({ !$0.text.isEmpty }), draft.body.hasWords else {
          continue
        }
        var record = Record(
          id: "", document: text.document.id, evidence: evidence, according: draft.standing.according,
          form: draft.standing.form, modality: draft.standing.modality, attribution: draft.standing.attribution,
          said: draft.standing.said, rule: draft.rule, confidence: draft.confidence, body: draft.body)
        let key = "\(record.kind.rawValue) \(first.start)"
        record.id = Scene.id(
          record.kind, document: text.document.id, start: first.start, count: counts[key, default: 0])
        counts[key, default: 0] += 1
        records.append(record)
      }
    }
    return records.enumerated()
      .sorted { (place($0.element), $0.offset) < (place($1.element), $1.offset) }
      .map(\.element)
  }

  /// The records that rules and a network of acts propose for a text, none left out, with their traits: what the judge
  /// learns from.
  package func candidates(of text: AnnotatedText, acts finder: ActFinder) -> [(record: Record, traits: [Trait])] {
    guard let features = attributions?.features(of: text) else { return [] }
    let acts = finder.acts(in: text, features, limit: actRule.limit)
    let scene = Scene(
      text: text, codebook: codebook, words: words, found: attributions?.attributions(in: text, features) ?? [])
    let drafts = rules.flatMap { $0.drafts(in: scene) } + actRule.drafts(of: acts, beside: [], in: scene)
    let traits = RecordTraits(scene, acts)
    return drafts.map { draft in
      let record = Record(
        id: "", document: text.document.id, evidence: draft.evidence.map(text.span), form: draft.standing.form,
        modality: draft.standing.modality, rule: draft.rule, confidence: draft.confidence, body: draft.body)
      return (record, traits.traits(of: draft))
    }
  }

  private func place(_ record: Record) -> Int {
    record.evidence.map(\.start).min() ?? 0
  }
}

/// A rule of Reading: makes the records of one kind.
protocol Rule: Sendable {
  /// What it finds, in any order.
  func drafts(in scene: Scene) -> [Draft]
}

extension Record.Body {
  /// Whether every part that must have words has some.
  fileprivate var hasWords: Bool {
    switch self {
    case .attribution(let attribution): attribution.content.allSatisfy { !$0.text.isEmpty }
    case .position(let position): !position.what.text.isEmpty && position.condition?.text.isEmpty != true
    case .threat(let threat): !threat.action.text.isEmpty && threat.condition?.text.isEmpty != true
    case .proposal(let proposal): proposal.terms.allSatisfy { !$0.text.isEmpty }
    case .meeting(let meeting): meeting.place?.text.isEmpty != true
    case .pledge(let pledge): !pledge.what.text.isEmpty
    case .violation(let violation): !violation.what.text.isEmpty
    case .figure: true
    }
  }
}
