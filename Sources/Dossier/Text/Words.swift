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
      case _ where isLetter(scalar) || isDigit(scalar):
        current.append(scalar)
      case "'", "\u{2019}", "\u{2BC}":
        // "Russia's" is Russia; "don't" is one word.
        let afterNext = index + 2 < scalars.count ? scalars[index + 2] : " "
        if next == "s" || next == "S", !isLetter(afterNext) { flush() }
      case ".":
        if current.isSingleLetters {
          current.takePoint()
        } else if current.endsInDigit, isDigit(next) {
          current.append(scalar)
        } else {
          flush()
          opensSentence = true
        }
      case "," where current.endsInDigit && isDigit(next):
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
    var scalars: [Unicode.Scalar] = []
    scalars.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      // Punctuation of any script's common block stays as it is; everything else beyond ASCII is taken apart.
      if scalar.value < 0xAA || (0x2010...0x2027).contains(scalar.value) {
        scalars.append(scalar)
        continue
      }
      for part in String(scalar).decomposedStringWithCompatibilityMapping.unicodeScalars {
        switch part.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: continue
        default: scalars.append(part)
        }
      }
    }
    return scalars
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x80 { return (0x61...0x7A).contains(scalar.value | 0x20) }
    return scalar.properties.isAlphabetic
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x80 { return (0x30...0x39).contains(scalar.value) }
    return scalar.properties.numericType != nil
  }

  private static func isCapital(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x80 { return (0x41...0x5A).contains(scalar.value) }
    return scalar.properties.isUppercase
  }

  /// Letters that no decomposition takes apart.
  private static let letters: [Unicode.Scalar: String] = [
    "ł": "l", "Ł": "l", "ø": "o", "Ø": "o", "đ": "d", "Đ": "d", "ð": "d", "Ð": "d", "þ": "th", "Þ": "th",
    "ß": "ss", "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe", "ı": "i", "ə": "a", "Ə": "a", "ħ": "h", "Ħ": "h",
  ]

  /// The word being read.
  private struct Scanner {
    private var folded: [UInt8] = []
    private var isCapitalised = false
    private var capitals = 0
    private var pointed = false
    private var lettersSincePoint = 0
    private var letters = 0
    private(set) var endsInDigit = false

    /// Whether it is "U", "U.S" and the like.
    var isSingleLetters: Bool { lettersSincePoint == 1 && (pointed || letters == 1) && capitals == letters }

    mutating func append(_ scalar: Unicode.Scalar) {
      let isCapital = Words.isCapital(scalar)
      if folded.isEmpty { isCapitalised = isCapital }
      if isCapital { capitals += 1 }
      endsInDigit = Words.isDigit(scalar)
      if Words.isLetter(scalar) {
        letters += 1
        lettersSincePoint += 1
      }
      if scalar.value < 0x80 {
        folded.append(isCapital ? UInt8(scalar.value) | 0x20 : UInt8(scalar.value))
      } else {
        folded.append(contentsOf: (Words.letters[scalar] ?? scalar.properties.lowercaseMapping).utf8)
      }
    }

    mutating func takePoint() {
      pointed = true
      lettersSincePoint = 0
    }

    /// The word read so far, if any; starts the next one.
    mutating func word(opensSentence: Bool) -> Word? {
      guard !folded.isEmpty else { return nil }
      let word = Word(
        folded: String(decoding: folded, as: UTF8.self), isCapitalised: isCapitalised,
        isAcronym: letters > 1 && capitals == letters, opensSentence: opensSentence)
      folded.removeAll(keepingCapacity: true)
      isCapitalised = false
      capitals = 0
      pointed = false
      lettersSincePoint = 0
      letters = 0
      endsInDigit = false
      return word
    }
  }
}
