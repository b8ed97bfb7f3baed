/// A name in a text.
public struct Name: Hashable, Sendable {
  /// What is named.
  public enum Kind: String, Sendable, CaseIterable {
    case person = "PER"
    case organisation = "ORG"
    /// A place: a state, town, region, building, river.
    case place = "LOC"
    /// Members of a nation, religion or political group ("Iraqi", "Republicans").
    case group = "NORP"
    case other = "MISC"
  }

  /// Its tokens.
  public var tokens: Range<Int>
  /// What it names.
  public var kind: Kind

  /// Makes a name.
  public init(tokens: Range<Int>, kind: Kind) {
    self.tokens = tokens
    self.kind = kind
  }
}

/// The tags of names: 0 outside, then begin and inside of each kind.
package enum NameTag {
  /// How many there are.
  package static let count = 1 + 2 * Name.Kind.allCases.count
  /// The tag that begins a kind, by its place in `Name.Kind.allCases`.
  package static func begin(_ kind: Int) -> Int { 1 + 2 * kind }
  /// The tag inside a kind.
  package static func inside(_ kind: Int) -> Int { 2 + 2 * kind }
}

/// Finds the best sequence of name tags in which every inside tag follows its own kind (Viterbi).
package struct NameDecoder {
  private var back: [Int8] = []

  /// Makes a decoder.
  package init() {}

  /// The names of a sentence, as ranges from 0; linear in its length.
  ///
  /// - Parameter scores: `NameTag.count` numbers a word.
  package mutating func names(_ size: Int, _ scores: UnsafePointer<Float>) -> [(tokens: Range<Int>, kind: Int)] {
    let count = NameTag.count
    guard size > 0 else { return [] }
    back = [Int8](repeating: 0, count: size * count)
    var last = [Float](repeating: -.infinity, count: count)
    for tag in 0..<count where tag == 0 || tag % 2 == 1 { last[tag] = scores[tag] }
    var next = last
    for word in 1..<max(1, size) {
      var best = 0
      for tag in 1..<count where last[tag] > last[best] { best = tag }
      for tag in 0..<count {
        var from = best
        if tag > 0, tag % 2 == 0 { from = last[tag - 1] > last[tag] ? tag - 1 : tag }
        next[tag] = last[from] + scores[word * count + tag]
        back[word * count + tag] = Int8(from)
      }
      swap(&last, &next)
    }
    var tag = 0
    for candidate in 1..<count where last[candidate] > last[tag] { tag = candidate }
    var names: [(tokens: Range<Int>, kind: Int)] = []
    var end = size
    for word in stride(from: size - 1, through: 0, by: -1) {
      if tag == 0 { end = word }
      if tag % 2 == 1 {
        names.append((word..<end, tag / 2))
        end = word
      }
      tag = Int(back[word * count + tag])
    }
    return names.reversed()
  }
}
