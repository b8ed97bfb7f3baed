import Codebook
import Foundation
import Records

/// Judges how likely a reader would let a record stand: a logistic regression over its traits, a set of weights a kind.
///
/// The weights were learnt on the project's own annotated articles (docs/ACTS.md, "Judging"); attributions and figures
/// are not judged. Which likelihood is enough is the codebook's to say: `records.limits`, an entry a kind
/// ("position 0.2"), a rule ("position.network 0.3") or a stance or status ("opposes 0.5"), which counts for what only the
/// network has found; all that apply have to be met.
package struct RecordJudge: Sendable {
  private let weights: [String: Float]
  private let limits: [String: Double]

  /// Makes a judge with the weights that come with the program.
  init(codebook: Codebook) {
    self.init(weights: Self.standard, limits: codebook.lexicons["records.limits"] ?? [])
  }

  /// Makes a judge with weights of its own.
  ///
  /// - Parameter limits: "position 0.4", in the form of the lexicon `records.limits`.
  package init(weights: [String: Float], limits: [String]) {
    self.weights = weights
    self.limits = limits.reduce(into: [:]) { known, entry in
      let parts = entry.split(separator: " ")
      if parts.count == 2, let number = Double(parts[1]) { known[String(parts[0])] = number }
    }
  }

  /// From 0 to 1.
  package func likelihood(of traits: [Trait]) -> Double {
    let sum = traits.reduce(Float(0)) { $0 + (weights[$1.name] ?? 0) * $1.value }
    return 1 / (1 + exp(-Double(sum)))
  }

  /// The drafts likely enough, with how likely they are for a confidence; those of kinds that are not judged as they are.
  func standing(_ drafts: [Draft], _ traits: RecordTraits) -> [Draft] {
    drafts.compactMap { draft in
      guard let kind = limits[draft.body.kind.rawValue] else { return draft }
      let family = String(draft.rule.prefix { $0 != "+" })
      let label = family.hasSuffix(".network") ? draft.body.label : nil
      let limit = max(kind, limits[family] ?? 0, label.flatMap { limits[$0] } ?? 0)
      var judged = draft
      judged.confidence = (1_000 * likelihood(of: traits.traits(of: draft))).rounded() / 1_000
      return judged.confidence >= limit ? judged : nil
    }
  }

  /// Weights from lines of a name and a number.
  static func read(_ lines: String) -> [String: Float] {
    lines.split(separator: "\n").reduce(into: [:]) { weights, line in
      guard let space = line.lastIndex(of: " "), let weight = Float(line[line.index(after: space)...]) else { return }
      weights[String(line[..<space])] = weight
    }
  }
}
