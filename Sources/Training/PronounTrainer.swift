package import Language

/// Learns the weights that rank a pronoun's antecedents: log-linear, by gradient descent with a fixed order and no
/// chance.
package struct PronounTrainer: Sendable {
  /// Rounds over all choices.
  package var rounds = 60
  /// The first step; it falls as 1 / (1 + round / 10).
  package var rate = 0.1
  /// The share of a weight that is lost after a round.
  package var decay = 0.03

  /// Makes a trainer.
  package init() {}

  /// The weights that make the right candidates of all choices likeliest.
  package func weights(_ choices: [PronounChoice]) -> PronounWeights {
    var weights = PronounWeights([Double](repeating: 0, count: PronounWeights.kinds * PronounWeights.count))
    var average = weights
    for round in 0..<rounds {
      let step = rate / (1 + Double(round) / 10)
      for choice in choices { learn(choice, step, &weights) }
      for index in average.values.indices {
        weights.values[index] *= 1 - decay
        average.values[index] += (weights.values[index] - average.values[index]) / Double(round + 1)
      }
    }
    return average
  }

  private func learn(_ choice: PronounChoice, _ step: Double, _ weights: inout PronounWeights) {
    let scores = choice.candidates.map { weights.score(choice.kind, $0) }
    let highest = scores.max() ?? 0
    let powers = scores.map { PronounWeights.exponential($0 - highest) }
    let all = powers.reduce(0, +)
    let right = zip(powers, choice.isRight).reduce(0.0) { $0 + ($1.1 ? $1.0 : 0) }
    guard right > 0 else { return }
    for (index, features) in choice.candidates.enumerated() {
      let expected = powers[index] / all
      let wanted = choice.isRight[index] ? powers[index] / right : 0
      for feature in features {
        weights.values[choice.kind * PronounWeights.count + feature] += step * (wanted - expected)
      }
    }
  }

  /// What weights learnt on four fifths of the documents do on the last fifth, by kind of pronoun and by how much
  /// likelier "none" must be for no answer.
  package func crossValidation(_ documents: [[PronounChoice]]) -> [String] {
    let folds = 5
    let factors = [1.0, 1.5, 2.0]
    var counts = [[(asked: Int, answered: Int, right: Int)]](
      repeating: [(asked: Int, answered: Int, right: Int)](repeating: (0, 0, 0), count: factors.count),
      count: PronounWeights.kinds)
    for fold in 0..<folds {
      let rest = documents.indices.filter { $0 % folds != fold }.flatMap { documents[$0] }
      let learnt = weights(rest)
      for choice in documents.indices.filter({ $0 % folds == fold }).flatMap({ documents[$0] }) {
        let scores = choice.candidates.map { learnt.score(choice.kind, $0) }
        guard let none = scores.last, let best = scores.dropLast().indices.max(by: { scores[$0] < scores[$1] }) else {
          continue
        }
        for (place, factor) in factors.enumerated() {
          counts[choice.kind][place].asked += 1
          guard none <= scores[best] || factor * PronounWeights.exponential(scores[best] - none) >= 1 else { continue }
          counts[choice.kind][place].answered += 1
          if choice.isRight[best] { counts[choice.kind][place].right += 1 }
        }
      }
    }
    return counts.indices.flatMap { kind in
      factors.indices.map { place in
        let count = counts[kind][place]
        return "kind \(kind), factor \(factors[place]): \(count.asked) asked, "
          + "\(count.answered) answered, \(count.right) right"
      }
    }
  }
}
