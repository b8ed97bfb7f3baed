extension Document.Publication {
  private enum CodingKeys: String, CodingKey {
    case value, from, moment, future
  }

  /// Reads a date; one without mark is not in the future.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      value: try container.decode(String.self, forKey: .value),
      from: try container.decode(Origin.self, forKey: .from),
      moment: try container.decodeIfPresent(String.self, forKey: .moment))
    isFuture = try container.decodeIfPresent(Bool.self, forKey: .future) ?? false
  }

  /// Writes the mark of a date in the future only where it is one: it alone depends on the day of writing.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(value, forKey: .value)
    try container.encode(from, forKey: .from)
    try container.encodeIfPresent(moment, forKey: .moment)
    if isFuture { try container.encode(true, forKey: .future) }
  }
}

extension Document {
  /// The document with its dates marked that lie after a day, ISO 8601.
  public func markingDates(after day: String) -> Document {
    var document = self
    document.published?.isFuture = published.map { $0.value > day } ?? false
    document.updated?.isFuture = updated.map { $0.value > day } ?? false
    return document
  }
}
