/// Groups that grow together (union by the smaller index, with path halving).
struct Groups {
  private var parents: [Int]

  /// Every element for itself.
  init(count: Int) { parents = Array(0..<count) }

  /// The smallest element of an element's group.
  mutating func root(_ element: Int) -> Int {
    var element = element
    while parents[element] != element {
      parents[element] = parents[parents[element]]
      element = parents[element]
    }
    return element
  }

  /// Makes one group of two.
  mutating func join(_ a: Int, _ b: Int) {
    let (first, second) = (root(a), root(b))
    parents[max(first, second)] = min(first, second)
  }

  /// All groups, by their smallest element, elements in order.
  mutating func all() -> [[Int]] {
    var members: [Int: [Int]] = [:]
    for element in parents.indices { members[root(element), default: []].append(element) }
    return members.keys.sorted().compactMap { members[$0] }
  }
}
