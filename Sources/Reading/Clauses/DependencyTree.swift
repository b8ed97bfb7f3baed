import Language

/// The dependency trees of a text, for questions from the head down.
///
/// Empty where no parser has run; then the rules over chunks answer alone. Building is linear, each question is
/// linear in the children of one token.
struct DependencyTree: Sendable {
  /// Whether a parser has run.
  let isParsed: Bool
  private let tokens: [Token]
  /// Where the children of a token begin in `children`; one entry more than tokens.
  private let starts: [Int32]
  private let children: [Int32]
  /// The first and the last descendant of each token, itself among them.
  private let firsts: [Int32]
  private let lasts: [Int32]

  init(tokens: [Token]) {
    self.tokens = tokens
    isParsed = tokens.contains { $0.relation != nil }
    guard isParsed else {
      starts = []
      children = []
      firsts = []
      lasts = []
      return
    }
    var counts = Array(repeating: Int32(0), count: tokens.count + 1)
    for token in tokens {
      if let head = token.head { counts[head + 1] += 1 }
    }
    for index in counts.indices.dropFirst() { counts[index] += counts[index - 1] }
    starts = counts
    var next = counts
    var children = Array(repeating: Int32(0), count: Int(counts[tokens.count]))
    for (index, token) in tokens.enumerated() {
      guard let head = token.head else { continue }
      children[Int(next[head])] = Int32(index)
      next[head] += 1
    }
    self.children = children
    var firsts = tokens.indices.map { Int32($0) }
    var lasts = firsts
    for index in tokens.indices {
      var above = tokens[index].head
      var steps = 0
      while let ancestor = above, steps < Self.deepest {
        firsts[ancestor] = min(firsts[ancestor], Int32(index))
        lasts[ancestor] = max(lasts[ancestor], Int32(index))
        above = tokens[ancestor].head
        steps += 1
      }
    }
    self.firsts = firsts
    self.lasts = lasts
  }

  /// The tokens from the first to the last descendant of a token, itself among them; the token alone without trees.
  func extent(of token: Int) -> Range<Int> {
    guard isParsed else { return token..<token + 1 }
    return Int(firsts[token])..<Int(lasts[token]) + 1
  }

  /// The token of a range on which its others hang: the first whose head lies outside, words of function left out.
  func top(of range: Range<Int>) -> Int? {
    range.first { index in
      guard ![.punctuation, .adposition, .subordinator, .coordinator, .particle].contains(tokens[index].partOfSpeech)
      else { return false }
      return tokens[index].head.map { !range.contains($0) } ?? true
    }
  }

  /// How many ancestors of a token learn of it; trees of sentences are less deep, chains of words may be deeper.
  private static let deepest = 64

  /// The dependents of a token, in text order.
  func children(of token: Int) -> some Sequence<Int> {
    children[Int(starts[token])..<Int(starts[token + 1])].lazy.map(Int.init)
  }

  /// The first dependent in one of some relations, without their subtypes.
  func child(of token: Int, in relations: Set<String>) -> Int? {
    children(of: token).first { relations.contains(Self.base(tokens[$0].relation)) }
  }

  /// The token that is the subject of a verb: its own, or the one that control and coordination give it.
  ///
  /// Follows Universal Dependencies: a conjunct and an adverbial clause share their head's subject; an open
  /// complement has its head's object ("urged Kyiv to accept") or subject; a relative clause has what it modifies.
  func subject(of verb: Int, controlsObject: Set<String>) -> Int? {
    subject(of: verb, controlsObject: controlsObject, depth: 0)
  }

  private func subject(of verb: Int, controlsObject: Set<String>, depth: Int) -> Int? {
    guard isParsed, depth < 8 else { return nil }
    let token = tokens[verb]
    let relation = Self.base(token.relation)
    if ["aux", "cop"].contains(relation), let head = token.head {
      return subject(of: head, controlsObject: controlsObject, depth: depth + 1)
    }
    if let own = ownSubject(of: verb) {
      if relation == "acl", ["who", "which", "that"].contains(tokens[own].lower), let head = token.head { return head }
      return own
    }
    guard let head = token.head else { return nil }
    switch relation {
    case "advcl" where hasConjunction(verb):
      return nil
    case "conj", "advcl":
      return isPredicate(head) ? subject(of: head, controlsObject: controlsObject, depth: depth + 1) : nil
    case "xcomp":
      if controlsObject.contains(tokens[head].lemma) {
        if let object = child(of: head, in: ["obj", "iobj"]) { return object }
        if let oblique = children(of: head).first(where: { Self.base(tokens[$0].relation) == "obl" && isCalledUpon($0) }
        ) {
          return oblique
        }
      }
      return subject(of: head, controlsObject: controlsObject, depth: depth + 1)
    case "acl":
      let isInfinitive = child(of: verb, in: ["mark"]).map { tokens[$0].lower == "to" } ?? false
      guard isInfinitive else { return head }
      // "Trump's plan to impose", "has plans to impose": the owner of the plan.
      if let owner = children(of: head).first(where: { tokens[$0].relation == "nmod:poss" }) { return owner }
      guard let above = tokens[head].head, isPredicate(above) else { return nil }
      return subject(of: above, controlsObject: controlsObject, depth: depth + 1)
    default:
      return nil
    }
  }

  /// Whether a conjunction opens a clause, which then has a subject of its own that the parser missed.
  private func hasConjunction(_ verb: Int) -> Bool {
    children(of: verb).contains {
      Self.base(tokens[$0].relation) == "mark"
        && !["to", "while", "when", "after", "before", "by"].contains(tokens[$0].lower)
    }
  }

  /// The subject that depends on a verb: of several, as parsers give where a heading runs into a sentence, the nearest.
  private func ownSubject(of verb: Int) -> Int? {
    var best: Int?
    for token in children(of: verb) where ["nsubj", "csubj"].contains(Self.base(tokens[token].relation)) {
      if tokens[token].relation == "nsubj:outer", best != nil { continue }
      if let known = best, tokens[known].relation != "nsubj:outer", abs(known - verb) <= abs(token - verb) { continue }
      best = token
    }
    return best
  }

  /// Whether an oblique is called upon, as in "called on Russia to …" and "waited for Kyiv to …".
  private func isCalledUpon(_ token: Int) -> Bool {
    child(of: token, in: ["case"]).map { ["on", "upon", "for", "to", "with"].contains(tokens[$0].lower) } ?? false
  }

  private func isPredicate(_ token: Int) -> Bool {
    [.verb, .auxiliary].contains(tokens[token].partOfSpeech) || child(of: token, in: ["cop", "nsubj"]) != nil
  }

  /// A relation without its subtype.
  static func base(_ relation: String?) -> String {
    guard let relation else { return "" }
    return relation.firstIndex(of: ":").map { String(relation[..<$0]) } ?? relation
  }
}
