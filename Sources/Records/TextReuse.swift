/// What the texts of a pile have in common: copies, shared passages, the agencies they credit.
///
/// It is known from the texts alone, before anything is read from them. Documents are named by their ids.
public struct TextReuse: Hashable, Sendable {
  /// A passage that stands in two documents; in JSON `{"here": [start, end], "there": [start, end]}`, since an object with
  /// `start` and `end` always lies in the document that is named above it.
  public struct Passage: Hashable, Sendable {
    /// Where the passage stands in the other document.
    public struct Place: Hashable, Sendable {
      /// The first code point.
      public var start: Int
      /// One past the last code point.
      public var end: Int

      /// Makes a place.
      public init(start: Int, end: Int) {
        self.start = start
        self.end = end
      }
    }

    /// The first code point in this document.
    public var start: Int
    /// One past the last code point in this document.
    public var end: Int
    /// Where it stands in the other document.
    public var other: Place

    /// Makes a passage.
    public init(start: Int, end: Int, other: Place) {
      self.start = start
      self.end = end
      self.other = other
    }
  }

  /// That a document shares text with another that is no copy of it.
  public struct Sharing: Hashable, Codable, Sendable {
    /// The other document's id.
    public var document: String
    /// How many words the passages have in this document.
    public var words: Int
    /// The passages, in the order of this document.
    public var passages: [Passage]

    /// Makes a relation.
    public init(document: String, words: Int, passages: [Passage]) {
      self.document = document
      self.words = words
      self.passages = passages
    }
  }

  /// The news agency that a document names as a source of its text; in JSON the evidence is `at` (`[start, end]`) and `words`.
  public struct Credit: Hashable, Sendable {
    /// What the agency gave.
    public enum Part: String, Codable, Sendable, CaseIterable {
      /// The report is the agency's: its dateline, byline, outlet or copyright line says so.
      case report
      /// The agency contributed to it.
      case contribution
    }

    /// The agency's name.
    public var agency: String
    /// What it gave.
    public var part: Part
    /// The words of the text that say so; nil where the outlet or the byline says it.
    public var evidence: Span?

    /// Makes a credit.
    public init(agency: String, part: Part, evidence: Span?) {
      self.agency = agency
      self.part = part
      self.evidence = evidence
    }
  }

  /// For each document that is a copy, the first of its copies in the order of the input.
  public var copyOf: [String: String]
  /// For each document, with whom it shares text, in the order of the input.
  public var sharings: [String: [Sharing]]
  /// For each document, the agency it credits.
  public var credits: [String: Credit]

  /// Makes the relations; without any, all texts are their own.
  public init(
    copyOf: [String: String] = [:], sharings: [String: [Sharing]] = [:], credits: [String: Credit] = [:]
  ) {
    self.copyOf = copyOf
    self.sharings = sharings
    self.credits = credits
  }

  /// The first of a document's copies, itself where it has none.
  public func original(of document: String) -> String { copyOf[document] ?? document }

  /// How many texts some documents are, copies counted once.
  public func texts(_ documents: some Sequence<String>) -> Int { Set(documents.map(original(of:))).count }
}

extension TextReuse.Passage: Codable {
  private enum CodingKeys: String, CodingKey {
    case here, there
  }

  /// Reads a passage.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let here = try container.range(.here)
    let there = try container.range(.there)
    self.init(
      start: here.lowerBound, end: here.upperBound, other: Place(start: there.lowerBound, end: there.upperBound))
  }

  /// Writes the passage.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode([start, end], forKey: .here)
    try container.encode([other.start, other.end], forKey: .there)
  }
}

extension TextReuse.Credit: Codable {
  private enum CodingKeys: String, CodingKey {
    case agency, part, at, words
  }

  /// Reads a credit.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    agency = try container.decode(String.self, forKey: .agency)
    part = try container.decode(Part.self, forKey: .part)
    evidence = nil
    if let words = try container.decodeIfPresent(String.self, forKey: .words) {
      let range = try container.range(.at)
      evidence = Span(start: range.lowerBound, end: range.upperBound, text: words)
    }
  }

  /// Writes the credit.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(agency, forKey: .agency)
    try container.encode(part, forKey: .part)
    try container.encode(evidence.map { [$0.start, $0.end] }, forKey: .at)
    try container.encode(evidence?.text, forKey: .words)
  }
}

extension KeyedDecodingContainer {
  /// Two code points that bound a passage.
  fileprivate func range(_ key: Key) throws -> Range<Int> {
    let bounds = try decode([Int].self, forKey: key)
    guard bounds.count == 2, bounds[0] >= 0, bounds[0] <= bounds[1] else {
      throw DecodingError.dataCorruptedError(forKey: key, in: self, debugDescription: "no place in a text")
    }
    return bounds[0]..<bounds[1]
  }
}
