import Codebook
import Language
import Records

// By when.
extension ThreatRule {
  func deadline(
    in range: Range<Int>, sentence: Int, scene: Scene, standing: Scene.Standing
  ) -> Threat.Deadline? {
    let text = scene.text
    func isDeadline(_ time: TimeExpression) -> Bool {
      let words = time.tokens.map { text.tokens[$0].lower }
      if words.contains(where: { ["last", "past", "previous", "ago", "yesterday", "earlier", "recent"].contains($0) }) {
        return false
      }
      // "threatened them on Thursday": when it was announced.
      if let top = scene.grammar.tree.top(of: time.tokens), let above = text.tokens[top].head,
        scene.grammar.tree.isParsed, above < time.tokens.lowerBound, ["VBD", "VBN"].contains(text.tokens[above].xpos),
        ["threaten", "warn", "vow", "say", "promise", "announce"].contains(text.tokens[above].lemma)
      {
        return false
      }
      guard time.kind == .date || time.kind == .duration || time.kind == .time else { return false }
      guard time.timex != "PRESENT_REF", time.timex != "PAST_REF", time.timex != "FUTURE_REF" else {
        return false
      }
      // "the 2015 accord", "the weekend's meeting": part of a name.
      let next = time.tokens.upperBound
      if next < text.tokens.count, let last = time.tokens.last,
        ["'s", "’s"].contains(text.tokens[next].lower)
          || scene.grammar.chunk(at: last, in: sentence)?.contains(next) == true
      {
        return false
      }
      // "the past two days" begin before the report and are no deadline.
      if let earliest = time.earliest, let published = text.document.published?.value, time.kind == .duration,
        earliest < published
      {
        return false
      }
      if let latest = day(of: time, time.latest ?? time.value, in: text),
        let published = text.document.published?.value,
        latest < published
      {
        return false
      }
      // The day of the report itself is when it was announced, unless words make a deadline of it.
      let opener = time.tokens.lowerBound > 0 ? text.tokens[time.tokens.lowerBound - 1].lower : ""
      if time.kind == .date, let value = time.value, value == text.document.published?.value, opener == "on" {
        return false
      }
      let before = time.tokens.lowerBound > 0 ? text.tokens[time.tokens.lowerBound - 1].lower : ""
      return !["since", "for", "after", "ago", "last", "and"].contains(before)
    }
    var found = text.times[text.times(in: range)].first { range.contains($0.tokens.lowerBound) && isDeadline($0) }
    if found == nil, let id = standing.attribution, let index = scene.sayingByAttribution[id] {
      // "… for weeks on end. I'm talking about a matter of days": the same words go on.
      let saying = scene.sayings[index]
      let next = text.sentences[min(sentence + 1, text.sentences.count - 1)].tokens
      found = text.times[text.times(in: range.upperBound..<next.upperBound)].first { time in
        time.kind == .duration && saying.covers(time.offsets) && time.tokens.lowerBound >= range.upperBound
          && isDeadline(time)
      }
    }
    // "…, potentially as early as this week"
    if found == nil {
      let end = scene.grammar.sentenceBodyEnd(sentence)
      let start = (range.upperBound..<max(range.upperBound, min(end, range.upperBound + Self.furthest))).first {
        !Self.leadingOn.contains(text.tokens[$0].lower)
      }
      found = start.flatMap { text.times(in: $0..<$0 + 1).first }.map { text.times[$0] }.flatMap {
        isDeadline($0) ? $0 : nil
      }
    }
    guard let found else { return nil }
    var start = found.tokens.lowerBound
    if start > 0,
      ["by", "within", "before", "until", "in", "on", "from", "beginning"].contains(text.tokens[start - 1].lower)
    {
      start -= 1
    }
    let offsets = text.tokens[start].start..<found.offsets.upperBound
    return Threat.Deadline(
      start: offsets.lowerBound, end: offsets.upperBound, text: text.text(offsets),
      earliest: day(of: found, found.earliest ?? found.value, in: text),
      latest: day(of: found, found.latest ?? found.value, in: text))
  }
  /// The day of a deadline; a bare weekday is the next one.
  private func day(of time: TimeExpression, _ value: String?, in text: AnnotatedText) -> String? {
    let isWeekday = time.tokens.contains { MeetingDay.weekdays.contains(text.tokens[$0].lower) }
    return isWeekday && time.tokens.count <= 2
      ? MeetingDay.value(of: time, .planned, isPast: false, said: nil, in: text) : value
  }

  /// How many words may stand between a threat and the time that it adds; chosen by hand.
  private static let furthest = 6
  private static let leadingOn: Set<String> = [
    ",", "potentially", "possibly", "perhaps", "as", "early", "soon", "starting", "beginning", "from", "on", "by",
    "effective", "late", "sometime",
  ]
}
