/// Keeps what a network's first layer makes of a word, for the next time that the word comes.
///
/// The first layer sees a word alone, so that the same row numbers always give the same numbers, to the last bit: most
/// words of a text were seen a short while ago. The table has one place for each key; a newcomer drives the old one out.
/// Good for one network's parameters only.
package final class ProjectionCache {
  /// Words that are kept; a power of two.
  ///
  /// Of 256 to 16,384 over news on an EPYC with 1 MB of second-level cache, 4,096 and 16,384 were the fastest.
  private static let places = 4_096

  private let keyWidth: Int
  private let width: Int
  private var keys: [Int32]
  private let values: FloatBuffer
  private let fresh = FloatBuffer()
  private var missing: [Int32] = []
  /// For each word of the batch that is not in the table: its number among the missing ones, and its place.
  private var waiting: [(word: Int, missing: Int, place: Int)] = []
  /// For each place the number of the missing word that will take it, plus `base`.
  private var owners: [Int]
  private var base = 0

  /// Makes an empty table.
  ///
  /// - Parameters:
  ///   - keyWidth: row numbers of a word.
  ///   - width: numbers that the first layer makes of it.
  package init(keyWidth: Int, width: Int) {
    self.keyWidth = keyWidth
    self.width = width
    keys = [Int32](repeating: -1, count: ProjectionCache.places * keyWidth)
    owners = [Int](repeating: -1, count: ProjectionCache.places)
    values = FloatBuffer(ProjectionCache.places * width)
  }

  /// Forgets all.
  package func clear() {
    for index in keys.indices { keys[index] = -1 }
  }

  /// Writes the projections of words, side by side.
  ///
  /// - Parameters:
  ///   - to: room for them.
  ///   - rows: `keyWidth` row numbers a word.
  ///   - project: computes those of some words: their row numbers, how many, where to write them.
  package func fill(
    _ to: UnsafeMutablePointer<Float>, _ rows: [Int32],
    _ project: ([Int32], Int, UnsafeMutablePointer<Float>) -> Void
  ) {
    missing.removeAll(keepingCapacity: true)
    waiting.removeAll(keepingCapacity: true)
    var misses = 0
    rows.withUnsafeBufferPointer { rows in
      for word in 0..<rows.count / keyWidth {
        let key = UnsafeBufferPointer(rebasing: rows[word * keyWidth..<(word + 1) * keyWidth])
        let place = place(key)
        let owner = owners[place] - base
        if isKey(key, at: place) {
          if owner < 0 {
            (to + word * width).update(from: values.start + place * width, count: width)
          } else {
            waiting.append((word, owner, place))
          }
          continue
        }
        for index in 0..<keyWidth { keys[place * keyWidth + index] = key[index] }
        owners[place] = base + misses
        waiting.append((word, misses, place))
        missing.append(contentsOf: key)
        misses += 1
      }
    }
    guard misses > 0 else { return }
    project(missing, misses, fresh.reserve(misses * width))
    for (word, number, place) in waiting {
      let from = fresh.start + number * width
      (to + word * width).update(from: from, count: width)
      if owners[place] == base + number { (values.start + place * width).update(from: from, count: width) }
    }
    base += misses
  }

  private func place(_ key: UnsafeBufferPointer<Int32>) -> Int {
    var hash: UInt64 = 0
    for number in key { hash = (hash ^ UInt64(UInt32(bitPattern: number))) &* 0x9E37_79B9_7F4A_7C15 }
    return Int(truncatingIfNeeded: hash >> 40) & (ProjectionCache.places - 1)
  }

  private func isKey(_ key: UnsafeBufferPointer<Int32>, at place: Int) -> Bool {
    for index in 0..<keyWidth where keys[place * keyWidth + index] != key[index] { return false }
    return true
  }
}
