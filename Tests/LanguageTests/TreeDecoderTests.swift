@testable import Language
import Testing

@Suite struct TreeDecoderTests {
  /// The best tree by trying all.
  private func best(_ size: Int, _ table: [Float]) -> Float {
    var best = -Float.infinity
    var heads = [Int](repeating: 0, count: size)
    func visit(_ word: Int, _ sum: Float) {
      if word == size {
        guard heads.count(where: { $0 == 0 }) == 1 else { return }
        for start in 0..<size {
          var at = start
          var steps = 0
          while heads[at] != 0 {
            at = heads[at] - 1
            steps += 1
            if steps > size { return }
          }
        }
        best = max(best, sum)
        return
      }
      for head in 0...size where head != word + 1 {
        heads[word] = head
        visit(word + 1, sum + table[word * (size + 1) + head])
      }
    }
    visit(0, 0)
    return best
  }

  @Test(arguments: 1...5) func findsTheBestTree(_ size: Int) {
    var state: UInt64 = UInt64(size)
    var decoder = TreeDecoder()
    for _ in 0..<60 {
      let table = (0..<size * (size + 1)).map { _ in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Float(state >> 40) / Float(1 << 20) - 8
      }
      var scratch = table
      let heads = decoder.heads(size, &scratch)
      let sum = heads.enumerated().reduce(Float(0)) { $0 + table[$1.offset * (size + 1) + Int($1.element) + 1] }
      #expect(heads.count { $0 < 0 } == 1)
      #expect(abs(sum - best(size, table)) < 1e-3)
    }
  }
}
