/// What the tagger looks at in one word, hashed once a word.
package struct TaggerWord: Sendable {
  var word: UInt64
  var suffix2: UInt64
  var suffix3: UInt64
  var suffix4: UInt64
  var prefix3: UInt64
  var shape: UInt64
  /// Which past forms of an irregular verb it is.
  var lexicon: UInt64

  /// The word before the first and after the last of a sentence.
  static let edge = TaggerWord(word: 1, suffix2: 1, suffix3: 1, suffix4: 1, prefix3: 1, shape: 1, lexicon: 1)
}

/// The features of the part-of-speech tagger.
///
/// The trainer and the tagger share this file, so that both see the same features.
package enum TaggerFeatures {
  /// Hashes a sentence's words, with two edges before and after them.
  ///
  /// - Parameter words: the forms and lower-case forms of the sentence.
  package static func words(_ tokens: ArraySlice<Token>) -> [TaggerWord] {
    var result: [TaggerWord] = [.edge, .edge]
    result.reserveCapacity(tokens.count + 4)
    let hasTitleCase = hasTitleCase(tokens)
    var isFirst = true
    for token in tokens {
      result.append(word(token, isFirst: isFirst, hasTitleCase: hasTitleCase))
      if ScalarClass.of(token.form.unicodeScalars.first ?? ".") != .punctuation { isFirst = false }
    }
    result.append(.edge)
    result.append(.edge)
    return result
  }

  /// Whether nearly all longer words have a capital, as in a headline: then a capital says nothing.
  private static func hasTitleCase(_ tokens: ArraySlice<Token>) -> Bool {
    var long = 0
    var capitals = 0
    for token in tokens where token.end - token.start > 3 {
      guard let first = token.form.unicodeScalars.first, first.isLetter else { continue }
      long += 1
      if first.isCapital { capitals += 1 }
    }
    return long >= 3 && capitals * 10 >= long * 8
  }

  private static func word(_ token: Token, isFirst: Bool, hasTitleCase: Bool) -> TaggerWord {
    var capitals = 0
    var digits = 0
    var letters = 0
    var length = 0
    var hasStop = false
    var startsWithCapital = false
    for scalar in token.form.unicodeScalars {
      switch ScalarClass.of(scalar) {
      case .letter:
        letters += 1
        if scalar.isCapital {
          capitals += 1
          if length == 0 { startsWithCapital = true }
        }
      case .digit: digits += 1
      default: if scalar == "." { hasStop = true }
      }
      length += 1
    }
    var shape: UInt64 = 2
    if startsWithCapital { shape |= 4 }
    if capitals > 1, capitals == letters { shape |= 8 }
    if digits > 0 { shape |= 16 }
    if letters == 0 { shape |= 32 }
    if hasStop, length > 1 { shape |= 64 }
    if isFirst { shape |= 128 }
    if hasTitleCase { shape |= 256 }
    var lexicon: UInt64 = 2
    if let form = IrregularVerbs.form(token.lower) { lexicon |= (form.isPast ? 4 : 0) | (form.isParticiple ? 8 : 0) }

    var lower = token.lower
    return lower.withUTF8 { bytes in
      var all: UInt64 = 0xCBF2_9CE4_8422_2325
      for byte in bytes { all = (all ^ UInt64(byte &- 48 < 10 ? 48 : byte)) &* 0x100_0000_01B3 }
      func part(_ range: Range<Int>) -> UInt64 {
        var hash: UInt64 = 0x9AE1_6A3B_2F90_404F
        for index in range {
          let byte = bytes[index]
          hash = (hash ^ UInt64(byte &- 48 < 10 ? 48 : byte)) &* 0x100_0000_01B3
        }
        return hash
      }
      let count = bytes.count
      return TaggerWord(
        word: all, suffix2: part(max(0, count - 2)..<count), suffix3: part(max(0, count - 3)..<count),
        suffix4: part(max(0, count - 4)..<count), prefix3: part(0..<min(3, count)), shape: shape,
        lexicon: lexicon)
    }
  }

  @inline(__always)
  private static func mix(_ template: UInt64, _ first: UInt64, _ second: UInt64 = 0) -> UInt64 {
    var hash = (first ^ (template &* 0x9E37_79B9_7F4A_7C15)) &* 0xBF58_476D_1CE4_E5B9
    hash ^= hash >> 29
    hash = (hash ^ second) &* 0x94D0_49BB_1331_11EB
    return hash ^ (hash >> 31)
  }

  /// Hands the features of a word to `body`, one after the other.
  ///
  /// - Parameters:
  ///   - words: from `words(_:)`.
  ///   - index: the word's index in it, at least 2.
  ///   - previous: the tag before, `PartOfSpeech.allCases.count` at the edge.
  ///   - beforePrevious: the tag before that.
  @inline(__always)
  package static func each(
    _ words: UnsafeBufferPointer<TaggerWord>, at index: Int, previous: Int, beforePrevious: Int,
    _ body: (UInt64) -> Void
  ) {
    let word = words[index]
    let before = words[index - 1]
    let after = words[index + 1]
    let tag = UInt64(previous + 1)
    let tags = tag &* 32 &+ UInt64(beforePrevious + 1)
    body(mix(1, word.word))
    body(mix(2, word.word, word.shape))
    body(mix(3, word.suffix4))
    body(mix(4, word.suffix3))
    body(mix(5, word.suffix2, word.shape))
    body(mix(6, word.shape))
    body(mix(7, word.prefix3))
    body(mix(8, tag))
    body(mix(9, tags))
    body(mix(10, word.word, tag))
    body(mix(11, before.word))
    body(mix(12, words[index - 2].word))
    body(mix(13, after.word))
    body(mix(14, words[index + 2].word))
    body(mix(15, after.suffix3))
    body(mix(16, before.suffix3))
    body(mix(17, word.word, before.word))
    body(mix(18, word.word, after.word))
    body(mix(19, word.suffix3, tag))
    body(mix(20, word.shape, tag))
    body(mix(21, after.shape, word.suffix3))
    body(mix(22, tags, word.suffix2))
    body(mix(23, word.lexicon, tag))
    body(mix(24, word.shape, before.word))
  }
}
