import Codebook
import Language
import Records

extension Scene {
  /// What a stance is about.
  ///
  /// In this order: the codebook's issue that its words name closest to their head; the issue that their main noun
  /// stands for in the document ("the wall" of a border wall); the noun phrase itself; and where it names nothing
  /// ("the idea", "it", a person) what the words around it are about. Nil in a document that names no issue.
  ///
  /// - Parameters:
  ///   - what: the tokens of the object.
  ///   - word: the word that carries the stance.
  ///   - clause: the clause that says it; nil for that of the object.
  func issue(of what: Range<Int>, at word: Int, in clause: Range<Int>? = nil) -> Position.Issue? {
    let core = core(of: what)
    if let named = weighed(in: what).first, !named.isBeside || core == nil {
      // "a wall to stop illegal crossings" is about the border wall of the sentences before.
      if let core, !named.tokens.contains(core), let known = issue(calledBy: core) { return reference(to: known) }
      return reference(to: named.id)
    }
    guard let core else {
      return clause.flatMap { weighed(in: $0).first?.id }.map(reference) ?? issueAround(word, what, clause)
    }
    if let known = issue(calledBy: core) ?? issue(behind: core) { return reference(to: known) }
    if words.dealNouns.contains(text.tokens[core].lemma) { return issueOfDeal(core, at: word) }
    return label(of: core).map { Position.Issue(id: $0.id, label: $0.label) } ?? issueAround(word, what, clause)
  }

  // MARK: Named by the codebook

  /// An issue that some words name.
  struct WeighedIssue {
    var id: String
    var tokens: Range<Int>
    /// How far below the head of the words, general issues behind the special ones.
    var weight: Int
    /// Whether it is named in what stands beside the matter ("despite the truce").
    var isBeside: Bool
  }

  /// The issues that some words name, those nearest to their head first, what stands beside the matter last.
  func weighed(in range: Range<Int>) -> [WeighedIssue] {
    issueMentions(endingIn: range).map { mention in
      let way = way(from: mention, in: range)
      return WeighedIssue(
        id: mention.id, tokens: mention.tokens,
        weight: way.depth + (words.generalIssues.contains(mention.id) ? Self.generality : 0), isBeside: way.isBeside)
    }.sorted {
      ($0.isBeside ? 1 : 0, $0.weight, $0.tokens.lowerBound) < ($1.isBeside ? 1 : 0, $1.weight, $1.tokens.lowerBound)
    }
  }

  /// The issue that some words are about and those coordinated with it: "a truce, a prisoner swap and guarantees".
  func issuesTogether(in range: Range<Int>) -> [IssueMention] {
    let named = weighed(in: range)
    guard let first = named.first, !first.isBeside else { return [] }
    if let core = core(of: range), !first.tokens.contains(core), let known = issue(calledBy: core) {
      return [IssueMention(tokens: core..<core + 1, id: known)]
    }
    var seen: Set<String> = []
    return named.filter { issue in
      issue.id == first.id
        || !issue.isBeside && !words.generalIssues.contains(issue.id) && isCoordinated(issue.tokens, in: range)
          && issue.weight <= first.weight + Self.coordination
    }.sorted { $0.tokens.lowerBound < $1.tokens.lowerBound }
      .filter { seen.insert($0.id).inserted }
      .map { IssueMention(tokens: $0.tokens, id: $0.id) }
  }

  /// The mentions of issues whose last word lies in a range; they may begin at the verb before it ("lift sanctions").
  private func issueMentions(endingIn range: Range<Int>) -> [IssueMention] {
    let low = issues.partitioningIndex { $0.tokens.upperBound > range.lowerBound }
    return issues[low...].prefix { $0.tokens.lowerBound < range.upperBound }.filter {
      $0.tokens.upperBound <= range.upperBound
    }
  }

  /// How far below the head of some words an issue is named, and whether beside the matter.
  private func way(from mention: IssueMention, in range: Range<Int>) -> (depth: Int, isBeside: Bool) {
    guard grammar.tree.isParsed else { return (mention.tokens.lowerBound - range.lowerBound, false) }
    var current = grammar.tree.top(of: mention.tokens) ?? mention.tokens.lowerBound
    var way = (depth: 0, isBeside: false)
    for _ in 0..<Self.deepest {
      guard let above = text.tokens[current].head, range.contains(above) else { break }
      way.depth += step(from: current)
      way.isBeside = way.isBeside || isBeside(current)
      current = above
    }
    // What the verb before the words has beside its object: "dismissed the offer as hostage taking".
    if grammar.tree.extent(of: current).lowerBound > range.lowerBound, isBeside(current) { way.isBeside = true }
    return way
  }

  /// How much less a word is the matter than the word above it.
  private func step(from token: Int) -> Int {
    switch DependencyTree.base(text.tokens[token].relation) {
    case "conj", "appos": 0
    case "advcl", "parataxis": 4
    case "acl": 2
    default: 1
    }
  }

  /// Whether a word opens what stands beside the matter: "as", "despite", "after".
  private func isBeside(_ token: Int) -> Bool {
    ["obl", "nmod", "advcl"].contains(DependencyTree.base(text.tokens[token].relation))
      && grammar.tree.child(of: token, in: ["case", "mark"]).map {
        words.loosePrepositions.contains(text.tokens[$0].lower)
      } ?? false
  }

  /// Whether an issue is named in a further member of a coordination; parsers take those of a list for appositions.
  private func isCoordinated(_ mention: Range<Int>, in range: Range<Int>) -> Bool {
    var current = grammar.tree.top(of: mention) ?? mention.lowerBound
    for _ in 0..<Self.deepest {
      guard let above = text.tokens[current].head, range.contains(above) else { return false }
      if ["conj", "appos"].contains(DependencyTree.base(text.tokens[current].relation)) { return true }
      current = above
    }
    return false
  }

  /// What a general issue ("the deal") weighs more than a special one, and a member of a coordination at most more than
  /// the first; chosen on the development negotiations (4…8, 0…4).
  private static let generality = 7
  private static let coordination = 4
  private static let deepest = 12

  // MARK: Named before

  /// The issue of an earlier phrase that a definite noun takes up: "the wall" of "a border wall"; nil for another noun.
  private func issue(calledBy head: Int) -> String? {
    guard let named = issuesByHead[text.tokens[head].lemma],
      let chunk = grammar.chunk(at: head, in: text.sentenceIndex(ofToken: head))
    else { return nil }
    let modifiers = chunk.filter { $0 < head && [.noun, .properNoun].contains(text.tokens[$0].partOfSpeech) }
    guard modifiers.allSatisfy({ cast.mention(at: $0) != nil }) else { return nil }
    return (named.last { $0.end <= head } ?? named.first)?.id
  }

  /// The issue of a proposal or plan that is only called so: what its sentence or an earlier phrase for it says.
  private func issueOfDeal(_ noun: Int, at word: Int) -> Position.Issue? {
    let sentence = text.sentences[text.sentenceIndex(ofToken: noun)].tokens
    if let near = special(in: sentence, near: word) { return reference(to: near) }
    let lemma = text.tokens[noun].lemma
    for earlier in (max(0, noun - Self.reach)..<noun).reversed()
    where text.tokens[earlier].lemma == lemma && text.tokens[earlier].partOfSpeech == .noun {
      if let told = weighed(in: grammar.tree.extent(of: earlier)).first { return reference(to: told.id) }
    }
    return codebook.issue("agreement").map { reference(to: $0.id) }
  }

  /// The issue that hangs on a noun beyond the words of an object that ends too early: "protections" of "for immigrants".
  private func issue(behind head: Int) -> String? {
    guard !words.dealNouns.contains(text.tokens[head].lemma) else { return nil }
    let extent = grammar.tree.extent(of: head)
    let found = weighed(in: head..<min(extent.upperBound, head + Self.longestTail)).first
    return found.flatMap { $0.isBeside || words.generalIssues.contains($0.id) ? nil : $0.id }
  }

  /// How many words behind a noun still say what it is of; chosen by hand.
  private static let longestTail = 8

  /// What some words that name nothing are about: what their pronoun stands for, else the issue named in their
  /// sentence or the one before, else the document's own.
  private func issueAround(_ word: Int, _ what: Range<Int>, _ clause: Range<Int>?) -> Position.Issue? {
    if let pronoun = pronoun(in: what), let meant = issue(meantBy: pronoun) { return meant }
    if isEmpty(what), let antecedent = antecedent(of: word), let issue = issue(ofPhraseAt: antecedent) { return issue }
    if let clause, let core = core(of: clause), !words.dealNouns.contains(text.tokens[core].lemma), !isOfPeople(core) {
      if let known = issue(calledBy: core) { return reference(to: known) }
      if let label = label(of: core) { return Position.Issue(id: label.id, label: label.label) }
    }
    let sentence = text.sentenceIndex(ofToken: word)
    let own = text.sentences[sentence].tokens
    let before = sentence > 0 ? text.sentences[sentence - 1].tokens : own
    let found =
      special(in: own, near: word) ?? special(in: before, near: word) ?? issues(in: own).last?.id
      ?? issues(in: before).last?.id ?? mainIssue
    return found.map(reference)
  }

  /// Whether a noun only says whose people somebody is: "shops" of "a coalition of shops".
  private func isOfPeople(_ noun: Int) -> Bool {
    guard let above = text.tokens[noun].head, text.tokens[above].partOfSpeech == .noun else { return false }
    return words.namesPeople(text.tokens[above].lemma) || cast.mention(at: above) != nil
  }

  /// The special issue that is named nearest to a word, before it rather than behind it.
  private func special(in range: Range<Int>, near word: Int) -> String? {
    let named = issueMentions(endingIn: range).filter { mention in
      // "the territory's chief executive" is about nobody's territory.
      let isOwner =
        mention.tokens.upperBound < text.tokens.count
        && ["'s", "’s"].contains(text.tokens[mention.tokens.upperBound].lower)
      return !words.generalIssues.contains(mention.id) && !isOwner
    }
    return (named.last { $0.tokens.lowerBound < word } ?? named.first)?.id
  }

  /// How many words back the terms of "the offer" are looked for; chosen by hand.
  private static let reach = 300

  /// What an empty object stands for: the noun to which the relative clause that a word heads belongs.
  func antecedent(of verb: Int) -> Int? {
    guard grammar.tree.isParsed else { return nil }
    var current = verb
    for _ in 0..<3 {
      guard let above = text.tokens[current].head else { return nil }
      // "a threat Mr. Lund has said he will resist": the noun stands right before the clause.
      if DependencyTree.base(text.tokens[current].relation) == "parataxis", current != verb {
        let low = grammar.tree.extent(of: current).lowerBound
        let noun = low - 1
        return noun >= 0 && text.tokens[noun].partOfSpeech == .noun ? noun : nil
      }
      if text.tokens[current].relation == "acl:relcl" {
        // "who opted": the relative clause tells of its subject.
        let subject = grammar.tree.child(of: current, in: ["nsubj"]).map { text.tokens[$0].lower }
        guard let subject, !["who", "which", "that"].contains(subject) else { return nil }
        return [.noun, .properNoun].contains(text.tokens[above].partOfSpeech) ? above : nil
      }
      guard ["xcomp", "ccomp", "conj"].contains(DependencyTree.base(text.tokens[current].relation)) else { return nil }
      current = above
    }
    return nil
  }

  /// Whether some words name no thing: pronouns, adverbs and verbs without a noun.
  func isEmpty(_ range: Range<Int>) -> Bool {
    !range.contains { index in
      [.noun, .properNoun].contains(text.tokens[index].partOfSpeech) && !grammar.isTimeToken[index]
    }
  }

  private func pronoun(in range: Range<Int>) -> Int? {
    range.first { index in
      text.tokens[index].partOfSpeech == .pronoun
        && ["it", "that", "this", "them", "these", "those", "they", "which"].contains(text.tokens[index].lower)
    }
  }

  /// What a pronoun for a thing means: by the layer of entities, else the issue last named in its sentence or the one
  /// before.
  private func issue(meantBy pronoun: Int) -> Position.Issue? {
    if let entity = text.entities.first(where: { $0.mentions.contains { $0.head == pronoun } }) {
      let named = entity.mentions.last { $0.head < pronoun && $0.kind != .pronoun }
      if let named, entity.kind == .other { return issue(ofPhraseAt: named.head) }
    }
    let sentence = text.sentenceIndex(ofToken: pronoun)
    let low = text.sentences[max(0, sentence - 1)].tokens.lowerBound
    return special(in: low..<pronoun, near: pronoun).map(reference)
  }

  /// The mention before a pronoun of whom the layer of entities knows it to mean.
  func named(byPronoun token: Int) -> Int? {
    guard let entity = text.entities.first(where: { $0.mentions.contains { $0.head == token } }) else { return nil }
    let before = entity.mentions.last { $0.head < token && $0.kind != .pronoun }
    return before.flatMap { cast.mention(at: $0.head) ?? cast.mentions(in: $0.tokens).last }
  }

  /// The issue of the noun phrase whose head a token is: the codebook's, else its words; nil for an actor or a time.
  private func issue(ofPhraseAt head: Int) -> Position.Issue? {
    guard let phrase = grammar.chunk(at: head, in: text.sentenceIndex(ofToken: head)) else { return nil }
    if let known = weighed(in: phrase).first { return reference(to: known.id) }
    guard cast.mention(at: head) == nil, !grammar.isTimeToken[head],
      [.noun, .properNoun].contains(text.tokens[head].partOfSpeech)
    else { return nil }
    if let known = issue(calledBy: head) { return reference(to: known) }
    guard let core = core(of: phrase) else { return nil }
    return label(of: core).map { Position.Issue(id: $0.id, label: $0.label) }
  }
}
