internal import Foundation
internal import Records

/// The clauses of all documents, and how much two of them speak of one thing.
///
/// A shared word tells the more the fewer clauses have it (inverse document frequency); likeness is the cosine.
struct StatementIndex {
  private let material: Material
  /// All statements, in the documents' order.
  let statements: [Statement]
  /// The statements of each sentence.
  let sentences: [Range<Int>]
  private let weights: [String: Double]
  /// The words that are written like names more often than not.
  let names: Set<String>
  private let byKey: [String: [Int]]
  private let byDocument: [String: Range<Int>]

  init(_ material: Material) {
    self.material = material
    var statements: [Statement] = []
    var sentences: [Range<Int>] = []
    let contents = Self.contents(material)
    for document in material.documents {
      let text = Array(document.text.unicodeScalars)
      var last = -1
      for clause in material.lexicon.clauses.cut(text) {
        if clause.sentence != last {
          last = clause.sentence
          sentences.append(statements.count..<statements.count)
        }
        let said = contents[document.id]?.first { $0.covers(clause.range) }
        statements.append(
          Self.statement(text, clause, document: document.id, sentence: sentences.count - 1, said: said, material))
        sentences[sentences.count - 1] = sentences[sentences.count - 1].lowerBound..<statements.count
      }
    }
    self.statements = statements
    self.sentences = sentences
    var counts: [String: Int] = [:]
    var byKey: [String: [Int]] = [:]
    var byDocument: [String: Range<Int>] = [:]
    for (index, statement) in statements.enumerated() {
      for key in statement.keys {
        counts[key, default: 0] += 1
        byKey[key, default: []].append(index)
      }
      byDocument[statement.document] = (byDocument[statement.document]?.lowerBound ?? index)..<(index + 1)
    }
    self.byDocument = byDocument
    self.byKey = byKey
    var named: [String: Int] = [:]
    for statement in statements { for name in statement.names { named[name, default: 0] += 1 } }
    names = Set(named.filter { $0.value * 2 >= counts[$0.key] ?? 0 }.keys)
    weights = counts.mapValues { log(Double(statements.count) / Double($0)) + Thresholds.statementWeight }
  }

  /// What somebody says somewhere in a document.
  private struct Content {
    let spans: [Range<Int>]
    let speaker: Int?
    let isQuoted: Bool

    /// Whether most of a range is in it.
    func covers(_ range: Range<Int>) -> Bool {
      spans.contains { $0.clamped(to: range).count * 2 > range.count }
    }
  }

  /// What is said in each document; the shorter contents, which lie within others, first.
  private static func contents(_ material: Material) -> [String: [Content]] {
    var contents: [String: [Content]] = [:]
    for record in material.records {
      guard case .attribution(let attribution) = record.body, let source = attribution.source else { continue }
      contents[record.document, default: []].append(
        Content(
          spans: attribution.content.filter { $0.start < $0.end }.map { $0.start..<$0.end },
          speaker: material.cast.member(source, in: record.document), isQuoted: attribution.quotation == .direct))
    }
    return contents.mapValues { contents in
      contents.sorted { a, b in
        let (first, second) = (a.spans.reduce(0) { $0 + $1.count }, b.spans.reduce(0) { $0 + $1.count })
        return first != second ? first < second : (a.spans.first?.lowerBound ?? 0) < (b.spans.first?.lowerBound ?? 0)
      }
    }
  }

  private static func statement(
    _ text: [Unicode.Scalar], _ clause: Clauses.Clause, document: String, sentence: Int, said: Content?,
    _ material: Material
  ) -> Statement {
    let range = clause.range
    var view = String.UnicodeScalarView()
    view.append(contentsOf: text[range])
    let words = String(view)
    let content = material.contentWords(words)
    let around = text[max(0, range.lowerBound - 1)..<min(text.count, range.upperBound + 2)]
    return Statement(
      document: document, range: range, sentence: sentence, text: words, words: clause.words,
      keys: Set(content.stems.map(key)), names: Set(content.names.map(key)), speaker: said?.speaker,
      isQuoted: said?.isQuoted == true || around.contains { "\"\u{201C}\u{201D}".unicodeScalars.contains($0) })
  }

  /// The beginning of a stem that words of one family share ("cancelled", "cancellation").
  static func key(_ stem: String) -> String { String(stem.prefix(Thresholds.statementKey)) }

  /// How much a shared word tells.
  func weight(_ key: String) -> Double { weights[key] ?? 0 }

  /// The likeness of two sets of words, 0 to 1.
  func likeness(_ a: Set<String>, _ b: Set<String>) -> Double {
    func square(_ keys: some Sequence<String>) -> Double { keys.reduce(0) { $0 + weight($1) * weight($1) } }
    let shared = square(a.intersection(b).sorted())
    guard shared > 0 else { return 0 }
    return shared / (square(a.sorted()) * square(b.sorted())).squareRoot()
  }

  /// The most that a word can tell.
  var greatestWeight: Double { log(Double(max(2, statements.count))) + Thresholds.statementWeight }

  /// The keys of at most so many content words of a statement before a place and as many behind it.
  func window(around range: Range<Int>, in statement: Int, reach: Int) -> Set<String> {
    let words = statements[statement].words.filter(isContent)
    let before = words.filter { $0.range.upperBound <= range.lowerBound }.suffix(reach)
    let behind = words.filter { $0.range.lowerBound >= range.upperBound }.prefix(reach)
    return keys(of: before + behind)
  }

  /// The keys of content words.
  func keys(of words: some Sequence<Clauses.Word>) -> Set<String> {
    Set(words.lazy.filter(isContent).map { Self.key(material.lexicon.stem($0.folded)) })
  }

  private func isContent(_ word: Clauses.Word) -> Bool {
    !ClosedWords.functionWords.contains(word.folded) && word.folded.contains { $0.isLetter }
  }

  /// The statements that have one of some words, in order.
  func statements(with keys: Set<String>) -> [Int] { Set(keys.flatMap { byKey[$0] ?? [] }).sorted() }

  /// The statement that has most of a span of a document.
  func statement(of span: Span, in document: String) -> Int? {
    let range = span.start..<max(span.start, span.end)
    let candidates = (byDocument[document] ?? 0..<0).filter { statements[$0].range.overlaps(range) }
    return candidates.max {
      statements[$0].range.clamped(to: range).count < statements[$1].range.clamped(to: range).count
    }
  }

  /// Who speaks in a sentence, in any of its clauses.
  func speaker(ofSentence index: Int) -> Int? {
    statements[index].speaker ?? sentences[statements[index].sentence].lazy.compactMap { statements[$0].speaker }.first
  }

  /// Where a statement stands, cut to what evidence may have.
  func citation(_ index: Int) -> Dossier.Citation {
    let statement = statements[index]
    let length = statement.text.unicodeScalars.count
    guard length > Thresholds.longestEvidence else {
      return Dossier.Citation(
        document: statement.document, start: statement.range.lowerBound, end: statement.range.upperBound,
        text: statement.text)
    }
    var cut = String.UnicodeScalarView(statement.text.unicodeScalars.prefix(Thresholds.longestEvidence))
    while let last = cut.last, !last.properties.isWhitespace { cut.removeLast() }
    while let last = cut.last, last.properties.isWhitespace { cut.removeLast() }
    return Dossier.Citation(
      document: statement.document, start: statement.range.lowerBound,
      end: statement.range.lowerBound + cut.count, text: String(cut))
  }
}
