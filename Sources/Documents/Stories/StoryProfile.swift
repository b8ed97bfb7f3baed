internal import Foundation
internal import Records

/// What is known of a report when it is grouped: its words, its names, its day.
///
/// Names are words that begin with a capital where no sentence begins; the language engine is not asked. At most 232
/// terms of 8 bytes and a quarter as many digests of 4 as the text has words.
struct StoryProfile: Sendable {
  /// All words of title and text.
  let text: TermVector
  /// The words of the title.
  let title: TermVector
  /// The names.
  let names: TermVector
  /// Digests of every fourth run of five words, in ascending order: who has them in common quotes or copies.
  let runs: [UInt32]
  /// The days from 1970 to the publication; nil where it is unknown.
  let day: Int?

  /// Terms that are kept of a text, a title, the names.
  private static let most = (text: 160, title: 24, names: 48)
  /// How often a word of the title counts, and one of the beginning once more; 0 to 5 tried on the tuned stories.
  private static let titleCount: Float = 3
  private static let beginning = 60

  init(_ document: Document, weights: WordWeights) {
    var text: [UInt32: (count: Float, weight: Float)] = [:]
    var title: [UInt32: (count: Float, weight: Float)] = [:]
    var names: [UInt32: (count: Float, weight: Float)] = [:]
    if let headline = document.title {
      FoldedWords.forEach(in: headline) { word in
        guard word.length > 1 else { return }
        let weight = weights[word]
        title[word.term, default: (0, weight)].count += 1
        text[word.term, default: (0, weight)].count += Self.titleCount
      }
    }
    var place = 0
    var run = RunDigests()
    FoldedWords.forEach(in: document.text) { word in
      place += 1
      run.add(word.digest)
      guard word.length > 1 else { return }
      let weight = weights[word]
      text[word.term, default: (0, weight)].count += place <= Self.beginning ? 2 : 1
      if word.isCapitalised, !word.opensSentence { names[word.term, default: (0, weight)].count += 1 }
    }
    self.text = TermVector(text, atMost: Self.most.text)
    self.title = TermVector(title, atMost: Self.most.title)
    self.names = TermVector(names, atMost: Self.most.names)
    runs = run.sampled.sorted()
    day = document.published.flatMap { CivilDays.days(of: $0.value) }
  }
}

/// The digests of every fourth run of five words.
private struct RunDigests {
  private(set) var sampled: Set<UInt32> = []
  private var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
  private var count = 0

  mutating func add(_ word: UInt64) {
    count += 1
    var digest = word
    for earlier in [words.0, words.1, words.2, words.3] { digest = (digest &* 0x9E37_79B9_7F4A_7C15) ^ earlier }
    words = (word, words.0, words.1, words.2)
    digest = (digest ^ (digest >> 31)) &* 0xBF58_476D_1CE4_E5B9
    if count > 4, (digest >> 32) & 3 == 0 { sampled.insert(UInt32(truncatingIfNeeded: digest >> 34)) }
  }
}

extension FoldedWord {
  /// The term that the word is one of.
  var term: UInt32 { UInt32(truncatingIfNeeded: stem ^ (stem >> 32)) }
}

extension Float {
  /// The natural logarithm.
  var logarithm: Float { log(self) }
}
