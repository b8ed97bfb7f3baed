internal import Foundation

/// Words as they are compared across documents: case, accents and marks taken off.
///
///     Words.split("Zelenskyy’s U.S. cease-fire, 1,900 dead")  // zelenskyy us cease fire 1900 dead
///
/// Linear in the length of the text.
enum Words {
  /// One word and how it stands in the text.
  struct Word: Hashable {
    /// The word in lower case, without accents and marks.
    var folded: String
    /// Whether it begins with a capital.
    var isCapitalised: Bool
    /// Whether it is made of capitals alone ("US", "U.S.").
    var isAcronym: Bool
    /// Whether a sentence ends before it.
    var opensSentence: Bool
  }

  /// The folded words of a text.
  static func split(_ text: String) -> [String] { scan(text).map(\.folded) }

  /// A text in lower case, without accents, marks and repeated blanks.
  static func folded(_ text: String) -> String { split(text).joined(separator: " ") }

  /// The words of a text with how they stand there.
  static func scan(_ text: String) -> [Word] {
    let scalars = plain(text)
    var words: [Word] = []
    var current = Scanner()
    var opensSentence = true
    func flush() {
      guard let word = current.word(opensSentence: opensSentence) else { return }
      words.append(word)
      opensSentence = false
    }
    for (index, scalar) in scalars.enumerated() {
      let next = index + 1 < scalars.count ? scalars[index + 1] : " "
      switch scalar {
      case _ where scalar.properties.isAlphabetic || scalar.properties.numericType != nil:
        current.append(scalar)
      case "'", "\u{2019}", "\u{2BC}":
        // "Russia's" is Russia; "don't" is one word.
        let afterNext = index + 2 < scalars.count ? scalars[index + 2] : " "
        if next == "s" || next == "S", !afterNext.properties.isAlphabetic { flush() }
      case ".":
        if current.isSingleLetters, next.properties.isAlphabetic || current.letters > 1 || !next.properties.isWhitespace {
          current.takePoint()
        } else if current.isSingleLetters {
          current.takePoint()
        } else if current.endsInDigit, next.properties.numericType != nil {
          current.append(scalar)
        } else {
          flush()
          opensSentence = true
        }
      case "," where current.endsInDigit && next.properties.numericType != nil:
        break
      case "!", "?", "\n", "\u{2029}", ";":
        flush()
        opensSentence = true
      default:
        flush()
      }
    }
    flush()
    // The "s" of a possessive is no word.
    return words.filter { $0.folded != "s" || $0.isCapitalised }
  }

  /// The code points of a text without accents.
  private static func plain(_ text: String) -> [Unicode.Scalar] {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return Array(text.unicodeScalars) }
    return text.decomposedStringWithCompatibilityMapping.unicodeScalars.compactMap { scalar in
      switch scalar.properties.generalCategory {
      case .nonspacingMark, .enclosingMark, .format: nil
      default: scalar
      }
    }
  }

  /// Letters that no decomposition takes apart.
  private static let letters: [Unicode.Scalar: String] = [
    "ł": "l", "Ł": "l", "ø": "o", "Ø": "o", "đ": "d", "Đ": "d", "ð": "d", "Ð": "d", "þ": "th", "Þ": "th",
    "ß": "ss", "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe", "ı": "i", "ə": "a", "Ə": "a", "ħ": "h", "Ħ": "h",
  ]

  /// The word being read.
  private struct Scanner {
    private var folded = String.UnicodeScalarView()
    private var isCapitalised = false
    private var capitals = 0
    private var pointed = false
    private(set) var letters = 0
    private(set) var endsInDigit = false
    private var run = 0

    /// Whether it is "U", "U.S" and the like.
    var isSingleLetters: Bool { run == 1 && letters > 0 && (pointed || letters == 1) && capitals == letters }

    mutating func append(_ scalar: Unicode.Scalar) {
      let isDigit = scalar.properties.numericType != nil || scalar == "."
      if folded.isEmpty { isCapitalised = scalar.properties.isUppercase }
      if scalar.properties.isUppercase { capitals += 1 }
      endsInDigit = isDigit && scalar != "."
      if !isDigit {
        letters += 1
        run += 1
      }
      if scalar.value < 0x80 {
        folded.append(
          scalar.value >= 0x41 && scalar.value <= 0x5A ? Unicode.Scalar(UInt8(scalar.value + 32)) : scalar)
      } else if let plain = Words.letters[scalar] {
        folded.append(contentsOf: plain.unicodeScalars)
      } else {
        folded.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
      }
    }

    mutating func takePoint() {
      pointed = true
      run = 0
    }

    mutating func word(opensSentence: Bool) -> Word? {
      defer { self = Scanner() }
      guard !folded.isEmpty else { return nil }
      return Word(
        folded: String(folded), isCapitalised: isCapitalised, isAcronym: letters > 1 && capitals == letters,
        opensSentence: opensSentence)
    }
  }
}
