internal import Language
internal import Records

/// A sentence's dependency tree as lines, words of the evidence marked with a star.
///
///     rejected* root VERB
///     ├ Zelenskyy* nsubj PROPN  Ukrainian* amod, President* compound
///     └ recognition* obj NOUN  any* det
///
/// Words that govern nothing stand behind the word they hang on; punctuation is left out. Linear in the sentence.
struct ParseTree {
  let sentence: Sentence
  let text: AnnotatedText
  let record: Record

  /// The lines, the root first.
  var lines: [String] {
    var children: [Int: [Int]] = [:]
    var roots: [Int] = []
    for index in sentence.tokens where text.tokens[index].partOfSpeech != .punctuation {
      if let head = text.tokens[index].head, head != index, sentence.tokens.contains(head) {
        children[head, default: []].append(index)
      } else {
        roots.append(index)
      }
    }
    var lines: [String] = []
    // An own stack: how deep a tree goes is the text's affair.
    var open = roots.reversed().map { (token: $0, lead: "", branch: "", isLast: true) }
    while let next = open.popLast() {
      let below = children[next.token] ?? []
      let leaves = below.filter { children[$0] == nil }
      let inner = below.filter { children[$0] != nil }
      let behind = leaves.map { "\(word($0)) \(relation($0))" }.joined(separator: ", ")
      let line = "\(word(next.token)) \(relation(next.token)) \(text.tokens[next.token].partOfSpeech.rawValue)"
      lines.append(next.lead + next.branch + line + (behind.isEmpty ? "" : "  \(behind)"))
      let lead = next.lead + (next.branch.isEmpty ? "" : next.isLast ? "  " : "│ ")
      for (place, token) in inner.enumerated().reversed() {
        let isLast = place == inner.count - 1
        open.append((token, lead, isLast ? "└ " : "├ ", isLast))
      }
    }
    return lines
  }

  private func word(_ index: Int) -> String {
    let token = text.tokens[index]
    let isEvidence = record.evidence.contains { $0.start < token.end && token.start < $0.end }
    return token.form + (isEvidence ? "*" : "")
  }

  private func relation(_ index: Int) -> String { text.tokens[index].relation ?? "root" }
}
