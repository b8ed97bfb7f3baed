import Foundation
import Language
import Reading
import Testing

/// The chain's marginals against a sum over all sequences.
@Suite struct AttributionChainTests {
  private struct Sums {
    var total = 0.0
    var states: [Double]
    var changes: [Double]
  }

  private func enumerate(_ count: Int, _ columns: Int, _ scores: [Float], _ changes: [Float], _ labels: [Int32]) -> Sums
  {
    var sums = Sums(
      states: [Double](repeating: 0, count: count * columns), changes: [Double](repeating: 0, count: count * 3))
    var states = [Int](repeating: 0, count: count)
    func visit(_ word: Int) {
      guard word == count else {
        for state in 0..<columns where labels.isEmpty || labels[word] < 0 || Int(labels[word]) == state {
          states[word] = state
          visit(word + 1)
        }
        return
      }
      var score = 0.0
      var kinds: [Int] = []
      for (index, state) in states.enumerated() {
        score += Double(scores[index * columns + state])
        let last = index > 0 ? states[index - 1] : 0
        if last != state {
          let kind = last == 0 ? 0 : state == 0 ? 1 : 2
          kinds.append(index * 3 + kind)
          score += Double(changes[index * 3 + kind])
        }
      }
      let weight = exp(score)
      sums.total += weight
      for (index, state) in states.enumerated() { sums.states[index * columns + state] += weight }
      for kind in kinds { sums.changes[kind] += weight }
    }
    visit(0)
    return sums
  }

  @Test(arguments: [(1, 1), (1, 3), (4, 1), (5, 2), (4, 4)], [false, true])
  func equalsEnumeration(_ size: (count: Int, columns: Int), _ isLabelled: Bool) {
    var random = DropoutNoise(embedding: 0, layer: 0, output: 0, hidden: 0, seed: 11)
    func numbers(_ count: Int) -> [Float] { (0..<count).map { _ in Float(random.next() % 4_000) / 1_000 - 2 } }
    let scores = numbers(size.count * size.columns)
    let changes = numbers(size.count * 3)
    let labels: [Int32] =
      isLabelled ? (0..<size.count).map { $0 % 2 == 0 ? Int32($0 % size.columns) : -1 } : []
    let chain = AttributionChain()
    let total = chain.run(
      count: size.count, columns: size.columns, scores: scores, changeScores: changes, stride: 3, labels: labels)
    let expected = enumerate(size.count, size.columns, scores, changes, labels)
    #expect(abs(total - log(expected.total)) < 1e-4)
    for index in 0..<size.count * size.columns {
      #expect(abs(Double(chain.marginals.start[index]) - expected.states[index] / expected.total) < 1e-4)
    }
    for index in 0..<size.count * 3 {
      #expect(abs(Double(chain.changes.start[index]) - expected.changes[index] / expected.total) < 1e-4)
    }
  }

  /// Scores far apart leave no number that is none.
  @Test func staysFinite() {
    let scores: [Float] = [0, 300, 300, 0, -300, 300]
    let chain = AttributionChain()
    let total = chain.run(
      count: 3, columns: 2, scores: scores, changeScores: [Float](repeating: -500, count: 9), stride: 3,
      labels: [0, 1, 0])
    #expect(total.isFinite)
    #expect((0..<6).allSatisfy { chain.marginals.start[$0].isFinite })
  }
}
