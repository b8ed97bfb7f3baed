public import Language

/// Many phrases, found in a text by one walk from each token.
///
/// A phrase is words separated by blanks, tokenised like the texts. `word*` matches a beginning, `a|b|c` any of
/// several, `word?` can be missing, `...` is a gap of up to three tokens that never crosses the end of a sentence,
/// and a hyphen within a word can be missing. Where case does not count, a word in lower case matches a token's
/// `lower` or `lemma`, and a word with a capital matches the form exactly. Where it counts, every word matches the
/// form. In both, a phrase with capitals and four or more letters also matches itself printed in capitals.
///
///     let index = PhraseIndex([(phrase: "walk|pull out of ... talks", value: "talks")], exactCase: false)
///     index.match(in: tokens, at: 2, limit: tokens.count)  // "walked out of the peace talks" → (6, ["talks"])
public struct PhraseIndex<Value: Sendable & Hashable>: Sendable {
  /// Shared by all copies: rules carry many indexes about.
  private let tree: PhraseTree<Value>

  /// Makes an index.
  ///
  /// - Parameters:
  ///   - entries: phrases with what they mean; the same phrase may mean several things, which a match gives in
  ///     this order. A phrase that breaks the syntax matches nothing.
  ///   - exactCase: whether case counts.
  /// - Complexity: proportional to the words of all phrases.
  public init(_ entries: [(phrase: String, value: Value)], exactCase: Bool) {
    tree = PhraseTree(PhraseTreeBuilder(entries, exactCase: exactCase))
  }

  /// Whether it holds no phrase.
  public var isEmpty: Bool { tree.isEmpty }

  /// The longest phrase that starts at a token.
  ///
  /// - Parameters:
  ///   - tokens: the tokens of a text.
  ///   - index: the token to start at.
  ///   - limit: one past the last token that may belong to the phrase, usually the sentence's end.
  /// - Returns: how many tokens it covers and all that it means, or nil where none starts here.
  /// - Complexity: for most tokens a look at three bytes; else a look-up in a dictionary of the phrases' words.
  public func match(in tokens: [Token], at index: Int, limit: Int) -> (length: Int, values: [Value])? {
    tree.match(in: tokens, at: index, limit: limit)
  }
}

/// The tree of phrases, finished.
private final class PhraseTree<Value: Sendable & Hashable>: Sendable {
  private typealias Builder = PhraseTreeBuilder<Value>

  private let exactCase: Bool
  private let words: [String: Int32]
  private let edges: [Builder.Edge: Int32]
  private let nodes: [Builder.Node]
  private let firstPrefixes: [UInt8: [Builder.PrefixEdge]]
  /// Which sketches the first words of phrases have: most tokens are turned away here, before any hashing.
  private let firstWords: FirstWords

  init(_ builder: PhraseTreeBuilder<Value>) {
    exactCase = builder.exactCase
    words = builder.words
    edges = builder.edges
    nodes = builder.nodes
    firstPrefixes = builder.firstPrefixes
    firstWords = builder.firstWords
  }

  var isEmpty: Bool { nodes.count == 1 }

  func match(in tokens: [Token], at index: Int, limit: Int) -> (length: Int, values: [Value])? {
    let limit = min(limit, tokens.count)
    guard index >= 0, index < limit, firstWords.mayStart(tokens[index], exactCase: exactCase) else { return nil }
    var best = Best()
    walk(from: 0, tokens: tokens, at: index, start: index, limit: limit, best: &best)
    guard best.length > 0 else { return nil }
    return (best.length, best.values)
  }

  /// The longest match found so far.
  private struct Best {
    var length = 0
    var values: [Value] = []

    /// Takes what ends here, if it is longer or as long.
    mutating func take(_ found: [Value], length: Int) {
      if length > self.length {
        self.length = length
        values = found
      } else if length == self.length {
        for value in found where !values.contains(value) { values.append(value) }
      }
    }
  }

  /// Follows all edges that a token allows.
  private func walk(from node: Int32, tokens: [Token], at index: Int, start: Int, limit: Int, best: inout Best) {
    guard index < limit else { return }
    let token = tokens[index]
    func step(to next: Int32) {
      let values = nodes[Int(next)].values
      if !values.isEmpty { best.take(values, length: index + 1 - start) }
      walk(from: next, tokens: tokens, at: index + 1, start: start, limit: limit, best: &best)
      guard let afterGap = nodes[Int(next)].afterGap else { return }
      for skipped in 0...PhrasePattern.gapLimit {
        let after = index + 1 + skipped
        guard after < limit else { return }
        if skipped > 0, Self.endsSentence(tokens[after - 1]) { return }
        walk(from: afterGap, tokens: tokens, at: after, start: start, limit: limit, best: &best)
      }
    }
    if nodes[Int(node)].hasWords {
      let form = PhraseText.straight(token.form)
      if let next = edge(from: node, over: form) { step(to: next) }
      if !exactCase {
        if token.lower != form, let next = edge(from: node, over: token.lower) { step(to: next) }
        if token.lemma != form, token.lemma != token.lower, let next = edge(from: node, over: token.lemma) {
          step(to: next)
        }
      }
    }
    if !nodes[Int(node)].prefixes.isEmpty {
      let word = exactCase ? PhraseText.straight(token.form) : token.lower
      let candidates = node == 0 ? word.utf8.first.flatMap { firstPrefixes[$0] } ?? [] : nodes[Int(node)].prefixes
      for edge in candidates where word.utf8.starts(with: edge.prefix) { step(to: edge.node) }
    }
  }

  /// Where a word leads.
  private func edge(from node: Int32, over word: String) -> Int32? {
    guard let id = words[word] else { return nil }
    return edges[Builder.Edge(node: node, word: id)]
  }

  /// Whether a token closes a sentence, so that no gap may skip it.
  private static func endsSentence(_ token: Token) -> Bool {
    token.form == "." || token.form == "!" || token.form == "?"
  }
}

/// The tree of phrases while it is made.
private struct PhraseTreeBuilder<Value: Sendable & Hashable> {
  /// An edge of the tree: from a node over a word.
  struct Edge: Hashable, Sendable {
    let node: Int32
    let word: Int32
  }

  /// An edge over a prefix.
  struct PrefixEdge: Sendable {
    let prefix: [UInt8]
    let node: Int32
  }

  /// What hangs on a node beside its word edges.
  struct Node: Sendable {
    var values: [Value] = []
    var prefixes: [PrefixEdge] = []
    var afterGap: Int32?
    var hasWords = false
  }

  let exactCase: Bool
  var words: [String: Int32] = [:]
  var edges: [Edge: Int32] = [:]
  var nodes: [Node] = [Node()]
  var firstPrefixes: [UInt8: [PrefixEdge]] = [:]
  var firstWords = FirstWords()

  init(_ entries: [(phrase: String, value: Value)], exactCase: Bool) {
    self.exactCase = exactCase
    words.reserveCapacity(entries.count)
    edges.reserveCapacity(entries.count * 2)
    nodes.reserveCapacity(entries.count * 2)
    for entry in entries {
      guard let pattern = try? PhrasePattern(entry.phrase) else { continue }
      for sequence in pattern.sequences { insert(sequence, value: entry.value) }
      for sequence in pattern.headlineSequences ?? [] { insert(sequence, value: entry.value) }
    }
    for edge in nodes[0].prefixes {
      guard let byte = edge.prefix.first else { continue }
      firstPrefixes[byte, default: []].append(edge)
      firstWords.insert(prefix: byte)
    }
  }

  /// Adds a sequence to the tree.
  private mutating func insert(_ sequence: [PhrasePattern.Step], value: Value) {
    var node: Int32 = 0
    for step in sequence { node = child(of: node, over: step) }
    if !nodes[Int(node)].values.contains(value) { nodes[Int(node)].values.append(value) }
  }

  /// The node after a step, made where it is missing.
  private mutating func child(of node: Int32, over step: PhrasePattern.Step) -> Int32 {
    let next = Int32(nodes.count)
    switch step {
    case .word(let word):
      let id = words[word] ?? Int32(words.count)
      words[word] = id
      let edge = Edge(node: node, word: id)
      if let known = edges[edge] { return known }
      if node == 0 { firstWords.insert(word) }
      edges[edge] = next
      nodes[Int(node)].hasWords = true
    case .prefix(let prefix):
      let bytes = Array((exactCase ? prefix : prefix.lowercased()).utf8)
      if let known = nodes[Int(node)].prefixes.first(where: { $0.prefix == bytes }) { return known.node }
      nodes[Int(node)].prefixes.append(PrefixEdge(prefix: bytes, node: next))
    case .gap:
      if let known = nodes[Int(node)].afterGap { return known }
      nodes[Int(node)].afterGap = next
    }
    nodes.append(Node())
    return next
  }
}

/// The first words of many phrases, as a bit set of sketches: it says "no" for most words at the price of three bytes.
private struct FirstWords: Sendable {
  private var words = [Bool](repeating: false, count: size)
  private var prefixes = [Bool](repeating: false, count: 256)

  private static let size = 1 << 13

  mutating func insert(_ word: String) { words[Self.sketch(of: word)] = true }

  mutating func insert(prefix byte: UInt8) {
    prefixes[Int(byte)] = true
  }

  /// Whether a phrase may start with a token: false is certain, true is not.
  func mayStart(_ token: Token, exactCase: Bool) -> Bool {
    // An apostrophe may be written in several ways; such words are looked up.
    if words[Self.sketch(of: token.form)] || token.form.utf8.contains(0xE2) { return true }
    if let byte = (exactCase ? token.form : token.lower).utf8.first, prefixes[Int(byte)] { return true }
    return !exactCase && (words[Self.sketch(of: token.lower)] || words[Self.sketch(of: token.lemma)])
  }

  /// First byte, last byte and length of a word, mixed.
  private static func sketch(of word: String) -> Int {
    let bytes = word.utf8
    guard let first = bytes.first, let last = bytes.last else { return 0 }
    let second = bytes.count > 2 ? bytes[bytes.index(after: bytes.startIndex)] : 0
    let mixed = Int(first) &* 31 &+ Int(last) &* 1_009 &+ Int(second) &* 257 &+ bytes.count &* 7_919
    return mixed & (size - 1)
  }
}
