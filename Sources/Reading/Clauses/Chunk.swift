import Language

/// A noun phrase without what follows its head.
struct Chunk: Hashable, Sendable {
  /// Its tokens, with determiner and modifiers.
  var tokens: Range<Int>
  /// Its last noun, name, pronoun or number.
  var head: Int
  /// Whether an adposition stands before it.
  var followsAdposition: Bool
}

/// A verb with its auxiliaries and what stands between them.
struct VerbGroup: Hashable, Sendable {
  enum Form: Sendable {
    case finite, infinitive, participle
  }

  var tokens: Range<Int>
  /// The main verb.
  var head: Int
  var form: Form
  /// The first modal's lemma ("will", "might"), or nil.
  var modal: String?
  var isNegated: Bool
  var isPassive: Bool
  var isPerfect: Bool
  var isProgressive: Bool
  /// The sentence's next verb group before it on which an infinitive or participle hangs.
  var governor: Int?
}

/// The chunks and verb groups of one sentence, by rules over parts of speech.
///
/// A trained parser will give heads and relations; this is what the rules of Reading ask for, so it is the one
/// place that has to change then.
struct SentenceStructure: Sendable {
  var chunks: [Chunk] = []
  var verbGroups: [VerbGroup] = []

  /// Finds the structure of the tokens of a sentence, in linear time.
  ///
  /// - Parameters:
  ///   - tokens: the text's tokens.
  ///   - range: those of the sentence.
  ///   - isTime: for each token of the text, whether it belongs to a time expression.
  ///   - reporting: third-person forms of the verbs of saying, which taggers take for nouns beside a quotation.
  init(tokens: [Token], in range: Range<Int>, isTime: [Bool] = [], reporting: Set<String> = []) {
    findVerbGroups(tokens, range, reporting)
    findChunks(tokens, range, isTime)
    linkGovernors(tokens)
    shareModals(tokens)
  }

  private mutating func findVerbGroups(_ tokens: [Token], _ range: Range<Int>, _ reporting: Set<String>) {
    var index = range.lowerBound
    while index < range.upperBound {
      let token = tokens[index]
      let marked =
        index + 1 < range.upperBound && Self.correlatives.contains(tokens[index + 1].lower) ? index + 2 : index + 1
      let isTo =
        token.lower == "to" && (token.partOfSpeech == .particle || marked > index + 1) && marked < range.upperBound
        && [.verb, .auxiliary, .adverb, .particle].contains(tokens[marked].partOfSpeech)
      let isReport = Self.isReport(tokens, index, range, reporting)
      guard isTo || isReport || token.partOfSpeech == .auxiliary || token.partOfSpeech == .verb,
        !Self.isAttributive(tokens, index, range)
      else {
        index += 1
        continue
      }
      let start = index
      var head = index
      var end = index
      var modal: String?
      var negated = isTo && index > range.lowerBound && tokens[index - 1].lower == "not"
      var auxiliaries: [String] = []
      var sawVerb = false
      while end < range.upperBound {
        let next = tokens[end]
        if next.partOfSpeech == .auxiliary, !sawVerb {
          if Self.modals.contains(next.lemma), modal == nil { modal = next.lemma }
          // "he's called it off" has "has", whatever the lemma.
          let isHave = next.lower == "'s" && next.relation == "aux" && next.lemma == "be"
          auxiliaries.append(isHave ? "'s" : next.lemma)
          head = end
        } else if next.partOfSpeech == .verb || end == start && isReport, !sawVerb {
          head = end
          sawVerb = true
        } else if next.lemma == "not" || next.lower == "never" {
          // "vowed not to sign": what is promised is denied, and not the promise.
          if sawVerb, end + 1 < range.upperBound, tokens[end + 1].lower == "to" { break }
          negated = true
        } else if end == start && isTo || end == start + 1 && isTo && Self.correlatives.contains(next.lower) {
          // The infinitive's mark opens the group.
        } else if next.partOfSpeech == .adverb, !sawVerb, Self.leadsOn(tokens, end, range) {
          // An adverb between auxiliary and verb belongs to the group.
        } else if !auxiliaries.isEmpty, !sawVerb, Self.opensQuotation(tokens, end, range) {
          // "did not “represent a good faith effort”": quotation begins within the group.
        } else {
          break
        }
        end += 1
      }
      if end == start { end = start + 1 }
      // Subject–auxiliary inversion and "has he said" keep their parts as groups of their own.
      let verb = tokens[head]
      let form: VerbGroup.Form
      if isTo {
        form = .infinitive
      } else if auxiliaries.isEmpty, verb.lower.hasSuffix("ing") {
        form = .participle
      } else {
        form = .finite
      }
      let isParticiple = sawVerb && Self.looksPastParticiple(verb)
      verbGroups.append(
        VerbGroup(
          tokens: start..<end, head: head, form: form, modal: modal, isNegated: negated,
          isPassive: isParticiple && auxiliaries.contains("be") && !verb.lower.hasSuffix("ing"),
          isPerfect: isParticiple && auxiliaries.contains("have"),
          isProgressive: sawVerb && auxiliaries.contains("be") && verb.lower.hasSuffix("ing"), governor: nil))
      index = end
    }
  }

  /// Whether a quotation mark stands right before a verb.
  private static func opensQuotation(_ tokens: [Token], _ index: Int, _ range: Range<Int>) -> Bool {
    ["\"", "“", "‘", "''", "``"].contains(tokens[index].form) && index + 1 < range.upperBound
      && tokens[index + 1].partOfSpeech == .verb
  }

  private mutating func findChunks(_ tokens: [Token], _ range: Range<Int>, _ isTime: [Bool]) {
    var index = range.lowerBound
    var group = 0
    while index < range.upperBound {
      while group < verbGroups.count, verbGroups[group].tokens.upperBound <= index { group += 1 }
      if group < verbGroups.count, verbGroups[group].tokens.contains(index) {
        index = verbGroups[group].tokens.upperBound
        continue
      }
      let start = index
      var head: Int?
      var end = index
      scan: while end < range.upperBound {
        if end > start, Self.parts(tokens, end, from: start, isTime) { break }
        if group < verbGroups.count, verbGroups[group].tokens.lowerBound <= end { break }
        let token = tokens[end]
        switch token.partOfSpeech {
        case .determiner:
          if head != nil { break scan }
        case .adjective, .symbol:
          break
        case .verb where Self.isAttributive(tokens, end, range):
          break
        case .number, .noun, .properNoun:
          head = end
        case .pronoun:
          if head != nil { break scan }
          if end > start, !Self.possessives.contains(token.lower) { break scan }
          head = end
          if !Self.possessives.contains(token.lower) {
            end += 1
            break scan
          }
        case .particle where token.lower == "'s" || token.lower == "'":
          if head == nil { break scan }
        case .punctuation where token.form == "-" && end > start && !token.isFollowedBySpace:
          break
        case .punctuation where Self.marks.contains(token.form) && end > start:
          break
        default:
          break scan
        }
        end += 1
      }
      guard let head else {
        index = max(end, start + 1)
        continue
      }
      let last = max(head + 1, start + 1)
      let before = start > range.lowerBound ? tokens[start - 1] : nil
      chunks.append(
        Chunk(
          tokens: start..<last, head: head,
          followsAdposition: before.map { $0.partOfSpeech == .adposition || $0.lower == "to" } ?? false))
      index = last
    }
  }

  private mutating func linkGovernors(_ tokens: [Token]) {
    for index in verbGroups.indices.dropFirst() where verbGroups[index].form != .finite {
      let previous = verbGroups[index - 1]
      let between = previous.tokens.upperBound..<verbGroups[index].tokens.lowerBound
      if !between.contains(where: { Self.clauseMarks.contains(tokens[$0].lower) }) {
        verbGroups[index].governor = index - 1
      }
    }
  }

  /// Gives a bare verb the modal of the verb that it is joined to: "would hold the line and respond".
  private mutating func shareModals(_ tokens: [Token]) {
    for index in verbGroups.indices.dropFirst() where verbGroups[index].modal == nil {
      let group = verbGroups[index]
      let verb = tokens[group.head]
      guard group.form == .finite, group.tokens.count == 1, verb.lower == verb.lemma,
        DependencyTree.base(verb.relation) == "conj", let first = verb.head,
        let joined = verbGroups[..<index].last(where: { $0.head == first })
      else { continue }
      verbGroups[index].modal = joined.modal
    }
  }

  /// Whether a participle stands before a noun as its attribute: "the proposed truce", "escalating tensions".
  private static func isAttributive(_ tokens: [Token], _ index: Int, _ range: Range<Int>) -> Bool {
    let token = tokens[index]
    guard token.partOfSpeech == .verb, index > range.lowerBound, index + 1 < range.upperBound,
      token.lower.hasSuffix("ed") || token.lower.hasSuffix("ing") || token.lower.hasSuffix("en"),
      [.noun, .properNoun, .adjective].contains(tokens[index + 1].partOfSpeech)
    else { return false }
    let previous = tokens[index - 1]
    // "the Egyptian-brokered proposal": the parser knows.
    if previous.form == "-", DependencyTree.base(token.relation) == "amod" { return true }
    // "46,000 striking workers", but not "two arrested people", who may be a subject and its verb.
    if previous.partOfSpeech == .number, token.lower.hasSuffix("ing"), DependencyTree.base(token.relation) == "amod" {
      return true
    }
    return [.determiner, .adjective].contains(previous.partOfSpeech) || possessives.contains(previous.lower)
      || previous.lower == "'s"
  }

  /// Whether a time begins or ends a noun phrase: "officials | Thursday", "Monday | Norway", but "the Thursday meeting".
  private static func parts(_ tokens: [Token], _ index: Int, from start: Int, _ isTime: [Bool]) -> Bool {
    guard index < isTime.count else { return false }
    if isTime[index], !isTime[index - 1] {
      return [.noun, .properNoun, .pronoun].contains(tokens[index - 1].partOfSpeech) && tokens[index - 1].form != "-"
    }
    return !isTime[index] && isTime[index - 1] && isTime[start] && tokens[index].partOfSpeech == .properNoun
  }

  /// Whether a word that looks like a noun reports, as "notes" does behind a quotation and a name.
  private static func isReport(_ tokens: [Token], _ index: Int, _ range: Range<Int>, _ reporting: Set<String>) -> Bool {
    let token = tokens[index]
    guard token.partOfSpeech == .noun, index > range.lowerBound, reporting.contains(token.lower) else { return false }
    let previous = tokens[index - 1]
    if closings.contains(previous.form) { return true }
    guard index - 2 >= range.lowerBound, previous.partOfSpeech == .properNoun || previous.partOfSpeech == .pronoun
    else { return false }
    var before = index - 2
    while before > range.lowerBound, tokens[before].partOfSpeech == .properNoun { before -= 1 }
    return closings.contains(tokens[before].form) && tokens[before].form != ","
  }

  private static let closings: Set<String> = [",", "”", "\"", "''", "’"]

  private static func leadsOn(_ tokens: [Token], _ index: Int, _ range: Range<Int>) -> Bool {
    var next = index + 1
    while next < range.upperBound, tokens[next].partOfSpeech == .adverb || tokens[next].lemma == "not" { next += 1 }
    return next < range.upperBound && [.verb, .auxiliary].contains(tokens[next].partOfSpeech)
  }

  private static func looksPastParticiple(_ token: Token) -> Bool {
    token.lower.hasSuffix("ed") || token.lower.hasSuffix("en") || token.lower.hasSuffix("wn")
      || (token.lower != token.lemma && !token.lower.hasSuffix("ing") && !token.lower.hasSuffix("s"))
      || ["put", "set", "cut", "hit", "shut", "let"].contains(token.lower)
  }

  private static let modals: Set<String> = ["will", "would", "may", "might", "can", "could", "must", "should", "shall"]
  /// What may stand between "to" and its verb: "to either say yes or …".
  private static let correlatives: Set<String> = ["either", "both", "neither"]
  private static let possessives: Set<String> = ["my", "your", "his", "her", "its", "our", "their", "whose"]
  private static let marks: Set<String> = ["\"", "“", "”", "‘", "’", "'"]
  private static let clauseMarks: Set<String> = [";", ":", "—", "–", "--"]
}
