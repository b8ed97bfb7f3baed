import Language
import Records

extension SayingFinder {
  /// Joins what the trained network found with what the rules found.
  ///
  /// Where both mean the same words, the rules give addressee, occasion and chain, the network says where the words
  /// begin and end; what only the network found is added. What only the rules found stays where they are as sure:
  /// quotations, posts, "according to".
  mutating func join(_ found: [FoundAttribution]) {
    var isMatched = Array(repeating: false, count: sayings.count)
    var added: [Saying] = []
    var learned: [Saying] = []
    let turns = sayings.filter { $0.rule == "turn" }
    let turnPlaces = SpanIndex(turns)
    var places = SpanIndex(sayings)
    for attribution in found {
      guard var learnt = saying(of: attribution), isAttribution(learnt),
        !learnt.content.contains(where: { content in
          turnPlaces.values(near: content).contains { Self.isMostly(content, of: turns[$0]) }
        })
      else { continue }
      learned.append(learnt)
      let near = Set(learnt.content.flatMap { places.values(near: $0) }).sorted()
      let best = near.filter { !isMatched[$0] && !isInside(sayings[$0], learnt) && !isInside(learnt, sayings[$0]) }
        .map { (index: $0, agreement: Self.agreement(sayings[$0], learnt)) }
        .max { ($0.agreement, $1.index) < ($1.agreement, $0.index) }
      // Two readings of one "according to" are one.
      if let same = near.first(where: { !isMatched[$0] && isSameAccording(sayings[$0], learnt) }) {
        isMatched[same] = true
        guard Self.agreement(sayings[same], learnt) > 0, !isSecondClause(sayings[same]) else { continue }
        sayings[same].content =
          learnt.quotation == .direct ? Self.united(sayings[same].content + learnt.content) : learnt.content
        merge(learnt, into: same)
        for content in sayings[same].content { places.add(content, same) }
        continue
      }
      guard let best, best.agreement >= Self.sameSaying else {
        // A piece of a quotation that the rules followed over interruptions and paragraphs has its speaker.
        if learnt.source == nil, let whole = near.first(where: { Self.holds(sayings[$0], learnt) }) {
          learnt.source = sayings[whole].source
          learnt.others = sayings[whole].others
        }
        added.append(learnt)
        continue
      }
      isMatched[best.index] = true
      merge(learnt, into: best.index)
      for content in sayings[best.index].content { places.add(content, best.index) }
    }
    let learnedPlaces = SpanIndex(learned)
    let others = sayings.indices.compactMap { index -> Saying? in
      var saying = sayings[index]
      if isMatched[index] || Self.standing.contains(saying.rule) { return saying }
      guard saying.quotation != .indirect || saying.confidence >= Self.sure else { return nil }
      // The pieces that the network did not find stay with the rule's speaker.
      saying.content = saying.content.filter { content in
        !learnedPlaces.values(near: content).contains {
          !isCarried(sayings[index], by: learned[$0]) && Self.isCovered(content, by: learned[$0])
        }
      }
      return saying.content.isEmpty ? nil : saying
    }
    sayings = others + added
  }

  /// Whether a saying is told in the words of another one, its cue with them: "Reuters reported that Lund had said …".
  private func isInside(_ inner: Saying, _ outer: Saying) -> Bool {
    guard let cue = inner.cue, !cue.isEmpty else { return false }
    let words = text.offsets(ofTokens: cue)
    return outer.cue.map { !$0.overlaps(cue) } ?? false
      && outer.content.contains { $0.lowerBound <= words.lowerBound && words.upperBound <= $0.upperBound }
  }

  /// Whether a reported clause of one speaker is told in the words of another: both stand.
  private func isCarried(_ inner: Saying, by outer: Saying) -> Bool {
    guard inner.rule != "saying.mixed-object", words.speech.contains(inner.lemma),
      !words.thoughts.contains(inner.lemma),
      let own = inner.source, isInside(inner, outer)
    else { return false }
    return outer.source.map { cast.mentions[$0].entity != cast.mentions[own].entity } ?? (outer.sourceTokens != nil)
  }

  /// Whether something is said, or a clause thought or wanted by somebody whom the text names.
  private func isAttribution(_ saying: Saying) -> Bool {
    if let source = saying.sourceTokens {
      if source.contains(where: { Self.nobody.contains(text.tokens[$0].lower) }) { return false }
      // "ISLAND TRUCE HOLDS, … SAYS": nobody says himself.
      let words = text.offsets(ofTokens: source)
      if saying.content.contains(where: { $0.clamped(to: words).count == words.count }) { return false }
    }
    // "the so-called “peace plan”": a label in marks.
    if saying.quotation == .direct, saying.source == nil, saying.content.allSatisfy(isLabel) { return false }
    // "never agreed to that": words that only point tell nothing.
    if saying.content.allSatisfy(isPointer) { return false }
    guard !saying.isSpeech else { return true }
    return saying.confidence >= Self.sureThought && saying.sourceTokens != nil
  }

  /// Whether some words are one pronoun.
  private func isPointer(_ words: Range<Int>) -> Bool {
    let token = text.tokenIndex(atOrAfter: words.lowerBound)
    return token < text.tokens.count && text.tokens[token].partOfSpeech == .pronoun
      && text.tokens[token].end >= words.upperBound
  }

  /// Whether a few words without a verb stand in marks.
  private func isLabel(_ words: Range<Int>) -> Bool {
    let tokens = text.tokenIndex(atOrAfter: words.lowerBound)..<text.tokenIndex(atOrAfter: words.upperBound)
    return tokens.count <= 4 && !tokens.contains { [.verb, .auxiliary].contains(text.tokens[$0].partOfSpeech) }
  }

  /// Words for no source at all.
  private static let nobody: Set<String> = ["nobody", "none", "neither", "no"]

  private mutating func merge(_ learnt: Saying, into index: Int) {
    // A mark that was never closed: the cue shows where the words end.
    if let cue = learnt.cue, sayings[index].cue == nil, sayings[index].covers(text.offsets(ofTokens: cue)),
      let open = text.quotations.first(where: { !$0.isClosed && sayings[index].content == [$0.content] })
    {
      sayings[index] = learnt
      sayings[index].content = learnt.content.map { $0.clamped(to: open.content) }.filter { !$0.isEmpty }
      sayings[index].quotation = .direct
      return
    }
    // A rule that told the carrier from its sources knows where the words begin.
    if sayings[index].quotation != .direct, learnt.quotation != .direct, sayings[index].carriers.isEmpty,
      !isSecondClause(sayings[index])
    {
      sayings[index].content = learnt.content
      sayings[index].quotation = learnt.quotation
    }
    if sayings[index].quotation == .direct, learnt.quotation == .direct {
      sayings[index].content = Self.united(sayings[index].content + learnt.content)
    }
    if sayings[index].cue == nil, learnt.source == nil || learnt.source == sayings[index].source {
      sayings[index].cue = learnt.cue
    }
    // "Officials said …, Reuters reported": two cues, of which the outlet's carries the other.
    if let own = sayings[index].cue, let other = learnt.cue, !own.overlaps(other), let source = learnt.source,
      let known = sayings[index].source, isOutlet(source), !isOutlet(known), sayings[index].carriers.isEmpty
    {
      sayings[index].carriers = [source]
    } else if sayings[index].source == nil || prefersLearnt(learnt, to: sayings[index]), !sayings[index].isInference {
      sayings[index].source = learnt.source
      sayings[index].others = learnt.others
      sayings[index].pointsAtSource = learnt.pointsAtSource
      if learnt.sourceTokens != nil { sayings[index].sourceTokens = learnt.sourceTokens }
    }
    sayings[index].confidence = max(sayings[index].confidence, learnt.confidence)
  }

  private func isSameAccording(_ saying: Saying, _ learnt: Saying) -> Bool {
    guard saying.rule == "according-to", let own = saying.cue, let other = learnt.cue else { return false }
    return own.overlaps(other)
  }

  /// Whether "according to" opens a second clause, which alone is said: the rule knows better where it begins.
  private func isSecondClause(_ saying: Saying) -> Bool {
    guard saying.rule == "according-to", let cue = saying.cue else { return false }
    return opensClause(cue.lowerBound, after: text.sentences[saying.sentence].tokens.lowerBound)
  }

  func isOutlet(_ mention: Int) -> Bool {
    let entity = cast.mentions[mention].entity
    return entity >= 0 && cast.entities[entity].kind == .outlet
  }

  /// Whether the network's source stands instead of a rule's: another actor, where the rule went by the order of the
  /// words alone.
  private func prefersLearnt(_ learnt: Saying, to saying: Saying) -> Bool {
    guard let own = saying.source, let other = learnt.source, own != other, saying.carriers.isEmpty else {
      return false
    }
    let (first, second) = (cast.mentions[own].entity, cast.mentions[other].entity)
    return first >= 0 && second >= 0 && first != second && !saying.pointsAtSource && saying.cue != nil
  }

  /// An attribution of the network as a saying; nil where nothing is left of its content.
  private func saying(of found: FoundAttribution) -> Saying? {
    let sentence = text.sentenceIndex(ofToken: found.anchor)
    let own = grammar.quotationByToken[found.anchor]
    var content: [Range<Int>] = []
    var words = 0
    var quoted = 0
    let pieces = found.content.filter { !isOfAnother($0, anchor: found.anchor, sentence: sentence) }
    for range in pieces {
      let spoken = range.filter { text.tokens[$0].partOfSpeech != .punctuation }
      let inside = spoken.count { grammar.quotationByToken[$0] >= 0 && grammar.quotationByToken[$0] != own }
      words += spoken.count
      quoted += inside
      content += inside == spoken.count && inside > 0 ? quotations(around: range) : [plain(range)]
    }
    content = content.filter { !$0.isEmpty }
    guard !content.isEmpty else { return nil }
    let kind: Attribution.Quotation = quoted == 0 ? .indirect : quoted == words ? .direct : .mixed
    if kind == .mixed {
      content = pieces.map(plain).filter { !$0.isEmpty }
    }
    content = Self.united(content)
    let lemma = text.tokens[found.anchor].lower == "according" ? "according" : text.tokens[found.anchor].lemma
    var saying = Saying(
      cue: found.cue.first { cue in cue.contains { text.tokens[$0].partOfSpeech != .punctuation } }, content: content,
      quotation: kind, lemma: lemma, rule: "learnt",
      confidence: Double(found.confidence), sentence: sentence)
    saying.isDenial = self.words.denials.contains(lemma)
    saying.isSpeech =
      kind == .direct || isSpeechCue(found) || kind == .mixed && self.words.speechWithObject.contains(lemma)
    if let tokens = found.source, let head = found.sourceHead { name(tokens, head: head, of: &saying) }
    frame(&saying, anchor: found.anchor)
    return saying
  }

  /// Whether words in marks, in another paragraph than a cue, have a speaker with a cue of his own.
  private func isOfAnother(_ words: Range<Int>, anchor: Int, sentence: Int) -> Bool {
    let quotation = Int(grammar.quotationByToken[words.lowerBound])
    guard quotation >= 0, let saying = sayingByQuotation[quotation], let cue = sayings[saying].cue else { return false }
    return !cue.contains(anchor)
      && text.sentences[text.sentenceIndex(ofToken: words.lowerBound)].paragraph != text.sentences[sentence].paragraph
  }

  /// Whether a cue tells of words: a verb of saying, "according to", a claim or statement.
  private func isSpeechCue(_ found: FoundAttribution) -> Bool {
    if text.tokens[found.anchor].lower == "according" { return true }
    let lemmas = found.cue.joined().map { text.tokens[$0].lemma } + [text.tokens[found.anchor].lemma]
    return lemmas.contains { lemma in
      words.speech.contains(lemma) && !words.thoughts.contains(lemma)
        || words.weakSpeech.contains(lemma) && !words.thoughts.contains(lemma) || words.claims.contains(lemma)
    }
  }

  /// Says who the source is: the mention at its head or the joint ones in its words.
  private func name(_ tokens: Range<Int>, head: Int, of saying: inout Saying) {
    let mentions = cast.mentions(in: tokens).filter { cast.mentions[$0].entity < 0 || isSpeaker($0) }
    // "Trump, who accused …": the relative stands for what it modifies.
    var head = head
    if ["who", "which", "that"].contains(text.tokens[head].lower), let verb = text.tokens[head].head,
      text.tokens[verb].relation == "acl:relcl", let modified = text.tokens[verb].head
    {
      head = modified
    }
    let main =
      cast.mention(at: head) ?? grammar.titledMention(at: head)
      ?? (mentions.count == 1 ? mentions.first { !isPart($0, of: head) } : nil)
    if let main, isSpeaker(main) {
      saying.source = main
      let joint = tokens.contains { ["and", "&"].contains(text.tokens[$0].lower) }
      if joint {
        saying.others = mentions.filter { other in
          other != main && cast.mentions[other].entity != cast.mentions[main].entity
            && cast.mentions[other].form != .adjective
        }
      }
      let whole = cast.mentions[main].whole
      saying.sourceTokens =
        tokens.contains(head)
        ? min(tokens.lowerBound, whole.lowerBound)..<max(tokens.upperBound, whole.upperBound) : whole
      return
    }
    saying.sourceTokens = grammar.trimmed(tokens)
  }

  /// Whether a name only tells more of the noun that speaks: "a coalition of Norwegian trade groups".
  private func isPart(_ mention: Int, of head: Int) -> Bool {
    let noun = text.tokens[head]
    guard noun.partOfSpeech == .noun, !words.speakingParts.contains(noun.lemma), !words.statements.contains(noun.lemma),
      !words.claims.contains(noun.lemma), !words.unactingNouns.contains(noun.lemma)
    else { return false }
    let word = cast.mentions[mention].tokens.upperBound - 1
    return ["nmod", "amod", "compound", "obl"].contains(DependencyTree.base(text.tokens[word].relation))
  }

  private func isSpeaker(_ mention: Int) -> Bool {
    let found = cast.mentions[mention]
    return found.entity < 0 ? found.form == .firstPerson : cast.entities[found.entity].isAgent
  }

  /// Gives a saying its time, occasion and hearer from the words around its verb.
  private func frame(_ saying: inout Saying, anchor: Int) {
    let sentence = saying.sentence
    guard let group = grammar.verbGroup(at: anchor, in: sentence) else { return }
    let verb = grammar.structures[sentence].verbGroups[group]
    let tail = tail(
      from: verb.tokens.upperBound, limit: text.sentences[sentence].tokens.upperBound, lemma: saying.lemma)
    saying.addressee = tail.addressee.flatMap { $0 == saying.source ? nil : $0 }
    let contents = saying.content.map {
      text.tokenIndex(atOrAfter: $0.lowerBound)..<text.tokenIndex(atOrAfter: $0.upperBound)
    }
    let cue =
      min(verb.tokens.lowerBound, saying.sourceTokens?.lowerBound ?? .max)..<max(tail.content, verb.tokens.upperBound)
    saying.occasion = tail.occasion.flatMap { occasion in
      contents.contains { $0.overlaps(occasion) } ? nil : occasion
    }
    saying.time = time(in: cue, outside: contents)
    saying.isHearsay = isHearsay(around: cue)
  }

  /// The quotations that content in marks takes up: whole ones where it has most of their words, else its own words.
  private func quotations(around range: Range<Int>) -> [Range<Int>] {
    var spans: [Range<Int>] = []
    for index in Set(range.map { grammar.quotationByToken[$0] }.filter { $0 >= 0 }).sorted() {
      let quotation = text.quotations[Int(index)]
      let shared = quotation.tokens.clamped(to: range).count
      if Double(shared) >= Self.mostOfQuotation * Double(quotation.tokens.count) {
        spans.append(quotation.content)
      } else {
        spans.append(plain(quotation.tokens.clamped(to: range)))
      }
    }
    return spans
  }

  /// The code points of some tokens without loose marks at the ends.
  private func plain(_ range: Range<Int>) -> Range<Int> {
    var tokens = grammar.trimmed(range)
    // "said that …": the conjunction is no part of what is said.
    if let first = tokens.first, tokens.count > 1, text.tokens[first].lower == "that",
      text.tokens[first].partOfSpeech == .subordinator
    {
      tokens = grammar.trimmed(first + 1..<tokens.upperBound)
    }
    return tokens.isEmpty ? 0..<0 : text.offsets(ofTokens: tokens)
  }

  /// Spans in text order; those that touch or overlap become one.
  private static func united(_ spans: [Range<Int>]) -> [Range<Int>] {
    var united: [Range<Int>] = []
    for span in spans.sorted(by: { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }) {
      if let last = united.last, span.lowerBound <= last.upperBound {
        united[united.count - 1] = last.lowerBound..<max(last.upperBound, span.upperBound)
      } else {
        united.append(span)
      }
    }
    return united
  }

  /// The share of the words of two sayings that both have (Jaccard, in code points).
  private static func agreement(_ a: Saying, _ b: Saying) -> Double {
    var shared = 0
    for left in a.content {
      for right in b.content { shared += left.clamped(to: right).count }
    }
    guard shared > 0 else { return 0 }
    return Double(shared) / Double(a.length + b.length - shared)
  }

  /// Whether a saying has nearly all words of a direct one.
  private static func holds(_ whole: Saying, _ part: Saying) -> Bool {
    guard part.quotation == .direct else { return false }
    let shared = part.content.map { own in whole.content.map { own.clamped(to: $0).count }.max() ?? 0 }.reduce(0, +)
    return Double(shared) >= nearlyAll * Double(part.length)
  }

  /// Whether words make up most of a saying.
  private static func isMostly(_ words: Range<Int>, of saying: Saying) -> Bool {
    2 * saying.content.map { words.clamped(to: $0).count }.reduce(0, +) >= saying.length
  }

  /// Rules whose sayings stand beside the network's.
  private static let standing: Set<String> = ["according-to", "post", "turn"]

  /// Whether half of some words are in a piece of a saying.
  private static func isCovered(_ words: Range<Int>, by saying: Saying) -> Bool {
    saying.content.contains { 2 * words.clamped(to: $0).count >= words.count }
  }

  /// Agreement from which two sayings are one, as attributions are scored.
  private static let sameSaying = 0.5
  /// Confidence from which what is only thought or wanted is an attribution of its own.
  ///
  /// Tuned on PolNeAR's development part and three annotated negotiations, which mark sayings alone: without it 70.0 and
  /// 74 to 76 F1, with it 69.6 and 76 to 79.
  private static let sureThought = 0.7
  /// Confidence from which a rule stands alone.
  private static let sure = 0.85
  /// Share of a piece's words from which a longer quotation has it.
  private static let nearlyAll = 0.8
  /// Share of a quotation from which content means all of it.
  private static let mostOfQuotation = 0.4
}
