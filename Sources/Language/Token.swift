/// A syntactic word after the conventions of Universal Dependencies.
public struct Token: Hashable, Sendable {
  /// The first code point.
  public var start: Int
  /// One past the last code point.
  public var end: Int
  /// The word as it stands.
  public var form: String
  /// The word in lower case, with straight apostrophes and quotation marks.
  public var lower: String
  /// The dictionary form, in lower case but for names.
  public var lemma: String
  /// The universal part of speech.
  public var partOfSpeech: PartOfSpeech
  /// Whether white space follows it.
  public var isFollowedBySpace: Bool
  /// The part of speech of the Penn Treebank ("VBD"); empty until a tagger has run.
  public var xpos: String
  /// Morphological features after Universal Dependencies ("Number=Sing"), "_" for none; empty until a tagger has run.
  public var features: String
  /// The index of the token this one depends on; nil for a root, and for all tokens until a parser has run.
  public var head: Int?
  /// The dependency relation to the head; nil until a parser has run.
  public var relation: String?

  /// Makes a token.
  public init(
    start: Int, end: Int, form: String, lower: String, lemma: String, partOfSpeech: PartOfSpeech = .x,
    isFollowedBySpace: Bool = false, xpos: String = "", features: String = "", head: Int? = nil,
    relation: String? = nil
  ) {
    self.start = start
    self.end = end
    self.form = form
    self.lower = lower
    self.lemma = lemma
    self.partOfSpeech = partOfSpeech
    self.isFollowedBySpace = isFollowedBySpace
    self.xpos = xpos
    self.features = features
    self.head = head
    self.relation = relation
  }
}

/// The universal parts of speech (universaldependencies.org/u/pos).
public enum PartOfSpeech: String, Sendable, CaseIterable {
  case adjective = "ADJ"
  case adposition = "ADP"
  case adverb = "ADV"
  case auxiliary = "AUX"
  case coordinator = "CCONJ"
  case determiner = "DET"
  case interjection = "INTJ"
  case noun = "NOUN"
  case number = "NUM"
  case particle = "PART"
  case pronoun = "PRON"
  case properNoun = "PROPN"
  case punctuation = "PUNCT"
  case subordinator = "SCONJ"
  case symbol = "SYM"
  case verb = "VERB"
  case x = "X"
}

/// A sentence, or a heading or list item that stands for one.
public struct Sentence: Hashable, Sendable {
  /// Its tokens.
  public var tokens: Range<Int>
  /// Its code points, from its first token to its last.
  public var offsets: Range<Int>
  /// The index of its paragraph.
  public var paragraph: Int
  /// Whether it is a heading: a line of its own without a closing stop.
  public var isHeading: Bool

  /// Makes a sentence.
  public init(tokens: Range<Int>, offsets: Range<Int>, paragraph: Int, isHeading: Bool) {
    self.tokens = tokens
    self.offsets = offsets
    self.paragraph = paragraph
    self.isHeading = isHeading
  }
}

/// A block of text between line breaks.
public struct Paragraph: Hashable, Sendable {
  /// Its sentences.
  public var sentences: Range<Int>
  /// Its code points.
  public var offsets: Range<Int>
  /// Whether it is an item of a list.
  public var isListItem: Bool

  /// Makes a paragraph.
  public init(sentences: Range<Int>, offsets: Range<Int>, isListItem: Bool) {
    self.sentences = sentences
    self.offsets = offsets
    self.isListItem = isListItem
  }
}

/// What stands between a pair of quotation marks.
public struct Quotation: Hashable, Sendable {
  /// The code points with the marks.
  public var offsets: Range<Int>
  /// The code points between the marks, trimmed of white space.
  public var content: Range<Int>
  /// The tokens between the marks.
  public var tokens: Range<Int>
  /// Whether its closing mark was found; a quotation without one ends with its paragraph.
  public var isClosed: Bool
  /// 0 for an outer quotation, 1 for one inside another.
  public var depth: Int

  /// Makes a quotation.
  public init(offsets: Range<Int>, content: Range<Int>, tokens: Range<Int>, isClosed: Bool, depth: Int) {
    self.offsets = offsets
    self.content = content
    self.tokens = tokens
    self.isClosed = isClosed
    self.depth = depth
  }
}

/// A date, time, duration or repeated time.
public struct TimeExpression: Hashable, Sendable {
  /// The types of TIMEX3.
  public enum Kind: String, Sendable, CaseIterable {
    case date = "DATE"
    case time = "TIME"
    case duration = "DURATION"
    case set = "SET"
  }

  /// Its code points.
  public var offsets: Range<Int>
  /// Its tokens.
  public var tokens: Range<Int>
  /// Its type.
  public var kind: Kind
  /// The TIMEX3 value, with X where the text leaves it open ("XXXX-WXX-3", "PT72H", "FUTURE_REF").
  public var timex: String
  /// The ISO 8601 date, month or year it resolves to; nil where the text and the document's date do not settle it.
  public var value: String?
  /// The first day meant, ISO 8601, for a span of days that the document's date settles.
  public var earliest: String?
  /// The last day meant, ISO 8601.
  public var latest: String?

  /// Makes a time expression.
  public init(
    offsets: Range<Int>, tokens: Range<Int>, kind: Kind, timex: String, value: String? = nil, earliest: String? = nil,
    latest: String? = nil
  ) {
    self.offsets = offsets
    self.tokens = tokens
    self.kind = kind
    self.timex = timex
    self.value = value
    self.earliest = earliest
    self.latest = latest
  }
}
