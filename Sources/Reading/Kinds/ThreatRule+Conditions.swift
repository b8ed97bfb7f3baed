import Codebook
import Language
import Records

// On what a threat hangs, and who has to act.
extension ThreatRule {
  struct ConditionFound {
    var relation: Threat.Condition.Relation
    var tokens: Range<Int>
    var sentence: Int
    /// Where the clause lies that "if that happens" points at.
    var antecedent: Range<Int>?
    /// Whom the action hits by its grammar: "it" in the condition means them ("faces tariffs if it …").
    var hits: [Int] = []
    /// Whom the words of the action name: "it" means the only one where nothing else resolves it.
    var named: [Int] = []

    /// Who has to act: the subjects of the condition's clauses, without the one who threatens.
    func parties(of scene: Scene, except actor: Int) -> [Actor] {
      let places = (antecedent.map { [$0] } ?? []) + [tokens]
      for place in places {
        let owner = scene.text.sentenceIndex(ofToken: place.lowerBound)
        for group in scene.structures[owner].verbGroups.indices
        where place.contains(scene.structures[owner].verbGroups[group].head) {
          let mentions = parties(of: group, in: owner, place: place, scene: scene)
          let others = mentions.filter { mention in
            guard let entity = scene.entity(of: mention) else { return false }
            return entity != actor && !scene.cast.isSameSide(entity, actor)
          }
          if !others.isEmpty { return others.compactMap { scene.actor($0) } }
          if let side = unnamedSide(of: group, in: owner, scene: scene) { return [side] }
        }
        let named = firstActor(place, in: owner, scene: scene).filter { mention in
          scene.entity(of: mention).map { $0 != actor && !scene.cast.isSameSide($0, actor) } ?? false
        }
        if !named.isEmpty { return named.compactMap { scene.actor($0) } }
      }
      return []
    }

    /// "either side", "both parties", "one of the two parties": somebody has to act whom the words do not name.
    private func unnamedSide(of group: Int, in sentence: Int, scene: Scene) -> Actor? {
      let text = scene.text
      guard let index = scene.grammar.subjectChunk(of: group, in: sentence) else { return nil }
      let chunk = scene.structures[sentence].chunks[index]
      var range = chunk.tokens
      if text.tokens[chunk.head].lower == "one", index + 1 < scene.structures[sentence].chunks.count {
        range = chunk.tokens.lowerBound..<scene.structures[sentence].chunks[index + 1].tokens.upperBound
      }
      let counting: Set<String> = ["either", "both", "one", "two", "neither", "each"]
      if let first = range.first(where: { counting.contains(text.tokens[$0].lower) }) {
        range = first..<range.upperBound
      }
      let words = range.map { text.tokens[$0].lower }
      guard let last = range.last, ["side", "party"].contains(text.tokens[last].lemma),
        words.contains(where: { counting.contains($0) })
      else { return nil }
      let offsets = text.offsets(ofTokens: range)
      let name = text.text(offsets)
      return Actor(actor: nil, name: name, start: offsets.lowerBound, end: offsets.upperBound, text: name)
    }

    /// The subject of a condition whose verb the tagger did not see: the actor right behind "if" or "unless".
    private func firstActor(_ place: Range<Int>, in sentence: Int, scene: Scene) -> [Int] {
      let start = place.lowerBound + 1
      guard let chunk = scene.structures[sentence].chunks.first(where: { $0.tokens.lowerBound >= start }),
        chunk.tokens.lowerBound - start <= 1, let mention = scene.cast.mention(at: chunk.tokens.lowerBound)
      else { return [] }
      let found = scene.cast.mentions[mention]
      let next = found.tokens.upperBound
      guard found.entity >= 0, scene.cast.entities[found.entity].isAgent, next < scene.text.tokens.count,
        scene.text.tokens[next].lower != "'s", found.form != .adjective
      else { return [] }
      return [mention]
    }

    private func parties(of group: Int, in sentence: Int, place: Range<Int>, scene: Scene) -> [Int] {
      if let chunk = scene.grammar.subjectChunk(of: group, in: sentence) {
        let head = scene.structures[sentence].chunks[chunk].head
        if ["they", "them"].contains(scene.text.tokens[head].lower) {
          return scene.plural(before: head, in: sentence)
        }
        if scene.text.tokens[head].lower == "it" {
          if !hits.isEmpty { return hits }
          // "sanctions on Norway if it does not sign": whom the action names is meant, where it names one.
          if scene.cast.mention(at: head).flatMap({ scene.entity(of: $0) }) == nil, named.count == 1 { return named }
        }
        guard place.contains(head) || relation == .or else { return [] }
      }
      return scene.grammar.subjects(of: group, in: sentence)
    }
  }

  func condition(of action: Action, in sentence: Int, scene: Scene) -> ConditionFound? {
    let text = scene.text
    let tokens = text.sentences[sentence].tokens
    if let alternative = alternative(to: action, in: sentence, scene: scene) { return alternative }
    var best: ConditionFound?
    var distance = Int.max
    let quotation = scene.grammar.quotationByToken[action.tokens.lowerBound]
    /// "until they reach 25%": the announced thing itself, which nobody has to do.
    func pointsBack(_ index: Int) -> Bool {
      index < tokens.upperBound && ["they", "it"].contains(text.tokens[index].lower)
    }
    for index in tokens {
      guard let relation = Threat.Condition.Relation(rawValue: text.tokens[index].lower), relation != .or else {
        continue
      }
      if relation == .if, index > 0, ["as", "even", "only", "what"].contains(text.tokens[index - 1].lower),
        text.tokens[index - 1].lower != "only"
      {
        continue
      }
      if relation == .if, isQuestion(index, in: scene) { continue }
      // A condition in another full quotation belongs to other words; round a few quoted words it may stand outside.
      let other = scene.grammar.quotationByToken[index]
      if other != quotation, other >= 0, quotation >= 0 || text.quotations[Int(other)].tokens.count > Self.scareQuote {
        continue
      }
      // "is sending troops and warned of sanctions if …": the condition is the other verb's.
      let isOfAnother = scene.structures[sentence].verbGroups.contains { group in
        group.form == .finite && group.tokens.lowerBound >= action.tokens.upperBound && group.tokens.upperBound <= index
          && group.tokens.lowerBound > 0 && ["and", "but"].contains(text.tokens[group.tokens.lowerBound - 1].lower)
      }
      if isOfAnother { continue }
      if index >= action.tokens.upperBound || index < action.tokens.lowerBound {
        let gap =
          index >= action.tokens.upperBound ? index - action.tokens.upperBound : action.tokens.lowerBound - index
        guard gap < distance else { continue }
        var end: Int
        if index > action.tokens.lowerBound {
          end = scene.grammar.clauseEnd(after: index + 1, in: sentence)
        } else {
          // Without a comma before the main clause the action itself is what is supposed.
          guard let start = mainClauseStart(after: index, before: action.tokens.lowerBound, scene: scene) else {
            return nil
          }
          end = start
        }
        end = pastParenthesis(index..<end, in: sentence, scene: scene)
        end = min(end, scene.saidUntil(index))
        if index + 1 < end, ["necessary", "needed", "possible"].contains(text.tokens[index + 1].lower) {
          end = index + 2
        }
        if relation == .until, action.rule == "threat.noun", pointsBack(index + 1) { continue }
        guard end > index + 1 else { continue }
        distance = gap
        best = ConditionFound(relation: relation, tokens: index..<end, sentence: sentence)
      }
    }
    best?.hits = action.hits
    best?.named = scene.cast.mentions(in: action.tokens).filter {
      [.name, .capital].contains(scene.cast.mentions[$0].form)
    }
    guard var found = best, saysSomething(found.tokens, in: sentence, scene: scene),
      isAnnounced(action.group, in: sentence, scene: scene)
        || !isCounterfactual(found.tokens, in: sentence, scene: scene)
    else { return nil }
    let pointing = found.tokens.dropFirst().prefix(2).map { text.tokens[$0].lower }
    if pointing.first.map({ ["that", "this", "so", "not"].contains($0) }) == true, found.tokens.count <= 4, sentence > 0
    {
      found.antecedent = conditionBefore(sentence, scene: scene)
    }
    return found
  }

  /// Where a condition ends whose verb stands behind a parenthesis between dashes: "if Lund — who … — goes ahead".
  private func pastParenthesis(_ condition: Range<Int>, in sentence: Int, scene: Scene) -> Int {
    let dashes: Set<String> = ["—", "–", "--"]
    let limit = scene.grammar.sentenceBodyEnd(sentence)
    let groups = scene.structures[sentence].verbGroups
    guard condition.upperBound < limit, dashes.contains(scene.text.tokens[condition.upperBound].form),
      !groups.contains(where: { condition.contains($0.head) }),
      let close = (condition.upperBound + 1..<limit).first(where: { dashes.contains(scene.text.tokens[$0].form) }),
      close + 1 < limit, groups.contains(where: { $0.tokens.contains(close + 1) })
    else { return condition.upperBound }
    return scene.grammar.clauseEnd(after: close + 1, in: sentence)
  }

  /// Whether "if" opens what is yet to be decided or found out: "would decide if it is time to move on".
  private func isQuestion(_ mark: Int, in scene: Scene) -> Bool {
    let tokens = scene.text.tokens
    let floor = scene.text.sentences[scene.text.sentenceIndex(ofToken: mark)].tokens.lowerBound
    // "decide if … or if …": the first of several tells.
    let isFurther = mark > floor && tokens[mark - 1].lower == "or"
    let first = isFurther ? (floor..<mark).first { ["if", "whether"].contains(tokens[$0].lower) } ?? mark : mark
    return (max(floor, first - Self.nearest)..<first).contains {
      ["decide", "determine", "see", "know", "ask", "wonder", "unclear", "unsure"].contains(tokens[$0].lemma)
    }
  }

  /// How many words may stand between a verb of deciding and its "if"; chosen by hand.
  private static let nearest = 3

  /// Whether a condition has a verb, or is "if necessary": "if ever" and "if not more" are none.
  ///
  /// Of two nouns one may be a verb that the tagger did not see: "if sanctions return", "unless Norway signs".
  private func saysSomething(_ condition: Range<Int>, in sentence: Int, scene: Scene) -> Bool {
    let nouns = condition.count {
      [.noun, .properNoun].contains(scene.text.tokens[$0].partOfSpeech) && !scene.grammar.isTimeToken[$0]
    }
    return nouns > 1 || scene.structures[sentence].verbGroups.contains { condition.contains($0.head) }
      || condition.contains { ["necessary", "needed", "possible", "so"].contains(scene.text.tokens[$0].lower) }
  }

  /// The most tokens that quoted words inside an outlet's own sentence have.
  private static let scareQuote = 8

  /// Whether a verb of threatening or promising puts the action ahead: "vowed to march if he had not answered".
  private func isAnnounced(_ group: Int, in sentence: Int, scene: Scene) -> Bool {
    let groups = scene.structures[sentence].verbGroups
    guard groups[group].form == .infinitive, let governor = groups[group].governor else {
      return ["threaten", "vow", "promise", "warn"].contains(scene.text.tokens[groups[group].head].lemma)
    }
    return ["threaten", "vow", "promise", "warn"].contains(scene.text.tokens[groups[governor].head].lemma)
  }

  /// "if he had pressured the Senate": what did not happen is no condition of what lies ahead.
  private func isCounterfactual(_ condition: Range<Int>, in sentence: Int, scene: Scene) -> Bool {
    let first = scene.structures[sentence].verbGroups.first { condition.contains($0.head) }
    return first.map { $0.isPerfect && scene.text.tokens[$0.tokens.lowerBound].lower == "had" } ?? false
  }

  /// Where the main clause begins after a leading condition: behind its last comma before the action's subject.
  private func mainClauseStart(after start: Int, before action: Int, scene: Scene) -> Int? {
    let commas = (start..<action).filter { scene.text.tokens[$0].form == "," || scene.grammar.isQuoteBoundary($0) }
    return commas.first { $0 - start > 2 } ?? commas.last
  }

  /// The if-clause of the sentence before, or the whole of it: what "if that happens" means.
  private func conditionBefore(_ sentence: Int, scene: Scene) -> Range<Int>? {
    let previous = sentence - 1
    guard previous >= 0 else { return nil }
    let tokens = scene.text.sentences[previous].tokens
    let end = scene.grammar.sentenceBodyEnd(previous)
    let start = tokens.last { ["if", "unless"].contains(scene.text.tokens[$0].lower) } ?? tokens.lowerBound
    guard start < end else { return nil }
    return start..<end
  }

  /// "either say yes or for the United States to walk away", "decide or risk losing support".
  private func alternative(to action: Action, in sentence: Int, scene: Scene) -> ConditionFound? {
    let text = scene.text
    let floor = text.sentences[sentence].tokens.lowerBound
    let groups = scene.structures[sentence].verbGroups
    guard action.group > 0 else { return nil }
    let start = groups[action.group].tokens.lowerBound
    var index = start - 1
    while index > floor, start - index <= 7, text.tokens[index].lower != "or" {
      if text.tokens[index].form == "," || groups.contains(where: { $0.tokens.contains(index) }) { return nil }
      index -= 1
    }
    guard index > floor, text.tokens[index].lower == "or", text.tokens[index + 1].lower != "if" else { return nil }
    if (floor..<index).contains(where: { text.tokens[$0].lower == "whether" }) { return nil }
    guard let first = groups[..<action.group].lastIndex(where: { $0.tokens.upperBound <= index }) else { return nil }
    var low = groups[first].tokens.lowerBound
    if low > floor, text.tokens[low - 1].lower == "either" { low -= 1 }
    return ConditionFound(relation: .or, tokens: low..<(index + 1), sentence: sentence)
  }

  /// The subject of an alternative's first half: "(it is time for) them to either say yes or …".
  func alternativeStart(_ low: Int, in sentence: Int, scene: Scene) -> Int {
    guard let group = scene.structures[sentence].verbGroups.firstIndex(where: { $0.tokens.upperBound > low }),
      let chunk = scene.grammar.subjectChunk(of: group, in: sentence)
    else { return low }
    let subject = scene.structures[sentence].chunks[chunk].tokens.lowerBound
    return subject < low && low - subject <= 6 ? subject : low
  }
}

extension Scene {
  /// Whether words tell of harm: a verb of harming, something "against" somebody.
  func isHarmful(_ act: Range<Int>, _ harmful: PhraseIndex<Int>) -> Bool {
    guard let verb = act.first else { return false }
    if harmful.match(in: text.tokens, at: verb, limit: act.upperBound) != nil { return true }
    return act.contains { index in
      text.tokens[index].lower == "against" && index + 1 < act.upperBound
        && !cast.mentions(in: index + 1..<min(index + 5, act.upperBound)).isEmpty
    }
  }

  /// Whether what a verb says is to come only if somebody does not do something: "if reforms are not made", "unless
  /// they sign".
  func isOnRefusal(_ verb: Int, in sentence: Int) -> Bool {
    let end = grammar.sentenceBodyEnd(sentence)
    guard let mark = (verb..<max(verb, end)).first(where: { ["if", "unless"].contains(text.tokens[$0].lower) }),
      belongs(conditionAt: mark, to: verb)
    else { return false }
    if text.tokens[mark].lower == "unless" { return true }
    let clause = mark..<max(mark, grammar.clauseEnd(after: mark + 1, in: sentence))
    return clause.contains { index in
      ["not", "never", "fail", "refuse"].contains(text.tokens[index].lemma)
        || ["n't", "n’t"].contains(text.tokens[index].lower)
    }
  }

  /// Whether the tree has a condition depend on a verb, or on the one that governs it; without trees it does.
  private func belongs(conditionAt mark: Int, to verb: Int) -> Bool {
    guard grammar.tree.isParsed, let clause = text.tokens[mark].head, let above = text.tokens[clause].head else {
      return !grammar.tree.isParsed
    }
    return above == verb || above == text.tokens[verb].head || grammar.tree.extent(of: verb).contains(above)
  }

  /// Whom "they" or "them" means: the joint actors last named before it, in its sentence or the one before.
  func plural(before token: Int, in sentence: Int) -> [Int] {
    var current = sentence
    while current >= max(0, sentence - 1) {
      let chunks = structures[current].chunks
      for index in chunks.indices.reversed() where chunks[index].head < token {
        let joint = grammar.mentions(ofChunk: index, in: current)
        if joint.count > 1 { return joint }
      }
      current -= 1
    }
    return []
  }
}
