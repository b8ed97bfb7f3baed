import Foundation
package import Language
package import Reading
import Records

/// Articles with every attribution marked, as PolNeAR has them.
package struct AttributionCorpus: Sendable {
  /// An attribution in code points.
  package struct Marked: Codable, Sendable {
    package var source: [[Int]]
    package var cue: [[Int]]
    package var content: [[Int]]
    package var type: String?
    /// What it is besides an attribution, as numbers of classes; nil where that is not asked.
    package var classes: [Int]?

    /// Makes an attribution.
    package init(source: [[Int]], cue: [[Int]], content: [[Int]], type: String? = nil, classes: [Int]? = nil) {
      self.source = source
      self.cue = cue
      self.content = content
      self.type = type
      self.classes = classes
    }

    /// An act that a network found, as a mark.
    package init(_ act: FoundAct, in text: AnnotatedText) {
      func span(_ tokens: Range<Int>) -> [Int] {
        let offsets = text.offsets(ofTokens: tokens)
        return [offsets.lowerBound, offsets.upperBound]
      }
      self.init(
        source: act.actor.map { [span($0)] } ?? [], cue: [span(act.anchor..<act.anchor + 1)],
        content: act.clause.map(span), classes: [act.act.rawValue])
    }

    /// How many code points its content has.
    var length: Int { content.reduce(0) { $0 + ($1.last ?? 0) - ($1.first ?? 0) } }
  }

  /// Shorter contents first: a word belongs to the innermost.
  package static func isShorter(_ left: Marked, _ right: Marked) -> Bool {
    (left.length, left.content.first?.first ?? 0) < (right.length, right.content.first?.first ?? 0)
  }

  /// An article.
  package struct Article: Codable, Sendable {
    package var doc: String
    package var text: String
    package var attributions: [Marked]

    /// Makes an article.
    package init(doc: String, text: String, attributions: [Marked]) {
      self.doc = doc
      self.text = text
      self.attributions = attributions
    }
  }

  /// The articles, in the file's order.
  package let articles: [Article]

  /// Reads a file of JSON lines.
  package init(path: String) throws {
    let decoder = JSONDecoder()
    articles = try String(contentsOf: URL(filePath: path), encoding: .utf8).split(separator: "\n").map {
      try decoder.decode(Article.self, from: Data($0.utf8))
    }
  }

  /// Makes a corpus of articles.
  package init(_ articles: [Article]) {
    self.articles = articles
  }
}

/// An article with the engine's annotation and its gold, token by token.
package struct AttributionExample: Sendable {
  package let article: AttributionCorpus.Article
  package let text: AnnotatedText
  package let features: AttributionFeatures
  /// None, cue, source, content.
  private var roles: [Int32]
  /// The anchor of each token of content, -1 for no content, -2 where it is unknown.
  private var anchors: [Int32]
  /// The head of each anchor's source, -1 for none.
  private var sources: [Int: Int32] = [:]
  /// The classes of each anchor, as bits.
  private var classes: [Int: UInt64] = [:]

  /// Annotates an article.
  package init(_ article: AttributionCorpus.Article, _ vocabulary: Vocabulary) {
    self.article = article
    text = Pipeline.standard.annotate(
      Document(id: article.doc, path: article.doc, language: "en", text: article.text))
    features = AttributionFeatures(text, vocabulary)
    roles = [Int32](repeating: 0, count: text.tokens.count)
    anchors = [Int32](repeating: -1, count: text.tokens.count)
    for marked in article.attributions {
      let cue = tokens(marked.cue)
      let content = tokens(marked.content)
      guard !content.isEmpty else { continue }
      // A clause without a cue hangs on its own head.
      let own = marked.classes == nil ? content.first : head(content)
      let candidates = cue.isEmpty ? own.map { [$0] } ?? [] : cue
      let bits = (marked.classes ?? []).reduce(UInt64(0)) { $0 | 1 << UInt64($1) }
      if let known = candidates.first(where: { sources[$0] != nil }), bits > 0 {
        classes[known, default: 0] |= bits
        continue
      }
      guard let anchor = head(candidates.filter { sources[$0] == nil }) else {
        for token in content where anchors[token] == -1 { anchors[token] = -2 }
        continue
      }
      let source = tokens(marked.source)
      sources[anchor] = Int32(head(source) ?? -1)
      classes[anchor] = bits
      for token in content where anchors[token] == -1 { anchors[token] = Int32(anchor) }
      for (role, tokens) in [(Int32(3), content), (2, source), (1, cue)] {
        for token in tokens { roles[token] = role }
      }
    }
  }

  private func tokens(_ spans: [[Int]]) -> [Int] {
    var tokens: [Int] = []
    for span in spans where span.count == 2 {
      var index = text.tokenIndex(atOrAfter: span[0])
      while index < text.tokens.count, text.tokens[index].start < span[1] {
        tokens.append(index)
        index += 1
      }
    }
    return tokens
  }

  /// The token that the others hang from: the one highest in the tree whose own head is outside.
  private func head(_ tokens: [Int]) -> Int? {
    let all = Set(tokens)
    func rank(_ token: Int) -> Int {
      var depth = 0
      var current = token
      while let head = text.tokens[current].head, depth < 40 {
        current = head
        depth += 1
      }
      return depth + (text.tokens[token].partOfSpeech == .punctuation ? 100 : 0)
    }
    return tokens.filter { text.tokens[$0].head.map { !all.contains($0) } ?? true }.min { rank($0) < rank($1) }
  }

  /// What a piece says, in words of the piece.
  package func gold(_ piece: Range<Int>) -> AttributionGold {
    var gold = AttributionGold()
    guard let first = piece.first, let last = piece.last else { return gold }
    let tokens = features.blocks[first].lowerBound..<features.blocks[last].upperBound
    let start = Int32(tokens.lowerBound)
    for token in tokens {
      gold.roles.append(roles[token])
      let anchor = anchors[token]
      gold.anchors.append(anchor < 0 ? anchor : tokens.contains(Int(anchor)) ? anchor - start : -2)
      if let source = sources[token] {
        let isInside = tokens.contains(Int(source))
        gold.sources.append((anchor: Int32(token) - start, source: isInside ? source - start : -1))
        gold.classes.append(classes[token] ?? 0)
      }
    }
    return gold
  }
}
