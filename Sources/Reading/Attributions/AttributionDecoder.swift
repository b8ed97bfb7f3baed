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
    /// How likely the anchor is of each class.
    package var classes: [Float]
  }

  package let settings: AttributionSettings
  private var back: [Int32] = []
  private var best: [Float] = []
  private var scores: [Float] = []

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
      for index in 0..<block.tokens.count {
        rows[index * columns] += settings.none
        _ = lk_softmax(columns, rows + index * columns)
      }
      for (word, state) in zip(block.tokens, path(pass, block, rows, columns)) where state > 0 {
        let anchor = block.anchors.lowerBound + state - 1
        contents[anchor].append(word)
        sums[anchor] += rows[(word - block.tokens.lowerBound) * columns + state]
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
      let classes = (0..<pass.shape.classes).map {
        1 / (1 + exp(-pass.classes.start[anchor * pass.shape.classes + $0]))
      }
      found.append(
        Found(
          anchor: anchor, content: contents[index], source: sources[index], confidence: confidence, classes: classes))
    }
    return found
  }

  /// The best sequence of states of a block's words: no content, or the content of an anchor.
  private mutating func path(
    _ pass: AttributionPass, _ block: AttributionPass.Block, _ rows: UnsafePointer<Float>, _ columns: Int
  ) -> [Int] {
    let size = block.tokens.count
    back = [Int32](repeating: 0, count: size * columns)
    best = [Float](repeating: 0, count: columns)
    for state in 0..<columns { best[state] = log(rows[state] + 1e-6) }
    for index in 1..<max(1, size) {
      let word = block.tokens.lowerBound + index
      let logit = pass.outputs.start[word * AttributionLayout.outputs + AttributionLayout.roles + 1]
      let change = -log(1 + exp(-logit)) * settings.change
      let stay = -log(1 + exp(logit)) * settings.change
      var first = 0
      for state in 1..<columns where best[state] > best[first] { first = state }
      let jump = best[first] + change
      for state in 0..<columns {
        let kept = best[state] + stay
        let isKept = kept >= jump || first == state
        back[index * columns + state] = Int32(isKept ? state : first)
        best[state] = (isKept ? kept : jump) + log(rows[index * columns + state] + 1e-6)
      }
    }
    var state = 0
    for other in 1..<columns where best[other] > best[state] { state = other }
    var states = [Int](repeating: 0, count: size)
    for index in stride(from: size - 1, through: 0, by: -1) {
      states[index] = state
      state = Int(back[index * columns + state])
    }
    return states
  }
}
