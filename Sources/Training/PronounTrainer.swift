package import Language

/// Learns the weights that rank a pronoun's antecedents: log-linear, by gradient descent with a fixed order and no chance.
package struct PronounTrainer: Sendable {
  /// Rounds over all choices.
  package var rounds = 60
  /// The first step; it falls as 1 / (1 + round / 10).
  package var rate = 0.1
  /// The weight decay of a step.
  package var decay = 0.0003

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
        weights.values[index] *= 1 - decay * 10
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
}
