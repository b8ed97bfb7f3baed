internal import Records

extension Record {
  /// Changes every mention of an actor, in the order of the fields.
  mutating func changeActors(_ change: (inout Actor) -> Void) {
    func each(_ actors: inout [Actor]) { for index in actors.indices { change(&actors[index]) } }
    func one(_ actor: inout Actor?) {
      guard var known = actor else { return }
      change(&known)
      actor = known
    }
    switch body {
    case .attribution(var fields):
      one(&fields.source)
      each(&fields.others)
      one(&fields.addressee)
      body = .attribution(fields)
    case .position(var fields):
      change(&fields.actor)
      one(&fields.onBehalfOf)
      body = .position(fields)
    case .threat(var fields):
      change(&fields.actor)
      one(&fields.onBehalfOf)
      each(&fields.targets)
      if var condition = fields.condition {
        each(&condition.parties)
        fields.condition = condition
      }
      body = .threat(fields)
    case .proposal(var fields):
      one(&fields.author)
      one(&fields.onBehalfOf)
      each(&fields.addressees)
      body = .proposal(fields)
    case .meeting(var fields):
      each(&fields.participants)
      body = .meeting(fields)
    case .pledge(var fields):
      one(&fields.by)
      one(&fields.onBehalfOf)
      body = .pledge(fields)
    case .violation(var fields):
      one(&fields.by)
      one(&fields.against)
      one(&fields.allegedBy)
      body = .violation(fields)
    case .figure(var fields):
      one(&fields.source)
      body = .figure(fields)
    }
  }

  /// Changes every issue.
  mutating func changeIssues(_ change: (inout Position.Issue) -> Void) {
    switch body {
    case .position(var fields):
      change(&fields.issue)
      body = .position(fields)
    case .proposal(var fields):
      for index in fields.terms.indices {
        guard var issue = fields.terms[index].issue else { continue }
        change(&issue)
        fields.terms[index].issue = issue
      }
      body = .proposal(fields)
    case .attribution, .threat, .meeting, .pledge, .violation, .figure: break
    }
  }
}
