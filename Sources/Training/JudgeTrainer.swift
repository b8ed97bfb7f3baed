import Foundation
package import Language
package import Reading
package import Records

/// Learns which records a reader would let stand: a logistic regression over their traits, a set of weights a kind.
///
/// Steps by Adagrad over the examples in a fixed order, so that the same examples give the same weights; linear in
/// traits and rounds.
package struct JudgeTrainer: Sendable {
  /// A record that was proposed, and whether a reader marked it.
  package struct Example: Sendable {
    package var kind: Record.Kind
    package var traits: [Trait]
    package var isRight: Bool

    package init(kind: Record.Kind, traits: [Trait], isRight: Bool) {
      self.kind = kind
      self.traits = traits
      self.isRight = isRight
    }
  }

  /// Rounds over all examples.
  package var rounds = 40
  /// The first step.
  package var rate: Float = 0.1
  /// How strongly weights are drawn to zero, for an example.
  package var decay: Float = 0.0002
  /// How many examples a trait needs.
  package var least = 8

  /// Makes a trainer.
  package init() {}

  /// The examples that a text gives.
  ///
  /// - Parameters:
  ///   - marks: what a reader marked in it.
  ///   - candidates: what was proposed for it.
  package static func examples(
    _ marks: [AttributionCorpus.Marked], _ candidates: [(record: Record, traits: [Trait])], in text: AnnotatedText
  ) -> [Example] {
    candidates.compactMap { record, traits in
      guard [.position, .threat, .pledge, .violation, .proposal, .meeting].contains(record.kind) else { return nil }
      let isRight = marks.contains { mark in
        (mark.classes ?? []).contains { ActClass(rawValue: $0)?.kind == record.kind }
          && isPlace(of: record, mark) && isActor(of: record, mark, text)
      }
      return Example(kind: record.kind, traits: traits, isRight: isRight)
    }
  }

  /// Whether both share half of the shorter one's words.
  private static func isPlace(of record: Record, _ mark: AttributionCorpus.Marked) -> Bool {
    record.evidence.contains { span in
      mark.content.contains { part in
        guard part.count == 2, part[0] < part[1] else { return false }
        let shared = min(span.end, part[1]) - max(span.start, part[0])
        return 2 * shared >= min(span.end - span.start, part[1] - part[0])
      }
    }
  }

  /// Whether the record's actor may be the marked one: the same words or a word of its name; a pronoun or a noun may be
  /// anybody, and of those who meet only some are marked.
  private static func isActor(of record: Record, _ mark: AttributionCorpus.Marked, _ text: AnnotatedText) -> Bool {
    guard record.kind != .meeting, let actor = record.body.actor, let source = mark.source.first, source.count == 2
    else { return true }
    if actor.start < source[1], source[0] < actor.end { return true }
    let marked = text.text(source[0]..<source[1])
    let token = text.tokenIndex(atOrAfter: source[0])
    guard marked.contains(where: \.isUppercase), token < text.tokens.count,
      text.tokens[token].partOfSpeech != .pronoun
    else { return true }
    func words(_ name: String) -> Set<Substring> {
      Set(name.split { !$0.isLetter }.filter { $0.first?.isUppercase ?? false })
    }
    return !words(marked).isDisjoint(with: words(actor.name).union(words(actor.text)))
  }

  /// Weights that make what is right likely.
  package func weights(_ examples: [Example]) -> [String: Float] {
    var counts: [String: Int] = [:]
    for example in examples {
      for trait in example.traits { counts[trait.name, default: 0] += 1 }
    }
    let names = counts.filter { $0.value >= least }.keys.sorted()
    let places = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
    let rows = examples.map { example in
      example.traits.compactMap { trait in places[trait.name].map { (place: $0, value: trait.value) } }
    }
    var weights = [Float](repeating: 0, count: names.count)
    var squares = [Float](repeating: 1, count: names.count)
    var random = DropoutNoise(embedding: 0, layer: 0, output: 0, hidden: 0, seed: 1)
    for _ in 0..<rounds {
      for index in random.shuffled(Array(rows.indices)) {
        let sum = rows[index].reduce(Float(0)) { $0 + weights[$1.place] * $1.value }
        let error = 1 / (1 + exp(-sum)) - (examples[index].isRight ? 1 : 0)
        for (place, value) in rows[index] {
          let gradient = error * value + decay * weights[place]
          squares[place] += gradient * gradient
          weights[place] -= rate * gradient / squares[place].squareRoot()
        }
      }
    }
    return places.reduce(into: [:]) { known, entry in
      let rounded = (100 * weights[entry.value]).rounded() / 100
      if rounded != 0 { known[entry.key] = rounded }
    }
  }

  /// What weights learnt on four fifths do on the last fifth: a line a kind, precision and recall of what was proposed
  /// at three limits.
  package func crossValidation(_ examples: [[Example]]) -> [String] {
    var judged: [Record.Kind: [(likelihood: Double, isRight: Bool)]] = [:]
    for fold in 0..<5 {
      let learnt = weights(examples.indices.filter { $0 % 5 != fold }.flatMap { examples[$0] })
      let judge = RecordJudge(weights: learnt, limits: [])
      for example in examples.indices.filter({ $0 % 5 == fold }).flatMap({ examples[$0] }) {
        judged[example.kind, default: []].append((judge.likelihood(of: example.traits), example.isRight))
      }
    }
    return judged.sorted { $0.key.rawValue < $1.key.rawValue }.map { kind, all in
      let right = all.reduce(0) { $0 + ($1.isRight ? 1 : 0) }
      let loss = all.reduce(0) { $0 - log(max(1e-9, $1.isRight ? $1.likelihood : 1 - $1.likelihood)) }
      let shares = [0.2, 0.3, 0.4, 0.5, 0.6].map { limit in
        let kept = all.filter { $0.likelihood >= limit }
        let found = kept.reduce(0) { $0 + ($1.isRight ? 1 : 0) }
        return String(
          format: "%.1f: %.0f/%.0f", limit, 100 * Double(found) / Double(max(1, kept.count)),
          100 * Double(found) / Double(max(1, right)))
      }
      let mean = String(format: "%.3f", loss / Double(max(1, all.count)))
      return "\(kind.rawValue): \(all.count), right \(right), loss \(mean); \(shares.joined(separator: ", "))"
    }
  }
}
