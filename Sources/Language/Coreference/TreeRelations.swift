/// What of a document's trees coreference asks for, token by token, from one pass.
struct TreeRelations {
  /// The subject of a predicate, -1 for none.
  private(set) var subject: [Int32]
  /// The determiner of a noun, -1 for none.
  private(set) var determiner: [Int32]
  /// The possessor of a noun, -1 for none.
  private(set) var possessor: [Int32]
  /// The copula of a predicate, -1 for none.
  private(set) var copula: [Int32]
  /// Whether a predicate is denied.
  private(set) var isNegated: [Bool]
  /// Whether a predicate has a clause for its content ("it is clear that").
  private(set) var hasClause: [Bool]
  /// The last word joined to this one by "and", -1 for none.
  private(set) var lastConjunct: [Int32]
  /// The "and" of that.
  private(set) var coordinator: [Int32]
  /// The sentence of a token.
  private(set) var sentence: [Int32]

  init(_ text: AnnotatedText) {
    let none = [Int32](repeating: -1, count: text.tokens.count)
    subject = none
    determiner = none
    possessor = none
    copula = none
    lastConjunct = none
    coordinator = none
    sentence = none
    isNegated = [Bool](repeating: false, count: text.tokens.count)
    hasClause = isNegated
    for (number, range) in text.sentences.enumerated() {
      for index in range.tokens { sentence[index] = Int32(number) }
    }
    for (index, token) in text.tokens.enumerated() {
      guard let head = token.head, let relation = token.relation else { continue }
      switch relation {
      case "nsubj", "nsubj:pass", "nsubj:outer": subject[head] = Int32(index)
      case "det", "det:predet", "det:poss": determiner[head] = Int32(index)
      case "nmod:poss": possessor[head] = Int32(index)
      case "cop": copula[head] = Int32(index)
      case "conj": lastConjunct[head] = Int32(index)
      case "ccomp", "csubj", "csubj:pass", "xcomp": hasClause[head] = true
      case "advmod":
        if token.lower == "not" || token.lower == "n't" || token.lower == "never" { isNegated[head] = true }
      case "cc":
        if token.lower == "and" || token.lower == "&", let first = text.tokens[head].head {
          coordinator[first] = Int32(index)
        }
      default: break
      }
    }
  }
}
