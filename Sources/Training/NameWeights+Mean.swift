package import Language

extension NameWeights {
  /// The mean of networks that were trained on from one start, number by number (Wortsman et al., ICML 2022).
  ///
  /// - Throws: `WeightsError.contents` where they differ in shape, words or lexicon, or there is none.
  package init(meanOf networks: [NameWeights]) throws(WeightsError) {
    guard let first = networks.first else { throw .contents("no network") }
    self = first
    for other in networks.dropFirst() {
      guard other.members == members, other.shape == shape, other.words == words, other.lexicon == lexicon else {
        throw .contents("networks that do not fit each other")
      }
      for index in parameters.indices { parameters[index] += other.parameters[index] }
    }
    for index in parameters.indices { parameters[index] /= Float(networks.count) }
  }
}
