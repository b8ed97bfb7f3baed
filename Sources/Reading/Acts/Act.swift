import Language
public import Records

/// What the trained network can tell an act to be: a position of a stance, a threat, an undertaking and so on.
public enum ActClass: Int, CaseIterable, Sendable {
  case demands, offers, accepts, rejects, conditions, supports, opposes, denies
  case noComment
  case threat, pledge, violation, proposal
  case planned, held, postponed, cancelled, downgraded
  case brokenOff

  /// The kind of record it makes.
  public var kind: Record.Kind {
    switch self {
    case .demands, .offers, .accepts, .rejects, .conditions, .supports, .opposes, .denies, .noComment: .position
    case .threat: .threat
    case .pledge: .pledge
    case .violation: .violation
    case .proposal: .proposal
    case .planned, .held, .postponed, .cancelled, .downgraded, .brokenOff: .meeting
    }
  }

  /// The stance of a position.
  public var stance: Position.Stance? {
    switch self {
    case .demands: .demands
    case .offers: .offers
    case .accepts: .accepts
    case .rejects: .rejects
    case .conditions: .conditions
    case .supports: .supports
    case .opposes: .opposes
    case .denies: .denies
    case .noComment: .noComment
    default: nil
    }
  }

  /// The status of a meeting.
  public var status: Meeting.Status? {
    switch self {
    case .planned: .planned
    case .held: .held
    case .postponed: .postponed
    case .cancelled: .cancelled
    case .downgraded: .downgraded
    case .brokenOff: .brokenOff
    default: nil
    }
  }
}

/// An act as the trained network found it, in tokens of the text.
public struct FoundAct: Hashable, Sendable {
  /// What it is.
  public var act: ActClass
  /// The word on which it hangs.
  public var anchor: Int
  /// The mention of whoever acts; nil where nobody is named.
  public var actor: Range<Int>?
  /// The head of that mention.
  public var actorHead: Int?
  /// The clause that says it.
  public var clause: [Range<Int>]
  /// How sure the network is, from 0 to 1: that the word carries an act, times that it is this one.
  public var confidence: Float
}
