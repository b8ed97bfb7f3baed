/// The stems of the words that carry a phrase's meaning, for comparing phrases.
///
///     ContentWords("walking away from the talks", lexicon).stems  // walk, away, talk
struct ContentWords: Hashable {
  /// The stems, without function words.
  let stems: Set<String>
  /// The stems that stand capitalised inside the phrase, or are numbers' neighbours by name: names.
  let names: Set<String>

  /// Takes the content words of a phrase.
  init(_ phrase: String, _ lexicon: Lexicon) {
    var stems: Set<String> = []
    var names: Set<String> = []
    let words = Words.scan(phrase)
    var index = 0
    while index < words.count {
      let word = words[index]
      index += 1
      if index < words.count,
        let compound = lexicon.compounds[Stem.of(word.folded) + " " + Stem.of(words[index].folded)]
      {
        stems.insert(compound)
        index += 1
        continue
      }
      if ClosedWords.functionWords.contains(word.folded) && !word.isAcronym { continue }
      if word.folded.unicodeScalars.allSatisfy({ $0.properties.numericType != nil || $0 == "." }) { continue }
      let stem = lexicon.stem(word.folded)
      stems.insert(stem)
      if word.isCapitalised, index > 1 || word.isAcronym { names.insert(stem) }
    }
    self.stems = stems
    self.names = names
  }

  /// The same without some stems, unless nothing were left.
  func without(_ others: Set<String>) -> ContentWords {
    let rest = stems.subtracting(others)
    return rest.isEmpty ? self : ContentWords(stems: rest, names: names.intersection(rest))
  }

  private init(stems: Set<String>, names: Set<String>) {
    self.stems = stems
    self.names = names
  }

  /// The share of stems that two phrases have in common; 0 where either is empty.
  func jaccard(_ other: ContentWords) -> Double {
    guard !stems.isEmpty, !other.stems.isEmpty else { return 0 }
    let shared = stems.intersection(other.stems).count
    return Double(shared) / Double(stems.count + other.stems.count - shared)
  }

  /// The share of the shorter phrase's stems that the other has; 0 where either is empty.
  func containment(_ other: ContentWords) -> Double {
    guard !stems.isEmpty, !other.stems.isEmpty else { return 0 }
    return Double(stems.intersection(other.stems).count) / Double(min(stems.count, other.stems.count))
  }
}
