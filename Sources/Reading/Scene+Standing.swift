import Codebook
import Language
import Records

extension Scene {
  /// What stands between the page and a record's actor, whose words it rests on, and how real it is.
  struct Standing {
    var according: [Carrier]
    var form: Record.Form
    var modality: Record.Modality
    var attribution: String?
    var said: Record.Saying?
  }

  /// What a record asks its standing for.
  struct Told {
    /// The code points of what it is about.
    var range: Range<Int>
    /// The entity whose act or stance it is, or nil.
    var actor: Int?
    /// The verb group that says it, with its sentence, for mood.
    var verb: (sentence: Int, group: Int)?
    /// Whether the verb itself tells of a saying ("threatened", "rejected").
    var speaks: Bool
    /// The word that carries the record, which has to be said too where somebody stands in between; nil where `range`
    /// is all there is.
    var word: Int?
    /// Whether its actor is only who says so: the source of a number, an accuser.
    var isClaim = false
    /// Whether it is an event that several share: a meeting, a truce in force.
    ///
    /// Whoever tells of one is at first hand.
    var isEvent = false
  }

  /// The standing of a record.
  func standing(of told: Told) -> Standing {
    let within = sayings(around: told.range)
    let around = carrying(told)
    var according: [Carrier] = []
    var isHearsay =
      told.isClaim && told.actor.map { kind(of: $0) == .anonymous } ?? false
      || text.tokens[tokens(in: told.range)].contains { Self.hearsay.contains($0.lower) }
    if let verb = told.verb {
      // "Hamas reportedly accepted it": the word stands beside the verb, outside what was accepted.
      let group = structures[verb.sentence].verbGroups[verb.group].tokens
      isHearsay =
        isHearsay
        || (max(0, group.lowerBound - 1)..<group.upperBound).contains {
          Self.hearsay.contains(text.tokens[$0].lower)
        }
    }
    var isDenied = false
    var isSecondHand = false
    for index in around {
      let saying = sayings[index]
      isHearsay = isHearsay || saying.isHearsay
      isDenied = isDenied || saying.isDenial
      for carrier in saying.carriers.map({ link(of: $0) }) where !according.contains(carrier) {
        according.append(carrier)
      }
      if let source = saying.source {
        guard let entity = entity(of: source), !isOwn(saying, entity, told.actor) else { continue }
        let carrier = link(of: source)
        if isOwnOutlet(carrier) { continue }
        if !according.contains(carrier) { according.append(carrier) }
        if let actor = told.actor, !told.isEvent, !cast.isSameSide(entity, actor) { isSecondHand = true }
      } else if let tokens = saying.sourceTokens {
        let carrier = Carrier(
          name: text.text(text.offsets(ofTokens: tokens)), actor: nil, kind: isNamed(tokens) ? .named : .anonymous)
        if !isOwnOutlet(carrier) { according.append(carrier) }
      }
    }
    let isInferred = around.contains { sayings[$0].isInference }
    var modality = Record.Modality.asserted
    if let verb = told.verb { modality = mood(of: verb) }
    if isDenied {
      modality = .denied
    } else if isHearsay || isSecondHand || according.contains(where: { $0.kind != .named }) {
      modality = .reported
    } else if isInferred, modality == .asserted {
      modality = .possible
    }
    return Standing(
      according: according, form: form(of: told, within: within, around: around, isInferred: isInferred),
      modality: modality, attribution: (around.last ?? ownSaying(of: told, within)).map { attributionIDs[$0] },
      said: said(told.range, around: within))
  }

  /// Whether a source is the record's own actor: himself, one of joint speakers, his own state speaking of what he does.
  private func isOwn(_ saying: Saying, _ entity: Int, _ actor: Int?) -> Bool {
    guard let actor else { return false }
    if entity == actor || saying.others.contains(where: { self.entity(of: $0) == actor }) { return true }
    return cast.entities[entity].kind != .person && cast.entities[actor].kind == .person
      && cast.root(of: actor) == entity
  }

  /// Whose words a record rests on.
  private func form(of told: Told, within: [Int], around: [Int], isInferred: Bool) -> Record.Form {
    if isInferred { return .outlet }
    let isQuoted = text.quotations[text.quotations(near: told.range)].contains {
      $0.depth == 0 && $0.content.lowerBound <= told.range.lowerBound && told.range.upperBound <= $0.content.upperBound
    }
    let isOwn = ownSaying(of: told, within) != nil
    if isQuoted, !around.isEmpty || isOwn { return .quote }
    if around.contains(where: { sayings[$0].quotation == .direct && sayings[$0].cue == nil }) { return .quote }
    return around.isEmpty && !isOwn && !told.speaks ? .outlet : .paraphrase
  }

  /// The saying of the record's own actor that has what the record is about: "Lund demanded that …".
  private func ownSaying(of told: Told, _ within: [Int]) -> Int? {
    guard let actor = told.actor, !told.isEvent else { return nil }
    return within.last { index in
      sayings[index].source.flatMap { entity(of: $0) } == actor
        || sayings[index].others.contains { entity(of: $0) == actor }
    }
  }

  /// Whether a word tells of something said: "rejected", "offered", "an appeal".
  func isSpeechAct(_ word: Int) -> Bool {
    let lemma = text.tokens[word].lemma
    return words.speechActs.contains(lemma) || words.claims.contains(lemma)
      || (words.speech.contains(lemma) || words.weakSpeech.contains(lemma) || words.speechWithObject.contains(lemma))
        && !words.thoughts.contains(lemma)
  }

  // MARK: Who carries it

  /// The sayings that carry a record, outermost first: those whose content has its word, and has it as something said.
  func carrying(_ told: Told) -> [Int] {
    let place = told.word.map { text.offsets(ofTokens: $0..<$0 + 1) } ?? told.range
    guard let word = told.word ?? tokens(in: told.range).first else { return [] }
    let outer = Set(speech.values(near: place) + speech.values(near: told.range))
    return sayings(outer.filter { reaches(sayings[$0], place) }).filter { carries(sayings[$0], word, told) }
  }

  /// Whether a saying's words reach over a place: in them, or between two parts of one reported clause, which a cue within
  /// it parts ("said that Lund [urged] Norway to sign").
  private func reaches(_ saying: Saying, _ place: Range<Int>) -> Bool {
    if saying.covers(place) { return true }
    guard saying.quotation != .direct, let first = saying.content.first, let last = saying.content.last,
      let cue = saying.cue,
      first.lowerBound <= place.lowerBound, place.upperBound <= last.upperBound
    else { return false }
    let sentence = text.sentences[saying.sentence].offsets
    return sentence.lowerBound <= first.lowerBound && last.upperBound <= sentence.upperBound
      && !text.offsets(ofTokens: cue).overlaps(place)
      && (saying.sourceTokens.map { !text.offsets(ofTokens: $0).overlaps(place) } ?? true)
  }

  /// Whether a saying has a word as something said, and not as what the outlet tells beside it.
  private func carries(_ saying: Saying, _ word: Int, _ told: Told) -> Bool {
    if !speaks(saying) { return false }
    guard let cue = saying.cue, saying.quotation != .direct, grammar.quotationByToken[word] < 0, grammar.tree.isParsed
    else { return true }
    // Words of the outlet's in another sentence than the cue.
    if text.sentenceIndex(ofToken: word) != text.sentenceIndex(ofToken: cue.lowerBound) { return false }
    let heads = cue.filter { [.verb, .auxiliary, .noun, .adjective].contains(text.tokens[$0].partOfSpeech) }
    if heads.contains(where: { isAside($0, from: word) }) { return false }
    return !isBackground(word, upTo: heads, told)
  }

  /// Whether those who are said to say something can: people, bodies, papers; not wars that "claim lives" and labels.
  private func speaks(_ saying: Saying) -> Bool {
    guard saying.source == nil, saying.lemma != "according", let tokens = saying.sourceTokens, let last = tokens.last
    else { return true }
    // A label of the outlet's own ("THE FACTS:").
    if saying.rule == "turn" { return false }
    return tokens.contains { index in
      let token = text.tokens[index]
      return [.properNoun, .pronoun].contains(token.partOfSpeech) || words.namesPeople(token.lemma)
        || words.speechNouns.contains(token.lemma) || words.sourceNouns.contains(token.lemma)
    } || text.tokens[last].partOfSpeech == .determiner || text.tokens[last].partOfSpeech == .adjective
  }

  /// Whether a cue stands in a clause beside the one that a word is in: "While some say …, Norway rejected it".
  private func isAside(_ cue: Int, from word: Int) -> Bool {
    var current = cue
    for _ in 0..<Self.highest {
      let relation = DependencyTree.base(text.tokens[current].relation)
      if relation == "advcl", !grammar.tree.extent(of: current).contains(word),
        let mark = grammar.tree.child(of: current, in: ["mark"]), Self.beside.contains(text.tokens[mark].lower)
      {
        return true
      }
      guard let head = text.tokens[current].head else { return false }
      current = head
    }
    return false
  }

  /// Whether the outlet tells a word as background within reported words: in a relative clause of its own, in a clause
  /// or phrase that only says when, or as something possessed that is spoken of ("Lund's offer was a trick").
  private func isBackground(_ word: Int, upTo cues: [Int], _ told: Told) -> Bool {
    let tokens = text.tokens
    var current = word
    for _ in 0..<Self.highest {
      let reach = grammar.tree.extent(of: current)
      if cues.contains(where: reach.contains) { return false }
      let relation = DependencyTree.base(tokens[current].relation)
      if tokens[current].relation == "acl:relcl", !isReported(current, by: cues), isOutletsRelative(current) {
        return true
      }
      if relation == "advcl", let mark = grammar.tree.child(of: current, in: ["mark"]) {
        let isTime = Self.times.contains(tokens[mark].lower)
        // "said the talks were dead after it had walked out": the clause hangs on the saying itself.
        if isTime, tokens[current].head.map(cues.contains) ?? false { return true }
        if isTime, told.isEvent, isPast(current) { return true }
        if Self.contrasts.contains(tokens[mark].lower), mark > 0,
          [",", "—", "–", "--"].contains(tokens[mark - 1].form),
          !isShifted(current)
        {
          return true
        }
      }
      // "said the army had left as the truce began": a clause of time that hangs beside the one that is said.
      if relation == "ccomp", told.isEvent, isPast(current), opensWithTime(reach) { return true }
      // "said it was hopeful — but the envoy left": another clause than the one that is said.
      if relation == "conj", tokens[current].head.map(cues.contains) ?? false,
        let coordinator = grammar.tree.child(of: current, in: ["cc"]), coordinator > 0,
        ["—", "–", "--", ";"].contains(tokens[coordinator - 1].form),
        grammar.tree.child(of: current, in: ["nsubj"]) != nil
      {
        return true
      }
      if told.isEvent, ["obl", "nmod"].contains(relation), isDefinite(current),
        let preposition = grammar.tree.child(of: current, in: ["case"]),
        Self.times.contains(tokens[preposition].lower) || Self.occasions.contains(tokens[preposition].lower)
      {
        return true
      }
      if current == word, relation == "nsubj", tokens[word].partOfSpeech == .noun,
        grammar.tree.children(of: word).contains(where: { tokens[$0].relation == "nmod:poss" })
      {
        return true
      }
      guard let head = tokens[current].head else { return false }
      current = head
    }
    return false
  }

  /// Whether a seeming relative clause is what somebody was told: "told the panel that Norway had left".
  private func isReported(_ verb: Int, by cues: [Int]) -> Bool {
    guard let noun = text.tokens[verb].head, let above = text.tokens[noun].head else { return false }
    return cues.contains(above) && ["obj", "iobj"].contains(DependencyTree.base(text.tokens[noun].relation))
      && grammar.tree.children(of: verb).contains { text.tokens[$0].lower == "that" }
  }

  /// Whether a clause opens with a word of time ("as …") or stands behind "by the time".
  private func opensWithTime(_ clause: Range<Int>) -> Bool {
    Self.times.contains(text.tokens[clause.lowerBound].lower)
      || clause.lowerBound > 0 && text.tokens[clause.lowerBound - 1].lower == "time"
  }

  /// Whether a relative clause adds what the outlet knows: behind a comma or dash, or of what has happened.
  private func isOutletsRelative(_ verb: Int) -> Bool {
    let start = grammar.tree.extent(of: verb).lowerBound
    guard start > 0,
      let opener = (start..<min(start + 3, verb + 1)).first(where: { Self.relatives.contains(text.tokens[$0].lower) })
    else { return false }
    return [",", "—", "–", "--"].contains(text.tokens[opener - 1].form)
      || text.tokens[opener].lower != "whose" && text.tokens[verb].xpos == "VBD"
  }

  /// Whether a clause tells of what has happened.
  private func isPast(_ verb: Int) -> Bool {
    text.tokens[verb].xpos == "VBD"
      || grammar.tree.children(of: verb).contains {
        DependencyTree.base(text.tokens[$0].relation) == "aux" && text.tokens[$0].xpos == "VBD"
      }
  }

  /// Whether a clause is put into reported speech by its tense: "would", "had".
  private func isShifted(_ verb: Int) -> Bool {
    grammar.tree.children(of: verb).contains { ["would", "had", "could", "might"].contains(text.tokens[$0].lower) }
  }

  private func isDefinite(_ noun: Int) -> Bool {
    grammar.tree.children(of: noun).contains { child in
      ["the", "this", "that", "these", "those"].contains(text.tokens[child].lower)
        || text.tokens[child].relation == "nmod:poss"
    }
  }

  // MARK: Names of sources

  func link(of mention: Int) -> Carrier {
    guard let entity = entity(of: mention) else { return Carrier(name: "", actor: nil, kind: .anonymous) }
    return Carrier(name: cast.entities[entity].name, actor: cast.entities[entity].id, kind: kind(of: entity))
  }

  /// What an entity is as a source.
  private func kind(of entity: Int) -> Carrier.Kind {
    let known = cast.entities[entity]
    return switch known.kind {
    case .outlet: .outlet
    case .anonymous: .anonymous
    default: isUnnamedGroup(known) ? .anonymous : isOutlet(known) ? .outlet : .named
    }
  }

  /// Whether a body that the codebook does not know is a paper or broadcaster by its name: "Channel 10".
  private func isOutlet(_ entity: Entity) -> Bool {
    entity.id == nil && entity.kind == .organisation && words.isOutletName(entity.name)
  }

  /// Whether a group is told by what its members are alone: "two Norwegian officials", "senior government aides".
  private func isUnnamedGroup(_ entity: Entity) -> Bool {
    guard entity.id == nil, entity.kind == .group, let last = entity.name.lowercased().split(separator: " ").last else {
      return false
    }
    if words.partyNouns.contains(String(last))
      || last.hasSuffix("s") && words.partyNouns.contains(String(last.dropLast()))
    {
      return true
    }
    return words.sourceNouns.contains(String(last))
      || last.hasSuffix("s") && words.sourceNouns.contains(String(last.dropLast())) && last != "leaders"
      || ["people", "spokesmen"].contains(last)
  }

  /// Whether words that the cast does not know are a name all the same ("Viguerie").
  func isNamed(_ tokens: Range<Int>) -> Bool {
    tokens.last.map { text.tokens[$0].partOfSpeech == .properNoun } ?? false
  }

  /// Whether an outlet is the one whose page this is.
  private func isOwnOutlet(_ link: Carrier) -> Bool {
    guard let outlet = text.document.outlet?.lowercased() else { return false }
    let name = link.name.lowercased()
    // "The Post" in the New York Post.
    return outlet == name || name.hasPrefix("the ") && outlet.hasSuffix(" " + name.dropFirst("the ".count))
  }

  /// How many words above another are looked at.
  private static let highest = 24
  private static let beside: Set<String> = [
    "while", "whereas", "although", "though", "after", "before", "because", "since",
  ]
  private static let contrasts: Set<String> = ["while", "whereas", "though", "although"]
  private static let times: Set<String> = ["after", "as", "before", "since", "once", "during", "following"]
  private static let occasions: Set<String> = ["at", "amid"]
  private static let relatives: Set<String> = ["which", "who", "whom", "whose", "that"]
}
