package import Language
package import Reading

/// Chooses the settings with the best figures on articles that were held out of training.
package enum AttributionTuning {
  /// The score of a network over examples.
  package static func score(
    _ examples: [AttributionExample], _ engine: Engine, _ committee: [AttributionWeights]
  ) -> AttributionScore {
    let finder = AttributionFinder(engine, committee)
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
    _ examples: [AttributionExample], _ engine: Engine, _ committee: [AttributionWeights]
  ) -> AttributionSettings {
    var committee = committee
    guard !committee.isEmpty else { return AttributionSettings() }
    var best = -1.0
    let ranges: [(WritableKeyPath<AttributionSettings, Float>, [Float])] = [
      (\.confidence, stride(from: 0.3, through: 0.75, by: 0.05).map(Float.init)),
      (\.candidate, [0.04, 0.08, 0.15]), (\.none, [-0.8, -0.4, 0, 0.4]),
      (\.confidence, stride(from: 0.3, through: 0.75, by: 0.025).map(Float.init)),
    ]
    for (setting, values) in ranges {
      var chosen = committee[0].settings[keyPath: setting]
      for value in values {
        committee[0].settings[keyPath: setting] = value
        let score = score(examples, engine, committee)
        let figure = score.detected.f1 + score.attributed.f1
        if figure > best {
          best = figure
          chosen = value
        }
      }
      committee[0].settings[keyPath: setting] = chosen
    }
    return committee[0].settings
  }
}
