import Codebook
import Language
import Records

/// Figures: the numbers that outlets may give differently.
///
/// A number counts when it says how much of something there is: of people, arms, attacks, goods, land or money, a
/// rate, or how long a truce or a war lasts. Dates, times of day, ages, ordinals and numbers that name a thing
/// ("Resolution 242") do not.
struct FigureRule: Rule {
  private let counted: PhraseIndex<Int>
  private let uncounted: PhraseIndex<Int>
  private let states: PhraseIndex<Int>
  private let acts: PhraseIndex<Int>
  private let levels: PhraseIndex<Int>
  private let labels: PhraseIndex<Int>
  private let aged: PhraseIndex<Int>
  /// Verbs whose object is a time that something lasts.
  private let durative: PhraseIndex<Int>
  /// Verbs by which something is over.
  private let ending: PhraseIndex<Int>
  private let totals: PhraseIndex<Int>
  private let sources: PhraseIndex<Int>
  /// Nouns behind "in" that frame a sum and are not what it is of ("in exchange").
  let frames: PhraseIndex<Int>
  /// Nouns that say no more than the number ("the 5% level").
  let hollow: PhraseIndex<Int>
  /// Verbs that put a sum into something.
  let spending: PhraseIndex<Int>
  /// Verbs that make a sum somebody's cost, income, loss, payment, saving or spending.
  let sums: [Sum]

  init(codebook: Codebook) {
    counted = codebook.lexicon("figure.counted")
    uncounted = codebook.lexicon("figure.uncounted")
    states = codebook.lexicon("figure.states")
    acts = codebook.lexicon("figure.acts")
    levels = codebook.lexicon("figure.levels")
    labels = codebook.lexicon("figure.labels")
    aged = codebook.lexicon("figure.aged")
    durative = codebook.lexicon("figure.lasting")
    ending = codebook.lexicon("figure.ending")
    totals = codebook.lexicon("figure.totals")
    frames = codebook.lexicon("figure.frames")
    hollow = codebook.lexicon("figure.hollow")
    spending = codebook.lexicon("figure.spending")
    sums = ["cost", "income", "losses", "payments", "savings", "spending"].map { name in
      Sum(label: "\(name) of", verbs: codebook.lexicon("figure.sums.\(name)"))
    }
    sources = codebook.lexicon("figure.sources")
  }

  /// Verbs that make a sum somebody's, with the words for it: "cost of", "income of".
  struct Sum: Sendable {
    var label: String
    var verbs: PhraseIndex<Int>
  }

  /// What a number measures, before it becomes a figure.
  struct Measure {
    var what: String
    var unit: String?
    var evidence: Range<Int>
    var rule: String
    var confidence: Double
  }

  func drafts(in scene: Scene) -> [Draft] {
    let scan = NumeralScan(tokens: scene.text.tokens)
    var drafts: [Draft] = []
    var last: (Numeral, Measure)?
    for sentence in scene.text.sentences.indices {
      let range = scene.text.sentences[sentence].tokens
      var index = range.lowerBound
      while index < range.upperBound {
        guard let numeral = scan.numeral(at: index, in: range) else {
          index += 1
          continue
        }
        index = max(index + 1, numeral.tokens.upperBound)
        guard let measure = measure(numeral, in: sentence, of: scene, before: last) else { continue }
        last = (numeral, measure)
        drafts.append(draft(numeral, measure, in: sentence, of: scene))
      }
    }
    return drafts
  }

  private func draft(_ numeral: Numeral, _ measure: Measure, in sentence: Int, of scene: Scene) -> Draft {
    let text = scene.text
    let evidence = text.offsets(ofTokens: measure.evidence)
    let place = text.offsets(ofTokens: numeral.whole)
    let source = scene.innermostSaying(around: place).flatMap { scene.sayings[$0].source }
    let verb = scene.structures[sentence].verbGroups.indices.last {
      scene.structures[sentence].verbGroups[$0].tokens.lowerBound < numeral.tokens.lowerBound
    }
    return Draft(
      evidence: [evidence],
      standing: scene.standing(
        of: Scene.Told(
          range: place, actor: source.flatMap { scene.entity(of: $0) }, verb: verb.map { (sentence, $0) },
          speaks: false,
          isClaim: true)),
      rule: measure.rule, confidence: measure.confidence,
      body: .figure(
        Figure(
          what: measure.what,
          value: Figure.Value(low: numeral.low, high: numeral.high, unit: measure.unit ?? numeral.unit),
          text: text.text(place), source: source.flatMap { scene.actor($0) })))
  }

  // MARK: What is measured

  private func measure(
    _ numeral: Numeral, in sentence: Int, of scene: Scene, before: (Numeral, Measure)?
  ) -> Measure? {
    let range = scene.text.sentences[sentence].tokens
    if namesThing(numeral, in: range, of: scene) { return nil }
    if let period = period(numeral, in: sentence, of: scene) { return period.measure }
    if scene.grammar.isTimeToken[numeral.tokens.lowerBound] || isDate(numeral, in: range, of: scene) { return nil }
    if numeral.unit != nil || numeral.form == .fraction {
      return rate(numeral, in: sentence, of: scene, before: before)
    }
    return count(numeral, in: sentence, of: scene) ?? level(numeral, in: sentence, of: scene)
  }

  /// "Resolution 242", "Channel 10", "Article 50": the number names, it does not count.
  private func namesThing(_ numeral: Numeral, in range: Range<Int>, of scene: Scene) -> Bool {
    let tokens = scene.text.tokens
    let before = numeral.tokens.lowerBound - 1
    guard before >= range.lowerBound, numeral.whole.lowerBound == numeral.tokens.lowerBound else { return false }
    let word = tokens[before]
    if labels.match(in: tokens, at: before, limit: before + 1) != nil { return true }
    guard numeral.form == .digits, numeral.unit == nil, word.partOfSpeech == .properNoun else { return false }
    return word.form.first?.isUppercase == true
  }

  private func isDate(_ numeral: Numeral, in range: Range<Int>, of scene: Scene) -> Bool {
    let tokens = scene.text.tokens
    guard numeral.unit == nil else { return false }
    let next = numeral.tokens.upperBound
    let before = numeral.tokens.lowerBound - 1
    for neighbour in [before, next] where range.contains(neighbour) {
      if Self.months.contains(tokens[neighbour].lemma.lowercased()) { return true }
    }
    if next < range.upperBound, Self.clock.contains(tokens[next].lower) { return true }
    if next + 1 < range.upperBound, tokens[next].form == ":" || tokens[next].lower == "GMT" { return true }
    let form = tokens[numeral.tokens.lowerBound].form
    guard numeral.form == .digits, form.count == 4, let value = NumeralScan.number(form), (1900...2100).contains(value)
    else { return false }
    return true
  }

  // MARK: How long

  private struct Period {
    /// Nil where the time is none that matters for comparing: "ten years ago", "79 years old".
    var measure: Measure?
  }

  /// "a 72-hour cease-fire", "18 years of war", "within 135 days".
  private func period(_ numeral: Numeral, in sentence: Int, of scene: Scene) -> Period? {
    let tokens = scene.text.tokens
    let limit = scene.text.sentences[sentence].tokens.upperBound
    var next = numeral.tokens.upperBound
    guard next < limit, numeral.unit == nil else { return nil }
    let isHyphenated = tokens[next].form == "-" && next + 1 < limit
    if isHyphenated { next += 1 }
    let unit = tokens[next].lemma.lowercased()
    if Self.distances.contains(unit) {
      let what = isHyphenated ? nounPhrase(after: next + 1, in: sentence, of: scene) : nil
      let end = what?.upperBound ?? next + 1
      return Period(
        measure: Measure(
          what: what.map { words($0, scene) } ?? "distance", unit: plural(unit),
          evidence: numeral.whole.lowerBound..<end, rule: "figure.distance", confidence: 0.6))
    }
    guard Self.timeUnits.contains(unit), numeral.form != .fraction else { return nil }
    let after = next + 1
    if after < limit, tokens[after].form == "-", after + 1 < limit, tokens[after + 1].lower == "old" {
      guard let thing = nounPhrase(after: after + 2, in: sentence, of: scene),
        aged.match(in: tokens, at: thing.upperBound - 1, limit: thing.upperBound) != nil
      else {
        return Period(measure: nil)
      }
      return Period(
        measure: Measure(
          what: words(thing, scene), unit: plural(unit), evidence: numeral.whole.lowerBound..<thing.upperBound,
          rule: "figure.age", confidence: 0.5))
    }
    if isHyphenated {
      guard let thing = nounPhrase(after: after, in: sentence, of: scene) else { return Period(measure: nil) }
      return Period(
        measure: Measure(
          what: words(thing, scene), unit: plural(unit), evidence: numeral.whole.lowerBound..<thing.upperBound,
          rule: "figure.period", confidence: 0.7))
    }
    if after + 1 < limit, tokens[after].lower == "of", let thing = nounPhrase(after: after + 1, in: sentence, of: scene)
    {
      return Period(
        measure: Measure(
          what: words(thing, scene), unit: plural(unit), evidence: numeral.whole.lowerBound..<thing.upperBound,
          rule: "figure.period", confidence: 0.6))
    }
    let before = numeral.whole.lowerBound - 1
    if before >= 0, tokens[before].lower == "within" {
      return Period(
        measure: Measure(
          what: subject(before: before, in: sentence, of: scene) ?? "time", unit: plural(unit),
          evidence: before..<after, rule: "figure.period", confidence: 0.5))
    }
    if let ended = ended(unit: next, from: before, in: sentence, of: scene) {
      return Period(
        measure: Measure(
          what: ended, unit: plural(unit), evidence: before..<after, rule: "figure.period", confidence: 0.5))
    }
    if let what = left(after: after, in: sentence, of: scene) {
      return Period(
        measure: Measure(
          what: what, unit: plural(unit), evidence: numeral.whole.lowerBound..<after + 1, rule: "figure.period",
          confidence: 0.5))
    }
    if let what = lasting(unit: next, from: before, in: sentence, of: scene) {
      return Period(
        measure: Measure(
          what: what, unit: plural(unit), evidence: numeral.whole.lowerBound..<after, rule: "figure.period",
          confidence: 0.5))
    }
    return Period(measure: nil)
  }

  /// What lasts so long: "kept the port closed for four weeks", "the walkout lasted ten days"; nil where the time is a
  /// point ("ten days ago") or nothing says what it measures.
  private func lasting(unit: Int, from before: Int, in sentence: Int, of scene: Scene) -> String? {
    let tokens = scene.text.tokens
    let limit = scene.text.sentences[sentence].tokens.upperBound
    if unit + 1 < limit, Self.points.contains(tokens[unit + 1].lower) { return nil }
    guard let verb = tokens[unit].head, tokens[verb].partOfSpeech == .verb,
      let group = scene.grammar.verbGroup(at: verb, in: sentence)
    else { return nil }
    let isSpan = before >= 0 && ["for", "over"].contains(tokens[before].lower)
    guard isSpan || durative.match(in: tokens, at: verb, limit: verb + 1) != nil && verb < unit else { return nil }
    let object = isSpan ? scene.grammar.tree.child(of: verb, in: ["obj"]) : nil
    let chunks = scene.structures[sentence].chunks
    let subject = scene.grammar.subjectChunk(of: group, in: sentence).map { chunks[$0].tokens }
    guard let thing = object.flatMap({ scene.grammar.chunk(at: $0, in: sentence) }) ?? subject,
      tokens[thing.upperBound - 1].partOfSpeech != .pronoun
    else { return nil }
    return words(scene.grammar.withoutDeterminer(thing), scene) + " " + tokens[verb].lower
  }

  /// What was over after so long: "the truce collapsed after 10 days".
  private func ended(unit: Int, from before: Int, in sentence: Int, of scene: Scene) -> String? {
    let tokens = scene.text.tokens
    guard before > 0, tokens[before].lower == "after", let verb = tokens[unit].head, verb < before,
      ending.match(in: tokens, at: verb, limit: before) != nil,
      let subject = subject(before: before, in: sentence, of: scene)
    else { return nil }
    return subject
  }

  /// What is still so long off, or came so much too soon: "the vote is two weeks away", "ended two hours early".
  private func left(after next: Int, in sentence: Int, of scene: Scene) -> String? {
    let tokens = scene.text.tokens
    guard next < scene.text.sentences[sentence].tokens.upperBound, ["away", "early"].contains(tokens[next].lower),
      let subject = subject(before: next, in: sentence, of: scene)
    else { return nil }
    return "\(subject) \(tokens[next].lower)"
  }

  private static let points: Set<String> = [
    "ago", "later", "earlier", "before", "after", "from", "old", "prior", "ahead", "away", "since",
  ]

  // MARK: How many of what

  /// "1,900 Palestinians have been killed", "some 3,500 rockets", "67 dead".
  private func count(_ numeral: Numeral, in sentence: Int, of scene: Scene) -> Measure? {
    let tokens = scene.text.tokens
    let limit = scene.text.sentences[sentence].tokens.upperBound
    var next = numeral.whole.upperBound
    if next + 1 < limit, tokens[next].form == "-", ["strong", "member"].contains(tokens[next + 1].lower) { next += 2 }
    if next < limit, numeral.form == .magnitude, tokens[next].lower == "of" || tokens[next].lower == "more" {
      next += 1
    }
    if next < limit, states.match(in: tokens, at: next, limit: next + 1) != nil,
      tokens[next].partOfSpeech != .verb || isState(next, scene)
    {
      return Measure(
        what: "people \(tokens[next].lower)", evidence: numeral.whole.lowerBound..<(next + 1), rule: "figure.count",
        confidence: 0.8)
    }
    guard var thing = nounPhrase(after: next, in: sentence, of: scene) else {
      return bare(numeral, in: sentence, of: scene)
    }
    // "20,000 U.S. and NATO troops": the noun stands behind the second of the names.
    if let counted = scene.grammar.tree.top(of: numeral.tokens).flatMap({ tokens[$0].head }),
      counted >= thing.upperBound,
      counted - thing.upperBound <= 3, tokens[counted].partOfSpeech == .noun,
      (thing.upperBound..<counted).contains(where: { tokens[$0].partOfSpeech == .coordinator })
    {
      thing = thing.lowerBound..<counted + 1
    }
    let head = thing.upperBound - 1
    guard uncounted.match(in: tokens, at: head, limit: head + 1) == nil else { return nil }
    let isCounted = (thing.lowerBound...head).contains { counted.match(in: tokens, at: $0, limit: head + 1) != nil }
    let least = max(numeral.low ?? 0, numeral.high ?? 0)
    if least <= 1 { return nil }
    if least <= Self.smallest, !isCounted { return nil }
    // "two people familiar with the talks" tell something and are not counted.
    if least <= Self.smallest, sources.match(in: tokens, at: thing.upperBound, limit: limit) != nil { return nil }
    if numeral.tokens.lowerBound > 0, least <= Self.smallest, numeral.form == .words,
      !isCounted || isDefinite(numeral, scene)
    {
      return nil
    }
    let isPlural = tokens[head].lower != tokens[head].lemma || isCounted || tokens[head].partOfSpeech == .properNoun
    guard
      isPlural || numeral.form != .digits && next > numeral.tokens.upperBound
        || tokens[numeral.tokens.upperBound].form == "-"
    else { return nil }
    var whole = thing
    if head + 2 < limit, tokens[head + 1].lower == "of", let more = nounPhrase(after: head + 2, in: sentence, of: scene)
    {
      whole = thing.lowerBound..<more.upperBound
    }
    let act = act(on: thing, numeral: numeral, in: sentence, of: scene)
    var what = words(whole, scene)
    if let act { what += " \(act.word)" }
    return Measure(
      what: what,
      evidence: min(
        numeral.whole.lowerBound, act?.tokens.lowerBound ?? .max)..<max(whole.upperBound, act?.tokens.upperBound ?? 0),
      rule: "figure.count", confidence: isCounted ? 0.8 : 0.6)
  }

  /// "Border arrests are at 133,000", "the death toll rose to 72".
  private func level(_ numeral: Numeral, in sentence: Int, of scene: Scene) -> Measure? {
    let tokens = scene.text.tokens
    let floor = scene.text.sentences[sentence].tokens.lowerBound
    var before = numeral.whole.lowerBound - 1
    guard numeral.form != .magnitude, before > floor else { return nil }
    if ["at", "to"].contains(tokens[before].lower), let total = total(before: before, floor: floor, of: scene) {
      return Measure(
        what: words(total, scene), evidence: total.lowerBound..<numeral.tokens.upperBound, rule: "figure.total",
        confidence: 0.6)
    }
    if ["at", "to", "of"].contains(tokens[before].lower) { before -= 1 }
    guard let group = scene.structures[sentence].verbGroups.lastIndex(where: { $0.tokens.upperBound <= before + 1 }),
      before + 1 - scene.structures[sentence].verbGroups[group].tokens.upperBound <= 1,
      levels.match(in: tokens, at: scene.structures[sentence].verbGroups[group].head, limit: before + 1) != nil,
      let chunk = scene.grammar.subjectChunk(of: group, in: sentence)
    else { return nil }
    let subject = scene.structures[sentence].chunks[chunk].tokens
    guard
      subject.contains(where: { counted.match(in: tokens, at: $0, limit: subject.upperBound) != nil })
        || (numeral.low ?? 0) >= 1000
    else { return nil }
    guard tokens[subject.upperBound - 1].partOfSpeech != .pronoun, !isPerson(subject.upperBound - 1, scene) else {
      return nil
    }
    return Measure(
      what: words(scene.grammar.withoutDeterminer(subject), scene),
      evidence: subject.lowerBound..<numeral.tokens.upperBound,
      rule: "figure.level", confidence: 0.6)
  }

  /// "the number of troops killed this year" in "bringing the number of troops killed this year to 16".
  private func total(before end: Int, floor: Int, of scene: Scene) -> Range<Int>? {
    let tokens = scene.text.tokens
    for index in (max(floor + 1, end - 14)..<end).reversed() {
      if [",", ";", ":"].contains(tokens[index].form) { return nil }
      guard totals.match(in: tokens, at: index, limit: end) != nil,
        tokens[(max(floor, index - 4))..<index].contains(where: {
          ["bring", "put", "push", "raise", "take"].contains($0.lemma)
        })
      else { continue }
      return index..<end
    }
    return nil
  }

  /// "hundreds of thousands have been killed": who is counted is left unsaid; "2,300 of those workers".
  private func bare(_ numeral: Numeral, in sentence: Int, of scene: Scene) -> Measure? {
    let tokens = scene.text.tokens
    let next = numeral.whole.upperBound
    if numeral.form != .magnitude {
      guard (numeral.low ?? numeral.high ?? 0) > Self.smallest else { return nil }
      if next + 1 < scene.text.sentences[sentence].tokens.upperBound, tokens[next].lower == "of",
        let whole = nounPhrase(after: next + 1, in: sentence, of: scene),
        tokens[whole.upperBound - 1].lower != tokens[whole.upperBound - 1].lemma,
        uncounted.match(in: tokens, at: whole.upperBound - 1, limit: whole.upperBound) == nil
      {
        return Measure(
          what: words(scene.grammar.withoutDeterminer(whole), scene),
          evidence: numeral.whole.lowerBound..<whole.upperBound, rule: "figure.count", confidence: 0.6)
      }
    }
    guard let act = act(on: numeral.tokens, numeral: numeral, in: sentence, of: scene) else { return nil }
    return Measure(
      what: "people \(act.word)",
      evidence: min(
        numeral.whole.lowerBound, act.tokens.lowerBound)..<max(numeral.tokens.upperBound, act.tokens.upperBound),
      rule: "figure.count", confidence: 0.7)
  }

  // MARK: The verb's sense

  /// What happened to the counted: a passive behind it, a participle behind it, or an active verb before it.
  private func act(
    on thing: Range<Int>, numeral: Numeral, in sentence: Int, of scene: Scene
  ) -> (word: String, tokens: Range<Int>)? {
    let tokens = scene.text.tokens
    let groups = scene.structures[sentence].verbGroups
    let next = groups.partitioningIndex { $0.tokens.lowerBound >= thing.upperBound }
    if next < groups.count, groups[next].tokens.lowerBound - thing.upperBound <= 1, !groups[next].isNegated {
      let verb = groups[next]
      let isReduced =
        verb.form == .finite && verb.tokens.count == 1 && tokens[verb.head].lower != tokens[verb.head].lemma
      let isIntransitive = ["die", "perish"].contains(tokens[verb.head].lemma)
      if verb.isPassive || isReduced || isIntransitive,
        acts.match(in: tokens, at: verb.head, limit: verb.head + 1) != nil
      {
        return (isIntransitive ? "killed" : withParticle(verb.head, tokens[verb.head].lower, scene), verb.tokens)
      }
    }
    if let found = suffered(by: thing, numeral: numeral, in: sentence, of: scene) { return found }
    guard let last = groups[..<next].last, last.tokens.upperBound <= numeral.whole.lowerBound,
      acts.match(in: tokens, at: last.head, limit: last.head + 1) != nil, !last.isPassive, !last.isNegated
    else { return nil }
    let gap = last.tokens.upperBound..<numeral.whole.lowerBound
    let isObject = gap.allSatisfy {
      let token = tokens[$0]
      return [.noun, .properNoun, .number, .adjective, .determiner, .coordinator, .adverb, .particle].contains(
        token.partOfSpeech)
        || token.form == "," || token.form == "-" || token.lower == "up"
    }
    guard isObject, gap.count <= 12 else { return nil }
    return (
      withParticle(last.head, Self.participle(of: tokens[last.head]), scene), gap.isEmpty ? last.tokens : numeral.whole
    )
  }

  /// A passive further on whose subject the counted are: "12 people, including a soldier, were killed".
  private func suffered(
    by thing: Range<Int>, numeral: Numeral, in sentence: Int, of scene: Scene
  ) -> (word: String, tokens: Range<Int>)? {
    let tokens = scene.text.tokens
    let head = thing.upperBound - 1
    guard tokens[head].relation == "nsubj:pass", let verb = tokens[head].head, verb > head,
      acts.match(in: tokens, at: verb, limit: verb + 1) != nil,
      let group = scene.grammar.verbGroup(at: verb, in: sentence),
      !scene.structures[sentence].verbGroups[group].isNegated
    else { return nil }
    let isNear = verb - thing.upperBound <= Self.nearVerb
    return (withParticle(verb, tokens[verb].lower, scene), isNear ? verb..<verb + 1 : numeral.whole)
  }

  /// A verb's participle with its particle: "called up".
  private func withParticle(_ verb: Int, _ participle: String, _ scene: Scene) -> String {
    let particle =
      scene.grammar.tree.isParsed
      ? scene.grammar.tree.children(of: verb).first { scene.text.tokens[$0].relation == "compound:prt" } : nil
    return particle.map { "\(participle) \(scene.text.tokens[$0].lower)" } ?? participle
  }

  /// "kill" → "killed".
  private static func participle(of token: Token) -> String {
    if token.lower.hasSuffix("ed") { return token.lower }
    let lemma = token.lemma
    if let known = irregular[lemma] { return known }
    return lemma.hasSuffix("e") ? lemma + "d" : lemma + "ed"
  }

  // MARK: Phrases

  /// The noun phrase that starts at a token or just behind it.
  func nounPhrase(after start: Int, in sentence: Int, of scene: Scene) -> Range<Int>? {
    let tokens = scene.text.tokens
    let limit = scene.text.sentences[sentence].tokens.upperBound
    guard start < limit else { return nil }
    let chunks = scene.structures[sentence].chunks
    let index = chunks.partitioningIndex { $0.tokens.upperBound > start }
    guard index < chunks.count else { return nil }
    let chunk = chunks[index]
    guard chunk.head >= start, chunk.tokens.lowerBound <= start else { return nil }
    var end = start
    // A phrase of the chunk ends before a possessive or another number.
    while end < chunk.tokens.upperBound {
      let token = tokens[end]
      if token.form == "," || token.partOfSpeech == .number && end > start { break }
      end += 1
    }
    while end > start, ![.noun, .properNoun, .pronoun].contains(tokens[end - 1].partOfSpeech) { end -= 1 }
    guard end > start, tokens[end - 1].partOfSpeech != .pronoun || ["those", "them"].contains(tokens[end - 1].lower)
    else { return nil }
    var low = start
    while low < end - 1, tokens[low].partOfSpeech == .determiner || tokens[low].partOfSpeech == .punctuation {
      low += 1
    }
    return low..<end
  }

  /// The words of the subject of the verb before a token.
  func subject(before start: Int, in sentence: Int, of scene: Scene) -> String? {
    let groups = scene.structures[sentence].verbGroups
    guard let group = groups.lastIndex(where: { $0.tokens.upperBound <= start }),
      let chunk = scene.grammar.subjectChunk(of: group, in: sentence)
    else { return nil }
    let found = scene.structures[sentence].chunks[chunk]
    guard scene.text.tokens[found.head].partOfSpeech != .pronoun else { return nil }
    return words(scene.grammar.withoutDeterminer(found.tokens), scene)
  }

  func words(_ range: Range<Int>, _ scene: Scene) -> String {
    scene.text.text(scene.text.offsets(ofTokens: scene.grammar.trimmed(range)))
  }

  private func isPerson(_ token: Int, _ scene: Scene) -> Bool {
    if let mention = scene.cast.mention(at: token), scene.cast.mentions[mention].entity >= 0,
      [.person, .anonymous].contains(scene.cast.entities[scene.cast.mentions[mention].entity].kind)
    {
      return true
    }
    let lemma = scene.text.tokens[token].lemma
    return scene.words.personNouns.contains(lemma) || Self.people.contains(lemma)
  }

  /// "the two soldiers": known ones, not a count that outlets compare.
  private func isDefinite(_ numeral: Numeral, _ scene: Scene) -> Bool {
    ["the", "these", "those", "both", "its", "their", "our", "his", "her"]
      .contains(scene.text.tokens[numeral.whole.lowerBound - 1].lower)
      && numeral.whole.lowerBound == numeral.tokens.lowerBound
  }

  /// "67 dead", "12 wounded" and not "12 wounded soldiers".
  private func isState(_ token: Int, _ scene: Scene) -> Bool {
    let next = token + 1
    guard next < scene.text.tokens.count else { return true }
    return ![.noun, .properNoun, .adjective].contains(scene.text.tokens[next].partOfSpeech)
  }

  func plural(_ unit: String) -> String {
    switch unit {
    case "km", "kilometre": "kilometers"
    case "mile", "kilometer", "minute", "hour", "day", "week", "month", "year", "decade": unit + "s"
    default: unit
    }
  }

  /// Numbers up to this one count only before a noun of the lexicon: below, most are turns of phrase.
  ///
  /// Tuned on the
  /// three annotated negotiations (tried: 3, 10, 20).
  private static let smallest = 10.0
  /// The most tokens between the counted and what happened to them that evidence takes in; chosen by hand.
  private static let nearVerb = 8
  private static let timeUnits: Set<String> = ["minute", "hour", "day", "week", "month", "year", "decade"]
  private static let distances: Set<String> = ["mile", "kilometer", "kilometre", "km"]
  private static let months: Set<String> = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december", "jan.", "feb.", "mar.", "apr.", "jun.", "jul.", "aug.", "sept.", "sep.", "oct.", "nov.", "dec.",
  ]
  private static let clock: Set<String> = [
    "a.m.", "p.m.", "am", "pm", "a.m", "p.m", "gmt", "o'clock", "utc", "et", "est", "edt",
  ]
  private static let people: Set<String> = [
    "man", "woman", "boy", "girl", "son", "daughter", "student", "child", "baby", "sister", "brother", "wife",
    "husband",
    "grandmother", "grandfather", "politician", "victim", "refugee", "suspect", "fisherman", "native", "cousin",
  ]
  private static let irregular: [String: String] = [
    "shoot": "shot", "hold": "held", "take": "taken", "lose": "lost", "send": "sent", "withdraw": "withdrawn",
    "free": "freed", "fire": "fired", "hit": "hit", "cut": "cut", "win": "won", "buy": "bought", "sell": "sold",
    "die": "killed", "drop": "dropped", "ship": "shipped",
  ]
}
