/// How the attribution network's scores become attributions; tuned by the trainer on articles held out of training.
package struct AttributionSettings: Hashable, Sendable {
  /// How likely a word has to be an anchor to be looked at.
  package var candidate: Float = 0.15
  /// How sure an attribution has to be to be kept.
  package var confidence: Float = 0.35
  /// What is added to the score of no content.
  package var none: Float = 0

  /// Makes the usual settings.
  package init() {}

  /// All of them, in the order in which a weights file holds them.
  package var numbers: [Float] { [candidate, confidence, none] }

  /// Reads what `numbers` gives; nil where that is not it.
  package init?(_ numbers: [Float]) {
    guard numbers.count == 3, numbers.allSatisfy(\.isFinite) else { return nil }
    (candidate, confidence, none) = (numbers[0], numbers[1], numbers[2])
  }
}
