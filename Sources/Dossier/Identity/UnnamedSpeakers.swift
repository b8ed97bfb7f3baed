internal import Records

/// Those without a name who speak for a side, by what they are called ("Norwegian officials").
///
/// What they are called is all that is known of them, so that one entry may stand for several people: all with one office
/// at one body share it. Nobody without an office that many hold counts ("residents", "the president"), nor who held
/// one before. Linear in the cast and the records.
struct UnnamedSpeakers {
  /// Who goes by one office at one body.
  struct Speakers {
    /// What they are called most often, without articles and numbers.
    let name: String
    /// What else they are called, sorted.
    let aliases: [String]
    /// The member for whom they speak.
    let side: Int
  }

  private struct Key: Hashable {
    let body: Int
    let office: String
  }

  private let cast: Cast
  private let lexicon: Lexicon
  private let index: NameIndex
  private let members: [String: Int]

  /// Indexes the names of all whom somebody can speak for.
  init(cast: Cast, lexicon: Lexicon) {
    self.cast = cast
    self.lexicon = lexicon
    var entries: [(names: [String], value: Int)] = []
    var members: [String: Int] = [:]
    for (place, member) in cast.members.enumerated() {
      switch member.kind {
      case .state, .organisation, .person: entries.append(([member.name] + member.aliases, place))
      case .outlet, .place, .description: break
      }
      if let id = member.id { members[id] = members[id] ?? place }
    }
    index = NameIndex(entries)
    self.members = members
  }

  /// All to whom the records attribute something, those first who say most.
  func speakers(in records: [Record]) -> [Speakers] {
    var names: [Key: [String: Int]] = [:]
    for record in records {
      guard case .attribution(let attribution) = record.body, let source = attribution.source,
        let place = cast.member(source, in: record.document), cast.members[place].kind == .description,
        let name = called(cast.members[place].name), let body = body(of: name, place)
      else { continue }
      names[Key(body: body, office: Stem.of(Words.split(name).last ?? "")), default: [:]][name, default: 0] += 1
    }
    let found = names.map { key, names -> (speakers: Speakers, records: Int) in
      let sorted = names.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
      let speakers = Speakers(
        name: sorted[0], aliases: sorted.dropFirst().sorted(), side: cast.members[key.body].side)
      return (speakers, names.values.reduce(0, +))
    }
    return found.sorted { ($1.records, $0.speakers.name) < ($0.records, $1.speakers.name) }.map(\.speakers)
  }

  /// A description from its first telling word to the office; nil where it names none that is held.
  private func called(_ description: String) -> String? {
    var pieces = description.split(whereSeparator: \.isWhitespace)[...]
    while let first = pieces.first, isCounting(Words.folded(String(first))) { pieces.removeFirst() }
    let words = pieces.map { Words.folded(String($0)) }
    let end = words.firstIndex(where: ClosedWords.headEnds.contains) ?? words.count
    guard end > 1, end <= Self.longest, lexicon.unnamedOffices.contains(Stem.of(words[end - 1])),
      !words[..<end].contains(where: TextScout.past.contains)
    else { return nil }
    return pieces.prefix(end).joined(separator: " ")
  }

  /// The member whom the words before an office name, else the one for whom the records say that it is held.
  private func body(of name: String, _ place: Int) -> Int? {
    let words = Words.scan(name).dropLast()
    if let hit = index.hits(in: words).last { return hit.value }
    for start in words.indices {
      for end in (start + 1...words.endIndex).reversed() {
        let body = words[start..<end].map(\.folded).joined(separator: " ")
        if let member = lexicon.bodies[body].flatMap({ members[$0] }) { return member }
      }
    }
    let side = cast.members[place].side
    return side == place ? nil : side
  }

  private func isCounting(_ word: String) -> Bool {
    ClosedWords.determiners.contains(word) || ClosedWords.indefinites.contains(word) || word == "numerous"
  }

  /// Words that a description has at most; chosen by hand.
  private static let longest = 6
}
