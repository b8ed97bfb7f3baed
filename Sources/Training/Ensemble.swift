import Foundation
package import Language
import LanguageKernels

/// Several networks that tag and parse together: each decision is by the mean of their probabilities.
///
/// Its trees teach a single network what the several know (Kuncoro et al., EMNLP 2016).
package struct Ensemble: Sendable {
  private let engines: [Engine]
  /// Any of them: it knows the labels.
  private let speaker: Engine

  /// Makes an ensemble of engines with equal labels; their widths, layers and vocabularies may differ.
  ///
  /// - Throws: `WeightsError.contents` where there is no engine or the labels differ.
  package init(_ engines: [Engine]) throws(WeightsError) {
    guard let first = engines.first else { throw .contents("no networks") }
    guard engines.allSatisfy({ $0.weights.labels == first.weights.labels }) else {
      throw .contents("labels of different networks")
    }
    self.engines = engines
    speaker = first
  }

  /// Adds tags and trees to a text with tokens and sentences.
  package func annotate(_ text: inout AnnotatedText) {
    var trees = TreeDecoder()
    let layers = NetworkPass.Heads.syntax
    let passes = engines.map { NetworkPass($0.weights.shape, heads: layers, bytes: layers.matrices($0.weights)) }
    let tags = FloatBuffer()
    let arcs = FloatBuffer()
    let relations = FloatBuffer()
    for pieces in Engine.batches(text) {
      let lengths = pieces.map(\.count)
      let count = lengths.reduce(0, +)
      let shape = speaker.weights.shape
      tags.clear(count * shape.tagCount)
      arcs.clear(lengths.reduce(0) { $0 + $1 * ($1 + 1) })
      relations.clear(count * shape.relations)
      for (engine, pass) in zip(engines, passes) {
        engine.weights.parameters.withUnsafeBufferPointer { buffer in
          guard let parameters = buffer.baseAddress else { return }
          pass.encode(engine.rows(pieces, text), lengths: lengths, parameters: parameters)
          addTags(of: pass, parameters, to: tags.start)
          addArcs(of: pass, parameters, to: arcs.start)
        }
      }
      let heads = heads(lengths, arcs.start, &trees)
      for (engine, pass) in zip(engines, passes) {
        engine.weights.parameters.withUnsafeBufferPointer { buffer in
          guard let parameters = buffer.baseAddress else { return }
          pass.scoreRelations(heads: heads, parameters)
          for word in 0..<count {
            add(
              pass.relationScores.start + word * shape.relations, shape.relations,
              to: relations.start + word * shape.relations)
          }
        }
      }
      speaker.tag(pieces, tags.start, &text)
      speaker.attach(pieces, heads, relations.start, &text)
    }
    Engine.joinPieces(&text)
  }

  private func addTags(of pass: NetworkPass, _ parameters: UnsafePointer<Float>, to sums: UnsafeMutablePointer<Float>) {
    pass.scoreTags(parameters)
    let shape = pass.shape
    var offset = 0
    for _ in 0..<pass.count {
      for count in [shape.partsOfSpeech, shape.xpos, shape.features] {
        add(pass.tagScores.start + offset, count, to: sums + offset)
        offset += count
      }
    }
  }

  private func addArcs(of pass: NetworkPass, _ parameters: UnsafePointer<Float>, to sums: UnsafeMutablePointer<Float>) {
    pass.prepareArcs(parameters)
    var sums = sums
    for words in pass.sentences {
      pass.scoreArcs(words, parameters)
      let width = words.count + 1
      for word in 0..<words.count {
        add(pass.arcScores.start + word * width, width, to: sums)
        sums += width
      }
    }
  }

  /// Adds the probabilities behind scores, which are overwritten.
  private func add(_ scores: UnsafeMutablePointer<Float>, _ count: Int, to sums: UnsafeMutablePointer<Float>) {
    lk_softmax(count, scores)
    lk_axpy(count, 1, scores, sums)
  }

  /// The best trees over summed probabilities, which are overwritten by their logarithms.
  private func heads(
    _ lengths: [Int], _ sums: UnsafeMutablePointer<Float>, _ trees: inout TreeDecoder
  ) -> [Int32] {
    var heads: [Int32] = []
    var sums = sums
    for length in lengths {
      let count = length * (length + 1)
      for index in 0..<count { sums[index] = logarithm(sums[index]) }
      let first = Int32(heads.count)
      heads += trees.heads(length, sums).map { $0 < 0 ? -1 : $0 + first }
      sums += count
    }
    return heads
  }

  /// Of a probability; one that is nil counts as a very small one.
  private func logarithm(_ sum: Float) -> Float { log(max(sum, 1e-12)) }
}
