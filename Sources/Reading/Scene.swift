import Codebook
import Language
import Records

/// A document as the rules see it: its text, its cast, its grammar, who says what, and where issues are named.
///
/// Every rule asks the scene who acts, who carries it here and how real it is, so that evidence, chain, form and
/// modality are made in one place and alike for all kinds of record.
struct Scene: Sendable {
  let text: AnnotatedText
  let codebook: Codebook
  let words: ReadingLexicons
  let structures: [SentenceStructure]
  let cast: Cast
  let grammar: Grammar
  let sayings: [Saying]
  /// The mention of each saying's time, addressee … are in `sayings`; here the record ids, by saying.
  let attributionIDs: [String]
  /// The issues named in the text: tokens and id, in text order.
  let issues: [IssueMention]
  /// By the last noun of the special issues' phrases: where such a phrase ends and which issue it is, in text order.
  let issuesByHead: [String: [(end: Int, id: String)]]
  /// The special issue that the document names most, its first sentences counted twice; nil where it names none.
  let mainIssue: String?
  /// The saying of each attribution's id.
  let sayingByAttribution: [String: Int]
  /// The times, as indices, that tell when something outside of which they stand was said.
  let timesOfSaying: Set<Int>
  /// The sayings that are speech, by their content's place.
  let speech: SpanIndex
  /// The mentions of each entity by name, and by adjective or metonym, in text order.
  private let namesByEntity: [Int: [Int]]
  private let othersByEntity: [Int: [Int]]

  struct IssueMention: Sendable {
    var tokens: Range<Int>
    var id: String
  }

  init(text: AnnotatedText, codebook: Codebook, words: ReadingLexicons, found: [FoundAttribution] = []) {
    let text = NameTags.corrected(text, codebook: codebook)
    self.text = text
    self.codebook = codebook
    self.words = words
    var isTime = Array(repeating: false, count: text.tokens.count)
    for time in text.times {
      for token in time.tokens where token < isTime.count { isTime[token] = true }
    }
    structures = text.sentences.map {
      SentenceStructure(tokens: text.tokens, in: $0.tokens, isTime: isTime, reporting: words.reportingForms)
    }
    var cast = CastFinder.cast(of: text, codebook: codebook, words: words, structures: structures)
    var grammar = Grammar(text: text, cast: cast, structures: structures)
    sayings = SayingFinder.sayings(in: text, cast: cast, grammar: grammar, words: words, found: found)
    cast.partSpeakers(of: sayings, in: text)
    grammar.cast = cast
    self.cast = cast
    self.grammar = grammar
    var counts: [Int: Int] = [:]
    let document = text.document.id
    attributionIDs = sayings.map { saying in
      let start = saying.start
      defer { counts[start, default: 0] += 1 }
      return Self.id(.attribution, document: document, start: start, count: counts[start, default: 0])
    }
    var sayingByAttribution: [String: Int] = [:]
    var timesOfSaying: Set<Int> = []
    for (index, saying) in sayings.enumerated() {
      sayingByAttribution[attributionIDs[index]] = index
      if let time = saying.time, !saying.covers(text.times[time].offsets) { timesOfSaying.insert(time) }
    }
    self.sayingByAttribution = sayingByAttribution
    self.timesOfSaying = timesOfSaying
    speech = SpanIndex(sayings, where: \.isSpeech)
    var names: [Int: [Int]] = [:]
    var others: [Int: [Int]] = [:]
    for (index, mention) in cast.mentions.enumerated() {
      switch mention.form {
      case .name, .capital: names[mention.entity, default: []].append(index)
      case .adjective, .metonym: others[mention.entity, default: []].append(index)
      default: break
      }
    }
    namesByEntity = names
    othersByEntity = others
    let issues = Self.issues(in: text, codebook: codebook, words: words)
    self.issues = issues
    issuesByHead = Self.heads(of: issues, in: text, except: words.generalIssues)
    mainIssue = Self.main(of: issues, in: text, except: words.generalIssues)
  }

  /// A record's id: its document, its kind, where its evidence starts, and a count where that is not unique.
  static func id(_ kind: Record.Kind, document: String, start: Int, count: Int) -> String {
    let mark =
      switch kind {
      case .attribution: "a"
      case .position: "p"
      case .threat: "t"
      case .proposal: "o"
      case .meeting: "m"
      case .pledge: "g"
      case .violation: "v"
      case .figure: "f"
      }
    return count == 0 ? "\(document)-\(mark)\(start)" : "\(document)-\(mark)\(start)-\(count + 1)"
  }

  // MARK: Issues

  /// The issues named in a range of tokens, each once, in text order.
  func issues(in range: Range<Int>) -> [IssueMention] {
    let low = issues.partitioningIndex { $0.tokens.lowerBound >= range.lowerBound }
    var seen: Set<String> = []
    var found: [IssueMention] = []
    for issue in issues[low...] {
      guard issue.tokens.lowerBound < range.upperBound else { break }
      if seen.insert(issue.id).inserted { found.append(issue) }
    }
    return found
  }

  // MARK: Actors

  /// The record's actor of a mention; a first person becomes whoever speaks there; nil where nobody is known to.
  func actor(_ mention: Int) -> Actor? {
    guard let entity = entity(of: mention) else { return nil }
    let found = cast.mentions[mention]
    let offsets = text.offsets(ofTokens: found.tokens)
    return Actor(
      actor: cast.entities[entity].id, name: name(of: found, entity: entity), start: offsets.lowerBound,
      end: offsets.upperBound, text: text.text(offsets))
  }

  private func name(of mention: Mention, entity: Int) -> String {
    if mention.form == .metonym { return text.text(text.offsets(ofTokens: mention.tokens)) }
    // "The White House said it would …": a pronoun goes by the words that it stands for.
    if mention.form == .pronoun, let named = lastName(of: entity, before: mention.tokens.lowerBound),
      cast.mentions[named].form == .metonym
    {
      return text.text(text.offsets(ofTokens: cast.mentions[named].tokens))
    }
    return cast.entities[entity].name
  }

  /// The last mention of an entity by a name, an adjective or a metonym before a token.
  private func lastName(of entity: Int, before token: Int) -> Int? {
    [namesByEntity[entity], othersByEntity[entity]].compactMap { mentions in
      guard let mentions else { return nil }
      let next = mentions.partitioningIndex { cast.mentions[$0].tokens.lowerBound >= token }
      return next > 0 ? mentions[next - 1] : nil
    }.max()
  }

  /// Who a mention means; for "I" and "we" the source of the innermost saying around it.
  func entity(of mention: Int) -> Int? {
    let found = cast.mentions[mention]
    guard found.form == .firstPerson else { return found.entity >= 0 ? found.entity : nil }
    guard let saying = innermostSaying(around: text.offsets(ofTokens: found.tokens)),
      let source = sayings[saying].source
    else { return nil }
    let speaker = cast.mentions[source]
    return speaker.entity >= 0 ? speaker.entity : nil
  }

  /// The state or organisation for which an actor acts, as a mention of it nearest to a place in the text.
  func onBehalfOf(_ entity: Int, near offset: Int) -> Actor? {
    let root = cast.root(of: entity)
    guard root != entity, [.state, .organisation, .group].contains(cast.entities[root].kind) else { return nil }
    guard let mentions = namesByEntity[root] ?? othersByEntity[root] else { return nil }
    let next = mentions.partitioningIndex { start(of: $0) >= offset }
    let nearest = mentions[max(0, next - 1)..<min(mentions.count, next + 1)]
    return nearest.min { abs(start(of: $0) - offset) < abs(start(of: $1) - offset) }.flatMap { actor($0) }
  }

  private func start(of mention: Int) -> Int {
    text.tokens[cast.mentions[mention].tokens.lowerBound].start
  }

  // MARK: Who says so

  /// The sayings whose content covers a range of code points, outermost first.
  func sayings(around range: Range<Int>) -> [Int] {
    sayings(speech.values(near: range.lowerBound..<range.lowerBound).filter { sayings[$0].covers(range) })
  }

  /// Some sayings, outermost first: the longer one is told in its words.
  func sayings(_ some: some Sequence<Int>) -> [Int] {
    some.sorted { (-sayings[$0].length, $0) < (-sayings[$1].length, $1) }
  }

  /// One past the last token that is said together with a token: where the innermost saying around it ends.
  ///
  /// A clause within what is said never runs on into the words that say who says it.
  func saidUntil(_ token: Int) -> Int {
    let start = text.tokens[token].start
    guard let end = contents(at: start).map(\.upperBound).min() else { return text.tokens.count }
    return tokens(in: start..<end).upperBound
  }

  /// What is said around a code point, by all sayings, in their order.
  func contents(at offset: Int) -> [Range<Int>] {
    speech.values(near: offset..<offset).flatMap { sayings[$0].content }.filter { $0.contains(offset) }
  }

  func innermostSaying(around range: Range<Int>) -> Int? {
    sayings(around: range).last
  }

  /// How real a saying is by its verb: not said, perhaps, yet to be said, or said.
  func mood(ofCue saying: Saying) -> Record.Modality {
    guard let cue = saying.cue,
      let group = cue.lazy.compactMap({ grammar.verbGroup(at: $0, in: saying.sentence) }).first(where: {
        cue.contains(structures[saying.sentence].verbGroups[$0].head)
      })
    else { return .asserted }
    let verb = structures[saying.sentence].verbGroups[group]
    if verb.isNegated { return .denied }
    if verb.modal == "will", !verb.isPerfect { return .planned }
    return mood(of: (saying.sentence, group))
  }

  /// Planned, possible or asserted, after the verb.
  func mood(of verb: (sentence: Int, group: Int)) -> Record.Modality {
    let groups = structures[verb.sentence].verbGroups
    let group = groups[verb.group]
    if isInsideCondition(group.head, in: verb.sentence, isQuestionToo: false) { return .hypothetical }
    let modal = group.modal ?? group.governor.flatMap { groups[$0].modal }
    if let modal, ["may", "might", "could", "can"].contains(modal) { return .possible }
    if group.form == .infinitive, let governor = group.governor,
      Self.plans.contains(text.tokens[groups[governor].head].lemma)
    {
      return .planned
    }
    return .asserted
  }

  /// Whether a token stands in an if-clause, be it a condition or a question.
  func isInsideCondition(_ token: Int, in sentence: Int, isQuestionToo: Bool = true) -> Bool {
    let floor = text.sentences[sentence].tokens.lowerBound
    var index = token
    while index > floor {
      index -= 1
      let word = text.tokens[index]
      if word.lower == "unless" { return true }
      if word.lower == "if", isQuestionToo || !isAsked(index, from: floor) { return governs(index, token) }
      if word.lower == "whether", isQuestionToo { return governs(index, token) }
      if [",", ";", ":", "“", "\""].contains(word.form) { return false }
    }
    return false
  }

  /// Whether "if" opens what is asked and no condition: "asked the union if it would sign".
  private func isAsked(_ mark: Int, from floor: Int) -> Bool {
    (max(floor, mark - Self.longestHearer)..<mark).contains { Self.asking.contains(text.tokens[$0].lemma) }
  }

  /// Whether a token stands in the clause that a conjunction opens; without trees whatever follows it does.
  private func governs(_ mark: Int, _ token: Int) -> Bool {
    guard grammar.tree.isParsed, let clause = text.tokens[mark].head else { return true }
    return grammar.tree.extent(of: clause).contains(token)
  }

  /// When it was said: the time of the innermost saying, else a time in the sentence's frame is the rule's own business.
  func said(_ range: Range<Int>, around: [Int]) -> Record.Saying? {
    for index in around.reversed() {
      if let time = sayings[index].time {
        return Record.Saying(text: text.text(text.times[time].offsets), value: text.times[time].value)
      }
    }
    return nil
  }

  /// The tokens that lie in a range of code points.
  func tokens(in range: Range<Int>) -> Range<Int> {
    let low = text.tokenIndex(atOrAfter: range.lowerBound)
    return low..<max(low, text.tokens.partitioningIndex { $0.start >= range.upperBound })
  }

  static let hearsay: Set<String> = ["reportedly", "allegedly", "purportedly", "rumoured", "rumored"]
  /// How many words may stand between a verb of asking and its "if".
  private static let longestHearer = 4
  private static let asking: Set<String> = ["ask", "wonder", "inquire"]
  private static let plans: Set<String> = ["plan", "intend", "schedule", "set", "expect", "prepare", "due"]
}
