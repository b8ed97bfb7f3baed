import Codebook
import Language

extension CastFinder {
  /// Marks every office title.
  mutating func findOffices() {
    for sentence in text.sentences {
      var index = sentence.tokens.lowerBound
      while index < sentence.tokens.upperBound {
        let found = codebook.officeTitles.match(in: text.tokens, at: index, limit: sentence.tokens.upperBound)
        guard let (length, offices) = found, let office = offices.first else {
          index += 1
          continue
        }
        officeByEnd[index + length] = (index, office)
        officeByStart[index] = (index + length, office)
        index += length
      }
    }
  }

  /// Takes every name, adjective, capital and metonym that the codebook knows.
  mutating func findNames() {
    for sentence in text.sentences {
      var index = datelineEnd(of: sentence)
      while index < sentence.tokens.upperBound {
        let found = codebook.names.match(in: text.tokens, at: index, limit: sentence.tokens.upperBound)
        guard let (length, senses) = found, let sense = senses.first, let actor = codebook.actor(sense.actor),
          !isPartOfAnotherName(index..<(index + length), sense, actor, limit: sentence.tokens.upperBound)
        else {
          index += 1
          continue
        }
        take(actor, sense.use, at: index..<(index + length))
        index += length
      }
    }
  }

  /// Where a sentence begins behind its dateline: "GENEVA (Reuters) - The envoy said …".
  ///
  /// The place there is where the report was written; it says and does nothing.
  func datelineEnd(of sentence: Sentence) -> Int {
    let start = sentence.tokens.lowerBound
    // "(CNN) The president said …"
    if sentence.tokens.count > 4, text.tokens[start].form == "(", text.tokens[start + 2].form == ")" {
      return start + 3
    }
    let limit = min(start + Self.longestDateline, sentence.tokens.upperBound)
    guard let dash = (start..<limit).first(where: { ["-", "–", "—", "--"].contains(text.tokens[$0].form) }),
      dash > start,
      text.tokens[dash].isFollowedBySpace, text.tokens[dash - 1].isFollowedBySpace,
      text.paragraphs[sentence.paragraph].offsets.lowerBound == sentence.offsets.lowerBound
    else { return start }
    let isPlace =
      text.tokens[start].form.unicodeScalars.allSatisfy { !$0.properties.isLowercase }
      && text.tokens[start].form.count > 2
    let hasAgency = (start..<dash).contains { text.tokens[$0].form == "(" }
    return isPlace || hasAgency ? dash + 1 : start
  }

  /// The most tokens of a dateline with several places, an agency and a date.
  private static let longestDateline = 14

  private mutating func take(_ actor: CodebookActor, _ use: NameSense.Use, at range: Range<Int>) {
    let entity = entity(of: actor)
    let form: Mention.Form =
      switch use {
      case .name, .alias: .name
      case .adjective, .people: .adjective
      case .capital: .capital
      case .metonym: .metonym
      }
    if form == .name { name(entity, words(at: range)) }
    if actor.kind == .person {
      let whole = extendOverTitle(range)
      takePerson(entity, name: range, whole: whole)
    } else {
      take(Mention(tokens: range, whole: range, entity: entity, form: form))
    }
  }

  /// Takes the halves of divided lands by their quarter alone: "the North" where the document names one state so.
  mutating func findShortNames() {
    for index in text.tokens.indices.dropFirst()
    where !isTaken(index) && Self.quarters.contains(text.tokens[index].form) && text.tokens[index - 1].lower == "the" {
      let next = index + 1
      if next < text.tokens.count, isCapitalised(next), !isSentenceStart(next) { continue }
      let start = text.tokens[index].form + " "
      let states = documentNames.keys.filter { entity in
        cast.entities[entity].kind == .state
          && [documentNames[entity], cast.entities[entity].name].contains { $0?.hasPrefix(start) ?? false }
      }
      guard states.count == 1, let state = states.first else { continue }
      take(Mention(tokens: index..<next, whole: index..<next, entity: state, form: .name))
    }
  }

  private static let quarters: Set<String> = ["North", "South", "East", "West"]

  /// Whether words that could name an actor are part of another name: "George Washington", "Georgia Meloni".
  private func isPartOfAnotherName(
    _ range: Range<Int>, _ sense: NameSense, _ actor: CodebookActor, limit: Int
  ) -> Bool {
    guard actor.kind != .person, sense.isAmbiguous || sense.use == .capital, range.count == 1 else { return false }
    let before = range.lowerBound - 1
    if before >= 0, isCapitalised(before), !isSentenceStart(before), !isTaken(before),
      text.tokens[before].partOfSpeech == .properNoun, officeByEnd[range.lowerBound] == nil
    {
      return true
    }
    let after = range.upperBound
    return sense.isAmbiguous && after < limit && isCapitalised(after) && text.tokens[after].partOfSpeech == .properNoun
      && officeByStart[after] == nil
      && codebook.names.match(in: text.tokens, at: after, limit: limit) == nil
  }
}
