import Language
import Records

extension SayingFinder {
  /// Gives the sources that only point at somebody, "it", "the report", "her statement", to whoever spoke before.
  ///
  /// Where nobody fits, they keep their own words.
  mutating func resolveSources() {
    let order = sayings.indices.sorted { (place(of: sayings[$0]), $0) < (place(of: sayings[$1]), $1) }
    var spoken: [Int] = []
    for index in order {
      if let tokens = pointer(of: sayings[index]), let owner = owner(of: tokens, among: spoken, at: sayings[index]) {
        sayings[index].source = owner.source
        sayings[index].others = owner.others
        sayings[index].sourceTokens = owner.source == nil ? owner.tokens : tokens
        sayings[index].pointsAtSource = true
      }
      let isLabel = sayings[index].rule == "turn" && sayings[index].source == nil
      if sayings[index].source != nil || sayings[index].sourceTokens != nil, !isLabel { spoken.append(index) }
    }
  }

  /// Gives what somebody "was quoted by" a paper as saying to him, and what a paper "quoted" somebody as saying; the
  /// paper carries it.
  mutating func turnQuoted() {
    for index in sayings.indices {
      guard let cue = sayings[index].cue, let carrier = sayings[index].source,
        let verb = cue.first(where: { words.quoting.contains(text.tokens[$0].lemma) }),
        let group = grammar.verbGroup(at: verb, in: sayings[index].sentence)
      else { continue }
      let isPassive = grammar.structures[sayings[index].sentence].verbGroups[group].isPassive
      let object = grammar.tree.isParsed ? grammar.tree.child(of: verb, in: ["obj"]) : nil
      let speaker =
        isPassive
        ? grammar.subjects(of: group, in: sayings[index].sentence).first
        : object.flatMap { grammar.mention(around: $0, in: sayings[index].sentence) }
      guard let speaker, speaker != carrier, cast.mentions[speaker].entity >= 0 else { continue }
      sayings[index].source = speaker
      sayings[index].others = []
      sayings[index].sourceTokens = cast.mentions[speaker].tokens
      if !sayings[index].carriers.contains(carrier) { sayings[index].carriers.append(carrier) }
    }
  }

  private func place(of saying: Saying) -> Int {
    saying.cue.map { text.tokens[$0.lowerBound].start } ?? saying.start
  }

  /// The words of a source that means nobody by itself.
  private func pointer(of saying: Saying) -> Range<Int>? {
    guard let tokens = saying.sourceTokens, let last = tokens.last, !saying.pointsAtSource else { return nil }
    if let source = saying.source {
      // "The report said …": a source without a name, which is a thing.
      let entity = cast.mentions[source].entity
      guard entity >= 0, cast.entities[entity].kind == .anonymous,
        words.unactingNouns.contains(text.tokens[last].lemma),
        isDefinite(tokens)
      else { return nil }
      return tokens
    }
    let word = text.tokens[last].lower
    if tokens.count == 1 { return ["it", "they", "he", "she"].contains(word) ? tokens : nil }
    let head = text.tokens[grammar.tree.top(of: tokens) ?? last].lemma
    let isStatement = words.statements.contains(head) || words.claims.contains(head)
    return isStatement && owned(in: tokens) != nil || isThing(last) && isDefinite(tokens) ? tokens : nil
  }

  private func isThing(_ token: Int) -> Bool {
    let lemma = text.tokens[token].lemma
    return words.statements.contains(lemma) || words.unactingNouns.contains(lemma)
      || words.speechNouns.contains(lemma) && !words.namesPeople(lemma)
  }

  private func isDefinite(_ tokens: Range<Int>) -> Bool {
    ["the", "this", "that", "his", "her", "its", "their"].contains(text.tokens[tokens.lowerBound].lower)
  }

  /// The actor within the words of a thing that speaks: "the union statement".
  private func owned(in tokens: Range<Int>) -> Int? {
    tokens.lazy.compactMap { cast.mention(at: $0) }.first { mention in
      let entity = cast.mentions[mention].entity
      return entity >= 0 && ![.place, .anonymous].contains(cast.entities[entity].kind)
    }
  }

  private typealias Owner = (source: Int?, others: [Int], tokens: Range<Int>?)

  /// Whom a pointing source means: the actor in its words, else the last who spoke near by and can be meant so.
  private func owner(of tokens: Range<Int>, among spoken: [Int], at saying: Saying) -> Owner? {
    let last = tokens.upperBound - 1
    if words.statements.contains(text.tokens[last].lemma)
      || words.claims.contains(text.tokens[grammar.tree.top(of: tokens) ?? last].lemma),
      let own = owned(in: tokens)
    {
      return (own, [], tokens)
    }
    if tokens.count > 1, let same = spoken.last(where: { isNamed(by: text.tokens[last].lemma, sayings[$0]) }) {
      return (sayings[same].source, sayings[same].others, sayings[same].sourceTokens)
    }
    let word = text.tokens[tokens.lowerBound].lower
    let isFirst = isSentenceOpener(tokens.lowerBound)
    guard let last = spoken.last.map({ sayings[$0] }), last.source != saying.source || last.source == nil,
      text.sentences[saying.sentence].paragraph - text.sentences[last.sentence].paragraph <= 1,
      (0...Self.nearSentences).contains(saying.sentence - last.sentence),
      isFirst || saying.sentence == last.sentence || tokens.count > 1
    else { return nil }
    let kind = last.source.flatMap {
      cast.mentions[$0].entity >= 0 ? cast.entities[cast.mentions[$0].entity].kind : nil
    }
    let isSeveral = !last.others.isEmpty
    let fits: Bool =
      switch word {
      case "he", "she", "his", "her": kind == .person && !isSeveral
      case "it", "its":
        !isSeveral && (kind.map { $0 != .person && $0 != .anonymous } ?? (last.source == nil && isThing(of: last)))
      case "they", "their": isSeveral || kind == .group || kind == .anonymous
      default: !isSeveral
      }
    return fits ? (last.source, last.others, last.sourceTokens) : nil
  }

  /// Whether the words of a saying's source are told by a noun: "a study" for "the study".
  private func isNamed(by noun: String, _ saying: Saying) -> Bool {
    guard let tokens = saying.sourceTokens, saying.source == nil, let head = grammar.tree.top(of: tokens) else {
      return false
    }
    return text.tokens[head].lemma == noun
  }

  /// Whether a study, a paper or a body without a name speaks.
  private func isThing(of saying: Saying) -> Bool {
    guard let tokens = saying.sourceTokens, let head = tokens.last.map({ grammar.tree.top(of: tokens) ?? $0 }) else {
      return false
    }
    let lemma = text.tokens[head].lemma
    return isThing(head) || words.pointingToBodies.contains(lemma) || words.pointingToOutlets.contains(lemma)
      || words.governmentNouns.contains(lemma) || words.bodyNouns.contains(lemma)
  }

  /// Whether a token opens its sentence, or does so behind "but" or "and".
  private func isSentenceOpener(_ token: Int) -> Bool {
    let start = text.sentences[text.sentenceIndex(ofToken: token)].tokens.lowerBound
    return (start..<token).allSatisfy {
      text.tokens[$0].partOfSpeech == .punctuation || text.tokens[$0].partOfSpeech == .coordinator
    }
  }

  /// How many sentences before it a source may have spoken that is only pointed at; chosen by hand.
  private static let nearSentences = 2
}
