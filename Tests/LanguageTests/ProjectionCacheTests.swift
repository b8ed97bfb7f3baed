import Language
import Testing

@Suite struct ProjectionCacheTests {
  private static let keyWidth = 3
  private static let width = 2

  /// Numbers that tell a word's row numbers.
  private static func project(_ rows: [Int32], _ count: Int, _ to: UnsafeMutablePointer<Float>) {
    for word in 0..<count {
      let key = rows[word * keyWidth..<(word + 1) * keyWidth].map { Float($0) }
      to[word * width] = key[0] * 10_000 + key[1] * 100 + key[2]
      to[word * width + 1] = -key[0]
    }
  }

  /// Batches of words, many of them alike, and far more different ones than there are places.
  @Test func givesWhatItWasGiven() {
    let cache = ProjectionCache(keyWidth: Self.keyWidth, width: Self.width)
    var random = DropoutNoise(embedding: 0, layer: 0, output: 0, hidden: 0, seed: 9)
    var asked = 0
    var projected = 0
    for batch in 0..<60 {
      let variety: UInt64 = batch < 20 ? 3 : 40
      let count = Int(random.next() % 500)
      let rows = (0..<count * Self.keyWidth).map { _ in Int32(random.next() % variety) }
      let expected = FloatBuffer(count * Self.width)
      Self.project(rows, count, expected.start)
      let found = FloatBuffer(count * Self.width)
      cache.fill(found.start, rows) { rows, count, to in
        projected += count
        Self.project(rows, count, to)
      }
      asked += count
      #expect((0..<count * Self.width).allSatisfy { found.start[$0] == expected.start[$0] })
    }
    #expect(projected < asked)
  }

  @Test func forgets() {
    let cache = ProjectionCache(keyWidth: Self.keyWidth, width: Self.width)
    let to = FloatBuffer(2 * Self.width)
    var projected: [Int] = []
    func fill() {
      cache.fill(to.start, [1, 2, 3, 1, 2, 3]) { rows, count, to in
        projected.append(count)
        Self.project(rows, count, to)
      }
    }
    fill()
    fill()
    cache.clear()
    fill()
    #expect(projected == [1, 1])
  }

  /// A pass in use gives the same bits as one that keeps everything for a trainer.
  @Test func passesAgree() throws {
    let engine = try Engine.bundled.get()
    let sentences = ["The envoys left Muscat .", "The talks failed , and the envoys left .", "Why ?"]
      .map { $0.split(separator: " ").map(String.init) }
    var rows: [Int32] = []
    for form in sentences.joined() {
      WordFeatures.append(form, Tokenizer.lower(form), engine.weights.vocabulary, to: &rows)
    }
    let kept = NetworkPass(engine.weights.shape)
    let used = NetworkPass(engine.weights.shape, heads: .syntax, keepsLayers: false)
    let heads: [Int32] = rows.indices.prefix(rows.count / WordFeatures.count).map { Int32($0) - 1 }
    engine.weights.parameters.withUnsafeBufferPointer { buffer in
      guard let parameters = buffer.baseAddress else { return }
      for _ in 0..<2 {
        for pass in [kept, used] {
          pass.encode(rows, lengths: sentences.map(\.count), parameters: parameters)
          pass.scoreTags(parameters)
          pass.prepareArcs(parameters)
          pass.scoreArcs(pass.sentences[1], parameters)
          pass.scoreRelations(heads: heads, parameters)
        }
        func agree(_ buffer: KeyPath<NetworkPass, FloatBuffer>, _ count: Int) -> Bool {
          (0..<count).allSatisfy { kept[keyPath: buffer].start[$0] == used[keyPath: buffer].start[$0] }
        }
        #expect(agree(\.tagScores, kept.count * kept.shape.tagCount))
        #expect(agree(\.arcScores, sentences[1].count * (sentences[1].count + 1)))
        #expect(agree(\.relationScores, kept.count * kept.shape.relations))
      }
    }
  }
}

@Suite struct SparesTests {
  private final class Thing {}

  @Test func lendsWhatCameBack() {
    let spares = Spares { Thing() }
    let first = spares.lend { ObjectIdentifier($0) }
    #expect(spares.lend { ObjectIdentifier($0) } == first)
  }

  @Test func lendsToOneAtATime() {
    let spares = Spares { Thing() }
    let isShared = spares.lend { first in spares.lend { second in first === second } }
    #expect(!isShared)
  }
}
