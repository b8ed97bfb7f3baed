/// Groups records by keys they share and a test against the group.
///
/// Each record is tested against the groups that share one of its keys, and joins the one that fits best; so the
/// work is that of the keys' groups and never all pairs.
struct Grouping {
  /// The groups in order of their first record; each group's records in order.
  static func groups(
    _ indices: [Int], keys: (Int) -> [String], fit: (_ record: Int, _ group: [Int]) -> Double?
  ) -> [[Int]] {
    var groups: [[Int]] = []
    var byKey: [String: [Int]] = [:]
    for index in indices {
      let own = Array(Set(keys(index))).sorted()
      var best: (group: Int, fit: Double)?
      var seen: Set<Int> = []
      for group in own.flatMap({ byKey[$0] ?? [] }).sorted() where seen.insert(group).inserted {
        guard let fit = fit(index, groups[group]) else { continue }
        if let known = best, known.fit >= fit { continue }
        best = (group, fit)
      }
      let place = best?.group ?? groups.count
      if best == nil { groups.append([]) }
      groups[place].append(index)
      for key in own where byKey[key]?.contains(place) != true { byKey[key, default: []].append(place) }
    }
    return groups.map { $0.sorted() }.sorted { $0[0] < $1[0] }
  }
}
