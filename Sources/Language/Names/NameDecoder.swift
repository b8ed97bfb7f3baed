import LanguageKernels

/// Finds the names of a sentence: every run of words that is more likely a name of one kind than not.
///
/// How likely a run is follows from all sequences of tags together (forward-backward algorithm). Two names that overlap
/// are never both found, as both cannot be likelier than not. Where the one best sequence has a name of which several
/// readings are about as good, there is none here: fewer names are found, and more of them are right.
package struct NameDecoder {
  /// One number for each tag, then zeros.
  private typealias Row = SIMD16<Float>
  /// How likely a name has to be.
  private static let limit: Float = 0.5

  /// How much each tag is favoured that follows a tag, a row for each tag before, up to a factor for all; the last row is
  /// for a sentence's first word.
  private var after: [Row]
  /// The same, a row for each tag that follows.
  private var before: [Row]
  private var words: [Row] = []
  private var forward: [Row] = []
  private var backward: [Row] = []

  /// Makes a decoder.
  ///
  /// - Parameter transitions: what a tag adds that follows a tag, a row for each tag before; the last row is for a
  ///   sentence's first word. Empty where all add nothing.
  package init(transitions: [Float] = []) {
    let count = NameTag.count
    var moves =
      transitions.count == (count + 1) * count ? transitions : [Float](repeating: 0, count: (count + 1) * count)
    moves.withUnsafeMutableBufferPointer { moves in
      if let start = moves.baseAddress { _ = lk_softmax(moves.count, start) }
    }
    after = [Row](repeating: .zero, count: count + 1)
    before = [Row](repeating: .zero, count: count)
    for last in 0...count {
      for tag in 0..<count where NameTag.isAllowed(tag, after: last == count ? 0 : last) {
        after[last][tag] = moves[last * count + tag]
        if last < count { before[tag][last] = moves[last * count + tag] }
      }
    }
  }

  /// The names of a sentence, as ranges from 0; linear in its length.
  ///
  /// - Parameter scores: `NameTag.count` numbers a word.
  package mutating func names(_ size: Int, _ scores: UnsafePointer<Float>) -> [(tokens: Range<Int>, kind: Int)] {
    guard size > 0 else { return [] }
    sum(size, scores)
    var names: [(tokens: Range<Int>, kind: Int)] = []
    for word in 0..<size {
      let both = forward[word] * backward[word]
      let total = both.sum()
      for kind in Name.Kind.allCases.indices {
        let begins = both[NameTag.begin(kind)] / total
        guard begins > NameDecoder.limit, let end = end(of: kind, from: word, size, begins) else { continue }
        names.append((word..<end, kind))
      }
    }
    return names
  }

  /// Where the likely name of a kind ends that starts at a word; nil where none is likely.
  ///
  /// - Parameter begins: how likely a name of the kind starts there.
  private func end(of kind: Int, from word: Int, _ size: Int, _ begins: Float) -> Int? {
    let inside = NameTag.inside(kind)
    var tag = NameTag.begin(kind)
    var reaches = begins
    var end = word + 1
    while reaches > NameDecoder.limit {
      guard end < size else { return end }
      let next = after[tag] * words[end] * backward[end]
      let goesOn = reaches * next[inside] / next.sum()
      if reaches - goesOn > NameDecoder.limit { return end }
      reaches = goesOn
      tag = inside
      end += 1
    }
    return nil
  }

  /// Fills `words` with how much each word favours each tag, `forward` with how much all before it and itself do, and
  /// `backward` with how much all behind it do; each row up to a factor.
  private mutating func sum(_ size: Int, _ scores: UnsafePointer<Float>) {
    let count = NameTag.count
    if words.count < size {
      words = [Row](repeating: .zero, count: size)
      forward = words
      backward = words
    }
    withUnsafeTemporaryAllocation(of: Float.self, capacity: count) { shares in
      guard let start = shares.baseAddress else { return }
      for word in 0..<size {
        start.update(from: scores + word * count, count: count)
        _ = lk_softmax(count, start)
        for tag in 0..<count { words[word][tag] = start[tag] }
      }
    }
    var row = after[count]
    for word in 0..<size {
      if word > 0 {
        let last = forward[word - 1]
        row = .zero
        for tag in 0..<count { row += last[tag] * after[tag] }
      }
      forward[word] = NameDecoder.scaled(row * words[word])
    }
    backward[size - 1] = Row(repeating: 1)
    for word in stride(from: size - 2, through: 0, by: -1) {
      let next = words[word + 1] * backward[word + 1]
      row = .zero
      for tag in 0..<count { row += next[tag] * before[tag] }
      backward[word] = NameDecoder.scaled(row)
    }
  }

  /// The row with a sum of one; where nothing is left of it, no name.
  private static func scaled(_ row: Row) -> Row {
    let sum = row.sum()
    guard sum > 1e-30, sum < .infinity else {
      var outside = Row.zero
      outside[0] = 1
      return outside
    }
    return row / sum
  }
}
