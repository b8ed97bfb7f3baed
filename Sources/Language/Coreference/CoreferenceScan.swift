/// The state of one pass over a document's mentions.
struct CoreferenceScan {
  enum Number { case singular, plural, unknown }

  enum Nature { case person, group, thing, unknown }

  enum Role: Int, CaseIterable { case subject, object, oblique, possessive, modifier, other }

  struct Mention {
    var head: Int
    var tokens: Range<Int>
    var kind: EntityMention.Kind
    var sentence: Int
    var role = Role.other
    /// The predicate it depends on, -1 for none.
    var governor = -1
    var number = Number.unknown
    var nature = Nature.unknown
    var sexes = PersonWords.Sexes.unknown
    var isDefinite = false
    var isCoordination = false
    var isFirstOfSentence = false
    /// Its place in `names`, -1 for none.
    var name = -1
    var pronoun: Pronoun?
    var entity = -1
    var confidence = 1.0
  }

  struct Entity {
    /// The entity it was merged into, itself where it was not.
    var parent: Int
    var count = 0
    var last = -1
    var lastSubject = -1
    var number = Number.unknown
    var nature = Nature.unknown
    var sexes = PersonWords.Sexes.unknown
    /// What the names say, nil for an entity without a name.
    var kind: Name.Kind?
    /// The heads of its descriptions, the newest last, at most `mostRoles`.
    var roles: [Int] = []
    /// What the gold says of its mentions, in training.
    var gold: [Int: Int] = [:]
  }

  /// Descriptions kept of an entity.
  static let mostRoles = 12
  /// Entities of each nature that a pronoun may choose from, the latest first.
  static let window = 14

  let text: AnnotatedText
  let tokens: [Token]
  let weights: PronounWeights
  let relations: TreeRelations
  let voices: Voices
  let names: NameGroups
  var mentions: [Mention] = []
  /// The mention a token is the head of, -1 for none.
  var mentionOfToken: [Int32]
  var entities: [Entity] = []
  /// The latest persons, groups and plurals, and things, the latest first.
  var recentPersons: [Int] = []
  var recentPlurals: [Int] = []
  var recentThings: [Int] = []
  /// Entities with a description, by the lemma of its head, the latest last.
  var entitiesOfLemma: [String: [Int]] = [:]
  /// The person that an interview is with.
  let interviewee: Int?
  var gold: ((Int) -> Int?)?
  var choices: [PronounChoice] = []

  init(_ text: AnnotatedText, _ weights: PronounWeights) {
    self.text = text
    tokens = text.tokens
    self.weights = weights
    relations = TreeRelations(text)
    names = NameGroups(text)
    voices = Voices(text, relations)
    interviewee = CoreferenceScan.interviewee(text, names, voices)
    mentionOfToken = [Int32](repeating: -1, count: text.tokens.count)
  }

  mutating func run() {
    findMentions()
    for _ in names.groups.indices { newEntity() }
    for (index, group) in names.groups.enumerated() {
      entities[index].kind = group.kind
      entities[index].sexes = group.sexes
      entities[index].number = group.kind == .group ? .plural : .singular
      entities[index].nature = NameGroups.nature(group.kind)
    }
    for index in mentions.indices { resolve(index) }
    resolveVoices()
  }

  @discardableResult
  mutating func newEntity() -> Int {
    entities.append(Entity(parent: entities.count))
    return entities.count - 1
  }

  /// The entity that an entity was merged into.
  func find(_ entity: Int) -> Int {
    var entity = entity
    while entities[entity].parent != entity { entity = entities[entity].parent }
    return entity
  }

  /// Merges an entity into another, whose kind and name stay.
  mutating func merge(_ source: Int, into target: Int) {
    let source = find(source)
    let target = find(target)
    guard source != target else { return }
    let old = entities[source]
    entities[source].parent = target
    entities[target].count += old.count
    entities[target].last = max(entities[target].last, old.last)
    entities[target].lastSubject = max(entities[target].lastSubject, old.lastSubject)
    narrow(target, old.sexes, old.number, old.nature)
    if entities[target].kind == nil { entities[target].kind = old.kind }
    for role in old.roles { addRole(role, to: target) }
    for (gold, count) in old.gold { entities[target].gold[gold, default: 0] += count }
  }

  /// Adds a mention to an entity.
  mutating func add(_ index: Int, to entity: Int, confidence: Double) {
    let entity = find(entity)
    mentions[index].entity = entity
    mentions[index].confidence = confidence
    let mention = mentions[index]
    entities[entity].count += 1
    entities[entity].last = max(entities[entity].last, index)
    if mention.role == .subject { entities[entity].lastSubject = max(entities[entity].lastSubject, index) }
    narrow(entity, mention.sexes, mention.number, mention.nature)
    if mention.kind == .nominal, !mention.isCoordination { addRole(mention.head, to: entity) }
    if let gold, let answer = gold(mention.head) { entities[entity].gold[answer, default: 0] += 1 }
    touch(entity)
  }

  private mutating func narrow(
    _ entity: Int, _ sexes: PersonWords.Sexes, _ number: Number, _ nature: Nature
  ) {
    let common = entities[entity].sexes.intersection(sexes)
    if !common.isEmpty { entities[entity].sexes = common }
    if entities[entity].number == .unknown { entities[entity].number = number }
    if entities[entity].nature == .unknown { entities[entity].nature = nature }
  }

  mutating func addRole(_ head: Int, to entity: Int) {
    if entities[entity].roles.count >= CoreferenceScan.mostRoles { entities[entity].roles.removeFirst() }
    entities[entity].roles.append(head)
    let lemma = lemma(head)
    var list = entitiesOfLemma[lemma] ?? []
    if list.last != entity {
      if list.count >= CoreferenceScan.window { list.removeFirst() }
      list.append(entity)
      entitiesOfLemma[lemma] = list
    }
  }

  /// A token's lemma in lower case.
  func lemma(_ token: Int) -> String {
    let lemma = tokens[token].lemma
    return lemma.utf8.contains { $0 &- 0x41 < 26 } ? lemma.lowercased() : lemma
  }

  /// Puts an entity at the front of what pronouns choose from.
  private mutating func touch(_ entity: Int) {
    let state = entities[entity]
    if state.number != .singular || state.nature == .group {
      CoreferenceScan.moveToFront(entity, &recentPlurals)
      if state.nature == .group { CoreferenceScan.moveToFront(entity, &recentThings) }
    }
    if state.number == .plural { return }
    switch state.nature {
    case .person:
      CoreferenceScan.moveToFront(entity, &recentPersons)
      CoreferenceScan.moveToFront(entity, &recentPlurals)
    case .thing, .unknown: CoreferenceScan.moveToFront(entity, &recentThings)
    case .group: break
    }
  }

  private static func moveToFront(_ entity: Int, _ list: inout [Int]) {
    if let place = list.firstIndex(of: entity) {
      list.remove(at: place)
    } else if list.count >= window {
      list.removeLast()
    }
    list.insert(entity, at: 0)
  }

  private mutating func resolve(_ index: Int) {
    switch mentions[index].kind {
    case .name: resolveName(index)
    case .nominal: resolveNominal(index)
    case .pronoun: resolvePronoun(index)
    }
  }

  private mutating func resolveName(_ index: Int) {
    let entity = mentions[index].name
    add(index, to: entity, confidence: 0.95)
    for title in names.titles[mentions[index].head, default: []] { addRole(title, to: find(entity)) }
    linkDescription(of: index)
  }
}
