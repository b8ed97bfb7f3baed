/// Cuts a text into sentences and these into clauses.
///
/// A sentence ends at a line's end or at a mark before a blank and something that can begin one; a clause at a
/// semicolon, colon or dash, at a comma before a connective, before the words that open a condition and at the comma
/// behind it. What has fewer than three words stays with its neighbour. All ranges are code points of the text. Linear.
struct Clauses {
  /// A piece of a sentence that says something by itself.
  struct Clause: Hashable {
    /// Where it stands, without blanks, commas and quotation marks around it.
    let range: Range<Int>
    /// Which sentence of the text it belongs to.
    let sentence: Int
    /// Its words.
    let words: [Word]
  }

  /// A word of the text and where it stands.
  struct Word: Hashable {
    let range: Range<Int>
    /// In lower case; "U.S." is us, "don't" dont.
    let folded: String
    /// Whether it begins with a capital.
    let isCapitalised: Bool
  }

  /// Words before a full stop that end no sentence ("Mr.", "Lt.").
  let abbreviations: Set<String>
  /// Words that open a clause behind a comma.
  let connectives: Set<String>
  /// Phrases that open a condition, by their first word; with or without a comma.
  let conditions: [String: [[String]]]

  /// The clauses of a text, in order.
  func cut(_ text: [Unicode.Scalar]) -> [Clause] {
    var clauses: [Clause] = []
    for (number, sentence) in sentences(text).enumerated() {
      let words = Self.words(text, in: sentence)
      var starts = [sentence.lowerBound]
      var isInCondition = opensCondition(words.map(\.folded))
      for (place, word) in words.enumerated().dropFirst() {
        let gap = text[words[place - 1].range.upperBound..<word.range.lowerBound]
        let isAtComma = gap.contains(",") && (isInCondition || connectives.contains(word.folded))
        let isBreak =
          isAtComma || gap.contains { ";:\u{2014}\u{2013}".unicodeScalars.contains($0) } || Self.isDash(gap)
          || opensCondition(words[place...].map(\.folded))
        guard isBreak else { continue }
        starts.append(word.range.lowerBound)
        isInCondition = opensCondition(words[place...].map(\.folded))
      }
      starts.append(sentence.upperBound)
      var pieces: [Range<Int>] = []
      for (start, end) in zip(starts, starts.dropFirst()) where start < end {
        let count = words.count { $0.range.lowerBound >= start && $0.range.lowerBound < end }
        if let last = pieces.last, count < 3 || Self.count(words, in: last) < 3 {
          pieces[pieces.count - 1] = last.lowerBound..<end
        } else {
          pieces.append(start..<end)
        }
      }
      for piece in pieces {
        let range = Self.trimmed(text, piece)
        guard !range.isEmpty else { continue }
        clauses.append(
          Clause(range: range, sentence: number, words: words.filter { range.contains($0.range.lowerBound) }))
      }
    }
    return clauses
  }

  /// Whether folded words begin with a phrase that opens a condition.
  func opensCondition(_ words: some Collection<String>) -> Bool {
    guard let first = words.first, let phrases = conditions[first] else { return false }
    return phrases.contains { words.starts(with: $0) }
  }

  private static func count(_ words: [Word], in range: Range<Int>) -> Int {
    words.count { range.contains($0.range.lowerBound) }
  }

  private static func isDash(_ gap: ArraySlice<Unicode.Scalar>) -> Bool {
    let marks = gap.filter { !$0.properties.isWhitespace }
    return !marks.isEmpty && marks.allSatisfy { $0 == "-" } && marks.count < gap.count
  }

  private func sentences(_ text: [Unicode.Scalar]) -> [Range<Int>] {
    var sentences: [Range<Int>] = []
    var start = 0
    func close(_ end: Int) {
      let range = Self.trimmed(text, start..<end, marks: false)
      if !range.isEmpty { sentences.append(range) }
      start = end
    }
    var index = 0
    while index < text.count {
      let scalar = text[index]
      index += 1
      if scalar == "\n" || scalar == "\u{2029}" {
        close(index)
      } else if scalar == "." || scalar == "!" || scalar == "?" {
        var next = index
        while next < text.count, Self.isClosing(text[next]) { next += 1 }
        guard next < text.count, text[next].properties.isWhitespace else { continue }
        if scalar == ".", isAbbreviation(text, before: index - 1) { continue }
        var after = next
        while after < text.count, text[after] == " " { after += 1 }
        if after < text.count, text[after].properties.isLowercase { continue }
        close(next)
        index = next
      }
    }
    close(text.count)
    return sentences
  }

  /// Whether the word before a full stop is an abbreviation or a single letter.
  private func isAbbreviation(_ text: [Unicode.Scalar], before stop: Int) -> Bool {
    var start = stop
    while start > 0, text[start - 1].properties.isAlphabetic { start -= 1 }
    guard start < stop else { return false }
    if stop - start == 1 { return true }
    var word = String.UnicodeScalarView()
    word.append(contentsOf: text[start..<stop])
    return text[start].properties.isUppercase && abbreviations.contains(Words.folded(String(word)))
  }

  private static func isClosing(_ scalar: Unicode.Scalar) -> Bool {
    "\"'\u{201D}\u{2019})]".unicodeScalars.contains(scalar)
  }

  private static func words(_ text: [Unicode.Scalar], in range: Range<Int>) -> [Word] {
    func isLetter(_ index: Int) -> Bool {
      range.contains(index) && (text[index].properties.isAlphabetic || text[index].properties.numericType != nil)
    }
    var words: [Word] = []
    var index = range.lowerBound
    while index < range.upperBound {
      guard isLetter(index) else {
        index += 1
        continue
      }
      let start = index
      // Points and apostrophes between letters are of the word, "'s" is not.
      while isLetter(index)
        || index < range.upperBound && ".'\u{2019},".unicodeScalars.contains(text[index]) && isLetter(index + 1)
          && isLetter(index - 1)
      {
        index += 1
      }
      let folded = Self.folded(text[start..<index])
      guard !folded.isEmpty else { continue }
      words.append(
        Word(range: start..<index, folded: folded, isCapitalised: text[start].properties.isUppercase))
    }
    return words
  }

  /// A word as `Words` folds it; most are of plain letters.
  private static func folded(_ word: ArraySlice<Unicode.Scalar>) -> String {
    if word.allSatisfy({ (0x61...0x7A).contains($0.value | 0x20) && $0.value < 0x80 }) {
      return String(decoding: word.map { UInt8($0.value) | 0x20 }, as: UTF8.self)
    }
    var view = String.UnicodeScalarView()
    view.append(contentsOf: word)
    return Words.split(String(view)).joined()
  }

  /// A range without blanks at its ends and, where asked for, without commas, dashes and quotation marks.
  private static func trimmed(_ text: [Unicode.Scalar], _ range: Range<Int>, marks: Bool = true) -> Range<Int> {
    func isAround(_ scalar: Unicode.Scalar) -> Bool {
      scalar.properties.isWhitespace
        || marks && ",;:-\u{2013}\u{2014}\"\u{201C}\u{201D}".unicodeScalars.contains(scalar)
    }
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, isAround(text[start]) { start += 1 }
    while start < end, isAround(text[end - 1]) { end -= 1 }
    return start..<end
  }
}
