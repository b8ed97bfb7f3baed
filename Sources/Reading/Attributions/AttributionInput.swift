import Language

/// A batch of pieces of text as the attribution network sees it.
///
/// Words are numbered from 0 through the batch; a piece is a run of whole paragraphs, a block one paragraph of it.
package struct AttributionInput: Sendable {
  /// A word of the batch.
  package struct Word: Sendable {
    /// The hash of its dictionary form; of its kind, where it is a name or a number.
    package var lemma: UInt64 = 0
    /// The index of its part of speech.
    package var partOfSpeech: UInt64 = 0
    /// The hash of its dependency relation.
    package var relation: UInt64 = 0
    /// Its head in the batch; -1 for a root.
    package var head: Int32 = -1
    /// The number of its sentence, counted through the batch.
    package var sentence: Int32 = 0
    /// The number of its outermost quotation, -1 for none; only to be compared.
    package var quotation: Int32 = -1
    /// The first and the last sentence of its quotation.
    package var firstQuoted: Int32 = -1
    package var lastQuoted: Int32 = -1
    /// The kind of name it belongs to, from 1; 0 for none.
    package var name: UInt64 = 0

    /// Makes a word of which nothing is known.
    package init() {}
  }

  /// Its words.
  package var words: [Word] = []
  /// Row numbers of all words in the table of features.
  package var rows: [Int32] = []
  /// Where each word's rows start, and where the last one's end.
  package var starts: [Int32] = [0]
  /// Each word's row among the word vectors; 0 for none.
  package var vectors: [Int32] = []
  /// The pieces, as ranges of words.
  package var pieces: [Range<Int>] = []
  /// The blocks, as ranges of words.
  package var blocks: [Range<Int>] = []
  /// The piece of each block.
  package var pieceOfBlock: [Int] = []
  /// How many words there are.
  package var count: Int { words.count }

  /// Makes an empty batch.
  package init() {}
}

/// Mixes small numbers and hashes into one hash.
enum FeatureHash {
  @inline(__always)
  static func mix(_ first: UInt64, _ second: UInt64) -> UInt64 {
    step(step(0x9E37_79B9_7F4A_7C15, first), second)
  }

  @inline(__always)
  static func mix(_ first: UInt64, _ second: UInt64, _ third: UInt64) -> UInt64 {
    step(mix(first, second), third)
  }

  @inline(__always)
  static func mix(_ first: UInt64, _ second: UInt64, _ third: UInt64, _ fourth: UInt64) -> UInt64 {
    step(mix(first, second, third), fourth)
  }

  @inline(__always)
  static func step(_ hash: UInt64, _ part: UInt64) -> UInt64 {
    let product = (hash ^ part) &* 0xD6E8_FEB8_6659_FD93
    return product ^ (product >> 32)
  }

  /// The hash of a short string.
  @inline(__always)
  static func of(_ text: String) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return hash ^ (hash >> 32)
  }

  /// A length or distance in few steps: 0 to 4 exact, then ever wider.
  @inline(__always)
  static func bucket(_ count: Int) -> UInt64 {
    switch count {
    case ..<0: 15
    case 0...4: UInt64(count)
    case 5...6: 5
    case 7...9: 6
    case 10...14: 7
    case 15...24: 8
    case 25...49: 9
    case 50...99: 10
    default: 11
    }
  }
}
