internal import Records

extension Record {
  /// A mention of an actor with whom it speaks for.
  struct Mention {
    /// The mention.
    let actor: Actor
    /// The state or organisation it speaks for, where the record says so.
    let onBehalfOf: Actor?
  }

  /// The actors that do or suffer what the record tells: whoever was only spoken to is none of them.
  var actingMentions: [Mention] {
    guard case .attribution(var attribution) = body, attribution.addressee != nil else { return mentions }
    var record = self
    attribution.addressee = nil
    record.body = .attribution(attribution)
    return record.mentions
  }

  /// All actors the record names, in the order of its fields.
  var mentions: [Mention] {
    var mentions: [Mention] = []
    func add(_ actor: Actor?, for side: Actor? = nil) {
      guard let actor else { return }
      mentions.append(Mention(actor: actor, onBehalfOf: side))
      if let side { mentions.append(Mention(actor: side, onBehalfOf: nil)) }
    }
    switch body {
    case .attribution(let attribution):
      add(attribution.source)
      for other in attribution.others { add(other) }
      add(attribution.addressee)
    case .position(let position):
      add(position.actor, for: position.onBehalfOf)
    case .threat(let threat):
      add(threat.actor, for: threat.onBehalfOf)
      for target in threat.targets { add(target) }
      for party in threat.condition?.parties ?? [] { add(party) }
    case .proposal(let proposal):
      add(proposal.author, for: proposal.onBehalfOf)
      for addressee in proposal.addressees { add(addressee) }
    case .meeting(let meeting):
      for participant in meeting.participants { add(participant) }
    case .pledge(let pledge):
      add(pledge.by, for: pledge.onBehalfOf)
    case .violation(let violation):
      add(violation.by)
      add(violation.against)
      add(violation.allegedBy)
    case .figure(let figure):
      add(figure.source)
    }
    for carrier in according where carrier.kind == .named {
      add(Actor(actor: carrier.actor, name: carrier.name, start: 0, end: 0, text: carrier.name))
    }
    return mentions
  }
}
