import Records

/// A record as a rule makes it; the reader gives it its id.
struct Draft: Sendable {
  var evidence: [Range<Int>]
  var standing: Scene.Standing
  var rule: String
  var confidence: Double
  var body: Record.Body
}
