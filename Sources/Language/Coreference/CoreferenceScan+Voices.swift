extension CoreferenceScan {
  /// The person that an interview is with: named most often before its first question, as nobody else.
  static func interviewee(_ text: AnnotatedText, _ names: NameGroups, _ voices: Voices) -> Int? {
    guard voices.isInterview else { return nil }
    var counts: [Int: Int] = [:]
    for mention in names.mentions where mention.kind == .person && voices.voice(at: mention.head).kind == .text {
      counts[mention.group, default: 0] += 1
    }
    let ranked = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    guard let first = ranked.first, ranked.count == 1 || ranked[1].value < first.value else { return nil }
    return first.key
  }

  /// Whose a pronoun of the first or second person is.
  private enum Owner: Hashable {
    case interviewee
    case addressee(paragraph: Int)
    case speakers(entity: Int)
    case voice(Int, Pronoun.Person)
  }

  /// Gives "I", "we" and "you" to who speaks and who is spoken to.
  mutating func resolveVoices() {
    var owners: [Owner: Int] = [:]
    for index in mentions.indices {
      guard let pronoun = mentions[index].pronoun, pronoun.person.rawValue <= Pronoun.Person.addressee.rawValue else {
        continue
      }
      let number = Int(voices.voiceOfToken[mentions[index].head])
      let voice = voices.voices[number]
      if pronoun.person == .addressee, voice.kind == .quotation || voice.kind == .turn { continue }
      let isInterviewee =
        voice.kind == .answer && pronoun.person == .speaker
        || voice.kind == .question && pronoun.person == .addressee
      if isInterviewee, let interviewee {
        add(index, to: interviewee, confidence: 0.8)
        continue
      }
      let speaker = voice.speaker >= 0 ? entity(at: voice.speaker) : nil
      if pronoun.person == .speaker, let speaker {
        add(index, to: speaker, confidence: 0.85)
        continue
      }
      // "We" of one speaker are the same in all that is quoted of him; whom "you" means changes more often.
      let key: Owner
      if isInterviewee {
        key = .interviewee
      } else if pronoun.person == .addressee {
        key = .addressee(paragraph: text.sentences[mentions[index].sentence].paragraph)
      } else if let speaker {
        key = .speakers(entity: speaker)
      } else {
        key = .voice(number, pronoun.person)
      }
      let owner: Int
      if let known = owners[key] {
        owner = known
      } else {
        owner = newEntity()
        owners[key] = owner
        entities[owner].nature = .person
      }
      add(index, to: owner, confidence: pronoun.person == .speaker ? 0.75 : 0.6)
    }
  }

  private func entity(at token: Int) -> Int? {
    guard mentionOfToken[token] >= 0 else { return nil }
    let mention = mentions[Int(mentionOfToken[token])]
    guard mention.entity >= 0, mention.nature != .thing, !mention.isCoordination else { return nil }
    return find(mention.entity)
  }
}
