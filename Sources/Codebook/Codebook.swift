internal import CodebookData

/// Who is who and what counts: actors, issues, offices and named phrase lists.
///
///     let codebook = try Codebook.standard()
///     codebook.actor("UKR")?.capitals  // ["Kyiv", "Kiev"]
public struct Codebook: Sendable {
  /// All names of all actors but bare family names; case counts.
  public let names: PhraseIndex<NameSense>
  /// Family names as news uses them alone, each with the ids of the persons; case counts.
  public let familyNames: PhraseIndex<String>
  /// The terms of all issues, each with its issue's id.
  public let issueTerms: PhraseIndex<String>
  /// The titles of all offices, each with its office's place in `offices`.
  public let officeTitles: PhraseIndex<Int>

  private let tables: CodebookTables
  private let lexiconIndexes: [String: PhraseIndex<Int>]

  /// The codebook that the program brings along.
  ///
  /// - Throws: `CodebookError` where one of its own files is faulty.
  public static func standard() throws(CodebookError) -> Codebook {
    var tables = CodebookTables()
    for index in 0..<codebook_data_count() {
      let file = codebook_data_file(index)
      let bytes = UnsafeRawBufferPointer(start: file.bytes, count: file.length)
      try tables.read(builtIn: bytes, path: String(cString: file.name))
    }
    try tables.resolve()
    return Codebook(tables)
  }

  /// This codebook with what a file adds.
  ///
  /// An id that is known gets the fields given; lists grow, unless the key ends in `!` ("aliases!"), which
  /// replaces them.
  ///
  /// - Parameters:
  ///   - yaml: the file's text.
  ///   - path: the file, as errors shall name it.
  public func merging(yaml: String, path: String) throws(CodebookError) -> Codebook {
    var tables = tables
    try tables.read(yaml: yaml, path: path)
    try tables.resolve()
    return Codebook(tables)
  }

  /// This codebook with the actors that its corrections merge made one.
  ///
  /// It is for comparing what was read: the reading itself knows both names all the same.
  public func mergingActors() -> Codebook {
    guard !corrections.isEmpty else { return self }
    var tables = tables
    tables.mergeActors()
    return Codebook(tables)
  }

  /// Indexes what was read.
  private init(_ tables: CodebookTables) {
    self.tables = tables
    var names: [(phrase: String, value: NameSense)] = []
    var families: [(phrase: String, value: String)] = []
    for actor in tables.actors {
      let ambiguous = Set(actor.ambiguous)
      func add(_ phrases: [String], _ use: NameSense.Use) {
        for phrase in phrases {
          let sense = NameSense(actor: actor.id, use: use, isAmbiguous: ambiguous.contains(phrase))
          names.append((phrase: phrase, value: sense))
        }
      }
      add([actor.name], .name)
      add(actor.aliases, .alias)
      add(actor.adjectives, .adjective)
      add(actor.people, .people)
      add(actor.capitals, .capital)
      add(actor.metonyms, .metonym)
      for family in actor.familyNames { families.append((phrase: family, value: actor.id)) }
    }
    self.names = PhraseIndex(names, exactCase: true)
    self.familyNames = PhraseIndex(families, exactCase: true)
    self.issueTerms = PhraseIndex(
      tables.issues.flatMap { issue in issue.terms.map { (phrase: $0, value: issue.id) } }, exactCase: false)
    self.officeTitles = PhraseIndex(
      tables.offices.enumerated().flatMap { index, office in
        ([office.title] + office.aliases).map { (phrase: $0, value: index) }
      }, exactCase: false)
    self.lexiconIndexes = tables.lexicons.mapValues { phrases in
      PhraseIndex(phrases.enumerated().map { (phrase: $1, value: $0) }, exactCase: false)
    }
  }

  /// All actors, in the order of the files.
  public var actors: [CodebookActor] { tables.actors }

  /// The actor of an id, or nil.
  public func actor(_ id: String) -> CodebookActor? {
    tables.actorIndex[id].map { tables.actors[$0] }
  }

  /// All issues, in the order of the files.
  public var issues: [CodebookIssue] { tables.issues }

  /// The issue of an id, or nil.
  public func issue(_ id: String) -> CodebookIssue? {
    tables.issueIndex[id].map { tables.issues[$0] }
  }

  /// All offices, in the order of the files.
  public var offices: [Office] { tables.offices }

  /// What an analyst corrects of what is read, in the order of the files.
  public var corrections: [Correction] { tables.corrections }

  /// What a rule of the reading does, in a line; nil for a rule that nobody described.
  ///
  /// The parts that a rule adds to its name are described after it: `threat.action+unless`.
  public func description(ofRule name: String) -> String? {
    guard let base = name.split(separator: "+").first, let text = tables.rules[String(base)] else { return nil }
    let parts = name.dropFirst(base.count).split(separator: "+").compactMap { tables.rules["+\($0)"] }
    return ([text] + parts).joined(separator: " ")
  }

  /// The named phrase lists.
  public var lexicons: [String: [String]] { tables.lexicons }

  /// A named phrase list as an index whose values are places in the list; empty where the name is unknown.
  public func lexicon(_ name: String) -> PhraseIndex<Int> {
    lexiconIndexes[name] ?? PhraseIndex([], exactCase: false)
  }
}
