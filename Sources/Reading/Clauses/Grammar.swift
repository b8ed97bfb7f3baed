import Language

/// Who does what in a sentence: subjects, agents and the reach of clauses.
///
/// What several rules ask of the parse is asked here; what one alone asks, it reads from `tree` itself.
struct Grammar: Sendable {
  let text: AnnotatedText
  var cast: Cast
  let structures: [SentenceStructure]
  /// For each token the depth-0 quotation around it, or -1.
  let quotationByToken: [Int32]
  let isTimeToken: [Bool]
  let tree: DependencyTree

  init(text: AnnotatedText, cast: Cast, structures: [SentenceStructure]) {
    self.text = text
    self.cast = cast
    self.structures = structures
    tree = DependencyTree(tokens: text.tokens)
    var quotations = Array(repeating: Int32(-1), count: text.tokens.count)
    for (index, quotation) in text.quotations.enumerated() where quotation.depth == 0 {
      for token in quotation.tokens where token < quotations.count { quotations[token] = Int32(index) }
    }
    quotationByToken = quotations
    var times = Array(repeating: false, count: text.tokens.count)
    for time in text.times {
      for token in time.tokens where token < times.count { times[token] = true }
    }
    isTimeToken = times
  }

  // MARK: Subjects

  /// The mentions that are the subject of a verb group, joint subjects in text order; empty where nobody is.
  func subjects(of group: Int, in sentence: Int) -> [Int] {
    guard let chunk = subjectChunk(of: group, in: sentence) else { return [] }
    return jointMentions(around: chunk, before: structures[sentence].verbGroups[group].tokens.lowerBound, in: sentence)
  }

  /// The joint mentions that a subject before a verb belongs to: the tree gives the first of them, the order of the
  /// words the last.
  func jointMentions(around chunk: Int, before verb: Int, in sentence: Int) -> [Int] {
    let joint = mentions(ofChunk: chunk, in: sentence)
    guard tree.isParsed, structures[sentence].chunks[chunk].tokens.upperBound <= verb else { return joint }
    let entities = Set(joint.map { cast.mentions[$0].entity })
    return joint
      + mentions(fromChunk: chunk, in: sentence).filter {
        !joint.contains($0) && !entities.contains(cast.mentions[$0].entity)
      }
  }

  /// The noun phrase that is the subject of a verb group.
  ///
  /// The parser's tree answers first; where it knows no subject, or none has run, the order of the words does.
  func subjectChunk(of group: Int, in sentence: Int) -> Int? {
    let head = structures[sentence].verbGroups[group].head
    if structures[sentence].verbGroups[group].form == .infinitive, let own = adjacentSubject(of: group, in: sentence) {
      return own
    }
    guard let token = tree.subject(of: head, controlsObject: Self.controlsObject),
      let chunk = structures[sentence].chunks.firstIndex(where: { $0.tokens.contains(token) }),
      // A subject behind its verb is the business of whoever expects an inversion.
      structures[sentence].chunks[chunk].tokens.upperBound <= structures[sentence].verbGroups[group].tokens.lowerBound
    else { return subjectChunk(of: group, in: sentence, depth: 0) }
    // A tree that makes a non-actor the subject may be wrong where the order of the words shows an actor.
    if mention(ofChunk: structures[sentence].chunks[chunk]) == nil,
      text.tokens[structures[sentence].chunks[chunk].head].partOfSpeech == .properNoun,
      let other = subjectChunk(of: group, in: sentence, depth: 0),
      mention(ofChunk: structures[sentence].chunks[other]) != nil
    {
      return other
    }
    return chunk
  }

  private func subjectChunk(of group: Int, in sentence: Int, depth: Int) -> Int? {
    guard depth < 6 else { return nil }
    let structure = structures[sentence]
    let verb = structure.verbGroups[group]
    let floor = text.sentences[sentence].tokens.lowerBound
    if verb.form == .infinitive { return infinitiveSubject(of: group, in: sentence, depth: depth) }
    var position = verb.tokens.lowerBound - 1
    while position > floor, text.tokens[position].partOfSpeech == .adverb { position -= 1 }
    // "while accusing Ukraine", "by raising tariffs": the subject of the main clause before it.
    if verb.form == .participle, position > floor,
      ["while", "when", "after", "before", "by"].contains(text.tokens[position].lower),
      let main = structure.verbGroups[..<group].lastIndex(where: { $0.form == .finite })
    {
      return subjectChunk(of: main, in: sentence, depth: depth + 1)
    }
    // A relative pronoun stands for what is before it.
    if position > floor, ["who", "which", "that"].contains(text.tokens[position].lower) {
      var before = position - 1
      if before > floor, text.tokens[before].form == "," { before -= 1 }
      if let chunk = structure.chunks.lastIndex(where: { $0.tokens.upperBound <= before + 1 }),
        structure.chunks[chunk].tokens.upperBound == before + 1
      {
        return chunk
      }
    }
    // A parenthesis between commas or dashes right before the verb is stepped over.
    var steps = 0
    while position > floor, steps < 3, Self.parentheses.contains(text.tokens[position].form) {
      var opening = position - 1
      let mark = text.tokens[position].form
      let pairs = mark == ")" ? ["("] : mark == "," ? [","] : ["—", "–", "--"]
      while opening >= floor, !pairs.contains(text.tokens[opening].form), opening > position - 30 {
        if isQuoteBoundary(opening) { break }
        opening -= 1
      }
      guard opening >= floor, pairs.contains(text.tokens[opening].form) else { break }
      position = opening - 1
      steps += 1
    }
    let inside = quotationByToken[verb.head]
    for index in structure.chunks.indices.reversed() where structure.chunks[index].tokens.upperBound <= position + 1 {
      let chunk = structure.chunks[index]
      let gap = chunk.tokens.upperBound..<max(chunk.tokens.upperBound, position + 1)
      if let barrier = structure.verbGroups.lastIndex(where: {
        $0.form != .infinitive && $0.tokens.lowerBound >= chunk.tokens.upperBound
          && $0.tokens.upperBound <= position + 1
      }), barrier < group {
        // Another verb stands between: a shared subject ("he met Putin and said"), unless a clause begins here.
        return subjectChunk(of: barrier, in: sentence, depth: depth + 1)
      }
      if gap.contains(where: { Self.barriers.contains(text.tokens[$0].lower) }) { return nil }
      if quotationByToken[chunk.head] != inside { return nil }
      // "in response to the union calling for a strike": a participle right behind an actor is the actor's.
      if verb.form == .participle, chunk.tokens.upperBound == verb.tokens.lowerBound, mention(ofChunk: chunk) != nil {
        return index
      }
      if chunk.followsAdposition, !isTitledName(chunk) { continue }
      if chunk.tokens.allSatisfy({ isTimeToken[$0] }) { continue }
      return index
    }
    if let previous = structure.verbGroups[..<group].lastIndex(where: { $0.form == .finite }),
      position >= floor, ["and", "or", "but", "then"].contains(text.tokens[position].lower)
    {
      return subjectChunk(of: previous, in: sentence, depth: depth + 1)
    }
    return nil
  }

  /// Whether the adposition before a noun phrase belongs to the title of its name: "Secretary of State Mike Pompeo".
  private func isTitledName(_ chunk: Chunk) -> Bool {
    cast.mention(at: chunk.head).map { cast.mentions[$0].whole.lowerBound + 1 < chunk.tokens.lowerBound } ?? false
  }

  /// The mention whose name, title or affiliation covers a token: "Secretary" in "Secretary of State Mike Pompeo".
  func titledMention(at token: Int) -> Int? {
    let ahead = token..<min(token + Self.longestTitle, text.tokens.count)
    return cast.mentions(in: ahead).first { cast.mentions[$0].whole.contains(token) }
  }

  private func infinitiveSubject(of group: Int, in sentence: Int, depth: Int) -> Int? {
    if let own = adjacentSubject(of: group, in: sentence) { return own }
    guard let governor = structures[sentence].verbGroups[group].governor else { return nil }
    return subjectChunk(of: governor, in: sentence, depth: depth + 1)
  }

  /// The noun phrase right before an infinitive that is its subject: "for the United States to walk away", "urged Kyiv
  /// to accept".
  private func adjacentSubject(of group: Int, in sentence: Int) -> Int? {
    let structure = structures[sentence]
    let verb = structure.verbGroups[group]
    let start = verb.tokens.lowerBound
    guard let chunk = structure.chunks.lastIndex(where: { $0.tokens.upperBound <= start }) else { return nil }
    let between = structure.chunks[chunk].tokens.upperBound..<start
    guard between.allSatisfy({ ["both", "either", "each", "all", "not"].contains(text.tokens[$0].lower) }) else {
      return nil
    }
    let first = structure.chunks[firstConjunct(of: chunk, in: sentence)].tokens.lowerBound
    if first > 0, text.tokens[first - 1].lower == "for" { return chunk }
    guard let governor = verb.governor,
      Self.controlsObject.contains(text.tokens[structure.verbGroups[governor].head].lemma),
      structure.chunks[chunk].tokens.lowerBound >= structure.verbGroups[governor].tokens.upperBound,
      !structure.chunks[chunk].followsAdposition || ["on", "upon", "for"].contains(text.tokens[first - 1].lower)
    else { return nil }
    return chunk
  }

  /// The first member of the coordination that ends with a noun phrase.
  private func firstConjunct(of index: Int, in sentence: Int) -> Int {
    let chunks = structures[sentence].chunks
    var current = index
    while current > 0 {
      let gap = chunks[current - 1].tokens.upperBound..<chunks[current].tokens.lowerBound
      guard !gap.isEmpty, gap.count <= 2, gap.allSatisfy({ ["and", ",", "or", "&"].contains(text.tokens[$0].lower) })
      else { break }
      current -= 1
    }
    return current
  }

  /// The mentions a noun phrase consists of: its own and those joined to it by commas and "and".
  func mentions(ofChunk index: Int, in sentence: Int) -> [Int] {
    let chunks = structures[sentence].chunks
    guard let last = mention(ofChunk: chunks[index]) else { return [] }
    var found = twins(of: last)
    var current = index
    while current > 0 {
      let gap = chunks[current - 1].tokens.upperBound..<chunks[current].tokens.lowerBound
      guard gap.count <= 3, !gap.isEmpty,
        gap.allSatisfy({ ["and", ",", "both", "or", "&"].contains(text.tokens[$0].lower) }),
        gap.contains(where: { text.tokens[$0].lower != "," }) || found.count > 1, !beginsClause(at: current, chunks),
        let mention = mention(ofChunk: chunks[current - 1])
      else { break }
      found.insert(mention, at: 0)
      current -= 1
    }
    var seen: Set<Int> = []
    return found.filter { seen.insert($0).inserted }
  }

  /// Whether a noun phrase behind ", and" opens a clause of its own: "… to Norway, and Lund has rejected it".
  private func beginsClause(at index: Int, _ chunks: [Chunk]) -> Bool {
    guard tree.isParsed, chunks[index - 1].followsAdposition, !chunks[index].followsAdposition,
      text.tokens[chunks[index - 1].tokens.upperBound].form == ",", let top = tree.top(of: chunks[index].tokens)
    else { return false }
    return DependencyTree.base(text.tokens[top].relation) == "nsubj"
  }

  /// The joint mentions that begin with a noun phrase and go on to the right: "Ukraine, Russia and the U.S.".
  func mentions(fromChunk index: Int, in sentence: Int) -> [Int] {
    let chunks = structures[sentence].chunks
    guard let first = mention(ofChunk: chunks[index]) else { return [] }
    var found = twins(of: first)
    // A bare comma goes on only where "and" follows: else it opens an apposition ("Norway, a close ally, …").
    var joined = found.count
    var current = index
    while current + 1 < chunks.count {
      let gap = chunks[current].tokens.upperBound..<chunks[current + 1].tokens.lowerBound
      guard gap.count <= 3, !gap.isEmpty,
        gap.allSatisfy({ ["and", ",", "or", "with", "&"].contains(text.tokens[$0].lower) }),
        let mention = mention(ofChunk: chunks[current + 1])
      else { break }
      found.append(mention)
      if gap.contains(where: { text.tokens[$0].form != "," }) { joined = found.count }
      current += 1
    }
    var seen: Set<Int> = []
    return found.prefix(joined).filter { seen.insert($0).inserted }
  }

  /// A mention with the others of the same words: "both sides" are two.
  func twins(of mention: Int) -> [Int] {
    let tokens = cast.mentions[mention].tokens
    return (max(0, mention - 1)..<min(mention + 2, cast.mentions.count)).filter { cast.mentions[$0].tokens == tokens }
  }

  /// The actor that a noun phrase names: its head is the mention's last word.
  func mention(ofChunk chunk: Chunk) -> Int? {
    guard let mention = cast.mention(at: chunk.head) ?? titledMention(at: chunk.head) else { return nil }
    let found = cast.mentions[mention]
    guard found.entity < 0 || cast.entities[found.entity].isAgent else { return nil }
    // An adjective before a noun is no actor, but at the end of its phrase it is ("the Russians").
    let next = chunk.head + 1
    if next < text.tokens.count, text.tokens[next].lower == "'s", chunk.tokens.upperBound <= next { return nil }
    return mention
  }

  /// Whether a participle has an agent of its own: "agreed upon Monday by Israel and Hamas".
  func hasAgent(_ verb: Int) -> Bool {
    tree.isParsed && text.tokens[verb].xpos == "VBN"
      && tree.children(of: verb).contains { text.tokens[$0].relation == "obl:agent" && $0 > verb }
  }

  /// Where the clause or phrase ends that a verb governs from a token on, by the tree; before a condition.
  func complementEnd(of verb: Int, from start: Int, in sentence: Int) -> Int? {
    guard tree.isParsed else { return nil }
    let limit = sentenceBodyEnd(sentence)
    var end: Int?
    for child in tree.children(of: verb) where child >= start && child < limit {
      let relation = DependencyTree.base(text.tokens[child].relation)
      let isPurpose = relation == "advcl" && text.tokens[tree.extent(of: child).lowerBound].lower == "to"
      guard isPurpose || ["obj", "ccomp", "xcomp", "obl", "iobj"].contains(relation),
        child < (end ?? .max) || end == nil || tree.extent(of: child).lowerBound == end
      else { continue }
      end = max(end ?? 0, min(tree.extent(of: child).upperBound, limit))
    }
    guard let end, end > start else { return nil }
    let quotation = quotationByToken[start]
    return (start..<end).first { index in
      [";", "—", "–", "--"].contains(text.tokens[index].form)
        || index > start
          && ["unless", "until", "because", "although", "while", "whereas"].contains(text.tokens[index].lower)
        || quotation >= 0 && quotationByToken[index] != quotation
    } ?? end
  }

  /// The agent of a passive: "endorsed by the Russian leader".
  func agents(of group: Int, in sentence: Int) -> [Int] {
    let structure = structures[sentence]
    let verb = structure.verbGroups[group]
    let limit = clauseEnd(after: verb.tokens.upperBound, in: sentence)
    for (index, chunk) in structure.chunks.enumerated()
    where chunk.tokens.lowerBound > verb.tokens.upperBound && chunk.tokens.lowerBound <= limit {
      if text.tokens[chunk.tokens.lowerBound - 1].lower == "by" { return mentions(fromChunk: index, in: sentence) }
    }
    return []
  }

  // MARK: Clauses

  /// Where a clause ends that goes on from a token: before the sentence's final stop, a semicolon, a dash, a
  /// closing quotation mark that was not opened in it, or a comma that begins a new clause.
  func clauseEnd(after start: Int, in sentence: Int) -> Int {
    let limit = sentenceBodyEnd(sentence)
    let quotation = start < limit ? quotationByToken[start] : -1
    var index = start
    while index < limit {
      let token = text.tokens[index]
      if [";", "—", "–", "--", ":"].contains(token.form) { return index }
      if quotation >= 0, quotationByToken[index] != quotation { return index }
      if token.lower == "but", index >= start, beginsClause(index + 1, limit: limit, in: sentence) || isVerb(index + 1)
      {
        return index
      }
      if token.form == ",", beginsClause(index + 1, limit: limit, in: sentence) { return index }
      if index > start, ["unless", "until", "because", "although", "while", "whereas"].contains(token.lower) {
        return index
      }
      index += 1
    }
    return limit
  }

  /// Whether a new clause begins: a coordinator or subordinator, or a subject with a finite verb.
  private func beginsClause(_ index: Int, limit: Int, in sentence: Int) -> Bool {
    guard index < limit else { return true }
    let token = text.tokens[index]
    if isQuoteBoundary(index) { return true }
    if Self.clauseOpeners.contains(token.lower) {
      guard ["and", "or"].contains(token.lower) else { return true }
      let next = structures[sentence].verbGroups.first { $0.tokens.lowerBound > index }
      return next.map { $0.form == .finite && $0.tokens.lowerBound - index <= 5 } ?? false
    }
    if token.partOfSpeech == .verb, token.lower.hasSuffix("ing") { return true }
    let structure = structures[sentence]
    guard let chunk = structure.chunks.first(where: { $0.tokens.lowerBound == index }),
      let end = Optional(
        titledMention(at: index).map { cast.mentions[$0].whole.upperBound } ?? chunk.tokens.upperBound),
      let verb = structure.verbGroups.first(where: { $0.tokens.lowerBound >= end }), verb.form == .finite
    else { return false }
    return verb.tokens.lowerBound - end <= 1
  }

  private func isVerb(_ index: Int) -> Bool {
    index < text.tokens.count && [.verb, .auxiliary].contains(text.tokens[index].partOfSpeech)
  }

  /// One past the last token of a sentence that is not its closing punctuation.
  func sentenceBodyEnd(_ sentence: Int) -> Int {
    let tokens = text.sentences[sentence].tokens
    var end = tokens.upperBound
    while end > tokens.lowerBound, text.tokens[end - 1].partOfSpeech == .punctuation, text.tokens[end - 1].form != ")" {
      end -= 1
    }
    return end
  }

  /// Whether a token is a quotation mark of a quotation that was found.
  func isQuoteBoundary(_ index: Int) -> Bool {
    ["\"", "“", "”", "``", "''", "«", "»", "„"].contains(text.tokens[index].form)
  }

  /// Where the noun phrase begins that a token lies in, or the token itself.
  func chunkStart(at token: Int, in sentence: Int) -> Int {
    chunk(at: token, in: sentence)?.lowerBound ?? token
  }

  /// The verb group whose tokens contain a token.
  func verbGroup(at token: Int, in sentence: Int) -> Int? {
    let groups = structures[sentence].verbGroups
    let index = groups.partitioningIndex { $0.tokens.upperBound > token }
    return index < groups.count && groups[index].tokens.contains(token) ? index : nil
  }

  /// Tokens without the punctuation and conjunctions at their edges.
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    var low = range.lowerBound
    var high = range.upperBound
    while low < high, text.tokens[low].partOfSpeech == .punctuation && !isOpening(low, range) { low += 1 }
    while high > low, text.tokens[high - 1].partOfSpeech == .punctuation && !isClosing(high - 1, range) { high -= 1 }
    guard low < high else { return low..<high }
    // A range that holds one mark of a quotation of few words takes the other in.
    if low > 0, isQuoteBoundary(low - 1), let quotation = quotation(openedBy: low - 1),
      quotation.offsets.upperBound <= text.tokens[high - 1].end
    {
      low -= 1
    }
    if high < text.tokens.count, isQuoteBoundary(high), let quotation = quotation(closedBy: high),
      quotation.offsets.lowerBound >= text.tokens[low].start
    {
      high += 1
    }
    return low..<high
  }

  private func quotation(openedBy token: Int) -> Quotation? {
    quotations(near: token).first { $0.offsets.lowerBound == text.tokens[token].start }
  }

  private func quotation(closedBy token: Int) -> Quotation? {
    quotations(near: token).first { $0.isClosed && $0.offsets.upperBound == text.tokens[token].end }
  }

  private func quotations(near token: Int) -> ArraySlice<Quotation> {
    text.quotations[text.quotations(near: text.tokens[token].start..<text.tokens[token].end)]
  }

  private func isOpening(_ index: Int, _ range: Range<Int>) -> Bool {
    guard isQuoteBoundary(index) else { return ["(", "["].contains(text.tokens[index].form) }
    return quotations(near: index).contains {
      $0.offsets.lowerBound == text.tokens[index].start
        && $0.offsets.upperBound <= text.tokens[range.upperBound - 1].end
    }
  }

  private func isClosing(_ index: Int, _ range: Range<Int>) -> Bool {
    guard isQuoteBoundary(index) else { return [")", "]", "%", "?", "!"].contains(text.tokens[index].form) }
    return quotations(near: index).contains {
      $0.offsets.upperBound == text.tokens[index].end && $0.offsets.lowerBound >= text.tokens[range.lowerBound].start
    }
  }

  /// How many tokens may stand between a title's first word and the name; longer ones are no titles.
  private static let longestTitle = 12
  private static let parentheses: Set<String> = [",", "—", "–", "--", ")"]
  private static let barriers: Set<String> = [
    ";", ":", "that", "if", "unless", "because", "when", "after", "before", "while", "although", "as", "whether",
    "until", "since", "what",
  ]
  private static let clauseOpeners: Set<String> = [
    "but", "and", "or", "while", "although", "though", "which", "who", "whereas", "because", "so", "with", "after",
    "as", "when", "if", "unless", "until", "before", "since", "adding", "saying",
  ]
  private static let controlsObject: Set<String> = [
    "ask", "tell", "urge", "want", "force", "allow", "pressure", "press", "push", "call", "order", "require", "expect",
    "like", "get", "persuade", "convince", "warn", "invite", "encourage", "lead", "need", "demand", "enable", "cause",
    "advise", "instruct", "wait", "appeal", "beg", "challenge", "command", "compel", "implore", "request", "help",
    "let",
  ]
}
