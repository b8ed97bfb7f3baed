package import Language

/// A name finder's misses on a corpus, by cause.
package struct NameErrors: Sendable {
  /// Why a name is wrong or missed.
  package enum Cause: String, Sendable, CaseIterable {
    /// The same words, another kind.
    case kind
    /// Some words in common with a gold name.
    case extent
    case missed
    /// Nothing there in the gold.
    case spurious
    /// Missed or wrong where most words of the sentence are capitalised.
    case heading
  }

  package var lines: [Cause: [String]] = [:]

  /// Compares names of some kinds, each document taken together.
  package init(_ sentences: [NameCorpus.Sentence], kinds: Set<Name.Kind>, _ step: Evaluation.Step) {
    var lines: [Cause: [String]] = [:]
    _ = Evaluation.names(
      sentences, kinds: kinds,
      report: { text, gold in
        for (cause, line) in NameErrors.compare(text, gold, kinds) { lines[cause, default: []].append(line) }
      }, step)
    self.lines = lines
  }

  private static func compare(_ text: AnnotatedText, _ gold: Set<Name>, _ kinds: Set<Name.Kind>) -> [(Cause, String)] {
    var found: [(Cause, String)] = []
    let names = Set(text.names.filter { kinds.contains($0.kind) })
    func words(_ range: Range<Int>) -> String { text.tokens[range].map(\.form).joined(separator: " ") }
    func show(_ name: Name) -> String { "[\(words(name.tokens))]\(name.kind.rawValue)" }
    func around(_ range: Range<Int>) -> String {
      let before = max(0, range.lowerBound - 6)
      let after = min(text.tokens.count, range.upperBound + 6)
      return "\(words(before..<range.lowerBound)) __ \(words(range.upperBound..<after))"
    }
    func isHeading(_ name: Name) -> Bool {
      let sentence = text.sentences.first { $0.tokens.contains(name.tokens.lowerBound) }
      guard let sentence else { return false }
      return NameFeatures.Capitals(text.tokens[sentence.tokens].map { ($0.form, NameFeatures.kind($0.form)) }) != .few
        && sentence.tokens.count > 4
    }
    func order(_ names: Set<Name>) -> [Name] { names.sorted { $0.tokens.lowerBound < $1.tokens.lowerBound } }
    for name in order(gold.subtracting(names)) {
      let overlapping = order(names).filter { $0.tokens.overlaps(name.tokens) }
      if let same = overlapping.first(where: { $0.tokens == name.tokens }) {
        found.append((.kind, "\(show(name)) as \(same.kind.rawValue): \(around(name.tokens))"))
      } else if let other = overlapping.first {
        found.append((.extent, "\(show(name)) as \(show(other)): \(around(name.tokens))"))
      } else {
        found.append((isHeading(name) ? .heading : .missed, "\(show(name)): \(around(name.tokens))"))
      }
    }
    for name in order(names.subtracting(gold)) where !gold.contains(where: { $0.tokens.overlaps(name.tokens) }) {
      found.append((isHeading(name) ? .heading : .spurious, "+\(show(name)): \(around(name.tokens))"))
    }
    return found
  }
}
