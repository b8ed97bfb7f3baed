/// Talks, a call, a visit: planned, held, put off or walked out of.
public struct Meeting: Hashable, Codable, Sendable {
  /// When.
  public var date: Date?
  /// Where.
  public var place: Span?
  /// Who took part or is to take part.
  public var participants: [Actor]
  /// At what level ("foreign ministers", "working-level").
  public var level: String?
  /// What became of it.
  public var status: Status

  /// A meeting's date.
  public struct Date: Hashable, Codable, Sendable {
    /// The date's first code point.
    public var start: Int
    /// One past the date's last code point.
    public var end: Int
    /// The words of the date.
    public var text: String
    /// ISO 8601, or nil where the text does not settle it.
    public var value: String?

    /// Makes a date.
    public init(start: Int, end: Int, text: String, value: String?) {
      self.start = start
      self.end = end
      self.text = text
      self.value = value
    }
  }

  /// What became of a meeting.
  public enum Status: String, Codable, Sendable, CaseIterable {
    case planned, held, postponed, cancelled, downgraded
    case brokenOff = "broken-off"
  }

  /// Makes a meeting.
  public init(
    date: Date? = nil, place: Span? = nil, participants: [Actor] = [], level: String? = nil, status: Status
  ) {
    self.date = date
    self.place = place
    self.participants = participants
    self.level = level
    self.status = status
  }
}
