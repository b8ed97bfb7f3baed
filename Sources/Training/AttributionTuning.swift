package import Language
package import Reading

/// Chooses the settings with the best figures on articles that were held out of training.
package enum AttributionTuning {
  /// The score of a network over examples.
  package static func score(
    _ examples: [AttributionExample], _ engine: Engine, _ weights: AttributionWeights
  ) -> AttributionScore {
    let finder = AttributionFinder(engine, weights)
    var score = AttributionScore()
    for example in examples { score.add(example.article, marked(finder.attributions(in: example.text), example.text)) }
    return score
  }

  /// Attributions in code points.
  package static func marked(_ found: [FoundAttribution], _ text: AnnotatedText) -> [AttributionCorpus.Marked] {
    func span(_ tokens: Range<Int>) -> [Int] {
      let offsets = text.offsets(ofTokens: tokens)
      return [offsets.lowerBound, offsets.upperBound]
    }
    return found.map { one in
      AttributionCorpus.Marked(
        source: one.source.map { [span($0)] } ?? [], cue: one.cue.map(span), content: one.content.map(span))
    }
  }

  /// Tries one setting after the other and keeps what is best.
  ///
  /// What is best is the mean of the F1 of detected and of attributed ones.
  package static func tune(
    _ examples: [AttributionExample], _ engine: Engine, _ weights: AttributionWeights
  ) -> AttributionSettings {
    var weights = weights
    var best = -1.0
    let ranges: [(WritableKeyPath<AttributionSettings, Float>, [Float])] = [
      (\.confidence, stride(from: 0.3, through: 0.75, by: 0.05).map(Float.init)),
      (\.none, [-0.8, -0.4, 0, 0.4]), (\.change, [0.3, 0.6, 1, 1.5]),
      (\.confidence, stride(from: 0.3, through: 0.75, by: 0.025).map(Float.init)),
    ]
    for (setting, values) in ranges {
      var chosen = weights.settings[keyPath: setting]
      for value in values {
        weights.settings[keyPath: setting] = value
        let score = score(examples, engine, weights)
        let figure = score.detected.f1 + score.attributed.f1
        if figure > best {
          best = figure
          chosen = value
        }
      }
      weights.settings[keyPath: setting] = chosen
    }
    return weights.settings
  }
}
