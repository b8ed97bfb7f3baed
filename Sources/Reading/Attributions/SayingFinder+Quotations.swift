import Language
import Records

extension SayingFinder {
  /// Gives every quotation that no verb explained to the speaker that the layout shows, in text order.
  mutating func placeQuotations() {
    for index in text.quotations.indices where text.quotations[index].depth == 0 && sayingByQuotation[index] == nil {
      let quotation = text.quotations[index]
      guard isSpeech(quotation) else { continue }
      if let saying = continued(index) {
        if sayings[saying].quotation != .direct {
          // A mixed saying ends with its sentence; its speaker goes on in a quotation of its own.
          sayingByQuotation[index] = sayings.count
          sayings.append(
            Saying(
              source: sayings[saying].source, others: sayings[saying].others, content: [quotation.content],
              quotation: .direct, addressee: sayings[saying].addressee, occasion: sayings[saying].occasion,
              time: sayings[saying].time, lemma: "", rule: "quotation.same-paragraph", confidence: 0.75,
              sentence: text.sentenceIndex(ofToken: quotation.tokens.lowerBound)))
          continue
        }
        sayings[saying].content.append(quotation.content)
        sayings[saying].content.sort { $0.lowerBound < $1.lowerBound }
        sayingByQuotation[index] = saying
        continue
      }
      let found = introduced(quotation) ?? signed(quotation) ?? followed(quotation) ?? goingOn(quotation)
      var saying =
        found
        ?? Saying(
          content: [], quotation: .direct, lemma: "", rule: "quotation.nobody", confidence: 0.4,
          sentence: text.sentenceIndex(ofToken: quotation.tokens.lowerBound))
      if found == nil, quotation.tokens.count < 8 { continue }
      saying.content = [quotation.content]
      sayingByQuotation[index] = sayings.count
      sayings.append(saying)
    }
  }

  /// Whether marks enclose speech and not a label: several words, with a verb or a stop of their own.
  private func isSpeech(_ quotation: Quotation) -> Bool {
    guard quotation.tokens.count >= 3 else { return false }
    let hasVerb = quotation.tokens.contains { [.verb, .auxiliary].contains(text.tokens[$0].partOfSpeech) }
    let last = text.tokens[quotation.tokens.upperBound - 1].form
    let hasStop = [".", ",", "?", "!", "…", "..."].contains(last)
    let first = text.tokens[quotation.tokens.lowerBound].form.unicodeScalars.first
    let isCapital = first.map { $0.properties.isUppercase } ?? false
    return hasVerb && (hasStop || isCapital) && quotation.tokens.count >= 4 || hasStop && isCapital
  }

  /// The saying whose words go on in this quotation: same paragraph, or the next one of a quotation left open.
  private func continued(_ index: Int) -> Int? {
    guard index > 0 else { return nil }
    let quotation = text.quotations[index]
    guard let previous = text.quotations[..<index].lastIndex(where: { $0.depth == 0 }),
      let saying = sayingByQuotation[previous]
    else { return nil }
    let before = paragraph(of: text.quotations[previous])
    let here = paragraph(of: quotation)
    let startsSentence = text.sentences[text.sentenceIndex(ofToken: quotation.tokens.lowerBound)].tokens
      .prefix(2).contains { $0 == quotation.tokens.lowerBound || $0 + 1 == quotation.tokens.lowerBound }
    if before == here, startsSentence || !text.quotations[previous].isClosed { return saying }
    if here == before + 1, !text.quotations[previous].isClosed { return saying }
    // The next item of a list of quoted lines.
    if here == before + 1, isListed(text.quotations[previous]), isListed(quotation) { return saying }
    return nil
  }

  /// Whether a quotation is an item of a list: a bullet stands before it, and nothing behind it.
  private func isListed(_ quotation: Quotation) -> Bool {
    let first = quotation.tokens.lowerBound
    return bullet(before: first) < first
      && text.paragraphs[paragraph(of: quotation)].offsets.upperBound - quotation.offsets.upperBound <= 1
  }

  /// The bullet or dash that opens a line before a quotation's mark; the token itself where there is none.
  private func bullet(before token: Int) -> Int {
    let mark = token > 0 && grammar.isQuoteBoundary(token - 1) ? token - 1 : token
    let line = text.sentences[text.sentenceIndex(ofToken: token)].tokens.lowerBound
    return mark - 1 == line && ["-", "–", "—", "*", "•", "·", "▪", "‣"].contains(text.tokens[line].form) ? line : token
  }

  /// "Vance stated," or "He said:" right before the quotation, in the same or the previous paragraph.
  private func introduced(_ quotation: Quotation) -> Saying? {
    let first = bullet(before: quotation.tokens.lowerBound) - 1
    let own = text.sentenceIndex(ofToken: quotation.tokens.lowerBound)
    let startsSentence = text.sentences[own].tokens.lowerBound >= first
    let sentence = startsSentence ? own - 1 : own
    guard sentence >= 0, text.sentences[own].paragraph - text.sentences[sentence].paragraph <= 1 else { return nil }
    let tokens = text.sentences[sentence].tokens
    let end = startsSentence ? tokens.upperBound : first
    guard end > tokens.lowerBound, [":", ","].contains(text.tokens[end - 1].form) || !startsSentence else { return nil }
    let groups = grammar.structures[sentence].verbGroups
    for group in groups.indices.reversed() where groups[group].tokens.upperBound <= end {
      let verb = text.tokens[groups[group].head]
      let mentions = grammar.subjects(of: group, in: sentence)
      guard let source = mentions.first else { continue }
      let isCue = words.speech.contains(verb.lemma) || words.speechWithObject.contains(verb.lemma)
      guard isCue || text.tokens[end - 1].form == ":" else { continue }
      var saying = Saying(
        source: source, others: Array(mentions.dropFirst()), cue: groups[group].tokens, content: [], quotation: .direct,
        lemma: verb.lemma, rule: "quotation.introduced", confidence: 0.85, sentence: sentence)
      saying.time = text.times.firstIndex { $0.tokens.lowerBound >= tokens.lowerBound && $0.tokens.upperBound <= end }
      return saying
    }
    // "Ghani: “…”"
    if text.tokens[end - 1].form == ":", let mention = cast.mention(at: max(tokens.lowerBound, end - 2)) {
      return Saying(
        source: mention, content: [], quotation: .direct, lemma: "", rule: "quotation.colon", confidence: 0.8,
        sentence: sentence)
    }
    return nil
  }

  /// "“…” – JD Vance": the name after a dash.
  private func signed(_ quotation: Quotation) -> Saying? {
    var index = quotation.tokens.upperBound
    while index < text.tokens.count, grammar.isQuoteBoundary(index) { index += 1 }
    guard index + 1 < text.tokens.count, ["—", "–", "--", "-", "―"].contains(text.tokens[index].form),
      let mention = cast.mention(at: index + 1)
    else { return nil }
    let after = cast.mentions[mention].whole.upperBound
    let own = text.sentences[text.sentenceIndex(ofToken: index)]
    guard after >= own.tokens.upperBound || [".", ","].contains(text.tokens[after].form) else { return nil }
    return Saying(
      source: mention, content: [], quotation: .direct, lemma: "", rule: "quotation.signed", confidence: 0.9,
      sentence: text.sentenceIndex(ofToken: index))
  }

  /// "“…?” Trump asked." where the sentence ended with the quotation.
  private func followed(_ quotation: Quotation) -> Saying? {
    var index = quotation.tokens.upperBound
    while index < text.tokens.count, grammar.isQuoteBoundary(index) { index += 1 }
    guard index < text.tokens.count else { return nil }
    let sentence = text.sentenceIndex(ofToken: index)
    guard text.sentences[sentence].paragraph == paragraph(of: quotation) else { return nil }
    let groups = grammar.structures[sentence].verbGroups
    guard let group = groups.firstIndex(where: { $0.tokens.lowerBound >= index }),
      groups[group].tokens.lowerBound - index <= 8,
      let lemma = Optional(text.tokens[groups[group].head].lemma),
      words.speech.contains(lemma) || words.weakSpeech.contains(lemma)
    else { return nil }
    let mentions = grammar.subjects(of: group, in: sentence)
    guard let source = mentions.first, cast.mentions[source].whole.lowerBound >= index else { return nil }
    return Saying(
      source: source, others: Array(mentions.dropFirst()), cue: groups[group].tokens, content: [], quotation: .direct,
      lemma: lemma, rule: "quotation.followed", confidence: 0.85, sentence: sentence)
  }

  /// A paragraph that is nothing but a quotation: the speaker of the paragraph before goes on.
  private func goingOn(_ quotation: Quotation) -> Saying? {
    let own = paragraph(of: quotation)
    let offsets = text.paragraphs[own].offsets
    guard own > 0, quotation.offsets.lowerBound - offsets.lowerBound <= 1,
      offsets.upperBound - quotation.offsets.upperBound <= 1
    else { return nil }
    let previous = sayings.filter { saying in
      saying.source != nil && text.sentences[saying.sentence].paragraph == own - 1
        && !text.isQuoted(saying.cue?.lowerBound ?? saying.sentence)
    }
    guard let last = previous.max(by: { ($0.cue?.lowerBound ?? 0) < ($1.cue?.lowerBound ?? 0) }) else { return nil }
    return Saying(
      source: last.source, content: [], quotation: .direct, lemma: "", rule: "quotation.going-on", confidence: 0.6,
      sentence: text.sentenceIndex(ofToken: quotation.tokens.lowerBound))
  }

  /// Finds embedded posts, which close with a name, a handle and a date: "— Jane Doe (@jane) June 5, 2019".
  mutating func findPosts() {
    for paragraph in text.paragraphs {
      let first = text.sentences[paragraph.sentences.lowerBound].tokens.lowerBound
      let end = text.sentences[paragraph.sentences.upperBound - 1].tokens.upperBound
      guard
        let handle = (first..<end).first(where: { text.tokens[$0].form.hasPrefix("@") && $0 > first + 3 }),
        text.tokens[handle - 1].form == "(",
        let dash = (first..<handle).last(where: { ["—", "–", "--", "-", "―"].contains(text.tokens[$0].form) }),
        dash > first,
        handle - dash <= 8, let mention = cast.mention(at: handle - 2)
      else { continue }
      let content = grammar.trimmed(first..<dash)
      guard !content.isEmpty else { continue }
      var saying = Saying(
        source: mention, content: [text.offsets(ofTokens: first..<dash)], quotation: .direct, lemma: "", rule: "post",
        confidence: 0.9, sentence: text.sentenceIndex(ofToken: first))
      saying.time = text.times.firstIndex { $0.tokens.lowerBound > handle && $0.tokens.upperBound <= end }
      sayings.append(saying)
    }
  }

  /// Finds the turns of a transcript: paragraphs that a name and a colon open ("LUND: We never agreed to that.").
  ///
  /// Only where at least two names do so, three times together; a single one is a heading or a quotation's label.
  mutating func findTurns() {
    var turns: [(label: Range<Int>, words: Range<Int>)] = []
    for paragraph in text.paragraphs {
      var first = text.sentences[paragraph.sentences.lowerBound].tokens.lowerBound
      let end = text.sentences[paragraph.sentences.upperBound - 1].tokens.upperBound
      if grammar.isQuoteBoundary(first) { first += 1 }
      guard first < end, let colon = (first..<min(end, first + 6)).first(where: { text.tokens[$0].form == ":" }),
        colon > first,
        colon + 2 < end, (first..<colon).allSatisfy({ isLabel($0) })
      else { continue }
      turns.append((first..<colon, colon + 1..<end))
    }
    let names = Set(turns.map { turn in turn.label.map { text.tokens[$0].lower }.joined(separator: " ") })
    guard names.count >= 2, turns.count >= 3 else { return }
    for turn in turns {
      let content = grammar.trimmed(turn.words)
      guard !content.isEmpty else { continue }
      let source = turn.label.compactMap { cast.mention(at: $0) }.first
      sayings.append(
        Saying(
          source: source, sourceTokens: turn.label, content: [text.offsets(ofTokens: content)], quotation: .direct,
          lemma: "", rule: "turn", confidence: 0.9, sentence: text.sentenceIndex(ofToken: turn.label.lowerBound)))
    }
  }

  /// Whether a token can be part of a speaker's label.
  private func isLabel(_ token: Int) -> Bool {
    let word = text.tokens[token]
    return [".", "(", ")", "-"].contains(word.form)
      || word.partOfSpeech != .verb && word.form.unicodeScalars.first?.properties.isUppercase == true
  }

  private func paragraph(of quotation: Quotation) -> Int {
    text.sentences[text.sentenceIndex(ofToken: quotation.tokens.lowerBound)].paragraph
  }
}
