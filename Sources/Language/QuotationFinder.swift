/// Finds what stands between quotation marks: straight, curly, single, low, angled and typewriter marks.
///
/// A mark opens or closes by its shape and, where the shape leaves it open, by the white space around it; a quotation
/// opened by one kind of double mark may be closed by another. Where the next paragraph, or a sentence within the
/// quotation, repeats the opening mark, an open quotation goes on; else it ends with its paragraph and is not closed.
/// Closing marks without opening ones are ignored, and single marks count only in pairs, so that apostrophes stay
/// apostrophes. Linear time.
public struct QuotationFinder: Annotator {
  /// The deepest nesting that is kept track of; a mark that would open a deeper quotation is ignored.
  public static let deepestNesting = 32

  /// Needs tokens, sentences and, to tell a genitive from a closing mark, parts of speech.
  public let needs: Set<Layer> = [.tokens, .sentences, .partsOfSpeech]
  /// Adds quotations.
  public let adds: Set<Layer> = [.quotations]

  /// Makes a finder.
  public init() {}

  /// Fills the text's quotations.
  public func annotate(_ text: inout AnnotatedText) {
    var scan = QuotationScan(tokens: text.tokens)
    for (number, paragraph) in text.paragraphs.enumerated() {
      guard let first = text.sentences[paragraph.sentences].first, let last = text.sentences[paragraph.sentences].last
      else { continue }
      let range = first.tokens.lowerBound..<last.tokens.upperBound
      scan.read(range)
      let next = number + 1 < text.paragraphs.count ? range.upperBound : nil
      scan.endParagraph(range, next: next)
    }
    text.quotations = scan.found.compactMap { quotation(of: $0, in: text) }
  }

  private func quotation(of found: QuotationScan.Found, in text: AnnotatedText) -> Quotation? {
    guard let close = found.close, found.open + 1 < close else { return nil }
    let start = text.tokens[found.open].start
    let end = found.isClosed ? text.tokens[close].end : text.tokens[close - 1].end
    let content = text.tokens[found.open + 1].start..<text.tokens[close - 1].end
    return Quotation(
      offsets: start..<end, content: content, tokens: (found.open + 1)..<close, isClosed: found.isClosed,
      depth: found.depth)
  }
}

/// The state of one pass over the quotation marks of a text.
struct QuotationScan {
  struct Found {
    var open: Int
    /// The closing mark, or one past the last token of a quotation that is not closed; nil for no quotation at all.
    var close: Int?
    var isClosed = false
    var depth: Int
    var isSingle: Bool
  }

  private enum Mark {
    case opening, closing, either
  }

  let tokens: [Token]
  var found: [Found] = []
  /// The quotations still open, as indices of `found`, outermost first.
  private var stack: [Int] = []
  /// The mark at the paragraph's start that only repeats the one of the paragraph before.
  private var repeated: Int?

  init(tokens: [Token]) {
    self.tokens = tokens
  }

  /// Reads a paragraph's marks.
  mutating func read(_ range: Range<Int>) {
    let lastSingle = range.last { isShort($0) && isSingle(tokens[$0].form) && mayCloseSingle($0, range) }
    for index in range where isShort(index) && index != repeated {
      let form = tokens[index].form
      if isSingle(form) {
        readSingle(index, range, lastSingle: lastSingle ?? -1)
      } else if let mark = doubleMark(form, index, range) {
        readDouble(mark, index, range)
      }
    }
  }

  /// Ends a paragraph: an open quotation goes on in the next one, or ends here.
  mutating func endParagraph(_ range: Range<Int>, next: Int?) {
    for number in stack where found[number].isSingle { found[number].close = nil }
    stack.removeAll { found[$0].isSingle }
    repeated = nil
    guard !stack.isEmpty else { return }
    if let next, stack.count == 1, opensDouble(next), SentenceEnd.isStop(tokens[range.upperBound - 1]) {
      repeated = next
      return
    }
    for number in stack { found[number].close = range.upperBound }
    stack = []
  }

  private func opensDouble(_ index: Int) -> Bool {
    switch tokens[index].form {
    case "“", "\"", "``", "«", "„": return true
    default: return false
    }
  }

  /// Whether a token is as short as a mark.
  private func isShort(_ index: Int) -> Bool {
    tokens[index].end - tokens[index].start <= 2
  }

  private func isSingle(_ form: String) -> Bool {
    form == "'" || form == "’" || form == "‘" || form == "‚" || form == "`"
  }

  private func hasSpaceBefore(_ index: Int, _ range: Range<Int>) -> Bool {
    index == range.lowerBound || tokens[index - 1].isFollowedBySpace
  }

  private func hasSpaceAfter(_ index: Int, _ range: Range<Int>) -> Bool {
    index + 1 >= range.upperBound || tokens[index].isFollowedBySpace
  }

  /// What a double mark does by its shape and surroundings, nil for what is no quotation mark.
  private func doubleMark(_ form: String, _ index: Int, _ range: Range<Int>) -> Mark? {
    let isOpen = stack.contains { !found[$0].isSingle }
    let before = hasSpaceBefore(index, range)
    let after = hasSpaceAfter(index, range)
    switch form {
    case "„", "``": return .opening
    case "“":
      if isOpen, let top = stack.last, tokens[found[top].open].form == "„" { return .closing }
      return isOpen && !before && after ? .closing : .opening
    case "”", "''":
      let startsWord = !after && tokens[index + 1].form.unicodeScalars.first?.isLetter == true
      return !isOpen && before && startsWord ? .opening : .closing
    case "«", "»":
      if before != after { return before ? .opening : .closing }
      return form == "«" ? .opening : .closing
    case "\"", "＂":
      if !before, tokens[index - 1].form.unicodeScalars.last?.isDigit == true, !isOpen || isInches(index) { return nil }
      if before && !after { return .opening }
      if after && !before { return .closing }
      return .either
    default: return nil
    }
  }

  /// Whether a straight mark after a digit closes a height: 6'2".
  private func isInches(_ index: Int) -> Bool {
    index >= 3 && isSingle(tokens[index - 2].form) && tokens[index - 3].form.unicodeScalars.last?.isDigit == true
      && !tokens[index - 3].isFollowedBySpace && !tokens[index - 2].isFollowedBySpace
  }

  private mutating func readDouble(_ mark: Mark, _ index: Int, _ range: Range<Int>) {
    let isOpen = stack.contains { !found[$0].isSingle }
    let opens: Bool
    switch mark {
    case .opening: opens = true
    case .closing: opens = false
    case .either: opens = !isOpen
    }
    if opens {
      guard !isOpen || !startsSentence(index, range) else { return }
      open(index, isSingle: false)
    } else {
      close(index, isSingle: false)
    }
  }

  /// Whether a mark stands at a sentence's start: inside an open quotation it then only repeats the opening mark.
  private func startsSentence(_ index: Int, _ range: Range<Int>) -> Bool {
    index > range.lowerBound && tokens[index - 1].isFollowedBySpace && SentenceEnd.isStop(tokens[index - 1])
      && !SentenceEnd.isAbbreviation(tokens[index - 1])
  }

  private mutating func readSingle(_ index: Int, _ range: Range<Int>, lastSingle: Int) {
    let isOpen = stack.last.map { found[$0].isSingle } ?? false
    if isOpen, mayCloseSingle(index, range) {
      if isPossessive(index, range), index < lastSingle { return }
      return close(index, isSingle: true)
    }
    let form = tokens[index].form
    let before =
      hasSpaceBefore(index, range)
      || SentenceEnd.isOpening(tokens[index - 1]) || tokens[index - 1].form == "—" || tokens[index - 1].form == "–"
    guard form != "’", before, !hasSpaceAfter(index, range), index < lastSingle else { return }
    open(index, isSingle: true)
  }

  private func mayCloseSingle(_ index: Int, _ range: Range<Int>) -> Bool {
    guard !hasSpaceBefore(index, range), tokens[index].form != "‘", tokens[index].form != "‚" else { return false }
    guard index + 1 < range.upperBound, !tokens[index].isFollowedBySpace else { return true }
    guard let next = tokens[index + 1].form.unicodeScalars.first else { return false }
    return !next.isLetter && !next.isDigit
  }

  /// Whether an apostrophe after s can be the genitive of a plural: "the workers’ rights".
  private func isPossessive(_ index: Int, _ range: Range<Int>) -> Bool {
    guard tokens[index - 1].lower.utf8.last == 115, index + 1 < range.upperBound, tokens[index].isFollowedBySpace
    else { return false }
    switch tokens[index + 1].partOfSpeech {
    case .noun, .properNoun, .adjective, .number: return true
    default: return false
    }
  }

  private mutating func open(_ index: Int, isSingle: Bool) {
    guard stack.count < QuotationFinder.deepestNesting else { return }
    stack.append(found.count)
    found.append(Found(open: index, depth: stack.count - 1, isSingle: isSingle))
  }

  private mutating func close(_ index: Int, isSingle: Bool) {
    guard let place = stack.lastIndex(where: { found[$0].isSingle == isSingle }) else { return }
    found[stack[place]].close = index
    found[stack[place]].isClosed = true
    stack.removeSubrange(place...)
  }
}
