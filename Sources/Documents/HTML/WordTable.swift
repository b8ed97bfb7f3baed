/// A fixed set of words with a number each, looked up by bytes without making strings.
///
/// Open addressing over a power of two of slots, at most half full. Two words with one 64-bit digest would be taken for
/// each other; the tables hold some hundreds of words, and `init` keeps the first of such a pair.
struct WordTable: Sendable {
  private var keys: [UInt64]
  private var values: [UInt32]
  private let mask: Int

  /// Makes a table; of a word that occurs twice the values are joined bit by bit.
  init(_ words: some Sequence<(word: String, value: UInt32)>) {
    let words = Array(words)
    var size = 16
    while size < words.count * 2 { size *= 2 }
    mask = size - 1
    keys = [UInt64](repeating: 0, count: size)
    values = [UInt32](repeating: 0, count: size)
    for (word, value) in words {
      var digest = WordTable.seed
      for byte in word.utf8 { digest = WordTable.adding(byte, to: digest) }
      var slot = Int(truncatingIfNeeded: digest ^ digest >> 32) & mask
      while keys[slot] != 0, keys[slot] != digest { slot = (slot + 1) & mask }
      keys[slot] = digest
      values[slot] |= value
    }
  }

  /// The digest of no byte at all.
  static let seed: UInt64 = 0xCBF2_9CE4_8422_2325

  /// The digest of the bytes so far and one more; FNV-1a.
  @inline(__always)
  static func adding(_ byte: UInt8, to digest: UInt64) -> UInt64 {
    (digest ^ UInt64(byte)) &* 0x100_0000_01B3
  }

  /// The number of the word with a digest; 0 where there is none.
  @inline(__always)
  func value(of digest: UInt64) -> UInt32 {
    var slot = Int(truncatingIfNeeded: digest ^ digest >> 32) & mask
    while true {
      let key = keys[slot]
      if key == digest { return values[slot] }
      if key == 0 { return 0 }
      slot = (slot + 1) & mask
    }
  }
}
