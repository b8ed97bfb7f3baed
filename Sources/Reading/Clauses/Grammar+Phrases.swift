import Language

extension Grammar {
  /// The noun phrase in which a token lies.
  func chunk(at token: Int, in sentence: Int) -> Range<Int>? {
    structures[sentence].chunks.first { $0.tokens.contains(token) }?.tokens
  }

  /// What a noun of promising or proposing is about: "not to test missiles" of "his pledge not to test missiles", "a
  /// truce" of "an offer of a truce"; nil where nothing tells.
  func matter(of noun: Int) -> Range<Int>? {
    guard tree.isParsed else { return nil }
    for child in tree.children(of: noun) where child > noun {
      let relation = DependencyTree.base(text.tokens[child].relation)
      let extent = tree.extent(of: child).clamped(to: noun + 1..<text.tokens.count)
      guard let first = extent.first else { continue }
      let opener = text.tokens[first].lower
      let isClause = ["acl", "ccomp", "xcomp", "advcl"].contains(relation) && ["to", "that", "not"].contains(opener)
      let isMatter =
        relation == "nmod" && ["to", "on", "of", "for"].contains(opener) && cast.mention(at: child) == nil
        && !isTimeToken[child]
      guard isClause || isMatter else { continue }
      return opener == "not" ? extent : first + 1..<max(first + 1, extent.upperBound)
    }
    // "an offer to end the strike", whatever the tree hangs the infinitive on.
    let isDenied = noun + 3 < text.tokens.count && text.tokens[noun + 1].lower == "not"
    let mark = isDenied ? noun + 2 : noun + 1
    guard mark + 1 < text.tokens.count, text.tokens[mark].lower == "to", text.tokens[mark + 1].partOfSpeech == .verb
    else { return nil }
    let start = isDenied ? noun + 1 : mark + 1
    return start..<max(mark + 2, clauseEnd(after: mark + 1, in: text.sentenceIndex(ofToken: noun)))
  }

  /// A range without the days at its end that only date it, and the preposition before them; lengths of time stay.
  func withoutTimes(_ range: Range<Int>) -> Range<Int> {
    var end = range.upperBound
    while end > range.lowerBound + 1, isTimeToken[end - 1],
      text.times(in: end - 1..<end).contains(where: { text.times[$0].kind == .date || text.times[$0].kind == .time })
    {
      end -= 1
    }
    guard end < range.upperBound else { return range }
    // "sanctions imposed since 2014": a day that hangs on words of the range belongs to them.
    if let top = tree.top(of: end..<range.upperBound), let above = text.tokens[top].head, range.contains(above),
      above < end, tree.isParsed, text.tokens[above].partOfSpeech == .verb
    {
      return range
    }
    while end > range.lowerBound + 1,
      [.adposition, .adverb, .punctuation, .determiner].contains(text.tokens[end - 1].partOfSpeech)
    {
      end -= 1
    }
    return trimmed(range.lowerBound..<end)
  }

  /// Whether a noun phrase behind "to" is whom a word is addressed to, and not part of what it says.
  func isRecipient(_ phrase: Range<Int>, of word: Int) -> Bool {
    guard tree.isParsed else { return true }
    guard let top = tree.top(of: phrase), let above = text.tokens[top].head, phrase.lowerBound > 0 else { return false }
    if above == word, ["iobj"].contains(DependencyTree.base(text.tokens[top].relation)) { return true }
    // "both the Russians and the Ukrainians" may have a word before it.
    let opener = (max(0, phrase.lowerBound - 2)..<phrase.lowerBound).contains { text.tokens[$0].lower == "to" }
    return opener && (above == word || text.tokens[above].head == word && text.tokens[above].partOfSpeech == .noun)
  }

  /// A range with the rest of the phrase in which it stops: "a sweeping" with "multilateral accord" behind its comma.
  func completed(_ range: Range<Int>) -> Range<Int> {
    guard tree.isParsed, let last = range.last, let head = text.tokens[last].head, head > last,
      head - last <= Self.furthestHead,
      [.determiner, .adjective, .adposition, .number, .particle].contains(text.tokens[last].partOfSpeech)
        || text.tokens[last].xpos == "PRP$"
    else { return range }
    let sentence = text.sentenceIndex(ofToken: last)
    guard head < sentenceBodyEnd(sentence) else { return range }
    return range.lowerBound..<max(head + 1, chunk(at: head, in: sentence)?.upperBound ?? 0)
  }

  /// How many words ahead the noun of a modifier is looked for; chosen by hand.
  private static let furthestHead = 6

  /// A range with the object of its first word, where it stops before that.
  func withObject(_ range: Range<Int>) -> Range<Int> {
    guard tree.isParsed, let verb = range.first, let object = tree.child(of: verb, in: ["obj"]),
      object >= range.upperBound
    else { return range }
    let sentence = text.sentenceIndex(ofToken: verb)
    guard object < sentenceBodyEnd(sentence), let phrase = chunk(at: object, in: sentence) else { return range }
    return range.lowerBound..<phrase.upperBound
  }

  /// A phrase without the words that only join it to its verb: "to", "that", "with", a colon; at least its last word.
  func withoutOpener(_ range: Range<Int>) -> Range<Int> {
    var rest = range
    while let first = rest.first, rest.count > 1,
      ["to", "that", "with", "on", "upon", "for", ":", ","].contains(text.tokens[first].lower)
    {
      rest = first + 1..<rest.upperBound
    }
    return rest
  }

  /// A phrase without the articles and marks that it begins with, at least its last word.
  func withoutDeterminer(_ range: Range<Int>) -> Range<Int> {
    var low = range.lowerBound
    while low < range.upperBound - 1, [.determiner, .punctuation].contains(text.tokens[low].partOfSpeech) { low += 1 }
    return low..<range.upperBound
  }

  /// The mentions that are joined to one by commas and "and", itself first; both of a pair that one phrase names.
  func mentions(jointWith mention: Int, in sentence: Int) -> [Int] {
    let last = cast.mentions[mention].tokens.upperBound - 1
    guard let index = structures[sentence].chunks.firstIndex(where: { $0.tokens.contains(last) }) else {
      return twins(of: mention)
    }
    let joint = mentions(fromChunk: index, in: sentence)
    // Without an "and" a comma begins an apposition.
    let end = joint.last.map { cast.mentions[$0].tokens.lowerBound } ?? last
    guard last + 1 < end, (last + 1..<end).contains(where: { ["and", "&", "or"].contains(text.tokens[$0].lower) })
    else {
      return twins(of: mention)
    }
    return joint
  }

  /// Whether a word hangs on something that is denied: "a deal" of "will not lead to a deal".
  func isDenied(above word: Int) -> Bool {
    guard tree.isParsed else { return false }
    var current = word
    for _ in 0..<6 {
      guard let above = text.tokens[current].head else { return false }
      if ["acl", "advcl", "conj", "parataxis"].contains(DependencyTree.base(text.tokens[current].relation)) {
        return false
      }
      if tree.children(of: above).contains(where: { ["not", "never"].contains(text.tokens[$0].lemma) }) { return true }
      current = above
    }
    return false
  }

  /// What is undertaken or proposed, up to the end of its clause where it would go on far behind that.
  func withoutLongTail(_ range: Range<Int>, behind clause: Range<Int>) -> Range<Int> {
    guard range.upperBound > clause.upperBound + Self.longestTail else { return range }
    return range.lowerBound..<max(range.lowerBound, clause.upperBound)
  }

  /// How many tokens behind its clause what is undertaken goes on at most; chosen by hand.
  private static let longestTail = 12
}
