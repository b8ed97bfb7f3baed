/// What words mostly are in unlabelled news: numbers that a network sees beside a word's own rows.
package enum NameLexicon {
  /// Numbers of a word: the shares of the classes, then how often it was seen.
  package static let width = classes + 1
  /// No name, the first word of a person's name, a later one, organisation, place, group, other.
  package static let classes = 7

  /// The class of a tag.
  package static func place(of tag: Int) -> Int {
    tag <= 2 ? tag : (tag + 3) / 2
  }

  /// The numbers of a word, in the order of the classes.
  ///
  /// - Parameter counts: how often it was of each class.
  package static func row(_ counts: [Int]) -> [Float] {
    let total = counts.reduce(0, +)
    guard total > 0 else { return [Float](repeating: 0, count: width) }
    var length: Float = 0
    var rest = total
    while rest > 0 {
      length += 0.125
      rest /= 2
    }
    return counts.map { Float($0) / Float(total) } + [min(1, length)]
  }
}
