public import Records

/// A document with what the language layer found in it.
///
/// Everything refers to tokens by index and to the text by code point, so that a record's span is exact by
/// construction: `span(_:)` cuts the words out of the text itself.
public struct AnnotatedText: Sendable {
  /// The document that was annotated.
  public let document: Document
  /// The code points of the document's text; all offsets index this array.
  public let scalars: [Unicode.Scalar]
  /// All tokens in text order; a contraction is several ("wo", "n't").
  public var tokens: [Token] = []
  /// The sentences, in order, covering every token.
  public var sentences: [Sentence] = []
  /// The paragraphs, in order, covering every sentence.
  public var paragraphs: [Paragraph] = []
  /// The names, in text order; none lies inside another.
  public var names: [Name] = []
  /// What stands between quotation marks, in order of opening mark; inner quotations follow their outer one.
  public var quotations: [Quotation] = []
  /// Dates, times, durations and repeated times, in text order.
  public var times: [TimeExpression] = []
  /// Who and what is mentioned: by name, or more than once; in the order of first mentions.
  public var entities: [DocumentEntity] = []
  /// Pronouns for somebody or something that the text leaves open, or that could not be settled, as tokens in order.
  public var unresolvedPronouns: [Int] = []

  /// A text without annotation.
  public init(document: Document) {
    self.document = document
    self.scalars = Array(document.text.unicodeScalars)
  }

  /// The words between two offsets.
  public func text(_ range: Range<Int>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[range])
    return String(view)
  }

  /// A span of the document's text.
  public func span(_ range: Range<Int>) -> Span {
    Span(start: range.lowerBound, end: range.upperBound, text: text(range))
  }

  /// The code points that a non-empty range of tokens covers.
  public func offsets(ofTokens range: Range<Int>) -> Range<Int> {
    tokens[range.lowerBound].start..<tokens[range.upperBound - 1].end
  }

  /// The sentence a token belongs to, by binary search.
  public func sentenceIndex(ofToken index: Int) -> Int {
    var low = 0
    var high = sentences.count
    while low < high {
      let middle = (low + high) / 2
      if sentences[middle].tokens.upperBound <= index { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The first token that ends after an offset, by binary search; `tokens.count` where none does.
  public func tokenIndex(atOrAfter offset: Int) -> Int {
    var low = 0
    var high = tokens.count
    while low < high {
      let middle = (low + high) / 2
      if tokens[middle].end <= offset { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
