internal import Yams

/// What all files of a codebook say together, before it is indexed.
struct CodebookTables: Sendable {
  private(set) var actors: [CodebookActor] = []
  private(set) var issues: [CodebookIssue] = []
  private(set) var offices: [Office] = []
  private(set) var lexicons: [String: [String]] = [:]
  /// What each rule of the reading does, by its name.
  private(set) var rules: [String: String] = [:]
  /// What an analyst corrects, in the order of the files.
  var corrections: [Correction] = []
  private(set) var actorIndex: [String: Int] = [:]
  private(set) var issueIndex: [String: Int] = [:]
  private var officeIndex: [String: Int] = [:]
  /// What is still to be checked, in the order of the files.
  private var references: [Reference] = []

  /// A mention of an actor's id, checked when all files are read.
  private struct Reference: Sendable {
    let actor: String
    let key: StaticString
    let path: String
    let line: Int?
  }

  /// Adds what one of the program's own files says: the same as `read(yaml:path:)`, faster where it is a plain list.
  mutating func read(builtIn bytes: UnsafeRawBufferPointer, path: String) throws(CodebookError) {
    if let items = PlainActors.read(bytes), add(items, path: path) { return }
    try read(yaml: String(decoding: bytes, as: UTF8.self), path: path)
  }

  /// Adds what a file says; an id that is known already gets the fields given, and longer lists.
  mutating func read(yaml: String, path: String) throws(CodebookError) {
    let file = try CodebookFile(yaml: yaml, path: path)
    for entry in try file.entries(
      of: file.root, "the file", allowed: ["actors", "issues", "offices", "lexicons", "corrections", "rules"])
    {
      guard !entry.replaces else {
        throw CodebookError(path: path, line: entry.line, reason: "'\(entry.key)!' is not allowed at the top level")
      }
      switch entry.key {
      case "actors": try readActors(entry.value, file: file)
      case "issues": try readIssues(entry.value, file: file)
      case "offices": try readOffices(entry.value, file: file)
      case "rules": try readRules(entry.value, file: file)
      case "corrections": try readCorrections(entry.value, file: file)
      default: try readLexicons(entry.value, file: file)
      }
    }
  }

  /// Checks that every id that is referred to is an actor's.
  mutating func resolve() throws(CodebookError) {
    for reference in references where actorIndex[reference.actor] == nil {
      throw CodebookError(
        path: reference.path, line: reference.line,
        reason: "no actor has the id '\(CodebookFile.oneLine(reference.actor))' that '\(reference.key)' names")
    }
    references = []
    try resolveCorrections()
  }

  /// The actors with those that corrections merge made one: names and offices go to the one that remains.
  mutating func mergeActors() {
    var target: [String: String] = [:]
    for case .merge(let names, let into) in corrections.map(\.action) where actorIndex[into] != nil {
      for name in names where name != into && actorIndex[name] != nil { target[name] = into }
    }
    guard !target.isEmpty else { return }
    func final(_ id: String) -> String {
      var id = id
      var seen: Set<String> = []
      while let next = target[id], seen.insert(id).inserted { id = next }
      return id
    }
    // Merges in a circle leave all as they are.
    let merged = Set(target.keys.filter { target[final($0)] == nil })
    for actor in actors where merged.contains(actor.id) {
      guard let place = actorIndex[final(actor.id)] else { continue }
      for alias in [actor.name] + actor.aliases where !actors[place].aliases.contains(alias) {
        actors[place].aliases.append(alias)
      }
      for family in actor.familyNames where !actors[place].familyNames.contains(family) {
        actors[place].familyNames.append(family)
      }
      for role in actor.roles where !actors[place].roles.contains(role) { actors[place].roles.append(role) }
    }
    actors.removeAll { merged.contains($0.id) }
    actorIndex = Dictionary(actors.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    for place in actors.indices {
      actors[place].partOf = actors[place].partOf.map(final)
      actors[place].members = actors[place].members.map(final)
      for role in actors[place].roles.indices {
        actors[place].roles[role].of = final(actors[place].roles[role].of)
      }
    }
  }

  // MARK: Actors

  private static let actorKeys: Set<String> = [
    "id", "kind", "name", "aliases", "adjectives", "people", "capitals", "metonyms", "ambiguous", "family", "members",
    "gender", "roles", "partOf",
  ]

  private mutating func readActors(_ node: Node, file: CodebookFile) throws(CodebookError) {
    var seen: Set<String> = []
    for item in try file.items(of: node, "actors") {
      let entries = try file.entries(of: item, "an actor", allowed: Self.actorKeys)
      let id = try identity("id", in: entries, of: item, file: file, seen: &seen, "an actor")
      var actor: CodebookActor
      if let known = actorIndex[id] {
        actor = actors[known]
      } else {
        guard let kind = entries.first(where: { $0.key == "kind" }) else {
          throw file.error(at: item, "the actor '\(id)' has no 'kind'")
        }
        guard let name = entries.first(where: { $0.key == "name" }) else {
          throw file.error(at: item, "the actor '\(id)' has no 'name'")
        }
        actor = CodebookActor(
          id: id, kind: try file.choice(of: kind.value, "kind", as: CodebookActor.Kind.self),
          name: try file.text(of: name.value, "'name'"))
      }
      for entry in entries { try set(entry, of: &actor, file: file) }
      if let known = actorIndex[id] {
        actors[known] = actor
      } else {
        actorIndex[id] = actors.count
        actors.append(actor)
      }
    }
  }

  private mutating func set(
    _ entry: CodebookFile.Entry, of actor: inout CodebookActor, file: CodebookFile
  ) throws(CodebookError) {
    switch entry.key {
    case "kind": actor.kind = try file.choice(of: entry.value, "kind", as: CodebookActor.Kind.self)
    case "name":
      actor.name = try file.text(of: entry.value, "'\(entry.key)'")
      try file.check(actor.name, at: entry.value, "'\(entry.key)'")
    case "aliases": extend(&actor.aliases, try file.phrases(of: entry.value, "'\(entry.key)'"), entry)
    case "adjectives": extend(&actor.adjectives, try file.phrases(of: entry.value, "'\(entry.key)'"), entry)
    case "people": extend(&actor.people, try file.phrases(of: entry.value, "'\(entry.key)'"), entry)
    case "capitals": extend(&actor.capitals, try file.phrases(of: entry.value, "'\(entry.key)'"), entry)
    case "metonyms": extend(&actor.metonyms, try file.phrases(of: entry.value, "'\(entry.key)'"), entry)
    case "ambiguous": extend(&actor.ambiguous, try file.texts(of: entry.value, "'\(entry.key)'"), entry)
    case "family": extend(&actor.familyNames, try file.phrases(of: entry.value, "'\(entry.key)'"), entry)
    case "members":
      let members = try file.texts(of: entry.value, "'\(entry.key)'")
      for member in members { refer(to: member, key: "members", path: file.path, line: entry.line) }
      extend(&actor.members, members, entry)
    case "gender": actor.gender = try file.choice(of: entry.value, "gender", as: CodebookActor.Gender.self)
    case "roles": extend(&actor.roles, try roles(entry.value, file: file), entry)
    case "partOf":
      let whole = try file.text(of: entry.value, "'\(entry.key)'")
      refer(to: whole, key: "partOf", path: file.path, line: entry.line)
      actor.partOf = whole
    default: break
    }
  }

  private mutating func roles(_ node: Node, file: CodebookFile) throws(CodebookError) -> [CodebookActor.Role] {
    var roles: [CodebookActor.Role] = []
    for item in try file.items(of: node, "'roles'") {
      var title: String?
      var place: String?
      var from: String?
      var until: String?
      for entry in try file.entries(of: item, "a role", allowed: ["title", "of", "from", "until"]) {
        switch entry.key {
        case "title": title = try file.text(of: entry.value, "'title'")
        case "of":
          let id = try file.text(of: entry.value, "'of'")
          refer(to: id, key: "of", path: file.path, line: entry.line)
          place = id
        case "from": from = try file.date(of: entry.value, "'from'")
        default: until = try file.date(of: entry.value, "'until'")
        }
      }
      guard let title, let place else { throw file.error(at: item, "a role needs 'title' and 'of'") }
      roles.append(CodebookActor.Role(title: title, of: place, from: from, until: until))
    }
    return roles
  }

  private mutating func refer(to actor: String, key: StaticString, path: String, line: Int?) {
    references.append(Reference(actor: actor, key: key, path: path, line: line))
  }

  /// Adds actors of one of the program's own files, unless one of them is known already: then nothing is added.
  private mutating func add(_ items: [PlainActors.Item], path: String) -> Bool {
    var added: Set<String> = []
    added.reserveCapacity(items.count)
    for item in items where actorIndex[item.actor.id] != nil || !added.insert(item.actor.id).inserted { return false }
    actorIndex.reserveCapacity(actors.count + items.count)
    for item in items {
      actorIndex[item.actor.id] = actors.count
      actors.append(item.actor)
      for role in item.actor.roles { refer(to: role.of, key: "of", path: path, line: item.line) }
      for member in item.actor.members { refer(to: member, key: "members", path: path, line: item.line) }
      if let whole = item.actor.partOf { refer(to: whole, key: "partOf", path: path, line: item.line) }
    }
    return true
  }

  // MARK: Issues, offices, lexicons

  private mutating func readIssues(_ node: Node, file: CodebookFile) throws(CodebookError) {
    var seen: Set<String> = []
    for item in try file.items(of: node, "issues") {
      let entries = try file.entries(of: item, "an issue", allowed: ["id", "label", "terms"])
      let id = try identity("id", in: entries, of: item, file: file, seen: &seen, "an issue")
      var issue = issueIndex[id].map { issues[$0] } ?? CodebookIssue(id: id, label: "", terms: [])
      for entry in entries {
        switch entry.key {
        case "label": issue.label = try file.text(of: entry.value, "'label'")
        case "terms": extend(&issue.terms, try file.phrases(of: entry.value, "'terms'"), entry)
        default: break
        }
      }
      guard !issue.label.isEmpty else { throw file.error(at: item, "the issue '\(id)' has no 'label'") }
      if let known = issueIndex[id] {
        issues[known] = issue
      } else {
        issueIndex[id] = issues.count
        issues.append(issue)
      }
    }
  }

  private mutating func readOffices(_ node: Node, file: CodebookFile) throws(CodebookError) {
    var seen: Set<String> = []
    for item in try file.items(of: node, "offices") {
      let entries = try file.entries(of: item, "an office", allowed: ["title", "aliases", "rank"])
      let title = try identity("title", in: entries, of: item, file: file, seen: &seen, "an office")
      var office = officeIndex[title].map { offices[$0] } ?? Office(title: title, aliases: [], rank: "")
      for entry in entries {
        switch entry.key {
        case "title": try file.check(title, at: entry.value, "'title'")
        case "aliases": extend(&office.aliases, try file.phrases(of: entry.value, "'aliases'"), entry)
        default: office.rank = try file.text(of: entry.value, "'rank'")
        }
      }
      guard !office.rank.isEmpty else { throw file.error(at: item, "the office '\(title)' has no 'rank'") }
      if let known = officeIndex[title] {
        offices[known] = office
      } else {
        officeIndex[title] = offices.count
        offices.append(office)
      }
    }
  }

  private mutating func readLexicons(_ node: Node, file: CodebookFile) throws(CodebookError) {
    for entry in try file.entries(of: node, "lexicons") {
      extend(
        &lexicons[entry.key, default: []],
        try file.phrases(of: entry.value, "lexicon '\(CodebookFile.oneLine(entry.key))'"), entry)
    }
  }

  private mutating func readRules(_ node: Node, file: CodebookFile) throws(CodebookError) {
    for entry in try file.entries(of: node, "rules") {
      rules[entry.key] = try file.text(of: entry.value, "rule '\(CodebookFile.oneLine(entry.key))'")
    }
  }

  /// The id of an item, which may stand only once in a file.
  private func identity(
    _ key: String, in entries: [CodebookFile.Entry], of item: Node, file: CodebookFile, seen: inout Set<String>,
    _ what: String
  ) throws(CodebookError) -> String {
    guard let entry = entries.first(where: { $0.key == key }) else {
      throw file.error(at: item, "\(what) has no '\(key)'")
    }
    let id = try file.text(of: entry.value, "'\(key)'")
    guard seen.insert(id).inserted else {
      throw file.error(at: entry.value, "the \(key) '\(CodebookFile.oneLine(id))' is used twice in this file")
    }
    return id
  }

  /// Makes a list longer, or another one where the key ended in `!`.
  private func extend<Item: Hashable>(_ list: inout [Item], _ more: [Item], _ entry: CodebookFile.Entry) {
    if entry.replaces { list = [] }
    guard list.count + more.count > 32 else {
      for item in more where !list.contains(item) { list.append(item) }
      return
    }
    var known = Set(list)
    for item in more where known.insert(item).inserted { list.append(item) }
  }
}
