internal import Foundation
internal import PageData

/// The judgement whether two reports are of one story: a logistic function of how alike they are.
///
/// The weights are data (`stories.txt`), learnt from pairs of reports that editors did or did not put together.
struct StoryWeights: Sendable {
  /// What two reports are compared in.
  enum Feature: String, CaseIterable, Sendable {
    /// The cosines of texts and of titles.
    case text, title
    /// The logarithm of the runs of five words that stand in both: the same statements, quoted.
    case runs
    /// The day of one is unknown.
    case unknownDay = "unknown day"
    /// The logarithm of the days between them.
    case days
    /// At most one day between them; more than four.
    case near = "within a day"
    case far = "beyond four days"
    /// 1.
    case bias
  }

  /// The weights built in.
  static let standard = StoryWeights(
    String(decoding: UnsafeBufferPointer(start: story_data_bytes(), count: story_data_length()), as: UTF8.self))

  private let weights: [Float]
  /// The least log-odds at which a report joins a story as it comes, and at which two stories are joined at the end.
  let joins: Float
  let merges: Float
  /// The least likeness at which two stories are of one negotiation.
  let relates: Float

  /// Reads the lists "weights" and "thresholds", a name and a number a line.
  init(_ text: String) {
    var numbers: [String: Float] = [:]
    for (list, entry) in ListFile.entries(of: text) {
      guard let blank = entry.lastIndex(of: " "), let number = Float(entry[entry.index(after: blank)...]) else {
        continue
      }
      numbers["\(list) \(entry[..<blank])"] = number
    }
    weights = Feature.allCases.map { numbers["weights \($0.rawValue)"] ?? 0 }
    joins = numbers["thresholds join"] ?? 0
    merges = numbers["thresholds merge"] ?? 0
    relates = numbers["thresholds relate"] ?? 0
  }

  /// Log-odds below these tell nothing more: two reports of the same week have nothing in common.
  static let least: Float = -8
  /// The least likeness of texts at which two reports are compared further.
  static let leastText: Float = 0.08
  /// Days beyond which more days do not count.
  private static let longest = 400

  /// The log-odds that two reports are of one story.
  func logOdds(_ a: StoryProfile, _ b: StoryProfile) -> Float {
    let features = Self.features(a, b)
    guard features[0] >= Self.leastText else { return Self.least }
    var sum: Float = 0
    for (weight, feature) in zip(weights, features) { sum += weight * feature }
    return max(sum, Self.least)
  }

  /// What two reports are compared in, in the order of `Feature`.
  private static func features(_ a: StoryProfile, _ b: StoryProfile) -> [Float] {
    let text = a.text.dot(b.text)
    let title = a.title.dot(b.title)
    var features: [Float] = [text, title, Float(1 + common(a.runs, b.runs)).logarithm]
    if let day = a.day, let other = b.day {
      let days = abs(day - other)
      features += [0, Float(1 + min(days, longest)).logarithm, days <= 1 ? 1 : 0, days > 4 ? 1 : 0]
    } else {
      features += [1, 0, 0, 0]
    }
    return features + [1]
  }

  /// How many numbers two ascending lists have in common.
  private static func common(_ a: [UInt32], _ b: [UInt32]) -> Int {
    var here = 0
    var there = 0
    var count = 0
    while here < a.count, there < b.count {
      if a[here] == b[there] {
        count += 1
        here += 1
        there += 1
      } else if a[here] < b[there] {
        here += 1
      } else {
        there += 1
      }
    }
    return count
  }
}
