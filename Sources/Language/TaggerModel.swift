/// The trained weights of the part-of-speech tagger.
///
/// The weights are a text of fixed-width slots, so that they need no decoding: two characters of check and one
/// character of weight for each part of speech, an open-addressed table with linear probing over the feature's hash.
/// An empty slot has a blank check. A character's weight is its code less `zero`.
package struct TaggerModel: Sendable {
  /// The parts of speech, in the order of `PartOfSpeech.allCases`.
  package static let tagCount = 17
  /// Characters of a slot.
  package static let slotWidth = 2 + tagCount
  /// The code of weight 0; weights range from -43 to 43.
  package static let zero = 79
  /// Codes of check characters start here; there are `checkRange` of each.
  package static let checkBase: UInt64 = 36
  /// How many codes a check character has.
  package static let checkRange: UInt64 = 88

  private let slots: StaticString
  private let mask: Int

  /// Takes weights as text.
  ///
  /// - Parameter slots: a power of two of slots; anything else makes a model without weights.
  package init(slots: StaticString) {
    let count = slots.utf8CodeUnitCount / TaggerModel.slotWidth
    self.slots = slots
    self.mask = count > 0 && count & (count - 1) == 0 ? count - 1 : -1
  }

  /// The first slot to look at for a feature.
  package static func home(_ feature: UInt64, mask: Int) -> Int { Int(truncatingIfNeeded: feature) & mask }

  /// The check characters of a feature.
  package static func check(_ feature: UInt64) -> (UInt8, UInt8) {
    let high = feature >> 40
    return (UInt8(checkBase + high % checkRange), UInt8(checkBase + (high / checkRange) % checkRange))
  }

  /// The tags of a sentence, greedily from left to right; linear in its length.
  func tags(_ words: [TaggerWord]) -> [Int] {
    let count = words.count - 4
    guard count > 0, mask >= 0 else { return Array(repeating: 0, count: max(0, count)) }
    return words.withUnsafeBufferPointer { buffer in
      slots.withUTF8Buffer { weights in
        var tags: [Int] = []
        tags.reserveCapacity(count)
        var previous = TaggerModel.tagCount
        var beforePrevious = TaggerModel.tagCount
        for index in 2..<(count + 2) {
          // Every weight's code is `zero` too high, which is the same for all tags and changes no order.
          var scores = SIMD16<UInt16>.zero
          var last: UInt16 = 0
          TaggerFeatures.each(buffer, at: index, previous: previous, beforePrevious: beforePrevious) { feature in
            guard let slot = find(feature, in: weights) else { return }
            let row = UnsafeRawBufferPointer(weights).loadUnaligned(fromByteOffset: slot, as: SIMD16<UInt8>.self)
            scores &+= SIMD16<UInt16>(truncatingIfNeeded: row)
            last &+= UInt16(weights[slot + 16])
          }
          var best = 0
          for tag in 1..<16 where scores[tag] > scores[best] { best = tag }
          if last > scores[best] { best = 16 }
          tags.append(best)
          beforePrevious = previous
          previous = best
        }
        return tags
      }
    }
  }

  /// The index of a feature's first weight; the table has empty slots, so that the search ends.
  @inline(__always)
  private func find(_ feature: UInt64, in weights: UnsafeBufferPointer<UInt8>) -> Int? {
    let check = TaggerModel.check(feature)
    var slot = TaggerModel.home(feature, mask: mask)
    for _ in 0...mask {
      let start = slot * TaggerModel.slotWidth
      let first = weights[start]
      if first == 32 { return nil }
      if first == check.0, weights[start + 1] == check.1 { return start + 2 }
      slot = (slot + 1) & mask
    }
    return nil
  }
}
