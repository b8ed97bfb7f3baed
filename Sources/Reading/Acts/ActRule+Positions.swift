import Language
import Records

extension ActRule {
  /// A position of whoever acts, on the first issue that its object names, else its clause.
  func position(_ place: Place, in scene: Scene) -> Draft? {
    guard let likely = place.act.act.stance, var actor = place.who else { return nil }
    var place = place
    var side = side(of: place, in: scene)
    // Who speaks of his own state holds what he says of it.
    if let held = place.actor {
      let voice = scene.voice(of: held, at: place.act.anchor)
      if voice != held, isActor(voice, scene), let speaker = scene.actor(voice) {
        (place.actor, place.entity, place.who) = (voice, scene.entity(of: voice), speaker)
        (actor, side) = (speaker, scene.actor(held))
      }
    }
    // The lexicons know a stance better than the network, which knows better where one is.
    var stance =
      positions.stance(ofCalling: place.act.anchor, upTo: place.clause.upperBound, in: scene)
      ?? positions.stance(ofWord: place.act.anchor, group: place.group, in: place.sentence, scene: scene) ?? likely
    // What one's own side has to do is no demand, unless he says "we".
    if stance == .demands, let entity = place.entity, let subject = calledUpon(by: place.act.anchor, in: scene),
      scene.cast.mentions(in: subject).contains(where: {
        scene.cast.mentions[$0].form != .firstPerson
          && (scene.entity(of: $0).map { scene.cast.isSameSide($0, entity) } ?? false)
      })
    {
      return nil
    }
    var what = object(of: place, in: scene)
    let condition = condition(of: place, in: scene)
    if let condition {
      if condition.lowerBound > what.lowerBound {
        what = scene.grammar.trimmed(what.lowerBound..<min(what.upperBound, condition.lowerBound))
      }
      if condition.lowerBound > place.act.anchor { stance = positions.conditioned(stance, by: condition, scene) }
    }
    guard !what.isEmpty else { return nil }
    // "the wall, which I support": the object stands before the clause.
    let antecedent =
      scene.isEmpty(what)
      ? scene.antecedent(of: place.act.anchor).flatMap { scene.grammar.chunk(at: $0, in: place.sentence) } : nil
    if let antecedent { what = antecedent }
    let named = [what, place.clause].lazy.map { issues(in: $0, scene) }.first { !$0.isEmpty } ?? []
    let issue =
      named.first.map { scene.reference(to: $0) } ?? scene.issue(toldBy: what, at: place.act.anchor)
      ?? scene.issue(toldBy: place.clause, at: place.act.anchor) ?? Position.Issue(id: "other", label: "Other")
    let behind = stance == .conditions ? condition?.upperBound ?? 0 : 0
    let told =
      min(place.clause.lowerBound, what.lowerBound)..<max(place.clause.upperBound, what.upperBound, behind)
    let range = scene.text.offsets(ofTokens: what)
    return Draft(
      evidence: [scene.text.offsets(ofTokens: told)], standing: standing(of: place, about: what, in: scene),
      rule: "position.network", confidence: Double(place.act.confidence),
      body: .position(
        Position(
          actor: actor, onBehalfOf: side, issue: issue, stance: stance,
          what: scene.text.span(range),
          final: (stance == .rejects || stance == .opposes) && positions.isFinal(place.clause, scene),
          condition: condition.map { scene.text.span(scene.text.offsets(ofTokens: $0)) })))
  }

  /// The issues named, special ones before general ones.
  private func issues(in range: Range<Int>, _ scene: Scene) -> [String] {
    let named = scene.issues(in: range).map(\.id)
    return named.filter { !positions.general.contains($0) } + named.filter { positions.general.contains($0) }
  }
}
