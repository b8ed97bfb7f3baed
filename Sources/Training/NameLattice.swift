import Foundation
import Language

/// All sequences of name tags of a sentence, summed over by the forward-backward algorithm.
///
/// The loss of a linear-chain conditional random field (Lafferty, McCallum and Pereira 2001), for gold that may leave
/// several tags open.
package struct NameLattice {
  private static let count = NameTag.count
  private var emissions: [Double] = []
  private var forward: [Double] = []
  private var backward: [Double] = []
  private var moves = [Double](repeating: 0, count: (NameTag.count + 1) * NameTag.count)
  private var pairs = [Double](repeating: 0, count: (NameTag.count + 1) * NameTag.count)

  /// Makes a lattice.
  package init() {}

  /// Turns a sentence's scores into their gradients and returns the loss: how much less likely than certain it is that
  /// every word has one of its tags.
  ///
  /// - Parameters:
  ///   - scores: `NameTag.count` a word.
  ///   - gold: for each word a bit for each tag it may have.
  ///   - weight: of the sentence.
  ///   - transitions: as `NameDecoder` takes them.
  ///   - gradient: of the transitions; gains.
  package mutating func run(
    _ scores: UnsafeMutablePointer<Float>, _ gold: ArraySlice<UInt32>, _ weight: Float,
    _ transitions: UnsafePointer<Float>, _ gradient: UnsafeMutablePointer<Float>
  ) -> Double {
    let size = gold.count
    read(size, scores, transitions)
    let allowed = gold.map { $0 }
    guard let all = sum(size, nil) else { return silence(scores, size) }
    let free = marginals(size, nil)
    let freePairs = pairs
    guard let right = sum(size, allowed) else { return silence(scores, size) }
    let held = marginals(size, allowed)
    for index in free.indices { scores[index] = weight * Float(free[index] - held[index]) }
    for index in pairs.indices { gradient[index] += weight * Float(freePairs[index] - pairs[index]) }
    return Double(weight) * (all - right)
  }

  /// Turns a sentence's scores into the gradients of their cross-entropy against a teacher's distribution over all
  /// sequences, and returns that cross-entropy.
  ///
  /// - Parameters:
  ///   - scores: `NameTag.count` a word.
  ///   - teacher: the teacher's scores of as many words, and its transitions.
  ///   - size: words in the sentence.
  ///   - weight: of the sentence.
  ///   - transitions: as `NameDecoder` takes them.
  ///   - gradient: of the transitions; gains.
  package mutating func run(
    _ scores: UnsafeMutablePointer<Float>, taughtBy teacher: (scores: ArraySlice<Float>, transitions: [Float]),
    _ size: Int, _ weight: Float, _ transitions: UnsafePointer<Float>, _ gradient: UnsafeMutablePointer<Float>
  ) -> Double {
    let count = Self.count
    let isRead = teacher.scores.withUnsafeBufferPointer { scores in
      teacher.transitions.withUnsafeBufferPointer { transitions in
        guard let scores = scores.baseAddress, let transitions = transitions.baseAddress else { return false }
        read(size, scores, transitions)
        return true
      }
    }
    guard isRead, sum(size, nil) != nil else { return silence(scores, size) }
    let held = marginals(size, nil)
    let heldPairs = pairs
    read(size, scores, transitions)
    guard let all = sum(size, nil) else { return silence(scores, size) }
    let free = marginals(size, nil)
    var loss = all
    for word in 0..<size {
      var most = scores[word * count]
      for tag in 1..<count { most = max(most, scores[word * count + tag]) }
      for tag in 0..<count { loss -= held[word * count + tag] * Double(scores[word * count + tag] - most) }
    }
    for index in pairs.indices {
      loss -= heldPairs[index] * Double(transitions[index])
      gradient[index] += weight * Float(pairs[index] - heldPairs[index])
    }
    for index in free.indices { scores[index] = weight * Float(free[index] - held[index]) }
    return Double(weight) * loss
  }

  /// Takes what is to be summed over: fills `moves` and `emissions`, each word's largest one.
  private mutating func read(_ size: Int, _ scores: UnsafePointer<Float>, _ transitions: UnsafePointer<Float>) {
    let count = Self.count
    for last in 0...count {
      for tag in 0..<count {
        let isAllowed = NameTag.isAllowed(tag, after: last == count ? 0 : last)
        moves[last * count + tag] = isAllowed ? exp(Double(transitions[last * count + tag])) : 0
      }
    }
    emissions = [Double](repeating: 0, count: size * count)
    for word in 0..<size {
      var most = scores[word * count]
      for tag in 1..<count { most = max(most, scores[word * count + tag]) }
      for tag in 0..<count { emissions[word * count + tag] = exp(Double(scores[word * count + tag] - most)) }
    }
  }

  private func silence(_ scores: UnsafeMutablePointer<Float>, _ size: Int) -> Double {
    scores.update(repeating: 0, count: size * Self.count)
    return 0
  }

  private func emission(_ word: Int, _ tag: Int, _ allowed: [UInt32]?) -> Double {
    guard let allowed else { return emissions[word * Self.count + tag] }
    return allowed[word] & (1 << UInt32(tag)) == 0 ? 0 : emissions[word * Self.count + tag]
  }

  /// The logarithm of the sum over all sequences; fills `forward` and `backward`, each word's numbers scaled.
  private mutating func sum(_ size: Int, _ allowed: [UInt32]?) -> Double? {
    let count = Self.count
    forward = [Double](repeating: 0, count: size * count)
    backward = [Double](repeating: 1, count: size * count)
    var result = 0.0
    for word in 0..<size {
      var total = 0.0
      for tag in 0..<count {
        let own = emission(word, tag, allowed)
        guard own > 0 else { continue }
        var sum = 0.0
        if word == 0 {
          sum = moves[count * count + tag]
        } else {
          for last in 0..<count { sum += forward[(word - 1) * count + last] * moves[last * count + tag] }
        }
        forward[word * count + tag] = sum * own
        total += sum * own
      }
      guard total > 1e-280 else { return nil }
      for tag in 0..<count { forward[word * count + tag] /= total }
      result += log(total)
    }
    for word in stride(from: size - 2, through: 0, by: -1) {
      var total = 0.0
      for tag in 0..<count {
        var sum = 0.0
        for next in 0..<count {
          let move = moves[tag * count + next]
          if move > 0 { sum += move * emission(word + 1, next, allowed) * backward[(word + 1) * count + next] }
        }
        backward[word * count + tag] = sum
        total += sum
      }
      for tag in 0..<count { backward[word * count + tag] /= total }
    }
    return result
  }

  /// How likely each tag is of each word; fills `pairs` with how often each transition is expected.
  private mutating func marginals(_ size: Int, _ allowed: [UInt32]?) -> [Double] {
    let count = Self.count
    var marginals = [Double](repeating: 0, count: size * count)
    for index in pairs.indices { pairs[index] = 0 }
    for word in 0..<size {
      var total = 0.0
      for tag in 0..<count {
        let both = forward[word * count + tag] * backward[word * count + tag]
        marginals[word * count + tag] = both
        total += both
      }
      for tag in 0..<count { marginals[word * count + tag] /= total }
      if word == 0 {
        for tag in 0..<count { pairs[count * count + tag] += marginals[tag] }
        continue
      }
      // A tag's share of its word is divided among the tags before it.
      for tag in 0..<count where marginals[word * count + tag] > 0 {
        var sum = 0.0
        for last in 0..<count { sum += forward[(word - 1) * count + last] * moves[last * count + tag] }
        let share = marginals[word * count + tag] / sum
        for last in 0..<count {
          pairs[last * count + tag] += share * forward[(word - 1) * count + last] * moves[last * count + tag]
        }
      }
    }
    return marginals
  }
}
