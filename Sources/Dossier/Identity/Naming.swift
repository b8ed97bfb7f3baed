/// What sort of name a mention's name is, judged by its words.
enum Naming {
  /// A person's full name.
  case person(PersonName)
  /// One capitalised word: a family name, or an organisation's name.
  case bare(PersonName)
  /// A group or organisation, by its name or as "the union".
  case collective(key: String)
  /// Somebody without a name: a pronoun, "a senior official", "two diplomats".
  case description

  /// Judges a name.
  init(_ name: String, _ lexicon: Lexicon) {
    var words = Words.scan(name)
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
    if lexicon.descriptionNouns.contains(Stem.of(head.folded)), !head.isCapitalised || words.count == 1 {
      self = .description
      return
    }
    if words.allSatisfy({ ClosedWords.pronouns.contains($0.folded) && !$0.isAcronym }) {
      self = .description
      return
    }
    let key = words.map(\.folded).joined()
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
}
