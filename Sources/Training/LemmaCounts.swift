import Language

/// Finds the forms whose lemmas the rules get wrong.
package enum LemmaCounts {
  /// The lines of a `LemmaTable`: forms that the rules get wrong more often than right, by majority; then, for a Penn
  /// part of speech, forms that the universal one's lemma gets wrong.
  package static func exceptions(_ sentences: [[Treebank.Word]]) -> String {
    var counts: [Key: [String: Int]] = [:]
    for sentence in sentences {
      for word in sentence {
        guard let part = PartOfSpeech(rawValue: word.partOfSpeech), part != .x, part != .punctuation else { continue }
        let lower = Tokenizer.lower(word.form)
        guard word.lemma != "_", !word.lemma.contains(" "), !lower.contains(" "), !lower.contains("\"") else {
          continue
        }
        let lemma = part == .properNoun && word.lemma == word.form ? "=" : word.lemma
        counts[Key(part: part, xpos: "", lower: lower), default: [:]][lemma, default: 0] += 1
        counts[Key(part: part, xpos: word.xpos, lower: lower), default: [:]][lemma, default: 0] += 1
      }
    }
    var wide: [String] = []
    for (key, lemmas) in counts where key.xpos.isEmpty {
      guard let best = best(lemmas), best.lemma != "=", !isCounted(key) else { continue }
      if key.part == .properNoun, best.count < 2 { continue }
      if rule(key) != best.lemma { wide.append("\(key.part.rawValue) \(key.lower) \(best.lemma)") }
    }
    let table = LemmaTable(wide.joined(separator: "\n"))
    var narrow: [String] = []
    for (key, lemmas) in counts where !key.xpos.isEmpty && [.verb, .noun, .auxiliary, .adjective].contains(key.part) {
      guard let best = best(lemmas), best.count > 1 else { continue }
      let usual = Lemmatizer.lemma(
        form: key.lower, lower: key.lower, partOfSpeech: key.part, xpos: "", table: table)
      if usual != best.lemma { narrow.append("= \(key.xpos) \(key.lower) \(best.lemma)") }
    }
    return (wide.sorted() + narrow.sorted()).joined(separator: "\n")
  }

  private struct Key: Hashable {
    var part: PartOfSpeech
    var xpos: String
    var lower: String
  }

  private static func best(_ lemmas: [String: Int]) -> (lemma: String, count: Int)? {
    lemmas.max { ($0.value, $1.key) < ($1.value, $0.key) }.map { ($0.key, $0.value) }
  }

  /// Numbers and symbols are too many to list.
  private static func isCounted(_ key: Key) -> Bool {
    [.number, .symbol].contains(key.part) && key.lower.contains(where: \.isNumber)
  }

  private static func rule(_ key: Key) -> String {
    let form = key.part == .properNoun ? key.lower.prefix(1).uppercased() + key.lower.dropFirst() : key.lower
    return Lemmatizer.byRule(form: form, lower: key.lower, partOfSpeech: key.part)
  }
}
