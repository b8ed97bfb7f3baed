import Language

/// Turns decoded attributions, in words of a batch, into spans of the text.
struct AttributionSpans {
  private static let comma = FeatureHash.of(",")

  private let pass: AttributionPass
  private let text: AnnotatedText
  private let pieceStarts: [Int]

  init(_ pass: AttributionPass, _ text: AnnotatedText, pieceStarts: [Int]) {
    self.pass = pass
    self.text = text
    self.pieceStarts = pieceStarts
  }

  /// The attribution in tokens of the text; nil where its content has no word.
  func attribution(_ found: AttributionDecoder.Found) -> FoundAttribution? {
    guard let piece = pass.input.pieces.firstIndex(where: { $0.contains(found.anchor) }) else { return nil }
    let shift = pieceStarts[piece] - pass.input.pieces[piece].lowerBound
    let content = ranges(found.content.map { $0 + shift })
    guard !content.isEmpty else { return nil }
    let isContent = Set(found.content)
    let anchor = found.anchor + shift
    let cue = run(found.anchor, role: 1) { !isContent.contains($0) }
    var source: Range<Int>?
    if let head = found.source {
      let marked = run(head, role: 2) { !isContent.contains($0) && !cue.contains($0) }
      let phrase = phrase(head + shift)
      source =
        min(marked.lowerBound + shift, phrase.lowerBound)..<max(marked.upperBound + shift, phrase.upperBound)
    }
    return FoundAttribution(
      cue: [cue.lowerBound + shift..<cue.upperBound + shift], anchor: anchor, source: source,
      sourceHead: found.source.map { $0 + shift }, content: content, confidence: found.confidence,
      classes: found.classes)
  }

  /// The words around one that play a role, in its sentence.
  private func run(_ word: Int, role: Int, _ isFree: (Int) -> Bool) -> Range<Int> {
    let words = pass.input.words
    func plays(_ other: Int) -> Bool {
      guard words.indices.contains(other), words[other].sentence == words[word].sentence, isFree(other) else {
        return false
      }
      let scores = pass.outputs.start + other * AttributionLayout.outputs
      return (0..<AttributionLayout.roles).allSatisfy { scores[$0] <= scores[role] }
    }
    // A comma within a source parts it no more than within an apposition.
    func isComma(_ other: Int) -> Bool {
      role == 2 && words.indices.contains(other) && words[other].lemma == AttributionSpans.comma
    }
    var low = word
    while plays(low - 1) || isComma(low - 1) && plays(low - 2) { low -= 1 }
    var high = word + 1
    while plays(high) || isComma(high) && plays(high + 1) { high += 1 }
    return low..<high
  }

  /// A noun with what stands directly before it and what belongs to its name.
  private func phrase(_ head: Int) -> Range<Int> {
    var low = head
    while low > 0, belongs(low - 1, to: head) { low -= 1 }
    var high = head + 1
    while high < text.tokens.count, text.tokens[high].head == head,
      text.tokens[high].relation?.hasPrefix("flat") == true
    {
      high += 1
    }
    return low..<high
  }

  private func belongs(_ token: Int, to head: Int) -> Bool {
    var current = token
    for _ in 0..<4 {
      guard let above = text.tokens[current].head, let relation = text.tokens[current].relation else { return false }
      switch relation {
      case "det", "amod", "compound", "nummod", "flat", "nmod:poss", "case", "punct", "advmod": break
      default: return false
      }
      if above == head { return relation != "case" && (relation != "punct" || text.tokens[token].form == "-") }
      if above < token || above > head { return false }
      current = above
    }
    return false
  }

  /// Runs of tokens without the marks at their ends; runs that only marks part are joined.
  private func ranges(_ tokens: [Int]) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    for token in tokens where isWord(token) {
      if let last = ranges.last, (last.upperBound..<token).allSatisfy({ !isWord($0) }) {
        ranges[ranges.count - 1] = last.lowerBound..<token + 1
      } else {
        ranges.append(token..<token + 1)
      }
    }
    return ranges
  }

  private func isWord(_ token: Int) -> Bool {
    text.tokens[token].partOfSpeech != .punctuation
  }
}
