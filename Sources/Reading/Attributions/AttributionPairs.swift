/// What the network sees of a pair of a cue's anchor and another word, as rows in a table of single numbers.
package struct AttributionPairs {
  /// Rows of a pair.
  package static let count = 6
  /// Rows of the table, half for content and half for sources.
  package static let rows = 1 << 15
  /// Links of the tree that are followed upwards.
  private static let climb = 16

  private let words: UnsafePointer<AttributionInput.Word>
  private var chain: [Int32] = []

  /// Makes a reader of pairs over a batch's words, which have to stay where they are.
  package init(_ words: UnsafePointer<AttributionInput.Word>) {
    self.words = words
  }

  /// Writes the rows of a run of words against one anchor.
  ///
  /// - Parameters:
  ///   - anchor: a word of the batch.
  ///   - tokens: words of the batch.
  ///   - isSource: whether the words are looked at as sources, not as content.
  ///   - rows: gains `count` numbers a word; `stride` apart.
  package mutating func read(
    anchor: Int, tokens: Range<Int>, isSource: Bool, to rows: UnsafeMutablePointer<Int32>, stride: Int
  ) {
    let a = words[anchor]
    chain.removeAll(keepingCapacity: true)
    var above = Int32(anchor)
    while above >= 0, chain.count < 4 {
      chain.append(above)
      above = words[Int(above)].head
    }
    let half = UInt64(AttributionPairs.rows / 2)
    let start = isSource ? half : 0
    var to = rows
    for token in tokens {
      let t = words[token]
      let side: UInt64 = token < anchor ? 0 : token == anchor ? 1 : 2
      var path: UInt64 = 0
      let gap = Int(t.sentence) - Int(a.sentence)
      if gap == 0 {
        path = self.path(from: token)
      } else {
        path = 64 + UInt64(max(-4, min(4, gap)) + 4)
      }
      let isNear = t.quotation >= 0 && t.firstQuoted <= a.sentence && t.lastQuoted >= a.sentence
      let quotation: UInt64 =
        (t.quotation >= 0 ? 1 : 0) + (a.quotation >= 0 ? 2 : 0) + (t.quotation == a.quotation ? 4 : 0)
        + (isNear ? 8 : 0)
      let distance = FeatureHash.bucket(abs(token - anchor))
      to[0] = row(1, FeatureHash.mix(path, side))
      to[1] = row(2, FeatureHash.mix(path, a.partOfSpeech, a.relation))
      to[2] = row(3, FeatureHash.mix(distance, side, gap == 0 ? 0 : 1))
      to[3] = row(4, FeatureHash.mix(path, a.lemma))
      to[4] = row(5, FeatureHash.mix(quotation, UInt64(max(-3, min(3, gap)) + 3), side))
      to[5] = row(6, FeatureHash.mix(path, t.partOfSpeech, isSource ? t.name : t.relation))
      to += stride
    }

    @inline(__always)
    func row(_ kind: UInt64, _ hash: UInt64) -> Int32 {
      Int32(truncatingIfNeeded: start + FeatureHash.mix(kind, hash) % half)
    }
  }

  /// How a word hangs from the anchor's chain of heads: at which link, and by which relation.
  private func path(from token: Int) -> UInt64 {
    var last: UInt64 = 0
    var current = Int32(token)
    for _ in 0..<AttributionPairs.climb {
      for (place, link) in chain.enumerated() where link == current {
        let first = place > 0 ? words[Int(chain[place - 1])].relation : 0
        return FeatureHash.mix(UInt64(place), last, place == 1 ? first : 0)
      }
      guard current >= 0 else { break }
      last = words[Int(current)].relation
      current = words[Int(current)].head
      if current < 0 { break }
    }
    return 63
  }
}
