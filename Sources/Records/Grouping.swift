/// The documents of a pile by what they are about: negotiations, and the stories in each.
///
/// A **story** is one event that several outlets report within days. A **negotiation** is what stories of weeks or months
/// have in common: the same parties and the same matter.
public struct Grouping: Hashable, Codable, Sendable {
  /// Documents that belong together.
  public struct Story: Hashable, Codable, Sendable {
    /// "2" for a negotiation, "2.1" for the first story in it.
    public var id: String
    /// Its most telling names and words.
    public var label: String
    /// The first and the last day of publication, ISO 8601; nil where none is known.
    public var from: String?
    /// The last day of publication.
    public var to: String?
    /// The ids of its documents, in the order of the input.
    public var documents: [String]

    /// Makes a story.
    public init(id: String, label: String, from: String?, to: String?, documents: [String]) {
      self.id = id
      self.label = label
      self.from = from
      self.to = to
      self.documents = documents
    }
  }

  /// A negotiation and its stories.
  public struct Negotiation: Hashable, Codable, Sendable {
    /// All of it.
    public var whole: Story
    /// Its stories, in the order of their first documents.
    public var stories: [Story]

    /// Makes a negotiation.
    public init(whole: Story, stories: [Story]) {
      self.whole = whole
      self.stories = stories
    }

    private enum CodingKeys: String, CodingKey {
      case stories
    }

    /// Reads a negotiation.
    public init(from decoder: any Decoder) throws {
      whole = try Story(from: decoder)
      stories = try decoder.container(keyedBy: CodingKeys.self).decode([Story].self, forKey: .stories)
    }

    /// Writes the fields of a story, then its stories.
    public func encode(to encoder: any Encoder) throws {
      try whole.encode(to: encoder)
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(stories, forKey: .stories)
    }
  }

  /// The negotiations, those with most documents first.
  public var negotiations: [Negotiation]

  /// Makes a grouping.
  public init(negotiations: [Negotiation]) { self.negotiations = negotiations }

  /// The stories and negotiations with an id, or else with a label that begins so; case is ignored.
  public func stories(named name: String) -> [Story] {
    let all = negotiations.flatMap { [$0.whole] + ($0.stories.count > 1 ? $0.stories : []) }
    if let story = all.first(where: { $0.id == name }) { return [story] }
    let wanted = name.lowercased()
    return wanted.isEmpty ? [] : all.filter { $0.label.lowercased().hasPrefix(wanted) }
  }
}
