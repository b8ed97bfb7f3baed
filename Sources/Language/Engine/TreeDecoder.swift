import LanguageKernels

/// Finds the best tree over a sentence's arc scores.
///
/// The maximum spanning arborescence of Chu-Liu and Edmonds with exactly one word under the root, as Universal
/// Dependencies require: the root's column is lowered by more than all scores together, so that the best tree uses it
/// once. Trees may cross. Words whose best heads already make a tree, as nearly all do, cost one pass; each cycle costs
/// another O(n²).
package struct TreeDecoder {
  private var scores: [Float] = []
  private var mark: [Int] = []

  /// Makes a decoder; it keeps its memory from sentence to sentence.
  package init() {}

  /// The head of each word: an index from 0, or -1 for the root.
  ///
  /// - Parameters:
  ///   - size: how many words.
  ///   - table: for each word a row of `size + 1` scores: the root's, then each word's as its head; the score of a word
  ///     as its own head is overwritten.
  package mutating func heads(_ size: Int, _ table: UnsafeMutablePointer<Float>) -> [Int32] {
    let width = size + 1
    var heads = [Int32](repeating: -1, count: size)
    var roots = 0
    for word in 0..<size {
      let row = table + word * width
      row[word + 1] = -.infinity
      let best = lk_argmax(width, row)
      heads[word] = Int32(best - 1)
      if best == 0 { roots += 1 }
    }
    if roots == 1, isAcyclic(heads) { return heads }
    return spanningTree(size, table)
  }

  private mutating func isAcyclic(_ heads: [Int32]) -> Bool {
    mark = [Int](repeating: -1, count: heads.count)
    for word in heads.indices {
      var at = word
      while at >= 0, mark[at] == -1 {
        mark[at] = word
        at = Int(heads[at])
      }
      if at >= 0, mark[at] == word { return false }
    }
    return true
  }

  /// Node 0 is the root, node i + 1 word i; scores[head * nodes + dependent].
  private mutating func spanningTree(_ size: Int, _ table: UnsafePointer<Float>) -> [Int32] {
    let nodes = size + 1
    var most: Float = 0
    for index in 0..<size * nodes where table[index].isFinite { most = max(most, abs(table[index])) }
    let fee = 4 * (most + 1) * Float(min(nodes, 64))
    scores = [Float](repeating: -.infinity, count: nodes * nodes)
    for word in 0..<size {
      for candidate in 0..<nodes where candidate != word + 1 {
        scores[candidate * nodes + word + 1] = table[word * nodes + candidate] - (candidate == 0 ? fee : 0)
      }
    }
    // Contract cycles until the best heads make a tree, then take them apart again. `enters` remembers
    // which original arc stands behind an arc of a contracted node.
    var active = Array(0..<nodes)
    var enters = [Int](repeating: 0, count: nodes * nodes)
    for headNode in 0..<nodes {
      for dependent in 0..<nodes { enters[headNode * nodes + dependent] = headNode * nodes + dependent }
    }
    var best = [Int](repeating: -1, count: nodes)
    var owner = Array(0..<nodes)
    for node in 1..<nodes { best[node] = top(node, active, nodes) }
    var contractions: [(node: Int, cycle: [Int], arcs: [Int], owner: [Int])] = []
    while let cycle = cycle(active, best, nodes) {
      let isMember = Set(cycle)
      let node = cycle[0]
      let arcs = cycle.map { enters[best[$0] * nodes + $0] }
      let weights = cycle.map { scores[best[$0] * nodes + $0] }
      for other in active where !isMember.contains(other) {
        var bestIn = -Float.infinity
        var arcIn = enters[other * nodes + node]
        var bestOut = -Float.infinity
        var arcOut = enters[node * nodes + other]
        for (place, member) in cycle.enumerated() {
          let into = scores[other * nodes + member] - weights[place]
          if into > bestIn {
            bestIn = into
            arcIn = enters[other * nodes + member]
          }
          let out = scores[member * nodes + other]
          if out > bestOut {
            bestOut = out
            arcOut = enters[member * nodes + other]
          }
        }
        scores[other * nodes + node] = bestIn
        enters[other * nodes + node] = arcIn
        scores[node * nodes + other] = bestOut
        enters[node * nodes + other] = arcOut
      }
      contractions.append((node, cycle, arcs, owner))
      for index in 0..<nodes where isMember.contains(owner[index]) { owner[index] = node }
      active.removeAll { isMember.contains($0) && $0 != node }
      for other in active where isMember.contains(best[other]) { best[other] = node }
      best[node] = top(node, active, nodes)
    }
    // Each node's chosen arc, as head * nodes + dependent of the original graph.
    var chosen = [Int](repeating: -1, count: nodes)
    for node in active where node != 0 {
      chosen[node] = enters[best[node] * nodes + node]
    }
    for contraction in contractions.reversed() {
      let entering = chosen[contraction.node]
      let target = contraction.owner[entering % nodes]
      for (place, member) in contraction.cycle.enumerated() { chosen[member] = contraction.arcs[place] }
      chosen[target] = entering
    }
    var heads = [Int32](repeating: -1, count: size)
    for node in 1..<nodes { heads[chosen[node] % nodes - 1] = Int32(chosen[node] / nodes - 1) }
    return heads
  }

  /// The best head of a node.
  private func top(_ node: Int, _ active: [Int], _ nodes: Int) -> Int {
    var top = -1
    for candidate in active where candidate != node {
      if top < 0 || scores[candidate * nodes + node] > scores[top * nodes + node] { top = candidate }
    }
    return top
  }

  private func cycle(_ active: [Int], _ best: [Int], _ nodes: Int) -> [Int]? {
    var seen = [Int](repeating: -1, count: nodes)
    seen[0] = nodes
    for start in active where seen[start] == -1 {
      var node = start
      while seen[node] == -1 {
        seen[node] = start
        node = best[node]
      }
      guard node != 0, seen[node] == start else { continue }
      var cycle = [node]
      var next = best[node]
      while next != node {
        cycle.append(next)
        next = best[next]
      }
      return cycle
    }
    return nil
  }
}
