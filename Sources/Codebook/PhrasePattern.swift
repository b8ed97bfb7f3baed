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

  /// The most tokens a gap skips.
  ///
  /// An adverb with its adverb or a determiner with adjectives fit in; more would
  /// reach into the next phrase.
  static let gapLimit = 3
  /// The most plain sequences that one phrase may stand for, so that a slip of the pen cannot fill the memory.
  static let sequenceLimit = 256
  /// How many sequences a word may have before further hyphens in it must be there.
  private static let hyphenLimit = 4

  /// The plain sequences that the phrase stands for, without repeats, in a fixed order.
  let sequences: [[Step]]

  /// Takes a phrase apart.
  init(_ phrase: String) throws(Fault) {
    guard Self.hasMarks(phrase) else {
      if let words = Self.capitalisedWords(of: phrase) {
        sequences = [words]
        return
      }
      sequences = Self.steps(of: Tokenizer.words(in: phrase), isPrefix: false)
      guard let first = sequences.first, !first.isEmpty else { throw .empty }
      return
    }
    var sequences: [[Step]] = [[]]
    for word in phrase.split(whereSeparator: { $0 == " " || $0 == "\t" || $0 == "\n" }) {
      let options = Self.options(of: word)
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

  /// The same phrase in capitals, as headlines print it; nil for one that could then be taken for something else.
  ///
  /// Only phrases of four letters or more that have both capitals and small letters have such a form.
  var headlineSequences: [[Step]]? {
    guard let first = sequences.first else { return nil }
    var letters = 0
    var hasCapital = false
    var hasSmall = false
    for case .word(let word) in first {
      for scalar in word.unicodeScalars {
        if scalar.isASCII {
          let folded = scalar.value | 0x20
          guard folded >= 0x61, folded <= 0x7A else { continue }
          if folded == scalar.value { hasSmall = true } else { hasCapital = true }
        } else if scalar.properties.isLowercase {
          hasSmall = true
        } else if scalar.properties.isUppercase {
          hasCapital = true
        } else if !scalar.properties.isAlphabetic {
          continue
        }
        letters += 1
      }
    }
    guard letters >= 4, hasCapital, hasSmall else { return nil }
    return sequences.map { sequence in
      sequence.map { step in
        switch step {
        case .word(let word): .word(word.uppercased())
        case .prefix(let prefix): .prefix(prefix.uppercased())
        case .gap: .gap
        }
      }
    }
  }

  /// Checks a phrase without taking apart more than needs be: one without marks needs only a word.
  static func check(_ phrase: String) throws(Fault) {
    if !hasMarks(phrase), phrase.utf8.contains(where: { $0 > 0x20 && $0 < 0x80 }) { return }
    _ = try PhrasePattern(phrase)
  }

  /// Whether a phrase may hold anything but words.
  private static func hasMarks(_ phrase: String) -> Bool {
    var stops = 0
    for byte in phrase.utf8 {
      switch byte {
      case UInt8(ascii: "|"), UInt8(ascii: "?"), UInt8(ascii: "*"), 0xE2: return true
      case UInt8(ascii: "."):
        stops += 1
        if stops == 3 { return true }
      default: stops = 0
      }
    }
    return false
  }

  /// The words of a phrase that is nothing but capitalised words of ASCII letters, as most names are; nil for others.
  ///
  /// Such words are tokens as they stand, but for those like "cannot" that are two: they are left to the tokeniser.
  private static func capitalisedWords(of phrase: String) -> [Step]? {
    var phrase = phrase
    return phrase.withUTF8 { bytes in
      var words: [Step] = []
      var start = 0
      while start < bytes.count {
        guard bytes[start] &- 0x41 < 26 else { return nil }
        var end = start + 1
        while end < bytes.count, (bytes[end] | 0x20) &- 0x61 < 26 { end += 1 }
        let length = end - start
        guard end == bytes.count || bytes[end] == 0x20, length <= 30 else { return nil }
        if length >= 4, isJoinedEnding(bytes[end - 2] | 0x20, bytes[end - 1] | 0x20) { return nil }
        words.append(.word(String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<end]), as: UTF8.self)))
        start = end + 1
      }
      return words.isEmpty || bytes.last == 0x20 ? nil : words
    }
  }

  /// Whether a word with these last letters may be two tokens: "cannot", "dont", "gonna", "gotta", "gimme".
  private static func isJoinedEnding(_ first: UInt8, _ last: UInt8) -> Bool {
    switch (first, last) {
    case (UInt8(ascii: "n"), UInt8(ascii: "t")), (UInt8(ascii: "o"), UInt8(ascii: "t")),
      (UInt8(ascii: "n"), UInt8(ascii: "a")), (UInt8(ascii: "t"), UInt8(ascii: "a")),
      (UInt8(ascii: "m"), UInt8(ascii: "e")):
      true
    default: false
    }
  }

  /// The step sequences that one blank-separated word stands for.
  private static func options(of word: Substring) -> [[Step]] {
    if word == "..." || word == "…" { return [[.gap]] }
    var word = word
    var options: [[Step]] = []
    let isOptional = word.utf8.count > 1 && word.utf8.last == UInt8(ascii: "?")
    if isOptional { word.removeLast() }
    for var alternative in word.split(separator: "|") {
      let isPrefix = alternative.utf8.count > 1 && alternative.utf8.last == UInt8(ascii: "*")
      if isPrefix { alternative.removeLast() }
      options += steps(of: Tokenizer.words(in: String(alternative)), isPrefix: isPrefix)
    }
    if isOptional { options.append([]) }
    return options
  }

  /// The step sequences of plain words: one, or several where hyphens may be left out.
  private static func steps(of tokens: [Token], isPrefix: Bool) -> [[Step]] {
    var sequences: [[Step]] = [[]]
    for (index, token) in tokens.enumerated() {
      let form = PhraseText.straight(token.form)
      let isLast = index == tokens.count - 1
      let isHyphen = token.form == "-" && index > 0 && !isLast
      let step: Step = isLast && isPrefix ? .prefix(form) : .word(form)
      let open = sequences.count
      for place in 0..<open {
        if isHyphen, open <= hyphenLimit { sequences.append(sequences[place]) }
        sequences[place].append(step)
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
