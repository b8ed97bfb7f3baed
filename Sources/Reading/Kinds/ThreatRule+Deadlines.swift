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
      guard time.kind == .date || time.kind == .duration || time.kind == .time else { return false }
      guard time.timex != "PRESENT_REF", time.timex != "PAST_REF" else { return false }
      // "the past two days" begin before the report and are no deadline.
      if let earliest = time.earliest, let published = text.document.published?.value, time.kind == .duration,
        earliest < published
      {
        return false
      }
      if let latest = time.latest ?? time.value, let published = text.document.published?.value, latest < published {
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
      earliest: found.earliest ?? found.value, latest: found.latest ?? found.value)
  }
}
