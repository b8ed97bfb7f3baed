/// Pairs of things that share a word which few of them have.
///
/// The work is that of the words that few have, and never all pairs.
enum Candidates {
  /// For each thing, by its place, the later things that share such a word with it, in order.
  static func later(_ keys: [Set<String>]) -> [[Int]] {
    var byKey: [String: [Int]] = [:]
    for (place, keys) in keys.enumerated() { for key in keys { byKey[key, default: []].append(place) } }
    return keys.enumerated().map { place, keys in
      var found: Set<Int> = []
      for key in keys {
        guard let places = byKey[key], places.count <= Thresholds.candidatesOfAWord else { continue }
        for other in places where other > place { found.insert(other) }
      }
      return found.sorted()
    }
  }
}
