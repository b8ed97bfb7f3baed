extension CoreferenceScan {
  mutating func resolvePronoun(_ index: Int) {
    guard let pronoun = mentions[index].pronoun else { return }
    let kind: Int
    switch pronoun.person {
    case .speaker, .speakers, .addressee: return
    case .he: kind = 0
    case .they: kind = 1
    case .it: kind = 2
    }
    if pronoun.isReflexive, let entity = ownSubject(index) {
      add(index, to: entity, confidence: 0.9)
      return
    }
    let candidates = antecedents(for: index, kind: kind)
    var features = candidates.indices.map { describe(candidates[$0], for: index, rank: $0, among: candidates) }
    features.append(featuresOfNone(index, candidates: candidates.count))
    if let gold {
      learn(index, kind, candidates, features, answer: gold(mentions[index].head))
      return
    }
    let scores = features.map { weights.score(kind, $0) }
    let highest = scores.max() ?? 0
    let sum = scores.reduce(0) { $0 + PronounWeights.exponential($1 - highest) }
    guard let best = scores.dropLast().indices.max(by: { scores[$0] < scores[$1] }) else { return }
    let probability = PronounWeights.exponential(scores[best] - highest) / sum
    let none = PronounWeights.exponential((scores.last ?? 0) - highest) / sum
    guard probability >= CoreferenceResolver.leastConfidence[kind], probability >= none else { return }
    add(index, to: candidates[best], confidence: probability)
  }

  private mutating func learn(
    _ index: Int, _ kind: Int, _ candidates: [Int], _ features: [[Int]], answer: Int?
  ) {
    var isRight = candidates.map { answer != nil && goldOf($0) == answer }
    let chosen = isRight.firstIndex(of: true)
    isRight.append(chosen == nil)
    choices.append(PronounChoice(kind: kind, candidates: features, isRight: isRight))
    if let chosen {
      add(index, to: candidates[chosen], confidence: 1)
    }
  }

  private func goldOf(_ entity: Int) -> Int? {
    entities[entity].gold.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
  }

  /// The entity of the subject of the predicate that a reflexive pronoun depends on.
  private func ownSubject(_ index: Int) -> Int? {
    var governor = mentions[index].governor
    for _ in 0..<3 where governor >= 0 {
      let subject = Int(relations.subject[governor])
      if subject >= 0, mentionOfToken[subject] >= 0 {
        let other = mentions[Int(mentionOfToken[subject])]
        let agrees = other.entity >= 0 && !other.sexes.isDisjoint(with: mentions[index].sexes)
        return agrees && other.pronoun?.person != .it ? find(other.entity) : nil
      }
      governor = tokens[governor].head ?? -1
    }
    return nil
  }

  private func antecedents(for index: Int, kind: Int) -> [Int] {
    let mention = mentions[index]
    let recent = kind == 0 ? recentPersons : kind == 1 ? recentPlurals : recentThings
    let speaker = speakerEntity(of: mention)
    var found: [Int] = []
    for candidate in recent {
      let entity = find(candidate)
      guard !found.contains(entity), entity != speaker, entities[entity].last >= 0 else { continue }
      let state = entities[entity]
      if kind == 0, state.number == .plural || state.sexes.isDisjoint(with: mention.sexes) { continue }
      if kind == 0, state.nature != .person { continue }
      if isBarred(mentions[state.last], for: mention) { continue }
      found.append(entity)
    }
    return found.sorted { (entities[$0].last, $0) > (entities[$1].last, $1) }
  }

  /// The entity that speaks where a pronoun of the third person stands; it means somebody else.
  private func speakerEntity(of mention: Mention) -> Int? {
    let voice = voices.voice(at: mention.head)
    if voice.kind == .answer || voice.kind == .question, let interviewee {
      return voice.kind == .answer ? find(interviewee) : nil
    }
    guard voice.speaker >= 0 else { return nil }
    let name = names.nameOfToken[voice.speaker]
    if name >= 0 { return find(names.mentions[Int(name)].group) }
    let place = mentionOfToken[voice.speaker]
    guard place >= 0, mentions[Int(place)].entity >= 0 else { return nil }
    return find(mentions[Int(place)].entity)
  }

  /// Whether syntax forbids an antecedent: the subject of the pronoun's own predicate, what holds it, what it is
  /// joined to.
  private func isBarred(_ other: Mention, for mention: Mention) -> Bool {
    guard other.sentence == mention.sentence else { return false }
    if mention.tokens.overlaps(other.tokens) { return true }
    if mention.role == .possessive {
      return mention.governor == other.head
    }
    if tokens[mention.head].head == other.head, tokens[mention.head].relation == "conj" { return true }
    guard mention.governor >= 0, mention.governor == other.governor else { return false }
    return other.role != .possessive && other.role != .modifier
  }

  private func describe(_ entity: Int, for index: Int, rank: Int, among candidates: [Int]) -> [Int] {
    let state = entities[entity]
    let mention = mentions[index]
    let last = mentions[state.last]
    let distance = min(mention.sentence - last.sentence, 4)
    let isSame = distance == 0
    var found = [PronounFeature.bias, PronounFeature.distance + distance]
    func add(_ feature: Int, if condition: Bool = true) {
      if condition { found.append(feature) }
    }
    add(PronounFeature.role + last.role.rawValue + (isSame ? 0 : 6))
    add(isSame ? PronounFeature.parallelSame : PronounFeature.parallelBefore, if: last.role == mention.role)
    switch last.kind {
    case .name: add(PronounFeature.kind)
    case .nominal: add(PronounFeature.kind + 1)
    case .pronoun: add(PronounFeature.kind + 2)
    }
    add(PronounFeature.samePronoun, if: last.pronoun != nil && last.pronoun?.person == mention.pronoun?.person)
    add(PronounFeature.sexKnown, if: state.sexes != .unknown)
    add(PronounFeature.count + (state.count >= 5 ? 3 : state.count >= 3 ? 2 : max(state.count, 1) - 1))
    add(PronounFeature.rank + min(rank, 4))
    if state.lastSubject >= 0 {
      let between = mention.sentence - mentions[state.lastSubject].sentence
      add(PronounFeature.subjectSame, if: between == 0)
      add(PronounFeature.subjectBefore, if: between == 1)
    }
    add(PronounFeature.ownSubject, if: isSubjectAbove(last, mention))
    let sentence = text.sentences[mention.sentence]
    let other = text.sentences[last.sentence]
    add(PronounFeature.sameParagraph, if: sentence.paragraph == other.paragraph)
    add(PronounFeature.inHeading, if: other.isHeading)
    add(PronounFeature.sameVoice, if: voices.voiceOfToken[mention.head] == voices.voiceOfToken[last.head])
    add(PronounFeature.firstOfSentence, if: last.isFirstOfSentence)
    add(PronounFeature.coordination, if: last.isCoordination)
    add(PronounFeature.plural, if: state.number == .plural)
    switch state.nature {
    case .person: add(PronounFeature.natureOfCandidate)
    case .group: add(PronounFeature.natureOfCandidate + 1)
    case .thing: add(PronounFeature.natureOfCandidate + 2)
    case .unknown: add(PronounFeature.natureOfCandidate + 3)
    }
    if let kind = state.kind { add(PronounFeature.nameKind + (Name.Kind.allCases.firstIndex(of: kind) ?? 0)) }
    add(PronounFeature.isNominalDefinite, if: last.kind == .nominal && last.isDefinite)
    add(PronounFeature.onlyOne, if: candidates.count == 1)
    add(PronounFeature.mostMentioned, if: !candidates.contains { entities[$0].count > state.count })
    let isSpoken =
      last.role == .subject && last.governor >= 0 && Voices.speechVerbs.contains(tokens[last.governor].lemma)
    add(isSame ? PronounFeature.speechSame : PronounFeature.speechBefore, if: isSpoken)
    let between = mention.head - last.head
    add(PronounFeature.tokens + (between <= 4 ? 0 : between <= 12 ? 1 : between <= 30 ? 2 : 3))
    add(PronounFeature.singularPerson, if: state.nature == .person && state.number == .singular)
    add(PronounFeature.before, if: last.tokens.lowerBound > mention.head)
    add(
      PronounFeature.possessiveSameClause,
      if: mention.role == .possessive && mention.governor >= 0 && tokens[mention.governor].head == last.governor
        && isSame)
    return found
  }

  /// Whether a mention is the subject of the predicate above a pronoun's own.
  private func isSubjectAbove(_ other: Mention, _ mention: Mention) -> Bool {
    guard other.role == .subject, other.sentence == mention.sentence else { return false }
    var governor = mention.governor
    for _ in 0..<4 where governor >= 0 {
      if governor == other.governor { return true }
      governor = tokens[governor].head ?? -1
    }
    return false
  }

  private func featuresOfNone(_ index: Int, candidates: Int) -> [Int] {
    let mention = mentions[index]
    var found = [PronounFeature.none, PronounFeature.noneCandidates + min(candidates, 3)]
    if mention.governor >= 0, mention.role == .subject, relations.hasClause[mention.governor] {
      found.append(PronounFeature.noneClause)
    }
    if voices.voiceOfToken[mention.head] != 0 { found.append(PronounFeature.noneQuotation) }
    if mention.isFirstOfSentence { found.append(PronounFeature.noneFirst) }
    if mention.role == .subject { found.append(PronounFeature.noneSubject) }
    return found
  }
}
