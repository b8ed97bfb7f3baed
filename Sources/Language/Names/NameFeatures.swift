/// What the name network sees of a word: row numbers into its tables.
///
/// The trainer and the engine share this file, so that both see the same.
package enum NameFeatures {
  /// Rows of the hashed tables: the word in lower case; the first two, three and four bytes and the last two, three and
  /// four as they stand; the shape; the capitals of the sentence around it; the Penn part of speech; the relation to its
  /// head.
  package static let tables = [8_192, 2_048, 4_096, 8_192, 2_048, 4_096, 8_192, 2_048, 32, 512, 512]
  /// Row numbers of a word: its vector, the vector of its other spelling, its own row, its row in the lexicon, one of
  /// each hashed table.
  package static let count = 4 + tables.count

  /// The capitals of a sentence: news headlines have nearly all words capitalised.
  package enum Capitals: Int, Sendable {
    case few, titles, all

    /// Of a sentence's words of four bytes and more.
    package init(_ words: some Sequence<(form: String, kind: Kind)>) {
      let tokens = words
      var words = 0
      var capitalised = 0
      var upper = 0
      for (form, kind) in tokens {
        guard form.utf8.count > 3, kind != .other else { continue }
        words += 1
        if kind == .capitalised { capitalised += 1 }
        if kind == .upper { upper += 1 }
      }
      self = 2 * upper > words ? .all : 3 * (capitalised + upper) > 2 * words ? .titles : .few
    }
  }

  /// How a word is written.
  package enum Kind: Int, Sendable {
    case other, small, capitalised, upper
  }

  /// How a word is written.
  package static func kind(_ form: String) -> Kind {
    var scalars = form.unicodeScalars.makeIterator()
    guard let first = scalars.next() else { return .other }
    if first.isSmall { return .small }
    guard first.isCapital else { return .other }
    var isUpper = false
    while let scalar = scalars.next() {
      if scalar.isSmall { return .capitalised }
      if scalar.isCapital { isUpper = true }
    }
    return isUpper ? .upper : .capitalised
  }

  /// The words of a name network that have rows of their own.
  package struct Words: Sendable {
    /// Words with a trained row, and words with a vector.
    package var vocabulary: Vocabulary
    /// Words of the lexicon, as they are written.
    package var lexicon: Vocabulary

    /// Makes words.
    package init(vocabulary: Vocabulary, lexicon: Vocabulary) {
      self.vocabulary = vocabulary
      self.lexicon = lexicon
    }

    /// The words of name networks, and those with a vector of the parser.
    package init(_ weights: NameWeights, _ parser: Weights) {
      self.init(
        vocabulary: Vocabulary(words: weights.words, vectors: parser.vocabulary.vectors),
        lexicon: Vocabulary(words: weights.lexicon, vectors: []))
    }
  }

  /// Appends the rows of a word.
  ///
  /// - Parameters:
  ///   - token: the word, with part of speech and relation.
  ///   - kind: how it is written.
  ///   - isFirst: whether it is its sentence's first.
  ///   - capitals: of its sentence.
  ///   - words: those with rows of their own.
  ///   - rows: gains `count` numbers.
  /// - Returns: the hash of the word in lower case.
  @discardableResult
  package static func append(
    _ token: Token, _ kind: Kind, isFirst: Bool, capitals: Capitals, _ words: Words, to rows: inout [Int32]
  ) -> UInt64 {
    var lower = token.lower
    var form = token.form
    return form.withUTF8 { bytes in
      lower.withUTF8 { small in
        let whole = WordFeatures.part(small, 0..<small.count, seed: 0)
        let written = kind == .small ? whole : WordFeatures.part(bytes, 0..<bytes.count, seed: 0)
        let entry = words.vocabulary.entry(whole)
        var own = entry.vector
        var other = entry.vector
        if kind == .small || kind == .upper {
          let capitalised = words.vocabulary.entry(capitalised(small)).vector
          if kind == .small {
            other = capitalised
          } else {
            own = words.vocabulary.entry(written).vector
            if own == 0 { own = capitalised }
            if other == 0 { other = capitalised }
          }
        } else if kind == .capitalised {
          own = words.vocabulary.entry(written).vector
        }
        rows.append(own)
        rows.append(other)
        rows.append(entry.word)
        var known = words.lexicon.entry(written).word
        if known == 0, kind == .upper || kind == .small { known = words.lexicon.entry(capitalised(small)).word }
        rows.append(known)
        rows.append(row(whole, 8_192))
        let size = bytes.count
        rows.append(row(WordFeatures.part(bytes, 0..<min(2, size), seed: 2), 2_048))
        rows.append(row(WordFeatures.part(bytes, 0..<min(3, size), seed: 3), 4_096))
        rows.append(row(WordFeatures.part(bytes, 0..<min(4, size), seed: 4), 8_192))
        rows.append(row(WordFeatures.part(bytes, max(0, size - 2)..<size, seed: 6), 2_048))
        rows.append(row(WordFeatures.part(bytes, max(0, size - 3)..<size, seed: 7), 4_096))
        rows.append(row(WordFeatures.part(bytes, max(0, size - 4)..<size, seed: 8), 8_192))
        rows.append(row(shape(bytes), 2_048))
        rows.append(Int32(capitals.rawValue * 8 + kind.rawValue * 2 + (isFirst ? 1 : 0)))
        rows.append(row(WordFeatures.hash(token.xpos), 512))
        rows.append(row(WordFeatures.hash(token.relation ?? ""), 512))
        return whole
      }
    }
  }

  /// Where a word's rows have that of the lexicon.
  package static let lexiconColumn = 3

  @inline(__always)
  private static func row(_ hash: UInt64, _ size: UInt64) -> Int32 {
    Int32(truncatingIfNeeded: (hash >> 20) % size)
  }

  /// The hash of a small word with its first letter in upper case, where that is an ASCII letter.
  private static func capitalised(_ small: UnsafeBufferPointer<UInt8>) -> UInt64 {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: small.count + 1) { bytes in
      for index in small.indices { bytes.initializeElement(at: index, to: small[index]) }
      if let first = small.first, first &- 97 < 26 { bytes[0] = first - 32 }
      return WordFeatures.part(UnsafeBufferPointer(rebasing: bytes[..<small.count]), 0..<small.count, seed: 0)
    }
  }

  /// Capitals, small letters, digits, other marks and letters outside ASCII, at most four of a run, at most sixteen.
  private static func shape(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    var last: UInt8 = 0
    var run = 0
    var kept = 0
    for byte in bytes {
      let kind: UInt8
      switch byte {
      case 65...90: kind = 1
      case 97...122: kind = 2
      case 48...57: kind = 3
      case 128...191: continue
      case 192...: kind = 4
      default: kind = byte
      }
      run = kind == last ? run + 1 : 1
      last = kind
      if run > 4 { continue }
      kept += 1
      if kept > 16 { break }
      hash = (hash ^ UInt64(kind)) &* 0x100_0000_01B3
    }
    hash ^= hash >> 32
    hash = hash &* 0xD6E8_FEB8_6659_FD93
    return hash ^ (hash >> 32)
  }
}
