import Codebook
import Language
import Records

extension Scene {
  /// The issue that words name where the codebook has none: their main noun phrase; nil where they name no thing.
  func issue(inWordsOf range: Range<Int>) -> Position.Issue? {
    core(of: range).flatMap { label(of: $0) }.map { Position.Issue(id: $0.id, label: $0.label) }
  }

  /// The noun that names what some words are about.
  ///
  /// A verb hands on to what it acts on ("to lower class sizes": sizes), a noun that names nothing to what hangs on it
  /// ("calls for greater democracy": democracy); an actor, a time or a noun with nothing behind it is no matter.
  func core(of range: Range<Int>) -> Int? {
    let tops = range.filter { index in
      ![.punctuation, .adposition, .subordinator, .coordinator, .particle, .determiner]
        .contains(text.tokens[index].partOfSpeech) && text.tokens[index].head.map { !range.contains($0) } ?? true
    }
    return tops.lazy.compactMap { core(from: $0, in: range) }.first
  }

  /// The noun that a word of a range hands on to.
  private func core(from top: Int, in range: Range<Int>) -> Int? {
    var head = top
    for _ in 0..<Self.longestWay {
      let token = text.tokens[head]
      let next: Int?
      switch token.partOfSpeech {
      case .noun, .properNoun:
        let isDeal = words.dealNouns.contains(token.lemma)
        if isMatter(head), !isDeal || complement(of: head, in: range) == nil { return head }
        if isOfActor(head, in: range) { return head }
        next = complement(of: head, in: range) ?? (cast.mention(at: head) != nil ? request(beside: head, range) : nil)
      default:
        next = matter(ofPredicate: head, in: range) ?? complement(of: head, in: range)
      }
      guard let next, next != head else { return nil }
      head = next
    }
    return nil
  }

  private static let longestWay = 6

  /// Whether a noun names a thing that can be in dispute.
  func isMatter(_ noun: Int) -> Bool {
    let token = text.tokens[noun]
    return [.noun, .properNoun].contains(token.partOfSpeech) && cast.mention(at: noun) == nil
      && !grammar.isTimeToken[noun] && !words.namesPeople(token.lemma)
      && (!words.hollowNouns.contains(token.lemma) || hasNounBefore(noun))
  }

  /// Whether an otherwise empty noun is one towards an actor: "commitment to Israel".
  private func isOfActor(_ noun: Int, in range: Range<Int>) -> Bool {
    cast.mention(at: noun) == nil && !grammar.isTimeToken[noun] && !words.namesPeople(text.tokens[noun].lemma)
      && grammar.tree.children(of: noun).contains { child in
        child > noun && range.contains(child) && DependencyTree.base(text.tokens[child].relation) == "nmod"
          && cast.mention(at: child) != nil
          && grammar.tree.child(of: child, in: ["case"]).map {
            ["to", "against"].contains(text.tokens[$0].lower)
          } ?? false
      }
  }

  /// Whether another noun makes an empty one tell something: "the apartheid comment".
  private func hasNounBefore(_ noun: Int) -> Bool {
    noun > 0 && text.tokens[noun - 1].partOfSpeech == .noun && text.tokens[noun - 1].head == noun
      && cast.mention(at: noun - 1) == nil && !grammar.isTimeToken[noun - 1]
      && !words.hollowNouns.contains(text.tokens[noun - 1].lemma)
      && !words.namesPeople(text.tokens[noun - 1].lemma)
  }

  /// What a predicate acts on or says something of: its object, its clause, what it is "on" or "for", its subject.
  private func matter(ofPredicate verb: Int, in range: Range<Int>) -> Int? {
    func children(_ relations: Set<String>) -> [Int] {
      grammar.tree.children(of: verb).filter {
        range.contains($0) && relations.contains(DependencyTree.base(text.tokens[$0].relation))
      }
    }
    let objects = children(["obj"]).filter { text.tokens[$0].partOfSpeech != .pronoun }
    let clauses = children(["xcomp", "ccomp"])
    if let object = objects.first(where: { isMatter($0) }) { return object }
    if let clause = clauses.first { return clause }
    if let object = objects.first(where: { complement(of: $0, in: range) != nil }) { return object }
    let obliques = children(["obl"]).filter { isMatter($0) && isAbout($0) }
    let subjects = children(["nsubj", "csubj"]).filter { isMatter($0) || text.tokens[$0].partOfSpeech == .verb }
    let isFinite = text.tokens[verb].partOfSpeech == .verb && grammar.tree.child(of: verb, in: ["aux"]) != nil
    let own = isFinite ? subjects.first ?? obliques.first : obliques.first ?? subjects.first
    // "my commitment to Norway be questioned", "the regime to fall or to change its ways"
    return own
      ?? children(["nsubj", "obj"]).first { isOfActor($0, in: range) || complement(of: $0, in: range) != nil }
      ?? children(["conj"]).first { text.tokens[$0].partOfSpeech == .verb }
  }

  private func isAbout(_ oblique: Int) -> Bool {
    guard let opener = grammar.tree.child(of: oblique, in: ["case"]) else { return false }
    return ["on", "over", "about", "from", "with", "for", "in", "into", "against", "to", "of"]
      .contains(text.tokens[opener].lower)
  }

  /// What hangs on a noun: "democracy" of "calls for democracy", "offensive" of "his decision to allow the offensive".
  private func complement(of noun: Int, in range: Range<Int>) -> Int? {
    for child in grammar.tree.children(of: noun) where child > noun && range.contains(child) {
      switch DependencyTree.base(text.tokens[child].relation) {
      case "nmod" where isAbout(child) && cast.mention(at: child) == nil && !grammar.isTimeToken[child]: return child
      case "acl", "ccomp", "xcomp", "advcl":
        // "the idea that nets be marked" is told by its clause, "the deal that they made" is not.
        if text.tokens[child].relation != "acl:relcl" || grammar.tree.child(of: child, in: ["mark"]) != nil {
          return child
        }
      default: continue
      }
    }
    return nil
  }

  /// What is asked of an actor: "close" in "asked the Queen to close Parliament".
  private func request(beside actor: Int, _ range: Range<Int>) -> Int? {
    guard let above = text.tokens[actor].head,
      let asked = grammar.tree.child(of: above, in: ["xcomp", "ccomp", "advcl"]), range.contains(asked), asked > actor
    else { return nil }
    return asked
  }

  /// The words of an issue that only the text names, and their id.
  ///
  /// The noun phrase without articles, owners and empty modifiers, with what a lone noun is of: "destruction of Israel",
  /// "temporary protections". The id is made of the lemmas, so that the same words elsewhere are the same issue.
  func label(of head: Int) -> (id: String, label: String)? {
    guard var tokens = grammar.chunk(at: head, in: text.sentenceIndex(ofToken: head)) else { return nil }
    let tail = tokens.upperBound
    tokens = tokens.lowerBound..<max(head + 1, tokens.lowerBound + 1)
    if let owner = tokens.last(where: { ["'s", "’s", "'", "’"].contains(text.tokens[$0].lower) && $0 < head }) {
      tokens = owner + 1..<tokens.upperBound
    }
    while let first = tokens.first, tokens.count > 1, first < head,
      [.determiner, .pronoun, .number, .punctuation, .symbol, .adverb].contains(text.tokens[first].partOfSpeech)
        || words.emptyModifiers.contains(text.tokens[first].lower)
    {
      tokens = tokens.lowerBound + 1..<tokens.upperBound
    }
    if tokens.count == 1, tail == head + 1, let whole = withComplement(tokens) { tokens = whole }
    let named = tokens.filter {
      ![.punctuation, .determiner, .particle].contains(text.tokens[$0].partOfSpeech)
    }
    let id = named.map { text.tokens[$0].lemma.lowercased() }.joined(separator: "-")
    guard !id.isEmpty else { return nil }
    return ("text." + id, text.text(text.offsets(ofTokens: tokens)))
  }

  /// A lone noun with the noun phrase that says what it is of.
  private func withComplement(_ noun: Range<Int>) -> Range<Int>? {
    let next = noun.upperBound
    guard next + 1 < text.tokens.count,
      [
        "of", "to", "for", "on", "over", "in", "against", "with", "from", "between", "across", "towards", "toward",
        "under",
      ].contains(text.tokens[next].lower),
      let child = grammar.tree.children(of: noun.lowerBound).first(where: {
        $0 > next && DependencyTree.base(text.tokens[$0].relation) == "nmod" && !grammar.isTimeToken[$0]
      }), let phrase = grammar.chunk(at: child, in: text.sentenceIndex(ofToken: child)),
      phrase.lowerBound == next + 1, phrase.upperBound - noun.lowerBound <= Self.longestLabel
    else { return nil }
    return noun.lowerBound..<phrase.upperBound
  }

  /// How many words a label may have with what it is of: more is unreadable in a matrix; chosen by hand.
  private static let longestLabel = 7

  func reference(to issue: String) -> Position.Issue {
    Position.Issue(id: issue, label: codebook.issue(issue)?.label ?? issue)
  }
}
