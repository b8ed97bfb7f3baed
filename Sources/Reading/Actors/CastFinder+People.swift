import Codebook
import Language

extension CastFinder {
  /// Takes the people and bodies that the document introduces: "Ukraine's Economy Minister Yulia Svyrydenko",
  /// "Peter Navarro, the White House trade adviser", "the Ministry of Health".
  mutating func findPeopleAndBodies() {
    takeTaggedNames()
    for sentence in text.sentences {
      var index = sentence.tokens.lowerBound
      while index < sentence.tokens.upperBound {
        guard let run = nameRun(from: index, limit: sentence.tokens.upperBound) else {
          index += 1
          continue
        }
        index = run.upperBound
        consider(run, in: sentence)
      }
    }
  }

  /// Takes the people and bodies that the trained layer of names found and the codebook does not know.
  ///
  /// A single word is a person only where it stands beside a verb of saying or was introduced in full.
  private mutating func takeTaggedNames() {
    for name in text.names where isFree(name.tokens) && (name.kind == .person || name.kind == .organisation) {
      var run = name.tokens
      while let first = run.first, words.honorifics.contains(text.tokens[first].lower) {
        run = (first + 1)..<run.upperBound
      }
      guard let first = run.first, isCapitalised(first),
        first >= datelineEnd(of: text.sentences[text.sentenceIndex(ofToken: first)]),
        !run.contains(where: { words.notNames.contains(text.tokens[$0].lower) }), !isPartyLabel(run), !isPair(run)
      else { continue }
      if let known = person(endingIn: run) {
        takePerson(known, name: run, whole: extendOverTitle(run))
        continue
      }
      if name.kind == .organisation {
        guard run.count > 1 || text.tokens[first].form.count > 1, !isBareOffice(run) else { continue }
        let isOutlet = words.isOutletName(words(at: run))
        let entity = entity(named: words(at: run), kind: isOutlet ? .outlet : .organisation)
        take(Mention(tokens: run, whole: run, entity: entity, form: .name))
        continue
      }
      let family = text.tokens[run.upperBound - 1].lower
      guard run.count > 1 || isTitled(first) || speakingNames.contains(family), !isBareOffice(run) else { continue }
      takePerson(person(named: run), name: run, whole: extendOverTitle(run))
    }
  }

  /// The person whose full name ends with several words: "Okonjo-Iweala" after "Ngozi Okonjo-Iweala".
  private func person(endingIn run: Range<Int>) -> Int? {
    guard run.count > 1 else { return nil }
    let ending = " " + words(at: run).lowercased()
    return cast.entities.indices.first { index in
      cast.entities[index].kind == .person
        && (documentNames[index] ?? cast.entities[index].name).lowercased().hasSuffix(ending)
    }
  }

  private func isBareOffice(_ run: Range<Int>) -> Bool {
    run.contains { officeByStart[$0] != nil }
  }

  /// A run of capitalised words that nothing took: "Yulia Svyrydenko", "Abdul Ghani Baradar", "Mohammed al - Emadi".
  private func nameRun(from index: Int, limit: Int) -> Range<Int>? {
    guard isNameWord(index) else { return nil }
    var end = index + 1
    while end < limit {
      if isNameWord(end) {
        end += 1
      } else if words.particles.contains(text.tokens[end].lower), end + 1 < limit, isNameWord(end + 1) {
        end += 2
      } else if text.tokens[end].form == "-", !text.tokens[end].isFollowedBySpace, end + 1 < limit,
        !isPair(end - 1..<end + 2), isNameWord(end + 1) || text.tokens[end + 1].form.count <= 4, isNameWord(end + 1)
      {
        end += 2
      } else {
        break
      }
    }
    return index..<end
  }

  private func isNameWord(_ index: Int) -> Bool {
    guard !isTaken(index), isCapitalised(index) else { return false }
    let token = text.tokens[index]
    guard token.partOfSpeech != .punctuation, token.partOfSpeech != .number else { return false }
    if words.notNames.contains(token.lower) { return false }
    return ![.pronoun, .determiner, .auxiliary, .subordinator, .coordinator, .adposition].contains(token.partOfSpeech)
  }

  /// Whether a hyphen joins two names that each mean somebody: "the Trump-Kim talks".
  private func isPair(_ run: Range<Int>) -> Bool {
    guard run.count == 3, text.tokens[run.lowerBound + 1].form == "-" else { return false }
    return [run.lowerBound, run.upperBound - 1].allSatisfy { index in
      codebook.familyNames.match(in: text.tokens, at: index, limit: index + 1) != nil
        || codebook.names.match(in: text.tokens, at: index, limit: index + 1) != nil
    }
  }

  /// "D-N.Y.", "R-Ky.": a legislator's party and place.
  private func isPartyLabel(_ run: Range<Int>) -> Bool {
    let first = text.tokens[run.lowerBound].form
    if ["D-", "R-", "I-"].contains(where: first.hasPrefix) { return true }
    guard run.count >= 2, ["D", "R", "I"].contains(first) else { return false }
    return ["-", "–"].contains(text.tokens[run.lowerBound + 1].form)
  }

  private mutating func consider(_ whole: Range<Int>, in sentence: Sentence) {
    var run = whole
    for end in stride(from: run.upperBound, to: run.lowerBound, by: -1) {
      if let office = officeByEnd[end], office.start >= run.lowerBound {
        run = end..<run.upperBound
        break
      }
    }
    while let first = run.first, words.honorifics.contains(text.tokens[first].lower) {
      run = (first + 1)..<run.upperBound
    }
    if run.count > 1, let first = run.first, isSentenceStart(first), text.tokens[first].partOfSpeech != .properNoun {
      run = (first + 1)..<run.upperBound
    }
    guard let first = run.first, officeByStart[first] == nil || run.count > 1, !isPartyLabel(run) else { return }
    if isBody(run) {
      let entity = entity(named: words(at: run), kind: .organisation)
      cast.entities[entity].side = cast.entities[entity].side ?? possessor(before: run.lowerBound)
      return take(Mention(tokens: run, whole: run, entity: entity, form: .name))
    }
    let isTitled = isTitled(first)
    guard isTitled || (run.count >= 2 && run.count <= 5 && !sentence.isHeading && isPerson(run, in: sentence)) else {
      return
    }
    let range = extendOverTitle(run)
    takePerson(person(named: run), name: run, whole: range)
  }

  /// Whether an office or honorific stands right before a name.
  private func isTitled(_ start: Int) -> Bool {
    guard start > 0 else { return false }
    if words.honorifics.contains(text.tokens[start - 1].lower) || officeByEnd[start] != nil { return true }
    return start > 1 && text.tokens[start - 1].form == "," && officeByEnd[start - 1] != nil
  }

  /// Whether capitalised words without a title before them are a person: they speak, or an office follows.
  private func isPerson(_ run: Range<Int>, in sentence: Sentence) -> Bool {
    let limit = sentence.tokens.upperBound
    let next = run.upperBound
    if next < limit, words.isSpeech(text.tokens[next]) { return true }
    if run.lowerBound > sentence.tokens.lowerBound, words.isSpeech(text.tokens[run.lowerBound - 1]) { return true }
    if next < limit, text.tokens[next].form == "," {
      for index in (next + 1)..<max(next + 1, min(next + 10, limit)) {
        if [",", ".", ";"].contains(text.tokens[index].form) { break }
        if officeByStart[index] != nil || words.personNouns.contains(text.tokens[index].lemma) { return true }
      }
    }
    return speakingNames.contains(text.tokens[run.upperBound - 1].lower)
  }

  /// Whether capitalised words name a body: one of them is a noun of bodies ("Ministry", "Council").
  private func isBody(_ run: Range<Int>) -> Bool {
    run.contains { words.bodyNouns.contains(text.tokens[$0].lower) } && (run.count > 1 || run.lowerBound > 0)
  }

  /// The person of a name: the codebook's, the document's, or a new one.
  private mutating func person(named run: Range<Int>) -> Int {
    let name = words(at: run)
    let last = text.tokens[run.upperBound - 1].lower
    if isOneWord(run), let known = personByFamilyName[last] { return known }
    if run.count == 1, isTitled(run.lowerBound) || !isOftenElse(run), let known = codebookPerson(byFamilyNameAt: run) {
      return known
    }
    let index = entity(named: name, kind: .person)
    cast.entities[index].familyName = last
    return index
  }

  /// Whether a name is one word, be it with hyphens: "Okonjo-Iweala".
  private func isOneWord(_ run: Range<Int>) -> Bool {
    !run.dropLast().contains { text.tokens[$0].isFollowedBySpace }
  }

  /// The codebook's only person of a family name, or the only one in office on the document's date.
  func codebookPersonID(at range: Range<Int>) -> String? {
    guard
      let (length, ids) = codebook.familyNames.match(in: text.tokens, at: range.lowerBound, limit: range.upperBound),
      length == range.count
    else { return nil }
    // Those whom the bare name plainly means stand before those who are only called so once they were introduced.
    let plain = ids.filter { !isAmbiguous(range, of: $0) }
    let candidates = plain.isEmpty ? ids : plain
    if candidates.count == 1 { return candidates[0] }
    guard let date = text.document.published?.value else { return nil }
    let serving = candidates.filter { id in
      codebook.actor(id)?.roles.contains { $0.covers(day: date) } ?? false
    }
    return serving.count == 1 ? serving[0] : nil
  }

  /// Whether the codebook says of a person's family name that it often means something else, be it in capitals.
  private func isAmbiguous(_ range: Range<Int>, of id: String) -> Bool {
    guard let names = codebook.actor(id)?.ambiguous, !names.isEmpty else { return false }
    let name = words(at: range).lowercased()
    return names.contains { $0.lowercased() == name }
  }

  /// Whether the person whom the codebook knows by a family name is one of those who need a title or a full name first.
  private func isOftenElse(_ range: Range<Int>) -> Bool {
    codebookPersonID(at: range).map { isAmbiguous(range, of: $0) } ?? false
  }

  private mutating func codebookPerson(byFamilyNameAt range: Range<Int>) -> Int? {
    guard let id = codebookPersonID(at: range), let actor = codebook.actor(id) else { return nil }
    return entity(of: actor)
  }

  /// Records a mention of a person and what stands around the name: office, side, gender.
  mutating func takePerson(_ entity: Int, name range: Range<Int>, whole: Range<Int>) {
    name(entity, words(at: range))
    let family = text.tokens[range.upperBound - 1].lower
    if cast.entities[entity].familyName == nil { cast.entities[entity].familyName = family }
    if personByFamilyName[family] == nil { personByFamilyName[family] = entity }
    // "Kim Jong Un" is "Kim" afterwards: the family name that the codebook gives need not be the last word.
    for known in cast.entities[entity].id.flatMap({ codebook.actor($0)?.familyNames }) ?? [] where range.count > 1 {
      if personByFamilyName[known.lowercased()] == nil { personByFamilyName[known.lowercased()] = entity }
    }
    if let office = titleOffice(whole: whole, name: range) {
      // What the document calls him now stands above what the codebook knows.
      if !isFormer(whole) { cast.entities[entity].office = office }
    }
    if cast.entities[entity].side == nil {
      cast.entities[entity].side =
        sideInTitle(whole: whole, name: range) ?? sideInApposition(after: range.upperBound)
        ?? stateBehind(range.upperBound)
    }
    if cast.entities[entity].gender == nil, range.lowerBound > 0 {
      switch text.tokens[range.lowerBound - 1].lower {
      case "mr.", "mr", "lord", "king", "prince", "sheikh", "emir": cast.entities[entity].gender = .male
      case "mrs.", "ms.", "mrs", "ms", "lady", "queen", "princess": cast.entities[entity].gender = .female
      default: break
      }
    }
    take(Mention(tokens: range, whole: whole, entity: entity, form: .name))
  }

  /// The name with the office and affiliation before it, as in "Israeli Prime Minister Yair Lapid".
  func extendOverTitle(_ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    let floor = text.sentences[text.sentenceIndex(ofToken: start)].tokens.lowerBound
    if start > floor, words.honorifics.contains(text.tokens[start - 1].lower) { start -= 1 }
    if start > floor + 1, text.tokens[start - 1].form == ",", officeByEnd[start - 1] != nil { start -= 1 }
    guard let office = officeByEnd[start] else { return start..<range.upperBound }
    start = office.start
    // Words of the portfolio before the office's head: "Acting Homeland Security Secretary".
    while start > floor, isCapitalised(start - 1), !isTaken(start - 1),
      text.tokens[start - 1].partOfSpeech != .punctuation
    {
      start -= 1
    }
    while start > floor, words.officeModifiers.contains(text.tokens[start - 1].lower) { start -= 1 }
    if start > floor, text.tokens[start - 1].lower == "'s", start - 2 >= floor, isTaken(start - 2) { start -= 1 }
    while start > floor, isTaken(start - 1) { start -= 1 }
    while start > floor, words.officeModifiers.contains(text.tokens[start - 1].lower) { start -= 1 }
    return start..<range.upperBound
  }

  private func titleOffice(whole: Range<Int>, name: Range<Int>) -> String? {
    for end in whole where end <= name.lowerBound {
      // "told reporters Lund would sign": several people's word is no title of one.
      if let office = officeByStart[end], office.end <= name.lowerBound, isSingular(text.tokens[office.end - 1]) {
        return lowerWords(end..<office.end)
      }
    }
    // "Vance, the vice president," and "Peskov, the Kremlin spokesman,".
    guard name.upperBound + 1 < text.tokens.count, text.tokens[name.upperBound].form == "," else { return nil }
    for index in (name.upperBound + 1)..<min(name.upperBound + 7, text.tokens.count) {
      if [",", ".", ";", "\"", "”"].contains(text.tokens[index].form) || text.tokens[index].partOfSpeech == .verb {
        break
      }
      if let office = officeByStart[index] { return lowerWords(index..<office.end) }
    }
    return nil
  }

  func lowerWords(_ range: Range<Int>) -> String {
    range.map { text.tokens[$0].lower }.joined(separator: " ")
  }

  private func isFormer(_ whole: Range<Int>) -> Bool {
    whole.contains { ["former", "ex", "late", "then"].contains(text.tokens[$0].lower) }
  }

  private func sideInTitle(whole: Range<Int>, name: Range<Int>) -> Int? {
    guard whole.lowerBound < name.lowerBound else { return nil }
    for index in whole.lowerBound..<name.lowerBound {
      if let mention = mention(covering: index) {
        let entity = cast.entities[mention.entity]
        if entity.kind == .person { return entity.side }
        if entity.kind != .outlet { return mention.entity }
      }
    }
    return nil
  }

  /// The state in "X, Israel's prime minister," or "X, the Iranian foreign minister,".
  private func sideInApposition(after end: Int) -> Int? {
    guard end + 1 < text.tokens.count, text.tokens[end].form == "," else { return nil }
    var side: Int?
    for index in (end + 1)..<min(end + 10, text.tokens.count) {
      let token = text.tokens[index]
      if [",", ".", ";", "\"", "”"].contains(token.form) || token.partOfSpeech == .verb { break }
      if side == nil, isTaken(index), let mention = mention(covering: index) {
        let entity = cast.entities[mention.entity]
        side = entity.kind == .person ? entity.side : mention.entity
      }
      if officeByStart[index] != nil || words.personNouns.contains(token.lemma) {
        return side ?? possessorAfter(index)
      }
    }
    return nil
  }

  /// The state in "Foreign Minister Ana Duarte of Portugal".
  private func stateBehind(_ end: Int) -> Int? {
    guard end + 1 < text.tokens.count, text.tokens[end].lower == "of" else { return nil }
    let place = text.tokens[end + 1].lower == "the" ? end + 2 : end + 1
    guard place < text.tokens.count, let mention = mention(covering: place),
      cast.entities[mention.entity].kind == .state
    else { return nil }
    return mention.entity
  }

  /// The state in "the president of Iran".
  private func possessorAfter(_ index: Int) -> Int? {
    for next in (index + 1)..<min(index + 6, text.tokens.count) where text.tokens[next].lower == "of" {
      for place in (next + 1)..<min(next + 4, text.tokens.count) {
        if let mention = mention(covering: place), cast.entities[mention.entity].kind == .state {
          return mention.entity
        }
      }
    }
    return nil
  }

  func mention(covering token: Int) -> Mention? {
    mentionByToken[token] < 0 ? nil : cast.mentions[mentionByToken[token]]
  }

  /// The state or person in "Ukraine's …", "the Ukrainian …" before a token.
  func possessor(before start: Int) -> Int? {
    var index = start - 1
    if index >= 0, text.tokens[index].lower == "'s" { index -= 1 }
    guard index >= 0, let mention = mention(covering: index) else { return nil }
    let entity = cast.entities[mention.entity]
    return entity.kind == .person ? entity.side : mention.entity
  }

  /// Takes the family names that stand alone: people of the document first, then those of the codebook.
  mutating func findFamilyNames() {
    for index in text.tokens.indices where isFree(index..<(index + 1)) && isCapitalised(index) {
      let token = text.tokens[index]
      guard token.partOfSpeech != .punctuation, officeByStart[index] == nil else { continue }
      if let entity = personByFamilyName[token.lower], token.lower.count > 2 {
        guard !words.notNames.contains(token.lower) || !isSentenceStart(index) else { continue }
        take(
          Mention(tokens: index..<(index + 1), whole: extendOverTitle(index..<(index + 1)), entity: entity, form: .name)
        )
      } else if let id = codebookPersonID(at: index..<(index + 1)), let actor = codebook.actor(id),
        standsAlone(index), !isAmbiguous(index..<(index + 1), of: id)
      {
        takePerson(entity(of: actor), name: index..<(index + 1), whole: extendOverTitle(index..<(index + 1)))
      }
    }
  }

  /// Whether a capitalised word has no capitalised neighbour that would make another name of it.
  private func standsAlone(_ index: Int) -> Bool {
    let before = index - 1
    if before >= 0, !isTaken(before), isCapitalised(before), !isSentenceStart(before), officeByEnd[index] == nil,
      !words.honorifics.contains(text.tokens[before].lower), text.tokens[before].partOfSpeech == .properNoun
    {
      return false
    }
    let after = index + 1
    return
      !(after < text.tokens.count && !isTaken(after) && isCapitalised(after)
      && text.tokens[after].partOfSpeech == .properNoun && officeByStart[after] == nil)
  }
}
