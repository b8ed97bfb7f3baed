import Language
import Records

/// Finds who says what: quotations, reported clauses and "according to".
///
/// Verbs of saying are looked at first, sentence by sentence; what stands between marks and was not explained by a
/// verb is then given to the speaker that the layout shows, or to nobody.
struct SayingFinder {
  let text: AnnotatedText
  let cast: Cast
  let grammar: Grammar
  let words: ReadingLexicons
  var sayings: [Saying] = []
  /// For each quotation the saying that uses it, or nil.
  var sayingByQuotation: [Int: Int] = [:]
  /// The sayings of each paragraph, as far as quotations are being placed.
  var sayingsByParagraph: [Int: [Int]] = [:]

  static func sayings(
    in text: AnnotatedText, cast: Cast, grammar: Grammar, words: ReadingLexicons, found: [FoundAttribution]
  ) -> [Saying] {
    var finder = SayingFinder(text: text, cast: cast, grammar: grammar, words: words)
    for sentence in text.sentences.indices {
      finder.findAccordingTo(in: sentence)
      finder.findVerbs(in: sentence)
    }
    finder.placeQuotations()
    finder.findPosts()
    finder.findTurns()
    finder.join(found)
    finder.turnQuoted()
    finder.resolveSources()
    return finder.sayings.enumerated()
      .sorted { ($0.element.start, -$0.element.length, $0.offset) < ($1.element.start, -$1.element.length, $1.offset) }
      .map(\.element)
  }

  // MARK: Verbs of saying

  private mutating func findVerbs(in sentence: Int) {
    let groups = grammar.structures[sentence].verbGroups
    for index in groups.indices {
      let token = text.tokens[groups[index].head]
      let isPlain = words.speech.contains(token.lemma)
      let isWeak = words.weakSpeech.contains(token.lemma)
      guard isPlain || isWeak || words.speechWithObject.contains(token.lemma), !groups[index].isPassive else {
        continue
      }
      if groups[index].form == .infinitive {
        guard let governor = groups[index].governor else { continue }
        guard Self.goOn.contains(text.tokens[groups[governor].head].lemma) else { continue }
      }
      // "Reporting from Washington, …" opens a sentence and says nothing.
      if groups[index].form == .participle,
        groups[index].tokens.lowerBound == text.sentences[sentence].tokens.lowerBound
      {
        continue
      }
      if isConditional(groups[index].head, in: sentence) { continue }
      read(verb: index, in: sentence, strength: isPlain ? .plain : isWeak ? .weak : .withObject)
    }
  }

  private enum Strength {
    /// Reports a clause with or without "that".
    case plain
    /// Reports with "that" or quoted words.
    case weak
    /// Reports quoted words in its object.
    case withObject
  }

  private static let goOn: Set<String> = ["go", "continue", "seem", "appear", "come", "begin", "start", "quick"]

  /// Whether a verb stands in an if-clause: nobody said it.
  private func isConditional(_ token: Int, in sentence: Int) -> Bool {
    let floor = text.sentences[sentence].tokens.lowerBound
    var index = token
    while index > floor {
      index -= 1
      if ["if", "unless", "whether"].contains(text.tokens[index].lower) { return true }
      if [",", ";", ":"].contains(text.tokens[index].form) || grammar.isQuoteBoundary(index) { return false }
    }
    return false
  }

  private mutating func read(verb index: Int, in sentence: Int, strength: Strength) {
    let takesClause = strength == .plain
    let group = grammar.structures[sentence].verbGroups[index]
    let body = text.sentences[sentence].tokens.lowerBound..<grammar.sentenceBodyEnd(sentence)
    guard let speaker = speaker(of: index, in: sentence) else { return }
    let cueStart = min(group.tokens.lowerBound, speaker.tokens.lowerBound)
    let after = max(
      group.tokens.upperBound, speaker.isInverted ? apposition(after: speaker.tokens.upperBound, in: sentence) : 0)
    let tail = tail(
      from: after, limit: text.sentences[sentence].tokens.upperBound, lemma: text.tokens[group.head].lemma)

    var content: [Range<Int>] = []
    var rule = ""
    // What follows the verb: "that …", a clause, a quotation. Behind a quotation only a quotation goes on.
    let before = precedingContent(endingAt: cueStart, in: sentence)
    let followsQuotation = before.map { grammar.isQuoteBoundary($0.upperBound - 1) } ?? false
    let isQuotedCue = text.isQuoted(group.head)
    // "I think …" inside one's own words says nothing new.
    if isQuotedCue, let first = speaker.mentions.first, cast.mentions[first].form == .firstPerson { return }
    let isInference = speaker.isThing && words.inferences.contains(text.tokens[group.head].lemma)
    if text.sentences[sentence].isHeading, !tail.hasThat, text.tokens[group.head].lemma != "say" { return }
    if tail.content < body.upperBound || tail.content < text.sentences[sentence].tokens.upperBound {
      let start = tail.content
      let limit = max(body.upperBound, start)
      let isQuoteNext = start < text.sentences[sentence].tokens.upperBound && grammar.isQuoteBoundary(start)
      let isClause =
        speaker.isInverted
        ? isQuoteNext : tail.hasThat || isQuoteNext || takesClause && beginsReportedClause(at: start, in: sentence)
      if start < limit, isClause {
        let end = contentEnd(from: start, in: sentence, cue: group)
        if end > start { content.append(start..<end) }
        rule = tail.hasThat ? "saying.that" : isQuoteNext ? "saying.quotation-after" : "saying.clause"
      } else if start < limit, strength != .weak, !speaker.isInverted, !isQuotedCue, !followsQuotation {
        let end = max(start, grammar.clauseEnd(after: start, in: sentence))
        if start < end, holdsQuotation(start..<end) {
          content.append(start..<closingQuotation(end))
          rule = "saying.mixed-object"
        }
      }
    }
    // What stands before: "…, Vance said."
    if let before, content.isEmpty || rule == "saying.quotation-after" || isBetweenQuotations(before, content) {
      if strength != .withObject && endsClause(tail.content, in: sentence) || holdsQuotation(before) {
        content.insert(before, at: 0)
        rule = rule.isEmpty ? "saying.before" : "saying.around"
      }
    }
    // "The plan is clear, Vance said, and it is “time to say yes”": the words go on behind the cue.
    if before != nil, content.count == 1, rule == "saying.before", !isQuotedCue,
      let rest = resumption(at: tail.content, in: sentence)
    {
      content.append(rest)
    }
    guard !content.isEmpty, let first = content.first, !first.isEmpty else { return }
    var saying = saying(of: content, rule: rule, in: sentence)
    guard var found = saying else { return }
    found.source = speaker.mentions.first
    found.others = Array(speaker.mentions.dropFirst())
    found.sourceTokens = speaker.isPronoun ? nil : speaker.tokens
    found.pointsAtSource = speaker.points || speaker.isThing && !speaker.mentions.isEmpty
    found.cue = group.tokens
    found.lemma = text.tokens[group.head].lemma
    found.isDenial = words.denials.contains(found.lemma)
    found.addressee = tail.addressee
    let cueRange = cueStart..<max(tail.content, after)
    found.time = time(in: cueRange, outside: content) ?? leadingTime(in: sentence, before: cueStart, content: content)
    found.occasion = tail.occasion ?? leadingOccasion(in: sentence, before: cueStart, content: content)
    found.isHearsay = isHearsay(around: cueRange)
    found.isInference = isInference || text.tokens[group.head].lemma == "imply"
    found.confidence = speaker.mentions.isEmpty ? 0.5 : (isQuotedCue ? 0.7 : 0.9)
    citing(&found, in: sentence, after: after)
    saying = found
    add(found)
  }

  private mutating func add(_ saying: Saying) {
    for content in saying.content {
      for index in text.quotations(near: content)
      where text.quotations[index].depth == 0 && sayingByQuotation[index] == nil {
        if saying.covers(text.quotations[index].content) { sayingByQuotation[index] = sayings.count }
      }
    }
    sayings.append(saying)
  }

  private struct Speaker {
    var mentions: [Int]
    var tokens: Range<Int>
    var isInverted: Bool
    /// Whether a statement or report speaks and its owner is only concluded.
    var isThing = false
    /// Whether the words only point at a source that stands elsewhere.
    var points = false
    /// Whether a pronoun speaks that means nobody for certain.
    var isPronoun = false
  }

  /// Who the subject of a verb of saying is, before it or, inverted, behind it.
  private func speaker(of group: Int, in sentence: Int) -> Speaker? {
    let structure = grammar.structures[sentence]
    let verb = structure.verbGroups[group]
    let floor = text.sentences[sentence].tokens.lowerBound
    let previous = verb.tokens.lowerBound - 1
    let isToSomebody = words.speechToSomebody.contains(text.tokens[verb.head].lemma)
    let opensAfterContent =
      !isToSomebody && previous >= floor && [",", "”", "\"", "''"].contains(text.tokens[previous].form)
    if opensAfterContent,
      let chunk = structure.chunks.firstIndex(where: { $0.tokens.lowerBound >= verb.tokens.upperBound }),
      structure.chunks[chunk].tokens.lowerBound == verb.tokens.upperBound, verb.form == .finite,
      text.tokens[structure.chunks[chunk].head].partOfSpeech != .pronoun, !standsBehindApposition(verb, in: sentence)
    {
      let tokens = structure.chunks[chunk].tokens
      var mentions = named(behind: tokens.upperBound, in: sentence) ?? grammar.mentions(fromChunk: chunk, in: sentence)
      if mentions.isEmpty, let titled = grammar.titledMention(at: tokens.lowerBound) { mentions = [titled] }
      if let last = mentions.last {
        return Speaker(
          mentions: mentions, tokens: tokens.lowerBound..<max(tokens.upperBound, cast.mentions[last].whole.upperBound),
          isInverted: true)
      }
      if words.speechNouns.contains(text.tokens[structure.chunks[chunk].head].lemma) {
        return Speaker(
          mentions: owner(of: structure.chunks[chunk], in: sentence), tokens: tokens, isInverted: true, isThing: true)
      }
    }
    if verb.form == .participle, previous > floor, text.tokens[previous].form == ",",
      let main = mainSpeaker(before: group, in: sentence)
    {
      return main
    }
    guard let chunk = grammar.subjectChunk(of: group, in: sentence) else { return nil }
    let mentions = grammar.jointMentions(around: chunk, before: verb.tokens.lowerBound, in: sentence)
    let tokens = structure.chunks[chunk].tokens
    if mentions.isEmpty, ["he", "she"].contains(text.tokens[structure.chunks[chunk].head].lower),
      let last = lastPerson(before: sentence)
    {
      return Speaker(mentions: [last], tokens: tokens, isInverted: false, points: true)
    }
    if mentions.isEmpty {
      // Somebody says it, but the text leaves open who.
      if ["he", "she"].contains(text.tokens[structure.chunks[chunk].head].lower) {
        return Speaker(mentions: [], tokens: tokens, isInverted: false, isPronoun: true)
      }
      // "The statement said", "reports suggest": a source without an actor, but never "it" or "which".
      let head = text.tokens[structure.chunks[chunk].head]
      if head.partOfSpeech == .properNoun, words.speech.contains(text.tokens[verb.head].lemma),
        !grammar.isTimeToken[structure.chunks[chunk].head]
      {
        return Speaker(mentions: [], tokens: tokens, isInverted: false)
      }
      guard words.speechNouns.contains(head.lemma) || words.groupNouns.contains(head.lemma) else { return nil }
      return Speaker(
        mentions: owner(of: structure.chunks[chunk], in: sentence), tokens: tokens, isInverted: false, isThing: true)
    }
    let first = cast.mentions[mentions[0]].whole.lowerBound
    return Speaker(mentions: mentions, tokens: min(first, tokens.lowerBound)..<tokens.upperBound, isInverted: false)
  }

  /// Who goes on to speak in a participle behind a comma: "Lund rejected the plan, adding that …".
  ///
  /// The subject of the nearest verb of saying before it, else of the first verb with an actor.
  private func mainSpeaker(before group: Int, in sentence: Int) -> Speaker? {
    let structure = grammar.structures[sentence]
    let finite = structure.verbGroups.indices.filter { $0 < group && structure.verbGroups[$0].form == .finite }
    let saying = finite.last { words.isSpeech(text.tokens[structure.verbGroups[$0].head]) }
    for main in [saying].compactMap({ $0 }) + finite {
      let mentions = grammar.subjects(of: main, in: sentence)
      guard let chunk = grammar.subjectChunk(of: main, in: sentence), !mentions.isEmpty else { continue }
      // The cue stands alone behind the comma; the subject's words are not beside it.
      let cue = structure.verbGroups[group].tokens
      return structure.chunks[chunk].tokens.upperBound <= cue.lowerBound
        ? Speaker(mentions: mentions, tokens: cue.lowerBound..<cue.lowerBound, isInverted: false) : nil
    }
    return nil
  }

  /// The end of "…, a spokesman for the ministry," behind an inverted speaker.
  private func apposition(after end: Int, in sentence: Int) -> Int {
    let limit = grammar.sentenceBodyEnd(sentence)
    guard end < limit, text.tokens[end].form == "," else { return end }
    var index = end + 1
    while index < limit, !grammar.isQuoteBoundary(index) { index += 1 }
    return index < limit ? index : end
  }

  /// Whether a verb follows its subject's apposition: "Rishq, a senior Hamas member, said the delegation agreed".
  private func standsBehindApposition(_ verb: VerbGroup, in sentence: Int) -> Bool {
    let floor = text.sentences[sentence].tokens.lowerBound
    let closing = verb.tokens.lowerBound - 1
    guard text.tokens[closing].form == "," else { return false }
    guard let opening = (floor..<closing).last(where: { text.tokens[$0].form == "," || grammar.isQuoteBoundary($0) }),
      text.tokens[opening].form == ",", opening > floor
    else { return false }
    let structure = grammar.structures[sentence]
    if structure.verbGroups.contains(where: { $0.form == .finite && (opening..<closing).contains($0.head) }) {
      return ["who", "which"].contains(text.tokens[opening + 1].lower)
    }
    return structure.chunks.contains { $0.tokens.upperBound == opening && grammar.mention(ofChunk: $0) != nil }
  }

  /// The name in apposition to an office behind a verb: "said the panel's chairman, Richard Neal".
  private func named(behind end: Int, in sentence: Int) -> [Int]? {
    let limit = text.sentences[sentence].tokens.upperBound
    guard end + 1 < limit, text.tokens[end].form == "," else { return nil }
    for index in (end + 1)..<min(end + 4, limit) {
      if let mention = cast.mention(at: index), cast.mentions[mention].form == .name,
        cast.mentions[mention].entity >= 0,
        cast.entities[cast.mentions[mention].entity].kind == .person
      {
        return [mention]
      }
      if text.tokens[index].partOfSpeech == .verb || text.tokens[index].form == "," { return nil }
    }
    return nil
  }

  /// Whom "he" means behind a quotation where the text before leaves it open: the person quoted last.
  private func lastPerson(before sentence: Int) -> Int? {
    let paragraph = text.sentences[sentence].paragraph
    guard let last = sayings.last(where: { $0.source != nil && $0.sentence <= sentence })?.source,
      cast.mentions[last].entity >= 0, cast.entities[cast.mentions[last].entity].kind == .person,
      let own = sayings.last(where: { $0.source == last })?.sentence, paragraph - text.sentences[own].paragraph <= 2
    else { return nil }
    return last
  }

  /// Whose statement speaks: "a Taliban statement said", "the statement said" of whoever spoke last.
  private func owner(of chunk: Chunk, in sentence: Int) -> [Int] {
    if let owner = grammar.owner(of: chunk.head, links: []), cast.mentions[owner].entity >= 0 { return [owner] }
    // "The Taliban issued a statement saying …"
    if words.statements.contains(text.tokens[chunk.head].lemma),
      let issuing = grammar.structures[sentence].verbGroups.lastIndex(where: {
        $0.tokens.upperBound <= chunk.tokens.lowerBound
      })
    {
      let issuers = grammar.subjects(of: issuing, in: sentence)
      if !issuers.isEmpty { return issuers }
    }
    guard words.statements.contains(text.tokens[chunk.head].lemma),
      ["the", "it", "this"].contains(text.tokens[chunk.tokens.lowerBound].lower)
    else { return [] }
    let paragraph = text.sentences[sentence].paragraph
    guard let last = sayings.last(where: { $0.source != nil && $0.sentence <= sentence }),
      paragraph - text.sentences[last.sentence].paragraph <= 4
    else { return [] }
    return last.source.map { [$0] } ?? []
  }

  // MARK: The tail of a cue

  struct Tail {
    /// The first token of what is said.
    var content: Int
    var hasThat = false
    var addressee: Int?
    var occasion: Range<Int>?
  }

  /// Steps over what belongs to the saying and not to the said: whom, where, when.
  func tail(from start: Int, limit: Int, lemma: String) -> Tail {
    var tail = Tail(content: start)
    var index = start
    let mayTakeAddressee = words.speechToSomebody.contains(lemma)
    if mayTakeAddressee, index < limit, let chunk = chunk(startingAt: index), !startsClause(chunk) {
      tail.addressee = cast.mention(at: chunk.head) ?? tail.addressee
      index = chunk.tokens.upperBound
    }
    while index < limit {
      let token = text.tokens[index]
      if token.lower == "that", token.partOfSpeech != .pronoun || index + 1 < limit && !isVerb(index + 1) {
        tail.hasThat = true
        index += 1
        break
      }
      if grammar.isQuoteBoundary(index) { break }
      if token.form == ":" {
        index += 1
        break
      }
      if token.form == ",", index + 1 < limit,
        grammar.isQuoteBoundary(index + 1) || text.tokens[index + 1].lower == "that" || isCircumstance(index + 1)
      {
        index += 1
        continue
      }
      // "reported, citing two officials, that …"
      if token.form == ",", index + 2 < limit, text.tokens[index + 1].lower == "citing",
        let chunk = chunk(startingAt: index + 2), chunk.tokens.upperBound + 1 < limit,
        text.tokens[chunk.tokens.upperBound].form == ","
      {
        index = chunk.tokens.upperBound + 1
        continue
      }
      if grammar.isTimeToken[index] || token.partOfSpeech == .adverb {
        index += 1
        continue
      }
      if token.partOfSpeech == .adposition || token.lower == "to", token.lower != "of", token.lower != "about",
        let end = prepositionalEnd(index, limit: limit)
      {
        if token.lower == "to", let chunk = chunk(startingAt: index + 1) {
          tail.addressee = cast.mention(at: chunk.head)
        }
        if ["in", "at", "on", "during", "with"].contains(token.lower),
          !(index + 1..<end).allSatisfy({ grammar.isTimeToken[$0] })
        {
          tail.occasion = tail.occasion ?? index..<end
        }
        index = end
        continue
      }
      break
    }
    tail.content = index
    return tail
  }

  private func isVerb(_ index: Int) -> Bool {
    [.verb, .auxiliary].contains(text.tokens[index].partOfSpeech)
  }

  private func isCircumstance(_ index: Int) -> Bool {
    grammar.isTimeToken[index]
      || ["in", "on", "at", "during", "after", "speaking", "adding"].contains(text.tokens[index].lower)
  }

  /// The end of a preposition with its noun phrase ("to reporters", "in an interview with the FT").
  private func prepositionalEnd(_ index: Int, limit: Int) -> Int? {
    guard let chunk = chunk(startingAt: index + 1) else {
      return index + 1 < limit && grammar.isTimeToken[index + 1] ? index + 2 : nil
    }
    return min(chunk.tokens.upperBound, limit)
  }

  private func chunk(startingAt index: Int) -> Chunk? {
    guard index < text.tokens.count else { return nil }
    let chunks = grammar.structures[text.sentenceIndex(ofToken: index)].chunks
    let found = chunks.partitioningIndex { $0.tokens.lowerBound >= index }
    return found < chunks.count && chunks[found].tokens.lowerBound == index ? chunks[found] : nil
  }

  /// Whether a noun phrase is the subject of a verb right behind it.
  private func startsClause(_ chunk: Chunk) -> Bool {
    var next = chunk.tokens.upperBound
    while next < text.tokens.count, text.tokens[next].partOfSpeech == .adverb { next += 1 }
    guard next < text.tokens.count, isVerb(next) else { return false }
    let sentence = text.sentenceIndex(ofToken: next)
    return grammar.verbGroup(at: next, in: sentence).map { grammar.structures[sentence].verbGroups[$0].form == .finite }
      ?? false
  }

  /// Whether a subject with a finite verb begins at a token: a clause reported without "that".
  private func beginsReportedClause(at start: Int, in sentence: Int) -> Bool {
    let limit = grammar.sentenceBodyEnd(sentence)
    guard start < limit else { return false }
    let lower = text.tokens[start].lower
    if ["of", "about", "as", "in", "at", "on"].contains(lower) { return false }
    if ["if", "whether", "how", "why", "what", "when", "there", "unless"].contains(lower) { return true }
    let structure = grammar.structures[sentence]
    guard let chunk = structure.chunks.first(where: { $0.tokens.lowerBound >= start }),
      chunk.tokens.lowerBound - start <= 1,
      let verb = structure.verbGroups.first(where: {
        $0.form == .finite && $0.tokens.lowerBound >= chunk.tokens.upperBound
      })
    else { return false }
    let gap = chunk.tokens.upperBound..<verb.tokens.lowerBound
    return !gap.contains { [";", ":", "who", "which", "that"].contains(text.tokens[$0].lower) } && gap.count <= 18
  }

  private func holdsQuotation(_ range: Range<Int>) -> Bool {
    range.contains { grammar.quotationByToken[$0] >= 0 }
  }

  /// The end of a range that would cut a quotation in two, moved behind its closing mark.
  private func closingQuotation(_ end: Int) -> Int {
    guard end > 0, end < text.tokens.count, grammar.isQuoteBoundary(end), grammar.quotationByToken[end - 1] >= 0 else {
      return end
    }
    return end + 1
  }

  /// Where what is said ends: at the sentence's end or before a second speaker's clause.
  private func contentEnd(from start: Int, in sentence: Int, cue: VerbGroup) -> Int {
    let limit = text.sentences[sentence].tokens.upperBound
    let structure = grammar.structures[sentence]
    let quotation = text.isQuoted(cue.head) ? grammar.quotationByToken[cue.head] : -1
    var index = start
    while index < limit {
      if quotation >= 0, grammar.quotationByToken[index] != quotation { return index }
      let token = text.tokens[index]
      if token.form == ";", !text.isQuoted(index) { return index }
      if token.form == ",", index > start, !text.isQuoted(index), isClosingCue(index + 1, in: sentence) { return index }
      if token.form == ",", index + 2 < limit, !text.isQuoted(index),
        ["but", "while", "and", "though", "although"].contains(text.tokens[index + 1].lower),
        let verb = structure.verbGroups.first(where: { $0.tokens.lowerBound > index + 1 }),
        words.speech.contains(text.tokens[verb.head].lemma), verb.form == .finite
      {
        return index
      }
      if token.form == ",", index + 2 < limit, text.tokens[index + 1].lower == "according", !text.isQuoted(index) {
        return index
      }
      index += 1
    }
    return limit
  }

  /// What stands before a cue and ends with a comma or a closing mark: "…, Vance said".
  private func precedingContent(endingAt cue: Int, in sentence: Int) -> Range<Int>? {
    let floor = text.sentences[sentence].tokens.lowerBound
    var end = cue
    guard end > floor else { return nil }
    let mark = text.tokens[end - 1]
    let closes = grammar.isQuoteBoundary(end - 1)
    guard mark.form == "," || closes || ["?", "!"].contains(mark.form) else { return nil }
    while end > floor, text.tokens[end - 1].form == "," { end -= 1 }
    if text.isQuoted(cue) { return nil }
    let range = floor..<end
    // A leading circumstance ("On Monday, Khalilzad said") is no content.
    let hasVerb = grammar.structures[sentence].verbGroups.contains { $0.form == .finite && range.contains($0.head) }
    guard closes || hasVerb else { return nil }
    let first = text.tokens[floor].lower
    if !closes,
      ["after", "when", "while", "as", "in", "on", "at", "during", "despite", "since", "before", "asked", "speaking"]
        .contains(first)
    {
      return nil
    }
    return range
  }

  /// Whether nothing but the sentence's end, a comma or a quotation follows a cue: it stands in parenthesis.
  private func endsClause(_ index: Int, in sentence: Int) -> Bool {
    guard index < grammar.sentenceBodyEnd(sentence) else { return true }
    return [",", ";", "—", "–", "--", ":"].contains(text.tokens[index].form) || grammar.isQuoteBoundary(index)
      || ["and", "but", "while", "as", "after", "before", "who", "unless", "if"].contains(text.tokens[index].lower)
  }

  /// The clause with quoted words that goes on behind a cue in parenthesis.
  private func resumption(at index: Int, in sentence: Int) -> Range<Int>? {
    let limit = text.sentences[sentence].tokens.upperBound
    guard index + 2 < limit, text.tokens[index].form == ",", ["and", "but"].contains(text.tokens[index + 1].lower),
      holdsQuotation((index + 2)..<limit)
    else { return nil }
    return (index + 2)..<limit
  }

  /// Whether a second cue closes the sentence, as in "Lund said that …, Reuters reported".
  private func isClosingCue(_ index: Int, in sentence: Int) -> Bool {
    guard index + 1 < text.sentences[sentence].tokens.upperBound else { return false }
    if text.tokens[index].lower == "according", text.tokens[index + 1].lower == "to" { return true }
    guard let chunk = chunk(startingAt: index), let found = grammar.verbGroup(at: chunk.tokens.upperBound, in: sentence)
    else { return false }
    let verb = grammar.structures[sentence].verbGroups[found]
    return verb.form == .finite && verb.tokens.lowerBound == chunk.tokens.upperBound
      && words.speech.contains(text.tokens[verb.head].lemma)
      && (verb.tokens.upperBound >= grammar.sentenceBodyEnd(sentence)
        || text.tokens[verb.tokens.upperBound].form == ",")
  }

  /// The outlet of a cue that closes a sentence: "…, Reuters reported", also where "reports" was taken for a noun.
  private func closingOutlet(at index: Int, in sentence: Int) -> Int? {
    guard let chunk = chunk(startingAt: index) else { return nil }
    let isNoun = words.reportingForms.contains(text.tokens[chunk.head].lower)
    guard isNoun ? chunk.tokens.upperBound >= grammar.sentenceBodyEnd(sentence) : isClosingCue(index, in: sentence),
      let mention = cast.mention(at: isNoun ? max(index, chunk.head - 1) : chunk.head), isOutlet(mention)
    else { return nil }
    return mention
  }

  private func isBetweenQuotations(_ before: Range<Int>, _ content: [Range<Int>]) -> Bool {
    guard let next = content.first, before.upperBound > before.lowerBound else { return false }
    return grammar.isQuoteBoundary(before.upperBound - 1) && grammar.isQuoteBoundary(next.lowerBound)
  }

  /// A saying of token ranges: direct where everything stands between marks, mixed where some does.
  private func saying(of ranges: [Range<Int>], rule: String, in sentence: Int) -> Saying? {
    var content: [Range<Int>] = []
    var isAllQuoted = true
    var isAnyQuoted = false
    let body = grammar.sentenceBodyEnd(sentence)
    for range in ranges {
      let quotations = text.quotations[text.quotations(near: text.offsets(ofTokens: range))].filter {
        $0.depth == 0 && $0.tokens.overlaps(range)
      }
      let outside = range.filter { index in
        grammar.quotationByToken[index] < 0 && text.tokens[index].partOfSpeech != .punctuation
      }
      let isInsideOne = quotations.count == 1 && range.allSatisfy { quotations[0].tokens.contains($0) }
      if !quotations.isEmpty, !isInsideOne {
        isAnyQuoted = true
        if outside.isEmpty {
          content += quotations.map(\.content)
          continue
        }
      }
      isAllQuoted = false
      let trimmed = grammar.trimmed(
        range.lowerBound..<max(min(range.upperBound, max(body, range.lowerBound)), closingEnd(range)))
      guard !trimmed.isEmpty else { continue }
      content.append(text.offsets(ofTokens: trimmed))
    }
    guard !content.isEmpty else { return nil }
    if isAnyQuoted, isAllQuoted, content.reduce(0, { $0 + $1.count }) == 0 { return nil }
    return Saying(
      content: content, quotation: isAnyQuoted ? (isAllQuoted ? .direct : .mixed) : .indirect, lemma: "", rule: rule,
      confidence: 0, sentence: sentence)
  }

  /// The end of a range that may close with a quotation mark after the sentence's stop.
  private func closingEnd(_ range: Range<Int>) -> Int {
    guard let last = range.last else { return range.upperBound }
    return grammar.isQuoteBoundary(last) || grammar.quotationByToken[last] >= 0 ? range.upperBound : range.lowerBound
  }

  // MARK: Time and occasion of the saying

  func time(in range: Range<Int>, outside content: [Range<Int>]) -> Int? {
    let found = text.times(in: range).filter { index in
      let time = text.times[index]
      return time.tokens.lowerBound >= range.lowerBound && time.tokens.upperBound <= range.upperBound
        && !content.contains { $0.contains(time.tokens.lowerBound) }
    }
    // "now", "recently" say less than a day beside them.
    return found.first { !text.times[$0].timex.hasSuffix("_REF") } ?? found.first
  }

  /// "On 8 May, Vance told …", "speaking Tuesday, the leader …".
  private func leadingTime(in sentence: Int, before cue: Int, content: [Range<Int>]) -> Int? {
    let floor = text.sentences[sentence].tokens.lowerBound
    guard content.allSatisfy({ $0.lowerBound >= cue }) else { return nil }
    let before = floor..<max(floor, cue)
    return text.times(in: before).last {
      text.times[$0].tokens.lowerBound >= before.lowerBound && text.times[$0].tokens.upperBound <= before.upperBound
    }
  }

  private func leadingOccasion(in sentence: Int, before cue: Int, content: [Range<Int>]) -> Range<Int>? {
    let floor = text.sentences[sentence].tokens.lowerBound
    guard content.allSatisfy({ $0.lowerBound >= cue }), floor < cue else { return nil }
    let first = text.tokens[floor].lower
    guard ["during", "speaking", "in", "at"].contains(first) else { return nil }
    var end = floor
    while end < cue, text.tokens[end].form != "," { end += 1 }
    let range = floor..<end
    guard end < cue, range.count > 1, range.count <= 12, !range.dropFirst().allSatisfy({ grammar.isTimeToken[$0] })
    else { return nil }
    return range
  }

  func isHearsay(around range: Range<Int>) -> Bool {
    range.contains { ["reportedly", "allegedly", "apparently", "purportedly"].contains(text.tokens[$0].lower) }
  }

  // MARK: According to

  private mutating func findAccordingTo(in sentence: Int) {
    let tokens = text.sentences[sentence].tokens
    for index in tokens.dropLast(2)
    where text.tokens[index].lower == "according" && text.tokens[index + 1].lower == "to" {
      guard let chunk = chunk(startingAt: index + 2) else { continue }
      let chunkIndex = grammar.structures[sentence].chunks.firstIndex(of: chunk) ?? 0
      let mentions = joined(grammar.mentions(fromChunk: chunkIndex, in: sentence))
      var end = chunk.tokens.upperBound
      if let last = mentions.last { end = max(end, cast.mentions[last].whole.upperBound) }
      if mentions.isEmpty, !words.speechNouns.contains(text.tokens[chunk.head].lemma) { continue }
      var carriers: [Int] = []
      let citing = ["cited", "quoted", "interviewed", "contacted"]
      var next = end
      while next < tokens.upperBound, text.tokens[next].form != ",", next - end < 12 {
        if citing.contains(text.tokens[next].lower), next + 2 < tokens.upperBound, text.tokens[next + 1].lower == "by",
          let carrier = self.chunk(startingAt: next + 2), let mention = cast.mention(at: carrier.head)
        {
          carriers.append(mention)
          end = carrier.tokens.upperBound
          break
        }
        next += 1
      }
      var content: Range<Int>?
      let body = grammar.sentenceBodyEnd(sentence)
      if index == firstWord(tokens) || opensClause(index, after: tokens.lowerBound) {
        while end < body, text.tokens[end].form != "," { end += 1 }
        content = min(end + 1, body)..<body
      } else {
        var stop = index
        while stop > tokens.lowerBound, text.tokens[stop - 1].form == "," { stop -= 1 }
        content = tokens.lowerBound..<stop
      }
      guard let content, !content.isEmpty, var found = saying(of: [content], rule: "according-to", in: sentence) else {
        continue
      }
      found.source = mentions.first
      found.others = Array(mentions.dropFirst())
      found.sourceTokens = chunk.tokens
      found.cue = index..<(index + 2)
      found.lemma = "according"
      found.carriers = carriers
      found.confidence = 0.9
      found.isHearsay = isHearsay(around: content)
      add(found)
    }
  }

  /// Whether "according to" opens the second of two clauses: "Norway wanted more, and according to Lund, it got more".
  func opensClause(_ index: Int, after floor: Int) -> Bool {
    var before = index - 1
    while before > floor, text.tokens[before].form == "," { before -= 1 }
    return before > floor && ["and", "but", "while", "though", "although"].contains(text.tokens[before].lower)
      && !text.isQuoted(before)
  }

  /// The first of some mentions with those that "and" joins to it: a bare comma ends "According to the Post, Norway …".
  private func joined(_ mentions: [Int]) -> [Int] {
    var found = Array(mentions.prefix(1))
    for (before, next) in zip(mentions, mentions.dropFirst()) {
      let end = cast.mentions[before].whole.upperBound
      let gap = end..<max(end, cast.mentions[next].whole.lowerBound)
      guard gap.contains(where: { ["and", "or", "&"].contains(text.tokens[$0].lower) }) else { break }
      found.append(next)
    }
    return found
  }

  private func firstWord(_ tokens: Range<Int>) -> Int {
    tokens.first { text.tokens[$0].partOfSpeech != .punctuation } ?? tokens.lowerBound
  }

  /// "…, the Post reported, citing two officials": the officials say it, the Post carries it.
  private func citing(_ saying: inout Saying, in sentence: Int, after: Int) {
    let limit = text.sentences[sentence].tokens.upperBound
    // "Two officials cited by the Post said …"
    if let source = saying.source, let next = Optional(cast.mentions[source].whole.upperBound), next + 2 < limit,
      ["cited", "quoted"].contains(text.tokens[next].lower), text.tokens[next + 1].lower == "by",
      let chunk = chunk(startingAt: next + 2), let carrier = cast.mention(at: chunk.head)
    {
      saying.carriers.append(carrier)
    }
    // "Norway said that …, Reuters reported"
    if let end = saying.content.last.map({ text.tokenIndex(atOrAfter: $0.upperBound) }), end + 1 < limit,
      text.tokens[end].form == ",", let outlet = closingOutlet(at: end + 1, in: sentence), let source = saying.source,
      outlet != source
    {
      saying.carriers.append(outlet)
    }
    // "The Post, citing two officials, reported that …"
    if let source = saying.source, let cue = saying.cue, cast.mentions[source].whole.upperBound < cue.lowerBound,
      let index = (cast.mentions[source].whole.upperBound..<cue.lowerBound).first(where: {
        text.tokens[$0].lower == "citing"
      }), let chunk = chunk(startingAt: index + 1), let mention = cast.mention(at: chunk.head)
    {
      saying.carriers.append(source)
      saying.source = mention
      saying.sourceTokens = chunk.tokens
      return
    }
    guard let index = (after..<limit).first(where: { text.tokens[$0].lower == "citing" }),
      let chunk = chunk(startingAt: index + 1), let mention = cast.mention(at: chunk.head), let source = saying.source
    else { return }
    // "Lund said that …, Reuters reported, citing …": another one's sources.
    let between = after..<index
    guard
      !grammar.structures[sentence].verbGroups.contains(where: { $0.form == .finite && between.contains($0.head) })
        || cast.mentions[source].entity >= 0 && cast.entities[cast.mentions[source].entity].kind == .outlet
    else { return }
    saying.carriers.append(source)
    saying.source = mention
    saying.sourceTokens = chunk.tokens
  }
}
