import Language
import Records

extension ActRule {
  /// An undertaking; who gives it may be unknown ("a truce took effect").
  func pledge(_ place: Place, in scene: Scene) -> Draft? {
    let what = object(of: place, in: scene)
    guard !what.isEmpty, !isNegated(place, in: scene) else { return nil }
    let time = scene.text.times[scene.text.times(in: place.clause)].first { $0.kind == .duration }
    var standing = standing(of: place, about: what, in: scene)
    if standing.modality == .planned { standing.modality = .asserted }
    return Draft(
      evidence: [evidence(of: place, in: scene)], standing: standing, rule: "pledge.network",
      confidence: Double(place.act.confidence),
      body: .pledge(
        Pledge(
          by: place.who, onBehalfOf: side(of: place, in: scene),
          what: scene.text.span(scene.text.offsets(ofTokens: what)),
          period: time.map {
            Pledge.Period(text: scene.text.text($0.offsets), from: $0.earliest, to: $0.latest)
          })))
  }

  /// The breach of a deal, with whoever says so.
  func violation(_ place: Place, in scene: Scene) -> Draft? {
    let word = scene.text.offsets(ofTokens: place.act.anchor..<place.act.anchor + 1)
    let source = scene.innermostSaying(around: word).flatMap { scene.sayings[$0].source }
    let accuser = source.flatMap { mention -> Int? in
      guard let entity = scene.entity(of: mention), scene.cast.entities[entity].kind != .outlet else { return nil }
      return mention
    }
    // Nobody accuses himself: where the speaker stands in for an unnamed actor, the one who broke it is unknown.
    let isOwn = accuser != nil && accuser == place.actor
    let by = isOwn ? nil : place.actor
    let what = object(of: place, in: scene)
    guard !what.isEmpty, by != nil || accuser != nil else { return nil }
    return Draft(
      evidence: [evidence(of: place, in: scene)], standing: standing(of: place, about: what, in: scene),
      rule: "violation.network", confidence: Double(place.act.confidence),
      body: .violation(
        Violation(
          by: by.flatMap { scene.actor($0) }, allegedBy: accuser.flatMap { scene.actor($0) },
          what: scene.text.span(scene.text.offsets(ofTokens: what)))))
  }

  /// Terms that somebody puts to somebody.
  func proposal(_ place: Place, in scene: Scene) -> Draft? {
    guard let author = place.who else { return nil }
    let terms = object(of: place, in: scene)
    guard !terms.isEmpty else { return nil }
    let offsets = scene.text.offsets(ofTokens: terms)
    let standing = standing(of: place, about: terms, in: scene)
    let others = scene.cast.mentions(in: terms).first { index in
      guard let other = scene.entity(of: index), index > 0 else { return false }
      let before = scene.cast.mentions[index].tokens.lowerBound - 1
      return before >= 0 && scene.text.tokens[before].lower == "to"
        && place.entity.map { !scene.cast.isSameSide(other, $0) } ?? true
        && [.state, .organisation, .group, .person].contains(scene.cast.entities[other].kind)
    }
    return Draft(
      evidence: [evidence(of: place, in: scene)], standing: standing, rule: "proposal.network",
      confidence: Double(place.act.confidence),
      body: .proposal(
        Proposal(
          author: author, onBehalfOf: side(of: place, in: scene),
          addressees: others.flatMap { scene.actor($0) }.map { [$0] } ?? [],
          terms: [
            Proposal.Term(
              start: offsets.lowerBound, end: offsets.upperBound, text: scene.text.text(offsets),
              issue: scene.issues(in: terms).first.map { scene.reference(to: $0.id) })
          ], status: standing.modality == .reported ? .reported : .tabled)))
  }
}
