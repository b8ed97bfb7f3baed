import Foundation
import LanguageKernels

/// Makes attributions of the attribution network's scores.
package struct AttributionDecoder {
  /// An attribution in words of the batch.
  package struct Found: Sendable {
    /// The head of the cue.
    package var anchor: Int
    /// Where its content is, word by word, in order.
    package var content: [Int]
    /// The head of its source.
    package var source: Int?
    /// How sure it is, from 0 to 1.
    package var confidence: Float
  }

  package let settings: AttributionSettings
  private var back: [Int32] = []
  private var best: [Float] = []
  private let chain = AttributionChain()

  /// Makes a decoder.
  package init(_ settings: AttributionSettings) {
    self.settings = settings
  }

  /// The words of an encoded batch that may be anchors.
  package func anchors(_ pass: AttributionPass) -> [Int] {
    let limit = log(settings.candidate / (1 - settings.candidate))
    let columns = AttributionLayout.outputs
    return (0..<pass.count).filter { pass.outputs.start[$0 * columns + AttributionLayout.roles] > limit }
  }

  /// The attributions of an encoded and linked batch, in the order of their anchors.
  ///
  /// Linear in its words times the anchors of three blocks.
  package mutating func decode(_ pass: AttributionPass) -> [Found] {
    var contents = [[Int]](repeating: [], count: pass.anchors.count)
    var sums = [Float](repeating: 0, count: pass.anchors.count)
    var sources = [Int?](repeating: nil, count: pass.anchors.count)
    for block in pass.blocks where !block.anchors.isEmpty {
      let columns = block.anchors.count + 1
      let rows = pass.contentScores.start + block.contentScores
      for word in 0..<block.tokens.count { rows[word * columns] += settings.none }
      let changes =
        pass.outputs.start + block.tokens.lowerBound * AttributionLayout.outputs + AttributionLayout.roles + 1
      _ = chain.run(
        count: block.tokens.count, columns: columns, scores: rows, changeScores: changes,
        stride: AttributionLayout.outputs)
      for (index, state) in path(block.tokens.count, columns, rows, changes).enumerated() where state > 0 {
        let anchor = block.anchors.lowerBound + state - 1
        contents[anchor].append(block.tokens.lowerBound + index)
        sums[anchor] += chain.marginals.start[index * columns + state]
      }
      for (index, anchor) in block.ownAnchors.enumerated() {
        let width = block.tokens.count + 1
        let row = pass.sourceScores.start + block.sourceScores + index * width
        let choice = lk_argmax(width, row)
        sources[anchor] = choice == 0 ? nil : block.tokens.lowerBound + choice - 1
      }
    }
    var found: [Found] = []
    for (index, anchor) in pass.anchors.enumerated() where !contents[index].isEmpty {
      let logit = pass.outputs.start[anchor * AttributionLayout.outputs + AttributionLayout.roles]
      let mean = sums[index] / Float(contents[index].count)
      let confidence = (mean / (1 + exp(-logit))).squareRoot()
      guard confidence >= settings.confidence else { continue }
      found.append(Found(anchor: anchor, content: contents[index], source: sources[index], confidence: confidence))
    }
    return found
  }

  /// The best sequence of states of a block's words (Viterbi).
  private mutating func path(
    _ count: Int, _ columns: Int, _ rows: UnsafePointer<Float>, _ changes: UnsafePointer<Float>
  ) -> [Int] {
    back = [Int32](repeating: 0, count: count * columns)
    best = [Float](repeating: 0, count: columns)
    for state in 0..<columns { best[state] = rows[state] + (state > 0 ? changes[0] : 0) }
    for word in 1..<max(1, count) {
      let scores = changes + word * AttributionLayout.outputs
      // The two best contents to come from, so that each has another one.
      var first = 1
      var second = 0
      for state in 2..<max(2, columns) {
        if best[state] > best[first] {
          second = first
          first = state
        } else if second == 0 || best[state] > best[second] {
          second = state
        }
      }
      let outside = best[0]
      let leaves = best[first] + scores[1]
      let enters = outside + scores[0]
      let (high, other) = (best[first], second > 0 ? best[second] : -Float.infinity)
      back[word * columns] = leaves > outside ? Int32(first) : 0
      best[0] = max(outside, leaves) + rows[word * columns]
      for state in 1..<columns {
        let jump = (state == first ? other : high) + scores[2]
        var from = state
        var value = best[state]
        if enters > value { (from, value) = (0, enters) }
        if jump > value { (from, value) = (state == first ? second : first, jump) }
        back[word * columns + state] = Int32(from)
        best[state] = value + rows[word * columns + state]
      }
    }
    var state = 0
    for other in 1..<columns where best[other] > best[state] { state = other }
    var states = [Int](repeating: 0, count: count)
    for word in stride(from: count - 1, through: 0, by: -1) {
      states[word] = state
      state = Int(back[word * columns + state])
    }
    return states
  }
}
