/// Whether a day without a year or week lies behind or ahead, told by the verb it goes with.
extension TimeScan {
  /// The side of the day of publication on which something lies.
  enum Side { case past, future }

  /// The side that the nearest verb before a place tells, else the next one after it; nil where none tells.
  ///
  /// "said Wednesday" and "was held Wednesday" are past; "will meet Wednesday", "meets Wednesday", "is to meet",
  /// "planned a meeting for Wednesday", "could come Wednesday", "until Wednesday" are future.
  /// A verb in the present puts a weekday ahead, but tells nothing of a day or month of the calendar.
  func side(_ place: Int, presentIsAhead: Bool = false) -> Side? {
    var start = place
    while TimeScan.introducing.contains(lower(start - 1)) { start -= 1 }
    let isDeadline = ["until", "till", "pending"].contains(lower(place - 1)) && place - 1 > range.lowerBound
    if isDeadline || isSoonest(place) || isOfDeadline(start) || lower(start - 1) == "come"
      || TimeScan.effective.contains(lower(start - 1))
    {
      return .future
    }
    if lower(start - 1).hasSuffix("ed"), !TimeScan.announcing.contains(lower(start - 1)),
      !["to", "be"].contains(lower(start - 2)) && !TimeScan.modals.contains(lower(start - 2))
    {
      return .past
    }
    if !startsClause(start) {
      var index = start - 1
      let first = max(range.lowerBound, place - TimeScan.reach)
      while index >= first {
        let cue = cue(index, before: place)
        if cue != .silent { return cue.side(presentIsAhead: presentIsAhead) }
        index -= 1
      }
    }
    var index = place + 1
    let last = min(range.upperBound, place + TimeScan.reach)
    while index < last {
      let cue = cue(index, before: nil)
      if cue != .silent, cue != .present { return cue.side(presentIsAhead: presentIsAhead) }
      index += 1
    }
    return nil
  }

  /// How many tokens to look for the verb of a day; no longer clause was seen in the development news texts.
  private static let reach = 20

  private static let introducing: Set<String> = ["on", "at", "in", "this", "the", "early", "late", "for", "by"]
  private static let modals: Set<String> = [
    "will", "'ll", "shall", "wo", "would", "'d", "can", "could", "may", "might", "must", "should", "ca",
  ]
  private static let present: Set<String> = ["is", "are", "'s", "'re", "am", "'m"]
  /// What is set or expected lies ahead even where it was set in the past.
  private static let announcing: Set<String> = [
    "set", "scheduled", "expected", "due", "slated", "planned", "planning", "going", "poised", "likely", "supposed",
    "upcoming", "forthcoming", "postponed", "rescheduled",
  ]
  private static let intending: Set<String> = [
    "plan", "schedule", "intend", "hope", "aim", "expect", "agree", "promise", "vow", "pledge", "threaten", "prepare",
    "invite", "seek", "want", "reschedule", "postpone", "adjourn",
  ]
  private static let effective: Set<String> = ["effective", "payable", "due", "expiring", "maturing", "slated"]
  /// Verbs whose past has the form of the present, and those of saying, which reporters put in the present.
  private static let unclear: Set<String> = [
    "put", "set", "cut", "hit", "let", "read", "shut", "quit", "cost", "hurt", "spread", "beat", "bid", "split", "cast",
    "say", "tell", "report", "note", "quote", "write", "accord",
  ]

  /// "a deadline of October", "the deadline for Friday".
  private func isOfDeadline(_ start: Int) -> Bool {
    ["of", "for"].contains(lower(start - 1)) && lower(start - 2) == "deadline"
      || lower(start) == "for" && lower(start - 1) == "deadline"
  }

  /// "as early as Tuesday", "as soon as", "no later than".
  private func isSoonest(_ place: Int) -> Bool {
    guard lower(place - 1) == "as" || lower(place - 1) == "than" else { return false }
    return ["early", "soon", "late", "later", "sooner"].contains(lower(place - 2))
      && lower(place - 3) != "recently"
  }

  /// Whether a place begins a clause of its own, so that the verb before it belongs to another.
  private func startsClause(_ place: Int) -> Bool {
    ["that", "but", "which", "who", "when", "while", ";", ":", "``", "“"].contains(lower(place - 1))
  }

  /// What a word tells of when its clause happens.
  private enum Cue {
    /// Nothing: no finite verb.
    case silent
    /// A finite verb that tells neither.
    case open
    case past, present, future

    func side(presentIsAhead: Bool) -> Side? {
      switch self {
      case .past: .past
      case .future: .future
      case .present: presentIsAhead ? .future : nil
      case .silent, .open: nil
      }
    }
  }

  /// What the word at an index tells; `place` is that of the time, where it stands behind the word.
  private func cue(_ index: Int, before place: Int?) -> Cue {
    let token = tokens[index]
    let word = token.lower
    if TimeScan.modals.contains(word) {
      guard word != "'d", word != "may" || !isCapital(index) else { return .silent }
      let isNot = lower(index + 1) == "not" || lower(index + 1) == "n't"
      if word == "could", isNot { return .past }
      return lower(isNot ? index + 2 : index + 1) == "have" ? .past : .future
    }
    if TimeScan.announcing.contains(word) {
      if ["upcoming", "forthcoming", "slated"].contains(word) { return .future }
      let before = auxiliary(before: index)
      if TimeScan.modals.contains(before) || TimeScan.present.contains(before) { return .future }
      if before == "been", lower(index - 2) == "had" || lower(index - 3) == "had" { return .past }
      if before == "was" || before == "were" || TimeScan.intending.contains(token.lemma) { return .future }
      return token.partOfSpeech == .verb ? .past : .silent
    }
    guard token.partOfSpeech == .verb || token.partOfSpeech == .auxiliary else { return .silent }
    let before = auxiliary(before: index)
    if before == "to" { return .silent }
    if TimeScan.modals.contains(before) {
      return word == "have" || before == "could" && isNegated(index) ? .past : .future
    }
    if TimeScan.intending.contains(token.lemma), before != "been", isIntended(index, place) { return .future }
    if word == "is" || word == "are", lower(index + 1) == "to" { return .future }
    if ["get", "getting"].contains(lower(index - 1)) { return .silent }
    if token.partOfSpeech == .auxiliary { return TimeScan.isPresent(word) ? .open : word == "be" ? .silent : .past }
    if TimeScan.present.contains(before), word.hasSuffix("ing") { return .future }
    if word.hasSuffix("ing") { return .silent }
    if ["is", "are", "'re", "am"].contains(before) { return .present }
    let isPresent = word == token.lemma || word == token.lemma + "s" || word == token.lemma + "es"
    guard isPresent, before.isEmpty else { return .past }
    return TimeScan.unclear.contains(token.lemma) ? .past : .present
  }

  private func isNegated(_ index: Int) -> Bool {
    lower(index - 1) == "not" || lower(index - 1) == "n't" || lower(index - 2) == "not" || lower(index - 2) == "n't"
  }

  /// Whether "Friday's" goes with something that is held, which may lie ahead; what else a day has lies behind.
  func isOwnerOfPast(_ place: Int) -> Bool {
    lower(place + 1) == "'s" && !TimeScan.held.contains(lower(place + 2)) && !TimeScan.held.contains(lower(place + 3))
  }

  private static let held: Set<String> = [
    "meeting", "talks", "summit", "election", "elections", "vote", "deadline", "session", "hearing", "game", "match",
    "round", "visit", "rally", "poll", "polls", "referendum", "ballot", "primary", "runoff", "ceremony", "match",
  ]

  private static func isPresent(_ word: String) -> Bool {
    present.contains(word) || word == "has" || word == "have" || word == "do" || word == "does"
  }

  /// Whether a time is that of what is intended, not of the intending: "agreed to meet Friday", "planned a rally on
  /// Friday", but "agreed on Friday to meet".
  private func isIntended(_ index: Int, _ place: Int?) -> Bool {
    guard let place else { return true }
    let introduced = lower(place - 1) == "on" || lower(place - 1) == "in" ? place - 2 : place - 1
    if introduced <= index { return false }
    return ["plan", "schedule", "reschedule", "postpone", "adjourn", "set"].contains(tokens[index].lemma)
      || (index..<place).contains { lower($0) == "to" }
  }

  /// The auxiliary or "to" before a verb, past adverbs; empty where there is none.
  private func auxiliary(before index: Int) -> String {
    var place = index - 1
    while place > index - 4, range.contains(place),
      tokens[place].partOfSpeech == .adverb || ["not", "n't", "be", "also"].contains(lower(place))
    {
      place -= 1
    }
    let word = lower(place)
    guard range.contains(place) else { return "" }
    return tokens[place].partOfSpeech == .auxiliary || word == "to" || TimeScan.modals.contains(word) ? word : ""
  }
}
