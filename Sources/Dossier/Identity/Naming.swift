/// What sort of name a mention's name is, judged by its words.
enum Naming {
  /// A person's full name.
  case person(PersonName)
  /// One capitalised word: a family name, or an organisation's name.
  case bare(PersonName)
  /// A group or organisation, by its name or as "the union".
  case collective(key: String)
  /// A body by what it is: "Taliban leaders", "the rebels".
  case body(key: String)
  /// Somebody without a name: a pronoun, "a senior official", "two diplomats".
  case description

  /// Judges a name.
  init(_ name: String, _ lexicon: Lexicon) {
    // What stands behind a comma or in brackets says more of somebody named before.
    var words = Words.scan(String(name.prefix { $0 != "," && $0 != "(" }))
    guard let first = words.first else {
      self = .description
      return
    }
    if ClosedWords.indefinites.contains(first.folded), !first.isAcronym || words.count > 1,
      !first.isCapitalised || words.count > 1
    {
      self = .description
      return
    }
    if ClosedWords.determiners.contains(first.folded), words.count > 1 { words.removeFirst() }
    // The head stands before "of", "in", "with"; "officials familiar with the talks" are officials.
    let head = words.prefix { !ClosedWords.headEnds.contains($0.folded) }.last ?? words[0]
    let headStem = Stem.of(head.folded)
    // "Jong-un" and "al-Jubeir" are names though a part of them is in lower case.
    let isPlain = Self.isPlain(name, head)
    func isCommon(_ word: Words.Word) -> Bool {
      lexicon.descriptionNouns.contains(Stem.of(word.folded)) || lexicon.personTitles.contains(word.folded)
    }
    if lexicon.pacts.contains(headStem)
      || (lexicon.descriptionNouns.contains(headStem) && (isPlain || words.count == 1))
      || (lexicon.personNouns.contains(headStem) && words.count == 2 && words.allSatisfy(isCommon))
      || (lexicon.memberNouns.contains(head.folded) && words.count > 1) || Self.isSeat(name)
    {
      self = .description
      return
    }
    if words.allSatisfy({ ClosedWords.pronouns.contains($0.folded) && !$0.isAcronym }) {
      self = .description
      return
    }
    let key = words.map(\.folded).joined()
    if words.count > 1, isPlain {
      // "Pro-Russian rebels" and "pro-Russian separatists" are one side under two words for it.
      let isSide = lexicon.sideNouns.contains(headStem) && head == words.last
      self = .body(key: isSide ? words.dropLast().map(\.folded).joined() + " side" : key)
      return
    }
    guard let person = PersonName(name, lexicon) else {
      self = .collective(key: key)
      return
    }
    if !person.isBare {
      self = .person(person)
    } else if let only = words.last, only.isCapitalised, !only.isAcronym {
      self = .bare(person)
    } else {
      self = .collective(key: key)
    }
  }

  /// Whether the word of a name that holds its head has no capital.
  private static func isPlain(_ name: String, _ head: Words.Word) -> Bool {
    guard !head.isCapitalised else { return false }
    let piece = name.split(whereSeparator: { $0.isWhitespace }).last { Words.split(String($0)).contains(head.folded) }
    return piece.map { !$0.unicodeScalars.contains { $0.properties.isUppercase } } ?? true
  }

  /// Whether it is the party and state that stand behind a lawmaker's name: "D-Conn.".
  private static func isSeat(_ name: String) -> Bool {
    let scalars = Array(name.unicodeScalars.prefix(3))
    return scalars.count == 3 && scalars[0].properties.isUppercase && scalars[1] == "-"
      && scalars[2].properties.isUppercase
      && !name.contains(" ") && name.hasSuffix(".")
  }

  /// Whether it is a group or organisation, by its name or by what it is.
  var isCollective: Bool {
    switch self {
    case .collective, .body: true
    case .person, .bare, .description: false
    }
  }

  /// Whether it is a group or organisation by what it is.
  var isBody: Bool {
    switch self {
    case .body: true
    case .person, .bare, .collective, .description: false
    }
  }
}
