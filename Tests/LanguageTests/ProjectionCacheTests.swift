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

  /// A pass in use gives what one for a trainer gives but for rounding to bytes, and the same bits again from its cache.
  @Test func passesAgree() throws {
    let engine = try Engine.bundled.get()
    let sentences = ["The envoys left Muscat .", "The talks failed , and the envoys left .", "Why ?"]
      .map { $0.split(separator: " ").map(String.init) }
    var rows: [Int32] = []
    for form in sentences.joined() {
      WordFeatures.append(form, Tokenizer.lower(form), engine.weights.vocabulary, to: &rows)
    }
    let heads = NetworkPass.Heads.syntax
    let kept = NetworkPass(engine.weights.shape)
    let used = NetworkPass(engine.weights.shape, heads: heads, bytes: heads.matrices(engine.weights))
    let governors: [Int32] = rows.indices.prefix(rows.count / WordFeatures.count).map { Int32($0) - 1 }
    engine.weights.parameters.withUnsafeBufferPointer { buffer in
      guard let parameters = buffer.baseAddress else { return }
      func scores(_ pass: NetworkPass) -> [Float] {
        pass.encode(rows, lengths: sentences.map(\.count), parameters: parameters)
        pass.scoreTags(parameters)
        pass.prepareArcs(parameters)
        pass.scoreArcs(pass.sentences[1], parameters)
        pass.scoreRelations(heads: governors, parameters)
        func numbers(_ buffer: FloatBuffer, _ count: Int) -> [Float] { (0..<count).map { buffer.start[$0] } }
        return numbers(pass.tagScores, pass.count * pass.shape.tagCount)
          + numbers(pass.arcScores, sentences[1].count * (sentences[1].count + 1))
          + numbers(pass.relationScores, pass.count * pass.shape.relations)
      }
      let floats = scores(kept)
      let first = scores(used)
      #expect(scores(used) == first)
      let difference = zip(floats, first).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
      let size = floats.reduce(0) { $0 + $1 * $1 }
      #expect(difference < 0.002 * size)
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
