import Foundation
package import Language
import LanguageKernels

/// The content of a block as a chain: each word is in no content or in that of one anchor, and changing costs.
///
/// A linear-chain conditional random field (Lafferty, McCallum, Pereira 2001) whose changes are of three kinds: into
/// content, out of it, from one anchor's to another's. Its cost is linear in words times anchors.
package final class AttributionChain {
  /// Scores of changes of a word: into content, out of content, to other content.
  package static let changes = 3

  private let emissions = FloatBuffer()
  private let forward = FloatBuffer()
  private let scales = FloatBuffer()
  private let below = FloatBuffer()
  private let factors = FloatBuffer()
  /// How likely each word is in each state, a row a word, after `run`.
  package let marginals = FloatBuffer()
  /// How likely each change is before each word, after `run`.
  package let changes = FloatBuffer()

  /// Makes a chain.
  package init() {}

  /// Computes the marginals.
  ///
  /// - Parameters:
  ///   - count: the words.
  ///   - columns: the states, no content first.
  ///   - scores: of the states, a row a word.
  ///   - changeScores: the scores of the changes of each word, `stride` apart.
  ///   - labels: the state that each word has to be in, -1 for any; empty for any.
  /// - Returns: the logarithm of the sum over all sequences.
  package func run(
    count: Int, columns: Int, scores: UnsafePointer<Float>, changeScores: UnsafePointer<Float>, stride: Int,
    labels: [Int32] = []
  ) -> Double {
    let e = emissions.reserve(count * columns)
    let a = forward.reserve(count * columns)
    let c = scales.reserve(count)
    let f = factors.reserve(count * AttributionChain.changes)
    let m = marginals.reserve(count * columns)
    let x = changes.clear(count * AttributionChain.changes)
    e.update(from: scores, count: count * columns)
    var total = 0.0
    for t in 0..<count {
      let row = e + t * columns
      total += Double(lk_softmax(columns, row))
      if !labels.isEmpty, labels[t] >= 0 {
        for k in 0..<columns where k != Int(labels[t]) { row[k] = 0 }
      }
      for kind in 0..<AttributionChain.changes {
        f[t * AttributionChain.changes + kind] = exp(max(-12, min(12, changeScores[t * stride + kind])))
      }
      let now = a + t * columns
      let (into, out, other) = (f[t * 3], f[t * 3 + 1], f[t * 3 + 2])
      var sum: Float = 0
      if t == 0 {
        now[0] = row[0]
        for k in 1..<max(1, columns) { now[k] = row[k] * into }
      } else {
        let last = now - columns
        var inside: Float = 0
        for k in 1..<max(1, columns) { inside += last[k] }
        now[0] = row[0] * (last[0] + inside * out)
        for k in 1..<max(1, columns) {
          now[k] = row[k] * (last[k] + (inside - last[k]) * other + last[0] * into)
        }
      }
      for k in 0..<columns { sum += now[k] }
      c[t] = max(sum, 1e-30)
      let scale = 1 / c[t]
      for k in 0..<columns { now[k] *= scale }
      total += Double(log(c[t]))
    }
    let b = below.reserve(2 * columns)
    var late = b
    var early = b + columns
    for k in 0..<columns { late[k] = 1 }
    for t in Swift.stride(from: count - 1, through: 0, by: -1) {
      let row = e + t * columns
      let now = a + t * columns
      for k in 0..<columns { m[t * columns + k] = now[k] * late[k] }
      let (into, out, other) = (f[t * 3], f[t * 3 + 1], f[t * 3 + 2])
      guard t > 0 else {
        for k in 1..<max(1, columns) { x[0] += m[k] }
        break
      }
      let last = now - columns
      let scale = 1 / c[t]
      let rest = row[0] * late[0]
      var inside: Float = 0
      var later: Float = 0
      for k in 1..<max(1, columns) {
        inside += last[k]
        later += row[k] * late[k]
      }
      var swapped: Float = 0
      early[0] = (rest + into * later) * scale
      for k in 1..<max(1, columns) {
        let own = row[k] * late[k]
        early[k] = (own + (later - own) * other + out * rest) * scale
        swapped += own * (inside - last[k])
      }
      x[t * 3] = last[0] * into * later * scale
      x[t * 3 + 1] = inside * out * rest * scale
      x[t * 3 + 2] = swapped * other * scale
      swap(&late, &early)
    }
    return total
  }
}
