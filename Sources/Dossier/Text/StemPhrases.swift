/// Phrases of the codebook, found in a run of stems.
///
/// The codebook's syntax (docs/CODEBOOK.md): `a|b` alternatives, `word*` a beginning, `word?` a word that can be
/// missing, `...` up to three words between. Words are compared by their stems.
struct StemPhrases: Sendable {
  private enum Step: Sendable {
    case word(stems: Set<String>, prefixes: [String], isOptional: Bool)
    case gap
  }

  /// The most words that a gap skips, as in the codebook.
  private static let gapLimit = 3

  private var phrases: [[Step]] = []

  /// Takes phrases apart.
  init(_ entries: [String]) {
    for entry in entries {
      var steps: [Step] = []
      for word in entry.split(whereSeparator: { $0.isWhitespace }) {
        if word == "..." {
          steps.append(.gap)
          continue
        }
        var stems: Set<String> = []
        var prefixes: [String] = []
        let isOptional = word.hasSuffix("?")
        for alternative in (isOptional ? word.dropLast() : word).split(separator: "|") {
          let parts = Words.split(String(alternative))
          guard parts.count == 1, let part = parts.first else { continue }
          if alternative.hasSuffix("*") { prefixes.append(part) } else { stems.insert(Stem.of(part)) }
        }
        steps.append(.word(stems: stems, prefixes: prefixes, isOptional: isOptional))
      }
      if !steps.isEmpty { phrases.append(steps) }
    }
  }

  /// The first place in a run of stems where a phrase stands, the longest phrase there.
  ///
  /// The product of the phrases and the stems; an action has few words.
  func first(in stems: [String]) -> Range<Int>? {
    for start in stems.indices {
      let ends = phrases.compactMap { Self.end(of: $0[...], in: stems, at: start) }
      if let end = ends.max(), end > start { return start..<end }
    }
    return nil
  }

  /// Whether a phrase stands in a run of stems.
  func match(_ stems: [String]) -> Bool { first(in: stems) != nil }

  /// One past the last word of a phrase that starts at a place, the shortest gaps first; nil where it does not.
  private static func end(of steps: ArraySlice<Step>, in stems: [String], at index: Int) -> Int? {
    guard let step = steps.first else { return index }
    let rest = steps.dropFirst()
    switch step {
    case .gap:
      for skipped in 0...gapLimit {
        if let end = end(of: rest, in: stems, at: index + skipped) { return end }
      }
      return nil
    case .word(let known, let prefixes, let isOptional):
      if index < stems.count, known.contains(stems[index]) || prefixes.contains(where: stems[index].hasPrefix),
        let end = end(of: rest, in: stems, at: index + 1)
      {
        return end
      }
      return isOptional ? end(of: rest, in: stems, at: index) : nil
    }
  }
}
