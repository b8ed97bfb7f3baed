import Codebook
import Language
import Records

/// Finds who appears in a document: names of the codebook, people and bodies that the document introduces in its
/// own words, descriptions, unnamed sources and pronouns.
///
/// Works in passes, each once over the tokens; what an earlier pass took, a later one leaves alone.
struct CastFinder {
  let text: AnnotatedText
  let codebook: Codebook
  let words: ReadingLexicons
  let structures: [SentenceStructure]
  /// Capitalised words beside a verb of saying anywhere in the document, in lower case.
  let speakingNames: Set<String>

  var cast = Cast()
  /// The mention that covers each token, or -1.
  var mentionByToken: [Int]
  /// The mentions that start at a token, in the order in which they were found.
  var mentionsByStart: [Int: [Int]] = [:]
  /// The tokens of a title that belongs to a name: no description of their own.
  var isTitle: [Bool]
  /// Where the office ends that a token starts, and which it is.
  var officeByStart: [Int: (end: Int, office: Int)] = [:]
  /// Where the office starts that ends before a token, and which it is.
  var officeByEnd: [Int: (start: Int, office: Int)] = [:]
  var entityByID: [String: Int] = [:]
  var entityByName: [String: Int] = [:]
  var personByFamilyName: [String: Int] = [:]
  /// The longest name the document gives each entity.
  var documentNames: [Int: String] = [:]

  private init(
    text: AnnotatedText, codebook: Codebook, words: ReadingLexicons, structures: [SentenceStructure]
  ) {
    self.text = text
    self.codebook = codebook
    self.words = words
    cast.ownVoices = words.ownVoices
    self.structures = structures
    self.mentionByToken = Array(repeating: -1, count: text.tokens.count)
    self.isTitle = Array(repeating: false, count: text.tokens.count)
    var speaking: Set<String> = []
    for index in text.tokens.indices where words.isSpeech(text.tokens[index]) {
      for neighbour in [index - 1, index + 1] where text.tokens.indices.contains(neighbour) {
        let token = text.tokens[neighbour]
        if token.form.first?.isUppercase == true { speaking.insert(token.lower) }
      }
    }
    speakingNames = speaking
  }

  /// The cast of a document.
  static func cast(
    of text: AnnotatedText, codebook: Codebook, words: ReadingLexicons, structures: [SentenceStructure]
  ) -> Cast {
    var finder = CastFinder(text: text, codebook: codebook, words: words, structures: structures)
    finder.findOffices()
    finder.findNames()
    finder.findPeopleAndBodies()
    finder.findFamilyNames()
    finder.findShortNames()
    finder.findDescriptions()
    finder.findMembers()
    finder.settleNames()
    finder.cast.finish(tokenCount: text.tokens.count)
    finder.findPairs()
    finder.findPronouns()
    finder.cast.finish(tokenCount: text.tokens.count)
    return finder.cast
  }

  // MARK: What the passes share

  mutating func take(_ mention: Mention) {
    for token in mention.tokens { mentionByToken[token] = cast.mentions.count }
    for token in mention.whole { isTitle[token] = true }
    append(mention)
  }

  mutating func append(_ mention: Mention) {
    mentionsByStart[mention.tokens.lowerBound, default: []].append(cast.mentions.count)
    cast.mentions.append(mention)
  }

  func isTaken(_ token: Int) -> Bool {
    mentionByToken[token] >= 0
  }

  func isFree(_ range: Range<Int>) -> Bool {
    !range.contains { isTaken($0) }
  }

  func words(at range: Range<Int>) -> String {
    text.text(text.offsets(ofTokens: range))
  }

  func isCapitalised(_ index: Int) -> Bool {
    guard let scalar = text.tokens[index].form.unicodeScalars.first else { return false }
    return scalar.properties.isUppercase
  }

  func isSentenceStart(_ index: Int) -> Bool {
    let sentence = text.sentences[text.sentenceIndex(ofToken: index)]
    var first = sentence.tokens.lowerBound
    while first < index, text.tokens[first].partOfSpeech == .punctuation || text.tokens[first].partOfSpeech == .symbol {
      first += 1
    }
    return first == index
  }

  /// Gives an entity a longer name where the document has one.
  mutating func name(_ entity: Int, _ name: String) {
    guard !isCompound(name) || documentNames[entity] == nil && cast.entities[entity].id == nil else { return }
    if let known = documentNames[entity] {
      // A heading's capitals give way to the name as the text writes it.
      let wasShouted = !known.contains(where: \.isLowercase)
      let isShouted = !name.contains(where: \.isLowercase)
      let isLonger = name.unicodeScalars.count > known.unicodeScalars.count
      guard isLonger && (!isShouted || wasShouted) || wasShouted && !isShouted && known.count > 3 else { return }
    }
    documentNames[entity] = name
  }

  /// Whether a name is two persons' ("the Berg-Lund summit") or a label's and a person's ("GRAPHIC-Lund").
  private func isCompound(_ name: String) -> Bool {
    let parts = name.split(separator: "-")
    guard parts.count == 2 else { return false }
    if parts.allSatisfy({ personByFamilyName[$0.lowercased()] != nil }) { return true }
    return parts.contains { $0.count > 3 && !$0.contains(where: \.isLowercase) }
      && parts.contains { $0.contains(where: \.isLowercase) }
  }

  private mutating func settleNames() {
    for (entity, name) in documentNames { cast.entities[entity].name = name }
  }

  /// The entity of an actor of the codebook, with whoever it acts for.
  mutating func entity(of actor: CodebookActor) -> Int {
    if let known = entityByID[actor.id] { return known }
    let kind: Entity.Kind =
      switch actor.kind {
      case .state: .state
      case .organisation: .organisation
      case .group: .group
      case .person: .person
      case .outlet: .outlet
      case .place: .place
      }
    let index = cast.entities.count
    let family = kind == .person ? actor.name.split(separator: " ").last.map { $0.lowercased() } : nil
    cast.entities.append(
      Entity(id: actor.id, name: actor.name, kind: kind, gender: actor.gender, familyName: family))
    entityByID[actor.id] = index
    let role = role(of: actor)
    if let sideID = actor.partOf ?? role?.of ?? commonState(of: actor), let side = codebook.actor(sideID) {
      cast.entities[index].side = entity(of: side)
    }
    cast.entities[index].office = role?.title.lowercased()
    return index
  }

  /// The role a person of the codebook holds on the document's date; without a date, the only one there ever was.
  private func role(of actor: CodebookActor) -> CodebookActor.Role? {
    if let date = text.document.published?.value { return actor.roles.last { $0.covers(day: date) } }
    return actor.roles.count == 1 ? actor.roles[0] : nil
  }

  /// The one state for which a person held all roles, where no date tells which; who held none on the day acts for
  /// nobody.
  private func commonState(of actor: CodebookActor) -> String? {
    guard text.document.published == nil else { return nil }
    let states = Set(actor.roles.map { state(of: $0.of) })
    return states.count == 1 ? states.first : nil
  }

  /// The state at the end of the chain of belonging, or the last link.
  private func state(of id: String) -> String {
    var current = id
    for _ in 0..<4 {
      guard let next = codebook.actor(current)?.partOf else { return current }
      current = next
    }
    return current
  }

  /// An entity that the codebook does not know, by its name.
  mutating func entity(named name: String, kind: Entity.Kind) -> Int {
    let key = name.lowercased()
    if let known = entityByName[key] { return known }
    let index = cast.entities.count
    cast.entities.append(Entity(id: nil, name: name, kind: kind))
    entityByName[key] = index
    return index
  }
}
