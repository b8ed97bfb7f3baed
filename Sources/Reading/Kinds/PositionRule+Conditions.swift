import Codebook
import Language
import Records

extension PositionRule {
  /// What a speaker makes depend on something: "peace is possible only if the attacks stop", "no talks until …".
  ///
  /// The stance is `conditions`: the main clause is what is wanted or at stake, the other clause what it hangs on. A
  /// threat's own condition is read with the threat.
  func conditional(in sentence: Int, of scene: Scene) -> [Draft] {
    let text = scene.text
    let tokens = text.sentences[sentence].tokens
    let limit = scene.grammar.sentenceBodyEnd(sentence)
    for index in tokens where index < limit {
      let word = text.tokens[index].lower
      guard Self.openers.contains(word), opensClause(index, text) else { continue }
      guard let main = mainClause(of: index, in: sentence, scene: scene), main.isBound || word == "unless" else {
        continue
      }
      let range = text.offsets(ofTokens: main.tokens)
      guard let saying = scene.innermostSaying(around: range), let source = scene.sayings[saying].source,
        let speaker = scene.entity(of: source), ![.outlet, .anonymous].contains(scene.cast.entities[speaker].kind)
      else { continue }
      let end = min(conditionEnd(index, in: sentence, scene: scene), scene.saidUntil(index), limit)
      let condition = scene.grammar.trimmed(index..<end)
      guard condition.count > 2, let actor = scene.actor(source) else { continue }
      let what = scene.grammar.trimmed(main.tokens)
      guard !what.isEmpty,
        let issue = issues(in: what, or: condition, scene: scene)
      else { continue }
      let low = min(what.lowerBound, condition.lowerBound)
      let high = max(what.upperBound, condition.upperBound)
      let evidence = text.offsets(ofTokens: low..<high)
      return [
        Draft(
          evidence: [evidence],
          standing: scene.standing(of: Scene.Told(range: range, actor: speaker, speaks: true)),
          rule: "position.conditional", confidence: 0.6,
          body: .position(
            Position(
              actor: actor, onBehalfOf: scene.onBehalfOf(speaker, near: evidence.lowerBound), issue: issue,
              stance: .conditions, what: text.span(text.offsets(ofTokens: what)),
              condition: text.span(text.offsets(ofTokens: condition)))))
      ]
    }
    return []
  }

  /// Whether a word opens an adverbial clause, as the tree has it ("decide if …" does not).
  private func opensClause(_ index: Int, _ text: AnnotatedText) -> Bool {
    guard let relation = text.tokens[index].relation, let head = text.tokens[index].head else { return true }
    if text.tokens[index].lower == "without" { return true }
    return ["mark", "advmod"].contains(DependencyTree.base(relation))
      && DependencyTree.base(text.tokens[head].relation) == "advcl"
  }

  /// The issue of a conditional position: of what is at stake, else of the condition.
  private func issues(in what: Range<Int>, or condition: Range<Int>, scene: Scene) -> Position.Issue? {
    let found = scene.issues(in: what)
    let special = found.first { !general.contains($0.id) } ?? scene.issues(in: condition).first ?? found.first
    return special.map { scene.reference(to: $0.id) }
  }

  /// The clause that a condition belongs to, and whether its words bind it ("only", "possible", "no … until").
  private func mainClause(of index: Int, in sentence: Int, scene: Scene) -> (tokens: Range<Int>, isBound: Bool)? {
    let text = scene.text
    let tokens = text.sentences[sentence].tokens
    let limit = scene.grammar.sentenceBodyEnd(sentence)
    var low = tokens.lowerBound
    var high = index
    if index - low <= 1 {
      // "Only if …, X will …"
      guard let comma = (index..<limit).first(where: { text.tokens[$0].form == "," && !text.isQuoted($0) }) else {
        return nil
      }
      low = comma + 1
      high = limit
    }
    let offset = text.tokens[low].start
    if let content = scene.contents(at: text.tokens[index].start).min(by: { $0.count < $1.count }),
      content.lowerBound > offset, index - tokens.lowerBound > 1
    {
      low = max(low, text.tokenIndex(atOrAfter: content.lowerBound))
    }
    guard low < high else { return nil }
    let clause = low..<high
    let groups = scene.structures[sentence].verbGroups
    guard groups.contains(where: { clause.contains($0.head) && $0.form == .finite }) else { return nil }
    let around = max(low, index - 3)..<min(limit, index + 1)
    let isOnly = around.contains { text.tokens[$0].lower == "only" }
    let isPossible = clause.contains { ["possible", "impossible", "contingent"].contains(text.tokens[$0].lower) }
    let isRefusal =
      ["until", "unless", "before", "without"].contains(text.tokens[index].lower)
      && groups.contains { clause.contains($0.head) && $0.isNegated && $0.modal != nil }
    let isNone =
      ["until", "unless", "without"].contains(text.tokens[index].lower)
      && clause.prefix(3).contains { text.tokens[$0].lower == "no" }
    return (clause, isOnly || isPossible || isRefusal || isNone)
  }

  private func conditionEnd(_ index: Int, in sentence: Int, scene: Scene) -> Int {
    let text = scene.text
    let limit = scene.grammar.sentenceBodyEnd(sentence)
    if index - text.sentences[sentence].tokens.lowerBound <= 1 {
      return (index..<limit).first { text.tokens[$0].form == "," && !text.isQuoted($0) } ?? limit
    }
    // "if the Taliban stopped launching attacks and held direct talks": coordination goes on the condition.
    let verb = scene.structures[sentence].verbGroups.first { $0.tokens.lowerBound > index }
    guard let verb else { return scene.grammar.clauseEnd(after: index + 1, in: sentence) }
    return max(
      scene.grammar.clauseEnd(after: index + 1, in: sentence),
      min(limit, scene.grammar.tree.extent(of: verb.head).upperBound)
    )
  }

  private static let openers: Set<String> = ["if", "unless", "until", "when", "once", "provided", "before", "without"]

  /// A threat's issuer makes the thing depend on its condition: a position beside the threat itself.
  static func beside(_ threat: Draft, in scene: Scene) -> Draft? {
    guard case .threat(let body) = threat.body, let condition = body.condition, !condition.parties.isEmpty,
      threat.standing.modality != .denied
    else { return nil }
    let action = scene.tokens(in: body.action.range)
    let clause = scene.tokens(in: condition.start..<condition.end)
    let named = scene.issues(in: action)
    // "withdraw from the negotiations" is about the talks, whatever else its words could mean.
    guard let found = named.first(where: { $0.id == "talks" }) ?? named.first ?? scene.issues(in: clause).first else {
      return nil
    }
    var draft = threat
    draft.rule = "position.threatened"
    draft.confidence = min(threat.confidence, 0.6)
    draft.body = .position(
      Position(
        actor: body.actor, onBehalfOf: body.onBehalfOf, issue: scene.reference(to: found.id), stance: .conditions,
        what: body.action, condition: Span(start: condition.start, end: condition.end, text: condition.text)))
    return draft
  }
}
