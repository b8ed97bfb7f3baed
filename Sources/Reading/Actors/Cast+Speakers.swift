import Codebook
import Language

extension Cast {
  /// Makes "he" and "she" in a quotation mean somebody else than its speaker, who would say "I": whoever was named last
  /// before it, nobody where nobody was.
  mutating func partSpeakers(of sayings: [Saying], in text: AnnotatedText) {
    for saying in sayings where saying.quotation == .direct {
      guard let source = saying.source, mentions[source].entity >= 0 else { continue }
      let speaker = mentions[source].entity
      for content in saying.content {
        let words = text.tokenIndex(atOrAfter: content.lowerBound)..<text.tokenIndex(atOrAfter: content.upperBound)
        for index in mentions(in: words)
        where mentions[index].form == .pronoun && mentions[index].entity == speaker
          && entities[speaker].kind == .person
        {
          mentions[index].entity = other(than: speaker, before: index, in: text) ?? -1
        }
      }
    }
  }

  /// The person named last before a mention who is not a certain one and may be so called.
  private func other(than speaker: Int, before index: Int, in text: AnnotatedText) -> Int? {
    let place = mentions[index].tokens.lowerBound
    let sentence = text.sentenceIndex(ofToken: place)
    let start = text.sentences[max(0, sentence - Self.memory)].tokens.lowerBound
    let gender = text.tokens[place].lower == "she" ? CodebookActor.Gender.female : .male
    let found = mentions[..<index].last { mention in
      guard mention.tokens.lowerBound >= start, mention.form == .name, mention.entity != speaker, mention.entity >= 0
      else { return false }
      let entity = entities[mention.entity]
      // Photographers and reporters are named, too; whoever is spoken of holds an office or acts for somebody.
      return entity.kind == .person && (entity.gender == nil || entity.gender == gender)
        && (entity.id != nil || entity.side != nil || entity.office != nil)
    }
    return found?.entity
  }

  /// How many sentences back the person may have been named; chosen by hand.
  private static let memory = 4
}
