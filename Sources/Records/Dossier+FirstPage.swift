extension Dossier {
  /// Who negotiates with whom: states and organisations, no person that speaks for one.
  public struct Headline: Hashable, Codable, Sendable {
    /// The names of the sides, the main pair first.
    public var sides: [String]
    /// The names of those who mediate.
    public var mediators: [String]
    /// The names of those who guarantee.
    public var guarantors: [String]

    /// Makes a headline.
    public init(sides: [String], mediators: [String] = [], guarantors: [String] = []) {
      self.sides = sides
      self.mediators = mediators
      self.guarantors = guarantors
    }
  }

  /// Where an actor stands on an issue now, and whether that has moved.
  public struct Standing: Hashable, Codable, Sendable {
    /// A stance at a time.
    public struct Stand: Hashable, Codable, Sendable {
      /// How a date is known.
      public enum Dating: String, Codable, Sendable, CaseIterable {
        /// The text says when it was said.
        case said
        /// Only the day of publication is known.
        case published
      }

      /// The stance.
      public var stance: Position.Stance
      /// The day, ISO 8601, or nil.
      public var date: String?
      /// How the day is known; nil where it is not.
      public var dated: Dating?
      /// The ids of the records.
      public var records: [String]

      /// Makes a stand.
      public init(stance: Position.Stance, date: String?, dated: Dating?, records: [String]) {
        self.stance = stance
        self.date = date
        self.dated = dated
        self.records = records
      }
    }

    /// The codebook's id, or the name where the codebook does not know the actor.
    public var actor: String
    /// What part the actor plays.
    public var role: Party.Role
    /// The issue's id.
    public var issue: String
    /// The stances of the latest day, then all whose day is unknown: nobody knows whether these are later.
    public var latest: [Stand]
    /// The day since which the dated stance has been the same, or nil.
    public var since: String?
    /// The last stance of another kind (for, against, conditional) on the same matter: the actor moved.
    public var was: Stand?
    /// Other stances of the days before `since`, the latest first: on another matter, or of a kindred kind.
    public var earlier: [Stand]

    /// Makes a standing.
    public init(
      actor: String, role: Party.Role, issue: String, latest: [Stand], since: String? = nil, was: Stand? = nil,
      earlier: [Stand] = []
    ) {
      self.actor = actor
      self.role = role
      self.issue = issue
      self.latest = latest
      self.since = since
      self.was = was
      self.earlier = earlier
    }
  }

  /// Somebody left the talks or came back to them, or talks were broken off.
  public struct Presence: Hashable, Codable, Sendable {
    /// What happened.
    public enum Move: String, Codable, Sendable, CaseIterable {
      /// Talks were broken off or fell through.
      case brokenOff = "broken-off"
      /// Talks that were planned were called off.
      case calledOff = "called-off"
      /// A side left, or refuses to talk.
      case left
      /// A side came back, or agrees to talk again.
      case returned
    }

    /// What happened.
    public var move: Move
    /// Who: the codebook's id or a name; nil where the records tell only of the talks.
    public var actor: String?
    /// What it is, in a line for people.
    public var label: String
    /// The day, ISO 8601, or nil.
    public var date: String?
    /// How the day is known; nil where it is not.
    public var dated: Standing.Stand.Dating?
    /// The ids of the records.
    public var records: [String]
    /// How many independent reports tell it.
    public var independent: Int

    /// Makes an entry.
    public init(
      move: Move, actor: String?, label: String, date: String?, dated: Standing.Stand.Dating?, records: [String],
      independent: Int
    ) {
      self.move = move
      self.actor = actor
      self.label = label
      self.date = date
      self.dated = dated
      self.records = records
      self.independent = independent
    }
  }
}
