extension PronounWeights {
  package static let standard = PronounWeights([Double](repeating: 0, count: kinds * count))
}
