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

  /// The likeliest pairs first, in which each place stands once; of pairs alike those that
  /// stand first.
  ///
  /// O(n log n).
  static func likeliest<Item>(
    _ found: [(likeness: Double, a: Item, b: Item)], at place: (Item) -> Int
  ) -> [(Item, Item)] {
    var used: Set<Int> = []
    return found.sorted {
      ($1.likeness, place($0.a), place($0.b)) < ($0.likeness, place($1.a), place($1.b))
    }.compactMap { _, a, b in
      guard !used.contains(place(a)), !used.contains(place(b)) else { return nil }
      used.formUnion([place(a), place(b)])
      return (a, b)
    }
  }
}
