import Codebook
import Language
import Records

/// What sums of money, percentages and shares measure.
///
/// The words beside the number answer first ("a 5% tariff", "$5 billion for a barrier", "income over $250,000"), then
/// the tree: what the number hangs on, what a verb changes, and who pays, earns or loses it.
extension FigureRule {
  /// What a number is of, with the tokens that say so.
  private struct Thing {
    var words: String
    var tokens: Range<Int>
    var confidence: Double
    var rule = "figure.rate"
  }

  func rate(_ numeral: Numeral, in sentence: Int, of scene: Scene, before: (Numeral, Measure)?) -> Measure? {
    let tokens = scene.text.tokens
    let limit = scene.text.sentences[sentence].tokens.upperBound
    let each = period(after: numeral.tokens.upperBound, limit: limit, tokens)
    let end = each?.upperBound ?? numeral.tokens.upperBound
    let number = numeral.whole.lowerBound..<numeral.tokens.upperBound
    let found =
      share(numeral, from: end, in: sentence, of: scene)
      ?? (each == nil ? named(after: end, number: number, in: sentence, of: scene) : nil)
      ?? possessed(number, in: sentence, of: scene)
      ?? limited(numeral, in: sentence, of: scene)
      ?? purpose(after: end, ["for", "toward", "towards"], in: sentence, of: scene)
      ?? apposed(to: number, in: sentence, of: scene)
      ?? preceding(number, in: sentence, of: scene)
      ?? (numeral.form == .fraction ? nil : governing(numeral, in: sentence, of: scene))
      ?? purpose(after: end, ["to"], in: sentence, of: scene)
    if numeral.form == .fraction, found == nil { return nil }
    guard var thing = found ?? repeated(numeral, before, scene) else {
      return Measure(
        what: numeral.unit == "percent" ? "rate" : "amount", evidence: number, rule: "figure.rate", confidence: 0.4)
    }
    let whole = min(number.lowerBound, thing.tokens.lowerBound)..<max(end, thing.tokens.upperBound)
    if let each { thing.words += " " + words(each, scene) }
    return Measure(
      what: thing.words, evidence: whole.count <= Self.longestReach ? whole : number.lowerBound..<end,
      rule: thing.rule, confidence: thing.confidence)
  }

  /// The most tokens of evidence from a number to what it measures.
  private static let longestReach = 12

  /// "a month", "per hour" behind a sum.
  private func period(after end: Int, limit: Int, _ tokens: [Token]) -> Range<Int>? {
    guard end + 1 < limit, ["a", "an", "per", "each"].contains(tokens[end].lower),
      Self.periods.contains(tokens[end + 1].lemma)
    else { return nil }
    return end..<end + 2
  }

  // MARK: Beside the number

  /// "5 percent of exports", "$300 billion in goods", "$200 billion worth of imports".
  private func share(_ numeral: Numeral, from end: Int, in sentence: Int, of scene: Scene) -> Thing? {
    let tokens = scene.text.tokens
    let limit = scene.text.sentences[sentence].tokens.upperBound
    guard end + 1 < limit, ["of", "in", "worth"].contains(tokens[end].lower) else {
      guard numeral.form == .fraction, let thing = nounPhrase(after: end, in: sentence, of: scene) else { return nil }
      return Thing(words: words(thing, scene), tokens: thing, confidence: 0.6, rule: "figure.share")
    }
    var next = end + 1
    if tokens[next].lower == "of", next + 1 < limit { next += 1 }
    // "75 percent of what Canada sells abroad"
    if tokens[next].lower == "what" {
      let clause = next..<min(scene.grammar.clauseEnd(after: next, in: sentence), next + Self.longestReach)
      return Thing(words: words(clause, scene), tokens: clause, confidence: 0.5, rule: "figure.share")
    }
    guard let thing = loosePhrase(from: next, in: sentence, of: scene) else { return nil }
    if tokens[end].lower == "in", isFrame(thing, of: scene) || isSpentOn(numeral, in: sentence, of: scene) {
      return nil
    }
    return Thing(words: words(thing, scene), tokens: thing, confidence: 0.7, rule: "figure.share")
  }

  /// "in exchange", "in 2012", "in midday trading", "in Ohio": a frame and nothing that is counted.
  private func isFrame(_ thing: Range<Int>, of scene: Scene) -> Bool {
    let tokens = scene.text.tokens
    let head = thing.upperBound - 1
    if thing.contains(where: { scene.grammar.isTimeToken[$0] }) || scene.cast.mention(at: head) != nil { return true }
    return frames.match(in: tokens, at: head, limit: head + 1) != nil
  }

  /// "invest $9 billion in its plants": the sum is what is spent, not what it is spent on.
  private func isSpentOn(_ numeral: Numeral, in sentence: Int, of scene: Scene) -> Bool {
    guard let verb = verb(over: numeral, scene) else { return false }
    return spending.match(in: scene.text.tokens, at: verb, limit: verb + 1) != nil
  }

  /// "a 5% tariff", "a $1 million threshold"; of an empty head what it is the level of ("tariffs at the 5% level").
  private func named(after end: Int, number: Range<Int>, in sentence: Int, of scene: Scene) -> Thing? {
    let tokens = scene.text.tokens
    guard let thing = nounPhrase(after: end, in: sentence, of: scene),
      tokens[thing.lowerBound].partOfSpeech != .determiner, isMeasured(thing, scene)
    else { return nil }
    let head = thing.upperBound - 1
    if hollow.match(in: tokens, at: head, limit: head + 1) != nil {
      let above = tokens[head].head.flatMap { above -> Range<Int>? in
        guard DependencyTree.base(tokens[head].relation) == "nmod", above < number.lowerBound else { return nil }
        return scene.structures[sentence].chunks.first { $0.head == above }?.tokens
      }
      if let above, isMeasured(above, scene) {
        return Thing(words: words(scene.grammar.withoutDeterminer(above), scene), tokens: above, confidence: 0.6)
      }
      // "Duties will start at the 5% level."
      if let verb = tokens[head].head, verb < number.lowerBound, tokens[verb].partOfSpeech == .verb,
        let subject = scene.grammar.tree.subject(of: verb, controlsObject: []),
        let whose = phrase(of: subject, in: sentence, scene), isMeasured(whose, scene)
      {
        return Thing(words: words(whose, scene), tokens: whose, confidence: 0.5)
      }
    }
    return Thing(words: words(thing, scene), tokens: thing, confidence: 0.7)
  }

  /// "income over $250,000", "inheritances exceeding $1 million", "tariffs of 5%", "pay by $9 billion".
  private func limited(_ numeral: Numeral, in sentence: Int, of scene: Scene) -> Thing? {
    let tokens = scene.text.tokens
    let floor = scene.text.sentences[sentence].tokens.lowerBound
    var start = numeral.whole.lowerBound
    guard start > floor else { return nil }
    let isBound = Self.bounds.contains(tokens[start].lower) && start < numeral.tokens.lowerBound
    if !isBound {
      while start - 1 > floor, [.adverb, .punctuation].contains(tokens[start - 1].partOfSpeech),
        !["—", "–", "--", "(", "\""].contains(tokens[start - 1].form)
      {
        start -= 1
      }
      guard start - 1 > floor, ["of", "by", "at"].contains(tokens[start - 1].lower) else { return nil }
      start -= 1
      // "a higher threshold, perhaps at $400,000"
      while start - 1 > floor, tokens[start - 1].form == "," || tokens[start - 1].partOfSpeech == .adverb {
        start -= 1
      }
    }
    let chunks = scene.structures[sentence].chunks
    guard let chunk = chunks.last(where: { $0.tokens.upperBound <= start }), chunk.tokens.upperBound == start,
      isMeasured(chunk.tokens, scene)
    else { return nil }
    let thing = scene.grammar.withoutDeterminer(chunk.tokens)
    return Thing(words: words(thing, scene), tokens: chunk.tokens, confidence: 0.6)
  }

  /// "Kenya's output by 3% and Peru's by 5%": whose the same thing is.
  private func possessed(_ number: Range<Int>, in sentence: Int, of scene: Scene) -> Thing? {
    let tokens = scene.text.tokens
    let mark = number.lowerBound - 2
    guard mark > scene.text.sentences[sentence].tokens.lowerBound, tokens[mark + 1].lower == "by",
      ["'s", "’s"].contains(tokens[mark].lower), let owner = scene.grammar.chunk(at: mark - 1, in: sentence),
      let first = scene.structures[sentence].chunks.last(where: { chunk in
        chunk.tokens.upperBound < owner.lowerBound && isMeasured(chunk.tokens, scene)
      })
    else { return nil }
    let name = scene.text.text(scene.text.offsets(ofTokens: owner.lowerBound..<mark + 1))
    let head = words(first.head..<first.head + 1, scene)
    return Thing(words: "\(name) \(head)", tokens: owner, confidence: 0.4)
  }

  /// "$5 billion for a barrier", "$3 million to hire judges", "$12 billion to help offset losses".
  private func purpose(
    after end: Int, _ openers: Set<String>, in sentence: Int, of scene: Scene
  ) -> Thing? {
    let tokens = scene.text.tokens
    let limit = scene.text.sentences[sentence].tokens.upperBound
    guard end + 1 < limit, openers.contains(tokens[end].lower) else { return nil }
    var start = end + 1
    if tokens[end].lower == "to" {
      while start < limit, [.verb, .auxiliary].contains(tokens[start].partOfSpeech), start - end <= 3 { start += 1 }
      guard start > end + 1 else { return nil }
    }
    guard let thing = loosePhrase(from: start, in: sentence, of: scene), isMeasured(thing, scene, people: true),
      !thing.contains(where: { scene.grammar.isTimeToken[$0] })
    else { return nil }
    return Thing(words: words(thing, scene), tokens: thing, confidence: 0.5)
  }

  /// "those spending cuts — $500 billion over 10 years", "hurricane relief, $91 billion,".
  private func apposed(to number: Range<Int>, in sentence: Int, of scene: Scene) -> Thing? {
    let tokens = scene.text.tokens
    let limit = scene.text.sentences[sentence].tokens.upperBound
    let mark = number.lowerBound - 1
    guard mark > scene.text.sentences[sentence].tokens.lowerBound,
      ["—", "–", "--", "(", ","].contains(tokens[mark].form),
      number.upperBound < limit, [",", "—", "–", "--", ")", "over"].contains(tokens[number.upperBound].lower),
      let chunk = scene.structures[sentence].chunks.last(where: { $0.tokens.upperBound <= mark }),
      chunk.tokens.upperBound == mark, isMeasured(chunk.tokens, scene)
    else { return nil }
    return Thing(
      words: words(scene.grammar.withoutDeterminer(chunk.tokens), scene), tokens: chunk.tokens, confidence: 0.5)
  }

  /// "the share price up 1 percent to $36.65", "his approval rating down to 39 percent".
  private func preceding(_ number: Range<Int>, in sentence: Int, of scene: Scene) -> Thing? {
    let tokens = scene.text.tokens
    var start = number.lowerBound
    let floor = scene.text.sentences[sentence].tokens.lowerBound
    var sawMove = false
    while start - 1 > floor {
      let word = tokens[start - 1].lower
      if Self.moves.contains(word) {
        sawMove = true
      } else if !["to", "by", "from", "%", "percent"].contains(word), NumeralScan.number(tokens[start - 1].form) == nil
      {
        break
      }
      start -= 1
    }
    guard sawMove, let chunk = scene.structures[sentence].chunks.last(where: { $0.tokens.upperBound <= start }),
      chunk.tokens.upperBound == start, isMeasured(chunk.tokens, scene)
    else { return nil }
    return Thing(
      words: words(scene.grammar.withoutDeterminer(chunk.tokens), scene), tokens: chunk.tokens, confidence: 0.5)
  }

  // MARK: By the tree

  /// The word above a number's own words.
  private func above(_ numeral: Numeral, _ scene: Scene) -> (top: Int, above: Int)? {
    guard let top = scene.grammar.tree.top(of: numeral.tokens), let above = scene.text.tokens[top].head,
      !numeral.tokens.contains(above)
    else { return nil }
    return (top, above)
  }

  /// The verb that a number is an object or an adjunct of.
  private func verb(over numeral: Numeral, _ scene: Scene) -> Int? {
    guard let place = above(numeral, scene), scene.text.tokens[place.above].partOfSpeech == .verb else { return nil }
    return place.above
  }

  /// What the number hangs on: "increase" in "an increase to 25%", else what its verb tells of it.
  private func governing(_ numeral: Numeral, in sentence: Int, of scene: Scene) -> Thing? {
    let tokens = scene.text.tokens
    if let thing = predicated(numeral, in: sentence, of: scene) { return thing }
    guard let place = above(numeral, scene) else {
      return nearestVerb(before: numeral, in: sentence, scene).flatMap {
        told(by: $0, of: numeral, in: sentence, scene: scene)
      }
    }
    if tokens[place.above].partOfSpeech == .noun, DependencyTree.base(tokens[place.top].relation) == "nmod",
      let chunk = scene.structures[sentence].chunks.first(where: { $0.tokens.contains(place.above) }),
      !chunk.tokens.overlaps(numeral.tokens), isMeasured(chunk.tokens, scene)
    {
      return Thing(
        words: words(scene.grammar.withoutDeterminer(chunk.tokens), scene), tokens: chunk.tokens, confidence: 0.5)
    }
    let verb =
      tokens[place.above].partOfSpeech == .verb ? place.above : nearestVerb(before: numeral, in: sentence, scene)
    return verb.flatMap { told(by: $0, of: numeral, in: sentence, scene: scene) }
  }

  /// The subject of a number that is itself the predicate: "The jobless rate is 3.9 percent".
  private func predicated(_ numeral: Numeral, in sentence: Int, of scene: Scene) -> Thing? {
    guard let top = scene.grammar.tree.top(of: numeral.tokens),
      let subject = scene.grammar.tree.child(of: top, in: ["nsubj"]), subject < top,
      let thing = phrase(of: subject, in: sentence, scene), isMeasured(thing, scene)
    else { return nil }
    return Thing(words: words(thing, scene), tokens: thing, confidence: 0.6)
  }

  private func nearestVerb(before numeral: Numeral, in sentence: Int, _ scene: Scene) -> Int? {
    scene.structures[sentence].verbGroups.last { $0.tokens.upperBound <= numeral.whole.lowerBound }?.head
  }

  /// What a verb tells of a number: what it changes, and else whose cost, pay or loss it is.
  private func told(by verb: Int, of numeral: Numeral, in sentence: Int, scene: Scene) -> Thing? {
    let tokens = scene.text.tokens
    let tree = scene.grammar.tree
    let object = tree.children(of: verb).first {
      DependencyTree.base(tokens[$0].relation) == "obj" && !numeral.tokens.contains($0) && $0 > verb
        && !Self.periods.contains(tokens[$0].lemma)
    }
    let isPassive = tree.children(of: verb).contains { tokens[$0].relation == "nsubj:pass" }
    if !isPassive, let object, let thing = phrase(of: object, in: sentence, scene), isMeasured(thing, scene) {
      return Thing(words: words(thing, scene), tokens: thing, confidence: 0.5)
    }
    // "families making more than $250,000": who does it stands right before.
    let beside =
      tokens[verb].lower.hasSuffix("ing")
      ? scene.structures[sentence].chunks.first { $0.tokens.upperBound == verb }?.head : nil
    guard let head = beside ?? tree.subject(of: verb, controlsObject: []),
      let subject = phrase(of: head, in: sentence, scene)
    else { return nil }
    if !isPassive,
      let label = sums.first(where: { $0.verbs.match(in: tokens, at: verb, limit: verb + 1) != nil })?.label
    {
      guard !Self.pronouns.contains(tokens[head].lower) else { return nil }
      return Thing(words: "\(label) \(words(subject, scene))", tokens: subject, confidence: 0.5)
    }
    guard isMeasured(subject, scene), tokens[head].partOfSpeech != .pronoun else { return nil }
    return Thing(words: words(subject, scene), tokens: subject, confidence: 0.5)
  }

  private func phrase(of head: Int, in sentence: Int, _ scene: Scene) -> Range<Int>? {
    let chunk = scene.structures[sentence].chunks.first { $0.tokens.contains(head) }
    guard var tokens = chunk.map({ scene.grammar.withoutDeterminer($0.tokens) }) else { return nil }
    if let number = tokens.first(where: {
      $0 > head && (scene.text.tokens[$0].partOfSpeech == .number || scene.text.tokens[$0].partOfSpeech == .symbol)
    }) {
      tokens = tokens.lowerBound..<number
    }
    return tokens
  }

  /// A number that goes on with the last one: "25% from 10%", "It hit 3.9 percent … and dipped to 2.5 percent".
  private func repeated(_ numeral: Numeral, _ before: (Numeral, Measure)?, _ scene: Scene) -> Thing? {
    guard let (other, measure) = before, other.unit == numeral.unit,
      !["rate", "amount", "figure", "estimate"].contains(measure.what),
      scene.text.sentenceIndex(ofToken: numeral.tokens.lowerBound)
        - scene.text.sentenceIndex(ofToken: other.tokens.lowerBound) <= 1
    else { return nil }
    return Thing(words: measure.what, tokens: numeral.tokens, confidence: 0.4)
  }

  // MARK: Phrases

  /// The noun phrase that starts at a token, behind participles, adjectives and marks, with its "of …".
  private func loosePhrase(from start: Int, in sentence: Int, of scene: Scene) -> Range<Int>? {
    let tokens = scene.text.tokens
    let limit = scene.text.sentences[sentence].tokens.upperBound
    var next = start
    while next < limit, next - start <= 3 {
      if let thing = nounPhrase(after: next, in: sentence, of: scene) {
        let isDetermined = tokens[start].partOfSpeech == .determiner || tokens[start].partOfSpeech == .punctuation
        let low = isDetermined ? thing.lowerBound : min(start, thing.lowerBound)
        return low..<withOf(thing, in: sentence, of: scene).upperBound
      }
      guard
        tokens[next].partOfSpeech == .adjective || tokens[next].form == "\""
          || ["VBN", "VBG"].contains(tokens[next].xpos)
      else { return nil }
      next += 1
    }
    return nil
  }

  /// A phrase with the "of …" behind it: "some kind of border barrier".
  private func withOf(_ thing: Range<Int>, in sentence: Int, of scene: Scene) -> Range<Int> {
    let next = thing.upperBound
    guard next + 1 < scene.text.sentences[sentence].tokens.upperBound, scene.text.tokens[next].lower == "of",
      let more = nounPhrase(after: next + 1, in: sentence, of: scene)
    else { return thing }
    return thing.lowerBound..<more.upperBound
  }

  /// Whether a phrase can be what a sum or rate is of: no actor, no number, no time.
  ///
  /// - Parameter people: whether people without a name of their own can be ("$5 million for judges").
  private func isMeasured(_ thing: Range<Int>, _ scene: Scene, people: Bool = false) -> Bool {
    let tokens = scene.text.tokens
    guard let head = thing.last(where: { [.noun, .properNoun].contains(tokens[$0].partOfSpeech) }),
      !scene.grammar.isTimeToken[head]
    else { return false }
    if tokens[head].lemma == "percent" || tokens[head].form == "%" || tokens[head].lemma == "worth" { return false }
    if NumeralScan.currencies[tokens[head].lemma.lowercased()] != nil { return false }
    guard let mention = scene.cast.mention(at: head), let entity = scene.entity(of: mention) else { return true }
    return !scene.cast.entities[entity].isAgent || people && scene.cast.entities[entity].kind == .anonymous
  }

  private static let periods: Set<String> = [
    "hour", "day", "week", "month", "quarter", "year", "share", "barrel", "ton", "person",
  ]
  private static let bounds: Set<String> = ["over", "below", "under", "above", "exceeding", "beyond", "topping"]
  private static let moves: Set<String> = ["up", "down", "off"]
  private static let pronouns: Set<String> = ["it", "they", "that", "this", "which", "who", "he", "she", "we", "i"]
}
