import Language
import Records

extension ThreatRule {
  /// The threat of an act that the network calls one: its word with what follows is the action.
  func draft(of place: ActRule.Place, in scene: Scene) -> Draft? {
    guard let group = place.group, let mention = place.actor, let entity = place.entity,
      let actor = scene.actor(mention)
    else { return nil }
    let start = place.act.anchor
    let end = conditionStart(from: start + 1, to: place.clause.upperBound, scene.text) ?? place.clause.upperBound
    let tokens = scene.grammar.trimmed(start..<max(start + 1, end))
    guard !tokens.isEmpty, isExitFromTalks(tokens, in: scene) else { return nil }
    let action = Action(tokens: tokens, group: group, actors: [mention], isExit: false, rule: "threat.network")
    let named = scene.cast.mentions[mention].tokens.lowerBound
    let condition = condition(of: action, in: place.sentence, scene: scene)
    var draft = draft(
      of: action,
      by: (
        Threatener(mention: mention, evidence: place.clause.contains(named) ? named : nil, speaksForItself: true),
        entity, actor
      ), announcement: nil, condition: condition, in: place.sentence, scene: scene)
    draft.confidence = Double(place.act.confidence)
    let clause = scene.text.offsets(ofTokens: place.clause)
    if let first = draft.evidence.first, condition == nil {
      draft.evidence[0] = min(first.lowerBound, clause.lowerBound)..<max(first.upperBound, clause.upperBound)
    }
    return draft
  }
}
