internal import Codebook
internal import Records

/// Joins the mentions of all records into members, the surest evidence first.
///
/// 1. The codebook's id. 2. The same full name, or a name the codebook has for an id. 3. Spellings of one person's
/// name: the same family name up to transliteration, compatible given names, no conflicting affiliation, and only
/// where one person alone fits. 4. A bare family name joins the only person in the document, else in all documents,
/// who has it. Two ids are never joined, nor two full names that differ, nor a description across documents.
///
/// Names are compared within one family name only: linear in the mentions but for namesakes.
struct CastBuilder {
  private struct Node {
    let id: String?
    let naming: Naming?
    let entry: CodebookActor?
    let document: String
    var names: [String: Int] = [:]
    var texts: Set<String> = []
    var documents: Set<Int> = []
    var sides: [Int: Int] = [:]
  }

  private let codebook: Codebook
  private let lexicon: Lexicon
  private var nodes: [Node] = []
  private var nodeOfKey: [String: Int] = [:]
  private var nodeOfSighting: [Cast.Sighting: Int] = [:]

  private init(codebook: Codebook, lexicon: Lexicon) {
    self.codebook = codebook
    self.lexicon = lexicon
  }

  /// The cast of some records.
  ///
  /// - Parameters:
  ///   - records: the records, in the order of the dossier.
  ///   - documents: their texts, for whom a speaker acts for and who mediates.
  ///   - order: each document's place.
  ///   - days: the days on which documents were published, for offices held at the time.
  static func cast(
    of records: [Record], documents: [Document] = [], order: [String: Int], days: [String], codebook: Codebook,
    lexicon: Lexicon
  ) -> Cast {
    var builder = CastBuilder(codebook: codebook, lexicon: lexicon)
    for record in records { builder.add(record, place: order[record.document] ?? order.count) }
    builder.addWhatTextsSay(records, documents, days: days)
    builder.addAffiliations(days: days)
    return builder.join()
  }

  // MARK: Collecting

  private mutating func add(_ record: Record, place: Int) {
    for mention in record.mentions {
      let node = node(of: mention.actor, in: record.document)
      nodes[node].names[mention.actor.name, default: 0] += 1
      nodes[node].texts.insert(mention.actor.text)
      nodes[node].documents.insert(place)
      guard let side = mention.onBehalfOf else { continue }
      let sideNode = self.node(of: side, in: record.document)
      if sideNode != node { nodes[node].sides[sideNode, default: 0] += 1 }
    }
  }

  private mutating func node(of actor: Actor, in document: String) -> Int {
    let sighting = Cast.Sighting(document: document, id: actor.actor, name: actor.name)
    if let known = nodeOfSighting[sighting] { return known }
    let node: Int
    if let id = actor.actor, let government = government(actor) {
      node = self.node(
        ofKey: "government:\(id):\(Words.folded(government))",
        make: Node(id: nil, naming: .collective(key: government), entry: nil, document: document))
      nodes[node].sides[self.node(ofID: id)] = 1
    } else if let id = actor.actor {
      node = self.node(ofID: id)
    } else {
      let naming = isPair(actor.name) ? .description : Naming(actor.name, lexicon)
      if case .collective = naming, let ministry = ministry(actor.name) {
        if let id = ministry.id {
          node = self.node(ofID: id)
          nodeOfSighting[sighting] = node
          return node
        }
        node = self.node(
          ofKey: "name:\(ministry.state) \(ministry.name)",
          make: Node(id: nil, naming: naming, entry: nil, document: document))
        nodes[node].sides[self.node(ofID: ministry.state)] = 1
        nodeOfSighting[sighting] = node
        return node
      }
      let key =
        switch naming {
        case .person(let person): "name:" + person.joined
        case .collective(let key), .body(let key): "name:" + key
        case .bare: "bare:\(document):" + Words.folded(actor.name)
        case .description: "description:\(document):" + Words.folded(actor.name)
        }
      node = self.node(ofKey: key, make: Node(id: nil, naming: naming, entry: nil, document: document))
    }
    nodeOfSighting[sighting] = node
    return node
  }

  /// The state and the rest of a name like "the Chinese Commerce Ministry", "China's Commerce Ministry", and the id
  /// that the codebook has for it.
  private func ministry(_ name: String) -> (id: String?, state: String, name: String)? {
    let words = Words.scan(name).filter { !ClosedWords.determiners.contains($0.folded) }
    for length in 1...2 where words.count > length + 1 {
      let rest = words[length...]
      guard let state = lexicon.bodies[words[..<length].map(\.folded).joined(separator: " ")],
        let entry = codebook.actor(state), entry.kind == .state, rest.allSatisfy(\.isCapitalised),
        rest.contains(where: { lexicon.organisationWords.contains($0.folded) }),
        rest.allSatisfy({ !lexicon.politicalWords.contains($0.folded) })
      else { continue }
      let own = rest.map(\.folded).joined(separator: " ")
      let known = ([entry.name] + entry.adjectives).lazy.compactMap { lexicon.bodies[Words.folded($0) + " " + own] }
      return (known.first, state, own)
    }
    return nil
  }

  /// The name of a state's government where a mention of the state calls it by one ("the Berg administration").
  private func government(_ actor: Actor) -> String? {
    guard let id = actor.actor, codebook.actor(id)?.kind == .state else { return nil }
    let words = Words.scan(actor.name).filter { !ClosedWords.determiners.contains($0.folded) }
    let folded = words.map(\.folded).joined(separator: " ")
    let isNamed =
      words.count > 1 && words[words.count - 2].isCapitalised
      && !lexicon.bodies.keys.contains(
        words.dropLast().map(\.folded).joined(separator: " "))
    let isGovernment = isNamed && words.last.map { lexicon.administrations.contains($0.folded) } == true
    return isGovernment || lexicon.administrations.contains(folded) ? actor.name : nil
  }

  private mutating func node(ofID id: String) -> Int {
    node(ofKey: "id:" + id, make: Node(id: id, naming: nil, entry: codebook.actor(id), document: ""))
  }

  private mutating func node(ofKey key: String, make node: Node) -> Int {
    if let known = nodeOfKey[key] { return known }
    nodes.append(node)
    nodeOfKey[key] = nodes.count - 1
    return nodes.count - 1
  }

  /// Adds whom the texts name beside a person's name as his side, and who is said to mediate.
  private mutating func addWhatTextsSay(_ records: [Record], _ documents: [Document], days: [String]) {
    guard !documents.isEmpty else { return }
    let scout = TextScout(codebook: codebook, lexicon: lexicon)
    let byDocument = Dictionary(grouping: records, by: \.document)
    let people = documents.map { scout.persons(in: $0.text) }
    let masters = scout.masters(people: Set(people.joined()).union(ids), named: namedMasters)
    for (place, document) in documents.enumerated() {
      for id in scout.mediators(in: document.text) { nodes[node(ofID: id)].documents.insert(place) }
      for id in people[place] where !isNamed(id) {
        nodes[node(ofID: id)].documents.insert(place)
      }
      let scalars = Array(document.text.unicodeScalars)
      for mention in (byDocument[document.id] ?? []).flatMap(\.mentions)
      where mention.onBehalfOf == nil && mention.actor.end > 0 {
        let node = node(of: mention.actor, in: document.id)
        guard isWithoutOffice(nodes[node], days: days), nodes[node].sides.values.reduce(0, +) < Self.enoughSides,
          let master = scout.affiliation(
            in: scalars, start: mention.actor.start, end: mention.actor.end, masters: masters)
        else { continue }
        let side =
          switch master {
          case .entry(let id): self.node(ofID: id)
          case .named(let place): place
          }
        if side != node { nodes[node].sides[side, default: 0] += 1 }
      }
    }
  }

  /// The ids that the records name.
  private var ids: [String] { nodes.compactMap(\.id) }

  /// The bodies and persons without an id whom somebody can act for, by their names in full.
  private var namedMasters: [(names: [String], place: Int)] {
    nodes.indices.compactMap { index in
      let names = nodes[index].names.keys.sorted()
      switch nodes[index].naming {
      case .collective: return (names, index)
      case .person: return (names + names.compactMap { $0.split(separator: " ").last.map(String.init) }, index)
      case .bare, .body, .description, nil: return nil
      }
    }
  }

  /// Whether a mention without an id has one of the names of a codebook's actor.
  private func isNamed(_ id: String) -> Bool {
    guard let entry = codebook.actor(id) else { return true }
    return ([entry.name] + entry.aliases).contains { name in
      PersonName(name, lexicon).map { nodeOfKey["name:" + $0.joined] != nil } == true
    }
  }

  /// Whether a node is a person for whom the codebook has no office at the time.
  private func isWithoutOffice(_ node: Node, days: [String]) -> Bool {
    if case .person? = node.naming { return true }
    return node.entry.map { $0.kind == .person && affiliation(of: $0, days: days) == nil } == true
  }

  /// How often a side has to be met until no more is looked for.
  private static let enoughSides = 3

  /// Adds the states and organisations that the codebook's persons and bodies belonged to at the time.
  private mutating func addAffiliations(days: [String]) {
    var index = 0
    while index < nodes.count {
      defer { index += 1 }
      guard nodes[index].sides.isEmpty,
        let side = nodes[index].entry.flatMap({ affiliation(of: $0, days: days) }) ?? government(nodes[index])
      else { continue }
      let sideNode = node(ofID: side)
      if sideNode != index { nodes[index].sides[sideNode] = 1 }
    }
  }

  /// Whom "the Colombian government", "Egyptian mediators", "major Taliban leaders" act for.
  ///
  /// It is the name that stands right before the words in lower case; who only lives or works there acts for nobody.
  private func government(_ node: Node) -> String? {
    if let kind = node.entry?.kind, kind != .organisation { return nil }
    if node.entry == nil, node.id != nil { return nil }
    guard let name = node.entry?.name ?? node.names.keys.min() else { return nil }
    let words = Words.scan(name).filter { !ClosedWords.determiners.contains($0.folded) }
    // "The Afghan Government" in a headline's capitals has no words in lower case.
    let isNoun = { (word: Words.Word) in lexicon.governmentNouns.contains(Stem.of(word.folded)) }
    guard words.count > 1, let noun = words.last, isNoun(noun),
      let first = words.firstIndex(where: \.isCapitalised)
    else { return nil }
    let end = words[first...].firstIndex { !$0.isCapitalised } ?? words.count - 1
    guard first < end, words[end...].allSatisfy({ !lexicon.politicalWords.contains($0.folded) }) else { return nil }
    for start in first..<end {
      if let body = lexicon.bodies[words[start..<end].map(\.folded).joined(separator: " ")] { return body }
    }
    return nil
  }

  /// Whether an entry of the codebook is a state's government under a name of its own.
  private func isGovernment(_ entry: CodebookActor) -> Bool {
    entry.kind == .organisation && Words.split(entry.name).last.map(lexicon.stateNouns.contains) == true
  }

  /// Whether a name is two persons' ("the Berg-Lund summit").
  private func isPair(_ name: String) -> Bool {
    let parts = name.split(separator: "-")
    return parts.count == 2 && parts.allSatisfy { lexicon.families.contains(Words.folded(String($0))) }
  }

  private func affiliation(of entry: CodebookActor, days: [String]) -> String? {
    switch entry.kind {
    case .state, .outlet, .place, .group: return nil
    case .organisation:
      // A ministry acts for its state; a party, a movement or an armed group is of a country and acts for itself.
      let words = Words.split(([entry.name] + entry.aliases).joined(separator: " "))
      guard let parent = entry.partOf, words.allSatisfy({ !lexicon.politicalWords.contains($0) }) else { return nil }
      let kind = codebook.actor(parent)?.kind
      return kind == .state || kind == .organisation ? parent : nil
    case .person:
      let held = entry.roles.filter { role in
        days.isEmpty ? role.until == nil : days.contains { role.covers(day: $0) }
      }
      return held.first { codebook.actor($0.of)?.kind == .state }?.of ?? held.first?.of ?? entry.partOf
    }
  }

  // MARK: Joining

  /// A person's nodes and all names they go by.
  private struct Person {
    var nodes: [Int]
    var names: [PersonName]
    var hasID: Bool
  }

  private mutating func join() -> Cast {
    var groups = Groups(count: nodes.count)
    joinFullNames(&groups)
    joinGovernments(&groups)
    joinAdministrations(&groups)
    joinAcronyms(&groups)
    let persons = joinSpellings(&groups)
    joinBareNames(persons, &groups)
    return cast(&groups)
  }

  /// "The White House" and "the Berg administration" are one where only one person's administration is named.
  private func joinAdministrations(_ groups: inout Groups) {
    var byState: [Substring: [Int]] = [:]
    for (key, index) in nodeOfKey.sorted(by: { $0.value < $1.value }) where key.hasPrefix("government:") {
      byState[key.split(separator: ":")[1], default: []].append(index)
    }
    for (_, indices) in byState {
      let names = Set(indices.flatMap { nodes[$0].names.keys.map(Words.folded) })
      let leaders = names.filter { !lexicon.administrations.contains($0) }
      guard leaders.count <= 1, let first = indices.first else { continue }
      for index in indices.dropFirst() { groups.join(first, index) }
    }
  }

  private func fullNames(of node: Node) -> [String] {
    (node.entry.map { [$0.name] + $0.aliases } ?? []) + node.names.keys.sorted()
  }

  /// A name without an id that the codebook has for an id of the records is that id's.
  private func joinFullNames(_ groups: inout Groups) {
    var owners: [String: Set<Int>] = [:]
    for (index, node) in nodes.enumerated() where node.id != nil {
      for name in fullNames(of: node) {
        switch Naming(name, lexicon) {
        case .person(let person): owners["name:" + person.joined, default: []].insert(index)
        case .collective(let key), .body(let key): owners["name:" + key, default: []].insert(index)
        case .bare:
          // A state's or a body's one-word name; a person's family name is judged later.
          if node.entry?.kind != .person { owners["bare:" + Words.folded(name), default: []].insert(index) }
        case .description: break
        }
      }
    }
    for (key, index) in nodeOfKey.sorted(by: { $0.value < $1.value }) where nodes[index].id == nil {
      let name = key.hasPrefix("bare:") ? "bare:" + (nodes[index].names.keys.min().map(Words.folded) ?? "") : key
      if let found = owners[name], found.count == 1, let owner = found.first { groups.join(owner, index) }
    }
  }

  /// "The Colombian government" is Colombia; its army or delegation is a body of its own.
  private func joinGovernments(_ groups: inout Groups) {
    for (index, node) in nodes.enumerated() where node.id == nil {
      guard node.naming?.isCollective == true, let state = government(node), let owner = nodeOfKey["id:" + state],
        codebook.actor(state)?.kind == .state, let noun = node.names.keys.min().flatMap({ Words.split($0).last }),
        lexicon.stateNouns.contains(noun)
      else { continue }
      groups.join(owner, index)
    }
  }

  /// "CBP" is "Customs and Border Protection" where one document has both and nobody else fits.
  private func joinAcronyms(_ groups: inout Groups) {
    var byAcronym: [String: [Int]] = [:]
    for (index, node) in nodes.enumerated() where node.id == nil {
      guard case .collective? = node.naming, let name = node.names.keys.min() else { continue }
      let capitals = Words.scan(name).filter(\.isCapitalised)
      guard capitals.count >= 3 else { continue }
      byAcronym[String(capitals.compactMap(\.folded.first)), default: []].append(index)
    }
    for (index, node) in nodes.enumerated() where node.id == nil {
      guard case .collective(let key)? = node.naming, let full = byAcronym[key], full.count == 1,
        let other = full.first,
        !nodes[other].documents.isDisjoint(with: node.documents)
      else { continue }
      groups.join(other, index)
    }
  }

  /// The sides of a node that have an id.
  private func sideIDs(_ indices: [Int]) -> Set<String> {
    Set(indices.flatMap { nodes[$0].sides.keys.compactMap { nodes[$0].id } })
  }

  private func conflict(_ a: [Int], _ b: [Int]) -> Bool {
    let (first, second) = (sideIDs(a), sideIDs(b))
    return !first.isEmpty && !second.isEmpty && first.isDisjoint(with: second)
  }

  /// Joins the spellings of one person's name; the persons by the key of their family name.
  private func joinSpellings(_ groups: inout Groups) -> [String: [Person]] {
    var blocks: [String: [Person]] = [:]
    var waiting: [(index: Int, name: PersonName)] = []
    var placed: [Int: [(family: String, place: Int)]] = [:]
    for (index, node) in nodes.enumerated() where node.id != nil && (node.entry == nil || node.entry?.kind == .person) {
      var byFamily: [String: [PersonName]] = [:]
      for name in fullNames(of: node) {
        if case .person(let person) = Naming(name, lexicon) { byFamily[person.familyKey, default: []].append(person) }
      }
      for family in node.entry?.familyNames ?? [] {
        if case .bare(let person) = Naming(family, lexicon) { byFamily[person.familyKey, default: []] += [] }
      }
      for (family, names) in byFamily.sorted(by: { $0.key < $1.key }) {
        blocks[family, default: []].append(Person(nodes: [index], names: names, hasID: true))
        placed[groups.root(index), default: []].append((family, blocks[family, default: []].count - 1))
      }
    }
    for (index, node) in nodes.enumerated() {
      guard node.id == nil, case .person(let person)? = node.naming else { continue }
      if let places = placed[groups.root(index)] {
        for (family, place) in places where family == person.familyKey {
          blocks[family]?[place].nodes.append(index)
          blocks[family]?[place].names.append(person)
        }
      } else {
        waiting.append((index, person))
      }
    }
    // The most complete names first, so that initials find them.
    waiting.sort { a, b in
      let (first, second) = (completeness(a.name), completeness(b.name))
      if first != second { return first > second }
      return a.name.joined < b.name.joined
    }
    for (index, name) in waiting {
      var block = blocks[name.familyKey, default: []]
      let fitting = block.indices.filter { place in
        block[place].names.allSatisfy { $0.isCompatible(with: name, lexicon) } && !conflict(block[place].nodes, [index])
          && !block[place].names.isEmpty
      }
      if fitting.count == 1, let place = fitting.first {
        block[place].nodes.append(index)
        block[place].names.append(name)
        groups.join(block[place].nodes[0], index)
      } else {
        block.append(Person(nodes: [index], names: [name], hasID: false))
      }
      blocks[name.familyKey] = block
    }
    return blocks
  }

  private func completeness(_ name: PersonName) -> Int {
    name.given.reduce(0) { $0 + (name.initials.contains($1) ? 1 : 3) }
  }

  private func joinBareNames(_ persons: [String: [Person]], _ groups: inout Groups) {
    // Names whose family name stands first ("Kim", "Xi") are found by it where no family name fits.
    var byFirst: [String: [Person]] = [:]
    for (_, block) in persons.sorted(by: { $0.key < $1.key }) {
      for person in block {
        for first in Set(person.names.flatMap { [$0.given.first, $0.clan].compactMap(\.self) }) {
          byFirst[Transliteration.key(first), default: []].append(person)
        }
      }
    }
    var unresolved: [String: [Int]] = [:]
    for (index, node) in nodes.enumerated() {
      guard case .bare(let name)? = node.naming, groups.root(index) == index else { continue }
      let family = persons[name.familyKey] ?? []
      let candidates = (family.isEmpty ? byFirst[name.familyKey] ?? [] : family).filter { !conflict($0.nodes, [index]) }
      let here = candidates.filter { person in
        person.nodes.contains { !nodes[$0].documents.isDisjoint(with: node.documents) }
      }
      if let only = here.count == 1 ? here.first : candidates.count == 1 ? candidates.first : nil {
        groups.join(only.nodes[0], index)
      } else if candidates.isEmpty {
        unresolved[name.familyKey, default: []].append(index)
      }
    }
    // A bare name that nobody has in full is one actor wherever it stands.
    for (_, indices) in unresolved.sorted(by: { $0.key < $1.key }) {
      var joined: [Int] = []
      for index in indices {
        if let first = joined.first, !conflict(joined, [index]) { groups.join(first, index) }
        joined.append(index)
      }
    }
  }

  // MARK: Members

  private func cast(_ groups: inout Groups) -> Cast {
    let all = groups.all()
    var memberOfNode: [Int: Int] = [:]
    for (member, indices) in all.enumerated() { for index in indices { memberOfNode[index] = member } }
    var members: [Cast.Member] = []
    for indices in all { members.append(member(of: indices, place: members.count)) }
    let direct = all.enumerated().map { place, indices -> Int in
      if members[place].kind == .state { return place }
      var votes: [Int: Int] = [:]
      for index in indices {
        for (side, count) in nodes[index].sides {
          if let side = memberOfNode[side], side != place { votes[side, default: 0] += count }
        }
      }
      let best = votes.max { a, b in
        if a.value != b.value { return a.value < b.value }
        return (members[a.key].name, a.key) > (members[b.key].name, b.key)
      }
      return best?.key ?? place
    }
    for place in members.indices {
      var side = place
      var seen: Set<Int> = [place]
      while direct[side] != side, seen.insert(direct[side]).inserted { side = direct[side] }
      members[place].side = side
      // "Taliban leaders" are no actor beside the Taliban.
      let isBody = all[place].allSatisfy { index in
        nodes[index].entry.map(isGovernment) ?? (nodes[index].naming?.isBody == true)
      }
      let isOwned = all[place].contains {
        nodes[$0].names.keys.contains { $0.contains("'s ") || $0.contains("\u{2019}s ") }
      }
      if isBody, side != place || isOwned { members[place].kind = .description }
    }
    var places: [Cast.Sighting: Int] = [:]
    for (sighting, node) in nodeOfSighting { places[sighting] = memberOfNode[node] }
    return Cast(members: members, places: places)
  }

  private func member(of indices: [Int], place: Int) -> Cast.Member {
    var names: [String: Int] = [:]
    var texts: Set<String> = []
    var documents: Set<Int> = []
    for index in indices {
      names.merge(nodes[index].names, uniquingKeysWith: +)
      texts.formUnion(nodes[index].texts)
      documents.formUnion(nodes[index].documents)
    }
    let known = indices.first { nodes[$0].id != nil }.map { nodes[$0] }
    let namings = indices.compactMap { nodes[$0].naming }
    let kind = kind(known, namings)
    var name = known?.entry?.name ?? fullest(names) ?? known?.id ?? ""
    if kind == .person, known == nil { name = PersonName.untitled(name, lexicon) }
    var aliases: [String] = []
    var seen: Set<String> = [Words.folded(name)]
    // Of two spellings that differ in capitals the one with fewer is shown.
    func capitals(_ text: String) -> Int { text.unicodeScalars.count { $0.properties.isUppercase } }
    for alias in (names.keys.sorted() + texts.sorted()).sorted(by: { capitals($0) < capitals($1) })
    where isName(alias) && seen.insert(Words.folded(alias)).inserted
      && (kind != .person || PersonName.untitled(alias, lexicon) != name)
    { aliases.append(alias) }
    return Cast.Member(
      id: known?.id, name: name, aliases: aliases.sorted(),
      kind: kind, side: place, documents: documents, mentions: names.values.reduce(0, +),
      person: known == nil ? Self.fullestPerson(namings) : nil)
  }

  private func kind(_ known: Node?, _ namings: [Naming]) -> Cast.Kind {
    if let entry = known?.entry {
      switch entry.kind {
      case .state: return .state
      case .organisation, .group: return .organisation
      case .person: return .person
      case .outlet: return .outlet
      case .place: return .place
      }
    }
    let kinds = namings.map { naming -> Cast.Kind in
      switch naming {
      case .person: .person
      case .bare, .collective, .body: .organisation
      case .description: .description
      }
    }
    if kinds.contains(.person) { return .person }
    return kinds.allSatisfy { $0 == .description } && known == nil ? .description : .organisation
  }

  /// The most complete name; among these the most frequent, then the first by its letters.
  private func fullest(_ names: [String: Int]) -> String? {
    func length(_ name: String) -> Int {
      guard let person = PersonName(name, lexicon) else {
        return Words.split(name).filter { !ClosedWords.determiners.contains($0) }.count * 3
      }
      return (person.given.count - person.initials.count + 1) * 3 + person.initials.count
    }
    return names.min { a, b in
      let (first, second) = (length(a.key), length(b.key))
      if first != second { return first > second }
      if a.value != b.value { return a.value > b.value }
      return a.key < b.key
    }?.key
  }

  private static func fullestPerson(_ namings: [Naming]) -> PersonName? {
    namings.compactMap { naming -> PersonName? in
      if case .person(let person) = naming { person } else { nil }
    }.max { ($0.given.count, $1.joined) < ($1.given.count, $0.joined) }
  }

  /// Whether a mention's words are a name: no pronoun, no description.
  private func isName(_ text: String) -> Bool {
    let words = Words.scan(text)
    guard (1...8).contains(words.count) else { return false }
    if words.allSatisfy({ ClosedWords.pronouns.contains($0.folded) && !$0.isAcronym }) { return false }
    if case .description = Naming(text, lexicon) { return false }
    return words.contains {
      $0.isCapitalised && !ClosedWords.determiners.contains($0.folded) && !ClosedWords.indefinites.contains($0.folded)
    }
  }
}
