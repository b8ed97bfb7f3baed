/// The names of a document, grouped by what they name, from the names alone.
struct NameGroups {
  struct Group {
    var kind: Name.Kind
    /// The parts in lower case without titles, suffixes and articles, of the fullest name met.
    var parts: [String]
    var sexes = PersonWords.Sexes.unknown
    /// The last mention given to it.
    var last = -1
    /// The last mention by the family name alone.
    var lastAlone = -1
  }

  struct Mention {
    var head: Int
    /// Its tokens without titles, articles and genitive marks.
    var tokens: Range<Int>
    var group: Int
    var kind: Name.Kind
    var parts: [String]
    var sexes = PersonWords.Sexes.unknown
  }

  private(set) var groups: [Group] = []
  private(set) var mentions: [Mention] = []
  /// The place in `mentions` of the name a token is part of, -1 for none.
  private(set) var nameOfToken: [Int32]
  /// Nouns before names ("US President Barack Obama"), by the name's head.
  private(set) var titles: [Int: [Int]] = [:]
  /// The most people with a part of their names in common that are told apart.
  private static let mostNamesakes = 64

  private var groupsOfPart: [String: [Int]] = [:]
  private var groupOfKey: [String: Int] = [:]
  private var groupOfInitials: [String: Int] = [:]

  init(_ text: AnnotatedText) {
    nameOfToken = [Int32](repeating: -1, count: text.tokens.count)
    for name in text.names { take(name.tokens, name.kind, in: text) }
    takeUnmarked(in: text)
    mentions.sort { $0.tokens.lowerBound < $1.tokens.lowerBound }
    for (index, mention) in mentions.enumerated() {
      for token in mention.tokens { nameOfToken[token] = Int32(index) }
    }
    settleKinds()
    groupPeople(text)
    groupOthers(text)
    findTitles(text)
  }

  static func nature(_ kind: Name.Kind) -> CoreferenceScan.Nature {
    switch kind {
    case .person, .group: .person
    case .organisation: .group
    case .place, .other: .thing
    }
  }

  private mutating func take(_ range: Range<Int>, _ kind: Name.Kind, in text: AnnotatedText) {
    var range = range
    var sexes = PersonWords.Sexes.unknown
    while range.count > 1, text.tokens[range.upperBound - 1].partOfSpeech == .particle { range.removeLast() }
    while range.count > 1, text.tokens[range.lowerBound].partOfSpeech == .determiner { range.removeFirst() }
    if kind == .person {
      while range.count > 1 {
        let lower = text.tokens[range.lowerBound].lower
        guard
          PersonWords.titles.contains(lower) || NameGroups.states[lower] != nil || lower == "u.s." || lower == "u.k."
        else { break }
        if sexes == .unknown { sexes = PersonWords.sexes(ofTitle: lower) }
        range.removeFirst()
      }
      if range.lowerBound > 0, sexes == .unknown {
        sexes = PersonWords.sexes(ofTitle: text.tokens[range.lowerBound - 1].lower)
      }
    }
    var parts: [String] = []
    for token in text.tokens[range] where token.partOfSpeech != .punctuation || token.lower.utf8.count > 1 {
      if kind == .person, !parts.isEmpty, PersonWords.suffixes.contains(token.lower) { continue }
      parts.append(kind == .person ? NameGroups.folded(token.lower) : token.lower)
    }
    guard !parts.isEmpty else { return }
    if kind == .person, sexes == .unknown, parts.count > 1 { sexes = PersonWords.sexes(ofGivenName: parts[0]) }
    let head = range.first { index in
      guard let head = text.tokens[index].head else { return true }
      return !range.contains(head)
    }
    for token in range { nameOfToken[token] = Int32(mentions.count) }
    mentions.append(
      Mention(
        head: head ?? range.lowerBound, tokens: range, group: -1, kind: kind, parts: parts, sexes: sexes))
  }

  /// Marks words that stand elsewhere as a person's family name.
  private mutating func takeUnmarked(in text: AnnotatedText) {
    var families: Set<String> = []
    for mention in mentions where mention.kind == .person && mention.parts.count > 1 {
      if let family = mention.parts.last, family.utf8.count > 2 { families.insert(family) }
    }
    guard !families.isEmpty else { return }
    for (index, token) in text.tokens.enumerated() where nameOfToken[index] < 0 {
      guard token.partOfSpeech == .properNoun, families.contains(NameGroups.folded(token.lower)) else { continue }
      take(index..<index + 1, .person, in: text)
    }
  }

  /// A name's part without the differences of transliteration ("Zelenskyy", "Zelenskiy": "zelensky").
  private static func folded(_ part: String) -> String {
    for ending in ["yy", "iy", "ii", "ij", "yi", "yj"] where part.hasSuffix(ending) && part.utf8.count > 5 {
      return part.dropLast(2) + "y"
    }
    return part
  }

  /// Gives names of one word the kind that most of their kind have in the document.
  private mutating func settleKinds() {
    var counts: [String: [Name.Kind: Int]] = [:]
    for mention in mentions where mention.parts.count == 1 {
      counts[NameGroups.folded(mention.parts[0]), default: [:]][mention.kind, default: 0] += 1
    }
    for index in mentions.indices where mentions[index].parts.count == 1 {
      guard let kinds = counts[NameGroups.folded(mentions[index].parts[0])], kinds.count > 1 else { continue }
      var best = mentions[index].kind
      for kind in Name.Kind.allCases where kinds[kind, default: 0] > kinds[best, default: 0] { best = kind }
      if best != .group, mentions[index].kind != .group { mentions[index].kind = best }
    }
  }

  private mutating func newGroup(_ index: Int) -> Int {
    groups.append(Group(kind: mentions[index].kind, parts: mentions[index].parts))
    return groups.count - 1
  }

  private mutating func give(_ index: Int, to group: Int) {
    mentions[index].group = group
    groups[group].last = index
    let sexes = groups[group].sexes.intersection(mentions[index].sexes)
    if !sexes.isEmpty { groups[group].sexes = sexes }
    if mentions[index].parts.count > groups[group].parts.count { groups[group].parts = mentions[index].parts }
  }

  // MARK: People

  private mutating func groupPeople(_ text: AnnotatedText) {
    for index in mentions.indices where mentions[index].kind == .person && mentions[index].parts.count > 1 {
      let parts = mentions[index].parts
      let known = groupsOfPart[parts[parts.count - 1]]?.first { isSamePerson(groups[$0].parts, parts) }
      let group = known ?? newGroup(index)
      mentions[index].group = group
      let sexes = groups[group].sexes.intersection(mentions[index].sexes)
      if !sexes.isEmpty { groups[group].sexes = sexes }
      if known == nil {
        for part in Set(parts) where part.utf8.count > 1 { addNamesake(group, of: part) }
      }
    }
    for index in mentions.indices {
      let mention = mentions[index]
      if mention.kind == .person, mention.parts.count > 1 {
        give(index, to: mention.group)
      } else if mention.parts.count == 1, let group = person(mention) {
        mentions[index].kind = .person
        give(index, to: group)
        groups[group].lastAlone = index
      } else if mention.kind == .person {
        let group = newGroup(index)
        addNamesake(group, of: mention.parts[0])
        give(index, to: group)
      }
    }
  }

  private mutating func addNamesake(_ group: Int, of part: String) {
    if groupsOfPart[part, default: []].count < Self.mostNamesakes { groupsOfPart[part, default: []].append(group) }
  }

  /// The person a single name means: by the family name, else the given name; the one named last before it.
  private func person(_ mention: Mention) -> Int? {
    guard mention.kind == .person || mention.kind == .organisation || mention.kind == .other,
      let candidates = groupsOfPart[NameGroups.folded(mention.parts[0])]
    else { return nil }
    let part = NameGroups.folded(mention.parts[0])
    var best: (score: Int, last: Int, group: Int)?
    for group in candidates {
      let parts = groups[group].parts
      guard !groups[group].sexes.isDisjoint(with: mention.sexes) else { continue }
      let place = parts.last == part ? 2 : parts.first == part ? 1 : 0
      guard place == 2 || mention.kind == .person else { continue }
      // Once a family name alone has meant somebody, it goes on meaning him.
      let score = place * 4 + (groups[group].lastAlone >= 0 ? 2 : 0) + (groups[group].last >= 0 ? 1 : 0)
      if let best, (best.score, best.last) >= (score, groups[group].last) { continue }
      best = (score, groups[group].last, group)
    }
    return best?.group
  }

  /// Whether two full names with the same family name can be one person's: given names equal, or one the initial of
  /// the other.
  private func isSamePerson(_ known: [String], _ parts: [String]) -> Bool {
    guard known.count > 1, known.last == parts.last else { return false }
    let first = known[0]
    let second = parts[0]
    if first == second || known.count != parts.count && (known.ends(with: parts) || parts.ends(with: known)) {
      return true
    }
    if isInitial(first) || isInitial(second) { return first.utf8.first == second.utf8.first }
    return first.utf8.count > 2 && second.utf8.count > 2 && (first.hasPrefix(second) || second.hasPrefix(first))
  }

  private func isInitial(_ part: String) -> Bool {
    part.utf8.count == 1 || part.hasSuffix(".")
  }

  // MARK: Others

  private mutating func groupOthers(_ text: AnnotatedText) {
    var byLastPart: [String: [Int]] = [:]
    for index in mentions.indices where mentions[index].group < 0 && mentions[index].parts.count > 1 {
      let key = key(mentions[index])
      if let group = groupOfKey[key] {
        give(index, to: group)
        continue
      }
      let group = newGroup(index)
      groupOfKey[key] = group
      give(index, to: group)
      for initials in initials(mentions[index], text) where groupOfInitials[initials] == nil {
        groupOfInitials[initials] = group
      }
      if mentions[index].kind == .organisation, let last = mentions[index].parts.last {
        byLastPart[last, default: []].append(group)
      }
    }
    for index in mentions.indices where mentions[index].group < 0 {
      let key = key(mentions[index])
      let form = text.tokens[mentions[index].head].form
      let group =
        groupOfKey[key] ?? (isAcronym(form) ? groupOfInitials[key] : nil) ?? bracketed(index, text)
        ?? (mentions[index].kind == .organisation ? only(byLastPart[mentions[index].parts[0]]) : nil)
        ?? newGroup(index)
      if groupOfKey[key] == nil { groupOfKey[key] = group }
      give(index, to: group)
    }
  }

  private func only(_ groups: [Int]?) -> Int? {
    guard let groups, groups.count == 1 else { return nil }
    return groups[0]
  }

  /// What a name in brackets stands for, where its letters begin with those of the name before.
  private func bracketed(_ index: Int, _ text: AnnotatedText) -> Int? {
    let start = mentions[index].tokens.lowerBound
    guard index > 0, start > 1, text.tokens[start - 1].form == "(", isAcronym(text.tokens[start].form),
      mentions[index - 1].tokens.upperBound == start - 1, mentions[index - 1].group >= 0,
      mentions[index - 1].kind != .person,
      mentions[index - 1].parts[0].utf8.first == mentions[index].parts[0].utf8.first
    else { return nil }
    return mentions[index - 1].group
  }

  private func key(_ mention: Mention) -> String {
    var parts = mention.parts
    if parts.count > 1, parts[0] == "the" { parts.removeFirst() }
    var key = parts.joined(separator: " ")
    if key.utf8.contains(0x2E) { key.removeAll { $0 == "." } }
    if mention.kind == .group {
      if key.hasSuffix("s") { key.removeLast() }
      return "members of " + key
    }
    return NameGroups.states[key] ?? key
  }

  /// The letters a name may be shortened to, with and without its small words.
  private func initials(_ mention: Mention, _ text: AnnotatedText) -> [String] {
    var all = ""
    var capitals = ""
    for token in text.tokens[mention.tokens] {
      guard let scalar = token.form.unicodeScalars.first, scalar.properties.isAlphabetic else { continue }
      let letter = String(scalar).lowercased()
      all += letter
      if scalar.properties.isUppercase { capitals += letter }
    }
    return all == capitals ? [all] : [capitals, all]
  }

  private func isAcronym(_ form: String) -> Bool {
    form.utf8.count >= 2 && form.utf8.count <= 10
      && form.unicodeScalars.allSatisfy { $0.properties.isUppercase || $0 == "." || $0 == "&" }
  }

  /// Short and long names of states and unions that no rule of letters joins.
  static let states: [String: String] = [
    "us": "united states", "usa": "united states", "united states of america": "united states",
    "america": "united states", "uk": "united kingdom", "britain": "united kingdom",
    "great britain": "united kingdom", "eu": "european union", "un": "united nations",
    "uae": "united arab emirates", "drc": "democratic republic of the congo", "dprk": "north korea",
    "prc": "china", "people's republic of china": "china", "russian federation": "russia", "ussr": "soviet union",
  ]

  private mutating func findTitles(_ text: AnnotatedText) {
    for (index, token) in text.tokens.enumerated() {
      guard token.relation == "nmod:desc" || token.relation == "compound", let head = token.head,
        nameOfToken[index] < 0, nameOfToken[head] >= 0
      else { continue }
      let mention = mentions[Int(nameOfToken[head])]
      guard mention.kind == .person else { continue }
      titles[mention.head, default: []].append(index)
      let sexes = groups[mention.group].sexes.intersection(PersonWords.sexes(ofNoun: token.lower))
      if !sexes.isEmpty { groups[mention.group].sexes = sexes }
    }
  }
}

extension [String] {
  /// Whether the last elements are these.
  fileprivate func ends(with other: [String]) -> Bool {
    count >= other.count && suffix(other.count).elementsEqual(other)
  }
}
