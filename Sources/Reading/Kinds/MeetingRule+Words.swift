import Codebook
import Language
import Records

/// The word lists of meetings.
struct MeetingWords: Sendable {
  /// Verbs of meeting, whose subjects and objects take part.
  let meeting: PhraseIndex<Int>
  /// Verbs whose object is a meeting that takes place.
  let holding: PhraseIndex<Int>
  /// Of these, the ones whose subject takes part.
  let together: PhraseIndex<Int>
  /// Verbs whose subject is a meeting that takes place.
  let happening: PhraseIndex<Int>
  /// Verbs that wish, offer or refuse a meeting: none is told.
  let wishing: PhraseIndex<Int>
  /// Verbs that put the meeting behind them ahead ("schedule to meet").
  let planning: PhraseIndex<Int>
  /// Verbs of going somewhere to meet.
  let travel: PhraseIndex<Int>
  let ahead: PhraseIndex<Int>
  let past: PhraseIndex<Int>
  let negations: PhraseIndex<Int>
  let venues: PhraseIndex<Int>
  let levels: PhraseIndex<Int>
  private let statuses: [(status: Meeting.Status, phrases: PhraseIndex<Int>)]

  init(codebook: Codebook) {
    meeting = codebook.lexicon("meeting.verbs")
    holding = codebook.lexicon("meeting.holding")
    together = codebook.lexicon("meeting.together")
    happening = codebook.lexicon("meeting.happening")
    wishing = codebook.lexicon("meeting.wishing")
    planning = codebook.lexicon("meeting.planning")
    travel = codebook.lexicon("meeting.travel")
    ahead = codebook.lexicon("meeting.ahead")
    past = codebook.lexicon("meeting.past")
    negations = codebook.lexicon("meeting.negations")
    venues = codebook.lexicon("meeting.venues")
    levels = codebook.lexicon("meeting.levels")
    statuses = [
      (.brokenOff, codebook.lexicon("meeting.status.broken-off")),
      (.cancelled, codebook.lexicon("meeting.status.cancelled")),
      (.postponed, codebook.lexicon("meeting.status.postponed")),
      (.downgraded, codebook.lexicon("meeting.status.downgraded")),
      (.planned, codebook.lexicon("meeting.status.planned")),
    ]
  }

  /// No words at all: for who reads only joined actors.
  static let none = MeetingWords()

  private init() {
    let empty = PhraseIndex<Int>([], exactCase: false)
    (meeting, holding, together, happening, wishing) = (empty, empty, empty, empty, empty)
    (planning, travel, ahead, past, negations, venues, levels) = (empty, empty, empty, empty, empty, empty, empty)
    statuses = []
  }

  /// The status that the words at a token tell; the longest phrase counts.
  func status(at index: Int, limit: Int, in tokens: [Token]) -> Meeting.Status? {
    var best: (status: Meeting.Status, length: Int)?
    for entry in statuses {
      if let (length, _) = entry.phrases.match(in: tokens, at: index, limit: limit), length > best?.length ?? 0 {
        best = (entry.status, length)
      }
    }
    return best?.status
  }
}

/// Whether a verb puts a meeting behind or ahead.
enum MeetingTense {
  /// Planned or held, after the verb; nil where it only wishes.
  static func status(of group: Int, in sentence: Int, scene: Scene, words: MeetingWords) -> Meeting.Status? {
    let groups = scene.structures[sentence].verbGroups
    let verb = groups[group]
    let tokens = scene.text.tokens
    if let modal = verb.modal {
      return ["will", "shall", "may", "might", "could", "would"].contains(modal) ? .planned : nil
    }
    switch verb.form {
    case .finite:
      if verb.isProgressive {
        return tokens[verb.tokens.lowerBound].lower == "was" || tokens[verb.tokens.lowerBound].lower == "were"
          ? .held : nil ?? .held
      }
      return .held
    case .participle:
      guard let governor = verb.governor else { return .held }
      let lemma = tokens[groups[governor].head].lemma
      if words.wishing.match(in: tokens, at: groups[governor].head, limit: verb.tokens.lowerBound) != nil { return nil }
      return groups[governor].modal != nil
        || ["plan", "begin", "start"].contains(lemma)
          && isAhead(groups[governor], governor, in: sentence, scene: scene, words: words)
        ? .planned : .held
    case .infinitive:
      guard let governor = verb.governor else {
        // A headline: "U.S. and Mexico to meet on Wednesday".
        return scene.text.sentences[sentence].isHeading
          || verb.tokens.lowerBound > 0 && isHeadline(group, in: sentence, scene: scene)
          ? .planned : nil
      }
      let main = groups[governor]
      if main.isNegated { return nil }
      if words.planning.match(in: tokens, at: main.head, limit: verb.tokens.upperBound) != nil { return .planned }
      if words.travel.match(in: tokens, at: main.head, limit: verb.tokens.lowerBound) != nil
        || ["begin", "start", "continue", "manage"].contains(tokens[main.head].lemma)
      {
        return governor < group ? status(of: governor, in: sentence, scene: scene, words: words) : nil
      }
      return nil
    }
  }

  /// Whether a verb lies ahead.
  static func isAhead(_ verb: VerbGroup, _ group: Int, in sentence: Int, scene: Scene, words: MeetingWords) -> Bool {
    if verb.modal != nil { return true }
    return verb.form == .infinitive && verb.governor != nil
      && status(of: group, in: sentence, scene: scene, words: words) != .held
  }

  /// Whether the infinitive is the sentence's first verb.
  private static func isHeadline(_ group: Int, in sentence: Int, scene: Scene) -> Bool {
    group == 0 && scene.structures[sentence].verbGroups.allSatisfy { $0.form != .finite }
  }
}
