import Codebook
import Language

extension CastFinder {
  /// Takes what is described instead of named: "the vice president", "Putin's spokesman", "Russian forces",
  /// "the Mexican government", "diplomatic sources".
  mutating func findDescriptions() {
    for structure in structures {
      for chunk in structure.chunks where !isTaken(chunk.head) && !isTitle[chunk.head] {
        describe(chunk)
      }
      // "the union’s demand": whoever owns a thing is described within its phrase.
      for chunk in structure.chunks {
        for mark in chunk.tokens.dropFirst() where ["'s", "’s", "'", "’"].contains(text.tokens[mark].lower) {
          let owner = Chunk(tokens: chunk.tokens.lowerBound..<mark, head: mark - 1, followsAdposition: false)
          guard text.tokens[mark - 1].partOfSpeech == .noun, !isTaken(mark - 1), !isTitle[mark - 1] else { continue }
          describeOwner(owner)
        }
      }
    }
  }

  /// Takes the body or the people that own a thing, where words before tell which are meant.
  private mutating func describeOwner(_ chunk: Chunk) {
    let head = text.tokens[chunk.head]
    if isParty(head, side: sideInside(chunk)) { return takeParty(withoutDeterminer(chunk), noun: head.lemma) }
    guard isDefinite(chunk), sideInside(chunk) == nil, withoutDeterminer(chunk).count == 1,
      let entity = lastDescribed(by: head.lemma, before: chunk.tokens.lowerBound)
        ?? pointedAt(by: head, before: chunk.tokens.lowerBound)
    else { return }
    takeDescription(withoutDeterminer(chunk), entity)
  }

  private mutating func describe(_ chunk: Chunk) {
    let head = text.tokens[chunk.head]
    let side = sideInside(chunk)
    let range = withoutDeterminer(chunk)
    guard !range.isEmpty, chunk.head + 1 >= text.tokens.count || !isNameOf(chunk.head) else { return }
    if let side, words.governmentNouns.contains(head.lemma) {
      let root = cast.root(of: side)
      let entity = described(range, kind: .organisation, side: root)
      cast.entities[entity].id = cast.entities[root].id
      return takeDescription(range, entity)
    }
    if words.leaderNouns.contains(head.lemma), isDefinite(chunk), isSingular(head), let side {
      let office = lowerWords(chunk.head..<(chunk.head + 1))
      if let person = leader(of: side) ?? holder(of: office, side: side) { return takeDescription(range, person) }
      return takeDescription(range, described(range, kind: .person, side: side))
    }
    if side == nil, isDefinite(chunk), let same = lastDescribed(by: head.lemma, before: chunk.tokens.lowerBound) {
      return takeDescription(range, same)
    }
    if let office = officeEnding(at: chunk.head + 1), isDefinite(chunk), isSingular(head) {
      // "the president", "the Vermont senator"; not "the next president".
      let isBare =
        side == nil
        && (range.lowerBound..<(officeByEnd[chunk.head + 1]?.start ?? range.lowerBound)).allSatisfy {
          text.tokens[$0].partOfSpeech == .properNoun
        }
      if let person = holder(of: office, side: side)
        ?? (isBare ? latestHolder(of: office, before: chunk.tokens.lowerBound) : nil)
      {
        return takeDescription(range, person)
      }
      guard side != nil else {
        if isBare, isSentenceStart(chunk.tokens.lowerBound), let person = lastPerson(before: chunk.tokens.lowerBound),
          cast.entities[person].office == nil
        {
          takeDescription(range, person)
        }
        return
      }
      return takeDescription(range, described(range, kind: .person, side: side))
    }
    if isParty(head, side: side) { return takeParty(range, noun: head.lemma) }
    if words.groupNouns.contains(head.lemma), let side {
      return takeDescription(range, described(range, kind: .group, side: cast.root(of: side)))
    }
    // "The dockers' union": a body told by whose it is.
    if side == nil, words.pointingToBodies.contains(head.lemma), isPossessed(chunk) {
      return takeDescription(range, described(range, kind: .organisation, side: nil))
    }
    if isDefinite(chunk), side == nil, let entity = pointedAt(by: head, before: chunk.tokens.lowerBound) {
      return takeDescription(range, entity)
    }
    guard !text.isQuoted(chunk.head), !isReporting(chunk) else { return }
    if words.sourceNouns.contains(head.lemma) || officeEnding(at: chunk.head + 1) != nil && !isDefinite(chunk) {
      let entity = cast.entities.count
      cast.entities.append(Entity(id: nil, name: words(at: chunk.tokens), kind: .anonymous, side: side))
      takeDescription(chunk.tokens, entity)
    }
  }

  /// Whom "the government", "the delegation" means: the last one described with a side and the same noun.
  private func lastDescribed(by noun: String, before start: Int) -> Int? {
    guard words.governmentNouns.contains(noun) || words.groupNouns.contains(noun) else { return nil }
    if let only = onlyBody(by: noun) { return only }
    for token in (max(0, start - 199)..<start).reversed() {
      for mention in (mentionsByStart[token] ?? []).reversed().map({ cast.mentions[$0] })
      where mention.form == .description && mention.tokens.upperBound <= start
        && cast.entities[mention.entity].side != nil && cast.entities[mention.entity].kind != .person
        && text.tokens[mention.tokens.upperBound - 1].lemma == noun
      {
        return mention.entity
      }
    }
    return nil
  }

  /// Whether a seeming noun is an outlet's verb: "…, Reuters reports".
  private func isReporting(_ chunk: Chunk) -> Bool {
    guard words.reportingForms.contains(text.tokens[chunk.head].lower), chunk.head > chunk.tokens.lowerBound,
      let before = mention(covering: chunk.head - 1)
    else { return false }
    return cast.entities[before.entity].kind == .outlet
  }

  /// The body of the document that one noun names, where it names one alone: "the military" after "Israeli military".
  private func onlyBody(by noun: String) -> Int? {
    guard words.governmentNouns.contains(noun) || words.singleBodies.contains(noun) else { return nil }
    var found: Int?
    for mention in cast.mentions
    where mention.entity >= 0 && [.name, .description].contains(mention.form)
      && text.tokens[mention.tokens.upperBound - 1].lemma.lowercased() == noun && mention.tokens.count > 1
    {
      guard [.organisation, .group, .state].contains(cast.entities[mention.entity].kind) else { continue }
      if let known = found, known != mention.entity { return nil }
      found = mention.entity
    }
    return found
  }

  /// Whom "the group", "the union", "the paper" means: the last body of that kind named before it.
  private func pointedAt(by head: Token, before start: Int) -> Int? {
    let kinds: [Entity.Kind]
    if words.pointingToBodies.contains(head.lemma) {
      kinds = [.group, .organisation]
    } else if words.pointingToStates.contains(head.lemma) {
      kinds = [.state]
    } else if words.pointingToOutlets.contains(head.lemma) {
      kinds = [.outlet]
    } else {
      return nil
    }
    for token in (max(0, start - 119)..<start).reversed() {
      for mention in (mentionsByStart[token] ?? []).map({ cast.mentions[$0] })
      where mention.entity >= 0 && mention.tokens.upperBound <= start
        && kinds.contains(cast.entities[mention.entity].kind)
        && canBeCalled(head.lemma, mention.entity)
      {
        return mention.entity
      }
    }
    return onlyBodyCalled(head.lemma, kinds)
  }

  /// The only body of the document whose name a noun fits: "the union" where one is of workers.
  private func onlyBodyCalled(_ noun: String, _ kinds: [Entity.Kind]) -> Int? {
    guard words.hasNames(of: noun) else { return nil }
    let fitting = Set(cast.mentions.map(\.entity)).filter { entity in
      entity >= 0 && kinds.contains(cast.entities[entity].kind) && canBeCalled(noun, entity)
    }
    return fitting.count == 1 ? fitting.first : nil
  }

  /// Whether a noun fits an entity by the name that the document gives it or by the codebook's: "the union" where the
  /// document has only its initials.
  private func canBeCalled(_ noun: String, _ entity: Int) -> Bool {
    // "veteran workers" are no union.
    let isParty = cast.entities[entity].kind == .group && cast.entities[entity].side == nil
    if isParty, let last = cast.entities[entity].name.split(separator: " ").last, last.first?.isLowercase == true {
      return false
    }
    return words.canBeCalled(
      noun, [documentNames[entity], cast.entities[entity].name].compactMap { $0 }.joined(separator: " "))
  }

  /// Whether a noun is for people who are a party by themselves: "the protesters", "GM workers"; of "Houthi rebels" the
  /// name tells the side.
  private func isParty(_ head: Token, side: Int?) -> Bool {
    words.partyNouns.contains(head.lemma) && (side == nil || !words.groupNouns.contains(head.lemma))
      && (!isSingular(head) || ["crowd", "membership"].contains(head.lemma))
  }

  /// Takes people who are a party by themselves; with no more words than the noun the last ones called so.
  private mutating func takeParty(_ range: Range<Int>, noun: String) {
    var own = range
    while own.count > 1, let first = own.first,
      text.tokens[first].partOfSpeech == .number || Self.quantities.contains(text.tokens[first].lower)
    {
      own = first + 1..<own.upperBound
    }
    let known =
      own.count == 1
      ? cast.mentions.last { mention in
        mention.form == .description && mention.tokens.upperBound <= range.lowerBound
          && cast.entities[mention.entity].kind == .group && cast.entities[mention.entity].side == nil
          && text.tokens[mention.tokens.upperBound - 1].lemma == noun
      }?.entity : nil
    takeDescription(range, known ?? described(own, kind: .group, side: nil))
  }

  private static let quantities: Set<String> = [
    "many", "several", "few", "most", "all", "both", "more", "other", "some",
  ]

  private mutating func takeDescription(_ range: Range<Int>, _ entity: Int) {
    // A description swallows the adjective or name inside it: "Russian forces" is one mention.
    var free = range
    while let first = free.first, isTaken(first) { free = (first + 1)..<free.upperBound }
    for index in free { mentionByToken[index] = cast.mentions.count }
    append(Mention(tokens: range, whole: range, entity: entity, form: .description))
  }

  /// Takes a group described by a possessive pronoun, on the side of whoever that means.
  mutating func takePossessed(_ range: Range<Int>, side: Int) {
    let name = words(at: range.lowerBound + 1..<range.upperBound)
    let entity = entity(named: cast.entities[side].name + " " + name, kind: .group)
    cast.entities[entity].side = side
    takeDescription(range, entity)
  }

  /// A new entity of a description; the same words later in the document mean it again.
  private mutating func described(_ range: Range<Int>, kind: Entity.Kind, side: Int?) -> Int {
    let entity = entity(named: words(at: range), kind: kind)
    cast.entities[entity].side = side
    if kind == .person { cast.entities[entity].office = text.tokens[range.upperBound - 1].lower }
    return entity
  }

  /// The state, body or person inside a chunk before its head: "Russian" in "Russian forces".
  private func sideInside(_ chunk: Chunk) -> Int? {
    for index in chunk.tokens.lowerBound..<chunk.head {
      guard let mention = mention(covering: index) else { continue }
      let entity = cast.entities[mention.entity]
      // "pro-Norwegian rebels" are not Norway's.
      if mention.tokens.lowerBound > 1, text.tokens[mention.tokens.lowerBound - 1].form == "-",
        ["pro", "anti"].contains(text.tokens[mention.tokens.lowerBound - 2].lower)
      {
        continue
      }
      if entity.kind == .person { return entity.side ?? mention.entity }
      if entity.kind != .outlet && entity.kind != .place && entity.kind != .anonymous { return mention.entity }
    }
    return nil
  }

  private func withoutDeterminer(_ chunk: Chunk) -> Range<Int> {
    var start = chunk.tokens.lowerBound
    while start < chunk.head,
      text.tokens[start].partOfSpeech == .determiner || text.tokens[start].partOfSpeech == .symbol
    {
      start += 1
    }
    return start..<(chunk.head + 1)
  }

  /// Whether the next word is the name that a title belongs to.
  private func isNameOf(_ head: Int) -> Bool {
    isTaken(head + 1) && mention(covering: head + 1).map { $0.whole.contains(head) } ?? false
  }

  private func isDefinite(_ chunk: Chunk) -> Bool {
    let first = text.tokens[chunk.tokens.lowerBound]
    return ["the", "this", "his", "her", "its", "their"].contains(first.lower)
      || chunk.tokens.contains { text.tokens[$0].lower == "'s" }
  }

  private func isPossessed(_ chunk: Chunk) -> Bool {
    chunk.tokens.contains { ["'s", "'", "’s", "’"].contains(text.tokens[$0].lower) && $0 < chunk.head }
  }

  func isSingular(_ token: Token) -> Bool {
    token.lower == token.lemma || !token.lower.hasSuffix("s")
  }

  private func officeEnding(at end: Int) -> String? {
    officeByEnd[end].map { lowerWords($0.start..<end) }
  }

  /// The person of the document who holds an office, on a side if one is given; nil where two do.
  private func holder(of office: String, side: Int?) -> Int? {
    let holders = cast.entities.indices.filter { index in
      let entity = cast.entities[index]
      guard entity.kind == .person, let held = entity.office else { return false }
      guard held == office || held.hasSuffix(" " + office) && office.count > 8 else { return false }
      guard let side else { return true }
      return cast.isSameSide(index, side)
    }
    if holders.count <= 1 { return holders.first }
    let present = holders.filter { documentNames[$0] != nil }
    return present.count <= 1 ? present.first : side == nil ? foremost(of: present) : nil
  }

  /// Makes "the Republican from Kentucky", "the Illinois Democrat", at the start of a sentence, the person named last.
  mutating func findMembers() {
    for structure in structures {
      guard let chunk = structure.chunks.first, text.tokens[chunk.tokens.lowerBound].lower == "the",
        isSentenceStart(chunk.tokens.lowerBound), isTaken(chunk.head), isSingular(text.tokens[chunk.head]),
        [.noun, .properNoun].contains(text.tokens[chunk.head].partOfSpeech)
      else { continue }
      let index = mentionByToken[chunk.head]
      let next = chunk.head + 1
      guard cast.mentions[index].form == .adjective || isMemberName(cast.mentions[index]),
        cast.mentions[index].tokens.upperBound == next,
        next < text.tokens.count,
        [.verb, .auxiliary].contains(text.tokens[next].partOfSpeech)
          || ["from", "of", ",", "also"].contains(text.tokens[next].lower),
        let person = lastPerson(before: chunk.tokens.lowerBound)
      else { continue }
      cast.mentions[index].entity = person
      cast.mentions[index].form = .description
    }
  }

  /// Whether a name is a member's: its plural is a name of the same body ("Republican", "Republicans").
  private func isMemberName(_ mention: Mention) -> Bool {
    guard mention.form == .name, let actor = cast.entities[mention.entity].id.flatMap({ codebook.actor($0) }) else {
      return false
    }
    return actor.kind == .organisation && actor.aliases.contains(words(at: mention.tokens) + "s")
  }

  /// The person whom the two sentences before a place name last, outside of quotations.
  private func lastPerson(before start: Int) -> Int? {
    let sentence = text.sentenceIndex(ofToken: start)
    let first = text.sentences[max(0, sentence - 2)].tokens.lowerBound
    for token in (first..<start).reversed() where !text.isQuoted(token) {
      guard let mention = mention(covering: token), mention.form == .name,
        cast.entities[mention.entity].kind == .person
      else { continue }
      return mention.entity
    }
    return nil
  }

  /// Of several holders of an office the one whom the words right before name last.
  ///
  /// "Lund and Berg left. The president said …" is Berg's word.
  private func latestHolder(of office: String, before start: Int) -> Int? {
    let sentence = text.sentenceIndex(ofToken: start)
    let first = text.sentences[max(0, sentence - 1)].tokens.lowerBound
    for token in (first..<start).reversed() {
      guard let mention = mention(covering: token), mention.form == .name else { continue }
      let entity = cast.entities[mention.entity]
      if entity.kind == .person, entity.office == office, documentNames[mention.entity] != nil { return mention.entity }
    }
    return nil
  }

  /// The one of some persons whom the document names far more often than the others: nil where none is.
  private func foremost(of people: [Int]) -> Int? {
    var counts = Dictionary(uniqueKeysWithValues: people.map { ($0, 0) })
    for mention in cast.mentions where counts[mention.entity] != nil { counts[mention.entity, default: 0] += 1 }
    let ranked = counts.sorted { ($0.value, $1.key) > ($1.value, $0.key) }
    guard let first = ranked.first, ranked.count > 1, first.value >= Self.farMore * ranked[1].value else { return nil }
    return first.key
  }

  /// How many times as often as any other holder of his office a person is named whom the bare office means; by hand,
  /// from the presidents of the development negotiations' reports.
  private static let farMore = 4

  /// The head of state or government of a side, where the document names exactly one.
  private func leader(of side: Int) -> Int? {
    let leaders = cast.entities.indices.filter { index in
      let entity = cast.entities[index]
      guard entity.kind == .person, documentNames[index] != nil, let office = entity.office else { return false }
      return words.leaderOffices.contains(office) && cast.isSameSide(index, side)
    }
    return leaders.count == 1 ? leaders[0] : nil
  }
}
