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
  /// Whether a tag may follow another: an inside tag follows its own kind only.
  package static func isAllowed(_ tag: Int, after last: Int) -> Bool {
    tag % 2 == 1 || tag == 0 || last == tag || last == tag - 1
  }
}
