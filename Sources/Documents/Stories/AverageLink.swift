/// Joins groups that are alike on average, the most alike first (average link, Sokal and Michener 1958).
///
/// Only linked groups are joined; two that are not linked are not alike at all. With `n` links and few neighbours to a
/// group the cost is about `n log n`.
struct AverageLink {
  private var sizes: [Int]
  private var neighbours: [[Int: Float]]

  /// Starts with groups of some sizes, none alike.
  init(sizes: [Int]) {
    self.sizes = sizes
    neighbours = [[Int: Float]](repeating: [:], count: sizes.count)
  }

  /// Says how alike two groups are, on average over their members.
  mutating func link(_ a: Int, _ b: Int, likeness: Float) {
    neighbours[a][b] = likeness
    neighbours[b][a] = likeness
  }

  /// The groups joined until no two are as alike as that, in the order of their first ones.
  ///
  /// - Parameter measured: is told which group takes in which other, and gives a measure of the joined groups; without
  ///   it, their likeness is the mean of what was linked, and what was not linked counts as 0.
  consuming func groups(
    atLeast least: Float, measured: ((_ group: Int, _ other: Int) -> (Int, Int) -> Float)? = nil
  ) -> [[Int]] {
    var members = sizes.indices.map { [$0] }
    // How often a group has changed: a candidate of an earlier state is out of date.
    var changes = [Int](repeating: 0, count: sizes.count)
    var heap = Heap()
    for (group, others) in neighbours.enumerated() {
      for (other, likeness) in others where other > group && likeness >= least {
        heap.insert(Candidate(likeness: likeness, a: group, b: other, changesOfA: 0, changesOfB: 0))
      }
    }
    while let next = heap.removeFirst() {
      guard changes[next.a] == next.changesOfA, changes[next.b] == next.changesOfB else { continue }
      let (a, b) = (next.a, next.b)
      let (first, second) = (Float(sizes[a]), Float(sizes[b]))
      var joined: [Int: Float] = [:]
      for (other, likeness) in neighbours[a] where other != b {
        joined[other] = likeness * first / (first + second)
      }
      for (other, likeness) in neighbours[b] where other != a {
        joined[other, default: 0] += likeness * second / (first + second)
      }
      if let likeness = measured?(a, b) {
        for other in joined.keys { joined[other] = likeness(a, other) }
      }
      for other in neighbours[b].keys { neighbours[other][b] = nil }
      neighbours[a] = joined
      neighbours[b] = [:]
      sizes[a] += sizes[b]
      members[a] += members[b]
      members[b] = []
      changes[a] += 1
      changes[b] += 1
      for (other, likeness) in joined {
        neighbours[other][a] = likeness
        guard likeness >= least else { continue }
        let (low, high) = other < a ? (other, a) : (a, other)
        heap.insert(
          Candidate(likeness: likeness, a: low, b: high, changesOfA: changes[low], changesOfB: changes[high]))
      }
    }
    return members.filter { !$0.isEmpty }.map { $0.sorted() }.sorted { $0[0] < $1[0] }
  }

  /// Two groups that could be joined.
  private struct Candidate {
    var likeness: Float
    var a: Int
    var b: Int
    var changesOfA: Int
    var changesOfB: Int

    /// The more alike first, of equals the earlier ones.
    static func precedes(_ one: Candidate, _ other: Candidate) -> Bool {
      if one.likeness != other.likeness { return one.likeness > other.likeness }
      return (one.a, one.b) < (other.a, other.b)
    }
  }

  /// A binary heap of candidates.
  private struct Heap {
    private var candidates: [Candidate] = []

    mutating func insert(_ candidate: Candidate) {
      candidates.append(candidate)
      var place = candidates.count - 1
      while place > 0, Candidate.precedes(candidates[place], candidates[(place - 1) / 2]) {
        candidates.swapAt(place, (place - 1) / 2)
        place = (place - 1) / 2
      }
    }

    mutating func removeFirst() -> Candidate? {
      guard let first = candidates.first, let last = candidates.popLast() else { return nil }
      guard !candidates.isEmpty else { return first }
      candidates[0] = last
      var place = 0
      while true {
        var least = place
        for child in [2 * place + 1, 2 * place + 2] where child < candidates.count {
          if Candidate.precedes(candidates[child], candidates[least]) { least = child }
        }
        if least == place { return first }
        candidates.swapAt(place, least)
        place = least
      }
    }
  }
}
