package import Language
package import Reading
import Records

/// Several networks of acts that vote: what they find together teaches another one on texts without annotation.
package struct ActEnsemble: Sendable {
  private let finders: [ActFinder]

  /// Makes an ensemble of networks.
  package init(_ finders: [ActFinder]) {
    self.finders = finders
  }

  /// The acts of a text: one for each word and kind that any network finds, its confidence the mean over all of them,
  /// its class, clause and actor those of most confidence together.
  ///
  /// - Parameters:
  ///   - text: with the layers of `Pipeline.standard`.
  ///   - features: the text as the networks see it.
  ///   - limit: how sure they have to be together at least.
  package func acts(in text: AnnotatedText, _ features: AttributionFeatures, limit: Float) -> [FoundAct] {
    struct Key: Hashable {
      var anchor: Int
      var kind: Record.Kind
    }
    let single = finders.count > 1 ? limit / 4 : limit
    var votes: [Key: [FoundAct]] = [:]
    for finder in finders {
      for act in finder.acts(in: text, features, limit: single) {
        votes[Key(anchor: act.anchor, kind: act.act.kind), default: []].append(act)
      }
    }
    return votes.values.compactMap { votes -> FoundAct? in
      let total = votes.reduce(0) { $0 + $1.confidence }
      guard total >= limit * Float(finders.count), var act = votes.first else { return nil }
      act.act = ActEnsemble.elect(votes, \.act) ?? act.act
      act.clause = ActEnsemble.elect(votes, \.clause) ?? act.clause
      let actor = ActEnsemble.elect(votes) { vote in vote.actorHead }
      let named = votes.first { $0.actorHead == actor }
      act.actor = named?.actor
      act.actorHead = named?.actorHead
      act.confidence = total / Float(finders.count)
      return act
    }.sorted { ($0.anchor, $0.act.rawValue) < ($1.anchor, $1.act.rawValue) }
  }

  /// What has the most confidence behind it, the first of equals.
  private static func elect<Value: Hashable>(_ votes: [FoundAct], _ value: (FoundAct) -> Value) -> Value? {
    var weights: [Value: Float] = [:]
    var best: (value: Value, weight: Float)?
    for vote in votes { weights[value(vote), default: 0] += vote.confidence }
    for vote in votes {
      let weight = weights[value(vote)] ?? 0
      if weight > best?.weight ?? -1 { best = (value(vote), weight) }
    }
    return best?.value
  }
}
