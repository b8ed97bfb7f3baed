internal import Language

/// A phrase of the codebook, taken apart.
///
/// Words are separated by blanks and tokenised like the texts themselves. `word*` is a prefix, `a|b` alternatives,
/// `word?` an optional word, `...` a gap of up to `PhrasePattern.gapLimit` tokens. A hyphen within a word matches
/// a hyphen or nothing: "cease-fire" matches "cease-fire" and "cease fire".
struct PhrasePattern {
  /// What is wrong with a phrase.
  enum Fault: Error, CustomStringConvertible {
    case empty
    case edgeGap
    case tooMany(Int)

    var description: String {
      switch self {
      case .empty: "a phrase needs at least one word that is not optional"
      case .edgeGap: "a gap (...) needs a word on both sides"
      case .tooMany(let limit): "the phrase stands for more than \(limit) word sequences: write it as several"
      }
    }
  }

  /// One step of a plain sequence.
  enum Step: Hashable {
    case word(String)
    case prefix(String)
    case gap
  }

  /// The most tokens a gap skips. An adverb with its adverb or a determiner with adjectives fit in; more would
  /// reach into the next phrase.
  static let gapLimit = 3
  /// The most plain sequences that one phrase may stand for, so that a slip of the pen cannot fill the memory.
  static let sequenceLimit = 256

  /// The plain sequences that the phrase stands for, without repeats, in a fixed order.
  let sequences: [[Step]]

  /// Takes a phrase apart.
  ///
  /// - Parameter isUpperCase: makes the sequences of the phrase in capitals, as headlines print it.
  init(_ phrase: String, isUpperCase: Bool = false) throws(Fault) {
    var sequences: [[Step]] = [[]]
    for word in phrase.split(whereSeparator: \.isWhitespace) {
      let options = Self.options(of: word, isUpperCase: isUpperCase)
      guard sequences.count * options.count <= Self.sequenceLimit else { throw .tooMany(Self.sequenceLimit) }
      sequences = sequences.flatMap { head in options.map { head + $0 } }
    }
    var seen: Set<[Step]> = []
    self.sequences = sequences.filter { seen.insert($0).inserted }
    for sequence in self.sequences {
      guard let first = sequence.first, let last = sequence.last else { throw .empty }
      guard first != .gap, last != .gap else { throw .edgeGap }
    }
  }

  /// Checks a phrase without taking apart more than needs be: a plain phrase is always right.
  static func check(_ phrase: String) throws(Fault) {
    let isPlain = phrase.utf8.allSatisfy { byte in
      byte != UInt8(ascii: "|") && byte != UInt8(ascii: "?") && byte != UInt8(ascii: ".") && byte < 0xE2
    }
    if isPlain, phrase.contains(where: { !$0.isWhitespace }) { return }
    _ = try PhrasePattern(phrase)
  }

  /// The step sequences that one blank-separated word stands for.
  private static func options(of word: Substring, isUpperCase: Bool) -> [[Step]] {
    if word == "..." || word == "…" { return [[.gap]] }
    var word = word
    var options: [[Step]] = []
    let isOptional = word.count > 1 && word.last == "?"
    if isOptional { word.removeLast() }
    for alternative in word.split(separator: "|") {
      options += steps(of: alternative, isUpperCase: isUpperCase)
    }
    if isOptional { options.append([]) }
    return options
  }

  /// The step sequences of a word without alternatives: one, or several where hyphens may be left out.
  private static func steps(of word: Substring, isUpperCase: Bool) -> [[Step]] {
    let isPrefix = word.count > 1 && word.last == "*"
    let tokens = Tokenizer.words(in: String(isPrefix ? word.dropLast() : word))
    var sequences: [[Step]] = [[]]
    for (index, token) in tokens.enumerated() {
      let form = isUpperCase ? PhraseText.straight(token.form).uppercased() : PhraseText.straight(token.form)
      let isLast = index == tokens.count - 1
      let step: Step = isLast && isPrefix ? .prefix(form) : .word(form)
      if token.form == "-", index > 0, !isLast, sequences.count < 8 {
        sequences = sequences.flatMap { [$0 + [step], $0] }
      } else {
        sequences = sequences.map { $0 + [step] }
      }
    }
    return sequences
  }
}

/// How the words of phrases and texts are made comparable.
enum PhraseText {
  /// A word with straight apostrophes.
  static func straight(_ word: String) -> String {
    guard word.utf8.contains(0xE2) else { return word }
    return String(word.map { $0 == "\u{2019}" || $0 == "\u{2018}" ? "'" : $0 })
  }
}
