/// The figures by which attributions are judged: PolNeAR's, over words alone.
///
/// Matches are one to one, greedy by the share of words that two contents have in common (Jaccard), ties in order.
package struct AttributionScore: Sendable {
  /// Recall of one type of attribution.
  package struct Recall: Sendable {
    package var all = 0
    package var detected = 0
    package var attributed = 0
  }

  /// Counts of things found, found rightly, and to be found.
  package struct Counts: Sendable {
    package var right = 0
    package var found = 0
    package var gold = 0
    /// Percent.
    package var precision: Double { found == 0 ? 0 : 100 * Double(right) / Double(found) }
    package var recall: Double { gold == 0 ? 0 : 100 * Double(right) / Double(gold) }
    package var f1: Double {
      found + gold == 0 ? 0 : 200 * Double(right) / Double(found + gold)
    }
  }

  /// Words in content, whatever the attribution.
  package private(set) var content = Counts()
  /// Attributions half of whose content is found.
  package private(set) var detected = Counts()
  /// Those with the right source, too.
  package private(set) var attributed = Counts()
  /// Of those detected, the ones whose cues share a word.
  package private(set) var cues = 0
  /// By type, in the order of names.
  package private(set) var recall: [String: Recall] = [:]

  private static let stopWords: Set<String> = [
    "the", "a", "an", "of", "in", "at", "for", "to", "by", "'s", "and", "who", "which", "that", "mr", "mrs", "ms",
  ]

  /// Makes a score of nothing.
  package init() {}

  private struct Prepared {
    var source: Set<Int>
    var cue: Set<Int>
    var content: Set<Int>
    var type: String
  }

  /// Counts an article.
  ///
  /// - Parameter found: in code points.
  package mutating func add(_ article: AttributionCorpus.Article, _ found: [AttributionCorpus.Marked]) {
    let scalars = Array(article.text.unicodeScalars)
    let words = AttributionScore.words(scalars)
    func prepare(_ marked: [AttributionCorpus.Marked]) -> [Prepared] {
      marked.map { one in
        Prepared(
          source: AttributionScore.cover(words, one.source), cue: AttributionScore.cover(words, one.cue),
          content: AttributionScore.cover(words, one.content), type: one.type ?? "none")
      }.filter { !$0.content.isEmpty }
    }
    let gold = prepare(article.attributions)
    let found = prepare(found)
    let goldContent = gold.reduce(into: Set<Int>()) { $0.formUnion($1.content) }
    let foundContent = found.reduce(into: Set<Int>()) { $0.formUnion($1.content) }
    content.right += goldContent.intersection(foundContent).count
    content.gold += goldContent.count
    content.found += foundContent.count
    detected.gold += gold.count
    detected.found += found.count
    attributed.gold += gold.count
    attributed.found += found.count
    for one in gold { recall[one.type, default: Recall()].all += 1 }
    for (right, other) in AttributionScore.matches(gold.map(\.content), found.map(\.content)) {
      let one = gold[right]
      detected.right += 1
      recall[one.type, default: Recall()].detected += 1
      if one.cue.isEmpty || !one.cue.isDisjoint(with: found[other].cue) { cues += 1 }
      if AttributionScore.isSame(one.source, found[other].source, words, scalars) {
        attributed.right += 1
        recall[one.type, default: Recall()].attributed += 1
      }
    }
  }

  /// Pairs of contents, by index, at least half of whose words they share.
  private static func matches(_ gold: [Set<Int>], _ found: [Set<Int>]) -> [(Int, Int)] {
    var pairs: [(share: Double, gold: Int, found: Int)] = []
    for (index, one) in gold.enumerated() {
      for (number, other) in found.enumerated() {
        let both = one.intersection(other).count
        let share = Double(both) / Double(one.count + other.count - both)
        if share >= 0.5 { pairs.append((share, index, number)) }
      }
    }
    pairs.sort { left, right in
      left.share != right.share ? left.share > right.share : (left.gold, left.found) < (right.gold, right.found)
    }
    var usedGold: Set<Int> = []
    var usedFound: Set<Int> = []
    var matches: [(Int, Int)] = []
    for pair in pairs where !usedGold.contains(pair.gold) && !usedFound.contains(pair.found) {
      usedGold.insert(pair.gold)
      usedFound.insert(pair.found)
      matches.append((pair.gold, pair.found))
    }
    return matches
  }

  /// Whether two sources are the same: both none, or with a word in common that says something.
  private static func isSame(
    _ gold: Set<Int>, _ found: Set<Int>, _ words: [Range<Int>], _ scalars: [Unicode.Scalar]
  ) -> Bool {
    if gold == found { return true }
    return gold.intersection(found).contains { index in
      var view = String.UnicodeScalarView()
      view.append(contentsOf: scalars[words[index]])
      return !stopWords.contains(String(view).lowercased())
    }
  }

  /// Runs of letters, digits and underscores, joined by apostrophes and hyphens inside.
  private static func words(_ scalars: [Unicode.Scalar]) -> [Range<Int>] {
    var words: [Range<Int>] = []
    var index = 0
    while index < scalars.count {
      guard isWord(scalars[index]) else {
        index += 1
        continue
      }
      let start = index
      index += 1
      while index < scalars.count {
        if isWord(scalars[index]) {
          index += 1
        } else if scalars[index] == "'" || scalars[index] == "’" || scalars[index] == "-", index + 1 < scalars.count,
          isWord(scalars[index + 1])
        {
          index += 2
        } else {
          break
        }
      }
      words.append(start..<index)
    }
    return words
  }

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
      .letterNumber, .otherNumber:
      true
    default: scalar == "_"
    }
  }

  /// The words that spans touch.
  private static func cover(_ words: [Range<Int>], _ spans: [[Int]]) -> Set<Int> {
    var covered: Set<Int> = []
    for span in spans where span.count == 2 {
      var low = 0
      var high = words.count
      while low < high {
        let middle = (low + high) / 2
        if words[middle].upperBound <= span[0] { low = middle + 1 } else { high = middle }
      }
      while low < words.count, words[low].lowerBound < span[1] {
        covered.insert(low)
        low += 1
      }
    }
    return covered
  }
}
