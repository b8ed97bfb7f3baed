/// Finds the best sequence of name tags in which every inside tag follows its own kind (Viterbi).
package struct NameDecoder {
  private let transitions: [Float]
  private var back: [Int8] = []

  /// Makes a decoder.
  ///
  /// - Parameter transitions: what a tag adds that follows a tag, a row for each tag before; the last row is for a
  ///   sentence's first word. Empty where all add nothing.
  package init(transitions: [Float] = []) {
    let count = NameTag.count
    var transitions =
      transitions.count == (count + 1) * count ? transitions : [Float](repeating: 0, count: (count + 1) * count)
    for tag in 0..<count {
      for last in 0..<count where !NameTag.isAllowed(tag, after: last) { transitions[last * count + tag] = -.infinity }
      if !NameTag.isAllowed(tag, after: 0) { transitions[count * count + tag] = -.infinity }
    }
    self.transitions = transitions
  }

  /// The names of a sentence, as ranges from 0; linear in its length.
  ///
  /// - Parameter scores: `NameTag.count` numbers a word.
  package mutating func names(_ size: Int, _ scores: UnsafePointer<Float>) -> [(tokens: Range<Int>, kind: Int)] {
    var names: [(tokens: Range<Int>, kind: Int)] = []
    var end = size
    for (word, tag) in tags(size, scores).enumerated().reversed() {
      if tag == 0 { end = word }
      if tag % 2 == 1 {
        names.append((word..<end, Int(tag) / 2))
        end = word
      }
    }
    return names.reversed()
  }

  /// The best tags of a sentence.
  package mutating func tags(_ size: Int, _ scores: UnsafePointer<Float>) -> [Int8] {
    let count = NameTag.count
    guard size > 0 else { return [] }
    if back.count < size * count { back = [Int8](repeating: 0, count: size * count) }
    return withUnsafeTemporaryAllocation(of: Float.self, capacity: 2 * count) { states in
      var last = states.baseAddress.map { UnsafeMutableBufferPointer(start: $0, count: count) } ?? states
      var next = states.baseAddress.map { UnsafeMutableBufferPointer(start: $0 + count, count: count) } ?? states
      for tag in 0..<count { last[tag] = scores[tag] + transitions[count * count + tag] }
      transitions.withUnsafeBufferPointer { transitions in
        back.withUnsafeMutableBufferPointer { back in
          for word in 1..<max(1, size) {
            for tag in 0..<count {
              var best = -Float.infinity
              var from = 0
              // Before an inside tag stands only its own kind.
              let isInside = tag > 0 && tag % 2 == 0
              for before in isInside ? tag - 1..<tag + 1 : 0..<count {
                let sum = last[before] + transitions[before * count + tag]
                if sum > best {
                  best = sum
                  from = before
                }
              }
              next[tag] = best + scores[word * count + tag]
              back[word * count + tag] = Int8(from)
            }
            swap(&last, &next)
          }
        }
      }
      var tag = 0
      for candidate in 1..<count where last[candidate] > last[tag] { tag = candidate }
      var tags = [Int8](repeating: 0, count: size)
      for word in stride(from: size - 1, through: 0, by: -1) {
        tags[word] = Int8(tag)
        tag = Int(back[word * count + tag])
      }
      return tags
    }
  }
}
