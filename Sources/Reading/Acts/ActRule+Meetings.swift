import Language
import Records

extension ActRule {
  /// A meeting with whoever its clause names as meeting, its place and its day.
  func meeting(_ place: Place, in scene: Scene) -> Draft? {
    guard let status = place.act.act.status, !isNegated(place, in: scene),
      !scene.isInsideCondition(place.act.anchor, in: place.sentence)
    else { return nil }
    let text = scene.text
    var participants = place.actor.map { [$0] } ?? []
    var spot: Range<Int>?
    for index in scene.cast.mentions(in: place.clause) {
      let mention = scene.cast.mentions[index]
      guard let entity = scene.entity(of: index), mention.form != .firstPerson else { continue }
      let before = mention.whole.lowerBound > 0 ? text.tokens[mention.whole.lowerBound - 1].lower : ""
      let isSpot = ["in", "at", "near"].contains(before)
      if isSpot, scene.cast.entities[entity].kind == .place || [.capital, .name].contains(mention.form) {
        spot = spot ?? mention.tokens
      } else if scene.cast.entities[entity].isAgent,
        ![.outlet, .anonymous].contains(scene.cast.entities[entity].kind),
        !["of", "on", "over", "about"].contains(before)
      {
        participants.append(index)
      }
    }
    var seen: Set<Int> = []
    participants = participants.filter { scene.entity(of: $0).map { seen.insert($0).inserted } ?? false }
    let time = text.times[text.times(in: place.clause)].first { $0.kind != .duration }
    guard !participants.isEmpty || spot != nil || time != nil else { return nil }
    var standing = standing(of: place, about: place.clause, in: scene, isEvent: true)
    if status == .planned, standing.modality == .asserted { standing.modality = .planned }
    if status != .planned, standing.modality == .planned { standing.modality = .asserted }
    return Draft(
      evidence: [evidence(of: place, in: scene)], standing: standing, rule: "meeting.network",
      confidence: Double(place.act.confidence),
      body: .meeting(
        Meeting(
          date: time.map {
            Meeting.Date(
              start: $0.offsets.lowerBound, end: $0.offsets.upperBound, text: text.text($0.offsets), value: $0.value)
          }, place: spot.map { text.span(text.offsets(ofTokens: $0)) },
          participants: participants.compactMap { scene.actor($0) }, status: status)))
  }
}
