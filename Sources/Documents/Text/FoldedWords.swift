internal import Foundation

/// Cuts a text into folded words, one after the other.
///
///     FoldedWords.forEach(in: "Kyiv’s cease-fire") { word in … }  // kyivs, cease, fire
///
/// A word is a run of letters and figures; an apostrophe within it is dropped, and so are the marks that part thousands
/// and decimals. An ideograph is a word of its own. Linear in the length of the text, about 10 ns a byte of ASCII.
enum FoldedWords {
  /// Calls a body with each word, in text order.
  static func forEach(in text: String, _ body: (FoldedWord) -> Void) {
    var text = text
    text.withUTF8 { bytes in
      var scan = Scan(bytes: bytes)
      while let word = scan.next() { body(word) }
    }
  }

  /// The digests of the folded words of a phrase and of their stems.
  static func digests(of phrase: String) -> [(digest: UInt64, stem: UInt64)] {
    var digests: [(digest: UInt64, stem: UInt64)] = []
    forEach(in: phrase) { digests.append(($0.digest, $0.stem)) }
    return digests
  }

  /// The digest of letters that are folded already.
  static func digest(ofFolded word: some StringProtocol) -> UInt64 {
    var letters = Letters()
    for scalar in word.unicodeScalars { letters.add(scalar.value, isCapital: false, isFigure: false) }
    return letters.digest
  }

  /// What a code point is to a word.
  private enum Kind {
    /// A letter or figure, as the code point it is folded to.
    case letter(folded: UInt32, isCapital: Bool)
    case figure(UInt32)
    /// A sign that is a word by itself.
    case ideograph
    /// Nothing at all: combining marks, soft hyphens.
    case invisible
    case other
  }

  /// Words of a quotation after which it is taken to have been left open; no quotation in a report is as long.
  private static let longestQuotation = 150

  private struct Scan {
    private let bytes: UnsafeBufferPointer<UInt8>
    /// The byte and the code point to be read next.
    private var place = 0
    private var offset = 0
    private var opensSentence = true
    /// Words since a quotation began; nil outside of one.
    private var quoted: Int?

    init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    /// The next word; nil at the end.
    mutating func next() -> FoldedWord? {
      while place < bytes.count {
        let (scalar, length) = scalar(at: place)
        switch FoldedWords.kind(scalar) {
        case .letter, .figure: return word()
        case .ideograph:
          place += length
          offset += 1
          return finished(Letters(of: scalar), start: offset - 1, end: offset)
        case .invisible: break
        case .other: pass(scalar)
        }
        place += length
        offset += 1
      }
      return nil
    }

    /// Reads the word that begins here.
    private mutating func word() -> FoldedWord {
      let start = offset
      var letters = Letters()
      var end = offset
      reading: while place < bytes.count {
        let (scalar, length) = scalar(at: place)
        switch FoldedWords.kind(scalar) {
        case .letter(let folded, let isCapital): letters.add(folded, isCapital: isCapital, isFigure: false)
        case .figure(let folded): letters.add(folded, isCapital: false, isFigure: true)
        case .invisible: break
        case .ideograph: break reading
        case .other:
          let joins =
            scalar == 0x27 || scalar == 0x2019
            ? letter(at: place + length)
            : (scalar == 0x2C || scalar == 0x2E) && letters.endsInFigure && figure(at: place + length)
          guard joins else { break reading }
          if scalar != 0x2C && scalar != 0x2E { letters.apostrophe() }
        }
        place += length
        offset += 1
        end = offset
      }
      return finished(letters, start: start, end: end)
    }

    private mutating func finished(_ letters: Letters, start: Int, end: Int) -> FoldedWord {
      defer { opensSentence = false }
      if let count = quoted { quoted = count < FoldedWords.longestQuotation ? count + 1 : nil }
      return FoldedWord(
        start: start, end: end, digest: letters.digest, stem: letters.stem, length: letters.count,
        isCapitalised: letters.isCapitalised, isNumber: letters.figures == letters.count,
        opensSentence: opensSentence, isQuoted: quoted != nil)
    }

    /// What a sign between words says about what follows.
    private mutating func pass(_ scalar: UInt32) {
      switch scalar {
      case 0x20, 0x09, 0x0D, 0xA0, 0x29: break
      case 0x0A:
        opensSentence = true
        quoted = nil
      case 0x2E, 0x21, 0x3F, 0x3A, 0x3B, 0x28, 0x2018: opensSentence = true
      case 0x22:
        // A straight mark opens before a word and behind white space or a bracket.
        let opens = place == 0 || bytes[place - 1] <= 0x20 || bytes[place - 1] == 0x28
        opensSentence = opensSentence || opens
        quoted = opens ? 0 : nil
      case 0x201C, 0xAB, 0x201E:
        opensSentence = true
        quoted = 0
      case 0x201D, 0xBB: quoted = nil
      case 0x2019, 0x27: break
      default: opensSentence = false
      }
    }

    private func letter(at place: Int) -> Bool {
      guard place < bytes.count else { return false }
      if case .letter = FoldedWords.kind(scalar(at: place).value) { return true }
      return false
    }

    private func figure(at place: Int) -> Bool { place < bytes.count && 0x30...0x39 ~= bytes[place] }

    /// The code point that begins at a byte, and its bytes; a `String`'s UTF-8 is always whole.
    private func scalar(at place: Int) -> (value: UInt32, length: Int) {
      let first = UInt32(bytes[place])
      if first < 0x80 { return (first, 1) }
      func rest(_ index: Int) -> UInt32 { UInt32(bytes[place + index] & 0x3F) }
      if first < 0xE0 { return ((first & 0x1F) << 6 | rest(1), 2) }
      if first < 0xF0 { return ((first & 0x0F) << 12 | rest(1) << 6 | rest(2), 3) }
      return ((first & 0x07) << 18 | rest(1) << 12 | rest(2) << 6 | rest(3), 4)
    }
  }

  /// The letters of a word as they are read: FNV-1a digests, with those of the last prefixes for the stem.
  private struct Letters {
    private(set) var digest: UInt64 = Letters.seed
    private(set) var count = 0
    private(set) var figures = 0
    private(set) var isCapitalised = false
    private(set) var endsInFigure = false
    /// The digests before the last letter, the last two and the last three.
    private var before: (UInt64, UInt64, UInt64) = (seed, seed, seed)
    private var last: (UInt32, UInt32, UInt32) = (0, 0, 0)
    /// Letters before the last apostrophe and their digest.
    private var owner: (count: Int, digest: UInt64)?

    private static let seed: UInt64 = 0xCBF2_9CE4_8422_2325

    init() {}

    init(of ideograph: UInt32) { add(ideograph, isCapital: false, isFigure: false) }

    private static func added(_ letter: UInt32, to digest: UInt64) -> UInt64 {
      (digest ^ UInt64(letter)) &* 0x100_0000_01B3
    }

    mutating func add(_ letter: UInt32, isCapital: Bool, isFigure: Bool) {
      if count == 0 { isCapitalised = isCapital }
      before = (digest, before.0, before.1)
      last = (letter, last.0, last.1)
      digest = Letters.added(letter, to: digest)
      count += 1
      endsInFigure = isFigure
      if isFigure { figures += 1 }
    }

    mutating func apostrophe() { owner = (count, digest) }

    /// The digest without "’s", with "y" for "ies", without the "s" of a plural.
    var stem: UInt64 {
      let s = UInt32(UInt8(ascii: "s"))
      guard last.0 == s, figures == 0 else { return digest }
      if let owner, owner.count + 1 == count { return owner.digest }
      let e = UInt32(UInt8(ascii: "e"))
      let i = UInt32(UInt8(ascii: "i"))
      if count > 4, last.1 == e, last.2 == i { return Letters.added(UInt32(UInt8(ascii: "y")), to: before.2) }
      return count > 3 && last.1 != s ? before.0 : digest
    }
  }

  private static func kind(_ scalar: UInt32) -> Kind {
    if scalar < 0x80 {
      switch scalar {
      case 0x61...0x7A: return .letter(folded: scalar, isCapital: false)
      case 0x41...0x5A: return .letter(folded: scalar | 0x20, isCapital: true)
      case 0x30...0x39: return .figure(scalar)
      default: return .other
      }
    }
    if scalar < 0x250 { return latin[Int(scalar) - 0x80] }
    switch scalar {
    case 0x0300...0x036F, 0x200B...0x200D, 0x2060, 0xFEFF: return .invisible
    case 0x2010...0x2BFF, 0x3000...0x303F: return .other
    case 0x3040...0x312F, 0x3400...0x9FFF, 0xAC00...0xD7AF, 0x20000...0x3FFFF: return .ideograph
    default: return Unicode.Scalar(scalar).map(folded) ?? .other
    }
  }

  /// What the code points from U+0080 to U+024F are; accents are taken off by decomposition.
  private static let latin: [Kind] = (UInt32(0x80)..<0x250).map { value in
    value == 0xAD ? .invisible : Unicode.Scalar(value).map(folded) ?? .other
  }

  private static func folded(_ scalar: Unicode.Scalar) -> Kind {
    let properties = scalar.properties
    if properties.isAlphabetic {
      let parts = String(scalar).decomposedStringWithCanonicalMapping.lowercased().unicodeScalars
      return .letter(folded: parts.first?.value ?? scalar.value, isCapital: properties.isUppercase)
    }
    if properties.numericType == .decimal, let value = properties.numericValue { return .figure(0x30 + UInt32(value)) }
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .spacingMark, .format: return .invisible
    default: return .other
    }
  }
}
