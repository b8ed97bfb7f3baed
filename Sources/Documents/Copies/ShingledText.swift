/// A text cut into words and into shingles, the runs of five words on end.
///
/// Texts of fewer words are one shingle. 21 bytes a word and 8 bytes a shingle.
struct ShingledText {
  /// Where each word stands, in code points.
  let places: [(start: UInt32, end: UInt32)]
  /// Whether each word stands between quotation marks.
  let isQuoted: [Bool]
  /// The digests of the shingles, by their first word.
  let shingles: [UInt64]
  /// A digest of all words.
  let digest: UInt64

  var words: Int { places.count }

  init(_ text: String) {
    var digests: [UInt64] = []
    var places: [(start: UInt32, end: UInt32)] = []
    var isQuoted: [Bool] = []
    let expected = text.utf8.count / 5
    digests.reserveCapacity(expected)
    places.reserveCapacity(expected)
    isQuoted.reserveCapacity(expected)
    FoldedWords.forEach(in: text) { word in
      digests.append(word.digest)
      places.append((UInt32(truncatingIfNeeded: word.start), UInt32(truncatingIfNeeded: word.end)))
      isQuoted.append(word.isQuoted)
    }
    self.places = places
    self.isQuoted = isQuoted
    shingles = Self.shingles(of: digests)
    digest = digests.reduce(UInt64(digests.count)) { Self.mixed(($0 &* Self.base) ^ $1) }
  }

  /// The shingles' digests: a polynomial of five words that is rolled on word by word, then mixed.
  private static func shingles(of words: [UInt64]) -> [UInt64] {
    let length = CopyThresholds.shingleWords
    guard words.count > length else { return words.isEmpty ? [] : [mixed(words.reduce(0) { $0 &* base &+ $1 })] }
    let leaving = (0..<length).reduce(UInt64(1)) { power, _ in power &* base }
    var shingles: [UInt64] = []
    shingles.reserveCapacity(words.count - length + 1)
    var rolled: UInt64 = 0
    for (index, word) in words.enumerated() {
      rolled = rolled &* base &+ word
      if index >= length { rolled = rolled &- words[index - length] &* leaving }
      if index + 1 >= length { shingles.append(mixed(rolled)) }
    }
    return shingles
  }

  private static let base: UInt64 = 0x9E37_79B9_7F4A_7C15

  /// The finaliser of SplitMix64 (Steele, Lea, Flood 2014), so that low bits are well mixed.
  private static func mixed(_ value: UInt64) -> UInt64 {
    var value = value
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }

  /// The shingles that stand for the text in an index: those whose digest ends in zeros (mod-p sampling, Broder 1997).
  var samples: [UInt64] {
    let sampling = shingles.count < CopyThresholds.sampledFrom ? 0 : CopyThresholds.sampling
    return shingles.filter { $0 & sampling == 0 }
  }
}
