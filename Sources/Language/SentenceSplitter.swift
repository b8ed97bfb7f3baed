/// Finds paragraphs, headings, list items and sentences.
///
/// A paragraph is a block between line breaks. Where a text is hard-wrapped (see `LineLayout`) single line breaks are
/// joined and only blank lines and list items separate paragraphs. A sentence ends at a stop that belongs to no
/// abbreviation, with the quotation marks and brackets that close after it; "?" and "!" before a small letter do not
/// end it. Linear time; a sentence longer than `longestSentence` is cut there.
public struct SentenceSplitter: Annotator {
  /// The most tokens a sentence has; a longer one is cut, so that no later step meets an unbounded sentence.
  public static let longestSentence = 2_000
  /// The most tokens a heading has.
  public static let longestHeading = 30

  /// Needs the tokens.
  public let needs: Set<Layer> = [.tokens]
  /// Adds sentences and paragraphs.
  public let adds: Set<Layer> = [.sentences]

  private let engine: BoundaryEngine?

  /// Makes a splitter that goes by rules alone.
  public init() {
    engine = nil
  }

  /// Makes a splitter whose rules a trained network corrects.
  package init(_ engine: BoundaryEngine) {
    self.engine = engine
  }

  /// The splitter with the weights that come with the program.
  ///
  /// - Throws: `WeightsError` where the weights are damaged or of another version.
  public static func trained() throws(WeightsError) -> SentenceSplitter {
    SentenceSplitter(try BoundaryEngine.bundled.get())
  }

  /// Fills the text's sentences and paragraphs.
  public func annotate(_ text: inout AnnotatedText) {
    text.sentences = []
    text.paragraphs = []
    let starts = LineLayout.paragraphStarts(of: text)
    let paragraphs = starts.indices.map { index in
      starts[index]..<(index + 1 < starts.count ? starts[index + 1] : text.tokens.count)
    }
    var ends = SentenceSplitter.ruleEnds(text.tokens, paragraphs)
    engine?.refine(text.tokens, paragraphs, &ends)
    keepEllipsesWhole(text.tokens, &ends)
    keepNamesWhole(text.tokens, &ends)
    for (number, paragraph) in paragraphs.enumerated() {
      append(paragraph: paragraph, ends, isLast: number + 1 == paragraphs.count, to: &text)
    }
  }

  /// For each token whether a sentence ends with it by rule.
  package static func ruleEnds(_ tokens: [Token], _ paragraphs: [Range<Int>]) -> [Bool] {
    var ends = [Bool](repeating: false, count: tokens.count)
    for range in paragraphs {
      var index = range.lowerBound + ListLabel.length(in: tokens, range)
      while index < range.upperBound {
        var end = index + 1
        if SentenceEnd.isStop(tokens[index]) {
          end = SentenceEnd.afterClosing(tokens, from: end, to: range.upperBound)
          ends[end - 1] =
            end == range.upperBound || SentenceEnd.ends(tokens, stop: index, next: end, to: range.upperBound)
        }
        index = end
      }
    }
    return ends
  }

  /// Takes back ends inside a spaced ellipsis, and behind one before a small letter.
  private func keepEllipsesWhole(_ tokens: [Token], _ ends: inout [Bool]) {
    for index in ends.indices.dropLast() where ends[index] && tokens[index].form == "." {
      let isSpaced = index > 0 && tokens[index - 1].form == "."
      let startsSmall = tokens[index + 1].form.unicodeScalars.first?.isSmall ?? false
      if tokens[index + 1].form == "." || isSpaced && startsSmall { ends[index] = false }
    }
  }

  /// Takes back ends inside a name: between capitals without a stop, of which the first follows one ("Kim Jong Un in").
  private func keepNamesWhole(_ tokens: [Token], _ ends: inout [Bool]) {
    func isCapital(_ index: Int) -> Bool { tokens[index].form.unicodeScalars.first?.isCapital ?? false }
    for index in ends.indices.dropFirst().dropLast()
    where ends[index] && isCapital(index) && isCapital(index - 1) && isCapital(index + 1)
      && !SentenceEnd.isStop(tokens[index]) && !Abbreviations.sentenceStarts.contains(tokens[index + 1].lower)
    {
      ends[index] = false
    }
  }

  private func append(paragraph range: Range<Int>, _ ends: [Bool], isLast: Bool, to text: inout AnnotatedText) {
    let first = text.sentences.count
    let number = text.paragraphs.count
    let label = ListLabel.length(in: text.tokens, range)
    var start = range.lowerBound
    for index in range {
      let isEnd = ends[index] && index >= range.lowerBound + label
      if isEnd || index + 1 == range.upperBound || index + 1 - start >= SentenceSplitter.longestSentence {
        add(start..<index + 1, paragraph: number, to: &text)
        start = index + 1
      }
    }
    let sentences = first..<text.sentences.count
    if sentences.count == 1, !isLast, label == 0, isHeading(text.tokens, range) {
      text.sentences[first].isHeading = true
    }
    text.paragraphs.append(
      Paragraph(sentences: sentences, offsets: text.offsets(ofTokens: range), isListItem: label > 0))
  }

  private func add(_ range: Range<Int>, paragraph: Int, to text: inout AnnotatedText) {
    text.sentences.append(
      Sentence(tokens: range, offsets: text.offsets(ofTokens: range), paragraph: paragraph, isHeading: false))
  }

  /// A short paragraph of one sentence that starts with a capital or digit and ends with a word.
  private func isHeading(_ tokens: [Token], _ range: Range<Int>) -> Bool {
    guard range.count <= SentenceSplitter.longestHeading,
      let first = tokens[range.lowerBound].form.unicodeScalars.first,
      let last = tokens[range.upperBound - 1].form.unicodeScalars.last
    else { return false }
    guard first.isCapital || first.isDigit || SentenceEnd.isOpening(tokens[range.lowerBound]) else { return false }
    if last == ".", SentenceEnd.isAbbreviation(tokens[range.upperBound - 1]) { return true }
    return last.isLetter || last.isDigit || last == ")" || last == "%"
  }
}

/// The label of a list item: a bullet, or a number or letter with a stop or bracket.
enum ListLabel {
  static let bullets: Set<String> = ["•", "‣", "▪", "▫", "◦", "●", "○", "■", "□", "–", "—", "-", "*", "·", "►", "→"]

  /// How many tokens at a paragraph's start are its label; 0 where it is no list item.
  static func length(in tokens: [Token], _ range: Range<Int>) -> Int {
    guard range.count > 1 else { return 0 }
    let first = tokens[range.lowerBound]
    if bullets.contains(first.form) { return first.isFollowedBySpace || first.form.unicodeScalars.first == "•" ? 1 : 0 }
    guard first.end - first.start <= 3 else { return 0 }
    let scalars = first.form.unicodeScalars
    let isNumber = scalars.allSatisfy(\.isDigit)
    guard isNumber || (scalars.count == 1 && scalars.first?.isLetter == true) else {
      return first.form == "(" ? bracketed(tokens, range) : 0
    }
    let second = tokens[range.lowerBound + 1]
    guard range.count > 2, !first.isFollowedBySpace, second.isFollowedBySpace else { return 0 }
    return second.form == ")" || (second.form == "." && isNumber) ? 2 : 0
  }

  private static func bracketed(_ tokens: [Token], _ range: Range<Int>) -> Int {
    guard range.count > 3, tokens[range.lowerBound + 2].form == ")" else { return 0 }
    let inner = tokens[range.lowerBound + 1]
    return inner.end - inner.start <= 2 ? 3 : 0
  }
}

/// Decides whether a stop ends a sentence.
enum SentenceEnd {
  /// Whether a sentence may end with this token.
  static func isStop(_ token: Token) -> Bool {
    guard let last = token.form.unicodeScalars.last else { return false }
    switch last {
    case ".", "!", "?", "…", "。", "！", "？", "؟", "۔", "।": return true
    default: return false
    }
  }

  /// Whether it is a word with a stop of its own.
  static func isAbbreviation(_ token: Token) -> Bool {
    guard let first = token.form.unicodeScalars.first, token.form.unicodeScalars.last == "." else { return false }
    return first.isLetter
  }

  /// The most closing marks, or tokens of note numbers, that still belong to the sentence before.
  private static let mostClosing = 12

  /// The first token after the marks that close directly after a stop.
  static func afterClosing(_ tokens: [Token], from start: Int, to end: Int) -> Int {
    var index = start
    let limit = min(end, start + mostClosing)
    while index < limit, !tokens[index - 1].isFollowedBySpace, isClosing(tokens[index]) { index += 1 }
    return afterReference(tokens, from: index, to: end)
  }

  /// The first token after the numbers of notes behind a stop: "[12]".
  private static func afterReference(_ tokens: [Token], from start: Int, to end: Int) -> Int {
    var index = start
    let limit = min(end, start + mostClosing)
    while index + 3 <= limit, tokens[index].form == "[", tokens[index + 2].form == "]",
      tokens[index + 1].form.unicodeScalars.allSatisfy(\.isDigit)
    {
      index += 3
    }
    return index
  }

  /// Whether the stop ends its sentence, given the first token after the marks that close behind it.
  static func ends(_ tokens: [Token], stop: Int, next: Int, to end: Int) -> Bool {
    let token = tokens[stop]
    let closes = next > stop + 1
    var word = next
    while word < end, isOpening(tokens[word]) { word += 1 }
    guard word < end, let first = tokens[word].form.unicodeScalars.first else { return true }
    if tokens[next].form == "." { return false }
    let startsSmall = first.isSmall
    if isAbbreviation(token) {
      guard !closes else { return first.isCapital }
      guard !startsSmall, first.isLetter else { return false }
      let bare = String(token.lower.dropLast())
      if bare.unicodeScalars.count == 1 || Abbreviations.beforeNames.contains(bare) { return false }
      if bare == "vs" || bare == "v" { return false }
      return Abbreviations.sentenceStarts.contains(tokens[word].lower) || word > next
    }
    guard let mark = token.form.unicodeScalars.last else { return false }
    switch mark {
    case ".":
      if token.form == "." {
        let isSpacedEllipsis = stop > 0 && tokens[stop - 1].form == "."
        if startsSmall {
          if isSpacedEllipsis { return false }
          return !closes && tokens[next - 1].isFollowedBySpace
        }
        return tokens[next - 1].isFollowedBySpace || first.isCapital || closes
      }
      return !startsSmall && (first.isLetter || word > next) && tokens[next - 1].isFollowedBySpace
    case "…": return !startsSmall && first.isLetter && tokens[next - 1].isFollowedBySpace
    default:
      if startsSmall { return false }
      return !(closes && isSpeech(tokens, from: word, to: end))
    }
  }

  /// Whether a speaker and a verb of saying follow a question inside quotation marks: "“Why?” Rubio asked".
  private static func isSpeech(_ tokens: [Token], from start: Int, to end: Int) -> Bool {
    for index in start..<min(end, start + 4) where speechVerbs.contains(tokens[index].lower) { return index > start }
    return false
  }

  private static let speechVerbs: Set<String> = [
    "said", "says", "asked", "asks", "told", "added", "wondered", "shouted", "replied", "wrote", "cried", "demanded",
  ]

  /// Whether it is a mark that closes.
  static func isClosing(_ token: Token) -> Bool {
    switch token.form {
    case "\"", "”", "’", "'", "''", ")", "]", "}", "»", "」", "』": return true
    default: return false
    }
  }

  /// Whether it is a mark that opens.
  static func isOpening(_ token: Token) -> Bool {
    switch token.form {
    case "\"", "“", "‘", "'", "``", "(", "[", "{", "«", "„", "「": return true
    default: return false
    }
  }
}
