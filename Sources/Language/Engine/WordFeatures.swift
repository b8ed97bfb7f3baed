/// What the network sees of a word: row numbers into its tables.
///
/// The trainer and the engine share this file, so that both see the same.
package enum WordFeatures {
  /// Rows of the hashed tables: whole word, first three bytes, last two, three and four bytes, shape.
  package static let tables = [8_192, 4_096, 2_048, 4_096, 8_192, 1_024]
  /// Row numbers of a word: word, vector, then one of each hashed table.
  package static let count = 2 + tables.count

  /// The hash of a word, with all digits alike; never 0.
  package static func hash(_ word: String) -> UInt64 {
    var word = word
    return word.withUTF8 { bytes in part(bytes, 0..<bytes.count, seed: 0) }
  }

  /// The hash of a word as it stands, with all digits alike: where it has no capital, the lower-case word's.
  package static func hash(form: String, lower: String) -> UInt64 {
    hasCapital(form) ? hash(form) : hash(lower)
  }

  private static func hasCapital(_ form: String) -> Bool {
    form.unicodeScalars.contains { $0.isCapital }
  }

  /// Appends the rows of a word.
  ///
  /// - Parameters:
  ///   - form: the word as it stands.
  ///   - lower: the word in lower case.
  ///   - side: of a quotation mark.
  ///   - vocabulary: the words with rows of their own.
  ///   - rows: gains `count` numbers.
  package static func append(
    _ form: String, _ lower: String, side: QuotationSides.Side = .none, _ vocabulary: Vocabulary,
    to rows: inout [Int32]
  ) {
    let shape = side == .none ? shape(form) : UInt64(side.rawValue) << 20
    var lower = lower
    lower.withUTF8 { bytes in
      let size = bytes.count
      let whole = part(bytes, 0..<size, seed: 0)
      let entry = vocabulary.entry(whole)
      let cased = hasCapital(form) ? vocabulary.entry(hash(form)).vector : 0
      rows.append(entry.word)
      rows.append(cased == 0 ? entry.vector : cased)
      rows.append(row(whole, 0))
      rows.append(row(part(bytes, 0..<min(3, size), seed: 1), 1))
      rows.append(row(part(bytes, max(0, size - 2)..<size, seed: 2), 2))
      rows.append(row(part(bytes, max(0, size - 3)..<size, seed: 3), 3))
      rows.append(row(part(bytes, max(0, size - 4)..<size, seed: 4), 4))
      rows.append(row(shape, 5))
    }
  }

  @inline(__always)
  private static func row(_ hash: UInt64, _ table: Int) -> Int32 {
    Int32(truncatingIfNeeded: (hash >> 20) % UInt64(tables[table]))
  }

  /// FNV-1a with a final mix.
  @inline(__always)
  static func part(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, seed: UInt64) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325 &+ seed &* 0x9E37_79B9_7F4A_7C15
    for index in range {
      let byte = bytes[index]
      hash = (hash ^ UInt64(byte &- 48 < 10 ? 48 : byte)) &* 0x100_0000_01B3
    }
    hash ^= hash >> 32
    hash = hash &* 0xD6E8_FEB8_6659_FD93
    hash ^= hash >> 32
    return hash == 0 ? 1 : hash
  }

  /// Runs of capitals, small letters, digits and other marks: "Xx", "X.X.", "9:9"; runs longer than one show as two.
  private static func shape(_ form: String) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    var last: UInt64 = 0
    var run = 0
    var kept = 0
    for scalar in form.unicodeScalars {
      let kind: UInt64
      switch ScalarClass.of(scalar) {
      case .letter: kind = scalar.isCapital ? 1 : 2
      case .digit: kind = 3
      case .ideograph: kind = 4
      case .mark: kind = 5
      default: kind = scalar.value < 0x80 ? UInt64(scalar.value) + 16 : 6
      }
      if kind == last {
        run += 1
        if run > 2 { continue }
      } else {
        last = kind
        run = 1
      }
      kept += 1
      if kept > 8 { break }
      hash = (hash ^ kind) &* 0x100_0000_01B3
    }
    hash ^= hash >> 32
    hash = hash &* 0xD6E8_FEB8_6659_FD93
    return hash ^ (hash >> 32)
  }
}

/// Tells opening from closing quotation marks in one sentence.
///
/// White space decides where it can, else the marks before; curly and straight marks come to the same.
package struct QuotationSides {
  /// What a word is.
  package enum Side: UInt8, Sendable {
    case none, openingDouble, closingDouble, openingSingle, closingSingle
  }

  private var isDoubleOpen = false
  private var isSingleOpen = false
  private var isAfterSpace = true

  /// Starts a sentence.
  package init() {}

  /// The side of the next word of the sentence.
  package mutating func next(_ form: String, isFollowedBySpace: Bool) -> Side {
    defer { isAfterSpace = isFollowedBySpace }
    guard form.utf8.count <= 3 else { return .none }
    switch form {
    case "\"", "“", "”", "``", "''", "„":
      isDoubleOpen = opens(form == "“" || form == "``", form == "”" || form == "''", isFollowedBySpace, isDoubleOpen)
      return isDoubleOpen ? .openingDouble : .closingDouble
    case "'", "‘", "’", "`":
      isSingleOpen = opens(form == "‘" || form == "`", form == "’", isFollowedBySpace, isSingleOpen)
      return isSingleOpen ? .openingSingle : .closingSingle
    default: return .none
    }
  }

  private func opens(_ mustOpen: Bool, _ mustClose: Bool, _ isFollowedBySpace: Bool, _ isOpen: Bool) -> Bool {
    if mustOpen || mustClose { return mustOpen }
    return isAfterSpace == isFollowedBySpace ? !isOpen : isAfterSpace
  }
}

/// The words that have rows of their own, known by their hashes.
package struct Vocabulary: Sendable {
  /// The row numbers of a word.
  package struct Entry: Hashable, Sendable {
    /// Its row in the trained word table; 0 for none.
    package var word: Int32 = 0
    /// Its row among the word vectors; 0 for none.
    package var vector: Int32 = 0
  }

  /// The upper halves of the hashes of words with a trained row, in the order of their rows from 1.
  package let words: [UInt32]
  /// The same for words with a vector.
  package let vectors: [UInt32]
  /// An open-addressed table of keys; 0 is empty.
  private let keys: [UInt32]
  private let entries: [Entry]
  private let mask: Int

  /// Makes a vocabulary; where two words share a key the first keeps it.
  package init(words: [UInt32], vectors: [UInt32]) {
    self.words = words
    self.vectors = vectors
    var size = 16
    while size < 2 * (words.count + vectors.count) { size *= 2 }
    var keys = [UInt32](repeating: 0, count: size)
    var entries = [Entry](repeating: Entry(), count: size)
    func slot(_ key: UInt32) -> Int {
      var slot = Int(key) & (size - 1)
      while keys[slot] != 0, keys[slot] != key { slot = (slot + 1) & (size - 1) }
      return slot
    }
    for (index, key) in words.enumerated() {
      let slot = slot(key)
      keys[slot] = key
      if entries[slot].word == 0 { entries[slot].word = Int32(index + 1) }
    }
    for (index, key) in vectors.enumerated() {
      let slot = slot(key)
      keys[slot] = key
      if entries[slot].vector == 0 { entries[slot].vector = Int32(index + 1) }
    }
    self.keys = keys
    self.entries = entries
    mask = size - 1
  }

  /// The key of a word's hash; never 0.
  package static func key(_ hash: UInt64) -> UInt32 {
    let key = UInt32(truncatingIfNeeded: hash >> 32)
    return key == 0 ? 1 : key
  }

  /// The rows of a word by its hash.
  @inline(__always)
  package func entry(_ hash: UInt64) -> Entry {
    let key = Vocabulary.key(hash)
    var slot = Int(key) & mask
    while keys[slot] != 0 {
      if keys[slot] == key { return entries[slot] }
      slot = (slot + 1) & mask
    }
    return Entry()
  }
}
