/// Whether a day without a year or week lies behind or ahead, told by the verb it goes with.
extension TimeScan {
  /// The side of the day of publication on which something lies.
  enum Side { case past, future }

  /// The side that the nearest verb before a place tells, else the next one after it; nil where none tells.
  ///
  /// "said Wednesday" and "was held Wednesday" are past; "will meet Wednesday", "meets Wednesday", "is to meet",
  /// "planned a meeting for Wednesday", "could come Wednesday", "until Wednesday" are future.
  func side(_ place: Int) -> Side? {
    var start = place
    while TimeScan.introducing.contains(lower(start - 1)) { start -= 1 }
    if ["until", "till", "pending"].contains(lower(place - 1)) || isSoonest(place) { return .future }
    if !startsClause(start) {
      var index = start - 1
      let first = max(range.lowerBound, place - TimeScan.reach)
      while index >= first {
        if let side = side(ofWord: index) { return side }
        index -= 1
      }
    }
    var index = place + 1
    let last = min(range.upperBound, place + TimeScan.reach)
    while index < last {
      if let side = side(ofWord: index) { return side }
      index += 1
    }
    return nil
  }

  func isFuture(_ place: Int) -> Bool { side(place) == .future }

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
  /// Verbs whose past has the form of the present, and those of saying, which reporters put in the present.
  private static let unclear: Set<String> = [
    "put", "set", "cut", "hit", "let", "read", "shut", "quit", "cost", "hurt", "spread", "beat", "bid", "split", "cast",
    "say", "tell", "report", "note", "quote", "write", "accord",
  ]

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

  private func side(ofWord index: Int) -> Side? {
    let token = tokens[index]
    let word = token.lower
    if TimeScan.modals.contains(word) {
      guard word != "'d", word != "may" || !isCapital(index) else { return nil }
      return lower(index + 1) == "have" || lower(index + 2) == "have" && lower(index + 1) == "not" ? .past : .future
    }
    if TimeScan.announcing.contains(word) {
      if ["upcoming", "forthcoming"].contains(word) { return .future }
      let before = auxiliary(before: index)
      if TimeScan.modals.contains(before) || TimeScan.present.contains(before) { return .future }
      if before == "was" || before == "were" || TimeScan.intending.contains(token.lemma) { return .future }
      return token.partOfSpeech == .verb ? .past : nil
    }
    guard token.partOfSpeech == .verb || token.partOfSpeech == .auxiliary else { return nil }
    let before = auxiliary(before: index)
    if before == "to" { return nil }
    if TimeScan.modals.contains(before) { return lower(index) == "have" ? .past : .future }
    if TimeScan.intending.contains(token.lemma), before != "been" { return .future }
    if word == "is" || word == "are", lower(index + 1) == "to" { return .future }
    if token.partOfSpeech == .auxiliary { return TimeScan.present.contains(word) || word == "be" ? nil : .past }
    if TimeScan.present.contains(before), word.hasSuffix("ing") { return .future }
    if word.hasSuffix("ing") { return nil }
    let isPresent = word == token.lemma || word == token.lemma + "s" || word == token.lemma + "es"
    guard isPresent, before.isEmpty else { return .past }
    return TimeScan.unclear.contains(token.lemma) ? .past : .future
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
