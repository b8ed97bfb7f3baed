/// Who speaks where: quotations with their speakers, the turns of an interview, and the text itself.
struct Voices {
  struct Voice {
    /// The token that names the speaker, -1 where the text does not say.
    var speaker = -1
    var kind = Kind.text
  }

  enum Kind { case text, quotation, question, answer, turn }

  private(set) var voices: [Voice] = [Voice()]
  /// The voice of a token.
  private(set) var voiceOfToken: [Int32]
  /// Whether the text is an interview without names before its turns.
  private(set) var isInterview = false

  /// Verbs by which words are given to their speaker.
  static let speechVerbs = PersonWords.words(
    """
    say tell add state note explain argue declare announce comment remark reply respond ask write tweet claim insist
    warn stress continue conclude acknowledge admit suggest recall observe call describe quote report confirm reveal
    emphasize emphasise promise joke quip recount urge think believe read testify reiterate assert post express predict
    """)

  init(_ text: AnnotatedText, _ relations: TreeRelations) {
    voiceOfToken = [Int32](repeating: 0, count: text.tokens.count)
    findTurns(text)
    findQuotations(text, relations)
  }

  /// The voice that is heard at a token.
  func voice(at token: Int) -> Voice { voices[Int(voiceOfToken[token])] }

  private mutating func open(_ voice: Voice, _ range: Range<Int>) -> Int32 {
    voices.append(voice)
    let number = Int32(voices.count - 1)
    for token in range { voiceOfToken[token] = number }
    return number
  }

  // MARK: Turns

  private func tokens(of paragraph: Paragraph, _ text: AnnotatedText) -> Range<Int> {
    guard let first = paragraph.sentences.first, let last = paragraph.sentences.last else { return 0..<0 }
    return text.sentences[first].tokens.lowerBound..<text.sentences[last].tokens.upperBound
  }

  private mutating func findTurns(_ text: AnnotatedText) {
    var labels: [String: Int32] = [:]
    var turns = 0
    var questions = 0
    var current: Int32 = 0
    let ranges = text.paragraphs.map { tokens(of: $0, text) }
    for range in ranges where label(range, text) != nil { turns += 1 }
    if turns >= 3 {
      for range in ranges {
        if let label = label(range, text) {
          let key = text.tokens[label].lower
          if let known = labels[key] {
            current = known
          } else {
            voices.append(Voice(speaker: label, kind: .turn))
            current = Int32(voices.count - 1)
            labels[key] = current
          }
        }
        for token in range { voiceOfToken[token] = current }
      }
      return
    }
    var addressed = 0
    for range in ranges where isQuestion(range, text) {
      questions += 1
      if text.tokens[range].contains(where: { $0.lower == "you" || $0.lower == "your" }) { addressed += 1 }
    }
    guard questions >= 3, addressed >= 2, questions * 12 >= ranges.count else { return }
    isInterview = true
    var hasBegun = false
    voices.append(Voice(kind: .question))
    let question = Int32(voices.count - 1)
    voices.append(Voice(kind: .answer))
    let answer = Int32(voices.count - 1)
    for range in ranges {
      let asks = isQuestion(range, text)
      hasBegun = hasBegun || asks
      guard hasBegun else { continue }
      for token in range { voiceOfToken[token] = asks ? question : answer }
    }
  }

  /// The last word of a label before a turn ("Vance: …"), nil for none.
  private func label(_ range: Range<Int>, _ text: AnnotatedText) -> Int? {
    for index in range.prefix(5) where text.tokens[index].form == ":" {
      guard index > range.lowerBound, index + 1 < range.upperBound,
        text.tokens[index - 1].form.unicodeScalars.first?.properties.isUppercase == true
      else { return nil }
      return index - 1
    }
    return nil
  }

  private func isQuestion(_ range: Range<Int>, _ text: AnnotatedText) -> Bool {
    guard let last = range.last else { return false }
    if text.tokens[last].form == "?" { return true }
    return range.count > 2 && SentenceEnd.isClosing(text.tokens[last]) && text.tokens[last - 1].form == "?"
      && !SentenceEnd.isOpening(text.tokens[range.lowerBound])
  }

  // MARK: Quotations

  private mutating func findQuotations(_ text: AnnotatedText, _ relations: TreeRelations) {
    var previous: (quotation: Quotation, voice: Int32)?
    for quotation in text.quotations where quotation.depth == 0 && !quotation.tokens.isEmpty {
      let speaker = speaker(of: quotation, text, relations)
      if speaker == nil, let previous, goesOn(previous.quotation, quotation, text) {
        for token in quotation.tokens { voiceOfToken[token] = previous.voice }
      } else {
        let voice = open(Voice(speaker: speaker ?? -1, kind: .quotation), quotation.tokens)
        previous = (quotation, voice)
      }
      previous?.quotation = quotation
    }
  }

  /// Whether a quotation goes on with the speaker of the one before: in the same paragraph or at the next one's
  /// start.
  private func goesOn(_ previous: Quotation, _ next: Quotation, _ text: AnnotatedText) -> Bool {
    let first = text.sentences[Int(text.sentenceIndex(ofToken: previous.tokens.upperBound - 1))].paragraph
    let second = text.sentences[Int(text.sentenceIndex(ofToken: next.tokens.lowerBound))].paragraph
    if first == second { return true }
    return second == first + 1 && opensParagraph(next, text)
  }

  private func opensParagraph(_ quotation: Quotation, _ text: AnnotatedText) -> Bool {
    let sentence = text.sentences[text.sentenceIndex(ofToken: quotation.tokens.lowerBound)]
    let first = text.paragraphs[sentence.paragraph].sentences.lowerBound
    return text.sentences[first].tokens.lowerBound + 1 >= quotation.tokens.lowerBound
  }

  private func speaker(of quotation: Quotation, _ text: AnnotatedText, _ relations: TreeRelations) -> Int? {
    let last = text.sentenceIndex(ofToken: quotation.tokens.upperBound - 1)
    let first = text.sentenceIndex(ofToken: quotation.tokens.lowerBound)
    let after = quotation.tokens.upperBound..<text.sentences[last].tokens.upperBound
    if let speaker = after.prefix(40).lazy.compactMap({ subject($0, quotation, text, relations) }).first {
      return speaker
    }
    let before = text.sentences[first].tokens.lowerBound..<quotation.tokens.lowerBound
    if let speaker = before.suffix(60).reversed().lazy.compactMap({ subject($0, quotation, text, relations) }).first {
      return speaker
    }
    guard first > 0 else { return nil }
    let range = text.sentences[first - 1].tokens
    let isIntroduced = range.last.map { text.tokens[$0].form == ":" || text.tokens[$0].form == "," } ?? false
    guard isIntroduced else { return nil }
    return range.suffix(60).reversed().lazy.compactMap { subject($0, quotation, text, relations) }.first
  }

  /// The subject of a verb of speech outside the quotation, and outside others.
  private func subject(
    _ index: Int, _ quotation: Quotation, _ text: AnnotatedText, _ relations: TreeRelations
  ) -> Int? {
    let token = text.tokens[index]
    if token.lower == "according", index + 2 < text.tokens.count { return text.tokens[index].head }
    guard token.partOfSpeech == .verb, Voices.speechVerbs.contains(token.lemma) else { return nil }
    var verb = index
    for _ in 0..<3 {
      let subject = Int(relations.subject[verb])
      if subject >= 0 { return quotation.tokens.contains(subject) || isRelative(text.tokens[subject]) ? nil : subject }
      guard text.tokens[verb].relation == "conj", let head = text.tokens[verb].head else { return nil }
      verb = head
    }
    return nil
  }

  private func isRelative(_ token: Token) -> Bool {
    token.lower == "who" || token.lower == "which" || token.lower == "that"
  }
}
