import Codebook
import Language
import Records

/// Who appears in one document and where.
struct Cast: Sendable {
  var entities: [Entity] = []
  /// In text order, without overlap of their names.
  var mentions: [Mention] = []
  /// Words in the names of bodies that speak for themselves and not for the state they belong to.
  var ownVoices: Set<String> = []
  /// For each token the mention whose name or description covers it.
  private(set) var mentionByToken: [Int32] = []

  /// The mention that covers a token with its name or description.
  func mention(at token: Int) -> Int? {
    guard token < mentionByToken.count, mentionByToken[token] >= 0 else { return nil }
    return Int(mentionByToken[token])
  }

  /// The mentions whose tokens lie in a range.
  func mentions(in range: Range<Int>) -> Range<Int> {
    let low = mentions.partitioningIndex { $0.tokens.lowerBound >= range.lowerBound }
    let high = mentions.partitioningIndex { $0.tokens.lowerBound >= range.upperBound }
    return low..<max(low, high)
  }

  mutating func finish(tokenCount: Int) {
    mentions.sort { ($0.tokens.lowerBound, $0.tokens.upperBound) < ($1.tokens.lowerBound, $1.tokens.upperBound) }
    mentionByToken = Array(repeating: -1, count: tokenCount)
    for (index, mention) in mentions.enumerated() {
      for token in mention.tokens { mentionByToken[token] = Int32(index) }
    }
  }

  /// Whether two entities are the same actor or one acts for the other.
  func isSameSide(_ a: Int, _ b: Int) -> Bool {
    if a == b { return true }
    let left = root(of: a)
    let right = root(of: b)
    if left == right { return true }
    guard let id = entities[left].id else { return false }
    return id == entities[right].id
  }

  /// The state or organisation at the end of the chain of sides, or the first body in it that speaks for itself: a
  /// party, a parliament.
  func root(of entity: Int) -> Int {
    var current = entity
    var steps = 0
    while !speaksForItself(current), let next = entities[current].side, next != current, steps < 4 {
      current = next
      steps += 1
    }
    return current
  }

  private func speaksForItself(_ entity: Int) -> Bool {
    entities[entity].kind != .person
      && entities[entity].name.split(whereSeparator: { !$0.isLetter }).contains { ownVoices.contains($0.lowercased()) }
  }
}

extension RandomAccessCollection {
  /// The first index whose element satisfies a predicate that is false and then true; binary search.
  func partitioningIndex(where predicate: (Element) -> Bool) -> Index {
    var low = startIndex
    var count = self.count
    while count > 0 {
      let half = count / 2
      let middle = index(low, offsetBy: half)
      if predicate(self[middle]) {
        count = half
      } else {
        low = index(after: middle)
        count -= half + 1
      }
    }
    return low
  }
}
