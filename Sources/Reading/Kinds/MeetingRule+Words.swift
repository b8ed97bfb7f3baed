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
  /// Verbs of talking whose object stands behind "to".
  let talking: PhraseIndex<Int>
  /// Nouns for people who meet, beside those that name actors everywhere.
  let people: PhraseIndex<Int>
  /// Verbs whose subject tells others what to do, or judges what they do, and does not meet himself.
  let outsiders: PhraseIndex<Int>
  /// What a meeting that is likely or expected is said to be.
  let prospects: PhraseIndex<Int>
  private let endings: [(status: Meeting.Status, phrases: PhraseIndex<Int>)]
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
    talking = codebook.lexicon("meeting.talking")
    prospects = codebook.lexicon("meeting.prospects")
    people = codebook.lexicon("meeting.people")
    outsiders = codebook.lexicon("meeting.outsiders")
    endings = [.brokenOff, .cancelled, .postponed].map { status in
      (status, codebook.lexicon("meeting.endings.\(status.rawValue)"))
    }
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
    (prospects, talking, people, outsiders) = (empty, empty, empty, empty)
    (endings, statuses) = ([], [])
  }

  /// The noun that tells the end of the meeting behind it: "the breakdown of talks", with its token.
  func ending(before start: Int, in tokens: [Token]) -> (status: Meeting.Status, token: Int)? {
    guard start > 1, tokens[start - 1].lower == "of" else { return nil }
    for entry in endings where entry.phrases.match(in: tokens, at: start - 2, limit: start - 1) != nil {
      return (entry.status, start - 2)
    }
    return nil
  }

  /// The status that the words at a token tell; the longest phrase counts.
  func status(at index: Int, limit: Int, in tokens: [Token]) -> (status: Meeting.Status, length: Int)? {
    var best: (status: Meeting.Status, length: Int)?
    for entry in statuses {
      if let (length, _) = entry.phrases.match(in: tokens, at: index, limit: limit), length > best?.length ?? 0 {
        best = (entry.status, length)
      }
    }
    return best
  }
}

/// Whether a verb puts a meeting behind or ahead.
enum MeetingTense {
  /// Planned or held, after the verb; nil where it only wishes.
  static func status(of group: Int, in sentence: Int, scene: Scene, words: MeetingWords) -> Meeting.Status? {
    let groups = scene.structures[sentence].verbGroups
    let verb = groups[group]
    let tokens = scene.text.tokens
    if let modal = verb.modal { return hasFuture(modal) ? .planned : nil }
    switch verb.form {
    case .finite: return .held
    case .participle:
      let before = verb.tokens.lowerBound > 0 ? tokens[verb.tokens.lowerBound - 1].lower : ""
      if before == "before" { return .planned }
      if ["to", "for", "of", "about", "without", "from", "against", "than", "toward", "towards"].contains(before) {
        return nil
      }
      guard let governor = verb.governor else { return .held }
      return words.wishing.match(in: tokens, at: groups[governor].head, limit: verb.tokens.lowerBound) == nil
        ? .held : nil
    case .infinitive: return infinitive(group, in: sentence, scene: scene, words: words)
    }
  }

  private static func infinitive(
    _ group: Int, in sentence: Int, scene: Scene, words: MeetingWords
  ) -> Meeting.Status? {
    let groups = scene.structures[sentence].verbGroups
    let tokens = scene.text.tokens
    let verb = groups[group]
    guard let governor = verb.governor else {
      // A headline: "U.S. and Mexico to meet on Wednesday".
      let isHeadline = group == 0 && groups.allSatisfy { $0.form != .finite }
      return isHeadline ? .planned : nil
    }
    let main = groups[governor]
    if main.isNegated { return nil }
    let gap = main.tokens.upperBound..<verb.tokens.lowerBound
    if tokens[main.head].lemma == "be" {
      // "is to meet", "is ready to meet", and not "is willing to meet".
      let isArranged =
        gap.isEmpty
        || gap.contains { ["due", "set", "scheduled", "expected", "slated", "about"].contains(tokens[$0].lower) }
      return isArranged ? .planned : nil
    }
    if words.travel.match(in: tokens, at: main.head, limit: verb.tokens.lowerBound) != nil && !main.isProgressive
      || ["begin", "start", "continue", "manage"].contains(tokens[main.head].lemma)
    {
      return status(of: governor, in: sentence, scene: scene, words: words)
    }
    return words.planning.match(in: tokens, at: main.head, limit: verb.tokens.upperBound) == nil ? nil : .planned
  }

  /// Whether the verb tells what happened: no wish, no mere possibility.
  static func isFact(_ group: Int, in sentence: Int, scene: Scene) -> Bool {
    let groups = scene.structures[sentence].verbGroups
    let verb = groups[group]
    if let modal = verb.modal { return modal == "will" }
    let before = verb.tokens.lowerBound - 1
    guard before >= 0 else { return true }
    let word = scene.text.tokens[before]
    if verb.form == .participle { return !["of", "about", "against", "to", "without", "from"].contains(word.lower) }
    guard verb.form == .infinitive else { return true }
    if ["decision", "move"].contains(word.lemma) { return true }
    guard let governor = verb.governor else { return false }
    return ["decide", "force", "lead", "choose", "go"].contains(scene.text.tokens[groups[governor].head].lemma)
      && groups[governor].modal == nil
  }

  private static func hasFuture(_ modal: String) -> Bool {
    ["will", "shall", "may", "might", "could", "would"].contains(modal)
  }
}
